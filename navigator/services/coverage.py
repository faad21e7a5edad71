"""The coverage map and the likeness of measures, counted over the finder's columns: a cell equals its filter."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from itertools import combinations

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection

from navigator.db import facts
from navigator.db.columns import CatalogueColumns, Positions
from navigator.db.facetbuilding import YEN
from navigator.db.library import Library
from navigator.db.store import ColumnStore
from navigator.domain.budgets import BudgetLine, BudgetTotal, ProgramTree, total
from navigator.domain.catalogues import NO_DATA, NO_DATA_LABEL, Catalogue, FacetKey
from navigator.domain.coverage import (
    CellChange,
    CoverageAxis,
    CoverageCell,
    CoverageMap,
    CoverageSpec,
    Heading,
    changes,
)
from navigator.domain.coverage_likeness import ALIKE, Likeness, Overlap, Profile, likeness, purpose_words
from navigator.domain.errors import UserError
from navigator.domain.filters import FacetChoice
from navigator.domain.planning import STAGES
from navigator.domain.record import RecordRef
from navigator.domain.results import CeilingRange
from navigator.domain.text import Text
from navigator.domain.vocabulary import BudgetKind, Eligible, Field, Ministry, Stage, Term

MOST_COMPARED = 200
"""Measures of one cell that are compared pair by pair; of a fuller cell the first by code."""

Counts = NDArray[np.int64]

_TERMS: dict[CoverageAxis, type[Term]] = {
    CoverageAxis.FIELD: Field,
    CoverageAxis.APPLICANT: Eligible,
    CoverageAxis.MINISTRY: Ministry,
}


@dataclass(frozen=True, slots=True)
class _Grouped:
    """Records of a catalogue counted in a year: how many in all, in each cell, and where they are.

    ``joint`` numbers the combination of stages × values of each record; ``inside`` tells for every row × column which
    combinations lie in it.
    """

    positions: Positions
    counts: Counts
    joint: Counts
    inside: NDArray[np.bool_]


class CoverageService:
    """Answers what is covered; ``forget`` after the facts changed.

    ``store`` are the finder's columns, which the finder forgets; without it the service has its own.
    """

    def __init__(self, library: Library, store: ColumnStore | None = None) -> None:
        self._library = library
        self._own = store is None
        self._store = store or ColumnStore(library)

    def forget(self) -> None:
        """Read the facts again at the next question."""
        if self._own:
            self._store.forget()
        for name in ("_profiles", "_lines", "_tree"):
            self.__dict__.pop(name, None)

    def coverage(self, spec: CoverageSpec) -> CoverageMap:
        """Return the whole map."""
        rows = (*(Heading(stage.value, stage.label) for stage in Stage), Heading(NO_DATA, NO_DATA_LABEL))
        columns = (*(Heading(one.value, one.label) for one in _TERMS[spec.by]), Heading(NO_DATA, NO_DATA_LABEL))
        # Each taken once: the finder may forget them meanwhile.
        of_measures, of_programs = self._store.columns(Catalogue.MEASURES), self._store.columns(Catalogue.PROGRAMS)
        measures, programs = _grouped(of_measures, spec), _grouped(of_programs, spec)
        ceilings = _ceilings(of_measures, measures)
        codes = np.array(of_programs.codes, dtype=object)[programs.positions]
        money: dict[frozenset[str], BudgetTotal | None] = {}
        cells = []
        for at, row in enumerate(rows):
            for to, column in enumerate(columns):
                inside = frozenset(codes[programs.inside[at, to][programs.joint]])
                if inside not in money:
                    money[inside] = self._money(inside, spec.fy)
                count = int(measures.counts[at, to])
                cells.append(
                    CoverageCell(
                        row.value,
                        column.value,
                        count,
                        int(programs.counts[at, to]),
                        ceilings.of(measures.inside[at, to], count),
                        money[inside],
                    )
                )
        return CoverageMap(
            spec,
            rows,
            columns,
            tuple(cells),
            len(measures.positions),
            len(programs.positions),
            _notes(spec),
            0 if of_programs.open_ended is None else int(of_programs.open_ended[programs.positions].sum()),
        )

    def compare(self, before: CoverageSpec, after: CoverageSpec) -> tuple[CellChange, ...]:
        """Return the cells that differ between two years or two blocks.

        Raises:
            UserError: the maps have other columns.
        """
        return changes(self.coverage(before), self.coverage(after))

    def members(self, spec: CoverageSpec, stage: str, value: str) -> tuple[RecordRef, ...]:
        """Return the measures counted in a cell, by code."""
        profiles, columns = self._profiles, self._store.columns(Catalogue.MEASURES)
        grouped = _grouped(columns, spec)
        at = [*(one.value for one in Stage), NO_DATA].index(stage)
        to = [*(one.value for one in _TERMS[spec.by]), NO_DATA].index(value)
        ids = columns.row_ids[grouped.positions[grouped.inside[at, to][grouped.joint]]]
        return tuple(sorted((profiles[int(one)].ref for one in ids), key=lambda ref: ref.code))

    def overlaps(self, spec: CoverageSpec, stage: str, value: str, least: int = ALIKE) -> tuple[Overlap, ...]:
        """Return the pairs of measures of a cell that are at least ``least`` alike, the likest first, with reasons.

        Of a cell with more than ``MOST_COMPARED`` measures the first by code are compared.
        """
        by_code = {profile.ref.code: profile for profile in self._profiles.values()}
        inside = [by_code[ref.code] for ref in self.members(spec, stage, value)[:MOST_COMPARED]]
        found = [Overlap(one.ref, one.name, likeness(one, other)) for one, other in combinations(inside, 2)]
        alike = [pair for pair in found if pair.likeness.points >= least]
        return tuple(sorted(alike, key=lambda pair: (-pair.likeness.points, pair.ref.code, pair.likeness.ref.code)))

    def similar(self, ref: RecordRef, limit: int = 10) -> tuple[Likeness, ...]:
        """Return the measures most alike to one, the likest first, with the reasons.

        Raises:
            UserError: ``ref`` is no measure on file.
        """
        one = next((found for found in self._profiles.values() if found.ref.code == ref.code), None)
        if one is None or ref.table != Catalogue.MEASURES.value:
            raise UserError(
                Text("「{code}」という研究支援策はありません。", "There is no measure “{code}”.").format(code=ref.code),
                Text("番号を確かめてください。", "Please check the code."),
            )
        return self.alike(one, limit)

    def alike(self, one: Profile, limit: int = 10) -> tuple[Likeness, ...]:
        """Return the measures most alike to a profile but itself, the likest first, with the reasons."""
        others = (likeness(one, other) for other in self._profiles.values() if other.ref != one.ref)
        return tuple(sorted((found for found in others if found.reasons), key=_likest)[:limit])

    @cached_property
    def _profiles(self) -> dict[int, Profile]:
        with self._library.reading() as connection:
            return _profiles(connection)

    @cached_property
    def _lines(self) -> tuple[BudgetLine, ...]:
        with self._library.reading() as connection:
            return tuple(line for line in facts.budget_lines(connection) if line.kind is BudgetKind.INITIAL)

    @cached_property
    def _tree(self) -> ProgramTree:
        with self._library.reading() as connection:
            return facts.program_tree(connection)

    def _money(self, programs: frozenset[str], fy: int) -> BudgetTotal | None:
        lines = [line for line in self._lines if line.fy == fy and line.program in programs]
        return total(lines, fy, BudgetKind.INITIAL, self._tree) if lines else None


def _grouped(columns: CatalogueColumns, spec: CoverageSpec) -> _Grouped:
    assert columns.as_of is not None, "measures and programs have years"
    mask = columns.as_of.touching(spec.fy, spec.fy, columns.size)
    if spec.block is not None and FacetKey.BLOCK in columns.facets:
        mask &= columns.facets[FacetKey.BLOCK].chosen(FacetChoice(FacetKey.BLOCK, (spec.block.value,)))
    positions = np.flatnonzero(mask)
    stages, axis = columns.facets[FacetKey.STAGE], columns.facets[spec.by.facet]
    joint = stages.codes[positions].astype(np.int64) * len(axis.members) + axis.codes[positions]
    combinations_of = np.bincount(joint, minlength=len(stages.members) * len(axis.members))
    at = [stages.values.index(one) for one in (*(stage.value for stage in STAGES), NO_DATA)]
    to = [axis.values.index(one) for one in (*(one.value for one in _TERMS[spec.by]), NO_DATA)]
    by_stage, by_value = stages.members[:, at].T, axis.members[:, to].T
    inside = (by_stage[:, None, :, None] & by_value[None, :, None, :]).reshape(len(at), len(to), -1)
    return _Grouped(positions, inside @ combinations_of, joint, inside)


def _likest(found: Likeness) -> tuple[int, str]:
    return -found.points, found.ref.code


class _Ceilings:
    """The lowest and highest ceiling of every combination, yen, and how many of its measures print one."""

    def __init__(self, lowest: Counts, highest: Counts, known: Counts) -> None:
        self._lowest, self._highest, self._known = lowest, highest, known

    def of(self, inside: NDArray[np.bool_], count: int) -> CeilingRange:
        """Return the range over the combinations ``inside``, which hold ``count`` measures."""
        known = int(self._known[inside].sum())
        if not known:
            return CeilingRange(None, None, 0, count)
        printed = inside & (self._known > 0)
        low, high = int(self._lowest[printed].min()), int(self._highest[printed].max())
        return CeilingRange(Decimal(low) / YEN, Decimal(high) / YEN, known, count - known)


def _ceilings(columns: CatalogueColumns, measures: _Grouped) -> _Ceilings:
    size = measures.inside.shape[-1]
    spans = columns.numbers["ceiling"]
    at = np.full(columns.size, -1, dtype=np.int64)
    at[measures.positions] = measures.joint
    joint = at[spans.positions]
    amounts, joint = spans.first[joint >= 0], joint[joint >= 0]
    lowest, highest = np.full(size, np.iinfo(np.int64).max), np.zeros(size, dtype=np.int64)
    np.minimum.at(lowest, joint, amounts)
    np.maximum.at(highest, joint, amounts)
    return _Ceilings(lowest, highest, np.bincount(joint, minlength=size))


def _profiles(connection: Connection) -> dict[int, Profile]:
    """Return what is compared of every measure, by row number."""
    found = {}
    for row in facts.rows(connection, "measures"):
        first, last = row["stage_from"] or row["stage_to"], row["stage_to"] or row["stage_from"]
        stages: Sequence[Stage] = () if first is None else STAGES[STAGES.index(first) : STAGES.index(last) + 1]
        found[row["id"]] = Profile(
            RecordRef("measures", row["fact_key"], row["code"]),
            Text(row["name_ja"], row["name_en"] or row["name_ja"]),
            frozenset(stages),
            frozenset(map(Field, row["fields"])),
            frozenset(map(Eligible, row["eligible"])),
            purpose_words(row["name_ja"], row["summary_ja"]),
        )
    return found


def _notes(spec: CoverageSpec) -> tuple[Text, ...]:
    notes: Iterable[Text] = (_SEVERAL, _MEASURES, _PROGRAMS, _CEILINGS, _BUDGETS)
    return (*notes, *([_EVERYWHERE] if spec.block is not None else []))


_SEVERAL = Text(
    "いくつもの段階や分野等に当たるものは、それぞれの欄で数えます。欄の数や金額は足せません。",
    "What belongs to several stages or values counts in each cell; neither counts nor money of cells may be added.",
)
_MEASURES = Text(
    "研究支援策は、その年度の公募回があるもの、またはその年度に公募していたものを数えます。",
    "A measure counts when it has a round of the year or a call was open in it.",
)
_PROGRAMS = Text(
    "事業は、開始と終了の年度の間にあるものを数えます（資料にない年度は開いたままにします）。",
    "A program counts between its first and last year (a year that is not on file is kept open).",
)
_CEILINGS = Text(
    "研究支援策の金額は 1 件の上限の範囲で、合計ではありません。",
    "The money of measures is the range of the ceilings of one award, never a sum.",
)
_BUDGETS = Text(
    "事業の金額は当初予算の計（※内数を除く計と、含む計）です。全国の額です。",
    "The money of programs is their initial budget as two totals, without and with ※ rows, for the whole country.",
)
_EVERYWHERE = Text(
    "ブロックの記載がない研究支援策（全国または記載なし）は、どのブロックでも数えます。事業もブロックで絞りません。",
    "A measure that names no block (whole country or not said) counts in every block; so do programs.",
)
