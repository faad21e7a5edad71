"""The PDF itself, read by other tools than those that wrote it; the file that must not be lost (R-04, R-07, R-09)."""

import errno
import os
import threading
import unicodedata
from collections import Counter
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from navigator import files
from navigator.domain.document import Document, Line, PageSetup, PaperSize, Title
from navigator.domain.errors import UserError
from navigator.qtsupport.jobs import JobCancelledError, JobRunner
from navigator.views.printing.output import (
    CREATOR,
    pdf_bytes,
    print_order,
    print_pages,
    print_to_file,
    write_pdf,
)
from navigator.views.printing.pages import Pages, paginate
from navigator.views.printing.typeset import Typesetter
from tests.views.printing import reading, samples
from tests.views.printing.reading import needs_poppler

WRITTEN = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)
SAMPLES: dict[str, Callable[[], Document]] = {
    "three on A4": samples.comparison,
    "eight on A3": samples.sheet_of_eight,
    "one record": samples.record_sheet,
    "a list": samples.long_list,
    "a catalogue": samples.catalogue,
    "upright A3": lambda: samples.long_list(200, PageSetup(PaperSize.A3, landscape=False)),
}


def folded(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).split())


@pytest.fixture(params=SAMPLES)
def sample(request: pytest.FixtureRequest, qapp: QApplication, tmp_path: Path) -> tuple[Pages, Path]:
    path = tmp_path / "見本.pdf"
    return write_pdf(SAMPLES[request.param](), path, created=WRITTEN), path


@needs_poppler
def test_paper_and_number_of_pages_are_those_of_the_preview(sample: tuple[Pages, Path]) -> None:
    pages, path = sample
    info = reading.info_of(path)
    assert int(info["Pages"]) == pages.count
    width, height = (float(one) for one in info["Page size"].split(" pts")[0].split(" x "))
    assert (width / 72 * 25.4, height / 72 * 25.4) == pytest.approx(pages.size, abs=0.3)


@needs_poppler
def test_every_letter_of_every_page_is_in_the_text_layer(sample: tuple[Pages, Path]) -> None:
    pages, path = sample
    for index in range(pages.count):
        assert Counter(folded(reading.text_of(path, index))) == Counter(folded(pages.text(index)))


@needs_poppler
def test_no_letter_turned_into_a_radical(sample: tuple[Pages, Path]) -> None:
    text = reading.text_of(sample[1])
    assert not [letter for letter in text if 0x2E80 <= ord(letter) <= 0x2FDF]
    assert "\ufffd" not in text
    assert "\u2060" not in text


@needs_poppler
def test_fonts_are_embedded_and_none_is_foreign(sample: tuple[Pages, Path]) -> None:
    fonts = reading.fonts_of(sample[1])
    assert fonts
    assert all(font.embedded and font.has_unicode for font in fonts)
    assert {font.name.split("+")[-1].split("-")[0] for font in fonts} <= {"BIZUDPGothic", "BIZUDGothic"}


@needs_poppler
def test_no_letter_is_smaller_than_eight_points(sample: tuple[Pages, Path]) -> None:
    # The height of a word's box is that of its face: 1.0 of its size with both BIZ faces.
    heights = [word.bottom - word.y for word in reading.words_of(sample[1])]
    assert min(heights) >= 7.99
    assert max(heights) > 14.9


@needs_poppler
def test_pages_hold_vectors_only(sample: tuple[Pages, Path]) -> None:
    assert len(reading.run("pdfimages", "-list", sample[1]).splitlines()) == 2


@needs_poppler
def test_rows_stand_once_in_the_file(qapp: QApplication, tmp_path: Path) -> None:
    write_pdf(samples.long_list(120), tmp_path / "a.pdf")
    text = folded(reading.text_of(tmp_path / "a.pdf"))
    assert all(text.count(f"R{number:04d}") == 1 for number in range(120))


@needs_poppler
def test_body_is_nine_points_in_the_file(qapp: QApplication, tmp_path: Path) -> None:
    write_pdf(samples.comparison(3), tmp_path / "a.pdf")
    words = {word.text: word for word in reading.words_of(tmp_path / "a.pdf")}
    for text in ("所管", "段階", "採択（応募）", "5年以内"):
        assert words[text].bottom - words[text].y >= 9


@needs_poppler
def test_properties(qapp: QApplication, tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    write_pdf(samples.comparison(2), path, created=WRITTEN)
    info = reading.info_of(path)
    assert info["Title"] == "見本：施策の比較"
    assert info["Creator"] == CREATOR == "Regional Program Navigator 1.x"
    assert info["Author"] == "見本ブロック事務局"
    assert info["CreationDate"] == info["ModDate"] == "D:20261122093000Z"
    assert 'xmp:CreateDate="2026-11-22T09:30:00+00:00"' in reading.run("pdfinfo", "-meta", path)


@needs_poppler
def test_html_and_control_characters_print_as_themselves_or_as_signs(qapp: QApplication, tmp_path: Path) -> None:
    """R-36, R-37: nothing is interpreted, nothing is asked for."""
    picture = tmp_path / "secret.png"
    image = QImage(40, 40, QImage.Format.Format_RGB32)
    image.fill(0xFF0000)
    image.save(str(picture))
    nasty = (
        f'<img src="file://{picture}">', "<b>太字</b>", "&lt;見本&gt;", '=HYPERLINK("x")', "@SUM(A1)", "\x00\x1b[31m赤",
        "<style>@import</style>", "\u202e逆順", "office first ffi fl", "改\r行", "</table><h1>",
    )  # fmt: skip
    rows = tuple(samples.Row(text, (samples.cell(text), samples.cell(text))) for text in nasty)
    table = samples.Table((samples.Column(samples.cell(nasty[1])), samples.Column(samples.cell("b"))), rows)
    path = tmp_path / "a.pdf"
    write_pdf(samples.document(Title(nasty[0]), table, *map(Line, nasty)), path)
    text = folded(reading.text_of(path))
    setter = Typesetter()
    for one in nasty:
        for part in one.splitlines():
            assert folded(setter.shown(part)) in text
    assert "〔U+0000〕〔U+001B〕[31m赤" in text
    assert len(reading.run("pdfimages", "-list", path).splitlines()) == 2


@needs_poppler
def test_grey_paper_has_no_colour_and_marks_stay_apart(qapp: QApplication, tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    pages = write_pdf(samples.comparison(3, PageSetup(grey=True)), path)
    picture = QImage(str(reading.picture_of(path, 0, tmp_path)))
    seen = {picture.pixelColor(x, y).getRgb()[:3] for x in range(picture.width()) for y in range(picture.height())}
    assert all(red == green == blue for red, green, blue in seen)
    assert_marks_stay_apart(pages, picture)


@needs_poppler
def test_marks_stay_apart_when_a_copier_takes_the_colour(qapp: QApplication, tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    pages = write_pdf(samples.comparison(3), path)
    picture = QImage(str(reading.picture_of(path, 0, tmp_path)))
    assert_marks_stay_apart(pages, picture.convertToFormat(QImage.Format.Format_Grayscale8))


def assert_marks_stay_apart(pages: Pages, picture: QImage) -> None:
    """Probe the middle of every ground and stage box of the first page for its grey value."""
    dots = picture.width() / pages.size[0] / 20
    grounds: dict[str, set[int]] = {}
    for fill in (*pages.drafts[0].grounds, *pages.drafts[0].fills):
        # Near the lower right corner, where no letter stands.
        x, y = (fill.x + fill.width - 12) * dots, (fill.y + fill.height - 12) * dots
        grounds.setdefault(fill.ink.name, set()).add(picture.pixelColor(int(x), int(y)).red())
    assert min(grounds["TINT"]) >= 217  # black letters on it keep 15:1
    assert max(grounds["TINT"]) <= 242  # and it is not taken for white
    assert max(grounds["STAGE"]) < 100
    assert min(grounds["PAPER"]) > 250


def test_the_same_pages_make_the_same_file(qapp: QApplication) -> None:
    first, second = (pdf_bytes(paginate(samples.comparison(3)), created=WRITTEN) for _ in range(2))
    assert first == second
    assert first != pdf_bytes(paginate(samples.comparison(3)), created=datetime(2026, 1, 1, tzinfo=UTC))


def test_jobs_may_lay_out_and_paint_beside_each_other(qtbot: QtBot) -> None:
    """The layout and the PDF of a job equal those of the main thread, which goes on painting meanwhile."""
    makes = [samples.comparison, samples.long_list, samples.catalogue, samples.record_sheet]
    wanted = [pdf_bytes(paginate(make()), created=WRITTEN) for make in makes]
    jobs = JobRunner()
    got: dict[int, bytes] = {}
    threads: set[int] = set()

    def work(number: int) -> bytes:
        threads.add(threading.get_ident())
        return pdf_bytes(paginate(makes[number % 4]()), created=WRITTEN)

    for number in range(12):
        handle = jobs.start(lambda _control, number=number: work(number))
        handle.done.connect(lambda data, number=number: got.__setitem__(number, data))
    shown = paginate(samples.comparison(3))
    while len(got) < 12:
        pdf_bytes(shown)
        qtbot.wait(1)
    assert [got[number] == wanted[number % 4] for number in range(12)] == [True] * 12
    assert threading.get_ident() not in threads
    assert jobs.shutdown()


def test_cancelling_leaves_no_file(qapp: QApplication, tmp_path: Path) -> None:
    def stop(done: int, _whole: int) -> None:
        if done:
            raise JobCancelledError

    with pytest.raises(JobCancelledError):
        write_pdf(paginate(samples.long_list(80)), tmp_path / "a.pdf", progress=stop)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.reliability
@pytest.mark.parametrize("step", ["open", "write", "fsync", "replace"])
@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EACCES, errno.EIO])
def test_a_fault_while_writing_keeps_the_old_file(
    qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str, number: int
) -> None:
    target = tmp_path / "資料.pdf"
    target.write_bytes(b"old and good")
    monkeypatch.setattr(files.time, "sleep", lambda _seconds: None)

    def fail(*_arguments: object) -> int:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(files.os, step, fail)
    with pytest.raises(UserError, match=r"資料\.pdf"):
        write_pdf(samples.record_sheet(), target)
    monkeypatch.undo()
    assert target.read_bytes() == b"old and good"
    assert list(tmp_path.iterdir()) == [target]


def printer_to(path: Path) -> QPrinter:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    return printer


@needs_poppler
@pytest.mark.parametrize("dpi", [150, 600, 1200])
def test_the_printer_gets_the_same_pages_at_every_resolution(qapp: QApplication, tmp_path: Path, dpi: int) -> None:
    pages = paginate(samples.comparison(8, PageSetup(PaperSize.A3)))
    write_pdf(pages, tmp_path / "written.pdf")
    printer = printer_to(tmp_path / "printed.pdf")
    printer.setResolution(dpi)
    print_pages(pages, printer)
    written, printed = (reading.words_of(tmp_path / name) for name in ("written.pdf", "printed.pdf"))
    assert [word.text for word in printed] == [word.text for word in written]
    for one, other in zip(printed, written, strict=True):
        assert (one.x, one.y) == pytest.approx((other.x, other.y), abs=1.0)
    assert (
        reading.info_of(tmp_path / "printed.pdf")["Page size"] == reading.info_of(tmp_path / "written.pdf")["Page size"]
    )


@needs_poppler
def test_the_printer_prints_the_range_that_was_asked_for(qapp: QApplication, tmp_path: Path) -> None:
    pages = paginate(samples.long_list(120))
    printer = printer_to(tmp_path / "a.pdf")
    printer.setPrintRange(QPrinter.PrintRange.PageRange)
    printer.setFromTo(2, 3)
    print_to_file(pages, printer)
    assert int(reading.info_of(tmp_path / "a.pdf")["Pages"]) == 2
    assert f"2／{pages.count}" in reading.text_of(tmp_path / "a.pdf", 0)


def test_order_and_copies(qapp: QApplication, tmp_path: Path) -> None:
    pages = paginate(samples.long_list(40))
    printer = printer_to(tmp_path / "a.pdf")
    every = list(range(pages.count))
    assert print_order(pages, printer) == every
    printer.setPageOrder(QPrinter.PageOrder.LastPageFirst)
    assert print_order(pages, printer) == every[::-1]
    printer.setPrintRange(QPrinter.PrintRange.PageRange)
    printer.setFromTo(2, 99)
    assert print_order(pages, printer) == every[:0:-1]


@pytest.mark.qt_log_ignore("QPainter::begin", extend=True)
def test_a_file_of_the_printer_that_cannot_be_written_is_a_sentence(qapp: QApplication, tmp_path: Path) -> None:
    pages = paginate(samples.record_sheet())
    with pytest.raises(UserError) as refused:
        print_to_file(pages, printer_to(tmp_path / "missing" / "a.pdf"))
    assert "a.pdf" in refused.value.what.ja
    with pytest.raises(UserError):
        print_pages(pages, printer_to(tmp_path / "missing" / "a.pdf"))
