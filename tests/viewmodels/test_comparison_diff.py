"""Differences inside texts: nothing is lost, scraps are joined."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from navigator.domain.comparison import difference
from navigator.domain.results import Presentation
from navigator.viewmodels.comparison_diff import IN, OUT, SAME, differences, readable
from tests.viewmodels.comparisonfakes import FakeComparing, spec_of

TEXT = st.text(alphabet="大学企業研究の、。\nabc𠮷", max_size=40)


@given(TEXT, TEXT)
def test_both_texts_can_be_read_from_the_pieces(first: str, second: str) -> None:
    pieces = readable(difference(first, second))
    assert "".join(text for what, text in pieces if what in (SAME, OUT)) == first
    assert "".join(text for what, text in pieces if what in (SAME, IN)) == second


def test_scraps_between_changes_join_them() -> None:
    pieces = readable(((OUT, "研究"), (SAME, "の"), (IN, "開発"), (SAME, "を進める事業"), (IN, "。")))
    assert pieces == ((OUT, "研究の"), (IN, "の開発"), (SAME, "を進める事業"), (IN, "。"))


def test_short_common_text_at_the_ends_stays() -> None:
    pieces = ((SAME, "a"), (OUT, "b"), (SAME, "c"))
    assert readable(pieces) == pieces


def test_texts_with_little_in_common_are_told_as_unlike() -> None:
    comparison = FakeComparing().compare(spec_of("ab"), Presentation())
    purpose = comparison.rows[1]
    other = replace(purpose, cells=(purpose.cells[0], replace(purpose.cells[1], lines=("Nothing of the kind",))))
    found = differences(replace(comparison, rows=(other,)), None)
    assert found["purpose", 1].unlike
    assert not differences(comparison, None)["purpose", 1].unlike


def test_only_long_texts_that_are_on_file_are_compared() -> None:
    comparison = FakeComparing().compare(spec_of("abc"), Presentation())
    assert {key for key, _ in differences(comparison, None)} == {"purpose"}
    assert ("purpose", 0) not in differences(comparison, None)
    assert ("purpose", 1) not in differences(comparison, 1)
