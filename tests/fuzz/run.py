"""Fuzzing of every importer: ``./go fuzz [--minutes M] [--seed S] [--only IMPORTER] [--engine hypothesis|atheris]``.

Each importer runs in a process of its own for M minutes with each engine; what was found is kept under --keep (else in
a temporary folder that is named at the end) and can be tried again with --only IMPORTER --replay FILE. The exit code is
1 when anything was found.
"""

import argparse
import json
import os
import re
import subprocess
import sys
import sysconfig
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from tests.fuzz import samples, watch
from tests.fuzz.cases import unpacked
from tests.fuzz.oracle import Oracle
from tests.fuzz.targets import NAMES, targets

ROOT = Path(__file__).resolve().parents[2]
ENGINES = ("hypothesis", "atheris")
ENVIRONMENT, LOCK = ROOT / ".venv-fuzz", Path(__file__).with_name("requirements.lock")
MEMORY_MB, LONGEST_INPUT = 1500, 60_000
_LINE = re.compile(r"#(\d+)\s+\w+\s+cov: (\d+) ft: (\d+) corp: (\d+)")


@dataclass(slots=True)
class Result:
    """What one engine did with one importer; ``edges`` and ``corpus`` are libFuzzer's."""

    name: str
    engine: str
    inputs: int = 0
    seconds: float = 0.0
    edges: int = 0
    corpus: int = 0
    outcomes: Counter[str] = field(default_factory=Counter)
    findings: set[str] = field(default_factory=set)
    crashes: int = 0


def main(arguments: list[str]) -> int:
    """Run the fuzzers one after another and print what came of them."""
    parser = argparse.ArgumentParser(prog="./go fuzz", description=__doc__.split("\n")[0])
    parser.add_argument("--minutes", type=float, default=10.0, help="time of each importer and engine")
    parser.add_argument("--seed", type=int, default=20261122)
    parser.add_argument("--only", choices=NAMES, action="append")
    parser.add_argument("--engine", choices=ENGINES, action="append")
    parser.add_argument("--keep", type=Path, help="folder of inputs and tracebacks")
    parser.add_argument("--replay", type=Path, help="a kept input, to be tried once more with the importer of --only")
    options = parser.parse_args(arguments)
    if options.replay is not None:
        return _replay((options.only or NAMES)[0], options.replay)
    engines = options.engine or ENGINES
    if "atheris" in engines:
        _prepare()
    keep: Path = options.keep or Path(tempfile.mkdtemp(prefix="rpn-fuzz-"))
    keep = keep.resolve()
    results = []
    # In memory where there is such a place: the library syncs each of its writes.
    fast = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None
    with tempfile.TemporaryDirectory(prefix="rpn-fuzz-", dir=fast) as work:
        base = Path(work) / "base"
        base.mkdir()
        samples.small_library(base)
        for engine in engines:
            for name in options.only or NAMES:
                found = _run(engine, name, Path(work), options.minutes, options.seed)
                _keep(Path(work) / engine / name, keep / engine / name)
                results.append(found)
                _say(_row(found))
    _say(f"\nseed {options.seed}, {options.minutes:g} minutes each; inputs and tracebacks: {keep}\n")
    _say(table(results))
    return 1 if any(one.findings or one.crashes for one in results) else 0


def _replay(name: str, path: Path) -> int:
    """Judge one kept input as the fuzzers do, but with the real reader of workbooks."""
    with tempfile.TemporaryDirectory(prefix="rpn-fuzz-") as work:
        base = samples.small_library(Path(work))
        oracle = Oracle(base, Path(work) / "oracle", every=1)
        case = unpacked(path.read_bytes())
        try:
            with watch.watched():
                _say(oracle.judge(targets(base)[name], case))
        finally:
            oracle.close()
    return 0


def _prepare() -> None:
    """Make the environment of atheris, which is no part of the program: it sees the program's own libraries beside."""
    python = ENVIRONMENT / "bin" / "python"
    stamp = ENVIRONMENT / ".stamp"
    wanted = LOCK.read_text(encoding="utf-8")
    if stamp.is_file() and stamp.read_text(encoding="utf-8") == wanted:
        return
    _say("making the environment of atheris ...")
    subprocess.run([sys.executable, "-m", "venv", "--clear", ENVIRONMENT], check=True)
    pip = [python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--require-hashes", "-r", LOCK]
    subprocess.run(pip, check=True)
    (folder,) = (ENVIRONMENT / "lib").glob("python3*/site-packages")
    (folder / "program.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    stamp.write_text(wanted, encoding="utf-8")


def _run(engine: str, name: str, work: Path, minutes: float, seed: int) -> Result:
    place = work / engine / name
    place.mkdir(parents=True)
    result = Result(name, engine)
    until, turn = time.monotonic() + minutes * 60, 0
    while (left := until - time.monotonic()) > 1 and turn < 50:
        turn += 1
        code, told = _process(engine, name, place, left, seed + turn - 1)
        _count(place, result, told)
        if code != 0:
            result.crashes += 1
            (place / f"end-{turn}.txt").write_text(f"exit code {code}\n{told[-20_000:]}", encoding="utf-8")
    return result


def _process(engine: str, name: str, place: Path, seconds: float, seed: int) -> tuple[int, str]:
    if engine == "hypothesis":
        command = [sys.executable, "-m", "tests.fuzz.generated", name, place, f"{seconds / 60:.3f}", seed]
    else:
        command = [ENVIRONMENT / "bin" / "python", "-m", "tests.fuzz.guided", name, place]
        command += [
            f"-max_total_time={int(seconds) + 1}",
            f"-seed={seed % 2**32}",
            f"-timeout={watch.STANDING_SECONDS}",
        ]
        command += [f"-rss_limit_mb={MEMORY_MB}", f"-max_len={LONGEST_INPUT}", f"-artifact_prefix={place}/"]
    home = place / "home"
    home.mkdir(exist_ok=True)
    environment = {**os.environ, "HOME": str(home), "PYTHONPATH": str(ROOT), "TMPDIR": str(home)}
    # Our own modules and paths, never through a shell; what it ends with is counted.
    done = subprocess.run(
        [str(word) for word in command],
        env=environment,
        cwd=ROOT,
        capture_output=True,
        text=True,
        errors="replace",
        check=False,
    )
    return done.returncode, done.stdout + done.stderr


def _count(place: Path, result: Result, told: str) -> None:
    """Add the figures of one process, which may have been ended in the middle."""
    path = place / "tally.json"
    if path.is_file():
        tally = json.loads(path.read_text(encoding="utf-8"))
        path.unlink()
        result.inputs += tally["inputs"]
        result.seconds += tally["seconds"]
        result.outcomes.update(tally["outcomes"])
        result.findings |= tally["findings"].keys()
    lines = _LINE.findall(told)
    if lines:
        _, edges, _, corpus = lines[-1]
        result.edges, result.corpus = max(result.edges, int(edges)), max(result.corpus, int(corpus))


def _keep(place: Path, target: Path) -> None:
    """Keep findings, crashing inputs and what a process said at its end."""
    for path in (*place.glob("findings/*"), *place.glob("crash-*"), *place.glob("timeout-*"), *place.glob("oom-*"),
                 *place.glob("end-*")):  # fmt: skip
        target.mkdir(parents=True, exist_ok=True)
        (target / path.name).write_bytes(path.read_bytes())


def table(results: Sequence[Result]) -> str:
    """Return the figures as a table of Markdown."""
    head = "| importer | engine | minutes | inputs | per second | edges | went in | refused | findings | ended |\n"
    return head + "| --- | --- |" + " ---: |" * 8 + "\n" + "\n".join(map(_row, results))


def _row(one: Result) -> str:
    refused = one.outcomes["refused"] + one.outcomes["asked"]
    inside = sum(one.outcomes.values()) - refused
    cells = (
        one.name,
        one.engine,
        f"{one.seconds / 60:.1f}",
        f"{one.inputs:,}",
        f"{one.inputs / max(one.seconds, 1):.0f}",
        f"{one.edges:,}" if one.edges else "–",
        f"{inside:,}",
        f"{refused:,}",
        str(len(one.findings)),
        str(one.crashes),
    )
    return f"| {' | '.join(cells)} |"


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
