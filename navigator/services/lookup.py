"""From what a person types to what the program means: facets, facet values, fiscal years, codes and other names."""

from collections.abc import Iterable
from dataclasses import dataclass

from navigator.db import facts
from navigator.db.library import Library
from navigator.domain.catalogues import NO_DATA, SPECS, Catalogue, FacetKey
from navigator.domain.errors import UserError
from navigator.domain.filters import Filter
from navigator.domain.fiscal import parse_fiscal_year, parse_year_range
from navigator.domain.folding import fold
from navigator.domain.ownmarks import tag_value
from navigator.domain.results import FacetValue
from navigator.domain.text import Text
from navigator.domain.vocabulary import AliasKind
from navigator.services import wording
from navigator.services.finding import FindingService

EXCLUDE = "~"
NO_DATA_WORDS = ("none", "データなし", "no data", "記載なし", "資料なし")
"""Words for «nothing on file» in every facet, beside the facet's own label of it."""

UNDATED = "undated"
SHORTEST_BEGINNING = 2
"""Letters from which on the beginning of a name may stand for it."""

YEAR_RANGE = ".."

SEARCHED = (Catalogue.PROGRAMS, Catalogue.MEASURES, Catalogue.FACILITIES, Catalogue.THEMES, Catalogue.EVENTS)
"""Where a code is looked for, in this order: a code of both a program and a measure is first of all the program's."""

ALIAS_KINDS = {Catalogue.PROGRAMS: AliasKind.PROGRAM, Catalogue.MEASURES: AliasKind.MEASURE}

_NAMED_TABLES = {
    FacetKey.MINISTRY: ("ministries", AliasKind.MINISTRY),
    FacetKey.BLOCK: ("blocks", AliasKind.BLOCK),
    FacetKey.FIELD: ("fields", None),
}
"""Tables with printed names and short forms of facet values, and the kind of their aliases."""


def catalogue_named(text: str) -> Catalogue:
    """Return the catalogue of a code or a name.

    Raises:
        UserError: there is no such catalogue.
    """
    wanted = fold(text)
    for catalogue in Catalogue:
        if wanted in map(fold, (catalogue.value, catalogue.label.ja, catalogue.label.en)):
            return catalogue
    raise UserError(
        Text("「{text}」という一覧はありません。", "There is no catalogue “{text}”.").format(text=text),
        Text("使える一覧: {names}", "Catalogues: {names}").format(
            names=wording.joined([_with_label(catalogue.value, catalogue.label) for catalogue in Catalogue])
        ),
    )


class FacetWords:
    """Reads conditions ``facet=value`` for one library."""

    def __init__(self, library: Library, finding: FindingService) -> None:
        self._library = library
        self._finding = finding
        self._values: dict[tuple[Catalogue, FacetKey], tuple[FacetValue, ...]] = {}

    def with_condition(self, question: Filter, condition: str) -> Filter:
        """Return the filter with one more condition: ``facet=value``, ``facet=~value`` or ``facet=none``.

        Raises:
            UserError: it has not this form, or the facet or the value is unknown; it says what is offered.
        """
        name, sign, text = condition.partition("=")
        if not sign or not text.strip(EXCLUDE + " "):
            raise UserError(
                Text("条件「{text}」を読み取れません。", "The condition “{text}” cannot be read.").format(
                    text=condition
                ),
                Text(
                    "「項目=値」の形で書いてください。例: ministry=文科、stage=~basic、field=none",
                    "Write facet=value, for example ministry=mext, stage=~basic, field=none.",
                ),
            )
        catalogue = question.catalogue
        key = self.key(catalogue, name)
        exclude = text.strip().startswith(EXCLUDE)
        for value in self.values(catalogue, key, text.strip().removeprefix(EXCLUDE)):
            choice = question.choice(key)
            if value not in (choice.exclude if exclude else choice.include):
                question = question.toggled(key, value, exclude=exclude)
        return question

    def key(self, catalogue: Catalogue, text: str) -> FacetKey:
        """Return the facet of a code or a name.

        Raises:
            UserError: the catalogue has no such facet.
        """
        wanted = fold(text.strip())
        offered = SPECS[catalogue].facets
        for key in offered:
            if wanted in map(fold, (key.value, key.label.ja, key.label.en)):
                return key
        raise UserError(
            Text(
                "「{catalogue}」は「{text}」では絞り込めません。", "“{catalogue}” cannot be filtered by “{text}”."
            ).format(catalogue=catalogue.label, text=text),
            Text("使える項目: {names}", "Facets: {names}").format(
                names=wording.joined([_with_label(key.value, key.label) for key in offered])
            ),
        )

    def values(self, catalogue: Catalogue, key: FacetKey, text: str) -> tuple[str, ...]:
        """Return the facet values that a text means: one, or the years of a range (H17..H19).

        Raises:
            UserError: no value or several values have this name, or it is no fiscal year.
        """
        if self._means_no_data(catalogue, key, text):
            return (NO_DATA,)
        if key is FacetKey.FY:
            return self._years(catalogue, text)
        names = self._names(catalogue, key)
        if key is FacetKey.TAG and tag_value(text.strip()) in names:
            # Tags are the office's own words: two of them may differ by what folding does not see.
            return (tag_value(text.strip()),)
        wanted = fold(text.strip())
        found = [value for value, known in names.items() if wanted in known]
        if not found and len(wanted) >= SHORTEST_BEGINNING:
            found = [value for value, known in names.items() if any(name.startswith(wanted) for name in known)]
        if len(found) == 1:
            return (found[0],)
        offered = [value for value in self._offered(catalogue, key) if not found or value.value in found]
        what = Text(
            "「{facet}」に「{text}」という値はありません。", "“{facet}” has no value “{text}”."
        ) if not found else Text(
            "「{facet}」の「{text}」は一つに決まりません。", "“{text}” may mean several values of “{facet}”."
        )  # fmt: skip
        raise UserError(
            what.format(facet=key.label, text=text),
            Text("使える値: {names}", "Values: {names}").format(
                names=wording.joined([_with_label(value.value, value.label) for value in offered])
            ),
        )

    def _offered(self, catalogue: Catalogue, key: FacetKey) -> tuple[FacetValue, ...]:
        if (catalogue, key) not in self._values:
            for counts in self._finding.find(Filter(catalogue)).facets:
                self._values[catalogue, counts.key] = counts.values
        return self._values[catalogue, key]

    def _means_no_data(self, catalogue: Catalogue, key: FacetKey, text: str) -> bool:
        label = self._offered(catalogue, key)[-1].label
        words = [*NO_DATA_WORDS, label.ja, label.en]
        if key is FacetKey.STATUS:
            words.append(UNDATED)
        return fold(text.strip()) in map(fold, words)

    def _years(self, catalogue: Catalogue, text: str) -> tuple[str, ...]:
        if YEAR_RANGE not in text:
            return (str(parse_fiscal_year(text)),)
        low, high = parse_year_range(text)
        on_file = [int(value.value) for value in self._offered(catalogue, FacetKey.FY) if value.value != NO_DATA]
        inside = [year for year in on_file if (low is None or low <= year) and (high is None or year <= high)]
        if not inside:
            raise UserError(
                Text("{text} の年度の記録はありません。", "Nothing is on file for the years {text}.").format(text=text),
                Text("記録のある年度: {years}", "Years on file: {years}").format(
                    years=f"{min(on_file)}..{max(on_file)}" if on_file else "－"
                ),
            )
        return tuple(str(year) for year in inside)

    def _names(self, catalogue: Catalogue, key: FacetKey) -> dict[str, set[str]]:
        """Return every folded name of every value but «no data»."""
        names = {
            value.value: {value.value, value.label.ja, value.label.en}
            for value in self._offered(catalogue, key)
            if value.value != NO_DATA
        }
        if key in _NAMED_TABLES:
            with self._library.reading() as connection:
                printed = facts.printed_names(connection, *_NAMED_TABLES[key])
            for value, more in printed.items():
                names.get(value, set()).update(more)
        return {value: {fold(name) for name in known if name} for value, known in names.items()}


@dataclass(frozen=True, slots=True)
class Found:
    """A record that was asked for; ``by_name`` when not by its code; ``others`` are equally named records elsewhere."""

    catalogue: Catalogue
    code: str
    by_name: bool
    others: tuple[tuple[Catalogue, str], ...] = ()


def find_record(library: Library, text: str, catalogue: Catalogue | None = None) -> Found:
    """Return the record that ``text`` names: by its code, else by a former code or another name, else by its name.

    Raises:
        UserError: nothing has this code or name, or several records of one catalogue have the name.
    """
    catalogues = SEARCHED if catalogue is None else (catalogue,)
    for by_name, look in ((False, _by_code), (True, _by_name)):
        hits = look(library, text, catalogues)
        if not hits:
            continue
        first, code = hits[0]
        alike = [other for place, other in hits if place is first]
        if len(alike) > 1:
            raise UserError(
                Text("「{text}」という記録は一つではありません。", "Several records are called “{text}”.").format(
                    text=text
                ),
                Text("符号で選んでください: {codes}", "Choose by code: {codes}").format(codes=", ".join(alike)),
            )
        return Found(first, code, by_name, tuple(hits[1:]))
    where = wording.joined([place.label for place in catalogues])
    raise UserError(
        Text(
            "符号か別名が「{text}」の記録はありません（{where}）。",
            "No record has the code or name “{text}” ({where}).",
        ).format(text=text, where=where),
        Text(
            "符号を確かめるか、find で検索してください。例: find programs --text {text}",
            "Check the code, or search with find, for example: find programs --text {text}",
        ).format(text=text),
    )


def _by_code(library: Library, text: str, catalogues: Iterable[Catalogue]) -> list[tuple[Catalogue, str]]:
    hits = []
    with library.reading() as connection:
        for catalogue in catalogues:
            table = facts.table(catalogue.value)
            code = table.c.fact_key if "code" not in table.c else table.c.code
            if facts.rows(connection, catalogue.value, code == text):
                hits.append((catalogue, text))
    return hits


def _by_name(library: Library, text: str, catalogues: Iterable[Catalogue]) -> list[tuple[Catalogue, str]]:
    wanted = fold(text)
    hits: dict[tuple[Catalogue, str], None] = {}
    with library.reading() as connection:
        aliases = facts.table("aliases")
        for catalogue in catalogues:
            kind = ALIAS_KINDS.get(catalogue)
            table = facts.table(catalogue.value)
            if kind is not None:
                codes = [
                    row["code"]
                    for row in facts.rows(connection, "aliases", aliases.c.kind == kind)
                    if fold(row["alias"]) == wanted
                ]
                found = facts.rows(connection, catalogue.value, table.c.code.in_(codes))
                hits |= {(catalogue, row["code"]): None for row in found}
            name = table.c.name_ja if "name_ja" in table.c else table.c.title_ja
            for row in facts.rows(connection, catalogue.value, name == text):
                hits[catalogue, row.get("code") or row["fact_key"]] = None
    return list(hits)


def _with_label(value: str, label: Text) -> Text:
    if value in (label.ja, label.en):
        return label
    return Text(f"{value}（{label.ja}）", f"{value} ({label.en})")
