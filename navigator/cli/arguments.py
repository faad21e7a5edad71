"""Reading the arguments of a command: every option by hand-written rules, every mistake as a sentence.

argparse splits the words; what they mean is read here, so that its English messages never reach a reader.
"""

import argparse
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import NoReturn

from navigator.cli import HELP, VERBS, VERSION, WITH_VALUE, sheets
from navigator.cli.reading import day, not_offered, one_of
from navigator.cli.sheets import SheetArguments
from navigator.cli.verbs import Verb, verb_named
from navigator.domain.errors import UserError
from navigator.domain.text import Language, Text
from navigator.domain.vocabulary import BudgetKind

LIST_FORMATS = ("table", "json", "csv")
RECORD_FORMATS = ("text", "json")
FORMATS: dict[str, tuple[str, ...]] = {
    "find": LIST_FORMATS,
    "facets": LIST_FORMATS,
    "show": RECORD_FORMATS,
    "paper": RECORD_FORMATS,
    "compare": ("", "json"),
}
"""Forms of what a verb writes to standard output, the usual one first."""

SUBJECTS: dict[str, tuple[str, ...]] = {
    "print": ("list", "record", "catalogue", "regions"),
    "facts": ("check",),
}
"""Verbs that take a second word."""

MAX_OPERANDS = {
    "find": 1,
    "facets": 1,
    "show": 1,
    "compare": sys.maxsize,
    "print": sys.maxsize,
    "paper": 1,
    "facts": 1,
}
"""Words after a verb; how many records a comparison takes is told by the comparison."""

_SUBJECT_AND_NAME = 2
"""Words that ``print`` takes: what is printed and of what; the sheets of regions take any number of codes."""


@dataclass(frozen=True, slots=True)
class Arguments:
    """One command as it was typed; texts are not yet understood, None where an option was not given.

    ``given`` holds the values of the options that only this verb has, by name without the dashes: a text, the texts of
    an option that may be repeated, or True for a flag. What was not given is not in it.
    """

    verb: str
    operands: tuple[str, ...] = ()
    library: Path | None = None
    today: date | None = None
    text: str = ""
    where: tuple[str, ...] = ()
    as_of: str | None = None
    sort: str = ""
    favourites: bool = False
    no_synonyms: bool = False
    money_kind: BudgetKind = BudgetKind.INITIAL
    money_fy: str | None = None
    format: str = ""
    limit: int | None = None
    catalogue: str | None = None
    sheet: SheetArguments = field(default_factory=SheetArguments)
    given: Mapping[str, str | tuple[str, ...] | bool] = field(default_factory=dict)
    help: bool = False
    version: bool = False

    def option(self, name: str) -> str | None:
        """Return the text of an option of this verb alone, None when it was not given."""
        value = self.given.get(name)
        return value if isinstance(value, str) else None


class _Parser(argparse.ArgumentParser):
    """A parser that raises instead of ending the program."""

    def error(self, message: str) -> NoReturn:
        """Raise for what argparse reports without an ``ArgumentError``."""
        raise _unreadable(message)


def parser_of(verb: str) -> argparse.ArgumentParser:
    """Return the parser of a verb; the verb itself is no longer among the words."""
    parser = _Parser(add_help=False, allow_abbrev=False, exit_on_error=False)
    parser.add_argument("operands", nargs="*")
    for option in ("--library", "--today", "--lang"):
        parser.add_argument(option)
    parser.add_argument(*HELP, action="store_true", dest="help")
    parser.add_argument(VERSION, action="store_true")
    described = verb_named(verb)
    if described is not None:
        _add_described(parser, described)
        return parser
    if verb in FORMATS:
        parser.add_argument("--format")
    if verb in ("find", "facets", "print"):
        _add_filters(parser)
    if verb in ("find", "print"):
        parser.add_argument("--sort", default="")
        parser.add_argument("--money-kind")
        parser.add_argument("--money-fy")
    if verb == "find":
        parser.add_argument("--limit")
    if verb == "print":
        parser.add_argument("--block", action="append", default=[])
    if verb in ("show", "compare", "print"):
        parser.add_argument("--catalogue")
    if verb in ("compare", "print"):
        sheets.add_options(parser, verb)
    return parser


def _add_described(parser: argparse.ArgumentParser, verb: Verb) -> None:
    if len(verb.formats) > 1:
        parser.add_argument("--format")
    if verb.filters:
        _add_filters(parser)
    for option in verb.options:
        if option.flag:
            parser.add_argument(option.name, action="store_true", default=None)
        else:
            parser.add_argument(option.name, action="append" if option.repeated else "store")


def _add_filters(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--text", default="")
    parser.add_argument("--where", action="append", default=[])
    parser.add_argument("--tag", action="append", default=[])
    parser.add_argument("--as-of")
    parser.add_argument("--favourites", action="store_true")
    parser.add_argument("--no-synonyms", action="store_true")


def language_of(argv: Sequence[str]) -> Language:
    """Return the language asked for, Japanese when none is; looked up first, so that a mistake is told in it."""
    for at, word in enumerate(argv):
        asked = word.removeprefix("--lang=") if word.startswith("--lang=") else ""
        if word == "--lang":
            asked = argv[at + 1] if at + 1 < len(argv) else ""
        if asked == "en":
            return "en"
    return "ja"


def parse(argv: Sequence[str]) -> Arguments:
    """Read the words of a command.

    Raises:
        UserError: no verb or an unknown one, an unknown option, a missing or unreadable value.
    """
    verb, words = _split(argv)
    parser = parser_of(verb)
    try:
        found, unknown = parser.parse_known_intermixed_args(words)
    except argparse.ArgumentError as error:
        raise _bad_option(error.argument_name or "") from error
    if found.lang not in (None, "ja", "en"):
        raise not_offered("--lang", found.lang, ("ja", "en"))
    if not (found.help or found.version):
        _must_be_known(verb, found.operands, unknown)
    given = {name: value for name, value in vars(found).items() if name != "lang" and value is not None}
    return Arguments(verb, **_understood(verb, given))


def _split(argv: Sequence[str]) -> tuple[str, list[str]]:
    """Take the verb out of the words; it may stand behind the options of every command."""
    waiting = iter(enumerate(argv))
    for at, word in waiting:
        if word in WITH_VALUE:
            next(waiting, None)
        elif not word.startswith("-"):
            if word not in VERBS:
                raise UserError(
                    Text("「{word}」という命令はありません。", "There is no command “{word}”.").format(word=word),
                    _VERBS,
                )
            return word, [*argv[:at], *argv[at + 1 :]]
    if any(word in (*HELP, VERSION) for word in argv):
        return "", list(argv)
    raise UserError(Text("命令がありません。", "No command was given."), _VERBS)


def subjects_of(verb: str) -> tuple[str, ...]:
    """Return what the first word after a verb may be; nothing when it may be anything."""
    described = verb_named(verb)
    return SUBJECTS.get(verb, ()) if described is None else described.subjects


def _must_be_known(verb: str, operands: Sequence[str], unknown: Sequence[str]) -> None:
    described = verb_named(verb)
    extra = [*unknown, *operands[MAX_OPERANDS[verb] if described is None else described.operands :]]
    if extra:
        raise UserError(
            Text("「{verb}」に「{words}」という指定はありません。", "“{verb}” does not take “{words}”.").format(
                verb=verb, words=" ".join(extra)
            ),
            _SEE_HELP.format(verb=verb),
        )
    offered = subjects_of(verb)
    if offered and (not operands or operands[0] not in offered):
        raise UserError(
            Text("「{verb}」の後の語が読み取れません。", "The word after “{verb}” is missing or unknown.").format(
                verb=verb
            ),
            Text("使える命令: {words}", "Commands: {words}").format(
                words=", ".join(f"{verb} {word}" for word in offered)
            ),
        )
    if verb == "print" and operands[0] != "regions" and len(operands) > _SUBJECT_AND_NAME:
        raise UserError(
            Text(
                "「print {subject}」に余分な語があります: {words}", "“print {subject}” does not take “{words}”."
            ).format(subject=operands[0], words=" ".join(operands[_SUBJECT_AND_NAME:])),
            _SEE_HELP.format(verb=verb),
        )


def _understood(verb: str, given: dict[str, object]) -> dict[str, object]:
    """Turn the texts of an argparse namespace into values."""
    given["operands"] = tuple(_strings(given.get("operands")))
    if "where" in given:
        short = [f"{key}={name}" for key in ("block", "tag") for name in _strings(given.pop(key, None))]
        given["where"] = (*_strings(given["where"]), *short)
    if "library" in given:
        given["library"] = Path(str(given["library"])).expanduser()
    if "today" in given:
        given["today"] = day("--today", str(given["today"]))
    if "limit" in given:
        given["limit"] = _limit(str(given["limit"]))
    if "money_kind" in given:
        given["money_kind"] = BudgetKind(
            one_of("--money-kind", str(given["money_kind"]), [kind.value for kind in BudgetKind])
        )
    described = verb_named(verb)
    if described is not None:
        given["given"] = _given(described, given)
    formats = FORMATS.get(verb, ("",)) if described is None else described.formats
    given["format"] = one_of("--format", str(given.get("format", formats[0])), formats)
    given["sheet"] = sheets.understood(given)
    return given


def _given(verb: Verb, found: dict[str, object]) -> dict[str, str | tuple[str, ...] | bool]:
    """Take the values of a verb's own options out of what was found."""
    given: dict[str, str | tuple[str, ...] | bool] = {}
    for option in verb.options:
        value = found.pop(option.name.removeprefix("--").replace("-", "_"), None)
        if value is None:
            continue
        name = option.name.removeprefix("--")
        given[name] = True if option.flag else tuple(_strings(value)) if option.repeated else str(value)
    return given


def _strings(words: object) -> list[str]:
    return [str(word) for word in words] if isinstance(words, list) else []


def _limit(text: str) -> int:
    if text.isascii() and text.isdigit():
        return int(text)
    raise UserError(
        Text("--limit「{text}」は件数として読めません。", "--limit “{text}” is not a number of records.").format(
            text=text
        ),
        Text("0 以上の整数を書いてください。", "Write a whole number, 0 or more."),
    )


def _bad_option(name: str) -> UserError:
    return UserError(
        Text("{name} の値がないか、余分です。", "{name} lacks its value or has one too many.").format(name=name),
        Text(
            "値が - で始まるときは {name}=値 の形で書いてください。",
            "If the value begins with -, write {name}=value.",
        ).format(name=name),
    )


def _unreadable(message: str) -> UserError:
    return UserError(
        Text("命令を読み取れません（{message}）。", "The command cannot be read ({message}).").format(message=message),
        Text("書き方は --help で見られます。", "See --help."),
    )


_VERBS = Text(
    f"使える命令: {', '.join(VERBS)}（書き方は --help で見られます）", f"Commands: {', '.join(VERBS)} (see --help)"
)
_SEE_HELP = Text("書き方は {verb} --help で見られます。", "See {verb} --help.")
