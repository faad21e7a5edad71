"""Asking where a file is to be written."""

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget


def ask_save_path(parent: QWidget, title: str, start: Path, kinds: Mapping[str, str]) -> Path | None:
    """Ask for a file to write and return it, None when the reader thought better of it.

    ``start`` is the folder and the name to begin with; ``kinds`` gives the suffixes (without a dot) by what the reader
    calls them, the first one for names without any. A file that is there already is only returned after a question.
    """
    while True:
        path = _ask_once(parent, title, start, kinds)
        if path is None or path.suffix.lower().removeprefix(".") in kinds.values():
            return path
        # The name has a suffix of another kind. With ours it is another file, which nobody has been asked about.
        path = path.with_name(f"{path.name}.{next(iter(kinds.values()))}")
        if not path.exists():
            return path
        start = path


def _ask_once(parent: QWidget, title: str, start: Path, kinds: Mapping[str, str]) -> Path | None:
    dialog = QFileDialog(parent, title, str(start.parent))
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setFileMode(QFileDialog.FileMode.AnyFile)
    dialog.setNameFilters(list(kinds))
    dialog.setDefaultSuffix(next(iter(kinds.values())))
    dialog.selectFile(start.name)
    # Qt's own Japanese lacks these two.
    where, kind = QFileDialog.DialogLabel.LookIn, QFileDialog.DialogLabel.FileType
    dialog.setLabelText(where, QCoreApplication.translate("SaveFile", "場所:"))
    dialog.setLabelText(kind, QCoreApplication.translate("SaveFile", "ファイルの種類:"))

    def take_kind(chosen: str) -> None:
        dialog.setDefaultSuffix(kinds[chosen])
        name = Path(dialog.selectedFiles()[0]) if dialog.selectedFiles() else start
        if name.suffix.lower().removeprefix(".") in kinds.values():
            dialog.selectFile(name.with_suffix(f".{kinds[chosen]}").name)

    dialog.filterSelected.connect(take_kind)
    try:
        accepted = dialog.exec() == QDialog.DialogCode.Accepted
        return Path(dialog.selectedFiles()[0]) if accepted and dialog.selectedFiles() else None
    finally:
        dialog.deleteLater()
