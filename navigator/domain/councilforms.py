"""What is typed into the forms of the councils page, and what is wrong with it, field by field.

A draft holds text as it was typed. ``check_…`` returns a sentence for each field that cannot be kept (an empty dict:
all is well); ``…_of`` returns the values of a draft without problems. Dates are typed in any form that
``PartialDate.read`` takes; ``today`` is always given.
"""

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field as made_by
from datetime import date
from typing import Any

from navigator.domain.councils import AgendaItem, ConsultationState, DecisionState, MeetingKind
from navigator.domain.dates import PartialDate
from navigator.domain.errors import UserError
from navigator.domain.fiscal import YearStyle, fiscal_year_of, format_fiscal_year, parse_fiscal_year
from navigator.domain.record import RecordRef
from navigator.domain.text import Text
from navigator.domain.vocabulary import (
    ActivityKind,
    Block,
    Eligible,
    Field,
    OwnStatus,
    PlannedOrActual,
    Stage,
    Term,
)

Problems = dict[str, Text]
"""Sentences by name of the draft's field."""

LONGEST_LINE, LONGEST_TEXT = 300, 20_000
MOST_COUNTED = 9_999_999

_NEEDED = Text("入力してください。", "Please fill this in.")
_CHOOSE = Text("選んでください。", "Please choose one.")
_LONG = Text("{limit} 字までにしてください。", "At most {limit} characters.")
_NUMBER = Text("0 以上の整数を入れてください（空欄は資料なし）。", "A whole number, 0 or more; empty is «not on file».")
_LARGE = Text("数が大きすぎます。", "The number is too large.")
_FUTURE = Text(
    "実績の日付が今日より後です。予定にするか、日付を直してください。",
    "Done, yet dated after today: make it a plan, or mend the date.",
)
_FUTURE_YEAR = Text("実績の年度が今年度より後です。", "Done, yet in a fiscal year after this one.")
_LATER_DAY = Text("今日より後の日付です。", "The date is after today.")
_WHICH_YEAR = Text(
    "年だけの日付では年度が決まりません。年度も入れてください。", "A year alone names no fiscal year: enter it as well."
)
_NO_YEAR = Text("日付か年度を入れてください。", "Please enter a date or a fiscal year.")
_OTHER_YEAR = Text(
    "日付は{year}です。年度と日付を合わせてください。", "The date lies in {year}: date and fiscal year must agree."
)
_NO_MONTH = Text("月まで入れてください。", "Please enter at least the month.")
_ORDER = Text("終わりが始まりより前です。", "The end is before the beginning.")
_BROKEN = Text("保存できない文字があります。打ち直してください。", "A character cannot be saved: please type it again.")
_STRAY = Text("改行や制御文字を除いてください。", "Please remove line breaks and control characters.")

FIELD_LABELS: dict[str, Text] = {
    "block": Text("ブロック", "Block"),
    "kind": Text("種類", "Kind"),
    "title": Text("名称", "Title"),
    "state": Text("状態", "State"),
    "planned_or_actual": Text("予定・実績", "Planned or done"),
    "date": Text("日付", "Date"),
    "fy": Text("年度", "Fiscal year"),
    "planned_date": Text("予定の日付", "Planned date"),
    "planned_fy": Text("予定の年度", "Planned fiscal year"),
    "planned_count": Text("予定の回数", "Planned times"),
    "planned_participants": Text("予定の参加者", "Planned participants"),
    "place": Text("場所", "Place"),
    "count": Text("回数", "Times"),
    "participants": Text("参加者", "Participants"),
    "note": Text("備考", "Note"),
    "event": Text("同じ行事", "Same event"),
    "meeting": Text("会議", "Meeting"),
    "chart": Text("図", "Chart"),
    "name": Text("氏名", "Name"),
    "organisation": Text("所属・機関", "Organisation"),
    "role": Text("役職・役割", "Role"),
    "since": Text("就任", "Since"),
    "until": Text("退任", "Until"),
    "agenda": Text("議題", "Agenda"),
    "text": Text("決定事項", "Decision"),
    "who": Text("担当", "Who"),
    "due": Text("期限", "Due"),
    "visitor": Text("来訪者", "Visitor"),
    "subject": Text("相談の内容", "The case"),
    "advice": Text("紹介・助言", "Recommended"),
    "follow_up": Text("その後", "Follow-up"),
    "outcome": Text("結果", "Outcome"),
    "stage": Text("段階", "Stage"),
    "field": Text("分野", "Field"),
    "applicant": Text("相談者の種類", "Applicant"),
    "case": Text("窓口での回答", "Answers at the counter"),
    "recommended": Text("紹介した記録", "Records recommended"),
    "number": Text("資料番号", "Number"),
    "position": Text("順番", "Order"),
}
"""Names of the fields of every form; errors, forms and history say the same."""


@dataclass(frozen=True, slots=True)
class ActivityDraft:
    """An activity as typed; ``fy`` may stay empty when the date names a month."""

    block: str = ""
    kind: str = ""
    title: str = ""
    state: str = PlannedOrActual.ACTUAL.value
    date: str = ""
    fy: str = ""
    place: str = ""
    count: str = "1"
    participants: str = ""
    note: str = ""
    event: RecordRef | None = None
    meeting: str = ""
    chart: str = ""


@dataclass(frozen=True, slots=True)
class MemberDraft:
    """A member as typed."""

    block: str = ""
    name: str = ""
    organisation: str = ""
    role: str = ""
    since: str = ""
    until: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class MeetingDraft:
    """A meeting as typed; empty agenda items and participants are left out."""

    block: str = ""
    kind: str = MeetingKind.COUNCIL.value
    title: str = ""
    date: str = ""
    place: str = ""
    agenda: tuple[AgendaItem, ...] = ()
    participants: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class DecisionDraft:
    """A decision as typed."""

    text: str = ""
    who: str = ""
    due: str = ""
    state: str = DecisionState.OPEN.value


@dataclass(frozen=True, slots=True)
class ConsultationDraft:
    """A consultation as typed; ``case`` are the answers of the counter, plain JSON data."""

    block: str = ""
    date: str = ""
    visitor: str = ""
    organisation: str = ""
    subject: str = ""
    advice: str = ""
    follow_up: str = ""
    state: str = ConsultationState.OPEN.value
    outcome: str = ""
    stage: str = ""
    field: str = ""
    applicant: str = ""
    case: Mapping[str, Any] = made_by(default_factory=dict)
    recommended: tuple[RecordRef, ...] = ()


def check_activity(draft: ActivityDraft, today: date) -> Problems:
    """Return what is wrong with an activity.

    Required: block, kind, title, state, and a date or a fiscal year. A date that names a month fixes the fiscal year;
    a year alone may be that fiscal year or the one before it. What was done is neither dated after ``today`` nor in a
    later fiscal year. Numbers are whole and not negative.
    """
    found = _Finder()
    found.term("block", draft.block, Block)
    found.term("kind", draft.kind, ActivityKind)
    found.term("state", draft.state, PlannedOrActual)
    found.line("title", draft.title, needed=True)
    found.line("place", draft.place)
    found.text("note", draft.note)
    found.number("count", draft.count)
    found.number("participants", draft.participants)
    day, year = found.date("date", draft.date), found.year("fy", draft.fy)
    if "date" not in found.problems and "fy" not in found.problems:
        _check_year(found, day, year)
    if draft.state == PlannedOrActual.ACTUAL.value:
        if day is not None and day.first > today:
            found.say("date", _FUTURE)
        elif year is not None and year > fiscal_year_of(today):
            found.say("fy", _FUTURE_YEAR)
    return found.problems


def _check_year(found: "_Finder", day: PartialDate | None, year: int | None) -> None:
    if day is None:
        if year is None:
            found.say("date", _NO_YEAR)
        return
    possible = [day.fiscal_year] if day.fiscal_year is not None else [day.parts[0] - 1, day.parts[0]]
    if year is None:
        if len(possible) > 1:
            found.say("fy", _WHICH_YEAR)
    elif year not in possible:
        found.say("fy", _OTHER_YEAR.format(year=_years(possible)))


def _years(years: list[int]) -> Text:
    return Text(
        "・".join(format_fiscal_year(year, YearStyle.ERA) for year in years),
        ", ".join(format_fiscal_year(year, YearStyle.WESTERN, "en") for year in years),
    )


def check_member(draft: MemberDraft) -> Problems:
    """Return what is wrong with a member: block and a name or an organisation are required, the end follows."""
    found = _Finder()
    found.term("block", draft.block, Block)
    for name in ("name", "organisation", "role"):
        found.line(name, getattr(draft, name))
    if not draft.name.strip() and not draft.organisation.strip():
        found.say("name", _NEEDED)
    found.text("note", draft.note)
    since, until = found.date("since", draft.since), found.date("until", draft.until)
    if since is not None and until is not None and until.last < since.first:
        found.say("until", _ORDER)
    return found.problems


def check_meeting(draft: MeetingDraft) -> Problems:
    """Return what is wrong with a meeting: block, kind, title and a date with its month are required."""
    found = _Finder()
    found.term("block", draft.block, Block)
    found.term("kind", draft.kind, MeetingKind)
    found.line("title", draft.title, needed=True)
    found.line("place", draft.place)
    found.text("note", draft.note)
    found.month("date", draft.date)
    for item in draft.agenda:
        found.line("agenda", item.title, needed=bool(item.presenter.strip()))
        found.line("agenda", item.presenter)
    for name in draft.participants:
        found.line("participants", name)
    return found.problems


def check_decision(draft: DecisionDraft) -> Problems:
    """Return what is wrong with a decision: what was decided is required."""
    found = _Finder()
    found.text("text", draft.text, needed=True)
    found.line("who", draft.who)
    found.date("due", draft.due)
    found.term("state", draft.state, DecisionState)
    return found.problems


def check_consultation(draft: ConsultationDraft, today: date) -> Problems:
    """Return what is wrong with a consultation.

    Required: block, state, the case in words, and a date with its month that is not after ``today``.
    """
    found = _Finder()
    found.term("block", draft.block, Block)
    found.term("state", draft.state, ConsultationState)
    for name, kind in (("outcome", OwnStatus), ("stage", Stage), ("field", Field), ("applicant", Eligible)):
        if getattr(draft, name):
            found.term(name, getattr(draft, name), kind)
    found.line("visitor", draft.visitor)
    found.line("organisation", draft.organisation)
    found.text("subject", draft.subject, needed=True)
    found.text("advice", draft.advice)
    found.text("follow_up", draft.follow_up)
    day = found.month("date", draft.date)
    if day is not None and day.first > today:
        found.say("date", _LATER_DAY)
    return found.problems


def date_typed(text: str) -> PartialDate | None:
    """Return a date as typed, None for an empty field; raises ``UserError`` for any other text."""
    return PartialDate.read(text) if text.strip() else None


def number_typed(text: str) -> int | None:
    """Return a whole number as typed (full-width digits and commas as well), None for an empty field.

    Raises:
        ValueError: it is no whole number, or negative.
    """
    plain = "".join(unicodedata.normalize("NFKC", text).split()).replace(",", "")
    if not plain:
        return None
    if not (plain.isascii() and plain.isdigit()):
        raise ValueError(text)
    return int(plain)


def year_of(draft: ActivityDraft) -> int:
    """Return the fiscal year of an activity without problems."""
    if draft.fy.strip():
        return parse_fiscal_year(draft.fy)
    day = date_typed(draft.date)
    assert day is not None
    assert day.fiscal_year is not None
    return day.fiscal_year


def refused(problems: Problems) -> UserError:
    """Return the error for a draft that is kept in spite of its problems."""
    field_name, sentence = next(iter(problems.items()))
    return UserError(
        Text("入力に誤りがあります（{field}）。", "The entry has a mistake ({field}).").format(
            field=FIELD_LABELS.get(field_name, Text(field_name, field_name))
        ),
        sentence,
    )


class _Finder:
    """Collects the first problem of each field."""

    def __init__(self) -> None:
        self.problems: Problems = {}

    def say(self, name: str, sentence: Text) -> None:
        self.problems.setdefault(name, sentence)

    def term(self, name: str, value: str, kind: type[Term]) -> None:
        if value not in {member.value for member in kind}:
            self.say(name, _CHOOSE)

    def line(self, name: str, text: str, *, needed: bool = False) -> None:
        if any(unicodedata.category(sign) == "Cc" for sign in text.strip()):
            self.say(name, _STRAY)
        self._text(name, text, needed=needed, limit=LONGEST_LINE)

    def text(self, name: str, text: str, *, needed: bool = False) -> None:
        self._text(name, text, needed=needed, limit=LONGEST_TEXT)

    def _text(self, name: str, text: str, *, needed: bool, limit: int) -> None:
        if needed and not text.strip():
            self.say(name, _NEEDED)
        if len(text) > limit:
            self.say(name, _LONG.format(limit=f"{limit:,}"))
        # Halves of characters come from broken clipboards, and no file can hold them; NUL ends a text in many tools.
        if any(unicodedata.category(sign) == "Cs" or sign == "\0" for sign in text):
            self.say(name, _BROKEN)

    def number(self, name: str, text: str) -> None:
        try:
            value = number_typed(text)
        except ValueError:
            self.say(name, _NUMBER)
        else:
            if value is not None and value > MOST_COUNTED:
                self.say(name, _LARGE)

    def date(self, name: str, text: str) -> PartialDate | None:
        try:
            return date_typed(text)
        except UserError as error:
            self.say(name, Text(f"{error.what.ja}{error.remedy.ja}", f"{error.what.en} {error.remedy.en}"))
            return None

    def month(self, name: str, text: str) -> PartialDate | None:
        if not text.strip():
            self.say(name, _NEEDED)
        day = self.date(name, text)
        if day is not None and day.fiscal_year is None:
            self.say(name, _NO_MONTH)
        return day

    def year(self, name: str, text: str) -> int | None:
        if not text.strip():
            return None
        try:
            return parse_fiscal_year(text)
        except UserError as error:
            self.say(name, Text(f"{error.what.ja}{error.remedy.ja}", f"{error.what.en} {error.remedy.en}"))
            return None
