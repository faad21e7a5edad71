"""The help pages. What a catalogue offers is read from ``navigator.domain.catalogues``, so that no page grows old."""

import textwrap

from navigator.cli import VERBS
from navigator.cli.papermanual import COMPARE, PAPER, PRINT, SHEET
from navigator.cli.verbs import verb_named
from navigator.domain.catalogues import SPECS, Catalogue
from navigator.domain.text import Text
from navigator.domain.vocabulary import BudgetKind

OVERVIEW = Text(
    """\
地域施策ナビゲータ: 地域科学技術施策の事業・支援策・施設・研究テーマ・行事を、出典付きで調べる。
命令を付けずに始めると画面が開きます。

使い方: ./go run [共通の指定] 命令 …

命令:
  find 一覧 …          条件に合う記録を並べる
  facets 一覧 …        条件に合う件数を、府省・段階・分野などの項目ごとに数える
  show 符号            一つの記録を、数値の出典とともに示す
  compare 符号 符号 …  2～8 件を並べて比べ、会議資料（PDF）・Excel・CSV・JSON にする
  print list|record|catalogue|regions …  一覧・個票・冊子・地域個票を PDF にする
  paper 照合番号       紙面の番号から、作った条件とその後の変更を示す
{verbs}  facts check          ライブラリと収録データを 1 行ずつ突き合わせる

{common}
終了コード: 0 完了、1 検査で相違あり、2 指定や環境に問題あり、3 ライブラリが壊れているか新しすぎる

例:
  ./go run find measures --where eligible=中小企業 --where status=公募中
  ./go run find programs --text "医療 OR バイオ" --as-of H19 --format csv > programs.csv
  ./go run show mext-chiteki-2
  ./go run facts check

命令ごとの書き方は「命令 --help」で見られます。JSON の形は docs/command-line.md にあります。
""",
    """\
Regional Program Navigator: find Japan's regional science and technology programs, support measures,
facilities, themes and events, every figure with its source. Without a command the window opens.

Usage: ./go run [common options] COMMAND …

Commands:
  find CATALOGUE …     list the records that meet conditions
  facets CATALOGUE …   count them by ministry, stage, field and so on
  show CODE            show one record, its figures with their sources
  compare CODE CODE …  put 2 to 8 records side by side: council sheet (PDF), Excel, CSV, JSON
  print list|record|catalogue|regions …  a list, a record, a catalogue, region sheets as PDF
  paper CHECK-ID       what a paper was made of, and what changed since
{verbs}  facts check          compare the library with the fact package, row by row

{common}
Exit codes: 0 done, 1 a check found something, 2 the command or its surroundings need a change,
3 the library is damaged or too new

Examples:
  ./go run --lang en find measures --where eligible=sme --where status=open
  ./go run find programs --text "医療 OR バイオ" --as-of FY2007 --format csv > programs.csv
  ./go run show mext-chiteki-2
  ./go run facts check

“COMMAND --help” tells more. docs/command-line.md describes the JSON.
""",
)

COMMON = Text(
    """\
共通の指定:
  --library 場所       使うライブラリ（なければ収録データから作る。既定は利用者のデータフォルダー）
  --today 年-月-日     公募の状況を判断する日（既定は今日）
  --lang ja|en         言語（既定は ja）
  --version            版を示す
  -h, --help           この説明
""",
    """\
Common options:
  --library PATH       the library (made from the facts if missing; default: in your data folder)
  --today YYYY-MM-DD   the day on which the status of calls is reckoned (default: today)
  --lang ja|en         language (default: ja)
  --version            show the version
  -h, --help           this text
""",
)

FILTERS = Text(
    """\
絞り込み（画面と同じ結果になります）:
  --text 検索文        語・"句"・AND/OR/NOT・項目:値・範囲（予算>=100、年度:H17..H19）
  --where 項目=値      何度でも。同じ項目の値は「または」、別の項目は「かつ」
                       値は符号・日本語名・英語名・略称（文科）。~値 で除く。
                       none はデータなし（status では日付なし）
                       年度は H19・平成19年度・FY2007、範囲は fy=H17..H19
  --tag タグ           --where tag=タグ と同じ（何度でも）。自所のタグが付いたもの
  --as-of 年度         その年度の時点で有効なもの
  --favourites         印を付けたものだけ
  --no-synonyms        同義語の一覧を使わない
""",
    """\
Filters (the same result as on the screen):
  --text QUERY         words, "phrases", AND/OR/NOT, field:value, ranges (予算>=100, 年度:H17..H19)
  --where FACET=VALUE  repeatable; values of one facet are OR, facets are AND
                       a value is a code, a Japanese or English name or a short form (文科);
                       ~VALUE excludes; none means no data (undated for status);
                       years as H19, 平成19年度, FY2007, fy=H17..H19
  --tag TAG            the same as --where tag=TAG (repeatable): records with this tag of the office
  --as-of YEAR         what counts in that fiscal year
  --favourites         starred records only
  --no-synonyms        do not use the list of synonyms
""",
)

FIND = Text(
    """\
使い方: ./go run find 一覧 [--text 検索文] [--where 項目=値]… [--as-of 年度]
                     [--sort 順] [--format 形] [--limit 件数]

{catalogues}
{filters}
並びと出力:
  --sort 順            並び順（上の一覧を参照。既定は先頭）
  --format 形          table（既定、長い欄は ‥ で切る）、json、csv（UTF-8、BOM 付き、全部の列）
  --limit 件数         はじめの何件かだけ出す（total は全件数のまま）
  --money-kind 種類    事業の計の種類（既定 initial）:
                     {kinds}
  --money-fy 年度      事業の計の年度（既定は --as-of、なければ資料の最も多い年度）

{common}
例:
  ./go run find measures --where ministry=文科 --where stage=応用 --where stage=開発
  ./go run find programs --where fy=平成19年度 --where kind=~menu --sort budget
  ./go run find facilities --where block=近畿 --format csv > facilities.csv
  ./go run find events --text 協議会 --limit 5 --format json
""",
    """\
Usage: ./go run find CATALOGUE [--text QUERY] [--where FACET=VALUE]… [--as-of YEAR]
                     [--sort ORDER] [--format FORM] [--limit N]

{catalogues}
{filters}
Order and output:
  --sort ORDER         see the list above (default: the first)
  --format FORM        table (default; long cells are cut with ‥), json, csv (UTF-8, BOM, all columns)
  --limit N            print the first N records only (total stays the whole number)
  --money-kind KIND    amounts in the total of programs (default: initial):
                     {kinds}
  --money-fy YEAR      their fiscal year (default: --as-of, else the one with most programs on file)

{common}
Examples:
  ./go run find measures --where ministry=mext --where stage=applied --where stage=development
  ./go run find programs --where fy=FY2007 --where kind=~menu --sort budget
  ./go run find facilities --where block=kinki --format csv > facilities.csv
  ./go run find events --text 協議会 --limit 5 --format json
""",
)

FACETS = Text(
    """\
使い方: ./go run facets 一覧 [--text 検索文] [--where 項目=値]… [--as-of 年度]
                       [--format table|json|csv]

項目ごとに、ほかの条件に合う件数を決まった順で示します。その項目自身の選択は数に影響しません。

{catalogues}
{filters}
{common}
例:
  ./go run facets measures
  ./go run facets programs --where ministry=経産 --format json
""",
    """\
Usage: ./go run facets CATALOGUE [--text QUERY] [--where FACET=VALUE]… [--as-of YEAR]
                       [--format table|json|csv]

For every facet, how many records meet the other conditions, in the settled order. What is chosen in
a facet does not change its own counts.

{catalogues}
{filters}
{common}
Examples:
  ./go run facets measures
  ./go run facets programs --where ministry=meti --format json
""",
)

SHOW = Text(
    """\
使い方: ./go run show 符号 [--catalogue 一覧] [--format text|json]

すべての一覧から探します。旧符号や別名でも引けます（そのときは標準エラーに一言添えます）。
同じ符号が事業と研究支援策の両方にあるときは事業を示します。--catalogue で選べます。

{common}
例:
  ./go run show mext-chiteki-2
  ./go run show mext-chiteki-2 --catalogue measures --format json
""",
    """\
Usage: ./go run show CODE [--catalogue CATALOGUE] [--format text|json]

Looks through all catalogues. Former codes and other names lead to the record too (with a note on
standard error). A code of both a program and a measure shows the program; --catalogue chooses.

{common}
Examples:
  ./go run show mext-chiteki-2
  ./go run show mext-chiteki-2 --catalogue measures --format json
""",
)

FACTS = Text(
    """\
使い方: ./go run facts check

収録データの全部の表を、ライブラリと 1 行ずつ・1 欄ずつ突き合わせます: 行数、鍵、内容、基準値
（平成19年度の連携施策群の計 74,222 と 62,889 など）。相違は一つずつ挙げ、終了コードは 1 です。

{common}""",
    """\
Usage: ./go run facts check

Compares every table of the fact package with the library, row by row and cell by cell: counts, keys,
content and anchors (the FY2007 group totals 74,222 and 62,889, among others). Every difference is
listed; the exit code is 1 then.

{common}""",
)

PAGES = {
    "": OVERVIEW,
    "find": FIND,
    "facets": FACETS,
    "show": SHOW,
    "compare": COMPARE,
    "print": PRINT,
    "paper": PAPER,
    "facts": FACTS,
}


def page(verb: str) -> Text:
    """Return the help page of a verb, the overview for an empty one."""
    kinds = "|".join(kind.value for kind in BudgetKind)
    described = verb_named(verb)
    text = PAGES[verb] if described is None else described.page
    return text.format(
        common=COMMON, filters=FILTERS, catalogues=_catalogues(), kinds=kinds, sheet=SHEET, verbs=_verbs()
    )


def _verbs() -> Text:
    """Return a line for every verb that is described in its own module."""
    lines = [described.line for described in map(verb_named, VERBS) if described is not None]
    return Text("".join(f"  {line.ja}\n" for line in lines), "".join(f"  {line.en}\n" for line in lines))


def _catalogues() -> Text:
    """Return what every catalogue offers."""
    lines = Text(
        "一覧ごとの項目（--where）と並び（--sort）:\n", "Catalogues, their facets (--where) and orders (--sort):\n"
    )
    ja, en = lines.ja, lines.en
    for catalogue in Catalogue:
        spec = SPECS[catalogue]
        facets = f"\n{' ' * 12}".join(textwrap.wrap(", ".join(key.value for key in spec.facets), 86))
        orders = ", ".join(order.key for order in spec.orders)
        ja += f"  {catalogue.value}（{catalogue.label.ja}）\n      項目: {facets}\n      並び: {orders}\n"
        en += f"  {catalogue.value} ({catalogue.label.en})\n     facets: {facets}\n     orders: {orders}\n"
    return Text(ja, en)
