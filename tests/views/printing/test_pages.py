"""Pages: nothing is lost, heads are repeated, nothing runs into the foot."""

import re
from collections import defaultdict
from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication

from navigator.domain.document import (
    BarChart,
    Block,
    Column,
    Document,
    Entries,
    Entry,
    Heading,
    Line,
    Notes,
    PageSetup,
    PaperSize,
    Row,
    SheetHead,
    Sources,
    Table,
    Title,
)
from navigator.domain.errors import UserError
from navigator.qtsupport.jobs import JobCancelledError
from navigator.views.printing.draft import PageDraft
from navigator.views.printing.pages import Pages, paginate
from navigator.views.printing.styles import Pen, mm
from tests.views.printing import samples
from tests.views.printing.samples import cell, document


@pytest.fixture(scope="module")
def kanji(qapp: QApplication) -> str:
    """The kanji of JIS level 1, which the fonts hold."""
    rows = (bytes((0xA0 + row, 0xA0 + column)) for row in range(16, 47) for column in range(1, 95))
    return "".join(pair.decode("euc_jp") for pair in rows)


def all_text(pages: Pages) -> str:
    return "".join(pages.text(index).replace("\n", "") for index in range(pages.count))


def column_texts(pages: Pages) -> dict[int, dict[str, str]]:
    """Return what stands in the grid of the one table: column number → row key (two signs) → letters."""
    found: dict[int, dict[str, str]] = defaultdict(lambda: defaultdict(str))
    for draft in pages.drafts:
        edges = sorted({stroke.x1 for stroke in draft.strokes if stroke.x1 == stroke.x2 and stroke.pen is Pen.GRID})
        tops = sorted({stroke.y1 for stroke in draft.strokes if stroke.y1 == stroke.y2 and stroke.pen is Pen.GRID})
        keys: dict[int, str] = {}
        for run in draft.letters:
            column = sum(edge <= run.x + 0.01 for edge in edges) - 1
            row = sum(top <= run.y for top in tops) - 1
            if not 0 <= column < len(edges) - 1 or not 1 <= row < len(tops) - 1:
                continue
            if column == 0:
                keys.setdefault(row, run.text[:3])
                continue
            found[column][keys[row]] += run.text
    return found


def test_sixty_rows_of_eight_long_cells_lose_no_letter(kanji: str) -> None:
    def long(row: int, column: int) -> str:
        start = (row * 8 + column) * 5 % 900
        return (kanji[start:] + kanji[:start])[:2000]

    columns = (Column(cell("項目"), fixed=24), *(Column(cell(f"見本{n}")) for n in range(8)))
    rows = tuple(
        Row(f"K{row:02d}", (cell(f"K{row:02d}"), *(cell(long(row, column)) for column in range(8))))
        for row in range(60)
    )
    pages = paginate(document(Title("大きい表"), Table(columns, rows, item_column=True), setup=PageSetup(PaperSize.A3)))
    found = column_texts(pages)
    for column in range(8):
        for row in range(60):
            assert found[column + 1][f"K{row:02d}"] == long(row, column)
    assert_within(pages)
    # Every page names the row that goes on.
    assert all(re.search(r"K\d\d", pages.text(index)) for index in range(pages.count))
    assert "（つづき）" in pages.text(1)


def assert_within(pages: Pages) -> None:
    """Everything lies between the margins, and text above the rule of the foot."""
    setup = pages.setup
    width, height = (mm(side) for side in setup.page)
    for draft in pages.drafts:
        rule = foot_rule(draft)
        for run in draft.letters:
            assert run.x >= mm(setup.left) - 0.1
            assert run.y <= height - mm(setup.bottom) + 0.1
        body = [run for run in draft.letters if run.y < rule]
        assert all(run.y + run.style.pixels * 0.12 <= rule for run in body)
        for stroke in draft.strokes:
            assert max(stroke.x1, stroke.x2) <= width - mm(setup.right) + 0.1
            assert stroke.y2 <= rule + 0.1


def foot_rule(draft: PageDraft) -> float:
    return max(one.y1 for one in draft.strokes if one.y1 == one.y2 and one.pen is Pen.FINE)


@pytest.mark.parametrize("make", [samples.comparison, samples.long_list, samples.record_sheet, samples.catalogue])
def test_every_sample_stays_within_its_margins(qapp: QApplication, make: object) -> None:
    assert_within(paginate(make()))  # type: ignore[operator]


def test_rows_stand_once_and_heads_on_every_page(qapp: QApplication) -> None:
    pages = paginate(samples.long_list(120))
    assert pages.count > 3
    text = all_text(pages)
    for number in range(120):
        assert text.count(f"R{number:04d}") == 1
        assert text.count(f"第{number:04d}号") == 1
    for index in range(pages.count):
        assert pages.text(index).count("名称") == (2 if index == 0 else 1)  # the first has the filter line as well
        assert "（単位：百万円）" in pages.text(index)


def test_a_group_is_named_again_where_it_goes_on(qapp: QApplication) -> None:
    pages = paginate(samples.long_list(120))
    for index in range(1, pages.count):
        lines = pages.text(index).split("\n")
        after_head = lines[lines.index("締切") + 1]
        assert after_head.startswith("見本府省")
    assert "見本府省1（つづき）" in all_text(pages)


def test_a_group_row_never_ends_a_page(qapp: QApplication) -> None:
    for rows in range(10, 40):
        found = (
            *(Row(f"{n}", (cell(f"行{n}"),)) for n in range(rows)),
            Row("g", (cell("群"),), group=True),
            *(Row(f"x{n}", (cell(f"後{n}"),)) for n in range(5)),
        )
        pages = paginate(document(Table((Column(cell("一列")),), found)))
        with_group = next(index for index in range(pages.count) if "群" in pages.text(index).split("\n"))
        assert "後0" in pages.text(with_group)


def test_a_group_row_without_text_ends_the_group(qapp: QApplication) -> None:
    rows = (
        Row("g", (cell("群"),), group=True),
        *(Row(f"{n}", (cell(f"行{n}"),)) for n in range(3)),
        Row("", (), group=True),
        *(Row(f"x{n}", (cell(f"後{n}"),)) for n in range(60)),
    )
    pages = paginate(document(Table((Column(cell("一列")),), rows)))
    assert pages.count > 1
    assert "（つづき）" not in pages.text(1).replace("見本：施策の比較（つづき）", "")
    base = next(run.y for run in pages.letters(0) if run.text == "後0")
    above = [one.y1 for one in pages.drafts[0].strokes if one.pen is Pen.FRAME and one.y1 == one.y2 and one.y1 < base]
    assert base - max(above) < mm(6)


def test_a_heading_stays_with_the_head_and_first_row_of_its_table(qapp: QApplication) -> None:
    for lines in range(20, 44):
        blocks: list[Block] = [Line(f"文{n}") for n in range(lines)]
        table = Table((Column(cell("列名")),), (Row("a", (cell("最初の行"),)), Row("b", (cell("次"),))))
        pages = paginate(document(*blocks, Heading("見出し"), table))
        page = next(index for index in range(pages.count) if "見出し" in pages.text(index))
        assert "列名" in pages.text(page)
        assert "最初の行" in pages.text(page)


def test_first_page_has_the_head_and_the_others_the_title(qapp: QApplication) -> None:
    pages = paginate(samples.long_list(120))
    assert "見本ブロック協議会　第3回幹事会" in pages.text(0)
    assert "平成19年10月5日" in pages.text(0)
    assert "見本の一覧（つづき）" not in pages.text(0)
    for index in range(1, pages.count):
        assert "見本の一覧（つづき）" in pages.text(index)
        assert "協議会" not in pages.text(index)
    for index in range(pages.count):
        assert "資料2-1" in pages.text(index)
        assert f"{index + 1}／{pages.count}" in pages.text(index)
        assert "照合番号 7F3K-22QX" in pages.text(index)


def test_contents_and_index_name_the_right_pages(qapp: QApplication) -> None:
    pages = paginate(samples.catalogue(40))
    page_of = {}
    for index in range(pages.count):
        for match in re.finditer(r"^(\d+)　見本支援策第(\d{4})号.*$", pages.text(index), re.MULTILINE):
            # Contents come first, sections after them.
            page_of[int(match[2])] = index + 1
    lines = pages.text(0).split("\n")
    listed = {
        int(text[-40:].split("第")[1][:4]): int(lines[at + 1])
        for at, text in enumerate(lines)
        if "　見本支援策第" in text
    }
    assert listed == page_of
    index_lines = pages.text(pages.count - 1).split("\n")
    for at, text in enumerate(index_lines):
        if text.startswith("見本支援策第"):
            assert int(index_lines[at + 1]) == page_of[int(text[6:10])]
    assert any(stroke.pen is Pen.LEADER for stroke in pages.drafts[0].strokes)
    assert pages.warnings == ()


def test_an_entry_without_its_page_is_a_warning(qapp: QApplication) -> None:
    pages = paginate(document(Entries("目次", (Entry("無い章", "nowhere"),))))
    assert "－" in pages.text(0)
    assert "無い章" in pages.warnings[0].ja
    assert "無い章" in pages.warnings[0].en


def test_words_are_not_broken_where_the_paper_has_room(qapp: QApplication) -> None:
    long = "A text that goes on and on, so that its column wraps in any case and takes what room there is. " * 3
    texts = ("Commercialisation of results", "Internal Affairs and Communications", "Local government", long)
    columns = tuple(Column(cell(f"Column {n}"), weight=12.0 if n == 3 else 1.0) for n in range(4))
    rows = tuple(Row(f"r{n}", tuple(cell(text) for text in texts)) for n in range(3))
    pages = paginate(document(Table(columns, rows)))
    lines = [line.strip() for line in pages.text(0).splitlines()]
    for word in ("Commercialisation", "Communications", "government"):
        assert sum(word in line for line in lines) == 3


def test_too_many_columns_go_on_in_a_second_part_with_the_items(qapp: QApplication) -> None:
    columns = (Column(cell("項目")), *(Column(cell(f"列{n:02d}")) for n in range(30)))
    rows = (Row("a", (cell("行甲"), *(cell(f"値{n:02d}") for n in range(30)))),)
    pages = paginate(document(Table(columns, rows, item_column=True), setup=PageSetup(landscape=False)))
    text = all_text(pages)
    for number in range(30):
        assert text.count(f"値{number:02d}") == 1
    assert text.count("行甲") == text.count("項目") >= 2
    assert "表を" in pages.warnings[0].ja


def test_empty_table_and_empty_document(qapp: QApplication) -> None:
    pages = paginate(document(Table((Column(cell("列")),), ())))
    assert "該当するものはありません。" in pages.text(0)
    english = paginate(document(Table((Column(cell("x")),), ()), language="en"))
    assert "There is nothing to show." in english.text(0)
    assert paginate(document()).count == 1
    assert paginate(document(Table((), ()))).count == 1
    assert paginate(document(BarChart("図", "", ()))).count == 1


def test_a_head_higher_than_a_page_is_printed_in_full_once(kanji: str) -> None:
    heading = kanji[:2500]
    rows = tuple(Row(f"{n}", (cell(f"行{n:03d}"), cell("値"))) for n in range(80))
    pages = paginate(document(Table((Column(cell(heading), fixed=30), Column(cell("二"))), rows)))
    in_column = (run.text for draft in pages.drafts for run in draft.letters if mm(30) < run.x < mm(60))
    assert "".join(in_column).startswith(heading)
    text = all_text(pages)
    assert all(text.count(f"行{n:03d}") == 1 for n in range(80))
    assert_within(pages)


def test_a_long_item_goes_on_too(kanji: str) -> None:
    item = kanji[:1500]
    table = Table(
        (Column(cell("項目"), fixed=20), Column(cell("値"))), (Row("a", (cell(item), cell("短い"))),), item_column=True
    )
    pages = paginate(document(table))
    assert pages.count > 1
    in_column = (run for draft in pages.drafts for run in draft.letters if mm(30) < run.x < mm(50))
    assert "".join(run.text for run in in_column if run.text != "項目") == item


def test_a_long_title_is_in_full_on_the_first_page(kanji: str) -> None:
    title = kanji[:300]
    table = samples.long_list(60).blocks[-1]
    pages = paginate(document(Title(title), table))
    assert title in pages.text(0).replace("\n", "")
    assert "…（つづき）" in pages.text(1)
    assert_within(pages)


def test_notes_and_sources_flow_over_pages(kanji: str) -> None:
    notes = tuple(f"注の見本{n:03d}。" + kanji[: n * 7 % 150] for n in range(60))
    sources = tuple((n, f"出典の見本{n:03d}。" + kanji[: n * 11 % 180]) for n in range(1, 90))
    pages = paginate(document(Notes(notes), Sources(sources)))
    text = all_text(pages)
    for note in notes:
        assert text.count(note[:9]) == 1
    for _number, source in sources:
        assert text.count(source[:10]) == 1
    assert pages.count > 2
    assert_within(pages)


def test_small_letters_are_notes_only(qapp: QApplication) -> None:
    for make in (samples.comparison, samples.record_sheet, samples.long_list, samples.catalogue):
        pages = paginate(make())
        assert pages.smallest_points >= 8
        for draft in pages.drafts:
            small = {run.style.name for run in draft.letters if run.style.real_points < 9}
            assert small <= {"note", "mark", "foot"}


def test_a_run_of_sheets_begins_each_with_its_own_head(qapp: QApplication) -> None:
    rows = tuple(Row(f"{n}", (cell(f"行{n}"),)) for n in range(60))
    table = Table((Column(cell("列")),), rows)
    pages = paginate(document(Title("甲の票"), table, Title("乙の票", new_page=True), table))
    starts = [index for index in range(pages.count) if "協議会" in pages.text(index)]
    assert len(starts) == 2
    assert "乙の票" in pages.text(starts[1])
    assert "甲の票（つづき）" in pages.text(starts[1] - 1)
    assert "乙の票（つづき）" in pages.text(starts[1] + 1)


def test_a_table_is_kept_together_while_a_page_holds_it(qapp: QApplication) -> None:
    table = Table((Column(cell("列")),), tuple(Row(f"{n}", (cell(f"行{n:02d}"),)) for n in range(12)), together=True)
    pages = paginate(document(*(Line(f"文{n}") for n in range(20)), Heading("頭"), table))
    assert pages.count == 2
    assert "頭" not in pages.text(0)
    assert all(f"行{n:02d}" in pages.text(1) for n in range(12))
    long = replace(table, rows=tuple(Row(f"{n}", (cell(f"行{n:02d}"),)) for n in range(90)))
    text = all_text(paginate(document(long)))
    assert all(text.count(f"行{n:02d}") == 1 for n in range(90))


def test_paper_without_room_is_refused_with_a_remedy(qapp: QApplication) -> None:
    for setup in (PageSetup(left=200, right=80), PageSetup(top=100, bottom=80)):
        with pytest.raises(UserError) as refused:
            paginate(document(Title("題"), setup=setup))
        assert refused.value.remedy.ja
        assert refused.value.remedy.en
    with pytest.raises(UserError):
        paginate(document(head=SheetHead(meeting="会議" * 2000)))


def test_a_row_with_too_few_cells_is_our_mistake(qapp: QApplication) -> None:
    with pytest.raises(ValueError, match="'r' has 1 cells for 2 columns"):
        paginate(document(Table((Column(cell("a")), Column(cell("b"))), (Row("r", (cell("x"),)),))))


def test_letters_of_no_font_are_told(qapp: QApplication) -> None:
    pages = paginate(document(Line("顔😀")))
    assert "〔U+1F600〕" in pages.text(0)
    assert "U+1F600" in pages.warnings[0].ja


def test_progress_is_told_and_can_stop_the_work(qapp: QApplication) -> None:
    steps: list[tuple[int, int]] = []
    paginate(samples.long_list(200), lambda done, whole: steps.append((done, whole)))
    assert len(steps) > 3
    assert steps == sorted(steps)
    assert steps[-1][0] == steps[-1][1]

    def stop(_done: int, _whole: int) -> None:
        raise JobCancelledError

    with pytest.raises(JobCancelledError):
        paginate(samples.long_list(200), stop)


def test_japanese_and_english_words_of_the_paper(qapp: QApplication) -> None:
    english: Document = samples.comparison(2, language="en")
    pages = paginate(english)
    text = all_text(pages)
    for word in ("differs between the columns", "Note", "Sources", "Prepared by", "Check id", f"1 / {pages.count}"):
        assert word in text.replace("\u00a0", " ")
    assert not re.search("作成|照合番号|つづき|注[12]", text)
