"""The entry forms of the councils page: activities, members, meetings, decisions."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox, QWidget

from navigator.domain.catalogues import Catalogue
from navigator.domain.councilforms import (
    ActivityDraft,
    DecisionDraft,
    MeetingDraft,
    MemberDraft,
    Problems,
    check_activity,
    check_decision,
    check_meeting,
    check_member,
)
from navigator.domain.councils import DecisionState, Meeting, MeetingKind
from navigator.domain.record import RecordRef
from navigator.domain.text import Text
from navigator.domain.vocabulary import ActivityKind, PlannedOrActual
from navigator.viewmodels.desk import Desk
from navigator.views.councils.fields import AgendaField, ChoiceField, pairs_in
from navigator.views.councils.form import EntryForm
from navigator.views.record.plain import one_line

if TYPE_CHECKING:  # the services load the database layer
    from navigator.services.suite import ServiceSuite

_OPEN_EVENT, _SAME_EVENT = "open", "same"
_AS_ACTIVITY = "as_activity"


class ActivityForm(EntryForm):
    """An activity: a plan, or something done."""

    def __init__(self, desk: Desk, draft: ActivityDraft, key: str | None = None, parent: QWidget | None = None) -> None:
        super().__init__(desk, "", key, parent)
        self.setWindowTitle(self.tr("活動の記入") if key is None else self.tr("活動の変更"))
        self._given = draft
        self.block = self.add_block(draft.block)
        self.kind = self.add_terms("kind", ActivityKind, self.tr("選んでください"))
        self.state = self.add_terms("state", PlannedOrActual)
        self.title = self.add_line("title", self.tr("例: 第3回 近畿地域ブロック協議会"))
        self.date = self.add_date("date", self.tr("例: H19.7.3"))
        self.fy = self.add_line("fy", self.tr("日付から分かるときは空欄でよい"))
        self.place = self.add_line("place")
        self.count = self.add_line("count", self.tr("空欄は資料なし"))
        self.participants = self.add_line("participants", self.tr("人数。空欄は資料なし"))
        self.meeting = ChoiceField("meeting", self.label("meeting"), (), self.tr("なし"))
        self.chart = ChoiceField("chart", self.label("chart"), (), self.tr("なし"))
        self.event = ChoiceField("event", self.label("event"), self._events(), self.tr("なし"))
        for field in (self.meeting, self.chart, self.event):
            self.add_field(field)
        self.note = self.add_text("note")
        self._fill(draft)
        desk.ask("councils-form", self._read_choices, self._offer)
        self.begin()
        self.kind.box.setFocus()

    def _fill(self, draft: ActivityDraft) -> None:
        self.kind.set_value(draft.kind)
        self.state.set_value(draft.state)
        self.date.set_value(self.date_shown(draft.date))
        for name in ("title", "fy", "place", "count", "participants", "note"):
            getattr(self, name).set_value(getattr(draft, name))
        for field, value in ((self.meeting, draft.meeting), (self.chart, draft.chart)):
            # What is linked stays linked, also before the lists to choose from are read.
            field.set_choices([(value, value)] if value else [])
            field.set_value(value)
        self.event.set_value(_SAME_EVENT if draft.event else "")

    def _events(self) -> list[tuple[str, str]]:
        """Offer the event that is linked, and the one that is open in the finder."""
        choices = []
        if self._given.event is not None:
            choices.append((_SAME_EVENT, self._given.event.code))
        record = self.desk.finder.record
        if record is not None and record.catalogue is Catalogue.EVENTS:
            title = one_line(record.title.of(self.language))
            choices.append((_OPEN_EVENT, self.tr("「探す」で開いている行事：{title}").format(title=title)))
        return choices

    def _read_choices(self, suite: "ServiceSuite") -> tuple[tuple[Meeting, ...], list[str]]:
        charts = [name for kind, name in suite.meeting_papers.offered() if kind == "chart"]
        return suite.meetings.meetings(None), charts

    def _offer(self, found: tuple[tuple[Meeting, ...], list[str]]) -> None:
        meetings, charts = found
        shown = [(one.key, f"{self.date_shown(one.date.text)} {one.title}") for one in meetings]
        self.meeting.set_choices(shown)
        self.meeting.set_value(self._given.meeting)
        kept = [self._given.chart] if self._given.chart and self._given.chart not in charts else []
        self.chart.set_choices([(name, name) for name in (*kept, *charts)])
        self.chart.set_value(self._given.chart)

    def typed(self) -> dict[str, str]:
        """Return what is entered; the event by its reference, for another record may be open next time."""
        event = self._event()
        refs = [] if event is None else [[event.table, event.fact_key, event.code]]
        return {**super().typed(), "event": json.dumps(refs)}

    def take_over(self, values: Mapping[str, str]) -> None:
        """Enter what was kept; what it was linked with is offered again, also before the lists are read."""
        linked = {name: values[name] for name in ("meeting", "chart") if values.get(name)}
        self._given = replace(self._given, **linked)
        for name, value in linked.items():
            field = self.meeting if name == "meeting" else self.chart
            if field.box.findData(value) < 0:
                field.set_choices([(value, value)])
        super().take_over({name: text for name, text in values.items() if name != "event"})
        refs = pairs_in(values["event"], 3) if "event" in values else None
        if refs is not None:
            self._given = replace(self._given, event=RecordRef(*refs[0]) if refs else None)
            self.event.set_choices(self._events())
            self.event.set_value(_SAME_EVENT if refs else "")

    def _event(self) -> RecordRef | None:
        record = self.desk.finder.record
        if self.event.value == _OPEN_EVENT and record is not None:
            return record.ref
        return self._given.event if self.event.value == _SAME_EVENT else None

    def draft(self) -> ActivityDraft:
        """Return what was typed."""
        return ActivityDraft(
            block=self.block.value,
            kind=self.kind.value,
            title=self.title.value,
            state=self.state.value,
            date=self.date.value,
            fy=self.fy.value,
            place=self.place.value,
            count=self.count.value,
            participants=self.participants.value,
            note=self.note.value,
            event=self._event(),
            meeting=self.meeting.value,
            chart=self.chart.value,
        )

    def check(self, draft: ActivityDraft) -> Problems:
        """Return what is wrong with it."""
        assert self.desk.suite is not None  # a form is opened from a list of an open library
        return check_activity(draft, self.desk.suite.today)

    def write(self, suite: "ServiceSuite", draft: ActivityDraft) -> str:
        """Write it."""
        if self.key is None:
            return suite.council_entries.add_activity(draft)
        suite.council_entries.change_activity(self.key, draft)
        return self.key


class MemberForm(EntryForm):
    """A member of a council."""

    def __init__(self, desk: Desk, draft: MemberDraft, key: str | None = None, parent: QWidget | None = None) -> None:
        super().__init__(desk, "", key, parent)
        self.setWindowTitle(self.tr("構成員の記入") if key is None else self.tr("構成員の変更"))
        self.block = self.add_block(draft.block)
        self.organisation = self.add_line("organisation", self.tr("例: 近畿経済産業局 地域経済部"))
        self.name = self.add_line("name")
        self.role = self.add_line("role", self.tr("例: 座長、事務局"))
        self.since, self.until = self.add_date("since", self.tr("例: R8.4.1")), self.add_date("until")
        self.note = self.add_text("note")
        for name in ("organisation", "name", "role", "note"):
            getattr(self, name).set_value(getattr(draft, name))
        self.since.set_value(self.date_shown(draft.since))
        self.until.set_value(self.date_shown(draft.until))
        self.begin()
        self.organisation.line.setFocus()

    def draft(self) -> MemberDraft:
        """Return what was typed."""
        return MemberDraft(
            self.block.value,
            self.name.value,
            self.organisation.value,
            self.role.value,
            self.since.value,
            self.until.value,
            self.note.value,
        )

    def check(self, draft: MemberDraft) -> Problems:
        """Return what is wrong with it."""
        return check_member(draft)

    def write(self, suite: "ServiceSuite", draft: MemberDraft) -> str:
        """Write it."""
        if self.key is None:
            return suite.council_entries.add_member(draft)
        suite.council_entries.change_member(self.key, draft)
        return self.key


class MeetingForm(EntryForm):
    """A meeting with its agenda and who came; a new one may be entered among the activities as well."""

    def __init__(self, desk: Desk, draft: MeetingDraft, key: str | None = None, parent: QWidget | None = None) -> None:
        super().__init__(desk, "", key, parent)
        self.setWindowTitle(self.tr("会議の記入") if key is None else self.tr("会議の変更"))
        self.block = self.add_block(draft.block)
        self.kind = self.add_terms("kind", MeetingKind)
        self.title = self.add_line("title", self.tr("例: 第3回 幹事会"))
        self.date = self.add_date("date", self.tr("例: H19.7.3"))
        self.place = self.add_line("place")
        self.agenda = AgendaField("agenda", self.label("agenda"), (self.tr("議題"), self.tr("説明者")))
        self.add_field(self.agenda)
        self.participants = self.add_text("participants", self.tr("一行に一人"), 4)
        self.note = self.add_text("note", lines=2)
        self.as_activity = QCheckBox(self.tr("活動にも記入する（実績・予定の件数に入ります）"))
        self.as_activity.setChecked(key is None)
        self.as_activity.setVisible(key is None)
        self.body.insertWidget(1, self.as_activity)
        self.kind.set_value(draft.kind)
        for name in ("title", "place", "note"):
            getattr(self, name).set_value(getattr(draft, name))
        self.date.set_value(self.date_shown(draft.date))
        self.agenda.set_value(draft.agenda)
        self.participants.set_value("\n".join(draft.participants))
        self.begin()
        self.as_activity.toggled.connect(self.validate)
        self.title.line.setFocus()

    def typed(self) -> dict[str, str]:
        """Return what is entered, and whether it becomes an activity too."""
        return {**super().typed(), _AS_ACTIVITY: str(int(self.as_activity.isChecked()))}

    def take_over(self, values: Mapping[str, str]) -> None:
        """Enter what was kept."""
        super().take_over(values)
        if _AS_ACTIVITY in values:
            self.as_activity.setChecked(values[_AS_ACTIVITY] == "1")

    def draft(self) -> MeetingDraft:
        """Return what was typed."""
        return MeetingDraft(
            self.block.value,
            self.kind.value,
            self.title.value,
            self.date.value,
            self.place.value,
            self.agenda.value,
            self.participants.lines,
            self.note.value,
        )

    def check(self, draft: MeetingDraft) -> Problems:
        """Return what is wrong with it."""
        return check_meeting(draft)

    def write(self, suite: "ServiceSuite", draft: MeetingDraft) -> str:
        """Write it."""
        if self.key is None:
            return suite.meetings.add_meeting(draft, as_activity=self.as_activity.isChecked())
        suite.meetings.change_meeting(self.key, draft)
        return self.key


class DecisionForm(EntryForm):
    """A decision of a meeting; a new one names the meeting that took it."""

    def __init__(
        self,
        desk: Desk,
        draft: DecisionDraft,
        key: str | None = None,
        parent: QWidget | None = None,
        *,
        meetings: Sequence[Meeting] = (),
        meeting: str = "",
    ) -> None:
        super().__init__(desk, "", key, parent)
        self.setWindowTitle(self.tr("決定事項の記入") if key is None else self.tr("決定事項の変更"))
        choices = [(one.key, f"{self.date_shown(one.date.text)} {one.title}") for one in meetings]
        self.meeting = ChoiceField("meeting", self.label("meeting"), choices)
        if key is None:
            self.meeting.set_value(meeting)
            self.add_field(self.meeting)
        self.text = self.add_text("text")
        self.who = self.add_line("who")
        self.due = self.add_date("due", self.tr("例: R9.3.31"))
        self.state = self.add_terms("state", DecisionState)
        self.text.set_value(draft.text)
        self.who.set_value(draft.who)
        self.due.set_value(self.date_shown(draft.due))
        self.state.set_value(draft.state)
        self.begin()
        self.text.text.setFocus()

    def draft(self) -> DecisionDraft:
        """Return what was typed."""
        return DecisionDraft(self.text.value, self.who.value, self.due.value, self.state.value)

    def check(self, draft: DecisionDraft) -> Problems:
        """Return what is wrong with it."""
        problems = check_decision(draft)
        if self.key is None and not self.meeting.value:
            first = Text("先に会議を記入してください。", "Enter the meeting first.")
            problems = {"meeting": first, **problems}
        return problems

    def write(self, suite: "ServiceSuite", draft: DecisionDraft) -> str:
        """Write it."""
        if self.key is None:
            return suite.meetings.add_decision(self.meeting.value, draft)
        suite.meetings.change_decision(self.key, draft)
        return self.key
