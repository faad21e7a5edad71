"""The verb import: takes in a file, after a dry run that shows what would change."""  # noqa: N999 - modules are named after their verbs

from navigator.cli.verbs import Option, Verb
from navigator.domain.text import Text

PAGE = Text(
    """\
使い方: ./go run import ファイル [--dry-run] [--leave-out] [--format table|json]
                      [--encoding 文字コード] [--table 表] [--map 見出し=項目]…
                      [--source-title 題名] [--publisher 発行者] [--url アドレス] [--credit 表示]
        ./go run import --undo 変更の番号

ファイルを取り込みます。まず全部の行を資料と照らし、新規・変更・変更なし・取り込めない・重複の疑いに
分けます。取り込めない行が一つでもあれば、何も書きません。一度の取り込みは、
import --undo 変更の番号 か、画面の「取り込み」で丸ごと戻せます。
取り込めるもの: ひな形や書き出した Excel・CSV・JSON、Jグランツの JSON、行政事業レビューの CSV・ZIP
（1-2、1-4、2-1、3-1）、支援制度の CSV、J-Net21 の RSS、データパッケージ（フォルダーか ZIP）。

  --dry-run            確かめるだけで書かない
  --leave-out          取り込めない行を除いて取り込む
  --undo 番号          前の取り込みを丸ごと戻す（ファイルは指定しない）。
                       後の記入が関わるときは戻さない
  --encoding           utf-8、cp932、utf-16-le、euc_jp など（決まらないときに聞かれます）
  --table              どの表か（見出しから分からないとき）: measures、研究支援策 など
  --map                見出しに当てる項目（何度でも）: --map 制度名=name_ja。選んだ当て方は覚えます
  --source-title など  行に出典がないとき、このファイルを出典とする題名・発行者・アドレス・利用条件

{common}
例:
  ./go run import 施策.xlsx --dry-run
  ./go run import jgrants.json --dry-run --format json
  ./go run import 支援制度.csv --encoding cp932 --publisher 北九州市 --credit "CC BY 4.0 北九州市"
""",
    """\
Usage: ./go run import FILE [--dry-run] [--leave-out] [--format table|json]
                      [--encoding NAME] [--table TABLE] [--map HEADING=COLUMN]…
                      [--source-title TITLE] [--publisher NAME] [--url ADDRESS] [--credit LINE]
       ./go run import --undo CHANGE

Takes in a file. Every row is held against the library first: new, changed, unchanged, refused,
suspected copy. With a single refused row nothing is written. One import is one step, taken back as a
whole by import --undo CHANGE or in the window. What can be imported: templates and our own exports
(Excel, CSV, JSON), jGrants JSON, project review CSV or ZIP (1-2, 1-4, 2-1, 3-1), support scheme CSV,
J-Net21 RSS, data packages (a folder or a ZIP file).

  --dry-run            check only, write nothing
  --leave-out          import without the refused rows
  --undo CHANGE        take an earlier import back as a whole (no FILE);
                       not when later work hangs on it
  --encoding           utf-8, cp932, utf-16-le, euc_jp … (asked for when it is not certain)
  --table              which table it is, when the headings do not tell: measures, budgets …
  --map                column behind a heading (repeatable): --map 制度名=name_ja; it is remembered
  --source-title …     title, publisher, address and licence line of this file as the source of rows
                       that cite none

{common}
Examples:
  ./go run import measures.xlsx --dry-run
  ./go run import jgrants.json --dry-run --format json
  ./go run import schemes.csv --encoding cp932 --publisher Kitakyushu --credit "CC BY 4.0 Kitakyushu"
""",
)

VERB = Verb(
    name="import",
    line=Text(
        "import ファイル       Excel・CSV・JSON・RSS・データパッケージを取り込む",
        "import FILE          take in a workbook, CSV, JSON, RSS or data package",
    ),
    page=PAGE,
    module="navigator.cli.importing",
    function="import_file",
    operands=1,
    formats=("table", "json"),
    options=(
        Option("--dry-run", flag=True),
        Option("--leave-out", flag=True),
        Option("--undo"),
        Option("--encoding"),
        Option("--table"),
        Option("--map", repeated=True),
        Option("--source-title"),
        Option("--publisher"),
        Option("--url"),
        Option("--credit"),
    ),
)
