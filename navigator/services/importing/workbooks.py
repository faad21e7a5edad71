"""Reading workbooks in a process of their own: what kills it kills nothing else (R-26, R-27)."""

import contextlib
import json
import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from navigator.domain.errors import UserError
from navigator.domain.text import Text
from navigator.services.importing import limits

_PAUSE_S = 0.05
_ROOT = Path(__file__).resolve().parents[3]


def sheets_of(
    workbook: Path,
    folder: Path,
    name: str,
    check: Callable[[], None] = lambda: None,
    seconds: float = limits.SECONDS,
) -> list[tuple[str, Path]]:
    """Return the sheets of a workbook: name and spooled file in ``folder``, those without a row left out.

    ``check`` is called while waiting and may raise to stop; the process ends with it.

    Raises:
        UserError: the workbook cannot be read, is too large or takes too long.
    """
    # Our own interpreter and module, with paths as arguments and never through a shell.
    process = subprocess.Popen(  # noqa: S603
        [sys.executable, "-m", "navigator.services.importing.worker", str(workbook), str(folder), name],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        stdin=subprocess.DEVNULL,
        env={**os.environ, "PYTHONPATH": _python_path()},
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    )
    with process:
        try:
            answer = _answer(process, name, check, seconds)
        except BaseException:
            process.kill()
            raise
    if process.returncode != 0 or not answer:
        raise _died(name)
    said = json.loads(answer)
    if "what" in said:
        raise UserError(Text(*said["what"]), Text(*said["remedy"]))
    return [(sheet["name"], folder / sheet["file"]) for sheet in said["sheets"] if sheet["rows"]]


def _answer(process: "subprocess.Popen[bytes]", name: str, check: Callable[[], None], seconds: float) -> bytes:
    until = time.monotonic() + seconds
    while True:
        check()
        if time.monotonic() > until:
            raise limits.too_large(
                Text(
                    "「{name}」を読むのに時間がかかりすぎるため、やめました。",
                    "Reading “{name}” took too long and was stopped.",
                ).format(name=name)
            )
        with contextlib.suppress(subprocess.TimeoutExpired):
            return process.communicate(timeout=_PAUSE_S)[0]


def _python_path() -> str:
    present = os.environ.get("PYTHONPATH", "")
    return f"{_ROOT}{os.pathsep}{present}" if present else str(_ROOT)


def _died(name: str) -> UserError:
    return limits.too_large(
        Text(
            "「{name}」を読む途中で、読み取りの処理が止まりました（大きすぎるか、壊れています）。プログラムと資料は無事です。",
            "The process that reads “{name}” ended (it is too large or damaged). Program and library are unharmed.",
        ).format(name=name)
    )
