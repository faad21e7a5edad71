"""Public series for real terms and per-head figures."""

from decimal import Decimal

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from navigator.db.schema.base import ExactNumber, FactBase, closed
from navigator.domain.vocabulary import (
    AreaKind,
    DeflatorSeries,
    PopulationKind,
    YearKind,
)


class Deflator(FactBase):
    """A value of the GDP deflator, nominal or real GDP of a year."""

    __tablename__ = "deflators"

    package_id: Mapped[str | None]
    series: Mapped[DeflatorSeries] = mapped_column(closed(DeflatorSeries))
    year_kind: Mapped[YearKind] = mapped_column(closed(YearKind))
    year: Mapped[int]
    value: Mapped[Decimal] = mapped_column(ExactNumber())
    base_year: Mapped[int | None]
    source: Mapped[str] = mapped_column(ForeignKey("sources.code"), index=True)
    locator: Mapped[str]
    note: Mapped[str | None]


class Population(FactBase):
    """The population of the country or a prefecture in a year."""

    __tablename__ = "populations"

    package_id: Mapped[str | None]
    area_kind: Mapped[AreaKind] = mapped_column(closed(AreaKind))
    jis_code: Mapped[str | None] = mapped_column(ForeignKey("prefectures.jis_code"))
    year: Mapped[int]
    kind: Mapped[PopulationKind] = mapped_column(closed(PopulationKind))
    persons: Mapped[int]
    source: Mapped[str] = mapped_column(ForeignKey("sources.code"), index=True)
    locator: Mapped[str]
    note: Mapped[str | None]
