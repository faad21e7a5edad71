"""支援制度 tables of local governments: columns are found by the names that the published layouts use.

Two layouts are about (the sheet of 2020 with 34 columns; the standard data set with 85), and files reword both, so
headings are matched by words and never by place. Dates come as ISO, with slashes or in eras; lists are parted by ';'.
"""

import hashlib
import re
from collections.abc import Iterator, Mapping

from navigator.domain.dates import PartialDate
from navigator.domain.errors import UserError
from navigator.domain.folding import fold
from navigator.domain.importing import Draft, Place, Refusal
from navigator.domain.money import parse_myen
from navigator.domain.text import Text
from navigator.services.factcolumns import fact_tables
from navigator.services.importing.cells import digits
from navigator.services.importing.characters import CellError
from navigator.services.importing.grids import Grid
from navigator.services.importing.prefectures import prefectures_in
from navigator.services.importing.tables import LONGEST_HEADING, OWN_SOURCE, made_code

_ALIASES: dict[str, tuple[str, ...]] = {
    "number": ("制度番号", "サービスID", "UMID"),
    "body_code": ("全国地方公共団体コード", "地方公共団体コード"),
    "name": ("タイトル（制度名）", "制度名", "支援制度名"),
    "subtitle": ("サブタイトル（通称）", "サブタイトル（通称名）"),
    "kind": ("支援制度種別",),
    "target": ("対象者",),
    "use": ("用途・対象物", "用途・対象費"),
    "area": ("対象地域", "都道府県"),
    "towns": ("対象地域群", "市町村"),
    "outline": ("概要", "制度概要"),
    "content": ("内容", "支援内容"),
    "amount": ("給付金額", "補助金額", "支給額"),
    "rate": ("補助率",),
    "way": ("利用・申請方法", "利用•申請方法"),
    "opens": ("受付開始日",),
    "closes": ("受付終了日",),
    "remark": ("受付備考",),
    "address": ("詳細参照先", "URL", "申請方法URL"),
    "apply": ("電子申請URL",),
    "body": ("実施組織・支援機関", "地方公共団体の名称", "制度所管組織"),
    "contact": ("お問い合わせ先", "問い合わせ先", "連絡先名称"),
    "telephone": ("連絡先電話番号",),
}
_CATEGORIES = (("融資", "loan"), ("貸付", "loan"), ("税", "tax"), ("相談", "advice"), ("研修", "training"))
_GIVEN = ("補助", "助成", "給付", "奨励", "支援金", "交付")
_NO_DAY = ("随時", "通年", "常時", "未定", "なし", "無し", "終了未定", "-", "－", "―")
_SPOKEN = (("opens", "受付開始: "), ("closes", "受付終了: "))

_WEEKDAY = re.compile("[（(][日月火水木金土](?:曜日?)?[)）]")
_WHOLE_DAY = re.compile("([0-9]{4})([0-9]{2})([0-9]{2})")


def columns_of(grid: Grid) -> dict[str, str] | None:
    """Return the heading behind each meaning; None when the table holds no support schemes."""
    headings = {fold(heading): heading for heading in grid.headings if len(heading) <= LONGEST_HEADING}
    found: dict[str, str] = {}
    for meaning, aliases in _ALIASES.items():
        for alias in aliases:
            if fold(alias) in headings:
                found[meaning] = headings[fold(alias)]
                break
    needed = "name" in found and len(found) >= 4
    return found if needed and ({"target", "outline", "content", "opens"} & found.keys()) else None


def drafts(grid: Grid, columns: Mapping[str, str]) -> Iterator[Draft | Refusal]:
    """Yield a measure a row, and a round where the row gives dates."""
    for row in grid.clean_rows():
        if isinstance(row, Refusal):
            yield row
            continue
        place, cells = row
        by_heading = dict(zip(grid.headings, cells, strict=True))
        said = {meaning: by_heading[heading] for meaning, heading in columns.items() if by_heading[heading]}
        try:
            yield from _rows(place, said)
        except CellError as error:
            yield Refusal(place, error.reason, "measures", said.get("name", "")[:80])


def _rows(place: Place, said: Mapping[str, str]) -> list[Draft]:
    name = " ".join(filter(None, map(str.strip, said.get("name", "").split("\n"))))
    if not name:
        raise CellError(Text("制度名がありません", "it has no name"))
    # «At any time» is no date and no mistake: it is kept as it is written.
    spoken = {key: said[key] for key in ("opens", "closes") if said.get(key, "") in _NO_DAY}
    opens, closes = ("" if key in spoken else _day(said.get(key, ""), key) for key in ("opens", "closes"))
    measure = {"name_ja": name, "source": OWN_SOURCE, **_measure(said)}
    measure["locator"] = f"制度番号 {said['number']}" if "number" in said else f"制度名 {name}"
    if "number" in said and "body_code" in said:
        measure["code"] = f"sd-{said['body_code']}-{said['number']}"[:200]
    elif "number" in said and "body" in said:
        # A number counts the schemes of one body; without its code the name stands for it.
        mark = hashlib.blake2b(fold(said["body"][:LONGEST_HEADING]).encode(), digest_size=4).hexdigest()
        measure["code"] = f"sd-{mark}-{said['number']}"[:200]
    else:
        measure["code"] = made_code(fact_tables()["measures"], measure)
    made = [Draft("measures", place, measure)]
    if opens or closes:
        edition = {"code": f"{measure['code']}-{opens or closes}", "measure_code": measure["code"], "name_ja": name}
        edition |= {name: measure[name] for name in ("amount_max_myen", "subsidy_rate", "url") if name in measure}
        edition |= {"source": OWN_SOURCE, "locator": measure["locator"]}
        year = PartialDate(opens or closes).fiscal_year
        named = {"call_open": opens, "call_close": closes, "fy": "" if year is None else str(year)}
        edition |= {column: text for column, text in named.items() if text}
        made.append(Draft("editions", place, edition))
    return made


def _measure(said: Mapping[str, str]) -> dict[str, str]:
    cells: dict[str, str] = {}
    if "body" in said:
        cells["provider_ja"] = said["body"]
    if area := prefectures_in(said.get("area", "")):
        cells["prefectures"] = area
    if category := _category(said):
        cells["category"] = category
    if (amount := _amount(said.get("amount", ""))) is not None:
        cells["amount_max_myen"] = amount
    if "rate" in said:
        cells["subsidy_rate"] = said["rate"]
    contact = " ".join(said[key] for key in ("contact", "telephone") if key in said)
    if contact:
        cells["contact_ja"] = contact
    address = next((said[key] for key in ("address", "apply") if said.get(key, "").startswith("http")), "")
    if address:
        cells["url"] = address.split()[0]
    labels = (("outline", ""), ("content", "内容: "), ("amount", "金額: "), ("use", "用途: "))
    summary = "／".join(label + said[key] for key, label in labels if key in said)
    if summary:
        cells["summary_ja"] = f"（引用）{summary}"
    notes = [("subtitle", "通称: "), ("target", "対象者: "), ("towns", "対象市町村: "), ("way", "申請方法: ")]
    notes += [(key, label) for key, label in _SPOKEN if said.get(key, "") in _NO_DAY]
    notes.append(("remark", "受付: "))
    note = "／".join(label + said[key] for key, label in notes if key in said)
    if note:
        cells["note"] = note
    return cells


def _category(said: Mapping[str, str]) -> str:
    text = f"{said.get('kind', '')} {said.get('name', '')}"
    if any(word in text for word in _GIVEN):
        return "subsidy"
    return next((category for word, category in _CATEGORIES if word in text), "")


def _amount(text: str) -> str | None:
    """Return million yen where the cell is one amount with its unit; prose stays in the summary."""
    plain = text.replace("上限", "").replace("最大", "").strip()
    if "円" not in plain:
        return None
    try:
        return digits(parse_myen(plain))
    except UserError:
        return None


def _day(text: str, which: str) -> str:
    if not text:
        return ""
    plain = _WEEKDAY.sub("", text).split(" ", maxsplit=1)[0].split("T", maxsplit=1)[0]
    whole = _WHOLE_DAY.fullmatch(plain)
    try:
        return PartialDate.read("-".join(whole.groups()) if whole else plain).text
    except UserError as error:
        label = {"opens": Text("受付開始日", "Opens"), "closes": Text("受付終了日", "Closes")}[which]
        raise CellError(Text(f"{label.ja}: {error.what.ja}", f"{label.en}: {error.what.en}")) from error
