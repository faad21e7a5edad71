"""What a program says in a comparison: terms, amounts by year, adoptions, outcomes, frames, lineage."""

from collections.abc import Sequence

from navigator.db import facts
from navigator.domain.budgets import ChosenLine, choose
from navigator.domain.comparison import ComparedCell
from navigator.domain.figures import Figure
from navigator.domain.money import MISSING, format_myen
from navigator.domain.outcomes import ChosenOutcome, choose_outcomes
from navigator.domain.text import Text
from navigator.domain.vocabulary import (
    BudgetKind,
    Eligible,
    Field,
    Ministry,
    PartialKind,
    Qualifier,
    Relation,
    SubjectType,
)
from navigator.services import listing, wording
from navigator.services.compared import (
    LABELS,
    PARTIAL,
    PLACES,
    ROUNDED_DISAGREE,
    Attribute,
    Context,
    Row,
    Said,
    attribute,
    source,
)


def program(context: Context, row: Row) -> Said:
    """Return what a program says."""
    code = row["code"]
    duration = row["duration_years"]
    years = Text("{n} 年", "{n} years").format(n=format_myen(duration)) if duration is not None else None
    scale = listing.scale_text(row)
    said: Said = [
        context.plain("ministry", Ministry(row["ministry_code"]).label if row["ministry_code"] else None, row),
        (attribute("name"), context.cell([row["name_ja"], row["name_en"]], row)),
        context.plain("kind", row["kind"].label, row),
        context.plain("purpose", Text(row["summary_ja"] or "", row["summary_en"] or row["summary_ja"] or ""), row),
        context.stage(row),
        context.plain("eligible", wording.terms(row["eligible"], Eligible), row),
        context.plain("field", wording.terms(row["fields"], Field), row),
        (
            Attribute("scale", LABELS["scale"], (PLACES["scale"],), numeric=True),
            context.cell([None if scale == MISSING else scale], row),
        ),
        context.plain("duration", years, row),
        context.plain("years", context.span(row["start_fy"], row["end_fy"]), row),
        context.plain("match", row["match_rule"], row),
    ]
    said += _budgets(context, code)
    said += _outcomes(context, code)
    said.append((attribute("linkage"), _linkage(context, code)))
    said.append((attribute("lineage"), _lineage(context, code)))
    said.append(source(context, row))
    return said


def _budgets(context: Context, code: str) -> Said:
    kinds = list(BudgetKind)
    said: Said = []
    for choice in choose(facts.budget_lines(context.connection, [code])):
        line = choice.line
        kind = line.kind
        label = Text("{year} {kind}", "{year} {kind}").format(year=context.year(line.fy), kind=kind.label)
        said.append(
            (
                Attribute(
                    f"budget:{kind.value}:{line.fy}",
                    label,
                    (PLACES["budget"], line.fy, kinds.index(kind)),
                    group=LABELS["budget"],
                    numeric=True,
                    figures=True,
                    kind=kind.value,
                ),
                _amount(context, choice),
            )
        )
    return said


def _amount(context: Context, choice: ChosenLine) -> ComparedCell:
    figure = choice.line.figure
    lines = [context.say(wording.figure_text(figure))]
    notes: list[int] = []
    sources = [*context.book.cite_figure(figure)]
    values = [other for other in choice.others if other.figure.value != figure.value]
    for shown in (figure, *(other.figure for other in values)):
        if shown.partial:
            kind = shown.partial_kind or PartialKind.SHARE
            notes.append(context.notes.number(PARTIAL.format(kind=kind.label)))
    if values:
        others = (context.say(wording.figure_text(other.figure)) for other in values)
        lines.append(wording.aside(others, context.say).strip())
        notes.append(context.notes.number(ROUNDED_DISAGREE.format(rule=choice.rule.label)))
        sources += [number for other in values for number in context.book.cite_figure(other.figure)]
    return ComparedCell(tuple(lines), tuple(dict.fromkeys(sources)), notes=tuple(dict.fromkeys(notes)))


ADOPTIONS = {"adoptions": "applications", "regions_adopted": "regions_applied"}
"""Metrics of adoptions, each with the one of its applications."""


def _outcomes(context: Context, code: str) -> Said:
    chosen = choose_outcomes(facts.outcome_lines(context.connection, SubjectType.PROGRAM, [code]))
    metrics = facts.names(context.connection, "metrics")
    said: Said = [(attribute("adoption"), _adoptions(context, chosen))]
    by_metric: dict[str, list[ChosenOutcome]] = {}
    for outcome in chosen:
        if outcome.line.metric not in ADOPTIONS and outcome.line.metric not in ADOPTIONS.values():
            by_metric.setdefault(outcome.line.metric, []).append(outcome)
    order = list(metrics)
    for metric, outcomes in by_metric.items():
        row = Attribute(
            f"outcome:{metric}",
            metrics[metric],
            (PLACES["outcome"], order.index(metric)),
            group=LABELS["outcome"],
            figures=True,
        )
        lines = [_outcome(context, outcome) for outcome in outcomes]
        numbers = [number for outcome in outcomes for number in context.book.cite_figure(outcome.line.figure)]
        said.append((row, ComparedCell(tuple(lines), tuple(dict.fromkeys(numbers)))))
    return said


def _adoptions(context: Context, chosen: Sequence[ChosenOutcome]) -> ComparedCell:
    applied = {
        (outcome.line.metric, outcome.line.fy_from, outcome.line.fy_to): outcome
        for outcome in chosen
        if outcome.line.metric in ADOPTIONS.values() and not outcome.line.figure.planned
    }
    lines, numbers = [], []
    for outcome in chosen:
        line = outcome.line
        if line.metric not in ADOPTIONS or line.figure.planned:
            continue
        text = f"{context.span(line.fy_from, line.fy_to)} {_number(context, line.figure)}".strip()
        numbers += context.book.cite_figure(line.figure)
        asked = applied.get((ADOPTIONS[line.metric], line.fy_from, line.fy_to))
        if asked is not None:
            text += wording.aside([_number(context, asked.line.figure)], context.say)
            numbers += context.book.cite_figure(asked.line.figure)
        lines.append(text)
    return ComparedCell(tuple(lines), tuple(dict.fromkeys(numbers)))


def _number(context: Context, figure: Figure) -> str:
    number, unit = format_myen(figure.value), context.say(figure.unit)
    if figure.qualifier is Qualifier.ABOUT:
        return context.say(Text("約{n} {u}", "about {n} {u}")).format(n=number, u=unit)
    if figure.qualifier is Qualifier.OVER:
        return context.say(Text("{n} {u}超", "over {n} {u}")).format(n=number, u=unit)
    return f"{number} {unit}"


def _outcome(context: Context, outcome: ChosenOutcome) -> str:
    line = outcome.line
    about = [context.span(line.fy_from, line.fy_to), context.say(line.accumulation.label)]
    if line.figure.as_of:
        about.append(wording.date_text(line.figure.as_of, context.presentation))
    if line.figure.planned:
        about.append(context.say(Text("予定・目標", "planned")))
    text = _number(context, line.figure) + wording.aside(about, context.say)
    if outcome.disagrees:
        values = [_number(context, other.figure) for other in outcome.others if other.figure.value != line.figure.value]
        text += context.say(
            Text("［ほかの出典 {values}］", " [other sources {values}]").format(
                values=context.say(wording.COMMA).join(values)
            )
        )
    return text


def _linkage(context: Context, code: str) -> ComparedCell:
    table = facts.table("linkages")
    rows = facts.rows(context.connection, "linkages", table.c.program_code == code, order=("fy", "id"))
    names = facts.names(context.connection, "programs")
    lines, numbers = [], []
    for row in rows:
        partners = context.say(wording.VALUES).join(context.say(names[partner]) for partner in row["partner_codes"])
        named = partners or context.say(Text("相手の記載なし", "no partner named"))
        amount = row["amount_myen"]
        money = (
            ""
            if amount is None
            else context.say(Text("、{n} 百万円", ", {n} million yen").format(n=format_myen(amount)))
        )
        lines.append(f"{context.year(row['fy'])} {row['frame_name_ja'] or ''} → {named}{money}")
        numbers += context.book.cite(row)
    return ComparedCell(tuple(lines), tuple(dict.fromkeys(numbers)))


def _lineage(context: Context, code: str) -> ComparedCell:
    table = facts.table("program_successions")
    names = facts.names(context.connection, "programs")
    lines: dict[str, None] = {}
    numbers: list[int] = []
    for row in facts.rows(context.connection, "program_successions", table.c.to_code == code, order=("fy", "id")):
        before = context.say(names[row["from_code"]])
        lines[f"← {before}{wording.aside([context.year(row['fy'])], context.say)}"] = None
        numbers += context.book.cite(row)
    for row in facts.rows(context.connection, "program_successions", table.c.from_code == code, order=("fy", "id")):
        relation = context.say(row["relation"].label)
        if row["relation"] is Relation.ENDED or row["to_code"] is None:
            lines[f"→ {relation}{wording.aside([context.year(row['fy'])], context.say)}"] = None
        else:
            after, about = context.say(names[row["to_code"]]), (relation, context.year(row["fy"]))
            lines[f"→ {after}{wording.aside(about, context.say)}"] = None
        numbers += context.book.cite(row)
    return ComparedCell(tuple(lines), tuple(dict.fromkeys(numbers)))
