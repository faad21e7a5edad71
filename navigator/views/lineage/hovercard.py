"""The card beside the pointer: what is on file about the program under it."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from navigator.qtsupport.theme import set_role
from navigator.services.lineage_words import Card
from navigator.views.widgets.labels import plain_label

_WIDTH = 380
_AWAY = 16


class HoverCard(QFrame):
    """Shows a card near a place of its parent without covering it; the pointer passes through."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._place = parent
        set_role(self, "card")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFixedWidth(_WIDTH)
        self.title = plain_label(role="heading", wrap=True)
        self.subtitle = plain_label(role="muted", wrap=True)
        self.body = plain_label(wrap=True)
        self.sources = plain_label(role="small", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 10)
        column.setSpacing(4)
        for label in (self.title, self.subtitle, self.body, self.sources):
            column.addWidget(label)
        self.hide()

    def show_card(self, card: Card, place: QPoint) -> None:
        """Show a card beside a place of the parent, inside it as far as it fits."""
        self.title.setText(card.title)
        self.subtitle.setText(card.subtitle)
        self.body.setText("\n".join(card.lines))
        self.sources.setText("\n".join(card.sources))
        layout = self.layout()
        assert layout is not None
        self.setFixedHeight(layout.heightForWidth(_WIDTH))
        room = self._place.rect()
        x = place.x() + _AWAY if place.x() + _AWAY + _WIDTH <= room.right() else place.x() - _AWAY - _WIDTH
        y = (
            place.y() + _AWAY
            if place.y() + _AWAY + self.height() <= room.bottom()
            else place.y() - _AWAY - self.height()
        )
        self.move(max(0, x), max(0, min(y, room.bottom() - self.height())))
        self.show()
        self.raise_()
