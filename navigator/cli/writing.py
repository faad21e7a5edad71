"""Writing papers and tables to files. Qt is loaded for a PDF and for nothing else."""

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from navigator.cli.output import Output
from navigator.cli.sheets import SheetArguments
from navigator.domain.document import Document
from navigator.domain.results import Presentation
from navigator.domain.text import Text
from navigator.files import write_atomically
from navigator.services import exporting
from navigator.services.exporting import Export

if TYPE_CHECKING:
    from PySide6.QtGui import QGuiApplication

_LAYING_OUT = Text("紙面を作っています", "Laying out")


def write_tables(export: Export, sheet: SheetArguments, presentation: Presentation, output: Output) -> None:
    """Write a table to the workbook and the CSV file that were asked for.

    Raises:
        UserError: a file cannot be written; one that was there is unchanged.
    """
    if sheet.xlsx is not None:
        write_atomically(sheet.xlsx, exporting.to_xlsx(export, presentation))
        _say_written(sheet.xlsx, len(export.rows), output)
    if sheet.csv is not None:
        write_atomically(sheet.csv, exporting.to_csv(export))
        _say_written(sheet.csv, len(export.rows), output)


def _say_written(path: Path, rows: int, output: Output) -> None:
    output.note(Text("{path}: {rows} 行", "{path}: {rows} rows").format(path=path, rows=f"{rows:,}"))


def write_paper(document: Document, path: Path, output: Output) -> None:
    """Lay a document out and write it as a PDF.

    Raises:
        UserError: the file cannot be written (one that was there is unchanged), or the paper is too small.
    """
    from navigator.views.printing.output import write_pdf  # noqa: PLC0415 - Qt, for this alone
    from navigator.views.printing.pages import paginate  # noqa: PLC0415 - as above

    application = qt_application()
    show = output.progress()
    pages = paginate(document, lambda done, steps: show(done, steps, _LAYING_OUT))
    write_pdf(pages, path)
    for warning in pages.warnings:
        output.note(warning)
    output.note(
        Text("{path}: {pages} ページ、照合番号 {id}", "{path}: {pages} pages, check id {id}").format(
            path=path, pages=pages.count, id=document.foot.check_id
        )
    )
    del application


def qt_application() -> "QGuiApplication":
    """Return the application object that fonts need, with the bundled fonts.

    No window is ever shown: on Linux, where a screen may be absent or out of reach, none is asked for, unless the
    reader chose a platform in the environment.
    """
    from PySide6.QtGui import QGuiApplication  # noqa: PLC0415 - as above

    from navigator.qtsupport.fonts import install_fonts  # noqa: PLC0415 - as above

    application = QGuiApplication.instance()
    if not isinstance(application, QGuiApplication):
        screenless = sys.platform.startswith("linux") and "QT_QPA_PLATFORM" not in os.environ
        application = QGuiApplication(["navigator", *(("-platform", "offscreen") if screenless else ())])
    install_fonts(application)
    return application
