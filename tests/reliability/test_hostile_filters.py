"""R-38: any text in any field of a filter is a question, a sentence or nothing, and the library stays as it is."""

import hashlib
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from navigator.db.library import Library
from navigator.domain.catalogues import SPECS, Catalogue, FacetKey
from navigator.domain.errors import DamagedLibraryError, UserError
from navigator.domain.filters import FacetChoice, Filter
from navigator.domain.results import Presentation
from navigator.domain.vocabulary import BudgetKind
from navigator.services.finding import FindingService
from navigator.services.keeping import SEARCH
from navigator.services.office import OfficeService

pytestmark = pytest.mark.reliability

ATTACKS = [
    "'; DROP TABLE programs; --", '" OR 1=1 --', "%", "_", "\\", "*", "^a", "NEAR(a b)", "name : x", "{name}: x",
    "a AND", "NOT", "()", '"', "\0", "\x1f", "\ud800", "\U0010ffff", "{0}", "{name}", "%s", "研究*", '研究" OR "医療',
    "予算>=1e999",
    "予算>=-1", "予算:..", "年度:9999..", "年度:0", "締切<0001", "締切>9999-12-31", "上限>=99999999999999999999",
    "状態:", "分野:%", "符号:_", "名称:'", "a:b:c", "\u202e研究", "研" * 5000,
]  # fmt: skip

nasty = st.sampled_from(ATTACKS) | st.text(max_size=12)
years = st.none() | st.integers(-(2**70), 2**70) | st.integers(1, 9999)


@st.composite
def questions(draw: st.DrawFn) -> Filter:
    catalogue = draw(st.sampled_from(Catalogue))
    question = Filter(
        catalogue,
        text=" ".join(draw(st.lists(nasty, max_size=3))),
        as_of=draw(years),
        order=draw(st.sampled_from(["", "name"]) | nasty),
        money_kind=draw(st.sampled_from(BudgetKind)),
        money_fy=draw(years),
    )
    for key in draw(st.lists(st.sampled_from(FacetKey), max_size=2)):
        values = st.lists(nasty, max_size=2).map(tuple)
        question = question.with_choice(FacetChoice(key, draw(values), draw(values)))
    return question


def told(act: Callable[[], object]) -> object:
    """Do something that may be refused with a sentence, and with nothing else."""
    try:
        return act()
    except UserError as error:
        refused = error
    assert not isinstance(refused, DamagedLibraryError)
    assert refused.what.ja
    assert refused.remedy.en
    return None


@pytest.fixture(scope="module")
def untouched(library: Library) -> Callable[[], bool]:
    before = hashlib.sha256(library.path.read_bytes()).hexdigest()
    return lambda: hashlib.sha256(library.path.read_bytes()).hexdigest() == before


@settings(max_examples=1800)
@given(question=questions())
@example(Filter(Catalogue.PROGRAMS, "予算>=999999999999999999兆", as_of=2**70, money_fy=-(2**70)))
def test_any_filter_is_answered_or_refused_with_a_sentence(
    finding: FindingService, untouched: Callable[[], bool], question: Filter
) -> None:
    def ask() -> None:
        result = finding.find(question)
        finding.rows(result, 0, 5, Presentation())
        finding.lifts(question)
        finding.catalogue_totals(question)

    told(ask)
    for language in ("ja", "en"):
        assert finding.describe(question).of(language) is not None
    for condition in question.conditions:
        assert finding.condition_label(question, condition).ja
    assert untouched()


@pytest.mark.parametrize("attack", ATTACKS)
@pytest.mark.parametrize("catalogue", list(Catalogue))
def test_known_attacks_in_the_search_box(finding: FindingService, catalogue: Catalogue, attack: str) -> None:
    result = told(lambda: finding.find(Filter(catalogue, attack)))
    assert result is not None, "the search box never refuses"


@pytest.mark.parametrize("sign", ["%", "_", "\\", "*"])
def test_signs_of_patterns_find_only_themselves(finding: FindingService, library: Library, sign: str) -> None:
    for catalogue in Catalogue:
        plain = finding.find(Filter(catalogue, f'"{sign}"')).total
        field = finding.find(Filter(catalogue, f'概要:"{sign}"')).total
        assert field <= plain < finding.find(Filter(catalogue)).total


@pytest.mark.parametrize(
    "text", ["あ" * 50_001, "a" * 50_001, "%" * 50_001, '"' + "研究" * 25_001 + '"', "名称:" + "x" * 50_001]
)
def test_very_long_words_are_a_question_like_any_other(finding: FindingService, text: str) -> None:
    assert finding.find(Filter(Catalogue.EVENTS, text)).total == 0


def test_very_many_words_are_a_question_like_any_other(finding: FindingService) -> None:
    assert finding.find(Filter(Catalogue.FACILITIES, "研究 " * 3000)).total == 59
    assert (
        finding.find(Filter(Catalogue.FACILITIES, " OR ".join(["研究", *(f"x{n}" for n in range(1000))]))).total == 59
    )


@settings(max_examples=100)
@given(name=nasty, note=nasty, text=nasty)
def test_any_name_of_a_saved_search_is_kept_or_refused(saving: OfficeService, name: str, note: str, text: str) -> None:
    before = saving.saved_searches()
    told(lambda: saving.save_search(name, note, Filter(Catalogue.MEASURES, text), replace=True))
    after = saving.saved_searches()
    if len(after) > len(before):
        (made,) = [search for search in after if search.name == name.strip()]
        assert (made.note, made.filter) == (note, Filter(Catalogue.MEASURES, text))
        saving.delete_item(SEARCH, made.name)
    assert saving.saved_searches() == before


@pytest.fixture(scope="module")
def saving(made_library: Path, tmp_path_factory: pytest.TempPathFactory) -> OfficeService:
    from tests.db import libraries  # noqa: PLC0415

    return OfficeService(libraries.opened(libraries.copy(made_library, tmp_path_factory.mktemp("s") / "library.rpn")))


@pytest.mark.parametrize("catalogue", list(Catalogue))
@settings(max_examples=25)
@given(code=nasty)
def test_any_code_is_a_record_or_unknown(finding: FindingService, catalogue: Catalogue, code: str) -> None:
    assert told(lambda: finding.record(catalogue, code)) is None


def test_every_order_key_comes_from_the_list(finding: FindingService) -> None:
    for catalogue in Catalogue:
        for order in SPECS[catalogue].orders:
            assert finding.find(Filter(catalogue, "研究", order=order.key)).total
