"""What one can apply for, visit or attend, and what councils did."""

from decimal import Decimal

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from navigator.db.schema.base import CodeList, ExactNumber, FactBase, closed
from navigator.domain.vocabulary import (
    ActivityKind,
    Block,
    MeasureCategory,
    PlannedOrActual,
    ProviderType,
    Stage,
)


class Measure(FactBase):
    """A scheme or track one can apply for (研究支援策)."""

    __tablename__ = "measures"

    code: Mapped[str] = mapped_column(unique=True)
    parent_code: Mapped[str | None] = mapped_column(ForeignKey("measures.code"), index=True)
    name_ja: Mapped[str]
    name_en: Mapped[str | None]
    provider_ja: Mapped[str | None]
    provider_type: Mapped[ProviderType | None] = mapped_column(closed(ProviderType))
    program_code: Mapped[str | None] = mapped_column(ForeignKey("programs.code"), index=True)
    category: Mapped[MeasureCategory | None] = mapped_column(closed(MeasureCategory))
    stage_from: Mapped[Stage | None] = mapped_column(closed(Stage))
    stage_to: Mapped[Stage | None] = mapped_column(closed(Stage))
    fields: Mapped[tuple[str, ...]] = mapped_column(CodeList())
    eligible: Mapped[tuple[str, ...]] = mapped_column(CodeList())
    block_codes: Mapped[tuple[str, ...]] = mapped_column(CodeList())
    prefectures: Mapped[tuple[str, ...]] = mapped_column(CodeList())
    amount_min_myen: Mapped[Decimal | None] = mapped_column(ExactNumber())
    amount_max_myen: Mapped[Decimal | None] = mapped_column(ExactNumber())
    subsidy_rate: Mapped[str | None]
    contact_ja: Mapped[str | None]
    url: Mapped[str | None]
    summary_ja: Mapped[str | None]
    source: Mapped[str] = mapped_column(ForeignKey("sources.code"), index=True)
    locator: Mapped[str]
    other_sources: Mapped[tuple[str, ...]] = mapped_column(CodeList())
    note: Mapped[str | None]


class Edition(FactBase):
    """One round of a measure (公募回)."""

    __tablename__ = "editions"

    code: Mapped[str] = mapped_column(unique=True)
    measure_code: Mapped[str] = mapped_column(ForeignKey("measures.code"), index=True)
    name_ja: Mapped[str]
    fy: Mapped[int | None]
    call_open: Mapped[str | None]
    call_close: Mapped[str | None]
    region: Mapped[tuple[str, ...]] = mapped_column(CodeList())
    prefectures: Mapped[tuple[str, ...]] = mapped_column(CodeList())
    amount_min_myen: Mapped[Decimal | None] = mapped_column(ExactNumber())
    amount_max_myen: Mapped[Decimal | None] = mapped_column(ExactNumber())
    subsidy_rate: Mapped[str | None]
    summary_ja: Mapped[str | None]
    contact_ja: Mapped[str | None]
    url: Mapped[str | None]
    source: Mapped[str] = mapped_column(ForeignKey("sources.code"), index=True)
    locator: Mapped[str]
    note: Mapped[str | None]


class Facility(FactBase):
    """A public laboratory, plaza, incubator or desk."""

    __tablename__ = "facilities"

    code: Mapped[str] = mapped_column(unique=True)
    name_ja: Mapped[str]
    prefecture: Mapped[str | None] = mapped_column(ForeignKey("prefectures.name_ja"))
    operator_ja: Mapped[str | None]
    kind: Mapped[str]
    fields: Mapped[tuple[str, ...]] = mapped_column(CodeList())
    services_ja: Mapped[str | None]
    source: Mapped[str] = mapped_column(ForeignKey("sources.code"), index=True)
    locator: Mapped[str]


class Event(FactBase):
    """A dated happening."""

    __tablename__ = "events"

    package_id: Mapped[str | None]
    date: Mapped[str | None]
    kind: Mapped[str]
    title_ja: Mapped[str]
    host_ja: Mapped[str | None]
    place_ja: Mapped[str | None]
    block_code: Mapped[Block | None] = mapped_column(closed(Block), ForeignKey("blocks.code"))
    is_planned: Mapped[bool]
    source: Mapped[str] = mapped_column(ForeignKey("sources.code"), index=True)
    locator: Mapped[str]


class Contact(FactBase):
    """A contact printed in the core documents."""

    __tablename__ = "contacts"

    name_ja: Mapped[str]
    address_ja: Mapped[str | None]
    tel: Mapped[str | None]
    url: Mapped[str | None]
    source: Mapped[str] = mapped_column(ForeignKey("sources.code"), index=True)
    locator: Mapped[str]


class CouncilActivity(FactBase):
    """What a block council did or plans."""

    __tablename__ = "council_activities"

    package_id: Mapped[str | None]
    block_code: Mapped[Block | None] = mapped_column(closed(Block), ForeignKey("blocks.code"))
    fy: Mapped[int | None]
    activity_kind: Mapped[ActivityKind] = mapped_column(closed(ActivityKind))
    title_ja: Mapped[str]
    date: Mapped[str | None]
    place_ja: Mapped[str | None]
    planned_or_actual: Mapped[PlannedOrActual | None] = mapped_column(closed(PlannedOrActual))
    count: Mapped[int | None]
    participants: Mapped[int | None]
    event_id: Mapped[int | None] = mapped_column(ForeignKey("events.id"))
    source: Mapped[str] = mapped_column(ForeignKey("sources.code"), index=True)
    locator: Mapped[str]
    note: Mapped[str | None]
