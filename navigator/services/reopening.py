"""A check id typed into the program: the same comparison again, and what changed in the data since the paper."""

from dataclasses import dataclass

from navigator.db.library import Library
from navigator.domain.comparison import ComparisonSpec, changes_since
from navigator.domain.errors import UserError
from navigator.domain.fiscal import YearStyle
from navigator.domain.results import Presentation
from navigator.domain.text import Text
from navigator.services.comparing import ComparingService
from navigator.services.papers import PaperRecord, PaperService

KIND = "comparison"
"""Kind of a council sheet in the register of papers."""


@dataclass(frozen=True, slots=True)
class PaperChange:
    """A cell that reads otherwise now: the names of row and record, the text on the paper and today's («» for none)."""

    row: str
    record: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Reopened:
    """A paper found by its check id: the comparison it shows, when it was made (UTC), and what changed since."""

    check_id: str
    spec: ComparisonSpec
    made_at: str
    data_version: str
    changes: tuple[PaperChange, ...]


class ReopeningService:
    """Finds the papers of one library again."""

    def __init__(self, library: Library, comparing: ComparingService) -> None:
        self._papers = PaperService(library)
        self._comparing = comparing

    def reopen(self, check_id: str, presentation: Presentation) -> Reopened:
        """Return the comparison with a check id and what changed since; old and new are told in the paper's words.

        ``presentation`` serves papers that do not say in which language and form of years they were made.

        Raises:
            UserError: there is no such paper, it shows no comparison, or a record of it is gone.
        """
        paper = self._papers.find(check_id)
        if paper.kind != KIND:
            raise UserError(
                Text(
                    "照合番号「{id}」の資料は、比較ではありません。", "The paper with the id “{id}” is no comparison."
                ).format(id=paper.check_id),
                Text("比較の資料の番号を入れてください。", "Please enter the id of a comparison."),
            )
        spec = ComparisonSpec.from_json(paper.spec)
        now = self._comparing.compare(spec, presentation_of(paper, presentation))
        texts = {str(key): tuple(cells) for key, cells in paper.content.get("texts", {}).items()}
        titles = [record.title for record in now.records]
        return Reopened(
            paper.check_id,
            spec,
            paper.made_at,
            paper.data_version,
            tuple(
                PaperChange(
                    self._comparing.row_label(now, change.row), titles[change.record], change.before, change.after
                )
                for change in changes_since(texts, now.texts())
                if change.record < len(titles)
            ),
        )


def presentation_of(paper: PaperRecord, otherwise: Presentation) -> Presentation:
    """Return language and form of years of a paper, so that only other figures count as changes."""
    language, years = paper.content.get("language"), paper.content.get("years")
    return Presentation(
        language if language in ("ja", "en") else otherwise.language,
        YearStyle(years) if years in set(YearStyle) else otherwise.years,
    )
