"""The lineage of the bundled facts, recounted from the CSV files by the standard library alone."""

import csv
import re
from collections import defaultdict
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from navigator.db.library import Library
from navigator.domain.catalogues import Catalogue
from navigator.domain.chart import MarkKind
from navigator.domain.document import Heading, Sources, Table
from navigator.domain.filters import Filter
from navigator.domain.lineage import LineageFilter
from navigator.domain.lineage_changes import ChangeKind, as_of, between
from navigator.domain.lineage_drawing import LineageDrawing
from navigator.domain.lineage_facts import LineageFacts
from navigator.domain.lineage_layout import lay_out, naive_order, picture_of
from navigator.domain.lineage_picture import crossings
from navigator.domain.lineage_question import LineageQuestion
from navigator.domain.results import Presentation
from navigator.domain.vocabulary import Field, Ministry, Relation
from navigator.services import lineage_words as words
from navigator.services.finding import FindingService
from navigator.services.lineage import LineageService
from navigator.services.lineage_landscape import LandscapeLists, landscape
from navigator.services.lineage_reports import LineageReportService
from navigator.services.papers import PaperService
from navigator.services.sheet_parts import SheetOptions
from tests.db.packages import FACTS

ROWS = Callable[[str], list[dict[str, str]]]


@cache
def rows(name: str) -> list[dict[str, str]]:
    with Path(FACTS / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="module")
def facts(library: Library) -> LineageFacts:
    return LineageService(library).read()


def closure(forward: bool) -> dict[str, set[str]]:
    """What each program leads to, or came from, by adding until nothing is added any more."""
    found: dict[str, set[str]] = defaultdict(set)
    for row in rows("program_successions"):
        if row["to_code"]:
            first, last = (row["from_code"], row["to_code"]) if forward else (row["to_code"], row["from_code"])
            found[first].add(last)
    grown = True
    while grown:
        grown = False
        for code in list(found):
            more = set().union(*(found.get(one, set()) for one in found[code])) - found[code]
            found[code] |= more
            grown = grown or bool(more)
    return found


def test_every_program_and_every_row_is_there(facts: LineageFacts) -> None:
    assert list(facts.graph.programs) == [row["code"] for row in rows("programs")]
    told = sorted(
        (edge.source, edge.target or "", edge.relation.value, one.citation.source, one.citation.locator)
        for edge in facts.graph.edges
        for one in edge.evidence
    )
    printed = sorted(
        (row["from_code"], row["to_code"], row["relation"], row["source"], row["locator"])
        for row in rows("program_successions")
    )
    assert told == printed


def test_a_succession_of_several_sources_is_one_edge(facts: LineageFacts) -> None:
    keys = [(edge.source, edge.target, edge.relation, edge.fy) for edge in facts.graph.edges]
    assert len(keys) == len(set(keys)) == 42
    (phase,) = [edge for edge in facts.graph.edges if edge.target == "mext-chiteki-2"]
    assert len(phase.evidence) == 2


def test_walks_equal_the_recomputation(facts: LineageFacts) -> None:
    after, before = closure(forward=True), closure(forward=False)
    for code in facts.graph.programs:
        assert set(facts.graph.descendants(code)) == after.get(code, set()) - {code}
        assert set(facts.graph.ancestors(code)) == before.get(code, set()) - {code}


def test_as_of_is_what_the_finder_says(facts: LineageFacts, finding: FindingService) -> None:
    for fy in range(1990, 2026):
        answer = finding.find(Filter(Catalogue.PROGRAMS, as_of=fy))
        found = {row.ref.code for row in finding.rows(answer, 0, answer.total, Presentation())}
        assert {one.code for one in as_of(facts.graph, fy)} == found


def test_between_is_what_the_rows_say(facts: LineageFacts) -> None:
    for a, b in ((2001, 2005), (2006, 2007), (2007, 2012)):
        found = between(facts.graph, a, b)
        born = {row["code"] for row in rows("programs") if row["start_fy"] and a < int(row["start_fy"]) <= b}
        assert {one.after[0] for one in found.of_kind(ChangeKind.BORN)} == born
        ended = {row["code"] for row in rows("programs") if row["end_fy"] and a <= int(row["end_fy"]) < b}
        ended |= {
            row["from_code"]
            for row in rows("program_successions")
            if row["relation"] == "ended" and a <= int(row["fy"]) < b
        }
        assert {one.before[0] for one in found.of_kind(ChangeKind.ENDED)} == ended
    merged = {one.after: one.before for one in between(facts.graph, 2009, 2010).of_kind(ChangeKind.MERGED)}
    assert merged["mext-ricp",] == ("mext-chiteki", "mext-chiteki-2", "mext-sangakukan-senryaku", "mext-toshi-area")


def lists(facts: LineageFacts, **asked: object) -> LandscapeLists:
    found = landscape(facts, facts.graph, LineageQuestion(**asked), Presentation())  # type: ignore[arg-type]
    assert found is not None
    return found


def group_sections(found: LandscapeLists) -> dict[str, tuple[tuple[str, ...], tuple[str, ...]]]:
    return {
        one.title: (tuple(entry.code for entry in one.entries), one.notes)
        for one in found.sections
        if "施策群" in one.title
    }


def test_who_joined_and_left_the_group_in_fy2007(facts: LineageFacts) -> None:
    found = list(group_sections(lists(facts, years=(2006, 2007))).values())
    before, after = ({r["program_code"] for r in rows("group_memberships") if r["fy"] == fy} for fy in ("2006", "2007"))
    assert [set(codes) for codes, _notes in found] == [after - before, before - after]


def test_the_group_of_fy2007_has_18_lines_17_measures_and_two_totals(facts: LineageFacts) -> None:
    ((codes, notes),) = group_sections(lists(facts, as_of=2007)).values()
    assert len(codes) == 18
    told = " ".join(notes)
    for number in ("18行", "17", "74,222", "62,889"):
        assert number in told


def test_the_rest_of_fy2005_and_fy2008_is_not_on_file(facts: LineageFacts) -> None:
    for fy, printed in ((2005, "70,332"), (2008, None)):
        ((codes, notes),) = group_sections(lists(facts, as_of=fy)).values()
        assert set(codes) == {row["program_code"] for row in rows("group_memberships") if row["fy"] == str(fy)}
        assert notes[0].endswith("ほかの構成は資料なし")
        assert printed is None or printed in " ".join(notes)
    joined, left = group_sections(lists(facts, years=(2007, 2008))).values()
    assert joined[1] == ("資料のあるものだけ。",)
    assert left[0] == ()
    assert "そろっていない" in left[1][0]


def test_no_number_of_joiners_is_said_where_they_are_not_known(facts: LineageFacts) -> None:
    joined, left = group_sections(lists(facts, years=(2005, 2006)))
    assert joined.endswith("加わった事業")
    assert left.endswith("外れた事業（0 件）")


def test_the_picture_of_all_programs_crosses_little(facts: LineageFacts) -> None:
    picture = lay_out(facts.graph, facts.happenings, facts.plans)
    plain = picture_of(facts.graph, naive_order(facts.graph), facts.happenings, facts.plans)
    assert crossings(picture) * 5 <= crossings(plain)
    assert len(picture.arrows) == len({(e.source, e.target, e.relation, e.fy) for e in facts.graph.edges if e.target})
    assert sum(mark.kind is MarkKind.ENDED for mark in picture.marks) == len(
        {(row["from_code"], row["fy"]) for row in rows("program_successions") if row["relation"] == "ended"}
    )
    decisions = [one for mark in picture.marks for one in mark.happenings]
    assert len(decisions) == sum(bool(row["fy_from"]) for row in rows("decisions"))
    assert any(one.kind is MarkKind.SCREENING for one in decisions)
    assert [plan.fy_from for plan in picture.plans] == [int(row["fy_from"]) for row in rows("basic_plans")]


def test_a_bar_without_a_year_on_file_is_in_no_year(facts: LineageFacts) -> None:
    picture = lay_out(facts.graph)
    for bar in picture.bars:
        if not bar.dated:
            assert bar.end <= picture.fy_from
            assert not any(row["fy"] for row in rows("group_memberships") if row["program_code"] == bar.code)


def test_a_card_tells_years_money_and_ways_with_sources(facts: LineageFacts) -> None:
    told = words.card(facts, "mext-ricp", Presentation())
    assert told.lines[0].startswith("平成22–25年度")
    assert any(line.startswith("予算: 平成22年度 当初予算 10,900 百万円 [") for line in told.lines)
    assert any("← 統合 平成22年度: 都市エリア産学官連携促進事業[" in line for line in told.lines)
    assert any(line.startswith("→ 後継 平成23年度: 地域イノベーション戦略支援プログラム[") for line in told.lines)
    assert any(line.startswith("× 終了 平成25年度まで[") for line in told.lines)
    assert all(line.startswith("[") for line in told.sources)
    bare = words.card(facts, "jst-plaza", Presentation())
    assert words.NO_BUDGET.ja in bare.lines
    assert "終了年度は資料なし" in bare.lines


def test_every_card_names_its_sources_by_title(facts: LineageFacts) -> None:
    for code in facts.graph.programs:
        told = words.card(facts, code, Presentation())
        marks = set(re.findall(r"\[(\d+)\]", "".join(told.lines)))
        assert marks == {re.match(r"\[(\d+)\]", line)[1] for line in told.sources}  # type: ignore[index]


def test_programs_are_found_by_name_other_name_and_code(facts: LineageFacts) -> None:
    assert words.matching(facts, "mext-ricp")[0] == "mext-ricp"
    assert words.matching(facts, "知的クラスター創成事業")[0] == "mext-chiteki"
    assert "jst-a-step" in words.matching(facts, "A-STEP")
    assert words.matching(facts, " ") == ()


@pytest.fixture
def reports(own_library: Library) -> LineageReportService:
    return LineageReportService(own_library, LineageService(own_library))


def test_the_sheet_holds_the_picture_the_changes_and_every_source(
    reports: LineageReportService, own_library: Library
) -> None:
    question = LineageQuestion(LineageFilter(frozenset({Ministry.MEXT})), years=(2006, 2010))
    made = reports.sheet(question, SheetOptions(), Presentation())
    (drawing,) = [block for block in made.blocks if isinstance(block, LineageDrawing)]
    assert {bar.program.ministry for bar in drawing.picture.bars} == {Ministry.MEXT}
    titles = [block.text for block in made.blocks if isinstance(block, Heading)]
    assert titles[0].startswith("平成18年度の姿から平成22年度の姿までの変化")
    (sources,) = [block for block in made.blocks if isinstance(block, Sources)]
    used = {
        number
        for block in made.blocks
        if isinstance(block, Table)
        for row in block.rows
        for cell in row.cells
        for number in cell.sources
    }
    assert used <= {number for number, _text in sources.items}
    kept = PaperService(own_library).find(made.foot.check_id)
    assert kept.kind == "lineage"
    assert LineageQuestion.from_json(kept.spec) == question
    assert set(kept.content["codes"]) == {bar.code for bar in drawing.picture.bars}


def test_a_line_alone_is_titled_by_its_program(reports: LineageReportService) -> None:
    made = reports.sheet(LineageQuestion(focus="mext-ricp", only=True), SheetOptions(), Presentation("en"))
    assert made.title == "Lineage of “Regional Innovation Cluster Programme”"


def test_a_filter_that_nothing_meets_says_so(reports: LineageReportService) -> None:
    nothing = LineageFilter(frozenset({Ministry.MHLW}), fields=frozenset({Field.ENERGY}))
    made = reports.sheet(LineageQuestion(nothing), SheetOptions(), Presentation())
    assert not [block for block in made.blocks if isinstance(block, LineageDrawing)]
    assert "この条件に合う事業はありません。" in str(made.blocks)


def test_the_table_has_a_row_a_succession_or_change(reports: LineageReportService, facts: LineageFacts) -> None:
    whole = reports.table(LineageQuestion(), Presentation())
    assert len(whole.rows) == len(facts.graph.edges)
    changed = reports.table(LineageQuestion(years=(2006, 2007)), Presentation())
    assert len(changed.rows) == len(between(facts.graph, 2006, 2007).changes)
    assert all(len(row) == len(whole.header) for row in (*whole.rows, *changed.rows))
    assert any(Relation.MERGED_INTO.label.ja == row[0] for row in whole.rows)
