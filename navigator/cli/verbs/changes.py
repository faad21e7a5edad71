"""The verb changes: what changed since a day, a version of the data or the last meeting."""

from navigator.cli.verbs import Option, Verb
from navigator.domain.text import Text

PAGE = Text(
    """\
使い方: ./go run changes --since 日 [--until 日] | --since-version 版 | --since-meeting ブロック
                        [--format table|json|csv] [--pdf ファイル]

二つの日付の間に変わったことを示します: 公募の開始と終了、30 日以内の締切、事業の開始・終了・後継、
当初予算の前年からの増減、収録データの更新で変わった記録、事務所自身の記録。なければ「変更なし」です。

  --since 日           この日の後（2007-03-31、H19.3.31）
  --until 日           この日まで（既定は --today）
  --since-version 版   収録データのこの版から
  --since-meeting      このブロックの前回の会議から
  --pdf ファイル       紙面

{common}
例:
  ./go run changes --since 2006-04-01 --until 2007-04-01
  ./go run changes --since R7.4.1 --today 2025-06-01 --format json
""",
    """\
Usage: ./go run changes --since DAY [--until DAY] | --since-version VERSION | --since-meeting BLOCK
                        [--format table|json|csv] [--pdf FILE]

What changed between two days: calls that opened and closed, deadlines within 30 days, programs that
began, ended or turned into others, initial budgets against the year before, records that an update of
the data changed, the office's own records. If nothing did, it says so.

  --since DAY          after this day (2007-03-31, H19.3.31)
  --until DAY          up to this day (default: --today)
  --since-version V    since this version of the bundled data
  --since-meeting B    since the last meeting of this block
  --pdf FILE           paper

{common}
Examples:
  ./go run changes --since 2006-04-01 --until 2007-04-01
  ./go run changes --since R7.4.1 --today 2025-06-01 --format json
""",
)

VERB = Verb(
    name="changes",
    line=Text(
        "changes --since 日    二つの日付の間に変わったこと",
        "changes --since DAY  what changed between two days",
    ),
    page=PAGE,
    module="navigator.cli.changes",
    function="changes",
    formats=("table", "json", "csv"),
    options=(
        Option("--since"),
        Option("--until"),
        Option("--since-version"),
        Option("--since-meeting"),
        Option("--pdf"),
    ),
)
