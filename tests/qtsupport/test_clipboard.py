"""A process that copied something ends well."""

import subprocess
import sys

import pytest
from PySide6.QtWidgets import QApplication

from navigator.qtsupport import clipboard
from navigator.viewmodels.clipboard import as_mime

COPY_AND_END = """
from PySide6.QtWidgets import QApplication
from navigator.qtsupport import clipboard
from navigator.viewmodels.clipboard import as_mime
app = QApplication([])
clipboard.put(as_mime(["名称"], [["記録"]]))
clipboard.leave()
"""


def test_a_process_that_copied_ends_without_a_fault() -> None:
    done = subprocess.run([sys.executable, "-c", COPY_AND_END], timeout=60, check=False)
    assert done.returncode == 0


@pytest.mark.usefixtures("qapp")
def test_the_copied_text_stays() -> None:
    clipboard.put(as_mime(["名称"], [["記録"]]))
    text = QApplication.clipboard().text()
    clipboard.leave()
    assert QApplication.clipboard().text() == text
    assert "記録" in text


@pytest.mark.usefixtures("qapp")
def test_what_others_put_is_not_touched() -> None:
    clipboard.put(as_mime(["名称"], [["記録"]]))
    QApplication.clipboard().setText("another program's")
    clipboard.leave()
    assert QApplication.clipboard().text() == "another program's"
