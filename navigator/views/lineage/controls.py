"""What is asked of the lineage: the program to look for, ministry, kind and field, the year or years, the zoom."""

from collections.abc import Iterable

from PySide6.QtCore import QSignalBlocker, QStringListModel, Signal
from PySide6.QtWidgets import QComboBox, QCompleter, QHBoxLayout, QLineEdit, QMenu, QToolButton, QWidget

from navigator.domain.fiscal import format_fiscal_year
from navigator.domain.lineage import LineageFilter
from navigator.domain.lineage_question import LineageQuestion
from navigator.domain.results import Presentation
from navigator.domain.vocabulary import Field, Ministry, ProgramKind, Term
from navigator.qtsupport.icons import icon
from navigator.viewmodels.lineage import LineageModel
from navigator.viewmodels.plaintext import tip
from navigator.views.widgets.flow import FlowLayout

_MOST_SUGGESTED = 12
_ALL, _AS_OF, _BETWEEN = range(3)


class TermMenu(QToolButton):
    """A button with a menu of terms to tick; it says how many are ticked."""

    changed = Signal()

    def __init__(self, title: str, terms: Iterable[Term], presentation: Presentation) -> None:
        super().__init__()
        self._title = title
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(self)
        self._actions = {}
        for term in terms:
            action = menu.addAction(term.label.of(presentation.language).replace("&", "&&"))
            action.setCheckable(True)
            action.toggled.connect(self._tell)
            self._actions[term] = action
        self.setMenu(menu)
        self._rename()

    @property
    def chosen(self) -> frozenset[Term]:
        """The terms ticked."""
        return frozenset(term for term, action in self._actions.items() if action.isChecked())

    def choose(self, terms: Iterable[Term]) -> None:
        """Tick these and no others, without telling."""
        wanted = frozenset(terms)
        for term, action in self._actions.items():
            with QSignalBlocker(action):
                action.setChecked(term in wanted)
        self._rename()

    def _tell(self) -> None:
        self._rename()
        self.changed.emit()

    def _rename(self) -> None:
        count = len(self.chosen)
        self.setText(f"{self._title} ({count})" if count else self._title)
        self.setAccessibleName(self.text())


class Controls(QWidget):
    """Asks the model; signals: ``fit_requested``, ``usual_requested``, ``zoom_requested(int)``."""

    fit_requested = Signal()
    usual_requested = Signal()
    zoom_requested = Signal(int)

    def __init__(self, model: LineageModel, presentation: Presentation, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model, self._presentation = model, presentation
        self._codes: tuple[str, ...] = ()
        self.search = self._search_box()
        self.only = self._button(self.tr("この系譜だけ"))
        self.only.setToolTip(self.tr("注目する事業と、その前後の事業だけを示す"))
        self.only.setCheckable(True)
        self.clear = self._button(self.tr("注目を解除"))
        self.ministries = TermMenu(self.tr("府省"), Ministry, presentation)
        self.kinds = TermMenu(self.tr("種別"), ProgramKind, presentation)
        self.fields = TermMenu(self.tr("分野"), Field, presentation)
        self.mode = QComboBox()
        self.mode.addItems([self.tr("すべての年度"), self.tr("年度時点の姿"), self.tr("二つの年度の間")])
        self.mode.setAccessibleName(self.tr("年度の見方"))
        self.first, self.last = QComboBox(), QComboBox()
        self.first.setAccessibleName(self.tr("年度"))
        self.last.setAccessibleName(self.tr("終わりの年度"))
        self.smaller = self._icon_button("minus", self.tr("縮小 (-)"))
        self.larger = self._icon_button("plus", self.tr("拡大 (+)"))
        self.fit = self._button(self.tr("全体"))
        self.fit.setToolTip(self.tr("図の全体を示す (0)"))
        self.usual = self._button(self.tr("読める大きさ"))
        self._arrange()
        self._connect()
        self._show()

    def _search_box(self) -> QLineEdit:
        box = QLineEdit()
        box.setPlaceholderText(self.tr("事業名・符号を探して注目"))
        box.setAccessibleName(self.tr("注目する事業"))
        box.setClearButtonEnabled(True)
        box.setMinimumWidth(230)
        self._names = QStringListModel(box)
        completer = QCompleter(self._names, box)
        # The model already holds the matches only, other names and spellings included.
        completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        box.setCompleter(completer)
        box.textEdited.connect(self._suggest)
        box.returnPressed.connect(self._take_first)
        completer.activated.connect(self._take_named)
        return box

    @staticmethod
    def _button(text: str) -> QToolButton:
        button = QToolButton()
        button.setText(text)
        button.setAccessibleName(text)
        return button

    @staticmethod
    def _icon_button(name: str, text: str) -> QToolButton:
        button = QToolButton()
        button.setIcon(icon(name))
        button.setAccessibleName(text)
        button.setToolTip(tip(text))
        return button

    def _arrange(self) -> None:
        flow = FlowLayout(self, spacing=6, margin=6)
        groups = (
            (self.search, self.only, self.clear),
            (self.ministries, self.kinds, self.fields),
            (self.mode, self.first, self.last),
            (self.smaller, self.larger, self.fit, self.usual),
        )
        for group in groups:
            together = QWidget()
            row = QHBoxLayout(together)
            row.setContentsMargins(0, 0, 8, 0)
            row.setSpacing(4)
            for widget in group:
                row.addWidget(widget)
            flow.addWidget(together)

    def _connect(self) -> None:
        self.only.toggled.connect(self._model.set_only)
        self.clear.clicked.connect(self._model.clear_focus)
        for menu in (self.ministries, self.kinds, self.fields):
            menu.changed.connect(self._filter)
        self.mode.activated.connect(self._ask_years)
        self.first.activated.connect(self._ask_years)
        self.last.activated.connect(self._ask_years)
        self.smaller.clicked.connect(lambda: self.zoom_requested.emit(-1))
        self.larger.clicked.connect(lambda: self.zoom_requested.emit(1))
        self.fit.clicked.connect(self.fit_requested)
        self.usual.clicked.connect(self.usual_requested)
        self._model.changed.connect(self._show)

    # From the reader to the model

    def _suggest(self, text: str) -> None:
        self._codes = self._model.matching(text)[:_MOST_SUGGESTED]
        self._names.setStringList([self._name(code) for code in self._codes])

    def _name(self, code: str) -> str:
        facts = self._model.facts
        return code if facts is None else facts.graph.programs[code].name.of(self._presentation.language)

    def _take_first(self) -> None:
        if not self._codes:
            self._suggest(self.search.text())
        if self._codes:
            self._take(self._codes[0])

    def _take_named(self, name: str) -> None:
        code = next((code for code in self._codes if self._name(code) == name), None)
        if code is not None:
            self._take(code)

    def _take(self, code: str) -> None:
        self._codes = ()
        self._model.focus(code)

    def _filter(self) -> None:
        chosen = (menu.chosen for menu in (self.ministries, self.kinds, self.fields))
        self._model.set_filter(LineageFilter(*chosen))  # type: ignore[arg-type]

    def _ask_years(self) -> None:
        first, last = self.first.currentData(), self.last.currentData()
        if self.mode.currentIndex() == _ALL or first is None:
            self._model.set_as_of(None)
        elif self.mode.currentIndex() == _AS_OF:
            self._model.set_as_of(first)
        else:
            self._model.set_years(first, last)

    # From the model to the reader

    def _show(self) -> None:
        question = self._model.question
        self._fill_years()
        with QSignalBlocker(self.only):
            self.only.setChecked(question.only)
        self.only.setEnabled(question.focus is not None)
        self.clear.setEnabled(question.focus is not None)
        if question.focus is not None and self._model.facts is not None:
            self.search.setText(self._name(question.focus))
            self.search.setCursorPosition(0)
        elif not self.search.hasFocus():
            self.search.clear()
        self.ministries.choose(question.filter.ministries)
        self.kinds.choose(question.filter.kinds)
        self.fields.choose(question.filter.fields)
        self._show_years(question)

    def _fill_years(self) -> None:
        years = self._model.years
        for box, usual in ((self.first, 2006), (self.last, 2007)):
            if box.count() != len(years):
                box.clear()
                for fy in years:
                    box.addItem(format_fiscal_year(fy, self._presentation.years, self._presentation.language), fy)
                box.setCurrentIndex(max(0, box.findData(usual)))

    def _show_years(self, question: LineageQuestion) -> None:
        mode = _AS_OF if question.as_of is not None else _ALL if question.years is None else _BETWEEN
        self.mode.setCurrentIndex(mode)
        shown = (question.as_of, None) if question.years is None else question.years
        for box, fy in zip((self.first, self.last), shown, strict=True):
            if fy is not None:
                box.setCurrentIndex(box.findData(fy))
        self.first.setVisible(mode != _ALL)
        self.last.setVisible(mode == _BETWEEN)
