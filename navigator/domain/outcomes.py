"""Outcomes: which of several sources is shown for one subject, metric and period.

Source: rules 9 to 12 of ``resources/facts/README.md``.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from navigator.domain.budgets import ChoiceRule, prefer
from navigator.domain.figures import Figure
from navigator.domain.vocabulary import Accumulation, Confidence, SubjectType


@dataclass(frozen=True, slots=True)
class OutcomeLine:
    """One figure on file; ``fy_from`` and ``fy_to`` are its period, None where not printed."""

    key: str
    subject_type: SubjectType
    subject: str
    metric: str
    fy_from: int | None
    fy_to: int | None
    figure: Figure
    confidence: Confidence
    published: str = ""
    note: str = ""

    @property
    def group_line(self) -> bool:
        """Outcomes know no line of the group."""
        return False

    @property
    def accumulation(self) -> Accumulation:
        """How the figure was counted; the row decides, never the metric."""
        assert self.figure.accumulation is not None
        return self.figure.accumulation

    @property
    def slot(self) -> tuple[object, ...]:
        """What two figures must share to be two sources of the same thing."""
        figure = self.figure
        return (
            self.subject_type,
            self.subject,
            self.metric,
            self.fy_from,
            self.fy_to,
            self.accumulation,
            figure.as_of,
            figure.planned,
        )


@dataclass(frozen=True, slots=True)
class ChosenOutcome:
    """The figure shown for one subject, metric and period, the others on file, and the rule that chose."""

    line: OutcomeLine
    others: tuple[OutcomeLine, ...]
    rule: ChoiceRule

    @property
    def disagrees(self) -> bool:
        """Whether another source prints another figure."""
        return any(other.figure.value != self.line.figure.value for other in self.others)


def choose_outcomes(lines: Iterable[OutcomeLine]) -> tuple[ChosenOutcome, ...]:
    """Choose one figure for each subject, metric, period, counting, date and plan; in order of period."""
    grouped: dict[tuple[object, ...], list[OutcomeLine]] = defaultdict(list)
    for line in lines:
        grouped[line.slot].append(line)
    chosen = [ChosenOutcome(*prefer(candidates)) for candidates in grouped.values()]
    return tuple(sorted(chosen, key=lambda outcome: _period(outcome.line)))


def _period(line: OutcomeLine) -> tuple[str, str, int, int, str]:
    return (line.subject, line.metric, line.fy_to or 9999, line.fy_from or 9999, line.figure.as_of or "")
