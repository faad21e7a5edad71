"""Merging in batches: what becomes of a package does not depend on how many rows are written at once. All made up."""

import contextlib
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from navigator.db import merging
from navigator.db.mergeplaces import named_rows
from navigator.db.schema import Base
from navigator.db.writes import Writer
from navigator.domain.errors import UserError
from navigator.domain.vocabulary import Confidence, SourceKind
from tests.db import libraries
from tests.services.exchanges import PROGRAM, TOUCHED, Office, content, give, program, synonym, theme

_CODES = st.sampled_from(("own-a", "own-b", "own-c"))
_WORDS = st.sampled_from(("甲", "乙"))
TABLES = (*TOUCHED, "budgets")


def _there(office: Office, code: str) -> bool:
    return office.cell("programs", {"fact_key": code}, "code") is not None


def _parent(office: Office, code: str, _word: str) -> None:
    if code != "own-a" and _there(office, code) and _there(office, "own-a"):
        office.put("programs", {"fact_key": code}, {"parent_code": "own-a"})


def _source(office: Office, code: str, word: str) -> None:
    named = {"code": f"s-{code}", "title_ja": word, "kind": SourceKind.OTHER, "confidence": Confidence.REPORTED}
    office.put("sources", {"fact_key": f"s-{code}"}, named)


def _cite(office: Office, code: str, word: str) -> None:
    source = office.cell("sources", {"fact_key": f"s-{code}"}, "code")
    if source is not None and _there(office, code):
        office.put("programs", {"fact_key": code}, {"source": source, "locator": word})


def _drop(office: Office, code: str, _word: str) -> None:
    with contextlib.suppress(UserError):
        office.remove("programs", {"fact_key": code})


_DEEDS: dict[str, Callable[[Office, str, str], object]] = {
    "program": program,
    "theme": lambda office, code, _word: _there(office, code) and theme(office, f"theme-{code}", code),
    "parent": _parent,
    "source": _source,
    "cite": _cite,
    "budget": lambda office, code, word: office.change(lambda to: to.put_many("budgets", _budgets(office, code, word))),
    "pair": lambda office, code, word: synonym(office, word, code),
    "unpair": lambda office, _code, word: office.remove("synonyms", {"word": word, "same_as": "同義"}),
    "correct": lambda office, code, word: office.put(
        "programs", {"fact_key": PROGRAM}, {"name_ja": word, "note": code}
    ),
    "untheme": lambda office, code, _word: office.remove("themes", {"fact_key": f"theme-{code}"}),
    "drop": _drop,
    "undo": lambda office, _code, _word: office.edits.undo(),
}
_ACTS = st.lists(st.tuples(st.sampled_from(sorted(_DEEDS)), _CODES, _WORDS), min_size=1, max_size=14)


def _budgets(office: Office, code: str, word: str) -> Iterator[tuple[dict[str, Any], dict[str, Any]]]:
    old = office.rows("budgets")[0]
    row = {name: cell for name, cell in old.items() if name not in ("id", "fact_key", "origin", "withdrawn", "part_of")}
    yield {"fact_key": f"b-{code}"}, {**row, "note": word}
    whole = office.cell("budgets", {"fact_key": f"b-{code}"}, "id")
    if whole is not None:
        yield {"fact_key": f"b-{code}-part"}, {**row, "note": word, "part_of": whole}


@given(before=_ACTS, here=_ACTS, after=_ACTS)
@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
def test_batches_change_nothing(
    made_library: Path, tmp_path_factory: pytest.TempPathFactory, before: list[Any], here: list[Any], after: list[Any]
) -> None:
    folder = tmp_path_factory.mktemp("batches")
    one, other = Office(made_library, folder / "A", "A"), Office(made_library, folder / "B", "B")
    for what, code, word in before:
        _DEEDS[what](one, code, word)
    give(one, other)
    for office, acts in ((other, here), (one, after)):
        for what, code, word in acts:
            _DEEDS[what](office, code, word)
    path = one.hand()
    found = [_merged(folder, other, path, size) for size in (1, 3, 400)]
    assert found[0] == found[1] == found[2]
    one.close()
    other.close()


def _merged(folder: Path, office: Office, path: Path, size: int) -> tuple[object, ...]:
    """What comes of merging into a copy of the library, so many rows at once."""
    copied = libraries.opened(libraries.copy(office.path, folder / f"copy-{size}.rpn"))
    twin = object.__new__(Office)
    twin.library, opened = copied, office.exchange.open(path)
    with pytest.MonkeyPatch.context() as patch, copied.writing() as connection:
        patch.setattr(merging, "BATCH", size)
        writer = Writer(connection, "test")
        report = merging.Merger(writer, opened.package.upto).merge(opened.package.edits)
        writer.finish()
    found = content(twin, TABLES), report.tables, report.conflicts, sorted(report.kept), _heard(twin)
    copied.close()
    return found


def _heard(office: Office) -> list[tuple[object, ...]]:
    """The edits of the other office as this one keeps them."""
    with office.library.reading() as connection:
        lines = connection.exec_driver_sql(
            "SELECT table_name, fact_key, field, hlc, before, after, use_case FROM changes WHERE use_case <> 'test' "
            "OR office NOT IN (SELECT value FROM library_info WHERE key = 'office_id')"
        )
        return sorted((tuple(map(str, line)) for line in lines), key=str)


def test_who_names_a_row_is_found_for_many_at_once(made_library: Path, tmp_path: Path) -> None:
    office = Office(made_library, tmp_path / "A", "A")
    for code in ("own-a", "own-b", "own-c"):
        program(office, code, code)
    theme(office, "theme-a", "own-a")
    office.put("programs", {"fact_key": "own-b"}, {"parent_code": "own-b"})
    rows = [row for row in office.rows("programs") if str(row["code"]).startswith("own-")]
    with office.library.reading() as connection:
        named = named_rows(connection, Base.metadata.tables["programs"], rows)
    assert [row["code"] for row in rows if row["id"] in named] == ["own-a"]
    office.close()


@pytest.mark.parametrize("size", [1, 400])
def test_a_chain_that_comes_in_the_wrong_order_is_taken(
    made_library: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, size: int
) -> None:
    monkeypatch.setattr(merging, "BATCH", size)
    one, other = Office(made_library, tmp_path / "A", "A"), Office(made_library, tmp_path / "B", "B")
    codes = [f"own-{number}" for number in range(6)]
    for code in reversed(codes):
        program(one, code, code)
    for upper, lower in pairwise(codes):
        one.put("programs", {"fact_key": lower}, {"parent_code": upper})
    report = give(one, other)
    assert not report.refused
    assert content(one) == content(other)
    one.close()
    other.close()
