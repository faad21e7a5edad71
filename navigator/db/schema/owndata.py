"""What the office lays over the facts: corrections, notes, tags, its own status of measures; and the offices it knows.

As everywhere in the office's tables a fact is named by ``table_name`` and ``fact_key``, never by row number. See
docs/decisions/0015-own-data.md.
"""

from sqlalchemy import CheckConstraint, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from navigator.db.schema.base import Base, closed
from navigator.domain.vocabulary import OwnStatus


class Correction(Base):
    """A cell of a bundled row that the office changed; the row itself holds the office's value.

    ``bundled`` is the package's value when the office changed it, ``office`` the office's value, both JSON as
    ``navigator.db.cells`` writes it (an empty cell is ``null``). ``conflict`` is set when a later package
    (``package_version``) says neither of the two; ``incoming`` is what it says, and the office's value stands until
    a person decides.
    """

    __tablename__ = "corrections"
    __table_args__ = (UniqueConstraint("table_name", "fact_key", "column_name"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    table_name: Mapped[str]
    fact_key: Mapped[str]
    column_name: Mapped[str]
    bundled: Mapped[str]
    office: Mapped[str]
    conflict: Mapped[bool]
    incoming: Mapped[str | None]
    package_version: Mapped[str | None]
    made_at: Mapped[str]


class RecordNote(Base):
    """A note of the office on a record; ``uid`` names it for good, ``made_at`` is UTC."""

    __tablename__ = "record_notes"
    __table_args__ = (
        UniqueConstraint("uid"),
        Index("ix_record_notes_fact", "table_name", "fact_key"),
        CheckConstraint("text <> ''", name="text_not_empty"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    uid: Mapped[str]
    table_name: Mapped[str]
    fact_key: Mapped[str]
    text: Mapped[str]
    made_at: Mapped[str]


class RecordTag(Base):
    """A tag of the office on a record."""

    __tablename__ = "record_tags"
    __table_args__ = (
        UniqueConstraint("table_name", "fact_key", "tag"),
        CheckConstraint("tag <> ''", name="tag_not_empty"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    table_name: Mapped[str]
    fact_key: Mapped[str]
    tag: Mapped[str]
    made_at: Mapped[str]


class OwnStatusRow(Base):
    """The office's own status of a measure, with a comment; ``date`` is a partial ISO date, empty when not said."""

    __tablename__ = "own_statuses"
    __table_args__ = (UniqueConstraint("table_name", "fact_key"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    table_name: Mapped[str]
    fact_key: Mapped[str]
    status: Mapped[OwnStatus] = mapped_column(closed(OwnStatus))
    comment: Mapped[str]
    date: Mapped[str]


class OfficeRow(Base):
    """An office with which changes are exchanged.

    ``public_key`` is its Ed25519 key (hexadecimal, empty until one was seen), ``fingerprint`` what a person compares,
    ``trusted_since`` the UTC time of trust, None while it is not trusted.
    """

    __tablename__ = "offices"
    __table_args__ = (UniqueConstraint("uuid"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    uuid: Mapped[str]
    name: Mapped[str]
    public_key: Mapped[str]
    fingerprint: Mapped[str]
    trusted_since: Mapped[str | None]
