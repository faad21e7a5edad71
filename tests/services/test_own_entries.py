"""What an office wrote without a source stays its own wherever it goes."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from navigator.domain.catalogues import Catalogue
from tests.db.conftest import made_library
from tests.services.exchanges import Office

__all__ = ["made_library"]


@pytest.fixture
def offices(made_library: Path, tmp_path: Path) -> Iterator[tuple[Office, Office]]:
    pair = Office(made_library, tmp_path / "a", "試験局あ"), Office(made_library, tmp_path / "b", "試験局い")
    yield pair
    for office in pair:
        office.close()


def titles(office: Office, code: str) -> list[str]:
    return [one.title for one in office.suite.finding.record(Catalogue.MEASURES, code).citations]


def test_an_entry_of_another_office_is_cited_as_that_office_s(offices: tuple[Office, Office]) -> None:
    first, second = offices
    draft = {"name_ja": "試験の助成", "provider_ja": "試験市", "category": "subsidy"}
    theirs = first.suite.editing.save("measures", draft)
    mine = second.suite.editing.save("measures", {**draft, "name_ja": "所内の助成"})
    assert titles(first, theirs) == ["自所の記入"]
    opened = second.exchange.open(first.hand())
    second.exchange.merge(opened)
    assert titles(second, theirs) == ["試験局あの記入"]
    assert titles(second, mine) == ["自所の記入"]
