"""What of a record stands on its one-page sheet, and the numbering of the sources that are left."""

from dataclasses import replace

from navigator.domain.record import CitationView, RecordView, RelatedView
from navigator.domain.text import Text
from navigator.services import wording

LATEST_ROUNDS = 4
"""So many rounds of a measure stand on its one-page sheet, the latest ones."""

NAMED = 4
"""Up to so many related records of one kind are named there, more are counted."""

COUNTED = Text("{count} 件", "{count}")


def brief(view: RecordView) -> RecordView:
    """Return the record as its one-page sheet shows it: brief fields on file, latest rounds, related ones by kind."""
    sections = tuple(
        replace(
            section,
            fields=tuple(replace(field, note=None) for field in section.fields if field.brief and field.parts),
        )
        for section in view.sections
    )
    shorter = replace(
        view,
        sections=tuple(section for section in sections if section.fields),
        editions=view.editions[:LATEST_ROUNDS],
        related=_by_kind(view.related),
    )
    return renumbered(shorter)


def _by_kind(related: tuple[RelatedView, ...]) -> tuple[RelatedView, ...]:
    groups: dict[Text, list[RelatedView]] = {}
    for one in related:
        groups.setdefault(one.relation, []).append(one)
    made = []
    for relation, ones in groups.items():
        titles = list(dict.fromkeys(one.title for one in ones))
        named = len(titles) <= NAMED
        title = wording.joined(titles) if named else COUNTED.format(count=len(titles))
        numbers = tuple(dict.fromkeys(number for one in ones for number in one.sources)) if named else ()
        remark = ones[0].remark if len(ones) == 1 else None
        made.append(RelatedView(relation, title, None, remark, numbers))
    return tuple(made)


def used_numbers(view: RecordView) -> tuple[int, ...]:
    """Return the numbers of the sources that a record refers to, in reading order."""
    fields = [number for section in view.sections for field in section.fields for number in field.sources]
    budgets = [number for choice in view.budgets for number in view.budget_sources.get(choice.line.key, ())]
    editions = [number for edition in view.editions for number in edition.sources]
    related = [number for one in view.related for number in one.sources]
    return tuple(dict.fromkeys((*fields, *budgets, *editions, *related)))


def renumbered(view: RecordView) -> RecordView:
    """Return a record whose sources are only those it refers to, numbered from 1 in reading order."""
    known = {citation.number: citation for citation in view.citations}
    return with_numbers(view, {old: new for new, old in enumerate(used_numbers(view), 1)}, known)


def with_numbers(view: RecordView, moved: dict[int, int], known: dict[int, CitationView]) -> RecordView:
    """Return a record with other source numbers: ``moved`` maps old numbers to new ones."""

    def again(numbers: tuple[int, ...]) -> tuple[int, ...]:
        return tuple(sorted(moved[number] for number in numbers))

    return replace(
        view,
        sections=tuple(
            replace(section, fields=tuple(replace(one, sources=again(one.sources)) for one in section.fields))
            for section in view.sections
        ),
        editions=tuple(replace(edition, sources=again(edition.sources)) for edition in view.editions),
        related=tuple(replace(related, sources=again(related.sources)) for related in view.related),
        budget_sources={
            choice.line.key: again(view.budget_sources.get(choice.line.key, ())) for choice in view.budgets
        },
        citations=tuple(replace(known[old], number=new) for old, new in moved.items() if old in known),
    )
