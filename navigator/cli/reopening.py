"""The command paper: what a sheet was made of, by its check id, and what changed since."""

import shlex
from collections.abc import Iterator
from datetime import date
from typing import Any

from navigator.cli.arguments import Arguments
from navigator.cli.jsontext import json_pieces
from navigator.cli.output import Output
from navigator.cli.place import opened_library
from navigator.cli.trendfiles import trend_words
from navigator.domain.chart import ChartSpec
from navigator.domain.errors import UserError
from navigator.domain.filters import Filter
from navigator.domain.lineage_question import LineageQuestion
from navigator.domain.regions import RegionFilter
from navigator.domain.results import Presentation
from navigator.domain.text import Language, Text
from navigator.services import (
    annual_report,
    atlas,
    chart_sheet,
    exchange_papers,
    group_sheet,
    lineage_reports,
    plaincomparison,
    planning_papers,
    region_data,
)
from navigator.services.finding import FindingService
from navigator.services.rereading import LISTS, Reread, RereadingService

KINDS = {
    "comparison": Text("比較", "comparison"),
    "list": Text("一覧", "list"),
    "record": Text("個票", "record"),
    "catalogue": Text("一覧冊子", "catalogue"),
    chart_sheet.KIND: Text("図", "chart"),
    group_sheet.KIND: Text("連携施策群", "coordination group"),
    annual_report.KIND: Text("協議会の年次報告", "annual report of a council"),
    lineage_reports.KIND: Text("系譜", "lineage"),
    atlas.SHEET: Text("地域個票", "region sheet"),
    atlas.ATLAS: Text("地域個票集", "region sheets"),
    atlas.COMPARISON: Text("地域の比較", "regions compared"),
    exchange_papers.KIND: Text("変更パッケージ", "change package"),
    **planning_papers.KINDS,
}


def paper(arguments: Arguments, output: Output) -> int:
    """Say what a paper was made of and what changed since."""
    if not arguments.operands:
        raise UserError(
            Text("照合番号がありません。", "The check id is missing."),
            Text("紙面の下にある番号を書いてください。例: paper ABCD-EF23", "It stands at the foot: paper ABCD-EF23"),
        )
    presentation = Presentation(output.language)
    with opened_library(arguments, output) as library:
        finding = FindingService(library, arguments.today or date.today())  # noqa: DTZ011 - the day on the reader's wall
        found = RereadingService(library, finding).reread(arguments.operands[0], presentation)
    if arguments.format == "json":
        for piece in json_pieces(plaincomparison.reread(found)):
            output.write(piece)
        output.line()
    else:
        for line in _lines(found, output.language):
            output.line(line)
    return 0


def _lines(found: Reread, language: Language) -> Iterator[str]:
    made = found.paper
    head = Text("照合番号 {id}（{kind}）", "Check id {id} ({kind})").format(
        id=made.check_id, kind=KINDS.get(made.kind, Text(made.kind, made.kind))
    )
    yield head.of(language)
    when = Text("作成 {at}（UTC）・{version}", "Made {at} (UTC), {version}")
    yield when.format(at=made.made_at, version=made.data_version).of(language)
    yield Text("今の資料 {version}", "Data now: {version}").format(version=found.version_now).of(language)
    if command := command_of(made.kind, made.spec):
        again = Text("作り直す命令: {command}", "To make it again: {command}")
        yield again.format(command=command).of(language)
    yield ""
    for change in found.changes or ():
        yield f"{change.record} / {change.row}"
        yield f"  - {_flat(change.before)}"
        yield f"  + {_flat(change.after)}"
    for sign, codes in (("+", found.added), ("-", found.removed)):
        for code in codes:
            yield f"{sign} {code}"
    yield _summary(found).of(language)


def _flat(text: str) -> str:
    return " / ".join(text.splitlines())


def _summary(found: Reread) -> Text:
    if not found.compared:
        return Text(
            "この種類の資料は、今の資料とは比べられません。",
            "A paper of this kind cannot be compared with today's data.",
        )
    count = len(found.changes or ()) + len(found.added) + len(found.removed)
    if count:
        return Text("その後の変更 {count} 件", "{count} changes since").format(count=count)
    if found.paper.kind == "record" and found.version_now != found.paper.data_version:
        return Text(
            "資料版が変わりました。個票は作り直して比べてください。",
            "The data version is another one: make the sheet again to compare.",
        )
    return Text("その後の変更はありません。", "Nothing changed since.")


def command_of(kind: str, spec: dict[str, Any]) -> str:
    """Return the words of the command that makes a paper again (its head and its paper aside), empty without one."""
    if kind == "comparison":
        records = spec["records"]
        catalogues = {catalogue for catalogue, _ in records}
        words = ["compare", *(code for _, code in records)]
        words += ["--catalogue", *catalogues] if len(catalogues) == 1 else []
        words += ["--rows", ",".join(spec["rows"])] if spec["rows"] else []
        words += ["--fold-equal"] if spec["fold_equal"] else []
        words += ["--show-empty"] if spec["show_empty"] else []
    elif kind == chart_sheet.KIND:
        words = trend_words(ChartSpec.from_json(spec))
    elif kind == annual_report.KIND:
        words = ["council", spec["block"], "--year", str(spec["fy"])]
    elif kind == group_sheet.KIND:
        words = []
    elif kind == lineage_reports.KIND:
        words = _lineage_words(LineageQuestion.from_json(spec))
    elif kind in atlas.KINDS:
        words = _region_words(kind, spec)
    elif kind in planning_papers.KINDS:
        words = _planning_words(kind, spec)
    elif kind == "record":
        words = ["print", "record", spec["code"], "--catalogue", spec["catalogue"]]
        words += ["--full"] if spec["full"] else []
    elif kind in LISTS:
        words = ["print", kind, *filter_words(Filter.from_json(spec["filter"]))]
        words += ["--columns", ",".join(spec["columns"])] if kind == "list" else []
    else:
        words = []
    return shlex.join(words)


def _lineage_words(question: LineageQuestion) -> list[str]:
    """Return the command of the same paper; empty for filters, years or a mere focus, which the page alone has."""
    if question == LineageQuestion():
        return ["lineage", "--format", "pdf"]
    if question.focus is not None and question == LineageQuestion(focus=question.focus, only=True):
        return ["lineage", question.focus, "--format", "pdf"]
    return []


def _region_words(kind: str, spec: dict[str, Any]) -> list[str]:
    if kind == atlas.SHEET:
        return ["region", spec["code"]]
    if kind == atlas.COMPARISON:
        return ["region", *spec["codes"]]
    return ["print", "regions", *(spec["codes"] or region_data.filter_words(RegionFilter.from_json(spec["filter"])))]


def _planning_words(kind: str, spec: dict[str, Any]) -> list[str]:
    """Return the command of a paper of planning; empty where the page alone asks the same."""
    if kind == planning_papers.CALENDAR:
        words = ["calendar", "--from", spec["first"], "--to", spec["last"]]
        return words + (["--block", spec["block"]] if spec["block"] else [])
    if kind == planning_papers.CHANGES:
        return ["changes", "--since", spec["since"], "--until", spec["until"]]
    if kind == planning_papers.CONSULTATION:
        return _case_words(spec["case"], spec["today"])
    return []


def _case_words(case: dict[str, Any], today: str) -> list[str]:
    words = ["match", "--today", today]
    names = {"applicant": "applicant", "field": "field", "stage": "stage", "money": "money", "fy": "year"}
    for key, option in names.items():
        words += [f"--{option}", str(case[key])] if key in case else []
    place = case.get("prefecture") or case.get("block")
    words += ["--place", place] if place else []
    for key, option in (("partners", "partner"), ("kinds", "kind")):
        words += [word for value in case.get(key, ()) for word in (f"--{option}", value)]
    return words


def filter_words(question: Filter) -> list[str]:
    """Return catalogue and options that mean a filter."""
    words = [question.catalogue.value]
    words += [f"--text={question.text}"] if question.text else []
    for choice in question.choices:
        words += [f"--where={choice.key.value}={value}" for value in choice.include]
        words += [f"--where={choice.key.value}=~{value}" for value in choice.exclude]
    words += [f"--as-of={question.as_of}"] if question.as_of is not None else []
    words += ["--favourites"] if question.favourites else []
    words += [f"--sort={question.order}"] if question.order else []
    words += [f"--money-kind={question.money_kind.value}"] if question.money_kind.value != "initial" else []
    words += [f"--money-fy={question.money_fy}"] if question.money_fy is not None else []
    return words
