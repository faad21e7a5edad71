"""Papers and tables of the lineage: what the page shows, under a check id."""

from collections.abc import Iterable

from navigator.db.library import Library
from navigator.domain.document import Document
from navigator.domain.lineage import Evidence
from navigator.domain.lineage_changes import ChangeKind, between
from navigator.domain.lineage_facts import LineageFacts
from navigator.domain.lineage_question import LineageQuestion
from navigator.domain.results import Presentation
from navigator.domain.text import Text
from navigator.services import lineage_sheet
from navigator.services import lineage_words as words
from navigator.services.exporting import Export
from navigator.services.library import library_state
from navigator.services.lineage import LineageService
from navigator.services.papers import PaperService
from navigator.services.sheet_parts import SheetOptions, Stamp, sayer

KIND = "lineage"
"""Kind of the paper in the register."""

_HEADER = (
    Text("区分", "Kind"),
    Text("年度", "Year"),
    Text("前の事業", "From"),
    Text("前の符号", "Code (from)"),
    Text("後の事業", "To"),
    Text("後の符号", "Code (to)"),
    Text("出典", "Sources"),
    Text("箇所", "Places"),
    Text("注記", "Remark"),
)
_WITHIN = Text("; ", "; ")


class LineageReportService:
    """Makes documents and tables of the lineage of one library."""

    def __init__(self, library: Library, lineage: LineageService) -> None:
        self._library, self._lineage = library, lineage
        self._papers = PaperService(library)

    def sheet(self, question: LineageQuestion, options: SheetOptions, presentation: Presentation) -> Document:
        """Return what the page shows as a document; its programs are kept under its check id."""
        facts = self._lineage.read()
        content = {"codes": list(question.graph(facts.graph).programs)}
        check_id = self._papers.register(KIND, question.to_json(), content)
        version = library_state(self._library).data_version.of(presentation.language)
        return lineage_sheet.lineage_sheet(facts, question, presentation, Stamp(version, check_id), options)

    def table(self, question: LineageQuestion, presentation: Presentation) -> Export:
        """Return the changes between the years asked for, or else every succession shown, a row each."""
        facts, say = self._lineage.read(), sayer(presentation)
        graph = question.graph(facts.graph)
        if question.years is None:
            rows = [
                _row(facts, presentation, edge.relation.label, edge.fy, (edge.source,), (edge.target,), edge.evidence)
                for edge in graph.edges
            ]
        else:
            found = between(graph, *question.years)
            rows = [
                _row(facts, presentation, kind.label, change.fy, change.before, change.after, change.evidence)
                for kind in ChangeKind
                for change in found.of_kind(kind)
            ]
        line = lineage_sheet.question_line(question, facts, presentation).of(presentation.language)
        sources = facts.cited(evidence for edge in graph.edges for evidence in edge.evidence)
        return Export(
            say(lineage_sheet.TITLE),
            (line,) if line else (),
            tuple(say(heading) for heading in _HEADER),
            tuple(rows),
            citations=sources,
        )


def _row(  # noqa: PLR0917 - one value a column
    facts: LineageFacts,
    presentation: Presentation,
    kind: Text,
    fy: int | None,
    before: Iterable[str | None],
    after: Iterable[str | None],
    evidence: Iterable[Evidence],
) -> tuple[str, ...]:
    language, mark = presentation.language, _WITHIN.of(presentation.language)
    sides = [[code for code in side if code is not None] for side in (before, after)]
    told = []
    for side in sides:
        told += [mark.join(facts.graph.programs[code].name.of(language) for code in side), mark.join(side)]
    cited = list(evidence)
    return (
        kind.of(language),
        words.year(fy, presentation),
        *told,
        mark.join(dict.fromkeys(facts.sources[one.citation.source].title for one in cited)),
        mark.join(dict.fromkeys(one.citation.locator for one in cited)),
        mark.join(dict.fromkeys(one.note for one in cited if one.note)),
    )
