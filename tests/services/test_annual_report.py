"""The annual report of a council: totals equal a recount, what is not on file is said, every figure has its source."""

import io
import zipfile
from dataclasses import replace
from xml.etree import ElementTree

import pytest
from sqlalchemy import text

from navigator.domain.document import Document, Heading, Line, Notes, Sources, Table, Title
from navigator.domain.fiscal import YearStyle
from navigator.domain.results import Presentation
from navigator.domain.vocabulary import ActivityKind, Block
from navigator.services import exporting
from navigator.services.papers import PaperService
from navigator.services.rereading import RereadingService
from navigator.services.sheet_parts import SheetOptions
from navigator.services.suite import ServiceSuite
from tests.db.packages import table
from tests.services.councils import CONSULTATION, DONE, SPEC, filled, suite

__all__ = ["suite"]

JA = Presentation()
ENGLISH = Presentation("en", YearStyle.WESTERN)


def document(suite: ServiceSuite, block: Block, fy: int, presentation: Presentation = JA) -> Document:
    return suite.annual_reports.document(block, fy, SheetOptions(), presentation)


def under(found: Document, heading: str) -> Table | Line:
    """The block under the first heading that begins so."""
    at = next(
        place
        for place, block in enumerate(found.blocks)
        if isinstance(block, Heading) and block.text.startswith(heading)
    )
    block = found.blocks[at + 1]
    assert isinstance(block, Table | Line)
    return block


def texts(block: Table | Line) -> list[list[str]]:
    assert isinstance(block, Table)
    return [["\n".join(cell.lines) for cell in row.cells] for row in block.rows]


@pytest.mark.parametrize(("block", "fy"), [(Block.CHUGOKU, 2012), (Block.KYUSHU, 2005), (Block.KINKI, 2007)])
def test_the_counts_of_bundled_activities_equal_a_recount(suite: ServiceSuite, block: Block, fy: int) -> None:
    rows = [row for row in table("council_activities") if (row["block_code"], row["fy"]) == (block.value, str(fy))]
    shown = texts(under(document(suite, block, fy), _year(fy)))
    by_label = {row[0]: row[1:] for row in shown}
    for kind in ActivityKind:
        for place, state in ((0, "planned"), (2, "actual")):
            mine = [row for row in rows if (row["activity_kind"], row["planned_or_actual"]) == (kind.value, state)]
            happenings = len({row["event_id"] or row["id"] for row in mine})
            times = sum(int(row["count"]) for row in mine if row["count"])
            assert by_label[kind.label.ja][place] == (str(happenings) if mine else "…")
            assert by_label[kind.label.ja][place + 1] == (str(times) if any(row["count"] for row in mine) else "…")
    assert by_label["計"][2] == str(len({r["event_id"] or r["id"] for r in rows if r["planned_or_actual"] == "actual"}))
    done = texts(under(document(suite, block, fy), "活動実績"))
    assert sorted(row[2].split("\n")[0] for row in done) == sorted(
        row["title_ja"] for row in rows if row["planned_or_actual"] == "actual"
    )


def _year(fy: int) -> str:
    return f"平成{fy - 1988}年度の活動の集計"


def test_the_counts_of_own_entries_equal_a_recount(suite: ServiceSuite) -> None:
    filled(suite)
    report = suite.annual_reports.report(Block.KINKI, 2026)
    # Entered by hand in tests.services.councils: done are a seminar (1, 74 people), a website (12) and the meeting
    # (1, 2 people); planned is one exhibition; one council is planned for the year after.
    total = report.matrix.by_year[2026]
    assert (total.done.happenings, total.done.times, total.done.participants) == (3, 14, 74 + 74 + 2)
    assert (total.planned.happenings, total.planned.times) == (1, 1)
    assert [activity.fy for activity in report.coming] == [2027]
    assert (len(report.meetings), len(report.meetings[0].decisions), len(report.members)) == (1, 1, 1)
    assert report.consultations.total == 3
    assert [count for _, _, count in report.consultations.by_month] == [0, 2, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0]
    shown = document(suite, Block.KINKI, 2026)
    assert texts(under(shown, "令和8年度の活動の集計"))[-1] == ["計", "1", "1", "3", "14", "150"]
    assert texts(under(shown, "相談の件数"))[0] == ["0", "2", "0", "0", "0", "0", "0", "1", "0", "0", "0", "0", "3"]
    years = texts(under(shown, "年度別の活動"))
    assert years[-1][0] == "計"
    assert years[-1][-2:] == ["計画 1\n実績 3", "計画 1\n実績 …"]


def test_a_block_with_little_on_file_gets_a_report_that_says_so(suite: ServiceSuite) -> None:
    found = document(suite, Block.OKINAWA, 2026)
    assert isinstance(found.blocks[0], Title)
    lines = [block.text for block in found.blocks if isinstance(block, Line)]
    assert any("収録資料にも事務所の記録にもありません" in line for line in lines)
    assert "事務局: 資料なし" in lines
    headings = [block.text for block in found.blocks if isinstance(block, Heading)]
    assert len(headings) == 9
    assert all(f"{heading}: 資料なし。" in lines for heading in headings)
    assert not any(isinstance(block, Table) for block in found.blocks)
    (sources,) = [block for block in found.blocks if isinstance(block, Sources)]
    assert sources.items


def test_every_bundled_figure_has_a_source_and_own_records_say_so(suite: ServiceSuite) -> None:
    filled(suite)
    for block, fy in ((Block.KINKI, 2026), (Block.CHUGOKU, 2012), (Block.KYUSHU, 2013)):
        report = suite.annual_reports.report(block, fy)
        found = document(suite, block, fy)
        numbers = {number for one in found.blocks if isinstance(one, Sources) for number, _ in one.items}
        cited = {
            number
            for one in found.blocks
            if isinstance(one, Table)
            for row in one.rows
            for cell in row.cells
            for number in cell.sources
        }
        assert cited <= numbers == {citation.number for citation in report.citations}
        for activity in (*report.done, *report.planned):
            assert bool(activity.sources) != activity.own
        for row in texts(under(found, "活動実績")) if report.done else ():
            assert row[6] in ("自所の記録", "収録資料")


def test_a_meeting_stands_with_agenda_decisions_and_papers_and_a_changed_paper_is_marked(suite: ServiceSuite) -> None:
    meeting = filled(suite)
    from navigator.domain.councils import PaperKind  # noqa: PLC0415 - for this test alone

    suite.meeting_papers.attach(meeting, PaperKind.COMPARISON, SPEC.to_json(), "二期の比較", JA)
    row = texts(under(document(suite, Block.KINKI, 2026), "会議"))[0]
    assert row[2:] == [
        "2",
        "1. 施策の比較（事務局）\n2. 来年度の計画",
        "合同展示会を2月に開く（（見本）大阪府、期限 R9.2、未了）",
        "二期の比較（比較）",
    ]
    with suite.library.writing() as connection:
        connection.execute(
            text("UPDATE budgets SET amount_myen = 9999 WHERE program_code = 'mext-chiteki-1' AND fy = 2004")
        )
    later = document(ServiceSuite(suite.library, suite.today), Block.KINKI, 2026)
    assert texts(under(later, "会議"))[0][-1].startswith("◆")
    (notes,) = [block for block in later.blocks if isinstance(block, Notes)]
    assert any("◆" in note for note in notes.items)


def test_a_plan_says_what_became_of_it(suite: ServiceSuite) -> None:
    entries = suite.council_entries
    key = entries.add_activity(replace(DONE, title="甲", state="planned", date="R8.6.1", participants="80"))
    entries.carry_out(key, day="R8.6.5", participants="70")
    entries.add_activity(replace(DONE, title="乙", state="planned", date="R8.7.1"))
    entries.add_activity(replace(DONE, title="丙", state="planned", date="", fy="R8"))
    rows = {row[2]: row for row in texts(under(document(suite, Block.KINKI, 2026), "活動計画（令和8"))}
    assert (rows["甲"][0], rows["甲"][5], rows["甲"][7]) == ("R8.6.1", "80", "実施（R8.6.5）")
    assert rows["乙"][7] == "実施の資料なし"
    assert rows["丙"][7] == "予定"


def test_the_report_is_kept_under_its_check_id_and_tells_what_changed(suite: ServiceSuite) -> None:
    filled(suite)
    check_id = document(suite, Block.KINKI, 2026).foot.check_id
    paper = PaperService(suite.library).find(check_id)
    assert (paper.kind, paper.spec) == ("annual_report", {"block": "kinki", "fy": 2026})
    rereading = RereadingService(suite.library, suite.finding)
    assert rereading.reread(check_id, JA).changes == ()
    suite.consultations.add_consultation(replace(CONSULTATION, date="2026-06-01"))
    changes = rereading.reread(check_id, ENGLISH).changes
    assert changes is not None
    told = {(change.row, change.record): (change.before, change.after) for change in changes}
    assert told["相談の件数（令和8年度、自所の記録）", "6月"] == ("0", "1")
    assert told["相談の件数（令和8年度、自所の記録）", "計"] == ("3", "4")


@pytest.mark.parametrize("presentation", [JA, ENGLISH], ids=["ja", "en"])
def test_the_workbook_holds_the_same_tables_with_numbers_as_numbers(
    suite: ServiceSuite, presentation: Presentation
) -> None:
    filled(suite)
    tables = suite.annual_reports.tables(Block.KINKI, 2026, presentation)
    report = document(suite, Block.KINKI, 2026, presentation)
    assert [export.name for export in tables] == [block.text for block in report.blocks if isinstance(block, Heading)]
    raw = exporting.to_workbook(tables, presentation)
    with zipfile.ZipFile(io.BytesIO(raw)) as book:
        sheets = sorted(name for name in book.namelist() if name.startswith("xl/worksheets/sheet"))
        assert len(sheets) == len(tables) + 1
        tree = ElementTree.fromstring(book.read("xl/worksheets/sheet2.xml"))
    values = [
        cell[0].text
        for cell in tree.iter("{http://schemas.openxmlformats.org/spreadsheetml/2006/main}c")
        if cell.get("t") is None and len(cell)
    ]
    assert {"1", "3", "12", "14", "74", "150"} <= set(values)


def test_the_english_report_has_no_japanese_of_the_program(suite: ServiceSuite) -> None:
    found = document(suite, Block.OKINAWA, 2026, ENGLISH)
    said = [block.text for block in found.blocks if isinstance(block, Heading | Title)]
    assert all(letter.isascii() for line in said for letter in line)
