"""Migrations: models and revisions agree (R-43); a file that is behind is brought forward, all or nothing."""

import re
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

from navigator.db import migrate, textindex
from navigator.db.engine import open_engine, pragma, writing
from navigator.db.schema import Base

Schema = dict[tuple[str, str], tuple[str, ...]]


def migrated(path: Path) -> Path:
    engine = open_engine(path, mode="rwc")
    migrate.upgrade(engine)
    engine.dispose()
    return path


def made(path: Path) -> Path:
    engine = open_engine(path, mode="rwc")
    with writing(engine) as connection:
        Base.metadata.create_all(connection)
        textindex.create_index(connection)
    engine.dispose()
    return path


def normalised(path: Path) -> Schema:
    """The schema of a file; the parts of each statement sorted, as the order of constraints means nothing."""
    with closing(sqlite3.connect(path)) as connection:
        rows = connection.execute("SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL").fetchall()
    return {(kind, name): tuple(sorted(parts(sql))) for kind, name, sql in rows}


def parts(sql: str) -> list[str]:
    """Cut a statement at the commas outside brackets."""
    plain = re.sub(r"\s+", " ", sql.replace('"', "")).strip()
    depth, found, start = 0, [], 0
    for at, letter in enumerate(plain):
        depth += (letter == "(") - (letter == ")")
        if (letter == "," and depth == 1) or (letter == "(" and depth == 1):
            found.append(plain[start:at])
            start = at + 1
    found.append(plain[start:].removesuffix(")"))
    return [re.sub(r"\s+", " ", part).replace("( ", "(").replace(" )", ")").strip() for part in found]


def test_models_and_migrations_make_the_same_file(tmp_path: Path) -> None:
    by_revisions, by_models = migrated(tmp_path / "a.rpn"), made(tmp_path / "b.rpn")
    assert normalised(by_revisions) == normalised(by_models)


def test_alembic_finds_nothing_to_do_after_the_newest_revision(tmp_path: Path) -> None:
    engine = open_engine(migrated(tmp_path / "a.rpn"))
    with engine.connect() as connection:
        context = MigrationContext.configure(
            connection,
            opts={
                "compare_type": True,
                "include_name": lambda name, kind, _parents: kind != "table" or not name.startswith("search_index"),
            },
        )
        assert compare_metadata(context, Base.metadata) == []
    engine.dispose()


def test_the_number_of_the_newest_revision_is_the_schema_version() -> None:
    script = ScriptDirectory(str(Path(migrate.__file__).parent / "migrations"))
    revisions = [revision.revision for revision in script.walk_revisions()]
    assert sorted(revisions) == [f"{number:04d}" for number in range(1, migrate.SCHEMA_VERSION + 1)]
    assert script.get_heads() == [f"{migrate.SCHEMA_VERSION:04d}"]


def test_a_migrated_file_carries_its_version_and_no_table_of_the_tool(tmp_path: Path) -> None:
    engine = open_engine(migrated(tmp_path / "a.rpn"))
    with engine.connect() as connection:
        assert pragma(connection, "user_version") == migrate.SCHEMA_VERSION
        assert pragma(connection, "foreign_keys") == 1
        names = connection.exec_driver_sql("SELECT name FROM sqlite_master").scalars().all()
    engine.dispose()
    assert "alembic_version" not in names


@pytest.mark.parametrize("step", ["_apply", "_check"])
def test_a_failing_migration_leaves_the_file_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    path = tmp_path / "a.rpn"
    engine = open_engine(path, mode="rwc")
    with writing(engine) as connection:
        connection.exec_driver_sql("CREATE TABLE kept (id INTEGER)")
    real = getattr(migrate, step)

    def fail(*args: object) -> None:
        real(*args)
        raise RuntimeError("after the step")

    monkeypatch.setattr(migrate, step, fail)
    for _ in range(3):
        with pytest.raises(RuntimeError):
            migrate.upgrade(engine)
        with engine.connect() as connection:
            assert pragma(connection, "user_version") == 0
            assert connection.exec_driver_sql("SELECT name FROM sqlite_master").scalars().all() == ["kept"]
            assert pragma(connection, "foreign_keys") == 1
    engine.dispose()


def test_opening_a_library_of_today_does_not_import_the_migration_tool(made_library: Path) -> None:
    import subprocess  # noqa: PLC0415 - a fresh interpreter shows what is imported
    import sys  # noqa: PLC0415

    program = (
        "import sys; from pathlib import Path; from navigator.services.library import open_library; "
        f"open_library(Path({str(made_library)!r})).library.close(); print('alembic' in sys.modules)"
    )
    told = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "False"
