"""The right of the page: everything on file about one region, every value one step from its source."""

from functools import partial

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QFrame, QMenu, QPushButton, QScrollArea, QStackedWidget, QToolButton, QVBoxLayout, QWidget

from navigator.domain.catalogues import Catalogue
from navigator.domain.chart import ChartForm, ChartSpec, Metric, MetricFamily, Subject, SubjectKind
from navigator.domain.ownmarks import NO_MARKS, OwnMarks
from navigator.domain.record import FilterLink, RecordLink
from navigator.domain.regions import RegionProfile
from navigator.domain.results import Presentation
from navigator.qtsupport.icons import icon
from navigator.qtsupport.theme import notifier, set_role
from navigator.views.record.citation import CitationCard, open_address
from navigator.views.record.content import RecordContent
from navigator.views.record.flow import Flow
from navigator.views.record.ownblock import OwnBlock, OwnTarget
from navigator.views.record.writer import CiteTarget, CopyTarget, OpenTarget
from navigator.views.regions.timebar import TimeBar
from navigator.views.widgets.empty import EmptyState
from navigator.views.widgets.flow import FlowLayout
from navigator.views.widgets.labels import button_text, plain_label

_LINE_PX = 24


class ProfilePane(QWidget):
    """Shows a profile.

    Signals: ``record_requested(Catalogue, str)``, ``chart_requested(ChartSpec)``, ``print_requested()``,
    ``message(str)``, ``edit_requested(QPoint)`` with a place on the screen for the menu, ``own_requested(OwnTarget)``.
    """

    edit_requested = Signal(QPoint)
    own_requested = Signal(object)

    record_requested = Signal(object, str)
    chart_requested = Signal(object)
    print_requested = Signal()
    message = Signal(str)

    def __init__(self, presentation: Presentation, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._presentation = presentation
        self._profile: RegionProfile | None = None
        self._sources: dict[int, tuple[int, int]] = {}
        self._own = NO_MARKS
        set_role(self, "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(self.tr("地域のプロファイル"))
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._card = CitationCard(self)
        self._build()
        notifier().changed.connect(self._render)
        self.show_profile(None)

    def _build(self) -> None:
        self.name = plain_label(role="title", wrap=True)
        self.place = plain_label(role="muted", wrap=True)
        buttons = self._buttons()
        self.stays = plain_label(self.tr("参加した事業"), role="heading")
        self.bars = TimeBar(self._presentation)
        self.bars.program_chosen.connect(self._open_program)
        self.hatched = plain_label(
            self.tr("斜線: 始まりか終わりの年度の資料がなく、続く可能性のある年度"), role="small", wrap=True
        )
        self.own, self.fields, self.rest = Flow(), Flow(), Flow()
        self.own.hide()
        for flow in (self.own, self.fields, self.rest):
            flow.followed.connect(self._follow)
            flow.link_focused.connect(partial(self._reveal, flow))
        self.fields.setAccessibleName(self.tr("項目"))
        self.rest.setAccessibleName(self.tr("成果・テーマ・事例・出典"))
        self.absent = plain_label(role="muted", wrap=True)
        sheet = QWidget()
        set_role(sheet, "panel")
        column = QVBoxLayout(sheet)
        column.setContentsMargins(20, 16, 20, 24)
        column.setSpacing(10)
        for widget in (
            self.name, self.place, buttons, self.own, self.stays, self.bars, self.hatched, self.fields, self.rest,
            self.absent, plain_label(self.tr("… 資料なし　[1] 出典の番号"), role="small"),
        ):  # fmt: skip
            column.addWidget(widget)
        column.addStretch()
        self.scroll = QScrollArea()
        self.scroll.setFrameShape(QFrame.Shape.NoFrame)
        self.scroll.setWidgetResizable(True)
        self.scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.scroll.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.scroll.setWidget(sheet)
        self._empty = EmptyState()
        self._empty.show_text(
            self.tr("地域が選ばれていません"), self.tr("一覧の行か地図の区域を選ぶと、ここに資料のすべてが出ます。")
        )
        self._stack = QStackedWidget()
        self._stack.addWidget(self._empty)
        self._stack.addWidget(self.scroll)
        frame = QVBoxLayout(self)
        frame.setContentsMargins(0, 0, 0, 0)
        frame.addWidget(self._stack)

    def _buttons(self) -> QWidget:
        self.print = QPushButton(icon("printer"), self.tr("個票…"))
        self.print.setToolTip(self.tr("この地域を一枚の個票に印刷します"))
        self.print.clicked.connect(self.print_requested)
        self.trend = QToolButton()
        self.trend.setText(self.tr("推移"))
        self.trend.setIcon(icon("trending-up"))
        self.trend.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.trend.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.trend.setToolTip(self.tr("この地域の成果を推移のページで見る"))
        self.trend.setMenu(QMenu(self.trend))
        self.edit = QPushButton(icon("pencil"), self.tr("編集"))
        self.edit.setToolTip(self.tr("訂正、実施地域や成果の追加、メモ、タグ、履歴 (F2 で編集)"))
        self.edit.clicked.connect(
            lambda: self.edit_requested.emit(self.edit.mapToGlobal(self.edit.rect().bottomLeft()))
        )
        buttons = QWidget()
        row = FlowLayout(buttons)
        for button in (self.print, self.trend, self.edit):
            row.addWidget(button)
        return buttons

    # What is shown

    @property
    def profile(self) -> RegionProfile | None:
        """The profile shown."""
        return self._profile

    def show_profile(self, profile: RegionProfile | None) -> None:
        """Show a profile from its top; None says what to do."""
        same = self._profile is not None and profile is not None and self._profile.ref == profile.ref
        self._profile = profile
        self._card.hide()
        self._stack.setCurrentWidget(self._empty if profile is None else self.scroll)
        self._render()
        if not same:
            self.scroll.verticalScrollBar().setValue(0)

    def show_own(self, own: OwnMarks) -> None:
        """Show what the office says of the region."""
        self._own = own
        self.own.setVisible(OwnBlock().write(own, self._presentation, self.font(), self.own, None))

    def _render(self) -> None:
        profile = self._profile
        self.show_own(self._own)
        if profile is None:
            return
        language = self._presentation.language
        self.name.setText(profile.title.of(language))
        self.place.setText(profile.place.of(language))
        self.stays.setVisible(bool(profile.bars))
        self.bars.setVisible(bool(profile.bars))
        self.hatched.setVisible(profile.axis is not None)
        self.bars.show_bars(profile.bars, profile.axis)
        # A profile uses the words of a record, so the content of the record pane writes it.
        content = RecordContent(profile, self._presentation, self.font())  # type: ignore[arg-type]
        content.fields(self.fields)
        self._sources = content.rest(self.rest, set())
        absent = self.tr("・").join(name.of(language) for name in profile.absent)
        self.absent.setText(self.tr("資料なし: {names}").format(names=absent))
        self.absent.setVisible(bool(absent))
        self._fill_trends(profile)

    def _fill_trends(self, profile: RegionProfile) -> None:
        menu = self.trend.menu()
        menu.clear()
        for code, name in profile.metrics:
            action = menu.addAction(button_text(name.of(self._presentation.language)))
            action.triggered.connect(partial(self._ask_chart, code))
        self.trend.setVisible(bool(profile.metrics))

    def _ask_chart(self, metric: str, _checked: bool = False) -> None:
        assert self._profile is not None
        subject = Subject(SubjectKind.REGION, self._profile.ref.code)
        self.chart_requested.emit(ChartSpec((subject,), Metric(MetricFamily.OUTCOME, metric), ChartForm.GROUPED))

    # Links

    def _open_program(self, code: str) -> None:
        self.record_requested.emit(Catalogue.PROGRAMS, code)

    def _follow(self, target: object, place: QRect) -> None:
        match target:
            case RecordLink(catalogue, code):
                self.record_requested.emit(catalogue, code)
            case CiteTarget(number):
                self.show_source(number, place)
            case CopyTarget(text):
                QGuiApplication.clipboard().setText(text)
                self.message.emit(self.tr("コピーしました。"))
            case OpenTarget(url):
                open_address(url)
            case OwnTarget():
                self.own_requested.emit(target)
            case FilterLink():
                return

    def show_source(self, number: int, place: QRect) -> None:
        """Scroll to a numbered source, mark it, and open its card beside ``place`` (on the screen)."""
        assert self._profile is not None
        citation = next((one for one in self._profile.citations if one.number == number), None)
        if citation is None:
            return
        marked = self.rest.flash(*self._sources[number])
        self._reveal(self.rest, marked)
        avoid = QRect(self.rest.mapToGlobal(marked.topLeft()), marked.size())
        self._card.show_source(citation, self._presentation, place, avoid)

    @property
    def card(self) -> CitationCard:
        """The card of a source; hidden unless asked for."""
        return self._card

    def _reveal(self, widget: QWidget, rect: QRect) -> None:
        top = widget.mapTo(self.scroll.widget(), rect.topLeft()).y()
        self.scroll.ensureVisible(0, top + rect.height() // 2, 0, rect.height() // 2 + _LINE_PX)

    def focus_profile(self) -> None:
        """Give the focus to the first thing of the profile that takes it."""
        (self.bars if self.bars.isVisible() else self.fields).setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Scroll by the keys that the texts leave to the page."""
        bar = self.scroll.verticalScrollBar()
        steps = {
            Qt.Key.Key_Down: 3 * _LINE_PX,
            Qt.Key.Key_Up: -3 * _LINE_PX,
            Qt.Key.Key_PageDown: bar.pageStep(),
            Qt.Key.Key_PageUp: -bar.pageStep(),
            Qt.Key.Key_Home: -bar.maximum(),
            Qt.Key.Key_End: bar.maximum(),
        }
        step = steps.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        else:
            bar.setValue(bar.value() + step)
