"""Reading files from outside: encodings by rule, tables to the line, JSON and XML that say one thing (R-27 to R-32)."""

import contextlib
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from navigator.domain.errors import UserError
from navigator.domain.importing import Refusal
from navigator.services.importing import encodings, grids, jsontext, limits, xmltext
from navigator.services.importing.characters import CellError, clean
from navigator.services.importing.htmltext import plain_text

LETTERS = st.characters(codec="cp932", exclude_categories=["Cc"], exclude_characters="¢£¬‖−〜")
TABLE = "制度名,金額\n①株式会社㈱髙﨑の助成,10\n"


def written(folder: Path, data: bytes) -> Path:
    path = folder / "file.csv"
    path.write_bytes(data)
    return path


@pytest.mark.parametrize(
    ("encoding", "read_as"),
    [("utf-8", "utf-8"), ("utf-8-sig", "utf-8-sig"), ("utf-16", "utf-16"), ("cp932", "cp932")],
)
def test_an_encoding_that_is_certain_is_taken_by_rule(tmp_path: Path, encoding: str, read_as: str) -> None:
    path = written(tmp_path, TABLE.encode(encoding))
    reading = encodings.reading_of(path, "file")
    assert reading.encoding == read_as
    grid = grids.csv_grid(path, "file", reading.encoding)
    assert grid.headings == ("制度名", "金額")
    assert [row[1] for row in grid.clean_rows() if not isinstance(row, Refusal)] == [("①株式会社㈱髙﨑の助成", "10")]


def test_ascii_is_read_without_a_question(tmp_path: Path) -> None:
    assert encodings.reading_of(written(tmp_path, b"code,name_ja\nx-1,test\n"), "file").encoding == "utf-8"


@pytest.mark.parametrize("encoding", ["euc_jp", "iso2022_jp", "utf-16-le", "utf-16-be"])
def test_an_encoding_that_is_not_certain_is_asked_with_a_preview(tmp_path: Path, encoding: str) -> None:
    text = "制度名,金額\n試験用の補助金,10\nabcdefghijk,20\n" * 3
    if encoding.startswith("utf-16"):
        text = "name,amount\nabcdefghijk,20\n" * 30
    path = written(tmp_path, text.encode(encoding))
    reading = encodings.reading_of(path, "file")
    assert not reading.encoding
    right = next(choice for choice in reading.choices if choice.encoding == encoding)
    assert right.preview.startswith(text.splitlines()[0])


def test_text_that_was_read_wrongly_before_is_asked_about(tmp_path: Path) -> None:
    mojibake = "補助金の制度".encode().decode("cp932", "ignore")
    reading = encodings.reading_of(written(tmp_path, f"名称\n{mojibake}\n".encode()), "file")
    assert not reading.encoding


def test_an_encoding_that_changes_in_the_middle_is_refused(tmp_path: Path) -> None:
    data = "制度名\n".encode() * 20 + "補助金\n".encode("cp932") * 20
    with pytest.raises(UserError, match="文字コード"):
        encodings.reading_of(written(tmp_path, data), "file")


@given(st.text(LETTERS, min_size=1, max_size=40))
def test_cp932_is_never_read_as_anything_else_without_asking(
    tmp_path_factory: pytest.TempPathFactory, text: str
) -> None:
    path = written(tmp_path_factory.mktemp("e"), text.encode("cp932"))
    try:
        reading = encodings.reading_of(path, "file")
    except UserError:
        return
    if reading.encoding:
        assert path.read_bytes().decode(reading.encoding) == text.encode("cp932").decode(reading.encoding)
        assert reading.encoding == "cp932" or text.isascii() or path.read_bytes().isascii()


@given(st.binary(max_size=300))
def test_any_bytes_end_in_a_reading_a_question_or_a_sentence(
    tmp_path_factory: pytest.TempPathFactory, data: bytes
) -> None:
    path = written(tmp_path_factory.mktemp("b"), data)
    # Anything but an error for people fails the test.
    with contextlib.suppress(UserError):
        reading = encodings.reading_of(path, "file")
        if reading.encoding:
            for _ in grids.csv_grid(path, "file", reading.encoding).clean_rows():
                pass


def refusals(path: Path) -> list[tuple[int, str]]:
    grid = grids.csv_grid(path, "file", "utf-8")
    return [(row.place.line, row.reason.ja) for row in grid.clean_rows() if isinstance(row, Refusal)]


def test_every_bad_row_is_told_with_its_line(tmp_path: Path) -> None:
    data = 'a,b\n1,2\n"x\ny",3\n1\n1,2,3\n1,2,\n' + "z" * 40_000 + ",1\n1,\x00\n"
    found = refusals(written(tmp_path, data.encode()))
    assert [line for line, _ in found] == [5, 6, 8, 9]
    assert found[0][1].startswith("列の数が合いません（1 列")
    assert found[2][1].startswith("文字が多すぎます")
    assert "U+0000" in found[3][1]


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "何も書かれていません"),
        (b"\n\n", "見出し"),
        (b"a,a\n1,2\n", "二つあります"),
        (b"a,,b\n1,2,3\n", "見出しが空"),
        (b'a,b\n1,2\n3,"4\n5,6\n', "3 行から"),
        (",".join(f"c{n}" for n in range(limits.COLUMNS + 1)).encode(), "列が多すぎます"),
    ],
)
def test_a_file_without_certain_rows_is_refused(tmp_path: Path, data: bytes, said: str) -> None:
    path = written(tmp_path, data)
    with pytest.raises(UserError) as caught:
        for _ in grids.csv_grid(path, "file", "utf-8").clean_rows():
            pass
    assert said in caught.value.what.ja


@pytest.mark.parametrize("sign", [",", "\t", ";"])
def test_the_delimiter_is_told_by_the_first_line_or_by_excel(tmp_path: Path, sign: str) -> None:
    for head in ("", f"sep={sign}\r\n"):
        path = written(tmp_path, f'{head}a{sign}"b,;"{sign}c\r\n1{sign}2{sign}3\r\n'.encode())
        grid = grids.csv_grid(path, "file", "utf-8")
        assert grid.headings == ("a", "b,;", "c")
        assert [row[1] for row in grid.clean_rows() if not isinstance(row, Refusal)] == [("1", "2", "3")]


def test_signs_that_nobody_sees_are_taken_out_or_refused() -> None:
    assert clean("\u202eexe.\u2066補助金\ufeff \r\n") == "exe.補助金"
    assert clean("葛\U000e0100と𠮷") == "葛\U000e0100と𠮷", "variants and rare letters stay"
    for wrong in ("a\x00b", "a\x1bb", "a\x9fb", "a\ud800b", "x" * (limits.CELL + 1)):
        with pytest.raises(CellError):
            clean(wrong)
    assert clean("x" * limits.CELL)


@pytest.mark.parametrize(
    "text",
    [
        "[" * 100_000,
        '{"a": 1, "a": 2}',
        '{"a": NaN}',
        '{"a": ' + "9" * 5000 + "}",
        '{"a": 1e400}',
        '{"a": 1}{"b": 2}',
        '{"a": ',
        "[" * (limits.JSON_DEPTH + 1) + "]" * (limits.JSON_DEPTH + 1),
    ],
    ids=["deep", "twice", "nan", "digits", "exponent", "two", "cut", "limit"],
)
def test_json_that_says_more_than_one_thing_is_refused(tmp_path: Path, text: str) -> None:
    path = tmp_path / "x.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(UserError):
        jsontext.parsed(path, "x.json", "utf-8")


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers(-(10**30), 10**30) | st.text(st.characters(exclude_categories=["Cs"])),
        lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=5), inner, max_size=4),
        max_leaves=12,
    )
)
def test_plain_json_is_read_as_it_is(tmp_path_factory: pytest.TempPathFactory, data: object) -> None:
    path = tmp_path_factory.mktemp("j") / "x.json"
    path.write_text(json.dumps(data), encoding="utf-8")
    assert jsontext.parsed(path, "x.json", "utf-8") == data


ENTITY = '<!DOCTYPE r [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><r>&b;</r>'


@pytest.mark.parametrize(
    "text",
    [
        ENTITY,
        '<!DOCTYPE r SYSTEM "file:///etc/passwd"><r/>',
        '<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]><r>&x;</r>',
        "<r><a></r>",
        "<r>" + "<a>" * 100 + "</a>" * 100 + "</r>",
        "",
    ],
)
def test_xml_with_declarations_or_faults_is_refused(text: str) -> None:
    with pytest.raises(UserError):
        xmltext.document(text.encode(), "x.xml")


@given(st.text(max_size=200))
def test_html_becomes_text_whatever_it_is(text: str) -> None:
    plain = plain_text(f"<div>{text}</div>")
    assert len(plain) <= 4000
    assert plain_text("<script>a</script>b<style>c</style>&lt;b&gt;") == "b<b>"
