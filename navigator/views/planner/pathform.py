"""The form of the path planner: the case as it is typed, checked while typing."""

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QFormLayout, QLineEdit, QSpinBox, QVBoxLayout, QWidget

from navigator.domain.errors import UserError
from navigator.domain.fiscal import YearStyle, format_fiscal_year, parse_fiscal_year
from navigator.domain.money import format_myen, parse_myen
from navigator.domain.planning import PlanCase
from navigator.domain.results import Presentation
from navigator.domain.vocabulary import Block, Eligible, Field, Stage, Term
from navigator.viewmodels.plaintext import tip
from navigator.views.widgets.labels import plain_label

_MOST_MONTHS = 240
_NARROW = 120


class PathForm(QWidget):
    """Field, place, applicant, stages, first year, money and months; ``case_changed(PlanCase)`` when they make one."""

    case_changed = Signal(object)

    def __init__(self, presentation: Presentation, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._presentation = presentation
        self._prefectures: Mapping[str, Block] = {}
        self._filling = False
        self.field = self._terms(self.tr("分野"), Field, self.tr("指定なし"))
        self.block = self._terms(self.tr("ブロック"), Block, self.tr("全国"))
        self.prefecture = self._combo(self.tr("都道府県"))
        self.applicant = self._terms(self.tr("申請する者"), Eligible, self.tr("指定なし"))
        self.first = self._terms(self.tr("始まりの段階"), Stage)
        self.last = self._terms(self.tr("目標の段階"), Stage)
        self.year = self._line(self.tr("最初の年度"), self.tr("例: H19、2007"))
        self.year_read = plain_label(role="small")
        self.money = self._line(self.tr("必要額（百万円）"), self.tr("なくてもよい"))
        self.months = QSpinBox()
        self.months.setRange(0, _MOST_MONTHS)
        self.months.setSpecialValueText(self.tr("指定なし"))
        self.months.setSuffix(self.tr(" か月"))
        self.months.setAccessibleName(self.tr("必要な期間"))
        self.months.valueChanged.connect(self._tell)
        self.problem = plain_label(role="danger", wrap=True)
        self.problem.hide()
        self.last.setCurrentIndex(self.last.findData(Stage.MARKET.value))
        self._fill_prefectures()
        self.block.currentIndexChanged.connect(self._fill_prefectures)
        for combo in (self.field, self.block, self.prefecture, self.applicant, self.first, self.last):
            combo.currentIndexChanged.connect(self._tell)
        self._arrange()

    def _combo(self, name: str) -> QComboBox:
        box = QComboBox()
        box.setAccessibleName(name)
        box.setMinimumWidth(_NARROW)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setMinimumContentsLength(9)
        box.setMaxVisibleItems(24)
        return box

    def _terms(self, name: str, terms: type[Term], nothing: str = "") -> QComboBox:
        box = self._combo(name)
        if nothing:
            box.addItem(nothing, "")
        for term in terms:
            box.addItem(term.label.of(self._presentation.language), term.value)
        return box

    def _line(self, name: str, hint: str) -> QLineEdit:
        line = QLineEdit()
        line.setAccessibleName(name)
        line.setPlaceholderText(hint)
        line.textChanged.connect(self._tell)
        return line

    def _arrange(self) -> None:
        form = QFormLayout()
        form.setContentsMargins(0, 0, 0, 0)
        form.setSpacing(6)
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        year = QVBoxLayout()
        year.setSpacing(1)
        year.addWidget(self.year)
        year.addWidget(self.year_read)
        for words, widget in (
            (self.tr("分野"), self.field),
            (self.tr("ブロック"), self.block),
            (self.tr("都道府県"), self.prefecture),
            (self.tr("申請する者"), self.applicant),
            (self.tr("始まり"), self.first),
            (self.tr("目標"), self.last),
        ):
            self._row(form, words, widget)
        label = plain_label(self.tr("最初の年度"))
        label.setFixedHeight(self.year.sizeHint().height())
        label.setBuddy(self.year)
        form.addRow(label, year)
        self._row(form, self.tr("必要額"), self.money)
        self._row(form, self.tr("必要期間"), self.months)
        self.money.setToolTip(tip(self.tr("百万円。5億円、3000万円のようにも書けます")))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(form)
        column.addWidget(self.problem)

    @staticmethod
    def _row(form: QFormLayout, words: str, widget: QWidget) -> None:
        label = plain_label(words)
        label.setMinimumHeight(widget.sizeHint().height())
        label.setBuddy(widget)
        form.addRow(label, widget)

    # Places

    def set_prefectures(self, block_of: Mapping[str, Block]) -> None:
        """Offer these prefectures under their blocks."""
        if block_of != self._prefectures:
            self._prefectures = dict(block_of)
            self._fill_prefectures()

    def _fill_prefectures(self) -> None:
        chosen, block = self.prefecture.currentData(), self.block.currentData()
        was, self._filling = self._filling, True
        self.prefecture.clear()
        self.prefecture.addItem(self.tr("すべて"), "")
        for name, inside in self._prefectures.items():
            if not block or inside.value == block:
                self.prefecture.addItem(name, name)
        self.prefecture.setCurrentIndex(max(self.prefecture.findData(chosen), 0))
        self._filling = was

    # The case

    def show_case(self, case: PlanCase) -> None:
        """Put a case into the fields; nothing is told of it."""
        self._filling = True
        if case.prefecture in self._prefectures and case.block is None:
            case = replace(case, block=self._prefectures[case.prefecture])
        chosen: tuple[tuple[QComboBox, str | None], ...] = (
            (self.field, case.field),
            (self.block, case.block),
            (self.applicant, case.applicant),
            (self.first, case.from_stage),
            (self.last, case.to_stage),
        )
        for box, value in chosen:
            box.setCurrentIndex(max(box.findData(str(value or "")), 0))
        self._fill_prefectures()
        self.prefecture.setCurrentIndex(max(self.prefecture.findData(case.prefecture), 0))
        self.year.setText(format_fiscal_year(case.fy, YearStyle.SHORT, self._presentation.language))
        self.money.setText("" if case.money is None else format_myen(case.money))
        self.months.setValue(case.months or 0)
        self._filling = False
        self._check()

    def case(self) -> PlanCase:
        """Return the case as it stands in the fields.

        Raises:
            UserError: the year or the amount cannot be read, or the target stage comes before the first one.
        """
        field, block, applicant = (str(box.currentData() or "") for box in (self.field, self.block, self.applicant))
        money = self.money.text().strip()
        return PlanCase(
            parse_fiscal_year(self.year.text()),
            Stage(str(self.first.currentData())),
            Stage(str(self.last.currentData())),
            Field(field) if field else None,
            Block(block) if block else None,
            str(self.prefecture.currentData() or ""),
            Eligible(applicant) if applicant else None,
            parse_myen(money) if money else None,
            self.months.value() or None,
        )

    def _tell(self) -> None:
        if self._filling:
            return
        case = self._check()
        if case is not None:
            self.case_changed.emit(case)

    def _check(self) -> PlanCase | None:
        """Say what is wrong; return the case when nothing is."""
        language = self._presentation.language
        try:
            year = parse_fiscal_year(self.year.text())
            self.year_read.setText(format_fiscal_year(year, self._presentation.years, language))
            case = self.case()
        except UserError as error:
            self.problem.setText(error.sentence(language))
            self.problem.show()
            return None
        self.problem.hide()
        return case
