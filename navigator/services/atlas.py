"""Papers of regions: one sheet, the sheets of many regions in one run, a comparison; each under its check id."""

from collections.abc import Callable, Sequence
from typing import Any

from navigator.db.library import Library
from navigator.domain.document import Document
from navigator.domain.errors import UserError
from navigator.domain.regions import RegionFilter
from navigator.domain.results import Presentation
from navigator.domain.text import Text
from navigator.domain.vocabulary import Block
from navigator.services import wording
from navigator.services.exporting import Export
from navigator.services.library import library_state
from navigator.services.papers import PaperService
from navigator.services.region_comparison import comparison_sheet, comparison_table
from navigator.services.region_reading import NO_PLACE
from navigator.services.region_sheet import atlas_sheet, region_sheet
from navigator.services.regions import RegionService
from navigator.services.sheet_parts import SheetOptions, Stamp

Progress = Callable[[int, int], None]

SHEET, ATLAS, COMPARISON = "region", "regions", "region-comparison"
"""Kinds of these papers in the register of check ids."""

KINDS = (SHEET, ATLAS, COMPARISON)
_COUNT = Text("{count} 地域（1地域1票）", "{count} regions, one sheet each")
_CHOSEN = Text("選んだ {count} 地域", "{count} chosen regions")
_FILTER = Text("条件: {line}", "Filter: {line}")
_LIST = Text("地域", "Regions")
_HEADINGS = (
    Text("符号", "Code"),
    Text("地域", "Region"),
    Text("ブロック", "Block"),
    Text("都道府県", "Prefectures"),
    Text("参加した事業", "Programs"),
    Text("実施年度", "Years"),
    Text("参加の数", "Participations"),
    Text("注記", "Remarks"),
)
_PARTICIPATIONS = 6


class AtlasService:
    """Makes the papers and tables of regions of one library."""

    def __init__(self, library: Library, regions: RegionService) -> None:
        self._library, self._regions = library, regions
        self._papers = PaperService(library)

    def sheet(self, code: str, options: SheetOptions, presentation: Presentation) -> Document:
        """Return one region as a sheet.

        Raises:
            UserError: no region has the code.
        """
        profile = self._regions.profile(code, presentation)
        stamp = self._stamp(SHEET, {"code": code}, {"codes": [code]}, presentation)
        return region_sheet(profile, presentation, stamp, options)

    def atlas(
        self,
        question: RegionFilter,
        options: SheetOptions,
        presentation: Presentation,
        progress: Progress | None = None,
        codes: Sequence[str] = (),
    ) -> Document:
        """Return a sheet for every region of a question in one document, or for the regions named by ``codes``.

        ``progress`` is called with (regions done, all) and may raise to cancel.

        Raises:
            UserError: no region meets the question, or no region has a code.
        """
        named = tuple(dict.fromkeys(codes))
        wanted = named or self._regions.codes(question)
        if not wanted:
            raise UserError(
                Text("条件に合う地域がありません。", "No region meets the conditions."),
                Text("条件を減らしてください。", "Please lift a condition."),
            )
        language = presentation.language
        parts = []
        for region, profile in self._regions.profiles(wanted, presentation):
            if progress:
                progress(len(parts), len(wanted))
            # A region of several blocks stands under the first of them, and only there.
            part = Block(region.blocks[0]).label if region.blocks else NO_PLACE
            parts.append((part.of(language), profile))
        line = _CHOSEN.format(count=len(wanted)) if named else self._regions.describe(question)
        lines = [_FILTER.format(line=line).of(language), _COUNT.format(count=len(wanted)).of(language)]
        spec = {"filter": question.to_json(), "codes": list(named)}
        stamp = self._stamp(ATLAS, spec, {"codes": list(wanted)}, presentation)
        return atlas_sheet(parts, lines, options, presentation, stamp)

    def comparison(self, codes: Sequence[str], options: SheetOptions, presentation: Presentation) -> Document:
        """Return regions side by side on paper.

        Raises:
            UserError: see ``RegionService.compare``.
        """
        compared = self._regions.compare(codes, presentation)
        spec = {"codes": list(compared.codes)}
        stamp = self._stamp(COMPARISON, spec, {"codes": list(compared.codes)}, presentation)
        return comparison_sheet(compared, options, presentation, stamp)

    def comparison_table(self, codes: Sequence[str], presentation: Presentation) -> Export:
        """Return regions side by side as a table; errors as in ``comparison``."""
        return comparison_table(self._regions.compare(codes, presentation), presentation)

    def list_table(self, question: RegionFilter, presentation: Presentation) -> Export:
        """Return the list of regions as a table: the rows that are shown, in their order."""
        found = self._regions.list(question, presentation)
        language = presentation.language
        line = _FILTER.format(line=self._regions.describe(question)).of(language)
        return Export(
            _LIST.of(language),
            (line, _COUNT.format(count=len(found.rows)).of(language)),
            tuple(heading.of(language) for heading in _HEADINGS),
            tuple(
                (
                    row.code,
                    row.name,
                    row.blocks,
                    wording.shown(row.prefectures),
                    wording.shown(row.programs),
                    wording.shown(row.years),
                    str(row.participations),
                    wording.VALUES.of(language).join(row.marks),
                )
                for row in found.rows
            ),
            frozenset({_PARTICIPATIONS}),
        )

    def codes_now(self, kind: str, spec: dict[str, Any]) -> tuple[str, ...]:
        """Return the regions that a paper asked for holds today; ``spec`` is what it was registered with.

        Raises:
            UserError: a region of it is gone, or its question cannot be read.
        """
        if kind == SHEET:
            return (self._regions.named(spec["code"]).code,)
        if kind == ATLAS and not spec["codes"]:
            return self._regions.codes(RegionFilter.from_json(spec["filter"]))
        return tuple(self._regions.named(code).code for code in spec["codes"])

    def _stamp(self, kind: str, spec: dict[str, Any], content: dict[str, Any], presentation: Presentation) -> Stamp:
        version = library_state(self._library).data_version
        return Stamp(version.of(presentation.language), self._papers.register(kind, spec, content))
