"""Offices for tests of exchanging: each a library and keys of its own; all names and records are made up."""

import sqlite3
import uuid
from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

from navigator.db.cells import Cells, text_of
from navigator.db.exchange import LOG_KIND
from navigator.db.facts import rows
from navigator.db.schema import Base
from navigator.db.writes import Writer
from navigator.domain.exchange import MergeReport
from navigator.domain.text import Text
from navigator.domain.vocabulary import ProgramKind
from navigator.services.exchanging import Choices, ExchangeService
from navigator.services.officekeys import OfficeKeys
from navigator.services.suite import ServiceSuite
from tests.db import libraries

TOUCHED = (
    "programs",
    "themes",
    "sources",
    "synonyms",
    "council_meetings",
    "meeting_decisions",
    "record_notes",
    "record_tags",
    "saved_items",
    "corrections",
)
"""The tables that these tests write."""

PROGRAM = "cao-oist"
"""A bundled program."""


class Office:
    """One office at its own computer; ``backups`` counts what was made before a merge."""

    def __init__(self, base: Path, folder: Path, name: str) -> None:
        folder.mkdir(parents=True)
        self.name, self.folder = name, folder
        self.path = libraries.copy(base, folder / "library.rpn")
        with closing(sqlite3.connect(self.path)) as connection, connection:
            connection.execute("UPDATE library_info SET value = ? WHERE key = 'library_id'", (str(uuid.uuid4()),))
        self.library = libraries.opened(self.path)
        self.backups = 0
        self.suite = ServiceSuite(self.library, libraries.TODAY)
        self.edits = self.suite.edits
        self.exchange = ExchangeService(
            self.library, self.suite.identity, self.edits, self._backed_up, OfficeKeys(folder / "keys")
        )
        self.uuid = self.exchange.rename(name).uuid

    def _backed_up(self) -> None:
        self.backups += 1

    def close(self) -> None:
        """Close the library."""
        self.library.close()

    def put(self, table: str, key: dict[str, Any], values: dict[str, Any]) -> None:
        """Make or change a row."""
        self.change(lambda writer: writer.put(table, key, values))

    def remove(self, table: str, key: dict[str, Any]) -> None:
        """Remove a row."""
        self.change(lambda writer: writer.remove(table, key))

    def change(self, work: Callable[[Writer], None]) -> None:
        """Do one use case."""
        self.edits.change("test", Text("試し", "a test"), work)

    def cell(self, table: str, key: dict[str, Any], name: str) -> Any:
        """One cell; None when there is no such row."""
        found = [row for row in self.rows(table) if all(row[part] == value for part, value in key.items())]
        return found[0][name] if found else None

    def rows(self, table: str) -> list[dict[str, Any]]:
        """Every row of a table."""
        with self.library.reading() as connection:
            return [dict(row) for row in rows(connection, table)]

    def hand(self, name: str = "changes.rpnx", **only: Any) -> Path:
        """Make a package."""
        path = self.folder / name
        self.exchange.hand_out(path, **only)
        return path

    def take(self, path: Path, choices: Choices | None = None) -> MergeReport:
        """Merge a package."""
        return self.exchange.merge(self.exchange.open(path), choices)


def give(one: Office, other: Office, **only: Any) -> MergeReport:
    """Hand the changes of one office to another."""
    return other.take(one.hand(**only))


def content(office: Office, tables: Sequence[str] = TOUCHED) -> dict[str, list[str]]:
    """What offices share, in a form that does not depend on row numbers or this library's own codes."""
    found: dict[str, list[str]] = {}
    with office.library.reading() as connection:
        cells = Cells(connection)
        for name in tables:
            table = Base.metadata.tables[name]
            texts = []
            for row in rows(connection, name):
                own = {"id", "made_at"} if name == "corrections" else {"id"}
                own |= {"code"} if name == "sources" else set()
                if row.get("kind") == LOG_KIND and name == "saved_items":
                    continue
                texts.append(text_of(cells.pack_row(table, {k: v for k, v in row.items() if k not in own})))
            found[name] = sorted(texts)
    return found


def synonym(office: Office, word: str, note: str = "") -> None:
    """Put a pair into the list of synonyms."""
    office.put("synonyms", {"word": word, "same_as": "同義"}, {"note": note, "active": True})


def program(office: Office, code: str, name: str) -> None:
    """Make or change a program of one's own."""
    office.put(
        "programs",
        {"fact_key": code},
        {
            "code": code,
            "name_ja": name,
            "kind": ProgramKind.FACILITY,
            "source": "group-leaflet-2007",
            "locator": "試験",
        },
    )


def theme(office: Office, code: str, program_code: str) -> None:
    """Make a research theme of one's own under a program."""
    office.put(
        "themes",
        {"fact_key": code},
        {"code": code, "title_ja": code, "program_code": program_code, "source": "group-leaflet-2007", "locator": "試"},
    )
