"""Editing facts: what a form asks, what is wrong with it, saving, removing, history, corrections and conflicts.

Every call that writes is one step of ``navigator.services.edits.Edits``. A record is named by table and natural key.
"""

from collections.abc import Collection, Mapping
from datetime import date
from typing import Any

from sqlalchemy import Connection

from navigator.db import facts, office
from navigator.db.cells import Cells
from navigator.db.corrections import CorrectedCell, corrected_cells
from navigator.db.journal import changes_of_fact, state_after
from navigator.db.library import Library
from navigator.db.writes import Writer
from navigator.domain.editfields import FIELDS, TABLE_NAMES, EditField
from navigator.domain.editing import Draft, Problems, read_draft
from navigator.domain.errors import UserError
from navigator.domain.figures import OWN_ENTRIES
from navigator.domain.ownmarks import CorrectionView
from navigator.domain.text import Text
from navigator.domain.vocabulary import Confidence, Origin, SourceKind
from navigator.services.edit_choices import EditForm, KnownRecords, form_choices
from navigator.services.edit_rules import changed_without_ground, lies_in_itself, made_row, source_on_file, twice
from navigator.services.edit_words import (
    FactChange,
    Names,
    correction_view,
    corrections_of,
    fact_change,
    title_of,
    typed_text,
)
from navigator.services.edits import Edits

OWN_TITLE, OWN_PUBLISHER, OWN_PUBLISHED, OWN_ADDRESS = "own_title", "own_publisher", "own_published", "own_address"
OWN_KIND, OWN_CONFIDENCE = "own_kind", "own_confidence"
OWN_SOURCE: dict[str, str] = {
    OWN_TITLE: "title_ja",
    OWN_PUBLISHER: "publisher",
    OWN_PUBLISHED: "published",
    OWN_ADDRESS: "url_or_file",
    OWN_KIND: "kind",
    OWN_CONFIDENCE: "confidence",
}
"""Names in a draft by which a new source is entered along with a record, and its columns."""

OWN_ENTRY_KEY = "own-entry"
"""Code and key of the source of what an office enters without a citation."""

_ADDED, _CHANGED, _REMOVED = Text("追加", "adding"), Text("変更", "changing"), Text("削除", "removing")
_RESTORED, _RESOLVED = Text("前の版への復元", "restoring"), Text("訂正の整理", "settling a correction of")


class EditingService:
    """Edits the facts of one library; safe to ask from several threads."""

    def __init__(self, library: Library, today: date, edits: Edits) -> None:
        self._library, self._today, self._edits = library, today, edits

    def tables(self) -> tuple[str, ...]:
        """Return the tables that an office may write."""
        return tuple(FIELDS)

    def fields_of(self, table: str) -> tuple[EditField, ...]:
        """Return the fields of a table in the order of its form."""
        return FIELDS[table]

    def form(self, table: str, key: str | None = None, given: Draft | None = None) -> EditForm:
        """Return everything a form shows: the draft (``given`` for a new record), choices, what is on file.

        Raises:
            UserError: the record is gone.
        """
        draft = dict(given or {}) if key is None else self.draft_of(table, key)
        with self._library.reading() as connection:
            row = None if key is None else _row(connection, table, key)
            return EditForm(
                table=table,
                key=key,
                title="" if row is None else title_of(table, row),
                origin=None if row is None else row["origin"],
                fields=FIELDS[table],
                draft=draft,
                choices=form_choices(connection, table),
                known=KnownRecords(connection).of_table(table),
                corrections=() if key is None else corrections_of(connection, table, key),
            )

    def draft_of(self, table: str, key: str) -> dict[str, str]:
        """Return a record as text that ``check`` reads back to the same cells.

        Raises:
            UserError: the record is gone.
        """
        with self._library.reading() as connection:
            row = _row(connection, table, key)
            cells = Cells(connection)
            return {field.name: typed_text(field, row, cells) for field in FIELDS[table]}

    def check(self, table: str, draft: Draft, key: str | None = None) -> Problems:
        """Return what is wrong with a draft, field by field; empty when it can be saved.

        ``key`` is None for a new record; for one on file, fields that the draft does not name stay as they are.
        """
        with self._library.reading() as connection:
            return self._read(connection, table, draft, key)[1]

    def save(self, table: str, draft: Draft, key: str | None = None, *, origin: Origin = Origin.OFFICE) -> str:
        """Write a record and return its key; one step that can be undone.

        A record without figures and without a source is cited as the office's own entry. Cells of a bundled record
        that are changed are corrections.

        Raises:
            UserError: the draft has a mistake, or the record is gone.
        """
        use_case, act = ("fact_add", _ADDED) if key is None else ("fact_change", _CHANGED)
        saved: list[str] = []

        def work(writer: Writer) -> None:
            saved.append(self.put(writer, table, draft, key, origin=origin))

        with self._library.reading() as connection:
            name = self._name(connection, table, draft, key)
        self._edits.change(use_case, _what(act, table, name), work)
        return saved[0]

    def put(
        self, writer: Writer, table: str, draft: Draft, key: str | None = None, *, origin: Origin = Origin.OFFICE
    ) -> str:
        """Write a record inside a use case that is under way (an import, say) and return its key.

        Raises:
            UserError: the draft has a mistake, or the record is gone.
        """
        values, problems = self._read(writer.connection, table, draft, key)
        if problems:
            raise refused(table, problems)
        if "source" in values and values["source"] is None:
            values["source"] = self._own_source(writer, draft)
        if "locator" in values and values["locator"] is None:
            values["locator"] = f"{self._today.isoformat()} 記入"
        if "part_of" in values:
            values["part_of"] = writer.cells.unpack(facts.table(table), "part_of", values["part_of"])
        if key is None:
            made = made_row(table, values, writer)
            writer.put(table, {"fact_key": made.key}, {**made.values, "origin": origin})
            return made.key
        writer.put(table, {"fact_key": key}, values)
        return key

    def remove(self, table: str, key: str) -> None:
        """Remove a record of the office with its notes, tags and status.

        Raises:
            UserError: it is bundled, it is gone, or other records refer to it.
        """

        def work(writer: Writer) -> None:
            for mark in ("record_notes", "record_tags", "own_statuses", "favourites", "tray_items"):
                for name in office.keys_of_marks(writer.connection, mark, table, key):
                    writer.remove(mark, name)
            writer.remove(table, {"fact_key": key})

        with self._library.reading() as connection:
            name = title_of(table, _row(connection, table, key))
        self._edits.change("fact_remove", _what(_REMOVED, table, name), work)

    def history(self, table: str, key: str) -> tuple[FactChange, ...]:
        """Return what changed in a record, the latest first."""
        with self._library.reading() as connection:
            names = Names(connection)
            return tuple(fact_change(row, names) for row in reversed(changes_of_fact(connection, table, key)))

    def restore(self, table: str, key: str, change_no: int) -> None:
        """Bring a record back to what it was when change ``change_no`` was done; itself a change.

        0 is the record before the office's first change: of a bundled record, what is bundled.

        Raises:
            UserError: there was no such record then, or it named another record that is gone.
        """
        fields = facts.table(table)
        with self._library.reading() as connection:
            row = office.row_of_key(connection, table, key)
            cells = Cells(connection)
            now = None if row is None else cells.pack_row(fields, {k: v for k, v in row.items() if k != "id"})
            then = state_after(changes_of_fact(connection, table, key), change_no, now)
            if then is None:
                raise UserError(
                    Text("その時、この記録はまだありませんでした。", "There was no such record then."),
                    Text("後の版を選んでください。", "Please choose a later version."),
                )
            values = cells.unpack_row(fields, then)
            draft = {field.name: typed_text(field, values, cells) for field in FIELDS[table]}
            # What the record named then may be gone by now.
            problems = read_draft(table, draft, KnownRecords(connection).known).problems
            if problems:
                raise refused(table, problems)
            name = title_of(table, values)
        self._edits.change(
            "fact_restore",
            _what(_RESTORED, table, name),
            lambda writer: writer.put(table, {"fact_key": key}, {k: v for k, v in values.items() if k != "fact_key"}),
        )

    def corrections(self, table: str, key: str) -> tuple[CorrectionView, ...]:
        """Return what the office corrected in a bundled record, in the order of the form."""
        with self._library.reading() as connection:
            return corrections_of(connection, table, key)

    def conflicts(self) -> tuple[CorrectionView, ...]:
        """Return the corrections that a newer package contradicts: the office's value stands until one is resolved."""
        with self._library.reading() as connection:
            return tuple(correction_view(connection, cell) for cell in corrected_cells(connection, conflicts_only=True))

    def resolve(self, table: str, key: str, field: str, *, take_bundled: bool) -> None:
        """Settle a correction: take what the package says now, or keep the office's value against it.

        Raises:
            UserError: the cell is not corrected any more.
        """
        with self._library.reading() as connection:
            cell = next((cell for cell in corrected_cells(connection, table, key) if cell.column == field), None)
            if cell is None:
                raise _gone()
            name = title_of(table, _row(connection, table, key))

        def work(writer: Writer) -> None:
            _settle(writer, cell, take_bundled=take_bundled)

        self._edits.change("correction_resolve", _what(_RESOLVED, table, name), work)

    def _read(
        self, connection: Connection, table: str, draft: Draft, key: str | None
    ) -> tuple[dict[str, Any], Problems]:
        on_file = KnownRecords(connection).known

        def known(target: str) -> Collection[str]:
            # The source of the office's own entries is made when it is first needed.
            return {*on_file(target), OWN_ENTRY_KEY} if target == "sources" else on_file(target)

        reading = read_draft(table, self._filled(connection, table, draft, key), known, whole=key is None)
        values, problems = dict(reading.values), dict(reading.problems)
        own = {column: draft[name] for name, column in OWN_SOURCE.items() if draft.get(name, "").strip()}
        if own and "source" in FIELDS_BY_NAME[table]:
            values["source"] = None
            source = read_draft("sources", _with_defaults(own), known)
            told = source.problems
            if not told:
                values["source"], told = source_on_file(connection, source.values)
            problems |= {name: told[column] for name, column in OWN_SOURCE.items() if column in told}
        if key is None and not problems:
            problems |= twice(connection, table, values)
        problems |= lies_in_itself(connection, table, values, key or "")
        if key is not None:
            problems = {**changed_without_ground(connection, table, values, key, own=bool(own)), **problems}
            # Only what the draft names is written; the rest was read for the rules between fields.
            values = {name: value for name, value in values.items() if name in draft or (name == "source" and own)}
            problems = {name: told for name, told in problems.items() if name in draft or name in OWN_SOURCE or own}
        return values, problems

    def _filled(self, connection: Connection, table: str, draft: Draft, key: str | None) -> Draft:
        """Return the draft with the record's own text where it names no field, so that rules between fields hold."""
        own = {**draft}
        if draft.get(OWN_TITLE, "").strip() and "source" in FIELDS_BY_NAME[table]:
            own["source"] = OWN_ENTRY_KEY
        if key is None:
            return own
        row, cells = _row(connection, table, key), Cells(connection)
        return {**{field.name: typed_text(field, row, cells) for field in FIELDS[table]}, **own}

    def _own_source(self, writer: Writer, draft: Draft) -> str:
        """Return the code of the source entered along with a record, or of the office's own entries."""
        own = {column: draft[name] for name, column in OWN_SOURCE.items() if draft.get(name, "").strip()}
        if own:
            key = self.put(writer, "sources", _with_defaults(own))
            row = office.row_of_key(writer.connection, "sources", key)
            assert row is not None
            return str(row["code"])
        # A source for each office: what another office wrote stays its own after an exchange.
        key = f"{OWN_ENTRIES}{writer.office}"
        if office.row_of_key(writer.connection, "sources", key) is None:
            writer.put("sources", {"fact_key": key}, {"code": key, **_OWN_ENTRY})
        return key

    def _name(self, connection: Connection, table: str, draft: Draft, key: str | None) -> str:
        typed = next((draft[name].strip() for name in ("name_ja", "title_ja") if draft.get(name, "").strip()), "")
        if typed or key is None:
            return typed
        return title_of(table, _row(connection, table, key))


FIELDS_BY_NAME: dict[str, Mapping[str, EditField]] = {
    table: {field.name: field for field in fields} for table, fields in FIELDS.items()
}

_OWN_ENTRY: dict[str, Any] = {
    "title_ja": "自所の記入",
    "title_en": "Own entry",
    "kind": SourceKind.OTHER,
    "confidence": Confidence.REPORTED,
    "origin": Origin.OFFICE,
}


def refused(table: str, problems: Problems) -> UserError:
    """Return the error for a draft that is saved in spite of its problems."""
    name, sentence = next(iter(problems.items()))
    field = FIELDS_BY_NAME[table].get(name) or FIELDS_BY_NAME["sources"].get(OWN_SOURCE.get(name, ""))
    label = field.label if field is not None else Text(name, name)
    return UserError(
        Text("入力に誤りがあります（{field}）。", "The entry has a mistake ({field}).").format(field=label), sentence
    )


def _with_defaults(own: Mapping[str, str]) -> dict[str, str]:
    return {"kind": SourceKind.OTHER.value, "confidence": Confidence.SECONDARY.value, **own}


def _settle(writer: Writer, cell: CorrectedCell, *, take_bundled: bool) -> None:
    table = facts.table(cell.table)
    if take_bundled:
        value = writer.cells.unpack(table, cell.column, cell.original)
        writer.put(cell.table, {"fact_key": cell.key}, {cell.column: value})
        return
    writer.accept_original(cell)


def _row(connection: Connection, table: str, key: str) -> Mapping[str, Any]:
    row = office.row_of_key(connection, table, key)
    if row is None:
        raise _gone()
    return row


def _gone() -> UserError:
    return UserError(
        Text("この記録はもうありません。", "This record is no longer there."),
        Text("画面を更新してください（F5）。", "Please refresh the page (F5)."),
    )


def _what(act: Text, table: str, name: str) -> Text:
    shown = name if len(name) <= 40 else f"{name[:39]}…"
    return Text("{kind}「{name}」の{act}", "{act} the {kind} “{name}”").format(
        kind=TABLE_NAMES.get(table, Text(table, table)), name=shown, act=act
    )
