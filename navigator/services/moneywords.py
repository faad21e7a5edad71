"""The money line above a list in words: two totals for programs, a range of ceilings for measures, nothing else."""

from navigator.domain.budgets import BudgetTotal
from navigator.domain.fiscal import format_fiscal_year
from navigator.domain.money import format_myen
from navigator.domain.results import CeilingRange, Presentation, ResultSet
from navigator.domain.text import Text

_NOTHING = Text("{kind} {year} … 金額の資料なし", "{kind} {year}: no amount on file")
_WHOLE = Text("{kind} {year} 計 {whole} 百万円", "{kind} {year}: {whole} million yen")
_BOTH = Text(
    "{kind} {year} 計 {whole}（※内数を含め {both}）百万円",
    "{kind} {year}: {whole} ({both} with ※) million yen",
)
_NO_CEILING = Text("上限の資料なし（{unknown} 件）", "no ceiling on file ({unknown})")
_CEILING = Text("上限 {span} 百万円", "ceilings {span} million yen")
_SOME_CEILINGS = Text(
    "上限 {span} 百万円（{unknown} 件は上限の資料なし）", "ceilings {span} million yen ({unknown} not on file)"
)


def money_line(result: ResultSet, presentation: Presentation) -> str:
    """Return the money of an answer as one line, empty for catalogues without money."""
    money = result.money
    if isinstance(money, BudgetTotal):
        text = _total(money, presentation)
    elif isinstance(money, CeilingRange):
        text = _range(money)
    else:
        return ""
    return text.of(presentation.language)


def _total(money: BudgetTotal, presentation: Presentation) -> Text:
    year = format_fiscal_year(money.fy, presentation.years, presentation.language)
    if not money.counted:
        return _NOTHING.format(kind=money.kind.label, year=year)
    whole, both = format_myen(money.without_partial), format_myen(money.with_partial)
    template = _BOTH if money.partial else _WHOLE
    return template.format(kind=money.kind.label, year=year, whole=whole, both=both)


def _range(money: CeilingRange) -> Text:
    unknown = f"{money.unknown:,}"
    if money.lowest is None or money.highest is None:
        return _NO_CEILING.format(unknown=unknown)
    low, high = format_myen(money.lowest), format_myen(money.highest)
    span = Text(low, low) if low == high else Text(f"{low}〜{high}", f"{low}–{high}")
    return (_SOME_CEILINGS if money.unknown else _CEILING).format(span=span, unknown=unknown)
