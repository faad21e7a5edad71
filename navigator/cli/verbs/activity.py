"""The verb activity: enters an activity of a council, or lists what is on file."""

from navigator.cli.verbs import Option, Verb
from navigator.domain.text import Text

PAGE = Text(
    """\
使い方: ./go run activity add --block ブロック --kind 種類 --title 名称 --date 日付 [--planned] …
        ./go run activity list [--block ブロック] [--year 年度] [--kind 種類] [--planned] [--own]
                               [--format table|json|csv]

add は協議会の活動を一件記入し、その符号を出します。誤りがあれば何も書かずに、項目ごとに知らせます。
list は収録資料の活動と事務所が記入した活動を、出所とともに日付の順に並べます。

  --block ブロック     hokkaido、北海道 など
  --kind 種類          {kinds}
  --title 名称         活動の名称
  --date 日付          2007-07-03、H19.7.3、平成19年7月 など
  --year 年度          日付がないか年だけのとき（add）、その年度のものだけ（list）
  --planned            予定（付けなければ実績。実績の日付は --today より後にできない）
  --count 回数         既定は 1
  --participants 人数, --place 場所, --note 備考
  --dry-run            確かめるだけで書かない
  --own                事務所が記入したものだけ（list）

{common}
例:
  ./go run activity add --block 近畿 --kind seminar --title セミナー --date H19.7.3 --participants 80
  ./go run activity add --block kinki --kind council --title 協議会 --date 2027-02 --planned --dry-run
  ./go run activity list --block kyushu --format csv
""",
    """\
Usage: ./go run activity add --block BLOCK --kind KIND --title TITLE --date DAY [--planned] …
       ./go run activity list [--block BLOCK] [--year YEAR] [--kind KIND] [--planned] [--own]
                              [--format table|json|csv]

add enters one activity of a council and prints its key; a mistake is told field by field, and nothing
is written. list shows the activities of the bundled facts and those of the office by date, each with
where it comes from.

  --block BLOCK        hokkaido, 北海道 …
  --kind KIND          {kinds}
  --title TITLE        title of the activity
  --date DAY           2007-07-03, H19.7.3, 2007-07 …
  --year YEAR          where there is no date or only a year (add); only those of a year (list)
  --planned            a plan (else it was done, and not after --today)
  --count TIMES        default 1
  --participants N, --place PLACE, --note NOTE
  --dry-run            check only, write nothing
  --own                only what the office entered (list)

{common}
Examples:
  ./go run activity add --block kinki --kind seminar --title Seminar --date 2007-07-03
  ./go run activity add --block kinki --kind council --title Council --date 2027-02 --planned
  ./go run activity list --block kyushu --format csv
""",
)

_KINDS = (
    "council, executive_meeting, joint_results, joint_exhibition, call_briefing,\n"
    "                       event_info, publication, website, training, liaison, seminar, symposium"
)

VERB = Verb(
    name="activity",
    line=Text(
        "activity add|list    協議会の活動を記入する、並べる",
        "activity add|list    enter an activity of a council, or list them",
    ),
    page=Text(PAGE.ja.replace("{kinds}", _KINDS), PAGE.en.replace("{kinds}", _KINDS)),
    module="navigator.cli.councils",
    function="activity",
    operands=1,
    subjects=("add", "list"),
    formats=("table", "json", "csv"),
    options=(
        *(Option(f"--{name}") for name in ("block", "kind", "title", "date", "year", "count", "participants")),
        *(Option(f"--{name}") for name in ("place", "note")),
        *(Option(f"--{name}", flag=True) for name in ("planned", "dry-run", "own")),
    ),
)
