"""The legend of the map: its classes with their counts, what is not on file, and what must be said beside it."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QSizePolicy, QVBoxLayout, QWidget

from navigator.domain.mapfigures import AreaLevel, MapClass, MapPicture
from navigator.domain.money import format_myen
from navigator.domain.text import Language
from navigator.qtsupport.theme import current_tokens, notifier, set_role
from navigator.views.regions.shades import hatching, shade_colour
from navigator.views.regions.shapes import ATTRIBUTION
from navigator.views.widgets.flow import FlowLayout
from navigator.views.widgets.labels import plain_label

_SWATCH = QSize(22, 14)


class Swatch(QWidget):
    """A sample of a shade, or of the hatching of areas without a value (``shade`` None)."""

    def __init__(self, shade: int | None, *, crossed: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shade, self._crossed = shade, crossed
        self.setFixedSize(_SWATCH)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the sample."""
        painter = QPainter(self)
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(QPen(QColor(current_tokens().border), 1))
        if self._shade is not None:
            painter.setBrush(shade_colour(self._shade))
            painter.drawRect(box)
            return
        ground, strokes = hatching(None)
        if self._crossed:
            strokes.setStyle(Qt.BrushStyle.DiagCrossPattern)
        painter.setBrush(ground)
        painter.drawRect(box)
        painter.fillRect(box, strokes)


class Legend(QFrame):
    """Stands under the map."""

    def __init__(self, language: Language, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._language = language
        set_role(self, "panel")
        self._items = QWidget()
        self._flow = FlowLayout(self._items, spacing=4)
        self.title = plain_label(role="heading", wrap=True)
        self.counted = plain_label(wrap=True)
        self.notes = plain_label(role="small", wrap=True)
        self.territories = plain_label(
            self.tr("北方領土は、この図の元になった図形に含まれていません。"), role="small", wrap=True
        )
        self.attribution = plain_label(ATTRIBUTION, role="small", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 4, 12, 8)
        column.setSpacing(4)
        for widget in (self.title, self._items, self.counted, self.notes, self.territories, self.attribution):
            column.addWidget(widget)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        notifier().changed.connect(self.update)

    @property
    def texts(self) -> tuple[str, ...]:
        """What the classes say, in their order."""
        found = (self._flow.itemAt(place).widget() for place in range(self._flow.count()))
        return tuple(widget.accessibleName() for widget in found if widget is not None)

    def show_picture(self, picture: MapPicture) -> None:
        """Tell a picture."""
        language = self._language
        title, unit = picture.title.of(language), picture.unit.of(language)
        # «Regions (regions)» says nothing twice.
        same = title.casefold() == unit.casefold()
        self.title.setText(title if same else self.tr("{title}（{unit}）").format(title=title, unit=unit))
        while (item := self._flow.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        areas = self._areas(picture.level)
        for one in picture.classes:
            self._add(one.shade, areas.format(span=_span(one), count=one.areas))
        if picture.missing:
            self._add(None, areas.format(span=self.tr("… 資料なし"), count=picture.missing))
        if picture.refused:
            self._add(None, areas.format(span=self.tr("合算せず"), count=picture.refused), crossed=True)
        self.counted.setText("\n".join(self._counted(picture)))
        self.counted.setVisible(bool(self.counted.text()))
        self.notes.setText("\n".join(note.of(language) for note in picture.notes))
        self.notes.setVisible(bool(picture.notes))

    def show_attribution(self, *, on: bool) -> None:
        """Name the source of the outlines where they are shown."""
        self.attribution.setVisible(on)

    def _areas(self, level: AreaLevel) -> str:
        if level is AreaLevel.BLOCK:
            return self.tr("{span}: {count} ブロック")
        return self.tr("{span}: {count} 都道府県")

    def _counted(self, picture: MapPicture) -> list[str]:
        lines = []
        if picture.total is not None:
            lines.append(
                self.tr("合計 {total}（複数の区域にまたがる {shared} も一度だけ数える）").format(
                    total=picture.total, shared=picture.shared
                )
                if picture.shared
                else self.tr("合計 {total}").format(total=picture.total)
            )
        elif picture.shared:
            lines.append(
                self.tr("複数の区域にまたがる {shared} は、それぞれの区域に示す").format(shared=picture.shared)
            )
        if picture.unplaced:
            lines.append(self.tr("うち都道府県の資料がなく地図にないもの {count}").format(count=picture.unplaced))
        return lines

    def _add(self, shade: int | None, text: str, *, crossed: bool = False) -> None:
        item = QWidget()
        item.setAccessibleName(text)
        row = FlowLayout(item, spacing=5)
        row.addWidget(Swatch(shade, crossed=crossed))
        row.addWidget(plain_label(text, role="small"))
        item.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._flow.addWidget(item)
        item.show()


def _span(one: MapClass) -> str:
    low, high = format_myen(one.low), format_myen(one.high)
    return low if low == high else f"{low}–{high}"
