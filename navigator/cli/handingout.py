"""The command export: tables, selections, templates and data packages."""

from datetime import date
from pathlib import Path

from navigator.cli.answers import base_question, with_conditions
from navigator.cli.arguments import Arguments
from navigator.cli.output import Output
from navigator.cli.place import opened_library
from navigator.domain.errors import UserError
from navigator.domain.filters import Filter
from navigator.domain.text import Text
from navigator.services.handingout import Selection
from navigator.services.lookup import FacetWords
from navigator.services.suite import ServiceSuite

_WRITING = Text("書き出し", "Writing")
_FILES = {"xlsx": ".xlsx", "csv": ".csv", "json": ".json"}


def export(arguments: Arguments, output: Output) -> int:
    """Write the files that were asked for."""
    tables = _texts(arguments, "table")
    files = {form: Path(name).expanduser() for form in _FILES if (name := arguments.option(form))}
    package = arguments.option("package")
    _must_fit(arguments, tables, files, package)
    today = arguments.today or date.today()  # noqa: DTZ011 - the day on the reader's wall
    with opened_library(arguments, output) as library:
        suite = ServiceSuite(library, today)
        if arguments.given.get("template"):
            suite.handing_out.write_template(files["xlsx"], tables)
            output.note(Text("{path}: ひな形", "{path}: a template").format(path=files["xlsx"]))
            return 0
        question: Filter | None = None
        if arguments.operands:
            question = with_conditions(base_question(arguments), arguments, FacetWords(library, suite.finding))
        selection, show = Selection(tables, question), output.progress()

        def progress(done: int, whole: int) -> None:
            show(done, whole, _WRITING)

        for path in files.values():
            _say(path, suite.handing_out.write_tables(path, selection, progress), output)
        if package is not None:
            rows = suite.handing_out.write_package(Path(package).expanduser(), selection, progress)
            _say(Path(package), sum(rows.values()), output)
    return 0


def _say(path: Path, rows: int, output: Output) -> None:
    output.note(Text("{path}: {rows} 行", "{path}: {rows} rows").format(path=path, rows=f"{rows:,}"))


def _must_fit(arguments: Arguments, tables: tuple[str, ...], files: dict[str, Path], package: str | None) -> None:
    if not files and package is None:
        raise UserError(
            Text("書き出す先がありません。", "There is no file to write."),
            Text(
                "--xlsx、--csv、--json、--package のどれかを付けてください。", "Add --xlsx, --csv, --json or --package."
            ),
        )
    for form, path in files.items():
        if path.suffix.casefold() != _FILES[form]:
            raise UserError(
                Text("--{form}「{name}」の名前が合いません。", "The name of --{form} “{name}” does not fit.").format(
                    form=form, name=path.name
                ),
                Text("名前を {suffix} で終えてください。", "End its name with {suffix}.").format(suffix=_FILES[form]),
            )
    if arguments.given.get("template") and ("xlsx" not in files or not tables):
        raise UserError(
            Text("--template には --xlsx と --table が要ります。", "--template needs --xlsx and --table."),
            Text(
                "例: export --template --table measures --xlsx ひな形.xlsx",
                "Example: export --template --table measures --xlsx t.xlsx",
            ),
        )
    filtered = arguments.where or arguments.text or arguments.as_of or arguments.favourites
    if (filtered and not arguments.operands) or (arguments.operands and tables):
        raise UserError(
            Text("条件は、一覧を一つ選んだときだけ使えます。", "Conditions go with one catalogue and no --table."),
            Text(
                "例: export measures --where field=life --xlsx 施策.xlsx",
                "Example: export measures --where field=life --xlsx m.xlsx",
            ),
        )


def _texts(arguments: Arguments, name: str) -> tuple[str, ...]:
    value = arguments.given.get(name, ())
    return value if isinstance(value, tuple) else ()
