"""The verb trend: budgets and outcomes over the years."""

import sys

from navigator.cli.verbs import Option, Verb
from navigator.domain.text import Text

PAGE = Text(
    """\
使い方: ./go run trend 対象… --metric 指標 [--follow-lineage] [--from 年度] [--to 年度]
                      [--form 形] [--basis 額の基準] [--format table|json|csv]
                      [--svg|--png|--pdf ファイル]

年度ごとの予算・成果・実施地域を、画面の「推移」と同じ規則で示します。資料のない年度は空けたまま、
足してはいけないものは足さず、図にない値とその理由を挙げます。

  対象                 事業・府省・地域・ブロックの符号、または group（連携施策群）。
                       同じ符号が二つあれば program:符号 のように。kind:符号、field:符号 も使えます
  --metric 指標        budget:種類（initial, request, priority_request, planned, supplementary,
                       reconstruction, settlement, initial_settlement は当初予算と決算を並べる）、
                       outcome:指標の符号、participation:regions（実施地域数）
  --follow-lineage     事業の前身と後継も、二重に数えずにたどる
  --from, --to         年度（2007、H19、平成19年度）
  --form 形            lines（既定）、stacked、grouped、steps（累積）、share（構成比）
  --basis 基準         nominal（既定）、real（実質）、per_head（1人当たり）
  --deflator           実質の物価指数: printed（公表の指数、既定）、implicit（名目÷実質の計算値）
  --group-only         連携施策群が集計した額だけ
  --counted            成果の数え方: period, cumulative, snapshot（既定は数値の最も多いもの）
  --planned            成果の目標・計画（既定は実績）
  --panels             対象ごとに一つの小さな図（軸は同じ）
  --svg, --png         図だけのファイル（注と出典つき。png は 300 dpi）
  --pdf                図と表の紙面（A4）。ファイルを書くときは表を画面に出さない
  --grey               白黒の紙面・図

{common}
例:
  ./go run trend mext-chiteki-1 --metric budget:initial --follow-lineage
  ./go run trend mext meti --metric budget:initial --from H13 --to H19 --form stacked --format csv
  ./go run trend group --metric budget:initial --format json
  ./go run trend kinki kyushu --metric participation:regions
  ./go run trend mext meti --metric budget:initial --form stacked --pdf 推移.pdf --svg 推移.svg
""",
    """\
Usage: ./go run trend SUBJECT… --metric M [--follow-lineage] [--from FY] [--to FY]
                      [--form FORM] [--basis BASIS] [--format table|json|csv]
                      [--svg|--png|--pdf FILE]

Budgets, outcomes and regions taking part, year by year, by the rules of the page “Trends”. A year
without a figure stays empty, what may not be added is not added, and what is not drawn is told with
the reason.

  SUBJECT              code of a program, ministry, region, block, or group (coordination group);
                       program:CODE where two have the same code; also kind:CODE, field:CODE
  --metric M           budget:KIND (initial, request, priority_request, planned, supplementary,
                       reconstruction, settlement; initial_settlement sets both beside each other),
                       outcome:METRIC, participation:regions
  --follow-lineage     follow a program through its ancestors and descendants, nothing counted twice
  --from, --to         fiscal years (2007, H19, 平成19年度)
  --form FORM          lines (default), stacked, grouped, steps (summed up), share
  --basis BASIS        nominal (default), real, per_head
  --deflator           of real terms: printed (index, default), implicit (GDP quotient, computed)
  --group-only         only what the coordination group counts
  --counted            outcomes counted as period, cumulative or snapshot (default: most figures)
  --planned            targets and plans instead of actuals
  --panels             one small chart a subject, all on the same axis
  --svg, --png         the picture alone with its notes and sources (png: 300 dpi)
  --pdf                a sheet (A4) with its table; with a file no table is written on the screen
  --grey               picture and sheet in black and white

{common}
Examples:
  ./go run trend mext-chiteki-1 --metric budget:initial --follow-lineage
  ./go run trend mext meti --metric budget:initial --from FY2001 --to FY2007 --format csv
  ./go run trend hakodate --metric outcome:products --format json
  ./go run trend mext meti --metric budget:initial --form stacked --pdf trend.pdf --svg trend.svg
""",
)

VERB = Verb(
    name="trend",
    line=Text(
        "trend 対象 …         予算・成果・実施地域を年度ごとに示す",
        "trend SUBJECT …      budgets, outcomes and regions taking part, year by year",
    ),
    page=PAGE,
    module="navigator.cli.trends",
    function="trend",
    operands=sys.maxsize,
    formats=("table", "json", "csv"),
    options=(
        Option("--metric"),
        Option("--follow-lineage", flag=True),
        Option("--from"),
        Option("--to"),
        Option("--form"),
        Option("--basis"),
        Option("--deflator"),
        Option("--group-only", flag=True),
        Option("--counted"),
        Option("--planned", flag=True),
        Option("--panels", flag=True),
        Option("--svg"),
        Option("--png"),
        Option("--pdf"),
        Option("--grey", flag=True),
    ),
)
