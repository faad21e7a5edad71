"""What the office says of a record, as the record shows it: corrections beside the original, notes, tags, status."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from typing import Any

from sqlalchemy import Connection

from navigator.db import facts
from navigator.db.journal import changes_of_fact
from navigator.domain.catalogues import Catalogue
from navigator.domain.dates import PartialDate
from navigator.domain.fiscal import YearStyle
from navigator.domain.ownmarks import CorrectionView, OwnMarks
from navigator.domain.record import FieldView, Part, SectionView
from navigator.domain.text import Text
from navigator.domain.vocabulary import Origin, SubjectType
from navigator.services import wording
from navigator.services.edit_words import corrections_of
from navigator.services.ownmarks import marks_of
from navigator.services.recording import Recorder

CORRECTIONS = Text("自所の訂正", "Own corrections")
CORRECTED = Text("{origin}（訂正あり）", "Corrected")
TAKEN = Text("{origin}（{day}）", "{origin} ({day})")
JAPAN = timezone(timedelta(hours=9))
WAS = Text("訂正（元の値: {original}）", "corrected (was: {original})")
WAS_AND_IS = Text(
    "訂正（元の値: {before}。資料版 {version} では {original}）",
    "corrected (was: {before}; data version {version} says {original})",
)

_LABELS = {
    "summary_ja": "概要",
    "summary_en": "概要",
    "provider_ja": "提供者",
    "provider_type": "提供者の種類",
    "category": "種別",
    "kind": "種別",
    "ministry_code": "所管",
    "start_fy": "実施年度",
    "end_fy": "実施年度",
    "name_en": "英語名",
    "stage_from": "段階",
    "stage_to": "段階",
    "eligible": "対象者",
    "fields": "分野",
    "field": "分野",
    "block_codes": "対象ブロック",
    "block_code": "ブロック",
    "prefectures": "都道府県",
    "prefecture": "都道府県",
    "amount_min_myen": "支援額 下限",
    "amount_max_myen": "支援額 上限",
    "scale_per_year_myen_min": "年間規模 下限",
    "scale_per_year_myen_max": "年間規模 上限",
    "duration_years": "期間",
    "match_rule": "地域負担",
    "subsidy_rate": "補助率",
    "contact_ja": "問合せ先",
    "url": "アドレス",
    "services_ja": "内容",
    "operator_ja": "運営者",
    "fy": "年度",
    "lead_ja": "代表",
    "partners_ja": "参画機関",
    "amount_myen": "金額",
    "region_code": "地域",
    "date": "日付",
    "host_ja": "主催",
    "place_ja": "場所",
    "is_planned": "予定・実績",
    "note": "注記",
}
"""The label under which a record shows a column; what is missing here has no field of its own there."""


def own_marks(connection: Connection, catalogue: Catalogue, row: Mapping[str, Any]) -> OwnMarks:
    """Return everything that the office says of a record and, among its corrections, those of what belongs to it."""
    found = marks_of(connection, catalogue.value, row["fact_key"])
    corrections = list(corrections_of(connection, catalogue.value, row["fact_key"]))
    for table, key in _parts(connection, catalogue, row):
        corrections += corrections_of(connection, table, key)
    return replace(found, corrections=tuple(corrections))


def origin_of(connection: Connection, table: str, row: Mapping[str, Any], *, corrected: bool) -> Text:
    """Return where a record comes from: of an imported one the day on which it was last taken in, too."""
    label: Text = row["origin"].label
    if row["origin"] is Origin.IMPORTED:
        taken = [one["at"] for one in changes_of_fact(connection, table, row["fact_key"]) if _is_import(one)]
        if taken:
            day = PartialDate(datetime.fromisoformat(max(taken)).astimezone(JAPAN).date().isoformat())
            label = TAKEN.format(
                origin=label, day=Text(day.format(YearStyle.ERA, "ja"), day.format(YearStyle.ERA, "en"))
            )
    return CORRECTED.format(origin=label) if corrected else label


def _is_import(change: Mapping[str, Any]) -> bool:
    return str(change["use_case"]).startswith("import ")


def tell_corrections(recorder: Recorder, corrections: tuple[CorrectionView, ...]) -> None:
    """Mark the corrected fields of a record, and list all corrections in a section of their own."""
    if not corrections:
        return
    numbers = recorder.cite_correction()
    own = [one for one in corrections if one.key == recorder.row["fact_key"]]
    named = next((one for one in own if one.field in {"name_ja", "title_ja"}), None)
    if named is not None:
        said = Text("{label}を{was}", "{label} {was}").format(label=named.label, was=was(named))
        recorder.subtitle = wording.joined([text for text in (recorder.subtitle, said) if text.ja])
    recorder.sections = [_marked(section, own, numbers) for section in recorder.sections]
    fields = []
    for one in corrections:
        mine = one in own
        label = (
            one.label if mine else Text("{title} {label}", "{title} {label}").format(title=one.title, label=one.label)
        )
        fields.append(FieldView(label, (Part(one.office),), numbers if mine else (), was(one)))
    recorder.sections.append(SectionView(CORRECTIONS, tuple(fields)))


def was(correction: CorrectionView) -> Text:
    """Return what stood before a correction, and what the package says since."""
    if correction.conflict:
        return WAS_AND_IS.format(
            before=correction.before, version=correction.package_version, original=correction.original
        )
    return WAS.format(original=correction.original)


def _marked(section: SectionView, corrections: Iterable[CorrectionView], numbers: tuple[int, ...]) -> SectionView:
    fields = list(section.fields)
    for one in corrections:
        label = _LABELS.get(one.field)
        place = next((place for place, field in enumerate(fields) if field.label.ja == label), None)
        if place is not None:
            field = fields[place]
            said = was(one)
            remark = (
                said
                if field.remark is None
                else Text("{first} {then}", "{first} {then}").format(first=field.remark, then=said)
            )
            sources = tuple(dict.fromkeys((*field.sources, *numbers)))
            fields[place] = replace(field, remark=remark, sources=sources)
    return replace(section, fields=tuple(fields))


def _parts(connection: Connection, catalogue: Catalogue, row: Mapping[str, Any]) -> Iterable[tuple[str, str]]:
    """Yield table and key of the corrected rows that belong to a record: amounts, outcomes, regions, rounds."""
    named: list[tuple[str, Any]] = []
    if catalogue is Catalogue.MEASURES:
        named = [("editions", facts.table("editions").c.measure_code == row["code"])]
    elif catalogue is Catalogue.PROGRAMS:
        outcomes = facts.table("outcomes").c
        named = [
            ("budgets", facts.table("budgets").c.program_code == row["code"]),
            (
                "outcomes",
                (outcomes.subject_type == SubjectType.PROGRAM) & (outcomes.subject_code == row["code"]),
            ),
            ("participations", facts.table("participations").c.program_code == row["code"]),
        ]
    corrections = facts.table("corrections").c
    for table, condition in named:
        known = {found["fact_key"] for found in facts.rows(connection, "corrections", corrections.table_name == table)}
        if known:
            yield from (
                (table, found["fact_key"])
                for found in facts.rows(connection, table, condition)
                if found["fact_key"] in known
            )
