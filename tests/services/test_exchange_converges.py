"""Three offices edit, exchange in any order, undo and settle: in the end all hold the same. Everything is made up."""

import contextlib
import os
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from navigator.domain.councils import DecisionState, MeetingKind
from navigator.domain.errors import UserError
from navigator.domain.exchange import Side
from navigator.domain.vocabulary import Block, Origin
from tests.services.exchanges import PROGRAM, Office, content, program, synonym, theme

_PHASES = (Phase.explicit, Phase.reuse, Phase.generate)
"""Shrinking takes minutes with real libraries; the failing steps are printed as they are."""

EXAMPLES = int(os.environ.get("RPN_EXCHANGES", "8"))
STEPS = 15

_WHO = st.integers(0, 2)
_WORDS = st.sampled_from(("甲", "乙", "丙"))
_CODES = st.sampled_from(("own-a", "own-b"))
_UIDS = st.sampled_from(("uid-1", "uid-2"))


def _machine(base: Path, folder: Path) -> type[RuleBasedStateMachine]:  # noqa: C901 - one small method a rule
    class Exchanging(RuleBasedStateMachine):
        def __init__(self) -> None:
            super().__init__()
            self.offices: list[Office] = []

        @initialize()
        def open(self) -> None:
            place = Path(tempfile.mkdtemp(dir=folder))
            self.offices = [Office(base, place / name, f"事務所{name}") for name in "ABC"]

        def _try(self, act: Callable[[], object]) -> None:
            """Do what an office may refuse to do: the record is gone, or another one refers to it."""
            with contextlib.suppress(UserError):
                act()

        @rule(who=_WHO, field=st.sampled_from(("name_ja", "summary_ja", "note")), word=_WORDS)
        def correct(self, who: int, field: str, word: str) -> None:
            self.offices[who].put("programs", {"fact_key": PROGRAM}, {field: word})

        @rule(who=_WHO, word=_WORDS, note=_WORDS)
        def pair(self, who: int, word: str, note: str) -> None:
            synonym(self.offices[who], word, note)

        @rule(who=_WHO, word=_WORDS)
        def no_pair(self, who: int, word: str) -> None:
            self.offices[who].remove("synonyms", {"word": word, "same_as": "同義"})

        @rule(who=_WHO, code=_CODES, word=_WORDS)
        def own_program(self, who: int, code: str, word: str) -> None:
            program(self.offices[who], code, word)

        @rule(who=_WHO, code=_CODES)
        def no_program(self, who: int, code: str) -> None:
            self._try(lambda: self.offices[who].remove("programs", {"fact_key": code}))

        @rule(who=_WHO, code=_CODES, under=_CODES)
        def own_theme(self, who: int, code: str, under: str) -> None:
            office = self.offices[who]
            if office.cell("programs", {"fact_key": under}, "code"):
                theme(office, f"theme-{code}", under)

        @rule(who=_WHO, code=_CODES)
        def no_theme(self, who: int, code: str) -> None:
            self.offices[who].remove("themes", {"fact_key": f"theme-{code}"})

        @rule(who=_WHO, uid=_UIDS, word=_WORDS)
        def meeting(self, who: int, uid: str, word: str) -> None:
            values = {"block_code": Block.KINKI, "kind": MeetingKind.COUNCIL, "date": "2026-11", "place": ""}
            texts = {"agenda_json": "[]", "participants_json": "[]", "note": word}
            kept = {"origin": Origin.OFFICE, "made_at": "2026-11-22T00:00:00Z", "title": word}
            self.offices[who].put("council_meetings", {"uid": uid}, {**values, **texts, **kept})

        @rule(who=_WHO, uid=_UIDS, word=_WORDS)
        def decision(self, who: int, uid: str, word: str) -> None:
            office = self.offices[who]
            if office.cell("council_meetings", {"uid": uid}, "uid"):
                kept = {"origin": Origin.OFFICE, "made_at": "2026-11-22T00:00:00Z", "meeting_uid": uid}
                values = {"position": 1, "text": word, "who": "", "due": None, "state": DecisionState.OPEN}
                office.put("meeting_decisions", {"uid": f"decision-{word}"}, {**kept, **values})

        @rule(who=_WHO, uid=_UIDS)
        def no_meeting(self, who: int, uid: str) -> None:
            office = self.offices[who]
            if not any(row["meeting_uid"] == uid for row in office.rows("meeting_decisions")):
                office.remove("council_meetings", {"uid": uid})

        @rule(who=_WHO, word=_WORDS)
        def no_decision(self, who: int, word: str) -> None:
            self.offices[who].remove("meeting_decisions", {"uid": f"decision-{word}"})

        @rule(who=_WHO, uid=_UIDS, word=_WORDS)
        def note(self, who: int, uid: str, word: str) -> None:
            values = {"table_name": "programs", "fact_key": PROGRAM, "made_at": "2026-11-22T00:00:00Z"}
            self.offices[who].put("record_notes", {"uid": f"note-{uid}"}, {**values, "text": word})

        @rule(who=_WHO)
        def undo(self, who: int) -> None:
            self._try(self.offices[who].edits.undo)

        @rule(who=_WHO)
        def redo(self, who: int) -> None:
            self._try(self.offices[who].edits.redo)

        @rule(one=_WHO, other=_WHO, answering=st.booleans())
        def exchange(self, one: int, other: int, answering: bool) -> None:
            if one != other:
                self._give(one, other, answering=answering)

        @rule(who=_WHO, side=st.sampled_from(Side))
        def settle(self, who: int, side: Side) -> None:
            for entry in self.offices[who].exchange.log():
                for conflict in entry.conflicts[:1]:
                    self._try(lambda conflict=conflict: self.offices[who].exchange.overturn(conflict, side))

        def _give(self, one: int, other: int, *, answering: bool) -> None:
            giver, taker = self.offices[one], self.offices[other]
            path = giver.hand(office=taker.uuid) if answering else giver.hand()
            assert not taker.take(path).refused
            before = content(taker)
            assert taker.take(path).new == 0
            assert content(taker) == before

        @invariant()
        def whole(self) -> None:
            for office in self.offices:
                with office.library.reading() as connection:
                    assert connection.exec_driver_sql("PRAGMA foreign_key_check").first() is None

        def teardown(self) -> None:
            try:
                if self.offices:
                    for _ in range(2):
                        for one, other in ((0, 1), (1, 2), (2, 0), (0, 1), (1, 2)):
                            self._give(one, other, answering=True)
                    first, second, third = map(content, self.offices)
                    assert first == second == third
            finally:
                for office in self.offices:
                    office.close()

    return Exchanging


@pytest.mark.reliability
def test_three_offices_converge_in_any_order(made_library: Path, tmp_path: Path) -> None:
    run_state_machine_as_test(  # type: ignore[no-untyped-call]
        _machine(made_library, tmp_path),
        settings=settings(max_examples=EXAMPLES, stateful_step_count=STEPS, phases=_PHASES),
    )
