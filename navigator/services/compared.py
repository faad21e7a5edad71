"""The rows of a comparison: what each kind of record says, attribute by attribute."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from sqlalchemy import Connection

from navigator.db import facts
from navigator.domain.comparison import ComparedCell
from navigator.domain.dates import PartialDate
from navigator.domain.fiscal import format_fiscal_span, format_fiscal_year
from navigator.domain.money import MISSING, format_myen
from navigator.domain.providers import ministry_of_provider
from navigator.domain.results import Presentation
from navigator.domain.text import Text
from navigator.domain.vocabulary import (
    EVENT_KINDS,
    FACILITY_KINDS,
    Eligible,
    Field,
    Ministry,
)
from navigator.services import wording
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
PLACES = {key: place for place, key in enumerate(LABELS)}


def attribute(key: str) -> Attribute:
    """Return a plain row."""
    return Attribute(
        key,
        LABELS[key],
        (PLACES[key],),
        prose=key in PROSE,
        figures=key == "adoption",
        default=key not in NOT_DEFAULT,
    )


APPLICANT = replace(attribute("eligible"), label=Text("申請者の要件", "Who may apply"))
"""What 対象者 is called for measures."""


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


def source(context: Context, row: Row) -> tuple[Attribute, ComparedCell]:
    """Return the main source of a record."""
    number = context.book.number(row["source"], row["locator"])
    title = facts.sources(context.connection, [row["source"]])[row["source"]]["title_ja"]
    return attribute("source"), ComparedCell((title,), (number,))


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
        (APPLICANT, context.plain("eligible", wording.terms(row["eligible"], Eligible), row)[1]),
        (attribute("requirements"), context.cell(conditions, row)),
        (attribute("support"), context.cell(size, row)),
        context.plain("rate", row["subsidy_rate"], row),
        (attribute("call"), _calls(context, rounds)),
        context.plain("contact", row["contact_ja"] or row["url"], row),
        source(context, row),
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
    told = {row["fy"] for row in dated}
    undated = [row for row in rounds if row["fy"] is not None and row["fy"] not in told]
    if undated:
        years = sorted({row["fy"] for row in undated}, reverse=True)
        named = wording.joined([Text(context.year(year), context.year(year)) for year in years])
        lines.append(context.say(UNDATED.format(years=named)))
        numbers += [number for row in undated for number in context.book.cite(row)]
    return ComparedCell(tuple(lines), tuple(dict.fromkeys(numbers)))


UNDATED = Text("日付の資料なし: {years}", "No dates on file: {years}")


def facility(context: Context, row: Row) -> Said:
    """Return what a facility says."""
    prefectures = facts.names(context.connection, "prefectures", key="name_ja")
    return [
        (attribute("name"), context.cell([row["name_ja"]], row)),
        context.plain("kind", FACILITY_KINDS.get(row["kind"], Text(row["kind"], row["kind"])), row),
        context.plain("provider", row["operator_ja"], row),
        context.plain("place", prefectures.get(row["prefecture"], row["prefecture"]), row),
        context.plain("field", wording.terms(row["fields"], Field), row),
        context.plain("purpose", row["services_ja"], row),
        source(context, row),
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
        source(context, row),
    ]


def event(context: Context, row: Row) -> Said:
    """Return what an event says."""
    return [
        (attribute("name"), context.cell([row["title_ja"]], row)),
        context.plain("kind", EVENT_KINDS.get(row["kind"], Text(row["kind"], row["kind"])), row),
        context.plain("date", wording.date_text(row["date"], context.presentation) if row["date"] else None, row),
        context.plain("provider", row["host_ja"], row),
        context.plain("place", row["place_ja"], row),
        source(context, row),
    ]
