"""A record as people read it: sections of cited fields, figures, links and numbered sources.

The same value serves the record pane, the printed one-page sheet and the command line.
"""

from dataclasses import dataclass

from navigator.domain.budgets import ChosenLine
from navigator.domain.catalogues import Catalogue, FacetKey
from navigator.domain.dates import CallStatus
from navigator.domain.figures import OWN_CORRECTION
from navigator.domain.ownmarks import NO_MARKS, OwnMarks
from navigator.domain.text import Text
from navigator.domain.vocabulary import Confidence, SourceKind


@dataclass(frozen=True, slots=True)
class RecordRef:
    """A record of a table by its natural key; ``code`` is what the command line and links show."""

    table: str
    fact_key: str
    code: str


@dataclass(frozen=True, slots=True)
class FilterLink:
    """A value that filters its catalogue when followed."""

    catalogue: Catalogue
    key: FacetKey
    value: str


@dataclass(frozen=True, slots=True)
class RecordLink:
    """A record that opens when followed."""

    catalogue: Catalogue
    code: str


@dataclass(frozen=True, slots=True)
class UrlLink:
    """An address outside; it is shown and copied, and opened only on request."""

    url: str


Link = FilterLink | RecordLink | UrlLink


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a value: text, and where it leads."""

    text: Text
    link: Link | None = None


@dataclass(frozen=True, slots=True)
class CitationView:
    """A numbered source of the record; ``locators`` are the places in it, ``address`` is copied in one click.

    ``credit`` is the line that the terms of an imported source ask for wherever its data are shown.
    """

    number: int
    source: str
    title: str
    publisher: str
    published: str
    address: str
    kind: SourceKind
    confidence: Confidence
    locators: tuple[str, ...]
    note: str
    credit: str = ""

    @property
    def is_own(self) -> bool:
        """Whether it is the office's own correction: nothing is to be said of how sure a source is."""
        return self.source == OWN_CORRECTION


@dataclass(frozen=True, slots=True)
class FieldView:
    """One labelled value; ``sources`` are numbers of the record's citations; no parts means «not on file».

    ``remark`` belongs to the value (its period, its rule), ``note`` to the collectors of the facts. ``brief`` fields
    stand on the one-page sheet.
    """

    label: Text
    parts: tuple[Part, ...]
    sources: tuple[int, ...] = ()
    remark: Text | None = None
    note: Text | None = None
    brief: bool = True


@dataclass(frozen=True, slots=True)
class SectionView:
    """A titled group of fields."""

    title: Text
    fields: tuple[FieldView, ...]


@dataclass(frozen=True, slots=True)
class RelatedView:
    """One related record or fact: what it is to this record, its name and its link; ``note`` is the collectors'."""

    relation: Text
    title: Text
    link: Link | None
    remark: Text | None = None
    sources: tuple[int, ...] = ()
    note: Text | None = None


@dataclass(frozen=True, slots=True)
class EditionView:
    """One round of a measure, latest first; dates are already partial-date texts."""

    code: str
    name: str
    fy: int | None
    opens: str | None
    closes: str | None
    status: CallStatus
    ceiling: Text | None
    rate: str | None
    sources: tuple[int, ...]
    fields: tuple[FieldView, ...]


@dataclass(frozen=True, slots=True)
class RecordView:
    """Everything on file about one record.

    ``budgets`` holds the chosen amounts of a program by year and kind, others beside them; ``budget_sources`` the
    citation number of each budget line by its natural key. ``own`` is what the office says of it: notes and status are
    for the office alone and stand on no paper; corrections stand in a section as well.
    """

    ref: RecordRef
    catalogue: Catalogue
    title: Text
    subtitle: Text
    origin: Text
    favourite: bool
    sections: tuple[SectionView, ...]
    editions: tuple[EditionView, ...]
    budgets: tuple[ChosenLine, ...]
    budget_sources: dict[str, tuple[int, ...]]
    related: tuple[RelatedView, ...]
    aliases: tuple[str, ...]
    citations: tuple[CitationView, ...]
    withdrawn: Text | None = None
    own: OwnMarks = NO_MARKS
