"""The list of synonyms: what the office adds, changes, switches off and takes out; every step can be undone."""

import unicodedata

from navigator.db.library import Library
from navigator.db.synonyms import synonym_pairs
from navigator.db.writes import Writer
from navigator.domain.errors import UserError
from navigator.domain.folding import fold
from navigator.domain.synonyms import SynonymPair
from navigator.domain.text import Text
from navigator.services.edits import Edits
from navigator.services.keeping import must_be_storable

SUGGESTED = (
    ("補助金", "助成金"),
    ("公募", "募集"),
    ("産学官", "産学"),
    ("中小企業", "小規模事業者"),
    ("ベンチャー", "スタートアップ"),
    ("実用化", "事業化"),
    ("試作", "プロトタイプ"),
    ("知財", "知的財産"),
    ("研修", "人材育成"),
    ("省エネ", "省エネルギー"),
    ("農業", "農林水産"),
    ("医工連携", "医療機器"),
)
"""Pairs of everyday words that an office may take into its list; nothing of them is used before it does."""

_LONGEST = 100


class SynonymService:
    """The synonyms of one library."""

    def __init__(self, library: Library, edits: Edits) -> None:
        self._library, self._edits = library, edits

    def pairs(self) -> tuple[SynonymPair, ...]:
        """Return the list, by words; pairs switched off as well."""
        with self._library.reading() as connection:
            return synonym_pairs(connection)

    def suggested(self) -> tuple[SynonymPair, ...]:
        """Return the suggested pairs that are not in the list in either direction."""
        known = {frozenset((fold(pair.word), fold(pair.same_as))) for pair in self.pairs()}
        return tuple(
            SynonymPair(word, same) for word, same in SUGGESTED if frozenset((fold(word), fold(same))) not in known
        )

    def add(self, word: str, same_as: str, note: str = "") -> None:
        """Put a pair into the list, switched on.

        Raises:
            UserError: a word is empty, too long or no text, both are the same, or the pair is in the list.
        """
        first, second = _checked(word), _checked(same_as)
        must_be_storable(note)
        if fold(first) == fold(second):
            raise UserError(
                Text("二つの語は検索では同じ語です。", "A search takes both for the same word already."),
                Text("違う語を入れてください。", "Please enter two different words."),
            )
        wanted = {fold(first), fold(second)}
        if any({fold(pair.word), fold(pair.same_as)} == wanted for pair in self.pairs()):
            raise UserError(
                Text("この組は既にあります。", "This pair is in the list already."),
                Text("使わないときは一覧で切ってください。", "Switch it off in the list when it is not wanted."),
            )
        self._change(Text("同義語の追加", "adding a synonym"), first, second, {"active": True, "note": note})

    def set_active(self, pair: SynonymPair, on: bool) -> None:
        """Use a pair in searches, or keep it without using it."""
        what = Text("同義語の切り替え", "switching a synonym")
        self._change(what, pair.word, pair.same_as, {"active": on, "note": pair.note})

    def remove(self, pair: SynonymPair) -> None:
        """Take a pair out of the list."""
        key = {"word": pair.word, "same_as": pair.same_as}
        self._edits.change(
            "synonym", Text("同義語の削除", "removing a synonym"), lambda writer: writer.remove("synonyms", key)
        )

    def _change(self, what: Text, word: str, same_as: str, values: dict[str, object]) -> None:
        def work(writer: Writer) -> None:
            writer.put("synonyms", {"word": word, "same_as": same_as}, values)

        self._edits.change("synonym", what, work)


def _checked(word: str) -> str:
    text = word.strip()
    must_be_storable(text)
    if not fold(text) or len(text) > _LONGEST or any(unicodedata.category(letter) == "Cc" for letter in text):
        raise UserError(
            Text("語が空か、長すぎるか、使えない文字があります。", "A word is empty, too long or no text."),
            Text("100 字までの語を入れてください。", "Please enter a word of up to 100 letters."),
        )
    return text
