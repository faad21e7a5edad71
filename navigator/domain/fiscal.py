"""Fiscal years and eras: reading and writing 平成19年度, H19, 2007年度 and FY2007.

A fiscal year is named by the Western year in which it begins and runs from 1 April to 31 March (会計法 / 財政法 11条;
the first year that did so was 明治19年度 = FY1886). The first days of the eras are those of the proclamations
(元号): 明治 23 October 1868, 大正 30 July 1912, 昭和 25 December 1926, 平成 8 January 1989, 令和 1 May 2019.

**Which era year names a fiscal year.** Year n of an era that began in the Western year w is fiscal year w + n − 1,
and the name is right only if at least one day of that fiscal year lies in the era. So 平成31年度 and 令和元年度 are
both FY2019, 大正15年度 and 昭和元年度 both FY1926; 平成32年度 never was (it is 令和2年度), nor 昭和64年度
(April 1989 was 平成元年).
"""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from navigator.domain.errors import UserError
from navigator.domain.text import Language, Text

FIRST_FISCAL_YEAR = 1886
LAST_FISCAL_YEAR = 2199
UNKNOWN = "…"


class YearStyle(StrEnum):
    """How fiscal years and dates are shown: 平成19年度, H19, or 2007年度 / FY2007."""

    ERA = "era"
    SHORT = "short"
    WESTERN = "western"

    @property
    def label(self) -> Text:
        """Name of the style, by its example."""
        return {
            YearStyle.ERA: Text("元号（平成19年度）", "Era: H19 (FY2007)"),
            YearStyle.SHORT: Text("元号の略（H19）", "Short era: H19"),
            YearStyle.WESTERN: Text("西暦（2007年度）", "Western: FY2007"),
        }[self]


@dataclass(frozen=True, slots=True)
class Era:
    """An era: its name, the letter of its short form, its first day."""

    name: str
    letter: str
    first: date


ERAS: tuple[Era, ...] = (
    Era("明治", "M", date(1868, 10, 23)),
    Era("大正", "T", date(1912, 7, 30)),
    Era("昭和", "S", date(1926, 12, 25)),
    Era("平成", "H", date(1989, 1, 8)),
    Era("令和", "R", date(2019, 5, 1)),
)
_BY_WORD = {word: era for era in ERAS for word in (era.name, era.letter.casefold())}

_ERA_YEAR = re.compile(r"(明治|大正|昭和|平成|令和|[mtshr]\.?)(元|[0-9]{1,3})(?:年度|年)?")
_WESTERN_YEAR = re.compile(r"(?:fy)?([0-9]{4})(?:年度|年)?")
_BARE_YEAR = re.compile(r"(元|[0-9]{1,3})(?:年度|年)?")
_BOTH_FORMS = re.compile(r"([^()]+)\(([^()]+)\)")
_SHORT_DIGIT = re.compile(r"[0-9]")
_RANGE_SIGN = re.compile(r"\.\.|[~〜–—-]")


def era_of(day: date) -> Era | None:
    """Return the era of ``day``, None before 明治."""
    return next((era for era in reversed(ERAS) if era.first <= day), None)


def fiscal_year_of(day: date) -> int:
    """Return the fiscal year of ``day``: it turns on 1 April."""
    return day.year if day.month >= 4 else day.year - 1


def fiscal_year_days(fy: int) -> tuple[date, date]:
    """Return the first and the last day of a fiscal year."""
    return date(fy, 4, 1), date(fy + 1, 3, 31)


def parse_fiscal_year(text: str, era: str | None = None) -> int:
    """Read one fiscal year.

    Accepts 平成19年度, 平成元年度, H19, Ｈ１９, h19年度, 2007年度, FY2007, 2007, the forms that
    ``format_fiscal_year`` writes (H31/R1, 平成31／令和元年度, H19 (FY2007)), and 19年度 when ``era`` (平成 or H)
    says which era is meant. Era years follow the rule in the head of this module.

    Raises:
        UserError: the text is no fiscal year, the era year never was, or the year is outside 1886–2199.
    """
    plain = _plain(text)
    both = _BOTH_FORMS.fullmatch(plain)
    forms = both.groups() if both else (plain,)
    years = {_one_year(part, text, era) for form in forms for part in form.split("/")}
    if len(years) != 1:
        raise _unreadable(text)
    return years.pop()


def format_fiscal_year(fy: int, style: YearStyle, language: Language = "ja") -> str:
    """Write a fiscal year.

    Japanese: 平成19年度, H19, 2007年度. English: H19 (FY2007), H19, FY2007. A year in which an era began after 1 April
    carries both names: 平成31／令和元年度, H31/R1. A year before the eras is written in the Western form.
    """
    names = _names(fy)
    if style is YearStyle.WESTERN or not names:
        return f"FY{fy}" if language == "en" else f"{fy}年度"
    if style is YearStyle.ERA and language != "en":
        return "／".join(era.name + _number(n) for era, n in names) + "年度"
    short = "/".join(f"{era.letter}{n}" for era, n in names)
    return f"{short} (FY{fy})" if style is YearStyle.ERA else short


def format_fiscal_span(start: int | None, end: int | None, style: YearStyle, language: Language = "ja") -> str:
    """Write a span of fiscal years: 平成19–24年度, H19–H24, FY2007–2012; an end that is not on file is …

    In a span a year with two names takes the era of the other end: 平成29–31年度, 令和元–5年度.
    """
    if start is None or end is None:
        left = UNKNOWN if start is None else format_fiscal_year(start, style, language)
        right = UNKNOWN if end is None else format_fiscal_year(end, style, language)
        return UNKNOWN if left == right else f"{left}–{right}"
    if start == end:
        return format_fiscal_year(start, style, language)
    western = f"FY{start}–{end}" if language == "en" else f"{start}–{end}年度"
    names = _span_names(start, end)
    if style is YearStyle.WESTERN or names is None:
        return western
    (first_era, first), (last_era, last) = names
    if style is YearStyle.ERA and language != "en":
        second = "" if first_era is last_era else last_era.name
        return f"{first_era.name}{_number(first)}–{second}{_number(last)}年度"
    short = f"{first_era.letter}{first}–{last_era.letter}{last}"
    return f"{short} ({western})" if style is YearStyle.ERA else short


def year_spellings(fy: int) -> tuple[str, ...]:
    """Return the printed forms of a fiscal year, for searching texts: 平成19年度, 平成19年, H19, FY2007, 2007 …

    Short forms of one digit carry 年 (H2年), because a bare H2 is a part of H20.
    """
    forms: list[str] = []
    for era, n in _names(fy):
        for number in dict.fromkeys((_number(n), str(n))):
            forms += [f"{era.name}{number}年度", f"{era.name}{number}年"]
            short = f"{era.letter}{number}"
            forms += [f"{short}年度", f"{short}年"] if _SHORT_DIGIT.fullmatch(number) else [short]
    return (*forms, f"{fy}年度", f"{fy}年", f"FY{fy}", str(fy))


def years_in_query_term(text: str) -> int | None:
    """Return the fiscal year if the whole term is a form of one (H19, 2007, FY2007, 平成19年度), else None.

    A bare 19 or 元年 names no year.
    """
    try:
        return parse_fiscal_year(text)
    except UserError:
        return None


def parse_year_range(text: str) -> tuple[int | None, int | None]:
    """Read H17..H19, H17.., ..H19 or H17 as (first, last); None is an open end.

    Also ～ and – between the years; an end without an era takes that of the start (平成17～19年度).

    Raises:
        UserError: an end is no fiscal year, both are missing, or the first is later than the last.
    """
    plain = _plain(text)
    sign = _RANGE_SIGN.search(plain)
    if sign is None:
        year = parse_fiscal_year(plain)
        return year, year
    left, right = plain[: sign.start()], plain[sign.end() :]
    if not left and not right:
        raise _unreadable(text)
    low = parse_fiscal_year(left) if left else None
    era = _ERA_YEAR.match(left)
    high = parse_fiscal_year(right, era=era[1] if era else None) if right else None
    if low is not None and high is not None and low > high:
        raise UserError(
            Text(
                f"年度の範囲「{text.strip()}」は始まりが終わりより後です。",
                f"The range of years “{text.strip()}” begins after its end.",
            ),
            Text(
                f"{high}..{low} のように早い年度を先に書いてください。", f"Put the earlier year first: {high}..{low}."
            ),
        )
    return low, high


def _plain(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).casefold().split())


def _number(n: int) -> str:
    return "元" if n == 1 else str(n)


def _names(fy: int) -> Sequence[tuple[Era, int]]:
    """Era years that name ``fy``: the era of 1 April, then one that began later in the same Western year."""
    if not 1 <= fy < date.max.year:
        return ()
    eras = [era_of(date(fy, 4, 1)), *(era for era in ERAS if date(fy, 4, 1) < era.first <= date(fy, 12, 31))]
    return tuple((era, fy - era.first.year + 1) for era in eras if era)


def _span_names(start: int, end: int) -> tuple[tuple[Era, int], tuple[Era, int]] | None:
    first, last = _names(start), _names(end)
    if not first or not last:
        return None
    common = next(((a, b) for a in first for b in last if a[0] is b[0]), None)
    return common or (first[0], last[0])


def _one_year(part: str, text: str, era: str | None) -> int:
    if match := _WESTERN_YEAR.fullmatch(part):
        fy = int(match[1])
        if not FIRST_FISCAL_YEAR <= fy <= LAST_FISCAL_YEAR:
            raise _unreadable(text)
        return fy
    if match := _ERA_YEAR.fullmatch(part):
        return _era_year(_BY_WORD[match[1].rstrip(".")], match[2], text)
    if match := _BARE_YEAR.fullmatch(part):
        meant = _BY_WORD.get(_plain(era).rstrip(".")) if era else None
        if meant is not None:
            return _era_year(meant, match[1], text)
        raise UserError(
            Text(f"「{text.strip()}」はどの元号の年度か分かりません。", f"“{text.strip()}” does not say which era."),
            Text("平成19年度、H19、2007年度のように書いてください。", "Write H19, FY2007 or 2007."),
        )
    raise _unreadable(text)


def _era_year(era: Era, number: str, text: str) -> int:
    n = 1 if number == "元" else int(number)
    fy = era.first.year + n - 1
    if n < 1 or fy < FIRST_FISCAL_YEAR:
        raise _unreadable(text)
    if era not in [named for named, _ in _names(fy)]:
        right = format_fiscal_year(fy, YearStyle.ERA)
        raise UserError(
            Text(f"「{text.strip()}」という年度はありません。", f"There is no fiscal year “{text.strip()}”."),
            Text(
                f"{right}（{fy}年度）のことなら、そう書いてください。",
                f"If you mean {format_fiscal_year(fy, YearStyle.ERA, 'en')}, write that.",
            ),
        )
    return fy


def _unreadable(text: str) -> UserError:
    shown = text.strip()[:40]
    return UserError(
        Text(f"「{shown}」は年度として読めません。", f"“{shown}” is not a fiscal year."),
        Text(
            f"平成19年度、H19、2007年度、FY2007のように書いてください（{FIRST_FISCAL_YEAR}～{LAST_FISCAL_YEAR}年度）。",
            f"Write H19, FY2007 or 2007 ({FIRST_FISCAL_YEAR} to {LAST_FISCAL_YEAR}).",
        ),
    )
