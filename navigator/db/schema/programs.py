"""Programs, their lineage, money and decisions."""

from decimal import Decimal

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from navigator.db.schema.base import CodeList, ExactNumber, FactBase, closed
from navigator.domain.vocabulary import (
    BudgetKind,
    PartialKind,
    ProgramKind,
    Qualifier,
    Relation,
    Stage,
)


class Program(FactBase):
    """A budgeted line: program, phase, type, menu or designation (事業・制度)."""

    __tablename__ = "programs"

    code: Mapped[str] = mapped_column(unique=True)
    parent_code: Mapped[str | None] = mapped_column(ForeignKey("programs.code"), index=True)
    umbrella_of: Mapped[tuple[str, ...]] = mapped_column(CodeList())
    ministry_code: Mapped[str | None] = mapped_column(ForeignKey("ministries.code"))
    name_ja: Mapped[str]
    name_en: Mapped[str | None]
    kind: Mapped[ProgramKind] = mapped_column(closed(ProgramKind))
    start_fy: Mapped[int | None]
    end_fy: Mapped[int | None]
    stage_from: Mapped[Stage | None] = mapped_column(closed(Stage))
    stage_to: Mapped[Stage | None] = mapped_column(closed(Stage))
    scale_per_year_myen_min: Mapped[Decimal | None] = mapped_column(ExactNumber())
    scale_per_year_myen_max: Mapped[Decimal | None] = mapped_column(ExactNumber())
    duration_years: Mapped[Decimal | None] = mapped_column(ExactNumber())
    match_rule: Mapped[str | None]
    eligible: Mapped[tuple[str, ...]] = mapped_column(CodeList())
    fields: Mapped[tuple[str, ...]] = mapped_column(CodeList())
    summary_ja: Mapped[str | None]
    summary_en: Mapped[str | None]
    source: Mapped[str] = mapped_column(ForeignKey("sources.code"), index=True)
    locator: Mapped[str]
    other_sources: Mapped[tuple[str, ...]] = mapped_column(CodeList())
    note: Mapped[str | None]


class ProgramSuccession(FactBase):
    """A lineage edge (系譜)."""

    __tablename__ = "program_successions"

    package_id: Mapped[str | None]
    from_code: Mapped[str] = mapped_column(ForeignKey("programs.code"))
    to_code: Mapped[str | None] = mapped_column(ForeignKey("programs.code"))
    fy: Mapped[int | None]
    relation: Mapped[Relation] = mapped_column(closed(Relation))
    source: Mapped[str] = mapped_column(ForeignKey("sources.code"), index=True)
    locator: Mapped[str]
    note: Mapped[str | None]


class Budget(FactBase):
    """An amount of a program in a year, million yen."""

    __tablename__ = "budgets"

    package_id: Mapped[str | None]
    program_code: Mapped[str] = mapped_column(ForeignKey("programs.code"), index=True)
    fy: Mapped[int]
    kind: Mapped[BudgetKind] = mapped_column(closed(BudgetKind))
    amount_myen: Mapped[Decimal] = mapped_column(ExactNumber())
    qualifier: Mapped[Qualifier | None] = mapped_column(closed(Qualifier))
    is_partial: Mapped[bool]
    partial_kind: Mapped[PartialKind | None] = mapped_column(closed(PartialKind))
    part_of: Mapped[int | None] = mapped_column(ForeignKey("budgets.id"), index=True)
    covers: Mapped[tuple[str, ...]] = mapped_column(CodeList())
    source: Mapped[str] = mapped_column(ForeignKey("sources.code"), index=True)
    locator: Mapped[str]
    note: Mapped[str | None]


class GroupTotal(FactBase):
    """A printed total of the coordination group, million yen."""

    __tablename__ = "group_totals"

    fy: Mapped[int]
    ministries: Mapped[int | None]
    programs: Mapped[int | None]
    amount_myen: Mapped[Decimal] = mapped_column(ExactNumber())
    source: Mapped[str] = mapped_column(ForeignKey("sources.code"), index=True)
    locator: Mapped[str]


class GroupMembership(FactBase):
    """A program counted in the group in a year."""

    __tablename__ = "group_memberships"

    fy: Mapped[int]
    program_code: Mapped[str] = mapped_column(ForeignKey("programs.code"), index=True)
    budget_id: Mapped[int | None] = mapped_column(ForeignKey("budgets.id"))
    source: Mapped[str] = mapped_column(ForeignKey("sources.code"), index=True)
    locator: Mapped[str]
    note: Mapped[str | None]


class Linkage(FactBase):
    """A frame in which a program takes up results of another ministry (他府省連携枠)."""

    __tablename__ = "linkages"

    package_id: Mapped[str | None]
    program_code: Mapped[str] = mapped_column(ForeignKey("programs.code"), index=True)
    frame_name_ja: Mapped[str | None]
    fy: Mapped[int | None]
    amount_myen: Mapped[Decimal | None] = mapped_column(ExactNumber())
    regions: Mapped[int | None]
    new_adoptions: Mapped[int | None]
    continuing: Mapped[int | None]
    partner_codes: Mapped[tuple[str, ...]] = mapped_column(CodeList())
    purpose_ja: Mapped[str | None]
    source: Mapped[str] = mapped_column(ForeignKey("sources.code"), index=True)
    locator: Mapped[str]
    note: Mapped[str | None]


class Decision(FactBase):
    """A screening, selection or counting decision."""

    __tablename__ = "decisions"

    package_id: Mapped[str | None]
    program_code: Mapped[str | None] = mapped_column(ForeignKey("programs.code"), index=True)
    date_or_fy: Mapped[str | None]
    date: Mapped[str | None]
    fy_from: Mapped[int | None]
    fy_to: Mapped[int | None]
    decision_ja: Mapped[str | None]
    consequence_ja: Mapped[str | None]
    source: Mapped[str] = mapped_column(ForeignKey("sources.code"), index=True)
    locator: Mapped[str]


class ProgramFeature(FactBase):
    """A further number or rule of a program."""

    __tablename__ = "program_features"

    package_id: Mapped[str | None]
    program_code: Mapped[str] = mapped_column(ForeignKey("programs.code"), index=True)
    kind: Mapped[str]
    text_ja: Mapped[str | None]
    value: Mapped[Decimal | None] = mapped_column(ExactNumber())
    unit: Mapped[str | None]
    source: Mapped[str] = mapped_column(ForeignKey("sources.code"), index=True)
    locator: Mapped[str]
