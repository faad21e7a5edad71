"""A plan as plain data, for the command line and for keeping; documented in docs/command-line.md and stable.

Texts are objects with ``ja`` and ``en``; amounts are decimals in million yen, days ISO dates, stages codes.
"""

from typing import Any

from navigator.domain.figures import Citation, Figure
from navigator.domain.planning import STAGES, Amount, Chain, Flag, Link, Passage, Plan, Relaxation
from navigator.domain.text import Text


def plan_json(plan: Plan) -> dict[str, Any]:
    """Return a whole answer."""
    return {
        "case": plan.case.to_json(),
        "summary": text_json(plan.summary),
        "counts": {
            "open": plan.open_offers,
            "running": plan.running_offers,
            "joined": plan.joined,
            "unknown": plan.unknown,
            "unplaced": plan.unplaced,
        },
        "uncovered": [stage.value for stage in plan.uncovered],
        "chains": [_chain(chain) for chain in plan.chains],
        "relaxations": [_relaxation(one) for one in plan.relaxations],
    }


def text_json(text: Text) -> dict[str, str]:
    """Return a text in both languages."""
    return {"ja": text.ja, "en": text.en}


def _chain(chain: Chain) -> dict[str, Any]:
    return {
        "points": chain.points,
        "reasons": [text_json(reason) for reason in chain.reasons],
        "ministries": [ministry.value for ministry in chain.ministries],
        "links": [_link(link) for link in chain.links],
        "flags": [_flag(flag) for flag in chain.flags],
    }


def _link(link: Link) -> dict[str, Any]:
    one, offer = link.candidate, link.offer
    return {
        "table": offer.ref.table,
        "code": offer.ref.code,
        "name": text_json(offer.name),
        "ministry": offer.ministry and offer.ministry.value,
        "provider": offer.provider,
        "stages": [STAGES[at].value for at in range(link.stages[0], link.stages[1] + 1)],
        "availability": one.availability.value,
        "fy": one.fy,
        "calls": [
            {
                "code": found.code,
                "opens": found.opens and found.opens.text,
                "closes": found.closes and found.closes.text,
            }
            for found in one.rounds
        ],
        "eligible": [body.value for body in offer.eligible],
        "applicant_eligible": one.eligible,
        "not_said": [text_json(condition) for condition in one.unsaid],
        "amount": _amount(offer.amount),
        "months": offer.months,
        "begin": link.timing.begin.isoformat(),
        "end": link.timing.end and link.timing.end.isoformat(),
        "gap_months": link.timing.gap,
        "through": [_passage(one) for one in link.passages],
        "source": _citation(offer.citation),
    }


def _amount(amount: Amount) -> dict[str, Any]:
    return {
        "min_myen": amount.low and amount.low.value,
        "max_myen": amount.high and amount.high.value,
        "basis": amount.basis.value,
    }


def _passage(passage: Passage) -> dict[str, Any]:
    return {
        "kind": passage.kind.value,
        "name": text_json(passage.name),
        "fy": passage.fy,
        "partner_named": passage.named,
        "amount_myen": _value(passage.amount),
        "purpose": passage.purpose,
        "note": passage.note,
        "source": _citation(passage.citation),
    }


def _value(figure: Figure | None) -> Any:
    return None if figure is None else figure.value


def _citation(citation: Citation) -> dict[str, str]:
    return {"source": citation.source, "locator": citation.locator}


def _flag(flag: Flag) -> dict[str, Any]:
    return {
        "kind": flag.kind.value,
        "link": flag.link,
        "months": flag.months,
        "step_in": [body.value for body in flag.step_in],
        "text": text_json(flag.text),
    }


def _relaxation(one: Relaxation) -> dict[str, Any]:
    return {
        "condition": one.condition,
        "label": text_json(one.label),
        "case": one.case.to_json(),
        "offers": one.offers,
        "uncovered": [stage.value for stage in one.uncovered],
    }
