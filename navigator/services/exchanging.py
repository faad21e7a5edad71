"""Exchanging changes with other offices: making a package, looking into one, merging it, overturning what stands.

A package is signed; an office is trusted when its first package is merged and must keep its key from then on. Merging
is one step of ``navigator.services.edits.Edits``; what it overturned is kept and listed, and overturning it again is an
edit like any other.
"""

import json
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from sqlalchemy.exc import IntegrityError

from navigator.db import exchange as journal
from navigator.db.library import Library
from navigator.db.loading import read_info, set_info
from navigator.db.mergeundone import take_again, taken_back
from navigator.db.office import saved_items
from navigator.db.writes import Writer
from navigator.domain.errors import UserError
from navigator.domain.exchange import Conflict, Edit, MergeReport, Side, Trust
from navigator.domain.text import Text
from navigator.files import write_atomically
from navigator.services import exchange_steps as steps
from navigator.services.changepackage import ChangePackage, Sender, nowhere, package_of, packed, read
from navigator.services.edits import Edits
from navigator.services.exchange_errors import misfit, notices, other_key, own_ahead, same_office
from navigator.services.exchange_log import LogEntry, entry_of
from navigator.services.exchange_steps import Choices, Progress, Telling, latest_stamp
from navigator.services.identity import OFFICE_ID, IdentityService
from navigator.services.officekeys import OfficeKeys, fingerprint

OFFICE_KEY, GIVEN = "office_public_key", "exchange_given"
"""Properties of the library: the public key of its office; what was handed out, oldest first."""

MOST_LOGGED = 200


@dataclass(frozen=True, slots=True)
class OfficeCard:
    """An office as people see it; ``name`` is empty until it gave itself one."""

    uuid: str
    name: str
    fingerprint: str
    trusted_since: str = ""


@dataclass(frozen=True, slots=True)
class Handout:
    """A package that was made: its bytes, its edits by table, what the one who hands it out should know."""

    data: bytes
    counts: Mapping[str, int]
    notices: tuple[Text, ...] = ()

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

    def make(self, *, since: date | None = None, office: str | None = None, progress: Progress = nowhere) -> Handout:
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
            edits = tuple(_counting(journal.edits_since(connection, start), progress))
            key = info[OFFICE_KEY]
        sender = Sender(own.uuid, own.name, key)
        package = package_of(sender, info.get("package_version", ""), start, upto, edits)
        data = packed(package, lambda message: self._keys.sign(own.uuid, message), progress)
        return Handout(data, package.counts(), own_ahead(upto.get(own.uuid, ""), latest_stamp()))

    def hand_out(
        self, path: Path, *, since: date | None = None, office: str | None = None, progress: Progress = nowhere
    ) -> Handout:
        """Make a package, write it to a file and log it.

        Raises:
            UserError: as ``make``, or the file cannot be written; one that was there is unchanged.
        """
        made = self.make(since=since, office=office, progress=progress)
        write_atomically(path, made.data)
        with self._library.writing() as connection:
            handed = steps.given(read_info(connection), GIVEN)
            handed.append({"at": journal.now_text(), "office": office or "", "file": path.name, "edits": made.edits})
            set_info(connection, {GIVEN: json.dumps(handed[-MOST_LOGGED:], ensure_ascii=False)})
        return made

    # Taking in

    def open(self, path: Path, progress: Progress = nowhere) -> OpenedPackage:
        """Read a package and say who made it; nothing is written.

        Raises:
            UserError: it is no sound package, its office has another key than before, or it says to be this office.
        """
        package = read(path, Telling(progress).tell)
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
        return OpenedPackage(path, package, card, trust, notices(package, info, latest_stamp()))

    def preview(self, opened: OpenedPackage, progress: Progress = nowhere) -> MergeReport:
        """Return what merging would do, and what was taken in before and taken back since.

        It is done and taken back in one transaction.

        Raises:
            UserError: as ``merge``.
        """
        telling = Telling(progress)
        try:
            with self._library.writing(telling.check) as connection:
                steps.rehearse(Writer(connection, "exchange"), opened.package, telling.tell)
        except steps.RehearsedError as rehearsed:
            return rehearsed.report
        except IntegrityError as error:
            raise misfit(opened.path) from error
        raise AssertionError

    def merge(self, opened: OpenedPackage, choices: Choices | None = None, progress: Progress = nowhere) -> MergeReport:
        """Take a package in, after a backup, in one step that can be undone; trust its office from now on.

        An exception of ``progress`` leaves the library as it was.

        Raises:
            UserError: the backup failed, the library cannot be written, or the package does not fit; nothing was
                changed.
        """

        def work(writer: Writer, telling: Telling) -> MergeReport:
            return steps.chosen(writer, steps.merged(writer, opened.package, telling.tell), choices or {})

        what = Text("「{name}」の変更の統合", "merging the changes of “{name}”").format(name=opened.office.name)
        return self._take("exchange", what, opened, work, progress)

    def take_again(self, opened: OpenedPackage, progress: Progress = nowhere) -> MergeReport:
        """Write what of a package was taken in and taken back since as edits of this office; others get them.

        What was changed here after it was taken back stays. One step that can be undone, after a backup.

        Raises:
            UserError: as ``merge``, or a record that it needs is gone.
        """

        def work(writer: Writer, telling: Telling) -> MergeReport:
            telling.tell(0, 0)
            found = taken_back(writer.connection, opened.package.edits)
            take_again(writer, found)
            return steps.again(found)

        what = Text("「{name}」の変更の再度の取り入れ", "taking the changes of “{name}” in again").format(
            name=opened.office.name
        )
        return self._take("exchange again", what, opened, work, progress)

    def _take(
        self,
        use_case: str,
        what: Text,
        opened: OpenedPackage,
        work: Callable[[Writer, Telling], MergeReport],
        progress: Progress,
    ) -> MergeReport:
        """Back the library up, do the work, trust the office and log it, all in one step."""
        telling = Telling(progress)
        telling.tell(0, 0)
        self._backup()
        reports: list[MergeReport] = []

        def whole(writer: Writer) -> None:
            report = work(writer, telling)
            if opened.trust is Trust.NEW:
                steps.trust(writer, opened.package.sender)
            if report.new or opened.trust is Trust.NEW:
                steps.log(writer, (opened.office.uuid, opened.office.name), opened.path.name, report)
            reports.append(report)

        try:
            self._edits.change(use_case, what, whole, telling.check)
        except IntegrityError as error:
            raise misfit(opened.path) from error
        return reports[0]

    def overturn(self, conflict: Conflict, side: Side) -> None:
        """Let the value of one side stand: an edit of this office, which the others get with the next package.

        Raises:
            UserError: the record is gone or cannot be changed.
        """
        what = Text("競合の選び直し", "settling a conflict")
        self._edits.change("exchange_overturn", what, lambda writer: steps.set_value(writer, conflict, side))

    def log(self) -> tuple[LogEntry, ...]:
        """Return what was exchanged, the latest first."""
        with self._library.reading() as connection:
            given = steps.given(read_info(connection), GIVEN)
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


def _counting(edits: Iterable[Edit], progress: Progress) -> Iterator[Edit]:
    """Pass edits on and tell that they are being read; how many there are is not known yet."""
    telling = Telling(progress)
    for edit in edits:
        telling.check()
        yield edit
