"""Who the office is: one id from the first edit on, and a name that people gave it."""

from pathlib import Path

import pytest

from navigator.db.loading import read_info
from navigator.domain.errors import UserError
from navigator.domain.record import RecordRef
from navigator.services.identity import IdentityService
from navigator.services.suite import ServiceSuite
from tests.db import libraries
from tests.db.libraries import TODAY

REF = RecordRef("programs", "cao-oist", "cao-oist")


def test_the_id_is_the_one_under_which_the_office_has_written(library_file: Path) -> None:
    library = libraries.opened(library_file)
    suite = ServiceSuite(library, TODAY)
    suite.own_marks.add_note(REF, "前")
    identity = suite.identity.ensure()
    suite.own_marks.add_note(REF, "後")
    with library.reading() as connection:
        offices = {row.office for row in connection.exec_driver_sql("SELECT office FROM changes")}
        assert read_info(connection)["office_id"] == identity.uuid
    assert offices == {identity.uuid}
    assert suite.identity.ensure() == identity
    library.close()


def test_the_name_is_kept(library_file: Path) -> None:
    library = libraries.opened(library_file)
    service = IdentityService(library)
    assert service.identity().name == ""
    assert service.rename(" 近畿ブロック協議会 ").name == "近畿ブロック協議会"
    library.close()
    library = libraries.opened(library_file)
    assert IdentityService(library).identity().name == "近畿ブロック協議会"
    for name in ("", "a\nb", "x" * 101, "\ud800"):
        with pytest.raises(UserError):
            IdentityService(library).rename(name)
    library.close()
