"""The files of the command trend: the picture as SVG or PNG, the sheet with its table as PDF; and the way back."""

from collections.abc import Callable
from pathlib import Path

from navigator.cli.arguments import Arguments
from navigator.cli.output import Output
from navigator.cli.writing import qt_application, write_paper
from navigator.domain.chart import Basis, Chart, ChartForm, ChartSpec, Deflator
from navigator.domain.document import PageSetup
from navigator.domain.errors import UserError
from navigator.domain.results import Presentation
from navigator.domain.text import Text
from navigator.services.sheet_parts import SheetOptions, sayer, source_text
from navigator.services.suite import ServiceSuite

FILES = ("svg", "png", "pdf")


def asked_for(arguments: Arguments) -> dict[str, Path]:
    """Return the files to write by their kind.

    Raises:
        UserError: two of them are the same file.
    """
    found = {kind: Path(name).expanduser() for kind in FILES if (name := arguments.option(kind)) is not None}
    if len(set(found.values())) < len(found):
        raise UserError(
            Text("同じファイルには一つの形だけを書けます。", "One file holds one form only."),
            Text("--svg、--png、--pdf に別の名前を付けてください。", "Give --svg, --png and --pdf different names."),
        )
    return found


def write_files(
    arguments: Arguments, suite: ServiceSuite, chart: Chart, presentation: Presentation, output: Output
) -> bool:
    """Write the files asked for and tell whether there were any.

    Raises:
        UserError: a file cannot be written; one that was there is unchanged.
    """
    files, grey = asked_for(arguments), bool(arguments.given.get("grey"))
    if "pdf" in files:
        options = SheetOptions(setup=PageSetup(landscape=True, grey=grey))
        write_paper(suite.reports.chart(chart.spec, options, presentation), files["pdf"], output)
    pictures = {kind: path for kind, path in files.items() if kind != "pdf"}
    if pictures:
        _write_pictures(pictures, suite, chart, presentation, grey=grey)
        for path in pictures.values():
            output.note(Text("{path} を書き出しました。", "{path} written.").format(path=path))
    return bool(files)


def _write_pictures(
    files: dict[str, Path], suite: ServiceSuite, chart: Chart, presentation: Presentation, *, grey: bool
) -> None:
    from navigator.views.charts.files import StandalonePicture, write_png, write_svg  # noqa: PLC0415 - Qt, for this alone
    from navigator.views.charts.scene import Look  # noqa: PLC0415 - as above

    application = qt_application()
    say = sayer(presentation)
    sources = [(citation.number, source_text(citation, say)) for citation in suite.trends.citations(chart)]
    picture = StandalonePicture(chart, presentation, sources, Look(grey=grey))
    writers: dict[str, Callable[[StandalonePicture, Path], None]] = {"svg": write_svg, "png": write_png}
    for kind, path in files.items():
        writers[kind](picture, path)
    del application


def trend_words(spec: ChartSpec) -> list[str]:
    """Return the words of the command that draws a chart again; empty for one of «what the finder shows»."""
    if spec.question is not None or not spec.subjects:
        return []
    words = ["trend", *(subject.key for subject in spec.subjects), "--metric", spec.metric.key]
    words += ["--form", spec.form.value] if spec.form is not ChartForm.LINES else []
    words += ["--basis", spec.basis.value] if spec.basis is not Basis.NOMINAL else []
    words += ["--deflator", spec.deflator.value] if spec.deflator is not Deflator.PRINTED else []
    words += [f"--from={spec.fy_from}"] if spec.fy_from is not None else []
    words += [f"--to={spec.fy_to}"] if spec.fy_to is not None else []
    words += [f"--counted={spec.accumulation.value}"] if spec.accumulation is not None else []
    switches = {
        "--follow-lineage": spec.follow_lineage,
        "--group-only": spec.group_only,
        "--planned": spec.planned,
        "--panels": spec.panels,
    }
    return words + [name for name, on in switches.items() if on]
