"""Reading the regions of a library as values of the domain."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import Connection

from navigator.db import facts
from navigator.domain.regions import Region, Stay
from navigator.domain.text import Text
from navigator.domain.vocabulary import AliasKind, Block

NO_PLACE = Text("都道府県の資料なし", "no prefecture on file")


@dataclass(frozen=True, slots=True)
class Places:
    """The prefectures in the order of their JIS codes, by their Japanese names as the facts write them."""

    codes: Mapping[str, str]
    names: Mapping[str, Text]
    block_of: Mapping[str, str]

    def blocks(self, prefectures: tuple[str, ...]) -> tuple[str, ...]:
        """Return the blocks that prefectures lie in, north to south, each once."""
        found = {self.block_of[name] for name in prefectures if name in self.block_of}
        return tuple(block.value for block in Block if block.value in found)

    def text(self, prefectures: tuple[str, ...]) -> Text:
        """Return prefectures in words; the facts name them in Japanese."""
        shown = [self.names.get(name, Text(name, name)) for name in prefectures]
        return Text("・".join(text.ja for text in shown), ", ".join(text.en for text in shown))


def places(connection: Connection) -> Places:
    """Read the prefectures and which block each lies in."""
    rows = facts.rows(connection, "prefectures", order=("jis_code",))
    return Places(
        {row["name_ja"]: row["jis_code"] for row in rows},
        {row["name_ja"]: Text(row["name_ja"], row["name_en"] or row["name_ja"]) for row in rows},
        {row["name_ja"]: row["block_code"] for row in rows},
    )


def regions(connection: Connection, where: Places) -> tuple[Region, ...]:
    """Read every region: north to south by its first prefecture, then in the order of the file; without place last."""
    stays, other_names = _stays(connection), _aliases(connection)
    order = {name: place for place, name in enumerate(where.codes)}
    found = [
        Region(
            row["code"],
            row["fact_key"],
            Text(row["name_ja"], row["name_en"] or row["name_ja"]),
            row["prefectures"],
            where.blocks(row["prefectures"]),
            row["fields"],
            row["core_institution_ja"] or "",
            row["concept_ja"] or "",
            tuple(stays[row["code"]]),
            tuple(other_names[row["code"]]),
        )
        for row in facts.rows(connection, "regions")
    ]
    blocks = [block.value for block in Block]

    def place(region: Region) -> tuple[int, int]:
        first = min((order.get(name, len(order)) for name in region.prefectures), default=len(order))
        return (blocks.index(region.blocks[0]) if region.blocks else len(blocks), first)

    return tuple(sorted(found, key=place))


def _stays(connection: Connection) -> dict[str, list[Stay]]:
    years = {row["code"]: (row["start_fy"], row["end_fy"]) for row in facts.rows(connection, "programs")}
    found: dict[str, list[Stay]] = defaultdict(list)
    for row in facts.rows(connection, "participations"):
        found[row["region_code"]].append(
            Stay(
                row["fact_key"],
                row["program_code"],
                row["subtype"] or "",
                row["start_fy"],
                row["end_fy"],
                row["status"],
                *years[row["program_code"]],
            )
        )
    return found


def _aliases(connection: Connection) -> dict[str, list[str]]:
    table = facts.table("aliases")
    found: dict[str, list[str]] = defaultdict(list)
    for row in facts.rows(connection, "aliases", table.c.kind == AliasKind.REGION):
        found[row["code"]].append(row["alias"])
    return found
