"""Cluster regions and what they did."""

from decimal import Decimal

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from navigator.db.schema.base import CodeList, ExactNumber, FactBase, closed
from navigator.domain.vocabulary import (
    Field,
    NetworkFindingValue,
    NetworkMeasure,
    ParticipationStatus,
)


class Region(FactBase):
    """A cluster region."""

    __tablename__ = "regions"

    code: Mapped[str] = mapped_column(unique=True)
    name_ja: Mapped[str]
    name_en: Mapped[str | None]
    prefectures: Mapped[tuple[str, ...]] = mapped_column(CodeList())
    core_institution_ja: Mapped[str | None]
    fields: Mapped[tuple[str, ...]] = mapped_column(CodeList())
    concept_ja: Mapped[str | None]
    source: Mapped[str] = mapped_column(ForeignKey("sources.code"), index=True)
    locator: Mapped[str]
    other_sources: Mapped[tuple[str, ...]] = mapped_column(CodeList())
    note: Mapped[str | None]


class Participation(FactBase):
    """Region x program x years x type."""

    __tablename__ = "participations"

    package_id: Mapped[str | None]
    region_code: Mapped[str] = mapped_column(ForeignKey("regions.code"), index=True)
    program_code: Mapped[str] = mapped_column(ForeignKey("programs.code"), index=True)
    subtype: Mapped[str | None]
    start_fy: Mapped[int | None]
    end_fy: Mapped[int | None]
    scale_per_year_myen: Mapped[Decimal | None] = mapped_column(ExactNumber())
    status: Mapped[ParticipationStatus | None] = mapped_column(closed(ParticipationStatus))
    evaluation: Mapped[str | None]
    source: Mapped[str] = mapped_column(ForeignKey("sources.code"), index=True)
    locator: Mapped[str]
    note: Mapped[str | None]


class Theme(FactBase):
    """An adopted research theme."""

    __tablename__ = "themes"

    code: Mapped[str] = mapped_column(unique=True)
    program_code: Mapped[str] = mapped_column(ForeignKey("programs.code"), index=True)
    region_code: Mapped[str | None] = mapped_column(ForeignKey("regions.code"), index=True)
    fy: Mapped[int | None]
    title_ja: Mapped[str]
    lead_ja: Mapped[str | None]
    partners_ja: Mapped[tuple[str, ...]] = mapped_column(CodeList())
    field: Mapped[Field | None] = mapped_column(closed(Field), ForeignKey("fields.code"))
    amount_myen: Mapped[Decimal | None] = mapped_column(ExactNumber())
    source: Mapped[str] = mapped_column(ForeignKey("sources.code"), index=True)
    locator: Mapped[str]


class Story(FactBase):
    """A result told in own words."""

    __tablename__ = "stories"

    package_id: Mapped[str | None]
    region_code: Mapped[str | None] = mapped_column(ForeignKey("regions.code"), index=True)
    program_code: Mapped[str] = mapped_column(ForeignKey("programs.code"), index=True)
    title_ja: Mapped[str]
    summary_ja: Mapped[str | None]
    figures: Mapped[str | None]
    source: Mapped[str] = mapped_column(ForeignKey("sources.code"), index=True)
    locator: Mapped[str]


class NetworkFinding(FactBase):
    """A result of the network study."""

    __tablename__ = "network_findings"

    package_id: Mapped[str | None]
    region_code: Mapped[str] = mapped_column(ForeignKey("regions.code"), index=True)
    measure: Mapped[NetworkMeasure | None] = mapped_column(closed(NetworkMeasure))
    finding: Mapped[NetworkFindingValue | None] = mapped_column(closed(NetworkFindingValue))
    source: Mapped[str] = mapped_column(ForeignKey("sources.code"), index=True)
    locator: Mapped[str]
    note: Mapped[str | None]
