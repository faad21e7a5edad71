"""One module a verb: what it takes, its help page, and where its work is done.

A verb named in ``navigator.cli.VERBS`` and not among the first ones is described by ``VERB`` of the module of its
name here. These modules are light: the work is imported when the verb is run.
"""

from dataclasses import dataclass
from importlib import import_module
from pkgutil import iter_modules

from navigator.domain.text import Text


@dataclass(frozen=True, slots=True)
class Option:
    """An option of one verb: ``--name VALUE``; a ``flag`` takes no value, a ``repeated`` one may come again."""

    name: str
    flag: bool = False
    repeated: bool = False


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb of the command line.

    ``line`` is its line in the overview (spaces included), ``page`` its help page, in which ``{common}`` and
    ``{filters}`` stand for the parts that pages share. ``module`` and ``function`` do the work: the function takes
    (Arguments, Output) and returns the exit code. ``operands`` is how many words it takes, ``subjects`` what its first
    word may be (none: anything), ``formats`` what ``--format`` offers, the usual one first. With ``filters`` it takes
    ``--text``, ``--where``, ``--as-of`` and ``--favourites``. Values of ``options`` stand in ``Arguments.given`` by
    their names without the dashes; the work reads and refuses them.
    """

    name: str
    line: Text
    page: Text
    module: str
    function: str
    operands: int = 0
    subjects: tuple[str, ...] = ()
    formats: tuple[str, ...] = ("",)
    options: tuple[Option, ...] = ()
    filters: bool = False


def verb_named(name: str) -> Verb | None:
    """Return the description of a verb; None for the first ones, which are described elsewhere."""
    if not any(module.name == name for module in iter_modules(__path__)):
        return None
    verb: Verb = import_module(f"{__name__}.{name}").VERB
    return verb
