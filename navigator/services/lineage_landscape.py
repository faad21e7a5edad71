"""The landscape of a year and what changed between two, as titled lists: the same on screen, paper and in files.

The coordination group 連携施策群 stands beside the programs: its members in the year, who joined and left between two.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from navigator.domain.group import Member
from navigator.domain.lineage import Evidence, LineageGraph
from navigator.domain.lineage_changes import ChangeKind, as_of, between
from navigator.domain.lineage_facts import LineageFacts
from navigator.domain.lineage_question import LineageQuestion
from navigator.domain.results import Presentation
from navigator.domain.text import Text
from navigator.domain.vocabulary import Ministry
from navigator.services import group_words, wording
from navigator.services import lineage_words as words

AS_OF = Text("{fy}時点の事業 {count} 件", "Programs as of {fy}: {count}")
UNSURE = Text(
    "うち {count} 件は、始まり又は終わりの年度が資料にありません（…）。",
    "Start or end year not on file (…): {count} of them.",
)
BETWEEN = Text("{a}の姿から{b}の姿までの変化 {count} 件", "From the landscape of {a} to that of {b}: {count} changes")
NO_CHANGE = Text(
    "この間に始まり、変わり、終わった事業は資料にありません。", "Nothing on file began, changed or ended in between."
)
_COUNTED = Text("{label}（{count} 件）", "{label} ({count})")
_GROUP_OF = Text("連携施策群（{fy}）", "Coordination group ({fy})")
_GROUP_CHANGE = Text("連携施策群: {label}", "Coordination group: {label}")
_PRINTED = Text(
    "公表: 施策数 {measures}、合計 {amount} 百万円", "Printed: {measures} measures, {amount} million yen in all"
)
_SUMS = Text(
    "構成の計: ※を含めて {both}、※を除いて {whole} 百万円", "Members: {both} million yen with ※, {whole} without"
)
_REMARK = Text("{name}（{remark}）", "{name} ({remark})")


@dataclass(frozen=True, slots=True)
class LandscapeEntry:
    """A line of a list: what it says, the program it leads to, and where that is from."""

    text: str
    code: str
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class LandscapeSection:
    """A titled list; ``notes`` are sentences about it as a whole, with their evidence in ``evidence``."""

    title: str
    entries: tuple[LandscapeEntry, ...]
    notes: tuple[str, ...] = ()
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class LandscapeLists:
    """Everything listed for a year or for two; ``title`` and ``note`` stand over it."""

    title: str
    note: str
    sections: tuple[LandscapeSection, ...]


def landscape(
    facts: LineageFacts, graph: LineageGraph, question: LineageQuestion, presentation: Presentation
) -> LandscapeLists | None:
    """Return the lists for the year or years of a question over ``graph``, None when it names none."""
    if question.as_of is not None:
        return _standing(facts, graph, question.as_of, presentation)
    return None if question.years is None else _changes(facts, graph, question.years, presentation)


def _standing(facts: LineageFacts, graph: LineageGraph, fy: int, presentation: Presentation) -> LandscapeLists:
    language, found = presentation.language, as_of(graph, fy)
    sections = []
    for ministry in (*Ministry, None):
        here = [one for one in found if graph.programs[one.code].ministry is ministry]
        if here:
            label = words.NO_MINISTRY if ministry is None else ministry.label
            sections.append(
                LandscapeSection(
                    _COUNTED.format(label=label, count=len(here)).of(language),
                    tuple(
                        LandscapeEntry(
                            words.label(graph.programs[one.code], presentation),
                            one.code,
                            graph.programs[one.code].evidence,
                        )
                        for one in here
                    ),
                )
            )
    unsure = sum(one.unsure is not None for one in found)
    return LandscapeLists(
        AS_OF.format(fy=words.year(fy, presentation), count=len(found)).of(language),
        UNSURE.format(count=unsure).of(language) if unsure else "",
        (*sections, *_group_of(facts, fy, presentation)),
    )


def _changes(
    facts: LineageFacts, graph: LineageGraph, years: tuple[int, int], presentation: Presentation
) -> LandscapeLists:
    language, found = presentation.language, between(graph, *years)
    sections = []
    for kind in ChangeKind:
        here = found.of_kind(kind)
        if here:
            entries = tuple(
                LandscapeEntry(words.change_text(one, facts, presentation), (*one.after, *one.before)[0], one.evidence)
                for one in here
            )
            title = _COUNTED.format(label=kind.label, count=len(here)).of(language)
            sections.append(LandscapeSection(title, entries))
    a, b = (words.year(fy, presentation) for fy in years)
    return LandscapeLists(
        BETWEEN.format(a=a, b=b, count=len(found.changes)).of(language),
        "" if found.changes else NO_CHANGE.of(language),
        (*sections, *_group_between(facts, years, presentation)),
    )


def _group_of(facts: LineageFacts, fy: int, presentation: Presentation) -> Iterator[LandscapeSection]:
    year, language = facts.group.get(fy), presentation.language
    if year is None:
        return
    notes, evidence = [group_words.membership_text(year).of(language)], []
    printed, both, whole = group_words.totals(year)
    if year.printed is not None:
        measures = group_words.count_text(year.printed.measures)
        notes.append(_PRINTED.format(measures=measures, amount=printed).of(language))
        evidence += [Evidence(citation) for citation in year.printed.amount.citations]
    if year.sum is not None:
        notes.append(_SUMS.format(both=both, whole=whole).of(language))
    title = _GROUP_OF.format(fy=words.year(fy, presentation)).of(language)
    entries = tuple(_member(member, presentation) for member in year.members)
    yield LandscapeSection(title, entries, tuple(notes), tuple(evidence))


def _group_between(
    facts: LineageFacts, years: tuple[int, int], presentation: Presentation
) -> Iterator[LandscapeSection]:
    found, language = facts.group_changes.get(years), presentation.language
    if found is None:
        return
    for joined in (True, False):
        known = found.joined if joined else found.left
        changes, label = known or (), group_words.JOINED if joined else group_words.LEFT
        entries = []
        for one in changes:
            related = group_words.related_text(one, joined=joined)
            entries.append(_member(one.member, presentation, "" if related is None else related.of(language)))
        told = group_words.silence(found, presentation, joined=joined)
        # No count where the lists do not tell: 0 would say that nobody joined or left.
        counted = label if known is None else _COUNTED.format(label=label, count=len(entries))
        title = _GROUP_CHANGE.format(label=counted).of(language)
        yield LandscapeSection(title, tuple(entries), (told,) if told else ())


def _member(member: Member, presentation: Presentation, remark: str = "") -> LandscapeEntry:
    name = member.label
    if member.line is not None:
        amount = Text("{amount} 百万円", "{amount} million yen").format(amount=wording.figure_text(member.line.figure))
        name = Text("{name} {amount}", "{name} {amount}").format(name=name, amount=amount)
    said = name.of(presentation.language)
    if remark:
        said = _REMARK.of(presentation.language).format(name=said, remark=remark)
    return LandscapeEntry(said, member.code, (Evidence(member.citation, member.note),))
