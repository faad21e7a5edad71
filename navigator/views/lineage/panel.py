"""Beside the picture: the program one stands on with the ways from it, and the list of a year or of what changed."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QSplitter,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from navigator.domain.lineage_changes import ChangeKind
from navigator.domain.lineage_facts import LineageFacts
from navigator.domain.results import Presentation
from navigator.domain.vocabulary import Ministry
from navigator.qtsupport.theme import set_role
from navigator.services import lineage_words as words
from navigator.viewmodels.lineage import LineageModel
from navigator.viewmodels.plaintext import tip
from navigator.views.widgets.labels import plain_label

_CODE = Qt.ItemDataRole.UserRole


class ProgramCard(QWidget):
    """What is on file about a program, and three ways from it: each signal brings its code."""

    record_requested = Signal(str)
    line_requested = Signal(str)
    chart_requested = Signal(str)

    def __init__(self, model: LineageModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self.title = plain_label(role="heading", wrap=True)
        self.subtitle = plain_label(role="muted", wrap=True)
        self.body = plain_label(wrap=True)
        self.sources = plain_label(role="small", wrap=True)
        for label in (self.title, self.subtitle, self.body, self.sources):
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.record = QPushButton(self.tr("記録を開く"))
        self.line = QPushButton(self.tr("この系譜だけ"))
        self.chart = QPushButton(self.tr("推移で見る"))
        set_role(self.record, "primary")
        for button, signal in (
            (self.record, self.record_requested),
            (self.line, self.line_requested),
            (self.chart, self.chart_requested),
        ):
            button.clicked.connect(lambda _checked=False, signal=signal: signal.emit(self._model.current or ""))
        self._arrange()
        model.current_changed.connect(self.show_current)
        self.show_current()

    def _arrange(self) -> None:
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(12, 10, 12, 10)
        column.setSpacing(6)
        for label in (self.title, self.subtitle, self.body, self.sources):
            column.addWidget(label)
        column.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(inner)
        self.area = area
        buttons = QHBoxLayout()
        buttons.setContentsMargins(12, 0, 12, 8)
        for button in (self.record, self.line, self.chart):
            buttons.addWidget(button)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(area, 1)
        outer.addLayout(buttons)

    def show_current(self) -> None:
        """Show the program that the model stands on, or what can be done to stand on one."""
        code = self._model.current
        told = None if code is None else self._model.card(code)
        for button in (self.record, self.line, self.chart):
            button.setEnabled(told is not None)
        if told is None:
            self.title.setText(self.tr("事業を選んでください"))
            self.subtitle.setText("")
            self.body.setText(self.tr("図の帯を指すと要点が出て、押すと記録が開きます。矢印キーでも帯の間を移れます。"))
            self.sources.setText("")
            return
        self.title.setText(told.title)
        self.subtitle.setText(told.subtitle)
        self.body.setText("\n".join(told.lines))
        self.sources.setText("\n".join(told.sources))
        self.area.verticalScrollBar().setValue(0)


class LandscapeList(QWidget):
    """The programs of a year, or what changed between two years; ``chosen(code)`` when an entry is chosen."""

    chosen = Signal(str)
    opened = Signal(str)

    def __init__(self, model: LineageModel, presentation: Presentation, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model, self._presentation = model, presentation
        self.heading = plain_label(role="heading", wrap=True)
        self.note = plain_label(role="small", wrap=True)
        self.tree = QTreeWidget()
        self.tree.setHeaderHidden(True)
        self.tree.setWordWrap(True)
        self.tree.setIndentation(14)
        self.tree.setAccessibleName(self.tr("年度の一覧"))
        self.tree.currentItemChanged.connect(self._choose)
        self.tree.itemActivated.connect(self._open)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 8)
        column.addWidget(self.heading)
        column.addWidget(self.note)
        column.addWidget(self.tree, 1)
        model.changed.connect(self.show_landscape)
        self.show_landscape()

    def show_landscape(self) -> None:
        """Fill the list; without a year there is none."""
        question, facts = self._model.question, self._model.facts
        self.setVisible(facts is not None and (question.as_of is not None or question.years is not None))
        if facts is None:
            return
        blocked = self.tree.blockSignals(True)  # noqa: FBT003 - Qt has no name for it
        self.tree.clear()
        if question.as_of is not None:
            self._fill_standing(question.as_of, facts)
        elif question.years is not None:
            self._fill_changes(question.years, facts)
        self.tree.expandAll()
        self.tree.blockSignals(blocked)

    def _fill_standing(self, fy: int, facts: LineageFacts) -> None:
        standing = self._model.standing
        language = self._presentation.language
        head = self.tr("{fy}時点: {count} 件")
        self.heading.setText(head.format(fy=words.year(fy, self._presentation), count=len(standing)))
        unsure = sum(one.unsure is not None for one in standing)
        self.note.setText(self.tr("うち {count} 件は、始まり又は終わりの年度が資料にありません。").format(count=unsure))
        for ministry in (*Ministry, None):
            here = [one for one in standing if facts.graph.programs[one.code].ministry is ministry]
            if not here:
                continue
            label = (words.NO_MINISTRY if ministry is None else ministry.label).of(language)
            group = self._group(f"{label} {len(here)}")
            for one in here:
                name = facts.graph.programs[one.code].name.of(language)
                self._entry(
                    group,
                    f"{name}（…）" if one.unsure else name,
                    one.code,
                    "" if one.unsure is None else one.unsure.of(language),
                )

    def _fill_changes(self, years: tuple[int, int], facts: LineageFacts) -> None:
        changes = self._model.changes
        head = self.tr("{a}の姿から{b}の姿まで: {count} 件")
        a, b = (words.year(fy, self._presentation) for fy in years)
        self.heading.setText(head.format(a=a, b=b, count=len(changes)))
        self.note.setText("" if changes else self.tr("この間の変化は資料にありません。"))
        for kind in ChangeKind:
            here = [one for one in changes if one.kind is kind]
            if not here:
                continue
            group = self._group(f"{kind.label.of(self._presentation.language)} {len(here)}")
            for change in here:
                sources = "\n".join(
                    f"{source.title} ({source.published or source.publisher})"
                    for source in facts.cited(change.evidence)
                )
                code = (*change.after, *change.before)[0]
                self._entry(group, words.change_text(change, facts, self._presentation), code, sources)

    def _group(self, text: str) -> QTreeWidgetItem:
        group = QTreeWidgetItem(self.tree, [text])
        font = self.tree.font()
        font.setBold(True)
        group.setFont(0, font)
        return group

    @staticmethod
    def _entry(group: QTreeWidgetItem, text: str, code: str, told: str) -> None:
        item = QTreeWidgetItem(group, [text])
        item.setData(0, _CODE, code)
        item.setToolTip(0, tip(told or text))

    def _choose(self, item: QTreeWidgetItem | None) -> None:
        code = None if item is None else item.data(0, _CODE)
        if code:
            self.chosen.emit(code)

    def _open(self, item: QTreeWidgetItem) -> None:
        code = item.data(0, _CODE)
        if code:
            self.opened.emit(code)


class SidePanel(QSplitter):
    """The card above, the list of a year or of changes below."""

    def __init__(self, model: LineageModel, presentation: Presentation) -> None:
        super().__init__(Qt.Orientation.Vertical)
        set_role(self, "panel")
        self.card = ProgramCard(model)
        self.landscape = LandscapeList(model, presentation)
        self.addWidget(self.card)
        self.addWidget(self.landscape)
        self.setChildrenCollapsible(False)
        self.setMinimumWidth(280)
