"""What the office itself keeps: it survives every update of the bundled facts.

Nothing here refers to a fact row by number: ``table_name`` and ``fact_key`` name it, so that a new version of the fact
package never orphans a note.
"""

from sqlalchemy import CheckConstraint, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from navigator.db.schema.base import Base


class LibraryInfo(Base):
    """One property of the library: version and date of the fact package, the office's identity, counters."""

    __tablename__ = "library_info"

    key: Mapped[str] = mapped_column(primary_key=True)
    value: Mapped[str]


class Favourite(Base):
    """A record marked with a star."""

    __tablename__ = "favourites"
    __table_args__ = (UniqueConstraint("table_name", "fact_key"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    table_name: Mapped[str]
    fact_key: Mapped[str]
    added_at: Mapped[str]


class SavedItem(Base):
    """Something kept by name, with a note: ``kind`` says what ``content_json`` is (search, comparison …)."""

    __tablename__ = "saved_items"
    __table_args__ = (UniqueConstraint("kind", "name"), CheckConstraint("name <> ''", name="name_not_empty"))

    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str]
    name: Mapped[str]
    note: Mapped[str]
    content_json: Mapped[str]
    saved_at: Mapped[str]


class Paper(Base):
    """A sheet that was made: its check id reopens it, ``content_json`` keeps what stood on it that day."""

    __tablename__ = "papers"
    __table_args__ = (UniqueConstraint("check_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    check_id: Mapped[str]
    kind: Mapped[str]
    spec_json: Mapped[str]
    content_json: Mapped[str]
    data_version: Mapped[str]
    made_at: Mapped[str]


class TrayItem(Base):
    """A record ticked for comparison, in the order of ticking."""

    __tablename__ = "tray_items"
    __table_args__ = (UniqueConstraint("table_name", "fact_key"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    position: Mapped[int]
    table_name: Mapped[str]
    fact_key: Mapped[str]


class Change(Base):
    """One changed field of one record: the journal behind undo, history and «what changed since».

    ``change_no`` counts use cases; all rows of one use case share it. ``before`` and ``after`` are JSON; a missing
    ``before`` means that the row was made, a missing ``after`` that it was removed. ``hlc`` is the stamp by which edits
    of several offices are ordered (``navigator.domain.clock``); every row has its own, and they grow with ``id``.
    """

    __tablename__ = "changes"
    __table_args__ = (Index("ix_changes_record", "table_name", "fact_key"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    change_no: Mapped[int] = mapped_column(index=True)
    at: Mapped[str]
    office: Mapped[str]
    hlc: Mapped[str] = mapped_column(index=True)
    use_case: Mapped[str]
    table_name: Mapped[str]
    fact_key: Mapped[str]
    field: Mapped[str]
    before: Mapped[str | None]
    after: Mapped[str | None]


class WithdrawnKey(Base):
    """A key that vanished in an update of the bundled facts while office data hangs on it."""

    __tablename__ = "withdrawn_keys"
    __table_args__ = (UniqueConstraint("table_name", "fact_key"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    table_name: Mapped[str]
    fact_key: Mapped[str]
    package_version: Mapped[str]
    moved_to: Mapped[str | None]


class SearchText(Base):
    """The folded text of one record of a catalogue, field by field; the bigram index is built from it.

    ``id`` is ``row id * 8 + number of the catalogue`` (see ``navigator.db.textindex``), so that one index serves all
    catalogues. Every column is folded by ``navigator.domain.folding.fold``. The rows are derived and can be rebuilt.
    """

    __tablename__ = "search_texts"

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    name: Mapped[str]
    alias: Mapped[str]
    provider: Mapped[str]
    summary: Mapped[str]
    place: Mapped[str]
    code: Mapped[str]
