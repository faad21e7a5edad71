"""The verb lineage: a program with what came before and after it."""

from navigator.cli.verbs import Option, Verb
from navigator.domain.text import Text

PAGE = Text(
    """\
使い方: ./go run lineage [符号] [--format json|svg|pdf] [--out ファイル]

事業の前身と後継を、引き継ぎの年度・関係・出典とともに示します。符号がなければ全部の事業です。
符号は show と同じように引きます。

  --format 形          json（既定）、svg（図）、pdf（A3 の紙面、出典と照合番号付き）
  --out ファイル       書き出す先。json と svg は、なければ標準出力に出します

{common}
例:
  ./go run lineage mext-ricp
  ./go run lineage mext-ricp --format svg --out 系譜.svg
  ./go run lineage --format pdf --out 系譜.pdf
""",
    """\
Usage: ./go run lineage [CODE] [--format json|svg|pdf] [--out FILE]

What a program came from and what it led to, with year, relation and sources of every succession;
without a code all programs. The code is looked up as by show.

  --format FORM        json (default), svg (a drawing), pdf (A3, with sources and a check id)
  --out FILE           where to; without it json and svg go to standard output

{common}
Examples:
  ./go run lineage mext-ricp
  ./go run lineage mext-ricp --format svg --out lineage.svg
  ./go run lineage --format pdf --out lineage.pdf
""",
)

VERB = Verb(
    name="lineage",
    line=Text(
        "lineage [符号]       事業の前身と後継（JSON・SVG・PDF）",
        "lineage [CODE]       what a program came from and led to (JSON, SVG, PDF)",
    ),
    page=PAGE,
    module="navigator.cli.lineage",
    function="lineage",
    operands=1,
    formats=("json", "svg", "pdf"),
    options=(Option("--out"),),
)
