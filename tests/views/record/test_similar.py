"""Similar measures in the record pane: asked for when opened, each a link with its reasons."""

from dataclasses import replace

from pytestqt.qtbot import QtBot

from navigator.domain.catalogues import Catalogue
from navigator.domain.coverage_likeness import Likeness, LikenessKind, LikenessReason
from navigator.domain.record import RecordLink, RecordRef
from navigator.domain.text import Text
from navigator.views.record.pane import RecordPane
from navigator.views.record.similarblock import SIMILAR
from navigator.views.record.writer import ToggleTarget
from tests.views.recordsamples import measure_view, program_view

FOUND = (
    Likeness(
        RecordRef("measures", "k", "made-up"),
        Text("架空の支援策", "A made-up measure"),
        60,
        (LikenessReason(LikenessKind.STAGE, 60, Text("段階が同じ: 応用", "Same stage: Applied")),),
    ),
)


def press(pane: RecordPane) -> None:
    """Follow the heading."""
    link = next(one for one in pane.similar.links if one.target == ToggleTarget(SIMILAR))
    place = pane.similar.link_rect(pane.similar.links.index(link))
    pane.similar.followed.emit(link.target, place)


def test_nothing_is_asked_until_it_is_opened(pane: RecordPane, qtbot: QtBot) -> None:
    view = measure_view()
    with qtbot.assertNotEmitted(pane.similar_requested):
        pane.show_record(view)
    assert "架空の支援策" not in pane.similar.toPlainText()
    with qtbot.waitSignal(pane.similar_requested) as asked:
        press(pane)
    assert asked.args == [view.ref]
    pane.show_similar(view.ref, FOUND)
    text = pane.similar.toPlainText()
    assert "架空の支援策" in text
    assert "段階が同じ: 応用" in text
    assert "60" in text
    with qtbot.waitSignal(pane.record_requested) as opened:
        link = next(one for one in pane.similar.links if isinstance(one.target, RecordLink))
        pane.similar.followed.emit(link.target, pane.rect())
    assert opened.args == [Catalogue.MEASURES, "made-up"]


def test_folding_keeps_what_was_found(pane: RecordPane, qtbot: QtBot) -> None:
    view = program_view()
    pane.show_record(view)
    press(pane)
    pane.show_similar(view.ref, FOUND)
    press(pane)
    assert "架空の支援策" not in pane.similar.toPlainText()
    with qtbot.assertNotEmitted(pane.similar_requested):
        press(pane)
    assert "架空の支援策" in pane.similar.toPlainText()


def test_an_answer_for_another_record_is_dropped(pane: RecordPane) -> None:
    view = measure_view()
    pane.show_record(view)
    press(pane)
    other = replace(view, ref=RecordRef("measures", "other", "other"))
    pane.show_record(other)
    pane.show_similar(view.ref, FOUND)
    assert "架空の支援策" not in pane.similar.toPlainText()
    press(pane)
    pane.show_similar(other.ref, ())
    assert "見つかりませんでした" in pane.similar.toPlainText()


def test_only_measures_and_programs_have_them(pane: RecordPane) -> None:
    pane.show_record(replace(measure_view(), catalogue=Catalogue.FACILITIES))
    assert not pane.similar.isVisible()
    pane.show_record(replace(measure_view(), ref=RecordRef("measures", "z", "z")))
    assert pane.similar.isVisible()
