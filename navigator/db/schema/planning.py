"""What planning keeps: what an update of the facts changed, and the office's synonyms for searching."""

from sqlalchemy import CheckConstraint, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from navigator.db.schema.base import Base


class FactChange(Base):
    """One thing that an update of the bundled facts changed in a record a reader follows.

    ``field`` is empty for a row that came (``before`` missing) or went (``after`` missing); both are JSON. ``title`` is
    the record's name at that time, for one that is gone. ``at`` is the time of the update, UTC.
    """

    __tablename__ = "fact_changes"
    __table_args__ = (Index("ix_fact_changes_record", "table_name", "fact_key"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[str]
    version_before: Mapped[str]
    version_after: Mapped[str]
    table_name: Mapped[str]
    fact_key: Mapped[str]
    title: Mapped[str]
    field: Mapped[str]
    before: Mapped[str | None]
    after: Mapped[str | None]


class Synonym(Base):
    """Two words that mean the same in a search; switched off, the pair stays in the list and is not used."""

    __tablename__ = "synonyms"
    __table_args__ = (
        UniqueConstraint("word", "same_as"),
        CheckConstraint("word <> '' AND same_as <> ''", name="words_not_empty"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    word: Mapped[str]
    same_as: Mapped[str]
    active: Mapped[bool]
    note: Mapped[str]
