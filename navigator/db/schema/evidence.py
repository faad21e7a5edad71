"""Outcomes and the evidence of the core documents."""

from decimal import Decimal

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from navigator.db.schema.base import ExactNumber, FactBase, closed
from navigator.domain.vocabulary import (
    Accumulation,
    FundAxis,
    FundCategory,
    Qualifier,
    SubjectType,
)


class Outcome(FactBase):
    """A figure by subject, metric and period."""

    __tablename__ = "outcomes"

    package_id: Mapped[str | None]
    subject_type: Mapped[SubjectType] = mapped_column(closed(SubjectType))
    subject_code: Mapped[str]
    metric_code: Mapped[str] = mapped_column(ForeignKey("metrics.code"))
    fy_from: Mapped[int | None]
    fy_to: Mapped[int | None]
    value: Mapped[Decimal] = mapped_column(ExactNumber())
    qualifier: Mapped[Qualifier | None] = mapped_column(closed(Qualifier))
    accumulation: Mapped[Accumulation] = mapped_column(closed(Accumulation))
    as_of: Mapped[str | None]
    is_planned: Mapped[bool]
    source: Mapped[str] = mapped_column(ForeignKey("sources.code"), index=True)
    locator: Mapped[str]
    note: Mapped[str | None]


class FundDistribution(FactBase):
    """Order of blocks and fields by money, FY2006."""

    __tablename__ = "fund_distribution"

    package_id: Mapped[str | None]
    fy: Mapped[int]
    category: Mapped[FundCategory | None] = mapped_column(closed(FundCategory))
    axis: Mapped[FundAxis | None] = mapped_column(closed(FundAxis))
    axis_code: Mapped[str | None]
    rank: Mapped[int | None]
    amount_myen_approx: Mapped[Decimal | None] = mapped_column(ExactNumber())
    source: Mapped[str] = mapped_column(ForeignKey("sources.code"), index=True)
    locator: Mapped[str]
    note: Mapped[str | None]


class Survey(FactBase):
    """An answer of the end-of-phase survey."""

    __tablename__ = "surveys"

    package_id: Mapped[str | None]
    survey_code: Mapped[str | None]
    question_ja: Mapped[str | None]
    answer_ja: Mapped[str | None]
    percent: Mapped[Decimal | None] = mapped_column(ExactNumber())
    base_n: Mapped[int | None]
    respondents: Mapped[str | None]
    source: Mapped[str] = mapped_column(ForeignKey("sources.code"), index=True)
    locator: Mapped[str]


class SurveyComment(FactBase):
    """A free comment, own words."""

    __tablename__ = "survey_comments"

    package_id: Mapped[str | None]
    survey_code: Mapped[str | None]
    no: Mapped[int]
    summary_ja: Mapped[str | None]
    source: Mapped[str] = mapped_column(ForeignKey("sources.code"), index=True)
    locator: Mapped[str]


class Finding(FactBase):
    """An issue, opinion or effect told by the core documents."""

    __tablename__ = "findings"

    no: Mapped[int]
    kind: Mapped[str]
    subject_type: Mapped[SubjectType] = mapped_column(closed(SubjectType))
    subject_code: Mapped[str]
    text_ja: Mapped[str | None]
    source: Mapped[str] = mapped_column(ForeignKey("sources.code"), index=True)
    locator: Mapped[str]
    note: Mapped[str | None]


class Recommendation(FactBase):
    """A recommendation of the complementary study."""

    __tablename__ = "recommendations"

    no: Mapped[int]
    group_no: Mapped[str | None]
    group_ja: Mapped[str | None]
    item_ja: Mapped[str | None]
    item_en: Mapped[str | None]
    scope: Mapped[str | None]
    region_code: Mapped[str | None] = mapped_column(ForeignKey("regions.code"), index=True)
    source: Mapped[str] = mapped_column(ForeignKey("sources.code"), index=True)
    locator: Mapped[str]
    note: Mapped[str | None]


class Goal(FactBase):
    """A goal of the coordination group."""

    __tablename__ = "goals"

    no: Mapped[int]
    level: Mapped[str]
    goal_ja: Mapped[str | None]
    goal_en: Mapped[str | None]
    source: Mapped[str] = mapped_column(ForeignKey("sources.code"), index=True)
    locator: Mapped[str]
    note: Mapped[str | None]


class BasicPlan(FactBase):
    """A Science and Technology Basic Plan."""

    __tablename__ = "basic_plans"

    no: Mapped[int]
    name_ja: Mapped[str]
    name_en: Mapped[str | None]
    fy_from: Mapped[int | None]
    fy_to: Mapped[int | None]
    phase_ja: Mapped[str | None]
    points_ja: Mapped[str | None]
    source: Mapped[str] = mapped_column(ForeignKey("sources.code"), index=True)
    locator: Mapped[str]


class CoordinationGroup(FactBase):
    """One of the 14 coordination groups."""

    __tablename__ = "coordination_groups"

    no: Mapped[int]
    name_ja: Mapped[str]
    name_en: Mapped[str | None]
    goal_ja: Mapped[str | None]
    source: Mapped[str] = mapped_column(ForeignKey("sources.code"), index=True)
    locator: Mapped[str]


class SelectionStep(FactBase):
    """A step of the FY2012 selection."""

    __tablename__ = "selection_steps"

    no: Mapped[int]
    step_ja: Mapped[str | None]
    actor_ja: Mapped[str | None]
    when_ja: Mapped[str | None]
    output_ja: Mapped[str | None]
    source: Mapped[str] = mapped_column(ForeignKey("sources.code"), index=True)
    locator: Mapped[str]


class SelectionCriterion(FactBase):
    """A criterion of the FY2012 selection."""

    __tablename__ = "selection_criteria"

    no: Mapped[int]
    scope: Mapped[str | None] = mapped_column(ForeignKey("programs.code"))
    kind: Mapped[str]
    text_ja: Mapped[str | None]
    source: Mapped[str] = mapped_column(ForeignKey("sources.code"), index=True)
    locator: Mapped[str]
    note: Mapped[str | None]


class GlossaryTerm(FactBase):
    """A term and its meaning."""

    __tablename__ = "glossary"

    package_id: Mapped[str | None]
    term_ja: Mapped[str | None]
    term_en: Mapped[str | None]
    definition_ja: Mapped[str | None]
    source: Mapped[str] = mapped_column(ForeignKey("sources.code"), index=True)
    locator: Mapped[str]
