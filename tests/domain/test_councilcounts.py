"""Counting activities: one happening once, plan beside deed, empty is not zero."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from navigator.domain.councilcounts import (
    ConsultationCounts,
    Tally,
    count_consultations,
    matrix_of,
    places,
    tally,
)
from navigator.domain.councils import Activity, Consultation, ConsultationState
from navigator.domain.dates import PartialDate
from navigator.domain.record import RecordRef
from navigator.domain.vocabulary import ActivityKind, Block, Eligible, Origin, OwnStatus, PlannedOrActual, Stage

DONE, PLANNED = PlannedOrActual.ACTUAL, PlannedOrActual.PLANNED
ONE = Activity(
    "a", Origin.OFFICE, Block.KINKI, 2026, ActivityKind.SEMINAR, "見本", None, "", DONE, 1, 40, ""
)  # fmt: skip
FAIR = RecordRef("events", "fair", "fair")


def test_nothing_is_no_number() -> None:
    assert tally([]) == Tally()
    assert Tally().times is None
    assert Tally().participants is None


def test_times_and_participants_are_added_where_they_are_on_file() -> None:
    found = tally([ONE, replace(ONE, key="b", count=3, participants=None), replace(ONE, key="c", count=None)])
    assert (found.happenings, found.times, found.untimed) == (3, 4, 1)
    assert (found.participants, found.uncounted) == (80, 1)
    assert found.keys == ("a", "b", "c")


def test_rows_of_one_event_are_one_happening_and_the_bundled_one_speaks() -> None:
    bundled = replace(ONE, key="facts", origin=Origin.BUNDLED, event=FAIR, count=2, participants=300)
    own = replace(ONE, key="own", event=FAIR, count=1, participants=250)
    found = tally([own, bundled])
    assert (found.happenings, found.times, found.participants) == (1, 2, 250)
    assert found.keys == ("facts", "own")


def test_participants_of_bundled_rows_are_never_added() -> None:
    assert tally([replace(ONE, origin=Origin.BUNDLED, participants=300)]).participants is None


def test_a_number_of_times_without_a_year_may_be_a_rate_and_is_not_added() -> None:
    found = tally([replace(ONE, key="b", fy=None, count=10), ONE])
    assert (found.times, found.untimed) == (1, 1)


def test_a_plan_that_was_carried_out_counts_once_on_each_side_with_its_own_numbers() -> None:
    kept = replace(ONE, fy=2027, planned_fy=2026, planned_count=2, planned_participants=50)
    assert places(kept) == ((PLANNED, 2026), (DONE, 2027))
    matrix = matrix_of(Block.KINKI, (2026, 2027), [kept])
    assert matrix.cell(ActivityKind.SEMINAR, 2026).planned.times == 2
    assert matrix.cell(ActivityKind.SEMINAR, 2026).done == Tally()
    assert matrix.cell(ActivityKind.SEMINAR, 2027).done.participants == 40
    assert matrix.total.planned.happenings == matrix.total.done.happenings == 1
    assert matrix.behind(matrix.total.planned) == (kept,)


def test_an_empty_cell_is_not_a_zero_and_rows_without_a_year_have_a_column() -> None:
    matrix = matrix_of(Block.KINKI, (2025, 2026), [ONE, replace(ONE, key="b", fy=None)])
    assert matrix.years == (2025, 2026, None)
    assert matrix.cell(ActivityKind.SEMINAR, 2025).empty
    assert matrix.cell(ActivityKind.SEMINAR, None).done.happenings == 1
    assert matrix_of(Block.KINKI, (2026,), [ONE]).years == (2026,)


def test_rows_of_other_years_are_counted_as_outside() -> None:
    matrix = matrix_of(None, (2026,), [ONE, replace(ONE, key="b", fy=2007), replace(ONE, key="c", fy=2008)])
    assert (matrix.total.done.happenings, matrix.outside) == (1, 2)
    assert set(matrix.activities) == {"a"}


def test_one_event_in_two_kinds_is_one_happening_in_the_total() -> None:
    first = replace(ONE, event=FAIR)
    second = replace(ONE, key="b", event=FAIR, kind=ActivityKind.SYMPOSIUM)
    matrix = matrix_of(None, (2026,), [first, second])
    assert matrix.by_kind[ActivityKind.SEMINAR].done.happenings == 1
    assert matrix.by_kind[ActivityKind.SYMPOSIUM].done.happenings == 1
    assert matrix.total.done.happenings == 1


activities = st.builds(
    Activity,
    st.uuids().map(str),
    st.sampled_from(list(Origin)),
    st.just(Block.KINKI),
    st.one_of(st.none(), st.integers(2005, 2008)),
    st.sampled_from(list(ActivityKind)),
    st.just("見本"),
    st.none(),
    st.just(""),
    st.sampled_from([DONE, PLANNED, None]),
    st.one_of(st.none(), st.integers(0, 5)),
    st.one_of(st.none(), st.integers(0, 500)),
    st.just(""),
    st.one_of(st.none(), st.sampled_from([FAIR, RecordRef("events", "other", "other")])),
)


@given(st.lists(activities, max_size=15))
def test_every_row_stands_behind_exactly_one_cell_and_no_total_exceeds_the_rows(rows: list[Activity]) -> None:
    matrix = matrix_of(Block.KINKI, range(2005, 2009), rows)
    behind = [key for cell in matrix.cells.values() for part in (cell.planned, cell.done) for key in part.keys]
    assert sorted(behind) == sorted(row.key for row in rows if row.state is not None)
    for state, part in ((PLANNED, matrix.total.planned), (DONE, matrix.total.done)):
        of_state = [row for row in rows if row.state is state]
        assert part.happenings == len({row.happening for row in of_state})
        assert part.happenings <= len(of_state)
        assert part.untimed + sum(1 for _ in {r.happening for r in of_state if r.fy and r.count is not None}) == (
            part.happenings
        )


def consultation(day: str, stage: Stage | None = None, outcome: OwnStatus | None = None) -> Consultation:
    return Consultation(
        day, Block.KINKI, PartialDate(day), "", "", "見本", "", "", ConsultationState.OPEN, outcome, stage, None,
        Eligible.SME, {}, (),
    )  # fmt: skip


def test_consultations_are_counted_in_their_month_and_once_in_every_list() -> None:
    found = [
        consultation("2026-03-31"),
        consultation("2026-04-01", Stage.APPLIED),
        consultation("2027-03", Stage.APPLIED, OwnStatus.ADOPTED),
        consultation("2026-05-05"),
    ]
    counts = count_consultations(found, 2026)
    assert isinstance(counts, ConsultationCounts)
    assert counts.total == 3
    assert counts.by_month[0] == (2026, 4, 1)
    assert counts.by_month[-1] == (2027, 3, 1)
    assert [(year, month) for year, month, _ in counts.by_month] == [
        *((2026, month) for month in range(4, 13)), *((2027, month) for month in range(1, 4)),
    ]  # fmt: skip
    assert dict(counts.by_stage)[Stage.APPLIED] == 2
    assert dict(counts.by_stage)[None] == 1
    assert dict(counts.by_outcome)[OwnStatus.ADOPTED] == 1
    assert None not in dict(counts.by_applicant)
    for entries in (counts.by_stage, counts.by_outcome, counts.by_applicant, counts.by_state):
        assert sum(count for _, count in entries) == counts.total
    assert sum(count for _, _, count in counts.by_month) == counts.total
