"""The trends page: which chart is asked for, its answer, the steps back, and what is kept by name."""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from navigator.domain.chart import (
    Basis,
    Chart,
    ChartForm,
    ChartSpec,
    Deflator,
    Metric,
    MetricFamily,
    Subject,
    SubjectKind,
)
from navigator.domain.charttable import ChartTable, chart_table
from navigator.domain.errors import UserError
from navigator.domain.filters import Filter
from navigator.domain.record import CitationView
from navigator.domain.results import Presentation
from navigator.domain.text import Text
from navigator.domain.vocabulary import Accumulation, BudgetKind
from navigator.viewmodels.desk import Desk

if TYPE_CHECKING:  # the services import the database layer, which must not be loaded before the window shows
    from navigator.services.suite import ServiceSuite
    from navigator.services.trends import TrendChoices

KIND = "chart"
"""Kind of a chart among the things kept by name."""
_LAST = "trends"
"""Where the chart shown last is remembered."""

UNDONE = Text("元に戻しました: {what}", "Undone: {what}")
REDONE = Text("やり直しました: {what}", "Done again: {what}")
SUBJECTS = Text("対象の選択", "the choice of subjects")
METRIC = Text("指標の選択", "the choice of the metric")
FORM = Text("図の形", "the form of the chart")
BASIS = Text("金額の単位", "the terms of the amounts")
YEARS = Text("年度の範囲", "the range of years")
LINEAGE = Text("系譜をたどる設定", "following the lineage")
PANELS = Text("系列ごとの図", "one panel a series")
COUNTING = Text("数え方", "how figures are counted")
LEAD = Text("リード文", "the lead sentence")
TOGGLED = Text("凡例の表示", "what the legend shows")
MOVED = Text("凡例の並び", "the order of the legend")
OPENED = Text("図を開く", "opening a chart")
KEPT = Text("図「{name}」を保存しました。", "The chart “{name}” is kept.")
_NOT_A_CHART = UserError(
    Text("保存された図を読み取れません。", "The saved chart cannot be read."),
    Text("図を作り直してください。", "Please make the chart again."),
)


@dataclass(frozen=True, slots=True)
class TrendAnswer:
    """A chart with its numbered sources and its table, worked out beside the main thread in one go."""

    chart: Chart
    sources: tuple[CitationView, ...]
    table: ChartTable


@dataclass(frozen=True, slots=True)
class _State:
    """What a step back brings back."""

    spec: ChartSpec
    name: str = ""


class TrendsModel(QObject):
    """Asks for a chart whenever the question is another one; the last answer stays until the next has come.

    ``error`` is why there is no answer to the last question; ``answer`` is None then.
    """

    asked = Signal()
    """The question or its name is another one; an answer may follow."""
    changed = Signal()
    """An answer or a refusal has come."""
    choices_changed = Signal()
    noticed = Signal(str)

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._state: _State | None = None
        self._undo: list[tuple[_State, Text]] = []
        self._redo: list[tuple[_State, Text]] = []
        self._active = False
        self._stale = True
        self.answer: TrendAnswer | None = None
        self.error: UserError | None = None
        self.choices: TrendChoices | None = None
        desk.opened.connect(self.refresh)
        desk.data_changed.connect(self.refresh)

    # What is asked

    @property
    def spec(self) -> ChartSpec | None:
        """The question; None before the library is open."""
        return None if self._state is None else self._state.spec

    @property
    def name(self) -> str:
        """The name under which this chart was opened or kept, empty for none."""
        return "" if self._state is None else self._state.name

    @property
    def presentation(self) -> Presentation:
        """Language and form of years on screen."""
        return self._desk.presentation

    @property
    def finder_filter(self) -> Filter:
        """What the finder shows now."""
        return self._desk.finder.filter

    def set_active(self, on: bool) -> None:
        """Ask only while the page is shown."""
        self._active = on
        if on and self._stale:
            self._ask()

    def refresh(self) -> None:
        """Ask the same again, because the data may be others now."""
        self._stale = True
        self._ask()

    # What the reader changes

    def set_subjects(self, subjects: Sequence[Subject]) -> None:
        """Draw these subjects instead of those before; the finder's list is let go."""
        self._edit(SUBJECTS, subjects=tuple(dict.fromkeys(subjects)), question=None)

    def toggle_subject(self, subject: Subject) -> None:
        """Draw a subject, or no longer so."""
        if self.spec is not None:
            now = self.spec.subjects
            self.set_subjects([one for one in now if one != subject] if subject in now else [*now, subject])

    def follow_finder(self) -> None:
        """Draw what the finder shows now."""
        self._edit(SUBJECTS, subjects=(), question=self.finder_filter)

    def set_metric(self, metric: Metric) -> None:
        """Measure something else. Terms and ways of counting that belong to another family are let go."""
        changes: dict[str, Any] = {"metric": metric, "accumulation": None, "planned": False}
        if metric.family is not MetricFamily.BUDGET:
            changes |= {"basis": Basis.NOMINAL, "group_only": False}
        self._edit(METRIC, **changes)

    def set_form(self, form: ChartForm) -> None:
        """Draw in another form."""
        self._edit(FORM, form=form)

    def set_basis(self, basis: Basis, deflator: Deflator = Deflator.PRINTED) -> None:
        """Show amounts in other terms."""
        self._edit(BASIS, basis=basis, deflator=deflator)

    def set_years(self, first: int | None, last: int | None) -> None:
        """Bound the years; None for what is on file. A first year behind the last takes it along."""
        if first is not None and last is not None and first > last:
            first, last = last, first
        self._edit(YEARS, fy_from=first, fy_to=last)

    def set_follow_lineage(self, on: bool) -> None:
        """Follow each program through its ancestors and descendants, or no longer so."""
        self._edit(LINEAGE, follow_lineage=on)

    def set_panels(self, on: bool) -> None:
        """Draw one panel a series, or all in one."""
        self._edit(PANELS, panels=on)

    def set_group_only(self, on: bool) -> None:
        """Count only the amounts that the coordination group counts."""
        self._edit(COUNTING, group_only=on)

    def set_counting(self, accumulation: Accumulation | None, *, planned: bool) -> None:
        """Show outcomes counted in one way (None: the one with most figures), actuals or plans."""
        self._edit(COUNTING, accumulation=accumulation, planned=planned)

    def set_lead(self, lead: str) -> None:
        """Put the reader's own sentence above the chart; empty for the one made from the data."""
        self._edit(LEAD, lead=lead.strip())

    def toggle_series(self, key: str) -> None:
        """Switch a series of the legend off or on."""
        if self.spec is not None:
            hidden = self.spec.hidden
            self._edit(TOGGLED, hidden=tuple(k for k in hidden if k != key) if key in hidden else (*hidden, key))

    def show_all_series(self) -> None:
        """Switch every series of the legend on."""
        self._edit(TOGGLED, hidden=())

    def set_order(self, keys: Sequence[str]) -> None:
        """Put the series of the legend in this order."""
        self._edit(MOVED, order=tuple(keys))

    def move_series(self, key: str, steps: int) -> bool:
        """Move a series up (below 0) or down the legend; False at the ends."""
        keys = [] if self.answer is None else [one.key for one in self.answer.chart.series]
        if key not in keys or not 0 <= keys.index(key) + steps < len(keys):
            return False
        at = keys.index(key)
        keys.insert(at + steps, keys.pop(at))
        self.set_order(keys)
        return True

    def open_spec(self, spec: ChartSpec, name: str = "") -> None:
        """Show another chart."""
        self._push(OPENED, _State(spec, name))

    def undo(self) -> bool:
        """Take the last step on this page back; False when there is none."""
        return self._step(self._undo, self._redo, UNDONE)

    def redo(self) -> bool:
        """Do again what was taken back; False when there is nothing."""
        return self._step(self._redo, self._undo, REDONE)

    def _edit(self, what: Text, **changes: Any) -> None:
        if self._state is not None:
            spec = replace(self._state.spec, **changes)
            if spec != self._state.spec:
                self._push(what, replace(self._state, spec=spec))

    def _push(self, what: Text, state: _State) -> None:
        if self._state is not None:
            self._undo.append((self._state, what))
        self._redo.clear()
        self._set(state)

    def _step(self, taken: list[tuple[_State, Text]], put: list[tuple[_State, Text]], sentence: Text) -> bool:
        if not taken or self._state is None:
            return False
        state, what = taken.pop()
        put.append((self._state, what))
        self._set(state)
        self.noticed.emit(sentence.format(what=what).of(self.presentation.language))
        return True

    def _set(self, state: _State) -> None:
        self._state = state
        self._stale = True
        self._desk.state.remember(json.dumps({"spec": state.spec.to_json(), "name": state.name}), _LAST)
        self.asked.emit()
        self._ask()

    # Asking and answering

    def _ask(self) -> None:
        if not self._active or self._desk.suite is None:
            return
        if self.choices is None or self._stale:
            self._desk.ask("trends.choices", lambda suite: suite.trends.choices(), self._take_choices)
        if self._state is None:
            self._begin()
            return
        self._stale = False
        spec, presentation = self._state.spec, self.presentation
        self._desk.ask("trends", lambda suite: _answer(suite, spec, presentation), self._answered, self._refused)

    def _begin(self) -> None:
        """Take the chart of the last time, the service's own proposal when there is none."""
        last = _last_state(self._desk.state.remembered(_LAST))
        if last is not None:
            self._set(last)
        else:
            self._desk.ask("trends.first", lambda suite: suite.trends.default_spec(), self._take_first)

    def _take_first(self, spec: ChartSpec) -> None:
        if self._state is None:
            self._set(_State(spec))

    def _take_choices(self, choices: "TrendChoices") -> None:
        self.choices = choices
        self.choices_changed.emit()

    def _answered(self, answer: TrendAnswer) -> None:
        self.answer, self.error = answer, None
        self.changed.emit()

    def _refused(self, error: UserError) -> None:
        self.answer, self.error = None, error
        self.changed.emit()

    # What is kept

    def content(self) -> dict[str, Any]:
        """Return this chart as it is kept by name."""
        return {} if self.spec is None else {"spec": self.spec.to_json()}

    def open_kept(self, name: str, content: object) -> None:
        """Show a chart kept by name; data that cannot be read fails."""
        try:
            if not isinstance(content, dict) or "spec" not in content:
                raise _NOT_A_CHART
            spec = ChartSpec.from_json(content["spec"])
        except UserError as error:
            self._desk.failed.emit(error)
            return
        self.open_spec(spec, name)

    def save(self, name: str, note: str, *, replaces: bool) -> None:
        """Keep this chart by name."""
        content = self.content()

        def done(_outcome: object) -> None:
            if self._state is not None:
                self._state = replace(self._state, name=name)
            self.asked.emit()
            self.noticed.emit(KEPT.format(name=name).of(self.presentation.language))

        self._desk.edit(
            lambda suite: suite.office.save_item(KIND, name, note, content, replace=replaces),
            done,
            self._desk.failed.emit,
        )

    def read(self, job: "Callable[[ServiceSuite], Any]", done: Callable[[Any], None]) -> None:
        """Ask the services something else; errors of the user's world go to the desk."""
        self._desk.ask("trends.read", job, done)


def spec_of_programs(codes: Sequence[str]) -> ChartSpec:
    """Return the chart that a record or a comparison leads to: the initial budgets of these programs, side by side."""
    subjects = tuple(Subject(SubjectKind.PROGRAM, code) for code in codes)
    return ChartSpec(subjects, Metric(MetricFamily.BUDGET, BudgetKind.INITIAL.value), ChartForm.GROUPED)


def _answer(suite: "ServiceSuite", spec: ChartSpec, presentation: Presentation) -> TrendAnswer:
    chart = suite.trends.chart(spec, presentation)
    return TrendAnswer(chart, suite.trends.citations(chart), chart_table(chart, presentation))


def _last_state(text: str) -> _State | None:
    try:
        data = json.loads(text)
        return _State(ChartSpec.from_json(data["spec"]), str(data.get("name", "")))
    except (ValueError, TypeError, KeyError, AttributeError, UserError):
        return None
