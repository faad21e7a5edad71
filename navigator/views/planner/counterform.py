"""The eight questions of the counter: every answer may stay open; what is typed is checked as it is typed."""

from decimal import Decimal

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QCheckBox, QGridLayout, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from navigator.domain.errors import UserError
from navigator.domain.fiscal import format_fiscal_year, parse_fiscal_year
from navigator.domain.matching import Case, Question
from navigator.domain.money import parse_myen
from navigator.domain.results import Presentation
from navigator.domain.vocabulary import Block, Eligible, Field, MeasureCategory, Stage, Term
from navigator.qtsupport.icons import icon
from navigator.views.councils.fields import ChoiceField, FormField, LineField

Prefectures = tuple[tuple[str, Block], ...]
_WIDTH = 330


class TicksField(FormField):
    """Any number of a closed list."""

    def __init__(self, name: str, label: str, kind: type[Term], language: str) -> None:
        whole = QWidget()
        super().__init__(name, label, whole)
        self.boxes: dict[Term, QCheckBox] = {}
        grid = QGridLayout(whole)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(2)
        for place, term in enumerate(kind):
            text = term.label.ja if language == "ja" else term.label.en
            box = self.boxes[term] = QCheckBox(text)
            box.toggled.connect(self._touch)
            grid.addWidget(box, place // 2, place % 2)
        whole.setFocusProxy(next(iter(self.boxes.values())))

    @property
    def value(self) -> frozenset[Term]:
        """What is ticked."""
        return frozenset(term for term, box in self.boxes.items() if box.isChecked())

    def set_value(self, terms: frozenset[Term]) -> None:
        """Tick these."""
        for term, box in self.boxes.items():
            box.setChecked(term in terms)


class CounterForm(QScrollArea):
    """Asks the eight questions; ``changed`` tells that the case is another one and can be read."""

    changed = Signal()
    repeated = Signal()
    """An earlier case is to be opened again."""

    def __init__(self, presentation: Presentation, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._presentation, self._language = presentation, presentation.language
        self._blocks: dict[str, Block] = {}
        self._filling = False
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMinimumWidth(_WIDTH)
        open_answer = self.tr("（答えなし）")
        self.applicant = self._terms(Question.APPLICANT, Eligible, open_answer)
        self.partners = TicksField("partners", self._label(Question.PARTNERS), Eligible, self._language)
        self.place = ChoiceField("place", self._label(Question.PLACE), (), open_answer)
        self.field = self._terms(Question.FIELD, Field, open_answer)
        self.stage = self._terms(Question.STAGE, Stage, open_answer)
        self.kinds = TicksField("kinds", self._label(Question.KIND), MeasureCategory, self._language)
        self.money = LineField("money", self._label(Question.MONEY), self.tr("例: 30、3000万円、1億円"))
        self.year = LineField("year", self._label(Question.YEAR), self.tr("例: R7、H19、2007"))
        self.fields: tuple[FormField, ...] = (
            self.applicant,
            self.partners,
            self.place,
            self.field,
            self.stage,
            self.kinds,
            self.money,
            self.year,
        )
        self.clear = QPushButton(icon("x"), self.tr("答えを消す"))
        self.clear.clicked.connect(lambda: self.show_case(Case()))
        self.repeat = QPushButton(icon("history"), self.tr("前の相談から…"))
        self.repeat.clicked.connect(self.repeated)
        self._arrange()
        for field in self.fields:
            field.changed.connect(self._read)

    def _label(self, question: Question) -> str:
        return question.label.of(self._language)

    def _terms(self, question: Question, kind: type[Term], nothing: str) -> ChoiceField:
        choices = [(term.value, term.label.of(self._language)) for term in kind]
        return ChoiceField(question.value, self._label(question), choices, nothing)

    def _arrange(self) -> None:
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(12, 8, 12, 12)
        column.setSpacing(4)
        buttons = QHBoxLayout()
        buttons.addWidget(self.repeat)
        buttons.addWidget(self.clear)
        column.addLayout(buttons)
        for field in self.fields:
            column.addSpacing(6)
            column.addWidget(field.label)
            column.addWidget(field)
        column.addStretch()
        self.setWidget(body)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Be as wide as the longest answer, by style and language: there is no bar to move sideways."""
        super().showEvent(event)
        body = self.widget()
        bar = self.verticalScrollBar().sizeHint().width()
        self.setMinimumWidth(max(_WIDTH, body.minimumSizeHint().width() + bar + 2 * self.frameWidth()))

    def offer_places(self, prefectures: Prefectures) -> None:
        """Offer the prefectures, each block before its own."""
        self._blocks = dict(prefectures)
        choices: list[tuple[str, str]] = []
        for block in Block:
            words = self.tr("{block}ブロック").format(block=block.label.of(self._language))
            choices.append((block.value, words))
            choices += [(name, f"　{name}") for name, own in prefectures if own is block]
        self.place.set_choices(choices)

    @property
    def places_known(self) -> bool:
        """Whether the prefectures are offered."""
        return bool(self._blocks)

    # The case

    def case(self) -> Case | None:
        """Return the answers; None while one of them cannot be read."""
        money, year = self._money(), self._year()
        if money is _UNREADABLE or year is _UNREADABLE:
            return None
        place = self.place.value
        block = Block(place) if place in set(Block) else self._blocks.get(place)
        return Case(
            Eligible(self.applicant.value) if self.applicant.value else None,
            frozenset(Eligible(term) for term in self.partners.value),
            place if place in self._blocks else "",
            block,
            Field(self.field.value) if self.field.value else None,
            Stage(self.stage.value) if self.stage.value else None,
            frozenset(MeasureCategory(term) for term in self.kinds.value),
            money if isinstance(money, Decimal) else None,
            year if isinstance(year, int) else None,
        )

    def show_case(self, case: Case) -> None:
        """Show answers, and tell once that they changed."""
        self._filling = True
        for field, term in ((self.applicant, case.applicant), (self.field, case.field), (self.stage, case.stage)):
            field.set_value(term.value if term is not None else "")
        self.partners.set_value(frozenset(case.partners))
        self.kinds.set_value(frozenset(case.kinds))
        self.place.set_value(case.prefecture or (case.block.value if case.block is not None else ""))
        self.money.set_value("" if case.money is None else f"{case.money:f}")
        year = "" if case.fy is None else format_fiscal_year(case.fy, self._presentation.years, self._language)
        self.year.set_value(year)
        self._filling = False
        self._read()

    def _read(self) -> None:
        if not self._filling and self.case() is not None:
            self.changed.emit()

    def _money(self) -> object:
        text = self.money.value.strip()
        try:
            found = parse_myen(text) if text else None
        except UserError as error:
            self.money.show_problem(error.sentence(self._language))
            return _UNREADABLE
        if found is not None and found < 0:
            self.money.show_problem(self.tr("0 以上の額を入れてください。"))
            return _UNREADABLE
        self.money.show_problem("")
        self.money.show_hint("" if found is None else self.tr("{money} 百万円").format(money=f"{found:,f}"))
        return found

    def _year(self) -> object:
        text = self.year.value.strip()
        try:
            found = parse_fiscal_year(text) if text else None
        except UserError as error:
            self.year.show_problem(error.sentence(self._language))
            return _UNREADABLE
        self.year.show_problem("")
        told = "" if found is None else format_fiscal_year(found, self._presentation.years, self._language)
        self.year.show_hint(told)
        return found


_UNREADABLE = object()
