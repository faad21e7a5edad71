"""The finder's state: one filter a catalogue, the answer to the filter shown, and the way back."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from navigator.domain.catalogues import SPECS, Catalogue, FacetKey
from navigator.domain.errors import DamagedLibraryError, UserError
from navigator.domain.filters import Condition, FacetChoice, Filter, offered
from navigator.domain.record import FilterLink, RecordView
from navigator.domain.results import Lift, Presentation, ResultSet, RowView
from navigator.domain.text import Text
from navigator.domain.vocabulary import BudgetKind
from navigator.viewmodels.history import History, Place
from navigator.viewmodels.rows import Deliver
from navigator.viewmodels.work import Work

if TYPE_CHECKING:  # the services import the database layer, which must not be loaded before the window shows
    from navigator.services.finding import FindingService

FIRST_ROWS = 60
"""Rows that come with an answer: more than a tall screen shows, few enough to be there with the next frame."""


@dataclass(frozen=True, slots=True)
class Answer:
    """Everything the page shows about one filter, worked out beside the main thread in one go."""

    result: ResultSet
    first_rows: tuple[RowView, ...]
    totals: dict[Catalogue, int]
    chips: tuple[tuple[Condition, Text], ...]
    lifts: tuple[Lift, ...]


def answer(service: "FindingService", question: Filter, presentation: Presentation) -> Answer:
    """Ask the service everything about ``question``; runs beside the main thread."""
    result = service.find(question)
    return Answer(
        result,
        tuple(service.rows(result, 0, FIRST_ROWS, presentation)),
        service.catalogue_totals(question),
        tuple((condition, service.condition_label(question, condition)) for condition in question.conditions),
        () if result.total else service.lifts(question),
    )


class FinderModel(QObject):
    """What is asked and what was answered.

    The text, the «as of» year and the block hold for every catalogue; the other conditions belong to one. A new answer
    replaces the old one when it has come; an answer to a question that is no longer asked is dropped.
    """

    filter_changed = Signal(object)
    """Filter: what is asked now."""
    result_changed = Signal(object)
    """ResultSet: what was answered; ``answer`` holds more."""
    record_changed = Signal(object)
    """RecordView of the record to show, or None."""
    place_changed = Signal()
    """The way back or forward has changed."""
    failed = Signal(object)
    """UserError."""
    busy = Signal(bool)

    def __init__(
        self,
        work: Work,
        presentation: Presentation,
        home_block: str = "",
        parent: QObject | None = None,
        *,
        catalogue: Catalogue = Catalogue.MEASURES,
    ) -> None:
        super().__init__(parent)
        self._work = work
        self._service: FindingService | None = None
        self.presentation = presentation
        self._filters = {one: _with_block(Filter(one), home_block) for one in Catalogue}
        self._as_of: int | None = None
        self._history = History(Place(self._filters[catalogue]))
        self.answer: Answer | None = None
        self.record: RecordView | None = None

    @property
    def filter(self) -> Filter:
        """What is asked now."""
        return self._history.place.filter

    @property
    def service(self) -> "FindingService | None":
        """The service that answers; None until the library is open."""
        return self._service

    def set_service(self, service: "FindingService | None") -> None:
        """Ask ``service`` from now on, at once when there is one."""
        self._service = service
        if service is not None:
            self.refresh()

    def set_presentation(self, presentation: Presentation) -> None:
        """Show values in another language or form of years."""
        self.presentation = presentation
        self.refresh()

    # What the reader changes

    def set_text(self, text: str) -> None:
        """Search for ``text`` in every catalogue."""
        if text != self.filter.text:
            for one, known in self._filters.items():
                self._filters[one] = replace(known, text=text)
            self._ask(replace(self.filter, text=text), typing=True)

    def set_catalogue(self, catalogue: Catalogue) -> None:
        """Show another catalogue with the conditions it had."""
        if catalogue is not self.filter.catalogue:
            self._ask(self._filters[catalogue])

    def toggle_facet(self, key: FacetKey, value: str, exclude: bool = False) -> None:
        """Include or exclude a value of a facet, or no longer so."""
        question = self.filter.toggled(key, value, exclude=exclude)
        if key is FacetKey.BLOCK:
            self._share_block(question.choice(key))
        self._ask(question)

    def set_block(self, block: str) -> None:
        """Show one block in every catalogue that knows blocks; an empty text means all."""
        choice = FacetChoice(FacetKey.BLOCK, (block,) if block else ())
        self._share_block(choice)
        self._ask(self._filters[self.filter.catalogue])

    def set_as_of(self, fy: int | None) -> None:
        """Show what held in a fiscal year, in every catalogue that knows years; None means all years."""
        for one, known in self._filters.items():
            if SPECS[one].has_as_of:
                self._filters[one] = replace(known, as_of=fy)
        self._ask(self._filters[self.filter.catalogue])

    def set_order(self, order: str) -> None:
        """List in another order of the catalogue."""
        self._ask(replace(self.filter, order=order))

    def set_favourites(self, on: bool) -> None:
        """Show starred records only, or all."""
        self._ask(replace(self.filter, favourites=on))

    def set_money(self, kind: BudgetKind, fy: int | None) -> None:
        """Choose the kind and the year of the amounts that the money line adds."""
        self._ask(replace(self.filter, money_kind=kind, money_fy=fy))

    def lift(self, condition: Condition) -> None:
        """Lift one condition."""
        self.set_filter(self.filter.without(condition))

    def clear(self) -> None:
        """Lift every condition."""
        self.set_filter(self.filter.cleared())

    def set_filter(self, question: Filter) -> None:
        """Ask a whole filter: a saved one, one without a condition, one from a link."""
        for one, known in self._filters.items():
            shared = replace(known, text=question.text)
            if SPECS[one].has_as_of and SPECS[question.catalogue].has_as_of:
                shared = replace(shared, as_of=question.as_of)
            self._filters[one] = shared
        if offered(question.catalogue, FacetKey.BLOCK):
            self._share_block(question.choice(FacetKey.BLOCK))
        self._ask(question)

    def follow(self, link: FilterLink) -> None:
        """Filter by the value of a record: added to what is asked in its own catalogue, alone in another one."""
        same = link.catalogue is self.filter.catalogue
        base = self.filter if same else Filter(link.catalogue)
        self.set_filter(base.with_choice(FacetChoice(link.key, (link.value,))))

    def back(self) -> None:
        """Go back to the place before."""
        if self._history.can_go_back:
            self._go(self._history.back())

    def forward(self) -> None:
        """Undo a step back."""
        if self._history.can_go_forward:
            self._go(self._history.forward())

    @property
    def can_go_back(self) -> bool:
        """Whether there is a place before this one."""
        return self._history.can_go_back

    @property
    def can_go_forward(self) -> bool:
        """Whether a step back can be undone."""
        return self._history.can_go_forward

    # Records

    @property
    def asked_record(self) -> tuple[Catalogue, str] | None:
        """Catalogue and code of the record to show; ``record`` is an earlier one until it has been read."""
        return self._history.place.record

    def select_record(self, catalogue: Catalogue, code: str) -> None:
        """Show the record of the row the reader is on; this makes no new place in the history."""
        self._history.amend((catalogue, code))
        self._load_record(catalogue, code)

    def open_record(self, catalogue: Catalogue, code: str) -> None:
        """Show a record that another one led to; the step back returns."""
        self._history.visit(replace(self._history.place, record=(catalogue, code)))
        self.place_changed.emit()
        self._load_record(catalogue, code)

    def reload_record(self) -> None:
        """Read the record on screen once more; one that is gone (its making was undone) leaves the screen."""
        service, shown = self._service, self.record
        if service is not None and shown is not None:
            catalogue, code = shown.catalogue, shown.ref.code
            self._work.latest("record", lambda: service.record(catalogue, code), self._show_record, self._not_reloaded)

    def _not_reloaded(self, error: UserError) -> None:
        if isinstance(error, DamagedLibraryError):
            self.failed.emit(error)
        else:
            self._show_record(None)

    def _load_record(self, catalogue: Catalogue, code: str) -> None:
        service = self._service
        if service is not None:
            self._work.latest("record", lambda: service.record(catalogue, code), self._show_record, self.failed.emit)

    def _show_record(self, view: RecordView | None) -> None:
        self.record = view
        self.record_changed.emit(view)

    # Rows and questions

    def fetch_rows(self, result: ResultSet, first: int, count: int, deliver: Deliver) -> None:
        """Fetch rows of ``result`` beside the main thread; answers ``navigator.viewmodels.rows.Fetch``."""
        service, presentation = self._service, self.presentation
        if service is not None:
            self._work.read(lambda: service.rows(result, first, count, presentation), deliver, self.failed.emit)

    def refresh(self) -> None:
        """Ask the same question once more, since the library or the presentation has changed."""
        self.filter_changed.emit(self.filter)
        self._question(self.filter)
        self.reload_record()

    def read(self, work: Callable[["FindingService"], object], done: Callable[[object], None]) -> None:
        """Ask the service something else beside the main thread."""
        service = self._service
        if service is not None:
            self._work.read(lambda: work(service), done, self.failed.emit)

    def _share_block(self, choice: FacetChoice) -> None:
        for one, known in self._filters.items():
            if offered(one, FacetKey.BLOCK):
                self._filters[one] = known.with_choice(choice)

    def _ask(self, question: Filter, *, typing: bool = False) -> None:
        self._filters[question.catalogue] = question
        if question == self.filter:
            return
        # A record stays open while the list around it changes, but not beside the list of another catalogue.
        record = self._history.place.record if question.catalogue is self.filter.catalogue else None
        self._history.visit(Place(question, record), typing=typing)
        if record is None and self.record is not None:
            self._show_record(None)
        self.place_changed.emit()
        self.filter_changed.emit(question)
        self._question(question)

    def _go(self, place: Place) -> None:
        asked = self.answer.result.filter if self.answer is not None else None
        self._filters[place.filter.catalogue] = place.filter
        self.place_changed.emit()
        self.filter_changed.emit(place.filter)
        if place.filter != asked:
            self._question(place.filter)
        if place.record is not None:
            self._load_record(*place.record)
        elif self.record is not None:
            self._show_record(None)

    def _question(self, question: Filter) -> None:
        service, presentation = self._service, self.presentation
        if service is None:
            return
        self.busy.emit(True)  # noqa: FBT003 - the argument of a signal
        self._work.latest("find", lambda: answer(service, question, presentation), self._answered, self._refused)

    def _answered(self, found: Answer) -> None:
        self.answer = found
        self.busy.emit(False)  # noqa: FBT003 - the argument of a signal
        self.result_changed.emit(found.result)

    def _refused(self, error: UserError) -> None:
        self.busy.emit(False)  # noqa: FBT003 - the argument of a signal
        self.failed.emit(error)


def _with_block(question: Filter, block: str) -> Filter:
    if not block or not offered(question.catalogue, FacetKey.BLOCK):
        return question
    return question.with_choice(FacetChoice(FacetKey.BLOCK, (block,)))


def rows_as_cells(rows: Sequence[RowView], keys: Sequence[str]) -> list[list[str]]:
    """Return the texts of ``rows`` in the order of the column ``keys``."""
    return [[row.cells.get(key, "") for key in keys] for row in rows]
