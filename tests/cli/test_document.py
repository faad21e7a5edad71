"""docs/command-line.md is true: its examples run, its tables and keys are those of the program."""

import json
import re
import shlex
from pathlib import Path

import pytest

from navigator.cli import manual
from navigator.domain.catalogues import SPECS
from tests.cli.conftest import Run

DOCUMENT = (Path(__file__).resolve().parents[2] / "docs" / "command-line.md").read_text(encoding="utf-8")


def examples() -> list[str]:
    pages = "\n".join(page.ja + page.en for page in manual.PAGES.values())
    lines = re.findall(r"^ *\./go run ([^\[\n]*)$", DOCUMENT + pages, re.MULTILINE)
    return sorted({line.partition(" > ")[0].strip() for line in lines if "…" not in line})


@pytest.mark.parametrize("example", [line for line in examples() if "create" not in line and "--library" not in line])
@pytest.mark.usefixtures("qapp")
def test_the_examples_run(run: Run, own_file: Path, example: str, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = own_file.parent / "papers"
    folder.mkdir()
    monkeypatch.chdir(folder)
    ran = run(*shlex.split(example), library=own_file)
    assert ran.code == 0, ran.err
    assert ran.out or any(path.stat().st_size for path in folder.iterdir())


def test_there_are_examples() -> None:
    assert len(examples()) >= 12


def test_the_table_of_facets_and_orders_is_right() -> None:
    for catalogue, spec in SPECS.items():
        facets = " ".join(key.value for key in spec.facets)
        orders = " ".join(order.key for order in spec.orders)
        assert f"| {catalogue.value} | {facets} | {orders} |" in DOCUMENT


def test_the_keys_are_those_of_the_answer(run: Run) -> None:
    answer = run("find", "programs", "--limit=1", "--format=json").json
    assert list(answer) == ["catalogue", "filter", "total", "money", "hints", "records"]
    assert list(answer["money"]) == [
        "kind", "fy", "without_partial", "with_partial", "left_out", "without_figure",
    ]  # fmt: skip
    ranges = run("find", "measures", "--limit=1", "--format=json").json["money"]
    shown = run("show", "mext-chiteki-2", "--format=json").json
    rounds = run("show", "mext-riss", "--catalogue=measures", "--format=json").json["editions"][0]
    keys = [*answer, *answer["filter"], *answer["money"], *ranges, *shown, *rounds, *shown["budgets"][0]]
    keys += [*shown["citations"][0], *shown["related"][0], *shown["sections"][0], *shown["sections"][0]["fields"][0]]
    facets = run("facets", "themes", "--format=json").json
    keys += [*facets, *facets["facets"][0], *facets["facets"][0]["values"][0]]
    missing = [key for key in keys if not re.search(rf"\b{key}\b", DOCUMENT)]
    assert missing == []


def keys_of(data: object) -> set[str]:
    """Every key of JSON data."""
    if isinstance(data, dict):
        return set(data).union(*map(keys_of, data.values()))
    return set().union(*map(keys_of, data)) if isinstance(data, list) else set()


def test_the_keys_of_comparisons_and_papers_are_told(run: Run, own_file: Path) -> None:
    compared = run("compare", "mext-chiteki-1", "mext-chiteki-2", "--fold-equal", library=own_file).json
    paper = run("paper", compared["check_id"], "--format=json", library=own_file).json
    told = DOCUMENT[DOCUMENT.index("## compare") :]
    shared = set(run("show", "mext-chiteki-1", "--format=json").json["citations"][0])
    for key in (keys_of(compared) | keys_of(paper)) - shared:
        assert re.search(rf"\b{key}\b", told), key


def test_the_answer_shown_is_the_answer(run: Run) -> None:
    told = json.loads(DOCUMENT.split("```json\n")[1].split("```")[0])
    words = ["--where=ministry=mext", "--where=kind=~menu", "--money-fy=2007", "--limit=1", "--format=json"]
    answer = run("find", "programs", *words).json
    (shown,), (record,) = told.pop("records"), answer.pop("records")
    assert told == answer
    assert shown.items() <= record.items()


def test_the_facets_shown_are_the_facets(run: Run) -> None:
    (told,) = json.loads(DOCUMENT.split("```json\n")[2].split("```")[0])["facets"]
    facets = {facet["key"]: facet for facet in run("facets", "measures", "--format=json").json["facets"]}
    answer = facets[told["key"]]
    assert told["label"] == answer["label"]
    assert told["values"] == answer["values"][: len(told["values"])]
