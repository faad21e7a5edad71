"""The rows of a comparison: what each kind of record says, attribute by attribute."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sqlalchemy import Connection

from navigator.db import facts
from navigator.domain.budgets import ChosenLine, choose
from navigator.domain.catalogues import Catalogue
from navigator.domain.comparison import ComparedCell
from navigator.domain.dates import PartialDate
from navigator.domain.figures import Figure
from navigator.domain.fiscal import format_fiscal_span, format_fiscal_year
from navigator.domain.money import MISSING, format_myen
from navigator.domain.outcomes import ChosenOutcome, choose_outcomes
from navigator.domain.providers import ministry_of_provider
from navigator.domain.results import Presentation
from navigator.domain.text import Text
from navigator.domain.vocabulary import (
    EVENT_KINDS,
    FACILITY_KINDS,
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
from navigator.services.citations import CitationBook

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Attribute:
    """A row of the comparison.

    ``place`` sorts rows, ``default`` rows stand unless others were chosen, ``figures`` rows hold yearly figures.
    """

    key: str
    label: Text
    place: tuple[Any, ...]
    group: Text = field(default=Text("", ""))
    numeric: bool = False
    prose: bool = False
    figures: bool = False
    default: bool = True
    kind: str = ""


Said = list[tuple[Attribute, ComparedCell]]

LABELS: dict[str, Text] = {
    "ministry": Text("所管", "Ministry"),
    "name": Text("制度名", "Name"),
    "purpose": Text("目的", "Purpose"),
    "stage": Text("段階", "Stage"),
    "eligible": Text("対象者", "Who may apply"),
    "requirements": Text("課題の要件", "What may be proposed"),
    "field": Text("分野", "Field"),
    "scale": Text("規模/年", "Scale a year"),
    "support": Text("支援規模", "Size of support"),
    "rate": Text("補助率", "Rate"),
    "duration": Text("期間", "Duration"),
    "years": Text("実施年度", "Years"),
    "call": Text("募集期間", "Call"),
    "application": Text("申請方法", "How to apply"),
    "match": Text("地域負担", "Regional share"),
    "kind": Text("種別", "Kind"),
    "provider": Text("提供者・運営者", "Provider or operator"),
    "place": Text("場所", "Place"),
    "date": Text("日付", "Date"),
    "budget": Text("年度別予算", "Budget by year"),
    "adoption": Text("採択（応募）", "Adopted (applied)"),
    "outcome": Text("成果", "Outcomes"),
    "linkage": Text("連携枠", "Linkage frame"),
    "lineage": Text("系譜", "Lineage"),
    "contact": Text("問合せ先", "Contact"),
    "source": Text("出典", "Source"),
}
"""Rows in their settled order; the lists are those of the product page («Comparing and printing»)."""

PROSE = frozenset({"purpose", "name", "linkage", "lineage", "contact", "source", "application"})
NOT_DEFAULT = frozenset({"kind", "match", "years"})
_PLACES = {key: place for place, key in enumerate(LABELS)}


def attribute(key: str) -> Attribute:
    """Return a plain row."""
    return Attribute(
        key,
        LABELS[key],
        (_PLACES[key],),
        prose=key in PROSE,
        figures=key == "adoption",
        default=key not in NOT_DEFAULT,
    )


class NoteBook:
    """The numbered notes under the table, each said once."""

    def __init__(self) -> None:
        self._numbers: dict[Text, int] = {}

    def number(self, note: Text) -> int:
        """Return the number of a note."""
        return self._numbers.setdefault(note, len(self._numbers) + 1)

    def texts(self) -> tuple[Text, ...]:
        """Return the notes by number."""
        return tuple(self._numbers)


SIGNS = Text(
    "「…」は資料なし、「－」は該当なし、「0」はゼロを表す。",
    "“…” means not on file, “－” none, “0” zero.",
)
ROUNDED_DISAGREE = Text(
    "出典により額が異なるものは、一つを選び（{rule}）、ほかの額を括弧内に示した。",
    "Where sources disagree, the amount was chosen by the rule «{rule}»; the others stand in brackets.",
)
PARTIAL = Text("※は内数（{kind}）。", "※ marks a partial amount ({kind}).")


@dataclass(frozen=True, slots=True)
class Context:
    """What the cells are made under."""

    connection: Connection
    presentation: Presentation
    today: date
    book: CitationBook
    notes: NoteBook

    def say(self, text: Text) -> str:
        """Return a text in the reader's language."""
        return text.of(self.presentation.language)

    def year(self, year: int | None) -> str:
        """Return a fiscal year in the reader's form."""
        if year is None:
            return MISSING
        return format_fiscal_year(year, self.presentation.years, self.presentation.language)

    def span(self, start: int | None, end: int | None) -> str:
        """Return the years from ``start`` to ``end``, empty when neither is on file."""
        if start is None and end is None:
            return ""
        return format_fiscal_span(start, end, self.presentation.years, self.presentation.language)

    def cell(self, lines: Iterable[str | None], row: Row, **more: Any) -> ComparedCell:
        """Return a cell of the texts that are on file, cited by ``row``."""
        kept = tuple(line for line in lines if line)
        return ComparedCell(kept, self.book.cite(row) if kept else (), **more)

    def plain(self, key: str, text: Text | str | None, row: Row) -> tuple[Attribute, ComparedCell]:
        """Return a one-text row."""
        said = self.say(text) if isinstance(text, Text) else text
        return attribute(key), self.cell([said], row)

    def stage(self, row: Row) -> tuple[Attribute, ComparedCell]:
        """Return the stages, drawn as a bar and named."""
        text = wording.stages_text(row["stage_from"], row["stage_to"])
        span = wording.stage_span(row["stage_from"], row["stage_to"])
        return attribute("stage"), self.cell([self.say(text) if text else None], row, stages=span)


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
            Attribute("scale", LABELS["scale"], (_PLACES["scale"],), numeric=True),
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
    said.append(_source(context, row))
    return said


def _source(context: Context, row: Row) -> tuple[Attribute, ComparedCell]:
    number = context.book.number(row["source"], row["locator"])
    title = facts.sources(context.connection, [row["source"]])[row["source"]]["title_ja"]
    return attribute("source"), ComparedCell((title,), (number,))


def _budgets(context: Context, code: str) -> Said:
    kinds = list(BudgetKind)
    said: Said = []
    for choice in choose(facts.budget_lines(context.connection, [code])):
        line = choice.line
        kind = line.kind
        year = context.year(line.fy)
        label = Text(year, year)
        if kind is not BudgetKind.INITIAL:
            label = Text("{year} {kind}", "{year} {kind}").format(year=year, kind=kind.label)
        said.append(
            (
                Attribute(
                    f"budget:{kind.value}:{line.fy}",
                    label,
                    (_PLACES["budget"], line.fy, kinds.index(kind)),
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
    if figure.partial:
        kind = figure.partial_kind or PartialKind.SHARE
        notes.append(context.notes.number(PARTIAL.format(kind=kind.label)))
    if choice.disagrees:
        values = [other for other in choice.others if other.figure.value != figure.value]
        lines.append(f"（{'、'.join(context.say(wording.figure_text(other.figure)) for other in values)}）")
        notes.append(context.notes.number(ROUNDED_DISAGREE.format(rule=choice.rule.label)))
        sources += [number for other in values for number in context.book.cite_figure(other.figure)]
    return ComparedCell(tuple(lines), tuple(dict.fromkeys(sources)), notes=tuple(notes))


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
            (_PLACES["outcome"], order.index(metric)),
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
            text += f"（{_number(context, asked.line.figure)}）"
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
    text = f"{_number(context, line.figure)}（{'、'.join(part for part in about if part)}）"
    if outcome.disagrees:
        values = [_number(context, other.figure) for other in outcome.others if other.figure.value != line.figure.value]
        text += context.say(
            Text("［ほかの出典 {values}］", " [other sources {values}]").format(values="、".join(values))
        )
    return text


def _linkage(context: Context, code: str) -> ComparedCell:
    table = facts.table("linkages")
    rows = facts.rows(context.connection, "linkages", table.c.program_code == code, order=("fy", "id"))
    names = facts.names(context.connection, "programs")
    lines, numbers = [], []
    for row in rows:
        partners = "・".join(context.say(names[partner]) for partner in row["partner_codes"])
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
        lines[f"← {context.say(names[row['from_code']])}（{context.year(row['fy'])}）"] = None
        numbers += context.book.cite(row)
    for row in facts.rows(context.connection, "program_successions", table.c.from_code == code, order=("fy", "id")):
        relation = context.say(row["relation"].label)
        if row["relation"] is Relation.ENDED or row["to_code"] is None:
            lines[f"→ {relation}（{context.year(row['fy'])}）"] = None
        else:
            lines[f"→ {context.say(names[row['to_code']])}（{relation}、{context.year(row['fy'])}）"] = None
        numbers += context.book.cite(row)
    return ComparedCell(tuple(lines), tuple(dict.fromkeys(numbers)))


def measure(context: Context, row: Row) -> Said:
    """Return what a measure says."""
    table = facts.table("editions")
    rounds = facts.rows(context.connection, "editions", table.c.measure_code == row["code"])
    ministry = _measure_ministry(context, row)
    stage = wording.stages_text(row["stage_from"], row["stage_to"])
    fields = wording.terms(row["fields"], Field)
    conditions = [context.say(stage) if stage else None, context.say(fields)]
    low, high = row["amount_min_myen"], row["amount_max_myen"]
    size = [
        context.say(Text("{n} 百万円以上", "from {n} million yen").format(n=format_myen(low)))
        if low is not None
        else None,
        context.say(Text("{n} 百万円まで", "up to {n} million yen").format(n=format_myen(high)))
        if high is not None
        else None,
    ]
    return [
        context.plain("ministry", ministry, row),
        (attribute("name"), context.cell([row["name_ja"], row["name_en"]], row)),
        context.plain("provider", row["provider_ja"], row),
        context.plain("kind", row["category"].label if row["category"] else None, row),
        context.plain("purpose", row["summary_ja"], row),
        context.stage(row),
        context.plain("eligible", wording.terms(row["eligible"], Eligible), row),
        (attribute("requirements"), context.cell(conditions, row)),
        (attribute("support"), context.cell(size, row)),
        context.plain("rate", row["subsidy_rate"], row),
        (attribute("call"), _calls(context, rounds)),
        context.plain("contact", row["contact_ja"] or row["url"], row),
        _source(context, row),
    ]


def _measure_ministry(context: Context, row: Row) -> Text | None:
    code = None
    if row["program_code"]:
        programs = facts.table("programs")
        code = facts.rows(context.connection, "programs", programs.c.code == row["program_code"])[0]["ministry_code"]
    code = code or ministry_of_provider(row["provider_ja"])
    return Ministry(code).label if code else None


def _calls(context: Context, rounds: Sequence[Row]) -> ComparedCell:
    lines, numbers = [], []
    dated = [row for row in rounds if row["call_open"] or row["call_close"]]
    for row in sorted(dated, key=lambda row: row["call_close"] or row["call_open"], reverse=True):
        opens, closes = (
            PartialDate.parse(row[column]).format(context.presentation.years, context.presentation.language)
            if row[column]
            else MISSING
            for column in ("call_open", "call_close")
        )
        lines.append(f"{opens}～{closes}")
        numbers += context.book.cite(row)
    return ComparedCell(tuple(lines), tuple(dict.fromkeys(numbers)))


def facility(context: Context, row: Row) -> Said:
    """Return what a facility says."""
    return [
        (attribute("name"), context.cell([row["name_ja"]], row)),
        context.plain("kind", FACILITY_KINDS.get(row["kind"], Text(row["kind"], row["kind"])), row),
        context.plain("provider", row["operator_ja"], row),
        context.plain("place", row["prefecture"], row),
        context.plain("field", wording.terms(row["fields"], Field), row),
        context.plain("purpose", row["services_ja"], row),
        _source(context, row),
    ]


def theme(context: Context, row: Row) -> Said:
    """Return what a research theme says."""
    programs = facts.names(context.connection, "programs")
    regions = facts.names(context.connection, "regions")
    bodies = [row["lead_ja"], *row["partners_ja"]]
    return [
        (attribute("name"), context.cell([row["title_ja"]], row)),
        context.plain("kind", programs[row["program_code"]], row),
        context.plain("years", context.span(row["fy"], row["fy"]), row),
        context.plain("place", regions[row["region_code"]] if row["region_code"] else None, row),
        context.plain("provider", "／".join(body for body in bodies if body), row),
        context.plain("field", Field(row["field"]).label if row["field"] else None, row),
        _source(context, row),
    ]


def event(context: Context, row: Row) -> Said:
    """Return what an event says."""
    return [
        (attribute("name"), context.cell([row["title_ja"]], row)),
        context.plain("kind", EVENT_KINDS.get(row["kind"], Text(row["kind"], row["kind"])), row),
        context.plain("date", wording.date_text(row["date"], context.presentation) if row["date"] else None, row),
        context.plain("provider", row["host_ja"], row),
        context.plain("place", row["place_ja"], row),
        _source(context, row),
    ]


TELLERS: dict[Catalogue, Callable[[Context, Row], Said]] = {
    Catalogue.MEASURES: measure,
    Catalogue.PROGRAMS: program,
    Catalogue.FACILITIES: facility,
    Catalogue.THEMES: theme,
    Catalogue.EVENTS: event,
}
