"""jGrants (Jグランツ): saved answers of the public interface, list (v1) and detail (v1, v2), as measures with rounds.

Layout and traps: times are UTC and are shown as days in Japan; a ceiling of 0 means that none is set; in v2 area, call
and end stand in ``workflow``, one item a round; attachments are never kept.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone
from decimal import Decimal
from typing import Any

from navigator.domain.fiscal import fiscal_year_of
from navigator.domain.importing import Draft, Place, Provenance, Refusal
from navigator.domain.text import Text
from navigator.services.importing.cells import digits
from navigator.services.importing.characters import CellError, clean
from navigator.services.importing.htmltext import plain_text
from navigator.services.importing.prefectures import prefectures_in

PROVENANCE = Provenance(
    code="imported-jgrants",
    title="Jグランツ 公開API（補助金情報）",
    publisher="デジタル庁",
    address="https://api.jgrants-portal.go.jp/exp/v1/public/subsidies",
    credit="Jグランツ（jGrants）からの出典",
    kind="government_page",
    confidence="primary",
)
PAGE = "https://www.jgrants-portal.go.jp/subsidy/{id}"

_JAPAN = timezone(timedelta(hours=9))
_ID = re.compile(r"[A-Za-z0-9]{1,18}")
_ADDRESS = re.compile(r"https?://[^\s\"'<>]{1,500}")
_SCHEME_WORDS = ("事業", "補助", "助成", "支援", "制度", "交付", "公募", "募集", "給付", "融資")
_YEN = Decimal(1_000_000)


@dataclass(frozen=True, slots=True)
class _Round:
    area: str
    opens: str
    closes: str
    name: str


def is_answer(data: Any) -> bool:
    """Tell whether JSON data is an answer of the interface."""
    items = data.get("result") if isinstance(data, dict) else None
    if isinstance(items, dict):
        items = [items]
    return (
        isinstance(items, list)
        and all(isinstance(item, dict) for item in items)
        and ("metadata" in data or any("subsidy_max_limit" in item for item in items))
    )


def drafts(data: Mapping[str, Any], part: str) -> Iterator[Draft | Refusal]:
    """Yield a measure and its rounds for each item; the line of a row is the number of its item."""
    items = data["result"]
    for number, item in enumerate([items] if isinstance(items, dict) else items, 1):
        place = Place(part, number)
        try:
            yield from _rows(item, place)
        except CellError as error:
            yield Refusal(place, error.reason, "measures", str(item.get("title", ""))[:80])


def _rows(item: Mapping[str, Any], place: Place) -> list[Draft]:
    number = _text(item, "id")
    if not _ID.fullmatch(number):
        raise CellError(Text("番号（id）がないか、形が違います", "its id is missing or of another form"))
    title = _text(item, "title")
    if not title:
        raise CellError(Text("題名（title）がありません", "it has no title"))
    code = f"jg-{number}"
    locator = _text(item, "name") or number
    rounds = _rounds(item)
    measure = {
        "code": code,
        "name_ja": title,
        "url": _address(item, number),
        "source": PROVENANCE.code,
        "locator": locator,
        **_said(item, rounds),
    }
    shared = {name: measure[name] for name in ("amount_max_myen", "subsidy_rate", "url") if name in measure}
    # What only the detail says stays when a list is taken in after it.
    less = {} if "detail" in item or "note" not in measure else {"note": measure.pop("note")}
    made = [Draft("measures", place, measure, if_new=less)]
    days: Counter[str] = Counter()
    for one in rounds:
        # A round is known by the day on which it opens: list and detail, and next month's answer, number it otherwise.
        day = one.opens or one.closes
        if not day and not one.name:
            continue
        days[day] += 1
        again = f"-{days[day]}" if days[day] > 1 else ""
        cells = {"code": f"{code}-{day or 'undated'}{again}", "measure_code": code, **shared}
        named = {} if one.name else {"name_ja": title}
        cells |= {"name_ja": one.name} if one.name else {}
        cells |= {"source": PROVENANCE.code, "locator": locator, "prefectures": prefectures_in(one.area)}
        if one.opens:
            cells |= {"call_open": one.opens, "fy": str(fiscal_year_of(datetime.fromisoformat(one.opens).date()))}
        if one.closes:
            cells["call_close"] = one.closes
        made.append(Draft("editions", place, cells, if_new=named))
    return made


def _said(item: Mapping[str, Any], rounds: list[_Round]) -> dict[str, str]:
    """Return the cells of a measure that the item speaks of; the list says less than the detail."""
    cells: dict[str, str] = {}
    body = _text(item, "institution_name")
    # The list often puts a scheme's name where the body's should stand.
    if body and not any(word in body for word in _SCHEME_WORDS):
        cells["provider_ja"] = body
    areas = [one.area for one in rounds]
    if any(areas):
        # A round for the whole country leaves the measure open to all, whatever the others name.
        found = [prefectures_in(area) for area in areas]
        cells["prefectures"] = ";".join(dict.fromkeys(";".join(found).split(";"))) if all(found) else ""
    ceiling = item.get("subsidy_max_limit")
    if isinstance(ceiling, int | Decimal) and not isinstance(ceiling, bool) and ceiling > 0:
        cells["amount_max_myen"] = digits(Decimal(ceiling) / _YEN)
    if rate := _text(item, "subsidy_rate"):
        cells["subsidy_rate"] = rate
    if category := _category(item):
        cells["category"] = category
    summary = " ".join(filter(None, (_text(item, "subsidy_catch_phrase"), plain_text(_raw(item, "detail")))))
    if summary:
        cells["summary_ja"] = f"（Jグランツから引用）{summary}"
    if note := _note(item, body if "provider_ja" not in cells else "", areas):
        cells["note"] = note
    return cells


def _note(item: Mapping[str, Any], body: str, areas: list[str]) -> str:
    said = {
        "実施機関の欄": body,
        "対象地域": "・".join(dict.fromkeys(filter(None, areas))),
        "従業員数": _text(item, "target_number_of_employees"),
        "業種": _text(item, "industry"),
        "利用目的": _text(item, "use_purpose"),
    }
    return "、".join(f"{label}: {text}" for label, text in said.items() if text)


def _category(item: Mapping[str, Any]) -> str:
    """Return the category that the words of the title name, '' when none does."""
    title = _text(item, "title")
    if any(word in title for word in ("補助", "助成", "給付", "支援金", "奨励金")):
        return "subsidy"
    return "loan" if any(word in title for word in ("融資", "貸付", "利子")) else ""


def _rounds(item: Mapping[str, Any]) -> list[_Round]:
    flow = item.get("workflow")
    given = [one for one in flow if isinstance(one, dict)] if isinstance(flow, list) else []
    rounds = [
        _Round(
            _text(one, "target_area_search"),
            _day(_text(one, "acceptance_start_datetime")),
            _day(_text(one, "acceptance_end_datetime")),
            _text(one, "fiscal_year_round"),
        )
        for one in given or [item]
    ]
    return sorted(rounds, key=lambda one: (one.opens, one.closes))


def _day(text: str) -> str:
    """Return the day in Japan of a time of the interface; its times are UTC, in v2 without seconds."""
    if not text:
        return ""
    try:
        moment = datetime.fromisoformat(text.replace("Z", "+00:00"))
        moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
        return moment.astimezone(_JAPAN).date().isoformat()
    except (ValueError, OverflowError) as error:
        raise CellError(
            Text("「{text}」は日時として読めません", "“{text}” is no time").format(text=text[:40])
        ) from error


def _address(item: Mapping[str, Any], number: str) -> str:
    """Return the page of the measure; an address of another kind than the web's is not kept."""
    given = _text(item, "front_subsidy_detail_page_url")
    return given if _ADDRESS.fullmatch(given) else PAGE.format(id=number)


def _raw(item: Mapping[str, Any], name: str) -> str:
    value = item.get(name)
    return value if isinstance(value, str) else ""


def _text(item: Mapping[str, Any], name: str) -> str:
    return clean(_raw(item, name))
