"""Everything on file about one region: what it is, what it took part in, what came of it, every value cited."""

from collections.abc import Callable, Iterable, Sequence

from sqlalchemy import Connection

from navigator.db import facts
from navigator.domain.catalogues import Catalogue
from navigator.domain.money import format_myen
from navigator.domain.outcomes import ChosenOutcome, choose_outcomes
from navigator.domain.record import FieldView, Part, RecordLink, RecordRef, RelatedView, SectionView
from navigator.domain.regions import Region, RegionProfile, Stay, StayBar
from navigator.domain.results import Presentation
from navigator.domain.text import Text
from navigator.domain.vocabulary import Accumulation, Block, Field, SubjectType
from navigator.services import region_words, wording
from navigator.services.citations import CitationBook
from navigator.services.recording import Row, both, plain
from navigator.services.region_reading import NO_PLACE, Places

OUTLINE = Text("あらまし", "Outline")
STAYS = Text("実施地域としての参加", "Participations")
FINDING_KINDS = {"issue": Text("課題", "Issue"), "opinion": Text("意見", "Opinion"), "effect": Text("効果", "Effect")}
"""Kinds of finding: an open list of the facts; a kind without a name here is shown as its code."""

_SECTION_OF = {
    Accumulation.PERIOD: Text("成果（期間の値）", "Outcomes (of a period)"),
    Accumulation.CUMULATIVE: Text("成果（累計）", "Outcomes (cumulative)"),
    Accumulation.SNAPSHOT: Text("成果（時点の値）", "Outcomes (at a date)"),
}
_PLANNED = Text("計画・目標・見込み（実績ではありません）", "Plans, targets and forecasts (no actuals)")
_CODE = Text("符号", "Code")
THEMES = Text("採択研究テーマ", "Research themes")
STORIES = Text("成果事例", "Stories")
NETWORK = Text("ネットワーク分析の結果", "Network study")
FINDINGS = Text("課題・意見・効果", "Issues, opinions, effects")
RECOMMENDATIONS = Text("提言", "Recommendations")
_EXPECTED = (
    (STAYS, (STAYS,)),
    (Text("成果", "Outcomes"), (*_SECTION_OF.values(), _PLANNED)),
    *((title, (title,)) for title in (THEMES, STORIES, NETWORK, FINDINGS, RECOMMENDATIONS)),
)
"""What a region may have: its name, and the sections of which at least one tells it."""


class Teller:
    """Tells regions of one moment of the library; what all of them share is read once."""

    def __init__(self, connection: Connection, where: Places, presentation: Presentation) -> None:
        self.connection, self.where, self.presentation = connection, where, presentation
        self.programs = facts.names(connection, "programs")
        self.metrics = facts.names(connection, "metrics")

    def profile(self, region: Region) -> RegionProfile:
        """Return everything on file about a region."""
        return _Telling(self, region).told()


class _Telling:
    """Collects a profile in reading order, so that the sources are numbered as a reader meets them."""

    def __init__(self, teller: Teller, region: Region) -> None:
        self._connection, self._where, self._presentation = teller.connection, teller.where, teller.presentation
        self._region = region
        self._book = CitationBook(teller.connection)
        self._programs, self._metrics = teller.programs, teller.metrics
        self._sections: list[SectionView] = []
        self._bars: list[StayBar] = []
        self._told_metrics: dict[str, Text] = {}

    def told(self) -> RegionProfile:
        """Return what was collected."""
        self._outline()
        self._stays()
        self._outcomes()
        self._themes()
        self._stories()
        self._network()
        self._remarks()
        related = self._related()
        told = {section.title for section in self._sections}
        spans = [bar.stay.span for bar in self._bars if bar.stay.span is not None]
        return RegionProfile(
            RecordRef("regions", self._region.fact_key, self._region.code),
            self._region.name,
            Text(self._region.core, self._region.core),
            self._place(),
            tuple(self._sections),
            tuple(self._bars),
            (min(first for first, _ in spans), max(last for _, last in spans)) if spans else None,
            related,
            tuple(dict.fromkeys(self._region.aliases)),
            self._book.views(),
            tuple(self._told_metrics.items()),
            tuple(name for name, titles in _EXPECTED if not told & set(titles)),
        )

    def _rows(self, table: str, column: str = "region_code", order: Sequence[str] = ("id",)) -> Sequence[Row]:
        found = facts.table(table)
        return facts.rows(self._connection, table, found.c[column] == self._region.code, order=order)

    def _section(self, title: Text, fields: Iterable[FieldView]) -> None:
        kept = tuple(fields)
        if kept:
            self._sections.append(SectionView(title, kept))

    def _place(self) -> Text:
        if not self._region.prefectures:
            return NO_PLACE
        return Text("{blocks}（{prefectures}）", "{blocks} ({prefectures})").format(
            blocks=wording.terms(self._region.blocks, Block), prefectures=self._where.text(self._region.prefectures)
        )

    def _outline(self) -> None:
        row = self._rows("regions", "code")[0]
        cited = self._book.cite(row)

        def field(label: Text, parts: tuple[Part, ...], note: Text | None = None, *, brief: bool = True) -> FieldView:
            return FieldView(label, parts, cited if parts else (), note=note, brief=brief)

        fields = tuple(Part(term.label) for term in Field if term.value in self._region.fields)
        blocks = tuple(Part(Block(code).label) for code in self._region.blocks)
        prefectures = tuple(Part(self._where.names[name]) for name in self._region.prefectures)
        note = Text(row["note"], row["note"]) if row["note"] else None
        self._section(
            OUTLINE,
            (
                field(Text("中核機関", "Core institution"), plain(self._region.core)),
                field(Text("構想", "Concept"), plain(self._region.concept)),
                field(Text("分野", "Fields"), fields),
                field(Text("ブロック", "Block"), blocks),
                field(Text("都道府県", "Prefectures"), prefectures),
                field(_CODE, plain(self._region.code), note),
            ),
        )

    # Participations

    def _stays(self) -> None:
        stays = {stay.key: stay for stay in self._region.stays}
        rows = sorted(self._rows("participations"), key=lambda row: _first(stays[row["fact_key"]]))
        fields = []
        for row in rows:
            stay, sources = stays[row["fact_key"]], self._book.cite(row)
            bar = self._bar(stay, row, sources)
            self._bars.append(bar)
            parts = [Part(self._programs[stay.program], RecordLink(Catalogue.PROGRAMS, stay.program))]
            parts += plain(stay.subtype)
            said = [Text(text, text) for text in (bar.scale, bar.evaluation) if text]
            if stay.status is not None:
                said.insert(0, stay.status.label)
            note = Text(row["note"], row["note"]) if row["note"] else None
            fields.append(FieldView(Text(bar.years, bar.years), tuple(parts), sources, _lines(said), note))
        self._section(STAYS, fields)

    def _bar(self, stay: Stay, row: Row, sources: tuple[int, ...]) -> StayBar:
        language = self._presentation.language
        scale = ""
        if row["scale_per_year_myen"] is not None:
            amount = format_myen(row["scale_per_year_myen"])
            scale = (
                Text("規模 {amount}百万円/年", "scale {amount} million yen a year").format(amount=amount).of(language)
            )
        years = region_words.span(stay.start_fy, stay.end_fy, self._presentation).of(language)
        name = self._programs[stay.program].of(language)
        return StayBar(stay, name, years, scale, row["evaluation"] or "", sources)

    # Outcomes

    def _outcomes(self) -> None:
        chosen = choose_outcomes(facts.outcome_lines(self._connection, SubjectType.REGION, [self._region.code]))
        for accumulation in Accumulation:
            kept = [one for one in chosen if one.line.accumulation is accumulation and not one.line.figure.planned]
            self._section(_SECTION_OF[accumulation], [self._outcome(one) for one in kept])
        planned = [one for one in chosen if one.line.figure.planned]
        self._section(_PLANNED, [self._outcome(one) for one in planned])

    def _outcome(self, chosen: ChosenOutcome) -> FieldView:
        line = chosen.line
        self._told_metrics[line.metric] = self._metrics[line.metric]
        sources = self._book.cite_figure(line.figure)
        said = []
        when = region_words.period(line, self._presentation)
        if line.figure.planned:
            said.append(line.accumulation.label)
        said.append(when or Text("時期の資料なし", "no period on file"))
        for other in chosen.others:
            numbers = self._book.cite_figure(other.figure)
            marks = "".join(f"[{number}]" for number in numbers)
            said.append(
                Text("ほかの出典 {figure}{marks}", "another source: {figure}{marks}").format(
                    figure=region_words.figure(other), marks=marks
                )
            )
        if chosen.others:
            said.append(chosen.rule.label)
        note = Text(line.note, line.note) if line.note else None
        return FieldView(self._metrics[line.metric], both(region_words.figure(line)), sources, _joined(said), note)

    # Themes, stories, network, findings

    def _themes(self) -> None:
        def field(row: Row) -> FieldView:
            label = Text("…", "…") if row["fy"] is None else region_words.year(row["fy"], self._presentation)
            said = [self._programs[row["program_code"]]]
            said += [Text(text, text) for text in (row["lead_ja"], "・".join(row["partners_ja"])) if text]
            link = RecordLink(Catalogue.THEMES, row["code"])
            return FieldView(
                label, (Part(Text(row["title_ja"], row["title_ja"]), link),), self._book.cite(row), _lines(said)
            )

        rows = sorted(self._rows("themes"), key=lambda row: (row["fy"] is None, row["fy"] or 0))
        self._section(THEMES, [field(row) for row in rows])

    def _stories(self) -> None:
        def field(row: Row) -> FieldView:
            said = [Text(text, text) for text in (row["summary_ja"], row["figures"]) if text]
            return FieldView(
                self._programs[row["program_code"]], plain(row["title_ja"]), self._book.cite(row), _lines(said)
            )

        self._section(STORIES, [field(row) for row in self._rows("stories")])

    def _network(self) -> None:
        def field(row: Row) -> FieldView:
            note = Text(row["note"], row["note"]) if row["note"] else None
            label = row["measure"].label if row["measure"] else Text("…", "…")
            finding = row["finding"].label if row["finding"] else None
            return FieldView(label, both(finding), self._book.cite(row), note=note)

        self._section(NETWORK, [field(row) for row in self._rows("network_findings")])

    def _remarks(self) -> None:
        def fields(rows: Iterable[Row], label: Callable[[Row], Text], said: Callable[[Row], Text]) -> list[FieldView]:
            return [FieldView(label(row), (Part(said(row)),), self._book.cite(row)) for row in rows]

        findings = [
            row for row in self._rows("findings", "subject_code", ("no",)) if row["subject_type"] == SubjectType.REGION
        ]
        self._section(
            FINDINGS,
            fields(findings, _finding_kind, lambda row: Text(row["text_ja"], row["text_ja"])),
        )
        self._section(
            RECOMMENDATIONS,
            fields(
                self._rows("recommendations", order=("no",)),
                lambda row: Text(row["group_ja"], row["group_ja"]),
                lambda row: Text(row["item_ja"], row["item_en"] or row["item_ja"]),
            ),
        )

    def _related(self) -> tuple[RelatedView, ...]:
        """Return the programs of the region, each once however many participations it has in it."""
        by_program: dict[str, list[int]] = {}
        for bar in self._bars:
            by_program.setdefault(bar.stay.program, []).extend(bar.sources)
        return tuple(
            RelatedView(
                Text("事業", "Program"),
                self._programs[code],
                RecordLink(Catalogue.PROGRAMS, code),
                sources=tuple(dict.fromkeys(numbers)),
            )
            for code, numbers in by_program.items()
        )


def _first(stay: Stay) -> tuple[int, int]:
    return stay.span or (9999, 9999)


def _finding_kind(row: Row) -> Text:
    kind = row["kind"] or ""
    return FINDING_KINDS.get(kind, Text(kind, kind))


def _joined(said: Sequence[Text]) -> Text | None:
    return Text("、".join(text.ja for text in said), ", ".join(text.en for text in said)) if said else None


def _lines(said: Sequence[Text]) -> Text | None:
    return Text(" ／ ".join(text.ja for text in said), " / ".join(text.en for text in said)) if said else None
