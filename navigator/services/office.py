"""What the office keeps beside the facts: stars, saved searches with notes, the comparison tray; undo and redo."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from typing import Any

from navigator.db import office
from navigator.db.library import Library
from navigator.db.writes import Writer
from navigator.domain.catalogues import Catalogue
from navigator.domain.errors import UserError
from navigator.domain.filters import Filter
from navigator.domain.record import RecordRef
from navigator.domain.text import Text
from navigator.services.edits import Edits, Progress
from navigator.services.keeping import (
    KIND_NAMES,
    SEARCH,
    SavedItem,
    checked_name,
    content_text,
    item_of,
    must_be_storable,
    no_such_item,
)

TRAY_LIMIT = 8
"""A comparison holds two to eight records."""


@dataclass(frozen=True, slots=True)
class SavedSearch:
    """A filter kept by name; ``filter`` is None when this program cannot read it."""

    name: str
    note: str
    filter: Filter | None
    saved_at: str


@dataclass(frozen=True, slots=True)
class TrayRecord:
    """A ticked record; ``gone`` when the facts no longer hold it."""

    ref: RecordRef
    catalogue: Catalogue
    title: Text
    gone: bool = False


class OfficeService:
    """The office's own marks on one library; each call is one journaled, undoable change."""

    def __init__(self, library: Library, edits: Edits | None = None) -> None:
        self._library = library
        self._edits = edits or Edits(library)

    def is_favourite(self, ref: RecordRef) -> bool:
        """Tell whether a record is starred."""
        with self._library.reading() as connection:
            return ref.fact_key in office.favourite_keys(connection, ref.table)

    def set_favourite(self, ref: RecordRef, on: bool) -> None:
        """Star a record, or take the star away; one that is starred already keeps its date."""
        if on == self.is_favourite(ref):
            return
        key = {"table_name": ref.table, "fact_key": ref.fact_key}

        def work(writer: Writer) -> None:
            if on:
                writer.put("favourites", key, {"added_at": writer.at})
            else:
                writer.remove("favourites", key)

        self._change("favourite", Text("印", "the star"), work)

    def set_favourites(self, refs: Collection[RecordRef], *, on: bool) -> None:
        """Star records, or take their stars away, in one step; one that is starred already keeps its date."""
        with self._library.reading() as connection:
            starred = {table: office.favourite_keys(connection, table) for table in {ref.table for ref in refs}}
        keys = [
            {"table_name": ref.table, "fact_key": ref.fact_key}
            for ref in refs
            if (ref.fact_key in starred[ref.table]) is not on
        ]

        def work(writer: Writer) -> None:
            if on:
                writer.put_many("favourites", [(key, {"added_at": writer.at}) for key in keys])
            else:
                for key in keys:
                    writer.remove("favourites", key)

        if keys:
            count = Text("{count} 件の印", "the stars of {count} records").format(count=f"{len(keys):,}")
            self._change("favourite", count, work)

    def saved_searches(self) -> tuple[SavedSearch, ...]:
        """Return the saved searches by name."""
        return tuple(
            SavedSearch(item.name, item.note, _filter(item.content), item.saved_at) for item in self.saved_items(SEARCH)
        )

    def save_search(self, name: str, note: str, question: Filter, *, replace: bool = False) -> None:
        """Keep a filter by name; errors as in ``save_item``."""
        self.save_item(SEARCH, name, note, question.to_json(), replace=replace)

    def saved_items(self, kind: str) -> tuple[SavedItem, ...]:
        """Return what is kept by name of one kind (``keeping.KIND_NAMES``), by name."""
        with self._library.reading() as connection:
            return tuple(item_of(row) for row in office.saved_items(connection, kind))

    def save_item(self, kind: str, name: str, note: str, content: Any, *, replace: bool = False) -> None:
        """Keep JSON data by name.

        Raises:
            UserError: the name is empty, or taken and ``replace`` is False, or no file can hold the texts.
        """
        wanted = checked_name(kind, name, () if replace else self._names(kind))
        must_be_storable(note)
        values = {"note": note, "content_json": content_text(content)}

        def work(writer: Writer) -> None:
            writer.put("saved_items", {"kind": kind, "name": wanted}, {**values, "saved_at": writer.at})

        what = Text("{kind}「{name}」の保存", "keeping the {kind} “{name}”")
        self._change(f"save_{kind}", what.format(kind=KIND_NAMES[kind], name=wanted), work)

    def rename_item(self, kind: str, old: str, new: str, note: str) -> None:
        """Give something kept by name another name and note.

        Raises:
            UserError: the new name is empty or taken, there is nothing of the old name, or no file can hold the texts.
        """
        wanted = checked_name(kind, new, [name for name in self._names(kind) if name != old])
        must_be_storable(note)
        with self._library.reading() as connection:
            found = next((row for row in office.saved_items(connection, kind) if row["name"] == old), None)
        if found is None:
            raise no_such_item(kind, old)
        # As it stands on file: what this program cannot read keeps its content all the same.
        kept = {"content_json": found["content_json"], "saved_at": found["saved_at"]}

        def work(writer: Writer) -> None:
            if wanted != old:
                writer.remove("saved_items", {"kind": kind, "name": old})
            writer.put("saved_items", {"kind": kind, "name": wanted}, {"note": note, **kept})

        what = Text("{kind}の名前「{name}」", "the name of the {kind} “{name}”")
        self._change(f"rename_{kind}", what.format(kind=KIND_NAMES[kind], name=wanted), work)

    def delete_item(self, kind: str, name: str) -> None:
        """Remove something kept by name; it can be undone."""
        self._change(
            f"delete_{kind}",
            Text("{kind}「{name}」の削除", "the removal of the {kind} “{name}”").format(
                kind=KIND_NAMES[kind], name=name
            ),
            lambda writer: writer.remove("saved_items", {"kind": kind, "name": name}),
        )

    def _names(self, kind: str) -> list[str]:
        return [item.name for item in self.saved_items(kind)]

    def tray(self) -> tuple[TrayRecord, ...]:
        """Return the ticked records in their order."""
        with self._library.reading() as connection:
            return tuple(
                _tray_record(
                    row["table_name"],
                    row["fact_key"],
                    office.row_of_key(connection, row["table_name"], row["fact_key"]),
                )
                for row in office.tray(connection)
            )

    def add_to_tray(self, ref: RecordRef) -> None:
        """Tick a record; one that is ticked already stays where it is.

        Raises:
            UserError: the tray is full.
        """
        with self._library.reading() as connection:
            present = office.tray(connection)
        if any(row["table_name"] == ref.table and row["fact_key"] == ref.fact_key for row in present):
            return
        if len(present) >= TRAY_LIMIT:
            raise UserError(
                Text("比較トレイには {limit} 件まで入ります。", "The tray holds up to {limit} records.").format(
                    limit=TRAY_LIMIT
                ),
                Text("どれかを外してから加えてください。", "Please take one out first."),
            )
        key = {"table_name": ref.table, "fact_key": ref.fact_key}
        # Behind the last one, not at the number of records: an undone removal must find its own place free.
        position = max((row["position"] for row in present), default=-1) + 1
        self._change(
            "tray",
            Text("トレイへの追加", "adding to the tray"),
            lambda writer: writer.put("tray_items", key, {"position": position}),
        )

    def remove_from_tray(self, ref: RecordRef) -> None:
        """Untick a record."""
        self._change(
            "tray",
            Text("トレイからの取り外し", "taking out of the tray"),
            lambda writer: writer.remove("tray_items", {"table_name": ref.table, "fact_key": ref.fact_key}),
        )

    def reorder_tray(self, refs: Sequence[RecordRef]) -> None:
        """Put the ticked records in the order given; one that is not named comes after them, others are not added."""
        present = [record.ref for record in self.tray()]
        place = {(ref.table, ref.fact_key): at for at, ref in reversed(list(enumerate(refs)))}
        settled = sorted(present, key=lambda ref: place.get((ref.table, ref.fact_key), len(refs)))

        def work(writer: Writer) -> None:
            for position, ref in enumerate(settled):
                key = {"table_name": ref.table, "fact_key": ref.fact_key}
                writer.put("tray_items", key, {"position": position})

        self._change("tray", Text("トレイの並び", "the order of the tray"), work)

    def clear_tray(self) -> None:
        """Untick every record."""
        refs = [record.ref for record in self.tray()]

        def work(writer: Writer) -> None:
            for ref in refs:
                writer.remove("tray_items", {"table_name": ref.table, "fact_key": ref.fact_key})

        self._change("tray", Text("トレイの片付け", "clearing the tray"), work)

    def undo(self, progress: Progress = lambda _done, _total: None) -> Text | None:
        """Take back the last edit of this session and return what it was; see ``Edits.undo``."""
        return self._edits.undo(progress)

    def redo(self, progress: Progress = lambda _done, _total: None) -> Text | None:
        """Do the last undone edit again and return what it was; see ``Edits.redo``."""
        return self._edits.redo(progress)

    def _change(self, use_case: str, what: Text, work: Callable[[Writer], None]) -> None:
        self._edits.change(use_case, what, work)


def _filter(content: Any) -> Filter | None:
    try:
        return Filter.from_json(content)
    except (UserError, AttributeError):
        return None


def _tray_record(table: str, fact_key: str, row: object) -> TrayRecord:
    catalogue = Catalogue(table)
    if row is None:
        return TrayRecord(RecordRef(table, fact_key, fact_key), catalogue, Text(fact_key, fact_key), gone=True)
    cells = dict(row)  # type: ignore[call-overload]
    ja = cells.get("name_ja") or cells.get("title_ja") or fact_key
    return TrayRecord(
        RecordRef(table, fact_key, cells.get("code") or fact_key), catalogue, Text(ja, cells.get("name_en") or ja)
    )
