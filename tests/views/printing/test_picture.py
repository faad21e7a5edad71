"""Charts over fiscal years on pages: whole on a page, panels in parts, letters in the text layer."""

from dataclasses import replace
from pathlib import Path

import pytest

from navigator.domain.chart import ChartForm, Mark, MarkKind
from navigator.domain.document import ChartBlock, Line, PageSetup, Title
from navigator.domain.results import Presentation
from navigator.domain.text import Text
from navigator.views.printing.output import write_pdf
from navigator.views.printing.pages import paginate
from tests.viewmodels import trendsamples
from tests.viewmodels.trendsamples import chart, point, series
from tests.views.printing import reading, samples
from tests.views.printing.reading import needs_poppler

pytestmark = pytest.mark.usefixtures("qapp")

JA = Presentation()


def test_a_chart_stands_whole_on_one_page_and_text_follows() -> None:
    lines = tuple(Line(f"見本の行 {number}") for number in range(20))
    pages = paginate(samples.document(*lines, ChartBlock(trendsamples.rich(), JA), Line("後の行")))
    holding = [index for index in range(pages.count) if "当初予算（名目）（百万円）" in pages.text(index)]
    assert len(holding) == 1
    text = pages.text(holding[0])
    assert {"※内数", "平成"} <= set(text.splitlines())
    everything = "\n".join(pages.text(index) for index in range(pages.count)).splitlines()
    assert any(line.startswith("▼3 平成19年度 事業仕分け：事業仕分け") for line in everything)
    assert "後の行" in pages.text(pages.count - 1)


def test_a_chart_never_leaves_the_margins() -> None:
    for setup in (samples.LYING, samples.UPRIGHT):
        pages = paginate(samples.document(ChartBlock(trendsamples.rich(), JA, 400.0), setup=setup))
        width, height = (side * 20 for side in setup.page)
        for draft in pages.drafts:
            corners = [corner for shape in draft.shapes for corner in shape.points]
            assert all(setup.left * 20 - 1 <= x <= width - setup.right * 20 + 1 for x, _y in corners)
            assert all(setup.top * 20 - 1 <= y <= height - setup.bottom * 20 + 1 for _x, y in corners)


def test_many_events_neither_push_the_chart_off_its_page_nor_run_into_the_foot() -> None:
    cited = trendsamples.rich().series[0].points[0].figure.citations
    marks = tuple(Mark(2007, MarkKind.DECISION, Text(f"見本の決定{n}", f"Made up {n}"), cited) for n in range(60))
    made = replace(trendsamples.rich(), marks=marks, citations=cited)
    setup = samples.LYING
    pages = paginate(samples.document(Title("見本"), ChartBlock(made, JA, 78.0), setup=setup))
    assert "▼1–60" in pages.text(0)
    lines = [line for index in range(pages.count) for line in pages.text(index).splitlines() if line.startswith("▼")]
    assert [line for line in lines if "決定" in line] == [
        f"▼{n + 1} 平成19年度 決定：見本の決定{n} [1]" for n in range(60)
    ]
    bottom = (setup.page[1] - setup.bottom) * 20
    for draft in pages.drafts:
        assert all(run.y <= bottom for run in draft.letters if "見本の決定" in run.text)


def test_panels_go_on_on_the_next_page_and_the_key_stands_once() -> None:
    parts = [series(f"{n:02d}", [point(2001, n + 1, partial=True)]) for n in range(40)]
    made = chart(parts, ChartForm.GROUPED, range(2001, 2006), panels=True)
    pages = paginate(samples.document(ChartBlock(made, JA)))
    assert pages.count > 1
    texts = "\n".join(pages.text(index) for index in range(pages.count)).splitlines()
    assert [text for text in texts if text.startswith("事業")] == [f"事業{n:02d}（資料1／8年）" for n in range(40)]
    assert texts.count("※内数") == 1


@needs_poppler
def test_the_file_holds_letters_and_vectors(tmp_path: Path) -> None:
    path = tmp_path / "図.pdf"
    pages = write_pdf(samples.document(ChartBlock(trendsamples.rich(), JA), setup=PageSetup(grey=True)), path)
    text = reading.text_of(path).replace("\n", "")
    assert "第2期科学技術基本計画" in text
    assert "事業a" in text
    assert len(reading.run("pdfimages", "-list", path).splitlines()) == 2
    assert pages.smallest_points >= 8
