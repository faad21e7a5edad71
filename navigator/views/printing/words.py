"""The few words paper adds by itself, in both languages."""

from navigator.domain.comparison import DIFFERS_SIGN
from navigator.domain.text import Text

CONTINUED = Text("（つづき）", " (continued)")
DIFFERS_LEGEND = Text(f"{DIFFERS_SIGN} 内容が異なる欄", f"{DIFFERS_SIGN} differs between the columns")
BAND = Text("表 {number}／{count}", "Table part {number} of {count}")
NOTHING = Text("該当するものはありません。", "There is nothing to show.")
NOTE = Text("注{number}", "Note\u00a0{number}")
SOURCES = Text("出典", "Sources")
OFFICE = Text("作成：{office}", "Prepared by {office}")
CHECK_ID = Text("照合番号 {check_id}", "Check id {check_id}")
PAGE_OF = Text("{page}／{count}", "{page} / {count}")
LEAD_SIGN = "○"
MISSING = "…"
UNKNOWN_PAGE = "－"

NO_GLYPH = Text(
    "どの書体にもない文字を記号で印刷します（{letters}）。",
    "Letters that no font holds are printed as signs ({letters}).",
)
TOO_MANY_COLUMNS = Text(
    "列が用紙の幅に収まらないので、表を {count} つに分けて印刷します。",
    "The columns do not fit on the paper: the table is printed in {count} parts.",
)
UNKNOWN_ANCHOR = Text(
    "目次の「{text}」に当たるページがありません。", "The contents name “{text}”, which is on no page."
)
NARROW_PAPER = Text("余白が広すぎて、印刷できる幅や高さが残りません。", "The margins leave too little room to print.")
LONG_HEAD = Text(
    "会議名などの頭書きが長すぎて、紙面に収まりません。", "The head of the sheet is too long for the paper."
)
LONG_HEAD_REMEDY = Text(
    "会議名・日付・資料番号を短くしてください。", "Shorten the names of council and meeting or the number."
)
NARROW_REMEDY = Text(
    "余白を狭くするか、大きい用紙を選んでください。", "Make the margins smaller or choose larger paper."
)

LEGEND_PARTIAL = Text("※内数", "※ part of a larger amount")
LEGEND_HOLLOW = Text("要求・予定", "requested or planned")
LEGEND_RANGE = Text("出典による差", "range of the sources")
LEGEND_GAP = Text("… 資料なし", "… not on file")
