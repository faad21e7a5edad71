"""What the office keeps: every edit can be undone and redone exactly, and the journal misses nothing."""

import contextlib
import json
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from navigator.db.library import Library
from navigator.domain.catalogues import Catalogue
from navigator.domain.errors import UserError
from navigator.domain.filters import Filter
from navigator.domain.record import RecordRef
from navigator.domain.safety import WriteState
from navigator.services import office as office_module
from navigator.services.keeping import SEARCH
from navigator.services.office import TRAY_LIMIT, OfficeService
from tests.db import libraries
from tests.db.packages import table

Marks = dict[str, list[tuple[object, ...]]]

REFS = [RecordRef("measures", row["code"], row["code"]) for row in table("measures")[:7]] + [
    RecordRef("programs", row["code"], row["code"]) for row in table("programs")[:5]
]
NAMES = ["検索", "医療", "a b", "  近畿  ", "x'; DROP TABLE programs; --"]
TABLES = {
    "favourites": "table_name, fact_key, added_at",
    "saved_items": "kind, name, note, content_json, saved_at",
    "tray_items": "table_name, fact_key, position",
}


def marks(path: Path) -> Marks:
    """The office's rows without their numbers."""
    with closing(sqlite3.connect(path)) as connection:
        return {
            name: sorted(connection.execute(f"SELECT {columns} FROM {name}").fetchall())
            for name, columns in TABLES.items()
        }


def replayed(path: Path) -> Marks:
    """The office's rows as the journal alone tells them."""
    rows: dict[tuple[str, str], dict[str, object]] = {}
    with closing(sqlite3.connect(path)) as connection:
        journal = connection.execute(
            "SELECT table_name, fact_key, field, before, after, at, office, change_no FROM changes ORDER BY id"
        ).fetchall()
    for name, key, field, before, after, at, office, _ in journal:
        assert at.endswith("Z")
        assert office
        old = rows.get((name, key))
        if field:
            assert old is not None
            assert old[field] == json.loads(before)
            old[field] = json.loads(after)
        elif after is None:
            assert old == json.loads(before)
            del rows[name, key]
        else:
            assert before is None
            assert old is None
            rows[name, key] = json.loads(after)
    found: Marks = {name: [] for name in TABLES}
    for (name, _), row in rows.items():
        found[name].append(tuple(row[column] for column in TABLES[name].split(", ")))
    return {name: sorted(items) for name, items in found.items()}


refs = st.sampled_from(REFS)
names = st.sampled_from(NAMES)
edits = st.one_of(
    st.tuples(st.just("star"), refs, st.booleans()),
    st.tuples(st.just("tick"), refs),
    st.tuples(st.just("untick"), refs),
    st.tuples(st.just("reorder"), st.permutations(REFS)),
    st.tuples(st.just("clear")),
    st.tuples(st.just("save"), names, st.text("メモ\n", max_size=5), st.booleans()),
    st.tuples(st.just("rename"), names, names),
    st.tuples(st.just("delete"), names),
    st.tuples(st.just("undo")),
    st.tuples(st.just("redo")),
)


def act(office: OfficeService, edit: tuple[object, ...]) -> None:
    what, *arguments = edit
    acts: dict[object, Callable[..., object]] = {
        "star": office.set_favourite,
        "tick": office.add_to_tray,
        "untick": office.remove_from_tray,
        "reorder": office.reorder_tray,
        "clear": office.clear_tray,
        "save": lambda name, note, replace: office.save_search(
            name, note, Filter(Catalogue.MEASURES, note), replace=replace
        ),
        "rename": lambda old, new: office.rename_item(SEARCH, old, new, "新しいメモ"),
        "delete": lambda name: office.delete_item(SEARCH, name),
        "undo": office.undo,
        "redo": office.redo,
    }
    with contextlib.suppress(UserError):
        acts[what](*arguments)


@pytest.fixture(scope="module")
def fast_library(made_library: Path, tmp_path_factory: pytest.TempPathFactory) -> Library:
    """A library for many edits; each example starts where the last one ended."""
    return libraries.opened(libraries.copy(made_library, tmp_path_factory.mktemp("office") / "library.rpn"))


@settings(max_examples=25)
@given(sequence=st.lists(edits, min_size=1, max_size=12))
def test_undo_goes_all_the_way_back_and_redo_all_the_way_forth(
    fast_library: Library, sequence: list[tuple[object, ...]]
) -> None:
    office = OfficeService(fast_library)
    path = fast_library.path
    before = marks(path)
    tray_before = [record.ref for record in office.tray()]
    for edit in sequence:
        act(office, edit)
    assert replayed(path) == marks(path)
    assert len(office.tray()) <= TRAY_LIMIT
    while office.redo() is not None:
        pass
    after = marks(path)
    tray_after = [record.ref for record in office.tray()]
    while office.undo() is not None:
        pass
    assert marks(path) == before
    assert [record.ref for record in office.tray()] == tray_before
    while office.redo() is not None:
        pass
    assert marks(path) == after
    assert [record.ref for record in office.tray()] == tray_after
    assert replayed(path) == marks(path)
    while office.undo() is not None:
        pass


def test_an_undone_removal_returns_to_its_own_place(office: OfficeService) -> None:
    for ref in REFS[:3]:
        office.add_to_tray(ref)
    office.remove_from_tray(REFS[1])
    office.add_to_tray(REFS[3])
    office.remove_from_tray(REFS[2])
    assert [record.ref for record in office.tray()] == [REFS[0], REFS[3]]
    office.undo()
    assert [record.ref for record in office.tray()] == [REFS[0], REFS[2], REFS[3]]


def test_the_tray_holds_eight_and_says_so(office: OfficeService) -> None:
    for ref in REFS[:TRAY_LIMIT]:
        office.add_to_tray(ref)
    office.add_to_tray(REFS[0])
    with pytest.raises(UserError, match="8 件"):
        office.add_to_tray(REFS[TRAY_LIMIT])
    assert len(office.tray()) == 8
    office.reorder_tray([REFS[10], *reversed(REFS[:TRAY_LIMIT])])
    assert [record.ref.code for record in office.tray()] == [ref.code for ref in reversed(REFS[:TRAY_LIMIT])]


def test_a_record_that_is_gone_stays_in_the_tray_and_says_so(office: OfficeService) -> None:
    office.add_to_tray(RecordRef("measures", "long-gone", "long-gone"))
    (record,) = office.tray()
    assert record.gone
    assert record.title.ja == "long-gone"


def test_starring_twice_is_one_change(office: OfficeService) -> None:
    office.set_favourite(REFS[0], True)
    office.set_favourite(REFS[0], True)
    office.undo()
    assert not office.is_favourite(REFS[0])
    assert office.undo() is None


@pytest.mark.parametrize("name", ["", "   ", "\u3000", "a\nb", "a\0b", "\ud83d", "\x7f"])
def test_names_that_cannot_be_kept_are_refused(office: OfficeService, name: str) -> None:
    with pytest.raises(UserError):
        office.save_search(name, "", Filter(Catalogue.MEASURES))
    assert office.saved_searches() == ()


def test_a_taken_name_is_refused_unless_replaced(office: OfficeService) -> None:
    office.save_search("検索", "一", Filter(Catalogue.MEASURES, "医療"))
    with pytest.raises(UserError, match="既にあります"):
        office.save_search(" 検索 ", "二", Filter(Catalogue.PROGRAMS))
    office.save_search("検索", "二", Filter(Catalogue.PROGRAMS), replace=True)
    (found,) = office.saved_searches()
    assert (found.note, found.filter) == ("二", Filter(Catalogue.PROGRAMS))
    office.save_search("別", "", Filter(Catalogue.EVENTS))
    with pytest.raises(UserError, match="既にあります"):
        office.rename_item(SEARCH, "別", "検索", "")
    with pytest.raises(UserError, match="ありません"):
        office.rename_item(SEARCH, "ない", "新しい", "")


@settings(max_examples=60)
@given(text=st.text(max_size=20))
def test_any_text_in_the_search_box_can_be_saved(fast_library: Library, text: str) -> None:
    office = OfficeService(fast_library)
    question = Filter(Catalogue.MEASURES, text)
    office.save_search("任意", "", question, replace=True)
    assert next(search.filter for search in office.saved_searches() if search.name == "任意") == question
    office.undo()


def test_a_search_that_this_program_cannot_read_keeps_its_content(own_library: Library) -> None:
    office = OfficeService(own_library)
    office.save_search("検索", "", Filter(Catalogue.MEASURES, "医療"))
    with own_library.writing() as connection:
        connection.exec_driver_sql('UPDATE saved_items SET content_json = \'{"catalogue": "stars"}\'')
    assert office.saved_searches()[0].filter is None
    office.rename_item(SEARCH, "検索", "新しい名前", "メモ")
    (found,) = office.saved_searches()
    assert (found.name, found.filter) == ("新しい名前", None)
    with own_library.reading() as connection:
        kept = connection.exec_driver_sql("SELECT content_json FROM saved_items").scalar()
    assert kept == '{"catalogue": "stars"}'


@pytest.mark.parametrize(
    "content", ["", "null", "[]", "1", '"x"', '{"catalogue": 1}', "{", '{"catalogue": "measures", "where": 5}']
)
def test_a_broken_saved_filter_is_no_filter(content: str) -> None:
    assert office_module._filter(content) is None


def test_a_read_only_library_refuses_every_edit_with_one_sentence(
    made_library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    library = libraries.opened(made_library)
    monkeypatch.setattr(library, "_opened_as", WriteState.PROTECTED)
    office = OfficeService(library)
    edits: list[Callable[[], object]] = [
        lambda: office.set_favourite(REFS[0], True),
        lambda: office.add_to_tray(REFS[0]),
        lambda: office.save_search("検索", "", Filter(Catalogue.MEASURES)),
        lambda: office.delete_item(SEARCH, "検索"),
        office.clear_tray,
    ]
    for edit in edits:
        with pytest.raises(UserError, match="読み取り専用"):
            edit()
    assert office.undo() is None
    assert office.tray() == ()
    library.close()


def test_each_use_case_has_one_number_and_counts_up(own_library: Library) -> None:
    office = OfficeService(own_library)
    office.save_search("一", "", Filter(Catalogue.MEASURES))
    office.rename_item(SEARCH, "一", "二", "メモ")
    office.undo()
    with own_library.reading() as connection:
        rows = connection.exec_driver_sql("SELECT change_no, count(*), use_case FROM changes GROUP BY 1").all()
        number = connection.exec_driver_sql("SELECT value FROM library_info WHERE key = 'change_number'").scalar()
    assert [tuple(row) for row in rows] == [(1, 1, "save_search"), (2, 2, "rename_search"), (3, 2, "revert 2")]
    assert number == "3"
