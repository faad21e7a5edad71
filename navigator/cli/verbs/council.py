"""The verb council: what the council of a block did and plans in a fiscal year, and its annual report."""

from navigator.cli.verbs import Option, Verb
from navigator.domain.text import Text

PAGE = Text(
    """\
使い方: ./go run council ブロック [--year 年度] [--report ファイル.pdf|ファイル.xlsx]
                        [--format table|json]

ブロックの協議会の一年: 活動の計画と実績を種類ごとに（同じ行事は一度だけ）、会議、相談の件数。
収録資料の活動には出典、事務所が記入したものには「自所の記録」と付きます。

  --year 年度          平成19年度、H19、2007 など（既定は --today の年度）
  --report ファイル    年次報告を PDF か Excel に書く（何度でも）

紙面の語:
  --council 名称       左上の会議体     --office 名称  下に印刷する作成者
  --lead 文            題の下の前書き（何度でも）

{common}
例:
  ./go run council kinki --year H19
  ./go run council 中国 --year 2012 --report 年次報告.pdf --report 年次報告.xlsx
  ./go run council okinawa --format json
""",
    """\
Usage: ./go run council BLOCK [--year YEAR] [--report FILE.pdf|FILE.xlsx] [--format table|json]

A year of the council of a block: what it planned and did, kind by kind (one event counted once),
its meetings, the number of consultations. Bundled activities carry their source, those entered by
the office say so.

  --year YEAR          FY2007, H19, 2007 … (default: the fiscal year of --today)
  --report FILE        write the annual report as PDF or Excel workbook (repeatable)

Words on the paper:
  --council NAME       council, at the top left     --office NAME  who made it, at the foot
  --lead SENTENCE      sentence below the title (repeatable)

{common}
Examples:
  ./go run council kinki --year FY2007
  ./go run council chugoku --year 2012 --report report.pdf --report report.xlsx
  ./go run council okinawa --format json
""",
)

VERB = Verb(
    name="council",
    line=Text(
        "council ブロック     協議会の一年の活動・会議・相談と、年次報告（PDF・Excel）",
        "council BLOCK        a year of a block council, and its annual report (PDF, Excel)",
    ),
    page=PAGE,
    module="navigator.cli.councils",
    function="council",
    operands=1,
    formats=("table", "json"),
    options=(
        Option("--year"),
        Option("--report", repeated=True),
        Option("--council"),
        Option("--office"),
        Option("--lead", repeated=True),
    ),
)
