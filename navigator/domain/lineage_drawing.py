"""The lineage picture with its words in the reader's language: what screen and paper paint, and nothing else."""

from dataclasses import dataclass

from navigator.domain.lineage_picture import LineagePicture


@dataclass(frozen=True, slots=True)
class LineageDrawing:
    """A picture and the words on it.

    ``labels`` stand at the bars, one a lane; ``ministries`` at the bands; ``years`` over the axis as (short form, era
    where it begins or «»), one a fiscal year; ``plans`` over the Basic Plan periods. ``numbers`` are the numbers of the
    marks, «» where a mark has none. ``legend`` pairs the key of a sign with its words; ``undated`` heads the column
    before the axis. ``strong`` are codes that are drawn bold: the program in focus.
    """

    picture: LineagePicture
    labels: tuple[str, ...]
    ministries: tuple[str, ...]
    years: tuple[tuple[str, str], ...]
    plans: tuple[str, ...]
    numbers: tuple[str, ...]
    legend: tuple[tuple[str, str], ...]
    undated: str
    strong: frozenset[str] = frozenset()
