"""What becomes of a case: it is filed as a consultation, and an earlier one is asked again with what changed for it."""

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QInputDialog, QWidget

from navigator.domain.councilforms import ConsultationDraft
from navigator.domain.councils import Consultation
from navigator.domain.errors import UserError
from navigator.domain.matching import Case, Match
from navigator.domain.record import RecordRef
from navigator.domain.vocabulary import Block
from navigator.viewmodels.desk import Desk
from navigator.views.record.plain import one_line

if TYPE_CHECKING:  # the services load the database layer
    from navigator.services.matching import CaseChange, MatchResult

_SHOWN = 6


class CounterRecords(QObject):
    """Files cases over ``page`` and remembers which earlier one is asked again."""

    def __init__(self, desk: Desk, page: QWidget) -> None:
        super().__init__(page)
        self._desk, self._page = desk, page
        self._kept: Mapping[str, Any] | None = None
        self._asked: Case | None = None
        self._day = ""

    # Filing

    def file(self, result: "MatchResult", chosen: Sequence[Match]) -> None:
        """Open the form of consultations, filled from the case and the measures."""
        from navigator.views.councils.consultationform import ConsultationForm  # noqa: PLC0415 - when it is filed

        case, language = result.case, self._desk.presentation.language
        refs = tuple(RecordRef("measures", one.measure.code, one.measure.code) for one in chosen)
        block = case.block.value if case.block is not None else self._desk.home_block or next(iter(Block)).value
        draft = ConsultationDraft(
            block=block,
            date=result.today.isoformat(),
            stage=case.stage.value if case.stage is not None else "",
            field=case.field.value if case.field is not None else "",
            applicant=case.applicant.value if case.applicant is not None else "",
            case=result.to_json(),
            recommended=refs,
        )
        titles = tuple(one.measure.name.of(language) for one in chosen)
        form = ConsultationForm(self._desk, draft, parent=self._page, titles=titles)
        form.saved.connect(self._filed)

    def _filed(self, _key: str) -> None:
        self._desk.noticed.emit(self.tr("相談を記録しました。協議会のページの「相談」と年次報告に出ます。"))

    # Asking again

    def choose(self, use: Callable[[Case], None]) -> None:
        """Let the reader choose an earlier consultation with answers, and ask its case again."""
        self._desk.ask(
            "planner-consultations",
            lambda suite: tuple(one for one in suite.consultations.consultations(None) if one.case),
            lambda found: self._offer(found, use),
        )

    def _offer(self, found: tuple[Consultation, ...], use: Callable[[Case], None]) -> None:
        if not found:
            self._desk.noticed.emit(self.tr("答えを残した相談の記録はありません。「相談として記録」で残せます。"))
            return
        style, language = self._desk.presentation.years, self._desk.presentation.language
        names = [
            one_line(f"{one.date.format(style, language)} {one.organisation or one.visitor} {one.subject}")
            for one in found
        ]
        numbered = [f"{place}. {name}" for place, name in enumerate(names, 1)]
        name, accepted = QInputDialog.getItem(
            self._page,
            self.tr("前の相談から"),
            self.tr("どの相談をもう一度しますか"),
            numbered,
            0,
            False,  # noqa: FBT003
        )
        if accepted:
            self.repeat(found[numbered.index(name)], use)

    def repeat(self, consultation: Consultation, use: Callable[[Case], None]) -> None:
        """Ask the case of a consultation again; what changed since is told with the answer."""
        try:
            case = Case.from_json(consultation.case.get("case", {}))
        except UserError as error:
            self._desk.failed.emit(error)
            return
        self._kept, self._asked = consultation.case, case
        self._day = consultation.date.format(self._desk.presentation.years, self._desk.presentation.language)
        use(case)

    def compare(self, result: "MatchResult", show: Callable[[str], None]) -> None:
        """Tell what changed since the consultation that is asked again, in a sentence; empty when none is."""
        kept, asked = self._kept, self._asked
        same = asked is not None and _but_year(asked) == _but_year(result.case)
        if kept is None or not same or "grades" not in kept:
            show("")
            return
        self._desk.ask(
            "planner-case",
            lambda suite: suite.matching.changes(kept, result),
            lambda changes: show(self._told(changes)),
        )

    def _told(self, changes: "tuple[CaseChange, ...]") -> str:
        if not changes:
            return self.tr("{day}の相談から、この件で変わったことはありません。").format(day=self._day)
        language = self._desk.presentation.language
        nothing = self.tr("資料になし")
        told = [
            self.tr("{name}: {before} → {after}").format(
                name=change.name.of(language),
                before=change.before.label.of(language) if change.before else nothing,
                after=change.after.label.of(language) if change.after else nothing,
            )
            for change in changes[:_SHOWN]
        ]
        if len(changes) > _SHOWN:
            told.append(self.tr("ほか {count} 件").format(count=len(changes) - _SHOWN))
        head = self.tr("{day}の相談から変わったこと（{count} 件）:").format(day=self._day, count=len(changes))
        return "\n　".join([head, *told])


def _but_year(case: Case) -> dict[str, Any]:
    """Return the answers without year and block: a later year is the reason to ask again, a block follows its place."""
    return {name: value for name, value in case.to_json().items() if name not in ("fy", "block")}
