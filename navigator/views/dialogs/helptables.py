"""What the help page says, as tables: keys, the language of the search box, the rules for figures.

Both languages stand side by side here, so that neither can be forgotten.
"""

from dataclasses import dataclass

from navigator.domain.query import FIELDS
from navigator.domain.text import Text


@dataclass(frozen=True, slots=True)
class HelpRow:
    """A key, a form or a sign, and what it means."""

    sign: str | Text
    meaning: Text

    def sign_text(self) -> Text:
        """The sign in both languages."""
        return self.sign if isinstance(self.sign, Text) else Text(self.sign, self.sign)


@dataclass(frozen=True, slots=True)
class HelpTable:
    """A titled table."""

    title: Text
    rows: tuple[HelpRow, ...]


_EVERYWHERE = HelpTable(
    Text("どこでも使えるキー", "Keys that work everywhere"),
    (
        HelpRow("/", Text("上の検索欄へ", "To the search box at the top")),
        HelpRow(
            "Ctrl+F",
            Text("このページの検索欄へ（なければ上の検索欄へ）", "To the search box of the page, else at the top"),
        ),
        HelpRow("Ctrl+1 … Ctrl+5", Text("研究支援策から順に、一覧を開く", "Open a catalogue")),
        HelpRow("F6", Text("検索・絞り込み・一覧・記録を順に回る", "Go round search, filters, list and record")),
        HelpRow("Alt+←   Alt+→", Text("前の条件・次の条件", "Earlier and later filter")),
        HelpRow("Ctrl+S", Text("今の条件を名前を付けて保存", "Save the filter by name")),
        HelpRow("Ctrl+P", Text("見ている一覧・記録・比較を印刷", "Print the list, record or comparison")),
        HelpRow("Ctrl+E", Text("見ている一覧・比較を書き出す", "Export the list or the comparison")),
        HelpRow("Ctrl+O", Text("変更パッケージや取り込むファイルを開く", "Open a change package or a file to import")),
        HelpRow("Ctrl+Z   Ctrl+Y", Text("取り消す・やり直す", "Undo, redo")),
        HelpRow("F5", Text("読み直す", "Read again")),
        HelpRow("Ctrl+,", Text("設定", "Settings")),
        HelpRow("Alt+F   Alt+E   Alt+G   Alt+H", Text("上のメニューを開く", "Open the menus at the top")),
        HelpRow("Ctrl+Q", Text("終了", "Quit")),
        HelpRow("F1", Text("このページ", "This page")),
        HelpRow("Shift+F1", Text("この画面の用語", "Terms of this screen")),
        HelpRow("Esc", Text("検索語を消す・閉じる・戻る", "Clear the search, close, go back")),
    ),
)

_IN_THE_LIST = HelpTable(
    Text("一覧と記録で使えるキー", "Keys in the list and the record"),
    (
        HelpRow("↑   ↓", Text("行を選ぶ。記録では画面を送る", "Choose a row; in the record: scroll")),
        HelpRow("Enter", Text("記録を開く。リンクをたどる", "Open the record; follow a link")),
        HelpRow("Space", Text("比較トレイに入れる・外す", "Put into the comparison tray, or take out")),
        HelpRow("F", Text("お気に入りに入れる・外す", "Put into the favourites, or take out")),
        HelpRow("F2", Text("記録を編集する", "Edit the record")),
        HelpRow("Ctrl+N", Text("新しい記録を入れる", "Enter a new record")),
        HelpRow("Ctrl+M", Text("記録にメモを書く", "Write a note on the record")),
        HelpRow("Ctrl+T", Text("記録に、または選んだ行にまとめてタグを付ける", "Tag the record, or all rows chosen")),
        HelpRow("Ctrl+J", Text("自所の状況を付ける", "Give an own status")),
        HelpRow(
            Text("右クリック・メニューキー", "Right click, menu key"),
            Text(
                "行のメニューを開く（Ctrl・Shift で何行か選べます）",
                "Open the menu of the rows (choose several with Ctrl or Shift)",
            ),
        ),
        HelpRow("Ctrl+C", Text("選んだ行・文字をコピー", "Copy the rows or the text")),
        HelpRow("Ctrl+Shift+C", Text("記録を出典つきでコピー", "Copy the record with its sources")),
        HelpRow("Tab", Text("次のリンク・出典番号へ", "To the next link or citation number")),
        HelpRow("←   →", Text("予算のグラフで年度を移る", "In the budget chart: from year to year")),
    ),
)

_SEARCH = HelpTable(
    Text("検索欄の書き方", "How to write a search"),
    (
        HelpRow(Text("医療 バイオ", "cluster biotech"), Text("どちらの語もあるもの", "Records with both words")),
        HelpRow(
            Text("医療 OR バイオ", "cluster OR biotech"),
            Text("どちらかの語があるもの", "Records with either word"),
        ),
        HelpRow(
            Text("医療 NOT 機器   医療 -機器", "bio NOT food   bio -food"),
            Text("後の語がないもの", "Records without the second word"),
        ),
        HelpRow(
            Text("(医療 OR バイオ) 大学", "(bio OR ict) university"),
            Text("かっこでまとめる", "Brackets group"),
        ),
        HelpRow(Text('"産学官連携"', '"knowledge cluster"'), Text("このとおりの並び", "This very text")),
        HelpRow(
            Text("府省:文科   名称:クラスター", "ministry:mext   name:cluster"),
            Text("項目の中だけを探す", "Look into one field only"),
        ),
        HelpRow(
            Text("予算>=100   上限:10..50", "budget>=100   ceiling:10..50"),
            Text(
                "金額の範囲（百万円）。.. の片側は省けます",
                "A range of money (million yen); an end may be left out",
            ),
        ),
        HelpRow(
            Text("年度:H17..H19   締切>=2026-04", "fy:H17..H19   deadline>=2026-04"),
            Text("年度・日付の範囲", "A range of years or dates"),
        ),
        HelpRow(
            Text("平成19年度   H19   FY2007", "H19   FY2007   2007"),
            Text("同じ年度として探します", "Found as the same fiscal year"),
        ),
        HelpRow(
            Text("読めない式", "A text that cannot be read"),
            Text("そのままの文字として探し、その旨を示します", "Searched as plain text, and a hint says so"),
        ),
    ),
)

_FOLDING = Text(
    "全角と半角、ひらがなとカタカナ、長音、新旧の字体は区別しません。1文字・2文字の語も探せます。",
    "Width, kana, long vowels, old and new letter forms make no difference. Words of one or two letters are found.",
)

_FIGURES = HelpTable(
    Text("数値の決まり", "Rules for figures"),
    (
        HelpRow("[1]", Text("出典の番号。押すと出典の内容が出ます", "The number of the source: press it")),
        HelpRow("…", Text("資料なし。0 ではありません", "Not on file; it does not mean 0")),
        HelpRow(
            "※",
            Text(
                "内数: その事業だけの全額ではない額。合計は※を含む額と含まない額の両方を示します",
                "A partial amount, not the whole of the program; totals are shown with and without it",
            ),
        ),
        HelpRow(
            Text("約・超", "about, over"),
            Text("資料に約・超と書かれている額", "The source itself says about or over"),
        ),
        HelpRow(
            Text("白抜きの棒", "Hollow bar"),
            Text(
                "概算要求・要望・予定の額。当初予算には足しません",
                "Money requested or planned; never added to the initial budget",
            ),
        ),
        HelpRow(
            Text("足さないもの", "Never added"),
            Text(
                "種類の違う額、ほかの額に含まれる額、上位と下位の事業、期間値と累計値",
                "Different kinds of amount, an amount inside another, parent and child, period and total values",
            ),
        ),
        HelpRow(
            Text("ほかの出典", "Other sources"),
            Text(
                "出典によって額が違うときは一つを選んで示し、選び方の規則とほかの額も見られます",
                "Where sources disagree one amount is shown; the rule and the others are one step away",
            ),
        ),
    ),
)

HELP_TABLES: tuple[HelpTable, ...] = (_EVERYWHERE, _IN_THE_LIST, _SEARCH, _FIGURES)
FOLDING_NOTE = _FOLDING


def field_names() -> Text:
    """Return the names that may stand before a colon, in both languages, from the query language itself."""
    japanese = [name for name in FIELDS if not name.isascii()]
    english = [name for name in FIELDS if name.isascii()]
    return Text("、".join(japanese), ", ".join(english))
