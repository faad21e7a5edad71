"""The record of a program: rules, money over the years, lineage, regions, results."""

from collections.abc import Sequence
from dataclasses import replace

from navigator.db import facts
from navigator.domain.budgets import BudgetLine, choose
from navigator.domain.catalogues import Catalogue, FacetKey
from navigator.domain.money import format_myen
from navigator.domain.record import FieldView, Part, RecordLink
from navigator.domain.text import Text
from navigator.domain.vocabulary import (
    AliasKind,
    Eligible,
    Field,
    Ministry,
    ProgramKind,
    Qualifier,
    Relation,
    SubjectType,
)
from navigator.services import wording
from navigator.services.openlists import CRITERION_KINDS, FEATURE_KINDS, FEATURE_UNITS, FINDING_KINDS
from navigator.services.recording import Recorder, Row, both, plain

CARRIED_ON_FROM: dict[Relation, Text] = {
    Relation.SUCCEEDED_BY: Text("前身", "Predecessor"),
    Relation.MERGED_INTO: Text("統合された前身", "Merged predecessor"),
    Relation.SPLIT_INTO: Text("分割前", "Split from"),
    Relation.ABSORBED_BY: Text("吸収した事業", "Absorbed"),
    Relation.REORGANISED_INTO: Text("再編前", "Reorganised from"),
}
"""The relation of a succession read from the later program."""


def tell(recorder: Recorder) -> None:
    """Collect everything on file about a program."""
    row = recorder.row
    span = recorder.span(row["start_fy"], row["end_fy"])
    ministry = Ministry(row["ministry_code"]).label if row["ministry_code"] else None
    recorder.subtitle = wording.joined([text for text in (ministry, span) if text])
    recorder.section(Text("あらまし", "Outline"), _outline(recorder, row))
    recorder.section(Text("しくみ", "Terms"), _terms(recorder, row))
    recorder.name_aliases(AliasKind.PROGRAM, row["code"])
    lines = facts.budget_lines(recorder.connection, [row["code"]])
    recorder.budgets = choose(lines)
    for line in lines:
        recorder.budget_sources[line.key] = recorder.cite_figure(line.figure)
    recorder.section(Text("ほかの額に含まれる額", "Amounts inside other amounts"), _parts(recorder, lines))
    recorder.section(Text("数値と規則", "Numbers and rules"), _full_only(_features(recorder, row["code"])))
    recorder.section(Text("成果", "Outcomes"), outcomes(recorder, SubjectType.PROGRAM, row["code"]))
    recorder.section(Text("決定", "Decisions"), _decisions(recorder, row["code"]))
    recorder.section(Text("他府省連携枠", "Linkage frames"), _linkages(recorder, row["code"]))
    recorder.section(Text("成果事例", "Stories"), _full_only(_stories(recorder, row["code"])))
    recorder.section(Text("課題・意見・効果", "Findings"), _full_only(_findings(recorder, row["code"])))
    recorder.section(
        Text("選定の基準（平成24年度）", "Selection criteria (FY2012)"), _full_only(_criteria(recorder, row["code"]))
    )
    _family(recorder, row)
    _lineage(recorder, row["code"])
    _followers(recorder, row["code"])
    recorder.remark()


def _full_only(fields: list[FieldView]) -> list[FieldView]:
    return [replace(field, brief=False) for field in fields]


def _outline(recorder: Recorder, row: Row) -> list[FieldView]:
    return [
        recorder.field(Text("概要", "Summary"), both(_summary(row))),
        recorder.terms(Text("所管", "Ministry"), FacetKey.MINISTRY, (row["ministry_code"],), Ministry),
        recorder.terms(Text("種別", "Kind"), FacetKey.KIND, (row["kind"],), ProgramKind),
        recorder.field(Text("実施年度", "Years"), both(recorder.span(row["start_fy"], row["end_fy"]))),
        recorder.field(Text("英語名", "English name"), plain(row["name_en"])),
        recorder.field(Text("符号", "Code"), plain(row["code"])),
    ]


def _summary(row: Row) -> Text | None:
    return Text(row["summary_ja"], row["summary_en"] or row["summary_ja"]) if row["summary_ja"] else None


def _terms(recorder: Recorder, row: Row) -> list[FieldView]:
    low, high = row["scale_per_year_myen_min"], row["scale_per_year_myen_max"]
    duration = row["duration_years"]
    years = None if duration is None else Text(f"{format_myen(duration)} 年", f"{format_myen(duration)} years")
    return [
        recorder.stages(),
        recorder.terms(Text("対象者", "Eligible"), FacetKey.ELIGIBLE, row["eligible"], Eligible),
        recorder.terms(Text("分野", "Fields"), FacetKey.FIELD, row["fields"], Field),
        recorder.money(Text("年間規模 下限", "Yearly minimum"), low),
        recorder.money(Text("年間規模 上限", "Yearly maximum"), high),
        recorder.field(Text("期間", "Duration"), both(years)),
        recorder.field(Text("地域負担", "Regional share"), plain(row["match_rule"])),
    ]


def _parts(recorder: Recorder, lines: Sequence[BudgetLine]) -> list[FieldView]:
    """Return the amounts that lie inside another one, of this or another program; they are never added to it."""
    budgets = facts.table("budgets")
    wanted = [line.part_of for line in lines if line.part_of]
    wholes = {
        row["fact_key"]: row for row in facts.rows(recorder.connection, "budgets", budgets.c.fact_key.in_(wanted))
    }
    made = []
    for line in lines:
        if line.part_of:
            whole = wholes[line.part_of]
            holder = Part(recorder.program_names[whole["program_code"]], recorder.program_link(whole["program_code"]))
            kept = INSIDE_OF.format(
                fy=recorder.year(whole["fy"]),
                kind=whole["kind"].label,
                amount=wording.figure_text(facts.figure_of_budget(whole)),
            )
            label = Text("{fy} {kind}", "{fy} {kind}").format(fy=recorder.year(line.fy), kind=line.kind.label)
            amount = AMOUNT.format(amount=wording.figure_text(line.figure))
            sources = (*recorder.budget_sources[line.key], *recorder.cite(whole))
            made.append(FieldView(label, (Part(amount), holder), tuple(dict.fromkeys(sources)), kept))
    return made


AMOUNT = Text("{amount} 百万円", "{amount} million yen")
INSIDE_OF = Text(
    "{fy} {kind} {amount} 百万円に含まれ、足しません",
    "inside {amount} million yen ({kind}, {fy}), never added to it",
)


def _features(recorder: Recorder, code: str) -> list[FieldView]:
    table = facts.table("program_features")
    made = []
    for row in facts.rows(recorder.connection, "program_features", table.c.program_code == code):
        label = FEATURE_KINDS.get(row["kind"], Text(row["kind"], row["kind"]))
        made.append(FieldView(label, (*plain(row["text_ja"]), *both(_quantity(row))), recorder.cite(row)))
    return made


def _quantity(row: Row) -> Text | None:
    """Return the number of a feature with its unit, set off from the text before it."""
    if row["value"] is None:
        return None
    unit = FEATURE_UNITS.get(row["unit"] or "", Text(row["unit"] or "", row["unit"] or ""))
    return Text(" {number} {unit}", " {number} {unit}").format(number=format_myen(row["value"]), unit=unit)


def outcomes(recorder: Recorder, subject: SubjectType, code: str) -> list[FieldView]:
    """Return the figures on file about a subject, each with its period, kind of counting, qualifier and source."""
    table = facts.table("outcomes")
    metrics = {row["code"]: row for row in facts.rows(recorder.connection, "metrics")}
    found = facts.rows(
        recorder.connection,
        "outcomes",
        table.c.subject_type == subject,
        table.c.subject_code == code,
        order=("metric_code", "fy_from", "fy_to", "id"),
    )
    brief = _brief_outcomes(found)
    return [_outcome(recorder, row, metrics[row["metric_code"]], brief) for row in found]


LEADING_METRICS = frozenset(
    {
        "adoptions",
        "applications",
        "regions_adopted",
        "regions_total",
        "participants_total",
        "commercialisations",
        "startups",
        "patents_total",
    }
)
"""Metrics that stand on the one-page sheet, each with its latest figure."""


def _brief_outcomes(found: Sequence[Row]) -> frozenset[int]:
    latest: dict[str, Row] = {}
    for row in found:
        metric = row["metric_code"]
        known = latest.get(metric)
        if (
            metric in LEADING_METRICS
            and not row["is_planned"]
            and (known is None or (row["fy_to"] or 0) >= (known["fy_to"] or 0))
        ):
            latest[metric] = row
    return frozenset(row["id"] for row in latest.values())


def _outcome(recorder: Recorder, row: Row, metric: Row, brief: frozenset[int]) -> FieldView:
    unit = Text(metric["unit_ja"], metric["unit_en"] or metric["unit_ja"])
    number = format_myen(row["value"])
    if row["qualifier"] is Qualifier.ABOUT:
        shown = Text("約{number} {unit}", "about {number} {unit}")
    elif row["qualifier"] is Qualifier.OVER:
        shown = Text("{number} {unit}超", "over {number} {unit}")
    else:
        shown = Text("{number} {unit}", "{number} {unit}")
    when = recorder.span(row["fy_from"], row["fy_to"])
    notes = [text for text in (when, row["accumulation"].label) if text]
    if row["as_of"]:
        notes.append(Text("{day} 現在", "as of {day}").format(day=recorder.day(row["as_of"])))
    if row["is_planned"]:
        notes.append(Text("予定・目標", "planned"))
    label = Text(metric["name_ja"], metric["name_en"] or metric["name_ja"])
    value = both(shown.format(number=number, unit=unit))
    return FieldView(label, value, recorder.cite(row), wording.joined(notes), _note(row), brief=row["id"] in brief)


def _decisions(recorder: Recorder, code: str) -> list[FieldView]:
    table = facts.table("decisions")
    found = facts.rows(recorder.connection, "decisions", table.c.program_code == code, order=("fy_from", "date", "id"))
    return [
        FieldView(
            _when(recorder, row),
            plain(row["decision_ja"]),
            recorder.cite(row),
            Text(row["consequence_ja"], row["consequence_ja"]) if row["consequence_ja"] else None,
        )
        for row in found
    ]


def _when(recorder: Recorder, row: Row) -> Text:
    if row["date"]:
        return recorder.day(row["date"])
    span = recorder.span(row["fy_from"], row["fy_to"])
    return span or Text(row["date_or_fy"] or "", row["date_or_fy"] or "")


def _linkages(recorder: Recorder, code: str) -> list[FieldView]:
    table = facts.table("linkages")
    made = []
    for row in facts.rows(recorder.connection, "linkages", table.c.program_code == code, order=("fy", "id")):
        parts = [*plain(row["frame_name_ja"])]
        parts += [
            Part(recorder.program_names[partner], recorder.program_link(partner)) for partner in row["partner_codes"]
        ]
        notes = [Text(row["purpose_ja"], row["purpose_ja"])] if row["purpose_ja"] else []
        if row["amount_myen"] is not None:
            money = format_myen(row["amount_myen"])
            notes.append(Text(f"{money} 百万円", f"{money} million yen"))
        for column, label in (("regions", REGIONS), ("new_adoptions", NEW), ("continuing", CONTINUING)):
            if row[column] is not None:
                notes.append(label.format(count=row[column]))
        if row["note"]:
            notes.append(Text(row["note"], row["note"]))
        made.append(FieldView(recorder.year(row["fy"]), tuple(parts), recorder.cite(row), wording.joined(notes)))
    return made


REGIONS = Text("{count} 地域", "regions: {count}")
NEW = Text("新規 {count} 件", "{count} new")
CONTINUING = Text("継続 {count} 件", "{count} continuing")


def _stories(recorder: Recorder, code: str) -> list[FieldView]:
    table = facts.table("stories")
    made = []
    for row in facts.rows(recorder.connection, "stories", table.c.program_code == code):
        region = recorder.region_names.get(row["region_code"])
        text = "　".join(part for part in (row["summary_ja"], row["figures"]) if part)
        made.append(FieldView(Text(row["title_ja"], row["title_ja"]), plain(text), recorder.cite(row), region))
    return made


def _findings(recorder: Recorder, code: str) -> list[FieldView]:
    table = facts.table("findings")
    found = facts.rows(
        recorder.connection,
        "findings",
        table.c.subject_type == SubjectType.PROGRAM,
        table.c.subject_code == code,
        order=("no",),
    )
    return [
        FieldView(
            FINDING_KINDS.get(row["kind"], Text(row["kind"], row["kind"])), plain(row["text_ja"]), recorder.cite(row)
        )
        for row in found
    ]


def _criteria(recorder: Recorder, code: str) -> list[FieldView]:
    table = facts.table("selection_criteria")
    found = facts.rows(recorder.connection, "selection_criteria", table.c.scope == code, order=("no",))
    return [
        FieldView(
            CRITERION_KINDS.get(row["kind"], Text(row["kind"], row["kind"])), plain(row["text_ja"]), recorder.cite(row)
        )
        for row in found
    ]


def _family(recorder: Recorder, row: Row) -> None:
    programs = facts.table("programs")
    if row["parent_code"]:
        code = row["parent_code"]
        recorder.relate(Text("上位の事業", "Parent"), recorder.program_names[code], recorder.program_link(code), row)
    children = facts.rows(recorder.connection, "programs", programs.c.parent_code == row["code"])
    for child in children:
        _relate_program(recorder, Text("下位の事業", "Parts"), child["code"], child)
    known = {child["code"] for child in children}
    for code in row["umbrella_of"]:
        if code not in known:
            _relate_program(recorder, Text("含む事業", "Covers"), code, row)


def _relate_program(recorder: Recorder, relation: Text, code: str, said_by: Row, remark: Text | None = None) -> None:
    recorder.relate(relation, recorder.program_names[code], recorder.program_link(code), said_by, remark=remark)


def _lineage(recorder: Recorder, code: str) -> None:
    table = facts.table("program_successions")
    for row in facts.rows(recorder.connection, "program_successions", table.c.to_code == code, order=("fy", "id")):
        _relate_program(recorder, CARRIED_ON_FROM[row["relation"]], row["from_code"], row, recorder.year(row["fy"]))
    for row in facts.rows(recorder.connection, "program_successions", table.c.from_code == code, order=("fy", "id")):
        if row["to_code"]:
            _relate_program(recorder, row["relation"].label, row["to_code"], row, recorder.year(row["fy"]))
        else:
            recorder.relate(row["relation"].label, recorder.year(row["fy"]), None, row, note=_note(row))


def _note(row: Row) -> Text | None:
    return Text(row["note"], row["note"]) if row["note"] else None


def _followers(recorder: Recorder, code: str) -> None:
    """Add what belongs to the program: measures, themes, regions, years in the coordination group."""
    measures, themes = facts.table("measures"), facts.table("themes")
    for row in facts.rows(recorder.connection, "measures", measures.c.program_code == code):
        name = Text(row["name_ja"], row["name_en"] or row["name_ja"])
        recorder.relate(Text("研究支援策", "Measure"), name, RecordLink(Catalogue.MEASURES, row["code"]), row)
    for row in facts.rows(recorder.connection, "themes", themes.c.program_code == code):
        name = Text(row["title_ja"], row["title_ja"])
        recorder.relate(Text("研究テーマ", "Theme"), name, RecordLink(Catalogue.THEMES, row["code"]), row)
    for title, row in _participations(recorder, code):
        recorder.relate(Text("実施地域", "Region"), title, None, row, remark=_participation(recorder, row))
    members = facts.table("group_memberships")
    for row in facts.rows(recorder.connection, "group_memberships", members.c.program_code == code, order=("fy",)):
        recorder.relate(Text("連携施策群", "Coordination group"), recorder.year(row["fy"]), None, row, note=_note(row))


def _participations(recorder: Recorder, code: str) -> Sequence[tuple[Text, Row]]:
    table = facts.table("participations")
    found = facts.rows(
        recorder.connection, "participations", table.c.program_code == code, order=("start_fy", "region_code", "id")
    )
    return [(recorder.region_names[row["region_code"]], row) for row in found]


def _participation(recorder: Recorder, row: Row) -> Text:
    notes = [recorder.span(row["start_fy"], row["end_fy"])]
    notes += [Text(row[column], row[column]) if row[column] else None for column in ("subtype", "evaluation")]
    if row["status"]:
        notes.append(row["status"].label)
    return wording.joined([note for note in notes if note])
