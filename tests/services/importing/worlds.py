"""Libraries and made-up files for the tests of importing."""

import csv
import json
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from navigator.db.library import Library
from navigator.domain.importing import ImportOptions, PlannedRow, Verdict
from navigator.services.importing.service import ImportService
from navigator.services.suite import ServiceSuite
from tests.db.libraries import TODAY

SAMPLES = Path(__file__).parents[2] / "samples"
JGRANTS = SAMPLES / "jgrants-v1-subsidies-list-2026-09-30.json"
OVERVIEW = SAMPLES / "1-2_RS_2025_基本情報_事業概要等.sample.csv"
MONEY = SAMPLES / "2-1_RS_2025_予算・執行_サマリ.sample.csv"

RS_COMMON = ("シート種別", "事業年度", "予算事業ID", "事業名", "府省庁の建制順", "政策所管府省庁", "府省庁", "局・庁")


class World:
    """A library of one test with its services."""

    def __init__(self, library: Library) -> None:
        self.library = library
        self.suite = ServiceSuite(library, TODAY)
        self.service: ImportService = self.suite.importing

    def counts(self, path: Path, options: ImportOptions | None = None) -> tuple[int, int, int, int]:
        """New, changed, unchanged, refused of a dry run."""
        plan = self.service.plan(path, options)
        plan.close()
        found = plan.counts
        return found.new, found.changed, found.unchanged, found.refused

    def rows(self, path: Path, verdict: Verdict, options: ImportOptions | None = None) -> list[PlannedRow]:
        """The rows of a verdict of a dry run."""
        plan = self.service.plan(path, options)
        try:
            return list(plan.stage.rows(verdict))
        finally:
            plan.close()

    def reasons(self, path: Path, options: ImportOptions | None = None) -> list[str]:
        """Why rows are refused."""
        return [row.reason.ja for row in self.rows(path, Verdict.REFUSED, options) if row.reason is not None]

    def take(self, path: Path, options: ImportOptions | None = None, *, leave_out: bool = False) -> int | None:
        """Import a file; the number of its change."""
        plan = self.service.plan(path, options)
        try:
            return self.service.run(plan, leave_out=leave_out).change_no
        finally:
            plan.close()


def csv_file(path: Path, rows: Sequence[Sequence[str]], encoding: str = "utf-8") -> Path:
    """Write rows as CSV, quoted where needed."""
    with path.open("w", encoding=encoding, newline="") as file:
        csv.writer(file).writerows(rows)
    return path


def measures_csv(path: Path, rows: Sequence[Mapping[str, str]]) -> Path:
    """Write measures with the keys of their columns as headings."""
    columns = list(dict.fromkeys(name for row in rows for name in row))
    return csv_file(path, [columns, *([row.get(name, "") for name in columns] for row in rows)])


def json_file(path: Path, data: object) -> Path:
    """Write JSON."""
    path.write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")
    return path


def zip_file(path: Path, members: Mapping[str, bytes]) -> Path:
    """Write an archive."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return path
