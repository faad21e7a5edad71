import sqlite3
from pathlib import Path

import pytest
from sqlalchemy import func, select

from benchmarks import plain, service
from benchmarks.__main__ import machine, measure
from benchmarks.flat import FACETS, flat_table
from benchmarks.generate import SOURCE, library
from benchmarks.peers import parameters
from benchmarks.questions import LABELS, questions
from benchmarks.report import report
from benchmarks.timing import summary
from navigator.db import engine as engines
from navigator.db.schema import Edition, Measure
from navigator.domain.catalogues import Catalogue
from navigator.domain.filters import Filter
from navigator.services.finding import FindingService
from navigator.services.library import FACTS, open_library

MEASURES = 300


@pytest.fixture(scope="module")
def synthetic(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return library(MEASURES, FACTS, tmp_path_factory.mktemp("cache"))


def test_a_synthetic_library_holds_synthetic_measures_only(synthetic: Path) -> None:
    engine = engines.open_engine(synthetic, mode="ro")
    with engines.reading(engine) as connection:
        measures, editions = Measure.__table__, Edition.__table__
        assert connection.execute(select(func.count()).select_from(measures)).scalar_one() == MEASURES
        assert connection.execute(select(measures.c.source).distinct()).scalars().all() == [SOURCE]
        assert connection.execute(select(editions.c.origin).distinct()).scalars().all() == ["imported"]
        assert MEASURES <= connection.execute(select(func.count()).select_from(editions)).scalar_one() < MEASURES * 1.3
        names = connection.execute(select(measures.c.name_ja)).scalars().all()
        assert all(name.startswith("合成データ 第") for name in names)
        assert connection.exec_driver_sql("PRAGMA foreign_key_check").all() == []
    engine.dispose()


def test_the_same_seed_gives_the_same_rows(synthetic: Path, tmp_path: Path) -> None:
    again = library(MEASURES, FACTS, tmp_path)
    names = []
    for path in (synthetic, again):
        engine = engines.open_engine(path, mode="ro")
        with engines.reading(engine) as connection:
            names.append(connection.execute(select(Measure.__table__).order_by(Measure.__table__.c.id)).all())
        engine.dispose()
    assert names[0] == names[1]
    assert again.name == synthetic.name


def test_the_program_opens_a_synthetic_library_and_finds_by_text(synthetic: Path) -> None:
    opened = open_library(synthetic)
    finding = FindingService(opened.library, service.TODAY)
    assert finding.find(Filter(Catalogue.MEASURES)).total == MEASURES
    assert finding.find(Filter(Catalogue.MEASURES, "第000123号")).total == 1
    opened.library.close()


def test_every_kind_of_question_is_asked_and_most_find_something(synthetic: Path) -> None:
    asked = questions(synthetic, 4)
    assert {question.kind for question in asked} == set(LABELS)
    assert questions(synthetic, 4) == asked
    measured = service.measure(synthetic, 4, 1)
    assert len(measured["hits"]) == len(asked)
    assert sum(hits > 0 for hits in measured["hits"]) > len(asked) / 2
    assert set(measured["times"]) == set(LABELS)


def test_the_95th_percentile_is_a_time_that_was_taken() -> None:
    assert summary([float(value) for value in range(1, 101)]) == {"n": 100, "p50": 50.5, "p95": 95.0, "worst": 100.0}
    assert summary([3.0])["p95"] == 3.0


def test_the_plain_statement_finds_what_the_navigator_finds(synthetic: Path) -> None:
    assert plain.measure(synthetic, 4, 1)["hits"] == service.measure(synthetic, 4, 1)["hits"]


def test_the_flat_table_holds_every_measure_with_every_facet(synthetic: Path) -> None:
    connection = sqlite3.connect(flat_table(synthetic))
    columns = [row[1] for row in connection.execute("PRAGMA table_info(measures)")]
    assert columns == ["id", "code", "name", "text", *(key.value for key in FACETS)]
    assert connection.execute("SELECT count(*) FROM measures").fetchone() == (MEASURES,)
    both = "SELECT count(*) FROM measures WHERE {} LIKE '%合成%'"
    assert connection.execute(both.format("name")).fetchone() == connection.execute(both.format("text")).fetchone()
    connection.close()


def test_datasette_is_asked_for_all_facets_and_the_same_filters(synthetic: Path) -> None:
    for question in questions(synthetic, 4):
        asked = parameters(question)
        assert {value for name, value in asked if name.startswith("_facet") and name != "_facet_size"} == set(FACETS)
        wheres = sum(bool(choice.include) + bool(choice.exclude) for choice in question.filter.choices)
        assert sum(name == "_where" for name, _ in asked) == wheres


def test_the_report_says_what_was_not_measured_and_names_no_machine(synthetic: Path) -> None:
    measured = measure(synthetic, 2, 1, {"peers", "window"})
    assert measured["same_hits_as_plain_sql"]
    text = report({"libraries": {"300": measured}, "start": {"not_measured": "left out"}})
    assert "not measured: left out" in text
    assert "| 1000000: p95 ≤ 150 ms, filter clicks | not measured |  |" in text
    assert not {"node", "host", "user", "path"} & set(machine())
