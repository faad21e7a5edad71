"""Collectors' notes: one that belongs to many values stands once, marked at each of them."""

from dataclasses import replace
from decimal import Decimal

from pytestqt.qtbot import QtBot

from navigator.domain.record import FieldView, Part, SectionView
from navigator.domain.text import Text
from navigator.views.record.flow import Flow
from navigator.views.record.pane import RecordPane
from tests.views.recordsamples import program_view


def test_a_shared_note_stands_once_behind_its_values(qtbot: QtBot) -> None:
    shared, other = Text("read from one row", "read from one row"), Text("rounded", "rounded")
    fields = tuple(
        FieldView(Text(f"値{n}", f"value {n}"), (Part(Text(str(Decimal(n)), str(n))),), (1,), note=note)
        for n, note in enumerate((shared, shared, other))
    )
    view = replace(program_view(), sections=(SectionView(Text("成果", "Outcomes"), fields),))
    pane = RecordPane()
    qtbot.addWidget(pane)
    pane.show_record(view)
    text = "\n".join(flow.toPlainText() for flow in pane.findChildren(Flow))
    assert text.count("read from one row") == 1
    assert text.count("〔a〕") == 3
    assert text.count("〔b〕") == 2
