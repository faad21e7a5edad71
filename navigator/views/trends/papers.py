"""What is taken away from the trends page: sheets, pictures, tables, and charts kept by name."""

import hashlib
import json
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDialog, QWidget

from navigator.domain.errors import UserError
from navigator.qtsupport.lastfolder import LastFolder
from navigator.viewmodels.desk import Desk
from navigator.viewmodels.trends import KIND, TrendAnswer, TrendsModel
from navigator.views.printing.pagepapers import PagePapers, PaperPlan
from navigator.views.record.plain import one_line
from navigator.views.widgets.savefile import ask_save_path
from navigator.views.widgets.statusrow import StatusRow


class TrendPapers(QObject):
    """Answers the page's wishes; what it needs for paper and pictures is imported when it is asked for."""

    def __init__(self, model: TrendsModel, papers: PagePapers, desk: Desk, page: QWidget) -> None:
        super().__init__(page)
        self._model, self._papers, self._desk, self._page = model, papers, desk, page
        self._folder = LastFolder(desk.store)

    @property
    def row(self) -> StatusRow:
        """Shows while a file is written."""
        return self._papers.exporter.row

    def _drawn(self) -> TrendAnswer | None:
        answer = self._model.answer
        return answer if answer is not None and any(one.points for one in answer.chart.series) else None

    def _title(self, answer: TrendAnswer) -> str:
        return one_line(answer.chart.title.of(self._model.presentation.language))

    # Paper and tables

    def print_page(self) -> None:
        """Ask what stands on the sheet and show its pages."""
        answer, suite, presentation = self._drawn(), self._desk.suite, self._model.presentation
        if answer is None or suite is None:
            return
        spec = answer.chart.spec
        plan = PaperPlan(self.tr("図と表を印刷"), self._title(answer), "chart", _about(spec.to_json()), landscape=True)
        self._papers.print_sheet(plan, lambda options: suite.reports.chart(spec, options, presentation))

    def export_page(self) -> None:
        """Ask for a file and write the table of what is drawn."""
        answer, suite, presentation = self._drawn(), self._desk.suite, self._model.presentation
        if answer is not None and suite is not None:
            chart = answer.chart
            self._papers.export(
                self.tr("図の表を書き出す"),
                self.tr("推移"),
                lambda _progress: suite.trends.export(chart, presentation),
            )

    # Pictures

    def save_picture(self) -> None:
        """Ask for a file and write the chart as PNG, SVG or PDF."""
        answer, suite = self._drawn(), self._desk.suite
        if answer is None or suite is None:
            return
        kinds = {
            self.tr("PNG 画像 (*.png)"): "png",
            self.tr("SVG 図形 (*.svg)"): "svg",
            self.tr("PDF 文書 (*.pdf)"): "pdf",
        }
        name = self.tr("推移_{day}.png").format(day=f"{suite.today:%Y%m%d}")
        path = ask_save_path(self._page, self.tr("図を保存"), self._folder.path / name, kinds)
        if path is not None:
            self.write_picture(path)

    def write_picture(self, path: Path) -> None:
        """Write the chart as a picture; the kind follows from the name."""
        answer, presentation = self._drawn(), self._model.presentation
        if answer is None:
            return

        def job() -> Path:
            from navigator.views.charts import files  # noqa: PLC0415 - see the class

            write = {".svg": files.write_svg, ".pdf": files.write_pdf}.get(path.suffix.lower(), files.write_png)
            write(files.StandalonePicture(answer.chart, presentation, _source_texts(answer, presentation)), path)
            return path

        self._desk.work.read(job, self._written, self._desk.failed.emit)

    def _written(self, path: Path) -> None:
        self._folder.remember(path)
        self._desk.written.emit(path)

    def copy_picture(self) -> None:
        """Put the chart on the clipboard as a picture."""
        from navigator.views.charts import files  # noqa: PLC0415 - see the class

        answer, presentation = self._drawn(), self._model.presentation
        if answer is not None:
            picture = files.StandalonePicture(answer.chart, presentation, _source_texts(answer, presentation))
            files.copy_picture(picture)
            self._desk.noticed.emit(self.tr("図をコピーしました。"))

    # Kept by name

    def save(self) -> None:
        """Ask for a name and keep the chart."""
        from navigator.views.dialogs.naming import NameDialog  # noqa: PLC0415 - see the class

        suite = self._desk.suite
        if self._drawn() is None or suite is None:
            return
        try:
            kept = suite.office.saved_items(KIND)
        except UserError as error:
            self._desk.failed.emit(error)
            return
        dialog = NameDialog(self.tr("図を保存"), [item.name for item in kept], self._page)
        present = next((item for item in kept if item.name == self._model.name), None)
        dialog.propose(self._model.name, present.note if present else "")
        if self._run(dialog):
            self._model.save(dialog.name, dialog.note, replaces=dialog.replaces)

    def show_kept(self) -> None:
        """Show the charts kept by name and open the one chosen."""
        from navigator.views.dialogs.kept import KeptDialog, KeptPlan  # noqa: PLC0415 - see the class

        suite = self._desk.suite
        if suite is None:
            return
        plan = KeptPlan(KIND, self.tr("保存した図"), self._about_kept)
        dialog = KeptDialog(plan, suite.office, self._page)
        if self._run(dialog) and dialog.chosen is not None:
            self._model.open_kept(dialog.chosen.name, dialog.chosen.content)

    def _about_kept(self, content: object, day: str) -> str | None:
        from navigator.domain.chart import ChartSpec  # noqa: PLC0415 - beside its use

        try:
            spec = ChartSpec.from_json(content["spec"] if isinstance(content, dict) else None)
        except (UserError, KeyError):
            return None
        form = spec.form.label.of(self._model.presentation.language)
        if spec.question is not None:
            return self.tr("「探す」の一覧・{form}・{day} 保存").format(form=form, day=day)
        return self.tr("対象 {count} 件・{form}・{day} 保存").format(count=len(spec.subjects), form=form, day=day)

    @staticmethod
    def _run(dialog: QDialog) -> bool:
        """Run a dialogue to its end, let it go, and tell whether it was accepted."""
        accepted = dialog.exec() == QDialog.DialogCode.Accepted
        dialog.deleteLater()
        return accepted


def _source_texts(answer: TrendAnswer, presentation: object) -> list[tuple[int, str]]:
    from navigator.services.sheet_parts import sayer, source_text  # noqa: PLC0415 - see the class

    say: Callable[[object], str] = sayer(presentation)  # type: ignore[arg-type]
    return [(view.number, source_text(view, say)) for view in answer.sources]


def _about(spec: dict[str, object]) -> str:
    """Return a short sign of what a chart is about: the same figures under another lead are the same chart."""
    told = json.dumps({**spec, "lead": "", "order": [], "hidden": []}, sort_keys=True)
    return hashlib.sha256(told.encode()).hexdigest()[:16]
