"""The records of facilities, research themes and events."""

from navigator.db import facts
from navigator.domain.catalogues import FacetKey
from navigator.domain.record import FieldView, FilterLink, Part
from navigator.domain.text import Text
from navigator.domain.vocabulary import EVENT_KINDS, FACILITY_KINDS, AliasKind, Block, Field
from navigator.services import listing, wording
from navigator.services.recording import Recorder, Row, both, plain

OUTLINE = Text("あらまし", "Outline")


def tell_facility(recorder: Recorder) -> None:
    """Collect everything on file about a facility."""
    row = recorder.row
    prefecture = row["prefecture"]
    block = listing.block_of_prefecture(recorder.connection).get(prefecture or "")
    about = [Text(row["operator_ja"], row["operator_ja"])] if row["operator_ja"] else []
    recorder.subtitle = wording.joined(about + ([recorder.prefecture(prefecture)] if prefecture else []))
    recorder.section(
        OUTLINE,
        [
            recorder.field(Text("内容", "Services"), plain(row["services_ja"])),
            recorder.field(Text("運営者", "Operator"), plain(row["operator_ja"])),
            _open_kind(recorder, FACILITY_KINDS),
            _prefectures(recorder, (prefecture,) if prefecture else ()),
            recorder.terms(Text("ブロック", "Block"), FacetKey.BLOCK, (block,), Block),
            recorder.terms(Text("分野", "Fields"), FacetKey.FIELD, row["fields"], Field),
            recorder.field(Text("符号", "Code"), plain(row["code"])),
        ],
    )


def tell_theme(recorder: Recorder) -> None:
    """Collect everything on file about a research theme."""
    row = recorder.row
    region = _region(recorder, row["region_code"])
    recorder.subtitle = wording.joined(
        [recorder.program_names[row["program_code"]]]
        + ([recorder.region_names[row["region_code"]]] if row["region_code"] else [])
    )
    recorder.section(
        OUTLINE,
        [
            recorder.field(Text("年度", "Fiscal year"), _year(recorder, row["fy"])),
            recorder.terms(Text("分野", "Field"), FacetKey.FIELD, (row["field"],), Field),
            recorder.field(Text("代表", "Lead"), plain(row["lead_ja"])),
            recorder.field(Text("参画機関", "Partners"), tuple(Part(Text(name, name)) for name in row["partners_ja"])),
            recorder.money(Text("金額", "Amount"), row["amount_myen"]),
            recorder.field(
                Text("地域", "Region"),
                both(recorder.region_names[row["region_code"]] if row["region_code"] else None),
            ),
            _prefectures(recorder, region["prefectures"] if region else ()),
            recorder.field(Text("符号", "Code"), plain(row["code"])),
        ],
    )
    code = row["program_code"]
    recorder.relate(Text("事業", "Program"), recorder.program_names[code], recorder.program_link(code), row)
    if region is not None:
        recorder.name_aliases(AliasKind.REGION, region["code"])
        recorder.relate(
            Text("地域", "Region"),
            recorder.region_names[region["code"]],
            None,
            region,
            remark=_optional(region["concept_ja"]),
        )


def tell_event(recorder: Recorder) -> None:
    """Collect everything on file about an event."""
    row = recorder.row
    recorder.subtitle = wording.joined([Text(text, text) for text in (row["host_ja"], row["place_ja"]) if text])
    state = Text("予定として示された", "shown as planned") if row["is_planned"] else Text("実施", "held")
    recorder.section(
        OUTLINE,
        [
            recorder.field(Text("日付", "Date"), both(recorder.day(row["date"]) if row["date"] else None)),
            _open_kind(recorder, EVENT_KINDS),
            recorder.field(Text("主催", "Host"), plain(row["host_ja"])),
            recorder.field(Text("場所", "Place"), plain(row["place_ja"])),
            recorder.terms(Text("ブロック", "Block"), FacetKey.BLOCK, (row["block_code"],), Block),
            recorder.field(Text("予定・実績", "Planned or held"), both(state)),
        ],
    )
    activities = facts.table("council_activities")
    for activity in facts.rows(recorder.connection, "council_activities", activities.c.event_id == row["id"]):
        title = Text(activity["title_ja"] or "", activity["title_ja"] or "")
        recorder.relate(
            Text("協議会の活動", "Council activity"), title, None, activity, remark=activity["activity_kind"].label
        )


def _open_kind(recorder: Recorder, names: dict[str, Text]) -> FieldView:
    kind = recorder.row["kind"]
    label = names.get(kind, Text(kind, kind))
    return recorder.field(Text("種別", "Kind"), (Part(label, FilterLink(recorder.catalogue, FacetKey.KIND, kind)),))


def _prefectures(recorder: Recorder, prefectures: tuple[str, ...]) -> FieldView:
    parts = tuple(
        Part(recorder.prefecture(name), FilterLink(recorder.catalogue, FacetKey.PREFECTURE, name))
        for name in prefectures
    )
    return recorder.field(Text("都道府県", "Prefecture"), parts)


def _year(recorder: Recorder, year: int | None) -> tuple[Part, ...]:
    if year is None:
        return ()
    return (Part(recorder.year(year), FilterLink(recorder.catalogue, FacetKey.FY, str(year))),)


def _region(recorder: Recorder, code: str | None) -> Row | None:
    if code is None:
        return None
    table = facts.table("regions")
    return facts.rows(recorder.connection, "regions", table.c.code == code)[0]


def _optional(text: str | None) -> Text | None:
    return Text(text, text) if text else None
