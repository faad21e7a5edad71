"""Exchanging changes with other offices: making a package, looking into one, merging it, overturning what stands.

A package is signed; an office is trusted when its first package is merged and must keep its key from then on. Merging
is one step of ``navigator.services.edits.Edits``; what it overturned is kept and listed, and overturning it again is an
edit like any other.
"""

import json
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any, NoReturn

from sqlalchemy.exc import IntegrityError

from navigator.db import exchange as journal
from navigator.db.library import Library
from navigator.db.loading import read_info, set_info
from navigator.db.merging import Merger
from navigator.db.office import saved_items
from navigator.db.schema import Base
from navigator.db.writes import WHOLE, Writer
from navigator.domain.errors import UserError
from navigator.domain.exchange import Conflict, MergeReport, Side, Trust
from navigator.domain.text import Text
from navigator.files import write_atomically
from navigator.services.changepackage import ChangePackage, Sender, package_of, packed, read
from navigator.services.edits import Edits
from navigator.services.exchange_errors import misfit, notices, other_key, same_office
from navigator.services.exchange_log import LogEntry, content_of, entry_of
from navigator.services.identity import OFFICE_ID, IdentityService
from navigator.services.officekeys import OfficeKeys, fingerprint

OFFICE_KEY, GIVEN = "office_public_key", "exchange_given"
"""Properties of the library: the public key of its office; what was handed out, oldest first."""

MOST_LOGGED = 200

Choices = Mapping[tuple[str, str, str], Side]
"""What a person chose, by the place (table, key, field) of a conflict; without a choice the later edit stands."""


@dataclass(frozen=True, slots=True)
class OfficeCard:
    """An office as people see it; ``name`` is empty until it gave itself one."""

    uuid: str
    name: str
    fingerprint: str
    trusted_since: str = ""


@dataclass(frozen=True, slots=True)
class Handout:
    """A package that was made: its bytes, its edits by table, whether it holds anything at all."""

    data: bytes
    counts: Mapping[str, int]

    @property
    def edits(self) -> int:
        """Number of edits."""
        return sum(self.counts.values())


@dataclass(frozen=True, slots=True)
class OpenedPackage:
    """A package whose signature holds: of which office, how far it is trusted, what the reader should know."""

    path: Path
    package: ChangePackage
    office: OfficeCard
    trust: Trust
    notices: tuple[Text, ...]


class _RehearsedError(Exception):
    """A dry run is over: the transaction is to leave nothing."""

    def __init__(self, report: MergeReport) -> None:
        super().__init__()
        self.report = report


class ExchangeService:
    """Hands the changes of one library out and takes others in; ``backup`` is made before a merge."""

    def __init__(
        self,
        library: Library,
        identity: IdentityService,
        edits: Edits,
        backup: Callable[[], object],
        keys: OfficeKeys | None = None,
    ) -> None:
        self._library, self._identity, self._edits, self._backup = library, identity, edits, backup
        self._keys = keys or OfficeKeys()

    # Offices

    def own(self) -> OfficeCard:
        """Return this office, making its key at first use.

        A library whose key lies with another user or computer is a copy: it becomes an office of its own, as two
        that write under one id could not be told apart.

        Raises:
            UserError: the library or the key file cannot be written.
        """
        own = self._identity.ensure()
        with self._library.reading() as connection:
            known = read_info(connection).get(OFFICE_KEY)
        uuid = own.uuid
        if known is not None and not (self._keys.has(uuid) and self._keys.public_key(uuid) == known):
            uuid = self._identity.renew().uuid
            known = None
        key = self._keys.public_key(uuid)
        if known != key:
            with self._library.writing() as connection:
                set_info(connection, {OFFICE_ID: uuid, OFFICE_KEY: key})
        return OfficeCard(uuid, own.name, fingerprint(key))

    def rename(self, name: str) -> OfficeCard:
        """Give this office the name that others see.

        Raises:
            UserError: it is no name, or the library cannot be written.
        """
        self._identity.rename(name)
        return self.own()

    def offices(self) -> tuple[OfficeCard, ...]:
        """Return the offices whose packages were merged, by name."""
        with self._library.reading() as connection:
            rows = journal.offices(connection)
        return tuple(
            OfficeCard(row["uuid"], row["name"], row["fingerprint"], row["trusted_since"] or "") for row in rows
        )

    def distrust(self, uuid: str) -> None:
        """Trust an office no longer: its next package is a first one again, and may bring another key."""
        what = Text("事務所の信頼の取り消し", "no longer trusting an office")
        self._edits.change("exchange_forget", what, lambda writer: writer.remove("offices", {"uuid": uuid}))

    def find_office(self, named: str) -> OfficeCard:
        """Return a known office by its name or the beginning of its id.

        Raises:
            UserError: no office or several are meant.
        """
        known = self.offices()
        found = [one for one in known if one.name == named] or [one for one in known if one.uuid.startswith(named)]
        if len(found) == 1 and named:
            return found[0]
        names = "、".join(f"{one.name}（{one.uuid[:8]}）" for one in known)
        raise UserError(
            Text("事務所「{name}」が分かりません。", "There is no one office “{name}”.").format(name=named),
            Text("交換した事務所: {names}", "Offices that exchanged: {names}").format(names=names or "－"),
        )

    # Handing out

    def make(self, *, since: date | None = None, office: str | None = None) -> Handout:
        """Return a package of what was changed here and taken in from others.

        ``since`` takes what was changed on that day or later, ``office`` (an id) what it has not seen as far as it has
        told; without both everything is in it. The same library gives the same bytes.

        Raises:
            UserError: the library or the key file cannot be written.
        """
        own = self.own()
        with self._library.reading() as connection:
            info = read_info(connection)
            upto = journal.seen(connection)
            start: journal.Vector = {}
            if since is not None:
                midnight = time.mktime((since.year, since.month, since.day, 0, 0, 0, 0, 0, -1))
                start = dict.fromkeys(upto, journal.stamp_at(int(midnight * 1000)))
            elif office is not None:
                start = journal.told_by(connection, office) or {}
            edits = tuple(journal.edits_since(connection, start))
            key = info[OFFICE_KEY]
        sender = Sender(own.uuid, own.name, key)
        package = package_of(sender, info.get("package_version", ""), start, upto, edits)
        return Handout(packed(package, lambda message: self._keys.sign(own.uuid, message)), package.counts())

    def hand_out(self, path: Path, *, since: date | None = None, office: str | None = None) -> Handout:
        """Make a package, write it to a file and log it.

        Raises:
            UserError: as ``make``, or the file cannot be written; one that was there is unchanged.
        """
        made = self.make(since=since, office=office)
        write_atomically(path, made.data)
        with self._library.writing() as connection:
            given = _given(read_info(connection))
            given.append({"at": journal.now_text(), "office": office or "", "file": path.name, "edits": made.edits})
            set_info(connection, {GIVEN: json.dumps(given[-MOST_LOGGED:], ensure_ascii=False)})
        return made

    # Taking in

    def open(self, path: Path) -> OpenedPackage:
        """Read a package and say who made it; nothing is written.

        Raises:
            UserError: it is no sound package, its office has another key than before, or it says to be this office.
        """
        package = read(path, journal.now_ms())
        sender = package.sender
        with self._library.reading() as connection:
            info = read_info(connection)
            row = journal.office_row(connection, sender.uuid)
        mark = fingerprint(sender.public_key)
        name = sender.name or sender.uuid[:8]
        if sender.uuid == journal.own_office(info):
            if info.get(OFFICE_KEY) != sender.public_key:
                raise same_office()
            trust = Trust.OWN
        elif row is not None and row["public_key"] != sender.public_key:
            raise other_key(name, row["fingerprint"], mark)
        else:
            trust = Trust.NEW if row is None else Trust.KNOWN
        card = OfficeCard(sender.uuid, name, mark, "" if row is None else row["trusted_since"] or "")
        return OpenedPackage(path, package, card, trust, notices(package, info))

    def preview(self, opened: OpenedPackage) -> MergeReport:
        """Return what merging would do: it is done and taken back in one transaction.

        Raises:
            UserError: as ``merge``.
        """
        try:
            with self._library.writing() as connection:
                _rehearse(Writer(connection, "exchange"), opened)
        except _RehearsedError as rehearsed:
            return rehearsed.report
        except IntegrityError as error:
            raise misfit(opened.path) from error
        raise AssertionError

    def merge(self, opened: OpenedPackage, choices: Choices | None = None) -> MergeReport:
        """Take a package in, after a backup, in one step that can be undone; trust its office from now on.

        Raises:
            UserError: the backup failed, the library cannot be written, or the package does not fit; nothing was
                changed.
        """
        self._backup()
        reports: list[MergeReport] = []

        def work(writer: Writer) -> None:
            report = _chosen(writer, _merged(writer, opened), choices or {})
            if opened.trust is Trust.NEW:
                _trust(writer, opened)
            if report.new or opened.trust is Trust.NEW:
                _log(writer, opened, report)
            reports.append(report)

        what = Text("「{name}」の変更の統合", "merging the changes of “{name}”").format(name=opened.office.name)
        try:
            self._edits.change("exchange", what, work)
        except IntegrityError as error:
            raise misfit(opened.path) from error
        return reports[0]

    def overturn(self, conflict: Conflict, side: Side) -> None:
        """Let the value of one side stand: an edit of this office, which the others get with the next package.

        Raises:
            UserError: the record is gone or cannot be changed.
        """
        what = Text("競合の選び直し", "settling a conflict")
        self._edits.change("exchange_overturn", what, lambda writer: _set(writer, conflict, side))

    def log(self) -> tuple[LogEntry, ...]:
        """Return what was exchanged, the latest first."""
        with self._library.reading() as connection:
            given = _given(read_info(connection))
            merged = [entry_of(row["content_json"]) for row in saved_items(connection, journal.LOG_KIND)]
        names = {card.uuid: card.name for card in self.offices()}
        handed = [
            LogEntry(
                at=one["at"],
                out=True,
                office=one["office"],
                name=names.get(one["office"], ""),
                file=one["file"],
                edits=one["edits"],
            )
            for one in given
        ]
        return tuple(sorted((*handed, *merged), key=lambda entry: entry.at, reverse=True))


def _given(info: Mapping[str, str]) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(info.get(GIVEN) or "[]")
    return found


def _merged(writer: Writer, opened: OpenedPackage) -> MergeReport:
    package = opened.package
    report = Merger(writer, package.upto).merge(package.edits)
    journal.take_note(writer.connection, package.sender.uuid, package.since, package.upto, whole=not report.refused)
    return report


def _chosen(writer: Writer, report: MergeReport, choices: Choices) -> MergeReport:
    """Let stand what a person chose, and say so in the report."""
    settled = []
    for conflict in report.conflicts:
        side = choices.get(conflict.place, conflict.stands)
        if side is not conflict.stands:
            _set(writer, conflict, side)
        settled.append(replace(conflict, stands=side))
    return replace(report, conflicts=tuple(settled))


def _rehearse(writer: Writer, opened: OpenedPackage) -> NoReturn:
    raise _RehearsedError(_merged(writer, opened))


def _set(writer: Writer, conflict: Conflict, side: Side) -> None:
    """Write the value of one side of a conflict."""
    table, key = Base.metadata.tables[conflict.table], json.loads(conflict.key)
    value = conflict.mine if side is Side.MINE else conflict.theirs
    if conflict.field == WHOLE and value is None:
        writer.remove(conflict.table, key)
        return
    data = value if conflict.field == WHOLE else {conflict.field: value}
    cells = writer.cells.unpack_row(table, {name: cell for name, cell in data.items() if name not in key})
    if conflict.field != WHOLE and not journal.rows_on_file(writer.connection, table, [conflict.key]):
        raise UserError(
            Text("その記録はもうありません。", "The record is no longer there."),
            Text("画面を更新してください（F5）。", "Please refresh the page (F5)."),
        )
    writer.put(conflict.table, key, cells)


def _trust(writer: Writer, opened: OpenedPackage) -> None:
    sender = opened.package.sender
    values = {
        "name": sender.name or sender.uuid[:8],
        "public_key": sender.public_key,
        "fingerprint": opened.office.fingerprint,
        "trusted_since": writer.at,
    }
    writer.put("offices", {"uuid": sender.uuid}, values)


def _log(writer: Writer, opened: OpenedPackage, report: MergeReport) -> None:
    name = f"{writer.at} {opened.office.name} {writer.change_no}"
    content = content_of(writer.at, opened.office.uuid, opened.office.name, opened.path.name, report)
    values = {"note": opened.path.name, "content_json": content, "saved_at": writer.at}
    writer.put("saved_items", {"kind": journal.LOG_KIND, "name": name}, values)
