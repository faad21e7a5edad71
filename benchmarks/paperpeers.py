"""The same words set by WeasyPrint and ReportLab; runs in the peers' environment and imports nothing of the navigator.

``python paperpeers.py weasyprint|reportlab WORDS.json FONTS ROUNDS`` prints first and later milliseconds, pages, size
and peak memory. Both set what a council office needs as well: repeated table heads, page n／N at the foot, page numbers
in contents and index, embedded fonts. Neither draws stage bars or small raised source numbers.
"""

import html
import io
import json
import statistics
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

Made = tuple[int, bytes]
MM = 72 / 25.4
PAPERS = {"A4": (210.0, 297.0), "A3": (297.0, 420.0)}


def cell_text(cell: dict[str, Any]) -> str:
    """Return a cell's lines with its sources, as HTML (ReportLab reads the same tags)."""
    text = "<br/>".join(html.escape(line) for line in cell["lines"])
    return text + "".join(f"[{number}]" for number in cell["sources"])


def page_size(setup: dict[str, Any]) -> tuple[float, float]:
    """Return width and height, millimetres."""
    short, long = PAPERS[setup["size"]]
    return (long, short) if setup["landscape"] else (short, long)


# ── WeasyPrint ──────────────────────────────────────────────────────────────────────────────────────────────────────

STYLE = """
@font-face {{ font-family: biz; src: url({fonts}/BIZUDPGothic-Regular.ttf); }}
@font-face {{ font-family: biz; font-weight: bold; src: url({fonts}/BIZUDPGothic-Bold.ttf); }}
@page {{ size: {width}mm {height}mm; margin: 15mm 15mm 15mm 30mm;
  @bottom-left {{ content: "{foot}"; font: 8pt biz; }}
  @bottom-right {{ content: counter(page) "／" counter(pages); font: 8pt biz; }} }}
body {{ font: 9pt/1.35 biz; line-break: strict; margin: 0; }}
h1 {{ font-size: 15pt; text-align: center; }} h2 {{ font-size: 12pt; }} h3 {{ font-size: 10pt; }}
table {{ width: 100%; border-collapse: collapse; table-layout: fixed; margin: 2mm 0; }}
td, th {{ border: 0.2mm solid black; padding: 1mm; vertical-align: top; text-align: left; }}
th {{ background: #dce6f5; }} .differs {{ background: #ffeec0; }} .number {{ text-align: right; }}
.small, .notes {{ font-size: 8pt; margin: 0; }} .new {{ break-before: page; }}
.entry {{ margin: 0; }} .entry a {{ color: black; text-decoration: none; }}
.entry a::after {{ content: leader('.') target-counter(attr(href), page); }}
"""


def weasyprint(made: dict[str, Any], fonts: Path) -> Made:
    """Return pages and PDF by way of HTML."""
    from weasyprint import HTML  # noqa: PLC0415 - one peer a process

    width, height = page_size(made["setup"])
    style = STYLE.format(fonts=fonts.as_uri(), width=width, height=height, foot=made["foot"]["check_id"])
    body = "".join(piece for block in made["blocks"] for piece in _html(block))
    document = HTML(string=f"<html lang=ja><style>{style}</style><body>{body}</body></html>").render()
    return len(document.pages), document.write_pdf()


def _html(block: dict[str, Any]) -> Iterator[str]:
    match block["kind"]:
        case "Title":
            yield f"<h1>{html.escape(block['text'])}</h1>"
        case "Heading":
            new = " class=new" if block["new_page"] else ""
            tag = f"h{block['level'] + 1}"
            yield f"<{tag} id='{block['anchor']}'{new}>{html.escape(block['text'])}</{tag}>"
        case "Line":
            yield f"<p class=small>{html.escape(block['text'])}</p>"
        case "Notes":
            yield from (f"<p class=notes>注{n} {html.escape(text)}</p>" for n, text in enumerate(block["items"], 1))
        case "Sources":
            yield from (f"<p class=notes>[{number}] {html.escape(text)}</p>" for number, text in block["items"])
        case "Entries":
            yield f"<h2>{html.escape(block['title'])}</h2>"
            for entry in block["entries"]:
                yield f"<p class=entry><a href='#{entry['anchor']}'>{html.escape(entry['text'])}</a></p>"
        case "Table":
            yield from _html_table(block)


def _html_table(block: dict[str, Any]) -> Iterator[str]:
    yield "<table><colgroup>"
    for column in block["columns"]:
        yield f"<col style='width:{column['fixed']}mm'>" if column["fixed"] else "<col>"
    yield "</colgroup>"
    if any(column["heading"]["lines"] for column in block["columns"]):
        yield "<thead><tr>" + "".join(f"<th>{cell_text(column['heading'])}</th>" for column in block["columns"])
        yield "</tr></thead>"
    for row in block["rows"]:
        if row["group"]:
            text = "".join(cell_text(cell) for cell in row["cells"])
            yield f"<tr><th colspan={len(block['columns'])}>{text}</th></tr>" if text else ""
            continue
        yield "<tr>"
        for cell in row["cells"]:
            names = " ".join(name for name, on in (("differs", cell["differs"]), ("number", cell["numeric"])) if on)
            yield f"<td class='{names}'>{cell_text(cell)}</td>"
        yield "</tr>"
    yield "</table>"


# ── ReportLab ───────────────────────────────────────────────────────────────────────────────────────────────────────


def reportlab(made: dict[str, Any], fonts: Path) -> Made:
    """Return pages and PDF by way of platypus, in two passes: the first finds the page numbers."""
    pages: dict[str, int] = {}
    total = 0
    for _ in range(2):
        total, data = _platypus(made, fonts, dict(pages), total, pages)
    return total, data


def _platypus(
    made: dict[str, Any], fonts: Path, known: dict[str, int], total: int, found: dict[str, int]
) -> tuple[int, bytes]:
    from reportlab.pdfbase import pdfmetrics  # noqa: PLC0415 - one peer a process
    from reportlab.pdfbase.ttfonts import TTFont  # noqa: PLC0415 - as above
    from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate  # noqa: PLC0415 - as above

    for name, file in (("biz", "BIZUDPGothic-Regular.ttf"), ("bizb", "BIZUDPGothic-Bold.ttf")):
        if name not in pdfmetrics.getRegisteredFontNames():
            pdfmetrics.registerFont(TTFont(name, fonts / file))
    width, height = (side * MM for side in page_size(made["setup"]))

    def foot(canvas: Any, document: Any) -> None:
        canvas.setFont("biz", 8)
        canvas.drawString(30 * MM, 9 * MM, made["foot"]["check_id"])
        canvas.drawRightString(width - 15 * MM, 9 * MM, f"{document.page}／{total}")

    class Template(BaseDocTemplate):
        def afterFlowable(self, flowable: Any) -> None:  # noqa: N802 - platypus calls it so
            if getattr(flowable, "anchor", ""):
                found[flowable.anchor] = self.page

    buffer = io.BytesIO()
    document = Template(buffer, pagesize=(width, height))
    frame = Frame(30 * MM, 15 * MM, width - 45 * MM, height - 30 * MM, 0, 0, 0, 0)
    document.addPageTemplates(PageTemplate("page", [frame], onPage=foot))
    document.build([one for block in made["blocks"] for one in _flowables(block, width - 45 * MM, known)])
    return document.page, buffer.getvalue()


def _paragraph(text: str, size: float = 9, *, bold: bool = False, right: bool = False) -> Any:
    from reportlab.lib.styles import ParagraphStyle  # noqa: PLC0415 - as above
    from reportlab.platypus import Paragraph  # noqa: PLC0415 - as above

    font = "bizb" if bold else "biz"
    style = ParagraphStyle(
        f"{font}{size}{right}", fontName=font, fontSize=size, leading=size * 1.35, wordWrap="CJK",
        alignment=2 if right else 0,
    )  # fmt: skip
    return Paragraph(text, style)


def _flowables(block: dict[str, Any], width: float, known: dict[str, int]) -> Iterator[Any]:
    from reportlab.platypus import PageBreak  # noqa: PLC0415 - as above

    match block["kind"]:
        case "Title":
            yield _paragraph(html.escape(block["text"]), 15, bold=True)
        case "Heading":
            if block["new_page"]:
                yield PageBreak()
            heading = _paragraph(html.escape(block["text"]), 12 if block["level"] == 1 else 10, bold=True)
            heading.anchor, heading.keepWithNext = block["anchor"], 1
            yield heading
        case "Line":
            yield _paragraph(html.escape(block["text"]), 8)
        case "Notes":
            yield from (_paragraph(f"注{n} {html.escape(text)}", 8) for n, text in enumerate(block["items"], 1))
        case "Sources":
            yield from (_paragraph(f"[{number}] {html.escape(text)}", 8) for number, text in block["items"])
        case "Entries":
            yield _paragraph(html.escape(block["title"]), 12, bold=True)
            for entry in block["entries"]:
                yield _paragraph(f"{html.escape(entry['text'])} … {known.get(entry['anchor'], '')}")
        case "Table":
            yield _platypus_table(block, width)


def _platypus_table(block: dict[str, Any], width: float) -> Any:
    from reportlab.lib.colors import HexColor, black  # noqa: PLC0415 - as above
    from reportlab.platypus import LongTable  # noqa: PLC0415 - as above

    columns = block["columns"]
    free = width - sum((column["fixed"] or 0) * MM for column in columns)
    weights = sum(column["weight"] for column in columns if not column["fixed"])
    widths = [column["fixed"] * MM if column["fixed"] else free * column["weight"] / weights for column in columns]
    style: list[Any] = [("GRID", (0, 0), (-1, -1), 0.5, black), ("VALIGN", (0, 0), (-1, -1), "TOP")]
    lines: list[list[Any]] = []
    headed = any(column["heading"]["lines"] for column in columns)
    if headed:
        lines.append([_paragraph(cell_text(column["heading"]), bold=True) for column in columns])
    for row in block["rows"]:
        at = len(lines)
        if row["group"]:
            text = "".join(cell_text(cell) for cell in row["cells"])
            if text:
                lines.append([_paragraph(text, bold=True), *[""] * (len(columns) - 1)])
                style.append(("SPAN", (0, at), (-1, at)))
            continue
        lines.append([_paragraph(cell_text(cell), bold=cell["bold"], right=cell["numeric"]) for cell in row["cells"]])
        style += [
            ("BACKGROUND", (place, at), (place, at), HexColor("#ffeec0"))
            for place, cell in enumerate(row["cells"])
            if cell["differs"]
        ]
    return LongTable(lines, widths, style=style, repeatRows=int(headed), splitInRow=1)


# ── Taking the times ────────────────────────────────────────────────────────────────────────────────────────────────


def main(way: str, words: Path, fonts: Path, rounds: int) -> dict[str, Any]:
    """Return what ``way`` took."""
    made = json.loads(words.read_text(encoding="utf-8"))
    work: Callable[[dict[str, Any], Path], Made] = {"weasyprint": weasyprint, "reportlab": reportlab}[way]
    times = []
    for _ in range(rounds + 1):
        begin = time.perf_counter()
        pages, data = work(made, fonts)
        times.append((time.perf_counter() - begin) * 1000)
    status = Path("/proc/self/status")
    peak = 0.0
    if status.exists():
        line = next(line for line in status.read_text(encoding="ascii").splitlines() if line.startswith("VmHWM"))
        peak = round(int(line.split()[1]) * 1024 / 1e6, 1)
    return {
        "first_ms": round(times[0], 1),
        "warm_ms": round(statistics.median(times[1:]), 1),
        "pages": pages,
        "kilobytes": round(len(data) / 1e3, 1),
        "peak_memory_mb": peak,
    }


if __name__ == "__main__":
    print(json.dumps(main(sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3]), int(sys.argv[4]))))
