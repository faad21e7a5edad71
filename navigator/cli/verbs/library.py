"""The verb library: what the library is, making one, its health, its backups."""

from navigator.cli.verbs import Option, Verb
from navigator.domain.text import Text

PAGE = Text(
    """\
使い方: ./go run library info | create [場所] | check | repair [--dry-run]
                        | backups | backup [--to ファイル]
                        | restore ファイル [--dry-run] [--pdf ファイル]

  info             場所、資料の版、表ごとの行数
  create [場所]    収録データから新しいライブラリを作る（あるファイルは決して置き換えません）
  check            ファイル、外部キー、値、検索の索引、計数、印、日時（問題があれば終了コード 1）
  repair           控えを取ってから、索引・計数・収録データの行を作り直し、記録のない印を外す
                   （一つの処理として。言葉で書いたものは消しません）
  backups          控えの一覧: 日時（UTC）、理由、資料の版、変更の番号、行数、大きさ
  backup           控えを取る。ライブラリの隣の backups に置き、開いて数えてから古いものを間引く
  restore ファイル 控えから戻す。今のファイルは先に控えになる（壊れていれば脇に置く）

  --to ファイル    （backup）別の場所に写す。USB メモリやネットワークドライブでもよい
  --dry-run        （repair, restore）何が変わるかを示すだけ
  --pdf ファイル   （restore）変わることの一覧を PDF にする

restore は、ほかの地域施策ナビゲータがそのライブラリを開いている間は行いません。

{common}
例:
  ./go run library create council.rpn
  ./go run --library council.rpn library check
  ./go run library backup --to council-copy.rpn
""",
    """\
Usage: ./go run library info | create [PATH] | check | repair [--dry-run]
                        | backups | backup [--to FILE]
                        | restore FILE [--dry-run] [--pdf FILE]

  info             place, data version, rows by table
  create [PATH]    make a new library from the bundled facts (a file that is there is never replaced)
  check            file, foreign keys, values, text index, counters, marks, times (exit code 1)
  repair           make a backup, then make index, counters and bundled rows anew and drop marks on
                   records that are not there, in one step; what was written in words is never removed
  backups          the backups: time (UTC), reason, data version, change number, rows, size
  backup           make one in the folder backups beside the library; it is opened and counted, and
                   only then older ones are thinned
  restore FILE     restore a backup; the present file becomes a backup first (a damaged one is
                   moved aside)

  --to FILE        (backup) copy to another place, a stick or a network drive as well
  --dry-run        (repair, restore) only show what would change
  --pdf FILE       (restore) write the list of what changes as PDF

restore is refused while another navigator has the library open.

{common}
Examples:
  ./go run library create council.rpn
  ./go run --library council.rpn library check
  ./go run library backup --to council-copy.rpn
""",
)

VERB = Verb(
    name="library",
    line=Text(
        "library 語 …         ライブラリの場所・作成・検査・修復・控え・復元（info, check, backup …）",
        "library WORD …       place, making, health, repair, backups (info, check, backup …)",
    ),
    page=PAGE,
    module="navigator.cli.libraries",
    function="library",
    operands=2,
    subjects=("info", "create", "check", "repair", "backups", "backup", "restore"),
    options=(Option("--to"), Option("--dry-run", flag=True), Option("--pdf")),
)
