"""The papers of the project say what is so: commands, tables, links, pictures."""

import re
import subprocess
import unicodedata
from pathlib import Path
from urllib.parse import unquote

import pytest

from docs import tables
from docs.screenshots import make
from navigator.cli import VERBS
from navigator.cli.arguments import subjects_of
from navigator.domain.providers import PROVIDER_MINISTRY, UNDECIDED
from navigator.domain.query import FIELDS

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
DECISIONS = DOCS / "decisions"
PAGES = sorted([*ROOT.glob("*.md"), *DOCS.rglob("*.md"), ROOT / "resources/licenses/README.md"])
README = (ROOT / "README.md").read_text(encoding="utf-8")
GUIDES = {language: path.read_text(encoding="utf-8") for language, path in tables.GUIDES.items()}

_CODE = re.compile(r"```.*?```|`[^`\n]*`", re.DOTALL)
_LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")
_ABSOLUTE = re.compile(r"(?<![\w.~$}])/(?:home|root|work|tmp|usr|opt|var|mnt|Users)/|\b[A-Z]:\\")


def names(paths: list[Path]) -> list[str]:
    return [path.relative_to(ROOT).as_posix() for path in paths]


def anchors(page: Path) -> set[str]:
    """The anchors that GitHub gives to the heads of a page: lower case, punctuation dropped, blanks to hyphens."""
    text = re.sub(r"```.*?```", "", page.read_text(encoding="utf-8"), flags=re.DOTALL)
    found = set()
    for head in re.findall(r"^#+ (.+)$", text, flags=re.MULTILINE):
        kept = (sign for sign in head.lower() if sign in " -_" or unicodedata.category(sign)[0] in "LN")
        found.add("".join(kept).replace(" ", "-"))
    return found


@pytest.mark.parametrize("page", PAGES, ids=names(PAGES))
def test_every_link_leads_somewhere(page: Path) -> None:
    text = _CODE.sub("", page.read_text(encoding="utf-8"))
    for link in _LINK.findall(text):
        if "://" in link:
            continue
        place, _, anchor = unquote(link).partition("#")
        target = page.parent / place if place else page
        assert target.exists(), f"{page.name} names {link}"
        assert not anchor or anchor in anchors(target), f"{page.name} names {link}"


@pytest.mark.parametrize("page", PAGES, ids=names(PAGES))
def test_no_page_names_a_place_of_one_machine(page: Path) -> None:
    assert not _ABSOLUTE.findall(page.read_text(encoding="utf-8"))


def test_every_decision_is_in_the_index() -> None:
    index = (DECISIONS / "README.md").read_text(encoding="utf-8")
    pages = sorted(path.name for path in DECISIONS.glob("[0-9]*.md"))
    assert re.findall(r"\((\d{4}-[\w-]+\.md)\)", index) == pages


# Commands


def go_verbs() -> set[str]:
    usage = subprocess.run([ROOT / "go", "help"], capture_output=True, text=True, check=True).stdout
    return set(re.findall(r"^\./go (\w+)", usage, flags=re.MULTILINE))


@pytest.mark.parametrize("page", PAGES, ids=names(PAGES))
def test_every_command_of_a_page_exists(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    assert set(re.findall(r"\./go ([a-z]+)", text)) <= go_verbs()
    for verb in re.findall(r"\./go run (?:--\w+ [^\s`]+ )*([a-z]+)\b", text):
        assert verb in VERBS, f"{page.name} names {verb}"


def test_the_first_screen_of_readme_holds_the_two_commands() -> None:
    first = README.splitlines()[:20]
    assert any(line.startswith("./go run ") for line in first)
    assert any(line.startswith("./go test ") for line in first)


def commands() -> list[str]:
    return [f"{verb} {word}".strip() for verb in VERBS for word in subjects_of(verb) or ("",)]


@pytest.mark.parametrize("command", commands())
def test_every_command_is_described(command: str) -> None:
    assert command in (DOCS / "command-line.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("command", ["find", "facets", "show", "facts check", "library info", "library check"])
def test_the_guides_show_the_commands_of_a_reader(command: str) -> None:
    assert command in commands()
    assert all(re.search(rf"\./go run (--\w+ \w+ )?{command}\b", guide) for guide in GUIDES.values())


# Tables


@pytest.mark.parametrize("language", ["ja", "en"])
def test_the_tables_of_the_guide_are_those_of_the_program(language: str) -> None:
    guide = GUIDES[language]
    assert set(re.findall(r"<!-- table: (\w+) -->", guide)) >= {"examples", "keys", "providers"}
    assert tables.written(guide, language) == guide, "python -m docs.tables writes them anew"


def test_every_provider_stands_in_the_guide() -> None:
    rows = {cell for line in GUIDES["ja"].splitlines() if line.startswith("|") for cell in re.split(r" \| |、", line)}
    shown = {cell.strip(" |") for cell in rows}
    assert {*PROVIDER_MINISTRY, *UNDECIDED} <= shown


def test_every_example_finds_something() -> None:
    counts = re.findall(r"^\| .* \| (\d+) \|$", tables.examples("ja"), flags=re.MULTILINE)
    assert len(counts) == len(tables.EXAMPLES)
    assert "0" not in counts


def test_every_field_of_the_search_box_stands_in_the_guides() -> None:
    japanese = {name for name in FIELDS if not name.isascii()}
    english = set(FIELDS) - japanese
    assert all(name in GUIDES["ja"] for name in japanese)
    assert all(re.search(rf"\b{name}\b", GUIDES["en"]) for name in english)


# Pictures


def test_every_picture_is_made_by_the_script_and_shown() -> None:
    made = {f"{shot.name}.png" for shot in make.SHOTS}
    assert {path.name for path in make.FOLDER.glob("*.png")} == made
    assert set(re.findall(r"docs/screenshots/([\w-]+\.png)", README)) == made


@pytest.mark.parametrize("shot", make.SHOTS, ids=[shot.name for shot in make.SHOTS])
def test_a_picture_has_its_size_and_is_light(shot: make.Shot) -> None:
    data = (make.FOLDER / f"{shot.name}.png").read_bytes()
    assert data.startswith(b"\x89PNG")
    assert (int.from_bytes(data[16:20], "big"), int.from_bytes(data[20:24], "big")) == shot.size
    assert len(data) <= make.HEAVIEST
