"""The notes that every chart has: what its signs mean, how much of the years run is on file."""

from navigator.domain.chart import MetricFamily
from navigator.domain.chartwords import NAMED, Told
from navigator.domain.seriesparts import joined
from navigator.domain.text import Text


def signs(told: Told) -> tuple[Text, ...]:
    """Return the notes on signs: what 「…」 and ※ mean, what is drawn hollow, what a range is."""
    points = [point for one in told.shown for point in one.points]
    found = [SIGNS]
    kinds = [point.figure.partial_kind for point in points if point.partial and point.figure.partial_kind]
    if any(point.partial for point in points):
        names = joined([kind.label for kind in dict.fromkeys(kinds)]) if kinds else Text("内数", "partial")
        found.append(_PARTIAL.format(kinds=names))
    if any(one.hollow for one in told.shown):
        found.append(_HOLLOW)
    if any(point.low is not None for point in points):
        found.append(_RANGE)
    if told.question.spec.follow_lineage:
        money = told.question.spec.metric.family is MetricFamily.BUDGET
        found.append(_LINEAGE if money else _LINEAGE_REGIONS)
    return tuple(found)


def coverage_notes(told: Told) -> tuple[Text, ...]:
    """Return how much of the years run is on file, series by series; of many series only the extremes."""
    known = [one for one in told.shown if one.coverage.run]
    if not known:
        return ()
    if len(known) <= NAMED:
        return tuple(
            _COVERED.format(name=one.label, run=one.coverage.run, on_file=one.coverage.on_file) for one in known
        )
    full = sum(one.coverage.on_file == one.coverage.run for one in known)
    return (_COVERED_MANY.format(count=len(known), full=full),)


SIGNS = Text(
    "「…」は資料なし、「－」は該当なし、「0」はゼロを表す。",
    "“…” means not on file, “－” none, “0” zero.",
)
_PARTIAL = Text("※は内数（{kinds}）。斜線で示した。", "※ marks a partial amount ({kinds}), drawn hatched.")
_HOLLOW = Text("要求・予定は枠だけで示した。", "Requests and plans are drawn as outlines.")
_RANGE = Text("細い縦線は、出典や確かさによる値の幅。", "A thin vertical line is the range of the values on file.")
_LINEAGE = Text(
    "系譜: 前身と後継の額を、包含・重複を除いて合わせた。系譜の外の事業と分け合う額は内数（※）とした。",
    "Lineage: amounts of ancestors and descendants together, nothing twice; amounts shared with programs outside "
    "the lineage are marked ※.",
)
_LINEAGE_REGIONS = Text(
    "系譜: 前身と後継で実施した地域も合わせ、同じ地域は一度だけ数えた。",
    "Lineage: regions of ancestors and descendants together, each region once.",
)
_COVERED = Text(
    "「{name}」は実施した{run}年度のうち{on_file}年度の資料がある。",
    "“{name}”: {on_file} of the {run} years run are on file.",
)
_COVERED_MANY = Text(
    "始まりと終わりの分かる{count}系列のうち、全年度の資料があるのは{full}系列。",
    "Of {count} series with known first and last year, {full} have every year on file.",
)
