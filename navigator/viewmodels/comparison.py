"""The comparison on screen: which records and rows, their differences, the steps back, and what is kept by name."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from navigator.domain.comparison import LEAST, MOST, Compared, Comparison, ComparisonSpec
from navigator.domain.errors import UserError
from navigator.domain.results import Presentation
from navigator.domain.text import Text
from navigator.viewmodels.comparison_diff import Differences, differences
from navigator.viewmodels.work import Work

if TYPE_CHECKING:  # the services import the database layer, which must not be loaded before the window shows
    from navigator.services.comparing import ComparingService
    from navigator.services.office import OfficeService, TrayRecord
    from navigator.services.reopening import Reopened, ReopeningService
    from navigator.services.reports import ReportService

KIND = "comparison"
"""Kind of a comparison among the things kept by name."""

UNDONE = Text("元に戻しました: {what}", "Undone: {what}")
REDONE = Text("やり直しました: {what}", "Done again: {what}")
MOVED = Text("記録の並べ替え", "the order of the records")
REMOVED = Text("記録の取り外し", "taking a record out")
ADDED = Text("記録の追加", "adding a record")
ROWS = Text("行の選択", "the choice of rows")
FOLDED = Text("共通事項のまとめ方", "gathering what is common")
EMPTY_ROWS = Text("空の行の表示", "showing empty rows")
OPENED = Text("比較を開く", "opening a comparison")


@dataclass(frozen=True, slots=True)
class ComparisonServices:
    """What the page asks; ``today`` is the day on the reader's wall."""

    comparing: "ComparingService"
    reports: "ReportService"
    reopening: "ReopeningService"
    office: "OfficeService"
    today: date


@dataclass(frozen=True, slots=True)
class _State:
    """What a step back brings back."""

    spec: ComparisonSpec = field(default_factory=lambda: ComparisonSpec(()))
    name: str = ""
    follows: bool = True


class ComparisonModel(QObject):
    """Follows the tray until a comparison is opened by name or check id; asks the service when its page is shown.

    A newer question replaces an older one; the last answer stays on screen until the next has come.
    """

    changed = Signal()
    """A comparison was answered, or there is none to show."""
    asked = Signal()
    """Records, rows, name or toggles are others now; an answer may follow."""
    differences_changed = Signal()
    failed = Signal(object)
    """UserError."""
    noticed = Signal(object)
    """Text: what was done."""

    def __init__(self, work: Work, presentation: Presentation, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._work = work
        self._state = _State()
        self._undo: list[tuple[_State, Text]] = []
        self._redo: list[tuple[_State, Text]] = []
        self._tray: tuple[TrayRecord, ...] = ()
        self._active = False
        self._stale = True
        self._base: Compared | None = None
        self.presentation = presentation
        self.services: ComparisonServices | None = None
        self.comparison: Comparison | None = None
        self.differences: Differences = {}
        self.shows_difference = False

    # What is asked

    @property
    def spec(self) -> ComparisonSpec:
        """The records and rows asked for; fewer than two records are no question yet."""
        return self._state.spec

    @property
    def name(self) -> str:
        """The name under which this comparison was opened or kept, empty for none."""
        return self._state.name

    @property
    def follows_tray(self) -> bool:
        """Whether records come and go with the tray."""
        return self._state.follows

    @property
    def is_enough(self) -> bool:
        """Whether there are enough records to compare."""
        return len(self.spec.records) >= LEAST

    @property
    def base(self) -> int | None:
        """The place of the record that texts are compared with; None for the left neighbour."""
        return self.spec.records.index(self._base) if self._base in self.spec.records else None

    @property
    def addable(self) -> tuple["TrayRecord", ...]:
        """Records of the tray that are not compared; none when no further one fits."""
        if len(self.spec.records) >= MOST:
            return ()
        return tuple(record for record in self._tray if not record.gone and _named(record) not in self.spec.records)

    def set_services(self, services: ComparisonServices | None) -> None:
        """Ask these services from now on."""
        self.services = services
        self.refresh()

    def set_presentation(self, presentation: Presentation) -> None:
        """Show values in another language or form of years."""
        self.presentation = presentation
        self.refresh()

    def set_active(self, on: bool) -> None:
        """Ask only while the page is shown."""
        self._active = on
        if on and self._stale:
            self._ask()

    def refresh(self) -> None:
        """Ask the same again, because the data may be others now."""
        self._stale = True
        self._ask()

    def set_tray(self, records: Sequence["TrayRecord"]) -> None:
        """Take over what came into the tray and what left it."""
        before, now = [_named(one) for one in self._tray], [_named(one) for one in records if not one.gone]
        self._tray = tuple(records)
        if self.follows_tray:
            kept = tuple(one for one in self.spec.records if one in now or one not in before)
            new = tuple(one for one in now if one not in before and one not in kept)
            if (*kept, *new) != self.spec.records:
                # The office's own undo brings the tray back; steps from before it would bring records back twice.
                self._undo.clear()
                self._redo.clear()
                self._set(replace(self._state, spec=replace(self.spec, records=(*kept, *new)[:MOST])))
                return
        self.asked.emit()

    # What the reader changes

    def move(self, place: int, to: int) -> bool:
        """Move the record at ``place`` to ``to``; nothing happens beyond the ends."""
        count = len(self.spec.records)
        if place == to or not (0 <= place < count and 0 <= to < count):
            return False
        self._edit(MOVED, self.spec.moved(place, to))
        return True

    def remove(self, place: int) -> None:
        """Take a record out of the comparison; it stays in the tray."""
        records = self.spec.records
        if 0 <= place < len(records):
            self._edit(REMOVED, replace(self.spec, records=(*records[:place], *records[place + 1 :])))

    def add(self, record: "TrayRecord") -> None:
        """Put a record of the tray into the comparison."""
        named = _named(record)
        if named not in self.spec.records and len(self.spec.records) < MOST:
            self._edit(ADDED, replace(self.spec, records=(*self.spec.records, named)))

    def set_rows(self, rows: Sequence[str]) -> None:
        """Show these rows in this order; none for the default rows."""
        self._edit(ROWS, replace(self.spec, rows=tuple(rows)))

    def set_fold_equal(self, on: bool) -> None:
        """Gather rows in which all records agree, or no longer so."""
        self._edit(FOLDED, replace(self.spec, fold_equal=on))

    def set_show_empty(self, on: bool) -> None:
        """Show rows that no record has, or no longer so."""
        self._edit(EMPTY_ROWS, replace(self.spec, show_empty=on))

    def set_difference(self, on: bool) -> None:
        """Show differences inside long texts, or no longer so."""
        self.shows_difference = on
        self.asked.emit()
        self._compare_texts()

    def set_base(self, place: int | None) -> None:
        """Compare texts with the record at ``place``, or each with its left neighbour."""
        self._base = None if place is None else self.spec.records[place]
        self.asked.emit()
        self._compare_texts()

    def follow_tray(self) -> None:
        """Compare the records of the tray again."""
        now = tuple(_named(record) for record in self._tray if not record.gone)
        spec = replace(self.spec, records=now, rows=())
        self._edit_state(OPENED, _State(spec))

    def open_spec(self, spec: ComparisonSpec, name: str = "") -> None:
        """Show a comparison that was kept or printed."""
        self._edit_state(OPENED, _State(spec, name, follows=False))

    def undo(self) -> bool:
        """Take the last step on this page back; False when there is none."""
        return self._step(self._undo, self._redo, UNDONE)

    def redo(self) -> bool:
        """Do again what was taken back; False when there is nothing."""
        return self._step(self._redo, self._undo, REDONE)

    def _edit(self, what: Text, spec: ComparisonSpec) -> None:
        if spec != self.spec:
            self._edit_state(what, replace(self._state, spec=spec))

    def _edit_state(self, what: Text, state: _State) -> None:
        self._undo.append((self._state, what))
        self._redo.clear()
        self._set(state)

    def _step(self, taken: list[tuple[_State, Text]], put: list[tuple[_State, Text]], sentence: Text) -> bool:
        if not taken:
            return False
        state, what = taken.pop()
        put.append((self._state, what))
        self._set(state)
        self.noticed.emit(sentence.format(what=what))
        return True

    def _set(self, state: _State) -> None:
        self._state = state
        self._stale = True
        self.asked.emit()
        self._ask()

    # Asking and answering

    def _ask(self) -> None:
        if not self._active or self.services is None:
            return
        self._stale = False
        if not self.is_enough:
            self.comparison = None
            self.differences = {}
            self.changed.emit()
            return
        comparing, spec, presentation = self.services.comparing, self.spec, self.presentation
        self._work.latest("comparison", lambda: comparing.compare(spec, presentation), self._answered, self._refused)

    def _answered(self, comparison: Comparison) -> None:
        if comparison.spec != self.spec:
            return
        self.comparison = comparison
        self.differences = {}
        self.changed.emit()
        self._compare_texts()

    def _refused(self, error: UserError) -> None:
        self.comparison = None
        self.differences = {}
        self.changed.emit()
        self.failed.emit(error)

    def _compare_texts(self) -> None:
        comparison, base = self.comparison, self.base
        if comparison is None:
            return
        if not self.shows_difference:
            self.differences = {}
            self.differences_changed.emit()
            return

        def show(found: Differences) -> None:
            if self.comparison is comparison and self.shows_difference and self.base == base:
                self.differences = found
                self.differences_changed.emit()

        self._work.latest("differences", lambda: differences(comparison, base), show, self.failed.emit)

    # What is kept, printed, written

    def content(self) -> dict[str, Any]:
        """Return this comparison as it is kept by name."""
        return {"spec": self.spec.to_json(), "difference": self.shows_difference}

    def open_kept(self, name: str, content: object) -> None:
        """Show a comparison kept by name; data that cannot be read fails."""
        try:
            spec = ComparisonSpec.from_json(content["spec"] if isinstance(content, dict) else {})
        except UserError as error:
            self.failed.emit(error)
            return
        except KeyError:
            self.failed.emit(_UNREADABLE)
            return
        self.shows_difference = bool(content.get("difference", False)) if isinstance(content, dict) else False
        self.open_spec(spec, name)

    def save(self, name: str, note: str, *, replaces: bool) -> None:
        """Keep this comparison by name."""
        if self.services is None:
            return
        office, content = self.services.office, self.content()

        def done(_outcome: object) -> None:
            self._state = replace(self._state, name=name)
            self.asked.emit()
            self.noticed.emit(
                Text("比較「{name}」を保存しました。", "The comparison “{name}” is kept.").format(name=name)
            )

        self._work.write(lambda: office.save_item(KIND, name, note, content, replace=replaces), done, self.failed.emit)

    def reopen(self, check_id: str) -> "Reopened":
        """Return the paper with a check id; raises UserError."""
        if self.services is None:
            raise _UNREADABLE
        return self.services.reopening.reopen(check_id, self.presentation)

    def read(self, job: Callable[[ComparisonServices], Any], done: Callable[[Any], None]) -> None:
        """Run a job with the services beside the main thread; errors of the user's world come as ``failed``."""
        services = self.services
        if services is not None:
            self._work.read(lambda: job(services), done, self.failed.emit)


def _named(record: "TrayRecord") -> Compared:
    return Compared(record.catalogue, record.ref.code)


_UNREADABLE = UserError(
    Text("保存された比較を読み取れません。", "The saved comparison cannot be read."),
    Text("比較を作り直してください。", "Please build the comparison again."),
)
