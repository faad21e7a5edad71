"""What the fuzzers (``./go fuzz``) found, each with the smallest file that showed it."""

import hashlib
import json
import struct
from pathlib import Path

import pytest

from navigator.db.cells import text_of
from navigator.db.mergeunits import IMPOSSIBLE, _Fitting
from navigator.db.schema import Base
from navigator.db.valuecheck import is_impossible
from navigator.domain.errors import UserError
from navigator.domain.exchange import Edit
from navigator.domain.folding import fold
from navigator.domain.importing import ImportOptions, Verdict
from navigator.domain.text import Text
from navigator.services import changepackage
from navigator.services.factcolumns import fact_tables
from navigator.services.importing import archive, encodings, jsontext, limits, support, tables, xmltext
from navigator.services.importing.htmltext import plain_text
from navigator.services.importing.known import Known
from navigator.services.tablefiles import FORMAT
from tests.services.importing.worlds import World, csv_file, zip_file
from tests.services.test_changepackage import STAMP, _with_rows, bytes_of, note, package


@pytest.mark.parametrize("encoding", [b"H14", b"UTF-7", b"cp932", b"\xe6\x97\xa5"])
def test_xml_in_an_encoding_that_expat_cannot_read_is_told(world: World, tmp_path: Path, encoding: bytes) -> None:
    feed = b'<?xml version="1.0" encoding="' + encoding + b'"?><rss><channel/></rss>'
    path = tmp_path / "feed.xml"
    path.write_bytes(feed)
    with pytest.raises(UserError):
        world.service.plan(path, ImportOptions(encoding="cp932"))


@pytest.mark.parametrize("encoding", [b"H14", b"UTF-7", b"cp932"])
def test_a_part_of_a_workbook_in_such_an_encoding_is_told(encoding: bytes) -> None:
    part = b'<?xml version="1.0" encoding="' + encoding + b'"?><x/>'
    with pytest.raises(UserError, match="文字コード"):
        xmltext.check_part([part], "part")


def test_a_descriptor_that_is_not_utf_8_is_told(world: World, tmp_path: Path) -> None:
    (tmp_path / "datapackage.json").write_bytes('{"name": "資料"}'.encode("cp932"))
    with pytest.raises(UserError, match="JSON"):
        world.service.plan(tmp_path)


@pytest.mark.parametrize("sign", ["\x1b", "\u202e", "\ud800", "\x85"])
def test_sentences_show_no_control_characters_of_the_file(world: World, tmp_path: Path, sign: str) -> None:
    written = json.dumps(f"a{sign}b")
    twice = tmp_path / "twice.json"
    twice.write_text(f'{{"metadata": {{}}, "result": [], {written}: 1, {written}: 2}}', encoding="utf-8")
    package = zip_file(tmp_path / "package.zip", {"datapackage.json": json.dumps(_naming(f"a{sign}b")).encode()})
    for path in (twice, package):
        with pytest.raises(UserError) as caught:
            world.service.plan(path)
        assert sign not in caught.value.what.ja


def _naming(table: str) -> dict[str, object]:
    return {"resources": [{"name": table, "hash": "sha256:0"}]}


@pytest.mark.parametrize("sign", ["\x1b", "\u202e", "\0", "\ud800"])
def test_refused_rows_are_listed_without_control_characters(world: World, tmp_path: Path, sign: str) -> None:
    answer = {"metadata": {}, "result": [{"id": "!", "title": f"補助{sign}金"}]}
    exported = {"format": FORMAT, "tables": {f"x{sign}": [], "events": [{f"y{sign}": "z"}]}}
    files = [tmp_path / "a.json", tmp_path / "b.json"]
    for path, data in zip(files, (answer, exported), strict=True):
        path.write_text(json.dumps(data), encoding="ascii")
    if sign != "\ud800":
        files.append(csv_file(tmp_path / "events.csv", [["title_ja", "kind"], ["a", f"b{sign}", "c"]]))
    for path in files:
        rows = world.rows(path, Verdict.REFUSED, ImportOptions(encoding="utf-8"))
        assert rows
        for row in rows:
            assert row.reason is not None
            assert sign not in row.title + row.place.text.ja + row.reason.ja


def test_the_name_of_a_file_is_kept_as_it_can_be_seen(world: World, tmp_path: Path) -> None:
    path = csv_file(tmp_path / "表\n\x1b\udcff.csv", [["title_ja", "kind", "is_planned"], ["催し", "event", "0"]])
    assert world.take(path, ImportOptions(table="events")) is not None
    assert world.service.log()[0].name == "表 □□.csv"


def test_a_json_text_without_an_end_is_looked_through_once(tmp_path: Path) -> None:
    # Begun anew at each of its marks, a file of a megabyte took half an hour.
    text = '"' + '\\"' * 300_000
    assert sum(1 for _ in jsontext._OPENING.finditer(text)) == 1
    path = tmp_path / "endless.json"
    path.write_text(f"[{text}", encoding="utf-8")
    with pytest.raises(UserError, match="JSON"):
        jsontext.parsed(path, path.name, "utf-8")


def test_a_name_by_which_others_lead_to_a_record_stays(world: World, tmp_path: Path) -> None:
    rows = [["jis_code", "name_ja", "block_code"], ["01", "新しい北海道", "hokkaido"], ["02", "青森県", "tohoku"]]
    path = csv_file(tmp_path / "prefectures.csv", rows)
    (reason,) = world.reasons(path, ImportOptions(table="prefectures"))
    assert "ほかの記録" in reason
    assert world.counts(path, ImportOptions(table="prefectures")) == (0, 0, 1, 1)


@pytest.mark.parametrize("encoding", encodings.offered())
def test_every_encoding_that_is_offered_can_be_chosen(world: World, tmp_path: Path, encoding: str) -> None:
    assert encodings.known(encoding) == encoding
    path = csv_file(tmp_path / "events.csv", [["title_ja", "kind"], ["催しの題", "event"]], encoding)
    assert world.counts(path, ImportOptions(encoding=encoding))[0] > 0


@pytest.mark.parametrize("sign", ["ﷺ", "[", "- "])
def test_a_heading_as_long_as_a_page_is_never_folded(
    world: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, sign: str
) -> None:
    # Folded for each of forty tables, two hundred such headings took minutes.
    long = (sign * 32_000)[:32_000]
    rows = [["title_ja", "kind", *(f"{number}{long}" for number in range(150))], ["催し", "event", *[""] * 150]]
    for module in (tables, support):
        monkeypatch.setattr(module, "fold", _short_only)
    path = csv_file(tmp_path / "events.csv", rows, "utf-8-sig")
    assert world.counts(path)[0] > 0


def _short_only(text: str) -> str:
    assert len(text) <= 1000
    return fold(text)


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("a<![b]>c", "ac"),
        ("a<![" * 3, "a"),
        ("a&#" + "9" * 5000 + ";b&#x" + "f" * 5000 + ";c", "a\ufffdb\ufffdc"),
        ("a<b title='x>y' z=\"<\">c</b>d", "acd"),
        ("a<!-- <p> -->b<!-- c", "ab"),
        ("a<script>if (x<y) '</p>'</SCRIPT>b<style>p{}", "ab"),
        ("<p>a<br/>b</p><iframe/>c<object>d</object>", "a\nb\nc"),
        ("1 < 2 &amp;&lt; 3 <> 4", "1 < 2 &< 3 <> 4"),
        ("a<p", "a"),
    ],
)
def test_broken_html_gives_its_text(html: str, text: str) -> None:
    assert plain_text(html) == text


@pytest.mark.parametrize("piece", ["<a ", "<a/", "<a x='", "<!--", "</", "<![CDATA[", "<?", "<title>", "= "])
def test_html_without_ends_is_read_once(piece: str) -> None:
    # Python's own parser took more than the square of the length for the first of them.
    assert len(plain_text(f"<p>a<i {piece * 100_000}")) <= 4000


def test_a_list_of_members_is_never_read_whole_before_they_are_counted(tmp_path: Path) -> None:
    member = struct.pack("<4s4B4HL2L5H2L", b"PK\1\2", 20, 3, 20, *[0] * 8, 1, *[0] * 6) + b"a"
    directory = member * (limits.DIRECTORY_BYTES // len(member) + 1)
    end = struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, 9, 9, len(directory), 4, 0)
    path = tmp_path / "many.zip"
    path.write_bytes(b"PK\3\4" + directory + end)
    with pytest.raises(UserError, match="ファイルの数が多すぎます"), archive.opened(path, path.name):
        pass


def test_rows_of_a_package_are_counted_while_they_are_read(
    world: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "ROWS", 5)
    tables = {}
    for table, rows in (("events", 3), ("themes", 3)):
        columns = list(fact_tables()[table].columns)
        tables[table] = f"{','.join(columns)}\n{(',' * (len(columns) - 1) + chr(10)) * rows}".encode()
    resources = [{"name": one, "hash": f"sha256:{hashlib.sha256(data).hexdigest()}"} for one, data in tables.items()]
    for one, data in tables.items():
        (tmp_path / f"{one}.csv").write_bytes(data)
    (tmp_path / "datapackage.json").write_text(json.dumps({"resources": resources}), encoding="ascii")
    with pytest.raises(UserError, match="行が多すぎます"):
        world.service.plan(tmp_path)


def test_elements_of_a_feed_are_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "ELEMENTS", 10)
    assert len(xmltext.document(b"<x>" + b"<a/>" * 9 + b"</x>", "x").children) == 9
    with pytest.raises(UserError, match="多すぎます"):
        xmltext.document(b"<x>" + b"<a/>" * 10 + b"</x>", "x")


def test_the_key_that_stands_twice_is_found_among_very_many(tmp_path: Path) -> None:
    # Counted anew for each of them, half a million keys took their square.
    path = tmp_path / "keys.json"
    path.write_text("{" + ",".join(f'"k{number}":0' for number in range(500_000)) + ',"k499999":1}', encoding="ascii")
    with pytest.raises(UserError, match="「k499999」が二度"):
        jsontext.parsed(path, path.name, "utf-8")


def test_a_name_of_blanks_is_read_once(world: World, tmp_path: Path) -> None:
    # Blanks before each possible line end were looked through anew: a second for every cell.
    headings = ["制度名", "対象者", "概要", "内容"]
    rows = [[f"{number}{' ' * 32_000}\n 金", "a", "b", "c"] for number in range(50)]
    assert world.counts(csv_file(tmp_path / "support.csv", [headings, *rows]))[0] > 50
    broken = csv_file(tmp_path / "broken.csv", [headings, ["補助 \n \n 金", "a", "b", "c"]])
    assert world.rows(broken, Verdict.NEW)[-1].cells["name_ja"] == "補助 金"


@pytest.mark.parametrize("cell", [",", '"\n",'])
def test_a_row_without_an_end_does_not_fill_the_memory(
    world: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, cell: str
) -> None:
    monkeypatch.setattr(limits, "ROW", 300)
    path = tmp_path / "events.csv"
    for above in ("", "title_ja,kind\n"):
        path.write_text(f"{above}{cell * 400}\n", encoding="ascii")
        with pytest.raises(UserError, match="列が多すぎます"):
            world.service.plan(path, ImportOptions(table="events")).close()


def test_a_free_code_is_not_looked_for_from_the_start_again(world: World) -> None:
    # A file whose rows all bring one code took minutes.
    with world.library.reading() as connection:
        known = Known(connection)
        given = [known.take_source("same", f"https://example.jp/{number}") for number in range(100_000)]
    assert given[:3] == ["same", "same-2", "same-3"]
    assert len(set(given)) == len(given)
    assert known.take_source("same", "https://example.jp/7") == given[7]


@pytest.mark.parametrize("part", ["value", "base", "key"])
def test_halves_of_characters_in_a_change_package_are_refused(tmp_path: Path, part: str) -> None:
    key = {"word": "甲", "same_as": "\ud800" if part == "key" else "乙"}
    said = {"hlc": str(STAMP), "key": key, "field": "note", "base": None, "value": "x"}
    line = json.dumps({**said, **({} if part == "key" else {part: ["a\ud800"]})}).encode() + b"\n"
    path = tmp_path / "x.rpnx"
    path.write_bytes(_with_rows(line))
    with pytest.raises(UserError, match="壊れているか"):
        changepackage.read(path)


@pytest.mark.parametrize("version", ["1\x7f", "1\u202e", "1" * 200])
def test_a_version_that_cannot_be_shown_is_refused(tmp_path: Path, version: str) -> None:
    path = tmp_path / "x.rpnx"
    path.write_bytes(bytes_of(package(note("あ"), facts=version)))
    with pytest.raises(UserError, match="壊れているか"):
        changepackage.read(path)


@pytest.mark.parametrize(("limit", "said"), [(1000, "1 kB"), (999_999, "999 kB"), (limits.ARCHIVE_BYTES, "100 MB")])
def test_a_limit_below_a_megabyte_is_not_called_none(limit: int, said: str) -> None:
    error = limits.over_bytes("x", limit)
    assert said in error.what.ja
    assert said in error.what.en


def test_rows_that_are_written_together_may_lack_columns(world: World) -> None:
    # As those of a change package of another office, or of a version with other columns.
    cells = {"name": "試験事務所", "public_key": "0", "fingerprint": "0"}
    rows = [({"uuid": "a"}, {**cells, "trusted_since": "2026-11-22T00:00:00Z"}), ({"uuid": "b"}, cells)]
    what = Text("試し", "a test")
    world.suite.edits.change("test", what, lambda writer: writer.put_many("offices", rows))
    with world.library.reading() as connection:
        found = connection.exec_driver_sql("SELECT uuid, trusted_since FROM offices ORDER BY uuid").all()
    assert [tuple(row) for row in found] == [("a", "2026-11-22T00:00:00Z"), ("b", None)]


@pytest.mark.parametrize(
    ("table", "column", "value", "wrong"),
    [
        ("programs", "start_fy", 0, True),
        ("programs", "start_fy", 2007, False),
        ("programs", "start_fy", None, False),
        ("programs", "start_fy", "2007", True),
        ("budgets", "amount_myen", "-1", True),
        ("budgets", "amount_myen", "1", False),
        ("programs", "name_ja", " ", True),
        ("programs", "unknown", 0, False),
    ],
)
def test_a_value_that_the_health_check_would_find_is_not_merged(
    world: World, table: str, column: str, value: object, wrong: bool
) -> None:
    key = text_of({"fact_key": "x"})
    edit = Edit(STAMP, table, key, column, None, value)
    assert (_Fitting(table, "9").refuse(edit) is IMPOSSIBLE) == wrong
    assert is_impossible(Base.metadata.tables[table], column, value) == wrong
