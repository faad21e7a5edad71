"""The program with a member's form open and something typed; run as a process by ``test_window_drafts``.

With ``again`` it takes over what is offered, prints it, and ends.
"""

import sys
from pathlib import Path

from PySide6.QtCore import QTimer

from navigator import app as program_module
from navigator.app import Program
from navigator.views.councils.actions import Kind
from navigator.views.councils.page import CouncilsPage


class Typing(Program):
    """Opens the form once the library is open."""

    def start(self) -> None:
        """Start as usual; nobody waits longer than this."""
        QTimer.singleShot(40_000, self, self.stop)
        self.ready.connect(self._go)
        super().start()

    def _go(self) -> None:
        for message in self.window.messages.messages:
            _say(f"NOTICE {message.text}")
        self.window.open_page("councils")
        page = self.window.findChild(CouncilsPage)
        page.actions.add(Kind.MEMBER)
        form = page.actions.form
        if "again" in sys.argv:
            form.offer.take.click()
            _say(f"OFFERED {form.fields['name'].kept()}")
            self.stop()
            return
        form.fields["name"].set_value("試験太郎")
        self._wait = QTimer(self)
        self._wait.timeout.connect(self._see)
        self._wait.start(50)

    def _see(self) -> None:
        """Say when it is on the disk; the other half of the second was the pause of typing."""
        folder = self.desk.drafts._folder
        if folder.is_dir() and any(one.suffix == ".json" for one in folder.iterdir()):
            self._wait.stop()
            _say("TYPED")


def _say(text: str) -> None:
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    program_module.Program = Typing  # type: ignore[misc] - the program with a form
    sys.exit(program_module.main(["--library", str(Path(sys.argv[1])), "--today", "2026-11-22"]))
