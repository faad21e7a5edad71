"""Making an item of the next meeting's agenda: one step that can be undone."""

from dataclasses import dataclass, replace
from datetime import date

from navigator.domain.councildrafts import draft_of_meeting
from navigator.domain.councilforms import LONGEST_LINE, MeetingDraft
from navigator.domain.councils import AgendaItem, Meeting
from navigator.domain.vocabulary import Block
from navigator.services.meetings import MeetingService


@dataclass(frozen=True, slots=True)
class Placed:
    """Where an item went: the meeting, and its number on the agenda (from 1)."""

    meeting: Meeting
    number: int


class AgendaService:
    """Puts items on agendas."""

    def __init__(self, meetings: MeetingService, today: date) -> None:
        self._meetings, self._today = meetings, today

    def next_meeting(self, block: Block) -> Meeting | None:
        """Return the meeting of a block that is held next, from today on; None when none is planned."""
        planned = [one for one in self._meetings.meetings(block) if one.date.last >= self._today]
        return min(planned, key=lambda one: (one.date.first, one.key), default=None)

    def add(self, block: Block, title: str) -> Placed | None:
        """Put an item behind those of the next meeting; None, and nothing is written, when none is planned.

        An item that stands there already is not put twice.

        Raises:
            UserError: the title holds what cannot be kept.
        """
        meeting = self.next_meeting(block)
        if meeting is None:
            return None
        title = title[:LONGEST_LINE]
        known = [item.title for item in meeting.agenda]
        if title in known:
            return Placed(meeting, known.index(title) + 1)
        draft = draft_of_meeting(meeting)
        self._meetings.change_meeting(meeting.key, replace(draft, agenda=(*draft.agenda, AgendaItem(title))))
        return Placed(self._meetings.meeting(meeting.key), len(known) + 1)

    def add_to_new(self, draft: MeetingDraft, title: str) -> Placed:
        """Enter a meeting with the item on its agenda.

        Raises:
            UserError: the draft has a mistake.
        """
        item = AgendaItem(title[:LONGEST_LINE])
        key = self._meetings.add_meeting(replace(draft, agenda=(*draft.agenda, item)))
        return Placed(self._meetings.meeting(key), len(draft.agenda) + 1)
