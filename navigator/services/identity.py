"""Who this office is: an id for good and a name that people read, both kept in the library."""

import unicodedata
import uuid
from dataclasses import dataclass

from navigator.db.library import Library
from navigator.db.loading import read_info, set_info
from navigator.db.schema.base import UnreadableCellError
from navigator.domain.errors import UserError
from navigator.domain.text import Text
from navigator.services.keeping import must_be_storable

OFFICE_ID, OFFICE_NAME = "office_id", "office_name"
"""Properties of the library."""

LONGEST_NAME = 100


@dataclass(frozen=True, slots=True)
class OfficeIdentity:
    """The office of a library: a UUID and a name, empty until the office gave itself one."""

    uuid: str
    name: str


class IdentityService:
    """Tells and keeps the identity of the office of one library."""

    def __init__(self, library: Library) -> None:
        self._library = library

    def identity(self) -> OfficeIdentity:
        """Return who this office is.

        The id is the library's own, under which the journal has been written from the first edit on.
        """
        with self._library.reading() as connection:
            info = read_info(connection)
        try:
            return OfficeIdentity(info.get(OFFICE_ID) or info["library_id"], info.get(OFFICE_NAME, ""))
        except KeyError as error:
            raise UnreadableCellError from error

    def ensure(self) -> OfficeIdentity:
        """Return who this office is, and keep its id as the office's own: called before anything is exchanged.

        Raises:
            UserError: the library cannot be written.
        """
        found = self.identity()
        with self._library.writing() as connection:
            if OFFICE_ID not in read_info(connection):
                set_info(connection, {OFFICE_ID: found.uuid})
        return found

    def renew(self) -> OfficeIdentity:
        """Become another office, of the same name: this library is a copy of one that is written elsewhere.

        Raises:
            UserError: the library cannot be written.
        """
        fresh = str(uuid.uuid4())
        with self._library.writing() as connection:
            set_info(connection, {OFFICE_ID: fresh})
        return OfficeIdentity(fresh, self.identity().name)

    def rename(self, name: str) -> OfficeIdentity:
        """Give the office a name; it is no edit of data and is not undone.

        Raises:
            UserError: the name is empty, too long, or no text.
        """
        wanted = name.strip()
        must_be_storable(wanted)
        if not wanted or len(wanted) > LONGEST_NAME or any(unicodedata.category(sign) == "Cc" for sign in wanted):
            raise UserError(
                Text(
                    "事務所の名前が空か、長すぎるか、使えない文字があります。",
                    "The office's name is empty, too long or no text.",
                ),
                Text("{limit} 字までの名前を入れてください。", "Please enter a name of up to {limit} letters.").format(
                    limit=LONGEST_NAME
                ),
            )
        found = self.ensure()
        with self._library.writing() as connection:
            set_info(connection, {OFFICE_NAME: wanted})
        return OfficeIdentity(found.uuid, wanted)
