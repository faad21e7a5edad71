"""Chains of a plan in the reader's words: the picture, heads for a list, a row a link."""

from collections.abc import Sequence
from datetime import date

from navigator.domain.calls import CallRound
from navigator.domain.dates import PartialDate
from navigator.domain.fiscal import YearStyle, fiscal_year_of, format_fiscal_year
from navigator.domain.money import MISSING, format_myen
from navigator.domain.plan_picture import (
    PlanBar,
    PlanDrawing,
    PlanJoin,
    PlanLane,
    lane_stages,
    lanes_of,
    support_span,
    time_spans,
    year_count,
)
from navigator.domain.planning import STAGES, Availability, Chain, Flag, FlagKind, Link, Passage, Plan, PlanCase
from navigator.domain.results import Presentation
from navigator.domain.text import Text
from navigator.services.wording import AND, figure_text, joined, stages_text

NOT_SAID = Text("記載なし", "not said")
RUNNING = Text("実施中（年度内の公募の日付は資料なし）", "running (no dated call in the year on file)")
NO_LINK = Text("枠・系譜の記載なし", "no frame or succession on file")
UNNAMED = Text("{name}（相手の記載なし）", "{name} (no partner named)")
IN_YEAR = Text("{name}（{year}）", "{name} ({year})")
GAP = Text("{months} か月 支えなし", "{months} months without support")
EARLY = Text("{months} か月早く閉じる", "closes {months} months early")
EARLY_OPEN = Text(
    "資料で確かめられるのは {months} か月早い {day} まで", "known on file only until {day}, {months} months earlier"
)
UNDATED = Text("前の期間は資料になく、間は不明", "length before not on file, gap unknown")
NO_END = Text("期間は資料なし", "length not on file")
NOBODY = Text("担い手なし", "nobody covers it")
MONTHS = Text("{months} か月", "{months} months")
CEILING = Text("{span} 百万円／{basis}", "{span} million yen, {basis}")
_UP_TO, _FROM = Text("上限 {high}", "up to {high}"), Text("{low} 以上", "from {low}")
_SPAN = Text("{low}〜{high}", "{low}–{high}")
_LONG_NAMES = 6
"""Years of the axis up to which their names stand in full."""
QUARTERS_JA, QUARTERS_EN = ("4月", "7月", "10月", "1月"), ("Apr", "Jul", "Oct", "Jan")
BASES = {
    "year": Text("年", "a year"),
    "unsaid": Text("年額か総額かは概要による", "a year or in all: see the summary"),
}
NOT_ELIGIBLE = Text("{applicant}は対象外 → 申請できる: {bodies}", "{applicant} not eligible → could apply: {bodies}")
TOO_LOW = Text("上限が必要な {money} 百万円に届かない", "ceiling below the {money} million yen needed")
WHO = Text("申請: {bodies}", "Who applies: {bodies}")
CALL = Text("公募 {span}", "call {span}")
UNTIL, SINCE = Text("〜{day}", "until {day}"), Text("{day}〜", "from {day}")
LEGEND = (
    ("open", Text("公募あり（日付のある公募）", "Open (dated call)")),
    ("running", Text("実施中（年度内の日付の資料なし）", "Running (no date in the year on file)")),
    ("ragged", Text("終わりは資料なし", "End not on file")),
    ("gap", Text("支えのない期間", "Without support")),
    ("early", Text("前の支援より早く閉じる", "Closes before the support before ends")),
    ("linked", Text("枠・系譜でつながる", "Frame or succession")),
    ("loose", Text("枠・系譜の記載なし", "None on file")),
)


def drawing(plan: Plan, chain: Chain, presentation: Presentation, *, brief: bool = False) -> PlanDrawing:
    """Return a chain as a picture; ``brief`` leaves what a table beside it tells: who, how much, how long, when."""
    say, case = presentation.language, plan.case
    first_fy = min(case.fy, *(fiscal_year_of(link.timing.begin) for link in chain.links))
    bars = tuple(_bar(at, link, case, first_fy, presentation, brief=brief) for at, link in enumerate(chain.links))
    joins = tuple(
        _join(at, chain.links[at - 1], link, first_fy, presentation, brief=brief)
        for at, link in enumerate(chain.links)
        if at
    )
    lanes = tuple(
        PlanLane(STAGES[at].label.of(say), NOBODY.of(say) if STAGES[at] in plan.uncovered else "")
        for at in lane_stages(case)
    )
    count = year_count(chain, first_fy)
    style = presentation.years if count <= _LONG_NAMES else _short(presentation)
    years = tuple(format_fiscal_year(first_fy + at, style, say) for at in range(count))
    shown = {bar.availability.value for bar in bars} | {"ragged" for bar in bars if not bar.ended}
    shown |= {"gap" for join in joins if join.gap} | {"early" for join in joins if join.early}
    shown |= {"linked" if join.linked else "loose" for join in joins}
    legend = tuple((key, words.of(say)) for key, words in LEGEND if key in shown)
    quarters = QUARTERS_JA if say == "ja" else QUARTERS_EN
    return PlanDrawing(lanes, bars, joins, years, first_fy, legend, quarters)


def _short(presentation: Presentation) -> YearStyle:
    return YearStyle.SHORT if presentation.years is YearStyle.ERA else presentation.years


def _bar(at: int, link: Link, case: PlanCase, first_fy: int, presentation: Presentation, *, brief: bool) -> PlanBar:
    say, offer = presentation.language, link.offer
    span, ended = support_span(link, first_fy)
    lines = [AND.of(say).join(part for part in (provider(link).of(say), state(link).of(say)) if part)]
    if not brief:
        told = [WHO.format(bodies=bodies(link)), *([] if offer.amount.high is None else [amount(link)]), length(link)]
        lines.append(AND.of(say).join(part.of(say) for part in told))
        lines += [CALL.of(say).format(span=call) for call in calls(link, presentation)]
    return PlanBar(
        at + 1,
        key_of(link),
        offer.name.of(say),
        lanes_of(link, case),
        span,
        ended,
        link.candidate.availability,
        tuple(lines),
        tuple(mark.of(say) for mark in marks(link, case)),
    )


def _join(at: int, before: Link, after: Link, first_fy: int, presentation: Presentation, *, brief: bool) -> PlanJoin:
    say = presentation.language
    gap, early = time_spans(before, after, first_fy)
    lines = tuple(passage(one, presentation).of(say) for one in after.passages) or (NO_LINK.of(say),)
    if brief:
        lines = (AND.of(say).join(lines),)
    return PlanJoin(at + 1, lines, bool(after.passages), time_text(after, presentation).of(say), gap, early)


def key_of(link: Link) -> str:
    """Return ``table:code`` of the record of a link."""
    return f"{link.offer.ref.table}:{link.offer.ref.code}"


def marks(link: Link, case: PlanCase) -> list[Text]:
    """Return what is wrong with a link alone: the applicant, the money."""
    found = []
    if link.candidate.eligible is False and case.applicant is not None:
        found.append(NOT_ELIGIBLE.format(applicant=case.applicant.label, bodies=bodies(link)))
    if link.candidate.short and case.money is not None:
        found.append(TOO_LOW.format(money=format_myen(case.money)))
    return found


def time_text(after: Link, presentation: Presentation) -> Text:
    """Return the time between a link and the one before it; empty when they meet."""
    gap = after.timing.gap
    if gap is None:
        return UNDATED
    if gap > 0:
        return GAP.format(months=gap)
    if gap == 0:
        return Text("", "")
    if after.offer.end_on_file:
        return EARLY.format(months=-gap)
    closes = short_day(after.timing.closes, presentation)
    return EARLY_OPEN.format(months=-gap, day=Text(closes, closes))


def passage(one: Passage, presentation: Presentation) -> Text:
    """Return a frame or a succession with its year: 他府省連携枠「関係府省連携事業」（平成19年度）."""
    kind = Text("{kind}「{name}」", "{kind} “{name}”").format(kind=one.kind.label, name=one.name)
    if one.name.ja == one.kind.label.ja:
        kind = one.kind.label
    if one.fy is not None:
        year = format_fiscal_year(one.fy, presentation.years, presentation.language)
        kind = IN_YEAR.format(name=kind, year=Text(year, year))
    if one.amount is not None:
        kind = Text("{kind} {amount} 百万円", "{kind}, {amount} million yen").format(
            kind=kind, amount=figure_text(one.amount)
        )
    return kind if one.named else UNNAMED.format(name=kind)


def provider(link: Link) -> Text:
    """Return who offers a link: its ministry, or the body printed."""
    offer = link.offer
    return offer.ministry.label if offer.ministry else Text(offer.provider or MISSING, offer.provider or MISSING)


def state(link: Link) -> Text:
    """Return whether a link is open or running; running says what is not known."""
    one = link.candidate.availability
    return RUNNING if one is Availability.RUNNING else one.label


def stages(link: Link) -> Text:
    """Return the stages that a link carries."""
    found = stages_text(STAGES[link.stages[0]], STAGES[link.stages[1]])
    assert found is not None
    return found


def bodies(link: Link) -> Text:
    """Return who may apply."""
    return joined([one.label for one in link.offer.eligible]) if link.offer.eligible else NOT_SAID


def amount(link: Link) -> Text:
    """Return how much one award may be."""
    low, high, basis = link.offer.amount.low, link.offer.amount.high, BASES[link.offer.amount.basis.value]
    if low is None and high is None:
        return Text(MISSING, MISSING)
    if low is None or (high is not None and low.value == high.value):
        span = _UP_TO.format(high=figure_text(high))
    elif high is None:
        span = _FROM.format(low=figure_text(low))
    else:
        span = _SPAN.format(low=figure_text(low), high=figure_text(high))
    return CEILING.format(span=span, basis=basis)


def length(link: Link) -> Text:
    """Return how long one award lasts."""
    months = link.offer.months
    return NO_END if months is None else MONTHS.format(months=months)


def calls(link: Link, presentation: Presentation) -> tuple[str, ...]:
    """Return the dated calls that make a link open: H19.1.9〜H19.3.26."""
    return tuple(_call(one, presentation) for one in link.candidate.rounds if one.opens or one.closes)


def _call(one: CallRound, presentation: Presentation) -> str:
    style = _short(presentation)
    opens, closes = (
        None if day is None else day.format(style, presentation.language) for day in (one.opens, one.closes)
    )
    if opens and closes:
        return f"{opens}〜{closes}"
    return (SINCE if opens else UNTIL).of(presentation.language).format(day=opens or closes)


def short_day(day: date, presentation: Presentation) -> str:
    """Return a day in its short form."""
    return PartialDate(day.isoformat()).format(_short(presentation), presentation.language)


def whole_flags(chain: Chain) -> tuple[Flag, ...]:
    """Return what is marked on the chain as a whole."""
    return tuple(flag for flag in chain.flags if flag.link is None)


def counted(flags: Sequence[Flag]) -> tuple[tuple[FlagKind, int], ...]:
    """Return how many flags of each kind there are, in their order."""
    return tuple((kind, count) for kind in FlagKind if (count := sum(flag.kind is kind for flag in flags)))
