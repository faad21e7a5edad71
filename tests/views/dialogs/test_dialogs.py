"""What holds for every dialog."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path
from types import SimpleNamespace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QListWidget,
    QPlainTextEdit,
    QTableWidget,
    QWidget,
)
from pytestqt.qtbot import QtBot

from navigator.domain.budgets import INSIDE, BudgetTotal, LeftOut
from navigator.domain.catalogues import Catalogue
from navigator.domain.errors import DamagedLibraryError
from navigator.domain.filters import Filter
from navigator.domain.query import parse_query
from navigator.domain.results import Presentation, ResultSet
from navigator.domain.text import Text
from navigator.domain.vocabulary import BudgetKind
from navigator.qtsupport.settings import SettingsStore
from navigator.qtsupport.theme import Theme, apply_theme
from navigator.qtsupport.translation import install_translators
from navigator.views.dialogs.about import AboutDialog
from navigator.views.dialogs.base import PlainDialog, interface_language
from navigator.views.dialogs.health import HealthDialog
from navigator.views.dialogs.help import HelpDialog
from navigator.views.dialogs.helptables import HELP_TABLES, field_names
from navigator.views.dialogs.moneyinfo import MoneyInfoPopup
from navigator.views.dialogs.searches import naming_dialog, searches_dialog
from navigator.views.dialogs.settings import SettingsDialog
from navigator.views.dialogs.welcome import WelcomeDialog
from navigator.views.record.flow import Flow
from tests.views.recordsamples import HOSTILE, line

QUESTION = Filter(Catalogue.PROGRAMS, text=HOSTILE)


def library_facts(path: Path) -> SimpleNamespace:
    return SimpleNamespace(
        path=path,
        package_version="1.0",
        package_date=date(2026, 11, 1),
        change_number=12,
        rows={"programs": 139, "measures": 315},
        schema_version=1,
        sqlite_version="3.40.1",
        read_only=True,
        data_version=Text("資料版 1.0（2026-11-01）・変更 12", "Data 1.0"),
    )


def money_result() -> ResultSet:
    whole, partial, inside = line(2007, "62889"), line(2007, "11333", partial=True), line(2007, "3210")
    left_out = (LeftOut(inside, INSIDE.format(outer="p")),)
    total = BudgetTotal(2007, BudgetKind.INITIAL, Decimal(62889), Decimal(74222), (whole, partial), left_out)
    return ResultSet(QUESTION, None, 3, (), total, without_figure=4)


class Shelf:
    """An office with one saved search."""

    def saved_items(self, _kind: str) -> tuple[SimpleNamespace, ...]:
        return (SimpleNamespace(name=HOSTILE, note=HOSTILE, content=QUESTION.to_json(), saved_at="2026-11-22"),)


MAKERS: dict[str, Callable[[Path], PlainDialog]] = {
    "help": lambda _: HelpDialog(),
    "settings": lambda path: SettingsDialog(SettingsStore(path / "settings.json")),
    "about": lambda path: AboutDialog(library_facts(path / HOSTILE.replace("/", "_")), "0.1.0"),
    "welcome": lambda _: WelcomeDialog(),
    "health": lambda path: HealthDialog(DamagedLibraryError(Text(HOSTILE, HOSTILE), Text("x", "x")), path / "a.rpn"),
    "save": lambda _: naming_dialog(QUESTION, ["a"]),
    "saved": lambda _: searches_dialog(Shelf()),
    "money": lambda _: MoneyInfoPopup(money_result(), {"p": HOSTILE}, Presentation()),
}


@pytest.fixture(params=MAKERS)
def dialog(request: pytest.FixtureRequest, qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> PlainDialog:
    apply_theme(qapp, Theme.LIGHT)
    made = MAKERS[request.param](tmp_path)
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
    return made


def test_esc_closes(dialog: PlainDialog, qtbot: QtBot) -> None:
    qtbot.keyClick(QApplication.focusWidget() or dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_everything_has_a_name_and_plain_text(dialog: PlainDialog) -> None:
    assert dialog.windowTitle()
    for label in dialog.findChildren(QLabel):
        assert label.textFormat() is Qt.TextFormat.PlainText or not label.text()
    named = (QLineEdit, QPlainTextEdit, QComboBox, QListWidget, QTableWidget)
    for widget in dialog.findChildren(QWidget):
        if widget.isVisible() and widget.objectName() == "" and isinstance(widget, named):
            assert widget.accessibleName(), widget
        if isinstance(widget, QAbstractButton) and widget.isVisible() and widget.objectName() == "":
            assert (
                widget.text() or widget.accessibleName() or widget.parent().metaObject().className() == "QTableWidget"
            )


def test_tab_reaches_every_control(dialog: PlainDialog, qtbot: QtBot) -> None:
    kinds = (QAbstractButton, QLineEdit, QPlainTextEdit, QComboBox, QListWidget, QTableWidget)
    wanted = {
        widget
        for widget in dialog.findChildren(QWidget)
        if isinstance(widget, kinds)
        and widget.isVisible()
        and widget.isEnabled()
        and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        # Of radio buttons Tab reaches the chosen one, the arrow keys the others.
        and not (widget.inherits("QRadioButton") and not widget.isChecked())  # type: ignore[attr-defined]
    }
    reached = set()
    for _ in range(60):
        focus = QApplication.focusWidget()
        reached.add(focus)
        qtbot.keyClick(focus, Qt.Key.Key_Tab)
    assert wanted <= reached


def test_small_windows_scroll_instead_of_cutting(dialog: PlainDialog, qtbot: QtBot) -> None:
    dialog.resize(300, 240)
    inside = dialog.scroll.widget()
    qtbot.waitUntil(lambda: inside.height() >= inside.layout().totalHeightForWidth(inside.width()))
    for flow in dialog.findChildren(Flow):
        assert flow.height() >= flow.document().size().height()
    for button in dialog.findChildren(QAbstractButton):
        if button.isVisible():
            assert button.height() >= button.minimumSizeHint().height()
    assert dialog.height() <= 300


def test_the_help_page_tells_every_key_form_and_rule_in_both_languages(qtbot: QtBot, qapp: QApplication) -> None:
    try:
        for language in ("ja", "en"):
            install_translators(qapp, language)
            page = HelpDialog()
            qtbot.addWidget(page)
            text = page.page.document().toPlainText()
            for table in HELP_TABLES:
                assert table.title.of(language) in text
                for row in table.rows:
                    assert row.sign_text().of(language) in text
                    assert row.meaning.of(language) in text
            assert field_names().of(language) in text
    finally:
        install_translators(qapp, "ja")
    assert interface_language() == "ja"


def test_the_examples_of_the_help_page_are_searches_the_program_understands() -> None:
    search = next(table for table in HELP_TABLES if table.title.en == "How to write a search")
    # The last row tells of texts that cannot be read.
    signs = [row.sign_text() for row in search.rows[:-1]]
    examples = [part for sign in signs for text in (sign.ja, sign.en) for part in text.split("   ")]
    assert len(examples) > 20
    for example in examples:
        query = parse_query(example)
        assert query.hint is None, example
        assert query.node is not None


def test_no_english_text_of_the_help_tables_is_japanese() -> None:
    for table in HELP_TABLES:
        for row in table.rows:
            assert row.meaning.en.isascii(), row.meaning.en


def test_keys_of_the_help_page_are_keys() -> None:
    keys = [part for table in HELP_TABLES[:1] for row in table.rows for part in str(row.sign).split("   ")]
    for key in keys:
        for one in key.replace("←", "Left").replace("→", "Right").split(" … "):
            assert not QKeySequence(one).isEmpty(), one


def test_about_tells_versions_counts_licences_and_copies_the_place(qtbot: QtBot, tmp_path: Path) -> None:
    about = AboutDialog(library_facts(tmp_path / "library.rpn"), "0.1.0")
    qtbot.addWidget(about)
    text = about.page.document().toPlainText()
    for word in (
        "0.1.0",
        "3.40.1",
        "変更 12",
        "計 454 行",
        "事業・制度",
        "139",
        "SIL Open Font License",
        "ISC",
        "CC BY 4.0",
    ):
        assert word in text
    assert "読み取り専用" in text
    about.copy_path.click()
    assert QGuiApplication.clipboard().text() == str(tmp_path / "library.rpn")


def test_welcome_gives_the_block_chosen_or_none(qtbot: QtBot) -> None:
    for code, expected in (("kinki", "kinki"), ("", None)):
        welcome = WelcomeDialog()
        qtbot.addWidget(welcome)
        welcome.buttons[code].click()
        qtbot.keyClick(welcome.buttons[code], Qt.Key.Key_Return)
        assert welcome.result() == WelcomeDialog.DialogCode.Accepted
        assert welcome.chosen == expected
    closed = WelcomeDialog()
    qtbot.addWidget(closed)
    closed.buttons["kinki"].click()
    closed.reject()
    assert closed.chosen is None


def test_the_money_page_lists_both_totals_and_every_row_with_its_reason(qtbot: QtBot) -> None:
    popup = MoneyInfoPopup(money_result(), {"p": "知的クラスター創成事業"}, Presentation())
    qtbot.addWidget(popup)
    said = "\n".join(flow.document().toPlainText() for flow in popup.findChildren(Flow))
    for word in ("62,889", "74,222", "足した額 2 件（うち※内数 1 件）", "足さなかった額 1 件", "資料がない事業が 4 件"):
        assert word in said
    rows = [one.cells for one in popup.rows]
    assert rows[0] == ("知的クラスター創成事業", "11,333※", "※を含む計にだけ足す", "一部のみ該当")
    assert rows[1][2] == "足さない"
    assert "「知的クラスター創成事業」の額に含まれる" in rows[1][3]
    assert rows[2][2] == "両方の計に足す"
    popup.copy.click()
    copied = QGuiApplication.clipboard().text().splitlines()
    assert len(copied) == 4
    assert copied[1].split("\t")[1] == "11,333※"


def test_the_money_page_is_for_totals_only() -> None:
    with pytest.raises(TypeError):
        MoneyInfoPopup(ResultSet(QUESTION, None, 0, (), None), {})
