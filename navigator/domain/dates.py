"""Dates that may be known only to the month or the year, and the status of a call on a given day."""

import calendar
import re
import unicodedata
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from navigator.domain.errors import UserError
from navigator.domain.fiscal import ERAS, YearStyle, era_of, fiscal_year_days, fiscal_year_of
from navigator.domain.text import Language, Text

CLOSING_DAYS = 14

_ISO = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")
_TYPED = re.compile(
    r"(?:(?P<era>明治|大正|昭和|平成|令和|[mtshr]\.?)(?P<n>元|[0-9]{1,3})|(?P<year>[0-9]{4}))"
    r"(?:[-./年](?:(?P<month>[0-9]{1,2})(?:[-./月](?:(?P<day>[0-9]{1,2})日?)?)?)?)?"
)


@dataclass(frozen=True, order=True, slots=True)
class PartialDate:
    """A date known to the year, the month or the day: 2007, 2007-10 or 2007-10-03.

    Ordered by its first possible day, the less exact one first. ``text`` is the ISO form; making one from any other
    text raises ``ValueError``; ``parse`` and ``read`` raise ``UserError`` instead.
    """

    text: str

    def __post_init__(self) -> None:
        if not _ISO.fullmatch(self.text):
            raise ValueError(f"no ISO date: {self.text!r}")
        year, month, day = self.parts
        date(year, month or 1, day or 1)

    @classmethod
    def parse(cls, text: str) -> "PartialDate":
        """Read the form of files: YYYY, YYYY-MM or YYYY-MM-DD.

        Raises:
            UserError: any other text, or a day that is not in the calendar.
        """
        try:
            return cls(text)
        except ValueError as error:
            raise _unreadable(text) from error

    @classmethod
    def read(cls, text: str) -> "PartialDate":
        """Read a date as a person types it: 2007-10-3, 2007/10/3, 2007年10月, H19.10.3, 平成19年10月3日, 2007.

        Raises:
            UserError: any other text, a day that is not in the calendar, or one outside the named era.
        """
        match = _TYPED.fullmatch("".join(unicodedata.normalize("NFKC", text).casefold().split()))
        if not match:
            raise _unreadable(text)
        word = (match["era"] or "").rstrip(".")
        era = next((era for era in ERAS if word in (era.name, era.letter.casefold())), None)
        number = 1 if match["n"] == "元" else int(match["n"] or match["year"])
        year = era.first.year + number - 1 if era else number
        fields = [f"{year:04}", *(f"{int(match[name]):02}" for name in ("month", "day") if match[name])]
        found = cls.parse("-".join(fields))
        if era and era not in (era_of(found.first), era_of(found.last)):
            raise _unreadable(text)
        return found

    @property
    def parts(self) -> tuple[int, int | None, int | None]:
        """Year, month, day; None for what is not known."""
        year, month, day = (*self.text.split("-"), None, None)[:3]
        return int(year or 0), int(month) if month else None, int(day) if day else None

    @property
    def is_exact(self) -> bool:
        """Whether the day is known."""
        return self.parts[2] is not None

    @property
    def first(self) -> date:
        """The first day that it may be."""
        year, month, day = self.parts
        return date(year, month or 1, day or 1)

    @property
    def last(self) -> date:
        """The last day that it may be."""
        year, month, day = self.parts
        month = month or 12
        return date(year, month, day or calendar.monthrange(year, month)[1])

    @property
    def fiscal_year(self) -> int | None:
        """The fiscal year; None when only the year is known, as its first three months belong to the one before."""
        return None if self.parts[1] is None else fiscal_year_of(self.first)

    def format(self, style: YearStyle, language: Language = "ja") -> str:
        """Write the date: 平成19年10月3日 (English: H19.10.3 (2007-10-03)), H19.10.3 or 2007-10-03.

        A year or month in which an era began carries both names: 昭和64／平成元年. Before 明治: the Western form.
        """
        eras = [era for era in dict.fromkeys((era_of(self.first), era_of(self.last))) if era]
        if style is YearStyle.WESTERN or not eras:
            return self.text
        year, month, day = self.parts
        numbers = [(era, year - era.first.year + 1) for era in eras]
        if style is YearStyle.ERA and language != "en":
            name = "／".join(f"{era.name}{'元' if n == 1 else n}" for era, n in numbers) + "年"
            return name + (f"{month}月" if month else "") + (f"{day}日" if day else "")
        short = "/".join(f"{era.letter}{n}" for era, n in numbers)
        short = ".".join([short, *(str(part) for part in (month, day) if part)])
        return f"{short} ({self.text})" if style is YearStyle.ERA else short

    def __str__(self) -> str:
        return self.text


class CallStatus(StrEnum):
    """Where a call stands on a day, in the order of its life."""

    ANNOUNCED = "announced"
    OPEN = "open"
    CLOSING = "closing"
    CLOSED = "closed"
    UNDATED = "undated"

    @property
    def label(self) -> Text:
        """Name for people."""
        return _STATUS_LABELS[self]


_STATUS_LABELS = {
    CallStatus.ANNOUNCED: Text("予告", "Announced"),
    CallStatus.OPEN: Text("公募中", "Open"),
    CallStatus.CLOSING: Text("締切間近", "Closing soon"),
    CallStatus.CLOSED: Text("終了", "Closed"),
    CallStatus.UNDATED: Text("日付なし", "No dates"),
}


def call_status(opens: PartialDate | None, closes: PartialDate | None, today: date) -> CallStatus:
    """Return the status of a call on ``today``, the first of these rules that holds.

    1. Neither date is known: UNDATED.
    2. Before the first possible opening day: ANNOUNCED.
    3. After the last possible closing day: CLOSED.
    4. The last possible closing day is today or at most 14 days away: CLOSING. A closing date known only to the month
       or year is taken at its last day here as in rule 3, so that nobody is told «open» who must hurry.
    5. The closing date is known: OPEN.
    6. Only the opening is known: OPEN to the end of the fiscal year in which it opened (the last possible one), then
       CLOSED: money is voted a fiscal year at a time, and nothing on file says that the call is still open.

    Dates that contradict each other (closing before opening) go through the same rules.
    """
    if opens is None and closes is None:
        return CallStatus.UNDATED
    if opens is not None and today < opens.first:
        return CallStatus.ANNOUNCED
    if closes is not None:
        left = (closes.last - today).days
        if left < 0:
            return CallStatus.CLOSED
        return CallStatus.CLOSING if left <= CLOSING_DAYS else CallStatus.OPEN
    assert opens is not None
    _, end = fiscal_year_days(fiscal_year_of(opens.last))
    return CallStatus.OPEN if today <= end else CallStatus.CLOSED


def _unreadable(text: str) -> UserError:
    shown = text.strip()[:40]
    return UserError(
        Text(f"「{shown}」は日付として読めません。", f"“{shown}” is not a date."),
        Text(
            "2007-10-03、2007-10、2007、平成19年10月3日のように、暦にある日を書いてください。",
            "Write a day of the calendar: 2007-10-03, 2007-10, 2007 or H19.10.3.",
        ),
    )
