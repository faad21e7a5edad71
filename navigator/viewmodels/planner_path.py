"""The path planner behind its tab: the case, the weights, the answer and the chain that is looked at."""

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from navigator.domain.errors import UserError
from navigator.domain.planning import PlanCase
from navigator.domain.planning_weights import Demerit, Weights
from navigator.viewmodels.desk import Desk

if TYPE_CHECKING:  # the services load the database layer
    from navigator.services.plan_sheet import ChainView, PlanView
    from navigator.services.suite import ServiceSuite

KIND = "plan"
"""Kind of plans among the things kept by name (``services.keeping.PLAN``)."""


class PathModel(QObject):
    """Asks for a plan whenever case or weights change.

    Signals: ``answered`` (``view`` is another one), ``chain_changed`` (``chain`` is another one), ``refused(str)`` with
    why there is no answer, ``weights_changed``, ``case_opened(PlanCase)`` for one that was kept or relaxed.
    """

    answered = Signal()
    chain_changed = Signal()
    refused = Signal(str)
    weights_changed = Signal()
    case_opened = Signal(object)

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.case: PlanCase | None = None
        self.weights = Weights()
        self.view: PlanView | None = None
        self.chain: ChainView | None = None
        self.name = ""
        self._wanted: tuple[tuple[str, str], ...] = ()

    def set_case(self, case: PlanCase) -> None:
        """Ask for another case."""
        if case != self.case:
            self.case = case
            self._wanted = ()
            self.ask()

    def open_case(self, case: PlanCase) -> None:
        """Show a case that did not come from the form."""
        self.case_opened.emit(case)
        self.set_case(case)

    def set_weight(self, demerit: Demerit, value: int) -> None:
        """Weigh something else than before; the chain that is looked at stays, wherever it comes to stand."""
        if self.weights.of(demerit) != value:
            self.weights = self.weights.changed(demerit, value)
            self._keep_chain()
            self.ask()

    def reset_weights(self) -> None:
        """Take the usual weights again."""
        self.weights = Weights()
        self.weights_changed.emit()
        self.ask()

    def ask(self) -> None:
        """Ask for the plan of the case, if there is one."""
        case, weights, wanted, presentation = self.case, self.weights, self._wanted, self._desk.presentation
        if case is None:
            return

        def question(suite: "ServiceSuite") -> "PlanView":
            from navigator.services.planning_keeping import KeptPlan  # noqa: PLC0415 - after the library was opened

            plan = suite.planning.plan(case, weights)
            place = KeptPlan(case, weights, wanted).place_in(plan) or 0
            return suite.plan_sheets.view(plan, presentation, place)

        self._desk.ask("planner-path", question, self._take, self._refuse)

    def choose(self, place: int) -> None:
        """Look at another chain of the answer (from 0)."""
        view = self.view
        if view is None or not 0 <= place < len(view.heads):
            return
        if self.chain is not None and self.chain.number == place + 1:
            return
        presentation = self._desk.presentation
        self._desk.ask(
            "planner-chain", lambda suite: suite.plan_sheets.chain(view.plan, place, presentation), self._take_chain
        )

    def _take(self, view: "PlanView") -> None:
        self.view = view
        self.chain = view.chain
        self.answered.emit()
        self.chain_changed.emit()

    def _take_chain(self, chain: "ChainView") -> None:
        self.chain = chain
        self._keep_chain()
        self.chain_changed.emit()

    def _refuse(self, error: UserError) -> None:
        self.view = self.chain = None
        self.refused.emit(error.sentence(self._desk.presentation.language))

    def _keep_chain(self) -> None:
        if self.view is not None and self.chain is not None:
            links = self.view.plan.chains[self.chain.number - 1].links
            self._wanted = tuple(link.offer.key for link in links)

    # Kept by name

    @property
    def content(self) -> Any:
        """What is kept of the plan shown, None when there is none."""
        from navigator.services.planning_keeping import KeptPlan  # noqa: PLC0415 - as above

        if self.case is None:
            return None
        self._keep_chain()
        return KeptPlan(self.case, self.weights, self._wanted).to_json()

    def open_kept(self, name: str, content: Any) -> None:
        """Show a plan that was kept: its case, its weights, its chain.

        Raises:
            UserError: it cannot be read.
        """
        from navigator.services.planning_keeping import KeptPlan  # noqa: PLC0415 - as above

        kept = KeptPlan.from_json(content)
        self.name, self.weights = name, kept.weights
        self.weights_changed.emit()
        self.case = kept.case
        self.case_opened.emit(kept.case)
        self._wanted = kept.chain
        self.ask()
