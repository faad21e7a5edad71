"""Errors of the user's world: what happened, and what to do next. Everything else is our own bug."""

from navigator.domain.text import Language, Text


class UserError(Exception):
    """Something the user can mend: a locked file, a full disk, an unknown code.

    ``what`` says what happened, ``remedy`` what to do next; both are plain text.
    """

    def __init__(self, what: Text, remedy: Text) -> None:
        super().__init__(what.ja)
        self.what = what
        self.remedy = remedy

    def sentence(self, language: Language) -> str:
        """Return both parts as one paragraph."""
        return f"{self.what.of(language)} {self.remedy.of(language)}"


class DamagedLibraryError(UserError):
    """The library file is damaged or is no library of ours: the health dialog is shown, nothing is written."""


class NewerLibraryError(UserError):
    """The library was written by a newer program: it is refused untouched."""
