"""A pandas filter of the flat table. Runs in the peers' environment, so it imports nothing of this project.

Arguments: the flat table, a JSON file of questions; prints times, hits and peak memory as JSON.
"""

import json
import sqlite3
import sys
import time
from pathlib import Path

import pandas

PAGE = 50


def load(path: str, lists: list[str]) -> pandas.DataFrame:
    """Read the table; facets with one value become categories, the others lists."""
    connection = sqlite3.connect(path)
    frame = pandas.read_sql("SELECT * FROM measures ORDER BY name", connection)
    connection.close()
    for column in frame.columns[4:]:
        if column in lists:
            known = {cell: json.loads(cell) for cell in frame[column].unique()}
            frame[column] = frame[column].map(known)
        else:
            frame[column] = frame[column].astype("category")
    return frame


def _all(frame: pandas.DataFrame) -> pandas.Series:
    return pandas.Series(data=True, index=frame.index)


def answer(frame: pandas.DataFrame, question: dict, lists: list[str]) -> int:
    """Return the hits after making the page and all facet counts, each facet without its own choice."""
    base = _all(frame)
    for word in question["words"]:
        base &= frame["text"].str.contains(word, regex=False)
    masks = {}
    for key, include, exclude in question["choices"]:
        if key in lists:
            wanted = {*include, "none"} if include else set()
            good = frame[key].map(
                lambda cell, w=wanted, e=set(exclude): (not w or bool(w & {*cell})) and not e & {*cell}
            )
        else:
            good = frame[key].isin(include) if include else _all(frame)
            good &= ~frame[key].isin(exclude)
        masks[key] = good.astype(bool)
    whole = base
    for mask in masks.values():
        whole = whole & mask
    found = frame[whole]
    found.head(PAGE).to_dict("records")
    for key in frame.columns[4:]:
        rows = found
        if key in masks:
            others = base
            for other, mask in masks.items():
                others = others & mask if other != key else others
            rows = frame[others]
        (rows[key].explode() if key in lists else rows[key]).value_counts()
    return len(found)


def main() -> None:
    """Load once, answer each question once after a first round, and print what it took."""
    flat, asked = sys.argv[1:3]
    data = json.loads(Path(asked).read_text(encoding="utf-8"))
    begin = time.perf_counter()
    frame = load(flat, data["lists"])
    loaded = time.perf_counter() - begin
    each, hits = [], []
    answer(frame, data["questions"][0], data["lists"])
    for question in data["questions"]:
        begin = time.perf_counter()
        hits.append(answer(frame, question, data["lists"]))
        each.append((time.perf_counter() - begin) * 1000)
    status = Path("/proc/self/status")
    lines = status.read_text(encoding="ascii").splitlines() if status.exists() else []
    peak = next((int(line.split()[1]) * 1024 / 1e6 for line in lines if line.startswith("VmHWM")), 0.0)
    print(json.dumps({"each": each, "hits": hits, "load_s": round(loaded, 3), "peak_memory_mb": round(peak, 1)}))


if __name__ == "__main__":
    main()
