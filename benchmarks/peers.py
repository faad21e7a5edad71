"""What a user would pick instead: Datasette and pandas, in an environment of their own that this module makes.

Datasette serves the flat table on this machine alone, with the same facets; the answer timed is its JSON with all
facet counts, the count and 50 rows. It is asked one question after another and ended afterwards.
"""

import json
import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.parse
import urllib.request
import venv
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from benchmarks.flat import FACETS, SCALARS
from benchmarks.questions import Question
from benchmarks.service import PAGE
from benchmarks.timing import milliseconds

PINNED = ("datasette==0.65.5", "pandas==3.1.1")
LISTS = [key.value for key in FACETS if key not in SCALARS]
LONGEST_S = 120
"""An answer that takes longer is given up."""


class NotMeasured(Exception):  # noqa: N818 - it is an outcome, printed as «not measured: reason»
    """A competitor could not be measured; the message says why."""


def environment(folder: Path, pinned: Sequence[str] = PINNED) -> Path:
    """Return the Python of an environment with the ``pinned`` packages, made at the first call.

    Raises:
        NotMeasured: the packages cannot be fetched or installed.
    """
    place = folder / ("peers-" + "-".join(pinned).replace("==", "-"))
    python = place / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    stamp = place / ".complete"
    if not stamp.exists():
        try:
            venv.create(place, with_pip=True, clear=True)
            subprocess.run(
                [python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *pinned],
                check=True,
                capture_output=True,
                timeout=600,
            )
        except (OSError, subprocess.SubprocessError) as error:
            raise NotMeasured(f"{', '.join(pinned)} could not be installed ({type(error).__name__})") from error
        stamp.touch()
    return python


def ask_pandas(python: Path, flat: Path, asked: Sequence[Question]) -> dict[str, Any]:
    """Return what pandas took for the questions.

    Raises:
        NotMeasured: the process failed or took too long.
    """
    questions = flat.with_suffix(".questions.json")
    data = {"lists": LISTS, "questions": [_plain(question) for question in asked]}
    questions.write_text(json.dumps(data), encoding="utf-8")
    script = Path(__file__).with_name("frame.py")
    try:
        done = subprocess.run(
            [python, script, flat, questions], check=True, capture_output=True, timeout=LONGEST_S * 8, text=True
        )
    except subprocess.SubprocessError as error:
        raise NotMeasured(f"pandas failed ({type(error).__name__})") from error
    result: dict[str, Any] = json.loads(done.stdout)
    return result


def _plain(question: Question) -> dict[str, Any]:
    return {
        "words": question.words,
        "choices": [(choice.key.value, choice.include, choice.exclude) for choice in question.filter.choices],
    }


def ask_datasette(python: Path, flat: Path, asked: Sequence[Question]) -> dict[str, Any]:
    """Return what Datasette took for the questions.

    Raises:
        NotMeasured: it does not start, or an answer takes longer than ``LONGEST_S``.
    """
    with _served(python, flat) as (address, process):
        base = f"{address}/{urllib.parse.quote(flat.stem)}/measures.json?"
        _fetch(base + "_size=1")
        each, hits = [], []
        for question in asked:
            url = base + urllib.parse.urlencode(parameters(question))
            answers: list[dict[str, Any]] = []
            each.append(milliseconds(lambda url=url, answers=answers: answers.append(_fetch(url))))
            hits.append(answers[0]["filtered_table_rows_count"])
            if len(answers[0]["facet_results"]) != len(FACETS):
                raise NotMeasured("Datasette left facets out")
        return {"each": each, "hits": hits, "peak_memory_mb": _peak_memory_mb(process.pid)}


def parameters(question: Question) -> list[tuple[str, str]]:
    """Return the query string of Datasette's table page that asks the question."""
    made = [("_size", str(PAGE)), ("_sort", "name"), ("_facet_size", "max")]
    made += [("_facet" if key in SCALARS else "_facet_array", key.value) for key in FACETS]
    # The trigram index finds nothing for one or two letters.
    indexed = len(question.words) == 1 and len(question.words[0]) >= 3
    made += [("_search" if indexed else "text__contains", word) for word in question.words]
    for choice in question.filter.choices:
        for values, sign in ((choice.include, ""), (choice.exclude, "NOT ")):
            if not values:
                continue
            named = ", ".join(f"'{value}'" for value in values)
            if choice.key in SCALARS:
                made.append(("_where", f"{choice.key.value} {sign}IN ({named})"))
            else:
                either = f"{named}, 'none'" if not sign else named
                held = f"SELECT 1 FROM json_each({choice.key.value}) WHERE value IN ({either})"
                made.append(("_where", f"{sign}EXISTS ({held})"))
    return made


@contextmanager
def _served(python: Path, flat: Path) -> Iterator[tuple[str, "subprocess.Popen[bytes]"]]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    limits = [("sql_time_limit_ms", LONGEST_S * 1000), ("facet_time_limit_ms", LONGEST_S * 1000)]
    limits += [("max_returned_rows", 1000), ("suggest_facets", 0)]
    settings = [word for name, value in limits for word in ("--setting", name, str(value))]
    command = [python, "-m", "datasette", "serve", flat, "--host", "127.0.0.1", "--port", str(port), *settings]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        address = f"http://127.0.0.1:{port}"
        for _ in range(150):
            if process.poll() is not None:
                raise NotMeasured("Datasette ended at its start")
            try:
                _fetch(address + "/-/versions.json")
                break
            except NotMeasured:
                time.sleep(0.2)
        else:
            raise NotMeasured("Datasette did not start within 30 s")
        yield address, process
    finally:
        process.terminate()
        try:
            process.wait(timeout=10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _fetch(url: str) -> dict[str, Any]:
    # A proxy of the user's must not come between this process and its own child.
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    try:
        with opener.open(url, timeout=LONGEST_S) as answer:
            found: dict[str, Any] = json.loads(answer.read())
    except (urllib.error.URLError, TimeoutError, ConnectionError) as error:
        raise NotMeasured(f"Datasette gave no answer ({error})") from error
    return found


def _peak_memory_mb(pid: int) -> float:
    if not sys.platform.startswith("linux"):
        return 0.0
    lines = Path(f"/proc/{pid}/status").read_text(encoding="ascii").splitlines()
    return round(next(int(line.split()[1]) for line in lines if line.startswith("VmHWM")) * 1024 / 1e6, 1)
