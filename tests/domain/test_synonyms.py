"""Synonyms: both ways, whole words in any spelling, one step; phrases and fields are searched as written."""

from hypothesis import given
from hypothesis import strategies as st

from navigator.domain.query import And, Not, Or, Phrase, Word, parse_query
from navigator.domain.synonyms import SynonymPair, Thesaurus

PAIRS = (
    SynonymPair("補助金", "助成金"),
    SynonymPair("助成金", "グラント"),
    SynonymPair("公募", "募集", active=False),
)
THESAURUS = Thesaurus(PAIRS)


def expanded(text: str) -> object:
    node = parse_query(text).node
    assert node is not None
    return THESAURUS.expanded(node).node


def test_a_word_is_itself_or_one_of_its_synonyms() -> None:
    assert expanded("補助金") == Or((Word("補助金"), Word("助成金", same_as="補助金")))
    assert expanded("助成金 OR x") == Or(
        (
            Or((Word("助成金"), Word("補助金", same_as="助成金"), Word("グラント", same_as="助成金"))),
            Word("x"),
        )
    )


def test_synonyms_hold_in_any_spelling_and_under_not() -> None:
    assert expanded("ｸﾞﾗﾝﾄ") == Or((Word("ｸﾞﾗﾝﾄ"), Word("助成金", same_as="ｸﾞﾗﾝﾄ")))
    assert expanded("x -補助金") == And((Word("x"), Not(Or((Word("補助金"), Word("助成金", same_as="補助金"))))))


def test_pairs_switched_off_phrases_fields_and_other_words_stay() -> None:
    assert expanded("公募") == Word("公募")
    assert expanded('"補助金"') == Phrase("補助金")
    assert expanded("名称:補助金") == parse_query("名称:補助金").node
    assert expanded("補助金制度") == Word("補助金制度")


def test_what_was_used_is_told() -> None:
    node = parse_query("補助金 公募").node
    assert node is not None
    assert THESAURUS.expanded(node).used == (("補助金", ("助成金",)),)


words = st.text("補助成金公募 ABｱ", max_size=6)


@given(st.lists(st.builds(SynonymPair, words, words, st.booleans()), max_size=8), words)
def test_synonymy_is_mutual_and_never_the_word_itself(pairs: list[SynonymPair], word: str) -> None:
    thesaurus = Thesaurus(pairs)
    for other in thesaurus.of(word):
        back = thesaurus.of(other)
        assert any(thesaurus.of(found) == thesaurus.of(word) for found in back)
        assert other not in ("", word)
