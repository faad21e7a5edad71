"""Code lists, sources and variant names."""

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from navigator.db.schema.base import CodeList, FactBase, closed
from navigator.domain.vocabulary import (
    Accumulation,
    AliasKind,
    Better,
    Block,
    Confidence,
    Field,
    SourceKind,
    SubjectType,
)


class Source(FactBase):
    """A document or page cited; one row an address."""

    __tablename__ = "sources"

    code: Mapped[str] = mapped_column(unique=True)
    title_ja: Mapped[str]
    title_en: Mapped[str | None]
    publisher: Mapped[str | None]
    published: Mapped[str | None]
    url_or_file: Mapped[str | None]
    kind: Mapped[SourceKind] = mapped_column(closed(SourceKind))
    confidence: Mapped[Confidence] = mapped_column(closed(Confidence))
    note: Mapped[str | None]


class MinistryRow(FactBase):
    """A ministry in the order of establishment law (建制順)."""

    __tablename__ = "ministries"

    code: Mapped[str] = mapped_column(unique=True)
    sort_order: Mapped[int]
    name_ja: Mapped[str]
    name_en: Mapped[str | None]
    short_ja: Mapped[str | None]
    source: Mapped[str] = mapped_column(ForeignKey("sources.code"), index=True)
    locator: Mapped[str]
    note: Mapped[str | None]


class BlockRow(FactBase):
    """One of the ten regional blocks, north to south."""

    __tablename__ = "blocks"

    code: Mapped[Block] = mapped_column(closed(Block), unique=True)
    sort_order: Mapped[int]
    name_ja: Mapped[str]
    name_en: Mapped[str | None]
    prefectures: Mapped[tuple[str, ...]] = mapped_column(CodeList())
    secretariat_ja: Mapped[str | None]
    source: Mapped[str] = mapped_column(ForeignKey("sources.code"), index=True)
    locator: Mapped[str]
    other_sources: Mapped[tuple[str, ...]] = mapped_column(CodeList())
    note: Mapped[str | None]


class Prefecture(FactBase):
    """One of the 47 prefectures; a code list without citations."""

    __tablename__ = "prefectures"

    jis_code: Mapped[str] = mapped_column(unique=True)
    name_ja: Mapped[str] = mapped_column(unique=True)
    name_en: Mapped[str | None]
    block_code: Mapped[Block] = mapped_column(closed(Block), ForeignKey("blocks.code"))
    note: Mapped[str | None]


class FieldRow(FactBase):
    """A field of science and technology."""

    __tablename__ = "fields"

    code: Mapped[Field] = mapped_column(closed(Field), unique=True)
    sort_order: Mapped[int]
    name_ja: Mapped[str]
    name_en: Mapped[str | None]
    source: Mapped[str] = mapped_column(index=True)
    locator: Mapped[str]
    note: Mapped[str | None]


class Metric(FactBase):
    """What a figure in outcomes means; a code list without citations."""

    __tablename__ = "metrics"

    code: Mapped[str] = mapped_column(unique=True)
    name_ja: Mapped[str]
    name_en: Mapped[str | None]
    unit_ja: Mapped[str]
    unit_en: Mapped[str | None]
    accumulation: Mapped[Accumulation] = mapped_column(closed(Accumulation))
    better: Mapped[Better] = mapped_column(closed(Better))
    note: Mapped[str | None]


class Subject(FactBase):
    """A subject of outcomes that is no program and no region."""

    __tablename__ = "subjects"

    subject_type: Mapped[SubjectType] = mapped_column(closed(SubjectType))
    subject_code: Mapped[str]
    name_ja: Mapped[str]
    name_en: Mapped[str | None]
    covers: Mapped[tuple[str, ...]] = mapped_column(CodeList())
    source: Mapped[str] = mapped_column(ForeignKey("sources.code"), index=True)
    locator: Mapped[str]


class Alias(FactBase):
    """A variant printed name or former code."""

    __tablename__ = "aliases"

    kind: Mapped[AliasKind] = mapped_column(closed(AliasKind))
    code: Mapped[str]
    alias: Mapped[str]
    source: Mapped[str] = mapped_column(ForeignKey("sources.code"), index=True)
    locator: Mapped[str]
    note: Mapped[str | None]
