"""The offer of what was typed before and not saved: take it over, or throw it away."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from navigator.domain.dates import PartialDate
from navigator.domain.results import Presentation
from navigator.qtsupport.drafts import KeptDraft
from navigator.qtsupport.icons import IconRole, icon
from navigator.qtsupport.theme import set_role
from navigator.views.widgets.labels import plain_label


class DraftOffer(QFrame):
    """Stands at the head of a form; ``taken`` and ``discarded`` carry the KeptDraft that was shown.

    It stays until it is answered: a form may be used, saved and closed beside it, and the draft is offered again.
    """

    taken = Signal(object)
    discarded = Signal(object)

    def __init__(
        self, drafts: tuple[KeptDraft, ...], presentation: Presentation, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        set_role(self, "notice", kind="warning")
        self._drafts, self._presentation = list(drafts), presentation
        sign = plain_label()
        sign.setPixmap(icon("triangle-alert", IconRole.WARNING).pixmap(QSize(18, 18)))
        self.sentence = plain_label(wrap=True)
        self.take = QPushButton(self.tr("引き継ぐ"))
        self.discard = QPushButton(self.tr("破棄"))
        for button, act in ((self.take, self.taken), (self.discard, self.discarded)):
            button.setAutoDefault(False)
            button.clicked.connect(lambda _checked=False, answer=act: self._answer(answer))
        above = QHBoxLayout()
        above.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        above.addWidget(self.sentence, 1)
        below = QHBoxLayout()
        below.addStretch()
        below.addWidget(self.take)
        below.addWidget(self.discard)
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 8, 10, 8)
        column.addLayout(above)
        column.addLayout(below)
        self._show()

    def _show(self) -> None:
        if not self._drafts:
            self.hide()
            return
        at = self._drafts[0].at
        day = PartialDate(at.date().isoformat()).format(self._presentation.years, self._presentation.language)
        text = self.tr("前回、保存されなかった入力があります（{day} {time}）。")
        more = len(self._drafts) - 1
        if more:
            text = self.tr("前回、保存されなかった入力があります（{day} {time}、ほか {count} 件）。")
        shown = text.format(day=day, time=at.strftime("%H:%M"), count=more)
        self.sentence.setText(shown)
        self.setAccessibleName(shown)
        self.take.setAccessibleDescription(shown)
        self.discard.setAccessibleDescription(shown)

    def _answer(self, answer: Signal) -> None:
        draft = self._drafts.pop(0)
        answer.emit(draft)
        self._show()
