"""The few words that a picture of a chart adds to what the chart says, in both languages."""

from navigator.domain.text import Text

UNIT = Text("（{unit}）", "({unit})")
PARTIAL = Text("※内数", "※ part of a larger amount")
HOLLOW = Text("要求・予定", "requested or planned")
RANGE = Text("出典による差", "range of the sources")
GAP = Text("… 資料なし", "… not on file")
SPAN = Text("複数年度の値", "figure of several years")
BREAK = Text("範囲・定義の変更", "extent or definition changed")
AS_OF = Text("{date}時点", "as of {date}")
COVERAGE = Text("（資料{on_file}／{run}年）", " ({on_file} of {run} years)")
MARK = Text("▼{number} {year} {kind}：{label}", "▼{number} {year} {kind}: {label}")
NOTE = Text("注{number}", "Note\u00a0{number}")
SOURCES = Text("出典", "Sources")
EMPTY = Text("描ける数値がありません。", "There is no figure to draw.")
BOTH_TOTALS = Text("{both}\n({whole})", "{both}\n({whole})")
TOTALS = Text("棒の上：※を含む計（※を除く計）", "above bars: total with ※ (without ※)")
NOTHING_WHOLE = Text("－", "－")
