"""A plain recount from the CSV files of the package, by code that shares nothing with the program's own columns.

Only the calendar (fiscal year of a date, status of a call) and the table of providers are taken from the domain: they
have tests of their own.
"""

from datetime import date
from functools import cache

from navigator.domain.catalogues import Catalogue
from navigator.domain.dates import PartialDate, call_status
from navigator.domain.filters import FacetChoice
from navigator.domain.providers import ministry_of_provider
from tests.db.packages import items, table

STAGES = ["basic", "applied", "development", "commercialisation", "market"]
URGENT = ["closing", "open", "announced", "closed"]

Record = dict[str, str]

MAY_APPLY = {"block", "prefecture", "field", "eligible"}


@cache
def records(catalogue: Catalogue) -> dict[str, Record]:
    """The records of a catalogue by code; an event, which has none, by date, kind and title."""
    found = {}
    for row in table(catalogue.value):
        code = row.get("code") or "|".join(row[column] for column in ("date", "kind", "title_ja"))
        found[code] = row
    assert len(found) == len(table(catalogue.value))
    return found


@cache
def editions() -> dict[str, list[Record]]:
    found: dict[str, list[Record]] = {}
    for row in table("editions"):
        found.setdefault(row["measure_code"], []).append(row)
    return found


@cache
def block_of() -> dict[str, str]:
    return {row["name_ja"]: row["block_code"] for row in table("prefectures")}


@cache
def _by_code(name: str) -> dict[str, Record]:
    return {row["code"]: row for row in table(name)}


def values(catalogue: Catalogue, code: str, facet: str, today: date) -> set[str]:  # noqa: C901, PLR0911 - one case a facet
    """The values of a record in a facet; none when the facts say nothing."""
    row = records(catalogue)[code]
    match facet:
        case "ministry":
            return _ministry(catalogue, row)
        case "provider_type":
            return {row["provider_type"]} - {""}
        case "kind":
            return {row["category" if catalogue is Catalogue.MEASURES else "kind"]} - {""}
        case "stage":
            ends = [STAGES.index(row[name]) for name in ("stage_from", "stage_to") if row[name]]
            return set(STAGES[min(ends) : max(ends) + 1]) if ends else set()
        case "field":
            return set(items(row["field" if catalogue is Catalogue.THEMES else "fields"]))
        case "eligible":
            return set(items(row["eligible"]))
        case "block":
            blocks, prefectures = _places(catalogue, row)
            return set(blocks) | {block_of()[name] for name in prefectures}
        case "prefecture":
            blocks, prefectures = _places(catalogue, row)
            return set(prefectures) or {name for name, block in block_of().items() if block in blocks}
        case "fy":
            return {str(year) for year in fiscal_years(catalogue, code)}
        case "status":
            return _status(code, today)
        case "origin":
            return {"bundled"}
        case "own" | "tag":
            return set()  # a new library says nothing of its own
    raise AssertionError(facet)


def _ministry(catalogue: Catalogue, row: Record) -> set[str]:
    if catalogue is Catalogue.PROGRAMS:
        return {row["ministry_code"]} - {""}
    of_program = _by_code("programs").get(row["program_code"], {}).get("ministry_code", "")
    if catalogue is Catalogue.MEASURES and not of_program:
        found = ministry_of_provider(row["provider_ja"])
        return {found.value} if found else set()
    return {of_program} - {""}


def _places(catalogue: Catalogue, row: Record) -> tuple[list[str], list[str]]:
    if catalogue is Catalogue.MEASURES:
        return items(row["block_codes"]), items(row["prefectures"])
    if catalogue is Catalogue.FACILITIES:
        return [], items(row["prefecture"])
    if catalogue is Catalogue.THEMES:
        return [], items(_by_code("regions").get(row["region_code"], {}).get("prefectures", ""))
    return items(row["block_code"]), []


def _status(code: str, today: date) -> set[str]:
    found = {
        call_status(
            PartialDate(row["call_open"]) if row["call_open"] else None,
            PartialDate(row["call_close"]) if row["call_close"] else None,
            today,
        ).value
        for row in editions().get(code, [])
    }
    return {next(status for status in URGENT if status in found)} if found - {"undated"} else set()


@cache
def fiscal_years(catalogue: Catalogue, code: str) -> frozenset[int]:
    """The years that the facts tie to a record."""
    row = records(catalogue).get(code)
    if row is None or catalogue is Catalogue.FACILITIES:
        return frozenset()
    if catalogue is Catalogue.MEASURES:
        return frozenset(int(edition["fy"]) for edition in editions().get(code, []) if edition["fy"])
    if catalogue is Catalogue.THEMES:
        return frozenset({int(row["fy"])}) if row["fy"] else frozenset()
    if catalogue is Catalogue.EVENTS:
        return frozenset(fiscal_years_of_date(row["date"]))
    years = {int(line["fy"]) for line in table("budgets") if line["program_code"] == code}
    start, end = row["start_fy"], row["end_fy"]
    if start and end:
        years |= set(range(int(start), int(end) + 1))
    return frozenset(years | {int(year) for year in (start, end) if year})


def fiscal_years_of_date(text: str) -> set[int]:
    """The fiscal year of a date known to the month or day."""
    parts = [int(part) for part in text.split("-")] if text else []
    return {parts[0] - (parts[1] < 4)} if len(parts) > 1 else set()


def as_of(catalogue: Catalogue, code: str, year: int) -> bool:
    """Whether a record counts «as of» a fiscal year."""
    row = records(catalogue)[code]
    if catalogue is Catalogue.FACILITIES:
        return True
    if catalogue is Catalogue.PROGRAMS:
        after_start = not row["start_fy"] or int(row["start_fy"]) <= year
        return after_start and (not row["end_fy"] or year <= int(row["end_fy"]))
    if catalogue is Catalogue.MEASURES:
        return any(edition["fy"] == str(year) or _open_in(edition, year) for edition in editions().get(code, []))
    return any(known <= year for known in fiscal_years(catalogue, code))


def _open_in(edition: Record, year: int) -> bool:
    first, last = date(year, 4, 1), date(year + 1, 3, 31)
    dates = [PartialDate(edition[name]) for name in ("call_open", "call_close") if edition[name]]
    return bool(dates) and dates[0].first <= last and dates[-1].last >= first


def meets(catalogue: Catalogue, code: str, choice: FacetChoice, today: date) -> bool:
    """Whether a record meets a choice in a facet."""
    held = values(catalogue, code, choice.key.value, today) or {"none"}
    if held & set(choice.exclude):
        return False
    silent = choice.key.value in MAY_APPLY and held == {"none"}
    return not choice.include or bool(held & set(choice.include)) or silent
