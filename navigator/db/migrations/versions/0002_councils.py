"""What offices of block councils enter, what updates of the facts change, and synonyms.

Written once by Alembic from the models; it is never edited.
"""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Make the tables; nothing that is there is touched."""
    op.create_table(
        "consultations",
        sa.Column(
            "block_code",
            sa.Enum(
                "hokkaido",
                "tohoku",
                "kanto",
                "chubu",
                "hokuriku",
                "kinki",
                "chugoku",
                "shikoku",
                "kyushu",
                "okinawa",
                name="block",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("date", sa.Text(), nullable=False),
        sa.Column("visitor", sa.Text(), nullable=False),
        sa.Column("organisation", sa.Text(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("advice", sa.Text(), nullable=False),
        sa.Column("follow_up", sa.Text(), nullable=False),
        sa.Column(
            "state",
            sa.Enum(
                "open",
                "waiting",
                "closed",
                name="consultationstate",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column(
            "outcome",
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
            nullable=True,
        ),
        sa.Column(
            "stage",
            sa.Enum(
                "basic",
                "applied",
                "development",
                "commercialisation",
                "market",
                name="stage",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=True,
        ),
        sa.Column(
            "field",
            sa.Enum(
                "life",
                "ict",
                "env",
                "nano",
                "manufacturing",
                "energy",
                "infra",
                "frontier",
                "agri",
                "other",
                name="field",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=True,
        ),
        sa.Column(
            "applicant",
            sa.Enum(
                "company",
                "sme",
                "university",
                "public_institute",
                "consortium",
                "individual",
                "local_government",
                name="eligible",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=True,
        ),
        sa.Column("case_json", sa.Text(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.Text(), nullable=False),
        sa.Column(
            "origin",
            sa.Enum(
                "bundled", "office", "imported", name="origin", native_enum=False, create_constraint=True, length=32
            ),
            nullable=False,
        ),
        sa.Column("made_at", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_consultations")),
        sa.UniqueConstraint("uid", name=op.f("uq_consultations_uid")),
    )
    op.create_index(op.f("ix_consultations_block_code"), "consultations", ["block_code"], unique=False)
    op.create_table(
        "council_meetings",
        sa.Column(
            "block_code",
            sa.Enum(
                "hokkaido",
                "tohoku",
                "kanto",
                "chubu",
                "hokuriku",
                "kinki",
                "chugoku",
                "shikoku",
                "kyushu",
                "okinawa",
                name="block",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column(
            "kind",
            sa.Enum(
                "council",
                "executive_meeting",
                "working_group",
                "other",
                name="meetingkind",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("date", sa.Text(), nullable=False),
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("agenda_json", sa.Text(), nullable=False),
        sa.Column("participants_json", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.Text(), nullable=False),
        sa.Column(
            "origin",
            sa.Enum(
                "bundled", "office", "imported", name="origin", native_enum=False, create_constraint=True, length=32
            ),
            nullable=False,
        ),
        sa.Column("made_at", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_council_meetings")),
        sa.UniqueConstraint("uid", name=op.f("uq_council_meetings_uid")),
    )
    op.create_index(op.f("ix_council_meetings_block_code"), "council_meetings", ["block_code"], unique=False)
    op.create_table(
        "council_members",
        sa.Column(
            "block_code",
            sa.Enum(
                "hokkaido",
                "tohoku",
                "kanto",
                "chubu",
                "hokuriku",
                "kinki",
                "chugoku",
                "shikoku",
                "kyushu",
                "okinawa",
                name="block",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("organisation", sa.Text(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("since", sa.Text(), nullable=True),
        sa.Column("until", sa.Text(), nullable=True),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.Text(), nullable=False),
        sa.Column(
            "origin",
            sa.Enum(
                "bundled", "office", "imported", name="origin", native_enum=False, create_constraint=True, length=32
            ),
            nullable=False,
        ),
        sa.Column("made_at", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_council_members")),
        sa.UniqueConstraint("uid", name=op.f("uq_council_members_uid")),
    )
    op.create_index(op.f("ix_council_members_block_code"), "council_members", ["block_code"], unique=False)
    op.create_table(
        "record_links",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("owner_table", sa.Text(), nullable=False),
        sa.Column("owner_uid", sa.Text(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("table_name", sa.Text(), nullable=False),
        sa.Column("fact_key", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_record_links")),
        sa.UniqueConstraint(
            "owner_table", "owner_uid", "role", "place", name=op.f("uq_record_links_owner_table_owner_uid_role_place")
        ),
    )
    op.create_index("ix_record_links_fact", "record_links", ["table_name", "fact_key"], unique=False)
    op.create_table(
        "meeting_decisions",
        sa.Column("meeting_uid", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("who", sa.Text(), nullable=False),
        sa.Column("due", sa.Text(), nullable=True),
        sa.Column(
            "state",
            sa.Enum(
                "open", "done", "dropped", name="decisionstate", native_enum=False, create_constraint=True, length=32
            ),
            nullable=False,
        ),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.Text(), nullable=False),
        sa.Column(
            "origin",
            sa.Enum(
                "bundled", "office", "imported", name="origin", native_enum=False, create_constraint=True, length=32
            ),
            nullable=False,
        ),
        sa.Column("made_at", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["meeting_uid"], ["council_meetings.uid"], name=op.f("fk_meeting_decisions_meeting_uid")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_meeting_decisions")),
        sa.UniqueConstraint("uid", name=op.f("uq_meeting_decisions_uid")),
    )
    op.create_index(op.f("ix_meeting_decisions_meeting_uid"), "meeting_decisions", ["meeting_uid"], unique=False)
    op.create_table(
        "meeting_papers",
        sa.Column("meeting_uid", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "comparison",
                "chart",
                "search",
                "list",
                "catalogue",
                "record",
                name="paperkind",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("check_id", sa.Text(), nullable=False),
        sa.Column("spec_json", sa.Text(), nullable=False),
        sa.Column("content_json", sa.Text(), nullable=False),
        sa.Column("data_version", sa.Text(), nullable=False),
        sa.Column("taken_on", sa.Text(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.Text(), nullable=False),
        sa.Column(
            "origin",
            sa.Enum(
                "bundled", "office", "imported", name="origin", native_enum=False, create_constraint=True, length=32
            ),
            nullable=False,
        ),
        sa.Column("made_at", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["meeting_uid"], ["council_meetings.uid"], name=op.f("fk_meeting_papers_meeting_uid")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_meeting_papers")),
        sa.UniqueConstraint("uid", name=op.f("uq_meeting_papers_uid")),
    )
    op.create_index(op.f("ix_meeting_papers_meeting_uid"), "meeting_papers", ["meeting_uid"], unique=False)
    op.create_table(
        "office_activities",
        sa.Column(
            "block_code",
            sa.Enum(
                "hokkaido",
                "tohoku",
                "kanto",
                "chubu",
                "hokuriku",
                "kinki",
                "chugoku",
                "shikoku",
                "kyushu",
                "okinawa",
                name="block",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("fy", sa.Integer(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "council",
                "executive_meeting",
                "joint_results",
                "joint_exhibition",
                "call_briefing",
                "event_info",
                "publication",
                "website",
                "training",
                "liaison",
                "seminar",
                "symposium",
                name="activitykind",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("date", sa.Text(), nullable=True),
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column(
            "planned_or_actual",
            sa.Enum("planned", "actual", name="plannedoractual", native_enum=False, create_constraint=True, length=32),
            nullable=False,
        ),
        sa.Column("planned_fy", sa.Integer(), nullable=True),
        sa.Column("planned_date", sa.Text(), nullable=True),
        sa.Column("planned_count", sa.Integer(), nullable=True),
        sa.Column("planned_participants", sa.Integer(), nullable=True),
        sa.Column("count", sa.Integer(), nullable=True),
        sa.Column("participants", sa.Integer(), nullable=True),
        sa.Column("meeting_uid", sa.Text(), nullable=True),
        sa.Column("chart_name", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.Text(), nullable=False),
        sa.Column(
            "origin",
            sa.Enum(
                "bundled", "office", "imported", name="origin", native_enum=False, create_constraint=True, length=32
            ),
            nullable=False,
        ),
        sa.Column("made_at", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["meeting_uid"], ["council_meetings.uid"], name=op.f("fk_office_activities_meeting_uid")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_office_activities")),
        sa.UniqueConstraint("uid", name=op.f("uq_office_activities_uid")),
    )
    op.create_index(op.f("ix_office_activities_block_code"), "office_activities", ["block_code"], unique=False)
    op.create_index(op.f("ix_office_activities_meeting_uid"), "office_activities", ["meeting_uid"], unique=False)
    op.create_table(
        "fact_changes",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("version_before", sa.Text(), nullable=False),
        sa.Column("version_after", sa.Text(), nullable=False),
        sa.Column("table_name", sa.Text(), nullable=False),
        sa.Column("fact_key", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("field", sa.Text(), nullable=False),
        sa.Column("before", sa.Text(), nullable=True),
        sa.Column("after", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_fact_changes")),
    )
    op.create_index("ix_fact_changes_record", "fact_changes", ["table_name", "fact_key"], unique=False)
    op.create_table(
        "synonyms",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("word", sa.Text(), nullable=False),
        sa.Column("same_as", sa.Text(), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.CheckConstraint("word <> '' AND same_as <> ''", name=op.f("ck_synonyms_words_not_empty")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_synonyms")),
        sa.UniqueConstraint("word", "same_as", name=op.f("uq_synonyms_word_same_as")),
    )
