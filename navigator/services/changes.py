"""What changed between two days, since a version of the data, or since the last meeting; one printable page."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from sqlalchemy import Connection

from navigator.db import facts
from navigator.db.calls import call_rounds
from navigator.db.changes import local_day, office_changes
from navigator.db.factlog import fact_changes
from navigator.db.library import Library
from navigator.db.office import row_of_key
from navigator.domain.budgets import ChosenLine
from navigator.domain.errors import UserError
from navigator.domain.figures import Citation, Figure
from navigator.domain.fiscal import fiscal_year_days, format_fiscal_year
from navigator.domain.money import MISSING, format_myen
from navigator.domain.record import CitationView
from navigator.domain.results import Presentation
from navigator.domain.text import Text
from navigator.domain.vocabulary import Origin
from navigator.domain.whatchanged import (
    Change,
    ChangeKind,
    ProgramSpan,
    SuccessionFact,
    call_changes,
    money_changes,
    ordered,
    program_changes,
)
from navigator.services.citations import CitationBook
from navigator.services.edit_words import title_of
from navigator.services.library import library_state
from navigator.services.papers import PaperService
from navigator.services.sheet_parts import Stamp

AMOUNT = Text("{year} {value} 百万円", "{year}: {value} million yen")
FIELD_KINDS = {
    "name_ja": ChangeKind.RENAMED,
    "title_ja": ChangeKind.RENAMED,
    "amount_myen": ChangeKind.AMOUNT,
    "amount_min_myen": ChangeKind.AMOUNT,
    "amount_max_myen": ChangeKind.AMOUNT,
    "call_open": ChangeKind.DATE,
    "call_close": ChangeKind.DATE,
    "date": ChangeKind.DATE,
    "start_fy": ChangeKind.DATE,
    "end_fy": ChangeKind.DATE,
}
"""What a changed column of the facts is called; any other is «otherwise changed»."""

OFFICE_TABLES = {
    "favourites": Text("印", "Star"),
    "saved_items": Text("保存したもの", "Kept by name"),
    "council_members": Text("委員", "Member"),
    "council_meetings": Text("会議", "Meeting"),
    "meeting_decisions": Text("決定事項", "Decision"),
    "meeting_papers": Text("会議資料", "Meeting paper"),
    "office_activities": Text("活動", "Activity"),
    "consultations": Text("相談", "Consultation"),
    "synonyms": Text("同義語", "Synonym"),
    "record_notes": Text("メモ", "Note"),
    "record_tags": Text("タグ", "Tag"),
    "own_statuses": Text("自所の状況", "Own status"),
    "corrections": Text("自所の訂正", "Own correction"),
}
"""What of the office's journal is told; the tray is none of it."""

MADE, REMOVED, EDITED = Text("追加", "added"), Text("削除", "removed"), Text("変更", "changed")


@dataclass(frozen=True, slots=True)
class ChangeList:
    """What changed after ``since`` up to ``until``, in order; ``citations`` are numbered."""

    since: date
    until: date
    changes: tuple[Change, ...]
    citations: tuple[CitationView, ...]

    def sources(self, change: Change) -> tuple[int, ...]:
        """Return the source numbers of a change."""
        codes = {citation.source for citation in change.citations}
        return tuple(view.number for view in self.citations if view.source in codes)


class ChangesService:
    """Compares a library with itself at an earlier day."""

    def __init__(self, library: Library, today: date) -> None:
        self._library = library
        self._today = today

    def since(self, since: date, until: date | None = None, presentation: Presentation | None = None) -> ChangeList:
        """Return what changed after ``since`` up to ``until`` (today when None).

        Raises:
            UserError: the span ends before it begins.
        """
        last = until or self._today
        if last < since:
            raise UserError(
                Text("期間の終わりが始まりより前です。", "The span ends before it begins."),
                Text("日付を確かめてください。", "Please check the dates."),
            )
        shown = presentation or Presentation()
        with self._library.reading() as connection:
            changes = ordered(
                (
                    *call_changes(call_rounds(connection), since, last),
                    *_programs(connection, since, last),
                    *_money(connection, since, last, shown),
                    *_updates(connection, lambda row: since.isoformat() < local_day(row["at"]) <= last.isoformat()),
                    *_own(connection, since, last),
                )
            )
            return _listed(connection, since, last, changes)

    def since_version(self, version: str) -> ChangeList:
        """Return what updates of the bundled facts changed after ``version`` of the data.

        Raises:
            UserError: this library never held that version, or holds it now.
        """
        with self._library.reading() as connection:
            rows = fact_changes(connection)
            first = next((row["id"] for row in rows if row["version_before"] == version), None)
            if first is None:
                known = "、".join(dict.fromkeys(row["version_before"] for row in rows)) or MISSING
                raise UserError(
                    Text(
                        "資料の版「{version}」からの変更は記録にありません。",
                        "No change since the version “{version}” of the data is on record.",
                    ).format(version=version),
                    Text("選べる版: {known}", "Versions on record: {known}").format(known=known),
                )
            changes = ordered(_updates(connection, lambda row: row["id"] >= first))
            begin = next(local_day(row["at"]) for row in rows if row["id"] == first)
            return _listed(connection, date.fromisoformat(begin), self._today, changes)

    def stamp(self, found: ChangeList, presentation: Presentation) -> Stamp:
        """Return data version and check id of a page of ``found``, and keep under the id what it says."""
        spec = {"since": found.since.isoformat(), "until": found.until.isoformat()}
        content = {"changes": [[change.kind.value, change.day, change.table, change.code] for change in found.changes]}
        return Stamp(
            library_state(self._library).data_version.of(presentation.language),
            PaperService(self._library).register("changes", spec, content),
        )

    def versions(self) -> tuple[str, ...]:
        """Return the versions of the data this library held before, the latest first."""
        with self._library.reading() as connection:
            return tuple(dict.fromkeys(row["version_before"] for row in reversed(fact_changes(connection))))

    def last_meeting(self, block: str) -> date | None:
        """Return the day of the block's last meeting before today; None when none is on file with a day."""
        meetings = facts.table("council_meetings")
        with self._library.reading() as connection:
            days = [
                row["date"]
                for row in facts.rows(connection, "council_meetings", meetings.c.block_code == block)
                if row["date"] and len(row["date"]) == 10 and row["date"] < self._today.isoformat()
            ]
        return date.fromisoformat(max(days)) if days else None


def _listed(connection: Connection, since: date, until: date, changes: tuple[Change, ...]) -> ChangeList:
    book = CitationBook(connection)
    for change in changes:
        for citation in change.citations:
            book.number(citation.source, citation.locator)
    return ChangeList(since, until, changes, book.views())


def _programs(connection: Connection, since: date, until: date) -> tuple[Change, ...]:
    names = facts.names(connection, "programs")
    spans = [
        ProgramSpan(
            row["code"], names[row["code"]], row["start_fy"], row["end_fy"], Citation(row["source"], row["locator"])
        )
        for row in facts.rows(connection, "programs")
    ]
    edges = [
        SuccessionFact(
            row["from_code"], row["to_code"], row["fy"], row["relation"], Citation(row["source"], row["locator"])
        )
        for row in facts.rows(connection, "program_successions")
        if row["fy"] is not None
    ]
    return program_changes(spans, edges, since, until)


def _money(connection: Connection, since: date, until: date, presentation: Presentation) -> list[Change]:
    names = facts.names(connection, "programs")
    return [
        Change(
            ChangeKind.AMOUNT,
            fiscal_year_days(after.line.fy)[0].isoformat(),
            "programs",
            after.line.program,
            names[after.line.program],
            _amount(before, presentation),
            _amount(after, presentation),
            (*before.line.figure.citations, *after.line.figure.citations),
        )
        for before, after in money_changes(facts.budget_lines(connection), since, until)
    ]


def _amount(chosen: ChosenLine, presentation: Presentation) -> Text:
    figure, years = chosen.line.figure, presentation.years
    year = Text(format_fiscal_year(chosen.line.fy, years), format_fiscal_year(chosen.line.fy, years, "en"))
    return AMOUNT.format(year=year, value=_figure(figure))


def _figure(figure: Figure) -> Text:
    sign = figure.qualifier.label if figure.qualifier else Text("", "")
    partial = Text("（※内数）", " (※ partial)") if figure.partial else Text("", "")
    value = format_myen(figure.value)
    return Text(f"{sign.ja}{value}{partial.ja}", f"{sign.en} {value}{partial.en}".strip())


def _updates(connection: Connection, wanted: Callable[[Mapping[str, Any]], bool]) -> list[Change]:
    """Return what updates of the facts changed; a record that came and is on file carries its source."""
    changes = []
    for row in fact_changes(connection):
        if not wanted(row):
            continue
        if row["field"]:
            kind = FIELD_KINDS.get(row["field"], ChangeKind.CORRECTED)
            before, after = _value(row["before"]), _value(row["after"])
        else:
            kind = ChangeKind.NEW if row["before"] is None else ChangeKind.GONE
            before = after = None
        title = Text(row["title"], row["title"])
        source = _source_of(connection, row["table_name"], row["fact_key"])
        changes.append(
            Change(kind, local_day(row["at"]), row["table_name"], row["fact_key"], title, before, after, source)
        )
    return changes


def _source_of(connection: Connection, table_name: str, key: str) -> tuple[Citation, ...]:
    table = facts.table(table_name)
    rows = facts.rows(connection, table_name, table.c.fact_key == key)
    return tuple(Citation(row["source"], row["locator"]) for row in rows if row["origin"] is Origin.BUNDLED)


def _value(value: object) -> Text:
    if value is None:
        return Text(MISSING, MISSING)
    if isinstance(value, str) and _is_number(value):
        return Text(format_myen(Decimal(value)), format_myen(Decimal(value)))
    return Text(str(value), str(value))


def _is_number(text: str) -> bool:
    return text.replace(".", "", 1).isascii() and text.replace(".", "", 1).isdigit()


def _own(connection: Connection, since: date, until: date) -> list[Change]:
    """Return the office's own records that it made, changed or removed, one line a record and day."""
    changes = []
    for found in office_changes(connection, since.isoformat(), until.isoformat(), tuple(OFFICE_TABLES)):
        what = MADE if found.made else REMOVED if found.removed else EDITED
        label = OFFICE_TABLES[found.table]
        table, code, told = found.table, found.key, found.title
        row = found.about and row_of_key(connection, *found.about)
        if found.about and row:
            # What the office says of a record is told under the record's name, which opens it.
            table, code, told = found.about[0], str(row.get("code") or row["fact_key"]), title_of(found.about[0], row)
            if found.title:
                what = _SAID.format(what=what, text=Text(found.title, found.title))
        title = Text(f"{label.ja}: {told}", f"{label.en}: {told}") if told else label
        changes.append(Change(ChangeKind.OWN, found.day, table, code, title, None, what))
    return changes


_SAID = Text("{what}: {text}", "{what}: {text}")


def counted(changes: Iterable[Change]) -> dict[ChangeKind, int]:
    """Return how many changes of each kind there are, kinds without any left out."""
    found: dict[ChangeKind, int] = {}
    for change in changes:
        found[change.kind] = found.get(change.kind, 0) + 1
    return {kind: found[kind] for kind in ChangeKind if kind in found}
