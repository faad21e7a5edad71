"""Records made by hand: a program with money of every sort, a measure with rounds, a bare facility, a hostile one."""

from decimal import Decimal

from navigator.domain.budgets import BudgetLine, ChoiceRule, ChosenLine
from navigator.domain.catalogues import Catalogue, FacetKey
from navigator.domain.dates import CallStatus
from navigator.domain.figures import MILLION_YEN, Citation, Figure
from navigator.domain.record import (
    CitationView,
    EditionView,
    FieldView,
    FilterLink,
    Part,
    RecordLink,
    RecordRef,
    RecordView,
    RelatedView,
    SectionView,
    UrlLink,
)
from navigator.domain.text import Text
from navigator.domain.vocabulary import BudgetKind, Confidence, PartialKind, Qualifier, SourceKind


def text(ja: str, en: str | None = None) -> Text:
    return Text(ja, ja if en is None else en)


def citation(number: int, title: str = "", address: str = "") -> CitationView:
    return CitationView(
        number,
        f"source-{number}",
        title or f"地域科学技術施策の概要（その{number}）",
        "文部科学省 科学技術・学術政策局",
        "2007-08",
        address or f"https://www.example.go.jp/a_menu/kagaku/chiiki/outline-{number}.pdf",
        SourceKind.GOVERNMENT_DOCUMENT,
        Confidence.PRIMARY,
        ("II. 予算 表1", "III. 実施地域"),
        "",
    )


def line(fy: int, value: str, kind: BudgetKind = BudgetKind.INITIAL, **more: object) -> BudgetLine:
    figure = Figure(
        Decimal(value),
        MILLION_YEN,
        (Citation("source-1", "表1"),),
        kind=kind,
        qualifier=more.get("qualifier"),  # type: ignore[arg-type]
        partial=bool(more.get("partial")),
        partial_kind=PartialKind.SHARE if more.get("partial") else None,
    )
    return BudgetLine(f"p|{fy}|{kind}|{value}", "p", fy, figure, Confidence.PRIMARY)


def chosen(first: BudgetLine, *others: BudgetLine, rule: ChoiceRule | None = None) -> ChosenLine:
    return ChosenLine(first, others, rule or (ChoiceRule.CONFIDENCE if others else ChoiceRule.ONLY))


def nineteen_years() -> tuple[ChosenLine, ...]:
    """FY2001 to FY2019 with gaps in 2006 and 2014, a partial year, about and over, disagreement, other kinds."""
    lines = [
        chosen(line(fy, str(800 + 650 * (fy % 7))))
        for fy in range(2001, 2020)
        if fy not in (2004, 2006, 2007, 2009, 2014)
    ]
    lines += [
        chosen(line(2004, "2900", qualifier=Qualifier.ABOUT), line(2004, "1000")),
        chosen(line(2007, "11333", partial=True)),
        chosen(line(2009, "5000", qualifier=Qualifier.OVER), line(2009, "5000"), rule=ChoiceRule.AGREE),
        chosen(line(2006, "10830", BudgetKind.REQUEST)),
        chosen(line(2008, "6200", BudgetKind.REQUEST)),
        chosen(line(2012, "9346", BudgetKind.PLANNED)),
        chosen(line(2012, "1504", BudgetKind.RECONSTRUCTION)),
    ]
    return tuple(sorted(lines, key=lambda c: (c.line.fy, list(BudgetKind).index(c.line.kind))))


def ministry_link(value: str = "mext") -> FilterLink:
    return FilterLink(Catalogue.PROGRAMS, FacetKey.MINISTRY, value)


def program_view(budgets: tuple[ChosenLine, ...] | None = None) -> RecordView:
    lines = nineteen_years() if budgets is None else budgets
    keys = [one.key for choice in lines for one in (choice.line, *choice.others)]
    return RecordView(
        RecordRef("programs", "program|p", "mext-chiteki-1"),
        Catalogue.PROGRAMS,
        text("知的クラスター創成事業（第I期）", "Knowledge Cluster Initiative (phase I)"),
        text("文部科学省 ・ 平成13–令和元年度", "MEXT, FY2001–2019"),
        text("収録", "Bundled"),
        favourite=True,
        sections=(
            SectionView(
                text("基本", "Basics"),
                (
                    FieldView(text("所管", "Ministry"), (Part(text("文部科学省", "MEXT"), ministry_link()),), (1,)),
                    FieldView(
                        text("種別", "Kind"),
                        (Part(text("大型プロジェクト", "Large project"), ministry_link("kind")),),
                        (1,),
                    ),
                    FieldView(
                        text("分野", "Fields"),
                        (
                            Part(text("ライフサイエンス", "Life science"), ministry_link("life")),
                            Part(text("情報通信", "ICT"), ministry_link("ict")),
                            Part(text("ナノテク・材料", "Nanotechnology"), ministry_link("nano")),
                        ),
                        (1, 2),
                        text("記述から読み取り", "read from the wording"),
                    ),
                    FieldView(
                        text("目的", "Purpose"),
                        (
                            Part(
                                text(
                                    "大学等の公的研究機関を核として、関連する研究機関や研究開発型企業が集まり、"
                                    "技術革新の連鎖を起こす知的クラスターをつくる。",
                                    "Universities and public institutes form the core of clusters in which research"
                                    " institutes and firms set off a chain of innovations.",
                                )
                            ),
                        ),
                        (1, 2, 3),
                    ),
                    FieldView(text("地域負担", "Local share"), ()),
                    FieldView(
                        text("ページ", "Page"),
                        (Part(text("事業の案内"), UrlLink("https://www.example.go.jp/cluster")),),
                    ),
                ),
            ),
            SectionView(
                text("規模と期間", "Scale and term"),
                (
                    FieldView(text("規模／年", "Scale a year"), (Part(text("500 百万円", "500 million yen")),), (2,)),
                    FieldView(text("期間", "Term"), (Part(text("5年", "5 years")),), (2,)),
                ),
            ),
        ),
        editions=(),
        budgets=lines,
        budget_sources={key: (1 + n % 3,) for n, key in enumerate(keys)},
        related=(
            RelatedView(
                text("後継", "Succeeded by"),
                text("知的クラスター創成事業（第II期）", "Phase II"),
                RecordLink(Catalogue.PROGRAMS, "mext-chiteki-2"),
                text("平成19年度", "FY2007"),
                (3,),
            ),
            RelatedView(
                text("後継", "Succeeded by"),
                text("地域イノベーション戦略支援プログラム"),
                RecordLink(Catalogue.PROGRAMS, "mext-riss"),
            ),
            RelatedView(text("実施地域", "Regions"), text("札幌ITカロッツェリア"), None, text("平成14–18年度"), (2,)),
        ),
        aliases=("知クラ", "Knowledge Cluster Initiative", "知的クラスター"),
        citations=tuple(citation(n) for n in (1, 2, 3)),
    )


def edition(n: int, status: CallStatus) -> EditionView:
    return EditionView(
        f"sapoin-{n}",
        f"戦略的基盤技術高度化支援事業 第{n}回公募",
        2006 + n,
        f"{2006 + n}-04-10",
        f"{2006 + n}-05" if n % 2 else None,
        status,
        text("45 百万円", "45 million yen"),
        "2/3以内",
        (1,),
        (
            FieldView(text("対象地域", "Region"), (Part(text("全国")),), (1,)),
            FieldView(text("問合せ先", "Contact"), ()),
        ),
    )


def measure_view(editions: int = 8) -> RecordView:
    statuses = [CallStatus.CLOSING, CallStatus.OPEN, CallStatus.ANNOUNCED, CallStatus.UNDATED, *[CallStatus.CLOSED] * 8]
    return RecordView(
        RecordRef("measures", "measure|sapoin", "meti-sapoin"),
        Catalogue.MEASURES,
        text("戦略的基盤技術高度化支援事業（サポーティングインダストリー）", "Supporting industry programme"),
        text("経済産業省 ・ 補助金", "METI, subsidy"),
        text("収録", "Bundled"),
        favourite=False,
        sections=(
            SectionView(
                text("基本", "Basics"),
                (FieldView(text("対象者", "Eligible"), (Part(text("中小企業", "SME"), ministry_link("sme")),), (1,)),),
            ),
        ),
        editions=tuple(edition(editions - n, statuses[n]) for n in range(editions)),
        budgets=(),
        budget_sources={},
        related=(),
        aliases=(),
        citations=(citation(1),),
    )


def bare_view() -> RecordView:
    missing = [text(name) for name in ("種別", "分野", "運営者", "内容")]
    return RecordView(
        RecordRef("facilities", "facility|x", "facility-x"),
        Catalogue.FACILITIES,
        text("北見工業技術センター"),
        text(""),
        text("収録", "Bundled"),
        favourite=False,
        sections=(SectionView(text("基本", "Basics"), tuple(FieldView(name, ()) for name in missing)),),
        editions=(),
        budgets=(),
        budget_sources={},
        related=(),
        aliases=(),
        citations=(),
    )


HOSTILE = (
    '<b>太</b><img src="file:///etc/passwd"><a href="https://evil">x</a>&lt;'
    '\x07\u202eabc\u202c\ufdd0\ufffc<style>@import "x"</style>'
)


def hostile_view() -> RecordView:
    bad = text(HOSTILE)
    return RecordView(
        RecordRef("programs", "program|bad", "bad"),
        Catalogue.PROGRAMS,
        bad,
        bad,
        bad,
        favourite=False,
        sections=(SectionView(bad, (FieldView(bad, (Part(bad, ministry_link()), Part(bad)), (1,), bad),)),),
        editions=(
            EditionView(
                "e",
                HOSTILE,
                2007,
                HOSTILE,
                HOSTILE,
                CallStatus.OPEN,
                bad,
                HOSTILE,
                (1,),
                (FieldView(bad, (Part(bad),)),),
            ),
        ),
        budgets=(chosen(line(2007, "5")),),
        budget_sources={},
        related=(RelatedView(bad, bad, None, bad),),
        aliases=(HOSTILE,),
        citations=(
            CitationView(
                1, "s", HOSTILE, HOSTILE, HOSTILE, HOSTILE, SourceKind.OTHER, Confidence.REPORTED, (HOSTILE,), HOSTILE
            ),
        ),
        withdrawn=bad,
    )
