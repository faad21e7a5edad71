"""What all sheets share: what the reader types, what ties a sheet to its data, how sources are printed."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from urllib.parse import unquote

from navigator.domain.dates import PartialDate
from navigator.domain.document import PageSetup, SheetFoot, SheetHead, Sources
from navigator.domain.fiscal import YearStyle
from navigator.domain.record import CitationView
from navigator.domain.results import Presentation
from navigator.domain.text import Text
from navigator.services import wording

ITEM = Text("項目", "Item")
_SLASH, _BLANK = Text("／", " / "), Text("　", "  ")
_SURE = Text("　〔{confidence}〕", "  [{confidence}]")


@dataclass(frozen=True, slots=True)
class SheetOptions:
    """What the reader types for a sheet; ``setup`` None takes the paper that fits the number of records."""

    council: str = ""
    meeting: str = ""
    day: date | None = None
    number: str = ""
    title: str = ""
    lead: tuple[str, ...] = ()
    office: str = ""
    setup: PageSetup | None = None
    grey: bool = False


@dataclass(frozen=True, slots=True)
class Stamp:
    """What ties a sheet to its data: the data version and the check id."""

    data_version: str
    check_id: str


def source_text(citation: CitationView, say: Callable[[Text], str]) -> str:
    """Return a source as it stands under a sheet: title, publisher, date, places, address, credit line."""
    parts = [citation.title]
    parts.append(wording.aside((citation.publisher, citation.published), say))
    if citation.locators:
        parts.append(say(_BLANK) + say(_SLASH).join(citation.locators))
    if citation.address:
        parts.append(say(_BLANK) + readable_address(citation.address))
    if citation.credit:
        parts.append(say(_BLANK) + citation.credit)
    if not citation.is_own:
        parts.append(say(_SURE).format(confidence=say(citation.confidence.label)))
    return "".join(parts)


def readable_address(address: str) -> str:
    """Return an address with its percent signs read as letters, as long as it stays one unbroken word."""
    read = unquote(address)
    return read if read.isprintable() and not any(sign.isspace() for sign in read) else address


def sources_block(citations: Iterable[CitationView], say: Callable[[Text], str]) -> Sources:
    """Return numbered sources as a block."""
    return Sources(tuple((citation.number, source_text(citation, say)) for citation in citations))


def day_text(day: date | None, presentation: Presentation) -> str:
    """Return the date of a meeting in the era, empty when there is none."""
    return "" if day is None else PartialDate(day.isoformat()).format(YearStyle.ERA, presentation.language)


def sayer(presentation: Presentation) -> Callable[[Text], str]:
    """Return what turns a text into the reader's language."""
    return lambda text: text.of(presentation.language)


def head_of(options: SheetOptions, presentation: Presentation) -> SheetHead:
    """Return the head of a sheet."""
    return SheetHead(options.council, options.meeting, day_text(options.day, presentation), options.number)


def foot_of(options: SheetOptions, stamp: Stamp) -> SheetFoot:
    """Return the foot of a sheet."""
    return SheetFoot(options.office, stamp.data_version, stamp.check_id)


def stage_numbers(places: tuple[int, int] | None) -> tuple[int, int] | None:
    """Return the stages (1 to 5) as documents count them, from their places in a list (0 to 4)."""
    return None if places is None else (places[0] + 1, places[1] + 1)
