"""The lineage in words: labels of the picture, what a card says of a program, lists of what changed.

Light: nothing here reads the library, so that the screen may use it.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from navigator.domain.chart import MarkKind
from navigator.domain.fiscal import YearStyle, era_of, format_fiscal_span, format_fiscal_year
from navigator.domain.folding import fold
from navigator.domain.lineage import Evidence, LineageProgram, Succession
from navigator.domain.lineage_changes import END_DISAGREES, Change, ChangeKind, unsure
from navigator.domain.lineage_drawing import LineageDrawing
from navigator.domain.lineage_facts import LineageFacts
from navigator.domain.lineage_picture import Happening, LineagePicture
from navigator.domain.results import Presentation
from navigator.domain.text import Text
from navigator.domain.vocabulary import Relation
from navigator.services import wording

NO_MINISTRY = Text("府省の記載なし", "No ministry on file")
UNDATED = Text("年度の資料なし", "No year")
NO_BUDGET = Text("予算: 資料なし", "Budget: not on file")
_BUDGET = Text("予算: {fy} {kind} {amount} 百万円", "Budget: {fy} {kind} {amount} million yen")
_FROM = Text("← {relation} {fy}: {name}", "← {relation}, {fy}: {name}")
_TO = Text("→ {relation} {fy}: {name}", "→ {relation}, {fy}: {name}")
_ENDED = Text("× 終了 {fy}まで", "× Ended with {fy}")
_DECIDED = Text("{sign} {fy} {text}", "{sign} {fy} {text}")
_PARENT = Text("上位: {name}", "Part of: {name}")
_OTHER = Text("別名: {names}", "Other names: {names}")
_YEAR_UNKNOWN = Text("年度の資料なし", "year not on file")
_ARROW = Text("{before} → {after}", "{before} → {after}")
_CARRIED_ON = Text("引き継ぎ: {names}", "carried on as {names}")
_LIST = Text("、", ", ")
_IN_YEAR = Text("{fy} {text}", "{fy}: {text}")

BEFORE_YEARS = "  "
"""Between the name and the years of a label."""
SIGNS = {MarkKind.SCREENING: "●", MarkKind.DECISION: "◆", MarkKind.ENDED: "×"}
"""How marks are written where they are not drawn."""

LEGEND: tuple[tuple[str, Text], ...] = (
    ("closed", Text("始まりと終わりの年度が資料にある", "Start and end year on file")),
    ("open", Text("ぎざぎざの端と「…」: 年度の資料なし", "Ragged end and “…”: year not on file")),
    *((relation.value, relation.label) for relation in Relation if relation is not Relation.ENDED),
    ("ended", Relation.ENDED.label),
    ("screening", MarkKind.SCREENING.label),
    ("decision", MarkKind.DECISION.label),
    ("plan", Text("科学技術基本計画の期間", "Basic Plan period")),
)


def year(fy: int | None, presentation: Presentation) -> str:
    """Return a fiscal year as the reader chose it, in words where no source prints it."""
    language = presentation.language
    return _YEAR_UNKNOWN.of(language) if fy is None else format_fiscal_year(fy, presentation.years, language)


def span(program: LineageProgram, presentation: Presentation) -> str:
    """Return the years of a program; what is not on file is …"""
    return format_fiscal_span(program.start_fy, program.end_fy, presentation.years, presentation.language)


def label(program: LineageProgram, presentation: Presentation) -> str:
    """Return what stands at a bar: the name and its years in the short form."""
    style = YearStyle.WESTERN if presentation.years is YearStyle.WESTERN else YearStyle.SHORT
    years = format_fiscal_span(program.start_fy, program.end_fy, style, presentation.language)
    return f"{program.name.of(presentation.language)}{BEFORE_YEARS}{years}"


def drawing(
    picture: LineagePicture, presentation: Presentation, *, strong: Iterable[str] = (), numbered: bool = False
) -> LineageDrawing:
    """Return a picture with its words; with ``numbered`` the decisions carry numbers, for the table under them."""
    language = presentation.language
    numbers: list[str] = []
    for mark in picture.marks:
        count = sum(1 for one in numbers if one) + 1
        numbers.append(str(count) if numbered and mark.happenings and mark.lane is not None else "")
    return LineageDrawing(
        picture,
        tuple(label(bar.program, presentation) for bar in picture.bars),
        tuple((band.ministry.label if band.ministry else NO_MINISTRY).of(language) for band in picture.bands),
        _year_labels(picture, presentation),
        tuple(plan.label.of(language) for plan in picture.plans),
        tuple(numbers),
        tuple((key, text.of(language)) for key, text in LEGEND),
        UNDATED.of(language),
        frozenset(strong),
    )


def _year_labels(picture: LineagePicture, presentation: Presentation) -> tuple[tuple[str, str], ...]:
    """Return for each year its number and, where an era begins, the era: («19», «»), («元», «令和»), («2007», «»)."""
    labels: list[tuple[str, str]] = []
    last = None
    for fy in range(picture.fy_from, picture.fy_to + 1):
        # The era of the year's last days names it: 令和元 rather than 平成31.
        era = None if presentation.years is YearStyle.WESTERN else era_of(date(fy, 12, 31))
        if era is None:
            labels.append((str(fy), ""))
            continue
        number, japanese = fy - era.first.year + 1, presentation.language == "ja"
        shown = "元" if number == 1 and japanese else str(number)
        labels.append((shown, "" if era is last else era.name if japanese else era.letter))
        last = era
    return tuple(labels)


@dataclass(frozen=True, slots=True)
class Card:
    """What is told of one program: its name, a line under it, what is on file with source numbers, the sources."""

    title: str
    subtitle: str
    lines: tuple[str, ...]
    sources: tuple[str, ...]

    @property
    def text(self) -> str:
        """The card as plain text."""
        return "\n".join((self.title, self.subtitle, *self.lines, *self.sources))


@dataclass(slots=True)
class _Notes:
    """Numbers of the sources of one card, in the order of their use, with the places in them."""

    facts: LineageFacts
    numbers: dict[str, int] = field(default_factory=dict)
    places: dict[str, dict[str, None]] = field(default_factory=dict)

    def mark(self, evidence: Iterable[Evidence]) -> str:
        """Return [1][2] for pieces of evidence."""
        marks: dict[str, None] = {}
        for one in evidence:
            code = one.citation.source
            number = self.numbers.setdefault(code, len(self.numbers) + 1)
            self.places.setdefault(code, {}).setdefault(one.citation.locator)
            marks[f"[{number}]"] = None
        return "".join(marks)

    def lines(self) -> tuple[str, ...]:
        """Return the sources behind their numbers."""
        said = []
        for code, number in self.numbers.items():
            source = self.facts.sources[code]
            parts = (source.title, source.publisher, source.published, " / ".join(filter(None, self.places[code])))
            said.append(f"[{number}] {', '.join(part for part in parts if part)}")
        return tuple(said)


def card(facts: LineageFacts, code: str, presentation: Presentation) -> Card:
    """Return what the card of a program says: years, money, where it came from, where it went, decisions, sources."""
    language, program, notes = presentation.language, facts.graph.programs[code], _Notes(facts)
    ministry = program.ministry.label if program.ministry else NO_MINISTRY
    subtitle = wording.joined([ministry, program.kind.label]).of(language)
    lines = [f"{span(program, presentation)} {notes.mark(program.evidence)}"]
    open_end = unsure(program)
    if open_end is not None:
        lines.append(open_end.of(language))
    if program.parent is not None and program.parent in facts.graph.programs:
        lines.append(_PARENT.format(name=facts.graph.programs[program.parent].name).of(language))
    lines.append(_budget_line(facts, code, presentation, notes))
    lines += [
        _edge_line(_FROM, facts, edge, edge.source, presentation) + notes.mark(edge.evidence)
        for edge in facts.graph.incoming.get(code, ())
    ]
    for edge in facts.graph.outgoing.get(code, ()):
        if edge.target is None:
            lines.append(_ENDED.format(fy=year(edge.fy, presentation)).of(language) + notes.mark(edge.evidence))
        else:
            lines.append(_edge_line(_TO, facts, edge, edge.target, presentation) + notes.mark(edge.evidence))
    lines += [happening_line(one, presentation) + notes.mark([one.evidence]) for one in facts.happened_to(code)]
    if facts.other_names.get(code):
        lines.append(_OTHER.format(names=" / ".join(facts.other_names[code][:3])).of(language))
    return Card(program.name.of(language), subtitle, tuple(lines), notes.lines())


def _budget_line(facts: LineageFacts, code: str, presentation: Presentation, notes: _Notes) -> str:
    chosen = facts.latest_budget(code)
    if chosen is None:
        return NO_BUDGET.of(presentation.language)
    said = _BUDGET.format(
        fy=year(chosen.line.fy, presentation),
        kind=chosen.line.kind.label,
        amount=wording.figure_text(chosen.line.figure),
    )
    cited = [Evidence(citation) for citation in chosen.line.figure.citations]
    return f"{said.of(presentation.language)} {notes.mark(cited)}"


def _edge_line(form: Text, facts: LineageFacts, edge: Succession, other: str, presentation: Presentation) -> str:
    name = facts.graph.programs[other].name
    return form.format(relation=edge.relation.label, fy=year(edge.fy, presentation), name=name).of(
        presentation.language
    )


def happening_line(one: Happening, presentation: Presentation) -> str:
    """Return a decision as one line."""
    said = _DECIDED.format(sign=SIGNS[one.kind], fy=year(one.fy, presentation), text=one.text)
    return said.of(presentation.language)


def change_text(change: Change, facts: LineageFacts, presentation: Presentation) -> str:
    """Return a change as one line without its sources: year, what it came from, what it led to."""
    language, programs = presentation.language, facts.graph.programs
    before, after = (_names(codes, facts, presentation) for codes in (change.before, change.after))
    if change.kind is ChangeKind.BORN:
        said = after
    elif change.kind is ChangeKind.ENDED:
        code = change.before[0]
        carried = [e.target for e in facts.graph.outgoing.get(code, ()) if e.target and e.fy == change.fy + 1]
        remarks = []
        if carried:
            remarks.append(_CARRIED_ON.format(names=_names(dict.fromkeys(carried), facts, presentation)).of(language))
        if change.end_fy is not None:
            remarks.append(END_DISAGREES.format(end=year(change.end_fy, presentation)).of(language))
        said = programs[code].name.of(language) + wording.aside(remarks, lambda text: text.of(language))
    else:
        said = _ARROW.format(before=before, after=after).of(language)
    return _IN_YEAR.format(fy=year(change.fy, presentation), text=said).of(language)


def _names(codes: Iterable[str], facts: LineageFacts, presentation: Presentation) -> str:
    language = presentation.language
    return _LIST.of(language).join(facts.graph.programs[code].name.of(language) for code in codes)


def matching(facts: LineageFacts, words: str) -> tuple[str, ...]:
    """Return the codes of the programs whose code, name or other name holds ``words``, the nearest first."""
    wanted = fold(words.strip())
    if not wanted:
        return ()
    found: list[tuple[int, int, str]] = []
    for place, (code, program) in enumerate(facts.graph.programs.items()):
        names = [fold(program.name.ja), fold(program.name.en)]
        others = [fold(name) for name in facts.other_names.get(code, ())]
        ranks = [
            wanted in (fold(code), *names),
            any(name.startswith(wanted) for name in names),
            any(wanted in name for name in (fold(code), *names)),
            any(wanted in name for name in others),
        ]
        if any(ranks):
            found.append((ranks.index(True), place, code))
    return tuple(code for _rank, _place, code in sorted(found))
