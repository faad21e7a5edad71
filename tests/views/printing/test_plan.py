"""The one-page plan: the picture is whole, its words stand apart, and grey paper tells what colours tell."""

from dataclasses import replace
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtWidgets import QApplication

from navigator.db.library import Library
from navigator.domain.document import Document, PageSetup, SheetFoot, SheetHead, Title
from navigator.domain.plan_picture import PlanBar, PlanDrawing, PlanJoin, PlanLane
from navigator.domain.planning import Availability, PlanCase
from navigator.domain.planning_weights import Weights
from navigator.domain.results import Presentation
from navigator.domain.text import Language
from navigator.domain.vocabulary import Eligible, Field, Stage
from navigator.services.plan_sheet import PlanSheetService
from navigator.services.planning import PlanningService
from navigator.services.sheet_parts import SheetOptions
from navigator.views.planner.pathshapes import PathLook, PathScene, lay_path, legend_shapes
from navigator.views.printing.pages import paginate
from navigator.views.printing.plan import PaperRuler
from navigator.views.printing.styles import mm
from navigator.views.printing.typeset import Typesetter
from tests.db.conftest import library_file, made_library, own_library
from tests.db.libraries import TODAY

__all__ = ["library_file", "made_library", "own_library"]

LOOK = PathLook("#ffffff", "#eeeeee", "#dddddd", "#000000", "#ffffff", "#333333", "#000000")
CASES = {
    "tokachi": (
        PlanCase(2007, Stage.BASIC, field=Field.LIFE, prefecture="北海道", applicant=Eligible.UNIVERSITY),
        TODAY,
    ),
    "fukuoka": (
        PlanCase(2006, Stage.APPLIED, field=Field.ICT, prefecture="福岡県", applicant=Eligible.SME),
        TODAY,
    ),
    "nagano": (
        PlanCase(2025, Stage.BASIC, prefecture="長野県", applicant=Eligible.UNIVERSITY),
        date(2025, 6, 1),
    ),
}


def bar(number: int, lanes: tuple[int, int], months: tuple[float, float], **more: object) -> PlanBar:
    """A made-up bar."""
    more.setdefault("lines", ("府省 ・ 実施中",))
    name = str(more.pop("name", f"架空の事業 {number}"))
    values: dict[str, object] = {"ended": True, "availability": Availability.RUNNING, "marks": (), **more}
    return PlanBar(number, f"programs:{number}", name, lanes, months, **values)  # type: ignore[arg-type]


def picture(*bars: PlanBar, joins: tuple[PlanJoin, ...] = (), lanes: int = 5, years: int = 3) -> PlanDrawing:
    """A made-up picture."""
    return PlanDrawing(
        tuple(PlanLane(f"段階{at}") for at in range(lanes)),
        bars,
        joins,
        tuple(f"平成{19 + at}年度" for at in range(years)),
        2007,
        (("running", "実施中"), ("gap", "支えのない期間")),
        ("4月", "7月", "10月", "1月"),
    )


def laid(drawing: PlanDrawing, width: float = mm(250)) -> PathScene:
    """The picture laid out for paper."""
    return lay_path(drawing, PaperRuler(Typesetter()), LOOK, width)


@pytest.mark.parametrize("language", ["ja", "en"])
@pytest.mark.parametrize("grey", [False, True])
@pytest.mark.parametrize("name", CASES)
def test_worked_cases_stand_on_paper(
    qapp: QApplication, own_library: Library, name: str, *, grey: bool, language: Language
) -> None:
    case, today = CASES[name]
    plan = PlanningService(own_library, today).plan(case)
    sheets, presentation = PlanSheetService(own_library), Presentation(language)
    for place in range(len(plan.chains)):
        options = SheetOptions(number="資料3", setup=PageSetup(grey=grey))
        document = sheets.document(plan, place, Weights(), options, presentation)
        pages = paginate(document)
        assert pages.warnings == ()
        assert pages.smallest_points >= 7.9
        text = "".join(pages.text(0).split())
        for link in plan.chains[place].links:
            assert "".join(link.offer.name.of(language).split()) in text
            assert "".join(link.candidate.availability.label.of(language).split()).casefold() in text.casefold()
        # Longer chains go on on a second sheet with their notes and sources, never with the picture or the table.
        assert pages.count <= (1 if place < 5 and language == "ja" else 2)


def test_grey_paper_has_no_colour(qapp: QApplication) -> None:
    document = Document(
        "x",
        PageSetup(grey=True),
        SheetHead(),
        SheetFoot("", "", ""),
        (Title("x"), picture(bar(1, (0, 4), (0, 20), availability=Availability.OPEN))),
    )
    (draft,) = paginate(document).drafts
    for shape in draft.shapes:
        for colour in (shape.fill, shape.line):
            assert colour is None or colour[1:3] == colour[3:5] == colour[5:7]


def test_states_and_handovers_differ_in_form(qapp: QApplication) -> None:
    forms = {}
    for key in ("open", "running", "ragged", "gap", "early", "linked", "loose"):
        shapes = legend_shapes(key, (0.0, 0.0), 5.0, LOOK)
        forms[key] = tuple(
            (shape.points, shape.fill is not None and shape.fill != LOOK.paper, bool(shape.dash)) for shape in shapes
        )
    assert len(set(forms.values())) == len(forms)


def test_the_gap_is_hatched_between_end_and_begin(qapp: QApplication) -> None:
    bars = (bar(1, (0, 1), (0, 12)), bar(2, (2, 4), (15, 30)))
    join = PlanJoin(2, ("枠・系譜の記載なし",), linked=False, time="3 か月 支えなし", gap=(12, 15))
    scene = laid(picture(*bars, joins=(join,)))
    before, after = scene.boxes[1], scene.boxes[2]
    without = laid(picture(*bars, joins=(replace(join, gap=None),)))
    assert len(scene.shapes) > len(without.shapes) + 4
    assert any("3 か月" in "".join(run.text for run in one.line.runs) for one in scene.words)  # type: ignore[attr-defined]
    assert after.top > before.bottom


def test_a_stage_that_nobody_covers_says_so(qapp: QApplication) -> None:
    drawing = picture(bar(1, (0, 3), (0, 12)))
    bare = replace(drawing, lanes=(*drawing.lanes[:4], PlanLane("市場", "担い手なし")))
    scene = laid(bare)
    assert any("担い手なし" in "".join(run.text for run in one.line.runs) for one in scene.words)  # type: ignore[attr-defined]
    assert len(scene.shapes) > len(laid(drawing).shapes) + 10


WORDS = st.text("あいう漢字ABC ", min_size=1, max_size=60)


@given(
    st.lists(
        st.tuples(st.integers(1, 2), st.floats(0, 40), st.floats(1, 60), WORDS, st.lists(WORDS, max_size=3)), max_size=4
    ),
    st.floats(400, 5000),
)
def test_words_stay_inside_and_bars_apart(parts: list[tuple[int, float, float, str, list[str]]], width: float) -> None:
    if QApplication.instance() is None:
        pytest.skip("needs fonts")
    bars, lane = [], 0
    for number, (count, begin, length, name, lines) in enumerate(parts, 1):
        bars.append(
            bar(number, (lane, lane + count - 1), (begin, begin + length), name=name, lines=tuple(lines), ended=False)
        )
        lane += count
    joins = tuple(PlanJoin(one.number, ("枠「架空」",), linked=True, time="間は不明") for one in bars[1:])
    years = max([2, *(int(one.months[1] // 12) + 1 for one in bars)])
    scene = laid(picture(*bars, joins=joins, lanes=max(lane, 1), years=years), width)
    for one in scene.words:
        assert one.x >= 0
        assert one.y >= 0
        assert one.y <= scene.height
    boxes = [scene.boxes[one.number] for one in bars]
    for above, below in pairwise(boxes):
        assert above.bottom <= below.top
    for one in bars:
        box = scene.boxes[one.number]
        inside = [words for words in scene.words if box.top <= words.y < box.bottom and words.x >= box.left]
        assert inside
