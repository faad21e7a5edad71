"""Folding and the bigram index: the index answers exactly as ``in`` on the folded fields."""

import sqlite3
import sys
import unicodedata

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from navigator.domain.folding import FIELD_SEPARATOR, FoldRule, fold, grams, match_expression, rule_of_match

# Characters that meet each other's rules, so that random texts are full of edge cases.
TRICKY = (
    "アあカか゛゙゜ハワﾊﾞー-―− 　\u200b\u00ad\ufe0f〜~齋斎斉髙高神辺邊aAｱＡéÉ\u0301ßΐİ´1²㍿㌔①・ヷヽヾゝヴㇰ😀"
    "\u3164\uffa0\x00\x1f\t\n\ud800\ue000\uf822、。()\"'*^:"
)
TEXTS = st.text(st.sampled_from(TRICKY) | st.characters(), max_size=30)
NEAR = st.text(st.sampled_from("ab1-あか医療\"*^: '\\%_😀𠮷+(){}.,~、\uf8ff\ue022"), max_size=12)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("ＡＢＣ　１２３", "abc 123"),
        ("ﾃﾞｰﾀﾍﾞｰｽ", "データベース"),
        ("データベース", "でーたべーす"),
        ("コンピューター", "コンピュータ"),
        ("コンピュ-タ", "コンピュ―タ"),
        ("サ－ビス", "サービス"),
        ("第１―２期", "第1-2期"),
        ("3−5", "3-5"),
        ("４～６月", "4〜6月"),
        ("學術硏究", "学術研究"),
        ("渡邊", "渡邉"),
        ("髙島", "高嶋"),
        ("𠮷野", "吉野"),
        ("醱酵", "醗酵"),
        ("神社", "神社"),
        ("葛\U000e0100城", "葛城"),
        ("産学\u200b連携", "産学連携"),
        ("産学　連携", "産学連携"),
        ("か゛く", "がく"),
        ("㈱", "(株)"),
        ("e\u0301cole", "École"),
    ],
)
def test_what_a_reader_does_not_see_as_different_folds_alike(a: str, b: str) -> None:
    assert fold(a) == fold(b)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("", ""),
        ("  Open   Innovation\t2.0\r\n", "open innovation 2.0"),
        ("JST と NEDO の 連携", "jstとnedoの連携"),
        ("A-STEP ー x", "a-step - x"),
        ("知的クラスター創成事業", "知的くらすた創成事業"),
        ("ターゲット", "たげっと"),
        ("ーゲット", "げっと"),
        ("a\x00b\x1fc\x1b", "abc"),
        ("産学官 - 連携", "産学官-連携"),
        ("二一", "二一"),
        ("\ud800あ", "あ"),
        ("ー", "-"),
    ],
)
def test_folded_forms(text: str, folded: str) -> None:
    assert fold(text) == folded


def test_every_character_folds_once_and_for_all() -> None:
    for char in map(chr, range(sys.maxunicode + 1)):
        category = unicodedata.category(char)
        if category in {"Cn", "Co"}:
            continue
        code = ord(char)
        for text in (char, f"か{char}ゃ", f"a{char}b"):
            once = fold(text)
            assert fold(once) == once, hex(code)
        assert FIELD_SEPARATOR not in fold(char)
        if category in {"Cf", "Cs"} or (category == "Cc" and not char.isspace()):
            assert fold(f"a{char}b") == "ab", hex(code)
        elif category == "Pd":
            assert fold(char) in {"-", "~"}, hex(code)
            assert fold(f"1{char}2") == f"1{fold(char)}2", hex(code)
        elif category in {"Zs", "Zl", "Zp"}:
            assert fold(f"a{char} b") == "a b", hex(code)


@settings(max_examples=1000)
@given(TEXTS)
@example("か\u200b゙")
@example("か -ー゛")
@example("a ´")
def test_folding_twice_changes_nothing(text: str) -> None:
    once = fold(text)
    assert fold(once) == once
    once.encode()


@given(TEXTS, TEXTS)
def test_ascii_takes_no_other_way(a: str, b: str) -> None:
    ascii_part = "".join(c for c in a + b if c.isascii())
    assert fold(ascii_part) == fold(ascii_part + "\ufe0f")


@pytest.mark.parametrize(
    ("haystack", "needle", "rule"),
    [
        ("医療機器", "医療", FoldRule.EXACT),
        ("ＪＳＴの事業", "jst", FoldRule.WIDTH),
        ("クラスタ創成", "クラスター", FoldRule.KANA),
        ("くすりの研究", "クスリ", FoldRule.KANA),
        ("A−STEP", "A-STEP", FoldRule.KANA),
        ("産学 連携", "産学連携", FoldRule.KANA),
        ("渡邊研究所", "渡辺", FoldRule.KANJI),
        ("ワタナベ齋藤", "わたなべ斎", FoldRule.KANJI),
        ("医療機器", "福祉", None),
        ("医療機器", "", None),
        ("医療機器", "\u200b", None),
    ],
)
def test_the_mildest_rule_is_named(haystack: str, needle: str, rule: FoldRule | None) -> None:
    assert rule_of_match(haystack, needle) is rule


@given(TEXTS, st.text(st.sampled_from(TRICKY), min_size=1, max_size=3))
def test_a_rule_is_named_exactly_for_hits(haystack: str, needle: str) -> None:
    found = fold(needle) != "" and fold(needle) in fold(haystack)
    assert (rule_of_match(haystack, needle) is not None) == found


def test_rules_have_labels() -> None:
    assert all(rule.label.ja and rule.label.en for rule in FoldRule)


def test_grams_of_fields() -> None:
    assert grams("医療a") == "医療 療a a"
    assert grams(f"ab{FIELD_SEPARATOR}c") == "ab b c"
    assert grams("a b").split(" ") == ["a\uf820", "\uf820b", "b"]
    assert match_expression("医療a") == '"医療 療a"'
    assert match_expression("医") == '"医"*'


@pytest.mark.parametrize("text", ["", f"a{FIELD_SEPARATOR}b"])
def test_no_query_without_a_character_or_across_fields(text: str) -> None:
    with pytest.raises(ValueError, match="query"):
        match_expression(text)


@settings(max_examples=300)
@given(st.lists(st.lists(NEAR | TEXTS, max_size=4), max_size=5), st.data())
def test_the_index_answers_as_a_plain_scan(records: list[list[str]], data: st.DataObject) -> None:
    folded = [[fold(field) for field in record] for record in records]
    connection = sqlite3.connect(":memory:")
    connection.execute("CREATE VIRTUAL TABLE f USING fts5(g, content='', tokenize='ascii', prefix='1')")
    connection.executemany(
        "INSERT INTO f (rowid, g) VALUES (?, ?)",
        [(row, grams(FIELD_SEPARATOR.join(record))) for row, record in enumerate(folded)],
    )
    # Pieces of the texts themselves, also across two fields, find more than random queries do.
    texts = [piece for record in folded for piece in (*record, "".join(record)) if piece]
    pieces = st.sampled_from(texts or ["x"]).flatmap(
        lambda text: st.builds(lambda at, size: text[at : at + size], st.integers(0, len(text) - 1), st.integers(1, 6))
    )
    for query in data.draw(st.lists(pieces | NEAR.map(lambda text: text[:6]), min_size=1, max_size=8)):
        asked = fold(query)
        if not asked:
            continue
        found = connection.execute("SELECT rowid FROM f WHERE f MATCH ?", [match_expression(asked)])
        expected = {row for row, record in enumerate(folded) if any(asked in field for field in record)}
        assert {row for (row,) in found} == expected, asked
    connection.close()
