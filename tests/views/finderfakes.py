"""A small finding service and office service over made records, for the view-models and the window."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from decimal import Decimal

from navigator.domain.budgets import INSIDE, BudgetLine, BudgetTotal, LeftOut
from navigator.domain.catalogues import (
    EVERYWHERE_LABEL,
    NO_DATA,
    NO_DATA_LABEL,
    SPECS,
    Catalogue,
    FacetKey,
)
from navigator.domain.errors import UserError
from navigator.domain.figures import MILLION_YEN, Figure
from navigator.domain.filters import Condition, Filter
from navigator.domain.fiscal import format_fiscal_year
from navigator.domain.record import RecordRef, RecordView
from navigator.domain.results import (
    CeilingRange,
    FacetCounts,
    FacetValue,
    Lift,
    Presentation,
    ResultSet,
    RowView,
)
from navigator.domain.text import Text
from navigator.domain.vocabulary import Block, BudgetKind, Confidence, Field, Ministry, Stage
from navigator.qtsupport.jobs import JobCancelledError

COUNTS = {
    Catalogue.MEASURES: 450,
    Catalogue.PROGRAMS: 60,
    Catalogue.FACILITIES: 30,
    Catalogue.THEMES: 20,
    Catalogue.EVENTS: 10,
}
STAGES, BLOCKS, MINISTRIES, FIELDS = list(Stage), list(Block), list(Ministry), list(Field)


@dataclass(frozen=True)
class Made:
    """A made record: its number decides everything."""

    catalogue: Catalogue
    number: int

    @property
    def code(self) -> str:
        return f"{self.catalogue.value}-{self.number}"

    @property
    def name(self) -> str:
        kinds = ("医療機器の研究開発", "バイオ産業の育成 <b>&amp; 創薬</b>", "ものづくり中小企業の高度化事業（第二期）")
        return f"{kinds[self.number % 3]} {self.number}"

    @property
    def ref(self) -> RecordRef:
        return RecordRef(self.catalogue.value, self.code, self.code)

    def value(self, key: FacetKey) -> str:
        n = self.number
        if key is FacetKey.BLOCK:
            return BLOCKS[n % 10].value if n % 4 else NO_DATA
        return {
            FacetKey.MINISTRY: MINISTRIES[n % 9].value if n % 7 else NO_DATA,
            FacetKey.STAGE: STAGES[n % 5].value,
            FacetKey.FIELD: FIELDS[n % 3].value,
            FacetKey.FY: str(1990 + n % 25),
            FacetKey.PREFECTURE: f"p{n % 20}" if n % 5 else NO_DATA,
        }.get(key, f"{key.value}{n % 2}")


def _values(key: FacetKey) -> list[tuple[str, Text]]:
    last = (NO_DATA, EVERYWHERE_LABEL if key in (FacetKey.BLOCK, FacetKey.PREFECTURE) else NO_DATA_LABEL)
    terms = {FacetKey.BLOCK: BLOCKS, FacetKey.MINISTRY: MINISTRIES, FacetKey.STAGE: STAGES, FacetKey.FIELD: FIELDS}
    if key in terms:
        return [(term.value, term.label) for term in terms[key]] + [last]
    if key is FacetKey.FY:
        return [(str(y), Text(f"{y}年度", f"FY{y}")) for y in range(2014, 1989, -1)] + [last]
    if key is FacetKey.PREFECTURE:
        return [(f"p{n}", Text(f"県{n}", f"Prefecture {n}")) for n in range(20)] + [last]
    return [(f"{key.value}{n}", Text(f"種{n}", f"Kind {n}")) for n in range(2)] + [last]


class FakeFinding:
    """Answers filters by looking at every made record."""

    def __init__(self, office: "FakeOffice") -> None:
        self.office = office
        self.asked: list[Filter] = []

    def _matching(self, question: Filter, without: FacetKey | None = None) -> list[Made]:
        found = []
        for number in range(COUNTS[question.catalogue]):
            made = Made(question.catalogue, number)
            if question.text.strip() not in made.name:
                continue
            if question.favourites and made.ref not in self.office.favourites:
                continue
            if all(self._meets(made, choice) for choice in question.choices if choice.key is not without):
                found.append(made)
        return found

    @staticmethod
    def _meets(made: Made, choice: object) -> bool:
        value = made.value(choice.key)
        everywhere = choice.key is FacetKey.BLOCK and value == NO_DATA
        if value in choice.exclude:
            return False
        return not choice.include or value in choice.include or everywhere

    def find(self, question: Filter) -> ResultSet:
        self.asked.append(question)
        if question.text == "故障":
            raise UserError(
                Text("ライブラリを読めません。", "It cannot be read."), Text("開き直してください。", "Reopen.")
            )
        found = self._matching(question)
        facets = []
        for key in SPECS[question.catalogue].facets:
            counts = Counter(made.value(key) for made in self._matching(question, key))
            choice = question.choice(key)
            facets.append(
                FacetCounts(
                    key,
                    tuple(
                        FacetValue(value, label, counts[value], value in choice.include, value in choice.exclude)
                        for value, label in _values(key)
                    ),
                )
            )
        hints = (
            (Text("検索式を読めないため、語として探しました。", "Read as plain text."),) if "(" in question.text else ()
        )
        return ResultSet(
            question, [m.number for m in found], len(found), tuple(facets), self._money(question), 3, hints
        )

    def _money(self, question: Filter) -> BudgetTotal | CeilingRange | None:
        if question.catalogue is Catalogue.MEASURES:
            return CeilingRange(Decimal("0.5"), Decimal(3000), 232, 218)
        if question.catalogue is not Catalogue.PROGRAMS:
            return None
        figure = Figure(Decimal(11337), MILLION_YEN, (), BudgetKind.INITIAL, partial=True)
        line = BudgetLine("k1", "programs-1", question.money_fy or 2007, figure, Confidence.PRIMARY)
        return BudgetTotal(
            question.money_fy or 2007,
            question.money_kind,
            Decimal(62889),
            Decimal(74222),
            (line,),
            (LeftOut(line, INSIDE.format(outer="第一期の事業")),),
        )

    def rows(self, result: ResultSet, first: int, count: int, presentation: Presentation) -> list[RowView]:
        made = [Made(result.filter.catalogue, number) for number in result.ids[first : first + count]]
        return [self._row(one, presentation) for one in made]

    def _row(self, made: Made, presentation: Presentation) -> RowView:
        cells = {column.key: "…" for column in SPECS[made.catalogue].columns}
        stage = STAGES[made.number % 5]
        year = format_fiscal_year(1990 + made.number % 25, presentation.years, presentation.language)
        cells |= {
            "name": made.name,
            "stage": stage.label.of(presentation.language),
            "ceiling": f"{made.number * 7:,}" if made.number % 3 else "…",
            "provider": "=HYPERLINK(1)" if made.number == 1 else "文部科学省",
            "match": "名称",
            "years": year,
            "code": made.code,
        }
        stages = (made.number % 5, min(made.number % 5 + 1, 4))
        return RowView(made.ref, cells, stages, made.ref in self.office.favourites)

    def record(self, catalogue: Catalogue, code: str) -> RecordView:
        made = Made(catalogue, int(code.rsplit("-", 1)[1]))
        name = Text(made.name, made.name)
        return RecordView(
            made.ref, catalogue, name, name, Text("収録", "Bundled"), made.ref in self.office.favourites,
            (), (), (), {}, (), (), (),
        )  # fmt: skip

    def lifts(self, question: Filter) -> tuple[Lift, ...]:
        made = [
            Lift(one, self.condition_label(question, one), len(self._matching(question.without(one))))
            for one in question.conditions
        ]
        return tuple(sorted(made, key=lambda lift: -lift.count))

    def condition_label(self, _question: Filter, condition: Condition) -> Text:
        if condition.key is None:
            return Text(f"検索: {condition.value}", f"Search: {condition.value}")
        label = dict(_values(condition.key)).get(condition.value, Text(condition.value, condition.value))
        sign = Text("除く ", "Not ") if condition.what == "exclude" else Text("", "")
        return Text(f"{sign.ja}{condition.key.label.ja}: {label.ja}", f"{sign.en}{condition.key.label.en}: {label.en}")

    def catalogue_totals(self, question: Filter) -> dict[Catalogue, int]:
        return {one: len(self._matching(Filter(one, question.text))) for one in Catalogue}

    def fiscal_years(self) -> tuple[int, int]:
        return 1990, 2014

    def budget_kinds(self) -> dict[BudgetKind, tuple[int, ...]]:
        return {BudgetKind.INITIAL: (2007, 2006), BudgetKind.REQUEST: (2008,)}

    def program_names(self) -> dict[str, Text]:
        return {f"programs-{n}": Text(f"事業{n}", f"Program {n}") for n in range(60)}


@dataclass(frozen=True)
class FakeTrayRecord:
    ref: RecordRef
    catalogue: Catalogue
    title: Text
    gone: bool = False


@dataclass(frozen=True)
class FakeSearch:
    name: str
    note: str
    filter: Filter | None
    saved_at: str = "2026-11-22"


@dataclass
class FakeOffice:
    """Keeps everything in memory."""

    favourites: set[RecordRef] = field(default_factory=set)
    ticked: list[RecordRef] = field(default_factory=list)
    searches: dict[str, FakeSearch] = field(default_factory=dict)
    undone: Text | None = None
    lines: int = 0
    stops_at: int | None = None

    def set_favourite(self, ref: RecordRef, on: bool) -> None:
        self.favourites = self.favourites | {ref} if on else self.favourites - {ref}

    def tray(self) -> tuple[FakeTrayRecord, ...]:
        return tuple(
            FakeTrayRecord(ref, Catalogue(ref.table), Text(f"記録 & {ref.code}", f"Record & {ref.code}"))
            for ref in self.ticked
        )

    def add_to_tray(self, ref: RecordRef) -> None:
        if len(self.ticked) >= 8:
            raise UserError(
                Text("比較トレイは 8 件までです。", "Eight at most."), Text("外してください。", "Remove one.")
            )
        self.ticked.append(ref)

    def remove_from_tray(self, ref: RecordRef) -> None:
        self.ticked.remove(ref)

    def clear_tray(self) -> None:
        self.ticked.clear()

    def saved_searches(self) -> tuple[FakeSearch, ...]:
        return tuple(self.searches.values())

    def save_search(self, name: str, note: str, question: Filter, *, replace: bool = False) -> None:
        if name in self.searches and not replace:
            raise UserError(Text("同じ名前があります。", "Taken."), Text("別の名前で。", "Choose another."))
        self.searches[name] = FakeSearch(name, note, question)

    def undo(self, progress: Callable[[int, int], None] = lambda _done, _total: None) -> Text | None:
        for done in range(0, self.lines, 1000):
            progress(done, self.lines)
            if done == self.stops_at:
                raise JobCancelledError
        return self.undone

    def redo(self, _progress: object = None) -> Text | None:
        return None
