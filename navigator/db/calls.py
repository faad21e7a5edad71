"""Reading the rounds of measures as values of the domain."""

from sqlalchemy import Connection, select

from navigator.db.facts import table
from navigator.domain.calls import CallRound
from navigator.domain.dates import PartialDate
from navigator.domain.figures import Citation
from navigator.domain.text import Text


def call_rounds(connection: Connection) -> tuple[CallRound, ...]:
    """Return every round on file with its measure, in the order of the file.

    A round that names no block takes the blocks of its measure.
    """
    editions, measures, programs = table("editions"), table("measures"), table("programs")
    query = (
        select(
            editions,
            measures.c.name_ja.label("measure_ja"),
            measures.c.name_en.label("measure_en"),
            measures.c.provider_ja,
            measures.c.block_codes,
            measures.c.contact_ja.label("measure_contact"),
            programs.c.end_fy,
        )
        .join(measures, measures.c.code == editions.c.measure_code)
        .outerjoin(programs, programs.c.code == measures.c.program_code)
        .order_by(editions.c.id)
    )
    return tuple(
        CallRound(
            code=row["code"],
            measure=row["measure_code"],
            name=Text(row["name_ja"], row["name_ja"]),
            measure_name=Text(row["measure_ja"], row["measure_en"] or row["measure_ja"]),
            provider=row["provider_ja"] or "",
            fy=row["fy"],
            opens=PartialDate(row["call_open"]) if row["call_open"] else None,
            closes=PartialDate(row["call_close"]) if row["call_close"] else None,
            blocks=row["region"] or row["block_codes"],
            citation=Citation(row["source"], row["locator"]),
            contact=row["contact_ja"] or row["measure_contact"] or "",
            url=row["url"] or "",
            ended_fy=row["end_fy"],
        )
        for row in connection.execute(query).mappings()
    )
