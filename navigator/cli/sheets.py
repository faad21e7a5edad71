"""What is typed for a paper: the files to write, the sheet's words, its paper, its rows and columns."""

import argparse
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from navigator.cli.reading import day, keys, one_of
from navigator.domain.document import PageSetup, PaperSize
from navigator.domain.errors import UserError
from navigator.domain.text import Text
from navigator.services.sheet_parts import SheetOptions

FILES = ("pdf", "xlsx", "csv")
WORDS = ("council", "meeting", "number", "title", "office")
_SWITCHES = ("grey", "portrait", "landscape", "full", "fold_equal", "show_empty")
_LISTS = ("rows", "columns")


@dataclass(frozen=True, slots=True)
class SheetArguments:
    """The options of a paper as they were typed; None and empty where an option was not given."""

    pdf: Path | None = None
    xlsx: Path | None = None
    csv: Path | None = None
    paper: PaperSize | None = None
    portrait: bool = False
    landscape: bool = False
    grey: bool = False
    council: str = ""
    meeting: str = ""
    number: str = ""
    title: str = ""
    office: str = ""
    day: date | None = None
    lead: tuple[str, ...] = ()
    rows: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()
    fold_equal: bool = False
    show_empty: bool = False
    full: bool = False

    @property
    def files(self) -> tuple[Path, ...]:
        """The files to write."""
        return tuple(path for path in (self.pdf, self.xlsx, self.csv) if path is not None)

    def options(self, usual: PageSetup) -> SheetOptions:
        """Return the options of the sheet on the paper asked for, ``usual`` where nothing was."""
        setup = replace(
            usual,
            size=self.paper or usual.size,
            landscape=not self.portrait and (self.landscape or usual.landscape),
            grey=self.grey,
        )
        return SheetOptions(
            self.council, self.meeting, self.day, self.number, self.title, self.lead, self.office, setup, self.grey
        )


def add_options(parser: argparse.ArgumentParser, verb: str) -> None:
    """Add the options of a paper to the parser of ``compare`` or ``print``."""
    for name in (*FILES, *WORDS, "paper", "date"):
        parser.add_argument(f"--{name}")
    parser.add_argument("--lead", action="append")
    switches = ["grey", "portrait", "landscape"]
    switches += ["fold-equal", "show-empty"] if verb == "compare" else ["full"]
    for name in switches:
        parser.add_argument(f"--{name}", action="store_true")
    parser.add_argument("--rows" if verb == "compare" else "--columns")


def understood(given: dict[str, Any]) -> SheetArguments:
    """Take the options of a paper out of an argparse namespace and return what they mean.

    Raises:
        UserError: a value cannot be read, two options contradict each other, two files are the same.
    """
    taken = {name: given.pop(name) for name in _names() if name in given}
    made: dict[str, Any] = {name: taken[name] for name in (*WORDS, *_SWITCHES) if name in taken}
    made |= {name: Path(taken[name]).expanduser() for name in FILES if name in taken}
    made |= {name: keys(taken[name]) for name in _LISTS if name in taken}
    if "paper" in taken:
        made["paper"] = PaperSize(one_of("--paper", taken["paper"].upper(), [size.value for size in PaperSize]))
    if "date" in taken:
        made["day"] = day("--date", taken["date"])
    made["lead"] = tuple(taken.get("lead", ()))
    arguments = SheetArguments(**made)
    _check(arguments, taken)
    return arguments


def _names() -> tuple[str, ...]:
    return (*FILES, *WORDS, *_SWITCHES, *_LISTS, "paper", "date", "lead")


def _check(arguments: SheetArguments, taken: Mapping[str, Any]) -> None:
    if arguments.portrait and arguments.landscape:
        raise UserError(
            Text("--portrait と --landscape は同時に使えません。", "--portrait and --landscape exclude each other."),
            Text("どちらか一方を書いてください。", "Please give one of them."),
        )
    if any(not str(taken[name]) for name in FILES if name in taken):
        raise UserError(
            Text("書き出し先の名前が空です。", "The name of a file to write is empty."),
            Text("例: --pdf 資料.pdf", "Example: --pdf sheet.pdf"),
        )
    if len(set(arguments.files)) < len(arguments.files):
        raise UserError(
            Text("同じファイルに二つの形で書き出そうとしています。", "One file cannot hold two forms."),
            Text(
                "--pdf・--xlsx・--csv に別々の名前を書いてください。", "Give --pdf, --xlsx and --csv different names."
            ),
        )
