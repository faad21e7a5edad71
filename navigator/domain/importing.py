"""What an import is made of: rows read from a file, what becomes of each, and what is known of the file's origin.

Cells are texts in the form of the fact package (codes, ISO dates, digits, lists separated by ';'); an empty text is an
empty cell. Nothing here reads a file.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from navigator.domain.text import Text
from navigator.domain.vocabulary import Term


class FileKind(Term):
    """What a file holds, in the order in which the guide tells them."""

    TABLE = "table", "表（Excel・CSV）", "Table (Excel, CSV)"
    TABLES = "tables", "書き出した表（JSON）", "Exported tables (JSON)"
    PACKAGE = "package", "データパッケージ", "Data package"
    JGRANTS = "jgrants", "Jグランツ（JSON）", "jGrants (JSON)"
    RS = "rs", "行政事業レビュー（CSV・ZIP）", "Administrative project review (CSV, ZIP)"
    SUPPORT = "support", "支援制度（CSV）", "Support schemes (CSV)"
    JNET21 = "jnet21", "J-Net21（RSS）", "J-Net21 (RSS)"


class Verdict(Term):
    """What becomes of a row."""

    NEW = "new", "新規", "New"
    CHANGED = "changed", "変更", "Changed"
    UNCHANGED = "unchanged", "変更なし", "Unchanged"
    REFUSED = "refused", "取り込めない", "Refused"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a row stands: sheet or file inside the imported one (empty when there is but one), line from 1."""

    part: str
    line: int

    @property
    def text(self) -> Text:
        """The place for people."""
        if not self.part:
            return Text("{line} 行", "line {line}").format(line=self.line)
        return Text("{part} の {line} 行", "{part}, line {line}").format(part=self.part, line=self.line)


@dataclass(frozen=True, slots=True)
class Draft:
    """A row as a format reads it: only the cells that the file speaks of.

    ``key`` names the record where the file itself does. ``if_new`` are cells of a record that is not on file yet. With
    ``only_if_absent`` the whole row stands in for a record that is not on file and never changes one that is.
    """

    table: str
    place: Place
    cells: Mapping[str, str]
    key: str = ""
    if_new: Mapping[str, str] = field(default_factory=dict)
    only_if_absent: bool = False


@dataclass(frozen=True, slots=True)
class Refusal:
    """A row that cannot be read, and why."""

    place: Place
    reason: Text
    table: str = ""
    shown: str = ""


@dataclass(frozen=True, slots=True)
class Provenance:
    """Where a file comes from, for the source that its rows cite.

    ``credit`` is the line that the publisher's terms ask for, ``code`` names the source for good.
    """

    code: str
    title: str
    publisher: str = ""
    address: str = ""
    credit: str = ""
    kind: str = "other"
    confidence: str = "secondary"


@dataclass(frozen=True, slots=True)
class CellChange:
    """A cell that an import changes, before and after."""

    column: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Likeness:
    """A record on file that a new row may be a second copy of."""

    code: str
    name: str
    provider: str = ""


@dataclass(frozen=True, slots=True)
class PlannedRow:
    """A row of the dry run: the record it names and what would become of it.

    ``cells`` are the cells that would be written; ``corrects`` tells that the record is a bundled one.
    """

    verdict: Verdict
    table: str
    place: Place
    key: str = ""
    title: str = ""
    cells: Mapping[str, str] = field(default_factory=dict)
    changes: tuple[CellChange, ...] = ()
    reason: Text | None = None
    like: tuple[Likeness, ...] = ()
    corrects: bool = False


@dataclass(frozen=True, slots=True)
class ImportCounts:
    """How many rows a dry run found of each kind; suspected ones are new ones, too."""

    new: int = 0
    changed: int = 0
    unchanged: int = 0
    refused: int = 0
    suspected: int = 0
    corrections: int = 0


@dataclass(frozen=True, slots=True)
class EncodingChoice:
    """An encoding in which a file can be read, with its first lines so read."""

    encoding: str
    label: Text
    preview: str


@dataclass(frozen=True, slots=True)
class PartView:
    """A sheet or a file inside an imported file: what it is taken for.

    ``table`` is empty where nobody can tell; ``mapping`` leads from a heading to a column, '' for one that is left
    out; ``sample`` are its first rows.
    """

    name: str
    table: str
    headings: tuple[str, ...]
    mapping: Mapping[str, str]
    sample: tuple[tuple[str, ...], ...] = ()
    remembered: bool = False


@dataclass(frozen=True, slots=True)
class FileView:
    """A file as it was recognised. Where ``encodings`` are offered one must be chosen before anything else is known."""

    name: str
    kind: FileKind
    parts: tuple[PartView, ...] = ()
    encoding: str = ""
    encodings: tuple[EncodingChoice, ...] = ()
    provenance: Provenance | None = None

    @property
    def asks(self) -> bool:
        """Whether a person must choose an encoding or a table first."""
        return bool(self.encodings) or any(not part.table for part in self.parts)


@dataclass(frozen=True, slots=True)
class ImportOptions:
    """What a person chose for a file; empty means by rule.

    ``mapping`` leads from a heading to a column of ``table`` ('' leaves it out). ``title``, ``publisher``, ``address``
    and ``credit`` describe the file as a source.
    """

    encoding: str = ""
    table: str = ""
    mapping: Mapping[str, str] | None = None
    title: str = ""
    publisher: str = ""
    address: str = ""
    credit: str = ""
