"""Checks that a person or a script asks for: the library against the fact package, and the library in itself."""

from pathlib import Path

from navigator.db import check, integrity
from navigator.db.check import Difference, DifferenceKind, FactsComparison, TableCount
from navigator.db.integrity import CheckResult
from navigator.db.library import Library
from navigator.db.package import read_package
from navigator.domain.money import MISSING
from navigator.domain.text import Text
from navigator.services.library import FACTS


def check_facts(library: Library, facts: Path = FACTS) -> FactsComparison:
    """Compare the bundled rows of a library with the fact package, cell by cell, and reckon the anchors.

    Raises:
        UserError: the package is broken, or the library cannot be read.
    """
    package = read_package(facts)
    with library.reading() as connection:
        return check.compare(connection, package)


def check_library(library: Library) -> tuple[CheckResult, ...]:
    """Examine a library: file, foreign keys, text index, counters.

    Raises:
        DamagedLibraryError: the file is damaged so that it cannot even be examined.
    """
    with library.reading() as connection:
        return integrity.examine_whole(connection)


def findings(comparison: FactsComparison) -> tuple[Text, ...]:
    """Return every difference as a sentence: counts, rows and cells, anchors."""
    return (
        *(_count(count) for count in comparison.counts if count.package != count.library),
        *(_difference(difference) for difference in comparison.differences),
        *(
            Text(
                "基準値「{name}」: {expected} のはずが {found}", "Anchor “{name}”: {found} instead of {expected}"
            ).format(name=anchor.name, expected=anchor.expected, found=anchor.found or MISSING)
            for anchor in comparison.anchors
            if not anchor.holds
        ),
    )


def _count(count: TableCount) -> Text:
    return Text(
        "{table}: 収録データ {package} 行、ライブラリ {library} 行",
        "{table}: {package} rows in the package, {library} in the library",
    ).format(table=count.table, package=count.package, library=count.library)


def _difference(difference: Difference) -> Text:
    place = f"{difference.table} [{difference.key}]"
    if difference.kind is DifferenceKind.MISSING:
        return Text("{place}: ライブラリにありません", "{place}: not in the library").format(place=place)
    if difference.kind is DifferenceKind.EXTRA:
        return Text("{place}: 収録データにありません", "{place}: not in the package").format(place=place)
    return Text(
        "{place} {column}: 収録データ {package}、ライブラリ {library}",
        "{place} {column}: package {package}, library {library}",
    ).format(
        place=place, column=difference.column, package=_cell(difference.package), library=_cell(difference.library)
    )


def _cell(text: str | None) -> str:
    return MISSING if text is None else f"「{text}」"
