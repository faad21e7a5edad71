"""The commands plan and coverage: a table for the eye, or JSON."""

from collections.abc import Iterable
from datetime import date

from navigator.cli.arguments import Arguments
from navigator.cli.jsontext import json_pieces
from navigator.cli.output import Output
from navigator.cli.place import opened_library
from navigator.cli.reading import not_offered, term
from navigator.cli.tables import TableColumn, table_lines
from navigator.domain.coverage import CoverageAxis, CoverageCell, CoverageMap, CoverageSpec, coverage_json
from navigator.domain.errors import UserError
from navigator.domain.fiscal import UNKNOWN, parse_fiscal_year
from navigator.domain.money import parse_myen
from navigator.domain.planning import STAGES, Chain, Link, Plan, PlanCase
from navigator.domain.planning_json import plan_json
from navigator.domain.planning_weights import Demerit, Weights
from navigator.domain.text import Language, Text
from navigator.domain.vocabulary import Block, Eligible, Field, Stage
from navigator.services.coverage import CoverageService
from navigator.services.planning import LIMIT, PlanningService
from navigator.services.wording import joined

_MISSING = Text("{option} を指定してください。", "Please give {option}.")


def plan(arguments: Arguments, output: Output) -> int:
    """Print the chains of a case."""
    case, weights = _case(arguments), _weights(arguments)
    today = arguments.today or date.today()  # noqa: DTZ011 - the day on the reader's wall
    limit = _whole(arguments, "limit", 1) or LIMIT
    with opened_library(arguments, output) as library:
        found = PlanningService(library, today).plan(case, weights, limit)
    if arguments.format == "json":
        _write_json({**plan_json(found), "today": today.isoformat(), "weights": weights.to_json()}, output)
        return 0
    for line in _plan_lines(found, output.language):
        output.line(line)
    return 0


def coverage(arguments: Arguments, output: Output) -> int:
    """Print the coverage map of a block and a year, or what differs from another."""
    spec = _spec(arguments, arguments.option("year"), arguments.option("block"))
    versus_year, versus_block = arguments.option("versus-year"), arguments.option("versus-block")
    with opened_library(arguments, output) as library:
        service = CoverageService(library)
        found = service.coverage(spec)
        other = None
        if versus_year is not None or versus_block is not None:
            block = arguments.option("block") if versus_block is None else versus_block
            other = _spec(arguments, versus_year or arguments.option("year"), block)
        differing = () if other is None else service.compare(spec, other)
        pairs = {(cell.stage, cell.value): service.overlaps(spec, cell.stage, cell.value) for cell in found.crowded}
    if arguments.format == "json":
        data = coverage_json(found)
        data["overlaps"] = [
            {
                "stage": stage,
                "value": value,
                "measures": [pair.ref.code, pair.likeness.ref.code],
                "likeness": pair.likeness.points,
                "reasons": [
                    {"kind": one.kind.value, "points": one.points, "ja": one.text.ja, "en": one.text.en}
                    for one in pair.likeness.reasons
                ],
            }
            for (stage, value), overlaps in pairs.items()
            for pair in overlaps
        ]
        data["versus"] = other and {
            **other.to_json(),
            "changes": [
                {
                    "stage": one.stage.value,
                    "value": one.column.value,
                    "measures": [one.before.measures, one.after.measures],
                    "programs": [one.before.programs, one.after.programs],
                }
                for one in differing
            ],
        }
        _write_json(data, output)
        return 0
    say = output.language
    for line in _map_lines(found, say):
        output.line(line)
    for cell in found.crowded:
        for pair in pairs[cell.stage, cell.value]:
            why = " / ".join(reason.text.of(say) for reason in pair.likeness.reasons)
            text = _PAIR.of(say).format(
                cell=found.name(cell).of(say),
                one=pair.name.of(say),
                other=pair.likeness.name.of(say),
                points=pair.likeness.points,
            )
            output.line(f"{text} {why}")
    if other is not None:
        output.line()
        for change in differing:
            output.line(
                _CHANGE.of(say).format(
                    stage=change.stage.label.of(say),
                    value=change.column.label.of(say),
                    before=_count(change.before),
                    after=_count(change.after),
                )
            )
        if not differing:
            output.line(_SAME.of(say))
    return 0


_PAIR = Text("重複候補 {cell}: {one} – {other} 似ている度合い {points}:", "Overlap? {cell}: {one} – {other}, {points}:")
_CHANGE = Text("{stage} × {value}: {before} → {after}", "{stage} × {value}: {before} → {after}")
_SAME = Text("変更なし", "No change")


def _write_json(data: dict[str, object], output: Output) -> None:
    for piece in json_pieces(data):
        output.write(piece)
    output.line()


def _case(arguments: Arguments) -> PlanCase:
    year, first = arguments.option("year"), arguments.option("from-stage")
    if year is None or first is None:
        raise UserError(
            _MISSING.format(option="--year" if year is None else "--from-stage"),
            Text("例: --from-stage basic --year 2007", "Example: --from-stage basic --year 2007"),
        )
    last, asked = arguments.option("to-stage"), arguments.option
    field, block, applicant, money = asked("field"), asked("block"), asked("applicant"), asked("money")
    return PlanCase(
        parse_fiscal_year(year),
        term("--from-stage", first, Stage),
        Stage.MARKET if last is None else term("--to-stage", last, Stage),
        None if field is None else term("--field", field, Field),
        None if block is None else term("--block", block, Block),
        asked("prefecture") or "",
        None if applicant is None else term("--applicant", applicant, Eligible),
        None if money is None else parse_myen(money),
        _whole(arguments, "months", 1),
    )


def _weights(arguments: Arguments) -> Weights:
    given = arguments.given.get("weight", ())
    points = {}
    for text in given if isinstance(given, tuple) else ():
        name, _, value = text.partition("=")
        if name not in list(Demerit) or not value.isdecimal():
            raise not_offered("--weight", text, [f"{one.value}=…" for one in Demerit])
        points[name] = int(value)
    return Weights.from_json(points)


def _whole(arguments: Arguments, option: str, least: int) -> int | None:
    text = arguments.option(option)
    if text is None:
        return None
    if not text.isdecimal() or int(text) < least:
        raise UserError(
            Text("--{option} に「{text}」は使えません。", "--{option} cannot be “{text}”.").format(
                option=option, text=text
            ),
            Text("{least} 以上の整数にしてください。", "Give a whole number from {least} on.").format(least=least),
        )
    return int(text)


def _spec(arguments: Arguments, year: str | None, block: str | None) -> CoverageSpec:
    if year is None:
        raise UserError(_MISSING.format(option="--year"), Text("例: --year 2007", "Example: --year 2007"))
    by = arguments.option("by")
    return CoverageSpec(
        parse_fiscal_year(year),
        None if block is None else term("--block", block, Block),
        CoverageAxis.FIELD if by is None else term("--by", by, CoverageAxis),
    )


def _plan_lines(found: Plan, say: Language) -> Iterable[str]:
    yield found.summary.of(say)
    yield _COUNTS.of(say).format(
        open=found.open_offers, running=found.running_offers, unknown=found.unknown, unplaced=found.unplaced
    )
    for number, chain in enumerate(found.chains, 1):
        yield ""
        yield from _chain_lines(number, chain, say)
    if found.relaxations:
        yield ""
    for one in found.relaxations:
        yield f"- {one.label.of(say)}"


_COUNTS = Text(
    "公募あり {open}、実施中 {running}、条件に合うがこの年度は不明 {unknown}、段階の記載なし {unplaced}",
    "Open {open}, running {running}; fitting but unknown in this year {unknown}, no stage on file {unplaced}",
)
_POINTS = Text("{number}. 減点 {points}（{reasons}）", "{number}. {points} points ({reasons})")


def _chain_lines(number: int, chain: Chain, say: Language) -> Iterable[str]:
    yield _POINTS.of(say).format(number=number, points=chain.points, reasons=joined(list(chain.reasons)).of(say))
    for link in chain.links:
        for passage in link.passages:
            named = "" if passage.named else _UNNAMED.of(say)
            yield f"     ↓ {passage.kind.label.of(say)}: {passage.name.of(say)}{named}"
        yield f"   {_link_line(link, say)}"
    for flag in chain.flags:
        yield f"   ! {flag.text.of(say)}"


_UNNAMED = Text("（相手の事業は記載なし）", " (no partner named)")
_LINK = Text(
    "{stages}: {name}（{ministry}・{availability}） 対象者 {bodies}、{amount}、{months}",
    "{stages}: {name} ({ministry}, {availability}); eligible: {bodies}; {amount}; {months}",
)
_NOT_SAID = Text("記載なし", "not said")
_MONTHS = Text("{months} か月", "{months} months")
_CEILING = Text("上限 {high} 百万円（{basis}）", "up to {high} million yen ({basis})")


def _link_line(link: Link, say: Language) -> str:
    offer, nothing = link.offer, _NOT_SAID.of(say)
    high = offer.amount.high
    return _LINK.of(say).format(
        stages="–".join(dict.fromkeys(STAGES[at].label.of(say) for at in link.stages)),
        name=offer.name.of(say),
        ministry=offer.ministry.label.of(say) if offer.ministry else offer.provider or nothing,
        availability=link.candidate.availability.label.of(say),
        bodies=joined([body.label for body in offer.eligible]).of(say) or nothing,
        amount=_CEILING.of(say).format(high=f"{high.value:,f}", basis=offer.amount.basis.label.of(say))
        if high
        else nothing,
        months=nothing if offer.months is None else _MONTHS.of(say).format(months=offer.months),
    )


def _map_lines(found: CoverageMap, say: Language) -> Iterable[str]:
    columns = [TableColumn("")] + [TableColumn(one.label.of(say), numeric=True) for one in found.columns]
    rows = [
        [row.label.of(say), *(_count(found.cell(row.value, column.value)) for column in found.columns)]
        for row in found.rows
    ]
    yield _LEGEND.of(say)
    yield from table_lines(columns, rows)
    for note in found.notes:
        yield f"- {note.of(say)}"
    if any(cell.money for cell in found.cells):
        yield ""
        yield _MONEY.of(say)
        yield from table_lines(
            columns,
            [
                [row.label.of(say), *(_money(found.cell(row.value, column.value)) for column in found.columns)]
                for row in found.rows
            ],
        )
    for title, cells in ((_GAPS, found.gaps), (_CROWDED, found.crowded)):
        if cells:
            yield f"{title.of(say)}: {joined([found.name(cell) for cell in cells]).of(say)}"


_LEGEND = Text("欄: 研究支援策の数+事業の数", "Cells: measures+programs")
_GAPS = Text("空白域", "Gaps")
_CROWDED = Text("研究支援策の多い欄", "Crowded cells")


_MONEY = Text(
    "欄: 事業の当初予算の計（百万円、※内数を除く／含む）。… 資料なし",
    "Cells: initial budgets of the programs (million yen, without / with ※ rows); … nothing on file",
)


def _money(cell: CoverageCell) -> str:
    if cell.money is None:
        return UNKNOWN
    both = dict.fromkeys((cell.money.without_partial, cell.money.with_partial))
    return " / ".join(f"{amount:,f}" for amount in both)


def _count(cell: CoverageCell) -> str:
    return f"{cell.measures}+{cell.programs}"
