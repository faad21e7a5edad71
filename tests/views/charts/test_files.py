"""Charts as files: letters stay letters, dots are those of print, a file is never half written."""

import xml.etree.ElementTree as ET
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QByteArray
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtSvg import QSvgRenderer

from navigator.domain.errors import UserError
from navigator.domain.results import Presentation
from navigator.qtsupport import clipboard
from navigator.views.charts.files import (
    SVG_TYPE,
    PictureSize,
    StandalonePicture,
    copy_picture,
    write_pdf,
    write_png,
    write_svg,
)
from tests.viewmodels.trendsamples import chart
from tests.views.printing import reading
from tests.views.printing.reading import needs_poppler

pytestmark = pytest.mark.usefixtures("qapp")

SOURCE = "見本の出典（見本省、2007年）"


@pytest.fixture
def picture() -> StandalonePicture:
    return StandalonePicture(chart(), Presentation(), ((1, SOURCE),))


def texts_of(data: bytes) -> list[str]:
    return ["".join(node.itertext()) for node in ET.fromstring(data).iter("{http://www.w3.org/2000/svg}text")]


def test_svg_holds_text_as_text(picture: StandalonePicture, tmp_path: Path) -> None:
    write_svg(picture, tmp_path / "図.svg")
    data = (tmp_path / "図.svg").read_bytes()
    texts = texts_of(data)
    assert {"当初予算の推移（見本）", "当初予算（名目）（百万円）", "※内数", "出典", SOURCE, "平成"} <= set(texts)
    assert b"<image" not in data
    assert b'"BIZ UDPGothic,Noto Sans JP,sans-serif"' in data
    assert QSvgRenderer(QByteArray(data)).isValid()


@needs_poppler
def test_pdf_holds_text_as_text_and_no_dots(picture: StandalonePicture, tmp_path: Path) -> None:
    path = tmp_path / "図.pdf"
    write_pdf(picture, path)
    text = reading.text_of(path).replace("\n", "")
    assert "当初予算の推移（見本）" in text
    assert SOURCE in text
    assert len(reading.run("pdfimages", "-list", path).splitlines()) == 2
    info = reading.info_of(path)
    assert info["Pages"] == "1"
    width, height = (float(one) for one in info["Page size"].split(" pts")[0].split(" x ")[:2])
    assert (width / 72 * 25.4, height / 72 * 25.4) == pytest.approx(picture.size, abs=0.3)
    assert {font.name.split("+")[-1].split("-")[0] for font in reading.fonts_of(path)} <= {
        "BIZUDPGothic",
        "BIZUDGothic",
    }


def test_two_files_of_one_moment_are_equal(picture: StandalonePicture) -> None:
    moment = datetime(2026, 11, 22, tzinfo=UTC)
    assert picture.svg() == picture.svg()
    assert picture.png() == picture.png()
    assert picture.pdf(moment) == picture.pdf(moment)


def test_png_has_the_dots_of_print(picture: StandalonePicture, tmp_path: Path) -> None:
    write_png(picture, tmp_path / "図.png")
    image = QImage(str(tmp_path / "図.png"))
    assert image.width() == round(180 / 25.4 * 300)
    assert image.height() == round(picture.size[1] / 25.4 * 300)
    assert round(image.dotsPerMeterX() * 0.0254) == 300
    assert image.pixel(2, 2) == 0xFFFFFFFF


def test_a_wider_picture_is_wider_and_its_plot_as_high_as_asked(picture: StandalonePicture) -> None:
    large = StandalonePicture(chart(), Presentation(), ((1, SOURCE),), size=PictureSize(240, 120))
    assert large.size[0] == 240
    assert large.size[1] - picture.size[1] == pytest.approx(35, abs=5)


def test_a_file_that_cannot_be_written_stays_as_it_was(picture: StandalonePicture, tmp_path: Path) -> None:
    with pytest.raises(UserError):
        write_svg(picture, tmp_path / "missing" / "図.svg")
    (tmp_path / "図.png").mkdir()
    with pytest.raises(UserError):
        write_png(picture, tmp_path / "図.png")


def test_the_clipboard_holds_dots_and_vectors_and_keeps_the_dots(picture: StandalonePicture) -> None:
    copy_picture(picture)
    found = QGuiApplication.clipboard().mimeData()
    assert found.hasImage()
    assert texts_of(found.data(SVG_TYPE).data())
    clipboard.leave()
    assert QGuiApplication.clipboard().image() == picture.image()
    assert not QGuiApplication.clipboard().mimeData().hasFormat(SVG_TYPE)


def test_leaving_does_not_touch_what_others_put(picture: StandalonePicture) -> None:
    copy_picture(picture)
    QGuiApplication.clipboard().setText("another program's")
    clipboard.leave()
    assert QGuiApplication.clipboard().text() == "another program's"
