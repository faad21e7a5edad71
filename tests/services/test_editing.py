"""Editing facts: what is typed is read back, checked, saved, undone, restored; corrections and conflicts."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from navigator.db.indexcheck import stale_grams, stale_texts
from navigator.domain.catalogues import Catalogue
from navigator.domain.editfields import FIELDS
from navigator.domain.errors import UserError
from navigator.domain.filters import Filter
from navigator.domain.record import RecordRef
from navigator.domain.results import Presentation
from navigator.domain.text import Text
from navigator.domain.vocabulary import Origin
from navigator.services import wording
from navigator.services.editing import OWN_ADDRESS, OWN_PUBLISHER, OWN_TITLE
from navigator.services.record_sheet import record_sheet
from navigator.services.sheet_parts import Stamp
from navigator.services.suite import ServiceSuite
from tests.db import libraries
from tests.db.packages import ChangedPackage

TODAY = date(2026, 11, 22)
PROGRAM = "cao-oist"


@pytest.fixture
def suite(library_file: Path):
    library = libraries.opened(library_file)
    yield ServiceSuite(library, TODAY)
    library.close()


def content(suite: ServiceSuite) -> object:
    return libraries.dump(suite.library.path, without=("changes", "library_info"))


def keys(suite: ServiceSuite, table: str) -> list[str]:
    from navigator.db import facts  # noqa: PLC0415 - only here

    with suite.library.reading() as connection:
        return [row["fact_key"] for row in facts.rows(connection, table)]


@pytest.mark.parametrize("table", sorted(FIELDS))
def test_every_bundled_record_is_read_back_as_it_is(suite: ServiceSuite, table: str) -> None:
    """The draft of a record, saved unchanged, changes nothing, and has no problem that is not in the facts."""
    before = content(suite)
    for key in keys(suite, table)[::7]:
        draft = suite.editing.draft_of(table, key)
        problems = suite.editing.check(table, draft, key)
        assert problems == {}, (key, problems, draft)
        suite.editing.save(table, draft, key)
    assert content(suite) == before


def test_a_new_measure_is_found_and_undone(suite: ServiceSuite) -> None:
    question = Filter(Catalogue.MEASURES, "新しい助成の試し")
    assert suite.finding.find(question).total == 0
    before = content(suite)
    key = suite.editing.save("measures", {"name_ja": "新しい助成の試し", "fields": "life;ict", "eligible": "sme"})
    assert suite.finding.find(question).total == 1
    view = suite.finding.record(Catalogue.MEASURES, key)
    assert view.origin == Origin.OFFICE.label
    suite.edits.undo()
    assert content(suite) == before
    assert suite.finding.find(question).total == 0
    suite.edits.redo()
    assert suite.finding.find(question).total == 1


def test_a_figure_needs_a_citation(suite: ServiceSuite) -> None:
    draft = {"program_code": PROGRAM, "fy": "平成19年度", "kind": "initial", "amount_myen": "1億円"}
    assert set(suite.editing.check("budgets", draft)) == {"source"}
    with pytest.raises(UserError):
        suite.editing.save("budgets", draft)
    cited = {**draft, OWN_TITLE: "所内の予算書", OWN_PUBLISHER: "当所", OWN_ADDRESS: "yosan.pdf"}
    assert set(suite.editing.check("budgets", cited)) == {"locator"}
    before = content(suite)
    key = suite.editing.save("budgets", {**cited, "locator": "3頁"})
    saved = suite.editing.draft_of("budgets", key)
    assert (saved["amount_myen"], saved["fy"], saved["locator"]) == ("100", "2007", "3頁")
    assert key == f"{PROGRAM}|2007|initial|yosan.pdf|3頁"
    assert set(suite.editing.check("budgets", {**draft, "source": saved["source"], "locator": "3頁"})) == {"locator"}
    suite.edits.undo()
    assert content(suite) == before


def test_a_correction_is_shown_beside_the_original_and_taken_back(suite: ServiceSuite) -> None:
    suite.editing.save("programs", {"name_ja": "正しい名称", "start_fy": "H15"}, PROGRAM)
    first, second = suite.editing.corrections("programs", PROGRAM)
    assert (first.label.ja, first.office.ja, first.original.ja) == (
        "名称",
        "正しい名称",
        "沖縄科学技術大学院大学(仮称)設立",
    )
    assert (second.office.ja, second.original.ja) == ("平成15年度", "平成14年度")
    suite.editing.resolve("programs", PROGRAM, "name_ja", take_bundled=True)
    (left,) = suite.editing.corrections("programs", PROGRAM)
    assert left.field == "start_fy"
    suite.editing.restore("programs", PROGRAM, 0)
    assert suite.editing.corrections("programs", PROGRAM) == ()
    while suite.edits.undo():
        pass
    assert suite.editing.corrections("programs", PROGRAM) == ()
    assert suite.editing.draft_of("programs", PROGRAM)["name_ja"] == "沖縄科学技術大学院大学(仮称)設立"


def test_history_tells_every_field_and_leads_back_to_a_version(suite: ServiceSuite) -> None:
    key = suite.editing.save("events", {"title_ja": "試しの行事", "kind": "seminar", "date": "R8.11.3"})
    suite.editing.save("events", {"title_ja": "直した行事", "place_ja": "大阪"}, key)
    suite.editing.remove("events", key)
    history = suite.editing.history("events", key)
    assert [entry.field.ja for entry in history] == ["記録全体", "場所", "題名", "記録全体"]
    assert (history[2].before.ja, history[2].after.ja) == ("試しの行事", "直した行事")
    suite.editing.restore("events", key, history[-1].change_no)
    draft = suite.editing.draft_of("events", key)
    assert (draft["title_ja"], draft["place_ja"], draft["date"]) == ("試しの行事", "", "2026-11-03")
    suite.edits.undo()
    with pytest.raises(UserError):
        suite.editing.draft_of("events", key)


def test_bundled_records_and_those_in_use_stay(suite: ServiceSuite) -> None:
    with pytest.raises(UserError):
        suite.editing.remove("programs", PROGRAM)
    measure = suite.editing.save("measures", {"name_ja": "親"})
    suite.editing.save("editions", {"measure_code": measure, "name_ja": "第一回"})
    before = content(suite)
    with pytest.raises(UserError):
        suite.editing.remove("measures", measure)
    assert content(suite) == before


def test_a_record_is_not_above_itself(suite: ServiceSuite) -> None:
    first = suite.editing.save("measures", {"name_ja": "一"})
    second = suite.editing.save("measures", {"name_ja": "二", "parent_code": first})
    assert set(suite.editing.check("measures", {"parent_code": second}, first)) == {"parent_code"}


def test_conflicts_are_listed_and_settled_either_way(suite: ServiceSuite, tmp_path: Path) -> None:
    suite.editing.save("programs", {"name_ja": "正しい名称", "note": "直した備考"}, PROGRAM)
    package = ChangedPackage(tmp_path / "facts")
    package.find("programs", code=PROGRAM).update(name_ja="第三の名称", note="第三の備考")
    suite.library.close()
    library = libraries.opened(suite.library.path, package.write("1.1.0"))
    later = ServiceSuite(library, TODAY)
    name, note = later.editing.conflicts()
    assert (name.office.ja, name.original.ja, name.before.ja) == (
        "正しい名称",
        "第三の名称",
        "沖縄科学技術大学院大学(仮称)設立",
    )
    assert name.package_version == "1.1.0"
    assert note.title == "正しい名称"
    before = content(later)
    later.editing.resolve("programs", PROGRAM, "name_ja", take_bundled=False)
    later.editing.resolve("programs", PROGRAM, "note", take_bundled=True)
    assert later.editing.conflicts() == ()
    (kept,) = later.editing.corrections("programs", PROGRAM)
    assert (kept.office.ja, kept.original.ja, kept.conflict) == ("正しい名称", "第三の名称", False)
    assert later.editing.draft_of("programs", PROGRAM)["note"] == "第三の備考"
    later.edits.undo()
    later.edits.undo()
    assert content(later) == before
    library.close()


def test_a_record_shows_the_correction_beside_the_original_and_cites_it(suite: ServiceSuite) -> None:
    suite.editing.save("programs", {"summary_ja": "直した概要", "start_fy": "H15"}, PROGRAM)
    view = suite.finding.record(Catalogue.PROGRAMS, PROGRAM)
    fields = {field.label.ja: field for section in view.sections for field in section.fields}
    assert fields["実施年度"].remark is not None
    assert "元の値: 平成14年度" in fields["実施年度"].remark.ja
    own = next(citation for citation in view.citations if citation.source == "own-correction")
    assert own.number in fields["実施年度"].sources
    assert own.number not in fields["種別"].sources
    assert view.sections[-1].title.ja == "自所の訂正"
    assert {field.label.ja for field in view.sections[-1].fields} == {"概要", "開始年度"}


def test_a_corrected_amount_is_cited_as_such_wherever_it_stands(suite: ServiceSuite) -> None:
    key = next(key for key in keys(suite, "budgets") if key.startswith(f"{PROGRAM}|2002|planned"))
    suite.editing.save("budgets", {"amount_myen": "84", "note": "所で数え直した"}, key)
    view = suite.finding.record(Catalogue.PROGRAMS, PROGRAM)
    own = next(citation for citation in view.citations if citation.source == "own-correction")
    assert own.locators[0].startswith("金額（元の値 83）")
    assert own.number in view.budget_sources[key]
    assert any(one.table == "budgets" for one in view.own.corrections)
    chart = suite.trends.facts()
    line = next(line for line in chart.budgets[PROGRAM] if line.key == key)
    assert [citation.source for citation in line.figure.citations][1:] == ["own-correction"]
    assert wording.figure_text(line.figure) == Text("84〔訂〕", "84 [corrected]")


def test_a_changed_figure_of_a_source_says_what_it_stands_on(suite: ServiceSuite) -> None:
    key = next(key for key in keys(suite, "budgets") if key.startswith(f"{PROGRAM}|2002|planned"))
    assert "根拠" in suite.editing.check("budgets", {"amount_myen": "84"}, key)["amount_myen"].ja
    assert not suite.editing.check("budgets", {"amount_myen": "83"}, key), "it is what the source says"
    grounds = ({"note": "所で数え直した"}, {"locator": "本文 2段落"}, {"own_title": "訂正の通知", "locator": "1頁"})
    for ground in grounds:
        assert not suite.editing.check("budgets", {"amount_myen": "84", **ground}, key)
    suite.editing.save("budgets", {"amount_myen": "84", "note": "所で数え直した"}, key)
    assert not suite.editing.check("budgets", {"amount_myen": "83"}, key), "back to what the package says"
    assert not suite.editing.check("budgets", {"amount_myen": "85"}, key), "the reason stands"
    own = {
        "program_code": PROGRAM,
        "fy": "R8",
        "kind": "initial",
        "amount_myen": "5",
        "own_title": "所の資料",
        "locator": "1頁",
    }
    mine = suite.editing.save("budgets", own)
    assert not suite.editing.check("budgets", {"amount_myen": "6"}, mine), "an own record is its own source"


def test_a_source_or_program_that_a_list_names_stays(suite: ServiceSuite) -> None:
    source = suite.editing.save(
        "sources", {"title_ja": "試しの資料", "url_or_file": "a.pdf", "kind": "other", "confidence": "primary"}
    )
    code = suite.editing.form("measures").known["sources"] - suite.editing.form("measures").known["programs"]
    (own,) = [one for one in code if one.startswith("own-")]
    measure = suite.editing.save("measures", {"name_ja": "名", "other_sources": own})
    with pytest.raises(UserError):
        suite.editing.remove("sources", source)
    suite.editing.remove("measures", measure)
    suite.editing.remove("sources", source)


def test_a_version_that_names_what_is_gone_is_not_brought_back(suite: ServiceSuite) -> None:
    parent = suite.editing.save("measures", {"name_ja": "親"})
    child = suite.editing.save("measures", {"name_ja": "子", "parent_code": parent})
    first = suite.editing.history("measures", child)[0].change_no
    suite.editing.save("measures", {"parent_code": ""}, child)
    suite.editing.remove("measures", parent)
    with pytest.raises(UserError):
        suite.editing.restore("measures", child, first)


def test_a_source_typed_again_is_cited_again_unless_it_says_something_else(suite: ServiceSuite) -> None:
    draft = {"program_code": PROGRAM, "fy": "2020", "kind": "initial", "amount_myen": "5", OWN_TITLE: "予算書"}
    suite.editing.save("budgets", {**draft, "locator": "1頁"})
    suite.editing.save("budgets", {**draft, "locator": "2頁"})
    assert set(suite.editing.check("budgets", {**draft, "locator": "2頁"})) == {"locator"}
    assert set(suite.editing.check("budgets", {**draft, "locator": "3頁", OWN_PUBLISHER: "他所"})) == {OWN_TITLE}
    assert sum(key.endswith("予算書") for key in keys(suite, "sources")) == 1


STEPS = st.lists(
    st.tuples(
        st.sampled_from(["correct", "add", "add_amount", "tag", "remove", "undo", "redo"]),
        st.sampled_from([PROGRAM, "cao-okinawa-innov"]),
        st.sampled_from(["名称一", "名称二", "名称三"]),
    ),
    max_size=12,
)


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=STEPS)
def test_any_steps_are_taken_back_one_by_one(suite: ServiceSuite, steps: list[tuple[str, str, str]]) -> None:
    """After undoing everything the library is row for row as before, its text index among it."""
    while suite.edits.undo():
        pass
    before = content(suite)
    own: list[str] = []
    for what, code, name in steps:
        if what == "correct":
            suite.editing.save("programs", {"name_ja": name}, code)
        elif what == "add":
            own.append(suite.editing.save("measures", {"name_ja": name}))
        elif what == "add_amount":
            draft = {"program_code": code, "fy": "2020", "kind": "initial", "amount_myen": "5", OWN_TITLE: name}
            if not suite.editing.check("budgets", {**draft, "locator": "頁"}):
                suite.editing.save("budgets", {**draft, "locator": "頁"})
        elif what == "tag":
            suite.own_marks.set_tags(RecordRef("programs", code, code), [name])
        elif what == "remove" and own and own[-1] in keys(suite, "measures"):
            suite.editing.remove("measures", own.pop())
        elif what == "undo":
            suite.edits.undo()
        elif what == "redo":
            suite.edits.redo()
    with suite.library.reading() as connection:
        assert (stale_texts(connection), stale_grams(connection)) == ((), ())
    while suite.edits.undo():
        pass
    assert content(suite) == before


def test_paper_says_what_the_office_corrected_and_nothing_of_its_notes(suite: ServiceSuite) -> None:
    suite.editing.save("programs", {"summary_ja": "直した概要"}, PROGRAM)
    suite.own_marks.add_note(RecordRef("programs", PROGRAM, PROGRAM), "内緒のメモ")
    view = suite.finding.record(Catalogue.PROGRAMS, PROGRAM)
    stamp = Stamp("資料版", "0000-0000")
    for full in (False, True):
        words = repr(record_sheet(view, Presentation(), stamp, full=full))
        assert "直した概要" in words
        assert "訂正（元の値: " in words
        assert "自所の訂正" in words
        assert "内緒のメモ" not in words
