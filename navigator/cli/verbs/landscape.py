"""The verb landscape: the programs of a year, or what changed between two."""

from navigator.cli.verbs import Option, Verb
from navigator.domain.text import Text

PAGE = Text(
    """\
使い方: ./go run landscape --as-of 年度 [--format table|json]
        ./go run landscape --from 年度 --to 年度 [--format table|json]

その年度にあった事業（始まりと終わりの年度のどちらかが資料にないものは印を付けて残す）、又は
二つの年度の姿の間に始まり、引き継がれ、統合・分割・吸収・再編され、終わった事業を並べます。
連携施策群の構成と、加わった事業・外れた事業も、資料にある年度について示します。

  --as-of 年度         H19、平成19年度、FY2007
  --from 年度 --to 年度  早い年度と遅い年度

{common}
例:
  ./go run landscape --as-of H19
  ./go run landscape --from FY2006 --to FY2007 --format json
""",
    """\
Usage: ./go run landscape --as-of YEAR [--format table|json]
       ./go run landscape --from YEAR --to YEAR [--format table|json]

The programs that stood in a fiscal year (one whose start or end is not on file stays, marked), or
what began, was carried on, merged, split, absorbed, reorganised and ended between two years. Beside
them the coordination group: its members, who joined and who left, for the years on file.

  --as-of YEAR         H19, 平成19年度, FY2007
  --from YEAR --to YEAR  the earlier and the later year

{common}
Examples:
  ./go run landscape --as-of H19
  ./go run landscape --from FY2006 --to FY2007 --format json
""",
)

VERB = Verb(
    name="landscape",
    line=Text(
        "landscape …          ある年度の事業、二つの年度の間の変化",
        "landscape …          the programs of a year, what changed between two",
    ),
    page=PAGE,
    module="navigator.cli.lineage",
    function="landscape_of",
    formats=("table", "json"),
    options=(Option("--as-of"), Option("--from"), Option("--to")),
)
