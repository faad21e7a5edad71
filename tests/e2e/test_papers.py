"""The papers of three real cases, made by the command line and read back from the PDF."""

import re
import unicodedata
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from docs.samples.make import CASES, Case
from navigator import cli
from navigator.db.library import Library
from navigator.domain.comparison import Compared, Comparison, ComparisonSpec
from navigator.domain.document import PageSetup, PaperSize
from navigator.domain.results import Presentation
from navigator.services.comparing import ComparingService
from navigator.services.council_sheet import ITEM_WIDTH
from navigator.services.sheet_parts import ITEM, sayer, source_text
from tests.db import libraries
from tests.db.packages import table
from tests.views.printing.reading import Word, fonts_of, info_of, needs_poppler, text_of, words_of

pytestmark = needs_poppler
POINTS = 72 / 25.4
LEFT, RIGHT = PageSetup().left, PageSetup().right
ITEM_RIGHT = (LEFT + ITEM_WIDTH) * POINTS
FOOT = 1e6
PAGES = {"linkage-frames-2007": ("A4", 2), "clusters-and-city-areas": ("A4", 4), "subsidies-2025": ("A3", 1)}


def folded(text: str) -> str:
    """The letters of a text, however they are broken into lines."""
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", text))


@pytest.fixture(scope="module")
def library_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return libraries.make(tmp_path_factory.mktemp("papers") / "library.rpn")


@pytest.fixture(params=CASES, ids=[case.name for case in CASES])
def case(request: pytest.FixtureRequest) -> Case:
    found: Case = request.param
    return found


@pytest.fixture
def paper(
    case: Case, library_path: Path, tmp_path: Path, qapp: QApplication, capsys: pytest.CaptureFixture[str]
) -> Path:
    path = tmp_path / f"{case.name}.pdf"
    words = ["--library", str(library_path), "--today", "2026-11-22", *case.command, "--pdf", str(path)]
    assert cli.main(words) == 0
    assert f"{path}: {PAGES[case.name][1]} ページ" in capsys.readouterr().err
    return path


@pytest.fixture
def shown(case: Case, library_path: Path) -> Comparison:
    library: Library = libraries.opened(library_path)
    words = list(case.words)
    rows = tuple(words[words.index("--rows") + 1].split(",")) if "--rows" in words else ()
    spec = ComparisonSpec(tuple(Compared(case.catalogue, code) for code in case.codes), rows)
    found = ComparingService(library, libraries.TODAY).compare(spec, Presentation())
    library.close()
    return found


def test_size_pages_and_properties(case: Case, paper: Path) -> None:
    size, count = PAGES[case.name]
    info = info_of(paper)
    assert int(info["Pages"]) == count
    assert f"({size})" in info["Page size"]
    assert info["Title"].startswith(case.words[case.words.index("--title") + 1])


def body_of(words: list[Word], page: int) -> tuple[list[Word], list[Word]]:
    """The words of the table's head and those of its rows on a page, in reading order; none where it has no table."""
    own = sorted((word for word in words if word.page == page), key=lambda word: (round(word.y), word.x))
    item = next((word for word in own if word.text == ITEM.ja and word.x < ITEM_RIGHT), None)
    if item is None:
        return [], []
    first = next(word for word in own if word.x < ITEM_RIGHT and word.y > item.bottom)
    end = next((word.y for word in own if word.text == "注1" and word.x < ITEM_RIGHT and word.y > first.y), FOOT)
    foot = max(word.y for word in own)
    top = next(word.bottom for word in own if word.text.startswith("(単位") or word.text.startswith("（単位"))
    head = [word for word in own if top <= word.y < first.y - 2 and word.x >= ITEM_RIGHT]
    return head, [word for word in own if first.y <= word.y < min(end, foot - 2) and word.x < ITEM_RIGHT]


def test_every_row_stands_once_and_every_record_heads_each_page(case: Case, paper: Path, shown: Comparison) -> None:
    words, items = words_of(paper), ""
    width = PaperSize(PAGES[case.name][0]).millimetres[1] - LEFT - RIGHT - ITEM_WIDTH
    for page in range(PAGES[case.name][1]):
        head, rows = body_of(words, page)
        items += folded("".join(word.text for word in rows))
        if not rows:
            continue
        for place, record in enumerate(shown.records):
            edges = [ITEM_RIGHT + (place + side) * width / len(shown.records) * POINTS for side in (0, 1)]
            told = "".join(word.text for word in head if edges[0] <= word.x < edges[1])
            assert folded(told) == folded(record.title + record.subtitle)
    expected, group = "", ""
    for row in shown.rows:
        expected += row.group if row.group != group else ""
        group = row.group
        expected += row.label
    for row in shown.rows:
        items = items.replace(folded(f"{row.group}(つづき)"), "") if row.group else items
    assert items == folded(expected)


def test_every_cell_is_in_the_text_layer_in_full(case: Case, paper: Path, shown: Comparison) -> None:
    letters = set(folded(text_of(paper)))
    whole = folded(text_of(paper))
    for row in shown.rows:
        for cell in row.cells:
            for line in cell.lines:
                assert set(folded(line)) <= letters
                assert folded(line)[:6] in whole


def test_fonts_are_embedded_and_readable(paper: Path) -> None:
    fonts = fonts_of(paper)
    assert fonts
    assert all(font.embedded and font.has_unicode for font in fonts)
    assert all("Gothic" in font.name or "Noto" in font.name for font in fonts)
    text = text_of(paper)
    assert "\ufffd" not in text
    assert not re.search("[\u2e80-\u2fdf]", text)


def test_sources_notes_head_and_foot_are_present(case: Case, paper: Path, shown: Comparison) -> None:
    whole = folded(text_of(paper))
    for citation in shown.citations:
        assert folded(f"[{citation.number}]{source_text(citation, sayer(Presentation()))}")[:20] in whole
    for number, note in enumerate(shown.notes, 1):
        assert folded(f"注{number}{note}") in whole
    count = PAGES[case.name][1]
    for page in range(count):
        text = folded(text_of(paper, page))
        assert f"{page + 1}/{count}" in text
        assert "照合番号" in text
        assert folded(case.words[case.words.index("--number") + 1]) in text
    assert "令和8年11月24日" in folded(text_of(paper, 0))
    assert "(単位:百万円)" in whole


def test_the_id_on_the_paper_opens_it_again(
    case: Case, paper: Path, library_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    found = re.search(r"照合番号 *([A-Z2-7]{4}-[A-Z2-7]{4})", text_of(paper))
    assert found
    assert cli.main(["--library", str(library_path), "paper", found[1].lower()]) == 0
    told = capsys.readouterr().out
    assert all(code in told for code in case.codes)
    assert "その後の変更はありません" in told


def test_the_cases_are_what_they_say() -> None:
    frames, clusters, subsidies = CASES
    linked = {row["program_code"] for row in table("linkages") if row["fy"] == "2007" and row["amount_myen"]}
    programs = {row["code"]: row for row in table("programs")}
    assert set(frames.codes) <= linked
    assert [programs[code]["ministry_code"] for code in frames.codes] == ["mext", "meti", "maff"]
    assert clusters.codes == ("mext-chiteki-1", "mext-chiteki-2", "mext-toshi-area")
    measures = {row["code"]: row for row in table("measures")}
    rounds = {row["measure_code"] for row in table("editions") if row["fy"] == "2025"}
    for code in subsidies.codes:
        assert measures[code]["category"] == "subsidy"
        assert measures[code]["amount_max_myen"]
        assert code in rounds
