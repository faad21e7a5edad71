"""The coverage map against a recount of the package's rows, and against the finder."""

import itertools
from decimal import Decimal

import pytest

from navigator.db.library import Library
from navigator.domain.catalogues import NO_DATA, Catalogue
from navigator.domain.coverage import CoverageAxis, CoverageSpec, coverage_json
from navigator.domain.coverage_likeness import ALIKE
from navigator.domain.errors import UserError
from navigator.domain.record import RecordRef
from navigator.domain.vocabulary import Block, Stage
from navigator.services.coverage import CoverageService
from navigator.services.finding import FindingService
from tests.db.packages import items, table

SPECS = [
    CoverageSpec(fy, block, by)
    for fy, block, by in itertools.product((2007, 2025), (None, Block.HOKKAIDO, Block.TOHOKU), CoverageAxis)
]
STAGES = [stage.value for stage in Stage]


@pytest.fixture(scope="module")
def coverage(library: Library) -> CoverageService:
    return CoverageService(library)


def stages_of(row: dict[str, str]) -> list[str]:
    named = [STAGES.index(row[column]) for column in ("stage_from", "stage_to") if row[column]]
    return STAGES[min(named) : max(named) + 1] if named else [NO_DATA]


def fiscal(day: str, *, last: bool) -> int:
    """The fiscal year of a date; one known to the year alone may lie in two."""
    year, month = int(day[:4]), int(day[5:7]) if len(day) > 4 else (12 if last else 1)
    return year if month >= 4 else year - 1


def counts_in(row: dict[str, str], fy: int) -> bool:
    """Whether a measure has a round of the year, or a call that was open in it."""
    for edition in table("editions"):
        if edition["measure_code"] != row["code"]:
            continue
        opens, closes = edition["call_open"], edition["call_close"]
        if edition["fy"] == str(fy):
            return True
        if opens or closes:
            first = fiscal(opens or closes, last=False)
            if first <= fy <= fiscal(closes or opens, last=True):
                return True
    return False


def recount(spec: CoverageSpec) -> dict[tuple[str, str], int]:
    """Measures by stage and value, counted from the CSV files by the standard library."""
    block_of = {row["name_ja"]: row["block_code"] for row in table("prefectures")}
    column = "fields" if spec.by is CoverageAxis.FIELD else "eligible"
    found: dict[tuple[str, str], int] = {}
    for row in table("measures"):
        blocks = {
            *items(row["block_codes"]),
            *(block_of[name] for name in items(row["prefectures"]) if name in block_of),
        }
        if counts_in(row, spec.fy) and (spec.block is None or not blocks or spec.block.value in blocks):
            for place in itertools.product(stages_of(row), items(row[column]) or [NO_DATA]):
                found[place] = found.get(place, 0) + 1
    return found


@pytest.mark.parametrize("spec", [one for one in SPECS if one.by is not CoverageAxis.MINISTRY], ids=str)
def test_measures_equal_a_recount_of_the_files(coverage: CoverageService, spec: CoverageSpec) -> None:
    found = coverage.coverage(spec)
    assert {(cell.stage, cell.value): cell.measures for cell in found.cells if cell.measures} == recount(spec)


@pytest.mark.parametrize("spec", SPECS, ids=str)
def test_every_cell_equals_its_filter(coverage: CoverageService, finding: FindingService, spec: CoverageSpec) -> None:
    for cell in coverage.coverage(spec).cells:
        for catalogue, count in ((Catalogue.MEASURES, cell.measures), (Catalogue.PROGRAMS, cell.programs)):
            question = spec.filter_of(catalogue, cell.stage, cell.value)
            assert finding.count(question) == count, question
        if cell.measures:
            money = finding.find(spec.filter_of(Catalogue.MEASURES, cell.stage, cell.value)).money
            assert cell.ceilings == money
        if cell.money is not None:
            assert cell.money == finding.find(spec.filter_of(Catalogue.PROGRAMS, cell.stage, cell.value)).money


def test_the_members_of_a_cell_are_its_measures(coverage: CoverageService) -> None:
    spec = CoverageSpec(2025)
    for cell in coverage.coverage(spec).cells:
        refs = coverage.members(spec, cell.stage, cell.value)
        assert len(set(refs)) == cell.measures


def test_overlaps_are_pairs_of_the_cell_with_reasons(coverage: CoverageService) -> None:
    spec = CoverageSpec(2025)
    crowded = coverage.coverage(spec).crowded
    assert crowded[0].measures == max(cell.measures for cell in crowded)
    inside = {ref.code for ref in coverage.members(spec, crowded[0].stage, crowded[0].value)}
    pairs = coverage.overlaps(spec, crowded[0].stage, crowded[0].value)
    assert pairs
    for pair in pairs:
        assert {pair.ref.code, pair.likeness.ref.code} <= inside
        assert pair.likeness.points == sum(reason.points for reason in pair.likeness.reasons) >= ALIKE
    assert [pair.likeness.points for pair in pairs] == sorted((pair.likeness.points for pair in pairs), reverse=True)


def test_similar_measures_come_with_their_reasons(coverage: CoverageService) -> None:
    spec = CoverageSpec(2025)
    cell = coverage.coverage(spec).crowded[0]
    pair = coverage.overlaps(spec, cell.stage, cell.value)[0]
    found = coverage.similar(pair.ref, 500)
    assert pair.ref not in [one.ref for one in found]
    assert pair.likeness in found
    assert all(one.reasons for one in found)
    assert len(coverage.similar(pair.ref, 3)) == 3
    for wrong in (RecordRef("measures", "?", "?"), RecordRef("programs", "mext-chiteki", "mext-chiteki")):
        with pytest.raises(UserError):
            coverage.similar(wrong)


def test_two_years_are_compared_cell_by_cell(coverage: CoverageService) -> None:
    before, after = CoverageSpec(2024), CoverageSpec(2025)
    assert coverage.compare(before, before) == ()
    one, other = coverage.coverage(before), coverage.coverage(after)
    for change in coverage.compare(before, after):
        assert change.before == one.cell(change.stage.value, change.column.value)
        assert change.after == other.cell(change.stage.value, change.column.value)
    with pytest.raises(UserError):
        coverage.compare(before, CoverageSpec(2024, by=CoverageAxis.MINISTRY))


def test_the_ministry_of_fy2007_and_its_money(coverage: CoverageService) -> None:
    """Chiteki's money lies in the umbrella's amount: the two are never added."""
    found = coverage.coverage(CoverageSpec(2007, by=CoverageAxis.MINISTRY))
    cell = found.cell("basic", "mext")
    assert cell.money is not None
    assert cell.money.with_partial >= cell.money.without_partial > Decimal(0)
    programs = [line.program for line in cell.money.counted]
    assert len(programs) == len(set(programs))
    data = coverage_json(found)
    assert len(data["cells"]) == len(data["rows"]) * len(data["columns"])


def test_forgetting_reads_the_facts_again(own_library: Library) -> None:
    from sqlalchemy import text  # noqa: PLC0415 - for this test alone

    service = CoverageService(own_library)
    spec = CoverageSpec(2025)
    before = service.coverage(spec).measures
    with own_library.writing() as connection:
        connection.execute(text("DELETE FROM editions WHERE fy = 2025"))
    assert service.coverage(spec).measures == before
    service.forget()
    assert service.coverage(spec).measures < before
