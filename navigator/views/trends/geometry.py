"""From years and values to the pixels of one plot, and back: what stands where, and what lies under the pointer."""

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from PySide6.QtCore import QPointF, QRectF

from navigator.viewmodels.trends_drawing import Floats, Layer, Panel

_NEAR = 14.0
"""Pixels within which a marker answers to the pointer."""
_THIN = 3.0
"""A bar answers to the pointer a little beyond its ends: it may be one pixel high."""


class Spot(NamedTuple):
    """One point on screen: its place in the chart's series and in the points of that series."""

    series: int
    point: int


@dataclass(frozen=True, slots=True)
class Scale:
    """The part of the axes that is seen: years and values, and the size of the plot in pixels."""

    left: float
    right: float
    bottom: float
    top: float
    width: float
    height: float

    def x(self, years: Floats | float) -> Floats:
        """Return the pixels of these years."""
        return np.asarray((np.asarray(years) - self.left) * (self.width / (self.right - self.left)))

    def y(self, values: Floats | float) -> Floats:
        """Return the pixels of these values."""
        return np.asarray((self.top - np.asarray(values)) * (self.height / (self.top - self.bottom)))

    @property
    def year(self) -> float:
        """Pixels of one year."""
        return self.width / (self.right - self.left)


def layer_of(panel: Panel, series: int) -> Layer | None:
    """Return the layer of a series in this panel."""
    return next((layer for layer in panel.layers if layer.index == series), None)


def box_of(scale: Scale, panel: Panel, spot: Spot, *, bars: bool) -> QRectF:
    """Return the place of a point in pixels; a marker for a line."""
    layer = layer_of(panel, spot.series)
    if layer is None or spot.point >= len(layer.points):
        return QRectF()
    if bars:
        x0, x1 = float(scale.x(layer.left[spot.point])), float(scale.x(layer.right[spot.point]))
        y0, y1 = float(scale.y(layer.base[spot.point])), float(scale.y(layer.end[spot.point]))
        return QRectF(QPointF(x0, min(y0, y1)), QPointF(x1, max(y0, y1)))
    x, y = float(scale.x(layer.at[spot.point])), float(scale.y(layer.end[spot.point]))
    return QRectF(x - 6, y - 6, 12, 12)


def spot_at(scale: Scale, panel: Panel, place: QPointF, *, bars: bool) -> Spot | None:
    """Return the point under the pointer, None where there is none."""
    return _bar_at(scale, panel, place) if bars else _marker_at(scale, panel, place)


def _bar_at(scale: Scale, panel: Panel, place: QPointF) -> Spot | None:
    for layer in panel.layers:
        y0, y1 = scale.y(layer.base), scale.y(layer.end)
        inside = (
            (scale.x(layer.left) <= place.x())
            & (place.x() <= scale.x(layer.right))
            & (np.minimum(y0, y1) - _THIN <= place.y())
            & (place.y() <= np.maximum(y0, y1) + _THIN)
        )
        found = np.flatnonzero(inside)
        if len(found):
            return Spot(layer.index, int(found[0]))
    return None


def _marker_at(scale: Scale, panel: Panel, place: QPointF) -> Spot | None:
    best, found = _NEAR, None
    for layer in panel.layers:
        if len(layer.points):
            away = np.hypot(scale.x(layer.at) - place.x(), scale.y(layer.end) - place.y())
            away = np.where(np.isnan(away), np.inf, away)
            at = int(np.argmin(away))
            if away[at] < best:
                best, found = float(away[at]), Spot(layer.index, at)
    return found
