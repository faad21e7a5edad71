"""The verb plan: chains of measures and programs from a stage to the market."""

from navigator.cli.verbs import Option, Verb
from navigator.domain.text import Text

PAGE = Text(
    """\
使い方: ./go run plan --from-stage 段階 --year 年度 [--to-stage 段階] [--field 分野]
                     [--block ブロック | --prefecture 都道府県] [--applicant 対象者]
                     [--money 百万円] [--months か月] [--weight 名前=重み]… [--limit 件]
                     [--format table|json]

始まりの段階から目標の段階（指定しなければ市場）まで、府省をまたぐ研究支援策と事業の道筋を、
減点の少ない順に示します。年度に公募の日付があるものは「公募あり」、事業が続いているもの、
または日付の分からない公募回があるものは「実施中」です。分野・ブロック・対象者の記載がないものは
除きません。間の空く月数、申請資格の切れ目、担い手のない段階には ! を付けます。
年度に何もなければ、道筋は出さず、どの条件を変えると何が見つかるかを示します。

  --from-stage, --to-stage  basic, applied, development, commercialisation, market
  --field              life、情報通信 など
  --block, --prefecture hokkaido、近畿 など。長野県 など
  --applicant          company, sme, university, public_institute, consortium, individual,
                       local_government
  --money              1 件に要る額（30、3000万円）
  --months             要る期間（か月）
  --weight             順位の重み 0–100（何度でも）: handover, running, gap, early, undated,
                       break, unsaid, short, loose, unnamed
  --limit              道筋の数（標準 10。他府省連携枠を通る道筋は別に加わる）

{common}
例:
  ./go run plan --field life --block hokkaido --applicant sme --from-stage basic --year 2007
  ./go run plan --prefecture 福岡県 --field ict --applicant company --from-stage applied --year H18
""",
    """\
Usage: ./go run plan --from-stage STAGE --year YEAR [--to-stage STAGE] [--field FIELD]
                     [--block BLOCK | --prefecture PREFECTURE] [--applicant BODY]
                     [--money MYEN] [--months MONTHS] [--weight NAME=POINTS]… [--limit N]
                     [--format table|json]

Chains of measures and programs across ministries from the first to the target stage (the market
unless given), the fewest points first. What has a dated call in the year is open; a program at work
in it, or a round without dates, is running. What names no field, block or applicant is not left out.
Months without support, applicants not eligible and stages nobody covers are marked with !. When
nothing is on, there is no chain, and the answer says which condition to change and what it brings.

  --from-stage, --to-stage  basic, applied, development, commercialisation, market
  --field              life, ict …
  --block, --prefecture hokkaido …; 長野県 …
  --applicant          company, sme, university, public_institute, consortium, individual,
                       local_government
  --money              the amount needed for one award (30, 3000万円)
  --months             how long support is needed
  --weight             points of the ranking, 0–100 (repeatable): handover, running, gap, early,
                       undated, break, unsaid, short, loose, unnamed
  --limit              chains (10 unless given; those through linkage frames come on top)

{common}
Examples:
  ./go run plan --field life --block hokkaido --applicant sme --from-stage basic --year 2007
  ./go run plan --prefecture 福岡県 --field ict --applicant company --from-stage applied --year H18
""",
)

VERB = Verb(
    name="plan",
    line=Text(
        "plan                 基礎から市場までの支援の道筋を示す",
        "plan                 paths of support from basic research to the market",
    ),
    page=PAGE,
    module="navigator.cli.planning",
    function="plan",
    formats=("table", "json"),
    options=(
        Option("--from-stage"),
        Option("--to-stage"),
        Option("--year"),
        Option("--field"),
        Option("--block"),
        Option("--prefecture"),
        Option("--applicant"),
        Option("--money"),
        Option("--months"),
        Option("--weight", repeated=True),
        Option("--limit"),
    ),
)
