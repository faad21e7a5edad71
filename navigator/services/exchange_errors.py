"""What is told of a package of another office before it is taken in, and why it may be refused."""

from collections.abc import Mapping
from pathlib import Path

from navigator.domain.errors import UserError
from navigator.domain.text import Text
from navigator.services.changepackage import ChangePackage


def notices(package: ChangePackage, info: Mapping[str, str]) -> tuple[Text, ...]:
    """Return what the reader should know before taking a package in."""
    here = info.get("package_version", "")
    if package.facts_version == here:
        return ()
    return (
        Text(
            "収録資料の版が違います（相手 {theirs}、こちら {here}）。こちらにない記録の変更は、取り入れずに示します。",
            "The bundled facts differ (theirs {theirs}, here {here}). Changes of records not on file are not taken.",
        ).format(theirs=package.facts_version, here=here),
    )


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
