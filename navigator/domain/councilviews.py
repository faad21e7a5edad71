"""Answers about block councils: the ten blocks, one block at a glance, lists of activities, a year as a calendar."""

from dataclasses import dataclass

from navigator.domain.councils import Activity, Decision, Member
from navigator.domain.dates import PartialDate
from navigator.domain.filters import Filter
from navigator.domain.record import CitationView
from navigator.domain.text import Text
from navigator.domain.vocabulary import Block, Origin, PlannedOrActual, Term


@dataclass(frozen=True, slots=True)
class BlockCard:
    """A block: its prefectures, the secretariat of its council (None: not on file), numbers of its sources.

    ``note`` is the collectors' remark on where prefectures and secretariat come from.
    """

    block: Block
    prefectures: tuple[str, ...]
    secretariat: str | None
    note: str
    sources: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class BlockDirectory:
    """The ten blocks, north to south, with their sources."""

    blocks: tuple[BlockCard, ...]
    citations: tuple[CitationView, ...]


@dataclass(frozen=True, slots=True)
class FoundCount:
    """A number of records, and the filter with which the finder shows exactly these."""

    label: Text
    count: int
    filter: Filter


@dataclass(frozen=True, slots=True)
class BlockRegion:
    """A region with a prefecture in the block; ``shared`` when it reaches into another block as well."""

    code: str
    name: Text
    prefectures: tuple[str, ...]
    shared: bool
    sources: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class BlockOverview:
    """A block at a glance.

    ``found`` counts records of the catalogues as the finder does: those that name the block, and for measures also
    all that may apply (nationwide or not stated included). ``planned`` and ``done`` count the happenings of ``fy``,
    ``members`` are those of today, ``open_decisions`` the oldest first.
    """

    card: BlockCard
    members: tuple[Member, ...]
    regions: tuple[BlockRegion, ...]
    found: tuple[FoundCount, ...]
    fy: int
    planned: int
    done: int
    meetings: int
    consultations: int
    recent: tuple[Activity, ...]
    coming: tuple[Activity, ...]
    open_decisions: tuple[Decision, ...]
    citations: tuple[CitationView, ...]


@dataclass(frozen=True, slots=True)
class ActivityList:
    """Activities in the order of their dates (those without one last), with the sources of the bundled ones."""

    activities: tuple[Activity, ...]
    citations: tuple[CitationView, ...]


class EntryKind(Term):
    """What an entry of the calendar is."""

    ACTIVITY = "activity", "活動", "Activity"
    MEETING = "meeting", "会議", "Meeting"
    DECISION = "decision", "決定事項の期限", "Decision due"
    CONSULTATION = "consultation", "相談", "Consultation"
    EVENT = "event", "行事", "Event"


@dataclass(frozen=True, slots=True)
class CalendarEntry:
    """Something in a calendar: ``key`` names the activity, meeting, decision or consultation (an event by its key).

    ``state`` is planned or done; None for what is neither.
    """

    kind: EntryKind
    key: str
    date: PartialDate | None
    title: Text
    label: Text
    origin: Origin
    state: PlannedOrActual | None = None
    place: str = ""
    sources: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class CalendarMonth:
    """A month of a fiscal year and what is in it, by day; what is known to the month alone comes first."""

    year: int
    month: int
    entries: tuple[CalendarEntry, ...]


@dataclass(frozen=True, slots=True)
class Calendar:
    """A fiscal year of a block from April to March; ``undated`` belongs to the year but names no month."""

    block: Block
    fy: int
    months: tuple[CalendarMonth, ...]
    undated: tuple[CalendarEntry, ...]
    citations: tuple[CitationView, ...]
