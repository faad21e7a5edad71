"""The help pages of the commands that make papers: compare, print, paper."""

from navigator.domain.text import Text

SHEET = Text(
    """\
紙面:
  --pdf ファイル       PDF（書体を埋め込み、出典と照合番号付き）
  --paper A4|A3        用紙。既定は 2～4 件と一覧が A4、5～8 件が A3
  --portrait, --landscape  縦置き、横置き（既定は比較と一覧が横、個票と冊子が縦）
  --grey               白黒
  --council 名称       左上の会議体     --meeting 名称  会議の名
  --date 年-月-日      会議の日（元号で印刷）
  --number 番号        右上の囲みの資料番号
  --title 題           題名
  --lead 文            題の下の前書き（何度でも、○ を付けて印刷）
  --office 名称        下に印刷する作成者
あるファイルは、新しいものが書き上がってから置き換えます。
""",
    """\
The sheet:
  --pdf FILE           PDF (fonts embedded, with sources and a check id)
  --paper A4|A3        paper; default A4 for 2 to 4 records and lists, A3 for 5 to 8 records
  --portrait, --landscape  upright or lying (default: comparisons and lists lie, the others stand)
  --grey               black and white
  --council NAME       council, at the top left     --meeting NAME  name of the meeting
  --date YYYY-MM-DD    day of the meeting (printed in the era)
  --number NUMBER      number of the paper, in the box at the top right
  --title TITLE        title
  --lead SENTENCE      sentence below the title (repeatable, printed behind ○)
  --office NAME        who made it, at the foot
A file that is there is replaced when the new one is complete.
""",
)

COMPARE = Text(
    """\
使い方: ./go run compare 符号 符号 … [--pdf ファイル] [--xlsx ファイル] [--csv ファイル]
                        [--format json]

2～8 件を、項目を縦に、記録を横に並べます。ファイルを指定しなければ JSON を標準出力に出します。
符号は show と同じように引きます。全部の符号を知る一覧が優先です。--catalogue で選べます。

  --catalogue 一覧     符号を引く一覧
  --rows 行,行…        並べる行とその順（行の符号は JSON の offered）。既定は決まった行
  --fold-equal         全部が同じ行を、共通事項にまとめる
  --show-empty         どの記録にも資料のない行も出す
  --xlsx ファイル      Excel のブック（出典のシート付き）
  --csv ファイル       CSV（UTF-8、BOM 付き）
  --format json        ファイルも書くときに、JSON も出す

{sheet}
{common}
例:
  ./go run compare mext-chiteki-1 mext-chiteki-2 mext-toshi-area --pdf 資料.pdf --number 資料2-1
  ./go run compare meti-gotech-tsujo mlit-kensetsu --rows ministry,stage,support,rate --csv 比較.csv
  ./go run compare mext-chiteki-1 mext-chiteki-2 --fold-equal
""",
    """\
Usage: ./go run compare CODE CODE … [--pdf FILE] [--xlsx FILE] [--csv FILE] [--format json]

Puts 2 to 8 records side by side: attributes down, records across. Without a file, JSON goes to
standard output. Codes are found as by show, in the catalogue that knows all of them if there is one;
--catalogue chooses.

  --catalogue CATALOGUE  where the codes are looked up
  --rows ROW,ROW…      rows and their order (the keys are under “offered” in the JSON)
  --fold-equal         gather rows in which all records agree
  --show-empty         keep rows of which no record has anything on file
  --xlsx FILE          Excel workbook (with a sheet of sources)
  --csv FILE           CSV (UTF-8 with BOM)
  --format json        JSON as well, when files are written

{sheet}
{common}
Examples:
  ./go run compare mext-chiteki-1 mext-chiteki-2 mext-toshi-area --pdf sheet.pdf --number 2-1
  ./go run compare meti-gotech-tsujo mlit-kensetsu --rows ministry,stage,support,rate --csv rows.csv
  ./go run compare mext-chiteki-1 mext-chiteki-2 --fold-equal
""",
)

PRINT = Text(
    """\
使い方: ./go run print list 一覧 [絞り込み] [--columns 列,列…] --pdf|--xlsx|--csv ファイル
        ./go run print record 符号 [--full] [--catalogue 一覧] --pdf ファイル
        ./go run print catalogue 一覧 [絞り込み] --pdf ファイル
        ./go run print regions [符号 …] [--block ブロック]… --pdf ファイル

  list               一覧を、画面と同じ列・順・条件で
  record             一つの記録を個票に（--full で資料の全部を）
  catalogue          当てはまる記録の全部を、目次と府省別の索引が付いた冊子に
  regions            地域ごとに1枚の個票を、目次とともに一つの PDF に（符号がなければ全部の地域）。
                     --where block=・prefecture=・program=・field=・fy= と --text で絞る。
                     都道府県の資料がない地域はどのブロックでも残り、--where block=~none で除ける

  --columns 列,列…     列とその順（既定は画面の列）
  --xlsx ファイル      一覧を Excel に     --csv ファイル  一覧を CSV に
  --block ブロック     --where block=ブロック と同じ（何度でも）

{catalogues}
{filters}
  --sort 順            並び順
  --money-kind 種類    事業の計の種類     --money-fy 年度  事業の計の年度

{sheet}
{common}
例:
  ./go run print list measures --where status=公募中 --pdf 一覧.pdf
  ./go run print list programs --where fy=H19 --columns name,ministry,budget --xlsx 一覧.xlsx
  ./go run print record mext-chiteki-2 --pdf 個票.pdf
  ./go run print catalogue measures --where block=近畿 --where fy=R7 --pdf 冊子.pdf
  ./go run print regions --block 近畿 --pdf 地域.pdf
""",
    """\
Usage: ./go run print list CATALOGUE [filters] [--columns KEY,KEY…] --pdf|--xlsx|--csv FILE
       ./go run print record CODE [--full] [--catalogue CATALOGUE] --pdf FILE
       ./go run print catalogue CATALOGUE [filters] --pdf FILE
       ./go run print regions [CODE …] [--block BLOCK]… --pdf FILE

  list               a list with the columns, order and conditions of the screen
  record             one record as a sheet (--full: everything on file)
  catalogue          all records that meet the conditions, with contents and index by ministry
  regions            a sheet for every region, or for those named, in one PDF with contents. Narrowed
                     by --where block=, prefecture=, program=, field=, fy= and --text; regions without
                     a prefecture on file stay in every block, unless --where block=~none

  --columns KEY,KEY…   columns and their order (default: those of the screen)
  --xlsx FILE          a list as an Excel workbook     --csv FILE  a list as CSV
  --block BLOCK        the same as --where block=BLOCK (repeatable)

{catalogues}
{filters}
  --sort ORDER         order
  --money-kind KIND    amounts in the total of programs     --money-fy YEAR  their fiscal year

{sheet}
{common}
Examples:
  ./go run print list measures --where status=open --pdf list.pdf
  ./go run print list programs --where fy=FY2007 --columns name,ministry,budget --xlsx list.xlsx
  ./go run print record mext-chiteki-2 --pdf sheet.pdf
  ./go run print catalogue measures --where block=kinki --where fy=FY2025 --pdf catalogue.pdf
  ./go run print regions --block kinki --pdf regions.pdf
""",
)

PAPER = Text(
    """\
使い方: ./go run paper 照合番号 [--format text|json]

紙面の下の照合番号から、何を、どの資料版から、いつ作ったか、その後に何が変わったかを示します。
比較は欄ごとに、一覧と冊子は増えた記録（+）と減った記録（-）を挙げます。
番号は小文字でも、- を略しても引けます。作ったライブラリを --library で選んでください。

{common}""",
    """\
Usage: ./go run paper CHECK-ID [--format text|json]

From the check id at the foot of a paper: what it was made of, from which data, when, and what changed
since: the cells of a comparison, the records that a list or catalogue gained (+) and lost (-).
Small letters and a missing - do not matter. Choose the library it was made from with --library.

{common}""",
)
