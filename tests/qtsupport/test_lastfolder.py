"""The folder that files were last written to."""

from pathlib import Path

import pytest

from navigator.qtsupport.lastfolder import LastFolder
from navigator.qtsupport.settings import SettingsStore


def test_it_is_home_at_first_and_where_the_last_file_lies_then(tmp_path: Path) -> None:
    folder = LastFolder(SettingsStore(tmp_path / "settings.json"))
    assert folder.path == Path.home()
    folder.remember(tmp_path / "一覧.xlsx")
    assert folder.path == tmp_path
    assert LastFolder(SettingsStore(tmp_path / "settings.json")).path == tmp_path


@pytest.mark.parametrize("kept", ["/no/such/folder", "x" * 4000])
def test_a_folder_that_is_gone_means_home(tmp_path: Path, kept: str) -> None:
    store = SettingsStore(tmp_path / "settings.json")
    store.update(folder=kept)
    assert LastFolder(store).path == Path.home()


def test_settings_that_cannot_be_written_do_not_stop_anything(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    folder = LastFolder(SettingsStore(tmp_path / "file" / "settings.json"))
    folder.remember(tmp_path / "一覧.xlsx")
    assert folder.path == tmp_path
