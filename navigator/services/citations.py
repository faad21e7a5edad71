"""Numbering sources in the order of their first use: one number a source, however often it is cited."""

from collections import defaultdict
from collections.abc import Mapping
from functools import cached_property
from typing import Any

from sqlalchemy import Connection

from navigator.db import facts
from navigator.db.cells import Cells
from navigator.db.corrections import CorrectedCell, corrected_cells, told
from navigator.db.exchange import office_names, own_office
from navigator.db.loading import read_info
from navigator.domain.figures import OWN_CORRECTION, OWN_ENTRIES, Figure
from navigator.domain.record import CitationView
from navigator.domain.vocabulary import Origin
from navigator.services.history import OFFICE_LETTERS


class CitationBook:
    """The numbered sources of one record, sheet or chart."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._numbers: dict[str, int] = {}
        self._locators: dict[str, dict[str, None]] = {}

    def cite(self, row: Mapping[str, Any], *, corrected: bool = True) -> tuple[int, ...]:
        """Return the numbers of the sources of a row of the facts: its own, then the others it names.

        A row that the office corrected cites its correction last, unless ``corrected`` is false: then the caller says
        which of its values are corrected.
        """
        numbers = [self.number(row["source"], row["locator"])]
        numbers += [self.number(source, "") for source in row.get("other_sources", ())]
        if corrected:
            numbers += self.corrections(row)
        return tuple(numbers)

    def corrections(self, row: Mapping[str, Any]) -> tuple[int, ...]:
        """Return the number of the office's correction of a row, nothing for a row that is as it was bundled."""
        found = [
            cell
            for cell in self._corrected.get(row.get("fact_key", ""), ())
            # Keys of two tables may be alike: the row is the corrected one when it says what the office wrote.
            if cell.column in row
            and self._cells.pack(facts.table(cell.table), cell.column, row[cell.column]) == cell.office
        ]
        return (self.number(OWN_CORRECTION, told(found)),) if found else ()

    @cached_property
    def _corrected(self) -> dict[str, list[CorrectedCell]]:
        found: dict[str, list[CorrectedCell]] = defaultdict(list)
        for cell in corrected_cells(self._connection):
            found[cell.key].append(cell)
        return found

    @cached_property
    def _cells(self) -> Cells:
        return Cells(self._connection)

    def cite_figure(self, figure: Figure) -> tuple[int, ...]:
        """Return the numbers of the sources of a figure."""
        return tuple(self.number(citation.source, citation.locator) for citation in figure.citations)

    def number(self, source: str, locator: str) -> int:
        """Return the number of a source; ``locator`` joins the places cited in it."""
        number = self._numbers.setdefault(source, len(self._numbers) + 1)
        if locator:
            self._locators.setdefault(source, {}).setdefault(locator)
        return number

    def _title(self, source: str, title: str) -> str:
        """Return the title of a source; entries of another office name it by the name that is known here."""
        if not source.startswith(OWN_ENTRIES):
            return title
        uuid = source.removeprefix(OWN_ENTRIES)
        if uuid == own_office(read_info(self._connection)):
            return title
        return f"{office_names(self._connection).get(uuid, uuid[:OFFICE_LETTERS])}の記入"

    def views(self) -> tuple[CitationView, ...]:
        """Return every source used, by number."""
        found = facts.sources(self._connection, self._numbers)
        return tuple(
            CitationView(
                number,
                source,
                self._title(source, found[source]["title_ja"]),
                found[source]["publisher"] or "",
                found[source]["published"] or "",
                found[source]["url_or_file"] or "",
                found[source]["kind"],
                found[source]["confidence"],
                tuple(self._locators.get(source, ())),
                found[source]["note"] or "",
                (found[source]["note"] or "") if found[source]["origin"] is Origin.IMPORTED else "",
            )
            for source, number in self._numbers.items()
        )
