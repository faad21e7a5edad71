"""The verb coverage: what is covered, stage by field, applicant or ministry."""

from navigator.cli.verbs import Option, Verb
from navigator.domain.text import Text

PAGE = Text(
    """\
使い方: ./go run coverage --year 年度 [--block ブロック] [--by field|applicant|ministry]
                         [--versus-year 年度] [--versus-block ブロック] [--format table|json]

段階と、分野（または対象者、府省）の欄ごとに、その年度の研究支援策と事業の数を示します。
どちらもない欄は「空白域」、研究支援策の多い欄は似ているものの組を、理由とともに「重複候補」として
並べます。欄の数や金額は足せません（いくつもの欄に当たるものがあります）。

  --block ブロック     そのブロックと、ブロックの記載がない研究支援策
  --by                 横軸: field（標準）、applicant、ministry
  --versus-year, --versus-block  別の年度またはブロックと比べ、違う欄を示す

{common}
例:
  ./go run coverage --block hokkaido --year 2007
  ./go run coverage --year R7 --by applicant --versus-year R6 --format json
""",
    """\
Usage: ./go run coverage --year YEAR [--block BLOCK] [--by field|applicant|ministry]
                         [--versus-year YEAR] [--versus-block BLOCK] [--format table|json]

Measures and programs of the year by stage and field (or applicant, or ministry). A cell without
either is a gap; in a cell with many measures the pairs that are alike are listed with the reasons.
Cells are never added up, as a record may stand in several.

  --block BLOCK        measures of the block, and those that name none
  --by                 columns: field (unless given), applicant, ministry
  --versus-year, --versus-block  another year or block: the cells that differ

{common}
Examples:
  ./go run coverage --block hokkaido --year 2007
  ./go run coverage --year R7 --by applicant --versus-year R6 --format json
""",
)

VERB = Verb(
    name="coverage",
    line=Text(
        "coverage             段階と分野ごとの研究支援策と事業の数、空白域、重複候補",
        "coverage             measures and programs by stage and field, gaps, overlaps",
    ),
    page=PAGE,
    module="navigator.cli.planning",
    function="coverage",
    formats=("table", "json"),
    options=(
        Option("--year"),
        Option("--block"),
        Option("--by"),
        Option("--versus-year"),
        Option("--versus-block"),
    ),
)
