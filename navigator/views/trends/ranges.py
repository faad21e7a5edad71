"""Zooming and panning: all panels always show the same years and values."""

from navigator.views.trends.plot import Plot


class Ranges:
    """The ranges of ``plots``, a list that its owner fills and empties."""

    def __init__(self, plots: list[Plot]) -> None:
        self._plots = plots

    @property
    def years(self) -> tuple[float, float]:
        """The first and the last year seen, with their fractions."""
        left, right = self._plots[0].box.viewRange()[0]
        return left, right

    @property
    def middle(self) -> float:
        """The year in the middle."""
        return sum(self.years) / 2

    def reset(self) -> None:
        """Show everything."""
        for plot in self._plots:
            plot.fit()

    def zoom(self, factor: float, about: float) -> None:
        """Show fewer years (below 1) or more; the year ``about`` stays where it is."""
        left, right = self.years
        self._set_years(about - (about - left) * factor, about + (right - about) * factor)

    def pan(self, share: float) -> None:
        """Move the years by a share of what is seen."""
        if self._plots:
            left, right = self.years
            self._set_years(left + share * (right - left), right + share * (right - left))

    def reveal(self, fy: int) -> None:
        """Bring a year into sight."""
        left, right = self.years
        if not left <= fy <= right:
            self._set_years(fy - (right - left) / 2, fy + (right - left) / 2)

    def stretch(self, factor: float) -> None:
        """Show smaller values only (below 1) or larger ones too; zero stays where it is."""
        for plot in self._plots:
            bottom, top = plot.box.viewRange()[1]
            plot.box.setYRange(bottom * factor, top * factor, padding=0)

    def follow(self, moved: Plot) -> None:
        """Let the other panels show what one was dragged to."""
        years, values = moved.box.viewRange()
        for plot in self._plots:
            if plot is not moved:
                plot.box.setRange(xRange=years, yRange=values, padding=0)

    def _set_years(self, left: float, right: float) -> None:
        for plot in self._plots:
            plot.box.setXRange(left, right, padding=0)
