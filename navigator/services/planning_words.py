"""What a plan says in sentences: flags, relaxations, the line above the chains."""

from collections.abc import Sequence
from datetime import date

from navigator.domain.dates import PartialDate
from navigator.domain.fiscal import YearStyle, format_fiscal_year
from navigator.domain.planning import Flag, FlagKind, Link, PlanCase
from navigator.domain.text import Text
from navigator.domain.vocabulary import Eligible, Stage
from navigator.services.wording import joined

_GAP = Text(
    "「{before}」の支援は{ended}までで、「{after}」は{begin}からです。{months} か月、支えがありません。",
    "The support of “{before}” ends on {ended} and “{after}” begins on {begin}: {months} months without support.",
)
_EARLY = Text(
    "「{after}」は{closes}までで、「{before}」の支援が終わる{ended}より {months} か月早く閉じます。"
    "並行して申請する必要があります。",
    "“{after}” closes on {closes}, {months} months before the support of “{before}” ends on {ended}: "
    "both must be applied for side by side.",
)
_EARLY_OPEN = Text(
    "「{after}」が資料で確かめられるのは{closes}までです。「{before}」の支援が終わる{ended}より {months} か月早く、"
    "その後も続いたかは分かりません。",
    "“{after}” is known from the facts until {closes} only, {months} months before the support of “{before}” ends on "
    "{ended}; whether it went on is not known.",
)
_UNDATED = Text(
    "「{before}」の支援期間が資料にないため、次までの間は分かりません。",
    "The length of the support of “{before}” is not on file, so the time until the next one is not known.",
)
_BREAK = Text(
    "{applicant}は「{name}」の対象者ではありません。申請できるのは: {bodies}",
    "{applicant} is not eligible for “{name}”. Who could step in: {bodies}",
)
_SHORT = Text(
    "「{name}」の上限 {ceiling} 百万円は、必要な {money} 百万円に届きません。",
    "The ceiling of “{name}”, {ceiling} million yen, is below the {money} million yen needed.",
)
_TERM = Text(
    "期間の分かる支援は合わせて {known} か月で、必要な {months} か月に足りません。",
    "The support of known length comes to {known} months; {months} are needed.",
)
_TERM_OPEN = Text(
    "期間の分かる支援は合わせて {known} か月（必要 {months} か月）。{unknown} 件は期間が資料にありません。",
    "The support of known length comes to {known} months ({months} needed); the length of {unknown} is not on file.",
)
_UNCOVERED = Text(
    "「{stage}」の段階で、この年度に公募中または実施中のものがありません。",
    "Nothing open or running in this year covers the stage “{stage}”.",
)


def flags(links: Sequence[Link], gaps: Sequence[Stage], case: PlanCase, years: YearStyle) -> tuple[Flag, ...]:
    """Return everything that is marked on a chain: link by link, then what concerns the whole."""
    found: list[Flag] = []
    for at, link in enumerate(links):
        if at:
            found += _between(at, links[at - 1], link, years)
        found += _alone(at, link, case)
    found += _term(links, case)
    found += [Flag(FlagKind.UNCOVERED, _UNCOVERED.format(stage=stage.label)) for stage in gaps]
    return tuple(found)


def _between(at: int, before: Link, after: Link, years: YearStyle) -> list[Flag]:
    gap, ended = after.timing.gap, before.timing.end
    said = {"before": before.offer.name, "after": after.offer.name}
    if gap is None or ended is None:
        return [Flag(FlagKind.UNDATED, _UNDATED.format(**said), at)]
    said |= {"ended": day(ended, years), "months": abs(gap)}
    if gap > 0:
        return [Flag(FlagKind.GAP, _GAP.format(**said, begin=day(after.timing.begin, years)), at, gap)]
    if gap < 0:
        text = _EARLY if after.offer.end_on_file else _EARLY_OPEN
        return [Flag(FlagKind.EARLY, text.format(**said, closes=day(after.timing.closes, years)), at, -gap)]
    return []


def _alone(at: int, link: Link, case: PlanCase) -> list[Flag]:
    one, offer = link.candidate, link.offer
    found = []
    if one.eligible is False and case.applicant is not None:
        text = _BREAK.format(applicant=case.applicant.label, name=offer.name, bodies=bodies(offer.eligible))
        found.append(Flag(FlagKind.BREAK, text, at, step_in=offer.eligible))
    if one.short and offer.amount.high is not None and case.money is not None:
        text = _SHORT.format(name=offer.name, ceiling=f"{offer.amount.high.value:,f}", money=f"{case.money:,f}")
        found.append(Flag(FlagKind.MONEY, text, at))
    return found


def _term(links: Sequence[Link], case: PlanCase) -> list[Flag]:
    if case.months is None:
        return []
    lengths = [link.offer.months for link in links]
    known = sum(length for length in lengths if length is not None)
    unknown = lengths.count(None)
    if known >= case.months:
        return []
    text = _TERM_OPEN if unknown else _TERM
    return [
        Flag(FlagKind.TERM, text.format(known=known, months=case.months, unknown=unknown), months=case.months - known)
    ]


def bodies(eligible: Sequence[Eligible]) -> Text:
    """Return who may apply, as one text."""
    return joined([one.label for one in eligible])


def day(when: date, years: YearStyle) -> Text:
    """Return a day in both languages."""
    exact = PartialDate(when.isoformat())
    return Text(exact.format(years), exact.format(years, "en"))


def year(fy: int, years: YearStyle) -> Text:
    """Return a fiscal year in both languages."""
    return Text(format_fiscal_year(fy, years), format_fiscal_year(fy, years, "en"))


_LIFTED = {
    "fy": Text("{year}にすると", "In {year}"),
    "field": Text("分野の条件を外すと", "Without the field"),
    "block": Text("ブロックの条件を外すと", "Without the block"),
    "stages": Text("段階を基礎から市場までにすると", "With all stages from basic research to the market"),
}
_BRINGS = Text("{lifted} {offers} 件が公募中または実施中です。{rest}", "{lifted} {offers} are open or running. {rest}")
_ALL = Text("すべての段階に担い手があります。", "Every stage is covered.")
_STILL = Text("担い手のない段階: {stages}", "Stages nobody covers: {stages}")


def relaxation(condition: str, case: PlanCase, offers: int, gaps: Sequence[Stage], years: YearStyle) -> Text:
    """Return what lifting a condition would bring."""
    lifted = _LIFTED[condition].format(year=year(case.fy, years))
    rest = _STILL.format(stages=joined([stage.label for stage in gaps])) if gaps else _ALL
    return _BRINGS.format(lifted=lifted, offers=offers, rest=rest)


_FOUND = Text("{year}の道筋 {count} 本（減点の少ない順）", "{count} chains for {year}, the fewest points first")
_NOTHING = Text(
    "{year}には、この条件で公募中または実施中のものがありません。道筋は作れません。",
    "In {year} nothing that meets the case is open or running: there is no chain.",
)
_NO_CHAIN = Text(
    "{year}には、同じ事業を二度使わずにつながる道筋がありません。",
    "In {year} no chain can be joined up without using one program twice.",
)


def summary(case: PlanCase, chains: int, gaps: Sequence[Stage], years: YearStyle) -> Text:
    """Return the line above the chains."""
    if chains:
        return _FOUND.format(year=year(case.fy, years), count=chains)
    first, last = case.span
    return (_NOTHING if len(gaps) == last - first + 1 else _NO_CHAIN).format(year=year(case.fy, years))
