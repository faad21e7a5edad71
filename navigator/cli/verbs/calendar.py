"""The verb calendar: what opens and closes when."""

from navigator.cli.verbs import Option, Verb
from navigator.domain.text import Text

PAGE = Text(
    """\
使い方: ./go run calendar [--from 日] [--to 日] [--block ブロック] [--format table|json|csv]
                         [--ics ファイル] [--pdf ファイル]

公募の開始と締切を日付の順に並べます。何も指定しなければ、--today の月から 3 か月です。
日付が月までしか分からないものはその月に、過去の公募回から見積もった月は「推定」として示します。
ブロックを選ぶと、そのブロックの公募と、全国・記載なしの公募が残ります。

  --from 日, --to 日   期間（2025-06-01、R7.6.1、令和7年6月。両端を含む）
  --block ブロック     hokkaido、北海道 など
  --ics ファイル       iCalendar（予定表に取り込める）
  --pdf ファイル       紙面

{common}
例:
  ./go run calendar --today 2025-06-01 --block kinki
  ./go run calendar --from 2025-04-01 --to 2026-03-31 --format json
""",
    """\
Usage: ./go run calendar [--from DAY] [--to DAY] [--block BLOCK] [--format table|json|csv]
                         [--ics FILE] [--pdf FILE]

Openings and deadlines of calls in the order of the days; without a span, three months from the month
of --today. A date known to the month stands in that month; a month reckoned from earlier rounds is
marked as an estimate. With a block its calls stay, and those for the whole country or without one.

  --from DAY, --to DAY the span (2025-06-01, R7.6.1; both included)
  --block BLOCK        hokkaido, 北海道 …
  --ics FILE           iCalendar, to be taken into a diary
  --pdf FILE           paper

{common}
Examples:
  ./go run calendar --today 2025-06-01 --block kinki
  ./go run calendar --from 2025-04-01 --to 2026-03-31 --format json
""",
)

VERB = Verb(
    name="calendar",
    line=Text(
        "calendar             公募の開始と締切の暦（iCalendar・PDF）",
        "calendar             openings and deadlines of calls (iCalendar, PDF)",
    ),
    page=PAGE,
    module="navigator.cli.calls",
    function="calendar",
    formats=("table", "json", "csv"),
    options=(Option("--from"), Option("--to"), Option("--block"), Option("--ics"), Option("--pdf")),
)
