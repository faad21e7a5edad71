"""Text made harmless."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from navigator.views.record.plain import can_be_opened, one_line, visible


@given(st.text(alphabet=st.characters()))
def test_nothing_that_is_shown_is_hidden_or_acts(text: str) -> None:
    for sign in visible(text):
        assert sign in "\n\t" or unicodedata.category(sign) not in {"Cc", "Cs"}
        assert sign not in "\u202e\u2066\u200f\u2028\u2029\ufffc\ufdd0\ufdd1"


@given(st.text(alphabet="あいう漢字abc<>&\"' \n"))
def test_ordinary_text_is_untouched(text: str) -> None:
    assert visible(text) == text


def test_hidden_signs_are_named() -> None:
    assert visible("a\u202eb\x07") == "a⟨U+202E⟩b⟨U+0007⟩"
    assert one_line("a\r\n b\tc") == "a b c"


@pytest.mark.parametrize("address", ["https://example.go.jp/a?b=c#d", "http://example.jp", "HTTPS://EXAMPLE.JP/x"])
def test_web_addresses_may_be_opened(address: str) -> None:
    assert can_be_opened(address)


@pytest.mark.parametrize(
    "address",
    [
        "file:///etc/passwd",
        "//host/share",
        "javascript:alert(1)",
        "leaflet.pdf",
        "",
        "https://",
        "https://a\u202e.jp",
        "ftp://a",
    ],
)
def test_anything_else_may_not(address: str) -> None:
    assert not can_be_opened(address)
