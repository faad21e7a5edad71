"""Check ids: every sheet that was made can be opened again, and says what changed since."""

import base64
import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from navigator.db import papers
from navigator.db.library import Library
from navigator.domain.errors import UserError
from navigator.domain.text import Text
from navigator.services.library import library_state


@dataclass(frozen=True, slots=True)
class PaperRecord:
    """A sheet that was made: what it asked for, what stood on it, of which data, when (UTC)."""

    check_id: str
    kind: str
    spec: dict[str, Any]
    content: dict[str, Any]
    data_version: str
    made_at: str


class PaperService:
    """The register of the sheets made from one library."""

    def __init__(self, library: Library) -> None:
        self._library = library

    def check_id(self, kind: str, spec: Mapping[str, Any]) -> str:
        """Return the id of a sheet: eight signs (AAAA-AAAA) of a digest of its question and the data version."""
        version = library_state(self._library).data_version.ja
        text = json.dumps([kind, spec, version], ensure_ascii=False, sort_keys=True)
        digest = base64.b32encode(hashlib.sha256(text.encode()).digest()).decode()
        return f"{digest[:4]}-{digest[4:8]}"

    def register(self, kind: str, spec: Mapping[str, Any], content: Mapping[str, Any]) -> str:
        """Keep what stands on a sheet under its check id and return the id; a read-only library keeps nothing."""
        check_id = self.check_id(kind, spec)
        if not self._library.read_only:
            version = library_state(self._library).data_version.ja
            with self._library.writing() as connection:
                papers.keep(
                    connection,
                    check_id,
                    kind=kind,
                    spec=_json(spec),
                    content=_json(content),
                    data_version=version,
                )
        return check_id

    def find(self, check_id: str) -> PaperRecord:
        """Return the sheet with a check id, typed with or without the hyphen, in capitals or not.

        Raises:
            UserError: no sheet with this id was made from this library.
        """
        wanted = "".join(sign for sign in check_id.upper() if sign.isalnum())
        wanted = f"{wanted[:4]}-{wanted[4:]}"
        with self._library.reading() as connection:
            row = papers.find(connection, wanted)
        if row is None:
            raise UserError(
                Text(
                    "照合番号「{id}」の資料は、このライブラリにありません。",
                    "This library has no paper with the id “{id}”.",
                ).format(id=check_id.strip()),
                Text(
                    "番号を確かめてください。別の事務所で作った資料は、そこのライブラリで開けます。",
                    "Please check the id. A paper made in another office opens in the library of that office.",
                ),
            )
        return PaperRecord(
            row["check_id"],
            row["kind"],
            json.loads(row["spec_json"]),
            json.loads(row["content_json"]),
            row["data_version"],
            row["made_at"],
        )


def _json(value: Mapping[str, Any]) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True)
