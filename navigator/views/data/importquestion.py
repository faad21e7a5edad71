"""What must be chosen before a file can be tried: its encoding, or its table and the columns of its headings."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QButtonGroup,
    QComboBox,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QRadioButton,
    QScrollArea,
    QStackedWidget,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from navigator.domain.importing import FileView, PartView
from navigator.domain.text import Language
from navigator.qtsupport.theme import set_role
from navigator.viewmodels.plaintext import tip
from navigator.views.widgets.labels import button_text, plain_label

_SAMPLE_ROWS = 3


class QuestionPanel(QWidget):
    """Asks one thing at a time; ``encoding_chosen`` and ``table_chosen`` (table, heading → column) answer it."""

    encoding_chosen = Signal(str)
    table_chosen = Signal(str, object)
    given_up = Signal()

    def __init__(self, language: Language, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._language = language
        self._part: PartView | None = None
        self.heading = plain_label(role="heading", wrap=True)
        self.sentence = plain_label(role="muted", wrap=True)
        self.encodings = QButtonGroup(self)
        self._choices = QWidget()
        self._choice_column = QVBoxLayout(self._choices)
        self.tables = QComboBox()
        self.tables.setAccessibleName(self.tr("どの表か"))
        self.columns = QTableWidget()
        self._boxes: list[QComboBox] = []
        self.stack = QStackedWidget()
        self.go = QPushButton(self.tr("この通りに確かめる"))
        set_role(self.go, "primary")
        self.stop = QPushButton(self.tr("やめる"))
        self._build()

    def _build(self) -> None:
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setWidget(self._choices)
        mapping = QWidget()
        inner = QVBoxLayout(mapping)
        inner.setContentsMargins(0, 0, 0, 0)
        row = QHBoxLayout()
        row.addWidget(plain_label(self.tr("表:")))
        row.addWidget(self.tables)
        row.addStretch()
        inner.addLayout(row)
        inner.addWidget(self.columns, 1)
        self.columns.setAccessibleName(self.tr("見出しと項目"))
        self.columns.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.columns.verticalHeader().hide()
        self.stack.addWidget(scroll)
        self.stack.addWidget(mapping)
        buttons = QHBoxLayout()
        buttons.addWidget(self.go)
        buttons.addWidget(self.stop)
        buttons.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 8)
        column.setSpacing(8)
        for widget in (self.heading, self.sentence):
            column.addWidget(widget)
        column.addWidget(self.stack, 1)
        column.addLayout(buttons)
        self.go.clicked.connect(self._answer)
        self.stop.clicked.connect(self.given_up)
        self.tables.currentIndexChanged.connect(self._fill_columns)

    def ask(self, view: FileView) -> None:
        """Ask what a file leaves open."""
        if view.encodings:
            self._ask_encoding(view)
        else:
            self._ask_table(view, next(part for part in view.parts if not part.table))

    # Encodings

    def _ask_encoding(self, view: FileView) -> None:
        self._part = None
        self.heading.setText(self.tr("「{name}」の文字コードを選んでください").format(name=view.name))
        self.sentence.setText(self.tr("文字が正しく読めるものを選びます。決めつけて取り込むことはありません。"))
        for button in self.encodings.buttons():
            self.encodings.removeButton(button)
        while (item := self._choice_column.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.deleteLater()
        for place, choice in enumerate(view.encodings):
            button = QRadioButton(button_text(choice.label.of(self._language)))
            button.setProperty("encoding", choice.encoding)
            button.setChecked(place == 0)
            self.encodings.addButton(button)
            self._choice_column.addWidget(button)
            preview = plain_label(choice.preview)
            set_role(preview, "muted")
            preview.setAccessibleName(self.tr("この文字コードで読んだ初めの行"))
            preview.setContentsMargins(24, 0, 0, 12)
            self._choice_column.addWidget(preview)
        self._choice_column.addStretch()
        self.stack.setCurrentIndex(0)
        self.encodings.buttons()[0].setFocus()

    # Tables and columns

    def _ask_table(self, view: FileView, part: PartView) -> None:
        from navigator.services.factcolumns import fact_tables  # noqa: PLC0415 - after the library was opened
        from navigator.services.tablefiles import OFFERED  # noqa: PLC0415 - as above

        self._part = part
        self.heading.setText(self.tr("「{name}」は、どの表ですか").format(name=part.name or view.name))
        self.sentence.setText(
            self.tr("見出しごとに、入れる項目を選びます。選んだ当て方は、取り込んだ後も覚えておきます。")
        )
        self.tables.blockSignals(True)  # noqa: FBT003 - Qt's signature
        self.tables.clear()
        for name in OFFERED:
            self.tables.addItem(fact_tables()[name].title.of(self._language), name)
        self.tables.blockSignals(False)  # noqa: FBT003 - as above
        self._fill_columns()
        self.stack.setCurrentIndex(1)
        self.tables.setFocus()

    def _fill_columns(self) -> None:
        """Offer the columns of the table beside each heading, the one of the same title chosen."""
        from navigator.services.factcolumns import fact_tables  # noqa: PLC0415 - as above
        from navigator.services.importing.tables import columns_of  # noqa: PLC0415 - as above

        part = self._part
        if part is None:
            return
        table = fact_tables()[str(self.tables.currentData())]
        guessed = columns_of(table, part.headings)
        titles = [self.tr("見出し"), self.tr("項目"), self.tr("初めの行")]
        self.columns.clear()
        self.columns.setColumnCount(len(titles))
        self.columns.setRowCount(len(part.headings))
        self.columns.setHorizontalHeaderLabels(titles)
        self._boxes = []
        for line, heading in enumerate(part.headings):
            box = QComboBox()
            box.setAccessibleName(self.tr("「{heading}」の項目").format(heading=heading))
            box.addItem(self.tr("（取り込まない）"), "")
            for name in table.written:
                column = table.columns[name]
                mark = self.tr("（必須）") if column.required and name not in _FILLED else ""
                box.addItem(f"{column.title.of(self._language)}{mark}", name)
            box.setCurrentIndex(max(box.findData(guessed[line]), 0))
            self._boxes.append(box)
            sample = " ／ ".join(row[line] for row in part.sample[:_SAMPLE_ROWS] if line < len(row) and row[line])
            for place, text in ((0, heading), (2, sample)):
                item = QTableWidgetItem(text)
                item.setToolTip(tip(text))
                self.columns.setItem(line, place, item)
            self.columns.setCellWidget(line, 1, box)
        head = self.columns.horizontalHeader()
        head.setSectionResizeMode(0, QHeaderView.ResizeMode.ResizeToContents)
        head.setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        head.setSectionResizeMode(2, QHeaderView.ResizeMode.Stretch)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)

    @property
    def mapping(self) -> Mapping[str, str]:
        """The column chosen for each heading."""
        headings = () if self._part is None else self._part.headings
        return {heading: str(box.currentData()) for heading, box in zip(headings, self._boxes, strict=True)}

    def _answer(self) -> None:
        if self._part is not None:
            self.table_chosen.emit(str(self.tables.currentData()), self.mapping)
            return
        chosen = self.encodings.checkedButton()
        if chosen is not None:
            self.encoding_chosen.emit(str(chosen.property("encoding")))


_FILLED = ("source", "locator", "code", "id", "is_partial", "is_planned")
"""Columns that are filled where a file says nothing."""
