"""What must be put in order before the interpreter ends."""

from PySide6.QtGui import QGuiApplication


def leave_clipboard() -> None:
    """Leave the copied text behind without an object of ours.

    WORKAROUND: PySide6 6.11 ends with a segmentation fault when the clipboard still holds a QMimeData made in Python
    at the end of the process. The text stays, the HTML beside it goes.
    """
    clipboard = QGuiApplication.clipboard()
    if clipboard.ownsClipboard():
        clipboard.setText(clipboard.text())
