"""The tables of the reference page as entries: what each row says, where it leads, what it stands on."""

from collections.abc import Callable, Iterator, Mapping
from functools import cached_property
from typing import Any

from sqlalchemy import Connection

from navigator.db import facts
from navigator.domain.catalogues import Catalogue
from navigator.domain.dates import PartialDate
from navigator.domain.errors import UserError
from navigator.domain.figures import Citation
from navigator.domain.fiscal import YearStyle, format_fiscal_span, format_fiscal_year
from navigator.domain.money import format_myen
from navigator.domain.record import RecordLink, UrlLink
from navigator.domain.reference import PageLink, ReferenceEntry, ReferenceLine, ReferencePart, ReferenceSection
from navigator.domain.text import Text
from navigator.domain.vocabulary import SubjectType
from navigator.services.openlists import CRITERION_KINDS, FEATURE_KINDS, FEATURE_UNITS, FINDING_KINDS

Row = Mapping[str, Any]
Section = ReferenceSection

REGIONS = "regions"
"""Key of the page that shows a region."""

GOAL_LEVELS: dict[str, Text] = {
    "ultimate": Text("最終の目標", "Ultimate goal"),
    "group": Text("群の目標", "Goals of the group"),
    "leaflet": Text("リーフレットにある目標", "Goals of the leaflet"),
}
"""Levels of goals: an open list of the facts."""

_NOTHING = Text("", "")
_NATIONWIDE = Text("全国", "Nationwide")


def _same(text: str | None) -> Text:
    return Text(text or "", text or "")


def _named(names: Mapping[str, Text], code: str) -> Text:
    return names.get(code, _same(code))


class EntryReader:
    """Reads entries through one connection; years take the form ``years``."""

    def __init__(self, connection: Connection, years: YearStyle) -> None:
        self._connection = connection
        self._years = years

    def entries(self) -> tuple[ReferenceEntry, ...]:
        """Return every entry in the order of the page."""
        ways: dict[Section, Callable[[], Iterator[ReferenceEntry]]] = {
            Section.STEPS: self._steps,
            Section.CRITERIA: self._criteria,
            Section.GOALS: self._goals,
            Section.GROUPS: self._groups,
            Section.RECOMMENDATIONS: self._recommendations,
            Section.SURVEYS: self._surveys,
            Section.FINDINGS: self._findings,
            Section.LINKAGES: self._linkages,
            Section.FEATURES: self._features,
            Section.PLANS: self._plans,
            Section.GLOSSARY: self._glossary,
            Section.CONTACTS: self._contacts,
            Section.SOURCES: self._sources,
        }
        return tuple(entry for section in Section for entry in ways[section]())

    # Names.

    @cached_property
    def _programs(self) -> dict[str, Text]:
        return facts.names(self._connection, "programs")

    @cached_property
    def _regions(self) -> dict[str, Text]:
        return facts.names(self._connection, "regions")

    @cached_property
    def _subjects(self) -> dict[str, Text]:
        return facts.names(self._connection, "subjects", key="subject_code")

    def _program(self, code: str) -> ReferencePart:
        link = RecordLink(Catalogue.PROGRAMS, code) if code in self._programs else None
        return ReferencePart(_named(self._programs, code), link)

    def _region(self, code: str) -> ReferencePart:
        return ReferencePart(_named(self._regions, code), PageLink(REGIONS, code))

    def _subject(self, row: Row) -> ReferencePart:
        code = row["subject_code"]
        if row["subject_type"] is SubjectType.PROGRAM:
            return self._program(code)
        if row["subject_type"] is SubjectType.REGION:
            return self._region(code)
        return ReferencePart(_named(self._subjects, code))

    # Values.

    def _year(self, year: int | None) -> tuple[ReferencePart, ...]:
        if year is None:
            return ()
        ja, en = (format_fiscal_year(year, self._years, language) for language in ("ja", "en"))
        return (ReferencePart(Text(ja, en)),)

    def _span(self, row: Row) -> tuple[ReferencePart, ...]:
        ends = (row["fy_from"], row["fy_to"])
        if ends == (None, None):
            return ()
        ja, en = (format_fiscal_span(*ends, self._years, language) for language in ("ja", "en"))
        return (ReferencePart(Text(ja, en)),)

    def _when(self, text: str | None) -> tuple[ReferencePart, ...]:
        """Return a time of the facts: a date, two dates with ~ between them, or words."""
        if not text:
            return ()
        try:
            days = [PartialDate.parse(part) for part in text.split("~")]
        except UserError:
            return (ReferencePart(_same(text)),)
        ja, en = (
            mark.join(day.format(self._years, language) for day in days)
            for mark, language in (("～", "ja"), (" – ", "en"))
        )
        return (ReferencePart(Text(ja, en)),)

    def _entry(
        self, section: Section, row: Row, heading: Text, title: Text, lines: tuple[ReferenceLine, ...] = ()
    ) -> ReferenceEntry:
        key = f"{row.get('table', section.value)}:{row['fact_key']}"
        citation = Citation(row["source"], row["locator"])
        return ReferenceEntry(key, section, heading, title, lines, citation, row.get("note") or "")

    def _rows(self, name: str, *order: str) -> Iterator[Row]:
        yield from facts.rows(self._connection, name, order=order or ("id",))

    # The tables.

    def _steps(self) -> Iterator[ReferenceEntry]:
        for row in self._rows("selection_steps", "no"):
            lines = (
                _line(Text("主体", "Who"), row["actor_ja"]),
                ReferenceLine(Text("時期", "When"), self._when(row["when_ja"])),
                _line(Text("結果", "Result"), row["output_ja"]),
            )
            yield self._entry(Section.STEPS, row, _NOTHING, _numbered(row["no"], _same(row["step_ja"])), lines)

    def _criteria(self) -> Iterator[ReferenceEntry]:
        for row in self._rows("selection_criteria", "no"):
            scope = (self._program(row["scope"]),) if row["scope"] else ()
            lines = (ReferenceLine(Text("対象", "Applies to"), scope),)
            heading = _named(CRITERION_KINDS, row["kind"])
            yield self._entry(Section.CRITERIA, row, heading, _same(row["text_ja"]), lines)

    def _goals(self) -> Iterator[ReferenceEntry]:
        for row in self._rows("goals"):
            title = Text(row["goal_ja"] or "", row["goal_en"] or row["goal_ja"] or "")
            numbered = _numbered(row["no"], title) if row["no"] else title
            yield self._entry(Section.GOALS, row, _named(GOAL_LEVELS, row["level"]), numbered)

    def _groups(self) -> Iterator[ReferenceEntry]:
        for row in self._rows("coordination_groups", "no"):
            title = _numbered(row["no"], Text(row["name_ja"], row["name_en"] or row["name_ja"]))
            yield self._entry(Section.GROUPS, row, _NOTHING, title, (_line(Text("目標", "Goal"), row["goal_ja"]),))

    def _recommendations(self) -> Iterator[ReferenceEntry]:
        for row in self._rows("recommendations", "no"):
            where = self._region(row["region_code"]) if row["region_code"] else ReferencePart(_NATIONWIDE)
            title = Text(row["item_ja"] or "", row["item_en"] or row["item_ja"] or "")
            heading = _same(f"{row['group_no']} {row['group_ja']}")
            lines = (ReferenceLine(Text("範囲", "Scope"), (where,)),)
            yield self._entry(Section.RECOMMENDATIONS, row, heading, _numbered(row["no"], title), lines)

    def _surveys(self) -> Iterator[ReferenceEntry]:
        for row in self._rows("surveys"):
            percent = None if row["percent"] is None else f"{format_myen(row['percent'])} %"
            base = None if row["base_n"] is None else f"{row['base_n']:,}"
            lines = (
                _line(Text("割合", "Share"), percent),
                _line(Text("母数", "Base (n)"), base),
                _line(Text("回答者", "Respondents"), row["respondents"]),
            )
            yield self._entry(Section.SURVEYS, row, _same(row["question_ja"]), _same(row["answer_ja"]), lines)
        for row in self._rows("survey_comments", "no"):
            heading = Text("自由記述", "Free comments")
            title = _numbered(row["no"], _same(row["summary_ja"]))
            yield self._entry(Section.SURVEYS, {**row, "table": "survey_comments"}, heading, title)

    def _findings(self) -> Iterator[ReferenceEntry]:
        order = list(FINDING_KINDS)
        found = sorted(self._rows("findings", "no"), key=lambda row: (_place(order, row["kind"]), row["no"]))
        for row in found:
            lines = (ReferenceLine(Text("対象", "About"), (self._subject(row),)),)
            heading = _named(FINDING_KINDS, row["kind"])
            yield self._entry(Section.FINDINGS, row, heading, _same(row["text_ja"]), lines)

    def _linkages(self) -> Iterator[ReferenceEntry]:
        for row in self._rows("linkages"):
            amount = row["amount_myen"]
            money = (
                None if amount is None else Text(f"{format_myen(amount)} 百万円", f"{format_myen(amount)} million yen")
            )
            counts = [
                (Text("地域数", "Regions"), row["regions"]),
                (Text("新規", "New"), row["new_adoptions"]),
                (Text("継続", "Continuing"), row["continuing"]),
            ]
            partners = tuple(self._program(code) for code in row["partner_codes"])
            lines = (
                ReferenceLine(Text("事業", "Program"), (self._program(row["program_code"]),)),
                ReferenceLine(Text("年度", "Fiscal year"), self._year(row["fy"])),
                ReferenceLine(Text("金額", "Amount"), (ReferencePart(money),) if money else ()),
                *(_line(label, f"{count:,}") for label, count in counts if count is not None),
                *([ReferenceLine(Text("相手", "Partners"), partners)] if partners else []),
                _line(Text("目的", "Purpose"), row["purpose_ja"]),
            )
            yield self._entry(Section.LINKAGES, row, _NOTHING, _same(row["frame_name_ja"]), lines)

    def _features(self) -> Iterator[ReferenceEntry]:
        for row in self._rows("program_features"):
            value = ()
            if row["value"] is not None:
                unit = _named(FEATURE_UNITS, row["unit"] or "")
                said = Text("{number} {unit}", "{number} {unit}").format(number=format_myen(row["value"]), unit=unit)
                value = (ReferenceLine(Text("数値", "Figure"), (ReferencePart(said),)),)
            lines = (
                ReferenceLine(Text("事業", "Program"), (self._program(row["program_code"]),)),
                ReferenceLine(Text("種別", "Kind"), (ReferencePart(_named(FEATURE_KINDS, row["kind"])),)),
                *value,
            )
            heading = _named(self._programs, row["program_code"])
            yield self._entry(Section.FEATURES, row, heading, _same(row["text_ja"]), lines)

    def _plans(self) -> Iterator[ReferenceEntry]:
        for row in self._rows("basic_plans", "no"):
            lines = (
                ReferenceLine(Text("期間", "Years"), self._span(row)),
                _line(Text("時期", "Phase"), row["phase_ja"]),
                _line(Text("要点", "Points"), row["points_ja"]),
            )
            title = Text(row["name_ja"], row["name_en"] or row["name_ja"])
            yield self._entry(Section.PLANS, row, _NOTHING, title, lines)

    def _glossary(self) -> Iterator[ReferenceEntry]:
        for row in self._rows("glossary"):
            title = term_of(row)
            lines = (
                _line(Text("意味", "Meaning"), row["definition_ja"]),
                ReferenceLine(Text("英語", "Japanese"), (ReferencePart(Text(title.en, title.ja)),)),
            )
            yield self._entry(Section.GLOSSARY, row, _NOTHING, title, lines)

    def _contacts(self) -> Iterator[ReferenceEntry]:
        heading = Text("資料に印刷された当時の連絡先", "Contacts as they were printed then")
        for row in self._rows("contacts"):
            url = row["url"]
            lines = (
                _line(Text("住所", "Address"), row["address_ja"]),
                _line(Text("電話", "Telephone"), row["tel"]),
                ReferenceLine(Text("URL", "URL"), (ReferencePart(_same(url), UrlLink(url)),) if url else ()),
            )
            yield self._entry(Section.CONTACTS, row, heading, _same(row["name_ja"]), lines)

    def _sources(self) -> Iterator[ReferenceEntry]:
        for row in self._rows("sources", "code"):
            url = row["url_or_file"]
            sure = Text("{kind}・{confidence}", "{kind}, {confidence}").format(
                kind=row["kind"].label, confidence=row["confidence"].label
            )
            lines = (
                _line(Text("発行者", "Publisher"), row["publisher"]),
                ReferenceLine(Text("発行日", "Published"), self._when(row["published"])),
                ReferenceLine(Text("種類", "Kind"), (ReferencePart(sure),)),
                ReferenceLine(Text("アドレス", "Address"), (ReferencePart(_same(url), UrlLink(url)),) if url else ()),
                _line(Text("符号", "Code"), row["code"]),
            )
            title = Text(row["title_ja"], row["title_en"] or row["title_ja"])
            cited = {**row, "source": row["code"], "locator": ""}
            yield self._entry(Section.SOURCES, cited, _NOTHING, title, lines)


def term_of(row: Row) -> Text:
    """Return a term of the glossary in both languages."""
    return Text(row["term_ja"] or row["term_en"] or "", row["term_en"] or row["term_ja"] or "")


def _line(label: Text, text: str | None) -> ReferenceLine:
    return ReferenceLine(label, (ReferencePart(_same(text)),) if text else ())


def _numbered(number: int, text: Text) -> Text:
    return Text(f"{number}. {text.ja}", f"{number}. {text.en}")


def _place(order: list[str], kind: str) -> int:
    return order.index(kind) if kind in order else len(order)
