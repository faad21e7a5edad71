"""The chooser of subjects: a search box, the kinds, a list to tick, and the way to what the finder shows."""

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QKeyEvent, QPalette
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QPushButton,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from navigator.domain.chart import ChartSpec, Metric, MetricFamily, SubjectKind
from navigator.domain.text import Language
from navigator.qtsupport.icons import icon
from navigator.qtsupport.theme import current_tokens, set_role
from navigator.viewmodels.plaintext import tip
from navigator.viewmodels.trends_subjects import FIGURES_ROLE, HEADING_ROLE, KINDS, SubjectListModel
from navigator.views.widgets.labels import button_text, plain_label

_PLACES = (SubjectKind.REGION, SubjectKind.BLOCK)
_CHOSEN = "chosen"


class _RowDelegate(QStyledItemDelegate):
    """Headings are bold and span the row; a subject without figures is muted."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: QModelIndex) -> None:  # noqa: N802
        """Dress the row."""
        super().initStyleOption(option, index)
        heading = bool(index.data(HEADING_ROLE))
        if heading:
            option.font.setWeight(QFont.Weight.Bold)
        if heading or not index.data(FIGURES_ROLE):
            muted = QColor(current_tokens().muted)
            for group in (QPalette.ColorGroup.Normal, QPalette.ColorGroup.Inactive, QPalette.ColorGroup.Disabled):
                option.palette.setColor(group, QPalette.ColorRole.Text, muted)


class SubjectPanel(QWidget):
    """Shows a ``SubjectListModel``; ticks go out through its ``toggled``."""

    finder_requested = Signal()
    """Draw what the finder shows."""
    cleared = Signal()
    """Choose nothing."""

    def __init__(self, model: SubjectListModel, language: Language, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_role(self, "panel")
        self._language = language
        self.model = model
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("対象を検索… 例: 知的クラスター"))
        self.search.setAccessibleName(self.tr("対象の検索"))
        self.search.setClearButtonEnabled(True)
        self.kind = QComboBox()
        self.kind.setAccessibleName(self.tr("対象の種類"))
        self.kind.addItem(self.tr("すべての種類"), None)
        for kind in KINDS:
            self.kind.addItem(kind.label.of(language), kind.value)
        self.kind.addItem(self.tr("選んだもの"), _CHOSEN)
        self.kind.setMaxVisibleItems(12)
        self.empty = QCheckBox(self.tr("数値のない対象も見せる"))
        set_role(self.empty, "muted")
        self.list = self._make_list()
        self.count = plain_label(role="muted", wrap=True)
        self.clear = QPushButton(icon("x"), self.tr("すべて外す"))
        set_role(self.clear, "quiet")
        self.finder = QPushButton(icon("search"), button_text(self.tr("「探す」で表示中のもの")))
        self.finder.setCheckable(True)
        self.finder.setToolTip(tip(self.tr("「探す」の一覧にある事業を対象にします")))
        self.nothing = plain_label(role="warning", wrap=True)
        self.nothing.hide()
        self._arrange()
        self.search.textChanged.connect(self._search)
        self.kind.currentIndexChanged.connect(self._search)
        self.empty.toggled.connect(self._search)
        self.clear.clicked.connect(self.cleared)
        self.finder.clicked.connect(self.finder_requested)
        self.search.installEventFilter(self)
        model.modelReset.connect(self._span_headings)
        self.setMinimumWidth(216)

    def _make_list(self) -> QTreeView:
        view = QTreeView()
        view.setModel(self.model)
        set_role(view, "facet")
        view.setAccessibleName(self.tr("対象の一覧"))
        view.setHeaderHidden(True)
        view.setRootIsDecorated(False)
        view.setUniformRowHeights(True)
        view.setItemDelegate(_RowDelegate(view))
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        head = view.header()
        head.setStretchLastSection(False)
        head.setMinimumSectionSize(20)
        head.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        head.setSectionResizeMode(1, QHeaderView.ResizeMode.Fixed)
        head.resizeSection(1, 44)
        view.activated.connect(self._toggle)
        return view

    def _arrange(self) -> None:
        chosen = QHBoxLayout()
        chosen.addWidget(self.count, 1)
        chosen.addWidget(self.clear)
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 8, 8, 8)
        column.setSpacing(6)
        for widget in (self.search, self.kind, self.finder, self.nothing):
            column.addWidget(widget)
        column.addWidget(self.list, 1)
        column.addWidget(self.empty)
        column.addLayout(chosen)

    # What is shown

    def show_spec(self, spec: ChartSpec, finder_count: int | None = None) -> None:
        """Show what the question asks for."""
        self.model.set_metric(spec.metric)
        self.model.set_chosen(spec.subjects)
        by_finder = spec.question is not None
        self.finder.setChecked(by_finder)
        self.clear.setEnabled(by_finder or bool(spec.subjects))
        if by_finder:
            said = self.tr("「探す」の一覧")
            if finder_count is not None:
                said = self.tr("「探す」の一覧（{count} 系列）").format(count=finder_count)
            self.count.setText(said)
        else:
            self.count.setText(self.tr("{count} 件を選択").format(count=len(spec.subjects)))
        self._warn(spec.metric)
        self._span_headings()

    def _warn(self, metric: Metric) -> None:
        kind = self.kind.currentData()
        asked = kind in {one.value for one in _PLACES}
        lacking = metric.family is MetricFamily.BUDGET and asked
        self.nothing.setVisible(lacking)
        if lacking:
            self.nothing.setText(
                self.tr("地域別・ブロック別の予算は資料にありません。成果か実施地域の指標を選んでください。")
            )

    def _search(self, *_about: object) -> None:
        data = self.kind.currentData()
        only = data == _CHOSEN
        kind = SubjectKind(data) if data is not None and not only else None
        self.model.search(self.search.text(), kind, with_empty=self.empty.isChecked(), only_chosen=only)
        self.kind_changed()

    def kind_changed(self) -> None:
        """Say what the facts do not hold for the kind chosen."""
        metric = self.model.metric
        if metric is not None:
            self._warn(metric)

    def _span_headings(self) -> None:
        for row in range(self.model.rowCount()):
            self.list.setFirstColumnSpanned(row, QModelIndex(), self.model.subject_at(row) is None)

    # Keys

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Go from the search box into the list by the arrow key."""
        if watched is self.search and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() == Qt.Key.Key_Down:
                self.focus_list()
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and len(self.model.subjects) == 1:
                self.model.toggled.emit(self.model.subjects[0])
                return True
        return super().eventFilter(watched, event)

    def focus_list(self) -> None:
        """Go to the first subject."""
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        if not self.list.currentIndex().isValid() and self.model.subjects:
            self.list.setCurrentIndex(self.model.index(self.model.row_of(self.model.subjects[0]), 0))

    def _toggle(self, index: QModelIndex) -> None:
        subject = self.model.subject_at(index.row())
        if subject is not None:
            self.model.toggled.emit(subject)
