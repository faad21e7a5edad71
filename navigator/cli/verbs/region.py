"""The verb region: one region, or several side by side."""

import sys

from navigator.cli.verbs import Option, Verb
from navigator.domain.text import Text

PAGE = Text(
    """\
使い方: ./go run region 符号 [符号 …] [--format table|json] [--pdf ファイル]
                      [--xlsx ファイル] [--csv ファイル]

一つなら、その地域の資料のすべて（中核機関・構想・参加した事業と年度・成果・テーマ・事例・
分析・提言）を、出典の番号とともに示します。2～10 の地域を並べると、項目を縦に、地域を横に比べます。
符号のほかに、名前や別名でも引けます。地域は、参加の数にかかわらず一つと数えます。

  --format json        JSON で
  --pdf ファイル       一つなら個票、二つ以上なら比較の紙面
  --xlsx, --csv        二つ以上の比較を表に

全部の地域の個票は print regions で作れます。

{common}
例:
  ./go run region hakodate
  ./go run region nagano tokai hamamatsu --format json
""",
    """\
Usage: ./go run region CODE [CODE …] [--format table|json] [--pdf FILE] [--xlsx FILE] [--csv FILE]

One code: everything on file about a region (core institution, concept, programs and years, outcomes,
themes, stories, findings, recommendations), with the numbers of its sources. Two to ten codes: the
regions side by side. A name or another name does as well as a code. A region is one region however
many participations it has.

  --format json        as JSON
  --pdf FILE           the sheet of one region, or the comparison of several
  --xlsx, --csv        a comparison as a table

print regions makes the sheets of all regions.

{common}
Examples:
  ./go run region hakodate
  ./go run region nagano tokai hamamatsu --format json
""",
)

VERB = Verb(
    name="region",
    line=Text(
        "region 符号 …        地域のすべてを出典付きで示す。二つ以上なら並べて比べる",
        "region CODE …        everything on file about a region, or several side by side",
    ),
    page=PAGE,
    module="navigator.cli.regions",
    function="region",
    operands=sys.maxsize,
    formats=("table", "json"),
    options=(Option("--pdf"), Option("--xlsx"), Option("--csv")),
)
