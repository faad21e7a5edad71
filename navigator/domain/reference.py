"""What the reference page shows: the facts that are neither program nor region, as entries that can be searched.

Every entry names the source and the place in it that it stands on.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from navigator.domain.figures import Citation
from navigator.domain.fiscal import YearStyle, format_fiscal_year
from navigator.domain.folding import FIELD_SEPARATOR, fold
from navigator.domain.query import And, FieldWord, Node, Not, Or, Phrase, Range, Word
from navigator.domain.record import CitationView, Link
from navigator.domain.text import Text
from navigator.domain.vocabulary import Term


class ReferenceSection(Term):
    """The sections of the reference page in their order; the value is the name of their first table."""

    STEPS = "selection_steps", "選定の流れ", "Selection steps"
    CRITERIA = "selection_criteria", "選定の基準", "Selection criteria"
    GOALS = "goals", "連携施策群の目標", "Goals of the group"
    GROUPS = "coordination_groups", "連携施策群の一覧", "Coordination groups"
    RECOMMENDATIONS = "recommendations", "提言", "Recommendations"
    SURVEYS = "surveys", "アンケート", "Surveys"
    FINDINGS = "findings", "課題・意見・効果", "Issues, opinions, effects"
    LINKAGES = "linkages", "他府省連携枠", "Cross-ministry frames"
    FEATURES = "program_features", "事業の数値と規則", "Program numbers, rules"
    PLANS = "basic_plans", "科学技術基本計画", "S&T Basic Plans"
    GLOSSARY = "glossary", "用語", "Glossary"
    CONTACTS = "contacts", "問合せ先", "Contacts"
    SOURCES = "sources", "出典の一覧", "List of sources"


SELECTION_FY = 2012
"""The fiscal year whose selection the core documents describe (「資料5-1」)."""

_OF_A_YEAR = frozenset({ReferenceSection.STEPS, ReferenceSection.CRITERIA})


def section_title(section: ReferenceSection, years: YearStyle) -> Text:
    """Return the title of a section; the selection is that of one year."""
    if section not in _OF_A_YEAR:
        return section.label
    ja, en = (format_fiscal_year(SELECTION_FY, years, language) for language in ("ja", "en"))
    return Text(f"{section.label.ja}（{ja}）", f"{section.label.en}, {en}")


@dataclass(frozen=True, slots=True)
class PageLink:
    """Another page of the program, and what it shows there."""

    page: str
    argument: str


@dataclass(frozen=True, slots=True)
class ReferencePart:
    """A piece of a value: text, and where it leads."""

    text: Text
    link: Link | PageLink | None = None


@dataclass(frozen=True, slots=True)
class ReferenceLine:
    """A labelled value of an entry; no parts means «not on file»."""

    label: Text
    parts: tuple[ReferencePart, ...]


@dataclass(frozen=True, slots=True)
class ReferenceEntry:
    """One row of the facts: ``key`` is ``table:fact key``, ``heading`` parts a section, ``note`` is the collectors'."""

    key: str
    section: ReferenceSection
    heading: Text
    title: Text
    lines: tuple[ReferenceLine, ...]
    citation: Citation
    note: str = ""

    def texts(self) -> Iterable[str]:
        """Return every text of the entry, in both languages."""
        both = [self.section.label, self.heading, self.title]
        for line in self.lines:
            both += [line.label, *(part.text for part in line.parts)]
        for text in both:
            yield text.ja
            yield text.en
        yield from (self.note, self.citation.locator, self.citation.source)

    def folded(self) -> str:
        """Return the searched form of the entry."""
        return FIELD_SEPARATOR.join(fold(text) for text in dict.fromkeys(self.texts()) if text)


@dataclass(frozen=True, slots=True)
class ReferenceAnswer:
    """The entries that a search finds in one section (in all when None).

    ``counts`` says how many each section holds under the same search; ``numbers`` is the number of each entry's
    source, ``citations`` the sources by number. ``hint`` says that the query was read as plain text.
    """

    query: str
    section: ReferenceSection | None
    counts: dict[ReferenceSection, int]
    entries: tuple[ReferenceEntry, ...]
    numbers: dict[str, int]
    citations: tuple[CitationView, ...]
    hint: Text | None = None

    @property
    def total(self) -> int:
        """How many entries the search finds in all sections."""
        return sum(self.counts.values())


@dataclass(frozen=True, slots=True)
class Definition:
    """A term of the glossary with its meaning (own words of the facts) and where it stands."""

    term: Text
    meaning: str
    source: str
    locator: str


def matches(node: Node | None, folded: str) -> bool:  # noqa: PLR0911 - one return a kind of node
    """Tell whether a folded text meets a query; a field name is taken for part of the text, as nothing here has it."""
    match node:
        case None:
            return True
        case Word(text) | Phrase(text):
            return fold(text) in folded
        case FieldWord(_, text):
            return fold(text) in folded
        case Range(_, low, high):
            return all(fold(end) in folded for end in (low, high) if end)
        case And(parts):
            return all(matches(part, folded) for part in parts)
        case Or(parts):
            return any(matches(part, folded) for part in parts)
        case Not(part):
            return not matches(part, folded)
