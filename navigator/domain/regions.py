"""Cluster regions: what is known of each, which of them a question keeps, and in which years one took part.

A region is one region however many participations it has (``resources/facts/README.md``, rule 13).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from enum import Enum
from typing import Any, Self

from navigator.domain.errors import UserError
from navigator.domain.folding import fold
from navigator.domain.record import CitationView, EditionView, RecordRef, RelatedView, SectionView
from navigator.domain.text import Text
from navigator.domain.vocabulary import ParticipationStatus

NOT_ON_FILE = ""
"""Stands for «no value on file» in a choice of fields, prefectures or programs."""

MOST_COMPARED = 10
"""So many regions stand side by side at most."""

WIDE = 5
"""From so many regions on a comparison stands on A3."""

LISTED_FY = 2012
"""The year of the list that ``ParticipationStatus.CONTINUING_FY2012`` was read from."""


class Activity(Enum):
    """Whether a participation ran in a year: surely, perhaps (an end is not on file), not, or not known at all."""

    SURE = "sure"
    PERHAPS = "perhaps"
    NO = "no"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Stay:
    """A participation: a region in a program. Years are fiscal years, None where not on file.

    ``program_start`` and ``program_end`` are the years of the program itself: what is not on file of a participation is
    not supposed beyond them. Years that are on file stand, whatever the program's own are.
    """

    key: str
    program: str
    subtype: str = ""
    start_fy: int | None = None
    end_fy: int | None = None
    status: ParticipationStatus | None = None
    program_start: int | None = None
    program_end: int | None = None

    def activity(self, fy: int) -> Activity:
        """Return whether the region took part in a fiscal year.

        A year between two known ends is sure, and so are a known end by itself and the year of the list of continuing
        regions. Beyond one known end the answer is «perhaps», as long as the program itself ran.
        """
        span = self.span
        if span is not None and span[0] <= fy <= span[1]:
            return Activity.SURE
        first, last = self.program_start, self.program_end
        if (first is not None and fy < first) or (last is not None and fy > last):
            return Activity.NO
        if span is None:
            return Activity.UNKNOWN
        limit = self.start_fy if fy < span[0] else self.end_fy
        return Activity.PERHAPS if limit is None else Activity.NO

    @property
    def span(self) -> tuple[int, int] | None:
        """First and last year that are sure, None when no year is on file."""
        years = [year for year in (self.start_fy, self.end_fy) if year is not None]
        if self.status is ParticipationStatus.CONTINUING_FY2012:
            years.append(LISTED_FY)
        return (min(years), max(years)) if years else None


def activity_of(stays: Iterable[Stay], fy: int) -> Activity:
    """Return whether a region took part in anything in a year: the surest answer of its participations."""
    found = {stay.activity(fy) for stay in stays}
    return next((answer for answer in Activity if answer in found and answer is not Activity.NO), Activity.NO)


@dataclass(frozen=True, slots=True)
class Region:
    """A region with what lists, filters and maps need. ``prefectures`` are Japanese names, ``blocks`` codes.

    ``blocks`` follow from the prefectures; a region whose prefectures are not on file has none.
    """

    code: str
    fact_key: str
    name: Text
    prefectures: tuple[str, ...]
    blocks: tuple[str, ...]
    fields: tuple[str, ...]
    core: str
    concept: str
    stays: tuple[Stay, ...]
    aliases: tuple[str, ...] = ()

    @property
    def programs(self) -> tuple[str, ...]:
        """Codes of the programs it took part in, each once, in the order of the file."""
        return tuple(dict.fromkeys(stay.program for stay in self.stays))

    @property
    def years(self) -> tuple[int, int] | None:
        """First and last year that are sure, None when no year is on file."""
        spans = [stay.span for stay in self.stays if stay.span is not None]
        return (min(first for first, _ in spans), max(last for _, last in spans)) if spans else None


@dataclass(frozen=True, slots=True)
class RegionFilter:
    """Which regions are asked for; several values of one kind are OR, the kinds are AND.

    ``fy`` keeps the regions that took part in the year, surely or perhaps. With ``unplaced`` a region whose
    prefectures are not on file is kept under every block and prefecture, so that a reader's own block hides nothing
    that may belong to it.
    """

    text: str = ""
    blocks: tuple[str, ...] = ()
    prefectures: tuple[str, ...] = ()
    programs: tuple[str, ...] = ()
    fields: tuple[str, ...] = ()
    fy: int | None = None
    unplaced: bool = True

    def keeps(self, region: Region) -> bool:
        """Tell whether a region meets every condition."""
        return (
            self.keeps_place(region)
            and (not self.programs or _meets(self.programs, region.programs))
            and (not self.fields or _meets(self.fields, region.fields))
            and (self.fy is None or activity_of(region.stays, self.fy) in (Activity.SURE, Activity.PERHAPS))
            and keeps_text(self.text, region)
        )

    def keeps_place(self, region: Region) -> bool:
        """Tell whether the place of a region meets the conditions on places."""
        if not region.prefectures:
            return self.unplaced
        in_block = not self.blocks or _meets(self.blocks, region.blocks)
        return in_block and (not self.prefectures or _meets(self.prefectures, region.prefectures))

    @property
    def is_open(self) -> bool:
        """Whether nothing is asked: every region is kept."""
        return self == RegionFilter()

    def without_places(self) -> Self:
        """Return the same question without its conditions on places: what a map of the country shows."""
        return replace(self, blocks=(), prefectures=(), unplaced=True)

    def to_json(self) -> dict[str, Any]:
        """Return plain JSON data, what a check id is made of; documented in docs/command-line.md."""
        return {
            "text": self.text,
            "blocks": list(self.blocks),
            "prefectures": list(self.prefectures),
            "programs": list(self.programs),
            "fields": list(self.fields),
            "fy": self.fy,
            "unplaced": self.unplaced,
        }

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Read what ``to_json`` wrote.

        Raises:
            UserError: the data is no question about regions.
        """
        try:
            fy = data["fy"]
            return cls(
                str(data["text"]),
                *(tuple(str(value) for value in data[key]) for key in ("blocks", "prefectures", "programs", "fields")),
                None if fy is None else int(fy),
                bool(data["unplaced"]),
            )
        except (KeyError, TypeError, ValueError) as error:
            raise UserError(
                Text("保存された地域の条件を読み取れません。", "The saved question about regions cannot be read."),
                Text("条件を選び直してください。", "Please choose the conditions again."),
            ) from error


def _meets(wanted: tuple[str, ...], held: tuple[str, ...]) -> bool:
    return any(value in held for value in wanted) or (not held and NOT_ON_FILE in wanted)


def keeps_text(text: str, region: Region) -> bool:
    """Tell whether every word of a text stands in the names, core institution, concept or places of a region."""
    # Parted before folding, which drops blanks between Japanese words.
    words = [fold(word) for word in text.split()]
    if not words:
        return True
    said = (region.code, region.name.ja, region.name.en, region.core, region.concept)
    told = fold("\n".join((*said, *region.prefectures, *region.aliases)))
    return all(word in told for word in words)


@dataclass(frozen=True, slots=True)
class RegionRow:
    """A region as a list shows it, its years in their short form.

    ``marks`` say why it is kept although the facts do not say that it fits.
    """

    code: str
    name: str
    blocks: str
    prefectures: str
    programs: str
    years: str
    participations: int
    marks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RegionChoice:
    """A value that the list can be narrowed to, and how many regions it would leave under the other conditions."""

    value: str
    label: str
    count: int


@dataclass(frozen=True, slots=True)
class RegionList:
    """The regions of a question, north to south and then by the file, those without a place last.

    ``choices`` are by the name of the filter's field: ``blocks``, ``prefectures``, ``programs``, ``fields``, ``fy``.
    ``unplaced`` counts the regions kept whose prefectures are not on file, ``undated`` those that a year left out since
    no year of theirs is on file.
    """

    question: RegionFilter
    rows: tuple[RegionRow, ...]
    whole: int
    unplaced: int
    undated: int
    choices: Mapping[str, tuple[RegionChoice, ...]]


@dataclass(frozen=True, slots=True)
class StayBar:
    """A participation as a bar over the years: what it is in words, and ``stay``, which knows what is sure."""

    stay: Stay
    label: str
    years: str
    scale: str
    evaluation: str
    sources: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class RegionProfile:
    """Everything on file about one region, every value with the numbers of its sources.

    It uses the words of ``RecordView``, so that what writes a record writes a region; rounds and budgets are the
    business of programs and always empty here. ``bars`` are its participations, ``axis`` the first and last year on
    them. ``metrics`` are codes and names of the outcomes on file, ``absent`` the names of what nothing is on file of.
    """

    ref: RecordRef
    title: Text
    subtitle: Text
    place: Text
    sections: tuple[SectionView, ...]
    bars: tuple[StayBar, ...]
    axis: tuple[int, int] | None
    related: tuple[RelatedView, ...]
    aliases: tuple[str, ...]
    citations: tuple[CitationView, ...]
    metrics: tuple[tuple[str, Text], ...] = ()
    absent: tuple[Text, ...] = ()
    editions: tuple[EditionView, ...] = ()
    budgets: tuple[Any, ...] = ()
    budget_sources: dict[str, tuple[int, ...]] = field(default_factory=dict)
    withdrawn: Text | None = None
