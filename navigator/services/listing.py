"""The rows of a list as text: one function a catalogue, the same cells on screen, paper, clipboard and file."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from sqlalchemy import Connection

from navigator.db import facts, office
from navigator.db.search import positive_words
from navigator.db.searchfields import SEARCH_FIELDS, RecordTexts, record_texts
from navigator.domain.budgets import choose
from navigator.domain.catalogues import EVERYWHERE_LABEL, SPECS, Catalogue, FacetKey
from navigator.domain.dates import CallStatus, PartialDate, call_status
from navigator.domain.figures import CORRECTED_SIGN
from navigator.domain.filters import Filter
from navigator.domain.fiscal import YearStyle, format_fiscal_span, format_fiscal_year, years_in_query_term
from navigator.domain.folding import FoldRule, fold, rule_of_match
from navigator.domain.money import MISSING, NONE
from navigator.domain.providers import ministry_of_provider
from navigator.domain.query import And as AndNode
from navigator.domain.query import FieldWord, Node, Range, Word
from navigator.domain.query import Or as OrNode
from navigator.domain.record import RecordRef
from navigator.domain.results import CorrectedColumn, Presentation, RowView
from navigator.domain.text import Text
from navigator.domain.vocabulary import (
    EVENT_KINDS,
    FACILITY_KINDS,
    Block,
    Eligible,
    Field,
    Ministry,
)
from navigator.services import wording
from navigator.services.listcorrections import SIGNED, corrections_of_rows
from navigator.services.rowmemory import RowMemory

Row = Mapping[str, Any]
Cells = dict[str, str]

URGENCY = (CallStatus.UNDATED, CallStatus.CLOSED, CallStatus.ANNOUNCED, CallStatus.OPEN, CallStatus.CLOSING)
"""Statuses from the least to the most urgent: a measure shows the most urgent one of its rounds."""

_AMOUNT = "amount key"
"""Beside the cells of a program: the natural key of the amount shown."""

NOT_SAID = Text("{facet}の記載なし（対象になり得ます）", "{facet} not stated (may apply)")
SYNONYM = Text("{field}（同義語「{word}」）", "{field} (synonym “{word}”)")
YEARS_UNKNOWN = Text("年度の記載が欠けているため残しました", "kept because a year is not on file")


@dataclass(frozen=True, slots=True)
class Context:
    """What a window of rows is shown under."""

    connection: Connection
    question: Filter
    presentation: Presentation
    today: date
    money_year: int
    node: Node | None
    memory: RowMemory

    def say(self, text: Text) -> str:
        """Return a text in the reader's language."""
        return text.of(self.presentation.language)

    @property
    def years(self) -> YearStyle:
        """Form of fiscal years in tables: English writes eras and Western years together, which no column holds."""
        both = self.presentation.years is YearStyle.ERA and self.presentation.language == "en"
        return YearStyle.WESTERN if both else self.presentation.years

    def year(self, year: int | None) -> str:
        """Return a fiscal year as tables print it."""
        if year is None:
            return MISSING
        return format_fiscal_year(year, self.years, self.presentation.language)

    def day(self, text: str | None) -> str:
        """Return a partial date as tables print it: R7.5.9 for eras in Japanese, 2025-05-09 otherwise."""
        years = YearStyle.SHORT if self.years is YearStyle.ERA else self.years
        return wording.date_text(text, replace(self.presentation, years=years))


def rows(context: Context, ids: Sequence[int]) -> list[RowView]:
    """Return the rows with the ids, in that order; one that has gone meanwhile is left out."""
    catalogue = context.question.catalogue
    starred = office.favourite_keys(context.connection, catalogue.value)
    marked = office.own_statuses(context.connection, catalogue.value)
    way = (catalogue, context.presentation, context.question.money_kind, context.money_year)
    found = context.memory.cells.of(way, ids, lambda missing: _read_cells(context, missing))
    tagged = office.tags(context.connection, catalogue.value, [row["fact_key"] for row, _, _ in found.values()])
    reasons = _reasons(context, list(found))
    made = []
    for row_id in ids:
        if row_id not in found:
            continue
        row, cells, corrected = found[row_id]
        key = row["fact_key"]
        shown = {**cells, "match": reasons.get(row_id, "")}
        # The office says nothing of it: that is none, and no gap of the facts.
        shown["own"] = context.say(marked[key].label) if key in marked else NONE
        shown["tags"] = context.say(wording.COMMA).join(tagged.get(key, ())) or NONE
        made.append(
            RowView(
                RecordRef(catalogue.value, row["fact_key"], row.get("code") or row["fact_key"]),
                {column.key: shown.get(column.key, MISSING) for column in SPECS[catalogue].columns},
                wording.stage_span(row["stage_from"], row["stage_to"]) if "stage_from" in row else None,
                row["fact_key"] in starred,
                _marks(context, row, cells),
                corrected,
            )
        )
    return made


def _read_cells(context: Context, ids: Sequence[int]) -> dict[int, tuple[Row, Cells, tuple[CorrectedColumn, ...]]]:
    """Return each row with the cells that do not depend on what is asked, and what the office corrected in them."""
    catalogue = context.question.catalogue
    found = facts.by_ids(context.connection, catalogue.value, ids)
    tell = _CELLS[catalogue](context, list(found.values()))
    cells = {row_id: {"code": row.get("code") or row["fact_key"], **tell(row)} for row_id, row in found.items()}
    amounts = [amount for one in cells.values() if (amount := one.pop(_AMOUNT, ""))]
    corrected = corrections_of_rows(context.connection, catalogue, list(found.values()), amounts)
    sign = context.say(CORRECTED_SIGN)
    for row_id, row in found.items():
        for column in {one.column for one in corrected.get(row["fact_key"], ())} & SIGNED:
            cells[row_id][column] += sign
    return {row_id: (row, cells[row_id], corrected.get(row["fact_key"], ())) for row_id, row in found.items()}


def _marks(context: Context, row: Row, cells: Cells) -> tuple[Text, ...]:
    """Say why a record is shown although the facts do not say that it meets a chosen condition."""
    marks = []
    for choice in context.question.choices:
        unsaid = choice.key in (FacetKey.FIELD, FacetKey.ELIGIBLE) and cells.get(choice.key.value) == MISSING
        unplaced = choice.key in (FacetKey.BLOCK, FacetKey.PREFECTURE) and cells.get("block") == context.say(
            EVERYWHERE_LABEL
        )
        if choice.include and (unsaid or unplaced):
            marks.append(NOT_SAID.format(facet=choice.key.label))
    if context.question.as_of is not None and "start_fy" in row and (row["start_fy"] is None or row["end_fy"] is None):
        marks.append(YEARS_UNKNOWN)
    return tuple(marks)


def _reasons(context: Context, ids: Sequence[int]) -> dict[int, str]:
    """Return, for each record, which fields hold the words of the query and by which rule."""
    if context.node is None or not ids:
        return {}
    words = positive_words(context.node)
    asked = _asked_fields(context.node)
    made: dict[int, str] = {}
    catalogue = context.question.catalogue

    def read(missing: list[int]) -> dict[int, RecordTexts]:
        return {record.row_id: record for record in record_texts(context.connection, catalogue, missing)}

    for record in context.memory.texts.of(catalogue, ids, read).values():
        parts = [_reason(context, record, word) for word in words]
        parts += [context.say(Text("条件式", "Expression"))] if asked else []
        made[record.row_id] = context.say(wording.VALUES).join(dict.fromkeys(part for part in parts if part))
    return made


def _reason(context: Context, record: RecordTexts, asked: Word) -> str:
    word = asked.text
    folded = fold(word)
    if not folded:
        return ""
    best: tuple[int, str, FoldRule] | None = None
    rules = list(FoldRule)
    for field in SEARCH_FIELDS:
        for text in record.texts[field]:
            rule = rule_of_match(text, word)
            if rule is not None and (best is None or rules.index(rule) < best[0]):
                best = (rules.index(rule), field, rule)
        if best is not None:
            break
    if best is None:
        return context.say(FacetKey.FY.label) if years_in_query_term(word) is not None else ""
    label = context.say(SEARCH_FIELDS[best[1]])
    if asked.same_as:
        return context.say(SYNONYM).format(field=label, word=word)
    if best[2] is FoldRule.EXACT:
        return label
    return context.say(Text("{field}（{rule}）", "{field} ({rule})").format(field=label, rule=best[2].label))


def _asked_fields(node: Node) -> bool:
    match node:
        case Range():
            return True
        case FieldWord(field, _):
            return field not in SEARCH_FIELDS
        case AndNode(parts) | OrNode(parts):
            return any(_asked_fields(part) for part in parts)
    return False


def _measures(context: Context, found: Sequence[Row]) -> Callable[[Row], Cells]:
    connection = context.connection
    editions: dict[str, list[Row]] = defaultdict(list)
    codes = [row["code"] for row in found]
    table = facts.table("editions")
    for edition in facts.rows(connection, "editions", table.c.measure_code.in_(codes)):
        editions[edition["measure_code"]].append(edition)
    programs = facts.table("programs")
    wanted = [row["program_code"] for row in found if row["program_code"]]
    ministry_of = {
        row["code"]: row["ministry_code"] for row in facts.rows(connection, "programs", programs.c.code.in_(wanted))
    }
    block_of = block_of_prefecture(connection)

    def cells(row: Row) -> Cells:
        rounds = editions[row["code"]]
        status = measure_status(rounds, context.today)
        years = sorted({edition["fy"] for edition in rounds if edition["fy"] is not None}, reverse=True)
        ministry = ministry_of.get(row["program_code"]) or ministry_of_provider(row["provider_ja"])
        stages = wording.stages_text(row["stage_from"], row["stage_to"])
        return {
            "name": _name(context, row),
            "provider": wording.shown(row["provider_ja"]),
            "stage": context.say(stages) if stages else MISSING,
            "eligible": context.say(wording.terms(row["eligible"], Eligible)) or MISSING,
            "ceiling": wording.amount_text(row["amount_max_myen"]),
            "rate": wording.shown(row["subsidy_rate"]),
            "deadline": context.day(latest_close(rounds)),
            "status": context.say(status.label),
            "ministry": context.say(Ministry(ministry).label) if ministry else MISSING,
            "kind": context.say(row["category"].label) if row["category"] else MISSING,
            "field": context.say(wording.terms(row["fields"], Field)) or MISSING,
            "block": context.say(places_text(row["block_codes"], row["prefectures"], block_of)),
            "fy": context.say(wording.VALUES).join(context.year(year) for year in years) or MISSING,
            "editions": str(len(rounds)),
            "source": row["source"],
        }

    return cells


def measure_status(rounds: Sequence[Row], today: date) -> CallStatus:
    """Return the most urgent status of a measure's rounds."""
    statuses = [call_status(_date(row["call_open"]), _date(row["call_close"]), today) for row in rounds]
    return max(statuses, key=URGENCY.index, default=CallStatus.UNDATED)


def latest_close(rounds: Sequence[Row]) -> str | None:
    """Return the latest closing date of the rounds, as the facts print it."""
    dates = [row["call_close"] for row in rounds if row["call_close"]]
    return max(dates, key=lambda text: PartialDate.parse(text).last, default=None)


def _date(text: str | None) -> PartialDate | None:
    return PartialDate.parse(text) if text else None


def block_of_prefecture(connection: Connection) -> dict[str, str]:
    """Return the block of every prefecture by its Japanese name."""
    return {row["name_ja"]: row["block_code"] for row in facts.rows(connection, "prefectures")}


def places_text(blocks: tuple[str, ...], prefectures: tuple[str, ...], block_of: Mapping[str, str]) -> Text:
    """Return the blocks that a record names itself or through its prefectures, north to south."""
    named = {*blocks, *(block_of[name] for name in prefectures if name in block_of)}
    return wording.terms(tuple(named), Block) if named else EVERYWHERE_LABEL


def _programs(context: Context, found: Sequence[Row]) -> Callable[[Row], Cells]:
    lines = facts.budget_lines(context.connection, [row["code"] for row in found])
    shown = {
        choice.line.program: choice
        for choice in choose(
            line for line in lines if line.kind is context.question.money_kind and line.fy == context.money_year
        )
    }
    names = facts.names(context.connection, "programs")

    def cells(row: Row) -> Cells:
        choice = shown.get(row["code"])
        stages = wording.stages_text(row["stage_from"], row["stage_to"])
        span = format_fiscal_span(row["start_fy"], row["end_fy"], context.years, context.presentation.language)
        return {
            "name": _name(context, row),
            "ministry": context.say(Ministry(row["ministry_code"]).label) if row["ministry_code"] else MISSING,
            "kind": context.say(row["kind"].label),
            "stage": context.say(stages) if stages else MISSING,
            "years": span if row["start_fy"] or row["end_fy"] else MISSING,
            "budget": context.say(wording.figure_text(choice.line.figure if choice else None)),
            _AMOUNT: choice.line.key if choice else "",
            "eligible": context.say(wording.terms(row["eligible"], Eligible)) or MISSING,
            "field": context.say(wording.terms(row["fields"], Field)) or MISSING,
            "scale": scale_text(row),
            "parent": context.say(names[row["parent_code"]]) if row["parent_code"] else MISSING,
            "source": row["source"],
        }

    return cells


def scale_text(row: Row) -> str:
    """Return the yearly scale of a program, million yen: one number or a range."""
    low, high = row["scale_per_year_myen_min"], row["scale_per_year_myen_max"]
    if low is None or high is None or low == high:
        return wording.amount_text(high if low is None else low)
    return f"{wording.amount_text(low)}–{wording.amount_text(high)}"


def _facilities(context: Context, _found: Sequence[Row]) -> Callable[[Row], Cells]:
    block_of = block_of_prefecture(context.connection)
    prefectures = facts.names(context.connection, "prefectures", key="name_ja")

    def cells(row: Row) -> Cells:
        place = (row["prefecture"],) if row["prefecture"] else ()
        kind = FACILITY_KINDS.get(row["kind"], Text(row["kind"], row["kind"]))
        return {
            "name": row["name_ja"],
            "kind": context.say(kind),
            "prefecture": context.say(prefectures[row["prefecture"]]) if row["prefecture"] in prefectures else MISSING,
            "provider": wording.shown(row["operator_ja"]),
            "field": context.say(wording.terms(row["fields"], Field)) or MISSING,
            "block": context.say(places_text((), place, block_of)),
            "summary": wording.shown(row["services_ja"]),
            "source": row["source"],
        }

    return cells


def _themes(context: Context, _found: Sequence[Row]) -> Callable[[Row], Cells]:
    block_of = block_of_prefecture(context.connection)
    programs = facts.names(context.connection, "programs")
    regions = facts.names(context.connection, "regions")
    prefectures = {row["code"]: row["prefectures"] for row in facts.rows(context.connection, "regions")}

    def cells(row: Row) -> Cells:
        region = row["region_code"]
        partners = (row["lead_ja"] or "", *row["partners_ja"])
        return {
            "name": row["title_ja"],
            "program": context.say(programs[row["program_code"]]),
            "region": context.say(regions[region]) if region else MISSING,
            "fy": context.year(row["fy"]),
            "field": context.say(Field(row["field"]).label) if row["field"] else MISSING,
            "provider": "／".join(name for name in partners if name) or MISSING,
            "block": context.say(places_text((), prefectures.get(region, ()), block_of)),
            "source": row["source"],
        }

    return cells


def _events(context: Context, _found: Sequence[Row]) -> Callable[[Row], Cells]:
    def cells(row: Row) -> Cells:
        return {
            "date": context.day(row["date"]),
            "name": row["title_ja"],
            "kind": context.say(EVENT_KINDS.get(row["kind"], Text(row["kind"], row["kind"]))),
            "provider": wording.shown(row["host_ja"]),
            "place": wording.shown(row["place_ja"]),
            "block": context.say(Block(row["block_code"]).label if row["block_code"] else EVERYWHERE_LABEL),
            "planned": context.say(Text("予定", "Planned")) if row["is_planned"] else "",
            "source": row["source"],
        }

    return cells


_CELLS: dict[Catalogue, Callable[[Context, Sequence[Row]], Callable[[Row], Cells]]] = {
    Catalogue.MEASURES: _measures,
    Catalogue.PROGRAMS: _programs,
    Catalogue.FACILITIES: _facilities,
    Catalogue.THEMES: _themes,
    Catalogue.EVENTS: _events,
}


def _name(context: Context, row: Row) -> str:
    name: str = row["name_ja"]
    if context.presentation.language == "en" and row["name_en"]:
        name = row["name_en"]
    return name
