"""What the office itself says of a record: notes, tags, its own status; each call is one step that can be undone."""

import unicodedata
import uuid
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from typing import Any

from sqlalchemy import Connection, select

from navigator.db import facts, office
from navigator.db.library import Library
from navigator.db.writes import Writer
from navigator.domain.councilforms import LONGEST_TEXT
from navigator.domain.dates import PartialDate
from navigator.domain.errors import UserError
from navigator.domain.ownmarks import OwnMarks, OwnNote, StatusMark
from navigator.domain.record import RecordRef
from navigator.domain.text import Text
from navigator.domain.vocabulary import OwnStatus
from navigator.services.edits import Edits
from navigator.services.keeping import must_be_storable

NOTES, TAGS, STATUSES = "record_notes", "record_tags", "own_statuses"
LONGEST_TAG, MOST_TAGS = 40, 20
_NOTE, _TAG, _STATUS = Text("メモ", "the note"), Text("タグ", "the tags"), Text("状況", "the status")
_TAGS_OF = Text("{count} 件のタグ", "the tags of {count} records")
_STATUS_OF = Text("{count} 件の状況", "the status of {count} records")


class OwnMarksService:
    """Keeps the marks of one library; a record is named by table and natural key (``RecordRef``)."""

    def __init__(self, library: Library, edits: Edits) -> None:
        self._library, self._edits = library, edits

    def marks(self, ref: RecordRef) -> OwnMarks:
        """Return everything that the office says of a record, notes in the order of their making."""
        with self._library.reading() as connection:
            return marks_of(connection, ref.table, ref.fact_key)

    def all_tags(self) -> tuple[str, ...]:
        """Return every tag in use, by its letters."""
        tags = facts.table(TAGS)
        with self._library.reading() as connection:
            return tuple(connection.execute(select(tags.c.tag).distinct().order_by(tags.c.tag)).scalars())

    def add_note(self, ref: RecordRef, text: str) -> str:
        """Write a note on a record and return what names it.

        Raises:
            UserError: it is empty, too long, or no text.
        """
        uid, wanted = str(uuid.uuid4()), _text(text)

        def work(writer: Writer) -> None:
            named = {"table_name": ref.table, "fact_key": ref.fact_key}
            writer.put(NOTES, {"uid": uid}, {**named, "text": wanted, "made_at": writer.at})

        self._edits.change("note_add", _NOTE, work)
        return uid

    def change_note(self, uid: str, text: str) -> None:
        """Give a note another text.

        Raises:
            UserError: the note is gone, or the text is empty, too long, or no text.
        """
        wanted = _text(text)

        def work(writer: Writer) -> None:
            if not facts.rows(writer.connection, NOTES, facts.table(NOTES).c.uid == uid):
                raise UserError(
                    Text("このメモはもうありません。", "This note is no longer there."),
                    Text("画面を更新してください（F5）。", "Please refresh the page (F5)."),
                )
            writer.put(NOTES, {"uid": uid}, {"text": wanted})

        self._edits.change("note_change", _NOTE, work)

    def remove_note(self, uid: str) -> None:
        """Take a note away."""
        self._edits.change("note_remove", _NOTE, lambda writer: writer.remove(NOTES, {"uid": uid}))

    def set_tags(self, ref: RecordRef, tags: Iterable[str]) -> None:
        """Give a record these tags and no others; an empty list takes all away.

        Raises:
            UserError: a tag is too long or no text, or there are too many.
        """
        wanted = _tags(tags)

        def work(writer: Writer) -> None:
            named = {"table_name": ref.table, "fact_key": ref.fact_key}
            present = marks_of(writer.connection, ref.table, ref.fact_key).tags
            for tag in present:
                if tag not in wanted:
                    writer.remove(TAGS, {**named, "tag": tag})
            for tag in wanted:
                if tag not in present:
                    writer.put(TAGS, {**named, "tag": tag}, {"made_at": writer.at})

        self._edits.change("tags", _TAG, work)

    def tags_of(self, refs: Collection[RecordRef]) -> dict[str, int]:
        """Return how many of some records of one table have each tag, by the letters of the tags."""
        with self._library.reading() as connection:
            present = _tags_on(connection, refs)
        keys = {ref.fact_key for ref in refs}
        found = Counter(tag for key, tags in present.items() if key in keys for tag in tags)
        return dict(sorted(found.items()))

    def change_tags(self, refs: Collection[RecordRef], add: Iterable[str], remove: Iterable[str] = ()) -> None:
        """Give many records of one table some tags and take others away, in one step; their other tags stay.

        A tag of both lists is given.

        Raises:
            UserError: a tag is too long or no text, or a record would have too many.
        """
        given = _tags(add)
        taken = [tag for tag in remove if tag not in given]

        def work(writer: Writer) -> None:
            present = _tags_on(writer.connection, refs)
            new: list[tuple[dict[str, str], dict[str, str]]] = []
            for ref in refs:
                named = {"table_name": ref.table, "fact_key": ref.fact_key}
                has = present.get(ref.fact_key, ())
                for tag in taken:
                    if tag in has:
                        writer.remove(TAGS, {**named, "tag": tag})
                _tags([*(tag for tag in has if tag not in taken), *given])
                new += [({**named, "tag": tag}, {"made_at": writer.at}) for tag in given if tag not in has]
            writer.put_many(TAGS, new)

        self._edits.change("tags", _counted(_TAG, _TAGS_OF, refs), work)

    def set_status(self, ref: RecordRef, status: OwnStatus | None, comment: str = "", day: str = "") -> None:
        """Give a measure the office's own status; as ``set_statuses``."""
        self.set_statuses((ref,), status, comment, day)

    def set_statuses(
        self, refs: Collection[RecordRef], status: OwnStatus | None, comment: str = "", day: str = ""
    ) -> None:
        """Give measures the office's own status with a comment, in one step; None takes it away.

        ``day`` is a date as typed, empty when it is not said.

        Raises:
            UserError: the date cannot be read, or the comment is too long or no text.
        """
        told = comment.strip()
        if told:
            told = _text(told)
        date = PartialDate.read(day).text if day.strip() else ""

        def work(writer: Writer) -> None:
            named = [{"table_name": ref.table, "fact_key": ref.fact_key} for ref in refs]
            if status is None:
                for key in named:
                    writer.remove(STATUSES, key)
            else:
                said = {"status": status, "comment": told, "date": date}
                writer.put_many(STATUSES, [(key, said) for key in named])

        self._edits.change("own_status", _counted(_STATUS, _STATUS_OF, refs), work)


def marks_of(connection: Connection, table: str, key: str) -> OwnMarks:
    """Return everything that the office says of a record."""

    def about(name: str, order: Sequence[str]) -> Sequence[Any]:
        marks = facts.table(name)
        return facts.rows(connection, name, marks.c.table_name == table, marks.c.fact_key == key, order=order)

    status = next(iter(about(STATUSES, ("id",))), None)
    return OwnMarks(
        notes=tuple(OwnNote(row["uid"], row["text"], row["made_at"]) for row in about(NOTES, ("made_at", "id"))),
        tags=tuple(row["tag"] for row in about(TAGS, ("tag",))),
        status=None if status is None else StatusMark(status["status"], status["comment"], status["date"]),
    )


def _tags_on(connection: Connection, refs: Collection[RecordRef]) -> dict[str, tuple[str, ...]]:
    """Return the tags of some records of one table by their keys."""
    tables = {ref.table for ref in refs}
    assert len(tables) <= 1, "one list holds the records of one table"
    return office.tags(connection, next(iter(tables), ""), [ref.fact_key for ref in refs])


def _counted(one: Text, many: Text, refs: Collection[RecordRef]) -> Text:
    """Return what is edited, in the words of «undo»."""
    return one if len(refs) == 1 else many.format(count=f"{len(refs):,}")


def _text(text: str) -> str:
    wanted = text.strip()
    must_be_storable(wanted)
    if not wanted or len(wanted) > LONGEST_TEXT or "\0" in wanted:
        raise UserError(
            Text("文が空か、長すぎます。", "The text is empty or too long."),
            Text("{limit} 字までで入れてください。", "Please enter up to {limit} characters.").format(
                limit=f"{LONGEST_TEXT:,}"
            ),
        )
    return wanted


def _tags(tags: Iterable[str]) -> tuple[str, ...]:
    wanted = tuple(dict.fromkeys(found for tag in tags if (found := " ".join(tag.split()))))
    for tag in wanted:
        must_be_storable(tag)
    if (
        len(wanted) > MOST_TAGS
        or any(len(tag) > LONGEST_TAG for tag in wanted)
        or any(unicodedata.category(sign) == "Cc" for tag in wanted for sign in tag)
    ):
        raise UserError(
            Text(
                "タグが長すぎるか、多すぎるか、使えない文字があります。",
                "A tag is too long or no text, or there are too many.",
            ),
            Text(
                "{length} 字までのタグを {most} 個まで付けられます。", "Up to {most} tags of {length} letters."
            ).format(length=LONGEST_TAG, most=MOST_TAGS),
        )
    return wanted
