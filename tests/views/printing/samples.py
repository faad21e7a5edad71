"""Documents to print. Every name and figure in them is made up and says so."""

from decimal import Decimal

from navigator.domain.document import (
    Align,
    Bar,
    BarChart,
    Block,
    Cell,
    Column,
    Document,
    Entries,
    Entry,
    Heading,
    Lead,
    Line,
    Notes,
    PageSetup,
    PaperSize,
    Row,
    SheetFoot,
    SheetHead,
    Sources,
    Table,
    Title,
)

HEAD = SheetHead("見本ブロック協議会", "第3回幹事会", "平成19年10月5日", "資料2-1")
FOOT = SheetFoot("見本ブロック事務局", "1.0.0（2026-11-01）＋12", "7F3K-22QX")
PROSE = (
    "これは印刷の試験のための見本の文であり、実在の制度の説明ではない。大学と企業が共同で行う研究について、"
    "「課題」の例を示し、3～5年の期間で 1,234 百万円を上限とする、という書き方の長さだけを見る。"
)


def cell(*lines: str, **more: object) -> Cell:
    return Cell(tuple(lines), **more)  # type: ignore[arg-type]


LYING = PageSetup()
UPRIGHT = PageSetup(landscape=False, left=25)


def document(*blocks: Block, setup: PageSetup = LYING, head: SheetHead = HEAD, language: str = "ja") -> Document:
    return Document("見本：施策の比較", setup, head, FOOT, blocks, language)


def comparison(records: int = 3, setup: PageSetup | None = None, language: str = "ja") -> Document:
    """A council sheet with made programs."""
    columns = (
        Column(cell("項目"), fixed=24),
        *(Column(cell(f"見本施策{chr(65 + n)}", "（見本省）")) for n in range(records)),
    )

    def row(key: str, cells: list[Cell]) -> Row:
        return Row(key, (cell(key), *cells))

    each = range(records)
    rows = (
        row("所管", [cell("見本省") for _ in each]),
        row("目的", [cell(PROSE * (1 + n % 2), sources=(n + 1,)) for n in each]),
        row("段階", [cell(("基礎", "応用", "開発")[n % 3] + "から", stages=(1 + n % 3, 3 + n % 3)) for n in each]),
        row("対象者", [cell("大学、公的研究機関", "中小企業" if n == 1 else "企業", differs=n == 1) for n in each]),
        Row("金額", (cell("金額"),), group=True),
        row("平成17年度予算", [cell(f"{1000 + n * 317:,}", numeric=True, sources=(n + 1,)) for n in each]),
        row("平成18年度予算", [cell("▲5" if n == 0 else "…", numeric=True, differs=n == 0) for n in each]),
        row(
            "平成19年度予算",
            [cell("－" if n % 2 else "12,345", numeric=True, notes=(1,), sources=(1, 12)) for n in each],
        ),
        row("採択（応募）", [cell("12件（48件）") for _ in each]),
        row("期間", [cell("5年以内") for _ in each]),
    )
    return document(
        Title("見本施策の比較：ものづくり分野・応用研究から実用化まで（平成19年度）"),
        Lead(("見本の2施策は対象者が重なるが、期間と規模が異なる。",)),
        Line("絞り込み：府省＝見本省、年度＝平成19年度", small=True),
        Table(columns, rows, "（単位：百万円）", item_column=True),
        Notes(("－ は該当なし、… は資料なし、0 は 0 を表す。", "クラスター分は内数である（見本）。")),
        Sources(tuple((n, f"見本資料{n}『施策の概要』（見本出版、平成{15 + n % 5}年）表{n}") for n in range(1, 13))),
        setup=setup or LYING,
        language=language,
    )  # fmt: skip


def long_list(rows: int = 120, setup: PageSetup | None = None) -> Document:
    """A list of the finder, grouped."""
    columns = (
        Column(cell("番号"), fixed=14),
        Column(cell("名称"), weight=3),
        Column(cell("府省")),
        Column(cell("上限", "（百万円）")),
        Column(cell("締切"), align=Align.CENTRE),
    )
    found: list[Row] = []
    for n in range(rows):
        if n % 25 == 0:
            found.append(Row(f"group-{n}", (cell(f"見本府省{n // 25 + 1}"),), group=True))
        name = f"見本支援策第{n:04d}号" + "地域の企業と大学の共同研究を助ける見本の事業" * (n % 3)
        found.append(
            Row(
                f"R{n:04d}",
                (
                    cell(f"R{n:04d}"),
                    cell(name),
                    cell("見本府省"),
                    cell(f"{n * 37 % 991 / 10:,.1f}", numeric=True, sources=(n % 9 + 1,) if n % 4 else ()),
                    cell("令和7年5月9日"),
                ),
            )
        )
    return document(
        Title("見本の一覧"),
        Line("絞り込み：見本　並び：名称"),
        Table(columns, tuple(found), "（単位：百万円）"),
        setup=setup or UPRIGHT,
    )


BARS = (
    Bar("平成14年度", Decimal(100), "100"),
    Bar("平成15年度", Decimal(640), "640", low=Decimal(600), high=Decimal(700)),
    Bar("平成16年度", None, "…"),
    Bar("平成17年度", Decimal("1234.5"), "1,234.5", partial=True),
    Bar("平成18年度", Decimal(900), "900", hollow=True),
    Bar("平成19年度", Decimal(0), "0"),
)


FIELDS = {"目的": PROSE, "対象者": "大学、企業", "規模": "1件 10百万円／年", "方法": PROSE * 2}


def record_sheet(setup: PageSetup | None = None) -> Document:
    """One record on a page, with a chart."""
    rows = tuple(
        Row(key, (cell(key), cell(text, sources=(number,)))) for number, (key, text) in enumerate(FIELDS.items(), 1)
    )
    return document(
        Title("施策個票：見本施策A"),
        Table((Column(cell(""), fixed=28), Column(cell(""))), rows, item_column=True),
        BarChart("◆ 年度別予算（見本）", "（単位：百万円）", BARS),
        Sources(((1, "見本資料1（見本出版、平成17年）p.3"), (2, "見本資料2"), (3, "見本資料3"), (4, "見本資料4"))),
        setup=setup or UPRIGHT,
    )


def catalogue(measures: int = 60, setup: PageSetup | None = None) -> Document:
    """Contents, one section a measure, an index by ministry."""
    names = [
        f"見本支援策第{n:04d}号" + "（地域の企業と大学の共同研究を助ける見本の事業）" * (n % 2) for n in range(measures)
    ]
    body: list[Block] = []
    for n, name in enumerate(names):
        body.append(Heading(f"{n + 1}　{name}", 2, f"m{n}", new_page=n == 0))
        said = {
            "目的": PROSE,
            "対象": "中小企業、大学",
            "支援規模": f"上限 {n + 1} 百万円",
            "申請方法": PROSE[: 20 + n % 60],
        }
        rows = tuple(Row(f"{n}-{key}", (cell(key), cell(text))) for key, text in said.items())
        body.append(Table((Column(cell(""), fixed=26), Column(cell(""))), rows, item_column=True, together=True))
    index: list[Entry] = []
    for ministry in range(3):
        index.append(Entry(f"見本府省{ministry + 1}", ""))
        index += [Entry(name, f"m{n}", 2) for n, name in enumerate(names) if n % 3 == ministry]
    return document(
        Title("見本支援策の目録"),
        Entries("目次", tuple(Entry(f"{n + 1}　{name}", f"m{n}") for n, name in enumerate(names))),
        *body,
        Entries("府省別索引", tuple(index), new_page=True),
        setup=setup or UPRIGHT,
    )


def sheet_of_eight() -> Document:
    return comparison(8, PageSetup(PaperSize.A3))
