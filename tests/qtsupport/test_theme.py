"""Both themes can be read by everyone, and every picture of the style sheet exists."""

import json
import re

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication, QCheckBox, QLabel, QPushButton

from navigator.qtsupport import theme as themes
from navigator.qtsupport.resources import RESOURCES, resource_bytes
from navigator.qtsupport.theme import (
    LINE_PAIRS,
    TEXT_PAIRS,
    Theme,
    apply_theme,
    current_tokens,
    notifier,
    palette_of,
    set_role,
    style_sheet_of,
    tokens_of,
)

BOTH = pytest.mark.parametrize("theme", [Theme.LIGHT, Theme.DARK])


def contrast(one: str, other: str) -> float:
    """WCAG 2.1: the ratio of relative luminances, 1 to 21."""

    def luminance(colour: str) -> float:
        parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
        red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


@pytest.fixture
def dressed(qapp: QApplication):
    """The application, undressed again afterwards."""
    yield qapp
    qapp.setStyleSheet("")
    themes._Current.theme = Theme.LIGHT


@BOTH
def test_every_text_is_readable(theme: Theme) -> None:
    tokens = tokens_of(theme)
    weak = [
        (text, ground, round(contrast(getattr(tokens, text), getattr(tokens, ground)), 2))
        for text, ground in TEXT_PAIRS
        if contrast(getattr(tokens, text), getattr(tokens, ground)) < 4.5
    ]
    assert weak == []


@BOTH
def test_every_frame_of_a_control_is_seen(theme: Theme) -> None:
    tokens = tokens_of(theme)
    weak = [pair for pair in LINE_PAIRS if contrast(getattr(tokens, pair[0]), getattr(tokens, pair[1])) < 3]
    assert weak == []


@BOTH
def test_the_palette_pairs_are_readable(qapp: QApplication, theme: Theme) -> None:
    palette = palette_of(tokens_of(theme))
    role = QPalette.ColorRole
    for text, ground in (
        (role.WindowText, role.Window),
        (role.Text, role.Base),
        (role.Text, role.AlternateBase),
        (role.PlaceholderText, role.Base),
        (role.ButtonText, role.Button),
        (role.HighlightedText, role.Highlight),
        (role.ToolTipText, role.ToolTipBase),
        (role.Link, role.Base),
        (role.LinkVisited, role.Base),
    ):
        assert contrast(palette.color(text).name(), palette.color(ground).name()) >= 4.5, (text, ground)


@BOTH
def test_the_style_sheet_is_filled_in_and_its_pictures_exist(qapp: QApplication, theme: Theme) -> None:
    sheet = style_sheet_of(theme)
    assert "$" not in sheet
    pictures = set(re.findall(r"url\(styles:([^)]+)\)", sheet))
    assert pictures
    for name in pictures:
        assert (RESOURCES / "styles" / name).is_file(), name
    assert sheet.count("{") == sheet.count("}")


@BOTH
def test_the_pictures_of_the_style_sheet_have_colours_of_the_theme(theme: Theme) -> None:
    tokens = tokens_of(theme)
    for path in (RESOURCES / "styles" / theme.value).glob("*.svg"):
        wanted = tokens.on_primary if path.stem in {"check", "minus"} else tokens.text
        assert f'stroke="{wanted}"' in path.read_text(encoding="utf-8"), path.name


def test_every_role_of_the_style_sheet_is_documented() -> None:
    sheet = resource_bytes("styles/app.qss").decode()
    documented = set(re.findall(r"^``([a-z-]+)``", themes.__doc__ or "", re.MULTILINE))
    assert set(re.findall(r'role="([a-z-]+)"', sheet)) == documented


def test_tokens_name_their_origin_and_nothing_is_unused() -> None:
    package = json.loads(resource_bytes("styles/tokens.json"))
    assert "CC BY 4.0" in package["attribution"]
    used = {name for roles in package["roles"].values() for name in roles.values()}
    assert used == {*package["colours"], *(f"own.{name}" for name in package["own"])}


def test_applying_a_theme_changes_what_is_drawn(dressed: QApplication, qtbot) -> None:
    label = QLabel("地域")
    qtbot.addWidget(label)
    seen: list[int] = []
    count = lambda: seen.append(1)  # noqa: E731 - disconnected again below
    notifier().changed.connect(count)
    assert apply_theme(dressed, Theme.DARK) is Theme.DARK
    assert dressed.palette().color(QPalette.ColorRole.Window) == QColor(tokens_of(Theme.DARK).window)
    assert current_tokens() == tokens_of(Theme.DARK)
    assert apply_theme(dressed, Theme.LIGHT) is Theme.LIGHT
    assert dressed.palette().color(QPalette.ColorRole.Window) == QColor(tokens_of(Theme.LIGHT).window)
    notifier().changed.disconnect(count)
    assert len(seen) == 2


def test_system_follows_the_desktop(dressed: QApplication) -> None:
    dark = dressed.styleHints().colorScheme() is Qt.ColorScheme.Dark
    assert themes.resolve(Theme.SYSTEM, dressed) is (Theme.DARK if dark else Theme.LIGHT)


@BOTH
def test_an_empty_box_is_seen(dressed: QApplication, qtbot, theme: Theme) -> None:
    apply_theme(dressed, theme)
    box = QCheckBox("府省")
    qtbot.addWidget(box)
    box.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    box.show()
    picture = box.grab().toImage()
    row = picture.height() // 2
    ground = tokens_of(theme).window
    assert any(contrast(picture.pixelColor(x, row).name(), ground) >= 3 for x in range(20))


def test_a_role_can_change_while_shown(dressed: QApplication, qtbot) -> None:
    apply_theme(dressed, Theme.LIGHT)
    button = QPushButton("保存")
    qtbot.addWidget(button)
    button.show()
    set_role(button, "primary")
    assert button.grab().toImage().pixelColor(12, 4).name() == tokens_of(Theme.LIGHT).primary
    set_role(button, "quiet")
    assert button.grab().toImage().pixelColor(12, 4).name() != tokens_of(Theme.LIGHT).primary
