"""Painting the lineage on the screen: what is seen of it, in the colours of the theme."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetricsF, QPainter, QPen, QPolygonF

from navigator.domain.lineage_drawing import LineageDrawing
from navigator.domain.lineage_picture import BAR_HEIGHT
from navigator.qtsupport.fonts import number_font, text_font
from navigator.qtsupport.theme import current_tokens
from navigator.services import lineage_words as words
from navigator.views.lineage.shapes import (
    BarLook,
    Geometry,
    Spot,
    arrow_shapes,
    bar_shapes,
    label_places,
    mark_shapes,
    spread,
)
from navigator.views.printing.draft import Shape

HEAD_ROW = 17.0
"""Height of one row of the head, pixels."""
PAD = 6.0
SMALLEST_LABEL = 12.0
"""Lanes lower than this (pixels) carry no labels."""
_MARK_ROOM = 9.0
_LEAST_LABEL = 160.0
_SMALL_PT = 8.5
_LARGEST_PT = 10.0
_POINTS = 72 / 96


@dataclass(frozen=True, slots=True)
class Scene:
    """What is painted: the drawing and its scale, the lanes in sight, what stands back, where one stands, the years.

    ``area`` is the part right of the ministries and below the years.
    """

    drawing: LineageDrawing
    geo: Geometry
    area: QRectF
    faint: frozenset[str] = frozenset()
    current: str | None = None
    has_focus: bool = False
    as_of: int | None = None
    years: tuple[int, int] | None = None

    @property
    def seen(self) -> range:
        """The lanes in sight."""
        first = int((self.area.top() - self.geo.top) // self.geo.lane)
        last = int((self.area.bottom() - self.geo.top) // self.geo.lane)
        return range(max(first, 0), min(last + 1, self.drawing.picture.lanes))


def label_font(lane: float, *, bold: bool = False) -> QFont:
    """Return the face of labels in lanes of this height."""
    return text_font(max(7.5, min(_LARGEST_PT, lane * 0.66 * _POINTS)), bold=bold)


def places_of(scene: Scene) -> list[tuple[float, float]]:
    """Return from where to where each label stands, pixels."""
    drawing, area = scene.drawing, scene.area
    plain = QFontMetricsF(label_font(scene.geo.lane))
    bold = QFontMetricsF(label_font(scene.geo.lane, bold=True))
    widths = [
        (bold if bar.code in drawing.strong else plain).horizontalAdvance(label)
        for bar, label in zip(drawing.picture.bars, drawing.labels, strict=True)
    ]
    return label_places(drawing.picture, widths, scene.geo, (area.left(), area.right()), PAD, least=_LEAST_LABEL)


def paint_picture(painter: QPainter, scene: Scene, places: Sequence[tuple[float, float]]) -> None:
    """Paint grounds, bars, arrows, marks and labels inside ``scene.area``."""
    tokens, drawing, geo = current_tokens(), scene.drawing, scene.geo
    painter.save()
    painter.setClipRect(scene.area)
    _paint_grounds(painter, scene)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    seen = scene.seen
    bars = drawing.picture.bars[seen.start : seen.stop]
    plain, strong = BarLook(tokens.soft, tokens.primary), BarLook(tokens.selection, tokens.primary, 2.4)
    faint = BarLook(tokens.base, tokens.border)
    for bar in bars:
        look = faint if bar.code in scene.faint else strong if bar.code in drawing.strong else plain
        paint_shapes(painter, bar_shapes(bar, geo, look))
    hidden = places if geo.lane >= SMALLEST_LABEL else ()
    for arrow in drawing.picture.arrows:
        lanes = (int(arrow.points[0][1]), int(arrow.points[-1][1]))
        if max(lanes) < seen.start or min(lanes) >= seen.stop:
            continue
        ends = {arrow.edge.source, arrow.edge.target}
        colour = tokens.border if ends & scene.faint else tokens.text
        wide = 1.3 if ends <= drawing.strong else 1.0
        paint_shapes(painter, arrow_shapes(arrow, geo, colour, hidden, wide=wide))
    _paint_marks(painter, scene)
    if geo.lane >= SMALLEST_LABEL:
        _paint_labels(painter, scene, places)
    painter.restore()


def paint_shapes(painter: QPainter, shapes: Iterable[Shape]) -> None:
    """Paint lines and areas; their unit is the pixel."""
    for shape in shapes:
        corners = QPolygonF([QPointF(x, y) for x, y in shape.points])
        if shape.line is None:
            painter.setPen(Qt.PenStyle.NoPen)
        else:
            pen = QPen(QColor(shape.line), shape.width)
            pen.setCapStyle(Qt.PenCapStyle.FlatCap)
            if shape.dash:
                pen.setDashPattern([length / shape.width for length in shape.dash])
            painter.setPen(pen)
        if shape.closed:
            painter.setBrush(Qt.BrushStyle.NoBrush if shape.fill is None else QBrush(QColor(shape.fill)))
            painter.drawPolygon(corners)
        else:
            painter.drawPolyline(corners)


def _paint_grounds(painter: QPainter, scene: Scene) -> None:
    tokens, picture, geo, area = current_tokens(), scene.drawing.picture, scene.geo, scene.area
    painter.fillRect(area, QColor(tokens.base))
    for number, plan in enumerate(picture.plans):
        if number % 2 == 0:
            left, right = geo.x(plan.fy_from), geo.x(plan.fy_to + 1)
            painter.fillRect(QRectF(left, area.top(), right - left, area.height()), QColor(tokens.stripe))
    for fy in range(picture.fy_from, picture.fy_to + 2):
        painter.fillRect(QRectF(geo.x(fy), area.top(), 1, area.height()), QColor(tokens.line))
    for band in picture.bands:
        painter.fillRect(QRectF(area.left(), geo.y(band.first), area.width(), 1), QColor(tokens.border))
    if scene.as_of is not None:
        painter.setPen(QPen(QColor(tokens.warning), 2, Qt.PenStyle.DashLine))
        for x in (geo.x(scene.as_of), geo.x(scene.as_of + 1)):
            painter.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()))
    if scene.years is not None:
        painter.setPen(QPen(QColor(tokens.warning), 2, Qt.PenStyle.DashLine))
        for x in (geo.x(scene.years[0] + 1), geo.x(scene.years[1] + 1)):
            painter.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()))


def _paint_marks(painter: QPainter, scene: Scene) -> None:
    tokens, seen = current_tokens(), scene.seen
    here = [mark for mark in scene.drawing.picture.marks if mark.lane is not None and mark.lane in seen]
    unit = min(1.0, scene.geo.lane / 16)
    for mark, x in spread(here, scene.geo, _MARK_ROOM * unit).items():
        code = scene.drawing.picture.bars[mark.lane or 0].code
        colour = tokens.border if code in scene.faint else tokens.text
        y = scene.geo.y((mark.lane or 0) + 0.5)
        paint_shapes(painter, mark_shapes(mark.kind, Spot(x, y, unit), colour, tokens.base))


def _paint_labels(painter: QPainter, scene: Scene, places: Sequence[tuple[float, float]]) -> None:
    tokens, drawing, geo = current_tokens(), scene.drawing, scene.geo
    plain, bold = label_font(geo.lane), label_font(geo.lane, bold=True)
    metrics = QFontMetricsF(plain)
    rise = (metrics.ascent() - metrics.descent()) / 2
    for lane in scene.seen:
        code = drawing.picture.bars[lane].code
        begin, end = places[lane]
        if code == scene.current:
            margin = geo.lane * (1 - BAR_HEIGHT) / 4
            box = QRectF(begin - 3, geo.y(lane) + margin, end - begin + 6, geo.lane - 2 * margin)
            painter.fillRect(box, QColor(tokens.selection))
        painter.setFont(bold if code in drawing.strong else plain)
        painter.setPen(QColor(tokens.muted if code in scene.faint else tokens.text))
        label, face = drawing.labels[lane], QFontMetricsF(painter.font())
        if face.horizontalAdvance(label) > end - begin + 1:
            label = shortened(label, face, end - begin)
        painter.drawText(QPointF(begin, geo.y(lane + 0.5) + rise), label)
    if scene.current is not None:
        _paint_ring(painter, scene)


def shortened(label: str, face: QFontMetricsF, room: float) -> str:
    """Return a label with its name cut; its years stay whole, since … in them means «not on file»."""
    name, gap, years = label.rpartition(words.BEFORE_YEARS)
    rest = gap + years
    return face.elidedText(name, Qt.TextElideMode.ElideRight, room - face.horizontalAdvance(rest)) + rest


def _paint_ring(painter: QPainter, scene: Scene) -> None:
    bar = next((one for one in scene.drawing.picture.bars if one.code == scene.current), None)
    if bar is None:
        return
    geo = scene.geo
    box = QRectF(geo.x(bar.start), geo.y(bar.lane), geo.x(bar.end) - geo.x(bar.start), geo.lane)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    style = Qt.PenStyle.SolidLine if scene.has_focus else Qt.PenStyle.DotLine
    painter.setPen(QPen(QColor(current_tokens().focus), 2, style))
    painter.drawRoundedRect(box.adjusted(-3, 1, 3, -1), 3, 3)


def paint_head(painter: QPainter, scene: Scene, head: QRectF) -> None:
    """Paint the years and the Basic Plan periods into the head."""
    tokens, drawing, geo = current_tokens(), scene.drawing, scene.geo
    picture = drawing.picture
    painter.save()
    painter.setClipRect(head)
    painter.fillRect(head, QColor(tokens.raised))
    small, figures = text_font(_SMALL_PT), number_font(_SMALL_PT)
    painter.setPen(QColor(tokens.text))
    painter.setFont(small)
    metrics = QFontMetricsF(small)
    for plan, label in zip(picture.plans, drawing.plans, strict=True):
        left, right = max(geo.x(plan.fy_from), head.left()), min(geo.x(plan.fy_to + 1), head.right())
        box = QRectF(left, head.top(), right - left, HEAD_ROW)
        if right - left > HEAD_ROW:
            painter.fillRect(box.adjusted(1, 1, -1, -1), QColor(tokens.soft))
            room = right - left - 4
            shown = label if metrics.horizontalAdvance(label) <= room else _short_plan(label)
            shown = metrics.elidedText(shown, Qt.TextElideMode.ElideRight, room)
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, shown)
    widest = max((QFontMetricsF(figures).horizontalAdvance(number) for number, _era in drawing.years), default=0.0)
    step = max(1, -(-int(widest + 4) // max(1, int(geo.year))))
    for place, (number, era) in enumerate(drawing.years):
        left = geo.x(picture.fy_from + place)
        if era:
            painter.setFont(small)
            painter.drawText(QRectF(left, head.top() + HEAD_ROW, 80, HEAD_ROW), Qt.AlignmentFlag.AlignVCenter, era)
        if place % step == 0:
            painter.setFont(figures)
            box = QRectF(left, head.top() + 2 * HEAD_ROW, geo.year * step, HEAD_ROW)
            painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, f" {number}")
    if picture.undated:
        painter.setFont(small)
        column = QRectF(head.left(), head.top() + 2 * HEAD_ROW, geo.x(picture.fy_from) - head.left(), HEAD_ROW)
        shown = metrics.elidedText(drawing.undated, Qt.TextElideMode.ElideRight, max(0.0, column.width() - 8))
        painter.drawText(column.adjusted(4, 0, -4, 0), Qt.AlignmentFlag.AlignVCenter, shown)
    painter.fillRect(QRectF(head.left(), head.bottom() - 1, head.width(), 1), QColor(tokens.border))
    painter.restore()


def _short_plan(plan: str) -> str:
    """Return the name of a Basic Plan without its subject: 第2期基本計画, 2nd Basic Plan."""
    return plan.replace("科学技術", "").replace("S&T ", "")


def paint_ministries(painter: QPainter, scene: Scene, column: QRectF) -> None:
    """Paint the names of the ministries beside their lanes; a name stays in sight as long as any of them is."""
    tokens, drawing, geo = current_tokens(), scene.drawing, scene.geo
    painter.save()
    painter.setClipRect(column)
    painter.fillRect(column, QColor(tokens.raised))
    painter.setFont(text_font(_SMALL_PT, bold=True))
    painter.setPen(QColor(tokens.text))
    height = painter.fontMetrics().height()
    for band, name in zip(drawing.picture.bands, drawing.ministries, strict=True):
        top, bottom = geo.y(band.first), geo.y(band.first + band.lanes)
        if bottom < column.top() or top > column.bottom():
            continue
        painter.fillRect(QRectF(column.left(), top, column.width(), 1), QColor(tokens.border))
        begin = min(max(top, column.top()), max(top, bottom - height - 4))
        box = QRectF(column.left() + 6, begin + 2, column.width() - 8, max(height, bottom - begin - 4))
        flags = int(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft) | int(Qt.TextFlag.TextWordWrap)
        painter.save()
        painter.setClipRect(
            QRectF(column.left(), max(top, column.top()), column.width(), bottom - max(top, column.top()))
        )
        painter.drawText(box, flags, name)
        painter.restore()
    painter.fillRect(QRectF(column.right() - 1, column.top(), 1, column.height()), QColor(tokens.border))
    painter.restore()
