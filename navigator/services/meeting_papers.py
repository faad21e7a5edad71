"""Papers of a meeting: a comparison, chart, search or printed sheet, kept as it was shown and watched for changes."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from navigator.db import councils, facts
from navigator.db.library import Library
from navigator.domain.councilforms import LONGEST_LINE
from navigator.domain.councils import MeetingPaper, PaperContent, PaperKind, PaperReview, PaperRow, review_of
from navigator.domain.errors import UserError
from navigator.domain.filters import Filter
from navigator.domain.fiscal import YearStyle
from navigator.domain.results import Presentation
from navigator.domain.text import Text
from navigator.services import council_rows
from navigator.services.council_rows import ADDED, CHANGED, MEETINGS, PAPERS, REMOVED, what_was_done
from navigator.services.edits import Edits
from navigator.services.finding import FindingService
from navigator.services.keeping import item_of, must_be_storable, no_such_item
from navigator.services.library import library_state
from navigator.services.paper_content import ContentMaker, search_spec
from navigator.services.papers import PaperRecord, PaperService

PAPER, MEETING = Text("会議資料", "paper of a meeting"), Text("会議", "meeting")
ORDER = Text("順番", "order")
ATTACHABLE = (PaperKind.COMPARISON, PaperKind.CHART, PaperKind.SEARCH)
"""Kinds that are kept by name and can be filed as papers; others are filed by the check id they were printed under."""

_Asked = tuple[PaperKind, Mapping[str, Any], PaperContent]
"""A question and what it shows."""


class MeetingPaperService:
    """Files papers of meetings in one library and asks them again; each writing call can be undone."""

    def __init__(self, library: Library, finding: FindingService, edits: Edits) -> None:
        self._library = library
        self._finding = finding
        self._edits = edits

    def papers(self, meeting: str) -> tuple[MeetingPaper, ...]:
        """Return the papers of a meeting in their order."""
        table = facts.table(PAPERS)
        with self._library.reading() as connection:
            rows = facts.rows(connection, PAPERS, table.c.meeting_uid == meeting, order=("position", "id"))
            return tuple(council_rows.paper_of(row) for row in rows)

    def paper(self, key: str) -> MeetingPaper:
        """Return one paper.

        Raises:
            UserError: there is none.
        """
        with self._library.reading() as connection:
            row = councils.by_uid(connection, PAPERS, key)
        if row is None:
            raise council_rows.no_such_record(PAPER)
        return council_rows.paper_of(row)

    def review(self, key: str) -> PaperReview:
        """Ask a paper again, in its own words and as of its own day, and return what reads otherwise now.

        Raises:
            UserError: there is no such paper.
        """
        return self._review(self.paper(key), {})

    def reviews(self, meeting: str) -> dict[str, PaperReview]:
        """Return the review of every paper of a meeting by key."""
        makers: dict[date, ContentMaker] = {}
        return {paper.key: self._review(paper, makers) for paper in self.papers(meeting)}

    def _review(self, paper: MeetingPaper, makers: dict[date, ContentMaker]) -> PaperReview:
        day = date.fromisoformat(paper.taken_on)
        maker = makers.setdefault(day, ContentMaker(self._library, self._finding, day))
        words = Presentation("en" if paper.content.language == "en" else "ja", YearStyle(paper.content.years))
        try:
            return review_of(paper.content, maker.content(paper.kind, paper.spec, words))
        except UserError as error:
            return PaperReview(problem=error.what)

    def attach(
        self, meeting: str, kind: PaperKind, spec: Mapping[str, Any], title: str, presentation: Presentation
    ) -> str:
        """File what a question shows today as a paper of a meeting, and return its key.

        ``spec`` is the plain JSON form of a comparison, a chart, a list (``paper_content.search_spec``) or a record
        sheet; the content is taken now, in the language and years of ``presentation``.

        Raises:
            UserError: the meeting is gone, the title is empty, or the question cannot be answered.
        """
        maker = ContentMaker(self._library, self._finding, self._finding.today)
        return self._file(meeting, title, (kind, spec, maker.content(kind, spec, presentation)))

    def attach_saved(self, meeting: str, kind: PaperKind, name: str, presentation: Presentation) -> str:
        """File something kept by name: a comparison, a chart or a search; its name becomes the title.

        Raises:
            UserError: nothing of the kind has this name; else as ``attach``.
        """
        table = facts.table("saved_items")
        with self._library.reading() as connection:
            rows = facts.rows(connection, "saved_items", table.c.kind == kind.value, table.c.name == name)
        if not rows:
            raise no_such_item(kind.value, name)
        content = item_of(rows[0]).content
        spec = search_spec(Filter.from_json(content)) if kind is PaperKind.SEARCH else content
        return self.attach(meeting, kind, spec, name, presentation)

    def attach_printed(self, meeting: str, check_id: str, presentation: Presentation, title: str = "") -> str:
        """File a printed sheet by its check id.

        Of a comparison the content is what was printed. Of other sheets the register keeps which records stood on
        them; their content is what they show now (``taken_on`` says so).

        Raises:
            UserError: this library made no such sheet, or it is of a kind that cannot be filed; else as ``attach``.
        """
        printed = PaperService(self._library).find(check_id)
        if printed.kind not in {kind.value for kind in PaperKind}:
            raise UserError(
                Text(
                    "照合番号「{id}」の資料は、会議資料にできない種類です。",
                    "The paper with the id “{id}” is of a kind that cannot be filed.",
                ).format(id=printed.check_id),
                Text(
                    "比較・図・一覧・冊子・個票の番号を入れてください。",
                    "Enter the id of a comparison, chart, list, catalogue or record sheet.",
                ),
            )
        kind = PaperKind(printed.kind)
        words = _words_of(printed, presentation)
        content = ContentMaker(self._library, self._finding, self._finding.today).content(kind, printed.spec, words)
        if kind is PaperKind.COMPARISON:
            content = _as_printed(content, printed)
        name = title or f"{kind.label.of(presentation.language)} {printed.check_id}"
        return self._file(meeting, name, (kind, printed.spec, content), printed)

    def _file(self, meeting: str, title: str, asked: _Asked, printed: PaperRecord | None = None) -> str:
        name, (kind, spec, content) = _checked(title), asked
        with self._library.reading() as connection:
            if councils.by_uid(connection, MEETINGS, meeting) is None:
                raise council_rows.no_such_record(MEETING)
            table = facts.table(PAPERS)
            rows = facts.rows(connection, PAPERS, table.c.meeting_uid == meeting)
        # Of other printed sheets the content is taken today.
        as_printed = printed if kind is PaperKind.COMPARISON else None
        values = {
            "meeting_uid": meeting,
            "position": max((row["position"] for row in rows), default=-1) + 1,
            "kind": kind,
            "title": name,
            "number": "",
            "check_id": printed.check_id if printed else "",
            "spec_json": council_rows.json_text(dict(spec)),
            "content_json": council_rows.json_text(content.to_json()),
            "data_version": as_printed.data_version if as_printed else library_state(self._library).data_version.ja,
            "taken_on": as_printed.made_at[:10] if as_printed else self._finding.today.isoformat(),
        }
        uid = council_rows.new_uid()
        self._edits.change(
            "paper_add",
            what_was_done(ADDED, PAPER, name),
            lambda writer: council_rows.put(writer, PAPERS, uid, values, new=True),
        )
        return uid

    def change_paper(self, key: str, title: str, number: str) -> None:
        """Give a paper another title and number (資料2-1); what it shows never changes.

        Raises:
            UserError: it is gone, or the title is empty.
        """
        self.paper(key)
        values = {"title": _checked(title), "number": number.strip()[:LONGEST_LINE]}
        must_be_storable(values["number"])
        self._edits.change(
            "paper_change",
            what_was_done(CHANGED, PAPER, values["title"]),
            lambda writer: council_rows.put(writer, PAPERS, key, values, new=False),
        )

    def remove_paper(self, key: str) -> None:
        """Take a paper out of its meeting.

        Raises:
            UserError: it is gone already.
        """
        paper = self.paper(key)
        self._edits.change(
            "paper_remove",
            what_was_done(REMOVED, PAPER, paper.title),
            lambda writer: writer.remove(PAPERS, {"uid": key}),
        )

    def reorder(self, meeting: str, keys: Sequence[str]) -> None:
        """Put the papers of a meeting in the order of ``keys``; those not named follow in their old order."""
        now = [paper.key for paper in self.papers(meeting)]
        order = [key for key in keys if key in now] + [key for key in now if key not in keys]
        self._edits.change(
            "paper_order",
            what_was_done(ORDER, PAPER, ""),
            lambda writer: [writer.put(PAPERS, {"uid": uid}, {"position": at}) for at, uid in enumerate(order)],
        )

    def offered(self) -> tuple[tuple[PaperKind, str], ...]:
        """Return what is kept by name and can be filed: kind and name, by kind and name."""
        with self._library.reading() as connection:
            rows = facts.rows(connection, "saved_items", order=("name",))
        return tuple((kind, row["name"]) for kind in ATTACHABLE for row in rows if row["kind"] == kind.value)


def _checked(title: str) -> str:
    name = " ".join(title.split())
    must_be_storable(name)
    if not name or len(name) > LONGEST_LINE:
        raise UserError(
            Text("会議資料の名前がないか、長すぎます。", "The paper has no title, or one that is too long."),
            Text("{limit} 字までの名前を入れてください。", "Enter a title of up to {limit} characters.").format(
                limit=LONGEST_LINE
            ),
        )
    return name


def _words_of(printed: PaperRecord, otherwise: Presentation) -> Presentation:
    language, years = printed.content.get("language"), printed.content.get("years")
    return Presentation(
        language if language in ("ja", "en") else otherwise.language,
        YearStyle(years) if years in set(YearStyle) else otherwise.years,
    )


def _as_printed(now: PaperContent, printed: PaperRecord) -> PaperContent:
    """Put the texts that stood on a printed comparison in the place of today's; its notes are not on file."""
    texts: Mapping[str, Sequence[str]] = printed.content.get("texts", {})
    labels = {row.key: row.label for row in now.rows}
    width = len(now.columns)
    rows = tuple(
        PaperRow(key, labels.get(key, key), tuple([*cells, *[""] * width][:width])) for key, cells in texts.items()
    )
    return PaperContent(now.language, now.years, (), now.columns, now.column_keys, rows, now.sources)
