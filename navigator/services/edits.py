"""The office's edits of one session: one way to write, undo and redo for every page."""

from collections.abc import Callable

from navigator.db.library import Library
from navigator.db.writes import Writer
from navigator.domain.text import Text

Progress = Callable[[int, int], None]
"""Called with the lines taken back and all there are; an exception of it leaves the library as it was."""


def _nothing(_done: int = 0, _total: int = 0) -> None:
    """Tell nobody."""


class Telling:
    """A progress that can be told once more of what it was told last: nothing is done, but the reader may stop."""

    def __init__(self, progress: Progress, total: int = 0) -> None:
        self._progress, self._said = progress, (0, total)

    def __call__(self, done: int, total: int) -> None:
        """Tell how far the work is."""
        self._said = done, total
        self._progress(done, total)

    def again(self) -> None:
        """Tell it again."""
        self._progress(*self._said)


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

    def change(
        self, use_case: str, what: Text, work: Callable[[Writer], None], check: Callable[[], None] = _nothing
    ) -> int | None:
        """Run ``work`` as one use case; return its change number, None when it changed nothing.

        ``what`` completes «Undone: …». ``check`` is called while statements run and the text index is made. An
        exception of ``work`` or ``check`` leaves the library as it was.
        """
        with self._library.writing(check) as connection:
            writer = Writer(connection, use_case)
            work(writer)
            writer.finish(check)
        if not writer.written:
            return None
        self._undo.append((writer.change_no, what))
        self._redo.clear()
        self._tell(writer)
        return writer.change_no

    def undo(self, progress: Progress = _nothing) -> Text | None:
        """Take back the last edit of this session and return what it was; None when there is none."""
        return self._revert(self._undo, self._redo, progress)

    def redo(self, progress: Progress = _nothing) -> Text | None:
        """Do the last undone edit again and return what it was; None when there is none."""
        return self._revert(self._redo, self._undo, progress)

    def _revert(
        self, taken_from: list[tuple[int, Text]], put_to: list[tuple[int, Text]], progress: Progress
    ) -> Text | None:
        if not taken_from:
            return None
        change_no, what = taken_from[-1]
        telling = Telling(progress)
        with self._library.writing(telling.again) as connection:
            writer = Writer(connection, f"revert {change_no}")
            writer.revert(change_no, telling)
            writer.finish(telling.again)
        taken_from.pop()
        put_to.append((writer.change_no, what))
        self._tell(writer)
        return what

    def _tell(self, writer: Writer) -> None:
        for listener in self._listeners:
            listener(frozenset(writer.tables))
