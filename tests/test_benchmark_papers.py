"""The peers are given every word of a paper, and what cannot be measured is said."""

import html
import json
import re

from benchmarks import paperpeers, papers
from navigator.services.library import FACTS, create_library


def test_the_peers_set_every_word(tmp_path: object) -> None:
    library = tmp_path / "library.rpn"  # type: ignore[operator]
    create_library(library, facts=FACTS)
    made, _asked = papers.document(library, "sheet")
    plain = json.loads(papers.words_of(made))
    told = html.unescape(
        re.sub("<[^>]*>", "", "".join(one for block in plain["blocks"] for one in paperpeers._html(block)))
    )
    for block in plain["blocks"]:
        for row in block.get("rows", ()):
            assert all(line in told for cell in row["cells"] for line in cell["lines"])
        for item in block.get("items", ()):
            assert (item if isinstance(item, str) else item[1]) in told


def test_a_peer_that_is_missing_is_told() -> None:
    own = {
        "first_ms": 9.0, "warm_ms": 8.0, "layout_ms": 5.0, "pdf_ms": 3.0, "asked_ms": 1.0, "pages": 4,
        "kilobytes": 1.0, "peak_memory_mb": 1.0,
    }  # fmt: skip
    absent = {papers.NOT_MEASURED: "no network"}
    result = {name: {"navigator": own, "weasyprint": absent, "reportlab": absent} for name in papers.DOCUMENTS}
    told = papers.report(result)
    assert told.count("not measured: no network") == 4
    assert "| six-program sheet ≤ 500 ms warm | yes | 8 ms |" in told
    assert "| catalogue ≥ 100 pages a second | yes | 500 |" in told
