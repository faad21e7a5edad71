"""Running a command: arguments in, exit code out. The database is imported by the command that needs it."""

from collections.abc import Callable, Sequence
from importlib import import_module

from navigator import __version__
from navigator.cli.arguments import Arguments, language_of, parse
from navigator.cli.manual import page
from navigator.cli.output import PROGRAM, Output
from navigator.cli.verbs import verb_named
from navigator.domain.errors import DamagedLibraryError, NewerLibraryError, UserError

DONE = 0
USER_ERROR = 2
LIBRARY_ERROR = 3
STOPPED = 130

_COMMANDS = {
    "find": ("navigator.cli.answers", "find"),
    "facets": ("navigator.cli.answers", "facets"),
    "show": ("navigator.cli.records", "show"),
    "compare": ("navigator.cli.comparing", "compare"),
    "print": ("navigator.cli.printing", "print_sheet"),
    "paper": ("navigator.cli.reopening", "paper"),
    "facts": ("navigator.cli.checks", "facts"),
}


def run(argv: Sequence[str]) -> int:
    """Run one command; see ``navigator.cli.main`` for the codes."""
    output = Output(language_of(argv))
    try:
        arguments = parse(argv)
        if arguments.help:
            output.write(page(arguments.verb).of(output.language))
            return DONE
        if arguments.version:
            output.line(f"{PROGRAM} {__version__}")
            return DONE
        return _command(arguments)(arguments, output)
    except (DamagedLibraryError, NewerLibraryError) as error:
        output.error(error)
        return LIBRARY_ERROR
    except UserError as error:
        output.error(error)
        return USER_ERROR
    except KeyboardInterrupt:
        return STOPPED


def _command(arguments: Arguments) -> Callable[[Arguments, Output], int]:
    described = verb_named(arguments.verb)
    module, name = _COMMANDS[arguments.verb] if described is None else (described.module, described.function)
    command: Callable[[Arguments, Output], int] = getattr(import_module(module), name)
    return command
