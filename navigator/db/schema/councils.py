"""What the office of a block council enters: members, activities, meetings, decisions, papers, consultations.

A row is named for good by ``uid``, a random number made when it was entered, so that offices can exchange rows. Facts
are named by table and key in ``record_links``, never by row number (see ``navigator.db.schema.office``). Dates are
partial ISO dates, lists JSON; see docs/decisions/0011-office-records.md.
"""

from sqlalchemy import ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, declared_attr, mapped_column

from navigator.db.schema.base import Base, closed
from navigator.domain.councils import ConsultationState, DecisionState, MeetingKind, PaperKind
from navigator.domain.vocabulary import (
    ActivityKind,
    Block,
    Eligible,
    Field,
    Origin,
    OwnStatus,
    PlannedOrActual,
    Stage,
)


class OfficeBase(Base):
    """A record of the office: its lasting name, whether it was entered here or came from elsewhere, when it was made.

    ``made_at`` is UTC; every later change stands in the journal.
    """

    __abstract__ = True

    id: Mapped[int] = mapped_column(primary_key=True)
    uid: Mapped[str]
    origin: Mapped[Origin] = mapped_column(closed(Origin))
    made_at: Mapped[str]

    @declared_attr.directive
    def __table_args__(cls) -> tuple[UniqueConstraint, ...]:  # noqa: N805 - SQLAlchemy calls it with the class
        """Every record has a name of its own."""
        return (UniqueConstraint("uid"),)


class CouncilMember(OfficeBase):
    """A member of a block council."""

    __tablename__ = "council_members"

    block_code: Mapped[Block] = mapped_column(closed(Block), index=True)
    name: Mapped[str]
    organisation: Mapped[str]
    role: Mapped[str]
    since: Mapped[str | None]
    until: Mapped[str | None]
    note: Mapped[str]


class CouncilMeeting(OfficeBase):
    """A meeting; ``agenda_json`` lists [title, presenter], ``participants_json`` names."""

    __tablename__ = "council_meetings"

    block_code: Mapped[Block] = mapped_column(closed(Block), index=True)
    kind: Mapped[MeetingKind] = mapped_column(closed(MeetingKind))
    title: Mapped[str]
    date: Mapped[str]
    place: Mapped[str]
    agenda_json: Mapped[str]
    participants_json: Mapped[str]
    note: Mapped[str]


class MeetingDecision(OfficeBase):
    """Something a meeting decided."""

    __tablename__ = "meeting_decisions"

    meeting_uid: Mapped[str] = mapped_column(ForeignKey("council_meetings.uid"), index=True)
    position: Mapped[int]
    text: Mapped[str]
    who: Mapped[str]
    due: Mapped[str | None]
    state: Mapped[DecisionState] = mapped_column(closed(DecisionState))


class MeetingPaperRow(OfficeBase):
    """A paper of a meeting: what it asks for, and what it showed that day."""

    __tablename__ = "meeting_papers"

    meeting_uid: Mapped[str] = mapped_column(ForeignKey("council_meetings.uid"), index=True)
    position: Mapped[int]
    kind: Mapped[PaperKind] = mapped_column(closed(PaperKind))
    title: Mapped[str]
    number: Mapped[str]
    check_id: Mapped[str]
    spec_json: Mapped[str]
    content_json: Mapped[str]
    data_version: Mapped[str]
    taken_on: Mapped[str]


class OfficeActivity(OfficeBase):
    """Something the council did or plans, entered by the office.

    ``planned_fy`` and the columns named alike keep the plan of what has been done since. ``chart_name`` is a chart kept
    by name (``saved_items``).
    """

    __tablename__ = "office_activities"

    block_code: Mapped[Block] = mapped_column(closed(Block), index=True)
    fy: Mapped[int]
    kind: Mapped[ActivityKind] = mapped_column(closed(ActivityKind))
    title: Mapped[str]
    date: Mapped[str | None]
    place: Mapped[str]
    planned_or_actual: Mapped[PlannedOrActual] = mapped_column(closed(PlannedOrActual))
    planned_fy: Mapped[int | None]
    planned_date: Mapped[str | None]
    planned_count: Mapped[int | None]
    planned_participants: Mapped[int | None]
    count: Mapped[int | None]
    participants: Mapped[int | None]
    meeting_uid: Mapped[str | None] = mapped_column(ForeignKey("council_meetings.uid"), index=True)
    chart_name: Mapped[str]
    note: Mapped[str]


class ConsultationRow(OfficeBase):
    """A consultation; ``case_json`` holds the answers given at the counter."""

    __tablename__ = "consultations"

    block_code: Mapped[Block] = mapped_column(closed(Block), index=True)
    date: Mapped[str]
    visitor: Mapped[str]
    organisation: Mapped[str]
    subject: Mapped[str]
    advice: Mapped[str]
    follow_up: Mapped[str]
    state: Mapped[ConsultationState] = mapped_column(closed(ConsultationState))
    outcome: Mapped[OwnStatus | None] = mapped_column(closed(OwnStatus))
    stage: Mapped[Stage | None] = mapped_column(closed(Stage))
    field: Mapped[Field | None] = mapped_column(closed(Field))
    applicant: Mapped[Eligible | None] = mapped_column(closed(Eligible))
    case_json: Mapped[str]


class RecordLink(Base):
    """A fact that a record of the office names: the ``place``-th of ``owner`` in the part ``role`` of it.

    Not unique by the fact: a new version of the facts may give two of them one name, and both links must live on.
    """

    __tablename__ = "record_links"
    __table_args__ = (
        UniqueConstraint("owner_table", "owner_uid", "role", "place"),
        Index("ix_record_links_fact", "table_name", "fact_key"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    owner_table: Mapped[str]
    owner_uid: Mapped[str]
    role: Mapped[str]
    place: Mapped[int]
    table_name: Mapped[str]
    fact_key: Mapped[str]
