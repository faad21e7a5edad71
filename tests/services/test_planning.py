"""Plans on the bundled facts, and hand-made cases: one gap, one break, one closed year."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from navigator.db.library import Library
from navigator.domain.errors import UserError
from navigator.domain.planning import Availability, FlagKind, Plan, PlanCase
from navigator.domain.planning_json import plan_json
from navigator.domain.planning_weights import Demerit, Weights
from navigator.domain.vocabulary import Block, Eligible, Field, Ministry, Stage
from navigator.services.planning import PlanningService
from navigator.services.planning_facts import PlanFacts
from tests.db.libraries import TODAY
from tests.domain.planningcases import call, offer, same

TOKACHI = PlanCase(2007, Stage.BASIC, Stage.MARKET, Field.LIFE, Block.HOKKAIDO, applicant=Eligible.SME)


@pytest.fixture(scope="module")
def planning(library: Library) -> PlanningService:
    return PlanningService(library, TODAY)


def made(library: Library, *offers: object, today: date = TODAY) -> PlanningService:
    """A service over made-up offers alone."""
    service = PlanningService(library, today)
    found = {one.ref.code: one for one in offers}  # type: ignore[attr-defined]
    names = {code: same(code) for code in found}
    service.__dict__["facts"] = PlanFacts(tuple(offers), found, (), (), names, {})  # type: ignore[arg-type]
    return service


def test_the_known_gap_is_told_in_months_with_its_days(library: Library) -> None:
    rounds = (call("now", 2007), call("next", 2009, "2009-07-01", "2009-08-31"))
    service = made(library, offer("seed", 0, 1, months=24), offer("m", 2, 4, table="measures", rounds=rounds))
    (chain,) = service.plan(TOKACHI).chains
    (gap,) = [flag for flag in chain.flags if flag.kind is FlagKind.GAP]
    assert (gap.months, gap.link) == (3, 1)
    assert "平成21年3月31日" in gap.text.ja
    assert "平成21年7月1日" in gap.text.ja
    assert "2009-07-01" in gap.text.en


def test_the_known_break_names_who_could_step_in(library: Library) -> None:
    service = made(library, offer("seed", 0, 1, eligible=(Eligible.UNIVERSITY,)), offer("m", 2, 4))
    (chain,) = service.plan(TOKACHI).chains
    (found,) = [flag for flag in chain.flags if flag.kind is FlagKind.BREAK]
    assert (found.link, found.step_in) == (0, (Eligible.UNIVERSITY,))
    assert "大学等" in found.text.ja


def test_the_closed_year_gives_no_chain_and_says_what_to_change(library: Library) -> None:
    service = made(library, offer("a", 0, 4, active=(2010, 2012)), offer("b", 0, 4, fields=(Field.ICT,)))
    plan = service.plan(TOKACHI)
    assert plan.chains == ()
    assert plan.uncovered == tuple(Stage)
    assert plan.unknown == 1
    assert {(one.condition, one.case.fy, one.offers) for one in plan.relaxations} == {
        ("fy", 2010, 1),
        ("field", 2007, 1),
    }
    assert any("平成22年度" in one.label.ja and "1 件" in one.label.ja for one in plan.relaxations)
    for one in plan.relaxations:
        assert service.plan(one.case).chains


def test_a_stage_nobody_covers_is_marked_on_the_chain(library: Library) -> None:
    service = made(library, offer("a", 0, 1), offer("b", 3, 4), offer("c", 2, 2, fields=(Field.ICT,)))
    plan = service.plan(TOKACHI)
    assert plan.uncovered == (Stage.DEVELOPMENT,)
    (chain,) = plan.chains
    assert [link.stages for link in chain.links] == [(0, 1), (3, 4)]
    assert [flag.kind for flag in chain.flags if flag.link is None] == [FlagKind.UNCOVERED]
    assert [one.condition for one in plan.relaxations] == ["field"]


def test_the_money_and_the_time_asked_for_are_held_against_the_chain(library: Library) -> None:
    service = made(library, offer("a", 0, 4, months=24))
    (chain,) = service.plan(replace(TOKACHI, months=36)).chains
    (term,) = [flag for flag in chain.flags if flag.kind is FlagKind.TERM]
    assert term.months == 12


def codes(plan: Plan) -> list[tuple[str, ...]]:
    return [tuple(link.offer.ref.code for link in chain.links) for chain in plan.chains]


def test_the_frames_of_fy2007_appear(planning: PlanningService) -> None:
    plan = planning.plan(TOKACHI)
    steps = [
        (a, b)
        for chain in plan.chains
        for a, b in zip(chain.links, chain.links[1:], strict=False)
        if any(one.name.ja == "他府省連携枠" and one.fy == 2007 for one in b.passages)
    ]
    assert any(a.offer.ref.code.startswith("mext-chiteki") and b.offer.ministry is Ministry.METI for a, b in steps)
    assert all(passage.named for _, b in steps for passage in b.passages)
    (amount,) = {passage.amount.value for _, b in steps for passage in b.passages if passage.amount}
    assert amount == Decimal(1180)


def test_a_frame_without_a_named_partner_appears_as_such(planning: PlanningService) -> None:
    plan = planning.plan(replace(TOKACHI, field=Field.AGRI, applicant=Eligible.UNIVERSITY))
    unnamed = [one for chain in plan.chains for one in chain.frames if not one.named]
    assert {one.name.ja for one in unnamed} == {"府省連携型研究"}
    text = plan_json(plan)
    assert any(
        one["partner_named"] is False for chain in text["chains"] for link in chain["links"] for one in link["through"]
    )


def test_links_are_open_or_running_and_programs_stand_beside_measures(planning: PlanningService) -> None:
    plans = [planning.plan(PlanCase(fy, Stage.BASIC)) for fy in (2007, 2025)]
    chains = [chain for plan in plans for chain in plan.chains]
    links = [link for chain in chains for link in chain.links]
    assert {link.candidate.availability for link in links} <= {Availability.OPEN, Availability.RUNNING}
    assert {link.offer.ref.table for link in links} == {"measures", "programs"}
    for chain in chains:
        covered = [stage for link in chain.links for stage in range(link.stages[0], link.stages[1] + 1)]
        assert covered == list(range(5))


def test_no_chain_stands_on_what_a_year_long_gone_had(planning: PlanningService) -> None:
    plan = planning.plan(replace(TOKACHI, fy=1950))
    assert (plan.chains, plan.open_offers, plan.running_offers) == ((), 0, 0)
    assert "昭和25年度" in plan.summary.ja
    assert plan.relaxations


def test_today_closes_the_calls_of_its_year(library: Library) -> None:
    case = PlanCase(2025, Stage.BASIC)
    over, ahead = (PlanningService(library, day).plan(case) for day in (date(2026, 3, 31), date(2025, 4, 1)))
    assert over.open_offers < ahead.open_offers


def test_the_weights_change_the_order(planning: PlanningService) -> None:
    usual = planning.plan(TOKACHI)
    lenient = planning.plan(TOKACHI, Weights().changed(Demerit.HANDOVER, 0).changed(Demerit.RUNNING, 0))
    assert codes(usual) != codes(lenient)
    for plan in (usual, lenient):
        points = [chain.points for chain in plan.chains]
        assert points == sorted(points)
        for chain in plan.chains:
            assert sum(int(reason.en.rpartition("= ")[2]) for reason in chain.reasons) == chain.points


def test_a_prefecture_brings_its_block(planning: PlanningService) -> None:
    plan = planning.plan(
        PlanCase(2006, Stage.APPLIED, field=Field.ICT, prefecture="福岡県", applicant=Eligible.COMPANY)
    )
    assert plan.case.block is Block.KYUSHU
    for wrong in (PlanCase(2006, Stage.APPLIED, prefecture="江戸"),
                  PlanCase(2006, Stage.APPLIED, block=Block.KINKI, prefecture="福岡県")):  # fmt: skip
        with pytest.raises(UserError):
            planning.plan(wrong)


def test_every_link_has_a_source_on_file(planning: PlanningService, library: Library) -> None:
    from navigator.db import facts  # noqa: PLC0415 - for this test alone

    plan = planning.plan(TOKACHI)
    named = {link.offer.citation.source for chain in plan.chains for link in chain.links}
    named |= {one.citation.source for chain in plan.chains for one in chain.frames}
    with library.reading() as connection:
        assert set(facts.sources(connection, named)) == named


def test_forgetting_reads_the_facts_again(planning: PlanningService) -> None:
    before = planning.facts
    planning.forget()
    assert planning.facts is not before
