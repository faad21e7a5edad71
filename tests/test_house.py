"""The rules of the house that no linter knows; each failure says what to write instead."""

import ast
import re
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer

ROOT = Path(__file__).resolve().parents[1]
PROGRAM = sorted((ROOT / "navigator").rglob("*.py")) + [path for path in [ROOT / "main.py"] if path.exists()]
ALL = PROGRAM + sorted((ROOT / "tests").rglob("*.py")) + sorted((ROOT / "benchmarks").glob("*.py"))

Finding = tuple[int, str]


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def dotted(node: ast.expr) -> str:
    """Return ``a.b.c`` for a chain of names, with ``?`` for anything else at its start."""
    if isinstance(node, ast.Attribute):
        return f"{dotted(node.value)}.{node.attr}"
    return node.id if isinstance(node, ast.Name) else "?"


def calls(tree: ast.AST) -> Iterator[ast.Call]:
    return (node for node in ast.walk(tree) if isinstance(node, ast.Call))


def imported(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Yield the line and full name of everything imported."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from ((node.lineno, f"{node.module}.{alias.name}") for alias in node.names)


def called(*endings: str) -> Callable[[ast.AST], Iterator[int]]:
    """Return a check that finds calls whose dotted name ends with one of ``endings``."""

    def check(tree: ast.AST) -> Iterator[int]:
        for call in calls(tree):
            name = "." + dotted(call.func)
            if any(name.endswith("." + ending) for ending in endings):
                yield call.lineno

    return check


def imports(*beginnings: str) -> Callable[[ast.AST], Iterator[int]]:
    """Return a check that finds imports of modules or names that begin with one of ``beginnings``."""

    def check(tree: ast.AST) -> Iterator[int]:
        for line, name in imported(tree):
            if any(name == one or name.startswith(one + ".") for one in beginnings):
                yield line

    return check


def rich_text(tree: ast.AST) -> Iterator[int]:
    yield from called("setHtml", "insertHtml", "appendHtml")(tree)
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and node.attr in {"RichText", "AutoText", "MarkdownText"}:
            yield node.lineno


def is_own_text(node: ast.expr) -> bool:
    """Whether ``node`` is harmless in a tool-tip: written in the source, ``self.tr`` of that, or escaped by ``tip``."""
    if isinstance(node, ast.Constant):
        return True
    if isinstance(node, ast.IfExp):
        return is_own_text(node.body) and is_own_text(node.orelse)
    if not isinstance(node, ast.Call):
        return False
    name = dotted(node.func).rpartition(".")[2]
    return name == "tip" or (name == "tr" and all(map(is_own_text, node.args)))


def tool_tip_of_data(tree: ast.AST) -> Iterator[int]:
    for call in calls(tree):
        is_tip = isinstance(call.func, ast.Attribute) and call.func.attr in {"setToolTip", "setWhatsThis"}
        if is_tip and call.args and not is_own_text(call.args[-1]):
            yield call.lineno


def f_string_in_tr(tree: ast.AST) -> Iterator[int]:
    for call in calls(tree):
        if dotted(call.func).endswith(".tr") and call.args and not isinstance(call.args[0], ast.Constant):
            yield call.lineno


def bare_except(tree: ast.AST) -> Iterator[int]:
    return (node.lineno for node in ast.walk(tree) if isinstance(node, ast.ExceptHandler) and node.type is None)


def absolute_path(tree: ast.AST) -> Iterator[int]:
    found = re.compile(r"(^|[\s\"'=:])/(home|root|work|Users|mnt)/|[A-Z]:\\\\?Users")
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and found.search(node.value):
            yield node.lineno


# Check, where it holds, where it does not, and what to write instead.
RULES: dict[str, tuple[Callable[[ast.AST], Iterator[int]], str, tuple[str, ...], str]] = {
    "no QtWidgets in view-models": (
        imports("PySide6.QtWidgets", "PySide6.QtPrintSupport"),
        "navigator/viewmodels/",
        (),
        "View-models know QtCore (and QtGui for colours) only; put widgets into navigator/views.",
    ),
    "no QtSql": (
        imports("PySide6.QtSql"),
        "",
        (),
        "QtSql brings a second SQLite that breaks the first one's locks; ask a service, which asks navigator.db.",
    ),
    "the library is opened in one room": (
        called("sqlite3.connect", "create_engine"),
        "navigator/",
        ("navigator/db/",),
        "Only navigator.db opens the library, with its pragmas on every connection; take an engine from there.",
    ),
    "today is an argument": (
        called("datetime.now", "datetime.utcnow", "datetime.today", "date.today", "currentDate", "currentDateTime"),
        "navigator/",
        ("navigator/app.py", "navigator/app/", "navigator/cli", "navigator/db/"),
        "Take today as an argument of type date; app and cli read the clock once (--today), db stamps its history.",
    ),
    "a library is never copied as a file": (
        called("shutil.copy", "shutil.copy2", "shutil.copyfile", "shutil.copyfileobj", "shutil.move"),
        "navigator/",
        (),
        "Copy a library by navigator.db's backup, and write any other file by navigator.files.write_atomically.",
    ),
    "no event loop inside the event loop": (
        called("processEvents"),
        "navigator/",
        (),
        "Start a job (navigator.qtsupport.jobs) and go on when it has answered.",
    ),
    "nobody sleeps": (
        called("time.sleep", "QThread.sleep", "QThread.msleep"),
        "navigator/",
        # The wait for a program that holds the target for a moment; that of a second start, which shows no window, for
        # the first one to listen.
        ("navigator/files.py", "navigator/qtsupport/instance.py"),
        "Use a QTimer, or wait for a threading.Event inside a job.",
    ),
    "text is plain": (
        rich_text,
        "navigator/",
        # A table for Excel on the clipboard, every cell escaped.
        ("navigator/viewmodels/clipboard.py",),
        "Show text with Qt.TextFormat.PlainText and paint documents with the paginator.",
    ),
    "tool-tips show our own words": (
        tool_tip_of_data,
        "navigator/",
        (),
        "Qt may take a tool-tip for HTML: give it a literal, self.tr of one, or tip(text), which escapes.",
    ),
    "texts are translated whole": (
        f_string_in_tr,
        "navigator/",
        (),
        'Write self.tr("… {name} …").format(name=…): the tool that collects texts reads literals only.',
    ),
    "no bare except": (bare_except, "", (), "Name the exceptions you can answer; let our own mistakes through."),
    "no path of one machine": (
        absolute_path,
        "",
        ("tests/test_house.py",),
        "Use qtsupport.paths, qtsupport.resources or tmp_path.",
    ),
}


def findings(rule: str, files: list[Path]) -> list[str]:
    check, room, except_in, instead = RULES[rule]
    found = []
    for path in files:
        name = name_of(path)
        if not name.startswith(room) or name.startswith(except_in or ("\0",)):
            continue
        found += [f"{name}:{line}: {instead}" for line in check(ast.parse(path.read_text(encoding="utf-8")))]
    return found


@pytest.mark.parametrize("rule", RULES)
def test_rule(rule: str) -> None:
    assert findings(rule, ALL) == []


BROKEN = {
    "no QtWidgets in view-models": "from PySide6.QtWidgets import QLabel",
    "no QtSql": "from PySide6 import QtSql",
    "the library is opened in one room": "import sqlite3\nsqlite3.connect('a')",
    "today is an argument": "import datetime\ndatetime.date.today()",
    "a library is never copied as a file": "import shutil\nshutil.copy('a', 'b')",
    "no event loop inside the event loop": "app.processEvents()",
    "nobody sleeps": "import time\ntime.sleep(1)",
    "text is plain": "label.setTextFormat(Qt.TextFormat.RichText)",
    "tool-tips show our own words": "label.setToolTip(record.name)",
    "texts are translated whole": "self.tr(f'{n} 件')",
    "no bare except": "try:\n    pass\nexcept:\n    pass",
    "no path of one machine": "path = '/home/someone/library.db'",
}


@pytest.mark.parametrize("rule", RULES)
def test_rule_finds_what_it_forbids(rule: str) -> None:
    assert list(RULES[rule][0](ast.parse(BROKEN[rule])))


def test_imports_point_downwards() -> None:
    tool = Path(sys.executable).with_name("lint-imports")
    done = subprocess.run([str(tool), "--no-cache"], cwd=ROOT, check=False, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr


def test_pyside_keeps_none_alive() -> None:
    """PySide 6.12.0 drops one reference to None with every void call and ends Python 3.11 (decision 0002)."""
    timer = QTimer()
    before = sys.getrefcount(None)
    for _ in range(200):
        timer.stop()
    assert abs(sys.getrefcount(None) - before) < 50


def test_sqlite_has_what_the_library_needs() -> None:
    assert sqlite3.sqlite_version_info >= (3, 40)
    with sqlite3.connect(":memory:") as connection:
        connection.execute("CREATE VIRTUAL TABLE words USING fts5(grams, content='')")
    connection.close()


def test_the_lock_names_no_registry_and_holds_what_the_project_asks_for() -> None:
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    assert not re.search(r"https?://|--index-url|--extra-index-url|--find-links", lock)
    locked = set(re.findall(r"^([a-z0-9-]+==\S+)", lock, re.MULTILINE))
    wanted = set(re.findall(r'"([a-z0-9-]+==[^"]+)"', (ROOT / "pyproject.toml").read_text(encoding="utf-8")))
    assert wanted <= locked, "run the command in the first lines of requirements.lock"
    for block in re.split(r"\n(?=[a-z0-9-]+==)", lock)[1:]:
        assert "--hash=sha256:" in block


def test_the_tools_have_a_lock_of_their_own_and_are_no_part_of_the_program() -> None:
    lock = (ROOT / "requirements-tools.lock").read_text(encoding="utf-8")
    assert not re.search(r"https?://|--index-url|--extra-index-url|--find-links", lock)
    for block in re.split(r"\n(?=[a-z0-9-]+==)", lock)[1:]:
        assert "--hash=sha256:" in block
    wanted = re.findall(
        r"^([a-z0-9-]+==\S+)", (ROOT / "requirements-tools.in").read_text(encoding="utf-8"), re.MULTILINE
    )
    assert wanted
    program = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    for one in wanted:
        assert one in lock, "run the command in the first lines of requirements-tools.lock"
        assert one.partition("==")[0] not in program
