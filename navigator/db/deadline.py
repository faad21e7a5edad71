"""A time after which a question is stopped: no filter, and no file from outside, keeps the program for ever (R-39)."""

import time
from collections.abc import Callable

from navigator.domain.errors import UserError
from navigator.domain.text import Text

QUESTION_S = 20.0
"""Seconds for the text of a filter; over a million records it takes less than one."""

STRANGE_S = 600.0
"""Seconds for looking into a file from outside: as long as an import may take."""


class TooLongError(UserError):
    """A question that was stopped because it took too long."""


def within(seconds: float) -> Callable[[], None]:
    """Return a check that raises ``TooLongError`` once ``seconds`` have gone by from now; see ``engine.watched``."""
    end = time.monotonic() + seconds

    def check() -> None:
        if time.monotonic() > end:
            raise TooLongError(
                Text(
                    "{seconds:.0f} 秒たっても終わらないため、途中で止めました。",
                    "It was stopped, as it took more than {seconds:.0f} seconds.",
                ).format(seconds=seconds),
                Text(
                    "語や条件を減らして、もう一度行ってください。",
                    "Please try again with fewer words or conditions.",
                ),
            )

    return check
