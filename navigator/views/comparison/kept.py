"""Comparisons and sets of rows kept by name."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from navigator.domain.comparison import ComparisonSpec
from navigator.domain.errors import UserError
from navigator.viewmodels.comparison import KIND
from navigator.views.dialogs.kept import Keeper, KeptDialog, KeptPlan


def kept_dialog(kind: str, office: Keeper, parent: QWidget | None = None) -> KeptDialog:
    """Return the dialogue over the comparisons (``KIND``), or over the sets of rows."""
    translate = QCoreApplication.translate
    if kind == KIND:
        return KeptDialog(KeptPlan(kind, translate("KeptDialog", "保存した比較"), _about_comparison), office, parent)
    return KeptDialog(KeptPlan(kind, translate("KeptDialog", "保存した行の組"), _about_rows), office, parent)


def _about_comparison(content: object, day: str) -> str | None:
    try:
        spec = ComparisonSpec.from_json(content.get("spec", {}) if isinstance(content, dict) else {})
    except UserError:
        return None
    said = QCoreApplication.translate("KeptDialog", "{count} 件の記録・{day} 保存")
    return said.format(count=len(spec.records), day=day)


def _about_rows(content: object, _day: str) -> str | None:
    rows = content.get("rows", ()) if isinstance(content, dict) else ()
    return QCoreApplication.translate("KeptDialog", "{count} 行").format(count=len(rows))
