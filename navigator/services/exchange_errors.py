"""What is told of a package of another office before it is taken in, and why it may be refused."""

from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

from navigator.domain.clock import Stamp
from navigator.domain.errors import UserError
from navigator.domain.text import Text
from navigator.services.changepackage import ChangePackage


def notices(package: ChangePackage, info: Mapping[str, str], latest: str) -> tuple[Text, ...]:
    """Return what the reader should know before taking a package in; stamps after ``latest`` lie too far ahead."""
    found = _ahead(package, latest)
    here = info.get("package_version", "")
    if package.facts_version == here:
        return found
    return (
        *found,
        Text(
            "収録資料の版が違います（相手 {theirs}、こちら {here}）。こちらにない記録の変更は、取り入れずに示します。",
            "The bundled facts differ (theirs {theirs}, here {here}). Changes of records not on file are not taken.",
        ).format(theirs=package.facts_version, here=here),
    )


def _ahead(package: ChangePackage, latest: str) -> tuple[Text, ...]:
    ahead = [edit.stamp for edit in package.edits if str(edit.stamp) > latest]
    if not ahead:
        return ()
    return (
        Text(
            "{count} 件の変更の日時が {day} など、1日以上先になっています。取り入れると以後の変更の順が狂うため、"
            "その日まで取り入れません。このパソコンの日付を確かめてください。正しければ、相手に日付を直してもらってください。",
            "{count} changes are dated more than a day ahead (such as {day}). Taken in, they would upset the order of "
            "all later changes, so they wait until that day. Please check the date of this computer; if it is right, "
            "the other office must set its own.",
        ).format(count=f"{len(ahead):,}", day=_day(max(ahead))),
    )


def own_ahead(mine: str, latest: str) -> tuple[Text, ...]:
    """Return what an office should know whose own latest stamp (text) lies too far ahead."""
    if mine <= latest:
        return ()
    return (
        Text(
            "この事務所の変更に、日時が1日以上先（{day}）のものがあります。相手はその日まで取り入れません。"
            "このパソコンの日付を確かめてください。",
            "Changes of this office are dated more than a day ahead ({day}). Other offices will not take them in "
            "before that day. Please check the date of this computer.",
        ).format(day=_day(Stamp.parse(mine))),
    )


def _day(stamp: Stamp) -> str:
    """Return the day of a stamp on the reader's wall; a year beyond the calendar as its milliseconds."""
    try:
        return f"{datetime.fromtimestamp(stamp.milliseconds / 1000, UTC).astimezone():%Y-%m-%d}"
    except (OverflowError, ValueError, OSError):
        return f"{stamp.milliseconds:,} ms"


def same_office() -> UserError:
    """Return the error for a package that says to be of this office and is signed with another key."""
    return UserError(
        Text(
            "このパッケージは、このライブラリと同じ事務所番号で、別の鍵で署名されています。",
            "This package has the id of this very library and is signed with another key.",
        ),
        Text(
            "ライブラリのファイルを写して使っている場合は、どちらかを新しく作り直してください。",
            "If a copy of the library file is used on two computers, make one of them anew.",
        ),
    )


def other_key(name: str, before: str, now: str) -> UserError:
    """Return the error for a known office with another key than before; both fingerprints are told."""
    return UserError(
        Text(
            "事務所「{name}」の鍵が、前に信頼したものと違います。取り入れていません。",
            "The key of the office “{name}” is not the one trusted before. Nothing was taken in.",
        ).format(name=name),
        Text(
            "電話などで相手に指紋を確かめてください（前: {before}、今: {now}）。"
            "正しければ、その事務所の信頼を取り消してから開き直してください。",
            "Ask the office for its fingerprint (before: {before}; now: {now}). If it is right, stop trusting the "
            "office, then open the package again.",
        ).format(before=before, now=now),
    )


def misfit(path: Path) -> UserError:
    """Return the error for a package that breaks rules of the library."""
    return UserError(
        Text(
            "「{name}」の変更は、このライブラリの決まりに合いません。何も変えていません。",
            "The changes in “{name}” break the rules of this library. Nothing was changed.",
        ).format(name=path.name),
        Text("相手の事務所に知らせてください。", "Please tell the other office."),
    )
