"""Bringing an older library file to this program's schema.

``PRAGMA user_version`` holds the number of the newest revision applied; it is compared at start without importing
Alembic. One transaction each with its version bump, foreign keys off during the change (SQLite's batch change would
delete child rows otherwise), everything checked after. See docs/decisions/0006-library-file.md.
"""

from pathlib import Path

from sqlalchemy import Connection, Engine

from navigator.db import textindex
from navigator.db.engine import WRITES, pragma
from navigator.domain.errors import DamagedLibraryError
from navigator.domain.text import Text

SCHEMA_VERSION = 1
"""Number of the newest revision; the revisions are named 0001, 0002, …"""


def upgrade(engine: Engine) -> None:
    """Apply every revision above the file's ``user_version``, one transaction each.

    Raises:
        DamagedLibraryError: a migrated file does not pass the foreign key or integrity check; it stays as it was.
    """
    with engine.connect() as connection:
        start = int(pragma(connection, "user_version"))
        connection.rollback()
    for version in range(start + 1, SCHEMA_VERSION + 1):
        with engine.connect() as connection:
            connection.connection.driver_connection.execute("PRAGMA foreign_keys=OFF")  # type: ignore[union-attr]
            try:
                with connection.execution_options(**{WRITES: True}).begin():
                    _apply(connection, version)
                    connection.exec_driver_sql(f"PRAGMA user_version={version}")
                    _check(connection)
            finally:
                connection.connection.driver_connection.execute("PRAGMA foreign_keys=ON")  # type: ignore[union-attr]


def _apply(connection: Connection, version: int) -> None:
    """Run one revision. ``user_version`` is the only record of the version: Alembic's own table does not stay."""
    from alembic import command  # noqa: PLC0415 - half a second of import, needed only when a file is behind
    from alembic.config import Config  # noqa: PLC0415 - as above

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    config.attributes["connection"] = connection
    if version > 1:
        command.stamp(config, f"{version - 1:04d}")
    command.upgrade(config, f"{version:04d}")
    connection.exec_driver_sql("DROP TABLE alembic_version")


def _check(connection: Connection) -> None:
    orphans = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
    integrity = pragma(connection, "integrity_check")
    if orphans or integrity != "ok":
        raise DamagedLibraryError(
            Text("ライブラリを新しい形式にできませんでした。", "The library could not be brought to the new format."),
            Text(
                "ファイルは元のままです。健全性の確認を行ってください。",
                "The file is unchanged. Please run the health check.",
            ),
        )
    if connection.exec_driver_sql(
        "SELECT count(*) FROM sqlite_master WHERE name = ?", (textindex.INDEX_TABLE,)
    ).scalar():
        connection.exec_driver_sql("INSERT INTO search_index(search_index) VALUES ('integrity-check')")
