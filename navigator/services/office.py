"""What the office keeps beside the facts: stars, saved searches with notes, the comparison tray; undo and redo."""

import json
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from navigator.db import office
from navigator.db.library import Library
from navigator.db.writes import Writer
from navigator.domain.catalogues import Catalogue
from navigator.domain.errors import UserError
from navigator.domain.filters import Filter
from navigator.domain.record import RecordRef
from navigator.domain.text import Text

TRAY_LIMIT = 8
"""A comparison holds two to eight records."""


SEARCH = "search"
"""Kind of a saved filter among the things kept by name."""


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

    def __init__(self, library: Library) -> None:
        self._library = library
        self._undo: list[tuple[int, Text]] = []
        self._redo: list[tuple[int, Text]] = []

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

    def saved_searches(self) -> tuple[SavedSearch, ...]:
        """Return the saved searches by name."""
        with self._library.reading() as connection:
            rows = office.saved_items(connection, SEARCH)
        return tuple(
            SavedSearch(row["name"], row["note"], _filter(row["content_json"]), row["saved_at"]) for row in rows
        )

    def save_search(self, name: str, note: str, question: Filter, *, replace: bool = False) -> None:
        """Keep a filter by name.

        Raises:
            UserError: the name is empty, or taken and ``replace`` is False.
        """
        wanted = self._free_name(name, allow_taken=replace)
        _must_be_storable(note)
        # As ASCII: a lone surrogate in the search box is no text that a file can hold.
        content = json.dumps(question.to_json(), sort_keys=True)

        def work(writer: Writer) -> None:
            writer.put(
                "saved_items",
                {"kind": SEARCH, "name": wanted},
                {"note": note, "content_json": content, "saved_at": writer.at},
            )

        self._change(
            "save_search", Text("保存した検索「{name}」", "the saved search “{name}”").format(name=wanted), work
        )

    def rename_search(self, old: str, new: str, note: str) -> None:
        """Give a saved search another name and note.

        Raises:
            UserError: the new name is empty or taken, or there is no search of the old name.
        """
        wanted = self._free_name(new, allow_taken=new.strip() == old)
        _must_be_storable(note)
        with self._library.reading() as connection:
            found = next((row for row in office.saved_items(connection, SEARCH) if row["name"] == old), None)
        if found is None:
            raise UserError(
                Text("保存した検索「{name}」はありません。", "There is no saved search “{name}”.").format(name=old),
                Text("一覧を開き直してください。", "Please open the list again."),
            )
        # As it stands on file: a filter that this program cannot read keeps its name and content all the same.
        kept = {"content_json": found["content_json"], "saved_at": found["saved_at"]}

        def work(writer: Writer) -> None:
            if wanted != old:
                writer.remove("saved_items", {"kind": SEARCH, "name": old})
            writer.put(
                "saved_items",
                {"kind": SEARCH, "name": wanted},
                {"note": note, **kept},
            )

        self._change(
            "rename_search", Text("検索の名前「{name}」", "the search name “{name}”").format(name=wanted), work
        )

    def delete_search(self, name: str) -> None:
        """Remove a saved search; it can be undone."""
        self._change(
            "delete_search",
            Text("検索「{name}」の削除", "the removal of “{name}”").format(name=name),
            lambda writer: writer.remove("saved_items", {"kind": SEARCH, "name": name}),
        )

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

    def can_undo(self) -> bool:
        """Tell whether an edit of this session can be undone."""
        return bool(self._undo)

    def can_redo(self) -> bool:
        """Tell whether an undone edit can be done again."""
        return bool(self._redo)

    def undo(self) -> Text | None:
        """Take back the last edit of this session and return what it was; None when there is none."""
        return self._revert(self._undo, self._redo)

    def redo(self) -> Text | None:
        """Do the last undone edit again and return what it was; None when there is none."""
        return self._revert(self._redo, self._undo)

    def _revert(self, taken_from: list[tuple[int, Text]], put_to: list[tuple[int, Text]]) -> Text | None:
        if not taken_from:
            return None
        change_no, what = taken_from[-1]
        with self._library.writing() as connection:
            writer = Writer(connection, f"revert {change_no}")
            writer.revert(change_no)
        taken_from.pop()
        put_to.append((writer.change_no, what))
        return what

    def _change(self, use_case: str, what: Text, work: Callable[[Writer], None]) -> None:
        with self._library.writing() as connection:
            writer = Writer(connection, use_case)
            work(writer)
        if writer.written:
            self._undo.append((writer.change_no, what))
            self._redo.clear()

    def _free_name(self, name: str, *, allow_taken: bool) -> str:
        wanted = name.strip()
        _must_be_storable(wanted)
        if any(unicodedata.category(letter) == "Cc" for letter in wanted):
            raise UserError(
                Text("名前に使えない文字があります。", "The name has a character that cannot be used."),
                Text("改行や制御文字を除いてください。", "Please remove line breaks and control characters."),
            )
        if not wanted:
            raise UserError(
                Text("名前が空です。", "The name is empty."),
                Text("検索条件の名前を入れてください。", "Please enter a name for the search."),
            )
        if not allow_taken and any(search.name == wanted for search in self.saved_searches()):
            raise UserError(
                Text("「{name}」は既にあります。", "“{name}” is already there.").format(name=wanted),
                Text("別の名前にするか、置き換えを選んでください。", "Choose another name, or replace it."),
            )
        return wanted


def _must_be_storable(text: str) -> None:
    """Refuse halves of characters, which come from broken clipboards and which no file can hold."""
    try:
        text.encode()
    except UnicodeEncodeError as error:
        raise UserError(
            Text("文字として保存できない部分があります。", "A part of the text is no character and cannot be saved."),
            Text("その部分を打ち直してください。", "Please type that part again."),
        ) from error


def _filter(content: str) -> Filter | None:
    try:
        return Filter.from_json(json.loads(content))
    except (UserError, ValueError):
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
