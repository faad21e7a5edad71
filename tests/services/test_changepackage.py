"""Change packages from outside: only what was signed is read, and every fault is one sentence (R-26, R-28, R-32)."""

import hashlib
import io
import json
import struct
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given, settings
from hypothesis import strategies as st

from navigator.db.cells import text_of
from navigator.domain.clock import Stamp
from navigator.domain.errors import UserError
from navigator.domain.exchange import Edit
from navigator.services.changepackage import ChangePackage, Sender, package_of, packed, read
from navigator.services.importing import limits

NOW = 1_795_000_000_000
KEY = Ed25519PrivateKey.from_private_bytes(b"k" * 32)
OFFICE = "00000000-0000-4000-8000-000000000001"
SENDER = Sender(OFFICE, "試験事務所", KEY.public_key().public_bytes_raw().hex())
STAMP = Stamp(NOW - 1000, 0, OFFICE)
WORD = text_of({"word": "甲", "same_as": "乙"})

_TEXT = st.text(st.characters(exclude_categories=["Cs"]))
_json = st.none() | st.booleans() | st.integers(-(10**9), 10**9) | _TEXT


def package(*edits: Edit, **more: Any) -> ChangePackage:
    upto = {OFFICE: str(max((edit.stamp for edit in edits), default=STAMP))}
    return package_of(SENDER, more.get("facts", "1.0.0"), {}, upto, edits)


def bytes_of(found: ChangePackage) -> bytes:
    return packed(found, KEY.sign)


def note(value: Any, at: Stamp = STAMP) -> Edit:
    return Edit(at, "synonyms", WORD, "note", None, value)


@given(st.lists(st.tuples(st.integers(0, 999), _json, _json), unique_by=lambda one: one[0], max_size=8))
@settings(max_examples=50)
def test_what_is_packed_is_read_again_and_bytes_are_always_the_same(
    tmp_path: Path, rows: list[tuple[int, Any, Any]]
) -> None:
    edits = [Edit(Stamp(NOW, number, OFFICE), "synonyms", WORD, "note", base, value) for number, base, value in rows]
    path = tmp_path / "x.rpnx"
    path.write_bytes(bytes_of(package(*edits)))
    found = read(path)
    assert sorted(found.edits, key=lambda edit: edit.name) == sorted(edits, key=lambda edit: edit.name)
    assert (found.sender, found.upto) == (SENDER, package(*edits).upto)
    assert bytes_of(package(*reversed(edits))) == path.read_bytes()


def _parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def _zip(parts: dict[str, bytes], *more: tuple[str, bytes]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in (*parts.items(), *more):
            archive.writestr(name, data)
    return target.getvalue()


def _signed(parts: dict[str, bytes], change: Callable[[dict[str, Any]], None]) -> bytes:
    """A package with another manifest, signed by its office as it should be."""
    manifest = json.loads(parts["manifest.json"])
    change(manifest)
    raw = json.dumps(manifest, ensure_ascii=False, sort_keys=True).encode()
    return _zip({**parts, "manifest.json": raw, "manifest.sig": KEY.sign(raw).hex().encode()})


def _with_rows(rows: bytes) -> bytes:
    parts = _parts(bytes_of(package(note("あ"))))
    parts["changes/synonyms.jsonl"] = rows

    def change(manifest: dict[str, Any]) -> None:
        manifest["tables"][0]["sha256"] = hashlib.sha256(rows).hexdigest()
        manifest["tables"][0]["edits"] = rows.count(b"\n")

    return _signed(parts, change)


def _row(**other: Any) -> bytes:
    row = {"hlc": str(STAMP), "key": json.loads(WORD), "field": "note", "base": None, "value": "x", **other}
    return (json.dumps(row) + "\n").encode()


def _hostile() -> Iterator[tuple[str, bytes]]:
    good = bytes_of(package(note("あ")))
    parts = _parts(good)
    yield "nothing", b""
    yield "text", b"no package at all"
    yield "a ZIP of something else", _zip({"a.txt": b"a"})
    yield "truncated", good[: len(good) // 2]
    yield "another signature", _zip({**parts, "manifest.sig": b"00" * 64})
    yield "no hexadecimal", _zip({**parts, "manifest.sig": b"zz"})
    yield "no signature", _zip({name: data for name, data in parts.items() if name != "manifest.sig"})
    yield "rows changed", _zip({**parts, "changes/synonyms.jsonl": _row(value="y")})
    yield "rows missing", _zip({name: data for name, data in parts.items() if not name.startswith("changes")})
    yield "manifest changed", _zip({**parts, "manifest.json": parts["manifest.json"].replace(b"1.0.0", b"1.0.1")})
    for name in ("../evil", "/evil", "changes/../../evil", "C:\\evil", "changes/extra.jsonl", "x.zip"):
        yield f"a member {name}", _zip(parts, (name, b"x"))
    yield "a member twice in two cases", _zip(parts, ("MANIFEST.JSON", b"{}"))
    yield "no object", _signed(parts, lambda manifest: manifest.update(office=[]))
    yield "no UUID", _signed(parts, lambda manifest: manifest["office"].update(uuid="../../x"))
    yield "a name of control characters", _signed(parts, lambda manifest: manifest["office"].update(name="a\n\u202eb"))
    yield "an unknown table", _signed(parts, lambda manifest: manifest["tables"][0].update(name="offices"))
    yield "a table twice", _signed(parts, lambda manifest: manifest["tables"].append(manifest["tables"][0]))
    yield "another count", _signed(parts, lambda manifest: manifest["tables"][0].update(edits=7))
    yield "a bomb", _with_rows(b" " * (limits.RATIO_FROM * 30))
    yield "deep nesting", _with_rows(_row()[:-2] + b', "value": ' + b"[" * 100_000 + b"\n")
    yield "a key twice", _with_rows(_row()[:-2] + b', "value": 1}\n')
    yield "NaN", _with_rows(_row(value=float("nan")))
    yield "a number of floating point", _with_rows(_row(value=1.5))
    yield "a number without end", _with_rows(_row()[:-2].replace(b'"x"', b"9" * 5000) + b"}\n")
    yield "another key", _with_rows(_row(key={"uid": "1"}))
    yield "no stamp", _with_rows(_row(hlc="yesterday"))
    yield "a field of its own", _with_rows(_row(extra=1))
    yield "half a character", _with_rows(_row().replace(b'"note"', b'"\\ud800"'))
    yield "NUL in a field", _with_rows(_row(field="no\0te"))


@pytest.mark.parametrize(("what", "data"), list(_hostile()), ids=lambda one: one if isinstance(one, str) else "")
def test_what_is_no_sound_package_is_refused_in_a_sentence(tmp_path: Path, what: str, data: bytes) -> None:
    path = tmp_path / "geschenk.rpnx"
    path.write_bytes(data)
    with pytest.raises(UserError) as told:
        read(path)
    assert told.value.what.ja
    assert told.value.remedy.en
    assert [one.name for one in tmp_path.iterdir()] == ["geschenk.rpnx"]


@given(st.data())
@settings(max_examples=150)
def test_flipped_bits_are_found_or_harmless(tmp_path: Path, data: st.DataObject) -> None:
    good = bytes_of(package(note("あ"), note("い", Stamp(NOW, 5, OFFICE))))
    broken = bytearray(good)
    for place in data.draw(st.lists(st.integers(0, len(good) - 1), min_size=1, max_size=3)):
        broken[place] ^= 1 << data.draw(st.integers(0, 7))
    path = tmp_path / "x.rpnx"
    path.write_bytes(bytes(broken))
    try:
        found = read(path)
    except UserError:
        return
    assert found == read_good(tmp_path, good)


def read_good(folder: Path, good: bytes) -> ChangePackage:
    path = folder / "good.rpnx"
    path.write_bytes(good)
    return read(path)


@pytest.mark.parametrize("part", ["version", "schema"])
def test_a_package_of_a_newer_program_says_so(tmp_path: Path, part: str) -> None:
    path = tmp_path / "x.rpnx"
    path.write_bytes(_signed(_parts(bytes_of(package(note("あ")))), lambda manifest: manifest.update({part: 99})))
    with pytest.raises(UserError) as told:
        read(path)
    assert "newer version" in told.value.what.en


def test_a_lying_size_is_not_believed(tmp_path: Path) -> None:
    good = bytes_of(package(note("あ" * 1000)))
    place = good.index(b"PK\x01\x02") + 24
    path = tmp_path / "x.rpnx"
    path.write_bytes(good[:place] + struct.pack("<I", 3) + good[place + 4 :])
    with pytest.raises(UserError):
        read(path)
