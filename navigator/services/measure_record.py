"""The record of a support measure: conditions, money, rounds."""

from navigator.db import facts
from navigator.domain.catalogues import Catalogue, FacetKey
from navigator.domain.dates import PartialDate, call_status
from navigator.domain.money import format_myen
from navigator.domain.providers import ministry_of_provider
from navigator.domain.record import EditionView, FieldView, FilterLink, Part, RecordLink, UrlLink
from navigator.domain.text import Text
from navigator.domain.vocabulary import (
    AliasKind,
    Block,
    Eligible,
    Field,
    MeasureCategory,
    Ministry,
    ProviderType,
)
from navigator.services.recording import Recorder, Row, both, plain

BY_PROVIDER = Text("提供者の名称から判断", "read from the provider's name")


def tell(recorder: Recorder) -> None:
    """Collect everything on file about a measure."""
    row = recorder.row
    recorder.subtitle = Text(row["provider_ja"] or "", row["provider_ja"] or "")
    recorder.section(Text("あらまし", "Outline"), _outline(recorder, row))
    recorder.section(Text("対象", "Who may apply"), _conditions(recorder, row))
    recorder.section(Text("支援", "Support"), _support(recorder, row))
    recorder.name_aliases(AliasKind.MEASURE, row["code"])
    table = facts.table("editions")
    rounds = facts.rows(recorder.connection, "editions", table.c.measure_code == row["code"])
    recorder.editions += sorted((_edition(recorder, item) for item in rounds), key=_newest_first)
    _relations(recorder, row)
    recorder.remark()


def _outline(recorder: Recorder, row: Row) -> list[FieldView]:
    program = row["program_code"]
    ministry = None
    remark = None
    if program:
        programs = facts.table("programs")
        ministry = facts.rows(recorder.connection, "programs", programs.c.code == program)[0]["ministry_code"]
    if ministry is None:
        ministry = ministry_of_provider(row["provider_ja"])
        remark = BY_PROVIDER if ministry else None
    ministries = recorder.terms(Text("府省", "Ministry"), FacetKey.MINISTRY, (ministry,), Ministry)
    return [
        recorder.field(Text("概要", "Summary"), plain(row["summary_ja"])),
        FieldView(ministries.label, ministries.parts, ministries.sources, remark),
        recorder.field(Text("提供者", "Provider"), plain(row["provider_ja"])),
        recorder.terms(
            Text("提供者の種類", "Kind of provider"), FacetKey.PROVIDER_TYPE, (row["provider_type"],), ProviderType
        ),
        recorder.terms(Text("種別", "Kind"), FacetKey.KIND, (row["category"],), MeasureCategory),
        recorder.field(Text("英語名", "English name"), plain(row["name_en"])),
        recorder.field(Text("符号", "Code"), plain(row["code"])),
    ]


def _conditions(recorder: Recorder, row: Row) -> list[FieldView]:
    prefectures = tuple(
        Part(recorder.prefecture(name), FilterLink(Catalogue.MEASURES, FacetKey.PREFECTURE, name))
        for name in row["prefectures"]
    )
    return [
        recorder.terms(Text("対象者", "Eligible"), FacetKey.ELIGIBLE, row["eligible"], Eligible),
        recorder.stages(),
        recorder.terms(Text("分野", "Fields"), FacetKey.FIELD, row["fields"], Field),
        recorder.terms(Text("対象ブロック", "Blocks"), FacetKey.BLOCK, row["block_codes"], Block),
        recorder.field(Text("都道府県", "Prefectures"), prefectures),
    ]


def _support(recorder: Recorder, row: Row) -> list[FieldView]:
    return [
        recorder.money(Text("支援額 下限", "Floor"), row["amount_min_myen"]),
        recorder.money(Text("支援額 上限", "Ceiling"), row["amount_max_myen"]),
        recorder.field(Text("補助率", "Rate"), plain(row["subsidy_rate"])),
        recorder.field(Text("問合せ先", "Contact"), plain(row["contact_ja"])),
        recorder.address(Text("アドレス", "Address"), row["url"]),
    ]


def _edition(recorder: Recorder, row: Row) -> EditionView:
    sources = recorder.cite(row)
    ceiling = row["amount_max_myen"]
    opens = PartialDate.parse(row["call_open"]) if row["call_open"] else None
    closes = PartialDate.parse(row["call_close"]) if row["call_close"] else None
    money = None if ceiling is None else Text(f"{format_myen(ceiling)} 百万円", f"{format_myen(ceiling)} million yen")
    least = row["amount_min_myen"]
    address = row["url"]
    values = (
        (Text("概要", "Summary"), plain(row["summary_ja"])),
        (
            Text("支援額 下限", "Floor"),
            both(None if least is None else Text(f"{format_myen(least)} 百万円", f"{format_myen(least)} million yen")),
        ),
        (Text("対象ブロック", "Blocks"), tuple(Part(Block(block).label) for block in row["region"])),
        (Text("都道府県", "Prefectures"), tuple(Part(recorder.prefecture(name)) for name in row["prefectures"])),
        (Text("問合せ先", "Contact"), plain(row["contact_ja"])),
        (Text("アドレス", "Address"), (Part(Text(address, address), UrlLink(address)),) if address else ()),
        (Text("注記", "Note"), plain(row["note"])),
    )
    return EditionView(
        code=row["code"],
        name=row["name_ja"],
        fy=row["fy"],
        opens=row["call_open"],
        closes=row["call_close"],
        status=call_status(opens, closes, recorder.today),
        ceiling=money,
        rate=row["subsidy_rate"],
        sources=sources,
        fields=tuple(FieldView(label, parts, sources) for label, parts in values if parts),
    )


def _newest_first(edition: EditionView) -> tuple[int, int, str]:
    closes = PartialDate.parse(edition.closes).last.toordinal() if edition.closes else 0
    return (-(edition.fy or 0), -closes, edition.code)


def _relations(recorder: Recorder, row: Row) -> None:
    measures = facts.table("measures")
    if row["program_code"]:
        code = row["program_code"]
        recorder.relate(Text("事業", "Program"), recorder.program_names[code], recorder.program_link(code), row)
    if row["parent_code"]:
        for parent in facts.rows(recorder.connection, "measures", measures.c.code == row["parent_code"]):
            _relate_measure(recorder, Text("上位の制度", "Frame"), parent, row)
    for child in facts.rows(recorder.connection, "measures", measures.c.parent_code == row["code"]):
        _relate_measure(recorder, Text("内訳の制度", "Track"), child, child)


def _relate_measure(recorder: Recorder, relation: Text, measure: Row, said_by: Row) -> None:
    name = Text(measure["name_ja"], measure["name_en"] or measure["name_ja"])
    recorder.relate(relation, name, RecordLink(Catalogue.MEASURES, measure["code"]), said_by)
