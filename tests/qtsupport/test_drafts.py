"""What is typed and not saved: kept apart from the library, offered again, gone once it is saved."""

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from navigator.domain.errors import UserError
from navigator.qtsupport import drafts
from navigator.qtsupport.drafts import DraftKey, DraftStore

TYPED = {"title": "第3回 幹事会", "note": "一行目\n二行目"}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "drafts"


@pytest.fixture
def key(tmp_path: Path) -> DraftKey:
    return DraftKey(tmp_path / "library.rpn", "MeetingForm", "")


def left(folder: Path, key: DraftKey, values: dict[str, str] = TYPED) -> str:
    """Type into a form of another run, which then dies."""
    store = DraftStore(folder)
    name = store.begin(key)
    store.write(name, "会議の記入", values)
    return name


def test_what_a_dead_run_left_is_offered_to_that_form_alone(folder: Path, key: DraftKey) -> None:
    left(folder, key)
    store = DraftStore(folder)
    (found,) = store.kept(key)
    assert (found.heading, dict(found.values)) == ("会議の記入", TYPED)
    for other in (
        DraftKey(key.library.with_name("other.rpn"), key.form, key.record),
        DraftKey(key.library, "MemberForm", key.record),
        DraftKey(key.library, key.form, "m-1"),
    ):
        assert store.kept(other) == ()
    assert [one.name for one in store.left_behind(key.library)] == [found.name]
    assert store.left_behind(key.library.with_name("other.rpn")) == ()


def test_names_and_rights_of_the_files_tell_nothing(folder: Path, key: DraftKey) -> None:
    left(folder, DraftKey(key.library, key.form, "山田 太郎"))
    (path,) = folder.iterdir()
    assert path.name.isascii()
    assert "library" not in path.name
    if os.name == "posix":
        assert path.stat().st_mode & 0o777 == 0o600
        assert folder.stat().st_mode & 0o777 == 0o700


def test_a_form_that_is_open_is_not_offered_its_own_words(folder: Path, key: DraftKey) -> None:
    store = DraftStore(folder)
    name = store.begin(key)
    store.write(name, "", TYPED)
    assert store.kept(key) == store.left_behind(key.library) == ()
    store.leave(name)
    assert [one.name for one in store.kept(key)] == [name]


def test_a_job_that_comes_late_brings_nothing_back(folder: Path, key: DraftKey) -> None:
    store = DraftStore(folder)
    name = store.begin(key)
    store.write(name, "", {"title": "newer"}, number=2)
    store.write(name, "", {"title": "older"}, number=1)
    store.leave(name)
    assert dict(store.kept(key)[0].values) == {"title": "newer"}
    other = store.begin(key)
    store.write(other, "", TYPED, number=1)
    store.end(other)
    store.write(other, "", TYPED, number=2)
    assert [one.name for one in DraftStore(folder).kept(key)] == [name]


def test_what_was_cleared_stays_so_for_an_older_job(folder: Path, key: DraftKey) -> None:
    store = DraftStore(folder)
    name = store.begin(key)
    store.clear(name, number=2)
    store.write(name, "", TYPED, number=1)
    store.leave(name)
    assert store.kept(key) == ()


def test_what_is_taken_over_goes_only_once_it_is_kept_anew(
    folder: Path, key: DraftKey, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = left(folder, key)
    store = DraftStore(folder)
    name = store.begin(key)
    with monkeypatch.context() as patch:
        patch.setattr(drafts, "write_atomically", _refuse)
        with pytest.raises(UserError):
            store.write(name, "", TYPED, instead_of=old)
    assert [one.name for one in store.kept(key)] == [old]
    store.write(name, "", {**TYPED, "more": "x"}, instead_of=old)
    assert [path.name for path in folder.iterdir()] == [name]


def _refuse(path: Path, *_rest: object, **_more: object) -> None:
    from navigator.files import explain_os_error  # noqa: PLC0415 - needed here only

    raise explain_os_error(OSError(28, "No space left on device"), path)


def test_several_are_offered_the_newest_first(folder: Path, key: DraftKey) -> None:
    names = [left(folder, key, {"title": str(number)}) for number in range(3)]
    for number, name in enumerate(names):
        os.utime(folder / name, (1_000_000 + number, 1_000_000 + number))
    store = DraftStore(folder)
    assert [dict(one.values)["title"] for one in store.kept(key)] == ["2", "1", "0"]
    store.remove(names[2])
    assert [one.name for one in store.kept(key)] == [names[1], names[0]]


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\xff\xfe",
        b"[" * 100_000,
        b"[]",
        b'{"format": 2, "heading": "", "values": {"a": "b"}}',
        b'{"format": 1, "heading": "", "values": {"a": 1}}',
        b'{"format": 1, "heading": "", "values": {}}',
        b'{"format": 1, "heading": 1, "values": {"a": "b"}}',
        b"x" * (drafts.MAX_BYTES + 1),
    ],
)
def test_a_file_that_is_not_ours_is_passed_over(folder: Path, key: DraftKey, content: bytes) -> None:
    (folder / left(folder, key)).write_bytes(content)
    (folder / "note.txt").write_text("mine")
    store = DraftStore(folder)
    assert store.kept(key) == store.left_behind(key.library) == ()


def test_without_a_folder_nothing_is_offered_and_writing_says_why(tmp_path: Path, key: DraftKey) -> None:
    (tmp_path / "file").write_text("")
    store = DraftStore(tmp_path / "file" / "drafts")
    assert store.kept(key) == ()
    name = store.begin(key)
    with pytest.raises(UserError):
        store.write(name, "", TYPED)
    store.end(name)


@given(st.dictionaries(st.text(max_size=8), st.text(st.characters(), max_size=40), min_size=1, max_size=5))
def test_every_text_comes_back(tmp_path_factory: pytest.TempPathFactory, values: dict[str, str]) -> None:
    folder = tmp_path_factory.mktemp("drafts")
    key = DraftKey(folder / "library.rpn", "Form", "")
    left(folder, key, values)
    assert dict(DraftStore(folder).kept(key)[0].values) == values
