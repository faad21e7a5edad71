"""The five catalogues of the finder: which facets, columns and orders each one offers.

A key that a catalogue has no column for is not offered there. The order of the members and tuples is the settled order
in which the screen, the command line and paper show them.
"""

from dataclasses import dataclass

from navigator.domain.text import Text
from navigator.domain.vocabulary import Term


class Catalogue(Term):
    """A list of records that can be searched; the value is also the name of its table."""

    MEASURES = "measures", "研究支援策", "Support measures"
    PROGRAMS = "programs", "事業", "Programs"
    FACILITIES = "facilities", "支援施設", "Facilities"
    THEMES = "themes", "研究テーマ", "Research themes"
    EVENTS = "events", "ニュース・行事", "News and events"


class FacetKey(Term):
    """What a catalogue can be filtered by."""

    MINISTRY = "ministry", "府省", "Ministry"
    PROVIDER_TYPE = "provider_type", "提供者の種類", "Provider"
    STAGE = "stage", "段階", "Stage"
    FIELD = "field", "分野", "Field"
    ELIGIBLE = "eligible", "対象者", "Eligible"
    KIND = "kind", "種別", "Kind"
    BLOCK = "block", "ブロック", "Block"
    PREFECTURE = "prefecture", "都道府県", "Prefecture"
    FY = "fy", "年度", "Fiscal year"
    STATUS = "status", "公募の状況", "Call status"
    ORIGIN = "origin", "由来", "Origin"
    OWN = "own", "自所の状況", "Own status"
    TAG = "tag", "タグ", "Tag"


NO_DATA = "none"
"""The facet value of records on which the facts say nothing (「データなし」)."""

NO_DATA_LABEL = Text("データなし", "No data")
EVERYWHERE_LABEL = Text("全国・記載なし", "Nationwide or not stated")
"""Label of NO_DATA in the facets block and prefecture: such a record is shown with every choice of block."""

UNMARKED_LABEL = Text("なし", "None")
"""Label of NO_DATA in the facets of the office's own status and tags."""

MARK_FACETS = frozenset({FacetKey.OWN, FacetKey.TAG})
"""Facets of what the office says itself; the facts are silent about them."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a result table; ``numeric`` columns are right-aligned in the number face."""

    key: str
    label: Text
    numeric: bool = False
    shown: bool = True


@dataclass(frozen=True, slots=True)
class Order:
    """An order in which a result can be listed."""

    key: str
    label: Text


@dataclass(frozen=True, slots=True)
class CatalogueSpec:
    """What the finder offers for one catalogue; the first order is the default."""

    catalogue: Catalogue
    facets: tuple[FacetKey, ...]
    columns: tuple[Column, ...]
    orders: tuple[Order, ...]
    has_as_of: bool = True


_NAME = Column("name", Text("名称", "Name"))
_MATCH = Column("match", Text("一致", "Match"))
_MINISTRY = Column("ministry", Text("府省", "Ministry"))
_STAGE = Column("stage", Text("段階", "Stage"))
_FIELD = Column("field", Text("分野", "Field"))
_ELIGIBLE = Column("eligible", Text("対象者", "Eligible"))
_KIND = Column("kind", Text("種別", "Kind"))
_BLOCK = Column("block", Text("ブロック", "Block"))
_PREFECTURE = Column("prefecture", Text("都道府県", "Prefecture"))
_TAGS = Column("tags", Text("タグ", "Tags"), shown=False)
_CODE = Column("code", Text("符号", "Code"), shown=False)
_SOURCE = Column("source", Text("出典", "Source"), shown=False)

_BY_NAME = Order("name", Text("名称", "Name"))
_BY_MINISTRY = Order("ministry", Text("府省（建制順）", "Ministry"))
_BY_STAGE = Order("stage", Text("段階", "Stage"))
_BY_KIND = Order("kind", Text("種別", "Kind"))
_BY_BLOCK = Order("block", Text("ブロック（北から南）", "Block"))

SPECS: dict[Catalogue, CatalogueSpec] = {
    spec.catalogue: spec
    for spec in (
        CatalogueSpec(
            Catalogue.MEASURES,
            (
                FacetKey.STATUS,
                FacetKey.MINISTRY,
                FacetKey.PROVIDER_TYPE,
                FacetKey.KIND,
                FacetKey.STAGE,
                FacetKey.FIELD,
                FacetKey.ELIGIBLE,
                FacetKey.BLOCK,
                FacetKey.PREFECTURE,
                FacetKey.FY,
                FacetKey.ORIGIN,
                FacetKey.OWN,
                FacetKey.TAG,
            ),
            (
                _NAME,
                _STAGE,
                _ELIGIBLE,
                Column("ceiling", Text("上限(百万円)", "Ceiling (million yen)"), numeric=True),
                Column("deadline", Text("締切", "Deadline"), numeric=True),
                _MATCH,
                Column("status", Text("状況", "Status")),
                Column("provider", Text("提供者", "Provider")),
                Column("rate", Text("補助率", "Rate")),
                Column("ministry", Text("府省", "Ministry"), shown=False),
                Column("kind", Text("種別", "Kind"), shown=False),
                Column("field", Text("分野", "Field"), shown=False),
                Column("block", Text("ブロック", "Block"), shown=False),
                Column("fy", Text("年度", "Fiscal years"), numeric=True, shown=False),
                Column("editions", Text("公募回", "Rounds"), numeric=True, shown=False),
                Column("own", Text("自所の状況", "Own status"), shown=False),
                _TAGS,
                _SOURCE,
                _CODE,
            ),
            (
                _BY_MINISTRY,
                _BY_NAME,
                Order("deadline", Text("締切（新しい順）", "Deadline (latest first)")),
                Order("ceiling", Text("上限（大きい順）", "Ceiling (largest first)")),
                _BY_STAGE,
                _BY_KIND,
            ),
        ),
        CatalogueSpec(
            Catalogue.PROGRAMS,
            (
                FacetKey.MINISTRY,
                FacetKey.KIND,
                FacetKey.STAGE,
                FacetKey.FIELD,
                FacetKey.ELIGIBLE,
                FacetKey.FY,
                FacetKey.ORIGIN,
                FacetKey.TAG,
            ),
            (
                _NAME,
                _MINISTRY,
                _STAGE,
                Column("years", Text("実施年度", "Years"), numeric=True),
                Column("budget", Text("予算(百万円)", "Budget (million yen)"), numeric=True),
                _MATCH,
                _KIND,
                Column("eligible", Text("対象者", "Eligible"), shown=False),
                Column("field", Text("分野", "Field"), shown=False),
                Column("scale", Text("規模/年(百万円)", "Scale a year (million yen)"), numeric=True, shown=False),
                Column("parent", Text("上位", "Parent"), shown=False),
                _TAGS,
                _SOURCE,
                _CODE,
            ),
            (
                _BY_MINISTRY,
                _BY_NAME,
                Order("start", Text("開始年度", "First year")),
                Order("budget", Text("予算（大きい順）", "Budget (largest first)")),
                _BY_STAGE,
                _BY_KIND,
            ),
        ),
        CatalogueSpec(
            Catalogue.FACILITIES,
            (FacetKey.BLOCK, FacetKey.PREFECTURE, FacetKey.KIND, FacetKey.FIELD, FacetKey.ORIGIN, FacetKey.TAG),
            (
                _NAME,
                _KIND,
                _PREFECTURE,
                Column("provider", Text("運営者", "Operator")),
                _FIELD,
                _MATCH,
                Column("block", Text("ブロック", "Block"), shown=False),
                Column("summary", Text("内容", "Services"), shown=False),
                _TAGS,
                _SOURCE,
                _CODE,
            ),
            (_BY_BLOCK, _BY_NAME, _BY_KIND),
            has_as_of=False,
        ),
        CatalogueSpec(
            Catalogue.THEMES,
            (
                FacetKey.FIELD,
                FacetKey.BLOCK,
                FacetKey.PREFECTURE,
                FacetKey.MINISTRY,
                FacetKey.FY,
                FacetKey.ORIGIN,
                FacetKey.TAG,
            ),
            (
                _NAME,
                Column("program", Text("事業", "Program")),
                Column("region", Text("地域", "Region")),
                Column("fy", Text("年度", "Fiscal year"), numeric=True),
                _FIELD,
                Column("provider", Text("代表・参画機関", "Lead and partners")),
                _MATCH,
                Column("block", Text("ブロック", "Block"), shown=False),
                _TAGS,
                _SOURCE,
                _CODE,
            ),
            (
                Order("fy", Text("年度（新しい順）", "Fiscal year (latest first)")),
                _BY_NAME,
                Order("program", Text("事業", "Program")),
                _BY_BLOCK,
            ),
        ),
        CatalogueSpec(
            Catalogue.EVENTS,
            (FacetKey.KIND, FacetKey.BLOCK, FacetKey.FY, FacetKey.ORIGIN, FacetKey.TAG),
            (
                Column("date", Text("日付", "Date"), numeric=True),
                _NAME,
                _KIND,
                Column("provider", Text("主催", "Host")),
                Column("place", Text("場所", "Place")),
                _BLOCK,
                _MATCH,
                Column("planned", Text("予定", "Planned"), shown=False),
                _TAGS,
                _SOURCE,
                _CODE,
            ),
            (Order("date", Text("日付（新しい順）", "Date (latest first)")), _BY_NAME, _BY_KIND, _BY_BLOCK),
        ),
    )
}
