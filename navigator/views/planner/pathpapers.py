"""What is taken away from the path planner: the page of a chain, the table of all, plans kept by name."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDialog, QWidget

from navigator.domain.errors import UserError
from navigator.viewmodels.desk import Desk
from navigator.viewmodels.planner_path import KIND, PathModel
from navigator.views.printing.pagepapers import PagePapers, PaperPlan


class PathPapers(QObject):
    """Papers, files and names of plans; ``papers.exporter.row`` is to be put into the page."""

    def __init__(self, desk: Desk, model: PathModel, page: QWidget) -> None:
        super().__init__(page)
        self._desk, self._model, self._page = desk, model, page
        self.papers = PagePapers(desk, page)

    def print_sheet(self) -> None:
        """Print the chain that is looked at on one page."""
        view, chain, suite = self._model.view, self._model.chain, self._desk.suite
        if view is None or chain is None or suite is None:
            return
        from navigator.services.plan_sheet import title_of  # noqa: PLC0415 - after the library was opened

        presentation, weights, place = self._desk.presentation, self._model.weights, chain.number - 1
        title = title_of(view.plan.case, presentation).of(presentation.language)
        about = ",".join(link.offer.ref.code for link in view.plan.chains[place].links)
        plan = PaperPlan(self.tr("道筋を印刷"), title, "plan", about, landscape=True)
        self.papers.print_sheet(
            plan, lambda options: suite.plan_sheets.document(view.plan, place, weights, options, presentation)
        )

    def export(self) -> None:
        """Write every chain of the plan into a workbook or a CSV file."""
        view, suite = self._model.view, self._desk.suite
        if view is None or suite is None or not view.heads:
            return
        presentation = self._desk.presentation
        self.papers.export(
            self.tr("道筋を書き出す"),
            self.tr("道筋"),
            lambda _progress: suite.plan_sheets.export(view.plan, presentation),
        )

    def save(self) -> None:
        """Ask for a name and keep the plan.

        Raises:
            UserError: the library cannot be read.
        """
        from navigator.views.dialogs.naming import NameDialog  # noqa: PLC0415 - made when asked for

        suite, content = self._desk.suite, self._model.content
        if suite is None or content is None:
            return
        kept = suite.office.saved_items(KIND)
        dialog = NameDialog(self.tr("計画を保存"), [item.name for item in kept], self._page)
        present = next((item for item in kept if item.name == self._model.name), None)
        dialog.propose(self._model.name, present.note if present else "")
        if self._run(dialog):
            self._keep(dialog.name, dialog.note, content, replaces=dialog.replaces)

    def _keep(self, name: str, note: str, content: object, *, replaces: bool) -> None:
        def done(_outcome: object) -> None:
            self._model.name = name
            self._desk.noticed.emit(self.tr("計画「{name}」を保存しました。").format(name=name))

        self._desk.edit(lambda suite: suite.office.save_item(KIND, name, note, content, replace=replaces), done)

    def show_kept(self) -> None:
        """Show the plans kept by name and open the one chosen."""
        from navigator.views.dialogs.kept import KeptDialog, KeptPlan  # noqa: PLC0415 - as above

        suite = self._desk.suite
        if suite is None:
            return
        dialog = KeptDialog(KeptPlan(KIND, self.tr("保存した計画"), self._about), suite.office, self._page)
        if self._run(dialog) and dialog.chosen is not None:
            try:
                self._model.open_kept(dialog.chosen.name, dialog.chosen.content)
            except UserError as error:
                self._desk.failed.emit(error)

    def _about(self, content: object, day: str) -> str | None:
        from navigator.services.plan_sheet import case_text  # noqa: PLC0415 - after the library was opened
        from navigator.services.planning_keeping import KeptPlan  # noqa: PLC0415 - as above

        try:
            case = KeptPlan.from_json(content).case
        except UserError:
            return None
        presentation = self._desk.presentation
        told = case_text(case, presentation).of(presentation.language)
        return self.tr("{case}（{day} 保存）").format(case=told, day=day)

    @staticmethod
    def _run(dialog: QDialog) -> bool:
        accepted = dialog.exec() == QDialog.DialogCode.Accepted
        dialog.deleteLater()
        return accepted
