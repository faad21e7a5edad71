"""Filters, conditions and cells in words, the same on screen, paper and in the command line."""

from collections.abc import Callable, Iterable
from datetime import datetime
from decimal import Decimal

from navigator.domain.catalogues import (
    EVERYWHERE_LABEL,
    MARK_FACETS,
    NO_DATA,
    NO_DATA_LABEL,
    SPECS,
    UNMARKED_LABEL,
    Catalogue,
    FacetKey,
)
from navigator.domain.dates import CallStatus, PartialDate
from navigator.domain.figures import CORRECTED_SIGN, Figure
from navigator.domain.filters import Condition, Filter
from navigator.domain.fiscal import YearStyle, format_fiscal_year
from navigator.domain.money import MISSING, format_myen
from navigator.domain.ownmarks import tag_of
from navigator.domain.results import Presentation
from navigator.domain.text import Text
from navigator.domain.vocabulary import (
    EVENT_KINDS,
    FACILITY_KINDS,
    Block,
    Eligible,
    Field,
    MeasureCategory,
    Ministry,
    Origin,
    OwnStatus,
    ProgramKind,
    ProviderType,
    Qualifier,
    Stage,
    Term,
)

PARTIAL_SIGN = "※"
AND = Text(" ・ ", " · ")
VALUES = Text("・", ", ")
"""Between several values in one place."""
COMMA = Text("、", ", ")

_TERMS: dict[FacetKey, type[Term]] = {
    FacetKey.MINISTRY: Ministry,
    FacetKey.PROVIDER_TYPE: ProviderType,
    FacetKey.STAGE: Stage,
    FacetKey.FIELD: Field,
    FacetKey.ELIGIBLE: Eligible,
    FacetKey.BLOCK: Block,
    FacetKey.ORIGIN: Origin,
    FacetKey.OWN: OwnStatus,
}
_KINDS: dict[Catalogue, type[Term]] = {Catalogue.MEASURES: MeasureCategory, Catalogue.PROGRAMS: ProgramKind}
_OPEN_KINDS: dict[Catalogue, dict[str, Text]] = {Catalogue.FACILITIES: FACILITY_KINDS, Catalogue.EVENTS: EVENT_KINDS}


def value_label(catalogue: Catalogue, key: FacetKey, value: str) -> Text:  # noqa: PLR0911 - one return a sort of facet
    """Return the name of a facet value; a code without a name is shown as it is."""
    if value == NO_DATA:
        if key is FacetKey.STATUS:
            return CallStatus.UNDATED.label
        if key in MARK_FACETS:
            return UNMARKED_LABEL
        return EVERYWHERE_LABEL if key in (FacetKey.BLOCK, FacetKey.PREFECTURE) else NO_DATA_LABEL
    if key is FacetKey.FY and value.isdigit():
        return year_text(int(value))
    if key is FacetKey.TAG:
        return Text(tag_of(value), tag_of(value))
    if key is FacetKey.STATUS and value in set(CallStatus):
        return CallStatus(value).label
    if key is FacetKey.KIND and catalogue in _OPEN_KINDS:
        return _OPEN_KINDS[catalogue].get(value, Text(value, value))
    kind = _KINDS.get(catalogue) if key is FacetKey.KIND else _TERMS.get(key)
    if kind is not None and value in {term.value for term in kind}:
        return kind(value).label
    return Text(value, value)


def year_text(year: int) -> Text:
    """Return a fiscal year in the era in Japanese and the Western way in English."""
    return Text(format_fiscal_year(year, YearStyle.ERA, "ja"), format_fiscal_year(year, YearStyle.WESTERN, "en"))


def condition_text(question: Filter, condition: Condition) -> Text:
    """Return one condition as a chip shows it."""
    match condition.what:
        case "text":
            return Text("検索: {value}", "Search: {value}").format(value=condition.value)
        case "as_of":
            return Text("{year}時点", "as of {year}").format(year=year_text(int(condition.value)))
        case "favourites":
            return Text("お気に入り", "Favourites")
    assert condition.key is not None
    template = Text("{facet}: {value}", "{facet}: {value}")
    if condition.what == "exclude":
        template = Text("除く {facet}: {value}", "not {facet}: {value}")
    value = value_label(question.catalogue, condition.key, condition.value)
    return template.format(facet=condition.key.label, value=value)


def filter_line(question: Filter) -> Text:
    """Return the whole filter as one line: the catalogue, every condition, the order."""
    parts = [question.catalogue.label, *(condition_text(question, condition) for condition in question.conditions)]
    order = next((order for order in SPECS[question.catalogue].orders if order.key == question.order), None)
    if order is not None:
        parts.append(Text("並び: {order}", "sorted by {order}").format(order=order.label))
    return Text(AND.ja.join(part.ja for part in parts), AND.en.join(part.en for part in parts))


def joined(parts: list[Text]) -> Text:
    """Return several names as one text."""
    return Text(VALUES.ja.join(part.ja for part in parts), VALUES.en.join(part.en for part in parts))


def in_a_row(parts: Iterable[str], mark: str) -> str:
    """Return the parts of a value with ``mark`` between them; a quantity brings the blank that sets it off itself."""
    row = ""
    for number, part in enumerate(parts):
        row += mark + part if number and not part[:1].isspace() else part
    return row


def aside(said: Iterable[str], say: Callable[[Text], str]) -> str:
    """Return remarks in brackets, to stand behind a text; empty when there are none."""
    remarks = say(COMMA).join(part for part in said if part)
    return say(Text("（{remarks}）", " ({remarks})")).format(remarks=remarks) if remarks else ""


def terms(values: tuple[str, ...], kind: type[Term]) -> Text:
    """Return the names of several codes in their settled order."""
    return joined([term.label for term in kind if term.value in values])


def stages_text(first: Stage | None, last: Stage | None) -> Text | None:
    """Return the stages from the first to the last; None when neither is on file."""
    if first is None or last is None or first is last:
        only = first or last
        return None if only is None else only.label
    return Text(f"{first.label.ja}–{last.label.ja}", f"{first.label.en} – {last.label.en}")


def stage_span(first: Stage | None, last: Stage | None) -> tuple[int, int] | None:
    """Return the places (0 to 4) of the first and last stage."""
    order = list(Stage)
    known = sorted(order.index(stage) for stage in (first, last) if stage is not None)
    return (known[0], known[-1]) if known else None


def amount_text(value: Decimal | None) -> str:
    """Return an amount in million yen, or the sign for «not on file»."""
    return MISSING if value is None else format_myen(value)


def figure_text(figure: Figure | None) -> Text:
    """Return a figure with its qualifier, the ※ of a partial amount and the sign of a corrected one."""
    if figure is None:
        return Text(MISSING, MISSING)
    mark = PARTIAL_SIGN if figure.partial else ""
    sign = CORRECTED_SIGN if figure.corrected else Text("", "")
    number = format_myen(figure.value)
    if figure.qualifier is Qualifier.ABOUT:
        return Text(f"約{number}{mark}{sign.ja}", f"about {number}{mark}{sign.en}")
    if figure.qualifier is Qualifier.OVER:
        return Text(f"{number}超{mark}{sign.ja}", f"over {number}{mark}{sign.en}")
    return Text(f"{number}{mark}{sign.ja}", f"{number}{mark}{sign.en}")


def date_text(text: str | None, presentation: Presentation) -> str:
    """Return a partial date of the facts in the reader's form."""
    return MISSING if not text else PartialDate.parse(text).format(presentation.years, presentation.language)


def moment_text(at: datetime | str, presentation: Presentation) -> str:
    """Return a time, with its zone, by the clock of this PC and in the reader's form, to the minute."""
    local = (datetime.fromisoformat(at) if isinstance(at, str) else at).astimezone()
    return f"{date_text(local.date().isoformat(), presentation)} {local:%H:%M}"


def shown(text: str | None) -> str:
    """Return a text cell, or the sign for «not on file»."""
    return text or MISSING
