"""The command line as a process: what it loads, help, locale, pipes; and where the library lies."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QStandardPaths

from navigator import cli, files
from navigator.cli import arguments, manual, tables
from navigator.cli.jsontext import json_pieces
from navigator.cli.verbs import verb_named
from navigator.domain.catalogues import SPECS
from navigator.qtsupport import paths

ROOT = Path(__file__).resolve().parents[2]
LOADED = """
import sys
sys.path.insert(0, {root!r})
from navigator.cli import is_command, main
is_command(["find"])
code = main({argv!r})
parts = ("PySide6", "shiboken6", "pyqtgraph", "sqlalchemy", "numpy", "alembic")
heavy = [name for name in parts if name in sys.modules]
sys.stderr.write("loaded: " + " ".join(heavy))
sys.exit(code)
"""


def start(*argv: str, **environment: str) -> "subprocess.CompletedProcess[bytes]":
    return subprocess.run(
        [sys.executable, str(ROOT / "main.py"), *argv],
        check=False,
        capture_output=True,
        env={**os.environ, **environment},
    )


def loaded(*argv: str) -> str:
    code = LOADED.format(root=str(ROOT), argv=list(argv))
    done = subprocess.run([sys.executable, "-c", code], check=False, capture_output=True)
    assert done.returncode == 0, done.stderr.decode()
    return done.stderr.decode().rpartition("loaded: ")[2]


def test_help_loads_neither_database_nor_qt() -> None:
    for argv in (["--help"], ["find", "--help"], ["--version"]):
        assert loaded(*argv) == ""


def test_no_command_loads_qt(shared_file: Path) -> None:
    library = str(shared_file)
    for argv in (
        ["find", "measures", "--text", "医療", "--where", "ministry=文科"],
        ["show", "mext-chiteki-2", "--format", "json"],
        ["facts", "check"],
    ):
        assert loaded("--library", library, *argv) == "sqlalchemy numpy"


def test_output_is_utf8_in_any_locale_and_reads_as_json(shared_file: Path) -> None:
    locale = {"LC_ALL": "C", "PYTHONIOENCODING": "ascii"}
    done = start("--library", str(shared_file), "find", "themes", "--format", "csv", **locale)
    assert done.returncode == 0, done.stderr.decode()
    assert done.stdout.startswith(b"\xef\xbb\xbf")
    assert "名称" in done.stdout.decode("utf-8-sig")
    wrong = start("find", "mesures", **locale)
    assert wrong.returncode == 2
    assert "研究支援策" in wrong.stderr.decode()


@pytest.mark.skipif(os.name == "nt", reason="pipes end in another way there")
def test_a_reader_that_stops_is_no_error(shared_file: Path) -> None:
    words = ["--library", str(shared_file), "find", "measures", "--format=json"]
    process = subprocess.Popen(
        [sys.executable, str(ROOT / "main.py"), *words], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert process.stdout is not None
    assert process.stderr is not None
    assert process.stdout.read(1) == b"{"
    process.stdout.close()
    assert process.stderr.read() == b""
    process.stderr.close()
    assert process.wait(60) == 0


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a device that is always full")
def test_a_full_disk_is_told(shared_file: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, str(ROOT / "main.py"), "--library", str(shared_file), "find", "measures"],
            check=False,
            stdout=full,
            stderr=subprocess.PIPE,
        )
    assert done.returncode == 2
    assert "結果を書き出せません" in done.stderr.decode()


def test_version() -> None:
    done = start("--version")
    assert done.returncode == 0
    assert done.stdout.decode().startswith("navigator ")


@pytest.mark.parametrize("verb", ["", *cli.VERBS])
@pytest.mark.parametrize("language", ["ja", "en"])
def test_help_tells_every_option_and_stays_narrow(verb: str, language: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main([*([verb] if verb else []), "--help", f"--lang={language}"]) == 0
    text = capsys.readouterr().out
    options = {option for action in arguments.parser_of(verb)._actions for option in action.option_strings}
    assert all(option in text for option in options)
    assert "{" not in text
    assert max(map(tables.width, text.splitlines())) <= 102
    if verb in ("find", "facets"):
        for spec in SPECS.values():
            assert all(key.value in text for key in spec.facets)
            assert all(order.key in text for order in spec.orders)


def test_every_verb_has_a_page() -> None:
    described = {verb for verb in cli.VERBS if verb_named(verb) is not None}
    assert set(manual.PAGES) == {"", *cli.VERBS} - described == {"", *arguments.MAX_OPERANDS}


@pytest.mark.parametrize(
    ("argv", "expected"),
    [
        ([], False),
        (["--library", "find"], False),
        (["--library", "a.rpn", "--theme", "dark"], False),
        (["--library", "a.rpn", "find", "measures"], True),
        (["--library=a.rpn", "--lang=en", "facts", "check"], True),
        (["--help"], True),
        (["-h"], True),
        (["--version"], True),
        (["--lang", "en"], False),
        (["a.rpn"], True),
        (["--theme", "dark", "a.rpn"], True),
        (["show", "x"], True),
    ],
)
def test_what_is_a_command(argv: list[str], *, expected: bool) -> None:
    assert cli.is_command(argv) is expected


@pytest.mark.parametrize("chosen", ["", "relative/data", "absolute"])
def test_window_and_command_line_look_in_the_same_folder(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, chosen: str
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path / "山田 太郎"))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data #1") if chosen == "absolute" else chosen)
    qt = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.GenericDataLocation)
    assert files.data_folder() == Path(qt) / "RegionalProgramNavigator"
    assert paths.data_folder() == files.data_folder()
    assert files.default_library().parent == files.data_folder()


def test_without_a_place_the_users_own_library_is_made(own_home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["find", "themes", "--limit", "1"]) == 0
    assert files.default_library().exists()
    assert str(files.default_library()) in capsys.readouterr().err


def test_json_refuses_what_is_no_figure() -> None:
    with pytest.raises(TypeError):
        list(json_pieces({"amount": 1.5}))
    assert "".join(json_pieces({"a": [], "b": {}, "c": iter(())})) == '{\n  "a": [],\n  "b": {},\n  "c": []\n}'
