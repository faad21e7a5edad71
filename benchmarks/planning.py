"""Plans and coverage maps, beside a plain SQL statement of the same grouping: ``python -m benchmarks.planning``.

--sizes bundled,100000   the libraries to measure
--rounds 7               how often each question is asked; the median counts

The SQL goes through ``sqlite3`` over the same library: for coverage it counts the measures of a year and a block by
stage and field (its counts are compared with ours); for a plan it only picks the measures that a chain could choose
from. The first answer of a session, which reads the facts, is measured apart.
"""

import argparse
import json
import sqlite3
import statistics
import sys
from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

from benchmarks import generate
from benchmarks.service import TODAY
from benchmarks.timing import milliseconds
from navigator.domain.coverage import CoverageSpec
from navigator.domain.planning import PlanCase
from navigator.domain.vocabulary import Block, Eligible, Field, Stage
from navigator.services.coverage import CoverageService
from navigator.services.library import FACTS, open_library
from navigator.services.planning import PlanningService

CASES = tuple(
    PlanCase(fy, first, Stage.MARKET, field, block, applicant=applicant)
    for fy, first, field, block, applicant in (
        (2007, Stage.BASIC, Field.LIFE, Block.HOKKAIDO, Eligible.SME),
        (2006, Stage.APPLIED, Field.ICT, Block.KYUSHU, Eligible.COMPANY),
        (2025, Stage.BASIC, None, Block.CHUBU, Eligible.UNIVERSITY),
        (2023, Stage.DEVELOPMENT, Field.MANUFACTURING, None, None),
    )
)
SPECS = tuple(CoverageSpec(fy, block) for fy in (2007, 2025) for block in (None, Block.TOHOKU))

_YEAR = """(e.fy = :fy OR (coalesce(e.call_open, e.call_close) < :next
    AND coalesce(e.call_close, e.call_open) >= :first))"""
_BLOCK = """(:block = '' OR (m.block_codes = '' AND m.prefectures = '') OR instr(';' || m.block_codes || ';', :block)
    OR EXISTS (SELECT 1 FROM prefectures p WHERE instr(';' || :block || ';', ';' || p.block_code || ';')
               AND instr(';' || m.prefectures || ';', ';' || p.name_ja || ';')))"""
GROUPED = f"""
    WITH stage(code, no) AS (VALUES {", ".join(f"('{stage.value}', {no})" for no, stage in enumerate(Stage))})
    SELECT s.code, f.code, count(DISTINCT m.id)
    FROM measures m JOIN editions e ON e.measure_code = m.code
    JOIN stage a ON a.code = coalesce(m.stage_from, m.stage_to)
    JOIN stage b ON b.code = coalesce(m.stage_to, m.stage_from)
    JOIN stage s ON s.no BETWEEN a.no AND b.no
    JOIN fields f ON instr(';' || m.fields || ';', ';' || f.code || ';')
    WHERE {_YEAR} AND {_BLOCK}
    GROUP BY s.code, f.code"""
CHOSEN = f"""
    SELECT DISTINCT m.code FROM measures m JOIN editions e ON e.measure_code = m.code
    WHERE {_YEAR} AND {_BLOCK}
      AND (:field = '' OR m.fields = '' OR instr(';' || m.fields || ';', ';' || :field || ';'))"""


def measure(path: Path, rounds: int) -> dict[str, Any]:
    """Measure one library."""
    library = open_library(path).library
    try:
        planning, coverage = PlanningService(library, TODAY), CoverageService(library)
        cold_plan = milliseconds(lambda: planning.plan(CASES[0]))
        cold_map = milliseconds(lambda: coverage.coverage(SPECS[0]))
        plans = [_median(lambda case=case: planning.plan(case), rounds) for case in CASES]
        maps = [_median(lambda spec=spec: coverage.coverage(spec), rounds) for spec in SPECS]
        found = [planning.plan(case) for case in CASES]
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as plain:
            chosen = [_median(lambda case=case: _run(plain, CHOSEN, case), rounds) for case in CASES]
            grouped = [_median(lambda spec=spec: _run(plain, GROUPED, spec), rounds) for spec in SPECS]
            same = all(_counts(coverage, spec) == set(_run(plain, GROUPED, spec)) for spec in SPECS)
    finally:
        library.close()
    return {
        "first plan": cold_plan,
        "first map": cold_map,
        "plan": plans,
        "plan SQL": chosen,
        "coverage": maps,
        "coverage SQL": grouped,
        "same counts": same,
        "chains": [len(plan.chains) for plan in found],
        "offers": [plan.open_offers + plan.running_offers for plan in found],
    }


def _median(work: Callable[[], object], rounds: int) -> float:
    return statistics.median(milliseconds(work) for _ in range(rounds))


def _run(plain: sqlite3.Connection, statement: str, asked: PlanCase | CoverageSpec) -> list[Any]:
    field = asked.field if isinstance(asked, PlanCase) else None
    values = {
        "fy": asked.fy,
        "first": f"{asked.fy}-04",
        "next": f"{asked.fy + 1}-04",
        "block": asked.block.value if asked.block else "",
        "field": field.value if field else "",
    }
    return plain.execute(statement, values).fetchall()


def _counts(coverage: CoverageService, spec: CoverageSpec) -> set[tuple[str, str, int]]:
    cells = coverage.coverage(spec).cells
    return {(cell.stage, cell.value, cell.measures) for cell in cells if cell.measures and cell.is_said}


def main(arguments: Sequence[str]) -> int:
    """Measure the libraries named and print a table."""
    parser = argparse.ArgumentParser(
        prog="benchmarks.planning", description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--sizes", default="bundled,100000")
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--output", type=Path)
    options = parser.parse_args(arguments)
    result = {}
    print("| measures | plan, ms | picking by SQL | coverage, ms | grouping by SQL | first plan, map | same counts |")
    print("|---|---|---|---|---|---|---|")
    for size in options.sizes.split(","):
        path = generate.bundled(FACTS) if size == "bundled" else generate.library(int(size), FACTS)
        one = result[size] = measure(path, options.rounds)
        shown = {
            name: " / ".join(f"{ms:.1f}" for ms in one[name])
            for name in ("plan", "plan SQL", "coverage", "coverage SQL")
        }
        first = f"{one['first plan']:.0f}, {one['first map']:.0f}"
        print(f"| {size} | {' | '.join(shown.values())} | {first} | {'yes' if one['same counts'] else 'no'} |")
        print(f"chains {one['chains']}, offers to choose from {one['offers']}", file=sys.stderr)
    if options.output is not None:
        options.output.write_text(json.dumps(result, indent=2), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
