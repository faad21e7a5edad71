"""Questions for charts as values: keys, JSON, what cannot be read."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from navigator.domain.catalogues import Catalogue
from navigator.domain.chart import (
    BUDGET_AND_OUTTURN,
    Basis,
    ChartForm,
    ChartSpec,
    Deflator,
    Metric,
    MetricFamily,
    Subject,
    SubjectKind,
)
from navigator.domain.errors import UserError
from navigator.domain.filters import Filter
from navigator.domain.vocabulary import Accumulation, BudgetKind

WORDS = st.text("abcdefghij-0123456789", min_size=1, max_size=12)
SUBJECTS = st.builds(Subject, st.sampled_from(SubjectKind), WORDS) | st.just(Subject(SubjectKind.GROUP))
METRICS = (
    st.builds(lambda kind: Metric(MetricFamily.BUDGET, kind.value), st.sampled_from(BudgetKind))
    | st.builds(lambda code: Metric(MetricFamily.OUTCOME, code), WORDS)
    | st.sampled_from([Metric(MetricFamily.PARTICIPATION, "regions"), Metric(MetricFamily.BUDGET, BUDGET_AND_OUTTURN)])
)
YEARS = st.none() | st.integers(1990, 2030)
SPECS = st.builds(
    ChartSpec,
    st.lists(SUBJECTS, max_size=4).map(tuple),
    METRICS,
    st.sampled_from(ChartForm),
    st.sampled_from(Basis),
    YEARS,
    YEARS,
    st.booleans(),
    st.booleans(),
    st.none() | st.builds(Filter, st.sampled_from(Catalogue), WORDS),
    st.lists(WORDS, max_size=3).map(tuple),
    st.lists(WORDS, max_size=3).map(tuple),
    st.text(max_size=20),
    st.booleans(),
    st.none() | st.sampled_from(Accumulation),
    st.booleans(),
    st.sampled_from(Deflator),
)


@given(SPECS)
def test_a_question_survives_json(spec: ChartSpec) -> None:
    assert ChartSpec.from_json(json.loads(json.dumps(spec.to_json()))) == spec


@given(SUBJECTS, METRICS)
def test_keys_are_read_back(subject: Subject, metric: Metric) -> None:
    assert Subject.parse(subject.key) == subject
    assert Metric.parse(metric.key) == metric


@pytest.mark.parametrize("key", ["", "program", "program:", "planet:mars", "budget", "groups"])
def test_what_is_no_subject_is_refused(key: str) -> None:
    with pytest.raises(UserError):
        Subject.parse(key)


@pytest.mark.parametrize("key", ["", "budget", "budget:", "budget:pocket", "outcome:", "participation:themes", "x:y"])
def test_what_is_no_metric_is_refused_with_the_offer(key: str) -> None:
    with pytest.raises(UserError) as caught:
        Metric.parse(key)
    assert "initial" in caught.value.remedy.en


@pytest.mark.parametrize(
    "data",
    [
        None,
        [],
        {},
        {"subjects": "group", "metric": "budget:initial"},
        {"subjects": ["group"]},
        {"subjects": ["group"], "metric": "budget:x"},
        {"subjects": ["x:y"], "metric": "budget:initial"},
        {"subjects": ["group"], "metric": "budget:initial", "form": "pie"},
        {"subjects": ["group"], "metric": "budget:initial", "fy_from": "2007"},
        {"subjects": ["group"], "metric": "budget:initial", "hidden": [1]},
        {"subjects": ["group"], "metric": "budget:initial", "question": {"catalogue": "moons"}},
    ],
)
def test_json_of_another_kind_is_an_error_for_people(data: object) -> None:
    with pytest.raises(UserError, match="図"):
        ChartSpec.from_json(data)


def test_what_was_kept_before_new_options_still_opens() -> None:
    spec = ChartSpec.from_json({"subjects": ["group"], "metric": "budget:initial"})
    assert spec == ChartSpec((Subject(SubjectKind.GROUP),), Metric(MetricFamily.BUDGET, "initial"))
