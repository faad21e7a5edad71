"""The counter on the bundled facts: counts equal a recount, sources, what changed, the take-home sheet."""

from datetime import date

import pytest

from navigator.db.library import Library
from navigator.domain.document import Document, Heading, Sources, Table
from navigator.domain.errors import UserError
from navigator.domain.matching import Case, Grade
from navigator.domain.results import Presentation
from navigator.domain.vocabulary import Block, Eligible, Field, Stage
from navigator.services.matching import MatchService, counts
from navigator.services.matching_sheet import match_export, match_sheet
from navigator.services.papers import PaperService
from navigator.services.sheet_parts import SheetOptions, Stamp
from tests.db.packages import table

JA = Presentation()
TOKACHI = Case(Eligible.SME, prefecture="北海道", field=Field.LIFE, stage=Stage.BASIC, fy=2007)
STAMP = Stamp("資料版", "AAAA-BBBB")


@pytest.fixture
def service(library: Library) -> MatchService:
    return MatchService(library, date(2007, 6, 1))


def test_every_measure_answers_once(service: MatchService) -> None:
    result = service.ask(TOKACHI, JA)
    assert sorted(found.measure.code for found in result.matches) == sorted(row["code"] for row in table("measures"))
    assert sum(counts(result).values()) == len(result.matches)


def test_measures_for_another_field_are_refused_by_the_field_alone(service: MatchService) -> None:
    """Recounted from the fact package: only the field is asked."""
    result = service.ask(Case(field=Field.LIFE), JA)
    rows = [row["fields"].split(";") if row["fields"] else [] for row in table("measures")]
    refused = [fields for fields in rows if fields and "life" not in fields and "other" not in fields]
    assert len(result.of(Grade.NO)) == len(refused)
    assert len(result.of(Grade.FIT)) == sum("life" in fields for fields in rows)


def test_the_block_follows_the_prefecture_and_must_agree_with_it(service: MatchService) -> None:
    assert service.located(TOKACHI).block is Block.HOKKAIDO
    assert len(service.prefectures()) == 47
    with pytest.raises(UserError, match="京都"):
        service.located(Case(prefecture="京都"))
    with pytest.raises(UserError, match="ブロックではありません"):
        service.located(Case(prefecture="北海道", block=Block.KINKI))


def test_a_case_without_answers_is_refused(service: MatchService) -> None:
    with pytest.raises(UserError, match="一つも答えていません"):
        service.ask(Case(), JA)


def test_the_same_case_a_year_later_tells_what_changed(library: Library, service: MatchService) -> None:
    kept = service.ask(TOKACHI, JA).to_json()
    assert service.changes(kept, service.ask(TOKACHI, JA)) == ()
    later = service.ask(Case(**{**{name: getattr(TOKACHI, name) for name in TOKACHI.__slots__}, "fy": 2012}), JA)
    changes = service.changes(kept, later)
    now = {found.measure.code: found.grade for found in later.matches}
    assert changes
    for change in changes:
        assert kept["grades"][change.code][0] == change.before
        assert now[change.code] is change.after
    told = {change.code for change in changes}
    assert all(now[code] == grade for code, (grade, _reason) in kept["grades"].items() if code not in told)


def test_a_measure_that_came_or_went_is_told(service: MatchService) -> None:
    result = service.ask(TOKACHI, JA)
    kept = result.to_json()
    code = result.matches[0].measure.code
    del kept["grades"][code]
    kept["grades"]["gone"] = ["fit", ""]
    came, gone = service.changes(kept, result)
    assert (came.code, came.before) == (code, None)
    assert (gone.code, gone.after) == ("gone", None)


def tables(document: Document) -> list[Table]:
    return [block for block in document.blocks if isinstance(block, Table)]


def test_the_sheet_lists_what_fits_and_what_to_ask_with_their_sources(service: MatchService) -> None:
    result = service.ask(TOKACHI, JA)
    document = match_sheet(result, SheetOptions(), JA, STAMP)
    (case, *lists) = tables(document)
    assert len(case.rows) == 8
    shown = [row.key for found in lists for row in found.rows]
    assert shown == [found.measure.code for found in result.matches if found.grade is not Grade.NO]
    (sources,) = [block for block in document.blocks if isinstance(block, Sources)]
    used = {number for found in lists for row in found.rows for cell in row.cells for number in cell.sources}
    assert used == {number for number, _text in sources.items}


def test_the_full_sheet_and_the_table_name_one_reason_a_refusal(service: MatchService) -> None:
    result = service.ask(TOKACHI, JA)
    full = tables(match_sheet(result, SheetOptions(), JA, STAMP, full=True))[-1]
    assert [row.key for row in full.rows] == [found.measure.code for found in result.of(Grade.NO)]
    assert all(len(row.cells[2].lines) == 1 and row.cells[2].sources for row in full.rows)
    export = match_export(result, JA)
    assert len(export.rows) == len(result.matches)
    for found, row in zip(result.matches, export.rows, strict=True):
        assert row[0] == found.grade.label.ja
        if found.failing is not None:
            assert row[4] == found.failing.reason.ja


def test_headings_tell_the_counts(service: MatchService) -> None:
    result = service.ask(TOKACHI, JA)
    headings = [
        block.text for block in match_sheet(result, SheetOptions(), JA, STAMP).blocks if isinstance(block, Heading)
    ]
    for grade, heading in zip(Grade, headings, strict=True):
        assert f"（{counts(result)[grade]} 件）" in heading


def test_a_sheet_is_kept_under_its_check_id(own_library: Library) -> None:
    service = MatchService(own_library, date(2007, 6, 1))
    result = service.ask(TOKACHI, JA)
    stamp = service.stamp(result, JA)
    kept = PaperService(own_library).find(stamp.check_id)
    assert Case.from_json(kept.spec["case"]) == result.case
    assert kept.content["grades"] == result.to_json()["grades"]
