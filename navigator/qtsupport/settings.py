"""What the reader chose, in one validated JSON file; window state is kept apart (``windowstate``).

A bad value falls back to its default and the rest is kept; the old file stays beside as ``.bak`` and the program says
so once. Keys this version does not know are written back unchanged, so that a newer version finds them again.
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from types import MappingProxyType
from typing import Any, Literal, cast

from PySide6.QtCore import QObject, Signal

from navigator.domain.errors import UserError
from navigator.domain.text import Language, Text
from navigator.files import write_atomically
from navigator.qtsupport.paths import config_folder, make_folder

YearStyle = Literal["era", "short", "western"]
ThemeName = Literal["light", "dark", "system"]

# A file of ours has a few kB; anything beyond this is not read into memory (R-25: 100 MB).
MAX_BYTES = 1_000_000
FILE_NAME = "settings.json"
_MOST_TEXTS, _LONGEST_TEXT = 30, 2000
_LONGEST_PATH = 4096


def _nothing() -> Mapping[str, Any]:
    return MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything the reader chose. ``other`` holds the keys of the file that this version does not know.

    ``year_style``: era 平成19年度, short H19, western 2007年度. ``home_block``: the code of the office's block or
    None. ``columns``: the shown columns of each catalogue in their order; a catalogue that is absent has its default.
    ``sheet``: what was last typed for a sheet, by field. ``folder``: where a file was last written; empty for home.
    """

    language: Language = "ja"
    theme: ThemeName = "system"
    year_style: YearStyle = "era"
    home_block: str | None = None
    columns: Mapping[str, tuple[str, ...]] = field(default_factory=_nothing)
    sheet: Mapping[str, str] = field(default_factory=_nothing)
    folder: str = ""
    other: Mapping[str, Any] = field(default_factory=_nothing, repr=False)


@dataclass(frozen=True, slots=True)
class Loaded:
    """The settings of a file, and what must be said about it once."""

    settings: Settings
    messages: tuple[Text, ...] = ()


def _one_of(*allowed: str) -> Callable[[object], str]:
    def check(value: object) -> str:
        if not isinstance(value, str) or value not in allowed:
            raise ValueError(value)
        return value

    return check


def _code_or_none(value: object) -> str | None:
    if value is None:
        return None
    if not isinstance(value, str) or not 0 < len(value) <= 100:
        raise ValueError(value)
    return value


def _columns(value: object) -> Mapping[str, tuple[str, ...]]:
    if not isinstance(value, dict):
        raise TypeError(value)
    for names in value.values():
        if not isinstance(names, list) or not all(isinstance(name, str) for name in names):
            raise TypeError(names)
        if not names or len(set(names)) != len(names):
            raise ValueError(names)
    return MappingProxyType({catalogue: tuple(names) for catalogue, names in value.items()})


def _texts(value: object) -> Mapping[str, str]:
    if not isinstance(value, dict) or len(value) > _MOST_TEXTS:
        raise TypeError(value)
    for text in value.values():
        if not isinstance(text, str) or len(text) > _LONGEST_TEXT:
            raise ValueError(text)
    return MappingProxyType(dict(value))


def _path(value: object) -> str:
    if not isinstance(value, str) or len(value) > _LONGEST_PATH or "\0" in value:
        raise ValueError(value)
    return value


_CHECKS: Mapping[str, Callable[[object], object]] = {
    "language": _one_of("ja", "en"),
    "theme": _one_of("light", "dark", "system"),
    "year_style": _one_of("era", "short", "western"),
    "home_block": _code_or_none,
    "columns": _columns,
    "sheet": _texts,
    "folder": _path,
}

_LABELS = {
    "language": Text("言語", "language"),
    "theme": Text("配色", "theme"),
    "year_style": Text("年度の表し方", "style of years"),
    "home_block": Text("自分のブロック", "own block"),
    "columns": Text("表示する列", "shown columns"),
    "sheet": Text("会議資料の書き出し", "head of sheets"),
    "folder": Text("書き出し先のフォルダー", "folder of files"),
}

_UNREADABLE = Text(
    "設定ファイルを読めないため、標準の設定で始めました。元のファイルは {backup} に残しました。",
    "The settings file could not be read, so the standard settings are used. The old file is kept as {backup}.",
)
_REFUSED = Text(
    "設定ファイルを読めないため、標準の設定で始めました（{reason}）。",
    "The settings file could not be read, so the standard settings are used ({reason}).",
)
_FELL_BACK = Text(
    "設定の「{names}」が正しくないため、標準に戻しました。元のファイルは {backup} に残しました。",
    "The settings “{names}” were not valid and are the standard again. The old file is kept as {backup}.",
)
_FELL_BACK_UNSAVED = Text(
    "設定の「{names}」が正しくないため、標準の値を使います。{reason}",
    "The settings “{names}” are not valid; the standard is used. {reason}",
)


def _decode(data: bytes) -> dict[str, Any] | None:
    try:
        found = json.loads(data.decode("utf-8"))
    # RecursionError: brackets nested thousands deep; ValueError covers wrong bytes and wrong JSON.
    except (ValueError, RecursionError):
        return None
    return found if isinstance(found, dict) else None


def parse(document: Mapping[str, Any]) -> tuple[Settings, tuple[str, ...]]:
    """Return the settings in ``document`` and the names of the keys whose value fell back to the default."""
    good: dict[str, Any] = {}
    bad: list[str] = []
    for name, check in _CHECKS.items():
        if name not in document:
            continue
        try:
            good[name] = check(document[name])
        except (TypeError, ValueError):
            bad.append(name)
    other = {name: value for name, value in document.items() if name not in _CHECKS}
    return Settings(**good, other=MappingProxyType(other)), tuple(bad)


def dump(settings: Settings) -> bytes:
    """Return the content of the settings file: UTF-8 JSON, one key a line."""
    known = {name: getattr(settings, name) for name in _CHECKS}
    known["columns"] = {catalogue: list(names) for catalogue, names in settings.columns.items()}
    known["sheet"] = dict(settings.sheet)
    document = {**settings.other, **known}
    return (json.dumps(document, ensure_ascii=False, indent=2, sort_keys=True) + "\n").encode("utf-8", "replace")


def load(path: Path) -> Loaded:
    """Read the settings at ``path``; never raises for what the file holds or for a file that cannot be read."""
    try:
        if not path.exists():
            return Loaded(Settings())
        data = path.read_bytes() if path.stat().st_size <= MAX_BYTES else None
    except OSError as error:
        return Loaded(Settings(), (_REFUSED.format(reason=error.strerror or type(error).__name__),))
    document = None if data is None else _decode(data)
    if data is None or document is None:
        return Loaded(Settings(), (_set_aside(path),))
    settings, bad = parse(document)
    return Loaded(settings, (_repair(path, data, settings, bad),) if bad else ())


def _repair(path: Path, old: bytes, settings: Settings, bad: tuple[str, ...]) -> Text:
    """Keep the old file, write the repaired one so that the message comes once, and return that message."""
    names = Text("・".join(_LABELS[name].ja for name in bad), ", ".join(_LABELS[name].en for name in bad))
    backup = path.with_suffix(".bak")
    try:
        write_atomically(backup, old)
        write_atomically(path, dump(settings))
    except UserError as error:
        return _FELL_BACK_UNSAVED.format(names=names, reason=error.what)
    return _FELL_BACK.format(names=names, backup=backup.name)


def _set_aside(path: Path) -> Text:
    """Rename a file of which nothing can be used, and return the sentence that says so."""
    backup = path.with_suffix(".bak")
    try:
        path.replace(backup)
    except OSError as error:
        return _REFUSED.format(reason=error.strerror or type(error).__name__)
    return _UNREADABLE.format(backup=backup.name)


class SettingsStore(QObject):
    """The settings of the running program.

    Signals: ``changed(Settings)`` after a change; the new value is on the disk or ``update`` raised.
    """

    changed = Signal(object)

    def __init__(self, path: Path | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._path = path or config_folder() / FILE_NAME
        loaded = load(self._path)
        self._value = loaded.settings
        self.messages = loaded.messages

    @property
    def value(self) -> Settings:
        """The settings in force."""
        return self._value

    def update(self, **changes: object) -> None:
        """Change the named settings for this run and in the file.

        Raises ``TypeError`` or ``ValueError`` for a change that is not allowed (our own mistake), and ``UserError``
        when the file cannot be written; the change is then in force until the program ends.
        """
        known = {one.name for one in fields(Settings)} - {"other"}
        if unknown := changes.keys() - known:
            raise TypeError(f"there is no setting {sorted(unknown)}")
        checked = {name: _CHECKS[name](_as_json(value)) for name, value in changes.items()}
        wanted = replace(self._value, **cast("dict[str, Any]", checked))
        if wanted == self._value:
            return
        self._value = wanted
        self.changed.emit(wanted)
        try:
            make_folder(self._path.parent)
        except OSError as error:
            raise UserError(
                Text("設定を保存できません。", "The settings cannot be saved."),
                Text("この変更は終了するまで有効です。", "This change holds until the program ends."),
            ) from error
        write_atomically(self._path, dump(wanted))


def _as_json(value: object) -> object:
    if isinstance(value, Mapping):
        return {name: list(one) if isinstance(one, tuple) else one for name, one in value.items()}
    return value
