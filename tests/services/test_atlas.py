"""The papers of regions: every region once, check ids that open again, cancel."""

import pytest

from navigator.db.library import Library
from navigator.domain.document import Document, Entries, Heading, Line, Sources, Table
from navigator.domain.errors import UserError
from navigator.domain.regions import RegionFilter
from navigator.domain.results import Presentation
from navigator.services.atlas import ATLAS, COMPARISON, SHEET, AtlasService
from navigator.services.finding import FindingService
from navigator.services.papers import PaperService
from navigator.services.region_sheet import MAY_RUN, NO_YEAR, RUNS
from navigator.services.regions import RegionService
from navigator.services.rereading import RereadingService
from navigator.services.sheet_parts import SheetOptions
from tests.db.libraries import TODAY
from tests.db.packages import items, table

JA, EN = Presentation(), Presentation("en")
NONE = SheetOptions()


@pytest.fixture
def atlas(own_library: Library) -> AtlasService:
    return AtlasService(own_library, RegionService(own_library))


def codes_on(document: Document) -> list[str]:
    """The codes on the sheets of a document."""
    return [
        row.cells[1].lines[0]
        for block in document.blocks
        if isinstance(block, Table)
        for row in block.rows
        if row.cells[0].lines[:1] == ("符号",)
    ]


def test_a_sheet_for_every_region_once(atlas: AtlasService) -> None:
    document = atlas.atlas(RegionFilter(), NONE, JA)
    assert sorted(codes_on(document)) == sorted(row["code"] for row in table("regions"))
    heads = [block for block in document.blocks if isinstance(block, Heading)]
    assert all(head.new_page and head.anchor for head in heads)
    contents = next(block for block in document.blocks if isinstance(block, Entries))
    assert [entry.anchor for entry in contents.entries if entry.anchor] == [head.anchor for head in heads]
    assert [entry.text for entry in contents.entries if entry.anchor] == [head.text for head in heads]


def test_contents_follow_the_blocks_north_to_south(atlas: AtlasService) -> None:
    contents = next(b for b in atlas.atlas(RegionFilter(), NONE, JA).blocks if isinstance(b, Entries))
    parts = [entry.text for entry in contents.entries if not entry.anchor]
    assert parts == [row["name_ja"] for row in table("blocks")] + ["都道府県の資料なし"]


def test_a_filter_and_chosen_codes_narrow_the_run(atlas: AtlasService) -> None:
    inside = {row["name_ja"] for row in table("prefectures") if row["block_code"] == "shikoku"}
    wanted = {row["code"] for row in table("regions") if inside & set(items(row["prefectures"]))}
    document = atlas.atlas(RegionFilter(blocks=("shikoku",), unplaced=False), NONE, JA)
    assert set(codes_on(document)) == wanted
    chosen = atlas.atlas(RegionFilter(), NONE, JA, codes=["nagano", "tokai", "nagano"])
    assert codes_on(chosen) == ["nagano", "tokai"]
    with pytest.raises(UserError, match="条件に合う地域"):
        atlas.atlas(RegionFilter("どこにもない名前"), NONE, JA)
    with pytest.raises(UserError, match="nowhere"):
        atlas.atlas(RegionFilter(), NONE, JA, codes=["nowhere"])


def test_progress_is_told_and_can_stop_the_run(atlas: AtlasService, own_library: Library) -> None:
    class StopError(Exception):
        pass

    told: list[tuple[int, int]] = []

    def progress(done: int, whole: int) -> None:
        told.append((done, whole))
        if done == 20:
            raise StopError

    with pytest.raises(StopError):
        atlas.atlas(RegionFilter(), NONE, JA, progress)
    assert told == [(done, len(table("regions"))) for done in range(21)]
    # What was stopped leaves no check id behind.
    spec = {"filter": RegionFilter().to_json(), "codes": []}
    with pytest.raises(UserError):
        PaperService(own_library).find(PaperService(own_library).check_id(ATLAS, spec))


def test_every_sheet_numbers_its_own_sources(atlas: AtlasService) -> None:
    for language in (JA, EN):
        document = atlas.atlas(RegionFilter(), NONE, language)
        numbers: set[int] = set()
        for block in document.blocks:
            if isinstance(block, Heading):
                numbers = set()
            elif isinstance(block, Table):
                numbers |= {number for row in block.rows for cell in row.cells for number in cell.sources}
            elif isinstance(block, Sources):
                known = {number for number, _text in block.items}
                assert known == set(range(1, len(known) + 1))
                assert numbers <= known


def test_participations_are_a_line_of_signs(atlas: AtlasService) -> None:
    document = atlas.sheet("hakodate", NONE, JA)
    stays = next(b for b in document.blocks if isinstance(b, Table) and len(b.columns) == 4)
    lines = [row.cells[2].lines[0] for row in stays.rows]
    # FY2003 to FY2013: three years, three years, five years; then what the list of FY2012 and open ends leave.
    assert lines[0] == RUNS * 3 + NO_YEAR * 8
    assert lines[1] == NO_YEAR * 3 + RUNS * 3 + NO_YEAR * 5
    assert lines[2] == NO_YEAR * 6 + RUNS * 5
    assert lines[3] == NO_YEAR * 9 + RUNS + MAY_RUN
    assert len(stays.rows) == sum(row["region_code"] == "hakodate" for row in table("participations"))


def test_papers_of_regions_open_again_by_their_check_ids(atlas: AtlasService, own_library: Library) -> None:
    made = {
        SHEET: atlas.sheet("nagano", NONE, JA),
        ATLAS: atlas.atlas(RegionFilter(blocks=("kinki",)), NONE, JA),
        COMPARISON: atlas.comparison(["nagano", "tokai"], NONE, JA),
    }
    again = RereadingService(own_library, FindingService(own_library, TODAY))
    for kind, document in made.items():
        found = again.reread(document.foot.check_id, JA)
        assert (found.paper.kind, found.added, found.removed) == (kind, (), ())
    assert len({document.foot.check_id for document in made.values()}) == 3


def test_ten_regions_side_by_side_stand_on_a3(atlas: AtlasService) -> None:
    codes = [row["code"] for row in table("regions")][:10]
    document = atlas.comparison(codes, NONE, JA)
    assert (document.setup.size.value, document.setup.landscape) == ("A3", True)
    body = next(block for block in document.blocks if isinstance(block, Table))
    assert len(body.columns) == 11
    assert any(cell.differs for row in body.rows for cell in row.cells)
    four = atlas.comparison(codes[:4], NONE, JA)
    assert four.setup.size.value == "A4"


def test_tables_hold_the_rows_that_are_shown(atlas: AtlasService) -> None:
    export = atlas.list_table(RegionFilter(blocks=("kinki",)), JA)
    codes = [row[0] for row in export.rows]
    assert codes == list(RegionService(atlas._library).codes(RegionFilter(blocks=("kinki",))))
    assert any("近畿" in line for line in export.lines)
    compared = atlas.comparison_table(["nagano", "tokai"], JA)
    assert len(compared.header) == 3
    assert compared.citations


def test_a_region_with_little_on_file_says_so(atlas: AtlasService) -> None:
    document = atlas.sheet("hokkaido-wide", NONE, JA)
    first = next(block for block in document.blocks if isinstance(block, Table))
    cells = {row.cells[0].lines[0]: row.cells[1].lines[0] for row in first.rows}
    assert list(cells) == ["中核機関", "構想", "分野", "ブロック", "都道府県", "符号"]
    assert (cells["中核機関"], cells["構想"], cells["分野"]) == ("…", "…", "…")
    assert any(isinstance(block, Line) and block.text.startswith("資料なし: ") for block in document.blocks)
