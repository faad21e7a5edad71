"""A library that cannot be opened: what happened, what is safe, what can be done. Nothing is written to it."""

from collections.abc import Callable, Sequence
from enum import Enum
from pathlib import Path

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QComboBox,
    QFileDialog,
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from navigator.domain.errors import DamagedLibraryError, NewerLibraryError, UserError
from navigator.qtsupport.icons import icon
from navigator.qtsupport.theme import set_role
from navigator.views.dialogs.base import PlainDialog, interface_language, paragraph
from navigator.views.record.plain import visible
from navigator.views.widgets.labels import plain_label

_FORBIDDEN = frozenset('/\\:*?"<>|')


class HealthChoice(Enum):
    """What the reader wants to do; all but QUIT come with ``HealthDialog.location``."""

    QUIT = "quit"
    RESTORE = "restore"
    OPEN = "open"
    MAKE = "make"


def free_name(path: Path) -> str:
    """Return a file name beside ``path`` that nothing has yet: library-2.rpn, library-3.rpn …"""
    number = 2
    while (path.parent / f"{path.stem}-{number}{path.suffix}").exists():
        number += 1
    return f"{path.stem}-{number}{path.suffix}"


class HealthDialog(PlainDialog):
    """Says what is wrong with the library at ``path`` and offers the ways on.

    ``choice`` is QUIT until the reader takes another way; ``location`` is the library to open, or the name for a fresh
    one, which never exists yet; for RESTORE it is one of ``backups``, which are offered by what they are called, the
    best first. ``choose_file`` asks for a library and returns None when nothing was chosen.
    """

    def __init__(
        self,
        error: UserError,
        path: Path,
        parent: QWidget | None = None,
        choose_file: Callable[[], Path | None] | None = None,
        backups: Sequence[tuple[str, Path]] = (),
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("ライブラリを開けません"))
        self._path = path
        self._choose_file = choose_file or self._ask_file
        self.choice = HealthChoice.QUIT
        self.location: Path | None = None
        language = interface_language()
        self.body.addWidget(plain_label(self.tr("ライブラリを開けません"), "title", wrap=True))
        self._add_part(self.tr("起きたこと"), error.what.of(language))
        self._add_part(self.tr("無事なもの"), self._what_is_safe(error))
        self._add_part(self.tr("できること"), error.remedy.of(language))
        self.body.addWidget(self._folder_card())
        if backups:
            self.body.addWidget(self._backups_card(backups))
        self.body.addWidget(self._fresh_card())
        self.body.addStretch()
        quit_button = self.add_button(QPushButton(self.tr("終了")))
        quit_button.clicked.connect(self.reject)
        self.open = self.add_button(QPushButton(self.tr("ほかのライブラリを開く…")), primary=True)
        self.open.clicked.connect(self._open_other)
        self._check()
        self.fit(600, 560)
        self.open.setFocus()

    def _what_is_safe(self, error: UserError) -> str:
        if isinstance(error, NewerLibraryError):
            return self.tr("ファイルには何も書き込んでいません。新しい版のプログラムで、そのまま開けます。")
        if isinstance(error, DamagedLibraryError):
            return self.tr(
                "ファイルには何も書き込んでいません。収録データはプログラムの中に別にあり、新しいライブラリにいつでも作り直せます。"
            )
        return self.tr("ファイルには何も書き込んでいません。保存済みの内容はそのままです。")

    def _add_part(self, title: str, text: str) -> None:
        self.body.addWidget(plain_label(title, "heading"))
        self.body.addWidget(paragraph(text))

    def _folder_card(self) -> QFrame:
        card = QFrame()
        set_role(card, "card")
        column = QVBoxLayout(card)
        column.addWidget(plain_label(self.tr("ライブラリのある場所"), "muted"))
        self.place = paragraph(str(self._path))
        self.place.setAccessibleName(self.tr("ライブラリのある場所"))
        column.addWidget(self.place)
        self.copy_path = QPushButton(icon("copy"), self.tr("場所をコピー"))
        self.copy_path.setAutoDefault(False)
        self.copy_path.clicked.connect(lambda: QGuiApplication.clipboard().setText(str(self._path)))
        row = QHBoxLayout()
        row.addWidget(self.copy_path)
        row.addStretch()
        column.addLayout(row)
        return card

    def _backups_card(self, backups: Sequence[tuple[str, Path]]) -> QFrame:
        card = QFrame()
        set_role(card, "card")
        column = QVBoxLayout(card)
        column.addWidget(plain_label(self.tr("控えから戻す（今のファイルは名前を変えて残します）"), "muted", wrap=True))
        self.backups = QComboBox()
        self.backups.setAccessibleName(self.tr("控え"))
        self.backups.setMinimumContentsLength(20)
        self.backups.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        for name, path in backups:
            self.backups.addItem(name, path)
        self.restore = QPushButton(icon("history"), self.tr("この控えから戻す"))
        self.restore.setAutoDefault(False)
        self.restore.clicked.connect(self._restore)
        column.addWidget(self.backups)
        row = QHBoxLayout()
        row.addWidget(self.restore)
        row.addStretch()
        column.addLayout(row)
        return card

    def _restore(self) -> None:
        self.choice = HealthChoice.RESTORE
        self.location = Path(self.backups.currentData())
        self.accept()

    def _fresh_card(self) -> QFrame:
        card = QFrame()
        set_role(card, "card")
        column = QVBoxLayout(card)
        column.addWidget(plain_label(self.tr("同じフォルダーに新しいライブラリを作る"), "muted", wrap=True))
        self.name = QLineEdit(free_name(self._path))
        self.name.setAccessibleName(self.tr("新しいライブラリの名前"))
        self.name.textChanged.connect(lambda _: self._check())
        label = plain_label(self.tr("名前"))
        label.setBuddy(self.name)
        form = QFormLayout()
        form.addRow(label, self.name)
        column.addLayout(form)
        self.make = QPushButton(icon("plus"), self.tr("新しく作る"))
        self.make.setAutoDefault(False)
        self.make.clicked.connect(self._make_fresh)
        row = QHBoxLayout()
        row.addWidget(self.make)
        row.addStretch()
        column.addLayout(row)
        return card

    def _check(self) -> None:
        """Say why a name does not go, before it is tried."""
        name = self.name.text().strip()
        problem = ""
        if not name or name in {".", ".."} or not _FORBIDDEN.isdisjoint(name) or visible(name) != name:
            problem = self.tr("ファイルの名前として使える文字で書いてください。")
        elif (self._path.parent / name).exists():
            problem = self.tr("「{name}」はもうあります。別の名前を書いてください。").format(name=name)
        self.say(problem)
        self.make.setEnabled(not problem)

    def _make_fresh(self) -> None:
        self._check()
        if self.make.isEnabled():
            self.choice = HealthChoice.MAKE
            self.location = self._path.parent / self.name.text().strip()
            self.accept()

    def _open_other(self) -> None:
        found = self._choose_file()
        if found is not None:
            self.choice = HealthChoice.OPEN
            self.location = found
            self.accept()

    def _ask_file(self) -> Path | None:
        title = self.tr("ライブラリを開く")
        kinds = self.tr("ライブラリ (*.rpn);;すべてのファイル (*)")
        name, _ = QFileDialog.getOpenFileName(self, title, str(self._path.parent), kinds)
        return Path(name) if name else None
