"""The page of councils: meetings, their papers, what is printed and written."""

from pathlib import Path

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from sqlalchemy import text

from navigator.domain.vocabulary import Block
from navigator.services.sheet_parts import SheetOptions
from navigator.views.councils.meetings import MeetingsPart
from navigator.views.councils.paperdialogs import AttachDialog, NumberDialog, PaperDialog
from tests.views.clipping import clipped
from tests.views.councils.conftest import Bench
from tests.views.councils.entries import SEARCH, fill
from tests.views.desks import settle

PARTS = ("overview", "activities", "calendar", "meetings", "decisions", "consultations", "members")


def part_of(bench: Bench, kind: type[QWidget]) -> QWidget:
    return next(part for part in bench.page.parts.values() if type(part) is kind)


def meetings(bench: Bench) -> MeetingsPart:
    bench.show("meetings")
    part = part_of(bench, MeetingsPart)
    assert isinstance(part, MeetingsPart)
    return part


def test_a_meeting_shows_agenda_people_decisions_and_papers(bench: Bench) -> None:
    fill(bench.suite)
    part = meetings(bench)
    said = part.entries.detail.flow.toPlainText()
    for words in ("1. 活動計画（事務局）", "2. 比較表", "甲", "比較表を更新する"):
        assert words in said
    assert [row.cells[2:] for row in part.papers.list.table.rows] == [(SEARCH, "R8.11.22", "変更なし")]
    part.decide.click()
    assert bench.form().windowTitle() == "決定事項の記入"
    bench.form().reject()


def test_a_paper_is_marked_when_a_figure_changes(bench: Bench) -> None:
    fill(bench.suite)
    with bench.suite.library.writing() as connection:
        change = "UPDATE measures SET provider_ja = '別の機関' WHERE name_ja LIKE :name"
        connection.execute(text(change), {"name": "%医療%"})
    bench.suite.finding.forget()
    part = meetings(bench)
    (row,) = part.papers.list.table.rows
    assert row.cells[4].startswith("変更あり")
    part.papers.open_paper()
    settle()
    dialog = part.papers.dialog
    assert isinstance(dialog, PaperDialog)
    assert "別の機関" in dialog.lines.toPlainText()
    shown = {cell for row in dialog.model.table.rows for cell in row.cells} if dialog.model.table else set()
    assert not any("別の機関" in cell for cell in shown)  # what was shown that day stays
    assert any(cell.startswith("≠") for cell in shown)
    dialog.accept()


def test_papers_are_attached_numbered_and_taken_out(bench: Bench, qtbot: QtBot) -> None:
    keys = fill(bench.suite)
    part = meetings(bench)
    part.papers.attach.click()
    settle()
    dialog = part.papers.dialog
    assert isinstance(dialog, AttachDialog)
    dialog.list.setCurrentRow(-1)
    assert not dialog.ok.isEnabled()
    assert dialog.problem.text()
    assert clipped(dialog) == []
    dialog.list.setCurrentRow(0)
    dialog.ok.click()
    settle()
    assert len(bench.suite.meeting_papers.papers(keys["meeting"])) == 2
    part.papers.number_paper()
    settle()
    numbers = part.papers.dialog
    assert isinstance(numbers, NumberDialog)
    qtbot.keyClicks(numbers.number, "2-1")
    numbers.ok.click()
    settle()
    assert "2-1" in {paper.number for paper in bench.suite.meeting_papers.papers(keys["meeting"])}
    part.papers.remove_paper()
    settle()
    assert len(bench.suite.meeting_papers.papers(keys["meeting"])) == 1
    bench.undo()
    assert len(bench.suite.meeting_papers.papers(keys["meeting"])) == 2


def test_an_unknown_check_id_is_refused(bench: Bench) -> None:
    fill(bench.suite)
    part = meetings(bench)
    part.papers.attach.click()
    settle()
    dialog = part.papers.dialog
    assert isinstance(dialog, AttachDialog)
    dialog.check_id.setText("XXXX-XXXX")
    dialog.ok.click()
    settle()
    assert bench.told.errors


def test_paper_and_file_hold_what_is_shown(bench: Bench, tmp_path: Path) -> None:
    fill(bench.suite)
    for name in PARTS[1:]:
        bench.show(name)
        tables = bench.page.part.tables()
        document = bench.suite.council_pages.document(tables, SheetOptions(), bench.desk.presentation)
        assert document.blocks
        path = tmp_path / f"{name}.csv"
        table = bench.listed(name)
        bench.page.paperwork.papers.exporter.write(
            path, lambda _progress, table=table: bench.suite.council_pages.export(table), bench.desk.presentation
        )
        settle()
        assert path.read_text(encoding="utf-8-sig").count("\n") >= len(table.rows)


def test_a_meeting_is_printed_with_agenda_decisions_and_papers(bench: Bench) -> None:
    fill(bench.suite)
    bench.show("meetings")
    listed, meeting, papers = bench.page.part.tables()
    assert listed.rows[0].key
    assert ("議題", "1. 活動計画（事務局）\n2. 比較表") in {row.cells for row in meeting.rows}
    assert [row.cells[2] for row in papers.rows] == [SEARCH]


def test_the_annual_report_as_pdf_and_workbook(bench: Bench, tmp_path: Path) -> None:
    fill(bench.suite)
    bench.page.report.click()
    settle()
    dialog = bench.page.paperwork.dialog
    assert dialog is not None
    assert (dialog.block.currentData(), dialog.year.currentData()) == ("kinki", 2026)
    assert clipped(dialog) == []
    asked: list[tuple[Block, int]] = []
    dialog.preview_requested.disconnect()
    dialog.preview_requested.connect(lambda block, fy: asked.append((block, fy)))
    dialog.preview.click()
    settle()
    assert asked == [(Block.KINKI, 2026)]
    for suffix, write in (
        ("pdf", bench.page.paperwork.write_pdf),
        ("xlsx", bench.page.paperwork.write_workbook),
    ):
        path = tmp_path / f"report.{suffix}"
        write(path, Block.OKINAWA, 2015)  # little on file: a report that says so
        settle()
        assert path.read_bytes()[:4] in (b"%PDF", b"PK\x03\x04")
