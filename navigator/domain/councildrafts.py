"""Records of a council's office as drafts, to be changed in the forms they were entered in."""

from navigator.domain.councilforms import ActivityDraft, ConsultationDraft, DecisionDraft, MeetingDraft, MemberDraft
from navigator.domain.councils import Activity, Consultation, Decision, Meeting, Member
from navigator.domain.dates import PartialDate


def draft_of_activity(activity: Activity) -> ActivityDraft:
    """Return an activity as it would be typed."""
    return ActivityDraft(
        block=activity.block.value if activity.block else "",
        kind=activity.kind.value,
        title=activity.title,
        state=activity.state.value if activity.state else "",
        date=_date(activity.date),
        fy="" if activity.fy is None else str(activity.fy),
        place=activity.place,
        count=_number(activity.count),
        participants=_number(activity.participants),
        note=activity.note,
        event=activity.event,
        meeting=activity.meeting,
        chart=activity.chart,
    )


def draft_of_member(member: Member) -> MemberDraft:
    """Return a member as it would be typed."""
    return MemberDraft(
        member.block.value,
        member.name,
        member.organisation,
        member.role,
        _date(member.since),
        _date(member.until),
        member.note,
    )


def draft_of_meeting(meeting: Meeting) -> MeetingDraft:
    """Return a meeting as it would be typed."""
    return MeetingDraft(
        meeting.block.value,
        meeting.kind.value,
        meeting.title,
        meeting.date.text,
        meeting.place,
        meeting.agenda,
        meeting.participants,
        meeting.note,
    )


def draft_of_decision(decision: Decision) -> DecisionDraft:
    """Return a decision as it would be typed."""
    return DecisionDraft(decision.text, decision.who, _date(decision.due), decision.state.value)


def draft_of_consultation(consultation: Consultation) -> ConsultationDraft:
    """Return a consultation as it would be typed."""
    return ConsultationDraft(
        block=consultation.block.value,
        date=consultation.date.text,
        visitor=consultation.visitor,
        organisation=consultation.organisation,
        subject=consultation.subject,
        advice=consultation.advice,
        follow_up=consultation.follow_up,
        state=consultation.state.value,
        outcome=consultation.outcome.value if consultation.outcome else "",
        stage=consultation.stage.value if consultation.stage else "",
        field=consultation.field.value if consultation.field else "",
        applicant=consultation.applicant.value if consultation.applicant else "",
        case=consultation.case,
        recommended=consultation.recommended,
    )


def _date(day: PartialDate | None) -> str:
    return "" if day is None else day.text


def _number(value: int | None) -> str:
    return "" if value is None else str(value)
