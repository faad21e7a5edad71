"""Valid files of every importer as parts: real samples where there are any, else what the layouts say. All else is made
up."""

import io
import json
import tempfile
import warnings
import zipfile
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from navigator.db import exchange
from navigator.db.library import Library, open_library
from navigator.domain.exchange import Edit
from navigator.domain.text import Text
from navigator.domain.vocabulary import ProgramKind
from navigator.services import changepackage, datapackage, tablefiles
from navigator.services.factcolumns import fact_tables
from navigator.services.factrows import all_texts
from navigator.services.suite import ServiceSuite
from tests.db import libraries
from tests.fuzz.cases import Case
from tests.services.importing.worlds import JGRANTS, MONEY, OVERVIEW, RS_COMMON

TODAY = date(2026, 11, 22)
KEY = Ed25519PrivateKey.from_private_bytes(b"k" * 32)
OFFICE = "00000000-0000-4000-8000-000000000001"

_FEW = ("programs", "measures", "editions", "regions", "facilities", "themes", "events", "outcomes", "budgets")
_WHOLE = ("ministries", "prefectures", "blocks", "fields", "subjects", "metrics")
_ROWS = 3


def small_library(folder: Path) -> Path:
    """Make a library of few bundled rows (with all closed lists), so that a dry run takes milliseconds."""
    large = libraries.opened(libraries.make(folder / "large.rpn"))
    with large.reading() as connection:
        keys = {
            name: [row["key"] for row in all_texts(connection, name)]
            for name in (*_FEW, *_WHOLE, "contacts", "council_activities", "aliases")
        }
    chosen = {name: found if name in _WHOLE else found[:_ROWS] for name, found in keys.items()}
    files = datapackage.contents(large, TODAY, chosen)
    large.close()
    facts = folder / "facts"
    facts.mkdir()
    for name, data in files.items():
        (facts / name).write_bytes(data)
    path = folder / "small.rpn"
    library, _ = open_library(path, facts)
    library.close()
    return path


def rows_of(library: Library, table: str, most: int = _ROWS) -> list[dict[str, str]]:
    """Return some rows of a table as texts."""
    with library.reading() as connection:
        return [dict(row) for row in list(all_texts(connection, table))[:most]]


def table_csv(library: Library) -> list[Case]:
    """An export of every table, with new names and as it is; and its template without rows."""
    found = []
    for number, table in enumerate(fact_tables().values(), 1):
        rows = rows_of(library, table.name)
        found.append(Case(((f"{table.name}.csv", tablefiles.to_csv(table, rows)),)))
        fresh = [{**row, "key": "", table.naming: f"新しい{row.get(table.naming, '')}"} for row in rows]
        found.append(Case(((f"{table.name}.csv", tablefiles.to_csv(table, fresh)),), number))
    return found


def table_xlsx(library: Library) -> list[Case]:
    """Workbooks: parts as XML, and rows as the reader hands them on."""
    rows = {name: rows_of(library, name, 2) for name in ("programs", "measures", "events")}
    books = [tablefiles.to_xlsx(rows), tablefiles.to_xlsx({"events": rows["events"]})]
    books.append(tablefiles.template(["contacts", "budgets"]))
    found = [Case(tuple(_parts(book))) for book in books]
    for name in tablefiles.OFFERED:
        table = fact_tables()[name]
        lines = ["\t".join(tablefiles.columns_of(table))]
        lines += [
            "\t".join(row.get(column, "").replace("\n", " ") for column in tablefiles.columns_of(table))
            for row in rows_of(library, name, 2)
        ]
        found.append(Case(((table.title.ja, "\n".join(lines).encode()),), 1))
    return [*found, Case((("", books[1]),), 2)]


def _parts(book: bytes) -> list[tuple[str, bytes]]:
    """The parts of a workbook that are read; the others are the same in each."""
    with zipfile.ZipFile(io.BytesIO(book)) as archive:
        wanted = ("xl/worksheets/sheet", "xl/sharedStrings", "xl/workbook.xml", "xl/styles")
        return [(name, archive.read(name)) for name in archive.namelist() if name.startswith(wanted)]


def jgrants(_library: Library) -> list[Case]:
    """The real list of v1, and details of v1 and v2 as the interface describes them."""
    item: dict[str, Any] = {
        "id": "a0W000000000001",
        "name": "S-1",
        "title": "試験用の補助金",
        "subsidy_catch_phrase": "試し",
        "detail": "<p>■補助率<br>1/2</p><ul><li>x</li></ul>",
        "use_purpose": "設備整備・IT導入をしたい",
        "industry": "製造業",
        "target_area_search": "近畿地方 / 東京都",
        "institution_name": "試験県",
        "target_number_of_employees": "20名以下",
        "subsidy_rate": "1/2",
        "subsidy_max_limit": 1500000,
        "acceptance_start_datetime": "2026-04-01T00:00:00.000Z",
        "acceptance_end_datetime": "2026-05-01T15:00:00.000Z",
        "front_subsidy_detail_page_url": "https://www.jgrants-portal.go.jp/subsidy/a0W000000000001",
        "application_guidelines": [{"name": "a.pdf", "data": "QUJD"}],
    }
    rounds = [
        {
            "acceptance_start_datetime": "2026-08-16T15:00Z",
            "acceptance_end_datetime": "2026-09-30T14:59Z",
            "target_area_search": "近畿地方",
            "fiscal_year_round": "第2回",
        },
        {"acceptance_start_datetime": "2026-04-01T00:00Z", "target_area_search": "全国"},
    ]
    answers: list[Any] = [
        {"metadata": {}, "result": [item]},
        {"metadata": {}, "result": {**item, "workflow": rounds}},
    ]
    whole = json.loads(JGRANTS.read_text(encoding="utf-8"))
    answers.append({**whole, "result": whole["result"][:2]})
    return [_json("list.json", answer) for answer in answers] + [Case((("list.json", JGRANTS.read_bytes()),))]


def _json(name: str, data: object, form: int = 0) -> Case:
    return Case(((name, json.dumps(data, ensure_ascii=False).encode()),), form)


def _csv(rows: Iterable[Iterable[str]]) -> bytes:
    return "\n".join(",".join(row) for row in rows).encode()


def review_files() -> dict[str, bytes]:
    """The four files of the review; 1-4 and 3-1 by their column lists."""
    common = ("x", "2025", "828", "危険物", "15", "総務省", "消防庁", "予防課")
    rates = [(*RS_COMMON, "番号（補助率等）", "補助対象", "補助率", "補助上限等", "補助率URL")]
    rates += [(*common, "1", "市", "1/2", "上限", "https://example.jp/"), (*common, "2", "県", "1/3", "", "")]
    number, indicator = "アクティビティ・アウトプット・アウトカムの番号", "活動指標／成果指標"
    kind = "目標年度／目標値／実績値／達成率"
    figures = [(*RS_COMMON, number, indicator, "単位", "改善の上向き／下向き", kind, "2023", "2024", "2025")]
    figures += [(*common, "1-1", "件数", "件", "下向き", what, "10", "1234.5", "-") for what in ("目標値", "活動実績")]
    money = _csv([*(line.split(",") for line in MONEY.read_text(encoding="utf-8-sig").splitlines())])
    return {
        "1-2_RS_2025_a.csv": OVERVIEW.read_bytes(),
        "1-4_RS_2025_b.csv": _csv(rates),
        "2-1_RS_2025_c.csv": money,
        "3-1_RS_2025_d.csv": _csv(figures),
    }


def review(_library: Library) -> list[Case]:
    """The files one by one, as a ZIP of one and as a ZIP of all."""
    files = review_files()
    short = {name: b"\n".join(data.split(b"\n")[:3]) for name, data in files.items()}
    found = [Case((part,)) for part in (*files.items(), *short.items())]
    return [*found, *(Case((part,), 1) for part in short.items()), Case(tuple(short.items()), 1)]


def support(_library: Library) -> list[Case]:
    """Both layouts of 支援制度 with a few of their columns."""
    first = [
        (
            "制度番号",
            "タイトル（制度名）",
            "サブタイトル（通称）",
            "対象者",
            "対象地域",
            "対象地域群",
            "概要",
            "給付金額",
        ),
        ("1", "試験助成金", "通称", "中小企業", "東京都", "港区", "概要の文", "上限100万円"),
        ("2", "融資制度", "", "個人", "大阪府、京都府", "", "", "5億円"),
    ]
    dates = [("受付開始日", "受付終了日", "受付備考", "詳細参照先", "実施組織・支援機関", "お問い合わせ先")]
    dates += [
        ("2026-04-01", "2026/05/31", "先着", "https://example.jp/ x", "試験県", "窓口"),
        ("令和8年4月1日", "", "", "", "", ""),
    ]
    second = [
        (
            "全国地方公共団体コード",
            "サービスID",
            "制度名",
            "支援制度種別",
            "内容",
            "補助率",
            "電子申請URL",
            "連絡先電話番号",
        ),
        ("131032", "A-1", "別の補助金", "補助", "内容", "1/2", "http://example.jp/", "03-0000-0000"),
    ]
    both = [(*one, *other) for one, other in zip(first, dates, strict=True)]
    return [Case((("support.csv", _csv(table)),)) for table in (first, both, second)]


def jnet21(_library: Library) -> list[Case]:
    """A feed with a measure and an event; the prefecture as attribute and as child."""
    feed = """<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<channel><title>J-Net21</title><item><title>試験補助金</title><link>https://j-net21.smrj.go.jp/snavi2/articles/12345</link>
<description>&lt;p&gt;説明&lt;/p&gt;</description><category>support</category>
<dc:subject>補助金・助成金 - 補助金</dc:subject>
<dc:coverage rdf:label="東京都"/><dc:creator>試験県</dc:creator><dc:date>2026-11-01T00:00:00+09:00</dc:date></item>
<item><title>催し</title><link>http://j-net21.smrj.go.jp/snavi2/articles/2</link><category>event</category>
<dc:coverage><rdf:label>大阪府</rdf:label></dc:coverage></item></channel></rss>"""
    small = "<rss><channel><item><title>a</title><link>http://x/articles/1</link></item></channel></rss>"
    return [Case((("support.xml", text.encode()),)) for text in (feed, small)]


def package(library: Library) -> list[Case]:
    """Packages of few tables: as a folder, as a ZIP with and without mended hashes, as exported JSON, as a raw ZIP."""
    whole = datapackage.contents(library, TODAY, {"programs": [rows_of(library, "programs")[0]["key"]]})
    small = _cut(whole, ("programs", "budgets", "sources"))
    numbered = _cut(whole, ("events", "outcomes", "measures", "editions", "aliases"))
    tables = {name: rows_of(library, name, 2) for name in ("programs", "events", "outcomes")}
    exported = Case((("tables.json", tablefiles.to_json(tables)),), 3)
    return [
        *(Case(tuple(files.items()), form) for form in range(3) for files in (small, numbered)),
        exported,
        Case((("", zipped(tuple(small.items()))),), 4),
    ]


def _cut(files: Mapping[str, bytes], tables: tuple[str, ...]) -> dict[str, bytes]:
    """A package of some tables, its descriptor without what is not read."""
    described = json.loads(files["datapackage.json"])
    resources = [
        {part: one[part] for part in ("name", "path", "hash", datapackage.RECORD_KEYS, "corrections") if part in one}
        for one in described["resources"]
        if one["name"] in tables
    ]
    # The key of a record that was renamed is told apart from its row.
    resources[0].setdefault(datapackage.RECORD_KEYS, {"2": "another-key"})
    raw = json.dumps({"name": "x", "resources": resources}).encode()
    return {"datapackage.json": raw, **{one["path"]: files[one["path"]] for one in resources}}


def zipped(parts: Iterable[tuple[str, bytes]]) -> bytes:
    """Return parts as an archive, names as they are."""
    target = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        warnings.simplefilter("ignore")  # a name that stands twice is meant
        for name, data in parts:
            archive.writestr(zipfile.ZipInfo(name or "x"), data, zipfile.ZIP_DEFLATED)
    return target.getvalue()


def changes(library: Library) -> list[Case]:
    """Signed packages of the edits of another office, all together and one by one; and the raw bytes of one."""
    edits = _edits(library)
    singles = [tuple(edit for edit in edits if edit.table == table) for table in dict.fromkeys(e.table for e in edits)]
    found = []
    for chosen in (edits, *singles):
        sender = changepackage.Sender(OFFICE, "試験事務所", KEY.public_key().public_bytes_raw().hex())
        upto = {OFFICE: str(max(edit.stamp for edit in edits))}
        raw = changepackage.packed(changepackage.package_of(sender, "1.0.0", {}, upto, chosen), KEY.sign)
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            parts = tuple((name, archive.read(name)) for name in archive.namelist())
        found += [Case(parts), Case(parts, 1)]
    return [*found, Case((("", raw),), 2)]


def _edits(library: Library) -> tuple[Edit, ...]:
    """What an office does in a copy of a library: corrects, makes, removes, notes."""
    code = {"fact_key": rows_of(library, "programs")[0]["key"]}
    new = {"code": "own-a", "name_ja": "新しい事業", "kind": ProgramKind.MENU, "locator": "試験"}
    new["source"] = rows_of(library, "sources")[0]["id"]
    theme = {"code": "own-t", "title_ja": "題", "program_code": "own-a", "source": new["source"], "locator": "試験"}
    word, gone = ({"word": word, "same_as": "乙"} for word in ("甲", "丙"))
    with tempfile.TemporaryDirectory(prefix="rpn-fuzz-") as folder:
        copy = libraries.opened(libraries.copy(library.path, Path(folder) / "copy.rpn"))
        suite = ServiceSuite(copy, TODAY)
        what = Text("試し", "a test")
        for work in (
            lambda writer: writer.put("programs", code, {"name_ja": "訂正", "start_fy": 2007}),
            lambda writer: writer.put("programs", {"fact_key": "own-a"}, new),
            lambda writer: writer.put("themes", {"fact_key": "own-t"}, theme),
            lambda writer: writer.put("synonyms", word, {"note": "", "active": True}),
            lambda writer: writer.put("synonyms", gone, {"note": "", "active": True}),
            lambda writer: writer.remove("synonyms", gone),
        ):
            suite.edits.change("test", what, work)
        with copy.reading() as connection:
            found = tuple(exchange.edits_since(connection, {}))
        copy.close()
    return tuple(replace(edit, stamp=replace(edit.stamp, office=OFFICE)) for edit in found)


def restored(_library: Library) -> list[Case]:
    """Changes of a library file: bytes at places, values in cells, statements on its tables."""
    found = [Case((("@0", b"SQLite"),)), Case((("@100", b"\xff"), ("@5000", b"\0\0\0\0")))]
    cells = ("programs/name_ja", "programs/kind", "library_info/value", "changes/hlc", "budgets/amount_myen")
    found += [Case(((f"{cell}/1", b"x"),), 1) for cell in cells]
    return [*found, Case((("programs", b"drop"),), 2), Case((("", b"SQLite format 3\0"),), 3)]
