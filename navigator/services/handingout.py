"""Handing out data: tables or a selection as workbook, CSV or JSON, templates, and whole data packages."""

import io
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from navigator.db.corrections import corrected_cells
from navigator.db.library import Library
from navigator.domain.errors import UserError
from navigator.domain.filters import Filter
from navigator.domain.text import Text
from navigator.files import explain_os_error, write_atomically
from navigator.services import datapackage, tablefiles
from navigator.services.factcolumns import KEY, fact_tables
from navigator.services.factrows import all_texts, count_of, keys_of, text_of_data
from navigator.services.finding import FindingService
from navigator.services.gauge import Gauge, Progress
from navigator.services.tablefiles import CorrectedText

FORMS = (".xlsx", ".csv", ".json")
_WEIGHTS = {".xlsx": 6, ".csv": 1, ".json": 1}
"""How much longer a row takes to be written than to be read, for the progress."""


@dataclass(frozen=True, slots=True)
class Selection:
    """What is handed out: whole ``tables``, or the records of a filter with what hangs on them; neither: everything."""

    tables: tuple[str, ...] = ()
    question: Filter | None = None


class HandingOut:
    """Writes data of one library into files."""

    def __init__(self, library: Library, today: date, finding: FindingService) -> None:
        self._library, self._today, self._finding = library, today, finding

    def write_tables(self, path: Path, selection: Selection, progress: Progress | None = None) -> int:
        """Write a selection in the form that the name of the file ends with, and return the number of rows.

        Raises:
            UserError: as ``tables_file``, or the file cannot be written.
        """
        data, rows = self.tables_file(path, selection, progress)
        write_atomically(path, data)
        return rows

    def tables_file(self, path: Path, selection: Selection, progress: Progress | None = None) -> tuple[bytes, int]:
        """Return what ``write_tables`` writes to ``path``, and the number of rows.

        Raises:
            UserError: the form is unknown, CSV is to hold more than one table, or there is no room to make a workbook.
        """
        form, chosen = path.suffix.casefold(), self._chosen(selection)
        if form not in FORMS:
            raise UserError(
                Text("「{name}」の形では書き出せません。", "“{name}” is of no form that can be written.").format(
                    name=path.name
                ),
                Text("名前を {forms} で終えてください。", "End its name with {forms}.").format(forms=", ".join(FORMS)),
            )
        if form == ".csv" and len(chosen) != 1:
            raise UserError(
                Text("CSV には一つの表だけを書き出せます。", "A CSV file holds one table only."),
                Text("表を一つ選ぶか、Excel か JSON にしてください。", "Choose one table, or a workbook or JSON."),
            )
        with self._library.reading() as connection:
            rows = sum(count_of(connection, name) if keys is None else len(keys) for name, keys in chosen.items())
            gauge = Gauge(progress, rows * (1 + _WEIGHTS[form]))
            tables = {name: list(gauge.through(all_texts(connection, name, keys))) for name, keys in chosen.items()}
        passing = {name: gauge.through(found, _WEIGHTS[form]) for name, found in tables.items()}
        count = sum(map(len, tables.values()))
        if form == ".csv":
            name, found = next(iter(passing.items()))
            return tablefiles.to_csv(fact_tables()[name], found), count
        write = tablefiles.to_xlsx if form == ".xlsx" else tablefiles.to_json
        try:
            return write(passing, self._corrected(tables)), count
        except OSError as error:
            raise explain_os_error(error, path) from error

    def write_template(self, path: Path, names: Sequence[str]) -> None:
        """Write an empty workbook for tables.

        Raises:
            UserError: a table is unknown, or the file cannot be written.
        """
        write_atomically(path, tablefiles.template([known_table(name) for name in names]))

    def write_package(self, folder: Path, selection: Selection, progress: Progress | None = None) -> dict[str, int]:
        """Write a selection, or the whole library, as a data package; a name ending with .zip makes one file of it.

        Raises:
            UserError: the folder is not empty, or cannot be written.
        """
        if folder.suffix.casefold() != ".zip":
            return datapackage.write(self._library, folder, self._today, self._in_package(selection), progress)
        data, counts = self.package_file(selection, progress)
        write_atomically(folder, data)
        return counts

    def package_file(self, selection: Selection, progress: Progress | None = None) -> tuple[bytes, dict[str, int]]:
        """Return a data package as one file, and the number of rows by table."""
        files = datapackage.contents(self._library, self._today, self._in_package(selection), progress)
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, data in files.items():
                archive.writestr(name, data)
        return buffer.getvalue(), {
            name.removesuffix(".csv"): data.count(b"\n") - 1 for name, data in files.items() if name.endswith(".csv")
        }

    def _corrected(self, tables: Mapping[str, Sequence[Mapping[str, str]]]) -> list[CorrectedText]:
        """Return what the office corrected in the rows of tables, with what the facts have there."""
        rows = {(name, row[KEY]): row for name, found in tables.items() for row in found}
        with self._library.reading() as connection:
            return [
                CorrectedText(cell.table, cell.key, cell.column, rows[cell.table, cell.key][cell.column], facts)
                for cell in corrected_cells(connection)
                if cell.column in rows.get((cell.table, cell.key), ())
                for facts in [text_of_data(cell.original)]
            ]

    def _chosen(self, selection: Selection) -> dict[str, frozenset[str] | None]:
        """Return natural keys by table, None for all of its rows."""
        question = selection.question
        if question is not None:
            result = self._finding.find(question)
            refs = self._finding.refs(result, [(0, len(result.ids))])
            return {question.catalogue.value: frozenset(ref.fact_key for ref in refs)}
        return dict.fromkeys(map(known_table, selection.tables) if selection.tables else fact_tables())

    def _in_package(self, selection: Selection) -> dict[str, frozenset[str]] | None:
        """Return natural keys by table, None for everything."""
        if selection.question is None and not selection.tables:
            return None
        with self._library.reading() as connection:
            return {
                name: keys_of(connection, name) if keys is None else keys
                for name, keys in self._chosen(selection).items()
            }


def known_table(name: str) -> str:
    """Return the name of a table that a person wrote: its key or its title.

    Raises:
        UserError: there is none.
    """
    for table in fact_tables().values():
        if name.strip().casefold() in (table.name, table.title.ja, table.title.en.casefold()):
            return table.name
    raise UserError(
        Text("「{name}」という表はありません。", "There is no table “{name}”.").format(name=name[:40]),
        Text("使える表: {names}", "Tables: {names}").format(names=", ".join(fact_tables())),
    )
