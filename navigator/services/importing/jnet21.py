"""J-Net21 支援情報ヘッドライン: RSS 2.0 files as measures and events.

Readers of the real feed disagree whether ``dc:coverage`` gives the prefecture as attribute or as child, so both are
taken. The date of an item is the day of its posting, no day of a call.
"""

import re
from collections.abc import Iterator
from pathlib import Path

from navigator.domain.importing import Draft, Place, Provenance, Refusal
from navigator.domain.text import Text
from navigator.services.importing import limits, xmltext
from navigator.services.importing.characters import CellError, clean
from navigator.services.importing.htmltext import plain_text
from navigator.services.importing.prefectures import names
from navigator.services.importing.xmltext import Element

PROVENANCE = Provenance(
    code="imported-jnet21",
    title="J-Net21 支援情報ヘッドライン（RSS）",
    publisher="独立行政法人中小企業基盤整備機構",
    address="https://j-net21.smrj.go.jp/snavi/support/support.xml",
    credit="出典：J-Net21（中小企業基盤整備機構）",
    kind="agency_page",
    confidence="primary",
)
_ARTICLE = re.compile(r"articles/([0-9]{1,12})")
_MOST = 2000


def is_feed(root: Element) -> bool:
    """Tell whether XML is an RSS feed."""
    return root.name == "rss" and bool(root.all("channel"))


def read(path: Path, name: str) -> Element:
    """Return the feed in a file.

    Raises:
        UserError: it is no safe XML.
    """
    if path.stat().st_size > limits.XML_BYTES:
        raise limits.over_bytes(name, limits.XML_BYTES)
    return xmltext.document(path.read_bytes(), name)


def drafts(root: Element, part: str) -> Iterator[Draft | Refusal]:
    """Yield a row for each item; the line of a row is the number of its item."""
    titles: set[str] = set()
    for number, item in enumerate(root.all("channel")[0].all("item"), 1):
        place = Place(part, number)
        try:
            yield _row(item, place, titles)
        except CellError as error:
            yield Refusal(place, error.reason, "measures", item.first_text("title")[:80])


def _row(item: Element, place: Place, titles: set[str]) -> Draft:
    title, link = clean(item.first_text("title")), clean(item.first_text("link"))
    found = _ARTICLE.search(link)
    if not title or not found or not link.startswith(("http://", "https://")):
        raise CellError(Text("題名か、記事番号のあるリンクがありません", "it has no title, or no link with a number"))
    body = clean(item.first_text("dc:creator"))
    posted = clean(item.first_text("dc:date"))[:10]
    locator = f"記事 {found[1]}（{posted} 掲載）" if posted else f"記事 {found[1]}"
    cited = {"source": PROVENANCE.code, "locator": locator}
    if clean(item.first_text("category")).casefold() == "event":
        # The feed gives events no day; two of one title are told apart by their articles.
        named = f"{title}（記事 {found[1]}）" if title in titles else title
        titles.add(title)
        event = {"kind": "event", "title_ja": named, "is_planned": "0", **cited}
        if body:
            event["host_ja"] = body
        return Draft("events", place, event)
    measure = {"code": f"jn-{found[1]}", "name_ja": title, "url": link, **cited}
    if body:
        measure["provider_ja"] = body
    if prefectures := _prefectures(item):
        measure["prefectures"] = prefectures
    subject = clean(item.first_text("dc:subject"))
    if category := _category(subject):
        measure["category"] = category
    if summary := plain_text(item.first_text("description"), _MOST):
        measure["summary_ja"] = f"（J-Net21から引用）{summary}"
    if subject:
        measure["note"] = f"分類: {subject}"
    return Draft("measures", place, measure)


def _category(subject: str) -> str:
    """Return what the part after the dash decides: grant or loan."""
    last = subject.rpartition(" - ")[2]
    if "融資" in last or "貸付" in last:
        return "loan"
    return "subsidy" if "補助" in last or "助成" in last else ""


def _prefectures(item: Element) -> str:
    found = []
    for one in item.all("dc:coverage"):
        label = one.attributes.get("rdf:label") or one.first_text("rdf:label") or one.text.strip()
        if label in names():
            found.append(label)
    return ";".join(dict.fromkeys(found))
