"""The reference facts: all of them, searchable in any spelling, each with its source."""

import csv
import io
import zipfile

import pytest

from navigator.db.library import Library
from navigator.domain.document import Row, Sources, Table
from navigator.domain.fiscal import YearStyle
from navigator.domain.reference import ReferenceEntry, ReferenceSection
from navigator.domain.results import Presentation
from navigator.services.exporting import to_csv, to_xlsx
from navigator.services.reference import ReferenceService
from navigator.services.sheet_parts import SheetOptions
from tests.db.packages import FACTS

MORE_TABLES = {ReferenceSection.SURVEYS: ("survey_comments",)}


@pytest.fixture(scope="module")
def reference(library: Library) -> ReferenceService:
    return ReferenceService(library)


def rows_of(table: str) -> list[dict[str, str]]:
    with (FACTS / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def found(reference: ReferenceService, query: str) -> list[ReferenceEntry]:
    return list(reference.find(query, None, YearStyle.ERA).entries)


def shown(entry: ReferenceEntry) -> str:
    return " ".join([entry.title.ja, *(part.text.ja for line in entry.lines for part in line.parts)])


@pytest.mark.parametrize("section", ReferenceSection)
def test_every_row_of_the_package_is_an_entry(reference: ReferenceService, section: ReferenceSection) -> None:
    answer = reference.find("", section, YearStyle.ERA)
    tables = (section.value, *MORE_TABLES.get(section, ()))
    assert len(answer.entries) == answer.counts[section] == sum(len(rows_of(table)) for table in tables) > 0


def test_every_entry_leads_to_its_source_and_place(reference: ReferenceService) -> None:
    answer = reference.find("", None, YearStyle.ERA)
    by_number = {citation.number: citation for citation in answer.citations}
    for entry in answer.entries:
        assert by_number[answer.numbers[entry.key]].source == entry.citation.source
        assert entry.citation.locator or entry.section is ReferenceSection.SOURCES
    assert len({entry.key for entry in answer.entries}) == len(answer.entries)
    assert list(by_number) == list(range(1, len(by_number) + 1))


@pytest.mark.parametrize(
    ("spellings", "count"),
    [
        (("コーディネータ", "ｺｰﾃﾞｨﾈｰﾀ", "こーでぃねーた"), None),
        (("広域化", "廣域化"), None),
        (("PMDA", "ＰＭＤＡ", "pmda"), 2),
    ],
)
def test_spellings_find_the_same(reference: ReferenceService, spellings: tuple[str, ...], count: int | None) -> None:
    answers = [[entry.key for entry in found(reference, spelling)] for spelling in spellings]
    assert answers[0]
    assert all(answer == answers[0] for answer in answers)
    assert count is None or len(answers[0]) == count


def test_search_equals_a_scan(reference: ReferenceService) -> None:
    for word in ("協議会", "クラスター", "評価"):
        expected = [entry.key for entry in found(reference, "") if any(word in text for text in entry.texts())]
        assert [entry.key for entry in found(reference, word)] == expected


def test_the_words_of_the_query_language(reference: ReferenceService) -> None:
    tokachi, kobe = ({e.key for e in found(reference, word)} for word in ("十勝", "神戸"))
    assert {e.key for e in found(reference, "十勝 OR 神戸")} == tokachi | kobe
    assert {e.key for e in found(reference, "十勝 神戸")} == tokachi & kobe
    assert not {e.key for e in found(reference, "-十勝")} & tokachi
    broken = reference.find("(十勝", None, YearStyle.ERA)
    assert broken.hint is not None


def test_a_percentage_stands_with_base_and_respondents(reference: ReferenceService) -> None:
    first = reference.find("", ReferenceSection.SURVEYS, YearStyle.ERA).entries[0]
    values = {line.label.ja: [part.text.ja for part in line.parts] for line in first.lines}
    row = rows_of("surveys")[0]
    assert values["割合"] == [f"{row['percent']} %"]
    assert values["母数"] == []  # not on file, and not zero
    assert values["回答者"] == [row["respondents"]]


def test_counts_follow_the_search_in_all_sections(reference: ReferenceService) -> None:
    answer = reference.find("十勝", ReferenceSection.RECOMMENDATIONS, YearStyle.ERA)
    assert answer.counts[ReferenceSection.FINDINGS] > 0
    assert {entry.section for entry in answer.entries} == {ReferenceSection.RECOMMENDATIONS}
    assert answer.total == sum(answer.counts.values()) > len(answer.entries)


def test_paper_and_files_hold_what_is_shown(reference: ReferenceService) -> None:
    presentation = Presentation()
    answer = reference.find("十勝", None, presentation.years)
    document = reference.document(answer, SheetOptions(), presentation)
    rows = [row for block in document.blocks if isinstance(block, Table) for row in block.rows if not row.group]
    assert [row.key for row in rows] == [entry.key for entry in answer.entries]
    assert all(isinstance(row, Row) and row.cells[0].sources for row in rows)
    sources = next(block for block in document.blocks if isinstance(block, Sources))
    assert {number for number, _ in sources.items} == {number for row in rows for number in row.cells[0].sources}
    table = reference.table(answer, presentation)
    assert [row[2] for row in table.rows] == [entry.title.ja for entry in answer.entries]
    assert all(row[4] for row in table.rows)
    read = list(csv.reader(io.StringIO(to_csv(table).decode("utf-8-sig"))))
    assert len(read) == len(answer.entries) + 1
    assert zipfile.is_zipfile(io.BytesIO(to_xlsx(table, presentation)))
    assert all(entry.title.ja in reference.text(answer, presentation) for entry in answer.entries)


def test_glossary_terms_have_meaning_and_source(reference: ReferenceService) -> None:
    definitions = reference.definitions()
    assert [one.term.ja for one in definitions] == [row["term_ja"] for row in rows_of("glossary")]
    assert all(one.meaning and one.source and one.locator for one in definitions)
