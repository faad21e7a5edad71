"""The service alone: a question in, all facet counts, money and the first 50 rows out. Runs as a process of its own."""

import json
import statistics
import sys
import time
from datetime import date
from pathlib import Path
from typing import Any

from benchmarks.questions import Question, questions
from benchmarks.timing import milliseconds, peak_memory_mb, summed_up
from navigator.domain.catalogues import Catalogue
from navigator.domain.filters import Filter
from navigator.domain.results import Presentation
from navigator.services.finding import FindingService
from navigator.services.library import open_library

TODAY = date(2026, 11, 22)
"""Call statuses are reckoned for this day, so that runs compare."""

PAGE = 50


def ask(service: FindingService, question: Question) -> int:
    """Answer a question as the window does, and return the number of hits."""
    result = service.find(question.filter)
    service.rows(result, 0, PAGE, Presentation())
    return result.total


def forget_rows(service: FindingService) -> None:
    """Drop the rows read: a round begins as a session does, and what is shown again later is known, as in life."""
    service._memory.cells.forget()
    service._memory.texts.forget()


def forget_texts(service: FindingService) -> None:
    """Drop remembered answers to texts: every text is typed for the first time."""
    service._text.forget()
    service._store.hits.forget()


def measure(library: Path, texts: int, rounds: int) -> dict[str, Any]:
    """Return times by kind (of each question's median over the rounds), hits, and what the first use costs."""
    begin = time.perf_counter()
    service = FindingService(open_library(library).library, TODAY)
    service.find(Filter(Catalogue.MEASURES))
    first = time.perf_counter() - begin
    asked = questions(library, texts)
    hits = [ask(service, question) for question in asked]
    taken: list[list[float]] = [[] for _ in asked]
    for _ in range(rounds):
        forget_rows(service)
        for at, question in enumerate(asked):
            if question.kind == "narrow":
                service.find(Filter(Catalogue.MEASURES, question.filter.text))
            else:
                forget_texts(service)
            taken[at].append(milliseconds(lambda question=question: ask(service, question)))
    medians = [statistics.median(times) for times in taken]
    return {
        **summed_up([question.kind for question in asked], medians),
        "each": medians,
        "hits": hits,
        "open_and_build_s": round(first, 3),
        "peak_memory_mb": peak_memory_mb(),
    }


if __name__ == "__main__":
    print(json.dumps(measure(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))))
