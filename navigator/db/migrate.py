"""Bringing an older library file to this program's schema.

``PRAGMA user_version`` holds the number of the newest revision applied; it is compared at start without importing
Alembic. One verified backup before the first change, then one transaction each with its version bump, foreign keys off
during the change (SQLite's batch change would delete child rows otherwise), triggers made again, everything checked
after. See docs/decisions/0006-library-file.md.
"""

from collections.abc import Callable
from pathlib import Path

from sqlalchemy import Connection, Engine

from navigator.db import textindex
from navigator.db.engine import WRITES, driver, pragma
from navigator.domain.errors import DamagedLibraryError
from navigator.domain.text import Text

SCHEMA_VERSION = 3
"""Number of the newest revision; the revisions are named 0001, 0002, …"""


REVISIONS = Path(__file__).parent / "migrations"
"""Folder of Alembic's environment and the revisions."""


def upgrade(engine: Engine, keep: Callable[[int], None] | None = None) -> None:
    """Apply every revision above the file's ``user_version``, one transaction each.

    ``keep`` is called once, before the first change, with the version of the file, which nobody can write to
    meanwhile: it makes the backup, and what it raises ends the migration before it began. None is for a file in which
    there is nothing to lose.

    Raises:
        DamagedLibraryError: a migrated file does not pass the foreign key or integrity check; it stays as it was.
    """
    for version in range(1, SCHEMA_VERSION + 1):
        with engine.connect() as connection:
            # Outside the transaction: inside, SQLite ignores it.
            driver(connection).execute("PRAGMA foreign_keys=OFF")
            try:
                with connection.execution_options(**{WRITES: True}).begin():
                    # Asked under the lock: another program may have brought the file forward while we waited for it.
                    present = int(pragma(connection, "user_version"))
                    if present >= version:
                        continue
                    if keep is not None:
                        keep(present)
                        keep = None
                    _step(connection, version)
            finally:
                driver(connection).execute("PRAGMA foreign_keys=ON")


def _step(connection: Connection, version: int) -> None:
    triggers = _triggers(connection)
    _apply(connection, version)
    # A batch change makes its table anew, and the triggers go with the old one.
    for name in triggers.keys() - _triggers(connection).keys():
        connection.exec_driver_sql(triggers[name])
    connection.exec_driver_sql(f"PRAGMA user_version={version}")
    _check(connection)


def _triggers(connection: Connection) -> dict[str, str]:
    rows = connection.exec_driver_sql("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
    return {row.name: row.sql for row in rows}


def _apply(connection: Connection, version: int) -> None:
    """Run one revision. ``user_version`` is the only record of the version: Alembic's own table does not stay."""
    from alembic import command  # noqa: PLC0415 - half a second of import, needed only when a file is behind
    from alembic.config import Config  # noqa: PLC0415 - as above

    config = Config()
    config.set_main_option("script_location", str(REVISIONS))
    config.attributes["connection"] = connection
    if version > 1:
        command.stamp(config, f"{version - 1:04d}")
    command.upgrade(config, f"{version:04d}")
    connection.exec_driver_sql("DROP TABLE alembic_version")


def _check(connection: Connection) -> None:
    orphans = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
    integrity = pragma(connection, "integrity_check")
    if orphans or integrity != "ok":
        raise failed()
    if connection.exec_driver_sql(
        "SELECT count(*) FROM sqlite_master WHERE name = ?", (textindex.INDEX_TABLE,)
    ).scalar():
        connection.exec_driver_sql("INSERT INTO search_index(search_index) VALUES ('integrity-check')")


def failed() -> DamagedLibraryError:
    """Return the error for a library that cannot be brought forward."""
    return DamagedLibraryError(
        Text("ライブラリを新しい形式にできませんでした。", "The library could not be brought to the new format."),
        Text(
            "ファイルは元のままです。健全性の確認を行ってください。",
            "The file is unchanged. Please run the health check.",
        ),
    )
