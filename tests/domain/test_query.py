"""The language of the search box."""

import subprocess
import sys

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from navigator.domain.query import (
    FIELDS,
    RANGE_FIELDS,
    And,
    FieldWord,
    Node,
    Not,
    Or,
    Phrase,
    Query,
    Range,
    Word,
    parse_query,
)

PIECES = st.sampled_from(
    [
        *'ab医()（）|｜"「」｢“”-－:： 　=<>.~〜',
        *(" OR ", " AND ", " NOT ", "年度:", "予算>=", "name：", "..", "県", "H19", "http://x"),
    ]
)
QUERIES = st.lists(PIECES, max_size=25).map("".join) | st.text(max_size=60)
A, B, C = Word("a"), Word("b"), Word("c")


def node(text: str) -> Node | None:
    query = parse_query(text)
    assert query.hint is None
    return query.node


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", None),
        (" 　\t", None),
        ("医療", Word("医療")),
        ("a b　c", And((A, B, C))),
        ("a AND b", And((A, B))),
        ("a OR b", Or((A, B))),
        ("a|b｜c", Or((A, B, C))),
        ("a b OR c", Or((And((A, B)), C))),
        ("a (b OR c)", And((A, Or((B, C))))),
        ("a（b OR c）", And((A, Or((B, C))))),
        ("NOT a", Not(A)),
        ("-a", Not(A)),
        ("－a", Not(A)),
        ("a -b", And((A, Not(B)))),
        ("-(a b)", Not(And((A, B)))),
        ("NOT NOT a", Not(Not(A))),
        ('-"a b"', Not(Phrase("a b"))),
        ("a-b", Word("a-b")),
        ("- a", And((Word("-"), A))),
        ("--a", Word("--a")),
        ("サーバー", Word("サーバー")),
        ("ーa", Word("ーa")),
        ("or and not", And((Word("or"), Word("and"), Word("not")))),
        ("ORANGE", Word("ORANGE")),
        ("a ＯＲ b", Or((A, B))),
        ('"a OR b"', Phrase("a OR b")),
        ("「産学 連携」", Phrase("産学 連携")),
        ("“a b”", Phrase("a b")),
        ("｢a b｣", Phrase("a b")),
        ('a"b c"', And((A, Phrase("b c")))),
        ("名称:a", FieldWord("name", "a")),
        ("ＮＡＭＥ：a", FieldWord("name", "a")),
        ("府省=a", FieldWord("ministry", "a")),
        ("府省:「a b」 c", And((FieldWord("ministry", "a b"), C))),
        ("-県:a", Not(FieldWord("prefecture", "a"))),
        ("予算>=100", Range("budget", "100", None)),
        ("予算>100", Range("budget", "100", None, low_open=True)),
        ("予算<=100", Range("budget", None, "100")),
        ("予算＜１００", Range("budget", None, "１００", high_open=True)),
        ("予算≧100", Range("budget", "100", None)),
        ("予算≤100", Range("budget", None, "100")),
        ("予算=100", Range("budget", "100", "100")),
        ("budget:100..200", Range("budget", "100", "200")),
        ("上限:１億〜２億", Range("ceiling", "１億", "２億")),
        ("予算:100..", Range("budget", "100", None)),
        ("予算:..200", Range("budget", None, "200")),
        ("予算>=-5", Range("budget", "-5", None)),
        ("年度:H17..H19", Range("fy", "H17", "H19")),
        ("fy:H19", Range("fy", "H19", "H19")),
        ("締切<=2026-09-30", Range("deadline", None, "2026-09-30")),
        ("http://x", Word("http://x")),
        ("12:30", Word("12:30")),
        ("名称:", Word("名称:")),
        ("名称: a", And((Word("名称:"), A))),
        ("名称>3", Word("名称>3")),
        ("年度:..", Word("年度:..")),
        ("色:赤", Word("色:赤")),
        ("医療 OR バイオ 予算>=100", Or((Word("医療"), And((Word("バイオ"), Range("budget", "100", None)))))),
    ],
)
def test_forms(text: str, expected: Node | None) -> None:
    assert node(text) == expected


@pytest.mark.parametrize(
    ("text", "words", "said"),
    [
        ('a "b', ["a", '"b'], "引用符"),
        ("a b」", ["a", "b」"], "引用符"),
        ('a ""', ["a", '""'], "引用符"),
        ("(a b", ["(a", "b"], "かっこ"),
        ("a b)", ["a", "b)"], "かっこ"),
        (")a b(", [")a", "b("], "かっこ"),
        ("a OR", ["a", "OR"], "OR"),
        ("AND a", ["AND", "a"], "AND"),
        ("a NOT", ["a", "NOT"], "NOT"),
        ("a ()", ["a", "()"], "検索語"),
        ("a OR OR b", ["a", "OR", "OR", "b"], "OR"),
    ],
)
def test_what_cannot_be_read_is_searched_as_plain_text(text: str, words: list[str], said: str) -> None:
    query = parse_query(text)
    assert query.node == And(tuple(Word(word) for word in words))
    assert query.hint is not None
    assert said in query.hint.ja
    assert "{" not in query.hint.ja + query.hint.en


@pytest.mark.parametrize(
    "text",
    [
        "(" * 25_000 + "a" + ")" * 25_000,
        "-(" * 60 + "a" + ")" * 60,
        "NOT " * 12_000 + "a",
        "(" * 50_001,
    ],
)
def test_deep_nesting_is_plain_text(text: str) -> None:
    query = parse_query(text)
    assert query.hint is not None
    assert hash(query) == hash(parse_query(text))


@pytest.mark.parametrize("glue", [" ", " OR ", " AND ", " -", " | "])
def test_ten_thousand_words(glue: str) -> None:
    found = node(glue.join(["a"] * 10_000))
    assert isinstance(found, And | Or)
    assert len(found.parts) == 10_000


@pytest.mark.parametrize("piece", ['"', "」", "x:", "-", "-a", "年度:", "(a) ", "「」", "年度>=1 |", "\ud800", "\0 "])
def test_long_texts_of_one_piece(piece: str) -> None:
    assert isinstance(parse_query((piece * 50_001)[:50_001]), Query)


@settings(max_examples=500)
@given(QUERIES)
@example("-(")
@example("県:「")
def test_any_text_is_read(text: str) -> None:
    query = parse_query(text)
    if query.hint:
        words = tuple(Word(word) for word in text.split())
        assert query.node in (And(words), *words)


@settings(max_examples=500)
@given(QUERIES)
def test_an_or_branch_holds_the_earlier_query(text: str) -> None:
    before = parse_query(text)
    if before.hint or before.node is None:
        return
    after = node(f"{text} OR x")
    assert isinstance(after, Or)
    assert after.parts[-1] == Word("x")
    earlier = after.parts[:-1]
    assert earlier == (before.node,) or (isinstance(before.node, Or) and earlier == before.node.parts)


@given(st.lists(st.from_regex(r"\A[a-zぁ-んァ-ヶ一-龠0-9][a-zァ-ヶー一-龠0-9./+-]{0,8}\Z"), min_size=1, max_size=8))
def test_plain_words_stay_as_they_are(words: list[str]) -> None:
    expected = tuple(Word(word) for word in words)
    assert node(" ".join(words)) == (And(expected) if len(words) > 1 else expected[0])


@given(st.sampled_from(sorted(FIELDS)), st.text(st.characters(categories=["L", "Nd"]), min_size=1, max_size=8))
def test_every_field_name_takes_a_value(name: str, value: str) -> None:
    key = FIELDS[name]
    expected = Range(key, value, value) if key in RANGE_FIELDS else FieldWord(key, value)
    assert node(f"{name}:{value}") == expected
    assert node(f"{name}：「{value}」") == expected


def test_plain_words_do_not_import_the_parser() -> None:
    code = (
        "import sys; from navigator.domain.query import parse_query; parse_query('医療 予算>=100');"
        "assert 'lark' not in sys.modules; parse_query('a OR b'); assert 'lark' in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
