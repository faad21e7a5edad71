"""What a package holds and where it conflicts, as lists, as paper and as a file."""

import json
from collections.abc import Callable, Mapping
from dataclasses import replace

from sqlalchemy import Connection

from navigator.db import exchange as journal
from navigator.db.cells import Cells
from navigator.db.library import Library
from navigator.db.schema import Base
from navigator.domain.councilforms import FIELD_LABELS
from navigator.domain.document import Align, Block, Cell, Column, Document, Heading, Line, PageSetup, Row, Table, Title
from navigator.domain.editfields import FIELDS, TABLE_NAMES, field_of
from navigator.domain.exchange import WHOLE, Conflict, MergeReport, Refusal, Side, Trust
from navigator.domain.money import MISSING
from navigator.domain.results import Presentation
from navigator.domain.shown import ShownRow, ShownTable
from navigator.domain.text import Text
from navigator.services.edit_words import Names, shown, title_of
from navigator.services.exchange_log import LogEntry
from navigator.services.exchanging import OpenedPackage
from navigator.services.exporting import Export
from navigator.services.history import value_text
from navigator.services.library import library_state
from navigator.services.papers import PaperService
from navigator.services.restoring import table_name as other_name
from navigator.services.sheet_parts import SheetOptions, Stamp, foot_of, head_of, sayer
from navigator.services.wording import moment_text

TITLE = Text("他の事務所の変更", "Changes of another office")
CONFLICTS = Text("競合（双方が変えた項目）", "Conflicts (fields changed on both sides)")
REFUSED = Text("取り入れられない変更", "Changes that cannot be taken")
NO_CONFLICTS = Text("競合はありません。", "There are no conflicts.")
FROM = Text("事務所: {name}　指紋: {mark}", "Office: {name}   Fingerprint: {mark}")
FACTS = Text("ファイル: {file}　収録資料の版: {version}", "File: {file}   Bundled facts: {version}")
TRUSTS = {
    Trust.NEW: Text(
        "初めての事務所です。指紋を電話などで確かめてください。",
        "This office is new here: please check its fingerprint by telephone.",
    ),
    Trust.KNOWN: Text("前に信頼した事務所で、鍵も同じです。", "The office is trusted, and its key is the same."),
    Trust.OWN: Text("この事務所が作ったものです。", "This office made it itself."),
}
KEPT = Text(
    "相手が削除した {count} 件は、ここで使われているため残します。",
    "{count} records that the other office removed stay, as something here refers to them.",
)
UNDONE = Text(
    "このパッケージのうち {count} 件は、{taken_in} に取り入れ、{taken_back} に元に戻してあります。元に戻したことも"
    "この事務所の変更で、次のパッケージで相手に伝わります。やはり取り入れるときは、画面の「もう一度取り入れる」で、"
    "この事務所の新しい変更にします（元に戻した直後なら Ctrl+Y でも）。その後ここで変えた項目はそのままです。",
    "{count} changes of this package were taken in on {taken_in} and taken back on {taken_back}. Taking back is a "
    "change of this office, too, and reaches the others with the next package. To have them after all, choose "
    "“Take in again” on the page: they become new changes of this office (just after taking back, Ctrl+Y does as "
    "well). What was changed here since stays.",
)
ALL_HERE = Text(
    "このパッケージの変更はすべてここにあります。取り入れるものはありません。",
    "Every change of this package is here already; there is nothing to take in.",
)
COUNTED = Text(
    "変更 {edits} 件（新しいもの {new}、そのうち残るもの {standing}）、競合 {conflicts} 件",
    "{edits} changes ({new} new here, {standing} of them stand), {conflicts} conflicts",
)
COLUMNS = (
    Text("表", "Table"),
    Text("変更", "Changes"),
    Text("新しいもの", "New here"),
    Text("残るもの", "Standing"),
)
CONFLICT_COLUMNS = (
    Text("記録", "Record"),
    Text("項目", "Field"),
    Text("元の値", "Before"),
    Text("こちら", "Here"),
    Text("相手", "Theirs"),
    Text("残る値", "Stands"),
)
REFUSED_COLUMNS = (Text("記録", "Record"), Text("項目", "Field"), Text("値", "Value"), Text("理由", "Reason"))
LOG_COLUMNS = (
    Text("日時", "When"),
    Text("向き", "Way"),
    Text("事務所", "Office"),
    Text("変更", "Changes"),
    Text("競合", "Conflicts"),
    Text("ファイル", "File"),
)
MINE, THEIRS = Text("こちら", "here"), Text("相手", "theirs")
OUT, IN = Text("渡した", "handed out"), Text("受け取った", "taken in")
ANYBODY = Text("（指定なし）", "(anybody)")
WHOLE_ROW, GONE, THERE = Text("記録全体", "Whole record"), Text("（削除）", "(removed)"), Text("（残す）", "(kept)")

NOW = Text("今の値", "Now")

KIND = "exchange"
"""Kind of the sheet of a change package among the papers."""

Say = Callable[[Text], str]
_PLAIN = Presentation()


class ExchangePapers:
    """Words for what the exchange of one library finds."""

    def __init__(self, library: Library) -> None:
        self._library = library

    def summary(
        self, opened: OpenedPackage, report: MergeReport, presentation: Presentation = _PLAIN
    ) -> tuple[Text, ...]:
        """Return the lines above the lists: who, which file, what is to be known, how much."""
        count = COUNTED.format(
            edits=report.edits, new=report.new, standing=report.standing, conflicts=len(report.conflicts)
        )
        lines = [
            FROM.format(name=opened.office.name, mark=opened.office.fingerprint),
            TRUSTS[opened.trust],
            FACTS.format(file=opened.path.name, version=opened.package.facts_version),
            *opened.notices,
            count,
        ]
        if report.undone is not None:
            times = {
                "taken_in": _moment(report.undone.taken_in, presentation),
                "taken_back": _moment(report.undone.taken_back, presentation),
            }
            lines.append(UNDONE.format(count=f"{report.undone.edits:,}", **times))
        elif report.edits and not report.new and not report.refused:
            lines.append(ALL_HERE)
        if report.kept:
            lines.append(KEPT.format(count=len(report.kept)))
        return tuple(lines)

    def counts(self, report: MergeReport, presentation: Presentation) -> ShownTable:
        """Return the counts by table."""
        say = sayer(presentation)
        rows = tuple(
            ShownRow(one.table, (say(table_name(one.table)), f"{one.edits:,}", f"{one.new:,}", f"{one.standing:,}"))
            for one in report.tables
        )
        return ShownTable(say(TITLE), (), _said(COLUMNS, say), rows, numeric=frozenset({1, 2, 3}))

    def conflicts(
        self,
        conflicts: tuple[Conflict, ...],
        presentation: Presentation,
        choices: Mapping[tuple[str, str, str], Side] | None = None,
    ) -> ShownTable:
        """Return the conflicts, a row each; its key is its place in ``conflicts``."""
        say = sayer(presentation)
        with self._library.reading() as connection:
            words = _Words(connection, say)
            rows = tuple(
                ShownRow(str(place), words.conflict(one, (choices or {}).get(one.place, one.stands)))
                for place, one in enumerate(conflicts)
            )
        return ShownTable(say(CONFLICTS), (), _said(CONFLICT_COLUMNS, say), rows, wide=0)

    def settled(self, conflicts: tuple[Conflict, ...], presentation: Presentation) -> ShownTable:
        """Return conflicts of an earlier merge with what stands in their fields now."""
        say = sayer(presentation)
        with self._library.reading() as connection:
            words = _Words(connection, say)
            rows = tuple(
                ShownRow(str(place), (*words.conflict(one, one.stands)[:-1], words.now(one)))
                for place, one in enumerate(conflicts)
            )
        return ShownTable(say(CONFLICTS), (), (*_said(CONFLICT_COLUMNS[:-1], say), say(NOW)), rows, wide=0)

    def refused(self, refused: tuple[Refusal, ...], presentation: Presentation) -> ShownTable:
        """Return the changes that cannot be taken, with the reasons."""
        say = sayer(presentation)
        with self._library.reading() as connection:
            words = _Words(connection, say)
            rows = tuple(ShownRow(str(place), words.refusal(one)) for place, one in enumerate(refused))
        return ShownTable(say(REFUSED), (), _said(REFUSED_COLUMNS, say), rows, wide=3)

    @staticmethod
    def log(entries: tuple[LogEntry, ...], presentation: Presentation) -> ShownTable:
        """Return the log of exchanges; the key of a row is its place."""
        say = sayer(presentation)
        rows = tuple(
            ShownRow(
                str(place),
                (
                    moment_text(one.at, presentation),
                    say(OUT if one.out else IN),
                    one.name or (say(ANYBODY) if not one.office else one.office[:8]),
                    f"{one.edits:,}",
                    "" if one.out else f"{len(one.conflicts):,}",
                    one.file,
                ),
            )
            for place, one in enumerate(entries)
        )
        return ShownTable("", (), _said(LOG_COLUMNS, say), rows, numeric=frozenset({3, 4}), wide=5)

    def document(
        self,
        opened: OpenedPackage,
        report: MergeReport,
        options: SheetOptions,
        presentation: Presentation,
        choices: Mapping[tuple[str, str, str], Side] | None = None,
    ) -> Document:
        """Return what the package holds and where it conflicts as a document, filed under a check id."""
        say = sayer(presentation)
        title = options.title or say(TITLE)
        blocks: list[Block] = [Title(title), *(Line(say(line)) for line in self.summary(opened, report, presentation))]
        blocks.append(_block(self.counts(report, presentation), (3.0, 1.0, 1.0, 1.0)))
        blocks.append(Heading(say(CONFLICTS)))
        if report.conflicts:
            table = self.conflicts(report.conflicts, presentation, choices)
            blocks.append(_block(table, (1.7, 1.0, 2.1, 2.6, 2.6, 0.8)))
        else:
            blocks.append(Line(say(NO_CONFLICTS)))
        if report.refused:
            blocks.append(Heading(say(REFUSED)))
            blocks.append(_block(self.refused(report.refused, presentation), (2.0, 1.2, 2.0, 3.0)))
        setup = options.setup or PageSetup(landscape=True, grey=options.grey)
        stamp = self._stamp(opened, report, presentation)
        head, foot = head_of(options, presentation), foot_of(options, stamp)
        return Document(title, setup, head, foot, tuple(blocks), presentation.language)

    def export(
        self,
        opened: OpenedPackage,
        report: MergeReport,
        presentation: Presentation,
        choices: Mapping[tuple[str, str, str], Side] | None = None,
    ) -> Export:
        """Return the conflicts as a table to write."""
        say = sayer(presentation)
        table = self.conflicts(report.conflicts, presentation, choices)
        lines = tuple(say(line) for line in self.summary(opened, report, presentation))
        return Export(say(CONFLICTS), lines, table.headings, tuple(row.cells for row in table.rows))

    def _stamp(self, opened: OpenedPackage, report: MergeReport, presentation: Presentation) -> Stamp:
        spec = {"office": opened.office.uuid, "upto": opened.package.upto, "since": opened.package.since}
        content = {"conflicts": [[*one.place, one.stands.value] for one in report.conflicts]}
        return Stamp(
            library_state(self._library).data_version.of(presentation.language),
            PaperService(self._library).register(KIND, spec, content),
        )


def _moment(at: str, presentation: Presentation) -> Text:
    return Text(
        moment_text(at, replace(presentation, language="ja")), moment_text(at, replace(presentation, language="en"))
    )


def table_name(table: str) -> Text:
    """Return what a table is called."""
    name = TABLE_NAMES.get(table) or other_name(table)
    return Text(name.ja, name.en[:1].upper() + name.en[1:])


class _Words:
    """Records, fields and values in words, inside one reading."""

    def __init__(self, connection: Connection, say: Say) -> None:
        self._connection, self._say = connection, say
        self._names = Names(connection)

    def conflict(self, one: Conflict, stands: Side) -> tuple[str, ...]:
        whole = one.field == WHOLE
        values = [
            self._whole(value) if whole else self.value(one.table, one.field, value)
            for value in (one.base, one.mine, one.theirs)
        ]
        stays = self._say(MINE if stands is Side.MINE else THEIRS)
        return (self.record(one.table, one.key), self.field(one.table, one.field), *values, stays)

    def refusal(self, one: Refusal) -> tuple[str, ...]:
        edit = one.edit
        value = self._whole(edit.value) if edit.field == WHOLE else self.value(edit.table, edit.field, edit.value)
        return (self.record(edit.table, edit.key), self.field(edit.table, edit.field), value, self._say(one.reason))

    def now(self, one: Conflict) -> str:
        """Return what stands in a field, of a whole record whether it is there."""
        table = Base.metadata.tables[one.table]
        row = journal.rows_on_file(self._connection, table, [one.key]).get(one.key)
        if row is None or one.field == WHOLE:
            return self._whole(row)
        return self.value(one.table, one.field, Cells(self._connection).pack(table, one.field, row[one.field]))

    def record(self, table: str, key: str) -> str:
        """Return what a record is called: its table and name, or its key when it is not here."""
        named = json.loads(key)
        found = journal.rows_on_file(self._connection, Base.metadata.tables[table], [key]).get(key)
        title = "・".join(str(part) for part in named.values())
        if found is not None:
            own = next((str(found[name]) for name in ("title", "name", "text", "subject") if found.get(name)), "")
            title = (title_of(table, found) if table in FIELDS else own) or title
        return f"{self._say(table_name(table))}: {title[:80]}"

    def field(self, table: str, field: str) -> str:
        if field == WHOLE:
            return self._say(WHOLE_ROW)
        known = field_of(table, field) if table in FIELDS else None
        label = (
            known.label if known is not None else FIELD_LABELS.get(field.removesuffix("_json").removesuffix("_code"))
        )
        return field if label is None else self._say(label)

    def value(self, table: str, field: str, data: object) -> str:
        if data is None or data in ("", []):
            return MISSING
        try:
            text = shown(table, field, data, self._names) if table in FIELDS else value_text(table, field, data)
        except (ValueError, TypeError):
            return str(data)
        return self._say(text)

    def _whole(self, value: object) -> str:
        return self._say(GONE if value is None else THERE)


def _said(headings: tuple[Text, ...], say: Say) -> tuple[str, ...]:
    return tuple(say(heading) for heading in headings)


def _block(table: ShownTable, weights: tuple[float, ...]) -> Table:
    columns = tuple(
        Column(
            Cell((heading,), bold=True),
            weight=weight,
            align=Align.RIGHT if place in table.numeric else Align.LEFT,
        )
        for place, (heading, weight) in enumerate(zip(table.headings, weights, strict=True))
    )
    rows = tuple(
        Row(
            row.key,
            tuple(
                Cell(tuple(text.splitlines()) or ("",), numeric=place in table.numeric)
                for place, text in enumerate(row.cells)
            ),
        )
        for row in table.rows
    )
    return Table(columns, rows)
