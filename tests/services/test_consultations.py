"""Consultations: entered with what was recommended, found again by any word, undone as one step."""

from dataclasses import replace

import pytest

from navigator.domain.councildrafts import draft_of_consultation
from navigator.domain.councils import ConsultationState
from navigator.domain.errors import UserError
from navigator.domain.record import RecordRef
from navigator.domain.vocabulary import Block, Eligible, Stage
from navigator.services.suite import ServiceSuite
from tests.db.libraries import dump
from tests.db.packages import table
from tests.services.councils import CONSULTATION, suite

__all__ = ["suite"]

MEASURES = [RecordRef("measures", row["code"], row["code"]) for row in table("measures")[:3]]
WITH_ADVICE = replace(CONSULTATION, recommended=tuple(MEASURES[:2]), case={"stage": "applied", "money": None})


def rows(suite: ServiceSuite) -> object:
    found = dump(suite.library.path)
    return {name: sorted((row[1:] for row in found[name]), key=repr) for name in ("consultations", "record_links")}


def test_a_consultation_is_read_as_it_was_typed(suite: ServiceSuite) -> None:
    key = suite.consultations.add_consultation(WITH_ADVICE)
    found = suite.consultations.consultation(key)
    assert (found.stage, found.applicant, found.state) == (Stage.APPLIED, Eligible.SME, ConsultationState.OPEN)
    assert found.recommended == tuple(MEASURES[:2])
    assert [title.ja for title in found.titles] == [row["name_ja"] for row in table("measures")[:2]]
    assert found.case == {"stage": "applied", "money": None}
    assert found.gone == frozenset()
    before = rows(suite)
    suite.consultations.change_consultation(key, draft_of_consultation(found))
    assert rows(suite) == before


def test_recommended_records_change_their_order_and_number_and_come_back(suite: ServiceSuite) -> None:
    key = suite.consultations.add_consultation(WITH_ADVICE)
    before = rows(suite)
    for refs in ((MEASURES[1],), (), tuple(MEASURES[::-1])):
        suite.consultations.change_consultation(key, replace(WITH_ADVICE, recommended=refs))
        assert suite.consultations.consultation(key).recommended == refs
        suite.edits.undo()
        assert rows(suite) == before
    suite.consultations.remove_consultation(key)
    assert rows(suite) == {"consultations": [], "record_links": []}
    suite.edits.undo()
    assert rows(suite) == before


@pytest.mark.parametrize(
    "words", ["ホジョ金", "ほじょ金", "ﾎｼﾞｮ金 会社", "見本 来訪者", table("measures")[0]["name_ja"]]
)
def test_every_word_is_found_whatever_its_letters(suite: ServiceSuite, words: str) -> None:
    key = suite.consultations.add_consultation(replace(WITH_ADVICE, subject="試作のホジョ金"))
    assert [found.key for found in suite.consultations.consultations(None, text=words)] == [key]
    assert suite.consultations.consultations(None, text=f"{words} 無関係の語") == ()


def test_a_list_is_narrowed_by_block_year_and_state_the_latest_first(suite: ServiceSuite) -> None:
    add = suite.consultations.add_consultation
    keys = [add(replace(CONSULTATION, date=day)) for day in ("2026-03-31", "2026-04-01", "2026-11")]
    other = add(replace(CONSULTATION, block="kanto", state="closed"))
    ask = suite.consultations.consultations
    assert [found.key for found in ask(Block.KINKI)] == keys[::-1]
    assert [found.key for found in ask(Block.KINKI, fy=2026)] == [keys[2], keys[1]]
    assert [found.key for found in ask(None, state=ConsultationState.CLOSED)] == [other]


def test_a_mistake_and_a_record_that_is_not_there_write_nothing(suite: ServiceSuite) -> None:
    for draft in (
        replace(CONSULTATION, subject=""),
        replace(CONSULTATION, date="2027-01-01"),
        replace(CONSULTATION, recommended=(RecordRef("measures", "gone", "gone"),)),
    ):
        with pytest.raises(UserError):
            suite.consultations.add_consultation(draft)
    with pytest.raises(UserError):
        suite.consultations.consultation("gone")
    assert rows(suite) == {"consultations": [], "record_links": []}


def test_the_history_tells_what_followed(suite: ServiceSuite) -> None:
    key = suite.consultations.add_consultation(WITH_ADVICE)
    suite.consultations.change_consultation(
        key, replace(WITH_ADVICE, state="closed", outcome="adopted", follow_up="採択された")
    )
    told = {entry.field.ja: (entry.before.ja, entry.after.ja) for entry in suite.history.history("consultations", key)}
    assert told["状態"] == ("対応中", "終了")
    assert told["結果"] == ("…", "採択")
    assert told["その後"] == ("…", "採択された")
    assert told["結び付けた記録"][1] in {ref.fact_key for ref in MEASURES[:2]}
