"""Painting of the figures themselves: bars, lines, markers, ranges, periods and the amounts written beside them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFontMetricsF, QPainter, QPen

from navigator.domain.chart import ChartForm
from navigator.domain.charttable import figure_text
from navigator.domain.text import Language
from navigator.qtsupport.fonts import number_font
from navigator.qtsupport.theme import current_tokens
from navigator.viewmodels.trends_drawing import Drawing, Flags, Floats, Layer
from navigator.views.trends.geometry import Scale
from navigator.views.trends.looks import Look, look_of

LABEL_PT = 8.5
_SMOOTH = 500
"""Points of a plot up to which lines are wide, dashed and smooth; beyond, that costs more than all the rest."""
_MARKED = 3000
"""Points of a plot up to which each has a marker."""
_WHISKER = 5.0
_LABEL_HEIGHT = 13.0
_MOST_LINES_WITH_TEXT = 3
_LEAST_ROOM = 10.0
_EDGE_FROM = 5.0
"""A bar narrower than this has no edge: the edge would be all of it."""


@dataclass(frozen=True, slots=True)
class Total:
    """What a stacked year comes to: where its bars end, and what is written there."""

    fy: int
    top: float
    text: str


@dataclass(frozen=True, slots=True)
class Bundle:
    """The lines of one look as one: where they stand and where they go on; ``rank`` gives the look."""

    rank: int
    at: Floats
    end: Floats
    joined: Flags


@dataclass(frozen=True)
class Content:
    """What one plot shows: its layers with the rank of each, and the totals of stacked years.

    What a frame needs and panning does not change is worked out once.
    """

    drawing: Drawing
    layers: tuple[Layer, ...]
    ranks: tuple[int, ...]
    language: Language
    totals: tuple[Total, ...] = ()

    @cached_property
    def count(self) -> int:
        """The points of the whole plot."""
        return sum(len(layer.points) for layer in self.layers)

    @cached_property
    def ranged(self) -> tuple[Layer, ...]:
        """The layers with figures that the sources disagree about."""
        return tuple(one for one in self.layers if (np.isfinite(one.low) & np.isfinite(one.high)).any())

    @cached_property
    def bundles(self) -> tuple[Bundle, ...]:
        """The lines of every look; no line leads from one layer to the next."""
        found: dict[str, list[tuple[int, Layer]]] = {}
        for layer, rank in zip(self.layers, self.ranks, strict=True):
            if len(layer.points):
                found.setdefault(look_of(rank).line.color().name(), []).append((rank, layer))
        made = []
        for group in found.values():
            joined = [np.append(layer.joined[:-1], False) for _, layer in group]
            at, end = (np.concatenate([getattr(layer, name) for _, layer in group]) for name in ("at", "end"))
            made.append(Bundle(group[0][0], at, end, np.concatenate(joined)))
        return tuple(made)

    @cached_property
    def _texts(self) -> dict[int, tuple[str, ...]]:
        return {}

    def texts(self, place: int) -> tuple[str, ...]:
        """Return the amounts of a layer as they are written."""
        if place not in self._texts:
            points = self.layers[place].points
            self._texts[place] = tuple(figure_text(point).of(self.language) for point in points)
        return self._texts[place]


def seen(layer: Layer, scale: Scale) -> Floats:
    """Return the places of the points that can be seen, in a layer whose years rise."""
    first = np.searchsorted(layer.at, scale.left - 1)
    last = np.searchsorted(layer.since, scale.right + 1)
    return np.arange(first, max(first, last))


def paint_figures(painter: QPainter, scale: Scale, content: Content) -> None:
    """Paint every figure of a plot."""
    bars = content.drawing.is_bars
    if not bars:
        # Behind the markers, which they would strike out.
        for layer in content.ranged:
            _paint_ranges(painter, scale, layer)
    if content.drawing.form is ChartForm.LINES and content.count > _MARKED:
        _paint_bundles(painter, scale, content)
        return
    count = content.count
    for layer, rank in zip(content.layers, content.ranks, strict=True):
        look = look_of(rank)
        if bars:
            _paint_bars(painter, scale, layer, look)
        else:
            _paint_line(painter, scale, layer, look, count, steps=content.drawing.form is ChartForm.STEPS)
        # A sum of years begins where its steps begin: that is seen without a bracket.
        if content.drawing.form is not ChartForm.STEPS:
            _paint_periods(painter, scale, layer, look)
    for layer in content.ranged if bars else ():
        _paint_ranges(painter, scale, layer)
    _paint_texts(painter, scale, content)


def _rects(scale: Scale, layer: Layer, which: Floats, bottom: Floats, top: Floats) -> list[QRectF]:
    """Return boxes with edges on whole pixels."""
    x0, x1 = np.round(scale.x(layer.left[which])), np.round(scale.x(layer.right[which]))
    ya, yb = np.round(scale.y(bottom[which])), np.round(scale.y(top[which]))
    return [
        QRectF(x, min(a, b), max(1.0, right - x), max(1.0, abs(a - b)))
        for x, right, a, b in zip(x0.tolist(), x1.tolist(), ya.tolist(), yb.tolist(), strict=True)
    ]


def _paint_bars(painter: QPainter, scale: Scale, layer: Layer, look: Look) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)  # noqa: FBT003 - Qt has no name for it
    which = seen(layer, scale)
    which = which[np.isfinite(layer.end[which])]
    hollow, partial = layer.hollow[which], layer.partial[which]
    ground, nothing = QBrush(look.ground), QPen(Qt.PenStyle.NoPen)
    edged = scale.year * float(layer.right[0] - layer.left[0]) >= _EDGE_FROM if len(which) else False
    edge = QPen(look.edge, 1) if edged else nothing
    whole = which[~hollow & ~partial]
    _draw(painter, _rects(scale, layer, whole, layer.base, layer.end), edge, ground, look.fill)
    # ※内数: hatched, but for the part of a sum that is whole.
    parts = which[~hollow & partial]
    _draw(painter, _rects(scale, layer, parts, layer.solid, layer.end), QPen(look.edge, 1), ground, look.hatch)
    some = parts[layer.solid[parts] != layer.base[parts]]
    _draw(painter, _rects(scale, layer, some, layer.base, layer.solid), edge, ground, look.fill)
    # Requests and plans: an outline; hatched inside when they are ※内数 as well.
    boxes = [box.adjusted(1, 1, -1, 0) for box in _rects(scale, layer, which[hollow], layer.base, layer.end)]
    _draw(painter, boxes, QPen(look.edge, 2), ground, None)
    boxes = [box.adjusted(2, 2, -2, -1) for box in _rects(scale, layer, which[hollow & partial], layer.base, layer.end)]
    _draw(painter, boxes, nothing, ground, look.hatch)


def _draw(painter: QPainter, boxes: Sequence[QRectF], edge: QPen, ground: QBrush, fill: QBrush | None) -> None:
    if not boxes:
        return
    painter.setPen(edge)
    # A texture leaves holes: without a ground of its own a bar would show the lines behind it.
    if fill is None or fill.style() is not Qt.BrushStyle.SolidPattern:
        painter.setBrush(ground)
        painter.drawRects(boxes)
    if fill is not None:
        painter.setBrush(fill)
        painter.drawRects(boxes)


def _paint_line(painter: QPainter, scale: Scale, layer: Layer, look: Look, count: int, *, steps: bool) -> None:
    """Paint a line or steps; ``count`` are the points of the whole plot."""
    which = seen(layer, scale)
    if not len(which):
        return
    plain = count > _SMOOTH
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, not plain)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(look.line.color(), 1) if plain else look.line)
    at, end, joined = layer.at[which], scale.y(layer.end[which]), layer.joined[which]
    if steps:
        x = scale.x(np.column_stack([at - 0.5, at + 0.5]).ravel())
        path = pg.arrayToQPath(x, np.repeat(end, 2), connect=np.column_stack([np.ones_like(joined), joined]).ravel())
    else:
        path = pg.arrayToQPath(scale.x(at), end, connect=joined)
    painter.drawPath(path)
    if scale.year >= 3 and count <= _MARKED:
        _paint_markers(painter, scale, layer, which, look)
    elif not joined.all():
        # A point alone has no line: without a dot it would not be there at all.
        painter.setPen(QPen(look.line.color(), 3))
        painter.drawPoints([QPointF(*place) for place in _alone(scale, layer, which)])


def _paint_bundles(painter: QPainter, scale: Scale, content: Content) -> None:
    """Paint very many lines without marker or text: all of one look in one go, which a thousand calls would not be."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)  # noqa: FBT003 - Qt has no name for it
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for bundle in content.bundles:
        colour = look_of(bundle.rank).line.color()
        xs, ys = scale.x(bundle.at), scale.y(bundle.end)
        painter.setPen(QPen(colour, 1))
        painter.drawPath(pg.arrayToQPath(xs, ys, connect=bundle.joined))
        alone = ~bundle.joined & ~np.concatenate([[False], bundle.joined[:-1]])
        if alone.any():
            painter.setPen(QPen(colour, 3))
            painter.drawPoints([QPointF(x, y) for x, y in zip(xs[alone].tolist(), ys[alone].tolist(), strict=True)])
    for layer, rank in zip(content.layers, content.ranks, strict=True):
        _paint_periods(painter, scale, layer, look_of(rank))


def _alone(scale: Scale, layer: Layer, which: Floats) -> list[tuple[float, float]]:
    """Return the places of the points that no line leads to or from."""
    after = layer.joined[which]
    before = np.concatenate([[False], after[:-1]])
    single = which[~after & ~before]
    return list(zip(scale.x(layer.at[single]).tolist(), scale.y(layer.end[single]).tolist(), strict=True))


def _paint_markers(painter: QPainter, scale: Scale, layer: Layer, which: Floats, look: Look) -> None:
    painter.setPen(QPen(look.line.color(), 1.4))
    xs, ys = scale.x(layer.at[which]), scale.y(layer.end[which])
    ground, full = QBrush(look.ground), QBrush(look.line.color())
    for n, x, y in zip(which.tolist(), xs.tolist(), ys.tolist(), strict=True):
        if not np.isfinite(y):
            continue
        empty = bool(layer.hollow[n] or layer.partial[n])
        painter.translate(x, y)
        size = 1.5 if layer.partial[n] else 1.0
        painter.scale(size, size)
        painter.setBrush(ground if empty else full)
        painter.drawPath(look.marker)
        if layer.partial[n]:
            painter.setBrush(look.hatch)
            painter.drawPath(look.marker)
        painter.scale(1 / size, 1 / size)
        painter.translate(-x, -y)


def _paint_periods(painter: QPainter, scale: Scale, layer: Layer, look: Look) -> None:
    """Draw a bracket over the years of a figure of several years."""
    long = np.flatnonzero(layer.since < layer.at)
    if not len(long):
        return
    painter.setPen(QPen(look.edge, 1.6))
    lines: list[QLineF] = []
    for n in long.tolist():
        y = float(scale.y(layer.end[n]))
        x0, x1 = float(scale.x(layer.since[n] - 0.4)), float(scale.x(layer.at[n] + 0.4))
        lines += [QLineF(x0, y, x1, y), QLineF(x0, y, x0, y + 5), QLineF(x1, y, x1, y + 5)]
    painter.drawLines(lines)


def _paint_ranges(painter: QPainter, scale: Scale, layer: Layer) -> None:
    """Draw from the lowest to the highest figure of the sources that disagree."""
    some = np.flatnonzero(np.isfinite(layer.low) & np.isfinite(layer.high))
    if not len(some):
        return
    tokens = current_tokens()
    lines: list[QLineF] = []
    for n in some.tolist():
        x = float(scale.x((layer.left[n] + layer.right[n]) / 2))
        half = min(_WHISKER, max(2.0, scale.year * float(layer.right[n] - layer.left[n]) / 2))
        low, high = float(scale.y(layer.low[n])), float(scale.y(layer.high[n]))
        lines += [QLineF(x, low, x, high), QLineF(x - half, low, x + half, low), QLineF(x - half, high, x + half, high)]
    # A halo of the ground keeps the sign apart from the bar behind it.
    for colour, width in ((tokens.base, 4.0), (tokens.text, 1.6)):
        painter.setPen(QPen(QColor(colour), width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.SquareCap))
        painter.drawLines(lines)


# The amounts beside the figures: written only where every one of a plot has room, so that none covers another.


def _paint_texts(painter: QPainter, scale: Scale, content: Content) -> None:
    painter.setFont(number_font(LABEL_PT))
    metrics = QFontMetricsF(painter.font())
    drawing = content.drawing
    stacked = drawing.is_bars and drawing.form is not ChartForm.GROUPED and len(content.layers) > 1
    taken: list[QRectF] = []
    for place, (layer, rank) in enumerate(zip(content.layers, content.ranks, strict=True)):
        if not len(layer.points) or (not drawing.is_bars and len(content.layers) > _MOST_LINES_WITH_TEXT):
            continue
        room = scale.year * float(layer.right[0] - layer.left[0]) if drawing.is_bars else scale.year
        room += 0 if stacked else scale.year * 0.18
        if room < _LEAST_ROOM:
            continue
        which = seen(layer, scale).tolist()
        said = content.texts(place)
        texts = {n: said[n] for n in which if np.isfinite(layer.end[n])}
        if max((metrics.horizontalAdvance(text) for text in texts.values()), default=0) > room - 2:
            continue
        if stacked:
            _paint_inside(painter, scale, layer, look_of(rank), texts)
        elif drawing.is_bars:
            _paint_above(painter, scale, layer, texts, taken)
        else:
            _paint_beside_markers(painter, scale, layer, texts, taken)
    if stacked:
        _paint_totals(painter, scale, content)


def _paint_inside(painter: QPainter, scale: Scale, layer: Layer, look: Look, texts: Mapping[int, str]) -> None:
    """Write the amounts of a stacked series into its bars, where they are high enough."""
    metrics = QFontMetricsF(painter.font())
    solid_fill = look.fill.style() is Qt.BrushStyle.SolidPattern
    on_colour = QColor("#000000") if _luminance(look.colour) > 0.3 else QColor("#ffffff")
    bases, ends = scale.y(layer.base), scale.y(layer.end)
    high = np.abs(bases - ends) >= _LABEL_HEIGHT
    for n in (n for n in texts if high[n]):
        text, base, end = texts[n], float(bases[n]), float(ends[n])
        x, middle = float(scale.x((layer.left[n] + layer.right[n]) / 2)), (base + end) / 2
        width = metrics.horizontalAdvance(text)
        solid = solid_fill and not layer.partial[n] and not layer.hollow[n]
        if not solid:
            plate = QRectF(x - width / 2 - 2, middle - _LABEL_HEIGHT / 2, width + 4, _LABEL_HEIGHT)
            painter.fillRect(plate, look.ground)
        painter.setPen(on_colour if solid else QColor(current_tokens().text))
        painter.drawText(QPointF(x - width / 2, middle + metrics.ascent() / 2 - 1), text)


def _luminance(colour: QColor) -> float:
    """Return how light a colour is, 0 to 1 (WCAG 2.1, relative luminance)."""

    def linear(part: float) -> float:
        return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4

    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) + 0.0722 * linear(colour.blueF())


def _paint_above(painter: QPainter, scale: Scale, layer: Layer, texts: Mapping[int, str], taken: list[QRectF]) -> None:
    """Write the amounts of bars above them, below them for less than nothing."""
    metrics = QFontMetricsF(painter.font())
    for n, text in texts.items():
        end = float(scale.y(layer.end[n]))
        high = float(scale.y(layer.high[n])) if np.isfinite(layer.high[n]) else end
        below = layer.end[n] < layer.base[n]
        y = max(high, end) + metrics.ascent() + 3 if below else min(high, end) - 5
        x = float(scale.x((layer.left[n] + layer.right[n]) / 2)) - metrics.horizontalAdvance(text) / 2
        _put(painter, metrics, QPointF(x, y), text, taken)


def _paint_beside_markers(
    painter: QPainter, scale: Scale, layer: Layer, texts: Mapping[int, str], taken: list[QRectF]
) -> None:
    """Write the amounts of a line above its markers, beside them where a range goes up and down."""
    metrics = QFontMetricsF(painter.font())
    for n, text in texts.items():
        x, y = float(scale.x(layer.at[n])), float(scale.y(layer.end[n]))
        if np.isfinite(layer.high[n]):
            place = QPointF(x + 9, y + metrics.ascent() / 2 - 1)
        else:
            place = QPointF(x - metrics.horizontalAdvance(text) / 2, y - 9)
        _put(painter, metrics, place, text, taken)


def _put(painter: QPainter, metrics: QFontMetricsF, place: QPointF, text: str, taken: list[QRectF]) -> None:
    """Write a text unless it would lie over one that is there; the card of the figure tells it anyway."""
    box = QRectF(place.x(), place.y() - metrics.ascent(), metrics.horizontalAdvance(text), metrics.ascent())
    if not any(box.intersects(other) for other in taken):
        taken.append(box)
        painter.setPen(QColor(current_tokens().text))
        painter.drawText(place, text)


def _paint_totals(painter: QPainter, scale: Scale, content: Content) -> None:
    """Write what a stacked year comes to above its bars."""
    metrics = QFontMetricsF(painter.font())
    if any(metrics.horizontalAdvance(total.text) > scale.year - 2 for total in content.totals):
        return
    painter.setPen(QColor(current_tokens().text))
    for total in content.totals:
        x = float(scale.x(total.fy)) - metrics.horizontalAdvance(total.text) / 2
        painter.drawText(QPointF(x, float(scale.y(total.top)) - 5), total.text)
