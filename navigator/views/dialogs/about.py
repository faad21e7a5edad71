"""What program and data these are, and whose works are in them."""

import json
from typing import TYPE_CHECKING

from PySide6.QtGui import QFontMetricsF, QGuiApplication, QTextLength
from PySide6.QtWidgets import QPushButton, QWidget

from navigator.domain.text import Language, Text
from navigator.qtsupport.resources import resource_bytes
from navigator.views.dialogs.base import PlainDialog, interface_language
from navigator.views.record.writer import FlowWriter, Tone

if TYPE_CHECKING:  # the services bring SQLAlchemy, which a dialog does not need
    from navigator.services.library import LibraryFacts

WORKS: tuple[tuple[Text, Text], ...] = (
    (
        Text("書体 BIZ UDPGothic・BIZ UDGothic", "Fonts BIZ UDPGothic, BIZ UDGothic"),
        Text("© The BIZ UDGothic Project Authors, SIL Open Font License 1.1", "SIL Open Font License 1.1"),
    ),
    (Text("書体 Noto Sans JP", "Font Noto Sans JP"), Text("© Adobe, SIL Open Font License 1.1", "SIL OFL 1.1")),
    (Text("アイコン Lucide", "Icons: Lucide"), Text("ISC License（一部 MIT）", "ISC License, parts MIT")),
    (
        Text("配色", "Colours"),
        Text(
            "デジタル庁デザインシステムのデザイントークン（CC BY 4.0）を加工して作成",
            "Based on the design tokens of the Digital Agency of Japan's design system, CC BY 4.0, with changes",
        ),
    ),
    (
        Text("地図の図形", "Outlines of the map"),
        Text(
            "MapSVG、@svg-maps/japan 2.0.0（Victor Cazanave、CC BY 4.0）を簡略にし、沖縄を移して作成",
            "MapSVG, @svg-maps/japan 2.0.0 by Victor Cazanave, CC BY 4.0; simplified, Okinawa moved",
        ),
    ),
    (
        Text("Qt 6 / PySide6", "Qt 6 / PySide6"),
        Text("GNU Lesser General Public License 3", "GNU Lesser General Public License 3"),
    ),
    (
        Text("収録データ", "Bundled facts"),
        Text(
            "公表資料から集めた事実。一件ごとに出典を示します。引用元の資料の権利はそれぞれの発行者にあります",
            "Facts from public documents, each with its source; the documents keep their own terms",
        ),
    ),
)


def table_titles(language: Language) -> dict[str, str]:
    """Return the titles of the tables from the bundled package."""
    package = json.loads(resource_bytes("facts/datapackage.json"))
    return {one["name"]: one["title_en" if language == "en" else "title"] for one in package["resources"]}


class AboutDialog(PlainDialog):
    """Versions, row counts, where the library lies, licences."""

    def __init__(self, facts: "LibraryFacts", program_version: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("このプログラムについて"))
        self._path = str(facts.path)
        self._facts = facts
        self._program_version = program_version
        self.page = self.add_page(self.tr("このプログラムについて"), self._write)
        self.body.addStretch()
        self.copy_path = self.add_button(QPushButton(self.tr("ライブラリの場所をコピー")))
        self.copy_path.clicked.connect(lambda: QGuiApplication.clipboard().setText(self._path))
        close = self.add_button(QPushButton(self.tr("閉じる")), primary=True)
        close.clicked.connect(self.accept)
        self.fit(640, 620)
        close.setFocus()

    def _write(self, writer: FlowWriter) -> None:
        language = interface_language()
        facts = self._facts
        writer.block(below=8)
        writer.text(self.tr("地域施策ナビゲータ"), Tone.TITLE)
        state = self.tr("読み取り専用") if facts.read_only else self.tr("読み書きできます")
        self._pairs(
            writer,
            [
                (self.tr("プログラム"), self._program_version),
                (self.tr("データ"), facts.data_version.of(language)),
                (self.tr("ライブラリ"), self._path),
                (self.tr("状態"), state),
                (self.tr("形式の版"), str(facts.schema_version)),
                ("SQLite", facts.sqlite_version),
            ],
        )
        writer.heading(self.tr("使用している著作物"))
        self._pairs(writer, [(name.of(language), licence.of(language)) for name, licence in WORKS])
        total = sum(facts.rows.values())
        writer.heading(self.tr("収録件数（計 {total} 行）").format(total=f"{total:,}"))
        titles = table_titles(language)
        counts = [(titles.get(table, table), f"{count:,}") for table, count in facts.rows.items()]
        self._pairs(writer, counts, numbers=True)

    def _pairs(self, writer: FlowWriter, pairs: list[tuple[str, str]], *, numbers: bool = False) -> None:
        em = QFontMetricsF(self.font()).horizontalAdvance("国")
        first = QTextLength(QTextLength.Type.FixedLength, 14 * em)
        second = QTextLength(QTextLength.Type.FixedLength, 6 * em) if numbers else QTextLength()
        grid = writer.table((first, second, QTextLength()) if numbers else (first, second), len(pairs))
        for number, (name, value) in enumerate(pairs):
            writer.into(grid, number, 0)
            writer.text(name, Tone.MUTED)
            writer.into(grid, number, 1, right=numbers)
            writer.text(value, Tone.NUMBER if numbers else Tone.NORMAL)
        writer.after(grid)
