"""The bundled fonts: the same letters on every screen and every paper.

BIZ UDPGothic for text; BIZ UDGothic, the same design at a fixed pitch, for numbers, because the ``1`` of the
proportional one is narrower than its other digits. Noto Sans JP draws what both lack (𠮷, 𩸽): Qt's PDF text layer
would be wrong with it as the text face. Measured in docs/decisions/0005-theme.md.
"""

from PySide6.QtGui import QFont, QFontDatabase
from PySide6.QtWidgets import QApplication

from navigator.qtsupport.resources import resource_path

TEXT_FAMILY = "BIZ UDPGothic"
NUMBER_FAMILY = "BIZ UDGothic"
FALLBACK_FAMILY = "Noto Sans JP"
TEXT_SIZE_PT = 10.5

FONT_FILES = (
    "fonts/BIZUDPGothic-Regular.ttf",
    "fonts/BIZUDPGothic-Bold.ttf",
    "fonts/BIZUDGothic-Regular.ttf",
    "fonts/BIZUDGothic-Bold.ttf",
    "fonts/NotoSansJP-Regular.ttf",
)


def install_fonts(app: QApplication) -> None:
    """Load the bundled fonts and make the text face the application's font. A second call changes nothing."""
    loaded = set(QFontDatabase.families())
    if not {TEXT_FAMILY, NUMBER_FAMILY, FALLBACK_FAMILY} <= loaded or not app.property("fontsInstalled"):
        for name in FONT_FILES:
            if QFontDatabase.addApplicationFont(str(resource_path(name))) < 0:
                raise RuntimeError(f"the bundled font {name} cannot be loaded")
        app.setProperty("fontsInstalled", True)  # noqa: FBT003 - the value of a Qt property
    app.setFont(text_font())


def text_font(size_pt: float = TEXT_SIZE_PT, *, bold: bool = False) -> QFont:
    """Return the face for text at ``size_pt`` points."""
    return _font(TEXT_FAMILY, size_pt, bold=bold)


def number_font(size_pt: float = TEXT_SIZE_PT, *, bold: bool = False) -> QFont:
    """Return the face for figures in columns at ``size_pt`` points: every digit has the same width."""
    return _font(NUMBER_FAMILY, size_pt, bold=bold)


def _font(family: str, size_pt: float, *, bold: bool) -> QFont:
    font = QFont()
    font.setFamilies([family, FALLBACK_FAMILY])
    font.setPointSizeF(size_pt)
    font.setBold(bold)
    return font
