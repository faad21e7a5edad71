"""The lineage on paper: every program on it, years on every part, cut where no arrow runs, grey when asked."""

from dataclasses import replace

import pytest
from PySide6.QtGui import QColor

from navigator.domain.document import Document, PageSetup, PaperSize, SheetFoot, SheetHead, Title
from navigator.domain.lineage import LineageGraph
from navigator.domain.lineage_layout import lay_out
from navigator.domain.results import Presentation
from navigator.domain.text import Language
from navigator.domain.vocabulary import Ministry, Relation
from navigator.services import lineage_words as words
from navigator.views.printing.pages import Pages, paginate
from tests.domain.lineagegraphs import edge, program

pytestmark = pytest.mark.usefixtures("qapp")

A3 = PageSetup(size=PaperSize.A3)


def many(count: int = 130) -> LineageGraph:
    """Made-up programs, each succeeded by the next one of its three."""
    members = [
        program(f"p{n:03}", 1995 + n % 20, 1999 + n % 20, ministry=list(Ministry)[n * 8 // count]) for n in range(count)
    ]
    edges = [
        edge(f"p{n:03}", f"p{n + 1:03}", 1999 + n % 20, list(Relation)[n % 5]) for n in range(count - 1) if n % 3 != 2
    ]
    return LineageGraph.of(members, edges)


def pages_of(graph: LineageGraph, setup: PageSetup = A3, language: Language = "ja") -> Pages:
    drawing = words.drawing(lay_out(graph), Presentation(language), numbered=True)
    return paginate(Document("系譜", setup, SheetHead(), SheetFoot("", "", ""), (Title("系譜"), drawing), language))


@pytest.mark.parametrize("setup", [A3, PageSetup(), PageSetup(landscape=False), replace(A3, landscape=False)])
def test_every_program_is_printed_once_within_the_margins(setup: PageSetup) -> None:
    pages = pages_of(many(), setup)
    assert pages.count > 1
    written = [run for index in range(pages.count) for run in pages.letters(index)]
    for n in range(130):
        name = f"事業p{n:03}  "
        assert sum(run.text.startswith(name) for run in written) == 1
    assert pages.smallest_points >= 8
    width, height = (side * 20 for side in setup.page)
    for run in written:
        assert 0 < run.x < width
        assert 0 < run.y < height
    assert pages.warnings == ()


def test_years_stand_on_every_part() -> None:
    pages = pages_of(many())
    for index in range(pages.count):
        assert "平成" in [run.text for run in pages.letters(index)]


def test_no_arrow_is_cut_where_there_is_a_way() -> None:
    pages = pages_of(many())
    assert all("つづき" not in run.text for run in pages.letters(0))


def test_a_line_longer_than_a_page_says_that_it_goes_on() -> None:
    members = [program(f"p{n:03}", 2001, 2010, ministry=Ministry.MEXT) for n in range(150)]
    ends = program("zz", 2005, 2010, ministry=Ministry.MEXT)
    graph = LineageGraph.of(
        [*members, ends], [edge("p000", "zz", 2005), *(edge(f"p{n:03}", "zz", 2005) for n in range(1, 150))]
    )
    pages = pages_of(graph)
    assert any(run.text == "（つづき）" for run in pages.letters(0))


def test_grey_paper_has_no_colour() -> None:
    pages = pages_of(many(20), replace(A3, grey=True))
    shapes = [shape for page in pages.drafts for shape in page.shapes]
    assert shapes
    for name in {colour for shape in shapes for colour in (shape.fill, shape.line) if colour is not None}:
        colour = QColor(name)
        assert colour.red() == colour.green() == colour.blue()


def test_relations_differ_without_colour() -> None:
    pages = pages_of(many(20), replace(A3, grey=True))
    legend = [run.text for run in pages.letters(0)]
    for relation in Relation:
        assert relation.label.ja in legend
    dashes = {shape.dash for page in pages.drafts for shape in page.shapes if len(shape.points) == 2}
    assert len(dashes) >= 4


def test_english() -> None:
    letters = [run.text for run in pages_of(many(20), language="en").letters(0)]
    assert "Merged into" in letters
    assert any(text.startswith("Program p000") for text in letters)
