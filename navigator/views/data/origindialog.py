"""Asking where an imported file comes from: what its rows cite, and the line that its terms of use ask for."""

from PySide6.QtWidgets import QFormLayout, QLineEdit, QPushButton, QWidget

from navigator.domain.importing import ImportOptions, Provenance
from navigator.views.dialogs.base import PlainDialog
from navigator.views.widgets.labels import plain_label

_LONGEST = 500


class OriginDialog(PlainDialog):
    """Title, publisher, address and credit of a file; ``options`` holds what was typed."""

    def __init__(self, origin: Provenance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("ファイルの出典"))
        sentence = self.tr("行に出典がないとき、このファイルを出典として記します。")
        self.body.addWidget(plain_label(sentence, role="muted", wrap=True))
        form = QFormLayout()
        self._fields: dict[str, QLineEdit] = {}
        for name, label, text in (
            ("title", self.tr("題名"), origin.title),
            ("publisher", self.tr("発行者"), origin.publisher),
            ("address", self.tr("アドレスかファイル名"), origin.address),
            ("credit", self.tr("利用条件の表示"), origin.credit),
        ):
            field = QLineEdit(text)
            field.setMaxLength(_LONGEST)
            field.setAccessibleName(label)
            field.setCursorPosition(0)
            self._fields[name] = field
            form.addRow(plain_label(label), field)
        self.body.addLayout(form)
        self.body.addStretch()
        self.add_button(QPushButton(self.tr("キャンセル"))).clicked.connect(self.reject)
        self.add_button(QPushButton(self.tr("この出典で確かめる")), primary=True).clicked.connect(self.accept)
        self.fit(560, 320)

    @property
    def options(self) -> ImportOptions:
        """What was typed."""
        typed = {name: field.text().strip() for name, field in self._fields.items()}
        return ImportOptions(**typed)
