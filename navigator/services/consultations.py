"""Consultations at the office's desk: who came with which case, what was recommended, what came of it."""

from collections.abc import Iterable
from datetime import date

from navigator.db import councils, facts
from navigator.db.library import Library
from navigator.db.writes import Writer
from navigator.domain.councilforms import ConsultationDraft, Problems, check_consultation, date_typed, refused
from navigator.domain.councils import Consultation, ConsultationState
from navigator.domain.folding import fold
from navigator.domain.text import Text
from navigator.domain.vocabulary import Block, Eligible, Field, OwnStatus, Stage
from navigator.services import council_rows
from navigator.services.council_rows import ADDED, CHANGED, CONSULTATIONS, RECOMMENDED, REMOVED, what_was_done
from navigator.services.edits import Edits

CONSULTATION = Text("相談", "consultation")


class ConsultationService:
    """Reads and writes the consultations of one library; each writing call is one step that can be undone."""

    def __init__(self, library: Library, today: date, edits: Edits) -> None:
        self._library = library
        self._today = today
        self._edits = edits

    def consultations(
        self,
        block: Block | None,
        *,
        text: str = "",
        fy: int | None = None,
        state: ConsultationState | None = None,
    ) -> tuple[Consultation, ...]:
        """Return consultations of a block (None: of all), the latest first.

        ``text`` must stand in who came, the organisation, the case, the advice, what follows or the name of a record
        that was recommended; width, kana and old letters do not matter (``navigator.domain.folding``), every word must
        be found.
        """
        words = [fold(word) for word in text.split()]
        with self._library.reading() as connection:
            rows = facts.rows(connection, CONSULTATIONS, *councils.of_block(CONSULTATIONS, block), order=("date", "id"))
            linked = councils.links(connection, CONSULTATIONS)
            known = councils.facts_named(connection, (ref for refs in linked.values() for ref in refs))
            found = [council_rows.consultation_of(row, linked, known) for row in rows]
        return tuple(
            consultation
            for consultation in reversed(found)
            if fy in (None, consultation.date.fiscal_year)
            and state in (None, consultation.state)
            and _says(consultation, words)
        )

    def consultation(self, key: str) -> Consultation:
        """Return a consultation.

        Raises:
            UserError: there is none.
        """
        with self._library.reading() as connection:
            row = councils.by_uid(connection, CONSULTATIONS, key)
            if row is None:
                raise council_rows.no_such_record(CONSULTATION)
            linked = councils.links(connection, CONSULTATIONS, key)
            known = councils.facts_named(connection, (ref for refs in linked.values() for ref in refs))
            return council_rows.consultation_of(row, linked, known)

    def check_consultation(self, draft: ConsultationDraft) -> Problems:
        """Return what is wrong with a consultation as typed, field by field."""
        return check_consultation(draft, self._today)

    def add_consultation(self, draft: ConsultationDraft) -> str:
        """Enter a consultation and return its key.

        Raises:
            UserError: the draft has a mistake, or a recommended record is gone.
        """
        uid = council_rows.new_uid()
        self._put(uid, draft, None)
        return uid

    def change_consultation(self, key: str, draft: ConsultationDraft) -> None:
        """Change a consultation.

        Raises:
            UserError: it is gone, the draft has a mistake, or a newly recommended record is gone.
        """
        self._put(key, draft, self.consultation(key))

    def remove_consultation(self, key: str) -> None:
        """Remove a consultation.

        Raises:
            UserError: it is gone already.
        """
        consultation = self.consultation(key)

        def work(writer: Writer) -> None:
            owner = (CONSULTATIONS, key, RECOMMENDED)
            council_rows.put_links(writer, owner, (), len(consultation.recommended))
            writer.remove(CONSULTATIONS, {"uid": key})

        self._edits.change("consultation_remove", what_was_done(REMOVED, CONSULTATION, _name(consultation)), work)

    def _put(self, uid: str, draft: ConsultationDraft, before: Consultation | None) -> None:
        problems = check_consultation(draft, self._today)
        if problems:
            raise refused(problems)
        named_before = {(ref.table, ref.fact_key) for ref in before.recommended} if before else set()
        with self._library.reading() as connection:
            council_rows.must_be_on_file(
                connection, (ref for ref in draft.recommended if (ref.table, ref.fact_key) not in named_before)
            )
        values = _values(draft)
        count = len(before.recommended) if before else 0

        def work(writer: Writer) -> None:
            council_rows.put(writer, CONSULTATIONS, uid, values, new=before is None)
            council_rows.put_links(writer, (CONSULTATIONS, uid, RECOMMENDED), draft.recommended, count)

        use_case, act = ("consultation_add", ADDED) if before is None else ("consultation_change", CHANGED)
        name = draft.organisation.strip() or draft.visitor.strip() or draft.date.strip()
        self._edits.change(use_case, what_was_done(act, CONSULTATION, name), work)


def _values(draft: ConsultationDraft) -> dict[str, object]:
    day = date_typed(draft.date)
    assert day is not None  # required
    return {
        "block_code": Block(draft.block),
        "date": day.text,
        "visitor": draft.visitor.strip(),
        "organisation": draft.organisation.strip(),
        "subject": draft.subject.strip(),
        "advice": draft.advice.strip(),
        "follow_up": draft.follow_up.strip(),
        "state": ConsultationState(draft.state),
        "outcome": OwnStatus(draft.outcome) if draft.outcome else None,
        "stage": Stage(draft.stage) if draft.stage else None,
        "field": Field(draft.field) if draft.field else None,
        "applicant": Eligible(draft.applicant) if draft.applicant else None,
        "case_json": council_rows.json_text(dict(draft.case)),
    }


def _says(consultation: Consultation, words: Iterable[str]) -> bool:
    said = [
        consultation.visitor,
        consultation.organisation,
        consultation.subject,
        consultation.advice,
        consultation.follow_up,
        *(title.ja for title in consultation.titles),
        *(title.en for title in consultation.titles),
    ]
    folded = fold("\n".join(said))
    return all(word in folded for word in words)


def _name(consultation: Consultation) -> str:
    return consultation.organisation or consultation.visitor or consultation.date.text
