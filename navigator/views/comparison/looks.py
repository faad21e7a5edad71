"""The faces and colours of the comparison, made once a theme."""

from dataclasses import dataclass

from PySide6.QtGui import QColor, QFont, QFontMetricsF, QTextCharFormat

from navigator.qtsupport.fonts import number_font, text_font
from navigator.qtsupport.theme import current_tokens

_SMALL = 9.0
LEADING = 1.28


@dataclass(frozen=True, slots=True)
class Looks:
    """How texts of a cell look, and the grounds of cells."""

    face: QFont
    bold: QFont
    small: QFont
    figures: QFont
    normal: QTextCharFormat
    muted: QTextCharFormat
    link: QTextCharFormat
    mark: QTextCharFormat
    small_link: QTextCharFormat
    differs: QTextCharFormat
    taken_out: QTextCharFormat
    put_in: QTextCharFormat
    base: QColor
    window: QColor
    tint: QColor
    tint_edge: QColor
    selection: QColor
    group: QColor
    line: QColor
    border: QColor
    focus: QColor
    text: QColor
    quiet: QColor

    @property
    def pitch(self) -> float:
        """The distance of two lines of text."""
        return QFontMetricsF(self.face).height() * LEADING


def make_looks() -> Looks:
    """Return the looks of the theme on screen."""
    tokens = current_tokens()
    small = text_font(_SMALL)

    def ink(colour: str, *, font: QFont | None = None) -> QTextCharFormat:
        look = QTextCharFormat()
        look.setForeground(QColor(colour))
        if font is not None:
            look.setFont(font)
        return look

    differs = ink(tokens.warning, font=text_font(bold=True))
    taken_out = ink(tokens.danger)
    taken_out.setFontStrikeOut(True)
    taken_out.setBackground(QColor(tokens.danger_soft))
    put_in = ink(tokens.success)
    put_in.setFontUnderline(True)
    put_in.setBackground(QColor(tokens.success_soft))
    return Looks(
        face=text_font(),
        bold=text_font(bold=True),
        small=small,
        figures=number_font(),
        normal=ink(tokens.text),
        muted=ink(tokens.muted, font=small),
        link=ink(tokens.link),
        mark=ink(tokens.muted, font=small),
        small_link=ink(tokens.link, font=small),
        differs=differs,
        taken_out=taken_out,
        put_in=put_in,
        base=QColor(tokens.base),
        window=QColor(tokens.window),
        tint=QColor(tokens.warning_soft),
        tint_edge=QColor(tokens.warning),
        selection=QColor(tokens.selection),
        group=QColor(tokens.soft),
        line=QColor(tokens.line),
        border=QColor(tokens.border),
        focus=QColor(tokens.focus),
        text=QColor(tokens.text),
        quiet=QColor(tokens.muted),
    )
