"""The office's edits of one session: one way to write, undo and redo for every page."""

from collections.abc import Callable

from navigator.db.library import Library
from navigator.db.writes import Writer
from navigator.domain.text import Text


class Edits:
    """Runs journaled use cases on one library, each in one transaction, and takes them back in their order."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._undo: list[tuple[int, Text]] = []
        self._redo: list[tuple[int, Text]] = []
        self._listeners: list[Callable[[frozenset[str]], None]] = []

    def listen(self, listener: Callable[[frozenset[str]], None]) -> None:
        """Call ``listener`` with the names of the tables after each edit, undone and redone ones as well.

        It is called where the edit runs, beside the main thread.
        """
        self._listeners.append(listener)

    def change(self, use_case: str, what: Text, work: Callable[[Writer], None]) -> int | None:
        """Run ``work`` as one use case; return its change number, None when it changed nothing.

        ``what`` completes «Undone: …». An exception of ``work`` leaves the library as it was.
        """
        with self._library.writing() as connection:
            writer = Writer(connection, use_case)
            work(writer)
            writer.finish()
        if not writer.written:
            return None
        self._undo.append((writer.change_no, what))
        self._redo.clear()
        self._tell(writer)
        return writer.change_no

    def undo(self) -> Text | None:
        """Take back the last edit of this session and return what it was; None when there is none."""
        return self._revert(self._undo, self._redo)

    def redo(self) -> Text | None:
        """Do the last undone edit again and return what it was; None when there is none."""
        return self._revert(self._redo, self._undo)

    def _revert(self, taken_from: list[tuple[int, Text]], put_to: list[tuple[int, Text]]) -> Text | None:
        if not taken_from:
            return None
        change_no, what = taken_from[-1]
        with self._library.writing() as connection:
            writer = Writer(connection, f"revert {change_no}")
            writer.revert(change_no)
            writer.finish()
        taken_from.pop()
        put_to.append((writer.change_no, what))
        self._tell(writer)
        return what

    def _tell(self, writer: Writer) -> None:
        for listener in self._listeners:
            listener(frozenset(writer.tables))
