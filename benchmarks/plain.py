"""The bare minimum: the same count and page of 50 by one plain SQL statement, through sqlite3 alone. No facets.

It asks the same library and the same text index. Runs as a process of its own.
"""

import json
import sqlite3
import statistics
import sys
from pathlib import Path
from typing import Any

from benchmarks.questions import Question, questions
from benchmarks.service import PAGE
from benchmarks.timing import milliseconds, peak_memory_mb, summed_up
from navigator.db import textindex
from navigator.domain.catalogues import Catalogue, FacetKey
from navigator.domain.folding import match_expression

_SCALARS = {FacetKey.KIND: "category", FacetKey.PROVIDER_TYPE: "provider_type"}
_LISTS = {FacetKey.FIELD: "fields", FacetKey.ELIGIBLE: "eligible"}


def statement(question: Question) -> tuple[str, list[Any]]:
    """Return the statement and its parameters: code, name and the count of all hits beside each row of the page."""
    where: list[str] = []
    values: list[Any] = []
    catalogue = textindex.number(Catalogue.MEASURES)
    for word in question.words:
        where.append(
            f"id IN (SELECT rowid / {textindex.STRIDE} FROM search_index "
            f"WHERE search_index MATCH ? AND rowid % {textindex.STRIDE} = {catalogue})"
        )
        values.append(match_expression(word))
    for choice in question.filter.choices:
        if choice.key in _SCALARS:
            column = f"coalesce({_SCALARS[choice.key]}, '')"
            include, exclude = [f"{column} = ?"] * len(choice.include), [f"{column} <> ?"] * len(choice.exclude)
            values += [*choice.include, *choice.exclude]
        else:
            column = f"';' || {_LISTS[choice.key]} || ';'"
            include = [f"{column} LIKE ?"] * len(choice.include)
            exclude = [f"{column} NOT LIKE ?"] * len(choice.exclude)
            values += [f"%;{value};%" for value in (*choice.include, *choice.exclude)]
            if include:
                include.append(f"{_LISTS[choice.key]} = ''")
        where += [f"({' OR '.join(include)})"] if include else []
        where += exclude
    condition = " AND ".join(where) or "1"
    return (
        f"SELECT code, name_ja, count(*) OVER () FROM measures WHERE {condition} ORDER BY name_ja LIMIT {PAGE}",
        values,
    )


def measure(library: Path, texts: int, rounds: int) -> dict[str, Any]:
    """Return times by kind and the hits of every question."""
    connection = sqlite3.connect(f"{library.absolute().as_uri()}?mode=ro", uri=True)
    asked = questions(library, texts)
    statements = [statement(question) for question in asked]
    pages = [connection.execute(*one).fetchall() for one in statements]
    taken: list[list[float]] = [[] for _ in asked]
    for _ in range(rounds):
        for at, one in enumerate(statements):
            taken[at].append(milliseconds(lambda one=one: connection.execute(*one).fetchall()))
    connection.close()
    medians = [statistics.median(times) for times in taken]
    return {
        **summed_up([question.kind for question in asked], medians),
        "each": medians,
        "hits": [page[0][2] if page else 0 for page in pages],
        "peak_memory_mb": peak_memory_mb(),
    }


if __name__ == "__main__":
    print(json.dumps(measure(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))))
