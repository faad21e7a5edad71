"""Documents of every kind say what the screen says, with their sources, head, foot and check id."""

from datetime import date

import pytest

from navigator.db.library import Library
from navigator.domain.catalogues import SPECS, Catalogue, FacetKey
from navigator.domain.document import (
    BarChart,
    Cell,
    Document,
    Entries,
    Heading,
    Lead,
    Line,
    Notes,
    PageSetup,
    PaperSize,
    Sources,
    Table,
    Title,
)
from navigator.domain.filters import Filter, choice_of
from navigator.domain.vocabulary import Stage
from navigator.services.comparing import ComparingService
from navigator.services.finding import FindingService
from navigator.services.library import library_info
from navigator.services.papers import PaperService
from navigator.services.reports import ReportService
from navigator.services.sheet_parts import SheetOptions
from tests.db.libraries import TODAY
from tests.db.packages import table
from tests.services.comparisons import CHITEKI_AND_AREA, JA, SUBSIDIES, spec_of

OPTIONS = SheetOptions("近畿地域ブロック協議会", "幹事会", date(2026, 11, 24), "資料2-1", "", ("前書き",), "事務局")
FY2007 = Filter(Catalogue.PROGRAMS).with_choice(choice_of(FacetKey.FY, ["2007"]))


@pytest.fixture
def reports(own_library: Library) -> ReportService:
    comparing = ComparingService(own_library, TODAY)
    return ReportService(own_library, FindingService(own_library, TODAY), comparing)


def tables(document: Document) -> list[Table]:
    return [block for block in document.blocks if isinstance(block, Table)]


def one(document: Document, kind: type) -> object:
    (found,) = [block for block in document.blocks if isinstance(block, kind)]
    return found


def cells(document: Document) -> list[Cell]:
    return [cell for table_ in tables(document) for row in table_.rows for cell in row.cells]


def used(document: Document) -> set[int]:
    return {number for cell in cells(document) for number in cell.sources}


def test_the_council_sheet_says_what_the_comparison_says(reports: ReportService) -> None:
    spec = spec_of(*CHITEKI_AND_AREA)
    document, shown = reports.council(spec, OPTIONS, JA), reports.compare(spec, JA)
    (made,) = tables(document)
    assert [column.heading.lines[0] for column in made.columns[1:]] == [record.title for record in shown.records]
    rows = [row for row in made.rows if not row.group]
    assert [row.key for row in rows] == [row.key for row in shown.rows]
    for row, expected in zip(rows, shown.rows, strict=True):
        assert row.cells[0].lines == (expected.label,)
        assert [cell.lines for cell in row.cells[1:]] == [cell.lines or ("…",) for cell in expected.cells]
        assert [cell.sources for cell in row.cells[1:]] == [cell.sources for cell in expected.cells]
        assert [cell.differs for cell in row.cells[1:]] == [cell.differs for cell in expected.cells]
    assert made.item_column
    assert made.unit == "（単位：百万円）"
    assert one(document, Notes).items == shown.notes  # type: ignore[attr-defined]


def test_head_and_foot_are_those_typed_with_version_and_id(reports: ReportService, own_library: Library) -> None:
    document = reports.council(spec_of(*CHITEKI_AND_AREA), OPTIONS, JA)
    head, foot = document.head, document.foot
    assert (head.council, head.meeting, head.day, head.number) == (
        "近畿地域ブロック協議会", "幹事会", "令和8年11月24日", "資料2-1",
    )  # fmt: skip
    assert one(document, Lead).lines == ("前書き",)  # type: ignore[attr-defined]
    assert (foot.office, foot.data_version) == ("事務局", library_info(own_library).data_version.ja)
    assert PaperService(own_library).find(foot.check_id).spec == spec_of(*CHITEKI_AND_AREA).to_json()


def test_four_records_stand_on_a4_and_five_on_a3_unless_chosen(reports: ReportService) -> None:
    def setup(count: int, options: SheetOptions) -> PageSetup:
        codes = [row["code"] for row in table("programs")[:count]]
        return reports.council(spec_of(*codes), options, JA).setup

    assert setup(4, SheetOptions()) == PageSetup(PaperSize.A4)
    assert setup(5, SheetOptions(grey=True)) == PageSetup(PaperSize.A3, grey=True)
    chosen = PageSetup(PaperSize.A4, landscape=False)
    assert setup(5, SheetOptions(setup=chosen)) == chosen


def test_the_bar_of_stages_is_the_stages_of_the_facts(reports: ReportService) -> None:
    order = [stage.value for stage in Stage]
    document = reports.council(spec_of(*SUBSIDIES, catalogue=Catalogue.MEASURES), SheetOptions(), JA)
    (row,) = [row for row in tables(document)[0].rows if row.key == "stage"]
    facts = {row["code"]: row for row in table("measures")}
    assert [cell.stages for cell in row.cells[1:]] == [
        tuple(order.index(facts[code][column]) + 1 for column in ("stage_from", "stage_to")) for code in SUBSIDIES
    ]
    listed = reports.listing(Filter(Catalogue.MEASURES), ["stage"], SheetOptions(), JA)
    assert {number for row in tables(listed)[0].rows for number in row.cells[0].stages or ()} == {1, 2, 3, 4, 5}


def test_rows_after_a_group_do_not_belong_to_it(reports: ReportService) -> None:
    groups: list[str] = []
    heading = ""
    for row in tables(reports.council(spec_of(*CHITEKI_AND_AREA), SheetOptions(), JA))[0].rows:
        if row.group:
            heading = row.cells[0].lines[0]
        elif heading:
            groups.append(f"{heading}/{row.key.split(':')[0]}")
    assert set(groups) == {"年度別予算/budget", "成果/outcome"}


def test_warnings_stand_above_the_table(reports: ReportService) -> None:
    document = reports.council(spec_of("mext-chiteki-1", "meti-consortium"), SheetOptions(), JA)
    lines = [block.text for block in document.blocks if isinstance(block, Line)]
    assert any("種別が異なります" in line for line in lines)
    places = [type(block) for block in document.blocks]
    assert max(place for place, kind in enumerate(places) if kind is Line) < places.index(Table)


def test_every_number_in_a_document_stands_under_it_and_no_other(reports: ReportService) -> None:
    documents = [
        reports.council(spec_of(*CHITEKI_AND_AREA, fold_equal=True), SheetOptions(), JA),
        reports.listing(FY2007, ["name", "ministry"], SheetOptions(), JA),
        *(
            reports.record(Catalogue.PROGRAMS, "mext-toshi-area", SheetOptions(), JA, full=full)
            for full in (False, True)
        ),
    ]
    for document in documents:
        numbers = [number for number, _ in one(document, Sources).items]  # type: ignore[attr-defined]
        assert numbers == list(range(1, len(numbers) + 1))
        assert used(document) <= set(numbers)


def test_a_list_is_printed_as_shown(reports: ReportService, own_library: Library) -> None:
    finding = FindingService(own_library, TODAY)
    result = finding.find(FY2007)
    rows = finding.rows(result, 0, result.total, JA)
    keys = ["ministry", "name", "budget"]
    document = reports.listing(FY2007, keys, OPTIONS, JA)
    (made,) = tables(document)
    labels = {column.key: column.label.ja for column in SPECS[Catalogue.PROGRAMS].columns}
    assert [column.heading.lines[0] for column in made.columns] == [labels[key] for key in keys]
    assert [[cell.lines[0] for cell in row.cells] for row in made.rows] == [
        [row.cells[key] for key in keys] for row in rows
    ]
    lines = [block.text for block in document.blocks if isinstance(block, Line)]
    assert lines[0].startswith("条件: ")
    assert "平成19年度" in lines[0]
    assert lines[1].startswith(f"{result.total} 件")
    assert PaperService(own_library).find(document.foot.check_id).content == {"codes": [row.ref.code for row in rows]}


def test_a_record_has_its_fields_chart_and_sources(reports: ReportService) -> None:
    document = reports.record(Catalogue.PROGRAMS, "mext-toshi-area", OPTIONS, JA)
    assert one(document, Title).text == "都市エリア産学官連携促進事業"  # type: ignore[attr-defined]
    assert not document.setup.landscape
    chart = one(document, BarChart)
    bars = {bar.label: bar for bar in chart.bars}  # type: ignore[attr-defined]
    assert str(bars["H19"].value) == "4510"
    assert (str(bars["H19"].low), str(bars["H19"].high)) == ("4500", "4510")
    full = reports.record(Catalogue.PROGRAMS, "mext-toshi-area", OPTIONS, JA, full=True)
    assert len(cells(full)) > len(cells(document))


def test_a_chart_needs_two_years_and_amounts_are_never_left_out(reports: ReportService) -> None:
    for full in (False, True):
        document = reports.record(Catalogue.PROGRAMS, "mext-chiteki-2", SheetOptions(), JA, full=full)
        assert not any(isinstance(block, BarChart) for block in document.blocks)
        assert {"5,521", "9,990"} <= {line for cell in cells(document) for line in cell.lines}


def test_a_catalogue_holds_every_record_once_in_contents_body_and_index(reports: ReportService) -> None:
    done: list[tuple[int, int]] = []
    document = reports.catalogue(FY2007, SheetOptions(), JA, lambda at, total: done.append((at, total)))
    headings = [block for block in document.blocks if isinstance(block, Heading)]
    records = [heading.text for heading in headings if heading.level == 2]
    result = FindingService(reports._library, TODAY).find(FY2007)
    assert len(records) == result.total == done[0][1] == len(done)
    contents, index = [block for block in document.blocks if isinstance(block, Entries)]
    anchors = {heading.anchor for heading in headings}
    assert len(anchors) == len(headings)
    assert [entry.text for entry in contents.entries] == [heading.text for heading in headings if heading.level == 1]
    assert [entry.text for entry in index.entries if entry.level == 2] == records
    assert {entry.anchor for entry in (*contents.entries, *index.entries)} <= anchors
    assert used(document) <= {number for number, _ in one(document, Sources).items}  # type: ignore[attr-defined]
    ministries = [heading.text for heading in headings if heading.level == 1]
    order = [row["name_ja"] for row in table("ministries")]
    assert [order.index(name) for name in ministries if name in order] == sorted(
        order.index(name) for name in ministries if name in order
    )


def test_a_catalogue_can_be_stopped(reports: ReportService, own_library: Library) -> None:
    def stop(at: int, total: int) -> None:
        if at == 3:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        reports.catalogue(FY2007, SheetOptions(), JA, stop)
