"""The list of synonyms on a library: edits, undo, and that the finder follows and says so."""

from datetime import date

import pytest

from navigator.db.library import Library
from navigator.domain.catalogues import Catalogue
from navigator.domain.errors import UserError
from navigator.domain.filters import Filter
from navigator.domain.results import Presentation
from navigator.services.suite import ServiceSuite

TODAY = date(2026, 11, 22)


@pytest.fixture
def suite(own_library: Library) -> ServiceSuite:
    return ServiceSuite(own_library, TODAY)


def ids(suite: ServiceSuite, text: str, **other: object) -> set[int]:
    return {int(one) for one in suite.finding.find(Filter(Catalogue.MEASURES, text, **other)).ids}  # type: ignore[arg-type]


def test_the_finder_finds_synonyms_says_so_and_can_do_without(suite: ServiceSuite) -> None:
    alone, other = ids(suite, "補助金"), ids(suite, "助成")
    assert other - alone
    suite.synonyms.add("補助金", "助成")
    assert ids(suite, "補助金") == ids(suite, "助成") == alone | other
    question = Filter(Catalogue.MEASURES, "補助金")
    result = suite.finding.find(question)
    assert any("助成" in hint.ja for hint in result.hints)
    assert ids(suite, "補助金", synonyms=False) == alone
    rows = suite.finding.rows(result, 0, result.total, Presentation())
    assert any("同義語「助成」" in row.cells["match"] for row in rows)


def test_hits_in_names_come_first_by_either_word(suite: ServiceSuite) -> None:
    suite.synonyms.add("補助金", "助成")
    result = suite.finding.find(Filter(Catalogue.MEASURES, "補助金"))
    rows = suite.finding.rows(result, 0, result.total, Presentation())
    named = [("補助金" in row.cells["name"] or "助成" in row.cells["name"]) for row in rows]
    first_without = named.index(False)
    in_name = [row.cells["match"].startswith(("名称", "別名")) for row in rows]
    assert all(in_name[: in_name.index(False)])
    assert all(named[: min(first_without, in_name.index(False))])


def test_switching_removing_and_undoing_hold_at_once(suite: ServiceSuite) -> None:
    alone = ids(suite, "補助金")
    suite.synonyms.add("補助金", "助成")
    both = ids(suite, "補助金")
    (pair,) = suite.synonyms.pairs()
    suite.synonyms.set_active(pair, False)
    assert ids(suite, "補助金") == alone
    suite.edits.undo()
    assert ids(suite, "補助金") == both
    suite.synonyms.remove(pair)
    assert ids(suite, "補助金") == alone
    assert suite.synonyms.pairs() == ()
    suite.edits.undo()
    assert suite.synonyms.pairs() == (pair,)
    assert ids(suite, "補助金") == both


def test_a_pair_stands_once_in_either_direction(suite: ServiceSuite) -> None:
    suite.synonyms.add("補助金", "助成金")
    for first, second in (("補助金", "助成金"), ("助成金", "補助金")):
        with pytest.raises(UserError, match="既にあります"):
            suite.synonyms.add(first, second)
    assert frozenset(("補助金", "助成金")) not in {
        frozenset((pair.word, pair.same_as)) for pair in suite.synonyms.suggested()
    }


@pytest.mark.parametrize(
    ("first", "second"), [("", "x"), ("x", "　"), ("x\n", "a\0b"), ("a" * 101, "b"), ("ｱ", "ア"), ("\ud83d", "a")]
)
def test_words_that_cannot_be_kept_are_refused(suite: ServiceSuite, first: str, second: str) -> None:
    with pytest.raises(UserError):
        suite.synonyms.add(first, second)
    assert suite.synonyms.pairs() == ()


def test_a_new_library_uses_no_synonym_but_suggests_some(suite: ServiceSuite) -> None:
    assert suite.synonyms.pairs() == ()
    assert suite.synonyms.suggested()
