"""The message bar of the window: what happened and what to do, in plain text; it never stops the work."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QSize, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from navigator.domain.errors import UserError
from navigator.domain.text import Language, Text
from navigator.qtsupport.icons import IconRole, icon
from navigator.qtsupport.theme import set_role
from navigator.views.widgets.labels import button_text, plain_label

Way = tuple[str, Callable[[], object]]
"""The text of a button in a message, and what it does."""

_MOST = 3
_LONGEST_PLACE = 60
_ICONS = {
    "info": ("info", IconRole.PRIMARY),
    "success": ("check", IconRole.SUCCESS),
    "warning": ("triangle-alert", IconRole.WARNING),
    "danger": ("triangle-alert", IconRole.DANGER),
}


class Message(QFrame):
    """One message with what can be done about it and a button that takes it away."""

    def __init__(self, text: str, kind: str, ways: Sequence[Way] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_role(self, "notice", kind=kind)
        self.text = text
        self.passing = False
        self.ways = tuple(self._way(*way) for way in ways)
        sign = plain_label()
        name, role = _ICONS[kind]
        sign.setPixmap(icon(name, role).pixmap(QSize(18, 18)))
        label = plain_label(text, wrap=True)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        close = QToolButton()
        set_role(close, "quiet")
        close.setIcon(icon("x"))
        close.setAccessibleName(self.tr("このお知らせを閉じる"))
        close.setToolTip(self.tr("閉じる"))
        close.clicked.connect(self.dismiss)
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 4, 6, 4)
        row.addWidget(sign)
        row.addWidget(label, 1)
        for button in self.ways:
            row.addWidget(button)
        row.addWidget(close)
        self.setAccessibleName(text)

    @staticmethod
    def _way(text: str, act: Callable[[], object]) -> QToolButton:
        button = QToolButton()
        button.setText(button_text(text))
        button.setAccessibleName(text)
        button.clicked.connect(lambda _checked=False: act())
        return button

    def dismiss(self) -> None:
        """Take the message away."""
        self.hide()
        self.setParent(None)
        self.deleteLater()


class MessageBar(QWidget):
    """The last few messages, the newest below; a message that is there already is not repeated.

    Of what was done (``tell``, ``show_file``) only the last stays, so that a page keeps its room while one works.
    """

    def __init__(self, language: Language = "ja", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._language: Language = language
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(8, 0, 8, 0)
        self._column.setSpacing(4)

    @property
    def messages(self) -> tuple[Message, ...]:
        """The messages shown, the oldest first."""
        found = (self._column.itemAt(number).widget() for number in range(self._column.count()))
        return tuple(widget for widget in found if isinstance(widget, Message))

    def show_error(self, error: UserError) -> None:
        """Say what happened and what to do."""
        self.show_text(error.sentence(self._language), "danger")

    def show_notice(self, text: Text, kind: str = "info") -> None:
        """Say something; ``kind`` is info, success, warning or danger."""
        self.show_text(text.of(self._language), kind)

    def tell(self, text: str, kind: str = "info", ways: Sequence[Way] = ()) -> None:
        """Say what was done, in the place of what was done before."""
        self.forget_done()
        self.show_text(text, kind, ways)
        self.messages[-1].passing = True

    def forget_done(self) -> None:
        """Take away what was said to be done."""
        for old in self.messages:
            if old.passing:
                old.dismiss()

    def show_file(self, path: Path) -> None:
        """Say that a file was written, where it lies, and offer the way there."""
        said = self.tr("「{name}」に書き出しました（{folder}）。")
        folder = path.absolute().parent
        self.tell(
            said.format(name=path.name, folder=_shortened(str(folder))),
            "success",
            (
                (self.tr("フォルダーを開く"), lambda: self._open_folder(folder)),
                (self.tr("場所をコピー"), lambda: QGuiApplication.clipboard().setText(str(path.absolute()))),
            ),
        )

    def _open_folder(self, folder: Path) -> None:
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder))):
            self.show_text(self.tr("フォルダーを開けません: {folder}").format(folder=folder), "warning")

    def show_text(self, text: str, kind: str = "info", ways: Sequence[Way] = ()) -> None:
        """Say something in the language of the window."""
        shown = self.messages
        for old in shown:
            if old.text == text:
                old.dismiss()
        for old in self.messages[: -_MOST + 1]:
            old.dismiss()
        self._column.addWidget(Message(text, kind, ways))


def _shortened(place: str) -> str:
    """Return a path that leaves room for the rest of the sentence; its ends say most."""
    if len(place) <= _LONGEST_PLACE:
        return place
    half = (_LONGEST_PLACE - 1) // 2
    return f"{place[:half]}…{place[-half:]}"
