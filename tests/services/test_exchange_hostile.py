"""Packages that a trusted office signed and that are wrong all the same: no crash, nothing half left (R-28)."""

import contextlib
import hashlib
import io
import json
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from navigator.db.cells import text_of
from navigator.db.exchange import SHARED
from navigator.db.schema import Base
from navigator.db.writes import KEYS, WHOLE
from navigator.domain.clock import Stamp
from navigator.domain.errors import UserError
from navigator.domain.exchange import Edit, MergeReport
from navigator.domain.results import Presentation
from navigator.services.changepackage import Sender, package_of, packed
from navigator.services.importing import limits
from tests.db import libraries
from tests.services.exchanges import PROGRAM, Office

KEY = Ed25519PrivateKey.from_private_bytes(b"h" * 32)
OFFICE = "00000000-0000-4000-8000-00000000000a"
SENDER = Sender(OFFICE, "試験事務所", KEY.public_key().public_bytes_raw().hex())
EARLY = 1_700_000_000_000

_TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
_ODD = st.sampled_from(
    ["", "1e999999999", "-0", "1E-40", "NaN", "group-leaflet-2007", PROGRAM, "own-correction", "program", "x" * 40_000]
)
_NUMBER = st.integers(-(10**39), 10**39)
_ATOM = st.none() | st.booleans() | _NUMBER | _TEXT | _ODD
_DATA = st.recursive(
    _ATOM, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(_TEXT, inner, max_size=3), max_leaves=4
)


@pytest.fixture(scope="module")
def office(made_library: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    """The office that takes the packages in."""
    one = Office(made_library, tmp_path_factory.mktemp("hostile") / "B", "事務所B")
    yield one
    one.close()


@st.composite
def _edits(draw: st.DrawFn) -> list[Edit]:
    found = []
    for number in range(draw(st.integers(1, 4))):
        table = draw(st.sampled_from(("programs", "budgets", "sources", "record_links", *SHARED)))
        columns = [column.name for column in Base.metadata.tables[table].c]
        own = st.sampled_from(["own-1", "own-2"]) | _DATA
        key = {name: draw(st.just(PROGRAM) | own if name == "fact_key" else own) for name in KEYS[table]}
        if table == "saved_items" and key.get("kind") == "exchange":
            continue
        field = draw(st.just(WHOLE) | st.sampled_from(columns) | _TEXT.filter(lambda text: "\0" not in text))
        if field == WHOLE:
            some = st.dictionaries(st.sampled_from(columns) | _TEXT, _DATA, max_size=5)
            value = draw(st.none() | some)
        else:
            value = draw(_DATA)
        found.append(Edit(Stamp(EARLY + number, 0, OFFICE), table, text_of(key), field, draw(_DATA), value))
    return found


@given(edits=_edits())
@settings(max_examples=250, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_a_signed_package_says_is_taken_refused_or_listed(
    office: Office, tmp_path: Path, edits: list[Edit]
) -> None:
    path = tmp_path / "x.rpnx"
    upto = {OFFICE: str(Stamp(EARLY + 9, 0, OFFICE))}
    path.write_bytes(packed(package_of(SENDER, "1.0.0", {}, upto, edits), KEY.sign))
    with contextlib.suppress(UserError):
        opened = office.exchange.open(path)
        _must_be_told(office, office.exchange.preview(opened))


def _must_be_told(office: Office, report: MergeReport) -> None:
    papers, shown = office.suite.exchange_papers, Presentation()
    assert papers.refused(report.refused, shown).rows is not None
    assert papers.conflicts(report.conflicts, shown).rows is not None


def test_nothing_of_a_refused_package_is_stored_or_trusted(office: Office, tmp_path: Path) -> None:
    before = libraries.dump(office.path)
    path = tmp_path / "x.rpnx"
    made = Edit(Stamp(EARLY, 0, OFFICE), "programs", text_of({"fact_key": "own-x"}), WHOLE, None, {"code": "own-x"})
    path.write_bytes(packed(package_of(SENDER, "1.0.0", {}, {OFFICE: str(made.stamp)}, [made]), KEY.sign))
    with pytest.raises(UserError):
        office.exchange.merge(office.exchange.open(path))
    assert libraries.dump(office.path) == before
    assert office.exchange.offices() == ()
    assert office.exchange.log() == ()


# Archives that were changed on the way


def _good() -> bytes:
    edits = [
        Edit(Stamp(EARLY + n, 0, OFFICE), table, text_of(dict.fromkeys(KEYS[table], f"k{n}")), WHOLE, None, {})
        for n, table in enumerate(("record_notes", "synonyms", "programs"))
    ]
    return packed(package_of(SENDER, "1.0.0", {}, {OFFICE: str(Stamp(EARLY + 2, 0, OFFICE))}, edits), KEY.sign)


def _parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def _zip(members: list[tuple[str, bytes]]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members:
            archive.writestr(name, data)
    return target.getvalue()


_NAMES = st.sampled_from(
    ["../x", "/etc/x", "C:\\x", "changes/../manifest.json", "changes/offices.jsonl", "CON", "a/b\u202e.jsonl", "x.zip"]
) | st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=20)


@given(data=st.data())
@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_members_renamed_added_removed_doubled_or_swapped_are_refused(
    office: Office, tmp_path: Path, data: st.DataObject
) -> None:
    members = list(_parts(_good()).items())
    place = data.draw(st.integers(0, len(members) - 1))
    name, content = members[place]
    act = data.draw(st.sampled_from(["rename", "add", "remove", "double", "swap", "byte"]))
    if act == "rename":
        members[place] = data.draw(_NAMES.filter(lambda other: other != name)), content
    elif act == "add":
        members.append((data.draw(_NAMES), b"x"))
    elif act == "remove":
        members.pop(place)
    elif act == "double":
        members.append((name, content))
    elif act == "swap":
        other = (place + 1) % len(members)
        members[place], members[other] = (name, members[other][1]), (members[other][0], content)
    else:
        at = data.draw(st.integers(0, len(content) - 1))
        bit = 1 << data.draw(st.integers(0, 7))
        members[place] = name, content[:at] + bytes([content[at] ^ bit]) + content[at + 1 :]
        if name == "manifest.sig" and members[place][1].lower() == content.lower():
            return
    path = tmp_path / "x.rpnx"
    path.write_bytes(_zip(members))
    _must_refuse(office, path)


def _must_refuse(office: Office, path: Path) -> None:
    with pytest.raises(UserError) as told:
        office.exchange.open(path)
    assert told.value.what.ja
    assert told.value.remedy.en


def _resigned(change: Callable[[dict[str, Any]], None], key: Ed25519PrivateKey = KEY) -> bytes:
    parts = _parts(_good())
    manifest = json.loads(parts["manifest.json"])
    change(manifest)
    raw = json.dumps(manifest, ensure_ascii=False, sort_keys=True).encode()
    return _zip(list({**parts, "manifest.json": raw, "manifest.sig": key.sign(raw).hex().encode()}.items()))


def _set(part: str, value: object) -> Callable[[dict[str, Any]], None]:
    return lambda manifest: manifest.update({part: value})


@pytest.mark.parametrize(
    "change",
    [
        _set("version", 2),
        _set("schema", 10**30),
        _set("schema", True),
        _set("tables", [{"name": "programs", "edits": 10**12, "sha256": "0" * 64}]),
        _set("tables", [{"name": "programs", "edits": -1, "sha256": "0" * 64}]),
        _set("tables", {}),
        _set("upto", {OFFICE: "9" * 100}),
        _set("upto", {OFFICE: "zzz"}),
        _set("since", {"nobody": str(Stamp(EARLY, 0, OFFICE))}),
        _set("since", [1]),
    ],
)
def test_manifests_that_make_no_sense_are_refused_though_signed(
    office: Office, tmp_path: Path, change: Callable[[dict[str, Any]], None]
) -> None:
    path = tmp_path / "x.rpnx"
    path.write_bytes(_resigned(change))
    _must_refuse(office, path)


def test_a_signature_by_another_key_than_the_one_named_is_refused(office: Office, tmp_path: Path) -> None:
    path = tmp_path / "x.rpnx"
    path.write_bytes(_resigned(lambda _manifest: None, Ed25519PrivateKey.from_private_bytes(b"x" * 32)))
    _must_refuse(office, path)


def test_a_key_changed_under_a_trusted_office_is_loud_and_brings_nothing(made_library: Path, tmp_path: Path) -> None:
    office = Office(made_library, tmp_path / "C", "事務所C")
    path = tmp_path / "x.rpnx"
    path.write_bytes(packed(package_of(SENDER, "1.0.0", {}, {}, []), KEY.sign))
    office.exchange.merge(office.exchange.open(path))
    before = libraries.dump(office.path)
    other = Ed25519PrivateKey.from_private_bytes(b"x" * 32)
    swapped = Sender(OFFICE, SENDER.name, other.public_key().public_bytes_raw().hex())
    edit = Edit(Stamp(EARLY, 0, OFFICE), "programs", text_of({"fact_key": PROGRAM}), "note", None, "偽")
    path.write_bytes(packed(package_of(swapped, "1.0.0", {}, {OFFICE: str(edit.stamp)}, [edit]), other.sign))
    with pytest.raises(UserError) as told:
        office.exchange.open(path)
    assert "前に信頼した" in told.value.what.ja
    assert libraries.dump(office.path) == before
    office.close()


def test_texts_that_repeat_themselves_are_no_bomb_for_the_reader(tmp_path: Path, office: Office) -> None:
    edits = [
        Edit(Stamp(EARLY + n, 0, OFFICE), "record_notes", text_of({"uid": f"n{n}"}), "text", None, "同じ本文" * 5000)
        for n in range(60)
    ]
    path = tmp_path / "x.rpnx"
    path.write_bytes(packed(package_of(SENDER, "1.0.0", {}, {}, edits), KEY.sign))
    assert len(office.exchange.open(path).package.edits) == 60
    assert path.stat().st_size > limits.RATIO_FROM
    # What compresses less well than a bomb is compressed.
    edits = [replace(edit, value="同じ本文" * 30) for edit in edits] * 100
    edits = [replace(edit, stamp=Stamp(EARLY, n, OFFICE)) for n, edit in enumerate(edits)]
    path.write_bytes(packed(package_of(SENDER, "1.0.0", {}, {}, edits), KEY.sign))
    assert path.stat().st_size < limits.RATIO_FROM
    assert len(office.exchange.open(path).package.edits) == 6_000


def test_more_than_a_reader_takes_is_not_made(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "ARCHIVE_BYTES", 100)
    with pytest.raises(UserError) as told:
        packed(package_of(SENDER, "1.0.0", {}, {}, []), KEY.sign)
    assert "one package" in told.value.what.en


def test_what_was_signed_is_what_is_read(tmp_path: Path, office: Office) -> None:
    path = tmp_path / "x.rpnx"
    path.write_bytes(_resigned(lambda _manifest: None))
    assert len(office.exchange.open(path).package.edits) == 3
    parts = _parts(path.read_bytes())
    manifest = json.loads(parts["manifest.json"])
    assert {hashlib.sha256(parts[f"changes/{one['name']}.jsonl"]).hexdigest() for one in manifest["tables"]} == {
        one["sha256"] for one in manifest["tables"]
    }
