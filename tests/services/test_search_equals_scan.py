"""The text search finds exactly what a plain scan over the folded texts finds, in every catalogue."""

from collections.abc import Iterator
from functools import reduce

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from navigator.db.library import Library
from navigator.db.searchfields import SEARCH_FIELDS, RecordTexts, record_texts
from navigator.domain.catalogues import Catalogue
from navigator.domain.filters import Filter
from navigator.domain.fiscal import year_spellings, years_in_query_term
from navigator.domain.folding import fold
from navigator.domain.query import And, FieldWord, Node, Not, Or, Phrase, Range, Word, parse_query
from navigator.domain.results import Presentation
from navigator.services.finding import FindingService
from tests.services import recount

Ids = frozenset[int]


class Scanner:
    """Reads every folded text for every word."""

    def __init__(self, records: dict[Catalogue, list[RecordTexts]]) -> None:
        self._fields = {
            catalogue: {
                record.row_id: {field: [fold(text) for text in record.texts[field]] for field in SEARCH_FIELDS}
                for record in found
            }
            for catalogue, found in records.items()
        }
        # A new library numbers the rows in the order of the package.
        self._codes = {
            catalogue: dict(zip(sorted(fields), recount.records(catalogue), strict=True))
            for catalogue, fields in self._fields.items()
        }

    def texts(self) -> list[str]:
        return [
            text
            for records in self._fields.values()
            for fields in records.values()
            for texts in fields.values()
            for text in texts
            if text
        ]

    def all(self, catalogue: Catalogue) -> Ids:
        return frozenset(self._fields[catalogue])

    def run(self, catalogue: Catalogue, node: Node) -> Ids:
        match node:
            case And(parts):
                return reduce(frozenset.__and__, (self.run(catalogue, part) for part in parts))
            case Or(parts):
                return reduce(frozenset.__or__, (self.run(catalogue, part) for part in parts))
            case Not(part):
                return self.all(catalogue) - self.run(catalogue, part)
            case Word(text):
                return self._word(catalogue, text)
            case Phrase(text):
                return self._containing(catalogue, text, tuple(SEARCH_FIELDS))
            case FieldWord(field, text):
                return self._containing(catalogue, text, (field,))
            case Range():
                raise AssertionError("ranges are recounted elsewhere")

    def _word(self, catalogue: Catalogue, text: str) -> Ids:
        found = self._containing(catalogue, text, tuple(SEARCH_FIELDS))
        year = years_in_query_term(text)
        if year is None:
            return found
        for spelling in year_spellings(year):
            found |= self._containing(catalogue, spelling, tuple(SEARCH_FIELDS))
        return found | {
            row for row, code in self._codes[catalogue].items() if year in recount.fiscal_years(catalogue, code)
        }

    def _containing(self, catalogue: Catalogue, text: str, fields: tuple[str, ...]) -> Ids:
        folded = fold(text)
        return frozenset(
            row
            for row, texts in self._fields[catalogue].items()
            if any(folded in one for field in fields for one in texts[field]) or not folded
        )


@pytest.fixture(scope="session")
def scanner(library: Library) -> Scanner:
    with library.reading() as connection:
        return Scanner({catalogue: list(record_texts(connection, catalogue)) for catalogue in Catalogue})


def found(finding: FindingService, catalogue: Catalogue, text: str) -> Ids:
    result = finding.find(Filter(catalogue, text))
    assert len(set(result.ids.tolist())) == len(result.ids) == result.total
    return frozenset(result.ids.tolist())


def check(finding: FindingService, scanner: Scanner, text: str) -> None:
    node = parse_query(text).node
    for catalogue in Catalogue:
        expected = scanner.all(catalogue) if node is None else scanner.run(catalogue, node)
        assert found(finding, catalogue, text) == expected, (catalogue, text)


catalogues = st.sampled_from(Catalogue)


def pieces(data: st.DataObject, scanner: Scanner) -> str:
    """A piece of one to six letters cut out of the facts' own texts."""
    text = data.draw(st.sampled_from(scanner.texts()))
    start = data.draw(st.integers(0, len(text) - 1))
    return text[start : start + data.draw(st.integers(1, 6))]


# Signs that the language of the search box reads as its own are kept out here and tested below.
SIGNS = set('"＂“”「」｢｣()（）|｜:：<>＜＞=＝≤≥≦≧-－−')


def quoted(text: str) -> str:
    return "".join(letter for letter in text if letter not in SIGNS)


@settings(max_examples=150)
@given(data=st.data())
def test_pieces_of_the_facts_are_found_where_they_stand(
    finding: FindingService, scanner: Scanner, data: st.DataObject
) -> None:
    check(finding, scanner, quoted(pieces(data, scanner)))


@settings(max_examples=150)
@given(text=st.text(st.characters(blacklist_characters="\0"), min_size=1, max_size=6))
@example("%")
@example("_")
@example("\\")
@example("創薬")
@example("酵")
@example("scop")
@example("ＳＣＯＰＥ")
@example("ー")
@example("\x1f")
@example("ﾊﾞｲｵ")
@example("か\u200b\u3099")
@example("\uf841")
@example("2007")
@example("平成19年度")
@example("H19")
def test_any_text_at_all(finding: FindingService, scanner: Scanner, text: str) -> None:
    check(finding, scanner, text if parse_query(text).hint is None and not _has_range(text) else quoted(text))


def _has_range(text: str) -> bool:
    def walk(node: Node | None) -> Iterator[Node]:
        if node is None:
            return
        yield node
        match node:
            case And(parts) | Or(parts):
                for part in parts:
                    yield from walk(part)
            case Not(part):
                yield from walk(part)

    return any(
        isinstance(node, Range) or (isinstance(node, FieldWord) and node.field not in SEARCH_FIELDS)
        for node in walk(parse_query(text).node)
    )


@settings(max_examples=120)
@given(data=st.data(), catalogue=catalogues)
def test_or_never_shrinks_not_complements_and_intersects(
    finding: FindingService, scanner: Scanner, data: st.DataObject, catalogue: Catalogue
) -> None:
    one, two = (f'"{piece}"' for piece in (quoted(pieces(data, scanner)).strip() or "研究" for _ in range(2)))
    first, second = found(finding, catalogue, one), found(finding, catalogue, two)
    assert found(finding, catalogue, f"{one} OR {two}") == first | second
    assert found(finding, catalogue, f"{one} {two}") == first & second
    assert found(finding, catalogue, f"{one} AND {two}") == first & second
    assert found(finding, catalogue, f"NOT {one}") == scanner.all(catalogue) - first
    assert found(finding, catalogue, f"{one} NOT {two}") == first - second
    assert found(finding, catalogue, f"NOT ({one} OR {two})") == scanner.all(catalogue) - first - second


@settings(max_examples=80)
@given(data=st.data(), field=st.sampled_from(["名称", "別名", "提供者", "概要", "符号"]), catalogue=catalogues)
def test_a_field_is_searched_alone(
    finding: FindingService, scanner: Scanner, data: st.DataObject, field: str, catalogue: Catalogue
) -> None:
    piece = quoted(pieces(data, scanner)).strip() or "研究"
    query = f'{field}:"{piece}"'
    node = parse_query(query).node
    assert isinstance(node, FieldWord)
    assert found(finding, catalogue, query) == scanner.run(catalogue, node)


@pytest.mark.parametrize(
    "words",
    [
        ("バイオ", "ﾊﾞｲｵ", "ばいお"),
        ("クラスター", "クラスタ", "ｸﾗｽﾀｰ"),
        ("SCOPE", "scope", "ＳＣＯＰＥ"),
        ("広域", "廣域"),
        ("平成19年度", "H19", "Ｈ１９", "2007年度", "FY2007", "2007"),
        ("平成31年度", "令和元年度", "2019年度"),
    ],
)
def test_forms_that_a_reader_takes_for_one_give_one_answer(finding: FindingService, words: tuple[str, ...]) -> None:
    answers = {tuple(found(finding, catalogue, word) for catalogue in Catalogue) for word in words}
    assert len(answers) == 1
    assert any(answers.pop())


@pytest.mark.parametrize("text", ["OR", "医療 OR", '"医療', "(バイオ", "NOT", ")", "バイオ AND"])
def test_what_cannot_be_parsed_is_searched_as_plain_text_with_a_hint(finding: FindingService, text: str) -> None:
    result = finding.find(Filter(Catalogue.MEASURES, text))
    assert result.hints
    for language in ("ja", "en"):
        assert result.hints[0].of(language)


@pytest.mark.parametrize(
    ("catalogue", "text"),
    [(Catalogue.EVENTS, "予算>=100"), (Catalogue.FACILITIES, "年度:H19"), (Catalogue.PROGRAMS, "締切>=昨日"),
     (Catalogue.MEASURES, "上限>=たくさん"), (Catalogue.PROGRAMS, "年度:H19..H17")],
)  # fmt: skip
def test_a_field_that_does_not_fit_is_searched_as_plain_text_with_a_hint(
    finding: FindingService, catalogue: Catalogue, text: str
) -> None:
    assert finding.find(Filter(catalogue, text)).hints


def test_hits_in_a_name_come_first_and_each_hit_says_why(finding: FindingService, scanner: Scanner) -> None:
    for catalogue in Catalogue:
        for text in ("研究", "ばいお"):
            result = finding.find(Filter(catalogue, text))
            rows = finding.rows(result, 0, result.total, Presentation())
            assert all(row.cells["match"] for row in rows)
            in_name = [row.cells["match"].startswith(("名称", "別名")) for row in rows]
            assert in_name == sorted(in_name, reverse=True)
            english = finding.rows(result, 0, result.total, Presentation(language="en"))
            assert all(row.cells["match"].isascii() for row in english)
