"""The row above the preview: zoom, page, and what to do with the pages."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QPushButton, QToolButton, QWidget

from navigator.qtsupport.icons import IconRole, icon
from navigator.qtsupport.theme import set_role
from navigator.viewmodels.plaintext import tip
from navigator.views.printing.canvas import ZOOM_STEPS, Fit, PageCanvas
from navigator.views.widgets.labels import plain_label


class PreviewBar(QWidget):
    """Zoom and page at the left, the outputs at the right."""

    def __init__(self, canvas: PageCanvas, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_role(self, "bar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._canvas = canvas
        self.smaller = self._tool("minus", self.tr("縮小 (Ctrl+-)"))
        self.larger = self._tool("plus", self.tr("拡大 (Ctrl++)"))
        self.zoom_box = QComboBox()
        self.zoom_box.setAccessibleName(self.tr("表示倍率"))
        self.zoom_box.addItem(self.tr("ページ全体"), Fit.PAGE)
        self.zoom_box.addItem(self.tr("ページの幅"), Fit.WIDTH)
        for percent in ZOOM_STEPS:
            self.zoom_box.addItem(f"{percent} %", percent)
        self.page_label = plain_label("", "muted")
        self.save_button = QPushButton(icon("file-down"), self.tr("PDFに保存(&S)"))
        self.print_button = QPushButton(icon("printer", IconRole.ON_PRIMARY), self.tr("印刷(&P)…"))
        self.close_button = QPushButton(self.tr("閉じる(&C)"))
        set_role(self.print_button, "primary")
        self.save_button.setToolTip(self.tr("PDFに保存 (Ctrl+S)"))
        self.print_button.setToolTip(self.tr("印刷 (Ctrl+P)"))
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 8, 12, 8)
        for widget in (self.smaller, self.zoom_box, self.larger, self.page_label):
            row.addWidget(widget)
        row.addStretch()
        for button in (self.save_button, self.print_button, self.close_button):
            button.setAutoDefault(False)
            row.addWidget(button)
        self.smaller.clicked.connect(lambda: canvas.zoom(-1))
        self.larger.clicked.connect(lambda: canvas.zoom(1))
        self.zoom_box.activated.connect(self._choose_zoom)
        canvas.zoom_changed.connect(self._show_zoom)
        self.set_ready(ready=False)

    def show_page(self, index: int, count: int) -> None:
        """Say which page of how many is in view; ``index`` from 0."""
        self.page_label.setText(self.tr("{page}／{count} ページ").format(page=index + 1, count=count))

    def set_ready(self, *, ready: bool) -> None:
        """Allow or forbid the outputs."""
        self.save_button.setEnabled(ready)
        self.print_button.setEnabled(ready)

    def _tool(self, name: str, text: str) -> QToolButton:
        button = QToolButton()
        button.setIcon(icon(name))
        button.setToolTip(tip(text))
        button.setAccessibleName(text)
        set_role(button, "quiet")
        return button

    def _choose_zoom(self, place: int) -> None:
        wanted = self.zoom_box.itemData(place)
        if isinstance(wanted, Fit):
            self._canvas.set_fit(wanted)
        else:
            self._canvas.set_percent(wanted)

    def _show_zoom(self) -> None:
        wanted: object = self._canvas.fit
        if wanted is Fit.NONE:
            wanted = min(ZOOM_STEPS, key=lambda one: abs(one - self._canvas.percent))
        for place in range(self.zoom_box.count()):
            if self.zoom_box.itemData(place) == wanted:
                self.zoom_box.setCurrentIndex(place)
        self.zoom_box.setAccessibleDescription(f"{round(self._canvas.percent)} %")
