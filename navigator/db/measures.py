"""Reading measures with their rounds as values of the domain."""

from collections import defaultdict

from sqlalchemy import Connection

from navigator.db import facts
from navigator.db.calls import call_rounds
from navigator.domain.calls import CallRound
from navigator.domain.figures import Citation
from navigator.domain.matching import MeasureFacts
from navigator.domain.text import Text
from navigator.domain.vocabulary import Block, Eligible, Field


def measure_facts(connection: Connection) -> tuple[MeasureFacts, ...]:
    """Return every measure on file with its rounds, in the order of the file.

    A stage of which one end is not printed stands for both ends.
    """
    rounds: dict[str, list[CallRound]] = defaultdict(list)
    for found in call_rounds(connection):
        rounds[found.measure].append(found)
    programs = {row["code"]: row for row in facts.rows(connection, "programs")}
    measures = []
    for row in facts.rows(connection, "measures"):
        program = programs.get(row["program_code"])
        first, last = row["stage_from"] or row["stage_to"], row["stage_to"] or row["stage_from"]
        measures.append(
            MeasureFacts(
                code=row["code"],
                name=Text(row["name_ja"], row["name_en"] or row["name_ja"]),
                provider=row["provider_ja"] or "",
                provider_type=row["provider_type"],
                category=row["category"],
                stages=(first, last) if first is not None and last is not None else None,
                fields=tuple(Field(code) for code in row["fields"]),
                eligible=tuple(Eligible(code) for code in row["eligible"]),
                blocks=tuple(Block(code) for code in row["block_codes"]),
                prefectures=row["prefectures"],
                amount_min=row["amount_min_myen"],
                amount_max=row["amount_max_myen"],
                citation=Citation(row["source"], row["locator"]),
                contact=row["contact_ja"] or "",
                url=row["url"] or "",
                rounds=tuple(rounds[row["code"]]),
                run=(None, None) if program is None else (program["start_fy"], program["end_fy"]),
                program_citation=None if program is None else Citation(program["source"], program["locator"]),
            )
        )
    return tuple(measures)
