"""The first start: what this is, and the one question worth asking."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QPushButton, QRadioButton, QWidget

from navigator.domain.vocabulary import Block
from navigator.views.dialogs.base import PlainDialog, interface_language, paragraph
from navigator.views.record.writer import Tone
from navigator.views.widgets.labels import plain_label


class WelcomeDialog(PlainDialog):
    """Asks for the office's own block; ``chosen`` is its code, or None for all blocks and when it was closed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("ようこそ"))
        self.chosen: str | None = None
        language = interface_language()
        self.body.addWidget(plain_label(self.tr("地域施策ナビゲータ"), "title", wrap=True))
        introduction = self.tr(
            "地域の科学技術施策を、出典つきの事実から探し、比べ、紙にして渡すための道具です。"
            "ネットワークなしで動き、データはこのパソコンの中だけにあります。"
        )
        self.body.addWidget(paragraph(introduction))
        self.body.addWidget(plain_label(self.tr("担当するブロックはどこですか"), "heading", wrap=True))
        self._group = QButtonGroup(self)
        grid = QGridLayout()
        every = self._button(self.tr("決めない（すべてのブロック）"), "")
        every.setChecked(True)
        grid.addWidget(every, 0, 0, 1, 2)
        for number, block in enumerate(Block):
            # Down the first column, then the second: north to south as it is read.
            half = len(Block) // 2
            grid.addWidget(self._button(block.label.of(language), block.value), 1 + number % half, number // half)
        self.body.addLayout(grid)
        note = self.tr(
            "全国を対象とするもの、記載のないものは、どのブロックを選んでも表示します。設定でいつでも変えられます。"
        )
        self.body.addWidget(paragraph(note, Tone.MUTED))
        self.body.addStretch()
        self.start = self.add_button(QPushButton(self.tr("はじめる")), primary=True)
        self.start.clicked.connect(self.accept)
        self.fit(520, 480)
        every.setFocus()

    @property
    def buttons(self) -> dict[str, QRadioButton]:
        """The choices by code of the block, the empty code for none."""
        found = (button for button in self._group.buttons() if isinstance(button, QRadioButton))
        return {str(button.property("choice")): button for button in found}

    def _button(self, text: str, code: str) -> QRadioButton:
        button = QRadioButton(text)
        button.setProperty("choice", code)
        self._group.addButton(button)
        return button

    def accept(self) -> None:
        """Take the block that is chosen."""
        self.chosen = str(self._group.checkedButton().property("choice")) or None
        super().accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Start with Enter from any choice."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.accept()
        else:
            super().keyPressEvent(event)
