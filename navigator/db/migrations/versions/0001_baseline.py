"""The first schema: every table of the fact package 1.0.0 and the office's own tables.

Written once by Alembic from the models; it is never edited, later schemas are revisions of their own.
"""

import sqlalchemy as sa
from alembic import op

from navigator.db import textindex

revision = "0001"
down_revision = None


def upgrade() -> None:  # noqa: PLR0915 - one statement a table
    """Make every table, index and the text index."""
    op.create_table(
        "changes",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("change_no", sa.Integer(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("office", sa.Text(), nullable=False),
        sa.Column("use_case", sa.Text(), nullable=False),
        sa.Column("table_name", sa.Text(), nullable=False),
        sa.Column("fact_key", sa.Text(), nullable=False),
        sa.Column("field", sa.Text(), nullable=False),
        sa.Column("before", sa.Text(), nullable=True),
        sa.Column("after", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_changes")),
    )
    op.create_index(op.f("ix_changes_change_no"), "changes", ["change_no"], unique=False)
    op.create_index("ix_changes_record", "changes", ["table_name", "fact_key"], unique=False)
    op.create_table(
        "favourites",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("table_name", sa.Text(), nullable=False),
        sa.Column("fact_key", sa.Text(), nullable=False),
        sa.Column("added_at", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_favourites")),
        sa.UniqueConstraint("table_name", "fact_key", name=op.f("uq_favourites_table_name_fact_key")),
    )
    op.create_table(
        "fields",
        sa.Column(
            "code",
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
            nullable=False,
        ),
        sa.Column("sort_order", sa.Integer(), nullable=False),
        sa.Column("name_ja", sa.Text(), nullable=False),
        sa.Column("name_en", sa.Text(), nullable=True),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("locator", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("fact_key", sa.Text(), nullable=False),
        sa.Column(
            "origin",
            sa.Enum(
                "bundled", "office", "imported", name="origin", native_enum=False, create_constraint=True, length=32
            ),
            nullable=False,
        ),
        sa.Column("withdrawn", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_fields")),
        sa.UniqueConstraint("code", name=op.f("uq_fields_code")),
        sa.UniqueConstraint("fact_key", name=op.f("uq_fields_fact_key")),
    )
    op.create_index(op.f("ix_fields_source"), "fields", ["source"], unique=False)
    op.create_table(
        "library_info",
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_library_info")),
    )
    op.create_table(
        "metrics",
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("name_ja", sa.Text(), nullable=False),
        sa.Column("name_en", sa.Text(), nullable=True),
        sa.Column("unit_ja", sa.Text(), nullable=False),
        sa.Column("unit_en", sa.Text(), nullable=True),
        sa.Column(
            "accumulation",
            sa.Enum(
                "period",
                "cumulative",
                "snapshot",
                name="accumulation",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column(
            "better",
            sa.Enum("up", "down", "none", name="better", native_enum=False, create_constraint=True, length=32),
            nullable=False,
        ),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("fact_key", sa.Text(), nullable=False),
        sa.Column(
            "origin",
            sa.Enum(
                "bundled", "office", "imported", name="origin", native_enum=False, create_constraint=True, length=32
            ),
            nullable=False,
        ),
        sa.Column("withdrawn", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_metrics")),
        sa.UniqueConstraint("code", name=op.f("uq_metrics_code")),
        sa.UniqueConstraint("fact_key", name=op.f("uq_metrics_fact_key")),
    )
    op.create_table(
        "papers",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("check_id", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("spec_json", sa.Text(), nullable=False),
        sa.Column("content_json", sa.Text(), nullable=False),
        sa.Column("data_version", sa.Text(), nullable=False),
        sa.Column("made_at", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_papers")),
        sa.UniqueConstraint("check_id", name=op.f("uq_papers_check_id")),
    )
    op.create_table(
        "saved_items",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("content_json", sa.Text(), nullable=False),
        sa.Column("saved_at", sa.Text(), nullable=False),
        sa.CheckConstraint("name <> ''", name=op.f("ck_saved_items_name_not_empty")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_saved_items")),
        sa.UniqueConstraint("kind", "name", name=op.f("uq_saved_items_kind_name")),
    )
    op.create_table(
        "search_texts",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("alias", sa.Text(), nullable=False),
        sa.Column("provider", sa.Text(), nullable=False),
        sa.Column("summary", sa.Text(), nullable=False),
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_search_texts")),
    )
    op.create_table(
        "sources",
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("title_ja", sa.Text(), nullable=False),
        sa.Column("title_en", sa.Text(), nullable=True),
        sa.Column("publisher", sa.Text(), nullable=True),
        sa.Column("published", sa.Text(), nullable=True),
        sa.Column("url_or_file", sa.Text(), nullable=True),
        sa.Column(
            "kind",
            sa.Enum(
                "government_document",
                "government_page",
                "agency_page",
                "press",
                "academic",
                "third_party_copy",
                "other",
                name="sourcekind",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column(
            "confidence",
            sa.Enum(
                "primary",
                "secondary",
                "reported",
                name="confidence",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("fact_key", sa.Text(), nullable=False),
        sa.Column(
            "origin",
            sa.Enum(
                "bundled", "office", "imported", name="origin", native_enum=False, create_constraint=True, length=32
            ),
            nullable=False,
        ),
        sa.Column("withdrawn", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sources")),
        sa.UniqueConstraint("code", name=op.f("uq_sources_code")),
        sa.UniqueConstraint("fact_key", name=op.f("uq_sources_fact_key")),
    )
    op.create_table(
        "tray_items",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("table_name", sa.Text(), nullable=False),
        sa.Column("fact_key", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_tray_items")),
        sa.UniqueConstraint("table_name", "fact_key", name=op.f("uq_tray_items_table_name_fact_key")),
    )
    op.create_table(
        "withdrawn_keys",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("table_name", sa.Text(), nullable=False),
        sa.Column("fact_key", sa.Text(), nullable=False),
        sa.Column("package_version", sa.Text(), nullable=False),
        sa.Column("moved_to", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_withdrawn_keys")),
        sa.UniqueConstraint("table_name", "fact_key", name=op.f("uq_withdrawn_keys_table_name_fact_key")),
    )
    op.create_table(
        "aliases",
        sa.Column(
            "kind",
            sa.Enum(
                "program",
                "region",
                "metric",
                "measure",
                "source",
                "block",
                "ministry",
                name="aliaskind",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("alias", sa.Text(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("locator", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("fact_key", sa.Text(), nullable=False),
        sa.Column(
            "origin",
            sa.Enum(
                "bundled", "office", "imported", name="origin", native_enum=False, create_constraint=True, length=32
            ),
            nullable=False,
        ),
        sa.Column("withdrawn", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["source"], ["sources.code"], name=op.f("fk_aliases_source")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_aliases")),
        sa.UniqueConstraint("fact_key", name=op.f("uq_aliases_fact_key")),
    )
    op.create_index(op.f("ix_aliases_source"), "aliases", ["source"], unique=False)
    op.create_table(
        "basic_plans",
        sa.Column("no", sa.Integer(), nullable=False),
        sa.Column("name_ja", sa.Text(), nullable=False),
        sa.Column("name_en", sa.Text(), nullable=True),
        sa.Column("fy_from", sa.Integer(), nullable=True),
        sa.Column("fy_to", sa.Integer(), nullable=True),
        sa.Column("phase_ja", sa.Text(), nullable=True),
        sa.Column("points_ja", sa.Text(), nullable=True),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("locator", sa.Text(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("fact_key", sa.Text(), nullable=False),
        sa.Column(
            "origin",
            sa.Enum(
                "bundled", "office", "imported", name="origin", native_enum=False, create_constraint=True, length=32
            ),
            nullable=False,
        ),
        sa.Column("withdrawn", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["source"], ["sources.code"], name=op.f("fk_basic_plans_source")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_basic_plans")),
        sa.UniqueConstraint("fact_key", name=op.f("uq_basic_plans_fact_key")),
    )
    op.create_index(op.f("ix_basic_plans_source"), "basic_plans", ["source"], unique=False)
    op.create_table(
        "blocks",
        sa.Column(
            "code",
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
        sa.Column("sort_order", sa.Integer(), nullable=False),
        sa.Column("name_ja", sa.Text(), nullable=False),
        sa.Column("name_en", sa.Text(), nullable=True),
        sa.Column("prefectures", sa.Text(), nullable=False),
        sa.Column("secretariat_ja", sa.Text(), nullable=True),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("locator", sa.Text(), nullable=False),
        sa.Column("other_sources", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("fact_key", sa.Text(), nullable=False),
        sa.Column(
            "origin",
            sa.Enum(
                "bundled", "office", "imported", name="origin", native_enum=False, create_constraint=True, length=32
            ),
            nullable=False,
        ),
        sa.Column("withdrawn", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["source"], ["sources.code"], name=op.f("fk_blocks_source")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_blocks")),
        sa.UniqueConstraint("code", name=op.f("uq_blocks_code")),
        sa.UniqueConstraint("fact_key", name=op.f("uq_blocks_fact_key")),
    )
    op.create_index(op.f("ix_blocks_source"), "blocks", ["source"], unique=False)
    op.create_table(
        "contacts",
        sa.Column("name_ja", sa.Text(), nullable=False),
        sa.Column("address_ja", sa.Text(), nullable=True),
        sa.Column("tel", sa.Text(), nullable=True),
        sa.Column("url", sa.Text(), nullable=True),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("locator", sa.Text(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("fact_key", sa.Text(), nullable=False),
        sa.Column(
            "origin",
            sa.Enum(
                "bundled", "office", "imported", name="origin", native_enum=False, create_constraint=True, length=32
            ),
            nullable=False,
        ),
        sa.Column("withdrawn", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["source"], ["sources.code"], name=op.f("fk_contacts_source")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_contacts")),
        sa.UniqueConstraint("fact_key", name=op.f("uq_contacts_fact_key")),
    )
    op.create_index(op.f("ix_contacts_source"), "contacts", ["source"], unique=False)
    op.create_table(
        "coordination_groups",
        sa.Column("no", sa.Integer(), nullable=False),
        sa.Column("name_ja", sa.Text(), nullable=False),
        sa.Column("name_en", sa.Text(), nullable=True),
        sa.Column("goal_ja", sa.Text(), nullable=True),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("locator", sa.Text(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("fact_key", sa.Text(), nullable=False),
        sa.Column(
            "origin",
            sa.Enum(
                "bundled", "office", "imported", name="origin", native_enum=False, create_constraint=True, length=32
            ),
            nullable=False,
        ),
        sa.Column("withdrawn", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["source"], ["sources.code"], name=op.f("fk_coordination_groups_source")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_coordination_groups")),
        sa.UniqueConstraint("fact_key", name=op.f("uq_coordination_groups_fact_key")),
    )
    op.create_index(op.f("ix_coordination_groups_source"), "coordination_groups", ["source"], unique=False)
    op.create_table(
        "deflators",
        sa.Column("package_id", sa.Text(), nullable=True),
        sa.Column(
            "series",
            sa.Enum(
                "gdp_deflator",
                "gdp_nominal",
                "gdp_real",
                name="deflatorseries",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column(
            "year_kind",
            sa.Enum("fiscal", "calendar", name="yearkind", native_enum=False, create_constraint=True, length=32),
            nullable=False,
        ),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.Column("base_year", sa.Integer(), nullable=True),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("locator", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("fact_key", sa.Text(), nullable=False),
        sa.Column(
            "origin",
            sa.Enum(
                "bundled", "office", "imported", name="origin", native_enum=False, create_constraint=True, length=32
            ),
            nullable=False,
        ),
        sa.Column("withdrawn", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["source"], ["sources.code"], name=op.f("fk_deflators_source")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_deflators")),
        sa.UniqueConstraint("fact_key", name=op.f("uq_deflators_fact_key")),
    )
    op.create_index(op.f("ix_deflators_source"), "deflators", ["source"], unique=False)
    op.create_table(
        "findings",
        sa.Column("no", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column(
            "subject_type",
            sa.Enum(
                "program",
                "region",
                "group",
                "portal",
                "national",
                name="subjecttype",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("subject_code", sa.Text(), nullable=False),
        sa.Column("text_ja", sa.Text(), nullable=True),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("locator", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("fact_key", sa.Text(), nullable=False),
        sa.Column(
            "origin",
            sa.Enum(
                "bundled", "office", "imported", name="origin", native_enum=False, create_constraint=True, length=32
            ),
            nullable=False,
        ),
        sa.Column("withdrawn", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["source"], ["sources.code"], name=op.f("fk_findings_source")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_findings")),
        sa.UniqueConstraint("fact_key", name=op.f("uq_findings_fact_key")),
    )
    op.create_index(op.f("ix_findings_source"), "findings", ["source"], unique=False)
    op.create_table(
        "fund_distribution",
        sa.Column("package_id", sa.Text(), nullable=True),
        sa.Column("fy", sa.Integer(), nullable=False),
        sa.Column(
            "category",
            sa.Enum(
                "large_project", "rd_grant", name="fundcategory", native_enum=False, create_constraint=True, length=32
            ),
            nullable=True,
        ),
        sa.Column(
            "axis",
            sa.Enum("block", "field", name="fundaxis", native_enum=False, create_constraint=True, length=32),
            nullable=True,
        ),
        sa.Column("axis_code", sa.Text(), nullable=True),
        sa.Column("rank", sa.Integer(), nullable=True),
        sa.Column("amount_myen_approx", sa.Text(), nullable=True),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("locator", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("fact_key", sa.Text(), nullable=False),
        sa.Column(
            "origin",
            sa.Enum(
                "bundled", "office", "imported", name="origin", native_enum=False, create_constraint=True, length=32
            ),
            nullable=False,
        ),
        sa.Column("withdrawn", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["source"], ["sources.code"], name=op.f("fk_fund_distribution_source")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_fund_distribution")),
        sa.UniqueConstraint("fact_key", name=op.f("uq_fund_distribution_fact_key")),
    )
    op.create_index(op.f("ix_fund_distribution_source"), "fund_distribution", ["source"], unique=False)
    op.create_table(
        "glossary",
        sa.Column("package_id", sa.Text(), nullable=True),
        sa.Column("term_ja", sa.Text(), nullable=True),
        sa.Column("term_en", sa.Text(), nullable=True),
        sa.Column("definition_ja", sa.Text(), nullable=True),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("locator", sa.Text(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("fact_key", sa.Text(), nullable=False),
        sa.Column(
            "origin",
            sa.Enum(
                "bundled", "office", "imported", name="origin", native_enum=False, create_constraint=True, length=32
            ),
            nullable=False,
        ),
        sa.Column("withdrawn", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["source"], ["sources.code"], name=op.f("fk_glossary_source")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_glossary")),
        sa.UniqueConstraint("fact_key", name=op.f("uq_glossary_fact_key")),
    )
    op.create_index(op.f("ix_glossary_source"), "glossary", ["source"], unique=False)
    op.create_table(
        "goals",
        sa.Column("no", sa.Integer(), nullable=False),
        sa.Column("level", sa.Text(), nullable=False),
        sa.Column("goal_ja", sa.Text(), nullable=True),
        sa.Column("goal_en", sa.Text(), nullable=True),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("locator", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("fact_key", sa.Text(), nullable=False),
        sa.Column(
            "origin",
            sa.Enum(
                "bundled", "office", "imported", name="origin", native_enum=False, create_constraint=True, length=32
            ),
            nullable=False,
        ),
        sa.Column("withdrawn", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["source"], ["sources.code"], name=op.f("fk_goals_source")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_goals")),
        sa.UniqueConstraint("fact_key", name=op.f("uq_goals_fact_key")),
    )
    op.create_index(op.f("ix_goals_source"), "goals", ["source"], unique=False)
    op.create_table(
        "group_totals",
        sa.Column("fy", sa.Integer(), nullable=False),
        sa.Column("ministries", sa.Integer(), nullable=True),
        sa.Column("programs", sa.Integer(), nullable=True),
        sa.Column("amount_myen", sa.Text(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("locator", sa.Text(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("fact_key", sa.Text(), nullable=False),
        sa.Column(
            "origin",
            sa.Enum(
                "bundled", "office", "imported", name="origin", native_enum=False, create_constraint=True, length=32
            ),
            nullable=False,
        ),
        sa.Column("withdrawn", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["source"], ["sources.code"], name=op.f("fk_group_totals_source")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_group_totals")),
        sa.UniqueConstraint("fact_key", name=op.f("uq_group_totals_fact_key")),
    )
    op.create_index(op.f("ix_group_totals_source"), "group_totals", ["source"], unique=False)
    op.create_table(
        "ministries",
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("sort_order", sa.Integer(), nullable=False),
        sa.Column("name_ja", sa.Text(), nullable=False),
        sa.Column("name_en", sa.Text(), nullable=True),
        sa.Column("short_ja", sa.Text(), nullable=True),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("locator", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("fact_key", sa.Text(), nullable=False),
        sa.Column(
            "origin",
            sa.Enum(
                "bundled", "office", "imported", name="origin", native_enum=False, create_constraint=True, length=32
            ),
            nullable=False,
        ),
        sa.Column("withdrawn", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["source"], ["sources.code"], name=op.f("fk_ministries_source")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ministries")),
        sa.UniqueConstraint("code", name=op.f("uq_ministries_code")),
        sa.UniqueConstraint("fact_key", name=op.f("uq_ministries_fact_key")),
    )
    op.create_index(op.f("ix_ministries_source"), "ministries", ["source"], unique=False)
    op.create_table(
        "outcomes",
        sa.Column("package_id", sa.Text(), nullable=True),
        sa.Column(
            "subject_type",
            sa.Enum(
                "program",
                "region",
                "group",
                "portal",
                "national",
                name="subjecttype",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("subject_code", sa.Text(), nullable=False),
        sa.Column("metric_code", sa.Text(), nullable=False),
        sa.Column("fy_from", sa.Integer(), nullable=True),
        sa.Column("fy_to", sa.Integer(), nullable=True),
        sa.Column("value", sa.Text(), nullable=False),
        sa.Column(
            "qualifier",
            sa.Enum("about", "over", name="qualifier", native_enum=False, create_constraint=True, length=32),
            nullable=True,
        ),
        sa.Column(
            "accumulation",
            sa.Enum(
                "period",
                "cumulative",
                "snapshot",
                name="accumulation",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("as_of", sa.Text(), nullable=True),
        sa.Column("is_planned", sa.Boolean(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("locator", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("fact_key", sa.Text(), nullable=False),
        sa.Column(
            "origin",
            sa.Enum(
                "bundled", "office", "imported", name="origin", native_enum=False, create_constraint=True, length=32
            ),
            nullable=False,
        ),
        sa.Column("withdrawn", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["metric_code"], ["metrics.code"], name=op.f("fk_outcomes_metric_code")),
        sa.ForeignKeyConstraint(["source"], ["sources.code"], name=op.f("fk_outcomes_source")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_outcomes")),
        sa.UniqueConstraint("fact_key", name=op.f("uq_outcomes_fact_key")),
    )
    op.create_index(op.f("ix_outcomes_source"), "outcomes", ["source"], unique=False)
    op.create_table(
        "regions",
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("name_ja", sa.Text(), nullable=False),
        sa.Column("name_en", sa.Text(), nullable=True),
        sa.Column("prefectures", sa.Text(), nullable=False),
        sa.Column("core_institution_ja", sa.Text(), nullable=True),
        sa.Column("fields", sa.Text(), nullable=False),
        sa.Column("concept_ja", sa.Text(), nullable=True),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("locator", sa.Text(), nullable=False),
        sa.Column("other_sources", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("fact_key", sa.Text(), nullable=False),
        sa.Column(
            "origin",
            sa.Enum(
                "bundled", "office", "imported", name="origin", native_enum=False, create_constraint=True, length=32
            ),
            nullable=False,
        ),
        sa.Column("withdrawn", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["source"], ["sources.code"], name=op.f("fk_regions_source")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_regions")),
        sa.UniqueConstraint("code", name=op.f("uq_regions_code")),
        sa.UniqueConstraint("fact_key", name=op.f("uq_regions_fact_key")),
    )
    op.create_index(op.f("ix_regions_source"), "regions", ["source"], unique=False)
    op.create_table(
        "selection_steps",
        sa.Column("no", sa.Integer(), nullable=False),
        sa.Column("step_ja", sa.Text(), nullable=True),
        sa.Column("actor_ja", sa.Text(), nullable=True),
        sa.Column("when_ja", sa.Text(), nullable=True),
        sa.Column("output_ja", sa.Text(), nullable=True),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("locator", sa.Text(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("fact_key", sa.Text(), nullable=False),
        sa.Column(
            "origin",
            sa.Enum(
                "bundled", "office", "imported", name="origin", native_enum=False, create_constraint=True, length=32
            ),
            nullable=False,
        ),
        sa.Column("withdrawn", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["source"], ["sources.code"], name=op.f("fk_selection_steps_source")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_selection_steps")),
        sa.UniqueConstraint("fact_key", name=op.f("uq_selection_steps_fact_key")),
    )
    op.create_index(op.f("ix_selection_steps_source"), "selection_steps", ["source"], unique=False)
    op.create_table(
        "subjects",
        sa.Column(
            "subject_type",
            sa.Enum(
                "program",
                "region",
                "group",
                "portal",
                "national",
                name="subjecttype",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("subject_code", sa.Text(), nullable=False),
        sa.Column("name_ja", sa.Text(), nullable=False),
        sa.Column("name_en", sa.Text(), nullable=True),
        sa.Column("covers", sa.Text(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("locator", sa.Text(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("fact_key", sa.Text(), nullable=False),
        sa.Column(
            "origin",
            sa.Enum(
                "bundled", "office", "imported", name="origin", native_enum=False, create_constraint=True, length=32
            ),
            nullable=False,
        ),
        sa.Column("withdrawn", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["source"], ["sources.code"], name=op.f("fk_subjects_source")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_subjects")),
        sa.UniqueConstraint("fact_key", name=op.f("uq_subjects_fact_key")),
    )
    op.create_index(op.f("ix_subjects_source"), "subjects", ["source"], unique=False)
    op.create_table(
        "survey_comments",
        sa.Column("package_id", sa.Text(), nullable=True),
        sa.Column("survey_code", sa.Text(), nullable=True),
        sa.Column("no", sa.Integer(), nullable=False),
        sa.Column("summary_ja", sa.Text(), nullable=True),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("locator", sa.Text(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("fact_key", sa.Text(), nullable=False),
        sa.Column(
            "origin",
            sa.Enum(
                "bundled", "office", "imported", name="origin", native_enum=False, create_constraint=True, length=32
            ),
            nullable=False,
        ),
        sa.Column("withdrawn", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["source"], ["sources.code"], name=op.f("fk_survey_comments_source")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_survey_comments")),
        sa.UniqueConstraint("fact_key", name=op.f("uq_survey_comments_fact_key")),
    )
    op.create_index(op.f("ix_survey_comments_source"), "survey_comments", ["source"], unique=False)
    op.create_table(
        "surveys",
        sa.Column("package_id", sa.Text(), nullable=True),
        sa.Column("survey_code", sa.Text(), nullable=True),
        sa.Column("question_ja", sa.Text(), nullable=True),
        sa.Column("answer_ja", sa.Text(), nullable=True),
        sa.Column("percent", sa.Text(), nullable=True),
        sa.Column("base_n", sa.Integer(), nullable=True),
        sa.Column("respondents", sa.Text(), nullable=True),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("locator", sa.Text(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("fact_key", sa.Text(), nullable=False),
        sa.Column(
            "origin",
            sa.Enum(
                "bundled", "office", "imported", name="origin", native_enum=False, create_constraint=True, length=32
            ),
            nullable=False,
        ),
        sa.Column("withdrawn", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["source"], ["sources.code"], name=op.f("fk_surveys_source")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_surveys")),
        sa.UniqueConstraint("fact_key", name=op.f("uq_surveys_fact_key")),
    )
    op.create_index(op.f("ix_surveys_source"), "surveys", ["source"], unique=False)
    op.create_table(
        "events",
        sa.Column("package_id", sa.Text(), nullable=True),
        sa.Column("date", sa.Text(), nullable=True),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("title_ja", sa.Text(), nullable=False),
        sa.Column("host_ja", sa.Text(), nullable=True),
        sa.Column("place_ja", sa.Text(), nullable=True),
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
            nullable=True,
        ),
        sa.Column("is_planned", sa.Boolean(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("locator", sa.Text(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("fact_key", sa.Text(), nullable=False),
        sa.Column(
            "origin",
            sa.Enum(
                "bundled", "office", "imported", name="origin", native_enum=False, create_constraint=True, length=32
            ),
            nullable=False,
        ),
        sa.Column("withdrawn", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["block_code"], ["blocks.code"], name=op.f("fk_events_block_code")),
        sa.ForeignKeyConstraint(["source"], ["sources.code"], name=op.f("fk_events_source")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_events")),
        sa.UniqueConstraint("fact_key", name=op.f("uq_events_fact_key")),
    )
    op.create_index(op.f("ix_events_source"), "events", ["source"], unique=False)
    op.create_table(
        "network_findings",
        sa.Column("package_id", sa.Text(), nullable=True),
        sa.Column("region_code", sa.Text(), nullable=False),
        sa.Column(
            "measure",
            sa.Enum(
                "density",
                "modularity",
                "long_range",
                "short_range",
                name="networkmeasure",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=True,
        ),
        sa.Column(
            "finding",
            sa.Enum(
                "high",
                "low",
                "good",
                "poor",
                name="networkfindingvalue",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=True,
        ),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("locator", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("fact_key", sa.Text(), nullable=False),
        sa.Column(
            "origin",
            sa.Enum(
                "bundled", "office", "imported", name="origin", native_enum=False, create_constraint=True, length=32
            ),
            nullable=False,
        ),
        sa.Column("withdrawn", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["region_code"], ["regions.code"], name=op.f("fk_network_findings_region_code")),
        sa.ForeignKeyConstraint(["source"], ["sources.code"], name=op.f("fk_network_findings_source")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_network_findings")),
        sa.UniqueConstraint("fact_key", name=op.f("uq_network_findings_fact_key")),
    )
    op.create_index(op.f("ix_network_findings_region_code"), "network_findings", ["region_code"], unique=False)
    op.create_index(op.f("ix_network_findings_source"), "network_findings", ["source"], unique=False)
    op.create_table(
        "prefectures",
        sa.Column("jis_code", sa.Text(), nullable=False),
        sa.Column("name_ja", sa.Text(), nullable=False),
        sa.Column("name_en", sa.Text(), nullable=True),
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
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("fact_key", sa.Text(), nullable=False),
        sa.Column(
            "origin",
            sa.Enum(
                "bundled", "office", "imported", name="origin", native_enum=False, create_constraint=True, length=32
            ),
            nullable=False,
        ),
        sa.Column("withdrawn", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["block_code"], ["blocks.code"], name=op.f("fk_prefectures_block_code")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_prefectures")),
        sa.UniqueConstraint("fact_key", name=op.f("uq_prefectures_fact_key")),
        sa.UniqueConstraint("jis_code", name=op.f("uq_prefectures_jis_code")),
        sa.UniqueConstraint("name_ja", name=op.f("uq_prefectures_name_ja")),
    )
    op.create_table(
        "programs",
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("parent_code", sa.Text(), nullable=True),
        sa.Column("umbrella_of", sa.Text(), nullable=False),
        sa.Column("ministry_code", sa.Text(), nullable=True),
        sa.Column("name_ja", sa.Text(), nullable=False),
        sa.Column("name_en", sa.Text(), nullable=True),
        sa.Column(
            "kind",
            sa.Enum(
                "large_project",
                "rd_grant",
                "network",
                "infrastructure",
                "facility",
                "menu",
                name="programkind",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("start_fy", sa.Integer(), nullable=True),
        sa.Column("end_fy", sa.Integer(), nullable=True),
        sa.Column(
            "stage_from",
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
            "stage_to",
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
        sa.Column("scale_per_year_myen_min", sa.Text(), nullable=True),
        sa.Column("scale_per_year_myen_max", sa.Text(), nullable=True),
        sa.Column("duration_years", sa.Text(), nullable=True),
        sa.Column("match_rule", sa.Text(), nullable=True),
        sa.Column("eligible", sa.Text(), nullable=False),
        sa.Column("fields", sa.Text(), nullable=False),
        sa.Column("summary_ja", sa.Text(), nullable=True),
        sa.Column("summary_en", sa.Text(), nullable=True),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("locator", sa.Text(), nullable=False),
        sa.Column("other_sources", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("fact_key", sa.Text(), nullable=False),
        sa.Column(
            "origin",
            sa.Enum(
                "bundled", "office", "imported", name="origin", native_enum=False, create_constraint=True, length=32
            ),
            nullable=False,
        ),
        sa.Column("withdrawn", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["ministry_code"], ["ministries.code"], name=op.f("fk_programs_ministry_code")),
        sa.ForeignKeyConstraint(["parent_code"], ["programs.code"], name=op.f("fk_programs_parent_code")),
        sa.ForeignKeyConstraint(["source"], ["sources.code"], name=op.f("fk_programs_source")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_programs")),
        sa.UniqueConstraint("code", name=op.f("uq_programs_code")),
        sa.UniqueConstraint("fact_key", name=op.f("uq_programs_fact_key")),
    )
    op.create_index(op.f("ix_programs_source"), "programs", ["source"], unique=False)
    op.create_table(
        "recommendations",
        sa.Column("no", sa.Integer(), nullable=False),
        sa.Column("group_no", sa.Text(), nullable=True),
        sa.Column("group_ja", sa.Text(), nullable=True),
        sa.Column("item_ja", sa.Text(), nullable=True),
        sa.Column("item_en", sa.Text(), nullable=True),
        sa.Column("scope", sa.Text(), nullable=True),
        sa.Column("region_code", sa.Text(), nullable=True),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("locator", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("fact_key", sa.Text(), nullable=False),
        sa.Column(
            "origin",
            sa.Enum(
                "bundled", "office", "imported", name="origin", native_enum=False, create_constraint=True, length=32
            ),
            nullable=False,
        ),
        sa.Column("withdrawn", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["region_code"], ["regions.code"], name=op.f("fk_recommendations_region_code")),
        sa.ForeignKeyConstraint(["source"], ["sources.code"], name=op.f("fk_recommendations_source")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_recommendations")),
        sa.UniqueConstraint("fact_key", name=op.f("uq_recommendations_fact_key")),
    )
    op.create_index(op.f("ix_recommendations_region_code"), "recommendations", ["region_code"], unique=False)
    op.create_index(op.f("ix_recommendations_source"), "recommendations", ["source"], unique=False)
    op.create_table(
        "budgets",
        sa.Column("package_id", sa.Text(), nullable=True),
        sa.Column("program_code", sa.Text(), nullable=False),
        sa.Column("fy", sa.Integer(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "initial",
                "request",
                "priority_request",
                "planned",
                "supplementary",
                "reconstruction",
                "settlement",
                name="budgetkind",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("amount_myen", sa.Text(), nullable=False),
        sa.Column(
            "qualifier",
            sa.Enum("about", "over", name="qualifier", native_enum=False, create_constraint=True, length=32),
            nullable=True,
        ),
        sa.Column("is_partial", sa.Boolean(), nullable=False),
        sa.Column(
            "partial_kind",
            sa.Enum(
                "share",
                "component",
                "incomplete",
                name="partialkind",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=True,
        ),
        sa.Column("part_of", sa.Integer(), nullable=True),
        sa.Column("covers", sa.Text(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("locator", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("fact_key", sa.Text(), nullable=False),
        sa.Column(
            "origin",
            sa.Enum(
                "bundled", "office", "imported", name="origin", native_enum=False, create_constraint=True, length=32
            ),
            nullable=False,
        ),
        sa.Column("withdrawn", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["part_of"], ["budgets.id"], name=op.f("fk_budgets_part_of")),
        sa.ForeignKeyConstraint(["program_code"], ["programs.code"], name=op.f("fk_budgets_program_code")),
        sa.ForeignKeyConstraint(["source"], ["sources.code"], name=op.f("fk_budgets_source")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_budgets")),
        sa.UniqueConstraint("fact_key", name=op.f("uq_budgets_fact_key")),
    )
    op.create_index(op.f("ix_budgets_program_code"), "budgets", ["program_code"], unique=False)
    op.create_index(op.f("ix_budgets_source"), "budgets", ["source"], unique=False)
    op.create_table(
        "council_activities",
        sa.Column("package_id", sa.Text(), nullable=True),
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
            nullable=True,
        ),
        sa.Column("fy", sa.Integer(), nullable=True),
        sa.Column(
            "activity_kind",
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
        sa.Column("title_ja", sa.Text(), nullable=False),
        sa.Column("date", sa.Text(), nullable=True),
        sa.Column("place_ja", sa.Text(), nullable=True),
        sa.Column(
            "planned_or_actual",
            sa.Enum("planned", "actual", name="plannedoractual", native_enum=False, create_constraint=True, length=32),
            nullable=True,
        ),
        sa.Column("count", sa.Integer(), nullable=True),
        sa.Column("participants", sa.Integer(), nullable=True),
        sa.Column("event_id", sa.Integer(), nullable=True),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("locator", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("fact_key", sa.Text(), nullable=False),
        sa.Column(
            "origin",
            sa.Enum(
                "bundled", "office", "imported", name="origin", native_enum=False, create_constraint=True, length=32
            ),
            nullable=False,
        ),
        sa.Column("withdrawn", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["block_code"], ["blocks.code"], name=op.f("fk_council_activities_block_code")),
        sa.ForeignKeyConstraint(["event_id"], ["events.id"], name=op.f("fk_council_activities_event_id")),
        sa.ForeignKeyConstraint(["source"], ["sources.code"], name=op.f("fk_council_activities_source")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_council_activities")),
        sa.UniqueConstraint("fact_key", name=op.f("uq_council_activities_fact_key")),
    )
    op.create_index(op.f("ix_council_activities_source"), "council_activities", ["source"], unique=False)
    op.create_table(
        "decisions",
        sa.Column("package_id", sa.Text(), nullable=True),
        sa.Column("program_code", sa.Text(), nullable=True),
        sa.Column("date_or_fy", sa.Text(), nullable=True),
        sa.Column("date", sa.Text(), nullable=True),
        sa.Column("fy_from", sa.Integer(), nullable=True),
        sa.Column("fy_to", sa.Integer(), nullable=True),
        sa.Column("decision_ja", sa.Text(), nullable=True),
        sa.Column("consequence_ja", sa.Text(), nullable=True),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("locator", sa.Text(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("fact_key", sa.Text(), nullable=False),
        sa.Column(
            "origin",
            sa.Enum(
                "bundled", "office", "imported", name="origin", native_enum=False, create_constraint=True, length=32
            ),
            nullable=False,
        ),
        sa.Column("withdrawn", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["program_code"], ["programs.code"], name=op.f("fk_decisions_program_code")),
        sa.ForeignKeyConstraint(["source"], ["sources.code"], name=op.f("fk_decisions_source")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_decisions")),
        sa.UniqueConstraint("fact_key", name=op.f("uq_decisions_fact_key")),
    )
    op.create_index(op.f("ix_decisions_program_code"), "decisions", ["program_code"], unique=False)
    op.create_index(op.f("ix_decisions_source"), "decisions", ["source"], unique=False)
    op.create_table(
        "facilities",
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("name_ja", sa.Text(), nullable=False),
        sa.Column("prefecture", sa.Text(), nullable=True),
        sa.Column("operator_ja", sa.Text(), nullable=True),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("fields", sa.Text(), nullable=False),
        sa.Column("services_ja", sa.Text(), nullable=True),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("locator", sa.Text(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("fact_key", sa.Text(), nullable=False),
        sa.Column(
            "origin",
            sa.Enum(
                "bundled", "office", "imported", name="origin", native_enum=False, create_constraint=True, length=32
            ),
            nullable=False,
        ),
        sa.Column("withdrawn", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["prefecture"], ["prefectures.name_ja"], name=op.f("fk_facilities_prefecture")),
        sa.ForeignKeyConstraint(["source"], ["sources.code"], name=op.f("fk_facilities_source")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_facilities")),
        sa.UniqueConstraint("code", name=op.f("uq_facilities_code")),
        sa.UniqueConstraint("fact_key", name=op.f("uq_facilities_fact_key")),
    )
    op.create_index(op.f("ix_facilities_source"), "facilities", ["source"], unique=False)
    op.create_table(
        "linkages",
        sa.Column("package_id", sa.Text(), nullable=True),
        sa.Column("program_code", sa.Text(), nullable=False),
        sa.Column("frame_name_ja", sa.Text(), nullable=True),
        sa.Column("fy", sa.Integer(), nullable=True),
        sa.Column("amount_myen", sa.Text(), nullable=True),
        sa.Column("regions", sa.Integer(), nullable=True),
        sa.Column("new_adoptions", sa.Integer(), nullable=True),
        sa.Column("continuing", sa.Integer(), nullable=True),
        sa.Column("partner_codes", sa.Text(), nullable=False),
        sa.Column("purpose_ja", sa.Text(), nullable=True),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("locator", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("fact_key", sa.Text(), nullable=False),
        sa.Column(
            "origin",
            sa.Enum(
                "bundled", "office", "imported", name="origin", native_enum=False, create_constraint=True, length=32
            ),
            nullable=False,
        ),
        sa.Column("withdrawn", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["program_code"], ["programs.code"], name=op.f("fk_linkages_program_code")),
        sa.ForeignKeyConstraint(["source"], ["sources.code"], name=op.f("fk_linkages_source")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_linkages")),
        sa.UniqueConstraint("fact_key", name=op.f("uq_linkages_fact_key")),
    )
    op.create_index(op.f("ix_linkages_program_code"), "linkages", ["program_code"], unique=False)
    op.create_index(op.f("ix_linkages_source"), "linkages", ["source"], unique=False)
    op.create_table(
        "measures",
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("parent_code", sa.Text(), nullable=True),
        sa.Column("name_ja", sa.Text(), nullable=False),
        sa.Column("name_en", sa.Text(), nullable=True),
        sa.Column("provider_ja", sa.Text(), nullable=True),
        sa.Column(
            "provider_type",
            sa.Enum(
                "ministry",
                "agency",
                "prefecture",
                "city",
                "foundation",
                name="providertype",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=True,
        ),
        sa.Column("program_code", sa.Text(), nullable=True),
        sa.Column(
            "category",
            sa.Enum(
                "subsidy",
                "contract_research",
                "matching",
                "loan",
                "tax",
                "advice",
                "training",
                "facility",
                "ip",
                name="measurecategory",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=True,
        ),
        sa.Column(
            "stage_from",
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
            "stage_to",
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
        sa.Column("fields", sa.Text(), nullable=False),
        sa.Column("eligible", sa.Text(), nullable=False),
        sa.Column("block_codes", sa.Text(), nullable=False),
        sa.Column("prefectures", sa.Text(), nullable=False),
        sa.Column("amount_min_myen", sa.Text(), nullable=True),
        sa.Column("amount_max_myen", sa.Text(), nullable=True),
        sa.Column("subsidy_rate", sa.Text(), nullable=True),
        sa.Column("contact_ja", sa.Text(), nullable=True),
        sa.Column("url", sa.Text(), nullable=True),
        sa.Column("summary_ja", sa.Text(), nullable=True),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("locator", sa.Text(), nullable=False),
        sa.Column("other_sources", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("fact_key", sa.Text(), nullable=False),
        sa.Column(
            "origin",
            sa.Enum(
                "bundled", "office", "imported", name="origin", native_enum=False, create_constraint=True, length=32
            ),
            nullable=False,
        ),
        sa.Column("withdrawn", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["parent_code"], ["measures.code"], name=op.f("fk_measures_parent_code")),
        sa.ForeignKeyConstraint(["program_code"], ["programs.code"], name=op.f("fk_measures_program_code")),
        sa.ForeignKeyConstraint(["source"], ["sources.code"], name=op.f("fk_measures_source")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_measures")),
        sa.UniqueConstraint("code", name=op.f("uq_measures_code")),
        sa.UniqueConstraint("fact_key", name=op.f("uq_measures_fact_key")),
    )
    op.create_index(op.f("ix_measures_program_code"), "measures", ["program_code"], unique=False)
    op.create_index(op.f("ix_measures_source"), "measures", ["source"], unique=False)
    op.create_table(
        "participations",
        sa.Column("package_id", sa.Text(), nullable=True),
        sa.Column("region_code", sa.Text(), nullable=False),
        sa.Column("program_code", sa.Text(), nullable=False),
        sa.Column("subtype", sa.Text(), nullable=True),
        sa.Column("start_fy", sa.Integer(), nullable=True),
        sa.Column("end_fy", sa.Integer(), nullable=True),
        sa.Column("scale_per_year_myen", sa.Text(), nullable=True),
        sa.Column(
            "status",
            sa.Enum(
                "ended",
                "reported",
                "continuing_fy2012",
                name="participationstatus",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=True,
        ),
        sa.Column("evaluation", sa.Text(), nullable=True),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("locator", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("fact_key", sa.Text(), nullable=False),
        sa.Column(
            "origin",
            sa.Enum(
                "bundled", "office", "imported", name="origin", native_enum=False, create_constraint=True, length=32
            ),
            nullable=False,
        ),
        sa.Column("withdrawn", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["program_code"], ["programs.code"], name=op.f("fk_participations_program_code")),
        sa.ForeignKeyConstraint(["region_code"], ["regions.code"], name=op.f("fk_participations_region_code")),
        sa.ForeignKeyConstraint(["source"], ["sources.code"], name=op.f("fk_participations_source")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_participations")),
        sa.UniqueConstraint("fact_key", name=op.f("uq_participations_fact_key")),
    )
    op.create_index(op.f("ix_participations_program_code"), "participations", ["program_code"], unique=False)
    op.create_index(op.f("ix_participations_region_code"), "participations", ["region_code"], unique=False)
    op.create_index(op.f("ix_participations_source"), "participations", ["source"], unique=False)
    op.create_table(
        "populations",
        sa.Column("package_id", sa.Text(), nullable=True),
        sa.Column(
            "area_kind",
            sa.Enum("country", "prefecture", name="areakind", native_enum=False, create_constraint=True, length=32),
            nullable=False,
        ),
        sa.Column("jis_code", sa.Text(), nullable=True),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum("census", "estimate", name="populationkind", native_enum=False, create_constraint=True, length=32),
            nullable=False,
        ),
        sa.Column("persons", sa.Integer(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("locator", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("fact_key", sa.Text(), nullable=False),
        sa.Column(
            "origin",
            sa.Enum(
                "bundled", "office", "imported", name="origin", native_enum=False, create_constraint=True, length=32
            ),
            nullable=False,
        ),
        sa.Column("withdrawn", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["jis_code"], ["prefectures.jis_code"], name=op.f("fk_populations_jis_code")),
        sa.ForeignKeyConstraint(["source"], ["sources.code"], name=op.f("fk_populations_source")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_populations")),
        sa.UniqueConstraint("fact_key", name=op.f("uq_populations_fact_key")),
    )
    op.create_index(op.f("ix_populations_source"), "populations", ["source"], unique=False)
    op.create_table(
        "program_features",
        sa.Column("package_id", sa.Text(), nullable=True),
        sa.Column("program_code", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("text_ja", sa.Text(), nullable=True),
        sa.Column("value", sa.Text(), nullable=True),
        sa.Column("unit", sa.Text(), nullable=True),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("locator", sa.Text(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("fact_key", sa.Text(), nullable=False),
        sa.Column(
            "origin",
            sa.Enum(
                "bundled", "office", "imported", name="origin", native_enum=False, create_constraint=True, length=32
            ),
            nullable=False,
        ),
        sa.Column("withdrawn", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["program_code"], ["programs.code"], name=op.f("fk_program_features_program_code")),
        sa.ForeignKeyConstraint(["source"], ["sources.code"], name=op.f("fk_program_features_source")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_program_features")),
        sa.UniqueConstraint("fact_key", name=op.f("uq_program_features_fact_key")),
    )
    op.create_index(op.f("ix_program_features_program_code"), "program_features", ["program_code"], unique=False)
    op.create_index(op.f("ix_program_features_source"), "program_features", ["source"], unique=False)
    op.create_table(
        "program_successions",
        sa.Column("package_id", sa.Text(), nullable=True),
        sa.Column("from_code", sa.Text(), nullable=False),
        sa.Column("to_code", sa.Text(), nullable=True),
        sa.Column("fy", sa.Integer(), nullable=True),
        sa.Column(
            "relation",
            sa.Enum(
                "succeeded_by",
                "merged_into",
                "split_into",
                "absorbed_by",
                "reorganised_into",
                "ended",
                name="relation",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("locator", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("fact_key", sa.Text(), nullable=False),
        sa.Column(
            "origin",
            sa.Enum(
                "bundled", "office", "imported", name="origin", native_enum=False, create_constraint=True, length=32
            ),
            nullable=False,
        ),
        sa.Column("withdrawn", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["from_code"], ["programs.code"], name=op.f("fk_program_successions_from_code")),
        sa.ForeignKeyConstraint(["source"], ["sources.code"], name=op.f("fk_program_successions_source")),
        sa.ForeignKeyConstraint(["to_code"], ["programs.code"], name=op.f("fk_program_successions_to_code")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_program_successions")),
        sa.UniqueConstraint("fact_key", name=op.f("uq_program_successions_fact_key")),
    )
    op.create_index(op.f("ix_program_successions_source"), "program_successions", ["source"], unique=False)
    op.create_table(
        "selection_criteria",
        sa.Column("no", sa.Integer(), nullable=False),
        sa.Column("scope", sa.Text(), nullable=True),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("text_ja", sa.Text(), nullable=True),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("locator", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("fact_key", sa.Text(), nullable=False),
        sa.Column(
            "origin",
            sa.Enum(
                "bundled", "office", "imported", name="origin", native_enum=False, create_constraint=True, length=32
            ),
            nullable=False,
        ),
        sa.Column("withdrawn", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["scope"], ["programs.code"], name=op.f("fk_selection_criteria_scope")),
        sa.ForeignKeyConstraint(["source"], ["sources.code"], name=op.f("fk_selection_criteria_source")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_selection_criteria")),
        sa.UniqueConstraint("fact_key", name=op.f("uq_selection_criteria_fact_key")),
    )
    op.create_index(op.f("ix_selection_criteria_source"), "selection_criteria", ["source"], unique=False)
    op.create_table(
        "stories",
        sa.Column("package_id", sa.Text(), nullable=True),
        sa.Column("region_code", sa.Text(), nullable=True),
        sa.Column("program_code", sa.Text(), nullable=False),
        sa.Column("title_ja", sa.Text(), nullable=False),
        sa.Column("summary_ja", sa.Text(), nullable=True),
        sa.Column("figures", sa.Text(), nullable=True),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("locator", sa.Text(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("fact_key", sa.Text(), nullable=False),
        sa.Column(
            "origin",
            sa.Enum(
                "bundled", "office", "imported", name="origin", native_enum=False, create_constraint=True, length=32
            ),
            nullable=False,
        ),
        sa.Column("withdrawn", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["program_code"], ["programs.code"], name=op.f("fk_stories_program_code")),
        sa.ForeignKeyConstraint(["region_code"], ["regions.code"], name=op.f("fk_stories_region_code")),
        sa.ForeignKeyConstraint(["source"], ["sources.code"], name=op.f("fk_stories_source")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_stories")),
        sa.UniqueConstraint("fact_key", name=op.f("uq_stories_fact_key")),
    )
    op.create_index(op.f("ix_stories_program_code"), "stories", ["program_code"], unique=False)
    op.create_index(op.f("ix_stories_region_code"), "stories", ["region_code"], unique=False)
    op.create_index(op.f("ix_stories_source"), "stories", ["source"], unique=False)
    op.create_table(
        "themes",
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("program_code", sa.Text(), nullable=False),
        sa.Column("region_code", sa.Text(), nullable=True),
        sa.Column("fy", sa.Integer(), nullable=True),
        sa.Column("title_ja", sa.Text(), nullable=False),
        sa.Column("lead_ja", sa.Text(), nullable=True),
        sa.Column("partners_ja", sa.Text(), nullable=False),
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
        sa.Column("amount_myen", sa.Text(), nullable=True),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("locator", sa.Text(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("fact_key", sa.Text(), nullable=False),
        sa.Column(
            "origin",
            sa.Enum(
                "bundled", "office", "imported", name="origin", native_enum=False, create_constraint=True, length=32
            ),
            nullable=False,
        ),
        sa.Column("withdrawn", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["field"], ["fields.code"], name=op.f("fk_themes_field")),
        sa.ForeignKeyConstraint(["program_code"], ["programs.code"], name=op.f("fk_themes_program_code")),
        sa.ForeignKeyConstraint(["region_code"], ["regions.code"], name=op.f("fk_themes_region_code")),
        sa.ForeignKeyConstraint(["source"], ["sources.code"], name=op.f("fk_themes_source")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_themes")),
        sa.UniqueConstraint("code", name=op.f("uq_themes_code")),
        sa.UniqueConstraint("fact_key", name=op.f("uq_themes_fact_key")),
    )
    op.create_index(op.f("ix_themes_program_code"), "themes", ["program_code"], unique=False)
    op.create_index(op.f("ix_themes_region_code"), "themes", ["region_code"], unique=False)
    op.create_index(op.f("ix_themes_source"), "themes", ["source"], unique=False)
    op.create_table(
        "editions",
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("measure_code", sa.Text(), nullable=False),
        sa.Column("name_ja", sa.Text(), nullable=False),
        sa.Column("fy", sa.Integer(), nullable=True),
        sa.Column("call_open", sa.Text(), nullable=True),
        sa.Column("call_close", sa.Text(), nullable=True),
        sa.Column("region", sa.Text(), nullable=False),
        sa.Column("prefectures", sa.Text(), nullable=False),
        sa.Column("amount_min_myen", sa.Text(), nullable=True),
        sa.Column("amount_max_myen", sa.Text(), nullable=True),
        sa.Column("subsidy_rate", sa.Text(), nullable=True),
        sa.Column("summary_ja", sa.Text(), nullable=True),
        sa.Column("contact_ja", sa.Text(), nullable=True),
        sa.Column("url", sa.Text(), nullable=True),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("locator", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("fact_key", sa.Text(), nullable=False),
        sa.Column(
            "origin",
            sa.Enum(
                "bundled", "office", "imported", name="origin", native_enum=False, create_constraint=True, length=32
            ),
            nullable=False,
        ),
        sa.Column("withdrawn", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["measure_code"], ["measures.code"], name=op.f("fk_editions_measure_code")),
        sa.ForeignKeyConstraint(["source"], ["sources.code"], name=op.f("fk_editions_source")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_editions")),
        sa.UniqueConstraint("code", name=op.f("uq_editions_code")),
        sa.UniqueConstraint("fact_key", name=op.f("uq_editions_fact_key")),
    )
    op.create_index(op.f("ix_editions_measure_code"), "editions", ["measure_code"], unique=False)
    op.create_index(op.f("ix_editions_source"), "editions", ["source"], unique=False)
    op.create_table(
        "group_memberships",
        sa.Column("fy", sa.Integer(), nullable=False),
        sa.Column("program_code", sa.Text(), nullable=False),
        sa.Column("budget_id", sa.Integer(), nullable=True),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("locator", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("fact_key", sa.Text(), nullable=False),
        sa.Column(
            "origin",
            sa.Enum(
                "bundled", "office", "imported", name="origin", native_enum=False, create_constraint=True, length=32
            ),
            nullable=False,
        ),
        sa.Column("withdrawn", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["budget_id"], ["budgets.id"], name=op.f("fk_group_memberships_budget_id")),
        sa.ForeignKeyConstraint(["program_code"], ["programs.code"], name=op.f("fk_group_memberships_program_code")),
        sa.ForeignKeyConstraint(["source"], ["sources.code"], name=op.f("fk_group_memberships_source")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_group_memberships")),
        sa.UniqueConstraint("fact_key", name=op.f("uq_group_memberships_fact_key")),
    )
    op.create_index(op.f("ix_group_memberships_program_code"), "group_memberships", ["program_code"], unique=False)
    op.create_index(op.f("ix_group_memberships_source"), "group_memberships", ["source"], unique=False)
    textindex.create_index(op.get_bind())
