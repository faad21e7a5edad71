"""Plans kept by name: the case, the weights, and which chain was chosen."""

from dataclasses import dataclass
from typing import Any, Self

from navigator.domain.errors import UserError
from navigator.domain.planning import Chain, Plan, PlanCase
from navigator.domain.planning_weights import Weights
from navigator.domain.text import Text


@dataclass(frozen=True, slots=True)
class KeptPlan:
    """What is kept: the question, and the records of the chosen chain as (table, code); empty when none was chosen."""

    case: PlanCase
    weights: Weights
    chain: tuple[tuple[str, str], ...] = ()

    def to_json(self) -> dict[str, Any]:
        """Return it as plain data."""
        return {
            "case": self.case.to_json(),
            "weights": self.weights.to_json(),
            "chain": [list(key) for key in self.chain],
        }

    @classmethod
    def from_json(cls, data: Any) -> Self:
        """Read what ``to_json`` wrote.

        Raises:
            UserError: it is none of that.
        """
        try:
            chain = tuple((str(table), str(code)) for table, code in data.get("chain", ()))
            return cls(PlanCase.from_json(data["case"]), Weights.from_json(data.get("weights", {})), chain)
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            raise UserError(
                Text("保存された計画を読み取れません。", "The saved plan cannot be read."),
                Text("条件を作り直して、保存し直してください。", "Please state the case again and keep it anew."),
            ) from error

    def place_in(self, plan: Plan) -> int | None:
        """Return the place of the chosen chain among those of a plan, None when it is not among them."""
        return next((at for at, chain in enumerate(plan.chains) if keys_of(chain) == self.chain), None)


def keys_of(chain: Chain) -> tuple[tuple[str, str], ...]:
    """Return the records of a chain as (table, code)."""
    return tuple(link.offer.key for link in chain.links)
