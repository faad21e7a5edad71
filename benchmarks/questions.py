"""What is asked of a library: texts typed letter by letter, pairs of words, and clicks on filters.

The texts are cut with a fixed seed from names and summaries of the library's own measures, so frequent words are asked
often, as they are in life. The same questions go to every competitor.
"""

import random
import re
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import select

from navigator.db import engine as engines
from navigator.db.schema import Measure
from navigator.domain.catalogues import Catalogue, FacetKey
from navigator.domain.filters import FacetChoice, Filter
from navigator.domain.folding import fold

SEED = 7
TYPED = (1, 2, 3, 6)
"""After how many letters a typed text is looked at."""

LABELS = {
    "text1": "1 letter",
    "text2": "2 letters",
    "text3": "3 letters",
    "text6": "6 letters",
    "and": "2 words (AND)",
    "filtered": "2 letters, filters on",
    "filter": "filter click, no text",
    "narrow": "filter click, text on",
}
"""The kinds of question and their names in the table."""

TEXT_KINDS = ("text1", "text2", "text3", "text6", "and", "filtered")
FILTER_KINDS = ("filter", "narrow")

CLICKS: tuple[tuple[tuple[FacetKey, str], ...], ...] = (
    (),
    ((FacetKey.KIND, "subsidy"),),
    ((FacetKey.KIND, "subsidy"), (FacetKey.KIND, "contract_research")),
    ((FacetKey.KIND, "subsidy"), (FacetKey.PROVIDER_TYPE, "ministry")),
    ((FacetKey.FIELD, "ict"),),
    ((FacetKey.FIELD, "ict"), (FacetKey.ELIGIBLE, "sme")),
    ((FacetKey.FIELD, "ict"), (FacetKey.ELIGIBLE, "sme"), (FacetKey.PROVIDER_TYPE, "agency")),
    ((FacetKey.FIELD, "agri"), (FacetKey.FIELD, "life"), (FacetKey.KIND, "advice")),
    ((FacetKey.PROVIDER_TYPE, "agency"), (FacetKey.KIND, "~subsidy")),
    ((FacetKey.ELIGIBLE, "university"), (FacetKey.KIND, "~loan"), (FacetKey.FIELD, "~other")),
)
"""Filters as they pile up while one clicks; a leading ~ excludes. Facets that a plain table can hold as well."""


@dataclass(frozen=True, slots=True)
class Question:
    """One question: its kind (a key of ``LABELS``) and the filter to answer."""

    kind: str
    filter: Filter

    @property
    def words(self) -> tuple[str, ...]:
        """The folded words of the text, all of which must be found."""
        return tuple(fold(word) for word in self.filter.text.split())


def questions(library: Path, texts: int) -> list[Question]:
    """Return the questions for a library, with ``texts`` texts of each length."""
    words = _words(library, texts * 2)
    made = [Question(f"text{length}", _asked(word[:length])) for word in words[:texts] for length in TYPED]
    pairs = zip(words[:texts], words[texts:], strict=True)
    made += [Question("and", _asked(f"{one[:2]} {other[:2]}")) for one, other in pairs]
    made += [
        Question("filtered", _asked(word[:2], CLICKS[1 + at % (len(CLICKS) - 1)]))
        for at, word in enumerate(words[texts:])
    ]
    made += [Question("filter", _asked("", clicks)) for clicks in CLICKS]
    made += [Question("narrow", _asked(words[at % texts][:2], clicks)) for at, clicks in enumerate(CLICKS)]
    return made


def _asked(text: str, clicks: tuple[tuple[FacetKey, str], ...] = ()) -> Filter:
    question = Filter(Catalogue.MEASURES, text)
    for key, value in clicks:
        choice, bare = question.choice(key), value.removeprefix("~")
        include = choice.include if bare != value else (*choice.include, bare)
        exclude = (*choice.exclude, bare) if bare != value else choice.exclude
        question = question.with_choice(FacetChoice(key, include, exclude))
    return question


def _words(library: Path, count: int) -> list[str]:
    """Cut texts of six letters that begin where a word of a name or a summary begins."""
    table = Measure.__table__.c
    engine = engines.open_engine(library, mode="ro")
    try:
        with engines.reading(engine) as connection:
            ids = list(connection.execute(select(table.id).order_by(table.id)).scalars())
            chooser = random.Random(SEED)
            found: list[str] = []
            while len(found) < count:
                row = connection.execute(
                    select(table.name_ja, table.summary_ja).where(table.id == chooser.choice(ids))
                ).one()
                text = row[chooser.randrange(2)] or row[0]
                runs = [run for run in re.findall(r"[一-鿿ァ-ヶーぁ-ん]{6,}", text) if "合成" not in run]
                if runs:
                    found.append(chooser.choice(runs)[:6])
    finally:
        engine.dispose()
    return found
