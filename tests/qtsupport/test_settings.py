"""Settings survive every kind of damage (R-25)."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMainWindow, QSplitter, QWidget

from navigator import files
from navigator.domain.errors import UserError
from navigator.qtsupport import paths
from navigator.qtsupport.settings import MAX_BYTES, Settings, SettingsStore, dump, load, parse
from navigator.qtsupport.windowstate import WindowState

GOOD = Settings(
    language="en",
    theme="dark",
    year_style="western",
    home_block="kinki",
    columns={"measures": ("name", "deadline")},
    other={"from a later version": {"deep": [1, 2]}},
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "settings.json"


def test_no_file_is_no_news(path: Path) -> None:
    assert load(path).settings == Settings()
    assert load(path).messages == ()
    assert not path.exists()


def test_round_trip_keeps_what_a_later_version_wrote(path: Path) -> None:
    path.write_bytes(dump(GOOD))
    loaded = load(path)
    assert loaded.settings == GOOD
    assert loaded.messages == ()
    assert json.loads(path.read_bytes())["from a later version"] == {"deep": [1, 2]}


@pytest.mark.reliability
@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\x00\xff\xfe\x80binary",
        b"[]",
        b"null",
        b'{"language": "en"',
        "設定".encode("cp932"),
        b"[" * 100_000,
        b"x" * (MAX_BYTES + 1),
    ],
    ids=["empty", "binary", "list", "null", "cut", "cp932", "deep", "large"],
)
def test_an_unreadable_file_is_kept_and_said_once(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    loaded = load(path)
    assert loaded.settings == Settings()
    assert "settings.bak" in loaded.messages[0].ja
    assert path.with_suffix(".bak").read_bytes() == content
    assert load(path).messages == ()


@pytest.mark.reliability
def test_a_huge_file_is_never_read(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with path.open("wb") as file:
        file.truncate(100_000_000)
    monkeypatch.setattr(Path, "read_bytes", lambda _self: pytest.fail("read into memory"))
    assert load(path).settings == Settings()


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("language", "fr"),
        ("language", 3),
        ("theme", None),
        ("year_style", ["era"]),
        ("home_block", ""),
        ("home_block", 7),
        ("columns", []),
        ("columns", {"measures": "name"}),
        ("columns", {"measures": []}),
        ("columns", {"measures": ["name", "name"]}),
        ("columns", {"measures": ["name", 1]}),
    ],
)
def test_one_bad_value_falls_back_alone(path: Path, name: str, value: object) -> None:
    document = {**json.loads(dump(GOOD)), name: value}
    old = json.dumps(document).encode()
    path.write_bytes(old)
    loaded = load(path)
    for other in ("language", "theme", "year_style", "home_block", "columns", "other"):
        wanted = Settings() if other == name else GOOD
        assert getattr(loaded.settings, other) == getattr(wanted, other)
    assert len(loaded.messages) == 1
    assert path.with_suffix(".bak").read_bytes() == old
    assert load(path) == type(loaded)(loaded.settings)


_VALUES: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=10), inner, max_size=4),
    max_leaves=8,
)


@pytest.mark.reliability
@hypothesis_settings(max_examples=200)
@given(changes=st.dictionaries(st.sampled_from(sorted(json.loads(dump(GOOD)))) | st.text(max_size=8), _VALUES))
def test_any_values_leave_valid_settings(changes: dict[str, Any]) -> None:
    settings, bad = parse({**json.loads(dump(GOOD)), **changes})
    assert set(bad) <= set(changes)
    assert parse(json.loads(dump(settings))) == (settings, ())


@pytest.mark.reliability
@hypothesis_settings(max_examples=200)
@given(data=st.data())
def test_any_damage_of_the_bytes_is_survived(tmp_path: Path, data: st.DataObject) -> None:
    path = tmp_path / "settings.json"
    content = bytearray(dump(GOOD))
    for _ in range(data.draw(st.integers(1, 5))):
        at = data.draw(st.integers(0, len(content) - 1))
        content[at : at + data.draw(st.integers(0, 9))] = data.draw(st.binary(max_size=9))
        content = content or bytearray(b" ")
    path.write_bytes(content)
    loaded = load(path)
    assert parse(json.loads(dump(loaded.settings))) == (loaded.settings, ())
    assert load(path).messages == ()


def test_a_folder_in_the_place_of_the_file(path: Path) -> None:
    path.mkdir()
    assert load(path).settings == Settings()
    assert load(path).messages


class TestStore:
    def test_changes_are_told_and_written(self, path: Path, qtbot) -> None:
        store = SettingsStore(path)
        with qtbot.waitSignal(store.changed) as told:
            store.update(language="en", columns={"programs": ("name",)})
        assert told.args == [store.value]
        assert SettingsStore(path).value == store.value
        with qtbot.assertNotEmitted(store.changed):
            store.update(language="en")

    def test_default_place_is_the_config_folder(self, own_home: Path) -> None:
        SettingsStore().update(theme="dark")
        assert (own_home / "config" / paths.APPLICATION_NAME / "settings.json").exists()

    def test_our_mistakes_raise(self, path: Path) -> None:
        store = SettingsStore(path)
        with pytest.raises(TypeError):
            store.update(colour="red")
        with pytest.raises(ValueError, match="fr"):
            store.update(language="fr")
        assert store.value == Settings()

    def test_a_folder_that_cannot_be_written(self, tmp_path: Path) -> None:
        (tmp_path / "file").write_text("not a folder")
        store = SettingsStore(tmp_path / "file" / "settings.json")
        with pytest.raises(UserError):
            store.update(language="en")
        assert store.value.language == "en"


def test_folders_of_the_user(own_home: Path) -> None:
    assert paths.data_folder() == own_home / "data" / paths.APPLICATION_NAME
    assert paths.config_folder() == files.config_folder() == own_home / "config" / paths.APPLICATION_NAME
    assert paths.state_folder() == own_home / "state" / paths.APPLICATION_NAME
    made = paths.make_folder(paths.state_folder())
    assert made.stat().st_mode & 0o077 == 0


def test_window_state_comes_back_after_a_restart(qtbot, own_home: Path) -> None:
    def window() -> tuple[QMainWindow, QSplitter]:
        frame, splitter = QMainWindow(), QSplitter(Qt.Orientation.Horizontal)
        frame.setObjectName("main")
        for _ in range(2):
            splitter.addWidget(QWidget())
        frame.setCentralWidget(splitter)
        qtbot.addWidget(frame)
        return frame, splitter

    frame, splitter = window()
    frame.resize(640, 360)
    frame.show()
    splitter.setSizes([100, 500])
    state = WindowState()
    state.save_window(frame)
    state.save(splitter, "finder")
    state.sync()
    again, parts = window()
    reader = WindowState()
    assert reader.restore_window(again)
    assert reader.restore(parts, "finder")
    assert again.size() == frame.size()
    again.show()
    assert parts.sizes() == splitter.sizes()
    assert not reader.restore(parts, "unknown")


def test_broken_window_state_is_a_fresh_start(qtbot, tmp_path: Path) -> None:
    (tmp_path / "window.ini").write_bytes(b"\x00[main]\ngeometry=3\n\xff")
    frame = QMainWindow()
    qtbot.addWidget(frame)
    assert not WindowState(tmp_path / "window.ini").restore_window(frame)
