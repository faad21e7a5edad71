"""English is complete, its placeholders agree, and the compiled file is the one of the texts."""

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import pytest
from PySide6.QtCore import QCoreApplication, QLocale
from PySide6.QtWidgets import QApplication, QDialogButtonBox

from navigator.qtsupport.translation import ENGLISH_COMPILED, ENGLISH_TEXTS, install_translators

JAPANESE = re.compile("[ぁ-んァ-ヶ一-龠]")


@pytest.fixture
def translated(qapp: QApplication) -> Iterator[QApplication]:
    yield qapp
    install_translators(qapp, "ja")


def _messages() -> Iterator[tuple[str, str, list[str], str]]:
    """Yield context, source, translations and the mark of each text."""
    for context in ElementTree.parse(ENGLISH_TEXTS).getroot().iter("context"):
        for message in context.iter("message"):
            translation = message.find("translation")
            assert translation is not None
            forms = [form.text or "" for form in translation.iter("numerusform")] or [translation.text or ""]
            name = context.findtext("name") or ""
            yield name, message.findtext("source") or "", forms, translation.get("type") or ""


def _placeholders(text: str) -> list[str]:
    return sorted(re.findall(r"\{[^}]*\}|%n|%L?\d", text))


def test_buttons_of_qt_speak_the_language(translated: QApplication, qtbot) -> None:
    for language, words in (("ja", "キャンセル"), ("en", "Cancel"), ("ja", "キャンセル")):
        install_translators(translated, language)
        box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        qtbot.addWidget(box)
        assert box.button(QDialogButtonBox.StandardButton.Cancel).text().replace("&", "") == words
    assert QLocale().language() == QLocale.Language.Japanese


def test_english_is_finished() -> None:
    open_ones = [(name, source) for name, source, forms, mark in _messages() if mark or not all(forms)]
    assert open_ones == []


def test_placeholders_agree() -> None:
    wrong = [
        (name, source, form)
        for name, source, forms, _mark in _messages()
        for form in forms
        # A singular may say "one" without its number.
        if set(_placeholders(form)) - set(_placeholders(source))
        or (form == forms[-1] and _placeholders(form) != _placeholders(source))
    ]
    assert wrong == []


def test_no_japanese_in_the_english_texts() -> None:
    # The name of the other language is written in that language.
    assert [one for one in _messages() if any(JAPANESE.search(form) for form in one[2]) and one[1] != "日本語"] == []


def _tool(name: str) -> str:
    return str(Path(sys.executable).with_name(name))


def test_the_compiled_file_is_of_these_texts(tmp_path: Path) -> None:
    fresh = tmp_path / "fresh.qm"
    subprocess.run([_tool("pyside6-lrelease"), str(ENGLISH_TEXTS), "-qm", str(fresh)], check=True, capture_output=True)
    assert ENGLISH_COMPILED.read_bytes() == fresh.read_bytes(), "run ./go translate"


def test_every_text_of_the_program_is_collected(tmp_path: Path) -> None:
    root = ENGLISH_TEXTS.parents[2]
    fresh = tmp_path / "fresh.ts"
    sources = sorted(str(path) for path in (root / "navigator").rglob("*.py"))
    languages = ["-source-language", "ja_JP", "-target-language", "en_US"]
    subprocess.run(
        [_tool("pyside6-lupdate"), *languages, *sources, "-ts", str(fresh)], check=True, capture_output=True, cwd=root
    )
    wanted = {
        (context.findtext("name"), message.findtext("source"))
        for context in ElementTree.parse(fresh).getroot().iter("context")
        for message in context.iter("message")
    }
    assert wanted - {(name, source) for name, source, _forms, _mark in _messages()} == set(), "run ./go translate"


def test_a_text_is_shown_in_english(translated: QApplication) -> None:
    name, source, forms, _mark = next(one for one in _messages() if len(one[2]) == 1)
    install_translators(translated, "en")
    assert QCoreApplication.translate(name, source) == forms[0]
    install_translators(translated, "ja")
    assert QCoreApplication.translate(name, source) == source
