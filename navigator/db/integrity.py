"""What a library says of itself: SQLite's own check, foreign keys, the text index, the counters."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import Enum

from sqlalchemy import Connection, func, select, type_coerce
from sqlalchemy import Text as SqlText

from navigator.db import indexcheck, textindex, valuecheck
from navigator.db.loading import read_info
from navigator.db.schema import Base, Change
from navigator.domain.text import Text

PROPERTIES = ("package_name", "package_version", "package_date", "library_id", "change_number")
"""Properties that every library has."""


class Check(Enum):
    """One examination of a library, in the order in which they are made."""

    FILE = "file"
    REFERENCES = "references"
    VALUES = "values"
    INDEX = "index"
    COUNTERS = "counters"
    MARKS = "marks"
    TIMES = "times"

    @property
    def label(self) -> Text:
        """Name for people."""
        return _LABELS[self]


_LABELS = {
    Check.FILE: Text("ファイルの整合性", "File integrity"),
    Check.REFERENCES: Text("外部キー", "Foreign keys"),
    Check.VALUES: Text("値", "Values"),
    Check.INDEX: Text("検索の索引", "Text index"),
    Check.COUNTERS: Text("計数", "Counters"),
    Check.MARKS: Text("記録への印", "Marks on records"),
    Check.TIMES: Text("日時", "Times"),
}


@dataclass(frozen=True, slots=True)
class CheckResult:
    """What one examination found; nothing when all is well, None when it could not be made."""

    check: Check
    findings: tuple[Text, ...] | None


def examine_whole(connection: Connection) -> tuple[CheckResult, ...]:
    """Make every examination; when the file itself is damaged the others are left out, as they would read nonsense.

    So is the text index where cells hold impossible values: it is compared with what a reader makes of them.
    """
    results = {Check.FILE: CheckResult(Check.FILE, _file(connection))}
    for check, find in _FINDERS.items():
        stops = Check.VALUES if check is Check.INDEX and not results[Check.FILE].findings else Check.FILE
        results[check] = CheckResult(check, None if results[stops].findings else tuple(find(connection)))
    return tuple(results.values())


def strangers(connection: Connection) -> set[str]:
    """Return what a file holds besides tables, their indexes and our text index: «view», «trigger», «virtual».

    A view in the place of a table would let a file from outside decide what its reading does, a trigger what its
    writing does (https://www.sqlite.org/security.html).
    """
    found = connection.exec_driver_sql(
        "SELECT DISTINCT CASE type WHEN 'table' THEN 'virtual' ELSE type END FROM sqlite_master"
        " WHERE type NOT IN ('table', 'index') OR (sql LIKE 'CREATE VIRTUAL%' AND name <> ?)",
        (textindex.INDEX_TABLE,),
    )
    return set(found.scalars())


def examine_file(connection: Connection) -> tuple[CheckResult, ...]:
    """Make the examinations that suit any schema: the file and the foreign keys."""
    file = _file(connection)
    references = None if file else tuple(_references(connection))
    return (CheckResult(Check.FILE, file), CheckResult(Check.REFERENCES, references))


def _file(connection: Connection) -> tuple[Text, ...]:
    # What a column may hold is told cell by cell under «values»; it is no damage of the file.
    connection.exec_driver_sql("PRAGMA ignore_check_constraints=ON")
    try:
        lines = connection.exec_driver_sql("PRAGMA integrity_check").scalars().all()
    finally:
        connection.exec_driver_sql("PRAGMA ignore_check_constraints=OFF")
    return () if lines == ["ok"] else tuple(Text(line, line) for line in lines)


def _references(connection: Connection) -> Sequence[Text]:
    rows = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
    template = Text(
        "表 {table} の行 {row} が、表 {parent} にない行を指しています。",
        "Row {row} of table {table} refers to a row that table {parent} does not have.",
    )
    return [template.format(table=table, row=row, parent=parent) for table, row, parent, _ in rows]


def _index(connection: Connection) -> Sequence[Text]:
    texts = indexcheck.stale_texts(connection)
    grams = indexcheck.stale_grams(connection)
    return [
        *(_TEXTS_DIFFER.format(record=_record(connection, number)) for number in texts),
        *(_GRAMS_DIFFER.format(record=_record(connection, number)) for number in grams),
    ]


_TEXTS_DIFFER = Text(
    "検索用の文が記録と合いません: {record}", "The texts kept for searching differ from the record: {record}"
)
_GRAMS_DIFFER = Text("索引が検索用の文と合いません: {record}", "The index differs from the kept texts: {record}")


def _record(connection: Connection, number: int) -> str:
    catalogue, row_id = indexcheck.catalogue_of(number)
    if catalogue is not None:
        table = Base.metadata.tables[catalogue.value]
        key = connection.execute(select(table.c.fact_key).where(table.c.id == row_id)).scalar()
        if key is not None:
            return f"{catalogue.value} {key}"
    return f"#{number}"


def _counters(connection: Connection) -> Sequence[Text]:
    info = read_info(connection)
    missing = [name for name in PROPERTIES if name not in info]
    changes = Base.metadata.tables[Change.__tablename__].c
    # As the digits on file: a damaged counter must not stop the check.
    last = connection.execute(select(type_coerce(func.max(changes.change_no), SqlText()))).scalar()
    found = [Text(f"「{name}」がありません。", f"“{name}” is missing.") for name in missing]
    number = info.get("change_number")
    if number is not None and number != str(last or 0):
        found.append(
            Text(
                "変更の番号が {number} ですが、履歴の最後は {last} です。",
                "The change number is {number}, but the history ends with {last}.",
            ).format(number=number, last=last or 0)
        )
    return found


_FINDERS: dict[Check, Callable[[Connection], Iterable[Text]]] = {
    Check.REFERENCES: _references,
    Check.VALUES: valuecheck.impossible_values,
    Check.INDEX: _index,
    Check.COUNTERS: _counters,
    Check.MARKS: valuecheck.orphan_findings,
    Check.TIMES: valuecheck.future_stamps,
}
