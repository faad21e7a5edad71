"""Light and dark: palette, style sheet and colours, made from the Digital Agency's design tokens.

A page never names a colour. It sets the dynamic property ``role`` of a widget (``set_role``) and the style sheet
``resources/styles/app.qss`` does the rest:

=================  ==============================  ==================================================================
role               on                              looks like
=================  ==============================  ==================================================================
``title``          QLabel                          the name of a page or a record, 16.5 pt, bold
``heading``        QLabel                          the head of a section, 12 pt, bold
``muted``          QLabel, QCheckBox               secondary text; still 4.5:1
``small``          QLabel                          9 pt, muted: notes and units
``number``         QLabel                          figures, fixed pitch
``danger``         QLabel, QPushButton             an error; a step that takes something away
``warning``        QLabel                          a caution
``success``        QLabel                          done
``link``           QPushButton, QToolButton        a text that leads somewhere, underlined under the pointer
``primary``        QPushButton, QToolButton        the one main action of a page
``quiet``          QPushButton, QToolButton        a button without a frame until pointed at
``chip``           QPushButton, QToolButton        an active filter, round; ``checkable`` for on and off
``chip``           QLabel, QFrame                  the same as a mark that cannot be pressed
``rail``           QToolButton                     a page in the rail at the left; checked is the page shown
``rail-bar``       QFrame, QWidget                 the rail itself
``card``           QFrame                          a raised box with a thin line
``panel``          QFrame, QWidget                 the facet panel, the record pane: base colour, no line
``bar``            QFrame, QWidget                 the top bar, the tray: base colour, a line at the inner edge
``search``         QLineEdit                       the search box of the top bar, taller
``facet``          QTreeView, QListView, QWidget   a list of facet values, no frame
``notice``         QFrame                          a message bar; ``kind`` is info, success, warning or danger
``catalogue``      QTabBar, QToolButton            the catalogues above the list; checked is the one shown
``dense``          QTableView, QTreeView           the table rows of the finder
``tip``            QLabel                          a text in the look of a tool-tip
=================  ==============================  ==================================================================

Colours for painting code (delegates, charts) come from ``current_tokens()``; ``notifier().changed`` tells that they
are others now.
"""

import json
from dataclasses import dataclass, fields
from enum import StrEnum
from functools import cache
from string import Template

from PySide6.QtCore import QDir, QObject, Qt, Signal
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication, QStyleFactory, QWidget

from navigator.qtsupport.fonts import NUMBER_FAMILY
from navigator.qtsupport.resources import resource_bytes, resource_path

# Okabe and Ito, Color Universal Design (https://jfly.uni-koeln.de/color/): tells apart for every kind of colour
# vision. Beyond eight series a dash or a marker must differ.
CHART_COLOURS = ("#0072B2", "#E69F00", "#009E73", "#CC79A7", "#56B4E9", "#D55E00", "#F0E442", "#000000")


class Theme(StrEnum):
    """What the reader chose; ``SYSTEM`` follows the desktop."""

    LIGHT = "light"
    DARK = "dark"
    SYSTEM = "system"


@dataclass(frozen=True, slots=True)
class Tokens:
    """The colours of one theme as ``#rrggbb``, by what they are for."""

    window: str
    base: str
    raised: str
    stripe: str
    text: str
    muted: str
    disabled: str
    line: str
    border: str
    hover: str
    primary: str
    primary_hover: str
    primary_pressed: str
    on_primary: str
    soft: str
    on_soft: str
    selection: str
    focus: str
    link: str
    link_visited: str
    success: str
    success_soft: str
    warning: str
    warning_soft: str
    danger: str
    danger_soft: str
    tip: str
    on_tip: str


# Pairs of a text colour and a background that are drawn together; tests/qtsupport/test_theme.py demands 4.5:1 of each.
_GROUNDS = ("window", "base", "raised", "stripe", "selection", "hover")
TEXT_PAIRS = (
    *((text, ground) for text in ("text", "muted", "link", "danger", "warning", "success") for ground in _GROUNDS),
    *(("link_visited", ground) for ground in ("window", "base", "raised")),
    *(("on_primary", ground) for ground in ("primary", "primary_hover", "primary_pressed")),
    *(("on_soft", ground) for ground in ("soft", "selection")),
    *(("text", f"{kind}soft") for kind in ("", "success_", "warning_", "danger_")),
    *((kind, f"{kind}_soft") for kind in ("success", "warning", "danger")),
    ("on_tip", "tip"),
)
# Lines that tell where a control is, or that it has the focus: 3:1 (WCAG 2.1, 1.4.11).
LINE_PAIRS = tuple((line, ground) for line in ("border", "focus", "primary") for ground in _GROUNDS)


class ThemeNotifier(QObject):
    """Says that the colours have changed."""

    changed = Signal()


@cache
def notifier() -> ThemeNotifier:
    """Return the one object whose ``changed`` signal follows ``apply_theme``."""
    return ThemeNotifier()


@cache
def tokens_of(theme: Theme) -> Tokens:
    """Return the colours of ``theme``, which must be LIGHT or DARK."""
    package = json.loads(resource_bytes("styles/tokens.json"))
    known = {**package["colours"], **{f"own.{name}": value for name, value in package["own"].items()}}
    roles = package["roles"][theme.value]
    return Tokens(**{field.name: known[roles[field.name]] for field in fields(Tokens)})


class _Current:
    theme = Theme.LIGHT


def current_theme() -> Theme:
    """Return the theme on screen: LIGHT or DARK."""
    return _Current.theme


def current_tokens() -> Tokens:
    """Return the colours on screen."""
    return tokens_of(_Current.theme)


def resolve(theme: Theme, app: QApplication) -> Theme:
    """Return LIGHT or DARK for ``theme``; a desktop that does not say is taken for light."""
    if theme is not Theme.SYSTEM:
        return theme
    return Theme.DARK if app.styleHints().colorScheme() is Qt.ColorScheme.Dark else Theme.LIGHT


def apply_theme(app: QApplication, theme: Theme) -> Theme:
    """Dress the whole application in ``theme`` and return the one that SYSTEM stood for."""
    wanted = resolve(theme, app)
    # Compared by name: every setStyle polishes all widgets once more.
    if app.style().objectName() != "fusion":
        app.setStyle(QStyleFactory.create("Fusion"))
    _Current.theme = wanted
    tokens = tokens_of(wanted)
    app.setPalette(palette_of(tokens))
    app.setStyleSheet(style_sheet_of(wanted))
    notifier().changed.emit()
    return wanted


def palette_of(tokens: Tokens) -> QPalette:
    """Return the palette for ``tokens``; Fusion and our own painting read it."""
    role = QPalette.ColorRole
    colours = {
        role.Window: tokens.window,
        role.WindowText: tokens.text,
        role.Base: tokens.base,
        role.AlternateBase: tokens.stripe,
        role.ToolTipBase: tokens.tip,
        role.ToolTipText: tokens.on_tip,
        role.PlaceholderText: tokens.muted,
        role.Text: tokens.text,
        role.Button: tokens.raised,
        role.ButtonText: tokens.text,
        role.BrightText: tokens.danger,
        role.Light: tokens.raised,
        role.Midlight: tokens.hover,
        role.Mid: tokens.line,
        role.Dark: tokens.border,
        role.Shadow: tokens.border,
        role.Highlight: tokens.selection,
        role.HighlightedText: tokens.text,
        role.Link: tokens.link,
        role.LinkVisited: tokens.link_visited,
        role.Accent: tokens.primary,
    }
    palette = QPalette()
    for name, value in colours.items():
        palette.setColor(name, QColor(value))
    for name in (role.WindowText, role.Text, role.ButtonText, role.PlaceholderText, role.HighlightedText):
        palette.setColor(QPalette.ColorGroup.Disabled, name, QColor(tokens.disabled))
    return palette


def style_sheet_of(theme: Theme) -> str:
    """Return the style sheet for LIGHT or DARK: the template with colours and pictures filled in."""
    tokens = tokens_of(theme)
    values = {field.name: getattr(tokens, field.name) for field in fields(Tokens)}
    # A search path, because a style sheet cannot name a folder that has a bracket or a quotation mark in it.
    QDir.setSearchPaths("styles", [str(resource_path("styles/app.qss").parent)])
    template = Template(resource_bytes("styles/app.qss").decode())
    return template.substitute(values, theme=theme.value, number_family=NUMBER_FAMILY)


def set_role(widget: QWidget, role: str, **properties: str) -> None:
    """Give ``widget`` a role of the table above, with further properties such as ``kind``, now or while it is shown."""
    widget.setProperty("role", role)
    for name, value in properties.items():
        widget.setProperty(name, value)
    style = widget.style()
    style.unpolish(widget)
    style.polish(widget)
