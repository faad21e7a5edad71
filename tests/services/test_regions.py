"""Regions against a plain recount from the CSV files."""

from collections import defaultdict
from decimal import Decimal

import pytest

from navigator.db.library import Library
from navigator.domain.chart import ChartForm, ChartSpec, Metric, MetricFamily, Subject, SubjectKind
from navigator.domain.errors import UserError
from navigator.domain.fiscal import YearStyle
from navigator.domain.mapfigures import AreaLevel, MapFigure, MapFigureKind, MapPicture
from navigator.domain.regions import RegionFilter
from navigator.domain.results import Presentation
from navigator.domain.vocabulary import Block
from navigator.services.regions import RegionService
from navigator.services.suite import ServiceSuite
from tests.db.libraries import TODAY
from tests.db.packages import items, table

JA, EN = Presentation(), Presentation("en", YearStyle.WESTERN)
ALL = RegionFilter()


@pytest.fixture(scope="session")
def service(library: Library) -> RegionService:
    return RegionService(library)


def jis() -> dict[str, str]:
    return {row["name_ja"]: row["jis_code"] for row in table("prefectures")}


def block_of() -> dict[str, str]:
    return {row["name_ja"]: row["block_code"] for row in table("prefectures")}


def areas(prefectures: list[str], level: AreaLevel) -> set[str]:
    where = jis() if level is AreaLevel.PREFECTURE else block_of()
    return {where[name] for name in prefectures}


def region_areas(level: AreaLevel) -> dict[str, set[str]]:
    return {row["code"]: areas(items(row["prefectures"]), level) for row in table("regions")}


def counted(picture: MapPicture) -> dict[str, int]:
    return {area: int(one.value) for area, one in picture.values.items() if one.value}


def recount(codes: dict[str, set[str]]) -> dict[str, int]:
    found: dict[str, int] = defaultdict(int)
    for place in codes.values():
        for area in place:
            found[area] += 1
    return dict(found)


def sure(row: dict[str, str], fy: int) -> bool:
    years = [int(row[key]) for key in ("start_fy", "end_fy") if row[key]]
    years += [2012] if row["status"] == "continuing_fy2012" else []
    return bool(years) and min(years) <= fy <= max(years)


# The map


@pytest.mark.parametrize("level", list(AreaLevel))
def test_regions_of_the_map_are_those_of_the_files(service: RegionService, level: AreaLevel) -> None:
    picture = service.picture(ALL, MapFigure(), level, JA)
    places = region_areas(level)
    assert counted(picture) == recount(places)
    assert picture.total == len(table("regions"))
    assert picture.shared == sum(len(found) > 1 for found in places.values())
    assert picture.unplaced == sum(not found for found in places.values())
    assert sum(one.areas for one in picture.classes) + picture.missing == (47 if level is AreaLevel.PREFECTURE else 10)


@pytest.mark.parametrize("level", list(AreaLevel))
@pytest.mark.parametrize("fy", [2002, 2007, 2012])
def test_active_regions_count_once_a_year(service: RegionService, level: AreaLevel, fy: int) -> None:
    picture = service.picture(ALL, MapFigure(MapFigureKind.ACTIVE, fy=fy), level, JA)
    active = {row["region_code"] for row in table("participations") if sure(row, fy)}
    assert counted(picture) == recount({code: place for code, place in region_areas(level).items() if code in active})
    assert picture.total == len(active)
    # Zero is only said of an area in which a region is known not to have taken part.
    for area, value in picture.values.items():
        if value.value == 0:
            assert any(area in place for code, place in region_areas(level).items() if code not in active)


def test_regions_of_a_program_and_themes(service: RegionService) -> None:
    inside = {row["region_code"] for row in table("participations") if row["program_code"] == "mext-toshi-area"}
    picture = service.picture(ALL, MapFigure(MapFigureKind.PROGRAM, "mext-toshi-area"), AreaLevel.PREFECTURE, JA)
    places = region_areas(AreaLevel.PREFECTURE)
    assert counted(picture) == recount({code: place for code, place in places.items() if code in inside})
    assert (
        picture.total == len(inside) < sum(row["program_code"] == "mext-toshi-area" for row in table("participations"))
    )
    themes = service.picture(ALL, MapFigure(MapFigureKind.THEMES), AreaLevel.PREFECTURE, JA)
    told = {row["code"]: places[row["region_code"]] for row in table("themes") if row["region_code"]}
    assert counted(themes) == recount(told)
    assert themes.total == len(told)


@pytest.mark.parametrize("level", list(AreaLevel))
def test_facilities_and_measures(service: RegionService, level: AreaLevel) -> None:
    facilities = {
        row["code"]: areas([row["prefecture"]] if row["prefecture"] else [], level) for row in table("facilities")
    }
    picture = service.picture(ALL, MapFigure(MapFigureKind.FACILITIES), level, JA)
    assert counted(picture) == recount(facilities)
    measures = {}
    for row in table("measures"):
        blocks = items(row["block_codes"])
        names = items(row["prefectures"]) or [name for name, block in block_of().items() if block in blocks]
        measures[row["code"]] = areas(names, level)
    picture = service.picture(ALL, MapFigure(MapFigureKind.MEASURES), level, JA)
    assert counted(picture) == recount(measures)
    assert str(sum(not place for place in measures.values())) in picture.notes[0].ja


def test_figures_that_may_not_be_added_are_not_added(service: RegionService) -> None:
    picture = service.picture(ALL, MapFigure(MapFigureKind.OUTCOME, "companies_joined"), AreaLevel.PREFECTURE, JA)
    places = region_areas(AreaLevel.PREFECTURE)
    by_area: dict[str, list[dict[str, str]]] = defaultdict(list)
    for row in table("outcomes"):
        if row["subject_type"] == "region" and row["metric_code"] == "companies_joined" and row["is_planned"] == "0":
            for area in places[row["subject_code"]]:
                by_area[area].append(row)
    for area, value in picture.values.items():
        subjects = {row["subject_code"] for row in by_area[area]}
        if not subjects:
            assert (value.value, value.refused) == (None, None)
        elif len(subjects) == 1:
            assert value.value in {Decimal(row["value"]) for row in by_area[area]}
        else:
            kinds = {row["accumulation"] for row in by_area[area]}
            assert value.refused is not None or kinds == {"period"}
            assert len(value.lines) == len(subjects)
    assert picture.total is None
    assert picture.refused == sum(value.refused is not None for value in picture.values.values()) > 0


def test_what_is_not_on_file_is_no_zero(service: RegionService) -> None:
    picture = service.picture(ALL, MapFigure(), AreaLevel.PREFECTURE, JA)
    held = {area for place in region_areas(AreaLevel.PREFECTURE).values() for area in place}
    assert {area for area, one in picture.values.items() if one.value is None} == set(jis().values()) - held
    assert picture.missing == len(set(jis().values()) - held) > 0
    assert all(one.value != 0 for one in picture.values.values())


def test_an_unknown_figure_is_said(service: RegionService) -> None:
    with pytest.raises(UserError, match="made-up"):
        service.picture(ALL, MapFigure(MapFigureKind.PROGRAM, "made-up"), AreaLevel.PREFECTURE, JA)


# The list


def test_the_list_holds_every_region_once(service: RegionService) -> None:
    found = service.list(ALL, JA)
    codes = [row.code for row in found.rows]
    assert sorted(codes) == sorted(row["code"] for row in table("regions"))
    assert found.whole == len(codes)
    stays = table("participations")
    assert all(row.participations == sum(one["region_code"] == row.code for one in stays) for row in found.rows)


def test_a_block_keeps_what_may_lie_in_it_and_says_so(service: RegionService) -> None:
    question = RegionFilter(blocks=("kinki",))
    found = service.list(question, JA)
    inside = {code for code, place in region_areas(AreaLevel.BLOCK).items() if "kinki" in place}
    nowhere = {code for code, place in region_areas(AreaLevel.BLOCK).items() if not place}
    assert {row.code for row in found.rows} == inside | nowhere
    assert {row.code for row in found.rows if row.marks} == nowhere
    without = service.list(RegionFilter(blocks=("kinki",), unplaced=False), JA)
    assert {row.code for row in without.rows} == inside
    assert (found.unplaced, without.unplaced) == (len(nowhere), 0)


@pytest.mark.parametrize("key", ["blocks", "prefectures", "programs", "fields"])
def test_a_choice_leaves_as_many_regions_as_it_says(service: RegionService, key: str) -> None:
    for choice in service.list(RegionFilter(unplaced=False), JA).choices[key]:
        narrowed = RegionFilter(unplaced=False, **{key: (choice.value,)})  # type: ignore[arg-type]
        assert len(service.list(narrowed, JA).rows) == choice.count


def test_years_of_the_list_count_the_sure_and_the_perhaps(service: RegionService) -> None:
    for choice in service.list(ALL, JA).choices["fy"]:
        found = service.list(RegionFilter(fy=int(choice.value)), JA)
        assert len(found.rows) == choice.count
        active = {row["region_code"] for row in table("participations") if sure(row, int(choice.value))}
        assert {row.code for row in found.rows if not row.marks} == active


def test_a_question_in_words(service: RegionService) -> None:
    assert service.describe(ALL).en == "all regions"
    line = service.describe(RegionFilter("光", ("kinki",), fields=("",), fy=2007, unplaced=False)).ja
    assert all(word in line for word in ("光", "近畿", "資料なし", "平成19年度", "除く"))


# A profile

TABLES = (
    ("participations", "region_code"),
    ("themes", "region_code"),
    ("stories", "region_code"),
    ("network_findings", "region_code"),
    ("recommendations", "region_code"),
    ("findings", "subject_code"),
)


def texts(service: RegionService, code: str) -> tuple[str, list[str]]:
    found = service.profile(code, JA)
    parts = [part.text.ja for one in found.sections for field in one.fields for part in field.parts]
    return "\n".join(parts), [section.title.ja for section in found.sections]


@pytest.mark.parametrize("code", ["hakodate", "tokachi", "kobe", "nagano", "hamamatsu", "meti-kyushu-krip"])
def test_a_profile_holds_what_the_files_hold(service: RegionService, code: str) -> None:
    profile = service.profile(code, JA)
    fields = {section.title.ja: section.fields for section in profile.sections}
    rows = {name: [row for row in table(name) if row[column] == code] for name, column in TABLES}
    rows["findings"] = [row for row in rows["findings"] if row["subject_type"] == "region"]
    titles = {
        "participations": "実施地域としての参加",
        "themes": "採択研究テーマ",
        "stories": "成果事例",
        "network_findings": "ネットワーク分析の結果",
        "recommendations": "提言",
        "findings": "課題・意見・効果",
    }
    for name, title in titles.items():
        assert len(fields.get(title, ())) == len(rows[name]), name
    told = "\n".join(part.text.ja for found in fields.values() for field in found for part in field.parts)
    region = next(row for row in table("regions") if row["code"] == code)
    assert region["core_institution_ja"] in told
    assert region["concept_ja"] in told
    assert all(row["title_ja"] in told for row in (*rows["themes"], *rows["stories"]))
    assert all(row["text_ja"] in told for row in rows["findings"])
    assert all(row["item_ja"] in told for row in rows["recommendations"])
    programs = {row["program_code"] for row in rows["participations"]}
    assert len(profile.related) == len(programs)
    assert {bar.stay.program for bar in profile.bars} == programs


@pytest.mark.parametrize("code", ["hakodate", "tokai", "fukuoka-kitakyushu-iizuka", "pref-iwate"])
def test_outcomes_keep_their_counting_apart_and_lose_no_figure(service: RegionService, code: str) -> None:
    profile = service.profile(code, JA)
    fields = {section.title.ja: section.fields for section in profile.sections}
    rows = [row for row in table("outcomes") if row["subject_type"] == "region" and row["subject_code"] == code]
    titles = {"period": "成果（期間の値）", "cumulative": "成果（累計）", "snapshot": "成果（時点の値）"}
    planned = "計画・目標・見込み（実績ではありません）"
    for row in rows:
        said = fields[planned if row["is_planned"] == "1" else titles[row["accumulation"]]]
        text = " ".join(f"{field.parts[0].text.ja} {field.remark.ja if field.remark else ''}" for field in said)
        number = f"{int(row['value']):,}" if row["value"].isdigit() else row["value"].rstrip("0").rstrip(".")
        assert number in text
    shown = sum(len(fields.get(title, ())) for title in (*titles.values(), planned))
    slots = {
        tuple(row[key] for key in ("metric_code", "fy_from", "fy_to", "accumulation", "as_of", "is_planned"))
        for row in rows
    }
    assert shown == len(slots)


def test_every_value_has_a_source_of_the_list(service: RegionService) -> None:
    for row in service.list(ALL, JA).rows:
        profile = service.profile(row.code, JA)
        numbers = {citation.number for citation in profile.citations}
        assert numbers == set(range(1, len(numbers) + 1))
        for section in profile.sections:
            for field in section.fields:
                assert not field.parts or field.sources
                assert set(field.sources) <= numbers


def test_a_profile_in_english_has_english_labels(service: RegionService) -> None:
    profile = service.profile("hakodate", EN)
    assert profile.title.of("en") == "Hakodate"
    assert profile.bars[0].years == "FY2003–2005"
    assert service.named("函館エリア").code == "hakodate"
    assert not service.named("hakodate").by_name
    with pytest.raises(UserError, match="nowhere"):
        service.profile("nowhere", JA)


# Side by side


def test_regions_stand_side_by_side(service: RegionService) -> None:
    codes = ("hakodate", "nagano", "hamamatsu")
    found = service.compare(codes, JA)
    assert found.codes == codes
    assert all(len(row.cells) == 3 for row in found.rows)
    by_key = {row.key: row for row in found.rows}
    assert all(cell.differs for cell in by_key["core"].cells)
    assert not any(cell.differs for key, row in by_key.items() if key.startswith("outcome:") for cell in row.cells)
    programs = {row["program_code"] for row in table("participations") if row["region_code"] in codes}
    assert {key.removeprefix("program:") for key in by_key if key.startswith("program:")} == programs
    numbers = {citation.number for citation in found.citations}
    assert {number for row in found.rows for cell in row.cells for number in cell.sources} == numbers
    counting = {key.split(":")[2] for key in by_key if key.startswith("outcome:")}
    assert counting <= {"period", "cumulative", "snapshot"}


def test_two_to_ten_regions_can_be_compared(service: RegionService) -> None:
    codes = [row.code for row in service.list(ALL, JA).rows]
    for wrong in (codes[:1], codes[:1] * 3, codes[:11]):
        with pytest.raises(UserError, match="地域は並べられません"):
            service.compare(wrong, JA)
    assert len(service.compare(codes[:10], JA).names) == 10


def test_what_nothing_is_on_file_of_is_named(service: RegionService) -> None:
    absent = {name.ja for name in service.profile("hokkaido-wide", JA).absent}
    assert {"実施地域としての参加", "成果", "採択研究テーマ", "成果事例", "提言"} <= absent
    told = {name.ja for name in service.profile("hakodate", JA).absent}
    assert told == {"ネットワーク分析の結果", "課題・意見・効果", "提言"}


def test_map_and_chart_count_the_same_regions(service: RegionService, library: Library) -> None:
    subjects = tuple(Subject(SubjectKind.BLOCK, block.value) for block in Block)
    spec = ChartSpec(subjects, Metric(MetricFamily.PARTICIPATION, "regions"), ChartForm.LINES)
    chart = ServiceSuite(library, TODAY).trends.chart(spec, JA)
    drawn = {(one.subject.code, point.fy): int(point.figure.value) for one in chart.series for point in one.points}
    for fy in (2002, 2009, 2012):
        picture = service.picture(ALL, MapFigure(MapFigureKind.ACTIVE, fy=fy), AreaLevel.BLOCK, JA)
        assert counted(picture) == {code: count for (code, year), count in drawn.items() if year == fy}
