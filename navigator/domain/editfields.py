"""The fields of the facts that an office may write: what each holds, what it is called, what must not be empty.

The order is that of the forms. Names are the columns of the library (and of the fact package, where a list is one cell
with its items separated by ';').
"""

from dataclasses import dataclass
from enum import Enum, auto

from navigator.domain.text import Text
from navigator.domain.vocabulary import (
    Accumulation,
    Block,
    BudgetKind,
    Confidence,
    Eligible,
    Field,
    MeasureCategory,
    Ministry,
    PartialKind,
    ParticipationStatus,
    ProgramKind,
    ProviderType,
    Qualifier,
    SourceKind,
    Stage,
    SubjectType,
    Term,
)


class FieldKind(Enum):
    """What a field holds, and so how it is typed and read."""

    LINE = auto()
    TEXT = auto()
    """Several lines."""
    MONEY = auto()
    """Million yen, in any form that ``parse_myen`` reads."""
    NUMBER = auto()
    """A decimal number."""
    FISCAL_YEAR = auto()
    DATE = auto()
    """A date known to the year, the month or the day."""
    FLAG = auto()
    """Yes (1) or no (0)."""
    TERM = auto()
    """A member of the closed list ``term``."""
    TERMS = auto()
    """Several members of ``term``."""
    KIND = auto()
    """A word of an open list: those on file are offered, others may be typed."""
    RECORD = auto()
    """Another record of the table ``target``, by its code (sources, programs …) or its natural key."""
    RECORDS = auto()
    """Several records of ``target``."""
    NAMES = auto()
    """Several names, freely typed."""
    URL = auto()


@dataclass(frozen=True, slots=True)
class EditField:
    """A field of a table: ``term`` is set for closed lists, ``target`` names the table that a field refers to.

    ``figure`` marks fields that hold a figure: a record with one needs a citation.
    """

    name: str
    label: Text
    kind: FieldKind
    required: bool = False
    help: Text | None = None
    term: type[Term] | None = None
    target: str = ""
    figure: bool = False


MONEY_HELP = Text("百万円。1億円、1,200万円 とも書けます。", "Million yen; 1億円 or 1,200万円 will do as well.")
YEAR_HELP = Text("平成19年度、H19、2007 のどれでも。", "平成19年度, H19 or 2007.")
DATE_HELP = Text("令和7年9月1日、R7.9.1、2025-9 のどれでも。", "令和7年9月1日, R7.9.1 or 2025-9.")
LIST_HELP = Text("一行に一つ。", "One a line.")
LOCATOR_HELP = Text("出典のどこか（表、頁、見出し）。", "Where in the source: table, page, heading.")
SOURCE_HELP = Text(
    "金額や数値のある記録には出典が要ります。ほかは空欄なら「自所の記入」になります。",
    "A record with a figure needs a source; without one, others are cited as the office's own entry.",
)

_NAME = EditField("name_ja", Text("名称", "Name"), FieldKind.LINE, required=True)
_NAME_EN = EditField("name_en", Text("英語の名称", "English name"), FieldKind.LINE)
_TITLE = EditField("title_ja", Text("題名", "Title"), FieldKind.LINE, required=True)
_SUMMARY = EditField("summary_ja", Text("概要", "Summary"), FieldKind.TEXT)
_NOTE = EditField("note", Text("備考", "Remark"), FieldKind.TEXT)
_URL = EditField("url", Text("URL", "URL"), FieldKind.URL)
_CONTACT = EditField("contact_ja", Text("問合せ先", "Contact"), FieldKind.TEXT)
_RATE = EditField("subsidy_rate", Text("補助率", "Subsidy rate"), FieldKind.LINE, figure=True)
_SOURCE = EditField("source", Text("出典", "Source"), FieldKind.RECORD, help=SOURCE_HELP, target="sources")
_LOCATOR = EditField("locator", Text("箇所", "Locator"), FieldKind.LINE, help=LOCATOR_HELP)
_OTHERS = EditField("other_sources", Text("他の出典", "Other sources"), FieldKind.RECORDS, target="sources")
_CITED = (_SOURCE, _LOCATOR)


def _term(name: str, ja: str, en: str, term: type[Term], *, required: bool = False) -> EditField:
    return EditField(name, Text(ja, en), FieldKind.TERM, required=required, term=term)


def _terms(name: str, ja: str, en: str, term: type[Term]) -> EditField:
    return EditField(name, Text(ja, en), FieldKind.TERMS, term=term)


def _money(name: str, ja: str, en: str, *, required: bool = False) -> EditField:
    return EditField(name, Text(ja, en), FieldKind.MONEY, required=required, help=MONEY_HELP, figure=True)


def _year(name: str, ja: str, en: str, *, required: bool = False) -> EditField:
    return EditField(name, Text(ja, en), FieldKind.FISCAL_YEAR, required=required, help=YEAR_HELP)


def _date(name: str, ja: str, en: str) -> EditField:
    return EditField(name, Text(ja, en), FieldKind.DATE, help=DATE_HELP)


def _record(name: str, ja: str, en: str, target: str, *, required: bool = False) -> EditField:
    return EditField(name, Text(ja, en), FieldKind.RECORD, required=required, target=target)


def _names(name: str, ja: str, en: str) -> EditField:
    return EditField(name, Text(ja, en), FieldKind.NAMES, help=LIST_HELP)


_STAGES = (
    _term("stage_from", "段階（から）", "Stage from", Stage),
    _term("stage_to", "段階（まで）", "Stage to", Stage),
)
_FIELDS = _terms("fields", "分野", "Fields", Field)
_ELIGIBLE = _terms("eligible", "対象者", "Eligible", Eligible)
_PREFECTURES = EditField(
    "prefectures", Text("都道府県", "Prefectures"), FieldKind.RECORDS, help=LIST_HELP, target="prefectures"
)
_QUALIFIER = _term("qualifier", "約・超", "Qualifier", Qualifier)
_CEILINGS = (
    _money("amount_min_myen", "支援額 下限", "Amount, least"),
    _money("amount_max_myen", "支援額 上限", "Amount, most"),
)

FIELDS: dict[str, tuple[EditField, ...]] = {
    "measures": (
        _NAME,
        _NAME_EN,
        EditField("provider_ja", Text("提供者", "Provider"), FieldKind.LINE),
        _term("provider_type", "提供者の種類", "Kind of provider", ProviderType),
        _record("program_code", "事業", "Program", "programs"),
        _record("parent_code", "上位の支援策", "Parent measure", "measures"),
        _term("category", "区分", "Category", MeasureCategory),
        *_STAGES,
        _FIELDS,
        _ELIGIBLE,
        _terms("block_codes", "対象ブロック", "Blocks", Block),
        _PREFECTURES,
        *_CEILINGS,
        _RATE,
        _SUMMARY,
        _CONTACT,
        _URL,
        *_CITED,
        _OTHERS,
        _NOTE,
    ),
    "editions": (
        _record("measure_code", "研究支援策", "Measure", "measures", required=True),
        _NAME,
        _year("fy", "年度", "Fiscal year"),
        _date("call_open", "募集開始", "Call opens"),
        _date("call_close", "募集締切", "Call closes"),
        _terms("region", "対象ブロック", "Blocks", Block),
        _PREFECTURES,
        *_CEILINGS,
        _RATE,
        _SUMMARY,
        _CONTACT,
        _URL,
        *_CITED,
        _NOTE,
    ),
    "programs": (
        _NAME,
        _NAME_EN,
        _term("ministry_code", "府省", "Ministry", Ministry),
        _record("parent_code", "上位の事業", "Parent program", "programs"),
        _term("kind", "種別", "Kind", ProgramKind, required=True),
        _year("start_fy", "開始年度", "First year"),
        _year("end_fy", "終了年度", "Last year"),
        *_STAGES,
        _money("scale_per_year_myen_min", "年間規模 下限", "Scale a year, least"),
        _money("scale_per_year_myen_max", "年間規模 上限", "Scale a year, most"),
        EditField("duration_years", Text("期間（年）", "Duration (years)"), FieldKind.NUMBER, figure=True),
        EditField("match_rule", Text("地域負担", "Local share"), FieldKind.LINE),
        _ELIGIBLE,
        _FIELDS,
        _SUMMARY,
        EditField("summary_en", Text("英語の概要", "English summary"), FieldKind.TEXT),
        EditField("umbrella_of", Text("含む事業", "Covers programs"), FieldKind.RECORDS, target="programs"),
        *_CITED,
        _OTHERS,
        _NOTE,
    ),
    "budgets": (
        _record("program_code", "事業", "Program", "programs", required=True),
        _year("fy", "年度", "Fiscal year", required=True),
        _term("kind", "種別", "Kind", BudgetKind, required=True),
        _money("amount_myen", "金額", "Amount", required=True),
        _QUALIFIER,
        EditField("is_partial", Text("内数（※）", "Partial amount"), FieldKind.FLAG),
        _term("partial_kind", "内数の種類", "Kind of part", PartialKind),
        _record("part_of", "含まれる金額", "Part of the amount", "budgets"),
        EditField("covers", Text("含む事業", "Covers programs"), FieldKind.RECORDS, target="programs"),
        *_CITED,
        _NOTE,
    ),
    "outcomes": (
        _term("subject_type", "対象の種類", "Kind of subject", SubjectType, required=True),
        EditField("subject_code", Text("対象", "Subject"), FieldKind.LINE, required=True),
        _record("metric_code", "指標", "Metric", "metrics", required=True),
        _year("fy_from", "年度（から）", "Year from"),
        _year("fy_to", "年度（まで）", "Year to"),
        EditField("value", Text("値", "Value"), FieldKind.NUMBER, required=True, figure=True),
        _QUALIFIER,
        _term("accumulation", "集計", "Accumulation", Accumulation, required=True),
        _date("as_of", "時点", "As of"),
        EditField("is_planned", Text("予定・目標", "Planned"), FieldKind.FLAG),
        *_CITED,
        _NOTE,
    ),
    "regions": (
        _NAME,
        _NAME_EN,
        _PREFECTURES,
        EditField("core_institution_ja", Text("中核機関", "Core institution"), FieldKind.LINE),
        _FIELDS,
        EditField("concept_ja", Text("構想", "Concept"), FieldKind.TEXT),
        *_CITED,
        _OTHERS,
        _NOTE,
    ),
    "participations": (
        _record("region_code", "地域", "Region", "regions", required=True),
        _record("program_code", "事業", "Program", "programs", required=True),
        EditField("subtype", Text("型", "Type"), FieldKind.LINE),
        _year("start_fy", "開始年度", "First year"),
        _year("end_fy", "終了年度", "Last year"),
        _money("scale_per_year_myen", "年間規模", "Scale a year"),
        _term("status", "状態", "Status", ParticipationStatus),
        EditField("evaluation", Text("評価", "Evaluation"), FieldKind.TEXT),
        *_CITED,
        _NOTE,
    ),
    "facilities": (
        _NAME,
        _record("prefecture", "都道府県", "Prefecture", "prefectures"),
        EditField("operator_ja", Text("運営者", "Operator"), FieldKind.LINE),
        EditField("kind", Text("種別", "Kind"), FieldKind.KIND, required=True),
        _FIELDS,
        EditField("services_ja", Text("内容", "Services"), FieldKind.TEXT),
        *_CITED,
    ),
    "themes": (
        _TITLE,
        _record("program_code", "事業", "Program", "programs", required=True),
        _record("region_code", "地域", "Region", "regions"),
        _year("fy", "年度", "Fiscal year"),
        EditField("lead_ja", Text("代表", "Lead"), FieldKind.LINE),
        _names("partners_ja", "参画機関", "Partners"),
        _term("field", "分野", "Field", Field),
        _money("amount_myen", "金額", "Amount"),
        *_CITED,
    ),
    "events": (
        _TITLE,
        EditField("kind", Text("種別", "Kind"), FieldKind.KIND, required=True),
        _date("date", "日付", "Date"),
        EditField("host_ja", Text("主催", "Host"), FieldKind.LINE),
        EditField("place_ja", Text("場所", "Place"), FieldKind.LINE),
        _term("block_code", "ブロック", "Block", Block),
        EditField("is_planned", Text("予定", "Planned"), FieldKind.FLAG),
        *_CITED,
    ),
    "contacts": (
        _NAME,
        EditField("address_ja", Text("住所", "Address"), FieldKind.LINE),
        EditField("tel", Text("電話", "Telephone"), FieldKind.LINE),
        _URL,
        *_CITED,
    ),
    "sources": (
        _TITLE,
        EditField("title_en", Text("英語の題名", "English title"), FieldKind.LINE),
        EditField("publisher", Text("発行者", "Publisher"), FieldKind.LINE),
        _date("published", "発行日", "Published"),
        EditField("url_or_file", Text("URLまたはファイル名", "URL or file"), FieldKind.LINE),
        _term("kind", "種別", "Kind", SourceKind, required=True),
        _term("confidence", "確からしさ", "Confidence", Confidence, required=True),
        _NOTE,
    ),
}
"""The tables that an office may write, and their fields."""

TABLE_NAMES: dict[str, Text] = {
    "measures": Text("研究支援策", "measure"),
    "editions": Text("公募回", "edition"),
    "programs": Text("事業", "program"),
    "budgets": Text("予算額", "amount"),
    "outcomes": Text("成果", "outcome"),
    "regions": Text("地域", "region"),
    "participations": Text("実施地域", "participation"),
    "facilities": Text("支援施設", "facility"),
    "themes": Text("研究テーマ", "research theme"),
    "events": Text("ニュース・行事", "event"),
    "contacts": Text("問合せ先", "contact"),
    "sources": Text("出典", "source"),
}
"""What one record of a table is called."""

CODED = frozenset({"measures", "editions", "programs", "regions", "facilities", "themes", "sources"})
"""Tables whose records have a code, made once and never typed."""

ALWAYS_FIGURES = frozenset({"budgets", "outcomes"})
"""Tables every record of which is a figure."""

DOMINANT_FIELD = {"themes": "title_ja", "events": "title_ja", "sources": "title_ja"}
"""The field by which a record is called, where it is not ``name_ja``."""


def field_of(table: str, name: str) -> EditField | None:
    """Return a field of a table, None when an office does not write it."""
    return next((field for field in FIELDS.get(table, ()) if field.name == name), None)
