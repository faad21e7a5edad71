"""Notes and sources carry the numbers of their first use on the sheet."""

from navigator.domain.comparison import ComparedCell, ComparedRow
from navigator.domain.record import CitationView
from navigator.domain.text import Text
from navigator.domain.vocabulary import Confidence, SourceKind
from navigator.services.numbering import in_reading_order

NOTES = [Text(word, word) for word in ("signs", "partial", "disagree")]


def citation(number: int) -> CitationView:
    kind, confidence = next(iter(SourceKind)), next(iter(Confidence))
    return CitationView(number, f"s{number}", "題", "", "", "", kind, confidence, (), "")


def test_only_what_is_shown_is_numbered_and_from_one() -> None:
    row = ComparedRow("a", "A", (ComparedCell(("x",), (7, 3), notes=(3,)), ComparedCell(("y",), (3, 5))))
    found = in_reading_order([row], NOTES, [citation(number) for number in range(1, 9)])
    assert [cell.sources for cell in found.rows[0].cells] == [(1, 2), (2, 3)]
    assert [one.source for one in found.citations] == ["s7", "s3", "s5"]
    assert [one.number for one in found.citations] == [1, 2, 3]
    assert found.rows[0].cells[0].notes == (2,)
    assert [note.ja for note in found.notes] == ["signs", "disagree"]


def test_the_signs_are_told_without_any_reference() -> None:
    assert [note.ja for note in in_reading_order([], NOTES, []).notes] == ["signs"]
