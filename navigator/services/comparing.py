"""Comparing two to eight records: rows, differences, warnings, notes and numbered sources."""

from collections.abc import Callable, Sequence
from datetime import date

from sqlalchemy import Connection

from navigator.db import facts
from navigator.db.library import Library
from navigator.domain.catalogues import Catalogue
from navigator.domain.comparison import (
    LEAST,
    MOST,
    Compared,
    ComparedCell,
    ComparedRecord,
    ComparedRow,
    Comparison,
    ComparisonSpec,
    RowOption,
)
from navigator.domain.errors import UserError
from navigator.domain.record import RecordRef
from navigator.domain.results import Presentation
from navigator.domain.text import Text
from navigator.services import compared, compared_program, wording
from navigator.services.citations import CitationBook
from navigator.services.compared import SIGNS, Attribute, Context, NoteBook, Row, Said
from navigator.services.numbering import in_reading_order
from navigator.services.records import find_row

TELLERS: dict[Catalogue, Callable[[Context, Row], Said]] = {
    Catalogue.MEASURES: compared.measure,
    Catalogue.PROGRAMS: compared_program.program,
    Catalogue.FACILITIES: compared.facility,
    Catalogue.THEMES: compared.theme,
    Catalogue.EVENTS: compared.event,
}
UNIT = Text("（単位：百万円）", "(million yen)")
SHARED_BY = 2
"""An outcome row stands by default when at least so many of the records have a figure in it."""


class ComparingService:
    """Puts records of one library side by side."""

    def __init__(self, library: Library, today: date) -> None:
        self._library = library
        self._today = today

    def compare(self, spec: ComparisonSpec, presentation: Presentation) -> Comparison:
        """Return the comparison that ``spec`` asks for.

        Raises:
            UserError: fewer than two or more than eight records, a record twice, or an unknown code.
        """
        _check(spec)
        with self._library.reading() as connection:
            found = [(named, find_row(connection, named.catalogue, named.code)) for named in spec.records]
            context = Context(connection, presentation, self._today, CitationBook(connection), NoteBook())
            context.notes.number(SIGNS)
            said = [TELLERS[named.catalogue](context, row) for named, row in found]
            attributes = _attributes(said)
            options = _options(context, attributes, said)
            wanted = _wanted(spec, options)
            rows = tuple(_row(context, attributes[key], said).marked() for key in wanted)
            rows = tuple(row for row in rows if spec.show_empty or not row.empty)
            if spec.fold_equal:
                rows = tuple(sorted(rows, key=lambda row: row.equal))
            numbered = in_reading_order(rows, context.notes.texts(), context.book.views())
            rows = numbered.rows
            common = tuple(row for row in rows if row.equal) if spec.fold_equal else ()
            return Comparison(
                spec=spec,
                records=tuple(_record(context, named, row) for named, row in found),
                rows=tuple(row for row in rows if row not in common),
                common=common,
                warnings=tuple(context.say(text) for text in _warnings(connection, found)),
                notes=tuple(context.say(note) for note in numbered.notes),
                citations=numbered.citations,
                options=options,
                unit=context.say(UNIT),
            )

    def row_label(self, comparison: Comparison, key: str) -> str:
        """Return the name of a row by its key."""
        return next((option.label for option in comparison.options if option.key == key), key)


def _check(spec: ComparisonSpec) -> None:
    if not LEAST <= len(spec.records) <= MOST:
        raise UserError(
            Text(
                "比べるには 2～8 件が要ります（今は {count} 件）。", "A comparison takes 2 to 8 records (now {count})."
            ).format(count=len(spec.records)),
            Text("一覧で Space を押して記録に印を付けてください。", "Tick records in a list with Space."),
        )
    if len(set(spec.records)) < len(spec.records):
        raise UserError(
            Text("同じ記録が二度入っています。", "The same record stands twice."),
            Text("一方を外してください。", "Please take one of them out."),
        )


def _attributes(said: Sequence[Said]) -> dict[str, Attribute]:
    """Return every row that a record has something for, in the settled order."""
    found = {attribute.key: attribute for part in said for attribute, _ in part}
    return {attribute.key: attribute for attribute in sorted(found.values(), key=lambda row: row.place)}


def _options(context: Context, attributes: dict[str, Attribute], said: Sequence[Said]) -> tuple[RowOption, ...]:
    filled = {
        key: sum(1 for part in said for attribute, cell in part if attribute.key == key and not cell.missing)
        for key in attributes
    }
    made = []
    for key, attribute in attributes.items():
        default = attribute.default
        if key.startswith("outcome:"):
            default = filled[key] >= SHARED_BY
        if key == "provider" and "ministry" in attributes:
            default = filled["ministry"] < len(said)
        label = context.say(attribute.label)
        group = context.say(attribute.group)
        made.append(RowOption(key, f"{group}: {label}" if group else label, default, filled[key]))
    return tuple(made)


def _wanted(spec: ComparisonSpec, options: Sequence[RowOption]) -> list[str]:
    known = {option.key for option in options}
    if spec.rows:
        return [key for key in spec.rows if key in known]
    return [option.key for option in options if option.default]


def _row(context: Context, attribute: Attribute, said: Sequence[Said]) -> ComparedRow:
    cells = tuple(next((cell for other, cell in part if other.key == attribute.key), ComparedCell(())) for part in said)
    return ComparedRow(
        attribute.key,
        context.say(attribute.label),
        cells,
        context.say(attribute.group),
        attribute.numeric,
        attribute.prose,
        not attribute.prose and not attribute.figures,
        attribute.kind,
    )


def _record(context: Context, named: Compared, row: Row) -> ComparedRecord:
    ja = row["name_ja"] if "name_ja" in row else row["title_ja"]
    title = Text(ja, row.get("name_en") or ja)
    provider = row.get("provider_ja") or row.get("operator_ja") or row.get("host_ja")
    subtitle = provider or named.catalogue.label.of(context.presentation.language)
    if row.get("ministry_code"):
        ministries = facts.table("ministries")
        ministry = facts.rows(context.connection, "ministries", ministries.c.code == row["ministry_code"])[0]
        subtitle = context.say(Text(ministry["name_ja"], ministry["name_en"] or ministry["name_ja"]))
    ref = RecordRef(named.catalogue.value, row["fact_key"], row.get("code") or row["fact_key"])
    return ComparedRecord(ref, named.catalogue, context.say(title), subtitle)


def _warnings(connection: Connection, found: Sequence[tuple[Compared, Row]]) -> list[Text]:
    warnings = []
    catalogues = {named.catalogue for named, _ in found}
    if len(catalogues) > 1:
        warnings.append(
            Text(
                "種類の違う記録（{names}）を比べています。", "Records of different sorts ({names}) are compared."
            ).format(names=wording.joined([catalogue.label for catalogue in Catalogue if catalogue in catalogues]))
        )
    rows = [row for _, row in found]
    kinds = {row["kind"].label for row in rows if "kind" in row and hasattr(row["kind"], "label")}
    kinds |= {row["category"].label for row in rows if row.get("category")}
    if len(kinds) > 1:
        names = wording.joined(sorted(kinds, key=lambda text: text.ja))
        warnings.append(Text("種別が異なります（{names}）。", "The kinds differ ({names}).").format(names=names))
    spans = {wording.stage_span(row["stage_from"], row["stage_to"]) for row in rows if "stage_from" in row} - {None}
    if len(spans) > 1:
        warnings.append(Text("対象とする段階が異なります。", "The stages differ."))
    warnings += _nested(connection, rows)
    return warnings


def _nested(connection: Connection, rows: Sequence[Row]) -> list[Text]:
    tree = facts.program_tree(connection)
    names = {
        row["code"]: Text(row["name_ja"], row["name_en"] or row["name_ja"]) for row in rows if "umbrella_of" in row
    }
    return [
        Text(
            "「{inner}」は「{outer}」に含まれます。金額を足さないでください。",
            "“{inner}” lies inside “{outer}”: do not add their amounts.",
        ).format(inner=names[inner], outer=names[outer])
        for outer in names
        for inner in names
        if inner != outer and inner in tree.inside([outer])
    ]
