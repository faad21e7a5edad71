"""The verb match: what every measure answers to a case at the desk."""

from navigator.cli.verbs import Option, Verb
from navigator.domain.text import Text

PAGE = Text(
    """\
使い方: ./go run match [--applicant 対象者] [--partner 対象者]… [--place 都道府県かブロック]
                      [--field 分野] [--stage 段階] [--kind 種類]… [--money 百万円] [--year 年度]
                      [--format table|json|csv] [--pdf ファイル] [--xlsx ファイル] [--full]

窓口の八つの質問に答えると、研究支援策ごとに 適・要確認・否 を、条件と出典とともに示します。
答えない質問は判定に使いません。「記載なし」は「否」になりません。否には合わない条件を一つ挙げます。

  --applicant          company, sme, university, public_institute, consortium, individual,
                       local_government
  --partner            一緒に取り組む相手（何度でも）
  --place              北海道、長野県、または kinki、近畿 など
  --field, --stage     life、情報通信、basic、応用 など
  --kind               subsidy, contract_research, advice など（何度でも）
  --money              要る額（30、3000万円、1億円）
  --year               申請する年度（H19、2007、令和7年度）
  --full               紙面に 否 も一件ずつ載せる

{common}
例:
  ./go run match --applicant sme --place 北海道 --field life --stage basic --year H19
  ./go run match --applicant university --place 長野県 --stage basic --year R7 --today 2025-06-01
""",
    """\
Usage: ./go run match [--applicant BODY] [--partner BODY]… [--place PREFECTURE|BLOCK]
                      [--field FIELD] [--stage STAGE] [--kind KIND]… [--money MYEN] [--year YEAR]
                      [--format table|json|csv] [--pdf FILE] [--xlsx FILE] [--full]

Answer the eight questions of the counter; every measure answers fit, check or no, with the condition
and its source. A question without an answer decides nothing, and “not said” is never “no”. A “no”
names the one condition that is not met.

  --applicant          company, sme, university, public_institute, consortium, individual,
                       local_government
  --partner            who takes part (repeatable)
  --place              北海道, 長野県, or kinki …
  --field, --stage     life, ict …; basic, applied …
  --kind               subsidy, contract_research, advice … (repeatable)
  --money              the amount needed (30, 3000万円, 1億円)
  --year               fiscal year of the application (H19, 2007)
  --full               list every “no” on paper, too

{common}
Examples:
  ./go run match --applicant sme --place 北海道 --field life --stage basic --year H19
  ./go run match --applicant university --place 長野県 --stage basic --year R7 --today 2025-06-01
""",
)

VERB = Verb(
    name="match",
    line=Text(
        "match                相談の答えに合う支援策を 適・要確認・否 で示す",
        "match                what fits a case at the desk: fit, check or no, with the reason",
    ),
    page=PAGE,
    module="navigator.cli.matching",
    function="match",
    formats=("table", "json", "csv"),
    options=(
        Option("--applicant"),
        Option("--partner", repeated=True),
        Option("--place"),
        Option("--field"),
        Option("--stage"),
        Option("--kind", repeated=True),
        Option("--money"),
        Option("--year"),
        Option("--pdf"),
        Option("--xlsx"),
        Option("--full", flag=True),
    ),
)
