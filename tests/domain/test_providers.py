"""Every provider of the facts has its ministry, or a reason why it has none."""

import csv
from pathlib import Path

from navigator.domain.providers import PROVIDER_MINISTRY, UNDECIDED, ministry_of_provider
from navigator.domain.vocabulary import Ministry

FACTS = Path(__file__).resolve().parents[2] / "resources" / "facts"


def providers() -> set[str]:
    with (FACTS / "measures.csv").open(encoding="utf-8", newline="") as file:
        return {row["provider_ja"] for row in csv.DictReader(file)} - {""}


def test_no_provider_of_the_facts_is_forgotten() -> None:
    assert providers() <= set(PROVIDER_MINISTRY) | set(UNDECIDED)


def test_no_provider_is_both_decided_and_undecided() -> None:
    assert not set(PROVIDER_MINISTRY) & set(UNDECIDED)
    assert all(UNDECIDED.values())


def test_the_name_of_a_ministry_leads_to_it() -> None:
    for provider, ministry in PROVIDER_MINISTRY.items():
        named = [one for one in Ministry if one.label.ja in provider]
        if len(named) == 1 and "・" not in provider:
            assert ministry is named[0], provider
        if len(named) > 1:
            assert ministry is Ministry.JOINT, provider


def test_what_is_not_in_the_table_has_no_ministry() -> None:
    for provider in (None, "", "どこかの財団", *UNDECIDED):
        assert ministry_of_provider(provider) is None
