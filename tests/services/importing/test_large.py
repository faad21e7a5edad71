"""Large files: what is told on the way, stopping anywhere, and the same result whatever is remembered (R-34)."""

import csv
import tempfile
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import text

from navigator.db import engine, reindexing, textindex
from navigator.db.library import Library
from navigator.domain.importing import ImportCounts, PlannedRow, Verdict
from navigator.services.importing import known, planning, running
from navigator.services.suite import ServiceSuite
from tests.db import libraries
from tests.db.libraries import TODAY
from tests.services.importing.worlds import World, csv_file, measures_csv

ROWS = 120
SAID = ("changes", "library_info")
"""What a step that was taken back leaves: its lines in the journal and its number."""


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder in which temporary files are made."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


@pytest.fixture
def small_steps(monkeypatch: pytest.MonkeyPatch) -> None:
    """Work in small portions, so that a small file goes through everything that a large one does."""
    monkeypatch.setattr(planning, "BATCH", 20)
    monkeypatch.setattr(running, "BATCH", 20)
    monkeypatch.setattr("navigator.db.writes._BATCH", 20)
    monkeypatch.setattr("navigator.db.reverting._BATCH", 20)
    monkeypatch.setattr("navigator.db.textindex._BATCH", 200)
    monkeypatch.setattr("navigator.services.importing.references._PAUSE", 20)
    monkeypatch.setattr("navigator.db.backup._PAGES", 200)
    monkeypatch.setattr(engine, "STEPS", 20_000)
    monkeypatch.setattr(reindexing, "MOST_SINGLE", 30)
    monkeypatch.setattr(reindexing, "_BATCH", 20)


def row(number: int) -> dict[str, str]:
    """A synthetic measure; some are children of others, and some name a round."""
    return {
        "code": f"synthetic-{number}",
        "name_ja": f"合成の支援策 {number}号",
        "provider_ja": "合成市",
        "parent_code": f"synthetic-{number + 1}" if number % 3 == 0 and number + 1 < ROWS else "",
        "amount_max_myen": str(number),
        "summary_ja": "合成データ。" * (number % 50),
        "locator": f"{number} 行",
    }


class StoppedError(Exception):
    """What a progress raises when the reader stops."""


class Progress:
    """Counts its calls, and raises at one of them."""

    def __init__(self, stop_at: int = -1) -> None:
        self.calls: list[tuple[int, int]] = []
        self._stop_at = stop_at

    def __call__(self, done: int, total: int) -> None:
        """Count."""
        self.calls.append((done, total))
        if len(self.calls) == self._stop_at:
            raise StoppedError


def stopped_everywhere(act: Callable[[Progress], object], calls: int, unchanged: Callable[[], object]) -> None:
    """Stop ``act`` at some twelve of its calls; whatever ``unchanged`` tells stays the same."""
    before = unchanged()
    for stop_at in sorted({1, 2, calls, *range(1, calls + 1, max(1, calls // 10))}):
        with pytest.raises(StoppedError):
            act(Progress(stop_at))
        assert unchanged() == before, f"stopped at call {stop_at} of {calls}"


@pytest.mark.usefixtures("small_steps")
def test_a_dry_run_tells_and_stops_anywhere(world: World, tmp_path: Path, temporary: Path) -> None:
    path = measures_csv(tmp_path / "measures.csv", [row(number) for number in range(ROWS)])
    progress = Progress()
    plan = world.service.plan(path, progress=progress)
    plan.close()
    assert len(progress.calls) >= ROWS // 20 + ROWS // 20, "the rows and what they lead to"
    stopped_everywhere(
        lambda progress: world.service.plan(path, progress=progress),
        len(progress.calls),
        lambda: (libraries.dump(world.library.path), sorted(temporary.iterdir())),
    )


@pytest.mark.usefixtures("small_steps")
def test_a_step_and_its_undo_tell_and_stop_anywhere(world: World, tmp_path: Path, temporary: Path) -> None:
    path = measures_csv(tmp_path / "measures.csv", [row(number) for number in range(ROWS)])
    edits = world.suite.edits
    before = libraries.dump(world.library.path, without=SAID)

    def state() -> object:
        backups = [one.name for one in (world.library.path.parent / "backups").glob("*") if one.suffix == ".new"]
        return libraries.dump(world.library.path), sorted(temporary.iterdir()), backups

    with closing(world.service.plan(path)) as plan:
        counted = Progress()
        world.service.run(plan, progress=counted)
        assert {total for _, total in counted.calls} == {ROWS + 1}
        assert [done for done, _ in counted.calls] == sorted(done for done, _ in counted.calls)
        assert sum(done == 0 for done, _ in counted.calls) > 3, "the backup tells"
        assert sum(done == ROWS + 1 for done, _ in counted.calls) > 3, "the text index tells"

    after = libraries.dump(world.library.path, without=SAID)
    undone = Progress()
    assert edits.undo(undone) is not None
    assert libraries.dump(world.library.path, without=SAID) == before
    assert len(undone.calls) > (ROWS + 1) // 20
    assert edits.redo() is not None
    assert libraries.dump(world.library.path, without=SAID) == after

    stopped_everywhere(edits.undo, len(undone.calls), state)
    assert edits.undo() is not None, "an undo that was stopped can be asked for again"
    assert libraries.dump(world.library.path, without=SAID) == before

    with closing(world.service.plan(path)) as plan:
        stopped_everywhere(lambda progress: world.service.run(plan, progress=progress), len(counted.calls), state)
        world.service.run(plan)
    assert libraries.dump(world.library.path, without=SAID) == after


def found_by(library: Library) -> dict[str, list[str]]:
    """The index, read back: the ids under some grams, and every folded text."""
    with library.reading() as connection:
        grams = ("合成", "市", "1", "支援策", "大学")
        found = {gram: [str(one) for one in textindex.matching(connection, gram)] for gram in grams}
        rows = connection.execute(text("SELECT * FROM search_texts ORDER BY id")).all()
    return {**found, "": [str(one) for one in rows]}


@pytest.mark.parametrize("single", [0, 10**6])
def test_an_index_brought_up_to_date_is_one_made_anew(
    world: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, single: int
) -> None:
    monkeypatch.setattr(reindexing, "MOST_SINGLE", single)
    rows = [row(number) for number in range(ROWS)]
    world.take(measures_csv(tmp_path / "measures.csv", rows))
    changed = [{**one, "name_ja": f"直した{one['name_ja']}"} for one in rows[:60]]
    world.take(measures_csv(tmp_path / "again.csv", changed))
    for act in (lambda: None, world.suite.edits.undo, world.suite.edits.undo, world.suite.edits.redo):
        act()
        kept = found_by(world.library)
        with world.library.writing() as connection:
            textindex.rebuild(connection)
        assert found_by(world.library) == kept


@pytest.mark.parametrize("short", [0, 10**6])
def test_references_are_found_by_heart_or_by_asking(
    world: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, short: int
) -> None:
    monkeypatch.setattr(known, "_SHORT", short)
    monkeypatch.setattr(known, "_REMEMBERED", 3)
    with world.library.reading() as connection:
        codes = [str(code) for code in connection.execute(text("SELECT code FROM programs LIMIT 12")).scalars()]
        measure = str(connection.execute(text("SELECT code FROM measures LIMIT 1")).scalar())
        metric = str(connection.execute(text("SELECT code FROM metrics LIMIT 1")).scalar())
    rows = [
        {**row(number), "parent_code": measure if number % 2 else "", "program_code": code}
        for number, code in enumerate((*codes, "nobody", codes[0], "noone"))
    ]
    refused = world.rows(measures_csv(tmp_path / "measures.csv", rows), Verdict.REFUSED)
    assert [found.key for found in refused] == ["synthetic-12", "synthetic-14"]
    budgets = [
        ["program_code", "fy", "kind", "amount_myen", "is_partial", "partial_kind", "part_of"],
        *([code, "2020", "initial", "5", "0", "component" if number else "", ""] for number, code in enumerate(codes)),
    ]
    assert world.counts(csv_file(tmp_path / "budgets.csv", budgets))[3] in (0, len(codes) - 1)
    outcomes = [
        ["subject_type", "subject_code", "metric_code", "value", "accumulation", "fy_from", "fy_to"],
        *(["program", code, metric, "1", "period", "2007", "2007"] for code in (*codes, "nobody")),
    ]
    reasons = world.reasons(csv_file(tmp_path / "outcomes.csv", outcomes))
    assert any("nobody" in reason for reason in reasons)


def test_what_leads_to_refused_rows_falls_in_any_order(world: World, tmp_path: Path) -> None:
    chain = [{**row(number), "parent_code": f"synthetic-{number + 1}"} for number in range(ROWS)]
    for order in (1, -1):
        path = measures_csv(tmp_path / f"{order}.csv", chain[::order])
        refused = world.rows(path, Verdict.REFUSED)
        assert len(refused) == ROWS
        assert sum("資料にもこのファイルにも" in one.reason.ja for one in refused if one.reason) == 1
        assert {one.key for one in refused} == {one["code"] for one in chain}


def test_a_record_of_the_same_core_is_suspected_with_the_first_three(world: World, tmp_path: Path) -> None:
    same = [{**row(number), "name_ja": f"合成ものづくり補助（第{number}回公募）"} for number in range(1, 6)]
    world.take(measures_csv(tmp_path / "five.csv", same))
    again = [{**row(9), "name_ja": "合成ものづくり補助　令和7年度"}, {**row(10), "name_ja": "別の補助金の名"}]
    found = world.rows(measures_csv(tmp_path / "more.csv", again), Verdict.NEW)
    like = {one.key: [other.code for other in one.like] for one in found if one.table == "measures"}
    assert like == {"synthetic-9": ["synthetic-1", "synthetic-2", "synthetic-3"], "synthetic-10": []}


def test_a_hundred_portions_are_planned_like_one(world: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rows = [row(number) for number in range(ROWS)]
    rows[7]["amount_max_myen"] = "x"
    rows[9]["code"] = "SYNTHETIC-8"
    rows[11]["parent_code"] = "synthetic-7"
    path = measures_csv(tmp_path / "measures.csv", rows)

    def planned(portion: int) -> tuple[ImportCounts, list[PlannedRow]]:
        monkeypatch.setattr(planning, "BATCH", portion)
        plan = world.service.plan(path)
        found = plan.counts, list(plan.stage.rows(*Verdict))
        plan.close()
        return found

    assert planned(1) == planned(7) == planned(500)


def test_changes_of_many_records_are_taken_back_field_by_field(world: World, tmp_path: Path) -> None:
    path = tmp_path / "measures.csv"
    with world.library.reading() as connection:
        codes = connection.execute(text("SELECT code FROM measures ORDER BY id LIMIT 30")).scalars().all()
    with path.open("w", encoding="utf-8", newline="") as file:
        out = csv.writer(file)
        out.writerow(["code", "name_ja", "summary_ja", "amount_max_myen"])
        out.writerows([code, f"直した {number}", "", str(number)] for number, code in enumerate(codes))
    before = libraries.dump(world.library.path, without=SAID)
    world.take(path)
    after = libraries.dump(world.library.path, without=SAID)
    assert after != before
    for wanted, act in ((before, "undo"), (after, "redo"), (before, "undo")):
        getattr(world.suite.edits, act)()
        assert libraries.dump(world.library.path, without=SAID) == wanted
    assert ServiceSuite(world.library, TODAY).importing.log()[0].undone
