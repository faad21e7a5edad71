"""The coverage map in the reader's words: headings, what stands in a cell, what differs between two maps."""

from dataclasses import dataclass

from navigator.domain.coverage import CoverageCell, CoverageMap, CoverageSpec
from navigator.domain.fiscal import format_fiscal_year
from navigator.domain.money import format_myen
from navigator.domain.results import Presentation
from navigator.domain.text import Text
from navigator.domain.vocabulary import Term
from navigator.services.wording import AND

TITLE = Text("支援の空白と重複", "Gaps and overlaps of support")
WHOLE = Text("全国", "whole country")
OF_MAP = Text("{year}・{block}・段階 × {by}", "{year}, {block}, stage × {by}")
VERSUS = Text("{first} → {second} の違い", "What differs from {first} to {second}")
GAP, CROWDED = Text("空白域", "Gap"), Text("重複候補", "Overlap?")
NO_MEASURE, NO_PROGRAM = Text("支援策なし", "No measure"), Text("事業なし", "No program")
_MEASURES, _PROGRAMS = Text("支援策 {n}", "Measures {n}"), Text("事業 {n}", "Programs {n}")
_CEILING = Text("上限 {span}", "up to {span}")
_BUDGET, _BOTH = Text("予算 {whole}", "budget {whole}"), Text("※含む {both}", "with ※ {both}")
_COUNTS = Text(
    "研究支援策 {measures} 件・事業 {programs} 件{ended}（重なりを除く）。空白域 {gaps}、重複候補 {crowded}",
    "{measures} measures and {programs} programs{ended}, each counted once. Gaps {gaps}, cells to look at for overlaps "
    "{crowded}",
)
_OPEN_ENDED = Text(
    "［うち {count} 件は開始か終了の年度が資料になく、この年度に続いていたかは不明］",
    " (of {count} the first or last year is not on file: whether they ran in this year is not known)",
)
UNIT = Text("金額の単位：百万円", "Money in million yen")
FILLED, EMPTIED, SAME = Text("空白が埋まる", "gap filled"), Text("空白になる", "gap opens"), Text("変わらず", "same")


class Counted(Term):
    """What the cells count."""

    BOTH = "both", "支援策と事業", "Measures and programs"
    MEASURES = "measures", "研究支援策", "Measures"
    PROGRAMS = "programs", "事業", "Programs"

    @property
    def measures(self) -> bool:
        """Whether measures are counted."""
        return self is not Counted.PROGRAMS

    @property
    def programs(self) -> bool:
        """Whether programs are counted."""
        return self is not Counted.MEASURES


@dataclass(frozen=True, slots=True)
class CellView:
    """A cell in words: ``counts`` stand large, ``lines`` below them; ``mark`` is what is to be looked at.

    ``empty`` cells are hatched, ``crowded`` ones carry a sign; ``changed`` ones differ between two maps.
    """

    stage: str
    value: str
    name: str
    counts: tuple[str, ...]
    lines: tuple[str, ...]
    mark: str = ""
    empty: bool = False
    crowded: bool = False
    changed: bool = False

    @property
    def text(self) -> str:
        """Everything in it, a line each."""
        return "\n".join(part for part in (self.mark, *self.counts, *self.lines) if part)


def name_of(spec: CoverageSpec, presentation: Presentation) -> str:
    """Return which map it is: 平成19年度・北海道・段階 × 分野."""
    return OF_MAP.of(presentation.language).format(
        year=format_fiscal_year(spec.fy, presentation.years, presentation.language),
        block=block_name(spec).of(presentation.language),
        by=spec.by.label.of(presentation.language),
    )


def block_name(spec: CoverageSpec) -> Text:
    """Return the block of a map, or that it is the whole country."""
    return spec.block.label if spec.block else WHOLE


def counts_line(found: CoverageMap) -> Text:
    """Return how much the map holds."""
    ended = _OPEN_ENDED.format(count=found.open_ended) if found.open_ended else Text("", "")
    return _COUNTS.format(
        measures=found.measures,
        programs=found.programs,
        ended=ended,
        gaps=len(found.gaps),
        crowded=len(found.crowded),
    )


def cell_view(found: CoverageMap, cell: CoverageCell, counted: Counted, presentation: Presentation) -> CellView:
    """Return a cell in words."""
    say = presentation.language
    number = {Counted.BOTH: cell.measures + cell.programs, Counted.MEASURES: cell.measures}.get(counted, cell.programs)
    empty = cell.is_said and not number
    crowded = counted.measures and cell.is_crowded
    mark = GAP if counted is Counted.BOTH else NO_MEASURE if counted.measures else NO_PROGRAM
    counts = tuple(one.of(say) for one in _numbers(cell, counted)) if number else ()
    return CellView(
        cell.stage,
        cell.value,
        found.name(cell).of(say),
        counts,
        tuple(one.of(say) for one in money_lines(cell, counted)),
        mark.of(say) if empty else CROWDED.of(say) if crowded else "",
        empty=empty,
        crowded=crowded,
    )


def difference_view(
    before: CoverageMap, after: CoverageMap, cell: CoverageCell, counted: Counted, presentation: Presentation
) -> CellView:
    """Return what differs in a cell between two maps: 支援策 3→5（+2）."""
    say, new = presentation.language, after.cell(cell.stage, cell.value)
    lines = []
    for wanted, template, old_count, new_count in (
        (counted.measures, _MEASURES, cell.measures, new.measures),
        (counted.programs, _PROGRAMS, cell.programs, new.programs),
    ):
        if wanted and old_count != new_count:
            told = f"{old_count}→{new_count}（{signed(new_count - old_count)}）"
            if say == "en":
                told = f"{old_count}→{new_count} ({signed(new_count - old_count)})"
            lines.append(template.of(say).format(n=told))
        elif wanted:
            lines.append(template.of(say).format(n=old_count))
    changed = any("→" in line for line in lines)
    mark = ""
    if counted is Counted.BOTH and cell.is_empty and not new.is_empty:
        mark = FILLED.of(say)
    elif counted is Counted.BOTH and new.is_empty and not cell.is_empty:
        mark = EMPTIED.of(say)
    return CellView(
        cell.stage,
        cell.value,
        before.name(cell).of(say),
        tuple(lines),
        () if changed else (SAME.of(say),),
        mark,
        empty=new.is_empty,
        changed=changed,
    )


def signed(number: int) -> str:
    """Return a difference with its sign: +2, ▲1, 0."""
    return f"+{number}" if number > 0 else f"▲{-number}" if number else "0"


def money_lines(cell: CoverageCell, counted: Counted) -> tuple[Text, ...]:
    """Return the money of a cell: the range of ceilings of its measures, the two totals of its programs."""
    found = []
    low, high = cell.ceilings.lowest, cell.ceilings.highest
    if counted.measures and low is not None and high is not None:
        span = format_myen(low) if low == high else f"{format_myen(low)}–{format_myen(high)}"
        found.append(_CEILING.format(span=span))
    money = cell.money
    if counted.programs and money is not None and money.counted:
        whole, both = format_myen(money.without_partial), format_myen(money.with_partial)
        found.append(_BUDGET.format(whole=whole))
        if money.partial:
            found.append(_BOTH.format(both=both))
    return tuple(found)


def _numbers(cell: CoverageCell, counted: Counted) -> list[Text]:
    found = [_MEASURES.format(n=cell.measures)] if counted.measures else []
    return found + ([_PROGRAMS.format(n=cell.programs)] if counted.programs else [])


def agenda_title(cell: CellView, spec: CoverageSpec, presentation: Presentation) -> str:
    """Return what a cell is called on an agenda: 応用 × 環境の支援（平成19年度・北海道）: 空白域 支援策 0 事業 0."""
    year = format_fiscal_year(spec.fy, presentation.years, presentation.language)
    told = AND.of(presentation.language).join(part for part in (cell.mark, *cell.counts) if part)
    where = Text("{name}の支援（{year}・{block}）: {told}", "Support of {name} ({year}, {block}): {told}")
    return where.of(presentation.language).format(
        name=cell.name, year=year, block=block_name(spec).of(presentation.language), told=told
    )
