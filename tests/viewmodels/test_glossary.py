"""Terms are found in texts in any spelling, and a term inside a longer one stays quiet."""

from navigator.domain.reference import Definition
from navigator.domain.text import Text
from navigator.viewmodels.glossary import SHORT_FORMS, Glossary
from tests.services.test_reference import rows_of


def make() -> Glossary:
    return Glossary(
        Definition(Text(row["term_ja"], row["term_en"]), row["definition_ja"], row["source"], row["locator"])
        for row in rows_of("glossary")
    )


def terms(text: str) -> list[str]:
    return [found.term.ja for found in make().find(text)]


def test_a_term_inside_a_text_is_found() -> None:
    assert terms("知的クラスター創成事業(第I期)") == ["知的クラスター", "知的クラスター"]
    assert terms("知的ｸﾗｽﾀｰ") == ["知的クラスター", "知的クラスター"]
    assert terms("Knowledge Cluster Initiative") == ["知的クラスター", "知的クラスター"]


def test_the_longer_term_wins() -> None:
    assert terms("知的クラスター本部の長") == ["知的クラスター本部"]


def test_short_forms_count_only_alone() -> None:
    assert terms("協議会") == ["地域ブロック協議会"]
    assert terms("推進協議会(仮称)") == []
    assert terms("Councils") == ["地域ブロック協議会"]
    assert terms("") == terms("府省") == []


def test_short_forms_name_terms_of_the_facts() -> None:
    assert set(SHORT_FORMS.values()) <= {row["term_ja"] for row in rows_of("glossary")}


def test_the_hint_names_its_source() -> None:
    hint = make().hint("中核機関", "ja")
    row = next(row for row in rows_of("glossary") if row["term_ja"] == "中核機関")
    assert row["definition_ja"] in hint
    assert row["locator"] in hint
