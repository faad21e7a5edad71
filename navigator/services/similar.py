"""Measures that are like a record: another measure, or a program whose purpose they share."""

from navigator.db import facts
from navigator.db.library import Library
from navigator.domain.catalogues import Catalogue
from navigator.domain.coverage_likeness import Likeness, Profile, purpose_words
from navigator.domain.planning import STAGES
from navigator.domain.record import RecordRef
from navigator.domain.text import Text
from navigator.domain.vocabulary import Eligible, Field
from navigator.services.coverage import CoverageService

LIMIT = 8


class SimilarService:
    """Finds similar measures of one library."""

    def __init__(self, library: Library, coverage: CoverageService) -> None:
        self._library, self._coverage = library, coverage

    def similar(self, ref: RecordRef, limit: int = LIMIT) -> tuple[Likeness, ...]:
        """Return the measures most alike to a measure or a program, the likest first, with the reasons.

        Measures of the program itself are among them: they are where its money can be applied for. Other records
        have none.

        Raises:
            UserError: there is no such measure.
        """
        if ref.table == Catalogue.MEASURES.value:
            return self._coverage.similar(ref, limit)
        if ref.table != Catalogue.PROGRAMS.value:
            return ()
        with self._library.reading() as connection:
            rows = facts.rows(connection, ref.table, facts.table(ref.table).c.code == ref.code)
        if not rows:
            return ()
        row = rows[0]
        first, last = row["stage_from"] or row["stage_to"], row["stage_to"] or row["stage_from"]
        stages = () if first is None else STAGES[STAGES.index(first) : STAGES.index(last) + 1]
        one = Profile(
            ref,
            Text(row["name_ja"], row["name_en"] or row["name_ja"]),
            frozenset(stages),
            frozenset(map(Field, row["fields"])),
            frozenset(map(Eligible, row["eligible"])),
            purpose_words(row["name_ja"], row["summary_ja"]),
        )
        return self._coverage.alike(one, limit)
