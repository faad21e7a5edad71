"""Tags of many records at once: which of them get a tag, which lose it; the rest of their tags stays."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QWidget

from navigator.domain.ownmarks import split_tags
from navigator.views.editing.marks import MarkDialog
from navigator.views.record.plain import one_line

_ALL, _SOME, _NONE = Qt.CheckState.Checked, Qt.CheckState.PartiallyChecked, Qt.CheckState.Unchecked


class ManyTagsDialog(MarkDialog):
    """A box a tag in use: ticked for all records, empty for none, in between for some; new tags are typed below.

    ``present`` tells how many of the ``count`` records have each tag. A box that is left as it was changes nothing.
    """

    def __init__(
        self,
        title: str,
        count: int,
        present: Mapping[str, int],
        known: Sequence[str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("", title, parent)
        self.setWindowTitle(self.tr("タグ"))
        self._before: dict[str, Qt.CheckState] = {}
        self.list = QListWidget(self)
        self.list.setAccessibleName(self.tr("使っているタグ"))
        self.list.setMinimumHeight(150)
        for tag in dict.fromkeys((*present, *known)):
            self._add(tag, present.get(tag, 0), count)
        self.entry = QLineEdit()
        self.entry.setPlaceholderText(self.tr("例: 来年度, 医療"))
        self.list.setVisible(bool(self._before))
        if self._before:
            self.add(self.tr("使っているタグ"), self.list)
        self.add(self.tr("新しいタグ"), self.entry)
        self.list.itemChanged.connect(lambda _item: self._check())
        self.entry.textChanged.connect(self._check)
        self._check()
        self.fit(520, 380)
        (self.list if self._before else self.entry).setFocus()
        self.list.setCurrentRow(0)

    def _add(self, tag: str, has: int, count: int) -> None:
        state = _ALL if has == count else _SOME if has else _NONE
        text = one_line(tag)
        if state is _SOME:
            text = self.tr("{tag}（{count} 件中 {has} 件）").format(tag=text, count=f"{count:,}", has=f"{has:,}")
        item = QListWidgetItem(text, self.list)
        item.setData(Qt.ItemDataRole.UserRole, tag)
        flags = item.flags() | Qt.ItemFlag.ItemIsUserCheckable
        item.setFlags(flags | Qt.ItemFlag.ItemIsUserTristate if state is _SOME else flags)
        item.setCheckState(state)
        self._before[tag] = state

    def answer(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Return the tags that all records get, and the tags that none of them keeps."""
        states = self._states()
        moved = {tag: state for tag, state in states.items() if state not in (self._before[tag], _SOME)}
        given = [tag for tag, state in moved.items() if state == _ALL]
        taken = tuple(tag for tag, state in moved.items() if state == _NONE)
        return tuple(dict.fromkeys((*given, *split_tags(self.entry.text())))), taken

    def typed(self) -> dict[str, str]:
        """Return what is entered: the new tags. Boxes are soon ticked again."""
        return {"tags": self.entry.text()}

    def take_over(self, values: Mapping[str, str]) -> None:
        """Enter what was kept."""
        self.entry.setText(values.get("tags", ""))

    def _states(self) -> dict[str, Qt.CheckState]:
        items = [self.list.item(row) for row in range(self.list.count())]
        return {item.data(Qt.ItemDataRole.UserRole): item.checkState() for item in items}

    def _check(self) -> None:
        self.ok.setEnabled(any(self.answer()))
        self.changed()
