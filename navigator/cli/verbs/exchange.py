"""The verb exchange: handing changes to another office, and taking in what another hands over."""

from navigator.cli.verbs import Option, Verb
from navigator.domain.text import Text

PAGE = Text(
    """\
使い方: ./go run exchange export --to ファイル.rpnx [--since 日 | --for 事務所]
        ./go run exchange show ファイル.rpnx [--format table|json]
        ./go run exchange merge ファイル.rpnx [--dry-run] [--format table|json]
        ./go run exchange office [--name 名前] [--distrust 事務所] [--format table|json]

export は、この事務所の変更（ほかから取り入れたものを含む）を、署名した変更パッケージに書きます。
show は、開いて何件が新しく何が競合するかを示すだけで、何も書きません。merge は控えを取ってから、
項目ごとに後の変更を残して取り入れます。残らなかった値も一覧に示し、記録に残します。
同じパッケージを二度取り入れても、何も変わりません。
office は、この事務所の名前と鍵の指紋、信頼している事務所を示します。

  --to ファイル        書き出すファイル
  --since 日           この日からの変更だけ（2026-04-01、R8.4.1）
  --for 事務所         その事務所がまだ受け取っていない変更だけ（名前か番号の初め）
  --dry-run            確かめるだけで書かない
  --name 名前          この事務所の名前を付ける
  --distrust 事務所    信頼を取り消す（鍵を作り直した事務所のとき。指紋を確かめてから）

初めての事務所は最初の統合で信頼し、鍵が変わったときは断ります。指紋を電話などで確かめてください。

{common}
例:
  ./go run exchange office --name 近畿事務局
  ./go run exchange export --to 変更.rpnx
  ./go run --library 隣の事務所.rpn exchange show 変更.rpnx
  ./go run --library 隣の事務所.rpn exchange merge 変更.rpnx --dry-run --format json
""",
    """\
Usage: ./go run exchange export --to FILE.rpnx [--since DAY | --for OFFICE]
       ./go run exchange show FILE.rpnx [--format table|json]
       ./go run exchange merge FILE.rpnx [--dry-run] [--format table|json]
       ./go run exchange office [--name NAME] [--distrust OFFICE] [--format table|json]

export writes the changes of this office, and those it took in from others, into a signed package.
show opens one and tells what is new and what conflicts; it writes nothing. merge makes a backup, then
takes the package in field by field: the later change stands, the other is listed and kept.
Merging a package twice changes nothing.
office shows the name of this office and the fingerprint of its key, and the offices that are trusted.

  --to FILE            the file to write
  --since DAY          only changes of this day or later (2026-04-01, R8.4.1)
  --for OFFICE         only what that office has not seen (its name or the beginning of its id)
  --dry-run            check only, write nothing
  --name NAME          give this office a name
  --distrust OFFICE    trust it no longer (it made a new key; check the fingerprint first)

A new office is trusted when its first package is merged; a changed key is refused. Compare the
fingerprint by telephone.

{common}
Examples:
  ./go run exchange office --name Kinki
  ./go run exchange export --to changes.rpnx
  ./go run --library other.rpn exchange show changes.rpnx
  ./go run --library other.rpn exchange merge changes.rpnx --dry-run --format json
""",
)

VERB = Verb(
    name="exchange",
    line=Text(
        "exchange …           他の事務所と変更を交換する（export, show, merge, office）",
        "exchange …           exchange changes with other offices (export, show, merge, office)",
    ),
    page=PAGE,
    module="navigator.cli.exchange",
    function="exchange",
    operands=2,
    subjects=("export", "show", "merge", "office"),
    formats=("table", "json"),
    options=(
        *(Option(f"--{name}") for name in ("to", "since", "for", "name", "distrust")),
        Option("--dry-run", flag=True),
    ),
)
