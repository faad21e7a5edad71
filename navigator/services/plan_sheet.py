"""Plans as they are shown, printed and exported: heads of the chains, a chain in full, a page a chain, a table."""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import chain as joined_up

from navigator.db.library import Library
from navigator.domain.document import (
    Block,
    Cell,
    Column,
    Document,
    Lead,
    Line,
    Notes,
    PageSetup,
    Row,
    Table,
    Title,
)
from navigator.domain.fiscal import format_fiscal_year
from navigator.domain.money import MISSING, format_myen
from navigator.domain.plan_picture import PlanDrawing
from navigator.domain.planning import Chain, FlagKind, Link, Plan, PlanCase
from navigator.domain.planning_weights import Weights
from navigator.domain.results import Presentation
from navigator.domain.shown import ShownRow, ShownTable
from navigator.domain.text import Text
from navigator.services import plan_drawing as words
from navigator.services.citations import CitationBook
from navigator.services.exporting import Export
from navigator.services.keeping import PLAN
from navigator.services.library import library_state
from navigator.services.papers import PaperService
from navigator.services.planning_keeping import KeptPlan, keys_of
from navigator.services.sheet_parts import SheetOptions, Stamp, foot_of, head_of, sayer, sources_block
from navigator.services.wording import AND, COMMA

TITLE = Text("支援の道筋", "Path of support")
TITLE_OF = Text("{stages}の支援の道筋（{year}から）", "Path of support {stages} (from {year})")
_STAGES = Text("{first}から{last}まで", "from {first} to {last}")
_CASE = Text("条件: {parts}", "Case: {parts}")
_ANY = Text("指定なし", "any")
_FIELD, _PLACE, _WHO = Text("分野 {it}", "field {it}"), Text("地域 {it}", "place {it}"), Text("申請 {it}", "for {it}")
_NEED = Text("必要額 {money} 百万円", "need {money} million yen")
_TIME = Text("必要期間 {months} か月", "for {months} months")
_POINTS = Text(
    "減点 {points}（少ない順で {number} 番目／{count} 本）: {reasons}",
    "{points} points (no. {number} of {count}, the fewest first): {reasons}",
)
_COUNTS = Text(
    "公募あり {open} 件・実施中 {running} 件・条件に合うがこの年度は不明 {unknown} 件・段階の記載なし {unplaced} 件",
    "open {open}, running {running}; fitting but not known in this year {unknown}; no stage on file {unplaced}",
)
_IN_PICTURE = (FlagKind.UNDATED, FlagKind.BREAK, FlagKind.MONEY)
"""What the picture says in full; the page does not say it again."""
_WARN = Text("△ {text}", "! {text}")
_HEADINGS = (
    Text("順", "No."),
    Text("段階", "Stages"),
    Text("名称", "Name"),
    Text("府省・提供者", "Ministry, provider"),
    Text("状況", "State"),
    Text("申請できる者", "Who applies"),
    Text("金額", "Amount"),
    Text("期間", "Length"),
    Text("公募", "Call"),
    Text("前とのつながり", "Led to by"),
    Text("印", "Marks"),
)
_NAME = 2
_PAPER_COLUMNS = {0: None, 1: 2.0, _NAME: 5.0, 5: 3.6, 6: 3.0, 7: 1.8, 8: 2.4}
"""Columns of the page (places in ``_HEADINGS``) with their weights; the picture above tells the others."""
_SOURCES, _CODE, _CHAIN, _TOTAL = (
    Text("出典", "Sources"),
    Text("符号", "Code"),
    Text("道筋", "Chain"),
    Text("減点", "Points"),
)
_REASONS = Text("理由", "Reasons")
_NOTES = (
    Text(
        "公募あり：その年度に日付のある公募がある。実施中：年度内の公募の日付が資料にない。支援の終わりは始まりに期間を足した日（資料になければ"
        "12 か月に描く）。減点は順位のための重み。",
        "Open: a dated call in the year. Running: at work in the year, or a round of it without a dated call in it. A "
        "support ends its length after it begins (drawn 12 months long where that is not on file). Points are weights "
        "for the order; they do not judge a measure.",
    ),
)


@dataclass(frozen=True, slots=True)
class ChainHead:
    """A chain in a list: its rank, points, names joined by arrows, ministries, and what is marked, in words."""

    number: int
    points: int
    names: str
    ministries: str
    marked: str


@dataclass(frozen=True, slots=True)
class ChainView:
    """A chain in full: why it stands where it stands, what is marked, the picture, its links with their sources."""

    number: int
    why: str
    flags: tuple[str, ...]
    drawing: PlanDrawing
    links: ShownTable


@dataclass(frozen=True, slots=True)
class PlanView:
    """A plan with the heads of its chains; ``chain`` is the one shown (None: there is none)."""

    plan: Plan
    summary: str
    counts: str
    heads: tuple[ChainHead, ...]
    chain: ChainView | None


class PlanSheetService:
    """Shows, prints and exports the plans of one library."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._papers = PaperService(library)

    def view(self, plan: Plan, presentation: Presentation, place: int = 0) -> PlanView:
        """Return a plan in words, with the chain at ``place`` in full."""
        say = sayer(presentation)
        heads = tuple(_head(at, chain, presentation) for at, chain in enumerate(plan.chains))
        shown = self.chain(plan, place, presentation) if plan.chains else None
        return PlanView(plan, say(plan.summary), say(counts_text(plan)), heads, shown)

    def chain(self, plan: Plan, place: int, presentation: Presentation) -> ChainView:
        """Return the chain at ``place`` in full."""
        say, chain = sayer(presentation), plan.chains[place]
        with self._library.reading() as connection:
            book = CitationBook(connection)
            rows = [
                ShownRow(
                    words.key_of(link), _cells(at, link, plan.case, presentation), own=False, sources=_cite(book, link)
                )
                for at, link in enumerate(chain.links)
            ]
            citations = book.views()
        rows = [
            ShownRow(row.key, (*row.cells, "".join(f"[{n}]" for n in row.sources)), own=False, sources=row.sources)
            for row in rows
        ]
        headings = tuple(say(heading) for heading in (*_HEADINGS, _SOURCES))
        table = ShownTable(say(TITLE), (), headings, tuple(rows), wide=2, citations=citations)
        flags = tuple(say(flag.text) for flag in chain.flags)
        why = _why(plan, place, say)
        return ChainView(place + 1, why, flags, words.drawing(plan, chain, presentation), table)

    def document(
        self, plan: Plan, place: int, weights: Weights, options: SheetOptions, presentation: Presentation
    ) -> Document:
        """Return the chain at ``place`` on one page (A4 lying): picture, links, what is marked, sources."""
        say, chain = sayer(presentation), plan.chains[place]
        title = options.title or say(title_of(plan.case, presentation))
        blocks: list[Block] = [Title(title)]
        if options.lead:
            blocks.append(Lead(options.lead))
        blocks.append(Line(say(case_text(plan.case, presentation)), small=True))
        blocks.append(Line(_why(plan, place, say), small=True))
        blocks.append(words.drawing(plan, chain, presentation, brief=True))
        with self._library.reading() as connection:
            book = CitationBook(connection)
            blocks.append(_table(chain, plan.case, presentation, book))
            citations = book.views()
        flags = [flag for flag in chain.flags if flag.kind not in _IN_PICTURE]
        notes = (*(_WARN.format(text=flag.text) for flag in flags), *_NOTES)
        blocks += [Notes(tuple(say(note) for note in notes)), sources_block(citations, say)]
        kept = KeptPlan(plan.case, weights, keys_of(chain))
        content = {
            "points": chain.points,
            "links": [
                [*link.offer.key, link.timing.begin.isoformat(), link.timing.end and link.timing.end.isoformat()]
                for link in chain.links
            ],
        }
        stamp = Stamp(
            library_state(self._library).data_version.of(presentation.language),
            self._papers.register(PLAN, kept.to_json(), content),
        )
        setup = options.setup or PageSetup(landscape=True, grey=options.grey)
        return Document(
            title, setup, head_of(options, presentation), foot_of(options, stamp), tuple(blocks), presentation.language
        )

    def export(self, plan: Plan, presentation: Presentation) -> Export:
        """Return every chain as a table, a row a link."""
        say = sayer(presentation)
        rows = []
        with self._library.reading() as connection:
            book = CitationBook(connection)
            for number, chain in enumerate(plan.chains, 1):
                reasons = say(COMMA).join(say(reason) for reason in chain.reasons)
                for at, link in enumerate(chain.links):
                    cells = _cells(at, link, plan.case, presentation)
                    sources = "".join(f"[{n}]" for n in _cite(book, link))
                    rows.append((str(number), str(chain.points), *cells, link.offer.ref.code, reasons, sources))
            citations = book.views()
        header = tuple(say(one) for one in (_CHAIN, _TOTAL, *_HEADINGS, _CODE, _REASONS, _SOURCES))
        lines = (say(case_text(plan.case, presentation)), say(plan.summary), say(counts_text(plan)))
        return Export(say(TITLE), lines, header, tuple(rows), frozenset({0, 1, 2}), 2, citations)


def title_of(case: PlanCase, presentation: Presentation) -> Text:
    """Return what a sheet is called when nothing is typed."""
    year = format_fiscal_year(case.fy, presentation.years, presentation.language)
    stages = _STAGES.format(first=case.from_stage.label, last=case.to_stage.label)
    return TITLE_OF.format(stages=stages, year=Text(year, year))


def case_text(case: PlanCase, presentation: Presentation) -> Text:
    """Return the case as one line, what is open among it."""
    year = format_fiscal_year(case.fy, presentation.years, presentation.language)
    place = Text(case.prefecture, case.prefecture) if case.prefecture else case.block.label if case.block else _ANY
    parts = [
        Text(year, year),
        _STAGES.format(first=case.from_stage.label, last=case.to_stage.label),
        _FIELD.format(it=case.field.label if case.field else _ANY),
        _PLACE.format(it=place),
        _WHO.format(it=case.applicant.label if case.applicant else _ANY),
    ]
    if case.money is not None:
        parts.append(_NEED.format(money=format_myen(case.money)))
    if case.months is not None:
        parts.append(_TIME.format(months=case.months))
    return _CASE.format(parts=Text(AND.ja.join(one.ja for one in parts), AND.en.join(one.en for one in parts)))


def counts_text(plan: Plan) -> Text:
    """Return what the chains could choose from."""
    return _COUNTS.format(
        open=plan.open_offers, running=plan.running_offers, unknown=plan.unknown, unplaced=plan.unplaced
    )


def _why(plan: Plan, place: int, say: Callable[[Text], str]) -> str:
    chain = plan.chains[place]
    reasons = say(COMMA).join(say(reason) for reason in chain.reasons)
    return say(_POINTS).format(points=chain.points, number=place + 1, count=len(plan.chains), reasons=reasons)


def _head(at: int, chain: Chain, presentation: Presentation) -> ChainHead:
    say = sayer(presentation)
    counted = [f"{say(kind.label)} {count}" for kind, count in words.counted(chain.flags)]
    return ChainHead(
        at + 1,
        chain.points,
        " → ".join(say(link.offer.name) for link in chain.links),
        " → ".join(say(one.label) for one in chain.ministries),
        say(AND).join(counted),
    )


def _cells(at: int, link: Link, case: PlanCase, presentation: Presentation) -> tuple[str, ...]:
    say = sayer(presentation)
    led = [say(words.passage(one, presentation)) for one in link.passages] or ([say(words.NO_LINK)] if at else [])
    time = say(words.time_text(link, presentation)) if at else ""
    return (
        str(at + 1),
        say(words.stages(link)),
        say(link.offer.name),
        say(words.provider(link)),
        say(words.state(link)),
        say(words.bodies(link)),
        say(words.amount(link)),
        say(words.length(link)),
        "\n".join(words.calls(link, presentation)) or MISSING,
        "\n".join(part for part in (*led, time) if part),
        "\n".join(say(mark) for mark in words.marks(link, case)),
    )


def _cite(book: CitationBook, link: Link) -> tuple[int, ...]:
    """Return the numbers of every source behind a link: the record, its calls, what leads to it."""
    offer = link.offer
    rounds = (one.citation for one in link.candidate.rounds)
    led = (one.citation for one in link.passages)
    numbers = [book.number(one.source, one.locator) for one in joined_up((offer.citation,), rounds, led)]
    return tuple(dict.fromkeys(numbers))


def _table(chain: Chain, case: PlanCase, presentation: Presentation, book: CitationBook) -> Table:
    say = sayer(presentation)
    columns = tuple(
        Column(Cell((say(_HEADINGS[at]),), bold=True), fixed=10.0)
        if weight is None
        else Column(Cell((say(_HEADINGS[at]),), bold=True), weight=weight)
        for at, weight in _PAPER_COLUMNS.items()
    )
    rows = []
    for at, link in enumerate(chain.links):
        told = _cells(at, link, case, presentation)
        cells = {column: Cell(tuple(told[column].splitlines())) for column in _PAPER_COLUMNS}
        cells[_NAME] = Cell(cells[_NAME].lines, _cite(book, link), bold=True)
        rows.append(Row(words.key_of(link), tuple(cells.values())))
    return Table(columns, tuple(rows))
