"""Files of the command trend, and the way back from a sheet's check id."""

import re
import xml.etree.ElementTree as ET
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from navigator.cli.trendfiles import trend_words
from navigator.domain.catalogues import Catalogue
from navigator.domain.chart import ChartForm, ChartSpec, Metric, Subject
from navigator.domain.filters import Filter
from navigator.domain.money import format_myen
from tests.cli.conftest import Run
from tests.views.printing import reading
from tests.views.printing.reading import needs_poppler

qt = pytest.mark.usefixtures("qapp")
ASKED = ("trend", "mext", "meti", "--metric", "budget:initial", "--form", "stacked")


@qt
def test_pictures_say_what_the_table_says(run: Run, own_file: Path, tmp_path: Path) -> None:
    svg, png = tmp_path / "推移.svg", tmp_path / "推移.png"
    ran = run(*ASKED, "--svg", str(svg), "--png", str(png), library=own_file)
    assert (ran.code, ran.out) == (0, "")
    assert svg.name in ran.err
    assert png.name in ran.err
    texts = ["".join(node.itertext()) for node in ET.parse(svg).iter("{http://www.w3.org/2000/svg}text")]
    assert {"①文部科学省", "②経済産業省"} <= {text.split("（")[0] for text in texts}
    assert "出典" in texts
    assert QImage(str(png)).width() > 2000


@qt
@needs_poppler
def test_the_sheet_holds_the_table_and_is_found_again(run: Run, own_file: Path, tmp_path: Path) -> None:
    pdf = tmp_path / "推移.pdf"
    ran = run(*ASKED, "--pdf", str(pdf), "--grey", "--format", "json", library=own_file)
    assert ran.code == 0
    words = reading.text_of(pdf).replace("\n", "").replace(",", "")
    for one in ran.json["series"]:
        for point in one["points"]:
            assert format_myen(Decimal(point["value"])).replace(",", "") in words
    found = re.search(r"[A-Z2-7]{4}-[A-Z2-7]{4}", ran.err)
    assert found is not None
    told = run("paper", found[0], library=own_file)
    assert told.code == 0
    assert "trend ministry:mext ministry:meti --metric budget:initial --form stacked" in told.out
    assert "その後の変更はありません" in told.out


@qt
def test_two_forms_do_not_share_a_file(run: Run, own_file: Path, tmp_path: Path) -> None:
    name = str(tmp_path / "図")
    ran = run(*ASKED, "--svg", name, "--png", name, library=own_file)
    assert ran.code == 2
    assert not Path(name).exists()


@qt
def test_a_folder_that_is_not_there_is_told(run: Run, own_file: Path, tmp_path: Path) -> None:
    ran = run(*ASKED, "--svg", str(tmp_path / "missing" / "図.svg"), library=own_file)
    assert ran.code == 2
    assert "図.svg" in ran.err


def test_the_words_of_a_chart_mean_the_same_chart(run: Run, own_file: Path) -> None:
    spec = ChartSpec(
        (Subject.parse("program:mext-chiteki-1"), Subject.parse("program:mext-toshi-area")),
        Metric.parse("budget:initial"),
        ChartForm.GROUPED,
        fy_from=2002,
        fy_to=2007,
        follow_lineage=True,
        panels=True,
    )
    words = trend_words(spec)
    assert {"--follow-lineage", "--panels", "--from=2002", "--to=2007", "grouped"} <= set(words)
    told = run(*words, "--format=json", library=own_file)
    assert told.code == 0
    assert [one["subject"] for one in told.json["series"]]


def test_a_chart_of_the_finder_has_no_command() -> None:
    assert trend_words(ChartSpec((), Metric.parse("budget:initial"), question=Filter(Catalogue.PROGRAMS))) == []
