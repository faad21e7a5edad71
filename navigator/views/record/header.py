"""The head of a record: its name, where it comes from, star, tick, copy and print."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QToolButton, QVBoxLayout, QWidget

from navigator.domain.catalogues import Catalogue
from navigator.domain.record import RecordView
from navigator.domain.results import Presentation
from navigator.qtsupport.icons import IconRole, icon
from navigator.qtsupport.theme import set_role
from navigator.views.record.flow import Flow
from navigator.views.record.plain import one_line, visible
from navigator.views.record.writer import FlowWriter, Tone
from navigator.views.widgets.flow import FlowLayout
from navigator.views.widgets.labels import ElidedLabel


def _text_only() -> Flow:
    """Return a text that can be selected but is no stop of the Tab key."""
    flow = Flow()
    flow.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
    return flow


class RecordHeader(QWidget):
    """Title, subtitle, origin and the buttons; it keeps no record of its own.

    The signals come from the reader only, never from ``show_head`` or ``set_in_tray``.
    """

    favourite_clicked = Signal(bool)
    tray_clicked = Signal(bool)
    copy_clicked = Signal()
    print_clicked = Signal()
    trend_clicked = Signal()
    lineage_clicked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name = _text_only()
        self.origin = ElidedLabel(widest=160)
        set_role(self.origin, "chip")
        self.star = self._button("star", checkable=True)
        self.star.clicked.connect(self._star_clicked)
        self.tick = self._button("columns-2", checkable=True)
        self.tick.clicked.connect(self._tick_clicked)
        self.copy = self._button("clipboard-copy", checkable=False)
        self.copy.setAccessibleName(self.tr("出典つきでコピー"))
        self.copy.setToolTip(self.tr("記録の全文を、番号つきの出典とともにコピーします (Ctrl+Shift+C)"))
        self.copy.clicked.connect(self.copy_clicked)
        self.print = self._button("printer", checkable=False)
        self.print.setAccessibleName(self.tr("施策個票を印刷"))
        self.print.setToolTip(self.tr("この記録を一枚の個票に印刷します (Ctrl+P)"))
        self.print.clicked.connect(self.print_clicked)
        self.trend = self._button("trending-up", checkable=False)
        self.trend.setAccessibleName(self.tr("推移を見る"))
        self.trend.setToolTip(self.tr("この事業の金額と成果を、年度ごとの図で見ます"))
        self.trend.clicked.connect(self.trend_clicked)
        self.lineage = self._button("git-branch", checkable=False)
        self.lineage.setAccessibleName(self.tr("系譜で見る"))
        self.lineage.setToolTip(self.tr("この事業の前身と後継を、年度の図で見ます"))
        self.lineage.clicked.connect(self.lineage_clicked)
        self.edit = self._button("pencil", checkable=False)
        self.edit.setText(self.tr("編集"))
        self.edit.setAccessibleName(self.tr("編集・メモ"))
        self.edit.setToolTip(self.tr("訂正、メモ、タグ、自所の状況、履歴 (F2 で編集)"))
        self.edit.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.edit.hide()
        self.withdrawn = QFrame()
        set_role(self.withdrawn, "notice", kind="warning")
        self._withdrawn_text = _text_only()
        QHBoxLayout(self.withdrawn).addWidget(self._withdrawn_text)
        row = QWidget()
        buttons = FlowLayout(row, spacing=6)
        for widget in (self.star, self.tick, self.edit, self.copy, self.print, self.trend, self.lineage, self.origin):
            buttons.addWidget(widget)
        self.set_in_tray(False)
        self.set_favourite(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for widget in (self.name, row, self.withdrawn):
            column.addWidget(widget)

    def show_head(self, view: RecordView, presentation: Presentation) -> None:
        """Show name, origin and star of a record."""
        language = presentation.language
        title, subtitle = view.title.of(language), view.subtitle.of(language)
        writer = FlowWriter(self.font(), self.name)
        writer.block()
        writer.text(title, Tone.TITLE)
        if subtitle:
            writer.block(above=4)
            writer.text(subtitle, Tone.MUTED)
        writer.finish()
        self.name.setAccessibleName(visible(title))
        self.origin.setText(one_line(view.origin.of(language)))
        self.origin.setAccessibleName(self.tr("由来: {origin}").format(origin=one_line(view.origin.of(language))))
        for button in (self.trend, self.lineage):
            button.setVisible(view.catalogue is Catalogue.PROGRAMS)
        self.withdrawn.setVisible(view.withdrawn is not None)
        if view.withdrawn is not None:
            notice = FlowWriter(self.font(), self._withdrawn_text)
            notice.block()
            notice.text(view.withdrawn.of(language))
            notice.finish()
        self.set_favourite(view.favourite)

    def set_edit_menu(self, menu: QMenu) -> None:
        """Offer ``menu`` for editing the record; without one there is no button for it."""
        self.edit.setMenu(menu)
        self.edit.show()

    def set_in_tray(self, on: bool) -> None:
        """Show whether the record lies in the comparison tray."""
        self.tick.setChecked(on)
        # The words change with the state: it is not told by colour alone.
        self.tick.setText(self.tr("トレイにあり") if on else self.tr("比べる"))
        self.tick.setIcon(icon("check", IconRole.PRIMARY) if on else icon("columns-2"))
        self.tick.setAccessibleName(self.tr("比較トレイに入れる"))
        self.tick.setToolTip(
            self.tr("比較トレイから外します (Space)") if on else self.tr("比較トレイに入れます (Space)")
        )

    def _button(self, picture: str, *, checkable: bool) -> QToolButton:
        button = QToolButton()
        button.setIcon(icon(picture))
        button.setIconSize(QSize(18, 18))
        button.setCheckable(checkable)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        return button

    def set_favourite(self, on: bool) -> None:
        """Show whether the record has a star."""
        self.star.setChecked(on)
        self.star.setText(self.tr("お気に入り済み") if on else self.tr("お気に入り"))
        self.star.setIcon(icon("star", IconRole.PRIMARY if on else IconRole.TEXT))
        self.star.setAccessibleName(self.tr("お気に入り"))
        self.star.setToolTip(self.tr("お気に入りから外します (F)") if on else self.tr("お気に入りに入れます (F)"))

    def _star_clicked(self, on: bool) -> None:
        self.set_favourite(on)
        self.favourite_clicked.emit(on)

    def _tick_clicked(self, on: bool) -> None:
        self.set_in_tray(on)
        self.tray_clicked.emit(on)
