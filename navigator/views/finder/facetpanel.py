"""The facet panel at the left: a collapsible group a facet, with live counts."""

from itertools import pairwise

from PySide6.QtCore import QEvent, QModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QHelpEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QLineEdit,
    QListView,
    QScrollArea,
    QToolButton,
    QToolTip,
    QVBoxLayout,
    QWidget,
)

from navigator.domain.catalogues import FacetKey
from navigator.domain.text import Language
from navigator.qtsupport.icons import IconRole, icon
from navigator.qtsupport.theme import set_role
from navigator.viewmodels.facets import FacetModel, FacetPanelModel
from navigator.viewmodels.plaintext import tip
from navigator.views.finder.facetdelegate import FacetDelegate, sign_rect
from navigator.views.widgets.labels import plain_label


class FacetList(QListView):
    """The values of one facet. Left click and Space include; ⊖, right click and Shift+Space exclude."""

    def __init__(self, model: FacetModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_role(self, "facet")
        self._facet = model
        self.setModel(model)
        self.setItemDelegate(FacetDelegate(self))
        self.setMouseTracking(True)
        self.setUniformItemSizes(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabKeyNavigation(False)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self.fit()

    def fit(self) -> None:
        """Take the height of all rows: the panel scrolls, not the list."""
        height = self.sizeHintForRow(0) if self._facet.rowCount() else 0
        self.setFixedHeight(height * self._facet.rowCount() + 2)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Include or exclude by the keyboard; Home and End go to the first and the last value."""
        row = self.currentIndex().row()
        if event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            value = self.currentIndex().data(Qt.ItemDataRole.DisplayRole)
            self._facet.toggle(row, exclude=bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))
            self._stay(row, value)
        elif event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down) and not self._inside(row, event.key()):
            self.focusNextPrevChild(event.key() == Qt.Key.Key_Down)
        else:
            super().keyPressEvent(event)

    def _inside(self, row: int, key: int) -> bool:
        return row > 0 if key == Qt.Key.Key_Up else row < self._facet.rowCount() - 1

    def _stay(self, row: int, value: object) -> None:
        """Keep the keyboard on the value that was chosen, where the rows have changed."""
        found = self._facet.match(self._facet.index(0), Qt.ItemDataRole.DisplayRole, value, 1)
        index = found[0] if found else self._facet.index(min(row, self._facet.rowCount() - 1))
        self.setCurrentIndex(index)

    def focusInEvent(self, event: QEvent) -> None:  # noqa: N802
        """Begin at the first value."""
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self._facet.rowCount():
            self.setCurrentIndex(self._facet.index(0))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Include or exclude by the mouse."""
        place = event.position().toPoint()
        index = self.indexAt(place)
        if not index.isValid():
            return
        on_sign = sign_rect(self.visualRect(index)).contains(place)
        if event.button() == Qt.MouseButton.RightButton or (event.button() == Qt.MouseButton.LeftButton and on_sign):
            self._facet.toggle(index.row(), exclude=True)
        elif event.button() == Qt.MouseButton.LeftButton:
            self._facet.toggle(index.row())

    def viewportEvent(self, event: QEvent) -> bool:  # noqa: N802
        """Say what the ⊖ sign does, and show a label that is cut in full."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            index = self.indexAt(event.pos())
            QToolTip.showText(event.globalPos(), self._tip_at(index, event), self)
            return True
        return super().viewportEvent(event)

    def _tip_at(self, index: QModelIndex, event: QHelpEvent) -> str:
        if not index.isValid():
            return ""
        row = self.visualRect(index)
        if sign_rect(row).contains(event.pos()):
            return self.tr("除く (右クリック、Shift+Space)")
        label = str(index.data())
        return tip(label) if QFontMetrics(self.font()).horizontalAdvance(label) > row.width() - 90 else ""


class FacetGroup(QWidget):
    """One facet: a head that folds it, a box to look for a value where there are many, the values, «show all»."""

    def __init__(self, model: FacetModel, language: Language, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = model
        self._label = model.key.label.of(language)
        self.head = QToolButton(self)
        set_role(self.head, "quiet")
        self.head.setCheckable(False)
        self.head.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.head.setIconSize(QSize(14, 14))
        # The style sheet takes a font away that was set before the button knew its place.
        self.head.ensurePolished()
        font = self.head.font()
        font.setBold(True)
        self.head.setFont(font)
        self.head.clicked.connect(self.fold)
        self.needle = QLineEdit()
        self.needle.setPlaceholderText(self.tr("{facet}を探す").format(facet=self._label))
        self.needle.setAccessibleName(self.tr("{facet}を探す").format(facet=self._label))
        self.needle.setClearButtonEnabled(True)
        self.needle.textChanged.connect(model.set_needle)
        self.values = FacetList(model)
        self.values.setAccessibleName(self._label)
        self.more = QToolButton()
        set_role(self.more, "link")
        self.more.clicked.connect(lambda: model.show_all(not model.shows_all))
        self.hint = plain_label(role="small", wrap=True)
        self.hint.setContentsMargins(24, 0, 4, 0)
        if model.key is FacetKey.TAG:
            self.hint.setText(self.tr("まだありません。一覧の行を選び、右クリックか Ctrl+T で付けます。"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 4)
        column.setSpacing(1)
        for widget in (self.head, self.needle, self.values, self.more, self.hint):
            column.addWidget(widget)
        self._open = True
        model.shape_changed.connect(self.settle)
        self.settle()

    @property
    def is_open(self) -> bool:
        """Whether the values are shown."""
        return self._open

    def fold(self) -> None:
        """Hide the values, or show them again."""
        self._open = not self._open
        self.settle()

    def settle(self) -> None:
        """Fit the parts to what the model shows."""
        chosen = self.model.chosen
        text = self.tr("{facet}（{count}）").format(facet=self._label, count=chosen) if chosen else self._label
        if self.head.text() != text:
            self.head.setText(text)
        self.head.setIcon(icon("chevron-down" if self._open else "chevron-right", IconRole.MUTED))
        self.head.setAccessibleName(
            self.tr("{facet}、開いています").format(facet=text)
            if self._open
            else self.tr("{facet}、閉じています").format(facet=text)
        )
        long = self.model.is_long
        self.needle.setVisible(self._open and long)
        # No tag is in use: «none» of all records would say nothing.
        unused = self.model.key is FacetKey.TAG and self.model.total <= 1
        self.values.setVisible(self._open and not unused)
        self.hint.setVisible(self._open and unused)
        self.more.setVisible(self._open and long and not self.needle.text())
        self.more.setText(
            self.tr("上位だけを表示")
            if self.model.shows_all
            else self.tr("すべて表示（{count}）").format(count=self.model.total)
        )
        self.values.fit()


class FacetPanel(QScrollArea):
    """All facets of the catalogue, one below the other."""

    clear_requested = Signal()

    def __init__(self, model: FacetPanelModel, language: Language, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._language: Language = language
        self._groups: dict[FacetKey, FacetGroup] = {}
        inner = QWidget()
        set_role(inner, "panel")
        self._column = QVBoxLayout(inner)
        self._column.setContentsMargins(6, 6, 2, 6)
        self._column.setSpacing(2)
        self._column.addStretch(1)
        self.setWidget(inner)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setMinimumWidth(190)
        self.setAccessibleName(self.tr("絞り込み"))
        model.groups_changed.connect(self._arrange)
        self._arrange()

    @property
    def groups(self) -> tuple[FacetGroup, ...]:
        """The groups of the facets offered now, in their order."""
        return tuple(self._groups[model.key] for model in self._model.groups)

    def group(self, key: FacetKey) -> FacetGroup:
        """Return the group of one facet."""
        return self._groups[key]

    def _arrange(self) -> None:
        while self._column.count() > 1:
            self._column.takeAt(0)
        for group in self._groups.values():
            group.hide()
        for row, model in enumerate(self._model.groups):
            group = self._groups.get(model.key)
            if group is None:
                group = self._groups[model.key] = FacetGroup(model, self._language, self.widget())
            self._column.insertWidget(row, group)
            group.show()
        shown = [part for group in self.groups for part in (group.head, group.needle, group.values, group.more)]
        for before, after in pairwise(shown):
            QWidget.setTabOrder(before, after)
