"""行政事業レビュー (RSシステム): the CSV files 1-2, 1-4, 2-1 and 3-1, one by one or in their ZIP files.

A project (予算事業ID) is a program. 1-2 names it; 2-1 gives its money; 1-4, and the way of execution in 1-2, hang a
measure under it; 3-1 gives its figures. A project that only a later file names is made from its name and ministry, and
never changes one that is on file. Columns are found by their headings; money is yen in the files.
"""

import hashlib
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from navigator.domain.editing import FIRST_YEAR, LAST_YEAR
from navigator.domain.importing import Draft, Place, Provenance, Refusal
from navigator.domain.text import Text
from navigator.domain.vocabulary import Ministry
from navigator.services.importing.cells import digits
from navigator.services.importing.characters import CellError
from navigator.services.importing.grids import Grid

FILES = ("1-2", "1-4", "2-1", "3-1")
"""The files that are read, in the order in which one needs the other."""

_TITLES = {
    "1-2": "1-2 基本情報_事業概要等",
    "1-4": "1-4 基本情報_補助率等",
    "2-1": "2-1 予算・執行_サマリ",
    "3-1": "3-1 効果発現経路_目標・実績",
}
_NAMED = re.compile(r"(?:^|/)([1-6]-[1-5])_RS_[0-9]{4}_")
_COMMON = {"事業年度", "予算事業ID", "事業名", "府省庁"}
_MARKS = {
    "1-2": {"事業の概要", "事業開始年度"},
    "1-4": {"補助対象", "補助率"},
    "2-1": {"予算年度", "当初予算（合計）"},
    "3-1": {"活動指標／成果指標", "単位"},
}
_ID, _YEAR, _YEN = re.compile(r"[0-9]{1,9}"), re.compile(r"(?:19|20)[0-9]{2}"), Decimal(1_000_000)
_AMOUNT = re.compile(r"-?[0-9]{1,18}(?:\.[0-9]{1,6})?")
_INITIAL, _SUPPLEMENTARY, _REQUEST = "当初予算（合計）", "補正予算（合計）", "翌年度要求額（合計）"
_EXECUTED, _RATE = "執行額（合計）", "執行率"
_KIND = "目標年度／目標値／実績値／達成率"
_NUMBER = "アクティビティ・アウトプット・アウトカムの番号"
_SORT = "種別（アクティビティ・アウトプット・アウトカム）"
_PLANNED, _ACTUAL = ("目標値", "当初見込み"), ("実績値", "活動実績", "成果実績")
_NOT_READ = ("", "目標年度", "達成率")
_NONE = {"", "-", "－", "ー", "―"}

Row = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class RsFile:
    """One of the files: which one, of which 事業年度, and its table."""

    number: str
    year: int
    grid: Grid

    @property
    def provenance(self) -> Provenance:
        """The source that its rows cite."""
        return provenance_of(self.number, self.year)


def provenance_of(number: str, year: int) -> Provenance:
    """Return the source of a file of a year."""
    return Provenance(
        code=f"imported-rs-{year}-{number}",
        title=f"行政事業レビュー見える化サイト {year}年度 {_TITLES[number]}",
        publisher="内閣官房 行政改革推進本部事務局",
        address=f"https://rssystem.go.jp/download-csv/{year}#{number}",
        credit="出典：行政事業レビュー見える化サイト（公共データ利用規約 第1.0版）",
        kind="government_page",
        confidence="primary",
    )


def number_of(grid: Grid) -> str:
    """Return which file a table is: by its headings, '' when it is none; '?' for one that is not read."""
    headings = set(grid.headings)
    if not headings >= _COMMON:
        return ""
    for number, marks in _MARKS.items():
        if headings >= marks:
            return number
    named = _NAMED.search(grid.name)
    return "?" if named or "シート種別" in headings else ""


def rs_file(grid: Grid, number: str) -> RsFile:
    """Return a file of the review; its year is that of its first row.

    Raises:
        CellError: there is no row with a year.
    """
    place = grid.headings.index("事業年度")
    first = next(grid.rows(), None)
    year = first[1][place].strip() if first is not None and len(first[1]) > place else ""
    if not _YEAR.fullmatch(year):
        raise CellError(Text("事業年度が読めません", "its year cannot be read"))
    return RsFile(number, int(year), grid)


def drafts(file: RsFile) -> Iterator[Draft | Refusal]:
    """Yield the rows of a file as drafts."""
    readers = {"1-2": _overview, "1-4": _rates, "2-1": _money, "3-1": _figures}
    yield from readers[file.number](file)


def _rows(file: RsFile) -> Iterator[tuple[Place, Row] | Refusal]:
    for row in file.grid.clean_rows():
        if isinstance(row, Refusal):
            yield row
            continue
        cells = dict(zip(file.grid.headings, row[1], strict=True))
        if not _ID.fullmatch(cells["予算事業ID"]) or not cells["事業名"]:
            reason = Text("予算事業IDか事業名がありません", "it has no project number or no name")
            yield Refusal(row[0], reason, "programs", cells["事業名"][:80])
        elif cells["事業年度"] != str(file.year):
            reason = Text("ほかの事業年度の行です（{year}）", "it is of another year ({year})")
            yield Refusal(row[0], reason.format(year=cells["事業年度"][:10]), "programs", cells["事業名"][:80])
        else:
            yield row[0], cells


def _program(file: RsFile, cells: Row) -> dict[str, str]:
    """Return what every file says of a project."""
    body = cells.get("政策所管府省庁") or cells["府省庁"]
    found = {"code": f"rs-{cells['予算事業ID']}", "name_ja": cells["事業名"], "kind": "menu"}
    ministry = next((one.value for one in Ministry if one.label.ja == body), "")
    office = "・".join(dict.fromkeys(filter(None, (body, cells["府省庁"], cells.get("局・庁", "")))))
    if ministry:
        found["ministry_code"] = ministry
    note = f"種別は資料にないため「支援メニュー」として取り込んだ。担当: {office}"
    return {**found, "note": note, "source": file.provenance.code, "locator": _locator(cells)}


def _locator(cells: Row, more: str = "") -> str:
    return f"予算事業ID {cells['予算事業ID']}{more}"


def _absent(file: RsFile, place: Place, cells: Row) -> Draft:
    return Draft("programs", place, _program(file, cells), only_if_absent=True)


def _overview(file: RsFile) -> Iterator[Draft | Refusal]:
    """A project with two 主要経費 has two rows: the first one speaks for it."""
    seen: set[str] = set()
    for row in _rows(file):
        if isinstance(row, Refusal):
            yield row
            continue
        place, cells = row
        number = cells["予算事業ID"]
        if number in seen:
            continue
        seen.add(number)
        program = _program(file, cells)
        for column, heading in (("start_fy", "事業開始年度"), ("end_fy", "事業終了（予定）年度")):
            year = cells.get(heading, "")
            if _YEAR.fullmatch(year) and FIRST_YEAR <= int(year) <= LAST_YEAR:
                program[column] = year
            elif year:
                # The facts hold no such year; a project is not refused for when it began or is to end.
                program["note"] += f"。{heading}: {year}"
        if cells.get("事業の概要"):
            program["summary_ja"] = f"（引用）{cells['事業の概要']}"
        yield Draft("programs", place, program)
        if cells.get("実施方法ー補助") == "1" or cells.get("実施方法ー交付") == "1":
            measure = _measure(file, cells)
            if cells.get("事業概要URL", "").startswith(("http://", "https://")):
                measure["url"] = cells["事業概要URL"]
            yield Draft("measures", place, measure, only_if_absent=True)


def _measure(file: RsFile, cells: Row) -> dict[str, str]:
    provider = "".join(dict.fromkeys(filter(None, (cells["府省庁"], cells.get("局・庁", "")))))
    return {
        "code": f"rs{file.year}-{cells['予算事業ID']}",
        "name_ja": cells["事業名"],
        "provider_ja": provider,
        "provider_type": "ministry",
        "category": "subsidy",
        "program_code": f"rs-{cells['予算事業ID']}",
        "source": file.provenance.code,
        "locator": _locator(cells),
    }


def _rates(file: RsFile) -> Iterator[Draft | Refusal]:
    """One rate is the measure itself; several stand under it, a track each."""
    found: dict[str, list[tuple[Place, Row]]] = defaultdict(list)
    for row in _rows(file):
        if isinstance(row, Refusal):
            yield row
        else:
            found[row[1]["予算事業ID"]].append(row)
    for rows in found.values():
        place, cells = rows[0]
        yield _absent(file, place, cells)
        if len(rows) == 1:
            yield Draft("measures", place, {**_measure(file, cells), **_rate(cells)})
            continue
        yield Draft("measures", place, _measure(file, cells), only_if_absent=True)
        for at, (where, one) in enumerate(rows, 1):
            number = one.get("番号（補助率等）") or str(at)
            track = {**_measure(file, one), **_rate(one)}
            track |= {"code": f"{track['code']}-{number}", "parent_code": track["code"]}
            track["name_ja"] = f"{track['name_ja']}（{one.get('補助対象', '')[:40] or number}）"
            track["locator"] = _locator(one, f" 番号 {number}")
            yield Draft("measures", where, track)


def _rate(cells: Row) -> dict[str, str]:
    said = {}
    if cells.get("補助率"):
        said["subsidy_rate"] = cells["補助率"]
    if cells.get("補助率URL", "").startswith(("http://", "https://")):
        said["url"] = cells["補助率URL"]
    prose = [f"{name}: {cells[name]}" for name in ("補助対象", "補助上限等") if cells.get(name)]
    if prose:
        said["summary_ja"] = f"（引用）{'。'.join(prose)}"
    return said


def _money(file: RsFile) -> Iterator[Draft | Refusal]:
    """Of the rows of a project and year exactly one has 当初予算（合計）: the total. The others are its accounts."""
    totals: Counter[tuple[str, str]] = Counter()
    seen: dict[tuple[str, str], tuple[Place, str]] = {}
    for row in _rows(file):
        if not isinstance(row, Refusal):
            key = row[1]["予算事業ID"], row[1]["予算年度"]
            totals[key] += row[1][_INITIAL] != ""
            seen.setdefault(key, (row[0], row[1]["事業名"]))
    for key, count in totals.items():
        if count != 1:
            reason = Text("合計の行が {count} 行あります（1 行のはず）", "{count} rows of totals instead of one")
            yield Refusal(seen[key][0], reason.format(count=count), "budgets", seen[key][1][:80])
    named: set[str] = set()
    for row in _rows(file):
        if isinstance(row, Refusal):
            yield row
            continue
        place, cells = row
        if not cells[_INITIAL] or totals[cells["予算事業ID"], cells["予算年度"]] != 1:
            continue
        if cells["予算事業ID"] not in named:
            named.add(cells["予算事業ID"])
            yield _absent(file, place, cells)
        try:
            yield from _amounts(file, place, cells)
        except CellError as error:
            yield Refusal(place, error.reason, "budgets", cells["事業名"][:80])


def _amounts(file: RsFile, place: Place, cells: Row) -> list[Draft]:
    """Return the amounts of a total row.

    The file writes 0 both for none and for not set: of supplementary budgets and requests only other amounts are
    taken, of executed money only where a rate of execution stands beside it.
    """
    if not _YEAR.fullmatch(cells["予算年度"]):
        raise CellError(Text("予算年度が読めません", "its budget year cannot be read"))
    year = int(cells["予算年度"])
    asked = [("initial", year, _INITIAL), ("supplementary", year, _SUPPLEMENTARY), ("request", year + 1, _REQUEST)]
    if cells.get(_RATE):
        asked.append(("settlement", year, _EXECUTED))
    made = []
    for kind, fy, heading in asked:
        text = cells.get(heading, "")
        if not text:
            continue
        amount = _number(text, heading) / _YEN
        if not amount and kind in ("supplementary", "request"):
            continue
        budget = {"program_code": f"rs-{cells['予算事業ID']}", "fy": str(fy), "kind": kind, "is_partial": "0"}
        budget |= {"amount_myen": digits(amount), "source": file.provenance.code}
        budget["locator"] = _locator(cells, f" 予算年度 {year} {heading}")
        if cells.get("その他特記事項"):
            budget["note"] = cells["その他特記事項"]
        made.append(Draft("budgets", place, budget))
    return made


def _number(text: str, heading: str) -> Decimal:
    plain = unicodedata.normalize("NFKC", text).replace(",", "").strip()
    plain = f"-{plain[1:]}" if plain[:1] in ("▲", "△", "−") else plain
    if not _AMOUNT.fullmatch(plain):
        raise CellError(
            Text("{heading}: 「{text}」は数として読めません", "{heading}: “{text}” is not a number").format(
                heading=heading, text=text[:40]
            )
        )
    return Decimal(plain)


def _figures(file: RsFile) -> Iterator[Draft | Refusal]:
    """Goals and results by year; one indicator of a project is one metric."""
    years = [heading for heading in file.grid.headings if _YEAR.fullmatch(heading)]
    named: set[str] = set()
    for row in _rows(file):
        if isinstance(row, Refusal):
            yield row
            continue
        place, cells = row
        kind = cells.get(_KIND, "")
        indicator = cells["活動指標／成果指標"]
        if not indicator or kind in _NOT_READ:
            continue
        if kind not in (*_PLANNED, *_ACTUAL):
            reason = Text("「{kind}」という値の種類を知りません", "“{kind}” is no known kind of value")
            yield Refusal(place, reason.format(kind=kind[:40]), "outcomes", indicator[:80])
            continue
        metric = _metric(cells)
        if metric["code"] not in named:
            named.add(metric["code"])
            yield _absent(file, place, cells)
            yield Draft("metrics", place, metric, only_if_absent=True)
        try:
            yield from _values(file, place, cells, metric["code"], years)
        except CellError as error:
            yield Refusal(place, error.reason, "outcomes", indicator[:80])


def _metric(cells: Row) -> dict[str, str]:
    # Numbers pass to other indicators from year to year, and indicators of one name stand under several numbers.
    said = [cells.get(heading, "") for heading in (_NUMBER, "活動指標／成果指標", "単位", _SORT, "アウトカムの期間")]
    mark = hashlib.blake2b("\x1f".join(said).encode(), digest_size=4).hexdigest()
    direction = {"上向き": "up", "下向き": "down"}.get(cells.get("改善の上向き／下向き", ""), "none")
    return {
        "code": f"rs-{cells['予算事業ID']}-{mark}",
        "name_ja": cells["活動指標／成果指標"][:200],
        "unit_ja": cells["単位"] or "－",
        "accumulation": "period",
        "better": direction,
        "note": f"{cells['事業名']}。集計（期間・累計）の別は資料にないため「期間」として取り込んだ",
    }


def _values(file: RsFile, place: Place, cells: Row, metric: str, years: list[str]) -> Iterator[Draft]:
    kind = cells[_KIND]
    planned = "1" if kind in _PLANNED else "0"
    for year in years:
        if cells[year] in _NONE:
            continue
        yield Draft(
            "outcomes",
            place,
            {
                "subject_type": "program",
                "subject_code": f"rs-{cells['予算事業ID']}",
                "metric_code": metric,
                "fy_from": year,
                "fy_to": year,
                "value": digits(_number(cells[year], year)),
                "accumulation": "period",
                "is_planned": planned,
                "source": file.provenance.code,
                "locator": _locator(cells, f" {cells.get(_NUMBER) or '番号なし'} {kind} {year}"),
            },
        )
