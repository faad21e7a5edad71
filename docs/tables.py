"""Writes the tables of the user guide that the program itself decides: ``python -m docs.tables``.

Each stands between ``<!-- table: NAME -->`` and ``<!-- end -->`` in both languages; tests/test_docs.py compares them.
"""

import re
import sys
import tempfile
from collections.abc import Iterable
from datetime import date
from pathlib import Path

from navigator.domain.catalogues import Catalogue
from navigator.domain.filters import Filter
from navigator.domain.providers import PROVIDER_MINISTRY, UNDECIDED
from navigator.domain.text import Language, Text
from navigator.domain.vocabulary import Ministry
from navigator.services.finding import FindingService
from navigator.services.library import create_library, open_library
from navigator.views.dialogs.helptables import HELP_TABLES, HelpTable

FOLDER = Path(__file__).parent
GUIDES: dict[Language, Path] = {"ja": FOLDER / "user-guide.md", "en": FOLDER / "user-guide.en.md"}
TODAY = date(2026, 11, 22)

EXAMPLES: tuple[tuple[str, Catalogue, Text], ...] = (
    ("医療", Catalogue.MEASURES, Text("語を含むもの", "records with the word")),
    ("クラスター 大学", Catalogue.PROGRAMS, Text("どちらの語も含むもの（AND も同じ）", "both words")),
    ("創業 OR 起業", Catalogue.MEASURES, Text("どちらかの語を含むもの", "either word")),
    ("医療 -機器", Catalogue.MEASURES, Text("後の語を含まないもの（NOT も同じ）", "without the second word")),
    ("(医療 OR バイオ) 大学", Catalogue.THEMES, Text("かっこでまとめる", "brackets group")),
    ('"産学官連携"', Catalogue.PROGRAMS, Text("このとおりの並び", "this very text")),
    ("光", Catalogue.FACILITIES, Text("1文字でも探せる", "one letter is enough")),
    ("くらすたー", Catalogue.PROGRAMS, Text("かな・長音の違いは問わない", "kana and long vowels make no difference")),
    ("都市ｴﾘｱ", Catalogue.PROGRAMS, Text("全角・半角の違いは問わない", "nor does width")),
    ("研究開發", Catalogue.MEASURES, Text("新旧の字体の違いは問わない", "nor do old and new letter forms")),
    ("サポイン", Catalogue.MEASURES, Text("通称・旧称でも見つかる", "short and former names are found")),
    ("平成19年度", Catalogue.PROGRAMS, Text("H19、FY2007 なども同じ", "same as H19, FY2007")),
    ("名称:ものづくり", Catalogue.MEASURES, Text("名称の中だけを探す", "in the name only")),
    ("府省:経済産業", Catalogue.PROGRAMS, Text("府省の名で探す", "by ministry")),
    ("県:京都", Catalogue.FACILITIES, Text("都道府県で探す", "by prefecture")),
    ("段階:応用 分野:環境", Catalogue.MEASURES, Text("項目を組み合わせる", "fields together")),
    (
        "クラスター 予算>=1000",
        Catalogue.PROGRAMS,
        Text("予算 1,000 百万円以上の年がある", "1,000 million yen or more in a year"),
    ),
    ("上限:10..50", Catalogue.MEASURES, Text("上限額が 10〜50 百万円", "ceiling of 10 to 50 million yen")),
    ("年度:H17..H19", Catalogue.PROGRAMS, Text("平成17〜19年度のいずれか", "any of FY2005 to FY2007")),
    ("締切>=2025-04", Catalogue.MEASURES, Text("締切が 2025 年 4 月以後", "deadline in April 2025 or later")),
)
"""Searches that find something in the bundled facts, in the catalogue named."""


def table(heads: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """Return a table of GitHub's Markdown."""
    heads = tuple(heads)
    lines = [heads, ("---",) * len(heads), *rows]
    return "\n".join("| " + " | ".join(cell.replace("|", "\\|") for cell in line) + " |" for line in lines)


def providers(language: Language) -> str:
    """Return the ministry behind every provider, in the order of the ministries."""
    heads = Text("府省", "Ministry"), Text("提供者の記載", "Provider as printed")
    groups = [
        (ministry.label, [name for name, behind in PROVIDER_MINISTRY.items() if behind is ministry])
        for ministry in Ministry
    ]
    rows = [(label.of(language), "、".join(names)) for label, names in groups if names]
    return table((head.of(language) for head in heads), rows)


def undecided(language: Language) -> str:
    """Return the providers that no single ministry stands behind, by reason."""
    heads = Text("理由", "Reason"), Text("提供者の記載", "Provider as printed")
    reasons: dict[str, list[str]] = {}
    for name, reason in UNDECIDED.items():
        reasons.setdefault(reason, []).append(name)
    return table(
        (head.of(language) for head in heads), ((reason, "、".join(names)) for reason, names in reasons.items())
    )


def keys(language: Language) -> str:
    """Return the keys as the help page of the program has them."""
    heads = Text("キー", "Key"), Text("はたらき", "What it does")
    rows = [
        (f"`{row.sign_text().of(language)}`", row.meaning.of(language)) for part in _key_tables() for row in part.rows
    ]
    return table((head.of(language) for head in heads), rows)


def _key_tables() -> tuple[HelpTable, ...]:
    return tuple(part for part in HELP_TABLES if "キー" in part.title.ja)


def examples(language: Language) -> str:
    """Return searches with the number of records that they find in the bundled facts."""
    heads = Text("入力", "Search"), Text("意味", "Meaning"), Text("一覧", "Catalogue"), Text("件数", "Records")
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder) / "library.rpn"
        create_library(place)
        library = open_library(place).library
        finding = FindingService(library, TODAY)
        rows = [
            (
                f"`{query}`",
                meaning.of(language),
                catalogue.label.of(language),
                str(finding.count(Filter(catalogue, query))),
            )
            for query, catalogue, meaning in EXAMPLES
        ]
        library.close()
    return table((head.of(language) for head in heads), rows)


TABLES = {"providers": providers, "undecided": undecided, "keys": keys, "examples": examples}


def written(text: str, language: Language) -> str:
    """Return a guide with its tables as the program decides them.

    Raises:
        KeyError: the guide names a table that is not known.
    """

    def fresh(match: re.Match[str]) -> str:
        return f"{match[1]}\n\n{TABLES[match[2]](language)}\n\n<!-- end -->"

    return re.sub(r"(<!-- table: (\w+) -->).*?<!-- end -->", fresh, text, flags=re.DOTALL)


def main() -> int:
    """Write the tables into both guides."""
    for language, path in GUIDES.items():
        path.write_text(written(path.read_text(encoding="utf-8"), language), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
