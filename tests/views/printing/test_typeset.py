"""Lines: where they break, and that no letter is lost or invisible."""

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtWidgets import QApplication

from navigator.views.printing import typeset
from navigator.views.printing.styles import BODY, NOTE, NUMBER, STYLES
from navigator.views.printing.typeset import SetLine, Typesetter

NOT_AT_START = set(
    "、。，．・：；？！゛゜ヽヾゝゞ々ー）〕］｝〉》」』】～‥…ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ％"
)
NOT_AT_END = set("（〔［｛〈《「『【")
SENTENCE = "平成18～19年度、「知的」‥という（見本の）事業。中小企業・大学等～個人まで：ショッピングァー々！？…"


@pytest.fixture
def setter(qapp: QApplication) -> Typesetter:
    return Typesetter()


def said(line: SetLine) -> str:
    return "".join(run.text for run in line.runs)


def test_no_line_begins_or_ends_with_a_forbidden_sign(setter: Typesetter) -> None:
    text = SENTENCE * 4
    # Wide enough for the longest row of forbidden signs, ァー々！？… with the letter before it.
    for width in range(480, 1400, 7):
        lines = [said(line) for line in setter.lines(text, BODY, width)]
        assert "".join(lines) == text
        assert not [line for line in lines[1:] if line[0] in NOT_AT_START]
        assert not [line for line in lines[:-1] if line[-1] in NOT_AT_END]


def test_no_line_is_wider_than_its_room(setter: Typesetter) -> None:
    for width in (150, 300, 777):
        assert all(line.width <= width + 0.01 for line in setter.lines(SENTENCE * 3 + "a" * 500, BODY, width))


def test_a_word_without_end_is_broken_and_kept(setter: Typesetter) -> None:
    word = "https://example.invalid/" + "0123456789abcdef" * 200
    lines = setter.lines(word, BODY, 400)
    assert len(lines) > 20
    assert "".join(map(said, lines)) == word


def test_marks_follow_in_small_letters_and_stay_in_one_piece(setter: Typesetter) -> None:
    runs = setter.lines("本文", BODY, 1000, "注1 [12]")[0].runs
    assert [(run.text, run.style.points) for run in runs] == [("本文", 9.2), ("注1 [12]", 8)]
    assert runs[1].dx >= setter.width("本文", BODY) - 0.01
    assert runs[1].dy < 0


def test_letters_beyond_the_first_plane_are_not_torn(setter: Typesetter) -> None:
    text = "𠮷野家の𩸽" * 10
    assert "".join(said(line) for line in setter.lines(text, BODY, 210, "[1]")) == text + "[1]"


@pytest.mark.parametrize(
    ("given_text", "printed"),
    [
        ("a\x00b", "a〔U+0000〕b"),
        ("鐘\x07", "鐘〔U+0007〕"),
        ("逆\u202e順", "逆〔U+202E〕順"),
        ("外字\ue000", "外字〔U+E000〕"),
        ("片\ud800割れ", "片〔U+D800〕割れ"),
        ("顔😀", "顔〔U+1F600〕"),
        ("字\u200b間\u2060\ufeff", "字間"),
        ("<b>&lt;", "<b>&lt;"),
        ("か\u3099", "が"),
        ("神\ufa19", "神\ufa19"),
        ("葛\U000e0100", "葛\U000e0100"),
    ],
)
def test_what_cannot_be_drawn_becomes_a_sign(setter: Typesetter, given_text: str, printed: str) -> None:
    assert setter.shown(given_text) == printed


def test_letters_of_no_font_are_remembered(setter: Typesetter) -> None:
    setter.lines("良い字", BODY, 500)
    assert setter.without_glyph == ()
    setter.lines("顔😀", BODY, 500)
    assert setter.without_glyph == ("U+1F600",)


def test_each_text_is_laid_out_once(setter: Typesetter, monkeypatch: pytest.MonkeyPatch) -> None:
    first = setter.lines(SENTENCE, BODY, 300)
    monkeypatch.setattr(typeset, "QTextLayout", None)
    assert setter.lines(SENTENCE, BODY, 300) is first


def test_newlines_begin_lines(setter: Typesetter) -> None:
    assert [said(line) for line in setter.lines("一\n二\r\n\n四", BODY, 999)] == ["一", "二", "", "四"]


def test_digits_stand_below_each_other(setter: Typesetter) -> None:
    assert len({round(setter.width(digit * 4, NUMBER), 3) for digit in "0123456789"}) == 1


def test_no_style_is_smaller_than_allowed() -> None:
    assert min(style.real_points for style in STYLES) >= 8
    assert NOTE.real_points < 9 < BODY.real_points < 9.6


@settings(max_examples=60)
@given(st.text(max_size=80), st.integers(60, 900))
def test_every_letter_is_kept_at_every_width(qapp: QApplication, text: str, width: int) -> None:
    setter = Typesetter()
    lines = setter.lines(text, BODY, width)
    kept = "".join(said(line) for line in lines).replace(" ", "")
    parts = [setter.shown(part) for part in typeset.paragraphs(text)]
    assert kept == "".join(parts).replace(" ", "")
    assert not [letter for letter in kept if unicodedata.category(letter) in {"Cc", "Cs", "Co", "Cn"}]
