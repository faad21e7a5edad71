"""Plans in words: heads, the chosen chain, its page, its table, and what is kept by name."""

from dataclasses import replace
from datetime import date

import pytest

from navigator.db.library import Library
from navigator.domain.document import Line, Notes, Sources, Table, Title
from navigator.domain.errors import UserError
from navigator.domain.plan_picture import PlanDrawing
from navigator.domain.planning import Availability, FlagKind, Plan, PlanCase
from navigator.domain.planning_weights import Demerit, Weights
from navigator.domain.results import Presentation
from navigator.domain.vocabulary import Block, Eligible, Field, Ministry, Stage
from navigator.services.keeping import KIND_NAMES, PLAN
from navigator.services.plan_drawing import drawing
from navigator.services.plan_sheet import PlanSheetService, case_text
from navigator.services.planning import PlanningService
from navigator.services.planning_keeping import KeptPlan, keys_of
from navigator.services.sheet_parts import SheetOptions
from tests.db.libraries import TODAY
from tests.domain.planningcases import call, frame, offer
from tests.services.test_planning import made

JA = Presentation()
TOKACHI = PlanCase(2007, Stage.BASIC, field=Field.LIFE, prefecture="北海道", applicant=Eligible.UNIVERSITY)


@pytest.fixture
def sheets(own_library: Library) -> PlanSheetService:
    return PlanSheetService(own_library)


@pytest.fixture
def plan(own_library: Library) -> Plan:
    return PlanningService(own_library, TODAY).plan(TOKACHI)


def test_the_heads_name_every_chain_in_its_order(sheets: PlanSheetService, plan: Plan) -> None:
    view = sheets.view(plan, JA)
    assert [head.number for head in view.heads] == list(range(1, len(plan.chains) + 1))
    for head, chain in zip(view.heads, plan.chains, strict=True):
        assert head.points == chain.points
        assert head.names.split(" → ") == [link.offer.name.ja for link in chain.links]
    assert view.chain is not None
    assert view.chain.number == 1


def test_a_chain_leads_to_its_records_and_sources(sheets: PlanSheetService, plan: Plan) -> None:
    for place, chain in enumerate(plan.chains):
        shown = sheets.chain(plan, place, JA)
        assert [row.key for row in shown.links.rows] == [f"{k[0]}:{k[1]}" for k in keys_of(chain)]
        numbers = {view.number for view in shown.links.citations}
        for row, link in zip(shown.links.rows, chain.links, strict=True):
            assert row.sources
            assert set(row.sources) <= numbers
            named = {view.source for view in shown.links.citations if view.number in row.sources}
            assert link.offer.citation.source in named
            assert {one.citation.source for one in link.passages} <= named
        assert all(reason.ja in shown.why for reason in chain.reasons)
        assert shown.flags == tuple(flag.text.ja for flag in chain.flags)


def test_the_picture_shows_every_link_once_and_says_what_is_not_known(sheets: PlanSheetService, plan: Plan) -> None:
    for place, chain in enumerate(plan.chains):
        picture = sheets.chain(plan, place, JA).drawing
        assert [bar.name for bar in picture.bars] == [link.offer.name.ja for link in chain.links]
        assert [bar.ended for bar in picture.bars] == [link.offer.months is not None for link in chain.links]
        assert len(picture.joins) == len(chain.links) - 1
        assert all(bar.months[1] <= picture.months + 1e-6 for bar in picture.bars)
        keys = {key for key, _words in picture.legend}
        assert {bar.availability.value for bar in picture.bars} <= keys
        assert any(not bar.ended for bar in picture.bars) == ("ragged" in keys)


def test_frames_stand_on_the_connectors_and_a_nameless_partner_is_said(sheets: PlanSheetService, plan: Plan) -> None:
    told = [
        (passage, join)
        for place, chain in enumerate(plan.chains)
        for link, join in zip(chain.links[1:], sheets.chain(plan, place, JA).drawing.joins, strict=True)
        for passage in link.passages
    ]
    assert told
    for passage, join in told:
        (line,) = [line for line in join.lines if passage.name.ja in line][:1]
        assert passage.named == ("相手の記載なし" not in line)
        assert join.linked


def test_a_frame_that_names_no_partner_says_so(own_library: Library, sheets: PlanSheetService) -> None:
    service = made(own_library, offer("seed", 0, 1, ministry=Ministry.MEXT), offer("own", 2, 4, ministry=Ministry.METI))
    service.__dict__["facts"] = replace(service.facts, frames=(frame("own"),))
    plan = service.plan(PlanCase(2007, Stage.BASIC))
    (join,) = drawing(plan, plan.chains[0], JA).joins
    assert join.lines == ("他府省連携枠「架空の枠」（相手の記載なし）",)


def test_the_known_gap_is_drawn_with_its_months(own_library: Library, sheets: PlanSheetService) -> None:
    rounds = (call("now", 2007), call("next", 2009, "2009-07-01", "2009-08-31"))
    service = made(own_library, offer("seed", 0, 1, months=24), offer("m", 2, 4, table="measures", rounds=rounds))
    plan = service.plan(PlanCase(2007, Stage.BASIC, block=Block.HOKKAIDO))
    (join,) = drawing(plan, plan.chains[0], JA).joins
    assert join.gap == (pytest.approx(24), 27)
    assert "3 か月" in join.time


def test_the_break_says_who_could_step_in(own_library: Library) -> None:
    service = made(own_library, offer("seed", 0, 1, eligible=(Eligible.UNIVERSITY,)), offer("m", 2, 4))
    plan = service.plan(PlanCase(2007, Stage.BASIC, applicant=Eligible.SME))
    bar = drawing(plan, plan.chains[0], JA).bars[0]
    assert any("中小企業は対象外" in mark and "大学等" in mark for mark in bar.marks)


def test_the_page_holds_the_chain_and_nothing_else(sheets: PlanSheetService, plan: Plan) -> None:
    place = len(plan.chains) - 1
    document = sheets.document(plan, place, Weights(), SheetOptions(number="資料3"), JA)
    assert document.setup.landscape
    (table,) = [block for block in document.blocks if isinstance(block, Table)]
    assert [row.key for row in table.rows] == [f"{k[0]}:{k[1]}" for k in keys_of(plan.chains[place])]
    (picture,) = [block for block in document.blocks if isinstance(block, PlanDrawing)]
    assert [bar.name for bar in picture.bars] == [row.cells[2].lines[0] for row in table.rows]
    (notes,) = [block for block in document.blocks if isinstance(block, Notes)]
    for flag in plan.chains[place].flags:
        told = any(flag.text.ja in item for item in notes.items)
        # What stands in the picture in full is not said again.
        assert told == (flag.kind not in {FlagKind.UNDATED, FlagKind.BREAK, FlagKind.MONEY})
    (sources,) = [block for block in document.blocks if isinstance(block, Sources)]
    assert {number for row in table.rows for number in row.cells[2].sources} == {n for n, _text in sources.items}
    texts = [block.text for block in document.blocks if isinstance(block, Line | Title)]
    assert any("ライフサイエンス" in text and "北海道" in text for text in texts)
    again = sheets.document(plan, place, Weights(), SheetOptions(), JA)
    assert again.foot.check_id == document.foot.check_id
    assert sheets.document(plan, 0, Weights(), SheetOptions(), JA).foot.check_id != document.foot.check_id


def test_the_table_has_a_row_a_link_of_every_chain(sheets: PlanSheetService, plan: Plan) -> None:
    export = sheets.export(plan, JA)
    assert len(export.rows) == sum(len(chain.links) for chain in plan.chains)
    assert all(len(row) == len(export.header) for row in export.rows)
    assert export.citations


def test_open_and_running_are_words(sheets: PlanSheetService, own_library: Library) -> None:
    plan = PlanningService(own_library, date(2025, 6, 1)).plan(
        PlanCase(2025, Stage.BASIC, prefecture="長野県", applicant=Eligible.UNIVERSITY)
    )
    for place, chain in enumerate(plan.chains):
        for link, row in zip(chain.links, sheets.chain(plan, place, JA).links.rows, strict=True):
            assert link.candidate.availability in (Availability.OPEN, Availability.RUNNING)
            assert row.cells[4].startswith(link.candidate.availability.label.ja)


def test_a_plan_is_kept_with_case_weights_and_chain(plan: Plan) -> None:
    weights = Weights().changed(Demerit.GAP, 7)
    kept = KeptPlan(TOKACHI, weights, keys_of(plan.chains[-1]))
    again = KeptPlan.from_json(kept.to_json())
    assert again.case == TOKACHI
    assert again.weights.to_json() == weights.to_json()
    assert again.place_in(plan) == len(plan.chains) - 1
    assert KeptPlan(TOKACHI, weights, (("programs", "gone"),)).place_in(plan) is None
    assert PLAN in KIND_NAMES


@pytest.mark.parametrize("data", [None, {}, [], {"case": {"fy": "x"}}, {"case": TOKACHI.to_json(), "chain": [1]}])
def test_what_is_no_plan_is_refused_in_words(data: object) -> None:
    with pytest.raises(UserError):
        KeptPlan.from_json(data)


def test_the_case_is_told_with_what_is_open() -> None:
    told = case_text(PlanCase(2007, Stage.APPLIED, Stage.MARKET, months=24), JA).ja
    assert "応用から市場まで" in told
    assert told.count("指定なし") == 3
    assert "24 か月" in told
