"""Mistakes that a form must not let through: circles, far dates, what nobody sees; and a key that is free again."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from navigator.domain.editing import FIRST_DATED, LAST_DATED, read_draft
from navigator.domain.errors import UserError
from navigator.services.suite import ServiceSuite
from tests.db import libraries

TODAY = date(2026, 11, 22)


@pytest.fixture
def suite(library_file: Path):
    library = libraries.opened(library_file)
    yield ServiceSuite(library, TODAY)
    library.close()


def amount(suite: ServiceSuite, program: str, locator: str, **more: str) -> str:
    with suite.library.reading() as connection:
        source = connection.exec_driver_sql("SELECT code FROM sources ORDER BY id LIMIT 1").scalar_one()
    draft = {"program_code": program, "fy": "R8", "kind": "initial", "amount_myen": "100"}
    return suite.editing.save("budgets", {**draft, "source": source, "locator": locator, **more})


def test_an_amount_does_not_lie_in_itself(suite: ServiceSuite) -> None:
    program = suite.editing.save("programs", {"name_ja": "試しの事業", "kind": "menu"})
    first = amount(suite, program, "表1")
    part = {"partial_kind": "component"}
    assert set(suite.editing.check("budgets", {"part_of": first, **part}, first)) == {"part_of"}
    second = amount(suite, program, "表2", part_of=first, **part)
    third = amount(suite, program, "表3", part_of=second, **part)
    assert set(suite.editing.check("budgets", {"part_of": third, **part}, first)) == {"part_of"}
    assert suite.editing.check("budgets", {"part_of": first, **part}, third) == {}
    assert set(suite.editing.check("budgets", {"covers": program}, first)) == {"covers"}


def test_a_program_does_not_cover_itself(suite: ServiceSuite) -> None:
    program = suite.editing.save("programs", {"name_ja": "試しの事業", "kind": "menu"})
    assert set(suite.editing.check("programs", {"umbrella_of": f"cao-oist;{program}"}, program)) == {"umbrella_of"}
    assert suite.editing.check("programs", {"umbrella_of": "cao-oist"}, program) == {}


def test_a_place_that_was_corrected_away_can_be_entered_anew(suite: ServiceSuite) -> None:
    """A record keeps its key when it is changed; what it no longer says is free for another record."""
    program = suite.editing.save("programs", {"name_ja": "試しの事業", "kind": "menu"})
    first = amount(suite, program, "表1")
    suite.editing.save("budgets", {"locator": "表2"}, first)
    again = amount(suite, program, "表1")
    assert again != first
    with suite.library.reading() as connection:
        found = connection.exec_driver_sql(f"SELECT locator FROM budgets WHERE program_code = '{program}' ORDER BY id")
        assert [row[0] for row in found] == ["表2", "表1"]
    draft = suite.editing.draft_of("budgets", again)
    assert set(suite.editing.check("budgets", draft)) == {"locator"}, "the same place twice is still told"


def test_what_uses_a_record_is_named_as_people_call_it(suite: ServiceSuite) -> None:
    program = suite.editing.save("programs", {"name_ja": "試しの事業", "kind": "menu"})
    amount(suite, program, "表1")
    with pytest.raises(UserError, match="予算額"):
        suite.editing.remove("programs", program)


def test_a_second_record_of_a_name_is_told_at_the_name(suite: ServiceSuite) -> None:
    """Contacts and events are known by their names; naming the place in the source would not help."""
    suite.editing.save("contacts", {"name_ja": "試しの窓口"})
    assert set(suite.editing.check("contacts", {"name_ja": "試しの窓口", "tel": "1"})) == {"name_ja"}
    event = {"title_ja": "試しの行事", "kind": "seminar", "date": "R8.4.1"}
    suite.editing.save("events", event)
    assert set(suite.editing.check("events", {**event, "date": "2026/4/1"})) == {"title_ja"}
    assert suite.editing.check("events", {**event, "date": "2026/4/2"}) == {}


def problems(table: str, **draft: str) -> set[str]:
    return set(read_draft(table, draft, lambda _target: (), whole=False).problems)


@pytest.mark.parametrize("typed", ["令和999年1月1日", "9999-12-31", "1867-01-01", "2200-01"])
def test_a_date_that_no_call_has_is_refused(typed: str) -> None:
    assert problems("editions", call_close=typed) == {"call_close"}


@given(st.integers(FIRST_DATED + 5, LAST_DATED), st.integers(1, 12), st.integers(1, 28))
def test_every_date_that_a_call_may_have_is_taken(year: int, month: int, day: int) -> None:
    assert problems("editions", call_close=f"{year}/{month}/{day}") == set()


@pytest.mark.parametrize("typed", ["安全\u202egpj.exe", "\u2066x", "\u200b", "\ufeff\u3000"])
def test_what_nobody_sees_is_told(typed: str) -> None:
    assert problems("measures", name_ja=typed) == {"name_ja"}


@pytest.mark.parametrize("typed", ["𠮷野家", "葛\U000e0100飾区", "👨\u200d👩\u200d👧", "が", "か\u3099", "'=1+1"])
def test_what_people_write_is_kept(typed: str) -> None:
    assert problems("measures", name_ja=typed) == set()
