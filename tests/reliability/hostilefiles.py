"""Files built to harm or badly damaged, for every importer and for the exchange (R-26 to R-32), made from a seed."""

import random
import stat
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

from navigator.services.importing import limits
from tests.services import test_changepackage as packages
from tests.services.importing.test_hostile import rebuilt, workbook
from tests.services.importing.worlds import JGRANTS, MONEY, OVERVIEW, csv_file, zip_file

ROWS = [["code", "name_ja"], ["x-1", "試験"], ["x-2", "研究"]]
TABLE = "code,name_ja\nx-1,試験\nx-2,研究\n"

ASTRAY = (
    "../evil.csv", "/abs.csv", "C:\\x.csv", "..\\x.csv", "a/../../x.csv", "con.csv", "x" * 300 + ".csv", "inner.zip",
    "a\u202eb.csv", "a//b.csv",
)  # fmt: skip
"""Names of members that lead out of an archive, or are another file elsewhere."""

DECLARED = b'<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>'
PARTS = ("xl/sharedStrings.xml", "xl/worksheets/sheet1.xml", "xl/workbook.xml", "xl/styles.xml")
NOTHING_KNOWN = {
    "cut.xlsx": b"PK\x03\x04 cut", "old.xls": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "zeros.csv": bytes(600),
    "paper.pdf": b"%PDF-1.4\n", "picture.png": b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "blank.csv": b"   \n",
    "empty.csv": b"", "empty.json": b"", "empty.zip": b"", "no.xml": b"<x/>",
    "deep.json": b'{"result":' * 60 + b"1" + b"}" * 60, "deeper.json": b"[" * 100_000, "twice.json": b'{"a":1,"a":2}',
    "nan.json": b'{"result":[{"id":NaN}]}', "long.json": b'{"result":[{"id":' + b"9" * 5000 + b"}]}",
    "joined.json": b"{}{}", "feed.xml": b'<?xml version="1.0"?>' + DECLARED + b"<rss>&b;</rss>",
    "outside.xml": b'<!DOCTYPE rss SYSTEM "file:///etc/passwd"><rss/>',
    "nul.csv": TABLE.replace("研究", "研\0究").encode(), "wide.csv": (",".join(map(str, range(300))) + "\n").encode(),
    "cell.csv": TABLE.replace("研究", "長" * 33_000).encode(), "twice.csv": b"code,code\nx,y\n",
    "quote.csv": TABLE.replace("試験", '"試験').encode(),
}  # fmt: skip
"""Files that no importer may take, or of which it takes no row."""


def astray(folder: Path) -> Iterator[Path]:
    """Archives with a member that leads astray, that is there twice, that is a link, that is one of too many."""
    for number, name in enumerate(ASTRAY):
        yield zip_file(folder / f"astray-{number}.zip", {"measures.csv": TABLE.encode(), name: b"a,b\n1,2\n"})
    for number, names in enumerate((("DUP.csv", "dup.csv"), ("ａ.csv", "a.csv"))):
        yield zip_file(folder / f"double-{number}.zip", dict.fromkeys(names, b"a,b\n"))
    cut = zip_file(folder / "cut.zip", {"measures.csv": TABLE.encode(), "aXb.csv": b"a,b\n1,2\n"})
    cut.write_bytes(cut.read_bytes().replace(b"aXb.csv", b"a\0b.csv"))
    yield cut
    link = folder / "link.zip"
    with zipfile.ZipFile(link, "w") as archive:
        member = zipfile.ZipInfo("a.csv")
        member.external_attr = (stat.S_IFLNK | 0o777) << 16
        archive.writestr(member, "/etc/passwd")
    yield link
    yield zip_file(folder / "many.zip", {f"{n}.csv": b"" for n in range(limits.MEMBERS + 1)})
    yield zip_file(folder / "bomb.zip", {"measures.csv": b"0" * 30 * limits.MEGABYTE})


def workbooks(folder: Path) -> Iterator[Path]:
    """Workbooks with declarations, with strings that explode, with a cell at the far corner."""
    good = workbook(folder / "good.xlsx", ROWS)  # type: ignore[arg-type]
    for number, part in enumerate(PARTS):
        data = b'<?xml version="1.0"?>' + DECLARED + b"<x/>"
        yield rebuilt(good, folder / f"declared-{number}.xlsx", part, data)
    strings = b'<?xml version="1.0"?><sst><si><t>' + b"a" * 20 * limits.MEGABYTE + b"</t></si></sst>"
    yield rebuilt(good, folder / "strings.xlsx", PARTS[0], strings)
    corner = (
        b'<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
        b'<row r="1"><c r="A1"><v>1</v></c></row>'
        b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData></worksheet>'
    )
    yield rebuilt(good, folder / "corner.xlsx", PARTS[1], corner)
    good.unlink()


def unknown(folder: Path) -> Iterator[Path]:
    """Files of other programs, and text that breaks the rules of its form."""
    for name, data in NOTHING_KNOWN.items():
        (folder / name).write_bytes(data)
        yield folder / name


def spoiled(folder: Path, dice: random.Random) -> Iterator[Path]:
    """A good file of each form, cut or with some bytes of it changed: what of it still can be read is no defect."""
    sources = {
        "cp932.csv": csv_file(folder / "cp932.csv", ROWS, "cp932").read_bytes(),
        "book.xlsx": workbook(folder / "book.xlsx", ROWS).read_bytes(),  # type: ignore[arg-type]
        "archive.zip": zip_file(folder / "archive.zip", {"measures.csv": TABLE.encode()}).read_bytes(),
        "grants.json": JGRANTS.read_bytes(),
        "overview.csv": OVERVIEW.read_bytes(),
        "money.csv": MONEY.read_bytes(),
    }
    for name, good in sources.items():
        raw = bytearray(good)
        if dice.random() < 0.3:
            del raw[dice.randrange(len(raw)) :]
        for _ in range(dice.randrange(1, 20)):
            if raw:
                raw[dice.randrange(len(raw))] = dice.randrange(256)
        path = folder / name
        path.write_bytes(raw)
        yield path


MAKERS: dict[str, Callable[[Path], Iterator[Path]]] = {
    "archives": astray,
    "workbooks": workbooks,
    "other files": unknown,
}


def change_packages(folder: Path) -> Iterator[Path]:
    """Change packages that are none, are forged, or break the rules."""
    for number, (_what, data) in enumerate(packages._hostile()):
        path = folder / f"hostile-{number}.rpnx"
        path.write_bytes(data)
        yield path


def flipped_package(folder: Path, dice: random.Random) -> tuple[Path, object]:
    """Return a sound package with one to three bits flipped, and what it says when it is sound."""
    good = packages.bytes_of(packages.package(packages.note("あ")))
    raw = bytearray(good)
    for _ in range(dice.randrange(1, 4)):
        raw[dice.randrange(len(raw))] ^= 1 << dice.randrange(8)
    path = folder / "flipped.rpnx"
    path.write_bytes(good)
    said = packages.read(path)
    path.write_bytes(raw)
    return path, said
