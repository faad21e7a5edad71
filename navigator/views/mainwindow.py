"""The window: rail, header, page, messages and tray, with the keys that work everywhere in it."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from navigator.domain.catalogues import Catalogue
from navigator.domain.filters import Filter
from navigator.domain.text import Text
from navigator.qtsupport.settings import SettingsStore
from navigator.qtsupport.windowstate import WindowState
from navigator.viewmodels.desk import Desk
from navigator.viewmodels.finder import FinderModel
from navigator.viewmodels.office import OfficeModel
from navigator.views.finder.page import FinderPage
from navigator.views.header import Header
from navigator.views.menubar import MenuBar, add_entry
from navigator.views.messages import MessageBar
from navigator.views.rail import Page, Rail
from navigator.views.tray import TrayBar

FINDER = "finder"
_FIRST_SIZE = QSize(1440, 860)


class MainWindow(QMainWindow):
    """Shows what the models hold. It is light to make: nothing here opens the library or imports the services."""

    page_made = Signal(object)
    """The widget of a page, made as it is shown for the first time."""
    painted = Signal()
    """The window was drawn for the first time."""
    theme_requested = Signal(object)
    settings_requested = Signal()
    help_requested = Signal()
    save_search_requested = Signal(object)
    """Filter to keep."""
    manage_searches_requested = Signal()
    closed = Signal()

    def __init__(self, finder: FinderModel, office: OfficeModel, store: SettingsStore, state: WindowState) -> None:
        super().__init__()
        self._finder, self._office, self._state = finder, office, state
        self._drawn = False
        self._pages: dict[str, QWidget] = {}
        self._makers: dict[str, Callable[[], QWidget]] = {}
        self.setWindowTitle(self.tr("地域施策ナビゲータ"))
        self.menus = MenuBar(self)
        self.setMenuBar(self.menus)
        self.rail = Rail()
        self.header = Header(finder.presentation)
        self.messages = MessageBar(finder.presentation.language)
        self.pages = QStackedWidget()
        self.tray = TrayBar(office.tray)
        self.page = FinderPage(finder, office, store, state)
        self.installEventFilter(self)
        self._arrange()
        self.add_page(Page(FINDER, self.tr("探す"), "search", lambda: self.page))
        self._connect()
        self._add_keys()
        self._fill_menus()
        self.show_page(FINDER)
        self.header.show_filter(finder.filter)
        self._fill_searches()
        self._show_steps()
        self.setMinimumSize(960, 560)
        if not state.restore_window(self):
            self._take_first_size()

    def _arrange(self) -> None:
        work = QWidget()
        column = QVBoxLayout(work)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addWidget(self.messages)
        column.addWidget(self.pages, 1)
        upper = QHBoxLayout()
        upper.setContentsMargins(0, 0, 0, 0)
        upper.setSpacing(0)
        upper.addWidget(self.rail)
        upper.addWidget(work, 1)
        whole = QWidget()
        outer = QVBoxLayout(whole)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addLayout(upper, 1)
        outer.addWidget(self.tray)
        self.setCentralWidget(whole)

    # Pages

    def add_page(self, page: Page) -> None:
        """Put a page into the rail; it is made when it is first shown."""
        self._makers[page.key] = page.make
        self.rail.add_page(page)
        self.menus.add_page(page.title, lambda: self._turn_to(page.key), f"Alt+{len(self.rail.keys)}")

    def show_page(self, key: str) -> None:
        """Show a page."""
        if key not in self._pages:
            self._pages[key] = self._makers[key]()
            self.pages.addWidget(self._pages[key])
            self.page_made.emit(self._pages[key])
        self.pages.setCurrentWidget(self._pages[key])
        self.rail.show_page(key)

    def _turn_to(self, key: str) -> None:
        """Show the page that the reader chose; what was done on the last one has been seen."""
        if self.pages.currentWidget() is not self._pages.get(key):
            self.messages.forget_done()
        self.show_page(key)

    def open_page(self, key: str, argument: object = None) -> None:
        """Show a page and let it show ``argument`` (through its ``open_with``) where there is one."""
        self.show_page(key)
        if argument is not None:
            self._pages[key].open_with(argument)  # type: ignore[attr-defined]

    def serve(self, desk: Desk) -> None:
        """Follow what the pages ask of the window: another page, a record, a message."""
        desk.page_requested.connect(self.open_page)
        desk.record_requested.connect(self._show_record)
        desk.failed.connect(self.messages.show_error)
        desk.noticed.connect(self.messages.tell)
        desk.written.connect(self.messages.show_file)

    def _show_record(self, catalogue: Catalogue, code: str) -> None:
        self.show_page(FINDER)
        self._finder.open_record(catalogue, code)

    # Wiring

    def _connect(self) -> None:
        finder, office, header, page = self._finder, self._office, self.header, self.page
        self.rail.chosen.connect(self._turn_to)
        header.text_changed.connect(finder.set_text)
        header.as_of_chosen.connect(finder.set_as_of)
        header.block_chosen.connect(finder.set_block)
        header.list_requested.connect(page.focus_list)
        header.back_requested.connect(finder.back)
        header.forward_requested.connect(finder.forward)
        header.theme_requested.connect(self.theme_requested)
        header.settings_requested.connect(self.settings_requested)
        header.help_requested.connect(self.help_requested)
        finder.filter_changed.connect(header.show_filter)
        finder.place_changed.connect(self._show_steps)
        for failing in (finder.failed, office.failed, page.failed):
            failing.connect(self.messages.show_error)
        page.noticed.connect(self.messages.tell)
        page.search_requested.connect(header.focus_search)
        office.searches_changed.connect(self._fill_searches)
        office.saving.connect(self.tray.show_saving)
        office.stepping.connect(self.tray.show_progress)
        self.tray.stop_requested.connect(office.stop)
        office.edits_undone.connect(self._undone)
        self.tray.remove_requested.connect(lambda ref: office.set_ticked(ref, False))  # noqa: FBT003 - a slot
        self.tray.record_requested.connect(finder.open_record)
        self.tray.clear_requested.connect(office.clear_tray)

    def _add_keys(self) -> None:
        finder = self._finder
        keys: list[tuple[str, Callable[[], object]]] = [
            ("Ctrl+F", lambda: self._ask_page("focus_search") or self.header.focus_search()),
            ("/", self.header.focus_search),
            ("F1", self.help_requested.emit),
            ("Ctrl+,", self.settings_requested.emit),
            ("Alt+Left", finder.back),
            ("Alt+Right", finder.forward),
            ("Ctrl+Z", self.undo),
            ("Ctrl+Y", self.redo),
            ("Ctrl+Shift+Z", self.redo),
            ("Ctrl+S", self.save_page),
            ("F6", lambda: self._on_page("focus_next", self._next_part)),
            ("F5", self.refresh_page),
            ("Ctrl+Return", self.tray.compare_requested.emit),
            ("Ctrl+Enter", self.tray.compare_requested.emit),
            ("Ctrl+P", self.print_page),
            ("Ctrl+E", self.export_page),
            ("Ctrl+Q", self.close),
        ]
        for number, catalogue in enumerate(Catalogue, start=1):
            keys.append((f"Ctrl+{number}", lambda chosen=catalogue: finder.set_catalogue(chosen)))
        for key, act in keys:
            QShortcut(QKeySequence(key), self).activated.connect(act)

    def _fill_menus(self) -> None:
        menus = self.menus
        add_entry(menus.file, self.tr("今の条件・内容を保存…"), self.save_page, "Ctrl+S")
        add_entry(menus.file, self.tr("印刷…"), self.print_page, "Ctrl+P")
        add_entry(menus.file, self.tr("書き出す…"), self.export_page, "Ctrl+E")
        menus.file.addSeparator()
        add_entry(menus.file, self.tr("設定…"), self.settings_requested.emit, "Ctrl+,")
        add_entry(menus.file, self.tr("終了"), self.close, "Ctrl+Q")
        add_entry(menus.edit, self.tr("元に戻す"), self.undo, "Ctrl+Z")
        add_entry(menus.edit, self.tr("やり直す"), self.redo, "Ctrl+Y")
        add_entry(menus.aid, self.tr("キー操作と検索式の説明"), self.help_requested.emit, "F1")

    # What the menus and the keys do

    def undo(self) -> None:
        """Take back the last step of the page that is shown, else the office's last edit."""
        if not self._ask_page("undo"):
            self._office.undo()

    def redo(self) -> None:
        """Do again what was taken back."""
        if not self._ask_page("redo"):
            self._office.redo()

    def save_page(self) -> None:
        """Keep what the page shows, in the finder its filter, by a name."""
        self._on_page("save", lambda: self.save_search_requested.emit(self._finder.filter))

    def refresh_page(self) -> None:
        """Read again what the page shows."""
        self._on_page("refresh", self._finder.refresh)

    def print_page(self) -> None:
        """Print what the page shows."""
        self._on_page("print_page", _nothing)

    def export_page(self) -> None:
        """Write what the page shows into a file."""
        self._on_page("export_page", _nothing)

    def _on_page(self, name: str, otherwise: Callable[[], object]) -> None:
        """Do what the page that is shown does for a key, or what the window does where the page has no way."""
        (getattr(self.pages.currentWidget(), name, None) or otherwise)()

    def _ask_page(self, name: str) -> bool:
        """Let the page that is shown take a step; False when it has none to take."""
        act = getattr(self.pages.currentWidget(), name, None)
        return bool(act is not None and act())

    def _next_part(self) -> None:
        """Go round the parts of the window: search, facets, list, record."""
        groups = self.page.facets.groups
        parts: list[QWidget] = [self.header.search, *([groups[0].head] if groups else []), self.page.results.table]
        pane = self.page.record_place.currentWidget()
        here = next(
            (n for n, part in enumerate([self.header, self.page.facets, self.page.results, pane]) if _has_focus(part)),
            -1,
        )
        ways: list[Callable[[], object]] = [part.setFocus for part in parts] + [self.page.focus_record]
        ways[(here + 1) % len(ways)]()

    def _show_steps(self) -> None:
        self.header.back.setEnabled(self._finder.can_go_back)
        self.header.forward.setEnabled(self._finder.can_go_forward)

    def _undone(self, what: Text) -> None:
        self.messages.show_notice(what)
        self._finder.refresh()

    # Saved searches

    def _fill_searches(self) -> None:
        menu = self.page.results.summary.searches.menu()
        menu.clear()
        save = menu.addAction(self.tr("今の条件を保存… (Ctrl+S)"))
        save.triggered.connect(lambda: self.save_search_requested.emit(self._finder.filter))
        menu.addSeparator()
        for search in self._office.searches:
            action = menu.addAction(search.name.replace("&", "&&"))
            action.setEnabled(search.filter is not None)
            action.triggered.connect(lambda _checked=False, chosen=search.filter: self._open_search(chosen))
        if self._office.searches:
            menu.addSeparator()
        manage = menu.addAction(self.tr("保存した条件を管理…"))
        manage.triggered.connect(self.manage_searches_requested)

    def _open_search(self, chosen: Filter) -> None:
        self._finder.set_filter(chosen)

    # Life of the window

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Tell when the window was drawn for the first time.

        A filter, and no ``event`` of ours: a window paints all that is in it from within its own event, and what goes
        wrong in there would end in Python only when the painting is over, with a painter still at work.
        """
        if event.type() == QEvent.Type.Paint and watched is self and not self._drawn:
            self._drawn = True
            QTimer.singleShot(0, self, self.painted.emit)
        return super().eventFilter(watched, event)

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802
        """Remember where everything stood."""
        self.save_state()
        super().closeEvent(event)
        self.closed.emit()

    def _take_first_size(self) -> None:
        """Take a good size where there is room for it, and the whole screen where there is not."""
        room = self.screen().availableSize()
        self.resize(min(_FIRST_SIZE.width(), room.width()), min(_FIRST_SIZE.height(), room.height()))
        if room.width() < _FIRST_SIZE.width() or room.height() < _FIRST_SIZE.height():
            self.setWindowState(self.windowState() | Qt.WindowState.WindowMaximized)

    def save_state(self) -> None:
        """Remember where everything stood."""
        self._state.save_window(self)
        self.page.save_state()
        self._state.sync()


def _nothing() -> None:
    """Stand for a key that the page shown has no use for."""


def _has_focus(part: QWidget | None) -> bool:
    if part is None:
        return False
    focus = part.window().focusWidget()
    return focus is not None and (focus is part or part.isAncestorOf(focus))
