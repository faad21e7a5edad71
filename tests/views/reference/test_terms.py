"""Terms explain themselves under the pointer and on a key."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow, QToolTip, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from navigator.db.library import Library
from navigator.viewmodels.glossary import glossary, set_glossary
from navigator.views.rail import Page, Rail
from navigator.views.reference.terms import TermHelp, visible_texts
from tests.views.desks import Told, desk_over, settle


class Window(QMainWindow):
    """A window with a rail, a term and a word that is none."""

    def __init__(self) -> None:
        super().__init__()
        whole = QWidget()
        column = QVBoxLayout(whole)
        self.rail = Rail()
        self.rail.add_page(Page("councils", "協議会", "users", QWidget))
        self.term = QLabel("中核機関")
        self.word = QLabel("府省")
        for part in (self.rail, self.term, self.word):
            column.addWidget(part)
        self.setCentralWidget(whole)


@pytest.fixture
def explained(
    qtbot: QtBot, qapp: QApplication, library: Library, tmp_path: Path
) -> Iterator[tuple[Window, TermHelp, Told]]:
    with desk_over(library, tmp_path, qapp) as (desk, told):
        window = Window()
        qtbot.addWidget(window)
        terms = TermHelp(window, desk)
        window.show()
        settle()
        yield window, terms, told
        set_glossary(())
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def point(widget: QWidget) -> str:
    """Ask for the tool-tip in the middle of a widget."""
    QToolTip.hideText()
    middle = widget.rect().center()
    QApplication.sendEvent(widget, QHelpEvent(QEvent.Type.ToolTip, middle, widget.mapToGlobal(middle)))
    return QToolTip.text()


def test_a_label_explains_its_term(explained: tuple[Window, TermHelp, Told]) -> None:
    window, _, _ = explained
    assert point(window.word) == ""
    assert "自治体が指名し補助金を受ける機関" in point(window.term)


def test_a_page_of_the_rail_explains_its_name(explained: tuple[Window, TermHelp, Told]) -> None:
    window, _, _ = explained
    (button,) = (one for one in window.rail.findChildren(QWidget) if one.property("role") == "rail")
    assert "Alt+1" in button.toolTip()
    assert "全国10の区域" in button.toolTip()


def test_a_key_shows_the_terms_of_the_screen(explained: tuple[Window, TermHelp, Told]) -> None:
    window, terms, told = explained
    terms.show_terms()
    assert terms.card.isVisible()
    said = terms.card.text.toPlainText()
    assert "中核機関" in said
    assert "地域ブロック協議会" in said
    terms.card.more.click()
    assert told.pages == [("reference", "glossary")]
    assert set(visible_texts(window)) >= {"中核機関", "府省", "協議会"}


def test_a_screen_without_terms_says_so(explained: tuple[Window, TermHelp, Told]) -> None:
    window, terms, told = explained
    window.rail.hide()
    window.term.hide()
    terms.show_terms()
    assert not terms.card.isVisible()
    assert told.notices


def test_the_glossary_is_that_of_the_library(explained: tuple[Window, TermHelp, Told]) -> None:
    assert explained[0].term.text()
    assert len(glossary().definitions) == 12
