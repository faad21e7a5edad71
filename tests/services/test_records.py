"""Every record of every catalogue opens, cites what it says, and leads nowhere that does not exist."""

import re
from collections.abc import Iterator
from decimal import Decimal

import pytest

from navigator.domain.catalogues import SPECS, Catalogue
from navigator.domain.errors import UserError
from navigator.domain.filters import Filter
from navigator.domain.fiscal import YearStyle
from navigator.domain.money import format_myen
from navigator.domain.record import FilterLink, Link, RecordLink, RecordView, UrlLink
from navigator.domain.text import Text
from navigator.services.finding import FindingService
from tests.db.packages import items, table
from tests.services import recount


@pytest.fixture(scope="session")
def views(finding: FindingService) -> dict[tuple[Catalogue, str], RecordView]:
    return {
        (catalogue, code): finding.record(catalogue, code)
        for catalogue in Catalogue
        for code in recount.records(catalogue)
    }


def links(view: RecordView) -> Iterator[Link]:
    for section in view.sections:
        for field in section.fields:
            yield from (part.link for part in field.parts if part.link)
    for edition in view.editions:
        for field in edition.fields:
            yield from (part.link for part in field.parts if part.link)
    yield from (related.link for related in view.related if related.link)


def texts(view: RecordView) -> Iterator[Text]:
    yield from (view.title, view.subtitle, view.origin)
    for section in view.sections:
        yield section.title
        for field in section.fields:
            yield field.label
            yield from (part.text for part in field.parts)
            if field.remark:
                yield field.remark
    for related in view.related:
        yield from (related.relation, related.title)
        if related.remark:
            yield related.remark


def test_every_record_opens(views: dict[tuple[Catalogue, str], RecordView]) -> None:
    assert len(views) == 315 + 139 + 107 + 62 + 101
    for (catalogue, code), view in views.items():
        row = recount.records(catalogue)[code]
        assert view.ref.code == code
        assert view.catalogue is catalogue
        assert view.title.ja == (row.get("name_ja") or row["title_ja"])
        assert view.sections


def test_every_field_and_figure_carries_a_citation_that_exists(
    views: dict[tuple[Catalogue, str], RecordView],
) -> None:
    for key, view in views.items():
        numbers = {citation.number for citation in view.citations}
        assert sorted(numbers) == list(range(1, len(numbers) + 1))
        used: set[int] = set()
        for section in view.sections:
            for field in section.fields:
                assert bool(field.sources) or not field.parts, (key, field.label.ja)
                used |= set(field.sources)
        for edition in view.editions:
            assert edition.sources, (key, edition.code)
            used |= {number for field in edition.fields for number in field.sources} | set(edition.sources)
        for choice in view.budgets:
            for line in (choice.line, *choice.others, *choice.parts):
                assert view.budget_sources[line.key], (key, line.key)
        used |= {number for found in view.budget_sources.values() for number in found}
        for related in view.related:
            assert related.sources, (key, related.title.ja)
            used |= set(related.sources)
        assert used == numbers, key


def test_every_citation_leads_to_its_source_as_the_facts_print_it(
    views: dict[tuple[Catalogue, str], RecordView],
) -> None:
    sources = {row["id"]: row for row in table("sources")}
    for view in views.values():
        for citation in view.citations:
            row = sources[citation.source]
            assert citation.title == row["title_ja"]
            assert citation.publisher == row["publisher"]
            assert citation.published == row["published"]
            assert citation.address == row["url_or_file"]
            assert citation.confidence == row["confidence"]
            assert all(citation.locators)


def test_the_record_s_own_source_and_place_are_among_them(views: dict[tuple[Catalogue, str], RecordView]) -> None:
    for (catalogue, code), view in views.items():
        row = recount.records(catalogue)[code]
        found = {citation.source: citation.locators for citation in view.citations}
        assert row["locator"] in found[row["source"]]
        assert set(items(row.get("other_sources", ""))) <= set(found)


def test_links_lead_to_records_and_values_that_exist(
    finding: FindingService, views: dict[tuple[Catalogue, str], RecordView]
) -> None:
    known = {
        (catalogue, facet.key, value.value)
        for catalogue in Catalogue
        for facet in finding.find(Filter(catalogue)).facets
        for value in facet.values
        if value.count
    }
    for key, view in views.items():
        for link in links(view):
            match link:
                case RecordLink(catalogue, code):
                    assert code in recount.records(catalogue), (key, code)
                case FilterLink(catalogue, facet, value):
                    assert facet in SPECS[catalogue].facets, (key, facet)
                    assert (catalogue, facet, value) in known, (key, facet, value)
                case UrlLink(url):
                    assert re.match(r"https?://", url), (key, url)


def test_relations_are_told_from_both_sides(views: dict[tuple[Catalogue, str], RecordView]) -> None:
    def related(catalogue: Catalogue, code: str) -> set[tuple[Catalogue, str]]:
        found = views[catalogue, code].related
        return {(r.link.catalogue, r.link.code) for r in found if isinstance(r.link, RecordLink)}

    for name, catalogue in (("measures", Catalogue.MEASURES), ("themes", Catalogue.THEMES)):
        for row in table(name):
            if row["program_code"]:
                assert (Catalogue.PROGRAMS, row["program_code"]) in related(catalogue, row["code"])
                assert (catalogue, row["code"]) in related(Catalogue.PROGRAMS, row["program_code"])
    for row in table("program_successions"):
        if row["to_code"]:
            assert (Catalogue.PROGRAMS, row["to_code"]) in related(Catalogue.PROGRAMS, row["from_code"])
            assert (Catalogue.PROGRAMS, row["from_code"]) in related(Catalogue.PROGRAMS, row["to_code"])
    for name, catalogue in (("measures", Catalogue.MEASURES), ("programs", Catalogue.PROGRAMS)):
        for row in table(name):
            if row["parent_code"]:
                assert (catalogue, row["parent_code"]) in related(catalogue, row["code"])
                assert (catalogue, row["code"]) in related(catalogue, row["parent_code"])


def test_a_measure_holds_its_rounds_and_a_program_its_amounts(
    views: dict[tuple[Catalogue, str], RecordView],
) -> None:
    for code in recount.records(Catalogue.MEASURES):
        shown = [edition.code for edition in views[Catalogue.MEASURES, code].editions]
        assert sorted(shown) == sorted(row["code"] for row in recount.editions().get(code, []))
        years = [edition.fy or 0 for edition in views[Catalogue.MEASURES, code].editions]
        assert years == sorted(years, reverse=True)
    told = 0
    for code in recount.records(Catalogue.PROGRAMS):
        view = views[Catalogue.PROGRAMS, code]
        lines = [line for choice in view.budgets for line in (choice.line, *choice.others, *choice.parts)]
        wanted = sorted(row["amount_myen"] for row in table("budgets") if row["program_code"] == code)
        assert sorted(format(line.figure.value, "f") for line in lines) == wanted
        told += len(lines)
    assert told == 147


def test_amounts_inside_others_are_told_as_such(views: dict[tuple[Catalogue, str], RecordView]) -> None:
    inside = [row for row in table("budgets") if row["part_of"]]
    for row in inside:
        view = views[Catalogue.PROGRAMS, row["program_code"]]
        (section,) = [section for section in view.sections if section.title.ja == "ほかの額に含まれる額"]
        assert any(f"{int(row['amount_myen']):,}" in field.parts[0].text.ja for field in section.fields)
        assert all("足しません" in field.remark.ja for field in section.fields if field.remark)


def test_everything_that_hangs_on_a_program_is_in_its_record(views: dict[tuple[Catalogue, str], RecordView]) -> None:
    hanging = [
        ("program_features", "program_code", "text_ja"),
        ("decisions", "program_code", "decision_ja"),
        ("linkages", "program_code", "frame_name_ja"),
        ("stories", "program_code", "title_ja"),
        ("selection_criteria", "scope", "text_ja"),
        ("aliases", "code", "alias"),
    ]
    for name, column, text in hanging:
        for row in table(name):
            key = (Catalogue.PROGRAMS, row[column])
            if key in views and row[text] and row.get("kind") != "measure":
                shown = {t.ja for t in texts(views[key])} | set(views[key].aliases)
                assert any(row[text] in one for one in shown), (name, row)
    for row in table("outcomes"):
        if row["subject_type"] == "program":
            view = views[Catalogue.PROGRAMS, row["subject_code"]]
            shown = {text.ja for text in texts(view)}
            assert any(format_myen(Decimal(row["value"])) in one for one in shown), row


def test_an_unknown_code_is_told_in_both_languages(finding: FindingService) -> None:
    for catalogue in Catalogue:
        for code in ("no-such-code", "", "'; DROP TABLE programs; --", "\ud800", "a\0b", "{x}", "%"):
            with pytest.raises(UserError) as caught:
                finding.record(catalogue, code)
            assert caught.value.sentence("ja").encode("utf-8", "replace")
            assert "no record" in caught.value.sentence("en").casefold()


@pytest.mark.parametrize("style", list(YearStyle))
def test_years_are_told_in_the_reader_s_form(finding: FindingService, style: YearStyle) -> None:
    view = finding.record(Catalogue.PROGRAMS, "mext-chiteki-2", style)
    (years,) = [f for s in view.sections for f in s.fields if f.label.ja == "実施年度"]
    assert (
        years.parts[0].text.ja
        == {
            YearStyle.ERA: "平成19–21年度",
            YearStyle.SHORT: "H19–H21",
            YearStyle.WESTERN: "2007–2009年度",
        }[style]
    )


def test_every_label_and_heading_has_two_languages(views: dict[tuple[Catalogue, str], RecordView]) -> None:
    japanese = re.compile("[ぁ-んァ-ヶ一-鿿]")
    for key, view in views.items():
        for text in texts(view):
            assert "{" not in text.ja
            assert text.en or not text.ja, (key, text)
        for section in view.sections:
            assert not japanese.search(section.title.en), (key, section.title)


def test_labels_that_are_not_names_of_facts_are_english_in_english(
    views: dict[tuple[Catalogue, str], RecordView],
) -> None:
    japanese = re.compile("[ぁ-んァ-ヶ一-鿿]")
    # A story is headed by its own title; a metric without an English name keeps its Japanese one.
    printed = {row["title_ja"] for row in table("stories")} | {row["name_ja"] for row in table("metrics")}
    left = {
        field.label.en
        for view in views.values()
        for section in view.sections
        for field in section.fields
        if japanese.search(field.label.en) and field.label.ja not in printed
    }
    assert left == set()
