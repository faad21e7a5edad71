"""The coordination group on paper and as a table."""

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from navigator.domain.document import (
    Align,
    Bar,
    BarChart,
    Block,
    Cell,
    Column,
    Document,
    Heading,
    Lead,
    Line,
    Notes,
    PageSetup,
    Row,
    Table,
    Title,
)
from navigator.domain.group import Change, FundOrder, GroupYear, Member
from navigator.domain.results import Presentation
from navigator.domain.text import Text
from navigator.services import group_words as words
from navigator.services import wording
from navigator.services.compared import SIGNS
from navigator.services.exporting import Export
from navigator.services.sheet_parts import SheetOptions, Stamp, foot_of, head_of, sayer, sources_block

if TYPE_CHECKING:  # the service imports this module
    from navigator.services.group import GroupPicture

KIND = "group"
"""Kind of these papers in the register of check ids."""

PARTIAL_NOTE = Text(
    "※は内数（一部だけが連携施策群の額である）。公表の合計は※の行の全額を含む。計は※を含むものと除くものを示す。",
    "※: only a part of the amount is the group's. The printed total holds the ※ line in full; both sums are shown.",
)
COUNT_NOTE = Text(
    "二つの行を一つの施策と数えることがあるため、行の数と公表の施策数は一致しない。",
    "Two lines may be counted as one measure, so lines and printed measures differ.",
)
_UNIT = Text("（単位：百万円）", "(million yen)")
_NUMBERED = Text("（{title}）", " ({title})")


def group_sheet(picture: "GroupPicture", options: SheetOptions, presentation: Presentation, stamp: Stamp) -> Document:
    """Return years, members of the later year, joiners and leavers, and the spread of funds as a sheet."""
    say = sayer(presentation)
    title = options.title or say(words.TITLE)
    after = picture.year(picture.change.after)
    blocks: list[Block] = [Title(title)]
    if options.lead:
        blocks.append(Lead(options.lead))
    blocks += [Heading(say(words.YEARS), 2), _years(picture, presentation, say)]
    blocks += _changes(picture, presentation, say)
    members = say(words.MEMBERS).format(year=words.year_text(after.fy, presentation))
    blocks += [Heading(members, 2), Line(say(words.membership_text(after)), small=True)]
    blocks += [Line(say(words.COLLECTED).format(note=note), small=True) for note in words.shared_notes(after)]
    blocks.append(_members(picture, after, say))
    for order in picture.funds:
        blocks += _order(order, picture, presentation, say)
    blocks += [Notes((say(SIGNS), say(PARTIAL_NOTE), say(COUNT_NOTE))), sources_block(picture.citations, say)]
    setup = options.setup or PageSetup(landscape=False, grey=options.grey)
    return Document(
        title, setup, head_of(options, presentation), foot_of(options, stamp), tuple(blocks), presentation.language
    )


def _years(picture: "GroupPicture", presentation: Presentation, say: Callable[[Text], str]) -> Table:
    headings = (words.YEAR, words.MINISTRIES, words.MEASURES, words.PRINTED, words.WITH_PARTIAL, words.WITHOUT_PARTIAL)
    weights = (1.3, 0.8, 0.8, 1.1, 1.3, 1.3)
    columns = tuple(
        Column(Cell((say(heading),), bold=True), weight, align=Align.RIGHT if place else Align.LEFT)
        for place, (heading, weight) in enumerate(zip(headings, weights, strict=True))
    )
    rows = []
    for year in picture.years:
        printed = year.printed
        numbers = () if printed is None else (picture.number(printed.amount.citations[0]),)
        counts = [words.count_text(None if printed is None else number) for number in _counts(year)]
        texts = (*counts, *words.totals(year))
        cells = [Cell((text,), numbers if place == 2 else (), numeric=True) for place, text in enumerate(texts)]
        membership = Cell((say(words.membership_text(year)),))
        rows.append(Row(str(year.fy), (Cell((words.year_text(year.fy, presentation),)), *cells, membership)))
    last = Column(Cell((say(words.MEMBERSHIP),), bold=True), 2.2)
    return Table((*columns, last), tuple(rows), say(_UNIT), item_column=True)


def _counts(year: GroupYear) -> tuple[int | None, int | None]:
    return (None, None) if year.printed is None else (year.printed.ministries, year.printed.measures)


def _changes(picture: "GroupPicture", presentation: Presentation, say: Callable[[Text], str]) -> Iterator[Block]:
    change = picture.change
    before, after = (words.year_text(fy, presentation) for fy in (change.before, change.after))
    yield Heading(say(words.CHANGES).format(before=before, after=after), 2)
    for joined in (True, False):
        yield Heading(say(words.JOINED if joined else words.LEFT), 3)
        if silence := words.silence(change, presentation, joined=joined):
            yield Line(silence, small=True)
        found = change.joined if joined else change.left
        if found:
            yield _change_table(found, picture, say, joined=joined)


def _change_table(
    found: tuple[Change, ...], picture: "GroupPicture", say: Callable[[Text], str], *, joined: bool
) -> Table:
    columns = tuple(
        Column(Cell((say(heading),), bold=True), weight)
        for heading, weight in ((words.MINISTRY, 1.2), (words.PROGRAM, 2.6), (words.REMARK, 2.6))
    )
    rows = tuple(
        Row(
            one.member.code,
            (
                Cell((say(one.member.ministry.label),)),
                Cell((say(one.member.label),), (picture.number(one.member.citation),)),
                Cell(_remarks(one, say, joined=joined)),
            ),
        )
        for one in found
    )
    return Table(columns, rows)


def _remarks(one: Change, say: Callable[[Text], str], *, joined: bool) -> tuple[str, ...]:
    related = words.related_text(one, joined=joined)
    said = [say(related)] if related else []
    if one.member.note:
        said.append(say(words.COLLECTED).format(note=one.member.note))
    return tuple(said) or ("",)


def _members(picture: "GroupPicture", year: GroupYear, say: Callable[[Text], str]) -> Table:
    columns = (
        Column(Cell((say(words.MINISTRY),), bold=True), 1.2),
        Column(Cell((say(words.PROGRAM),), bold=True), 3.4),
        Column(Cell((say(words.AMOUNT),), bold=True), 1.0, align=Align.RIGHT),
    )
    rows = tuple(
        Row(
            one.code,
            (
                Cell((say(one.ministry.label),)),
                Cell((say(one.label),), (picture.number(one.citation),)),
                Cell((say(amount_text(one)),), _amount_source(picture, one), numeric=True),
            ),
        )
        for one in year.members
    )
    return Table(columns, rows, say(_UNIT))


def amount_text(member: Member) -> Text:
    """Write the amount that the group counts of a member, … where none is on file."""
    return wording.figure_text(None if member.line is None else member.line.figure)


def _amount_source(picture: "GroupPicture", member: Member) -> tuple[int, ...]:
    return () if member.line is None else tuple(picture.number(one) for one in member.line.figure.citations)


def _order(
    order: FundOrder, picture: "GroupPicture", presentation: Presentation, say: Callable[[Text], str]
) -> Iterator[Block]:
    title = say(words.FUNDS).format(year=words.year_text(order.fy, presentation)) + say(_NUMBERED).format(
        title=say(words.order_title(order))
    )
    number = picture.number(order.shares[0].citation)
    if order.has_amounts:
        bars = tuple(
            Bar(
                rank_label(share.label, share.rank, say),
                None if share.amount is None else share.amount.value,
                say(wording.figure_text(share.amount)),
            )
            for share in order.shares
        )
        yield BarChart(f"{title}[{number}]", say(_UNIT), bars, 30.0)
    else:
        yield Heading(f"{title}[{number}]", 3)
        yield Line(say(wording.joined([share.label for share in order.shares])))
        yield Line(say(words.IN_ORDER), small=True)


def rank_label(label: Text, rank: int | None, say: Callable[[Text], str]) -> str:
    """Write a block with its place in the order."""
    return say(label) if rank is None else f"{say(label)}\n{say(words.RANK).format(rank=rank)}"


def texts_of(picture: "GroupPicture", presentation: Presentation) -> Iterator[tuple[str, str, str]]:
    """Yield what the paper says as (row, column, text), to tell later what changed."""
    say = sayer(presentation)
    for year in picture.years:
        name = words.year_text(year.fy, presentation)
        for heading, text in zip(
            (words.PRINTED, words.WITH_PARTIAL, words.WITHOUT_PARTIAL), words.totals(year), strict=True
        ):
            yield name, say(heading), text
        yield name, say(words.MEMBERSHIP), say(words.membership_text(year))
        for one in year.members:
            yield f"{name} {say(one.label)}", say(words.AMOUNT), say(amount_text(one))
    for order in picture.funds:
        for share in order.shares:
            yield (
                f"{say(words.order_title(order))} {say(share.label)}",
                say(words.AMOUNT),
                say(wording.figure_text(share.amount)),
            )


def group_export(picture: "GroupPicture", presentation: Presentation) -> Export:
    """Return the members of every year, what changed between the two years, and the spread of funds as one table."""
    say = sayer(presentation)
    header = (words.YEAR, words.CHANGE, words.MINISTRY, words.PROGRAM, Text("符号", "Code"), words.AMOUNT, words.REMARK)
    rows = [row for year in picture.years for row in _export_year(picture, year, presentation)]
    for order in picture.funds:
        year = words.year_text(order.fy, presentation)
        rows += [
            (
                year,
                say(words.order_title(order)),
                "" if share.rank is None else say(words.RANK).format(rank=share.rank),
                say(share.label),
                share.code,
                say(wording.figure_text(share.amount)),
                f"{share.note}[{picture.number(share.citation)}]",
            )
            for share in order.shares
        ]
    lines = (say(words.TITLE), say(_UNIT), say(PARTIAL_NOTE), say(COUNT_NOTE))
    return Export(
        say(Text("連携施策群", "Coordination group")),
        lines,
        tuple(say(heading) for heading in header),
        tuple(rows),
        frozenset({5}),
        citations=picture.citations,
    )


def _export_year(picture: "GroupPicture", year: GroupYear, presentation: Presentation) -> Iterator[tuple[str, ...]]:
    say, change = sayer(presentation), picture.change
    name = words.year_text(year.fy, presentation)
    if year.printed is not None:
        number = picture.number(year.printed.amount.citations[0])
        counts = Text("府省{ministries}・施策{measures}", "ministries {ministries}, measures {measures}").format(
            ministries=words.count_text(year.printed.ministries), measures=words.count_text(year.printed.measures)
        )
        yield name, say(words.PRINTED), "", say(counts), "", words.totals(year)[0], f"[{number}]"
    if year.sum is not None:
        _, both, whole = words.totals(year)
        yield name, say(words.WITH_PARTIAL), "", "", "", both, ""
        yield name, say(words.WITHOUT_PARTIAL), "", "", "", whole, ""
    joined = {one.member.code for one in change.joined or ()} if year.fy == change.after else set()
    left = {one.member.code for one in change.left or ()} if year.fy == change.before else set()
    for one in year.members:
        said = say(words.JOINED) if one.code in joined else say(words.LEFT) if one.code in left else ""
        remark = f"{one.note}[{picture.number(one.citation)}]"
        yield name, said, say(one.ministry.label), say(one.label), one.code, say(amount_text(one)), remark
