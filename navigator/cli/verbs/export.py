"""The verb export: tables, selections, templates and data packages as files that can be taken in again."""

from navigator.cli.verbs import Option, Verb
from navigator.domain.text import Text

PAGE = Text(
    """\
使い方: ./go run export [一覧] [--table 表]… [--xlsx ファイル] [--csv ファイル] [--json ファイル]
                      [--package フォルダーか.zip] [--template] [絞り込み]

資料を、もう一度取り込める形で書き出します。表を選ばなければ全部の表、一覧（measures、programs、
facilities、themes、events）を選べば条件に合う記録だけです。CSV は UTF-8（BOM 付き）で、表を一つ選んだ
ときだけ書けます。

  --table              書き出す表（何度でも）: measures、予算 など
  --package            データパッケージ（収録資料と同じ形）。選んだ記録につながる記録も入ります
  --template           中身のない、記入用のひな形（--xlsx と --table とともに）

{filters}
{common}
例:
  ./go run export --table measures --xlsx 施策.xlsx
  ./go run export programs --where ministry=mext --package 文科の事業
  ./go run export --template --table measures --table editions --xlsx ひな形.xlsx
""",
    """\
Usage: ./go run export [CATALOGUE] [--table TABLE]… [--xlsx FILE] [--csv FILE] [--json FILE]
                      [--package FOLDER|FILE.zip] [--template] [filters]

Writes data in forms that can be imported again: every table, those that are named, or the records
of a catalogue (measures, programs, facilities, themes, events) that meet the conditions. CSV is UTF-8
with BOM and holds one table.

  --table              a table to write (repeatable): measures, budgets …
  --package            a data package (the form of the bundled facts) with all that records lead to
  --template           an empty workbook to fill in (with --xlsx and --table)

{filters}
{common}
Examples:
  ./go run export --table measures --xlsx measures.xlsx
  ./go run export programs --where ministry=mext --package mext-programs
  ./go run export --template --table measures --table editions --xlsx template.xlsx
""",
)

VERB = Verb(
    name="export",
    line=Text(
        "export [一覧]         表・ひな形・データパッケージを書き出す",
        "export [CATALOGUE]   write tables, templates or a data package",
    ),
    page=PAGE,
    module="navigator.cli.handingout",
    function="export",
    operands=1,
    options=(
        Option("--table", repeated=True),
        Option("--xlsx"),
        Option("--csv"),
        Option("--json"),
        Option("--package"),
        Option("--template", flag=True),
    ),
    filters=True,
)
