"""Handing out data: tables or a selection as workbook, CSV or JSON, templates, and whole data packages."""

import io
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from navigator.db.corrections import corrected_cells
from navigator.db.library import Library
from navigator.domain.errors import UserError
from navigator.domain.filters import Filter
from navigator.domain.results import Presentation
from navigator.domain.text import Text
from navigator.files import write_atomically
from navigator.services import datapackage, tablefiles
from navigator.services.factcolumns import KEY, fact_tables
from navigator.services.factrows import all_texts, text_of_data
from navigator.services.finding import FindingService
from navigator.services.tablefiles import CorrectedText

_WINDOW = 500
FORMS = (".xlsx", ".csv", ".json")


@dataclass(frozen=True, slots=True)
class Selection:
    """What is handed out: whole ``tables``, or the records of a filter with what hangs on them; neither: everything."""

    tables: tuple[str, ...] = ()
    question: Filter | None = None


class HandingOut:
    """Writes data of one library into files."""

    def __init__(self, library: Library, today: date, finding: FindingService) -> None:
        self._library, self._today, self._finding = library, today, finding

    def write_tables(self, path: Path, selection: Selection) -> int:
        """Write a selection in the form that the name of the file ends with, and return the number of rows.

        Raises:
            UserError: the form is unknown, CSV is to hold more than one table, or the file cannot be written.
        """
        tables = self._tables(selection)
        form = path.suffix.casefold()
        if form == ".csv":
            if len(tables) != 1:
                raise UserError(
                    Text("CSV には一つの表だけを書き出せます。", "A CSV file holds one table only."),
                    Text("表を一つ選ぶか、Excel か JSON にしてください。", "Choose one table, or a workbook or JSON."),
                )
            name, rows = next(iter(tables.items()))
            data = tablefiles.to_csv(fact_tables()[name], rows)
        elif form in FORMS:
            corrected = self._corrected(tables)
            write = tablefiles.to_xlsx if form == ".xlsx" else tablefiles.to_json
            data = write(tables, corrected)
        else:
            raise UserError(
                Text("「{name}」の形では書き出せません。", "“{name}” is of no form that can be written.").format(
                    name=path.name
                ),
                Text("名前を {forms} で終えてください。", "End its name with {forms}.").format(forms=", ".join(FORMS)),
            )
        write_atomically(path, data)
        return sum(map(len, tables.values()))

    def write_template(self, path: Path, names: Sequence[str]) -> None:
        """Write an empty workbook for tables.

        Raises:
            UserError: a table is unknown, or the file cannot be written.
        """
        write_atomically(path, tablefiles.template([known_table(name) for name in names]))

    def write_package(self, folder: Path, selection: Selection) -> dict[str, int]:
        """Write a selection, or the whole library, as a data package; a name ending with .zip makes one file of it.

        Raises:
            UserError: the folder is not empty, or cannot be written.
        """
        chosen = self._chosen(selection)
        if folder.suffix.casefold() != ".zip":
            return datapackage.write(self._library, folder, self._today, chosen)
        files = datapackage.contents(self._library, self._today, chosen)
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, data in files.items():
                archive.writestr(name, data)
        write_atomically(folder, buffer.getvalue())
        return {
            name.removesuffix(".csv"): data.count(b"\n") - 1 for name, data in files.items() if name.endswith(".csv")
        }

    def _tables(self, selection: Selection) -> dict[str, list[dict[str, str]]]:
        chosen = self._chosen(selection)
        with self._library.reading() as connection:
            return {
                name: list(all_texts(connection, name, None if chosen is None else chosen[name]))
                for name in (fact_tables() if chosen is None else chosen)
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

    def _chosen(self, selection: Selection) -> dict[str, frozenset[str]] | None:
        """Return natural keys by table, None for everything."""
        if selection.question is not None:
            return {selection.question.catalogue.value: frozenset(self._keys(selection.question))}
        if not selection.tables:
            return None
        with self._library.reading() as connection:
            return {
                name: frozenset(row[KEY] for row in all_texts(connection, name))
                for name in map(known_table, selection.tables)
            }

    def _keys(self, question: Filter) -> Iterator[str]:
        result = self._finding.find(question)
        for first in range(0, len(result.ids), _WINDOW):
            for row in self._finding.rows(result, first, _WINDOW, Presentation("ja")):
                yield row.ref.fact_key


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
