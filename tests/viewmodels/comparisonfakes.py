"""Made comparisons and the services behind the page, for the view-model and the page."""

from dataclasses import dataclass, field, replace
from datetime import date

from navigator.domain.catalogues import Catalogue
from navigator.domain.comparison import (
    LEAST,
    Compared,
    ComparedCell,
    ComparedRecord,
    ComparedRow,
    Comparison,
    ComparisonSpec,
    RowOption,
)
from navigator.domain.errors import UserError
from navigator.domain.record import CitationView, RecordRef
from navigator.domain.results import Presentation
from navigator.domain.text import Text
from navigator.domain.vocabulary import Confidence, SourceKind
from navigator.viewmodels.comparison import ComparisonServices

LONG = "地域の大学と企業が協力して研究開発を進める。" * 40
NAMES = {"a": "知的クラスター創成事業（第I期）", "b": "知的クラスター創成事業（第II期）", "c": "=都市<b>エリア</b>"}


@dataclass(frozen=True)
class Ticked:
    """A record in the tray."""

    ref: RecordRef
    catalogue: Catalogue
    title: Text
    gone: bool = False


@dataclass(frozen=True)
class Kept:
    """Something kept by name."""

    kind: str
    name: str
    note: str
    content: object
    saved_at: str = "2026-11-22T00:00:00Z"


def ticked(code: str, *, gone: bool = False) -> Ticked:
    name = NAMES.get(code, f"記録 {code}")
    return Ticked(RecordRef("programs", code, code), Catalogue.PROGRAMS, Text(name, f"Record {code}"), gone)


def named(code: str) -> Compared:
    return Compared(Catalogue.PROGRAMS, code)


def spec_of(codes: str, **more: object) -> ComparisonSpec:
    return ComparisonSpec(tuple(named(code) for code in codes), **more)


def citation(number: int) -> CitationView:
    return CitationView(
        number, f"s{number}", f"資料{number}の題名", "文部科学省", "2007-04-01", "https://example.jp/a",
        SourceKind.GOVERNMENT_PAGE, Confidence.PRIMARY, ("3頁",), "",
    )  # fmt: skip


def cell(*lines: str, **more: object) -> ComparedCell:
    return ComparedCell(lines, (1,) if lines else (), **more)


def rows_of(codes: list[str], language: str) -> tuple[ComparedRow, ...]:
    """One row of every sort."""
    count = range(len(codes))
    english = language == "en"
    return (
        ComparedRow("ministry", "Ministry" if english else "所管", tuple(cell("文部科学省") for _ in count)),
        ComparedRow(
            "purpose",
            "Purpose" if english else "目的",
            tuple(cell(LONG.replace("企業", f"企業{code}", 1)) for code in codes),
            prose=True,
            marks=False,
        ),
        ComparedRow("stage", "段階", tuple(cell("基礎–応用", stages=(0, 1 + n % 2)) for n in count)),
        ComparedRow("eligible", "対象者", tuple(cell("企業" if n < 2 else "大学") for n in count)).marked(),
        ComparedRow("empty", "空の行", tuple(cell() for _ in count)),
        ComparedRow(
            "budget:initial:2007",
            "平成19年度",
            tuple(ComparedCell(("3,420※", "（3,400）"), (1, 2), notes=(1,)) if n else cell() for n in count),
            "年度別予算",
            numeric=True,
            marks=False,
            kind="initial",
        ),
        ComparedRow(
            "budget:request:2008",
            "平成20年度 概算要求",
            tuple(cell("1,730") for _ in count),
            "年度別予算",
            numeric=True,
            marks=False,
            kind="request",
        ),
    )


@dataclass
class FakeComparing:
    """Compares any records of letters; «x» is no record."""

    asked: list[ComparisonSpec] = field(default_factory=list)

    def compare(self, spec: ComparisonSpec, presentation: Presentation) -> Comparison:
        self.asked.append(spec)
        codes = [record.code for record in spec.records]
        if "x" in codes or len(codes) < LEAST:
            raise UserError(Text("記録がありません。", "No such record."), Text("選び直す。", "Choose again."))
        rows = rows_of(codes, presentation.language)
        options = tuple(
            RowOption(row.key, row.label, row.key != "stage", sum(not one.missing for one in row.cells)) for row in rows
        )
        wanted = spec.rows or [option.key for option in options if option.default]
        by_key = {row.key: row for row in rows}
        rows = tuple(by_key[key] for key in wanted if key in by_key)
        rows = tuple(row for row in rows if spec.show_empty or not row.empty)
        common = tuple(row for row in rows if row.equal) if spec.fold_equal else ()
        records = tuple(
            ComparedRecord(RecordRef("programs", code, code), Catalogue.PROGRAMS, NAMES.get(code, code), "文部科学省")
            for code in codes
        )
        return Comparison(
            spec,
            records,
            tuple(row for row in rows if row not in common),
            common,
            ("段階が異なります。",) if "c" in codes else (),
            ("※は内数。",),
            (citation(1), citation(2)),
            options,
            "（単位：百万円）",
        )


@dataclass
class FakeKeeper:
    """Keeps things by name in memory."""

    items: dict[tuple[str, str], Kept] = field(default_factory=dict)
    undone: list[dict[tuple[str, str], Kept]] = field(default_factory=list)

    def saved_items(self, kind: str) -> tuple[Kept, ...]:
        return tuple(item for (its, _), item in sorted(self.items.items()) if its == kind)

    def save_item(self, kind: str, name: str, note: str, content: object, *, replace: bool = False) -> None:
        if (kind, name) in self.items and not replace:
            raise UserError(Text("既にあります。", "Taken."), Text("別の名前で。", "Another."))
        self.undone.append(dict(self.items))
        self.items[kind, name] = Kept(kind, name, note, content)

    def rename_item(self, kind: str, old: str, new: str, note: str) -> None:
        self.undone.append(dict(self.items))
        self.items[kind, new] = replace(self.items.pop((kind, old)), name=new, note=note)

    def delete_item(self, kind: str, name: str) -> None:
        self.undone.append(dict(self.items))
        del self.items[kind, name]

    def undo(self, _progress: object = None) -> Text | None:
        self.items = self.undone.pop()
        return Text("操作", "the edit")


class Nowhere:
    """A service that no test of this module asks."""


def services(comparing: object, keeper: object, reports: object = None, reopening: object = None) -> ComparisonServices:
    return ComparisonServices(comparing, reports or Nowhere(), reopening or Nowhere(), keeper, date(2026, 11, 22))
