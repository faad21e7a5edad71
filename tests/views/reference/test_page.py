"""The reference page as a hand uses it."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from navigator.domain.record import RecordLink
from navigator.domain.reference import PageLink, ReferenceSection
from navigator.qtsupport.theme import Theme
from navigator.views.record.writer import CopyTarget
from navigator.views.reference.content import MORE, EntryCite
from navigator.views.reference.page import AT_ONCE, ORDER
from tests.views.clipping import clipped
from tests.views.desks import settle
from tests.views.reference.conftest import Bench

Make = Callable[..., Bench]


def click(bench: Bench, wanted: Callable[[object], bool]) -> object:
    """Follow the first link whose target is wanted, by the keyboard."""
    index = next(n for n, link in enumerate(bench.page.flow.links) if wanted(link.target))
    bench.page.flow.focus_link(index)
    target = bench.page.flow.links[index].target
    bench.page.flow.followed.emit(target, bench.page.flow.link_rect(index))
    settle()
    return target


def test_typing_searches_in_any_spelling(make_bench: Make) -> None:
    bench = make_bench()
    bench.page.search.insert("ｺｰﾃﾞｨﾈｰﾀ")
    settle()
    answer = bench.page.model.answer
    assert answer is not None
    assert answer.entries
    assert answer.section is None  # nothing in the section shown: all of them
    assert bench.page.sections.topLevelItem(0).text(1) == str(answer.total)
    assert "コーディネータ" in bench.page.flow.toPlainText()


def test_a_section_is_chosen_by_the_keyboard(make_bench: Make, qtbot: QtBot) -> None:
    bench = make_bench()
    bench.page.sections.setFocus()
    for _ in range(3):
        qtbot.keyClick(bench.page.sections, Qt.Key.Key_Down)
    settle()
    assert bench.page.model.section is ORDER[4] is ReferenceSection.GROUPS
    assert bench.page.title.text() == "連携施策群の一覧"
    assert "ユビキタスネットワーク" in bench.page.flow.toPlainText()


@pytest.mark.parametrize("section", ReferenceSection)
def test_every_entry_has_a_citation_that_opens(make_bench: Make, section: ReferenceSection) -> None:
    bench = make_bench()
    bench.page.open_with(section.value)
    settle()
    answer = bench.page.model.answer
    assert answer is not None
    cited = {link.target.key for link in bench.page.flow.links if isinstance(link.target, EntryCite)}
    assert cited == {entry.key for entry in answer.entries[:AT_ONCE]}
    entry = answer.entries[-1]
    found = bench.page.citation_of(entry.key)
    assert found is not None
    assert found.source == entry.citation.source
    assert found.locators == ((entry.citation.locator,) if entry.citation.locator else ())


def test_a_citation_mark_shows_its_card(make_bench: Make) -> None:
    bench = make_bench()
    click(bench, lambda target: isinstance(target, EntryCite))
    card = bench.page._card
    assert card.isVisible()
    assert "資料5-1" in card.text.toPlainText()
    card.hide()


def test_more_entries_are_shown_on_request(make_bench: Make) -> None:
    bench = make_bench()
    bench.page.open_with("sources")
    settle()
    before = bench.page.flow.document().blockCount()
    click(bench, lambda target: target == MORE)
    assert bench.page.flow.document().blockCount() > before


def test_links_lead_to_programs_and_regions(make_bench: Make) -> None:
    bench = make_bench()
    bench.page.open_with("linkages")
    settle()
    target = click(bench, lambda target: isinstance(target, RecordLink))
    assert isinstance(target, RecordLink)
    assert bench.told.records == [("programs", target.code)]
    bench.page.open_with("recommendations")
    settle()
    click(bench, lambda target: isinstance(target, PageLink))
    assert bench.told.pages == [("regions", "tokachi")]


def test_an_address_is_copied(make_bench: Make) -> None:
    bench = make_bench()
    bench.page.open_with("contacts")
    settle()
    click(bench, lambda target: isinstance(target, CopyTarget))
    assert QGuiApplication.clipboard().text() == "http://www.chiiki.go.jp/"


def test_nothing_found_says_what_to_do(make_bench: Make, qtbot: QtBot) -> None:
    bench = make_bench()
    qtbot.keyClicks(bench.page.search, "qqq")
    settle()
    assert bench.page.stack.currentWidget() is bench.page.empty
    assert not bench.page.print.isEnabled()
    bench.page.empty.ways[0].click()
    settle()
    assert bench.page.search.text() == ""
    assert bench.page.stack.currentWidget() is bench.page.scroll


def test_escape_takes_the_search_away(make_bench: Make, qtbot: QtBot) -> None:
    bench = make_bench()
    bench.page.search.insert("神戸")
    qtbot.keyClick(bench.page.search, Qt.Key.Key_Escape)
    settle()
    assert bench.page.search.text() == ""


def test_another_page_opens_with_a_search(make_bench: Make) -> None:
    bench = make_bench()
    bench.page.open_with("総合調整機関")
    settle()
    assert bench.page.search.text() == "総合調整機関"
    assert bench.page.model.answer is not None
    assert bench.page.model.answer.counts[ReferenceSection.GLOSSARY] == 1


def test_f6_goes_round(make_bench: Make) -> None:
    bench = make_bench()
    bench.page.activateWindow()
    places = []
    for _ in range(3):
        bench.page.focus_next()
        places.append(bench.page.focusWidget())
    assert set(places) == {bench.page.search, bench.page.sections, bench.page.flow}


def test_copy_and_export_take_what_is_shown(make_bench: Make, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    bench = make_bench()
    bench.page.open_with("goals")
    settle()
    bench.page.copy_page()
    settle()
    assert "施策を使う人にとっての使いやすさを高める" in QGuiApplication.clipboard().text()
    path = tmp_path / "goals.csv"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args, **_more: (str(path), "CSV (*.csv)"))
    bench.page.papers.exporter.write(
        path,
        lambda _progress: bench.desk.suite.reference.table(bench.page.model.answer, bench.desk.presentation),
        bench.desk.presentation,
    )
    settle()
    assert "施策を使う人にとっての使いやすさを高める" in path.read_text(encoding="utf-8-sig")


@pytest.mark.parametrize("language", ["ja", "en"])
@pytest.mark.parametrize("theme", [Theme.LIGHT, Theme.DARK])
def test_nothing_is_cut(make_bench: Make, language: str, theme: Theme) -> None:
    bench = make_bench(language=language, theme=theme, size=(1180, 560))
    for section in ReferenceSection:
        bench.page.open_with(section.value)
        settle()
        assert clipped(bench.page) == []


def test_ctrl_f_is_taken_by_the_search_of_the_page(make_bench: Callable[..., Bench]) -> None:
    bench = make_bench()
    bench.page.search.setText("神戸")
    bench.page.sections.setFocus()
    assert bench.page.focus_search()
    assert bench.page.search.hasFocus()
    assert bench.page.search.selectedText() == "神戸"
