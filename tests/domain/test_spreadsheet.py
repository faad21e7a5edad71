"""No cell is run by a spreadsheet, and every cell can be given back."""

import csv
import io
import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from navigator.domain.money import NONE
from navigator.domain.spreadsheet import BOM, PREFIX, csv_bytes, guarded, writable

signs = st.sampled_from("=+-@＝＋－＠'\t\r\n \u3000\ufeff\u200bあa1,.\"")
cells = st.text(signs, max_size=8) | st.text(max_size=20)


def read_back(data: bytes) -> list[list[str]]:
    assert data.startswith(BOM)
    return list(csv.reader(io.StringIO(data.removeprefix(BOM).decode("utf-8"), newline="")))


def given_back(cell: str) -> str:
    return cell.removeprefix(PREFIX)


@given(st.lists(st.tuples(cells, cells), max_size=5))
def test_a_table_round_trips_through_csv(rows: list[tuple[str, str]]) -> None:
    read = read_back(csv_bytes(("甲", "乙"), rows))
    assert read[0] == ["甲", "乙"]
    assert [[given_back(cell) for cell in row] for row in read[1:]] == [
        [writable(cell) for cell in row] for row in rows
    ]


@given(cells)
def test_no_cell_begins_as_a_formula_does(cell: str) -> None:
    made = unicodedata.normalize("NFKC", guarded(writable(cell))).lstrip().lstrip("\ufeff\u200b")
    if made.startswith(("=", "@")):
        raise AssertionError(made)
    if made.startswith(("+", "-")) and cell != NONE:
        float(made.replace(",", ""))


def test_figures_stay_figures() -> None:
    assert [guarded(cell) for cell in ("－", "-5", "+1,000.5", "▲3", "1,234")] == [
        "－",
        "-5",
        "+1,000.5",
        "▲3",
        "1,234",
    ]
    assert guarded("-5+cmd|' /C calc'!A0") == "'-5+cmd|' /C calc'!A0"


def test_lines_end_as_excel_wants_them() -> None:
    assert csv_bytes(["a", "b"], [["c", "d\ne"]]) == BOM + b'a,b\r\nc,"d\ne"\r\n'


def test_what_no_workbook_holds_becomes_a_sign() -> None:
    assert writable("a\x00b\x1fc\td\ne\ud800") == "a�b�c\td\ne�"
