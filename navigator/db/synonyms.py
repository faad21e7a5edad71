"""The office's synonyms as values of the domain."""

from sqlalchemy import Connection, select

from navigator.db.schema import Base, Synonym
from navigator.domain.synonyms import SynonymPair


def synonym_pairs(connection: Connection) -> tuple[SynonymPair, ...]:
    """Return every pair of the list, those switched off as well, by their words."""
    table = Base.metadata.tables[Synonym.__tablename__]
    query = select(table).order_by(table.c.word, table.c.same_as)
    return tuple(
        SynonymPair(row["word"], row["same_as"], row["active"], row["note"])
        for row in connection.execute(query).mappings()
    )
