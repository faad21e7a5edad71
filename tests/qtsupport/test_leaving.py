"""A process that copied something ends well."""

import subprocess
import sys

import pytest
from PySide6.QtWidgets import QApplication

from navigator.qtsupport.leaving import leave_clipboard
from navigator.viewmodels.clipboard import as_mime

COPY_AND_END = """
from PySide6.QtWidgets import QApplication
from navigator.qtsupport.leaving import leave_clipboard
from navigator.viewmodels.clipboard import as_mime
app = QApplication([])
app.clipboard().setMimeData(as_mime(["名称"], [["記録"]]))
leave_clipboard()
"""


def test_a_process_that_copied_ends_without_a_fault() -> None:
    done = subprocess.run([sys.executable, "-c", COPY_AND_END], timeout=60, check=False)
    assert done.returncode == 0


@pytest.mark.usefixtures("qapp")
def test_the_copied_text_stays() -> None:
    clipboard = QApplication.clipboard()
    clipboard.setMimeData(as_mime(["名称"], [["記録"]]))
    text = clipboard.text()
    leave_clipboard()
    assert clipboard.text() == text
    assert "記録" in text
