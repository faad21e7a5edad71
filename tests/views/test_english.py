"""Every page, dialogue and pop-up in both languages: nothing is cut, and in English nothing of ours is Japanese."""

import ast
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from itertools import chain
from pathlib import Path
from xml.etree import ElementTree

import pytest
from PySide6.QtCore import QAbstractListModel, QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QDialog,
    QLabel,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QTabBar,
    QTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from navigator.domain import budgets, catalogues, dates, fiscal, folding, vocabulary
from navigator.domain.catalogues import SPECS, Catalogue, FacetKey
from navigator.domain.checks import Check, Severity
from navigator.domain.document import PageSetup
from navigator.domain.record import FieldView, Part, RecordRef, RecordView, SectionView
from navigator.domain.results import Presentation
from navigator.domain.text import Language, Text
from navigator.domain.vocabulary import PartialKind, Term
from navigator.qtsupport.crashdialog import CrashDialog
from navigator.qtsupport.crashreport import CrashReport
from navigator.qtsupport.jobs import DirectRunner
from navigator.qtsupport.settings import SettingsStore
from navigator.qtsupport.theme import Theme, apply_theme
from navigator.qtsupport.translation import ENGLISH_TEXTS, install_translators
from navigator.viewmodels.comparison import KIND, ComparisonModel
from navigator.viewmodels.work import Work
from navigator.views.comparison.checkid import CheckIdDialog
from navigator.views.comparison.entry import COMPARISON, ComparisonEntry
from navigator.views.comparison.kept import kept_dialog
from navigator.views.comparison.rowsdialog import RowsDialog
from navigator.views.dialogs.base import PlainDialog
from navigator.views.dialogs.naming import NameDialog
from navigator.views.editing.manytags import ManyTagsDialog
from navigator.views.mainwindow import FINDER
from navigator.views.printing.preview import PreviewWindow
from navigator.views.printing.sheetdialog import SheetDialog, SheetPlan
from navigator.views.record.copytext import record_as_text
from navigator.views.record.pane import RecordPane
from tests.viewmodels.comparisonfakes import FakeComparing, FakeKeeper, services, spec_of
from tests.views import recordsamples
from tests.views.clipping import clipped
from tests.views.conftest import Desk
from tests.views.dialogs.test_dialogs import MAKERS
from tests.views.printing import samples

SMALLEST = (1180, 640)
BOTH = pytest.mark.parametrize("language", ["ja", "en"])
THEMES = pytest.mark.parametrize("theme", [Theme.LIGHT, Theme.DARK])
JAPANESE = re.compile("[ぁ-んァ-ヶ一-龠]")
ROOT = ENGLISH_TEXTS.parents[2] / "navigator"


# What the code says


def calls(name: str, *rooms: str) -> Iterator[tuple[str, ast.Call, list[ast.AST]]]:
    """Yield place, call and everything around it, for every call of a function or method with this name."""
    for path in chain.from_iterable(sorted((ROOT / room).rglob("*.py")) for room in rooms):
        around: list[tuple[ast.AST, list[ast.AST]]] = [(ast.parse(path.read_text(encoding="utf-8")), [])]
        while around:
            node, above = around.pop()
            around += [(child, [*above, node]) for child in ast.iter_child_nodes(node)]
            called = node.func if isinstance(node, ast.Call) else None
            if getattr(called, "attr", getattr(called, "id", "")) == name:
                yield f"{path.relative_to(ROOT)}:{node.lineno}", node, above


def collected(call: ast.Call, above: list[ast.AST]) -> bool:
    """Tell whether a call of ``tr`` is found by the collector, under the name by which the text is looked up."""
    asked_of_self = isinstance(call.func, ast.Attribute) and getattr(call.func.value, "id", "") == "self"
    inside = any(isinstance(node, ast.JoinedStr) for node in above)
    return asked_of_self and isinstance(call.args[0], ast.Constant) and not inside


def test_texts_stand_where_the_collector_finds_them() -> None:
    asked = calls("tr", "views", "viewmodels", "qtsupport")
    wrong = {
        (place.rsplit(":", 1)[0], getattr(call.args[0], "value", ast.unparse(call)))
        for place, call, above in asked
        if not collected(call, above)
    }
    assert not wrong


def test_english_beside_japanese_is_english() -> None:
    # How amounts, days, years and prefectures may be typed, headings of files and searches stay Japanese.
    examples = re.compile(
        r"(?:[0-9,]+億)?[0-9,]+[千万億]円|平成19年度|令和7年9月1日|北海道|東京都|長野県|福岡県|"
        r"医療 OR バイオ|予算>=100|年度:H17|文科|--text 協議会|制度名=name_ja"
    )
    wrong = []
    for place, call, _above in calls("Text", "."):
        parts = [*call.args, *(keyword.value for keyword in call.keywords)]
        texts = [part.value for part in parts if isinstance(part, ast.Constant) and isinstance(part.value, str)]
        if len(parts) == 2 and len(texts) == 2 and (JAPANESE.search(examples.sub("", texts[1])) or not texts[1]):
            wrong += [(place, texts[1])] if texts[0] else []
    assert wrong == []


def test_every_closed_list_has_english_names() -> None:
    modules = (budgets, catalogues, dates, fiscal, folding, vocabulary)
    lists = [kind for kind in Term.__subclasses__() if kind.__module__ in {module.__name__ for module in modules}]
    assert len(lists) > 20
    names = [term.label for kind in lists for term in kind]
    names += [part.label for spec in SPECS.values() for part in (*spec.columns, *spec.orders)]
    assert [name.en for name in names if JAPANESE.search(name.en) or not name.en.strip()] == []


# What is on the screen


def texts_of(root: QWidget) -> Iterator[str]:
    """Yield everything a reader or a screen reader is told below ``root``, hidden parts included."""
    for widget in [root, *root.findChildren(QWidget)]:
        yield from (widget.windowTitle(), widget.toolTip(), widget.accessibleName(), widget.accessibleDescription())
        yield from (action.text() for action in widget.actions())
        if isinstance(widget, QLabel | QAbstractButton):
            yield widget.text()
        elif isinstance(widget, QLineEdit | QPlainTextEdit):
            yield widget.placeholderText()
        elif isinstance(widget, QComboBox):
            yield from (widget.itemText(row) for row in range(widget.count()))
        elif isinstance(widget, QTabBar):
            yield from (widget.tabText(tab) for tab in range(widget.count()))
        elif isinstance(widget, QTextEdit):
            yield from re.split(r"[\n\u2028\u2029]", widget.document().toPlainText())
        elif isinstance(widget, QAbstractItemView) and widget.model() is not None:
            yield from _cells(widget)


def _cells(view: QAbstractItemView) -> Iterator[str]:
    model, roles = view.model(), (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
    top = view.rootIndex()
    columns = range(1 if isinstance(model, QAbstractListModel) else model.columnCount(top))
    rows = range(min(model.rowCount(top), 40))
    yield from (str(model.headerData(column, Qt.Orientation.Horizontal) or "") for column in columns)
    yield from (
        str(model.index(row, column, top).data(role) or "") for row in rows for column in columns for role in roles
    )


def _form(source: str) -> str:
    return re.sub(r"\\\{\w*\\\}", ".*", re.escape(source))


@pytest.fixture(scope="module")
def ours() -> re.Pattern[str]:
    """Matches a text of the interface in Japanese, whatever data it holds."""
    sources = {found.text or "" for found in ElementTree.parse(ENGLISH_TEXTS).getroot().iter("source")}
    terms = {term.label.ja for kind in Term.__subclasses__() for term in kind}
    japanese = {text for text in sources | terms if JAPANESE.search(text)} - {"日本語"}
    return re.compile("|".join(f"(?:{_form(text.strip())})" for text in sorted(japanese)))


def left_over(root: QWidget, ours: re.Pattern[str], data: frozenset[str] = frozenset()) -> list[str]:
    """Return the texts below ``root`` that the program itself says in Japanese."""
    return sorted({text for text in map(str.strip, texts_of(root)) if ours.fullmatch(text) and text not in data})


def test_japanese_is_noticed(qtbot: QtBot, ours: re.Pattern[str]) -> None:
    root = QWidget()
    qtbot.addWidget(root)
    words = ["比べる", "比較トレイ 2/8", "当初予算", "Comparison tray", "医療機器の研究開発 3"]
    labels = [QLabel(word, root) for word in words]
    assert left_over(root, ours) == sorted(label.text() for label in labels[:3])
    labels[0].setToolTip("この記録を開く")
    assert "この記録を開く" in left_over(root, ours)


@pytest.fixture
def look(qtbot: QtBot, qapp: QApplication, ours: re.Pattern[str]) -> Iterator[Callable[..., None]]:
    """Show something in a language and theme; it must be whole, and in English all of ours must be English."""
    made: list[QWidget] = []

    def check(
        make: Callable[[], QWidget], language: Language, theme: Theme, data: frozenset[str] = frozenset()
    ) -> QWidget:
        apply_theme(qapp, theme)
        install_translators(qapp, language)
        widget = make()
        made.append(widget)
        widget.show()
        for _ in range(4):
            QCoreApplication.sendPostedEvents(None, 0)
            QCoreApplication.processEvents()
        assert clipped(widget) == []
        if language == "en":
            assert left_over(widget, ours, data) == []
        return widget

    yield check
    for widget in made:
        widget.close()
        widget.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    install_translators(qapp, "ja")
    apply_theme(qapp, Theme.LIGHT)


# Made records say these where real ones say something of their own.
MADE = frozenset({"名称", "文部科学省", "事業"})


def _fill(desk: Desk) -> None:
    for number in range(8):
        desk.office.set_ticked(RecordRef("measures", f"m{number}", f"m{number}"), True)
    desk.office.save_search("A", "", desk.finder.filter)
    desk.finder.toggle_facet(FacetKey.STAGE, "basic", True)
    desk.window.messages.show_notice(Text("知らせ", "A message"))
    desk.settle()


@THEMES
@BOTH
def test_finder(
    make_desk: Callable[..., Desk], ours: re.Pattern[str], language: Language, theme: Theme, qtbot: QtBot
) -> None:
    desk = make_desk(language=language, theme=theme, size=SMALLEST)
    _fill(desk)
    for catalogue in Catalogue:
        desk.finder.set_catalogue(catalogue)
        desk.settle()
        desk.window.page.results.table.go_to(1)
        desk.settle()
        menu = QMenu(desk.window)
        desk.window.page.results.table.fill_column_menu(menu)
        assert clipped(desk.window) == []
        assert language == "ja" or left_over(desk.window, ours, MADE) == []
    desk.finder.set_catalogue(Catalogue.PROGRAMS)
    desk.settle()
    desk.window.page.results.summary.about_money.click()
    desk.settle()
    popup = desk.window.page._money_popup
    assert popup is not None
    assert clipped(popup) == []
    # The screen of the tests draws a frame of 2 px around each window.
    assert popup.geometry().right() <= popup.screen().availableGeometry().right() + 2
    popup.close()
    desk.finder.set_text("zzzz")
    desk.settle()
    assert clipped(desk.window) == []
    assert language == "ja" or left_over(desk.window, ours, MADE) == []


@THEMES
@BOTH
def test_comparison(make_desk: Callable[..., Desk], ours: re.Pattern[str], language: Language, theme: Theme) -> None:
    desk = make_desk(language=language, theme=theme, size=SMALLEST)
    model = ComparisonModel(Work(DirectRunner()), Presentation(language))
    model.set_services(services(FakeComparing(), FakeKeeper()))
    ComparisonEntry(model, desk.finder, desk.office.tray, desk.store, DirectRunner()).add_to(desk.window)
    desk.window.show_page(COMPARISON)
    for count in (0, 8):
        if count:
            _fill(desk)
        model.set_difference(True)
        model.set_fold_equal(True)
        desk.settle()
        assert clipped(desk.window) == []
        page = desk.window.pages.currentWidget()
        # The made rows are Japanese in every language.
        cells = frozenset(text for view in page.findChildren(QAbstractItemView) for text in _cells(view))
        rows = frozenset(part for text in cells for part in (text, *text.splitlines()) if part not in {"項目", "注"})
        assert language == "ja" or left_over(desk.window, ours, MADE | rows) == []
    desk.window.show_page(FINDER)


@THEMES
@BOTH
@pytest.mark.parametrize("name", [*MAKERS, "crash"])
def test_dialogs(name: str, look: Callable[..., None], tmp_path: Path, language: Language, theme: Theme) -> None:
    make = (lambda _path: CrashDialog(CrashReport("ValueError", "ValueError: x"))) if name == "crash" else MAKERS[name]
    # The maker of the breakdown knows the Japanese presentation only.
    look(lambda: make(tmp_path), language, theme, frozenset({PartialKind.SHARE.label.ja}) if name == "money" else MADE)


def _comparison_dialogs(language: Language, folder: Path) -> dict[str, Callable[[], QDialog]]:
    keeper, presentation = FakeKeeper(), Presentation(language)
    keeper.save_item(KIND, "A", "", {"spec": spec_of("abc").to_json()})
    keeper.save_item(KIND, "B", "", {"spec": None})
    comparison = FakeComparing().compare(spec_of("abc"), presentation)
    store = SettingsStore(folder / "settings.json")
    return {
        "rows": lambda: RowsDialog(comparison, keeper),
        "name": lambda: NameDialog("A", ["A"]),
        "many tags": lambda: ManyTagsDialog("A", 5, {"A": 2, "B": 5}, ["C"]),
        "kept": lambda: kept_dialog(KIND, keeper),
        "nothing kept": lambda: kept_dialog("rows", keeper),
        "check id": lambda: CheckIdDialog(lambda _id: None, presentation),
        "sheet": lambda: SheetDialog(SheetPlan("A sheet", "A title", PageSetup(), "A3"), store, date(2026, 11, 22)),
    }


@THEMES
@BOTH
@pytest.mark.parametrize("name", ["rows", "name", "kept", "nothing kept", "check id", "sheet"])
def test_dialogs_of_the_comparison(
    name: str, look: Callable[..., None], tmp_path: Path, language: Language, theme: Theme
) -> None:
    dialog = look(_comparison_dialogs(language, tmp_path)[name], language, theme)
    assert isinstance(dialog, PlainDialog)
    # The screen of the tests is narrower than any office's: only there may a wide dialogue scroll sideways.
    needed, screen = dialog._inside.minimumSizeHint().width(), dialog.screen().availableSize().width()
    assert dialog.scroll.horizontalScrollBar().maximum() == 0 or needed > screen * 0.85


@THEMES
@BOTH
def test_preview(look: Callable[..., None], language: Language, theme: Theme) -> None:
    checks = [Check(severity, Text("確認", "A check")) for severity in Severity]

    def make() -> PreviewWindow:
        window = PreviewWindow(
            lambda setup, *_more: samples.comparison(3, setup, language), lambda _made: checks, DirectRunner()
        )
        window.resize(*SMALLEST)
        return window

    look(make, language, theme)


RECORDS: dict[str, Callable[[], RecordView]] = {
    "program": recordsamples.program_view,
    "measure": recordsamples.measure_view,
    "bare": recordsamples.bare_view,
}


@THEMES
@BOTH
@pytest.mark.parametrize("name", RECORDS)
def test_record(name: str, look: Callable[..., None], language: Language, theme: Theme) -> None:
    def make() -> QWidget:
        pane = RecordPane()
        pane.set_presentation(Presentation(language))
        # The narrowest the pane becomes beside a list.
        pane.resize(296, 600)
        pane.show_record(RECORDS[name]())
        return pane

    # The made records carry Japanese data, line by line.
    view = RECORDS[name]()
    said = [row.label for section in view.sections for row in section.fields] + [
        section.title for section in view.sections
    ]
    said += [part.text for section in view.sections for row in section.fields for part in row.parts]
    said += [related.relation for related in view.related]
    data = MADE | {text.en for text in said}
    pane = look(make, language, theme, data)
    assert isinstance(pane, RecordPane)
    assert pane.scroll.widget().width() <= pane.scroll.viewport().width()


@BOTH
def test_values_in_a_row_are_punctuated_in_the_language(look: Callable[..., None], language: Language) -> None:
    parts = (Part(Text("企業", "Company")), Part(Text("大学", "University")), Part(Text(" 5 年", " 5 years")))
    value = FieldView(Text("対象", "Who"), parts, (), Text("見込み", "expected"))
    view = replace(recordsamples.bare_view(), sections=(SectionView(Text("要件", "Terms"), (value,)),))
    presentation = Presentation(language)
    row = {"ja": "対象: 企業、大学 5 年（見込み）", "en": "Who: Company, University 5 years (expected)"}[language]
    assert row in record_as_text(view, presentation)

    def make() -> QWidget:
        pane = RecordPane()
        pane.set_presentation(presentation)
        pane.show_record(view)
        return pane

    shown = row.split(": ")[1].split("（")[0].split(" (")[0]
    assert shown in look(make, language, Theme.LIGHT, MADE).fields.document().toPlainText()
