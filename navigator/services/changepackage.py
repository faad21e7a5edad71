"""The change package: what one office hands to another on a stick. The form is told in docs/exchange-format.md.

The same edits give the same bytes. Reading believes nothing: every member, size, hash and signature is checked before
a line is looked at, and only names that the format knows are ever read.
"""

import hashlib
import io
import json
import re
import zipfile
import zlib
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NoReturn

from navigator.db.cells import text_of
from navigator.db.exchange import SHARED, Vector, is_shared
from navigator.db.migrate import SCHEMA_VERSION
from navigator.db.writes import KEYS
from navigator.domain.clock import Stamp
from navigator.domain.errors import UserError
from navigator.domain.exchange import WHOLE, Edit
from navigator.domain.text import Text
from navigator.services.importing import limits
from navigator.services.importing.archive import Expander, names, opened
from navigator.services.officekeys import is_signed

SUFFIX = ".rpnx"
FORMAT, VERSION = "rpn-change-package", 1
MANIFEST, SIGNATURE = "manifest.json", "manifest.sig"
_ROWS, _LINES = "changes/", ".jsonl"

MANIFEST_BYTES, LINE_BYTES = 1_000_000, 5_000_000
MOST_EDITS = 1_000_000

Progress = Callable[[int, int], None]
"""Edits read or written, and edits in all; an exception of it ends the work and leaves nothing."""

_TOLD_EVERY = 2_000

_LONGEST_NAME = 100
_UUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_SEEN = re.compile(rf"[0-9]{{15}}-([0-9]{{7}}-{_UUID.pattern})?|0")
"""A stamp, the beginning of one (a time), or 0: nothing is known any more."""

_KEY = re.compile(r"[0-9a-f]{64}")
_HASH = re.compile(r"[0-9a-f]{64}")
_DAY_ONE = (1980, 1, 1, 0, 0, 0)
_MOST_BYTES = limits.EXPANDED_BYTES - MANIFEST_BYTES
_LEVELS, _SAFE_RATIO = (9, 1), limits.RATIO * 9 // 10


@dataclass(frozen=True, slots=True)
class Sender:
    """The office that signed a package; ``public_key`` is hexadecimal."""

    uuid: str
    name: str
    public_key: str


@dataclass(frozen=True, slots=True)
class ChangePackage:
    """What a package says: who made it, of which facts, after which stamps and up to which, and its edits by table."""

    sender: Sender
    facts_version: str
    schema: int
    since: Vector
    upto: Vector
    edits: tuple[Edit, ...]

    def counts(self) -> dict[str, int]:
        """Return the number of edits by table."""
        found: dict[str, int] = defaultdict(int)
        for edit in self.edits:
            found[edit.table] += 1
        return dict(sorted(found.items()))


def nowhere(_done: int, _total: int) -> None:
    """Tell nobody how far it is."""


def packed(package: ChangePackage, sign: Callable[[bytes], bytes], progress: Progress = nowhere) -> bytes:
    """Return a package as the bytes of its file; ``sign`` signs its manifest.

    Raises:
        UserError: it holds more than a reader takes.
    """
    total = len(package.edits)
    lines: dict[str, list[bytes]] = defaultdict(list)
    for place, edit in enumerate(sorted(package.edits, key=lambda one: one.name)):
        if place % _TOLD_EVERY == 0:
            progress(place, total)
        lines[edit.table].append(_compact(_line(edit)).encode())
    members = {table: b"\n".join((*rows, b"")) for table, rows in sorted(lines.items())}
    if any(len(rows) > MOST_EDITS for rows in lines.values()) or sum(map(len, members.values())) > _MOST_BYTES:
        raise _too_much()
    progress(total, total)
    manifest = _compact(
        {
            "format": FORMAT,
            "version": VERSION,
            "office": {
                "uuid": package.sender.uuid,
                "name": package.sender.name,
                "public_key": package.sender.public_key,
            },
            "facts": package.facts_version,
            "schema": package.schema,
            "since": package.since,
            "upto": package.upto,
            "tables": [
                {"name": table, "edits": len(lines[table]), "sha256": hashlib.sha256(data).hexdigest()}
                for table, data in members.items()
            ],
        }
    ).encode()
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        _add(archive, MANIFEST, manifest)
        _add(archive, SIGNATURE, sign(manifest).hex().encode())
        for table, data in members.items():
            progress(total, total)
            _add(archive, f"{_ROWS}{table}{_LINES}", data)
    if target.tell() > limits.ARCHIVE_BYTES:
        raise _too_much()
    return target.getvalue()


def _add(archive: zipfile.ZipFile, name: str, data: bytes) -> None:
    member = zipfile.ZipInfo(name, _DAY_ONE)
    member.create_system, member.external_attr = 3, 0o644 << 16
    # A reader takes for a bomb what expands a hundredfold: texts that repeat themselves are packed less well.
    small = len(data) <= limits.RATIO_FROM
    safe = (level for level in _LEVELS if small or len(data) < _SAFE_RATIO * len(zlib.compress(data, level)))
    level = next(safe, 0)
    member.compress_type = zipfile.ZIP_DEFLATED if level else zipfile.ZIP_STORED
    archive.writestr(member, data, compresslevel=level)


def _line(edit: Edit) -> dict[str, Any]:
    return {
        "hlc": str(edit.stamp),
        "key": json.loads(edit.key),
        "field": edit.field,
        "base": edit.base,
        "value": edit.value,
    }


def _compact(data: object) -> str:
    return json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def read(path: Path, progress: Progress = nowhere) -> ChangePackage:
    """Read a package; nothing of it is written anywhere.

    Raises:
        UserError: it cannot be read, is none, is damaged, too large, of a newer program, or not signed by the office
            that it names.
    """
    try:
        with opened(path, path.name) as archive:
            return _Reader(archive, path.name, progress).package()
    except OSError as error:
        raise UserError(
            Text("「{name}」を読み取れません。", "“{name}” cannot be read.").format(name=path.name),
            Text("ファイルの場所を確かめてください。", "Please check where the file lies."),
        ) from error


class _WrongError(Exception):
    """The package is not as the format demands; the message is for nobody."""


class _Reader:
    def __init__(self, archive: zipfile.ZipFile, name: str, progress: Progress) -> None:
        self._archive, self._name, self._progress = archive, name, progress
        self._members = names(archive)
        self._expander = Expander(archive, name)
        self._texts: dict[str, str] = {}
        self._done = self._total = 0

    def package(self) -> ChangePackage:
        if MANIFEST not in self._members or SIGNATURE not in self._members:
            raise self._no_package()
        manifest = self._bytes(MANIFEST, MANIFEST_BYTES)
        try:
            head = _object(_strict(manifest))
            self._must_be_readable(head)
            sender = _sender(_object(head.get("office")))
            signature = bytes.fromhex(self._bytes(SIGNATURE, 1_000).decode("ascii"))
            if not is_signed(sender.public_key, signature, manifest):
                raise self._tampered()
            tables = _tables(head)
            if {MANIFEST, SIGNATURE, *(f"{_ROWS}{name}{_LINES}" for name in tables)} != set(self._members):
                raise self._tampered()
            self._check(tables)
            self._expander = Expander(self._archive, self._name)
            edits = tuple(edit for name in tables for edit in self._edits(name))
            since, upto = (self._vector(head.get(part)) for part in ("since", "upto"))
            return ChangePackage(sender, _text(head.get("facts"), shown=True), int(head["schema"]), since, upto, edits)
        except (_WrongError, ValueError, RecursionError) as error:
            raise self._damaged() from error

    def _bytes(self, member: str, most: int) -> bytes:
        return b"".join(self._expander.chunks(self._members[member], most))

    def _check(self, tables: Mapping[str, Mapping[str, Any]]) -> None:
        """See that the bytes of every table are those that were signed, before any of them is looked at."""
        self._total = sum(told["edits"] for told in tables.values())
        for table, told in tables.items():
            digest, lines, end = hashlib.sha256(), 0, b"\n"
            for chunk in self._chunks(table):
                digest.update(chunk)
                lines += chunk.count(b"\n")
                end = chunk[-1:]
                self._progress(0, self._total)
            if digest.hexdigest() != told["sha256"]:
                raise self._tampered()
            if lines != told["edits"] or lines > MOST_EDITS or end != b"\n":
                raise _WrongError

    def _chunks(self, table: str) -> Iterator[bytes]:
        return self._expander.chunks(self._members[f"{_ROWS}{table}{_LINES}"], limits.EXPANDED_BYTES)

    def _edits(self, table: str) -> Iterator[Edit]:
        rest = b""
        for chunk in self._chunks(table):
            *lines, rest = (rest + chunk).split(b"\n")
            if len(rest) > LINE_BYTES:
                raise _WrongError
            for line in lines:
                if self._done % _TOLD_EVERY == 0:
                    self._progress(self._done, self._total)
                self._done += 1
                yield self._edit(table, line)

    def _same(self, text: str) -> str:
        """Return one object for every text that comes again: keys, fields and offices of a hundred thousand edits."""
        return self._texts.setdefault(text, text)

    def _edit(self, table: str, line: bytes) -> Edit:
        if len(line) > LINE_BYTES:
            raise _WrongError
        data = _object(_strict(line))
        key, field = _object(data.get("key")), self._same(_text(data.get("field")))
        if data.keys() != {"hlc", "key", "field", "base", "value"} or key.keys() != set(KEYS[table]):
            raise _WrongError
        value = data["value"]
        if not all(isinstance(part, str | int) for part in key.values()):
            raise _WrongError
        if not is_shared(table, key) or (field == WHOLE and value is not None and not isinstance(value, dict)):
            raise _WrongError
        return Edit(self._stamp(_text(data["hlc"])), table, self._same(text_of(key)), field, data["base"], value)

    def _stamp(self, text: str) -> Stamp:
        stamp = Stamp.parse(text)
        if _UUID.fullmatch(stamp.office) is None or str(stamp) != text:
            raise _WrongError
        return Stamp(stamp.milliseconds, stamp.counter, self._same(stamp.office))

    @staticmethod
    def _vector(data: Any) -> Vector:
        found = {}
        for office, stamp in _object(data).items():
            if _UUID.fullmatch(office) is None or _SEEN.fullmatch(_text(stamp)) is None:
                raise _WrongError
            found[office] = stamp
        return found

    def _must_be_readable(self, head: Mapping[str, Any]) -> None:
        if head.get("format") != FORMAT:
            raise self._no_package()
        if type(head.get("version")) is not int or type(head.get("schema")) is not int:
            raise _WrongError
        if head["version"] > VERSION or head["schema"] > SCHEMA_VERSION:
            raise UserError(
                Text(
                    "「{name}」は、より新しい版のプログラムで作られています。",
                    "“{name}” was made by a newer version of the program.",
                ).format(name=self._name),
                Text("プログラムを新しくしてから開いてください。", "Please update the program, then open it."),
            )

    def _no_package(self) -> UserError:
        return UserError(
            Text("「{name}」は変更パッケージではありません。", "“{name}” is no change package.").format(
                name=self._name
            ),
            Text(
                "相手の事務所が「変更を書き出す」で作ったファイル（{suffix}）を選んでください。",
                "Choose a file ({suffix}) that the other office made as a package of changes.",
            ).format(suffix=SUFFIX),
        )

    def _tampered(self) -> UserError:
        return UserError(
            Text(
                "「{name}」は、作られた後で変わっています（署名が合いません）。何も取り入れていません。",
                "“{name}” was changed after it was made: the signature does not fit. Nothing was taken in.",
            ).format(name=self._name),
            _AGAIN,
        )

    def _damaged(self) -> UserError:
        return UserError(
            Text(
                "「{name}」は壊れているか、形が正しくありません。何も取り入れていません。",
                "“{name}” is damaged or of a wrong form. Nothing was taken in.",
            ).format(name=self._name),
            _AGAIN,
        )


def _too_much() -> UserError:
    return UserError(
        Text("一つのパッケージに入りきらない量です。", "This is more than one package can hold."),
        Text(
            "「日付からの変更」か、相手がまだ受け取っていない変更だけを選んでください。",
            "Choose the changes since a day, or only those that the other office has not received yet.",
        ),
    )


_AGAIN = Text("相手の事務所に、もう一度作ってもらってください。", "Please ask the other office to make it again.")


def _strict(data: bytes) -> Any:
    found = json.loads(
        data.decode(),
        object_pairs_hook=_unique,
        parse_constant=_refuse,
        parse_float=_refuse,
        parse_int=lambda digits: int(digits) if len(digits) <= limits.JSON_DIGITS else _refuse(digits),
    )
    if b"\\u" in data:
        json.dumps(found, ensure_ascii=False).encode()  # half a character is no text
    return found


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise _WrongError
    return found


def _refuse(_: str) -> NoReturn:
    raise _WrongError


def _object(data: Any) -> dict[str, Any]:
    if not isinstance(data, dict):
        raise _WrongError
    return data


def _text(data: Any, *, shown: bool = False) -> str:
    """Return a text; one that is ``shown`` in sentences is short and one line that can be seen."""
    if not isinstance(data, str) or "\0" in data:
        raise _WrongError
    if shown and (len(data) > _LONGEST_NAME or not data.isprintable()):
        raise _WrongError
    data.encode()  # half a character is no text
    return data


def _sender(data: Mapping[str, Any]) -> Sender:
    uuid, name, key = (_text(data.get(part)) for part in ("uuid", "name", "public_key"))
    if _UUID.fullmatch(uuid) is None or _KEY.fullmatch(key) is None:
        raise _WrongError
    return Sender(uuid, _text(name, shown=True), key)


def _tables(head: Mapping[str, Any]) -> dict[str, dict[str, Any]]:
    """Return what the manifest says of each table, in its order."""
    listed = head.get("tables")
    if not isinstance(listed, list):
        raise _WrongError
    found: dict[str, dict[str, Any]] = {}
    for told in map(_object, listed):
        name = _text(told.get("name"))
        if name not in SHARED or name in found or type(told.get("edits")) is not int:
            raise _WrongError
        if _HASH.fullmatch(_text(told.get("sha256"))) is None:
            raise _WrongError
        found[name] = told
    return found


def package_of(sender: Sender, facts_version: str, since: Vector, upto: Vector, edits: Iterable[Edit]) -> ChangePackage:
    """Return a package of this program's form."""
    return ChangePackage(sender, facts_version, SCHEMA_VERSION, since, upto, tuple(edits))
