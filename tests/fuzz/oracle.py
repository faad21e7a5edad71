"""What must hold for every file that is given to an importer, whatever it is.

Only a result or a ``UserError`` with sentences for people; no file left behind; the library untouched by a dry run;
what is taken in is not new a second time, is sound to the health check, and is undone to the last row.
"""

import re
import shutil
import tempfile
import unicodedata
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from itertools import islice
from pathlib import Path

from navigator.db.library import Library
from navigator.domain.errors import UserError
from navigator.domain.importing import FileView, ImportOptions, PlannedRow, Verdict
from navigator.domain.results import Presentation
from navigator.domain.text import Text
from navigator.services.checking import check_library
from navigator.services.exchanging import ExchangeService
from navigator.services.factcolumns import fact_tables
from navigator.services.importing import encodings, sheets
from navigator.services.importing.planning import ImportPlan
from navigator.services.officekeys import OfficeKeys
from navigator.services.restoring import plan_of, restore_library
from navigator.services.sheet_parts import SheetOptions
from navigator.services.suite import ServiceSuite
from tests.db import libraries
from tests.fuzz.cases import Case
from tests.fuzz.samples import TODAY
from tests.fuzz.targets import Target

MOST_OF_A_SENTENCE, MOST_OF_A_REASON = 3_000, 30_000
_CODE = re.compile(r"Traceback|<(?:class|built-in|function)|\bobject at 0x|Error\(")
_JOURNALS = ("changes", "library_info")


class WrongError(AssertionError):
    """Something that must hold for every file does not."""


class Oracle:
    """Judges cases on a library of its own; every ``every``-th case that can be taken in is, and is undone again."""

    def __init__(self, base: Path, place: Path, *, every: int = 10) -> None:
        self._base, self._place, self._every = base, place, every
        self._inbox, self._temp = place / "inbox", place / "temp"
        # A process that was ended leaves its files to the next one.
        shutil.rmtree(place, ignore_errors=True)
        self._temp.mkdir(parents=True)
        self._applied = self._judged = 0
        self.seen: Counter[str] = Counter()
        self._library: Library | None = None
        self._open()

    def close(self) -> None:
        """Close the library."""
        if self._library is not None:
            self._library.close()

    def _open(self) -> None:
        self.close()
        home = self._place / "home"
        shutil.rmtree(home, ignore_errors=True)
        home.mkdir()
        self._file = home / "library.rpn"
        shutil.copyfile(self._base, self._file)
        self._library = libraries.opened(self._file)
        self._suite = ServiceSuite(self._library, TODAY)
        keys = OfficeKeys(self._place / "keys")
        self._exchange = ExchangeService(self._library, self._suite.identity, self._suite.edits, lambda: None, keys)
        self._exchange.own()

    @property
    def library(self) -> Library:
        """The library of this oracle, for seeds."""
        assert self._library is not None
        return self._library

    def judge(self, target: Target, case: Case) -> str:
        """Give a case to its importer and return what came of it in a word.

        Raises:
            WrongError: something does not hold.
            Exception: the importer ended in an error of ours.
        """
        shutil.rmtree(self._inbox, ignore_errors=True)
        self._inbox.mkdir()
        path = target.build(case, self._inbox)
        before = self._state()
        kept, tempfile.tempdir = tempfile.tempdir, str(self._temp)
        judges: dict[str, Callable[[Target, Case, Path], str]] = {
            "import": self._import,
            "exchange": self._merge,
            "restore": self._restore,
        }
        self._touched = False
        try:
            said = judges[target.kind](target, case, path)
        except UserError as error:
            _check_error(error)
            said = "refused"
        finally:
            tempfile.tempdir = kept
        if left := _names_in(self._temp):
            shutil.rmtree(self._temp)
            self._temp.mkdir()
            raise WrongError(f"left behind: {left}")
        if not self._touched and self._state() != before:
            self._open()
            raise WrongError("a dry run wrote to the library")
        self.seen[said] += 1
        self._judged += 1
        return said

    def _state(self) -> tuple[int, ...]:
        found = self._file.stat()
        names = len(_names_in(self._file.parent))
        return found.st_mtime_ns, found.st_size, found.st_ino, names

    # Importing

    def _import(self, target: Target, case: Case, path: Path) -> str:
        options = target.options(case)
        view, plan = self._suite.importing.attempt(path, options)
        for _ in range(2):
            if plan is not None:
                break
            options = _answer(view, options, case.choice)
            view, plan = self._suite.importing.attempt(path, options)
        if plan is None:
            return "asked"
        try:
            return self._check_plan(plan, path, options)
        finally:
            plan.close()

    def _check_plan(self, plan: ImportPlan, path: Path, options: ImportOptions) -> str:
        for row in plan.stage.rows(*Verdict):
            _check_row(row)
        if self._judged % 5 == 0:
            for language in ("ja", "en"):
                say = Presentation(language=language)
                sheets.result_export(plan, say, lambda _done, _total: None)
                sheets.result_sheet(plan, SheetOptions(), say, self._suite.importing.stamp(plan, say))
        counts = plan.counts
        writes = counts.new + counts.changed
        said = "planned with refusals" if counts.refused else "planned" if writes else "nothing new"
        self._applied += writes > 0
        # What can be taken in as it is comes seldom, and says most.
        if writes and self._applied % (self._every if counts.refused else max(1, self._every // 5)) == 0:
            self._take_in(plan, path, options)
            said += ", taken in and undone"
        return said

    def _take_in(self, plan: ImportPlan, path: Path, options: ImportOptions) -> None:
        self._touched = True
        before = libraries.dump(self._file, without=_JOURNALS)
        refused = plan.counts.refused > 0
        if refused:
            try:
                self._suite.importing.run(plan)
            except UserError as error:
                _check_error(error)
            else:
                raise WrongError("refused rows did not stop the import")
            _must_be(before, libraries.dump(self._file, without=_JOURNALS), "a refused import wrote")
        result = self._suite.importing.run(plan, leave_out=refused)
        try:
            self._check_taken(path, options, refused=refused)
        finally:
            if result.change_no is not None:
                self._suite.edits.undo()
            after = libraries.dump(self._file, without=_JOURNALS)
            if self._applied % 50 == 0 or after != before:
                self._open()
        _must_be(before, after, "undoing left a trace")

    def _check_taken(self, path: Path, options: ImportOptions, *, refused: bool) -> None:
        view, plan = self._suite.importing.attempt(path, options)
        if plan is None:
            raise WrongError(f"asked the second time only: {view.name}")
        counts = plan.counts
        rows = list(islice(plan.stage.rows(Verdict.NEW, Verdict.CHANGED), 2))
        plan.close()
        if counts.new or (counts.changed and not refused):
            raise WrongError(f"not the same the second time: {counts} {rows}")
        if self._applied % 3 == 0:
            for result in check_library(self.library):
                if result.findings:
                    raise WrongError(f"the health check finds {result.findings[:2]}")

    # Exchange

    def _merge(self, _target: Target, _case: Case, path: Path) -> str:
        opened = self._exchange.open(path)
        for notice in opened.notices:
            _check_text(notice, MOST_OF_A_SENTENCE)
        report = self._exchange.preview(opened)
        self._applied += 1
        if self._applied % self._every:
            return "opened"
        self._touched = True
        # What stamps were seen, and which log was made, is no data of the office.
        before = libraries.dump(self._file, without=_JOURNALS)
        made = self._exchange.merge(opened)
        if (made.new, made.standing) != (report.new, report.standing):
            raise WrongError("merging did something else than its preview")
        for found in check_library(self.library):
            if found.findings:
                raise WrongError(f"the health check finds {found.findings[:2]}")
        while self._suite.edits.undo() is not None:
            pass
        after = libraries.dump(self._file, without=_JOURNALS)
        self._open()
        _must_be(before, after, "undoing a merge left a trace")
        return "opened, merged and undone"

    # Restoring

    def _restore(self, _target: Target, _case: Case, path: Path) -> str:
        raw = path.read_bytes()
        beside = _names_in(path.parent)
        try:
            plan_of(self._file, path)
        finally:
            if path.read_bytes() != raw or _names_in(path.parent) != beside:
                raise WrongError("comparing touched the backup")
        self._applied += 1
        if self._applied % self._every:
            return "compared"
        self._touched = True
        self.library.close()
        try:
            restore_library(self._file, path)
            library = libraries.opened(self._file)
            try:
                check_library(library)
            finally:
                library.close()
        finally:
            self._open()
        return "compared and restored"


def _names_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def _answer(view: FileView, options: ImportOptions, choice: int) -> ImportOptions:
    """Answer what a file asks, as a person might: one of the encodings, a table, its columns in their order."""
    if view.encodings:
        wanted = view.encodings[choice % len(view.encodings)].encoding
        if encodings.known(wanted) != wanted:
            raise WrongError(f"what it offers it does not know: {wanted}")
        return replace(options, encoding=wanted)
    unknown = [part for part in view.parts if not part.table]
    if not unknown:
        raise WrongError("it asks nothing, and has no plan")
    tables = list(fact_tables().values())
    table = tables[choice % len(tables)]
    mapping = dict(zip(unknown[0].headings, table.written, strict=False))
    return replace(options, table=table.name, mapping=mapping)


def _check_row(row: PlannedRow) -> None:
    _check_text(row.place.text, 400)
    _must_be_text(row.title, "title of a row")
    if row.verdict is Verdict.REFUSED:
        if row.reason is None:
            raise WrongError(f"refused without a reason: {row}")
        _check_text(row.reason, MOST_OF_A_REASON)
        return
    for cell in (*row.cells.values(), row.key):
        _must_be_text(cell, "cell")


def _must_be_text(text: str, where: str) -> None:
    """A text that would be kept or shown has no half character and no control character but line ends and tabs."""
    for sign in text:
        if unicodedata.category(sign) in ("Cs", "Cc") and sign not in "\n\t":
            raise WrongError(f"{where}: U+{ord(sign):04X} in {text[:80]!r}")
        if "\u202a" <= sign <= "\u202e" or "\u2066" <= sign <= "\u2069":
            raise WrongError(f"{where}: mark of direction in {text[:80]!r}")


def _check_error(error: UserError) -> None:
    _check_text(error.what, MOST_OF_A_SENTENCE)
    _check_text(error.remedy, MOST_OF_A_SENTENCE)


def _check_text(text: Text, most: int) -> None:
    for one in (text.ja, text.en):
        if not one.strip():
            raise WrongError(f"an empty sentence: {text!r}")
        if len(one) > most:
            raise WrongError(f"a sentence of {len(one)} characters: {one[:200]!r}")
        if _CODE.search(one):
            raise WrongError(f"words of a program in a sentence: {one[:200]!r}")
        _must_be_text(one, "sentence")


def _must_be(before: object, after: object, what: str) -> None:
    if before != after:
        assert isinstance(before, dict)
        assert isinstance(after, dict)
        found = {name: _difference(before[name], after.get(name)) for name in before if before[name] != after.get(name)}
        raise WrongError(f"{what}: {str(found)[:600]}")


def _difference(before: list[object], after: list[object]) -> tuple[list[object], list[object]]:
    return [row for row in before if row not in after][:2], [row for row in after if row not in before][:2]
