"""The bundled fonts and icons are there, complete and licensed."""

import os
import re
import subprocess
import sys

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QFontInfo, QFontMetricsF, QIcon, QRawFont
from PySide6.QtWidgets import QApplication, QPushButton

from navigator.qtsupport import theme as themes
from navigator.qtsupport.fonts import FONT_FILES, NUMBER_FAMILY, TEXT_FAMILY, install_fonts, number_font, text_font
from navigator.qtsupport.icons import IconRole, icon
from navigator.qtsupport.resources import RESOURCES, resource_bytes, resource_path
from navigator.qtsupport.theme import Theme, tokens_of

ICONS = sorted(path.stem for path in (RESOURCES / "icons").glob("*.svg"))


def test_the_text_face_is_the_bundled_one(qapp: QApplication) -> None:
    install_fonts(qapp)
    assert QFontInfo(qapp.font()).family() == TEXT_FAMILY
    assert QFontInfo(text_font(bold=True)).bold()
    assert QFontInfo(number_font()).family() == NUMBER_FAMILY


def test_digits_of_the_number_face_have_one_width(qapp: QApplication) -> None:
    metrics = QFontMetricsF(number_font(20))
    assert len({metrics.horizontalAdvance(digit) for digit in "0123456789,"}) == 1


def test_letters_of_the_facts_are_drawn(qapp: QApplication) -> None:
    faces = [QRawFont(str(resource_path(name)), 20) for name in FONT_FILES]
    for letter in "𠮷𩸽髙﨑神戸ΑЯ①㈱…－▲※第Ⅱ期":
        assert any(face.supportsCharacter(ord(letter)) for face in faces), letter


@pytest.mark.parametrize(
    "name", ["../pyproject.toml", "/etc/passwd", "icons/../fonts", "", "icons\\search.svg", "C:/x"]
)
def test_resource_names_stay_inside(name: str) -> None:
    with pytest.raises(ValueError, match="relative name"):
        resource_path(name)


def test_a_missing_resource_is_our_mistake() -> None:
    with pytest.raises(FileNotFoundError):
        resource_path("icons/nowhere.svg")


def test_licences_stand_beside() -> None:
    for name, words in {
        "BIZ-UDGothic-OFL.txt": b"SIL OPEN FONT LICENSE",
        "NotoSansJP-OFL.txt": b"SIL OPEN FONT LICENSE",
        "lucide-ISC.txt": b"ISC License",
        "design-tokens-MIT.txt": b"MIT License",
    }.items():
        assert words in resource_bytes(f"licenses/{name}")


@pytest.mark.parametrize("name", ICONS)
def test_every_icon_is_tinted_and_drawn(qapp: QApplication, name: str) -> None:
    assert b"currentColor" in resource_bytes(f"icons/{name}.svg")
    picture = icon(name, IconRole.DANGER).pixmap(QSize(24, 24)).toImage()
    drawn = {
        picture.pixelColor(x, y).name() for x in range(24) for y in range(24) if picture.pixelColor(x, y).alpha() > 250
    }
    assert drawn == {tokens_of(Theme.LIGHT).danger}


SHARP = """
import sys
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication, QPushButton
from navigator.qtsupport.icons import icon
app = QApplication([])
button = QPushButton(icon("search"), "")
button.setIconSize(QSize(24, 24))
button.show()
picture = button.grab()
mark = icon("search").pixmap(QSize(24, 24))
blocks = mark.toImage()
corners = [(x, y) for x in range(0, 48, 2) for y in range(0, 48, 2)]
flat = all(blocks.pixel(x, y) == blocks.pixel(x + 1, y) == blocks.pixel(x, y + 1) for x, y in corners)
shown = picture.toImage()
colours = {shown.pixelColor(x, y).name() for x in range(shown.width()) for y in range(shown.height())}
print(picture.devicePixelRatio(), mark.devicePixelRatio(), mark.width(), flat, "#1a1a1a" in colours)
"""


def test_an_icon_is_sharp_at_double_scale() -> None:
    done = subprocess.run(
        [sys.executable, "-c", SHARP],
        cwd=RESOURCES.parent,
        env={**os.environ, "QT_SCALE_FACTOR": "2", "PYTHONPATH": str(RESOURCES.parent)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.split() == ["2.0", "2.0", "48", "False", "True"]


def test_icons_follow_the_theme_and_survive_copies(qapp: QApplication, qtbot) -> None:
    buttons = []
    for _ in range(50):
        button = QPushButton(QIcon(icon("save")), "保存")
        qtbot.addWidget(button)
        buttons.append(button)
    light = buttons[0].icon().pixmap(16).toImage()
    themes._Current.theme = Theme.DARK
    try:
        dark = buttons[0].icon().pixmap(16).toImage()
    finally:
        themes._Current.theme = Theme.LIGHT
    assert light != dark
    disabled = buttons[1].icon().pixmap(QSize(16, 16), QIcon.Mode.Disabled).toImage()
    assert disabled != light


def test_checked_and_unchecked_may_differ(qapp: QApplication) -> None:
    one = icon("search", IconRole.RAIL)
    off = one.pixmap(QSize(16, 16), QIcon.Mode.Normal, QIcon.State.Off).toImage()
    on = one.pixmap(QSize(16, 16), QIcon.Mode.Normal, QIcon.State.On).toImage()
    assert off != on


def test_an_unknown_icon_is_our_mistake(qapp: QApplication) -> None:
    with pytest.raises(FileNotFoundError):
        icon("no-such-icon")


def test_every_icon_named_in_the_program_is_bundled() -> None:
    source = "\n".join(path.read_text("utf-8") for path in (RESOURCES.parent / "navigator").rglob("*.py"))
    assert set(re.findall(r"""\bicon\(\s*["']([a-z0-9-]+)["']""", source)) <= set(ICONS)


def test_an_icon_without_room_is_empty_and_warns_of_nothing(qapp: QApplication) -> None:
    assert icon("search").pixmap(QSize(0, 16)).isNull()
