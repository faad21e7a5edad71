"""Single values of the command line, each mistake as a sentence."""

from collections.abc import Sequence
from datetime import date
from typing import TypeVar

from navigator.domain.dates import PartialDate
from navigator.domain.errors import UserError
from navigator.domain.text import Text
from navigator.domain.vocabulary import Term


def day(option: str, text: str) -> date:
    """Return the day that the value of ``option`` names.

    Raises:
        UserError: it is no date of the form year-month-day.
    """
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise UserError(
            Text("{option}「{text}」は日付として読めません。", "{option} “{text}” is not a date.").format(
                option=option, text=text
            ),
            Text("2026-11-22 のように書いてください。", "Write it like 2026-11-22."),
        ) from error


def typed_day(option: str, text: str) -> PartialDate:
    """Return the day, month or year that the value of ``option`` names, in any form a person types.

    Raises:
        UserError: it is none.
    """
    try:
        return PartialDate.read(text)
    except UserError as error:
        raise UserError(Text(f"{option}: {error.what.ja}", f"{option}: {error.what.en}"), error.remedy) from error


T = TypeVar("T", bound=Term)


def term(option: str, text: str, offered: type[T]) -> T:
    """Return the word of a closed list that the value of ``option`` names: its code, Japanese or English name.

    Raises:
        UserError: it names none; the sentence lists the codes.
    """
    wanted = text.strip().casefold()
    for word in offered:
        if wanted in (word.value, word.label.ja.casefold(), word.label.en.casefold()):
            return word
    raise not_offered(option, text, [word.value for word in offered])


def one_of(option: str, text: str, offered: Sequence[str]) -> str:
    """Return the value of ``option`` when it is one of those offered.

    Raises:
        UserError: it is none of them.
    """
    if text in offered:
        return text
    raise not_offered(option, text, [value for value in offered if value])


def not_offered(option: str, text: str, offered: Sequence[str]) -> UserError:
    """Return what is said about a value that an option does not know."""
    return UserError(
        Text("{option} に「{text}」はありません。", "{option} does not know “{text}”.").format(
            option=option, text=text
        ),
        Text("使える値: {values}", "Values: {values}").format(values=", ".join(offered)),
    )


def keys(text: str) -> tuple[str, ...]:
    """Return the keys of a list with commas."""
    return tuple(key for key in (part.strip() for part in text.split(",")) if key)
