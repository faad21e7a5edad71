"""What stands on a sheet beside its content: council, meeting, date, number, title, lead, office, paper."""

import contextlib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from PySide6.QtCore import QDate
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDateEdit,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QWidget,
)

from navigator.domain.dates import PartialDate
from navigator.domain.document import PageSetup, PaperSize
from navigator.domain.errors import UserError
from navigator.domain.fiscal import YearStyle
from navigator.qtsupport.settings import SettingsStore
from navigator.services.sheet_parts import SheetOptions
from navigator.views.dialogs.base import PlainDialog, interface_language
from navigator.views.widgets.labels import plain_label

_LONGEST = 200
_LONGEST_LEAD = 1000
_AUTOMATIC = ""
_LYING, _UPRIGHT = "landscape", "portrait"
_OWN = frozenset({"title", "lead", "paper", "about"})
"""What is remembered for each kind of sheet; council, meeting, date, number, office and grey hold for all."""


@dataclass(frozen=True, slots=True)
class SheetPlan:
    """The sheet that is asked about.

    ``heading`` is the dialogue's own title, ``title`` what the sheet is called when nothing is typed, ``automatic``
    the paper that ``fitting`` is. ``key`` parts what is remembered of one kind of sheet from the others; ``about``
    says what title and lead were typed for: they do not come back on a sheet about something else.
    """

    heading: str
    title: str
    fitting: PageSetup
    automatic: str
    key: str = ""
    about: str = ""

    def setup_of(self, options: SheetOptions) -> PageSetup:
        """Return the paper to begin with."""
        return options.setup or replace(self.fitting, grey=options.grey)


class SheetDialog(PlainDialog):
    """Asks for the head of a sheet; after ``exec`` was accepted ``options`` holds it and the settings remember it."""

    def __init__(self, plan: SheetPlan, store: SettingsStore, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(plan.heading)
        self._plan, self._store = plan, store
        self.council = self._line(self.tr("協議会"), self.tr("例: 近畿地域ブロック協議会"))
        self.meeting = self._line(self.tr("会議"), self.tr("例: 第3回 幹事会"))
        self.number = self._line(self.tr("資料番号"), self.tr("例: 資料2-1"))
        self.title = self._line(self.tr("題名"), plan.title)
        self.office = self._line(self.tr("作成者"), self.tr("例: 近畿経済産業局 地域課"))
        self.lead = QPlainTextEdit()
        self.lead.setAccessibleName(self.tr("リード文"))
        self.lead.setPlaceholderText(self.tr("一行に一文。○ を付けて題名の下に印刷します"))
        self.lead.setTabChangesFocus(True)
        self.lead.setFixedHeight(72)
        self.dated = QCheckBox(self.tr("日付を入れる"))
        self.day = QDateEdit()
        self.day.setCalendarPopup(True)
        self.day.setDisplayFormat("yyyy-MM-dd")
        self.day.setAccessibleName(self.tr("日付"))
        self.era = plain_label(role="muted")
        self.paper = QComboBox()
        self.paper.setAccessibleName(self.tr("用紙"))
        self.grey = QCheckBox(self.tr("白黒で印刷する"))
        self._fill_paper()
        self._arrange()
        self.day.dateChanged.connect(lambda _: self._show_day())
        self.dated.toggled.connect(lambda _: self._show_day())
        self._recall(store.value.sheet, today)
        self.add_button(QPushButton(self.tr("キャンセル"))).clicked.connect(self.reject)
        go = self.add_button(QPushButton(self.tr("プレビュー")), primary=True)
        go.clicked.connect(self._take)
        self.fit(640, 620)
        self.council.setFocus()

    @staticmethod
    def _line(name: str, example: str) -> QLineEdit:
        field = QLineEdit()
        field.setMaxLength(_LONGEST)
        field.setAccessibleName(name)
        field.setPlaceholderText(example)
        return field

    def _fill_paper(self) -> None:
        self.paper.addItem(self._plan.automatic, _AUTOMATIC)
        for size in PaperSize:
            self.paper.addItem(self.tr("{size} 横").format(size=size), f"{size}-{_LYING}")
            self.paper.addItem(self.tr("{size} 縦").format(size=size), f"{size}-{_UPRIGHT}")

    def _arrange(self) -> None:
        day = QHBoxLayout()
        day.addWidget(self.dated)
        day.addWidget(self.day)
        day.addWidget(self.era, 1)
        form = QFormLayout()
        form.setContentsMargins(0, 0, 0, 0)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        fields: tuple[tuple[str, QWidget | QHBoxLayout], ...] = (
            (self.tr("協議会"), self.council),
            (self.tr("会議"), self.meeting),
            (self.tr("日付"), day),
            (self.tr("資料番号"), self.number),
            (self.tr("題名"), self.title),
            (self.tr("リード文"), self.lead),
            (self.tr("作成者"), self.office),
            (self.tr("用紙"), self.paper),
            ("", self.grey),
        )
        for text, field in fields:
            label = plain_label(text)
            if isinstance(field, QWidget):
                label.setBuddy(field)
            form.addRow(label, field)
        self.body.addLayout(form)
        self.body.addStretch()

    def _texts(self) -> dict[str, QLineEdit]:
        return {
            "council": self.council,
            "meeting": self.meeting,
            "number": self.number,
            "title": self.title,
            "office": self.office,
        }

    def _key(self, name: str) -> str:
        """Return where something is remembered that is not the same for every kind of sheet."""
        return f"{self._plan.key}.{name}" if self._plan.key and name in _OWN else name

    def _recall(self, kept: Mapping[str, str], today: date) -> None:
        same = kept.get(self._key("about"), "") == self._plan.about
        for name, field in self._texts().items():
            field.setText(kept.get(self._key(name), "") if same or name not in _OWN else "")
        self.lead.setPlainText(kept.get(self._key("lead"), "") if same else "")
        self.paper.setCurrentIndex(max(self.paper.findData(kept.get(self._key("paper"), _AUTOMATIC)), 0))
        self.grey.setChecked(kept.get("grey") == "yes")
        self.dated.setChecked(kept.get("dated", "yes") == "yes")
        day = QDate.fromString(kept.get("day", ""), "yyyy-MM-dd")
        now = QDate(today.year, today.month, today.day)
        # A date that has passed was that of the last meeting.
        self.day.setDate(day if day.isValid() and day >= now else now)
        self._show_day()

    def _show_day(self) -> None:
        self.day.setEnabled(self.dated.isChecked())
        day = self._day()
        self.era.setText(
            "" if day is None else PartialDate(day.isoformat()).format(YearStyle.ERA, interface_language())
        )

    def _day(self) -> date | None:
        chosen = self.day.date()
        return date(chosen.year(), chosen.month(), chosen.day()) if self.dated.isChecked() else None

    @property
    def setup(self) -> PageSetup | None:
        """The paper chosen; None for the one that fits the number of records."""
        chosen = str(self.paper.currentData())
        if chosen == _AUTOMATIC:
            return None
        size, _, side = chosen.partition("-")
        return PageSetup(PaperSize(size), landscape=side == _LYING, grey=self.grey.isChecked())

    @property
    def options(self) -> SheetOptions:
        """What was typed."""
        texts = {name: field.text().strip() for name, field in self._texts().items()}
        lines = (line.strip().removeprefix("○").strip() for line in self.lead.toPlainText().splitlines())
        return SheetOptions(
            **texts,
            day=self._day(),
            lead=tuple(line for line in lines if line),
            setup=self.setup,
            grey=self.grey.isChecked(),
        )

    def _take(self) -> None:
        if len(self.lead.toPlainText()) > _LONGEST_LEAD:
            self.say(self.tr("リード文は {count} 字までです。").format(count=_LONGEST_LEAD))
            return
        day = self._day()
        typed = {name: field.text().strip() for name, field in self._texts().items()} | {
            "lead": self.lead.toPlainText().strip(),
            "paper": str(self.paper.currentData()),
            "about": self._plan.about,
            "grey": "yes" if self.grey.isChecked() else "no",
            "dated": "yes" if day is not None else "no",
            "day": day.isoformat() if day is not None else "",
        }
        # Beside what was typed for the other kinds of sheet.
        kept = {**self._store.value.sheet, **{self._key(name): text for name, text in typed.items()}}
        # When the file cannot be written it is remembered until the program ends; the sheet does not wait for that.
        with contextlib.suppress(UserError):
            self._store.update(sheet=kept)
        self.accept()
