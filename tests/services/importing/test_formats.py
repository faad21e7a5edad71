"""Formats of others: real samples, and what the layouts say of the files that no sample exists of."""

import copy
import json
from pathlib import Path

import pytest
from sqlalchemy import text

from navigator.domain.errors import UserError
from navigator.domain.importing import FileKind, ImportOptions, Verdict
from tests.db import libraries
from tests.services.importing.worlds import (
    JGRANTS,
    MONEY,
    OVERVIEW,
    RS_COMMON,
    World,
    csv_file,
    json_file,
    zip_file,
)


def one(world: World, sql: str) -> list[tuple[object, ...]]:
    with world.library.reading() as connection:
        return [tuple(row) for row in connection.execute(text(sql))]


@pytest.mark.parametrize("sample", [JGRANTS, OVERVIEW, MONEY], ids=lambda path: path.name[:8])
def test_a_sample_is_taken_in_once_and_undone_as_a_whole(world: World, sample: Path) -> None:
    before = libraries.dump(world.library.path, without=("changes", "library_info"))
    new, changed, _, refused = world.counts(sample)
    assert new
    assert not changed
    assert not refused
    world.take(sample)
    assert world.counts(sample)[0] == 0
    assert world.counts(sample)[1] == 0
    assert world.take(sample) is None, "taking it in again does nothing"
    assert libraries.dump(world.library.path, without=("changes", "library_info")) != before
    world.suite.edits.undo()
    assert libraries.dump(world.library.path, without=("changes", "library_info")) == before


def test_jgrants_items_are_measures_with_rounds(world: World) -> None:
    world.take(JGRANTS)
    rows = one(
        world,
        "SELECT name_ja, prefectures, amount_max_myen, origin, source FROM measures WHERE locator = 'S-00009736'",
    )
    assert rows[0][1:4] == ("東京都", "20", "imported")
    source = one(world, f"SELECT publisher, note FROM sources WHERE code = '{rows[0][4]}'")
    assert source == [("デジタル庁", "Jグランツ（jGrants）からの出典。2026-11-22 初回取込")]
    edition = one(world, "SELECT call_open, call_close, fy FROM editions WHERE measure_code = 'jg-a0WJ200000CDe9hMAD'")
    assert edition == [("2026-09-01", "2026-09-30", 2026)]
    nothing_set = one(world, "SELECT amount_max_myen FROM measures WHERE code = 'jg-a0WJ200000CDdtRMAT'")
    assert nothing_set == [(None,)], "0 means that no ceiling is set"


def test_times_of_jgrants_are_days_in_japan_and_hostile_html_is_text(world: World, tmp_path: Path) -> None:
    item = {
        "id": "a0W000000000001",
        "name": "S-1",
        "title": "試験用の補助金",
        "detail": '<p onclick="x()">■補助率<br>1/2</p><script>alert(1)</script><img src="file:///etc/passwd">',
        "subsidy_max_limit": 1500000,
        "workflow": [
            {"acceptance_start_datetime": "2026-08-16T15:00Z", "acceptance_end_datetime": "2026-09-30T14:59Z",
             "target_area_search": "近畿地方", "fiscal_year_round": "第2回"},
            {"acceptance_start_datetime": "2026-04-01T00:00Z", "acceptance_end_datetime": "2026-05-01T15:00Z",
             "target_area_search": "全国", "fiscal_year_round": "第1回"},
        ],
        "application_form": [{"name": "a.pdf", "data": "QUJD"}],
    }  # fmt: skip
    world.take(json_file(tmp_path / "detail.json", {"metadata": {}, "result": item}))
    summary, prefectures, amount = one(
        world, "SELECT summary_ja, prefectures, amount_max_myen FROM measures WHERE locator = 'S-1'"
    )[0]
    assert summary == "（Jグランツから引用）■補助率\n1/2"
    assert prefectures == "", "one round is open to the whole country"
    assert amount == "1.5"
    rounds = one(
        world, "SELECT name_ja, call_open, call_close, prefectures FROM editions WHERE locator = 'S-1' ORDER BY code"
    )
    assert rounds[0] == ("第1回", "2026-04-01", "2026-05-02", "")
    assert rounds[1][:3] == ("第2回", "2026-08-17", "2026-09-30")
    assert str(rounds[1][3]).startswith("滋賀県;京都府")


def test_a_changed_item_shows_its_cells_before_and_after(world: World, tmp_path: Path) -> None:
    world.take(JGRANTS)
    data = json.loads(JGRANTS.read_text(encoding="utf-8"))
    data["result"][0]["subsidy_max_limit"] = 30000000
    rows = world.rows(json_file(tmp_path / "later.json", data), Verdict.CHANGED)
    assert {(row.table, change.column, change.before, change.after) for row in rows for change in row.changes} == {
        ("measures", "amount_max_myen", "20", "30"),
        ("editions", "amount_max_myen", "20", "30"),
    }


def test_the_same_scheme_under_a_new_number_is_suspected(world: World, tmp_path: Path) -> None:
    world.take(JGRANTS)
    data = json.loads(JGRANTS.read_text(encoding="utf-8"))
    again = copy.deepcopy(data["result"][5])
    again |= {
        "id": "a0Wnew000000001",
        "title": again["title"].replace("令和８年度", "令和９年度").replace("２次", "１次"),
    }
    plan = world.service.plan(json_file(tmp_path / "next.json", {**data, "result": [again]}))
    suspected = [plan.stage.row(number) for number in plan.stage.suspected]
    plan.close()
    assert [row.like[0].code for row in suspected] == [f"jg-{data['result'][5]['id']}"]


def test_the_review_gives_programs_and_money_from_total_rows_only(world: World) -> None:
    world.take(OVERVIEW)
    world.take(MONEY)
    money = one(
        world,
        "SELECT fy, kind, amount_myen FROM budgets WHERE program_code = 'rs-828' ORDER BY fy, kind",
    )
    assert money == [(2025, "initial", "95.667"), (2025, "supplementary", "40.15"), (2026, "request", "136.095")]
    assert one(world, "SELECT count(*) FROM budgets WHERE program_code = 'rs-159'") == [(3,)]
    program = one(world, "SELECT name_ja, ministry_code, origin FROM programs WHERE code = 'rs-828'")
    assert program == [("危険物事故防止対策の推進", "mic", "imported")]


def test_money_before_names_makes_the_programs_and_names_fill_them(world: World) -> None:
    world.take(MONEY)
    assert one(world, "SELECT start_fy FROM programs WHERE code = 'rs-828'") == [(None,)]
    changed = world.rows(OVERVIEW, Verdict.CHANGED)
    assert [row.key for row in changed] == ["rs-828"]
    world.take(OVERVIEW)
    assert world.counts(MONEY)[:2] == (0, 0), "money says nothing against the names"


def test_two_rows_of_totals_are_refused(world: World, tmp_path: Path) -> None:
    text_ = MONEY.read_text(encoding="utf-8-sig")
    lines = text_.splitlines()
    twice = tmp_path / "2-1_RS_2025_twice.csv"
    twice.write_text("\n".join([*lines, lines[1]]) + "\n", encoding="utf-8")
    assert world.reasons(twice) == ["合計の行が 2 行あります（1 行のはず）"]


def rs_rows(*more: tuple[str, dict[str, str]]) -> list[list[str]]:
    columns = [*RS_COMMON, *dict.fromkeys(name for _, cells in more for name in cells)]
    rows = [columns]
    for number, cells in more:
        common = {
            "シート種別": "レビューシート",
            "事業年度": "2025",
            "予算事業ID": number,
            "事業名": f"試験事業{number}",
        }
        common |= {"政策所管府省庁": "文部科学省", "府省庁": "文部科学省", "局・庁": "試験局"}
        rows.append([{**common, **cells}.get(name, "") for name in columns])
    return rows


RATE = {"番号（補助率等）": "1", "補助対象": "大学", "補助率": "1/2", "補助上限等": "1億円", "補助率URL": ""}
VALUE = {
    "アクティビティ・アウトプット・アウトカムの番号": "3",
    "活動指標／成果指標": "特許の数",
    "単位": "件",
    "改善の上向き／下向き": "上向き",
    "目標年度／目標値／実績値／達成率": "実績値",
    "2023": "12",
    "2024": "",
    "2025": "－",
}


def test_rates_and_figures_of_the_review(world: World, tmp_path: Path) -> None:
    rates = csv_file(
        tmp_path / "1-4.csv",
        rs_rows(("900001", RATE), ("900002", RATE), ("900002", {**RATE, "番号（補助率等）": "2", "補助率": "2/3"})),
    )
    world.take(rates)
    found = one(
        world,
        "SELECT code, parent_code, subsidy_rate, program_code FROM measures WHERE code GLOB 'rs2025-9000*' ORDER BY 1",
    )
    assert found == [
        ("rs2025-900001", None, "1/2", "rs-900001"),
        ("rs2025-900002", None, None, "rs-900002"),
        ("rs2025-900002-1", "rs2025-900002", "1/2", "rs-900002"),
        ("rs2025-900002-2", "rs2025-900002", "2/3", "rs-900002"),
    ]
    world.take(csv_file(tmp_path / "3-1.csv", rs_rows(("900001", VALUE))))
    outcome = one(
        world,
        "SELECT m.name_ja, fy_from, value, is_planned FROM outcomes JOIN metrics m ON m.code = metric_code "
        "WHERE subject_code = 'rs-900001'",
    )
    assert outcome == [("特許の数", 2023, "12", 0)]


def test_a_zip_of_the_review_is_read_in_the_order_of_need(world: World, tmp_path: Path) -> None:
    archive = zip_file(
        tmp_path / "rs.zip",
        {MONEY.name.replace(".sample", ""): MONEY.read_bytes(), OVERVIEW.name: OVERVIEW.read_bytes()},
    )
    plan = world.service.plan(archive)
    plan.close()
    assert plan.kind is FileKind.RS
    assert dict(plan.tables) == {"sources": 2, "programs": 4, "budgets": 7}


def test_a_web_page_in_place_of_data_is_told(world: World, tmp_path: Path) -> None:
    page = tmp_path / "1-2_RS_2025.csv"
    page.write_text("<!DOCTYPE html><html><body>Not found</body></html>", encoding="utf-8")
    with pytest.raises(UserError, match="ウェブページ"):
        world.service.plan(page)


SUPPORT = [
    "制度番号",
    "全国地方公共団体コード",
    "タイトル（制度名）",
    "対象者",
    "対象地域",
    "概要",
    "受付開始日",
    "受付終了日",
    "給付金額",
    "補助率",
    "URL",
]


def test_support_schemes_by_header_names_and_encoding_by_rule(world: World, tmp_path: Path) -> None:
    row = [
        "7",
        "401005",
        "試験用設備補助金①",
        "市内の企業",
        "福岡県",
        "設備を買う",
        "令和8年4月1日",
        "2026/9/30",
        "上限50万円",
        "1/2",
        "https://example.jp/7",
    ]
    path = csv_file(tmp_path / "support.csv", [SUPPORT, row], "cp932")
    options = ImportOptions(publisher="試験市", credit="CC BY 4.0 試験市")
    world.take(path, options)
    found = one(
        world,
        "SELECT code, name_ja, prefectures, amount_max_myen, category, source FROM measures WHERE code = 'sd-401005-7'",
    )
    assert found[0][:5] == ("sd-401005-7", "試験用設備補助金①", "福岡県", "0.5", "subsidy")
    assert one(world, f"SELECT publisher, note FROM sources WHERE code = '{found[0][5]}'") == [
        ("試験市", "CC BY 4.0 試験市。2026-11-22 初回取込")
    ]
    assert one(world, "SELECT call_open, call_close, fy FROM editions WHERE measure_code = 'sd-401005-7'") == [
        ("2026-04-01", "2026-09-30", 2026)
    ]
    assert world.counts(path, options)[:2] == (0, 0)


def test_an_unreadable_date_refuses_the_row_and_says_where(world: World, tmp_path: Path) -> None:
    row = ["7", "401005", "試験", "企業", "", "", "いつか", "", "", "", ""]
    path = csv_file(tmp_path / "support.csv", [SUPPORT, row])
    assert world.rows(path, Verdict.REFUSED)[0].place.line == 2
    assert world.reasons(path)[0].startswith("受付開始日: 「いつか」は日付として読めません")


@pytest.mark.parametrize("said", ["20260401", "2026年4月1日（水）", "令和8年4月1日(水曜日)", "2026/4/1 09:00"])
def test_a_day_is_read_as_offices_write_it(world: World, tmp_path: Path, said: str) -> None:
    path = csv_file(tmp_path / "support.csv", [SUPPORT, ["7", "401005", "試験", "企業", "", "", said, "", "", "", ""]])
    (edition,) = (row for row in world.rows(path, Verdict.NEW) if row.table == "editions")
    assert edition.cells["call_open"] == "2026-04-01"


def test_two_events_of_one_title_in_a_feed_are_told_apart_by_their_articles(world: World, tmp_path: Path) -> None:
    path = tmp_path / "events.xml"
    again = FEED.index("<item><title>番号なし")
    event = "<item><title>試験用の催し</title><link>https://j-net21.smrj.go.jp/snavi/articles/14</link><category>event</category></item>"
    path.write_text(FEED[:again] + event + "</channel></rss>", encoding="utf-8")
    world.take(path)
    assert one(world, "SELECT title_ja FROM events WHERE origin = 'imported' ORDER BY 1") == [
        ("試験用の催し",),
        ("試験用の催し（記事 14）",),
    ]


FEED = """<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<channel><title>試験</title>
<item><title>試験用の助成金</title><link>https://j-net21.smrj.go.jp/snavi/articles/11</link><category>support</category>
<description><![CDATA[<p>対象: 企業</p><script>x</script>]]></description><dc:creator>試験財団</dc:creator>
<dc:subject>補助金・助成金・融資 - 補助金・助成金</dc:subject><dc:coverage rdf:value="JP-13" rdf:label="東京都"/>
<dc:date>2026-03-23T18:30:00+09:00</dc:date></item>
<item><title>試験用の融資</title><link>https://j-net21.smrj.go.jp/snavi/articles/12</link><category>support</category>
<dc:subject>補助金・助成金・融資 - 融資・貸付</dc:subject>
<dc:coverage><rdf:label>大阪府</rdf:label></dc:coverage></item>
<item><title>試験用の催し</title><link>https://j-net21.smrj.go.jp/snavi/articles/13</link><category>event</category></item>
<item><title>番号なし</title><link>javascript:alert(1)</link></item>
</channel></rss>"""


def test_a_feed_gives_measures_and_events_with_both_shapes_of_coverage(world: World, tmp_path: Path) -> None:
    path = tmp_path / "support.xml"
    path.write_text(FEED, encoding="utf-8")
    assert world.reasons(path) == ["題名か、記事番号のあるリンクがありません"]
    world.take(path, leave_out=True)
    found = one(
        world,
        "SELECT code, category, prefectures, provider_ja, summary_ja FROM measures WHERE code LIKE 'jn-%' ORDER BY 1",
    )
    assert found == [
        ("jn-11", "subsidy", "東京都", "試験財団", "（J-Net21から引用）対象: 企業"),
        ("jn-12", "loan", "大阪府", None, None),
    ]
    assert one(world, "SELECT title_ja, date FROM events WHERE origin = 'imported'") == [("試験用の催し", None)]
