"""Formats of others taken in again and again: rounds, indicators and schemes are never taken for others."""

from pathlib import Path

import pytest
from sqlalchemy import text

from navigator.domain.importing import ImportOptions
from tests.services.importing.test_formats import VALUE, rs_rows
from tests.services.importing.worlds import World, csv_file, json_file

NUMBER, KIND = "アクティビティ・アウトプット・アウトカムの番号", "目標年度／目標値／実績値／達成率"


def one(world: World, sql: str) -> list[tuple[object, ...]]:
    with world.library.reading() as connection:
        return [tuple(row) for row in connection.execute(text(sql))]


ITEM = {"id": "a0W000000000009", "name": "S-9", "title": "二回募る補助金（試験）", "subsidy_max_limit": 1000000}
FIRST = {"fiscal_year_round": "第1回", "acceptance_start_datetime": "2026-04-01T00:00Z"}
SECOND = {"fiscal_year_round": "第2回", "acceptance_start_datetime": "2026-08-16T15:00Z"}
FIRST |= {"acceptance_end_datetime": "2026-05-31T08:00Z"}
SECOND |= {"acceptance_end_datetime": "2026-09-30T14:59Z"}


def answer(tmp_path: Path, name: str, **more: object) -> Path:
    return json_file(tmp_path / name, {"metadata": {}, "result": [{**ITEM, **more}]})


def rounds(world: World) -> list[tuple[object, ...]]:
    return one(world, "SELECT name_ja, call_open, call_close FROM editions WHERE locator = 'S-9' ORDER BY call_open")


def test_a_list_after_the_detail_takes_no_round_for_another(world: World, tmp_path: Path) -> None:
    world.take(answer(tmp_path, "detail.json", detail="", industry="製造業", workflow=[FIRST, SECOND]))
    said = one(world, "SELECT note FROM measures WHERE locator = 'S-9'")
    both = [("第1回", "2026-04-01", "2026-05-31"), ("第2回", "2026-08-17", "2026-09-30")]
    assert rounds(world) == both
    world.take(
        answer(
            tmp_path,
            "list.json",
            acceptance_start_datetime="2026-08-16T15:00:00.000Z",
            acceptance_end_datetime="2026-09-30T14:59:00.000Z",
            target_number_of_employees="20名以下",
        )
    )
    assert rounds(world) == both, "the list knows the second round only, and no names of rounds"
    assert one(world, "SELECT note FROM measures WHERE locator = 'S-9'") == said, "a list says less than the detail"


def test_rounds_that_open_on_one_day_stay_two_and_an_empty_one_is_none(world: World, tmp_path: Path) -> None:
    here = {**FIRST, "target_area_search": "東京都"}
    there = {**FIRST, "target_area_search": "大阪府", "acceptance_end_datetime": "2026-06-30T08:00Z"}
    path = answer(tmp_path, "detail.json", workflow=[there, here, {}])
    world.take(path)
    assert [row[2] for row in rounds(world)] == ["2026-05-31", "2026-06-30"]
    assert world.counts(path)[:2] == (0, 0)


def values(number: str, indicator: str, year: str, **more: str) -> dict[str, str]:
    found = {
        **dict.fromkeys(("2023", "2024"), ""),
        **VALUE,
        "2023": "",
        NUMBER: number,
        "活動指標／成果指標": indicator,
    }
    return {**found, year: "12", **more}


def metrics(world: World) -> list[tuple[object, ...]]:
    return one(
        world,
        "SELECT m.name_ja, o.fy_from, o.value, o.is_planned FROM outcomes o JOIN metrics m ON m.code = o.metric_code "
        "WHERE o.subject_code = 'rs-900001' ORDER BY o.fy_from, o.is_planned, m.name_ja",
    )


def test_a_number_that_passed_to_another_indicator_is_not_the_same_metric(world: World, tmp_path: Path) -> None:
    """Next year's sheet may number its indicators otherwise; no figure may stand under the name of another."""
    rows = rs_rows(("900001", values("3", "特許の数", "2023")), ("900001", values("3", "参加者の数", "2024")))
    path = csv_file(tmp_path / "3-1.csv", rows)
    world.take(path)
    assert metrics(world) == [("特許の数", 2023, "12", 0), ("参加者の数", 2024, "12", 0)]
    assert world.counts(path)[:2] == (0, 0)


def test_goal_and_result_of_an_indicator_are_one_metric(world: World, tmp_path: Path) -> None:
    rows = rs_rows(
        ("900001", values("3", "特許の数", "2023")), ("900001", values("3", "特許の数", "2023", **{KIND: "目標値"}))
    )
    world.take(csv_file(tmp_path / "3-1.csv", rows))
    assert metrics(world) == [("特許の数", 2023, "12", 0), ("特許の数", 2023, "12", 1)]
    assert one(world, "SELECT count(*) FROM metrics WHERE code LIKE 'rs-900001-%'") == [(1,)]


def test_a_kind_of_value_that_nobody_knows_is_told_and_not_passed_over(world: World, tmp_path: Path) -> None:
    rows = rs_rows(
        ("900001", values("3", "特許の数", "2023", **{KIND: "見通し"})),
        ("900001", values("3", "特許の数", "2024", **{KIND: "達成率"})),
    )
    assert world.reasons(csv_file(tmp_path / "3-1.csv", rows)) == ["「見通し」という値の種類を知りません"]


def scheme(tmp_path: Path, name: str, **cells: str) -> Path:
    return csv_file(tmp_path / name, [list(cells), list(cells.values())])


def test_one_number_of_two_bodies_is_two_schemes(world: World, tmp_path: Path) -> None:
    """Files that leave the code of the body out number their schemes alike."""
    said = {"制度番号": "7", "対象者": "企業"}
    named = "タイトル（制度名）"
    world.take(
        scheme(tmp_path, "a.csv", **said, 実施組織="", **{named: "甲の補助金（試験）", "実施組織・支援機関": "甲市"})
    )
    world.take(
        scheme(tmp_path, "b.csv", **said, 実施組織="", **{named: "乙の融資（試験）", "実施組織・支援機関": "乙市"})
    )
    found = one(world, "SELECT name_ja, provider_ja FROM measures WHERE origin = 'imported' ORDER BY id")
    assert found == [("甲の補助金（試験）", "甲市"), ("乙の融資（試験）", "乙市")]
    again = scheme(
        tmp_path, "c.csv", **said, 実施組織="", **{named: "乙の融資（試験）", "実施組織・支援機関": "乙　市"}
    )
    assert world.counts(again)[0] == 1, "the file as a new source only"


def test_at_any_time_is_no_date_and_no_mistake(world: World, tmp_path: Path) -> None:
    cells = {
        "制度番号": "8",
        "全国地方公共団体コード": "131016",
        "タイトル（制度名）": "随時の制度（試験）",
        "対象者": "企業",
    }
    cells |= {"サブタイトル（通称）": "いつでも", "受付開始日": "令和8年4月1日", "受付終了日": "随時"}
    path = scheme(tmp_path, "any.csv", **cells)
    world.take(path)
    assert one(world, "SELECT note FROM measures WHERE code = 'sd-131016-8'") == [
        ("通称: いつでも／対象者: 企業／受付終了: 随時",)
    ]
    assert one(world, "SELECT call_open, call_close FROM editions WHERE measure_code = 'sd-131016-8'") == [
        ("2026-04-01", None)
    ]
    assert world.counts(path)[:2] == (0, 0)


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_japanese_in_utf_16_without_a_mark_is_asked_about(world: World, tmp_path: Path, encoding: str) -> None:
    """Commas and line ends are its only zero bytes, far fewer than in Latin text."""
    path = tmp_path / "measures.csv"
    path.write_bytes("名称,提供者,概要\n文字コード試験補助金①,高崎市,㈱～－髙﨑\n".encode(encoding))
    view = world.service.look(path)
    offered = {choice.encoding: choice.preview for choice in view.encodings}
    assert "文字コード試験補助金①" in offered[encoding]
    assert world.counts(path, ImportOptions(encoding=encoding)) == (2, 0, 0, 0)


def test_a_project_that_ends_after_the_years_of_the_facts_is_not_refused(world: World, tmp_path: Path) -> None:
    """Projects run to 2035 and began in 1947; the year goes into the note, and the project is taken in."""
    cells = {"事業の概要": "概要", "事業開始年度": "1947", "事業終了（予定）年度": "2035"}
    path = csv_file(tmp_path / "1-2.csv", rs_rows(("900009", cells)))
    world.take(path)
    ((start, end, note),) = one(world, "SELECT start_fy, end_fy, note FROM programs WHERE code = 'rs-900009'")
    assert (start, end) == (None, None)
    assert str(note).endswith("。事業開始年度: 1947。事業終了（予定）年度: 2035")
    assert world.counts(path)[:2] == (0, 0)


def test_minus_signs_of_ministries_and_wide_digits_are_read(world: World, tmp_path: Path) -> None:
    rows = rs_rows(("900001", values("3", "増減", "2023", **{"2023": "▲１，２３４", "2024": "△5.5"})))
    world.take(csv_file(tmp_path / "3-1.csv", rows))
    assert [row[1:3] for row in metrics(world)] == [(2023, "-1234"), (2024, "-5.5")]
