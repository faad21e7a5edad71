"""The closed lists are those of the package, word for word and in their settled order; open lists have names."""

import csv
import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from navigator.domain import vocabulary
from navigator.domain.vocabulary import EVENT_KINDS, FACILITY_KINDS, Block, Field, Ministry, Stage, Term

FACTS = Path(__file__).resolve().parents[2] / "resources" / "facts"

CLOSED: dict[tuple[str, str], type[Term]] = {
    ("programs", "kind"): vocabulary.ProgramKind,
    ("programs", "stage_from"): Stage,
    ("measures", "provider_type"): vocabulary.ProviderType,
    ("measures", "category"): vocabulary.MeasureCategory,
    ("budgets", "kind"): vocabulary.BudgetKind,
    ("budgets", "partial_kind"): vocabulary.PartialKind,
    ("budgets", "qualifier"): vocabulary.Qualifier,
    ("outcomes", "accumulation"): vocabulary.Accumulation,
    ("outcomes", "subject_type"): vocabulary.SubjectType,
    ("metrics", "better"): vocabulary.Better,
    ("program_successions", "relation"): vocabulary.Relation,
    ("participations", "status"): vocabulary.ParticipationStatus,
    ("council_activities", "activity_kind"): vocabulary.ActivityKind,
    ("council_activities", "planned_or_actual"): vocabulary.PlannedOrActual,
    ("sources", "kind"): vocabulary.SourceKind,
    ("sources", "confidence"): vocabulary.Confidence,
    ("aliases", "kind"): vocabulary.AliasKind,
    ("themes", "field"): Field,
    ("fund_distribution", "category"): vocabulary.FundCategory,
    ("fund_distribution", "axis"): vocabulary.FundAxis,
    ("network_findings", "measure"): vocabulary.NetworkMeasure,
    ("network_findings", "finding"): vocabulary.NetworkFindingValue,
    ("deflators", "series"): vocabulary.DeflatorSeries,
    ("deflators", "year_kind"): vocabulary.YearKind,
    ("populations", "area_kind"): vocabulary.AreaKind,
    ("populations", "kind"): vocabulary.PopulationKind,
}


TERMS = [one for one in vars(vocabulary).values() if isinstance(one, type) and Term in one.__bases__]


@cache
def table(name: str) -> tuple[dict[str, str], ...]:
    with (FACTS / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file))


@cache
def fields(name: str) -> dict[str, dict[str, Any]]:
    data = json.loads((FACTS / "datapackage.json").read_text(encoding="utf-8"))
    (resource,) = [one for one in data["resources"] if one["name"] == name]
    return {field["name"]: field for field in resource["schema"]["fields"]}


@pytest.mark.parametrize(("place", "kind"), CLOSED.items(), ids=str)
def test_a_closed_list_holds_the_allowed_words_of_the_package(place: tuple[str, str], kind: type[Term]) -> None:
    name, column = place
    allowed = fields(name)[column].get("constraints", {}).get("enum")
    words = {term.value for term in kind}
    if allowed is not None:
        assert words == set(allowed)
    assert {row[column] for row in table(name)} - {""} <= words


@pytest.mark.parametrize(("name", "kind"), [("ministries", Ministry), ("blocks", Block), ("fields", Field)])
def test_ministries_blocks_and_fields_stand_in_the_order_of_the_package(name: str, kind: type[Term]) -> None:
    rows = sorted(table(name), key=lambda row: int(row["sort_order"]))
    assert [row["code"] for row in rows] == [term.value for term in kind]


def test_stages_stand_in_the_order_of_research() -> None:
    assert [stage.value for stage in Stage] == ["basic", "applied", "development", "commercialisation", "market"]


@pytest.mark.parametrize("kind", TERMS)
def test_every_term_has_a_name_of_its_own_in_both_languages(kind: type[Term]) -> None:
    for language in ("ja", "en"):
        names = [term.label.of(language) for term in kind]  # type: ignore[arg-type]
        assert all(names)
        assert len(set(names)) == len(names)
    assert all(str(term) == term.value for term in kind)


@pytest.mark.parametrize(("name", "labels"), [("facilities", FACILITY_KINDS), ("events", EVENT_KINDS)])
def test_every_kind_of_an_open_list_has_a_name(name: str, labels: dict[str, Any]) -> None:
    assert {row["kind"] for row in table(name)} <= set(labels)
    assert len({label.ja for label in labels.values()}) == len(labels)
