"""A chain of a plan on paper: the legend and the picture, never cut."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from navigator.domain.plan_picture import PlanDrawing
from navigator.views.planner.pathshapes import Face, Laid, PathLook, PathScene, Words, lay_path, legend_shapes
from navigator.views.printing.blocks import TextBlocks
from navigator.views.printing.draft import PageDraft, Shape
from navigator.views.printing.styles import BODY, BODY_BOLD, NOTE, Ink, Style, colour_of, mm
from navigator.views.printing.typeset import SetLine, Typesetter

_UNIT = mm(0.25)
_SIGN = mm(8)
_STYLES: dict[Face, Style] = {Face.NAME: BODY_BOLD, Face.BODY: BODY, Face.SMALL: NOTE}


class PaperRuler:
    """Sets the words of a picture in the faces of paper."""

    unit = _UNIT

    def __init__(self, setter: Typesetter) -> None:
        self._setter = setter

    def lines(self, text: str, face: Face, width: float) -> Sequence[SetLine]:
        """Break a text into lines."""
        return self._setter.lines(text, _STYLES[face], width)

    @staticmethod
    def pitch(face: Face) -> float:
        """Return the distance of lines."""
        return _STYLES[face].pitch


def plan_pieces(drawing: PlanDrawing, text: TextBlocks, *, grey: bool) -> "Iterator[PlanPiece]":
    """Yield the picture with its legend, as wide as ``text``."""

    def colour(ink: Ink) -> str:
        return colour_of(ink, grey=grey).name()

    look = PathLook(
        paper=colour(Ink.PAPER),
        stripe=colour(Ink.ITEM),
        rule=colour(Ink.GROUP),
        line=colour(Ink.TEXT),
        light=colour(Ink.PAPER),
        strong=colour(Ink.STAGE),
        wrong=colour(Ink.TEXT),
    )
    yield PlanPiece(drawing, text, look)


@dataclass(slots=True)
class PlanPiece:
    """The legend in as many lines as it takes, and the picture below it."""

    drawing: PlanDrawing
    text: TextBlocks
    look: PathLook
    gap: float = mm(2)
    keep: bool = False
    new_page: bool = False
    header: None = None
    scene: PathScene = field(init=False)
    signs: tuple[tuple[float, int, str, SetLine], ...] = field(init=False)

    def __post_init__(self) -> None:
        self.scene = lay_path(self.drawing, PaperRuler(self.text.setter), self.look, self.text.width)
        x, row, signs = 0.0, 0, []
        for key, said in self.drawing.legend:
            line = self.text.setter.lines(said, NOTE, self.text.width)[0]
            if x and x + _SIGN + line.width > self.text.width:
                x, row = 0.0, row + 1
            signs.append((x, row, key, line))
            x += _SIGN + line.width + mm(5)
        self.signs = tuple(signs)

    @property
    def _legend_height(self) -> float:
        return (self.signs[-1][1] + 1) * NOTE.pitch * 1.2 + mm(1) if self.signs else 0.0

    @property
    def height(self) -> float:
        """Height of legend and picture."""
        return self._legend_height + self.scene.height

    @property
    def least(self) -> float:
        """It is never cut."""
        return self.height

    def cut(self, room: float) -> None:  # noqa: ARG002 - it has no place to be cut
        """It is never cut."""
        return

    def draw(self, draft: PageDraft, top: float) -> None:
        """Draw the signs with their words, then the picture."""
        left = self.text.left
        for dx, row, key, line in self.signs:
            x, y = left + dx, top + row * NOTE.pitch * 1.2
            draft.shapes += legend_shapes(key, (x, y), _UNIT, self.look)
            _write(draft, line, x + _SIGN, y)
        below = top + self._legend_height
        draft.shapes += [_moved(shape, left, below) for shape in self.scene.shapes]
        for words in self.scene.words:
            _write(draft, _set(words), left + words.x, below + words.y)


def _set(words: Words) -> SetLine:
    line: Laid = words.line
    assert isinstance(line, SetLine)
    return line


def _moved(shape: Shape, dx: float, dy: float) -> Shape:
    return shape._replace(points=tuple((x + dx, y + dy) for x, y in shape.points))


def _write(draft: PageDraft, line: SetLine, x: float, y: float) -> None:
    for run in line.runs:
        draft.write(x + run.dx, y + line.style.baseline + run.dy, run.text, run.style)
