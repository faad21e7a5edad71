"""Filters of the finder kept by name: asking for the name, and the list of those kept."""

from collections.abc import Collection

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from navigator.domain.errors import UserError
from navigator.domain.filters import Filter
from navigator.services import wording
from navigator.services.keeping import SEARCH
from navigator.views.dialogs.base import interface_language
from navigator.views.dialogs.kept import Keeper, KeptDialog, KeptPlan
from navigator.views.dialogs.naming import NameDialog


def naming_dialog(question: Filter, taken: Collection[str], parent: QWidget | None = None) -> NameDialog:
    """Return the dialogue that asks under which name to keep ``question``; ``taken`` are the names in use."""
    title = QCoreApplication.translate("KeptDialog", "条件を保存")
    return NameDialog(title, taken, parent, about=wording.filter_line(question).of(interface_language()))


def searches_dialog(office: Keeper, parent: QWidget | None = None) -> KeptDialog:
    """Return the dialogue over the filters that are kept; ``filter_of`` reads the one that was chosen."""
    translate = QCoreApplication.translate
    plan = KeptPlan(
        SEARCH,
        translate("KeptDialog", "保存した条件"),
        _about,
        empty=translate("KeptDialog", "保存した条件はまだありません。一覧の上の「条件を保存」で残せます。"),
        opens=translate("KeptDialog", "この条件を開く"),
    )
    return KeptDialog(plan, office, parent)


def filter_of(content: object) -> Filter | None:
    """Return the filter that is kept; None when this program cannot read it."""
    try:
        return Filter.from_json(content) if isinstance(content, dict) else None
    except UserError:
        return None


def _about(content: object, _day: str) -> str | None:
    question = filter_of(content)
    return None if question is None else wording.filter_line(question).of(interface_language())
