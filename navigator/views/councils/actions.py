"""What can be done to records of a council from any list: enter, change, duplicate, remove, and their history."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import Enum
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from navigator.domain.councildrafts import (
    draft_of_activity,
    draft_of_consultation,
    draft_of_decision,
    draft_of_meeting,
    draft_of_member,
)
from navigator.domain.councilforms import ActivityDraft, ConsultationDraft, DecisionDraft, MeetingDraft, MemberDraft
from navigator.domain.councils import Activity, Consultation, Decision, Meeting, Member
from navigator.domain.vocabulary import PlannedOrActual
from navigator.viewmodels.councils import CouncilsModel
from navigator.views.councils.form import EntryForm

if TYPE_CHECKING:  # the services load the database layer
    from navigator.services.suite import ServiceSuite


class Kind(Enum):
    """Kinds of record; the value is the table of the office in which they are kept."""

    ACTIVITY = "office_activities"
    MEETING = "council_meetings"
    DECISION = "meeting_decisions"
    CONSULTATION = "consultations"
    MEMBER = "council_members"


@dataclass(frozen=True, slots=True)
class _Ways:
    read: "Callable[[ServiceSuite, str], Any]"
    remove: "Callable[[ServiceSuite, str], None]"


_WAYS: dict[Kind, _Ways] = {
    Kind.ACTIVITY: _Ways(
        lambda suite, key: suite.council_entries.activity(key),
        lambda suite, key: suite.council_entries.remove_activity(key),
    ),
    Kind.MEETING: _Ways(
        lambda suite, key: suite.meetings.meeting(key),
        lambda suite, key: suite.meetings.remove_meeting(key),
    ),
    Kind.DECISION: _Ways(
        lambda suite, key: suite.meetings.decision(key),
        lambda suite, key: suite.meetings.remove_decision(key),
    ),
    Kind.CONSULTATION: _Ways(
        lambda suite, key: suite.consultations.consultation(key),
        lambda suite, key: suite.consultations.remove_consultation(key),
    ),
    Kind.MEMBER: _Ways(
        lambda suite, key: suite.council_entries.member(key),
        lambda suite, key: suite.council_entries.remove_member(key),
    ),
}


class EntryActions(QObject):
    """Opens forms over ``page`` and removes records; ``written`` carries the kind and key of what was saved."""

    written = Signal(object, str)

    def __init__(self, model: CouncilsModel, page: QWidget) -> None:
        super().__init__(page)
        self._model, self._page = model, page
        self.form: EntryForm | None = None
        """The form that was opened last; it deletes itself when it is closed."""

    # New records.

    def add(self, kind: Kind, *, activity_kind: str = "", meeting: str = "") -> None:
        """Open an empty form: own block, today; ``activity_kind`` and ``meeting`` are chosen beforehand."""
        if self._model.desk.suite is None:
            return
        block, today = self._model.block.value, self._model.desk.suite.today.isoformat()
        match kind:
            case Kind.ACTIVITY:
                self._open(kind, ActivityDraft(block=block, kind=activity_kind, date=today, meeting=meeting))
            case Kind.MEETING:
                self._open(kind, MeetingDraft(block=block, date=today))
            case Kind.CONSULTATION:
                self._open(kind, ConsultationDraft(block=block, date=today))
            case Kind.MEMBER:
                self._open(kind, MemberDraft(block=block))
            case Kind.DECISION:
                shown = self._model.block
                self._model.ask(
                    "decision",
                    lambda suite: suite.meetings.meetings(shown),
                    lambda found: self._open(kind, DecisionDraft(), meetings=found, meeting=meeting),
                )

    def edit(self, kind: Kind, key: str) -> None:
        """Open a record in its form."""
        self._model.ask("edit", lambda suite: _WAYS[kind].read(suite, key), lambda found: self._edit(kind, key, found))

    def _edit(self, kind: Kind, key: str, found: Any) -> None:
        self._open(kind, _draft(found), key, titles=self._titles(found))

    def carry_out(self, key: str) -> None:
        """Open a plan in its form as something done; what was planned is kept beside it."""

        def show(found: Activity) -> None:
            done = PlannedOrActual.ACTUAL.value
            self._open(Kind.ACTIVITY, replace(draft_of_activity(found), state=done), key)

        self._model.ask("edit", lambda suite: suite.council_entries.activity(key), show)

    def duplicate(self, kind: Kind, key: str, *, own: bool = True) -> None:
        """Open a new form filled from a record, dated today; bundled activities may be copied as well."""
        if own:
            self._model.ask("edit", lambda suite: _WAYS[kind].read(suite, key), lambda found: self._copy(kind, found))
            return
        block = self._model.block

        def read(suite: "ServiceSuite") -> Activity:
            return next(one for one in suite.councils.activities(block).activities if one.key == key)

        self._model.ask("edit", read, lambda found: self._copy(kind, found))

    def _copy(self, kind: Kind, found: Any) -> None:
        suite = self._model.desk.suite
        assert suite is not None  # it has just answered
        draft, today = _draft(found), suite.today.isoformat()
        if isinstance(draft, ActivityDraft):
            draft = replace(draft, date=today, fy="", event=None)
        elif isinstance(draft, MeetingDraft | ConsultationDraft):
            draft = replace(draft, date=today)
        if isinstance(found, Decision):
            block = self._model.block
            self._model.ask(
                "decision",
                lambda suite: suite.meetings.meetings(block),
                lambda meetings: self._open(kind, draft, meetings=meetings, meeting=found.meeting),
            )
            return
        self._open(kind, draft, titles=self._titles(found))

    def _titles(self, found: Any) -> tuple[str, ...]:
        language = self._model.presentation.language
        return tuple(title.of(language) for title in found.titles) if isinstance(found, Consultation) else ()

    def _open(
        self,
        kind: Kind,
        draft: Any,
        key: str | None = None,
        *,
        titles: tuple[str, ...] = (),
        meetings: tuple[Meeting, ...] = (),
        meeting: str = "",
    ) -> None:
        from navigator.views.councils import consultationform, entryforms  # noqa: PLC0415 - made when first needed

        desk, page = self._model.desk, self._page
        form: EntryForm
        match kind:
            case Kind.ACTIVITY:
                form = entryforms.ActivityForm(desk, draft, key, page)
            case Kind.MEETING:
                form = entryforms.MeetingForm(desk, draft, key, page)
            case Kind.DECISION:
                form = entryforms.DecisionForm(desk, draft, key, page, meetings=meetings, meeting=meeting)
            case Kind.CONSULTATION:
                form = consultationform.ConsultationForm(desk, draft, key, page, titles=titles)
            case Kind.MEMBER:
                form = entryforms.MemberForm(desk, draft, key, page)
        form.saved.connect(lambda saved: self.written.emit(kind, saved))
        form.finished.connect(self._closed)
        self.form = form

    def _closed(self) -> None:
        self.form = None

    # Removing, history.

    def remove(self, kind: Kind, key: str, title: str) -> None:
        """Remove a record at once and say how it comes back."""
        said = self.tr("「{title}」を削除しました。Ctrl+Z で戻せます。").format(title=title)
        self._model.desk.edit(
            lambda suite: _WAYS[kind].remove(suite, key), lambda _done: self._model.desk.noticed.emit(said)
        )

    def show_history(self, kind: Kind, key: str, title: str) -> None:
        """Show what changed in a record."""
        self._model.ask(
            "history",
            lambda suite: suite.history.history(kind.value, key),
            lambda entries: self._show_history(entries, title),
        )

    def _show_history(self, entries: Any, title: str) -> None:
        from navigator.views.councils.history import HistoryDialog  # noqa: PLC0415 - as above

        HistoryDialog(entries, title, self._model.presentation, self._page).open()


def _draft(found: Any) -> Any:
    match found:
        case Activity():
            return draft_of_activity(found)
        case Meeting():
            return draft_of_meeting(found)
        case Decision():
            return draft_of_decision(found)
        case Consultation():
            return draft_of_consultation(found)
        case Member():
            return draft_of_member(found)
    raise TypeError(type(found))
