"""The coverage map: how many measures and programs, and how much money, each stage × field (applicant, ministry) has.

Source: the product page, «Planning» (空白域, 重複候補) and «Rules for figures». A record counts in every stage and
value that it names, so cells are never added up. A measure that names no block stands in every block; one that names no
field (or applicant, or ministry) stands in the column «not said» alone, so that it fills no gap it was not meant for.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from navigator.domain.budgets import BudgetTotal
from navigator.domain.catalogues import NO_DATA, Catalogue, FacetKey
from navigator.domain.errors import UserError
from navigator.domain.filters import FacetChoice, Filter
from navigator.domain.results import CeilingRange
from navigator.domain.text import Text
from navigator.domain.vocabulary import Block, Term

CROWDED = 4
"""Measures in a cell from which on it is looked at for overlaps."""


class CoverageAxis(Term):
    """What stands across the stages."""

    FIELD = "field", "分野", "Field"
    APPLICANT = "applicant", "対象者", "Applicant"
    MINISTRY = "ministry", "府省", "Ministry"

    @property
    def facet(self) -> FacetKey:
        """The facet of the finder behind it."""
        return FacetKey.ELIGIBLE if self is CoverageAxis.APPLICANT else FacetKey(self.value)


@dataclass(frozen=True, slots=True)
class CoverageSpec:
    """Which map: a fiscal year, a block (None: the whole country) and what stands across the stages."""

    fy: int
    block: Block | None = None
    by: CoverageAxis = CoverageAxis.FIELD

    def filter_of(self, catalogue: Catalogue, stage: str, value: str) -> Filter:
        """Return the finder's question whose answer is the records counted in a cell.

        ``stage`` and ``value`` are facet values, NO_DATA among them.

        Raises:
            ValueError: the catalogue is neither measures nor programs.
        """
        if catalogue not in (Catalogue.MEASURES, Catalogue.PROGRAMS):
            raise ValueError(catalogue)
        found = Filter(catalogue, as_of=self.fy, money_fy=self.fy)
        if self.block is not None and catalogue is Catalogue.MEASURES:
            found = found.with_choice(FacetChoice(FacetKey.BLOCK, (self.block.value,)))
        found = found.with_choice(FacetChoice(FacetKey.STAGE, (stage,)))
        # A chosen field or applicant keeps, in the finder, what names none; here that has a column of its own.
        apart = self.by is not CoverageAxis.MINISTRY and value != NO_DATA
        return found.with_choice(FacetChoice(self.by.facet, (value,), (NO_DATA,) if apart else ()))

    def to_json(self) -> dict[str, Any]:
        """Return it as plain data."""
        return {"fy": self.fy, "block": self.block and self.block.value, "by": self.by.value}

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> "CoverageSpec":
        """Read what ``to_json`` wrote.

        Raises:
            UserError: it is none of that.
        """
        try:
            block = Block(data["block"]) if data.get("block") else None
            return cls(int(data["fy"]), block, CoverageAxis(data.get("by", CoverageAxis.FIELD.value)))
        except (KeyError, TypeError, ValueError) as error:
            raise UserError(
                Text("保存された地図の条件を読み取れません。", "The saved map cannot be read."),
                Text("条件を選び直してください。", "Please choose it again."),
            ) from error


@dataclass(frozen=True, slots=True)
class Heading:
    """A row or column of the map: a facet value (NO_DATA among them) and its name."""

    value: str
    label: Text


@dataclass(frozen=True, slots=True)
class CoverageCell:
    """What stands at a stage and a value.

    ``ceilings`` is the range of what one award of its measures may be (never a sum); ``money`` are the initial budgets
    of its programs in the year as two totals, None where no program has one on file.
    """

    stage: str
    value: str
    measures: int
    programs: int
    ceilings: CeilingRange
    money: BudgetTotal | None

    @property
    def is_said(self) -> bool:
        """Whether it stands for a stage and a value rather than for «not said»."""
        return NO_DATA not in (self.stage, self.value)

    @property
    def is_empty(self) -> bool:
        """Whether it is a gap (空白域): no measure and no program names it."""
        return self.is_said and not self.measures and not self.programs

    @property
    def is_crowded(self) -> bool:
        """Whether it may hold overlaps (重複候補)."""
        return self.is_said and self.measures >= CROWDED


@dataclass(frozen=True, slots=True)
class CoverageMap:
    """A whole map, row by row. ``measures`` and ``programs`` count each record once, ``notes`` say how to read it.

    ``open_ended`` of the programs have no first or no last year on file: whether they ran in the year is not known.
    """

    spec: CoverageSpec
    rows: tuple[Heading, ...]
    columns: tuple[Heading, ...]
    cells: tuple[CoverageCell, ...]
    measures: int
    programs: int
    notes: tuple[Text, ...]
    open_ended: int = 0

    def cell(self, stage: str, value: str) -> CoverageCell:
        """Return a cell.

        Raises:
            KeyError: the map has no such row or column.
        """
        for cell in self.cells:
            if (cell.stage, cell.value) == (stage, value):
                return cell
        raise KeyError((stage, value))

    @property
    def gaps(self) -> tuple[CoverageCell, ...]:
        """The gaps (空白域), stage by stage."""
        return tuple(cell for cell in self.cells if cell.is_empty)

    @property
    def crowded(self) -> tuple[CoverageCell, ...]:
        """The cells that may hold overlaps (重複候補), the fullest first."""
        return tuple(sorted((cell for cell in self.cells if cell.is_crowded), key=lambda cell: -cell.measures))

    def name(self, cell: CoverageCell) -> Text:
        """Return the name of a cell: 応用 × 環境."""
        labels = {heading.value: heading.label for heading in self.columns}
        stages = {heading.value: heading.label for heading in self.rows}
        return Text("{stage} × {value}", "{stage} × {value}").format(stage=stages[cell.stage], value=labels[cell.value])


@dataclass(frozen=True, slots=True)
class CellChange:
    """A cell whose counts differ between two maps."""

    stage: Heading
    column: Heading
    before: CoverageCell
    after: CoverageCell

    @property
    def filled(self) -> bool:
        """Whether a gap was filled."""
        return self.before.is_empty and not self.after.is_empty

    @property
    def emptied(self) -> bool:
        """Whether a gap opened."""
        return self.after.is_empty and not self.before.is_empty


def changes(before: CoverageMap, after: CoverageMap) -> tuple[CellChange, ...]:
    """Return the cells of two maps (two years or two blocks) whose numbers of measures or programs differ.

    Raises:
        UserError: the maps have other columns.
    """
    if before.spec.by is not after.spec.by:
        raise UserError(
            Text("横軸の違う地図は比べられません。", "Maps with other columns cannot be compared."),
            Text("分野・対象者・府省のどれかにそろえてください。", "Choose the same columns for both."),
        )
    found = []
    for row in before.rows:
        for column in before.columns:
            old, new = before.cell(row.value, column.value), after.cell(row.value, column.value)
            if (old.measures, old.programs) != (new.measures, new.programs):
                found.append(CellChange(row, column, old, new))
    return tuple(found)


def coverage_json(found: CoverageMap) -> dict[str, Any]:
    """Return a map as plain data; money in million yen, documented in docs/command-line.md and stable."""
    return {
        **found.spec.to_json(),
        "measures": found.measures,
        "programs": found.programs,
        "programs_open_ended": found.open_ended,
        "rows": [_heading(one) for one in found.rows],
        "columns": [_heading(one) for one in found.columns],
        "cells": [_cell(cell) for cell in found.cells],
        "gaps": _places(found.gaps),
        "crowded": _places(found.crowded),
        "notes": [{"ja": note.ja, "en": note.en} for note in found.notes],
    }


def _heading(one: Heading) -> dict[str, str]:
    return {"value": one.value, "ja": one.label.ja, "en": one.label.en}


def _places(cells: Iterable[CoverageCell]) -> list[dict[str, str]]:
    return [{"stage": cell.stage, "value": cell.value} for cell in cells]


def _cell(cell: CoverageCell) -> dict[str, Any]:
    money, ceilings = cell.money, cell.ceilings
    return {
        "stage": cell.stage,
        "value": cell.value,
        "measures": cell.measures,
        "programs": cell.programs,
        "ceiling_min_myen": ceilings.lowest,
        "ceiling_max_myen": ceilings.highest,
        "ceilings_known": ceilings.known,
        "budget_without_partial_myen": money and money.without_partial,
        "budget_with_partial_myen": money and money.with_partial,
        "budget_programs": len(money.counted) if money else 0,
    }
