"""Corrections, notes, tags, the office's own status of measures, known offices, and stamps that order edits.

Written once by Alembic from the models; it is never edited.
"""

from datetime import UTC, datetime

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Make the tables and stamp the journal; nothing else that is there is touched."""
    op.create_table(
        "corrections",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("table_name", sa.Text(), nullable=False),
        sa.Column("fact_key", sa.Text(), nullable=False),
        sa.Column("column_name", sa.Text(), nullable=False),
        sa.Column("bundled", sa.Text(), nullable=False),
        sa.Column("office", sa.Text(), nullable=False),
        sa.Column("conflict", sa.Boolean(), nullable=False),
        sa.Column("incoming", sa.Text(), nullable=True),
        sa.Column("package_version", sa.Text(), nullable=True),
        sa.Column("made_at", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_corrections")),
        sa.UniqueConstraint(
            "table_name", "fact_key", "column_name", name=op.f("uq_corrections_table_name_fact_key_column_name")
        ),
    )
    op.create_table(
        "offices",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uuid", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("public_key", sa.Text(), nullable=False),
        sa.Column("fingerprint", sa.Text(), nullable=False),
        sa.Column("trusted_since", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_offices")),
        sa.UniqueConstraint("uuid", name=op.f("uq_offices_uuid")),
    )
    op.create_table(
        "own_statuses",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("table_name", sa.Text(), nullable=False),
        sa.Column("fact_key", sa.Text(), nullable=False),
        sa.Column(
            "status",
            sa.Enum(
                "considering",
                "introduced",
                "applied",
                "adopted",
                "rejected",
                name="ownstatus",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("comment", sa.Text(), nullable=False),
        sa.Column("date", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_own_statuses")),
        sa.UniqueConstraint("table_name", "fact_key", name=op.f("uq_own_statuses_table_name_fact_key")),
    )
    op.create_table(
        "record_notes",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.Text(), nullable=False),
        sa.Column("table_name", sa.Text(), nullable=False),
        sa.Column("fact_key", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("made_at", sa.Text(), nullable=False),
        sa.CheckConstraint("text <> ''", name=op.f("ck_record_notes_text_not_empty")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_record_notes")),
        sa.UniqueConstraint("uid", name=op.f("uq_record_notes_uid")),
    )
    op.create_index("ix_record_notes_fact", "record_notes", ["table_name", "fact_key"], unique=False)
    op.create_table(
        "record_tags",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("table_name", sa.Text(), nullable=False),
        sa.Column("fact_key", sa.Text(), nullable=False),
        sa.Column("tag", sa.Text(), nullable=False),
        sa.Column("made_at", sa.Text(), nullable=False),
        sa.CheckConstraint("tag <> ''", name=op.f("ck_record_tags_tag_not_empty")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_record_tags")),
        sa.UniqueConstraint("table_name", "fact_key", "tag", name=op.f("uq_record_tags_table_name_fact_key_tag")),
    )
    # Taking back an import removes many rows: for each the database asks which others refer to it.
    op.create_index(op.f("ix_measures_parent_code"), "measures", ["parent_code"], unique=False)
    op.create_index(op.f("ix_programs_parent_code"), "programs", ["parent_code"], unique=False)
    op.create_index(op.f("ix_budgets_part_of"), "budgets", ["part_of"], unique=False)
    with op.batch_alter_table("changes") as batch:
        batch.add_column(sa.Column("hlc", sa.Text(), nullable=True))
    _stamp_journal(op.get_bind())
    with op.batch_alter_table("changes") as batch:
        batch.alter_column("hlc", existing_type=sa.Text(), nullable=False)
        batch.create_index(op.f("ix_changes_hlc"), ["hlc"], unique=False)


def _stamp_journal(connection: sa.Connection) -> None:
    """Give every row of the journal a stamp: the time of its use case and a number that grows with the row's id.

    The form is that of ``navigator.domain.clock`` of this day: 15 digits of milliseconds, 7 of a counter, the office.
    A clock that ran back does not lead the stamps back.
    """
    changes = sa.table("changes", sa.column("id"), sa.column("at"), sa.column("office"), sa.column("hlc"))
    latest, counter, stamps = 0, 0, []
    for row in connection.execute(sa.select(changes.c.id, changes.c.at, changes.c.office).order_by(changes.c.id)):
        wall = int(datetime.strptime(row.at, "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=UTC).timestamp()) * 1000
        latest, counter = (wall, 0) if wall > latest else (latest, counter + 1)
        stamps.append({"row": row.id, "stamp": f"{latest:015d}-{counter:07d}-{row.office}"})
    if stamps:
        connection.execute(
            sa.update(changes).where(changes.c.id == sa.bindparam("row")).values(hlc=sa.bindparam("stamp")), stamps
        )
        info = sa.table("library_info", sa.column("key"), sa.column("value"))
        connection.execute(sa.insert(info).values(key="clock", value=stamps[-1]["stamp"]))
