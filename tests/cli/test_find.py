"""find and facets: the same filter value gives the same result as the screen, in every form of output."""

import csv
import io
import json
import unicodedata
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from navigator.cli import VERBS
from navigator.domain.budgets import BudgetTotal
from navigator.domain.catalogues import NO_DATA, SPECS, Catalogue, FacetKey
from navigator.domain.filters import Filter, choice_of
from navigator.domain.fiscal import YearStyle, format_fiscal_year
from navigator.domain.results import CeilingRange, Presentation, ResultSet
from navigator.domain.vocabulary import BudgetKind
from navigator.services.edits import Edits
from navigator.services.finding import FindingService
from navigator.services.suite import ServiceSuite
from navigator.services.synonyms import SynonymService
from tests.cli.conftest import TODAY, Run
from tests.db import libraries
from tests.db.packages import table

WORDS = ("", "医療", "産学", "H19", "予算>=100", "クラスター OR 医療", "NOT 大学", '"研究開発"', "name:支援", "((")


@pytest.fixture(scope="module")
def finding(shared_file: Path) -> Iterator[FindingService]:
    library = libraries.opened(shared_file)
    yield FindingService(library, libraries.TODAY)
    library.close()


def codes_of(finding: FindingService, result: ResultSet) -> list[str]:
    return [row.ref.code for row in finding.rows(result, 0, result.total, Presentation())]


def arguments_of(question: Filter, spell: str = "code") -> list[str]:
    """The words of a command that mean a filter."""
    words = ["find", question.catalogue.value, f"--text={question.text}"]
    for choice in question.choices:
        words += [f"--where={choice.key.value}={value}" for value in choice.include]
        words += [f"--where={choice.key.value}=~{value}" for value in choice.exclude]
    if question.as_of is not None:
        styles = {"code": str(question.as_of), "era": format_fiscal_year(question.as_of, YearStyle.ERA)}
        words.append(f"--as-of={styles.get(spell, f'FY{question.as_of}')}")
    if question.order:
        words.append(f"--sort={question.order}")
    words.append(f"--money-kind={question.money_kind.value}")
    if question.money_fy is not None:
        words.append(f"--money-fy={question.money_fy}")
    return words


@st.composite
def filters(draw: st.DrawFn, finding: FindingService) -> Filter:
    catalogue = draw(st.sampled_from(list(Catalogue)))
    spec = SPECS[catalogue]
    question = Filter(
        catalogue,
        text=draw(st.sampled_from(WORDS)),
        as_of=draw(st.none() | st.integers(2000, 2027)),
        order=draw(st.sampled_from(["", *(order.key for order in spec.orders)])),
        money_kind=draw(st.sampled_from(BudgetKind)),
        money_fy=draw(st.none() | st.integers(2002, 2013)),
    )
    facets = {counts.key: [value.value for value in counts.values] for counts in finding.find(Filter(catalogue)).facets}
    for key in draw(st.lists(st.sampled_from(spec.facets), max_size=3, unique=True)):
        values = draw(st.lists(st.sampled_from(facets[key]), min_size=1, max_size=3, unique=True))
        question = question.with_choice(choice_of(key, [draw(st.sampled_from(["", "~"])) + value for value in values]))
    return question


@given(data=st.data())
@settings(max_examples=80)
def test_a_filter_finds_what_the_screen_finds(data: st.DataObject, finding: FindingService, run: Run) -> None:
    question = data.draw(filters(finding))
    ran = run(*arguments_of(question, data.draw(st.sampled_from(["code", "era", "western"]))), "--format=json")
    expected = finding.find(question)
    assert ran.code == 0, ran.err
    answer = ran.json
    assert answer["filter"] == question.to_json()
    assert answer["total"] == expected.total == len(answer["records"])
    assert [record["code"] for record in answer["records"]] == codes_of(finding, expected)
    assert answer["hints"] == [hint.ja for hint in expected.hints]
    if isinstance(expected.money, BudgetTotal):
        assert answer["money"]["fy"] == expected.money.fy
        assert answer["money"]["with_partial"] in (None, expected.money.with_partial)
        assert answer["money"]["without_figure"] == expected.without_figure
        assert [out["code"] for out in answer["money"]["left_out"]] == [
            out.line.program for out in expected.money.left_out
        ]
    elif isinstance(expected.money, CeilingRange):
        assert answer["money"]["known"] + answer["money"]["unknown"] == expected.total
        assert answer["money"]["ceiling_highest"] == expected.money.highest
    else:
        assert answer["money"] is None


@given(data=st.data())
@settings(max_examples=25)
def test_csv_has_the_cells_of_the_screen_in_its_order(data: st.DataObject, finding: FindingService, run: Run) -> None:
    question = data.draw(filters(finding))
    language = data.draw(st.sampled_from(["ja", "en"]))
    ran = run(*arguments_of(question), "--format=csv", "--lang", language)
    assert ran.out.startswith("\ufeff")
    header, *rows = csv.reader(io.StringIO(ran.out[1:], newline=""))
    columns = SPECS[question.catalogue].columns
    assert header == [column.label.of(language) for column in columns]
    shown = finding.rows(finding.find(question), 0, 10_000, Presentation(language))
    assert rows == [[row.cells[column.key] for column in columns] for row in shown]


@given(data=st.data())
@settings(max_examples=15)
def test_facets_counts_what_the_screen_counts(data: st.DataObject, finding: FindingService, run: Run) -> None:
    question = data.draw(filters(finding))
    words = [word for word in arguments_of(question)[1:] if not word.startswith(("--sort", "--money"))]
    answer = run("facets", *words, "--format", "json").json
    expected = finding.find(question).facets
    assert [facet["key"] for facet in answer["facets"]] == [counts.key.value for counts in expected]
    for facet, counts in zip(answer["facets"], expected, strict=True):
        told = [(one["value"], one["count"], one["included"], one["excluded"]) for one in facet["values"]]
        assert told == [(value.value, value.count, value.included, value.excluded) for value in counts.values]


@pytest.mark.parametrize("catalogue", list(Catalogue))
def test_records_carry_every_column_of_the_facts_as_printed(run: Run, catalogue: Catalogue) -> None:
    ran = run("find", catalogue.value, "--format", "json")
    # As text: a decimal must keep its digits, which a float would not show.
    found = json.loads(ran.out, parse_float=str, parse_int=str)["records"]
    rows = {row.get("code") or row["id"]: row for row in table(catalogue.value)}
    assert len(found) == len(rows)
    for record in found:
        row = rows[record["id"] if "id" in record else record["code"]]
        assert record["name_ja"] == row.get("name_ja", row.get("title_ja"))
        assert record.keys() - {"code", "name_ja"} == row.keys() - {"code", "name_ja"}
        for column, text in row.items():
            value = record[column]
            if isinstance(value, list):
                assert ";".join(value) == text
            elif isinstance(value, bool):
                assert str(int(value)) == text
            else:
                assert (value or "") == text, column


def test_decimals_are_numbers_with_all_their_digits(run: Run) -> None:
    printed = [row["amount_max_myen"] for row in table("measures") if "." in row["amount_max_myen"]]
    found = json.loads(run("find", "measures", "--format=json").out, parse_float=Decimal)["records"]
    amounts = [record["amount_max_myen"] for record in found]
    assert sorted(str(amount) for amount in amounts if isinstance(amount, Decimal)) == sorted(printed)
    assert printed


SPELLINGS = [
    ("measures", "ministry", ["mext", "文部科学省", "文科", "ＭＥＸＴ",
                              "Ministry of Education, Culture, Sports, Science and Technology"]),
    ("measures", "ministry", ["meti", "経済産業省", "経産", "Economy, Trade and Industry"]),
    ("measures", "stage", ["applied", "応用", "Applied research", "APPLIED"]),
    ("measures", "eligible", ["sme", "中小企業", "Small or medium firm", "中小"]),
    ("measures", "status", ["none", "undated", "日付なし", "データなし", "No dates"]),
    ("measures", "status", ["closed", "終了", "Closed"]),
    ("measures", "fy", ["2007", "H19", "Ｈ１９", "平成19年度", "FY2007", "2007年度", "H19 (FY2007)"]),
    ("measures", "prefecture", ["東京都", "東京", "Tokyo"]),
    ("measures", "block", ["kinki", "近畿", "Kinki", "近畿ブロック"]),
    ("measures", "block", ["none", "全国・記載なし", "データなし", "Nationwide or not stated"]),
    ("facilities", "kind", ["kosetsushi", "公設試験研究機関", "Public test institute"]),
    ("programs", "kind", ["menu", "支援メニュー", "Menu"]),
    ("events", "kind", ["call_briefing", "公募説明会", "Call briefing"]),
    ("themes", "field", ["life", "ライフサイエンス", "ﾗｲﾌｻｲｴﾝｽ", "Life science"]),
    ("themes", "府省", ["mext", "文科"]),
]  # fmt: skip


@pytest.mark.parametrize(("catalogue", "key", "spellings"), SPELLINGS)
def test_every_spelling_of_a_value_means_the_same(run: Run, catalogue: str, key: str, spellings: list[str]) -> None:
    for sign in ("", "~"):
        answers = [run("find", catalogue, f"--where={key}={sign}{word}", "--format=json") for word in spellings]
        assert {ran.code for ran in answers} == {0}, [ran.err for ran in answers]
        assert len({ran.out for ran in answers}) == 1


def test_a_range_of_years_is_all_of_them(run: Run) -> None:
    together = run("find", "programs", "--where", "fy=H17..H19", "--format=json").json
    single = run("find", "programs", *(f"--where=fy={year}" for year in (2005, 2006, 2007)), "--format=json").json
    assert [record["code"] for record in together["records"]] == [record["code"] for record in single["records"]]


def test_money_is_the_group_total_of_the_facts(run: Run) -> None:
    members = {row["program_code"] for row in table("group_memberships") if row["fy"] == "2007"}
    answer = run("find", "programs", "--money-fy", "H19", "--format", "json").json
    assert members <= {record["code"] for record in answer["records"]}
    only_mext = run("find", "programs", "--where=ministry=文科", "--money-fy=H19", "--format=json").json["money"]
    # 25,203 of the Ministry of Education is printed by ministry in the group's table of FY2007.
    assert only_mext["with_partial"] == 25203


def test_nothing_on_file_is_not_zero(run: Run) -> None:
    money = run("find", "programs", "--money-kind=settlement", "--money-fy=2001", "--format=json").json["money"]
    assert money["with_partial"] is None
    assert money["without_partial"] is None
    assert money["without_figure"] == len(table("programs"))
    partial = run("find", "programs", "--where=ministry=厚労", "--where=fy=H19", "--text=code:mhlw-nibio",
                  "--money-fy=H19", "--format=json").json["money"]  # fmt: skip
    assert (partial["without_partial"], partial["with_partial"]) == (None, 11333)


def test_a_limit_cuts_the_records_and_not_the_total(run: Run) -> None:
    answer = run("find", "measures", "--limit", "2", "--format", "json").json
    assert answer["total"] == len(table("measures"))
    assert len(answer["records"]) == 2
    assert run("find", "measures", "--limit=0", "--format=json").json["records"] == []
    ran = run("find", "measures", "--limit", "2")
    assert len(ran.out.splitlines()) == 1 + 2 + 2
    assert "313" in ran.err


def test_the_table_stands_in_columns_and_can_be_followed(run: Run) -> None:
    ran = run("find", "programs", "--where", "ministry=環境")
    lines = ran.out.splitlines()
    assert "件" in lines[0]
    assert "百万円" in lines[0]
    widths = [len(rule) for rule in lines[2].split("  ")]
    for line in lines[1:]:
        wide = sum(1 + (unicodedata.east_asian_width(letter) in "WF") for letter in line)
        assert wide <= sum(widths) + 2 * (len(widths) - 1)
    code = lines[3].split()[-1]
    assert run("show", code).code == 0


def test_an_empty_answer_says_what_to_lift(run: Run) -> None:
    ran = run("find", "programs", "--where=ministry=環境", "--text", "ありえない語句")
    assert ran.code == 0
    assert ran.out.startswith("0 件")
    assert "「検索: ありえない語句」を外すと" in ran.err


def test_hints_are_told(run: Run) -> None:
    assert "件も含みます" in run("find", "measures", "--where", "block=近畿", "--format=csv").err
    assert "that may apply" in run("find", "measures", "--where", "block=kinki", "--lang=en").err


WRONG = [
    (["find"], "measures"),
    (["find", "mesures"], "programs（事業）"),
    (["find", "measures", "--where", "colour=red"], "ministry（府省）"),
    (["find", "facilities", "--where", "fy=2007"], "prefecture（都道府県）"),
    (["find", "measures", "--where", "stage=later"], "basic（基礎）"),
    (["find", "measures", "--where", "stage"], "項目=値"),
    (["find", "measures", "--where", "stage=~"], "項目=値"),
    (["find", "measures", "--where", "ministry=Ministry of"], "mext（文部科学省）"),
    (["find", "measures", "--where", "fy=19年度"], "H19"),
    (["find", "measures", "--where", "fy=1900..1901"], ".."),
    (["find", "measures", "--sort", "colour"], "deadline"),
    (["find", "measures", "--as-of", "昨年"], "FY2007"),
    (["find", "measures", "--format", "xml"], "csv"),
    (["find", "measures", "--limit", "-1"], "0 以上"),
    (["find", "measures", "--today", "明日"], "2026-11-22"),
    (["find", "programs", "--money-kind", "actual"], "settlement"),
    (["find", "measures", "--colour"], "--help"),
    (["find", "measures", "programs"], "--help"),
    (["find", "measures", "--text"], "--text=値"),
    (["find", "measures", "--favourites=yes"], "--favourites"),
    (["facets", "measures", "--sort", "name"], "--help"),
    (["show"], "show"),
    (["show", "no-such-code"], "find programs --text no-such-code"),
    (["show", "mext-riss", "--catalogue", "themes"], "find"),
    (["facts"], "facts check"),
    (["facts", "load"], "facts check"),
    (["library", "burn"], "library info"),
    (["library", "check", "elsewhere.rpn"], "--library"),
    (["dance"], ", ".join(VERBS)),
    ([], ", ".join(VERBS)),
]


@pytest.mark.parametrize(("argv", "offered"), WRONG, ids=[" ".join(argv) or "nothing" for argv, _ in WRONG])
def test_a_mistake_is_told_with_what_is_offered(run: Run, argv: list[str], offered: str) -> None:
    ran = run(*argv)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("navigator: ")
    assert offered in ran.err
    english = run(*argv, "--lang", "en")
    assert english.code == 2
    kana = [letter for letter in english.err if "ぁ" <= letter <= "ヿ"]
    assert not kana, english.err


STATEMENTS = ["' OR 1=1 --", '"; DROP TABLE measures', "%", "_", "~~", NO_DATA]


@given(
    condition=st.tuples(
        st.text(max_size=8) | st.sampled_from([key.value for key in FacetKey]),
        st.text(max_size=20) | st.sampled_from(STATEMENTS),
    ),
    text=st.text(max_size=20) | st.sampled_from(STATEMENTS),
    order=st.text(max_size=8) | st.sampled_from(["name; DROP TABLE measures", "fy"]),
)
@settings(max_examples=60)
def test_any_text_is_data(run: Run, shared_file: Path, condition: tuple[str, str], text: str, order: str) -> None:
    before = shared_file.read_bytes()
    where = "--where=" + "=".join(condition)
    ran = run("find", "measures", where, f"--text={text}", f"--sort={order}", "--format=json")
    assert ran.code in (0, 2)
    assert shared_file.read_bytes() == before


def test_favourites_are_the_starred_records(run: Run, own_file: Path) -> None:
    assert run("find", "programs", "--favourites", "--format=json", library=own_file).json["total"] == 0


def test_cells_that_a_spreadsheet_could_run_are_prefixed(run: Run, own_file: Path) -> None:
    library = libraries.opened(own_file)
    names = ["=1+1", "+A1", "-A1", "@SUM(A1)", "\t=1", "\r=1", "＝1+1", "＋A1", "\u3000=1", "'x", "-5"]
    with library.writing() as connection:
        for at, name in enumerate(names, 1):
            connection.exec_driver_sql("UPDATE events SET host_ja = ? WHERE id = ?", (name, at))
    library.close()
    ran = run("find", "events", "--format", "csv", library=own_file)
    header, *rows = csv.reader(io.StringIO(ran.out[1:], newline=""))
    hosts = {row[header.index("主催")] for row in rows}
    assert {f"'{name}" for name in names[:-1]} | {"-5"} <= hosts
    assert not hosts & set(names[:-1])


def test_synonyms_can_be_left_out(run: Run, own_file: Path) -> None:
    library = libraries.opened(own_file)
    SynonymService(library, Edits(library)).add("補助金", "助成")
    library.close()
    with_them = run("find", "measures", "--text", "補助金", "--format", "json", library=own_file).json
    without = run("find", "measures", "--text", "補助金", "--no-synonyms", "--format", "json", library=own_file).json
    assert with_them["total"] > without["total"]
    assert without["filter"]["synonyms"] is False


def test_tags_of_the_office_are_a_filter(run: Run, own_file: Path) -> None:
    library = libraries.opened(own_file)
    suite = ServiceSuite(library, date.fromisoformat(TODAY))
    refs = suite.finding.refs(suite.finding.find(Filter(Catalogue.PROGRAMS)), [(0, 3)])
    suite.own_marks.change_tags(refs, ["来年度"])
    suite.own_marks.change_tags(refs[:1], ["none", "Ab"])
    suite.own_marks.change_tags(refs[1:2], ["ab"])
    library.close()

    def total(*argv: str) -> int:
        return int(run("find", "programs", *argv, "--format=json", library=own_file).json["total"])

    everything = total()
    assert total("--tag", "来年度") == total("--where", "tag=来年度") == total("--where", "タグ=来年度") == 3
    assert (total("--tag", "来年度", "--tag", "~Ab"), total("--tag", "Ab"), total("--tag", "ab")) == (2, 1, 1)
    assert total("--tag", "none") == everything - 3
    assert run("find", "programs", "--tag", "なにもない", library=own_file).code == 2
    listed = run("facets", "programs", "--tag", "来年度", "--format=csv", library=own_file)
    assert "来年度" in listed.out
