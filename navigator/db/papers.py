"""The register of sheets that were made. It is no data of the office: keeping a sheet changes no data version."""

from datetime import UTC, datetime

from sqlalchemy import Connection, RowMapping, insert, select

from navigator.db.schema import Base

_PAPERS = Base.metadata.tables["papers"]


def keep(connection: Connection, check_id: str, *, kind: str, spec: str, content: str, data_version: str) -> None:
    """Keep a sheet; one that is kept already stays as it was first made."""
    if find(connection, check_id) is None:
        connection.execute(
            insert(_PAPERS).values(
                check_id=check_id,
                kind=kind,
                spec_json=spec,
                content_json=content,
                data_version=data_version,
                made_at=datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
            )
        )


def find(connection: Connection, check_id: str) -> RowMapping | None:
    """Return the sheet with a check id."""
    return connection.execute(select(_PAPERS).where(_PAPERS.c.check_id == check_id)).mappings().first()
