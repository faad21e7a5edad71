"""Cases for hypothesis: files built from the columns of their format, valid and odd cells mixed, then changed."""

import csv
import io
import json
import random
from collections.abc import Mapping, Sequence
from functools import cache

from hypothesis import strategies as st

from navigator.domain.spreadsheet import csv_bytes
from navigator.services.factcolumns import KEY, FactColumn, FactTable, fact_tables
from tests.fuzz import nasty
from tests.fuzz.cases import Case
from tests.fuzz.mutators import mutated

_ENCODINGS = ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp932", "euc_jp", "iso2022_jp")
_YEARS = ("2007", "平成19年度", "H19", "FY2007", "令和元年度", "R8", "1926", "2100", "２００７")
_DAYS = ("2026-11-22", "2026-11", "2026", "令和8年11月22日", "2026/1/2", "H14.4.1", "2026-02-29")
_MONEY = ("0", "12.5", "1,234千円", "5億円", "１００", "▲3", "0.000001", "123456789012345678")

_TEXTS = ("試験", "研究支援", "x-1", "x-2", "")

odd = st.sampled_from(nasty.TEXTS) | st.text(max_size=12) | st.text("0123456789年月日度令和元,.-−△１２", max_size=12)


def cells(
    column: FactColumn | None, known: Mapping[tuple[str, str], Sequence[str]], *, tidy: bool
) -> st.SearchStrategy[str]:
    """Cells of a column: such as it can hold, and some odd ones where the file is not ``tidy``."""
    good = _fitting(column, known, tidy=tidy)
    if column is not None and column.listed:
        good = st.lists(good, max_size=3, unique=True).map(";".join)
    if tidy:
        return good.filter(bool) if column is not None and column.required else good
    return odd | good if column is None else st.one_of(good, good, good, good, good, odd)


def _fitting(
    column: FactColumn | None, known: Mapping[tuple[str, str], Sequence[str]], *, tidy: bool
) -> st.SearchStrategy[str]:
    """Cells that a column can hold; a ``tidy`` file has those on which every rule agrees."""
    if column is None:
        return st.sampled_from(_TEXTS)
    if column.words:
        return st.sampled_from([text for code, label in column.words.items() for text in (code, label.ja, label.en)])
    if column.refers is not None and known.get(column.refers):
        return st.sampled_from((*known[column.refers], *(() if tidy else ("x-1",))))
    if column.name in ("code", "id", "name_ja", "title_ja", "jis_code"):
        return st.integers(0, 99).map(lambda number: f"試験-{number}")
    fitting = {
        column.kind == "string": (_TEXTS, _TEXTS),
        column.kind in ("integer", "number"): (("1", "3"), ("0", "3", "１２", "-1", "1,000", "2.5")),
        column.kind == "boolean": (("1", "0"), ("1", "0", "はい", "", "×")),
        column.name == "url": (("https://example.jp/", ""), ("https://example.jp/", "http://x", "x")),
        column.is_year: (("2007", "平成19年度", "R8"), _YEARS),
        column.dated: (("2026-11-22", "令和8年11月22日"), _DAYS),
        column.is_money: (("12.5", "1,234千円", "5億円"), _MONEY),
    }
    return st.sampled_from(fitting[True][not tidy])


@st.composite
def table_rows(
    draw: st.DrawFn, table: FactTable, known: Mapping[tuple[str, str], Sequence[str]]
) -> tuple[list[str], list[list[str]]]:
    """Headings and rows of a table: all it needs and some more columns, in any order, by key or by title."""
    tidy = draw(st.booleans())
    needed = [name for name in table.needed if tidy or draw(st.integers(0, 9)) > 0]
    more = draw(st.lists(st.sampled_from([KEY, *table.written]), max_size=6, unique=True))
    names = draw(st.permutations(list(dict.fromkeys([*needed, *more]))))
    how = draw(st.sampled_from(("key", "ja", "en", "both")))
    headings = [_heading(table, name, how) for name in names]
    if not tidy and draw(st.integers(0, 9)) == 0:
        headings.append(draw(odd))
    columns = [table.columns.get(name) for name in names] + [None] * (len(headings) - len(names))
    row = st.tuples(*(cells(column, known, tidy=tidy) for column in columns)).map(list)
    return headings, draw(st.lists(row, min_size=int(tidy), max_size=5))


def _heading(table: FactTable, name: str, how: str) -> str:
    title = table.title_of(name)
    return {"key": name, "ja": title.ja, "en": title.en, "both": f"{title.ja} [{name}]"}[how]


@st.composite
def table_csv(draw: st.DrawFn, known: Mapping[tuple[str, str], Sequence[str]]) -> Case:
    """A CSV of one of our tables, in one of the encodings."""
    number = draw(st.integers(1, len(fact_tables())))
    table = list(fact_tables().values())[number - 1]
    headings, rows = draw(table_rows(table, known))
    if draw(st.booleans()):
        text = csv_bytes(headings, rows).decode("utf-8-sig")
    else:
        sign = draw(st.sampled_from((",", "\t", ";")))
        text = "\n".join(sign.join(row) for row in (headings, *rows))
    data = text.encode(draw(st.sampled_from(_ENCODINGS)), "replace")
    name = draw(st.sampled_from((f"{table.name}.csv", f"{table.title.ja}.CSV", "表{x}.csv", "a.txt", "%s.tsv")))
    return Case(((name, data),), draw(st.sampled_from((0, number))), draw(st.integers(0, 255)))


@st.composite
def table_sheets(draw: st.DrawFn, known: Mapping[tuple[str, str], Sequence[str]]) -> Case:
    """Sheets of our tables as the reader of workbooks hands them on."""
    parts = []
    for table in draw(st.lists(st.sampled_from(list(fact_tables().values())), min_size=1, max_size=3)):
        headings, rows = draw(table_rows(table, known))
        lines = [headings, *rows]
        text = "\n".join("\t".join(cell.replace("\t", " ").replace("\n", " ") for cell in row) for row in lines)
        parts.append((draw(st.sampled_from((table.name, table.title.ja, "Sheet1"))), text.encode("utf-8", "replace")))
    return Case(tuple(parts), 1, draw(st.integers(0, 255)))


@cache
def json_values() -> st.SearchStrategy[object]:
    """Any JSON of a small size."""
    leaf = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | odd
    return st.recursive(leaf, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(odd, inner, max_size=3))


def jgrants() -> st.SearchStrategy[Case]:
    """Answers of jGrants whose items have the fields of the interface, with fitting values or any others."""
    times = st.sampled_from(("2026-04-01T00:00:00.000Z", "2026-08-16T15:00Z", "2026-05-01", "")) | odd
    texts = st.sampled_from(("試験補助金", "東京都", "近畿地方 / 全国", "1/2", "<p>x</p>", "a0W000000000001")) | odd
    names = ("id", "name", "title", "subsidy_catch_phrase", "detail", "industry", "target_area_search", "subsidy_rate")
    names += ("institution_name", "use_purpose", "front_subsidy_detail_page_url", "target_number_of_employees")
    fields: dict[str, st.SearchStrategy[object]] = {name: texts | json_values() for name in names}
    fields |= dict.fromkeys(("acceptance_start_datetime", "acceptance_end_datetime"), times | json_values())
    fields["subsidy_max_limit"] = st.integers(-1, 10**12) | st.floats(0, 1e12) | json_values()
    fields["fiscal_year_round"] = texts
    rounds = st.lists(st.fixed_dictionaries({}, optional=fields) | json_values(), max_size=3)
    fields["workflow"] = rounds | json_values()
    number = st.sampled_from(("a0W000000000001", "a0W000000000002", "１"))
    needed = {"id": number, "title": texts}
    item = st.fixed_dictionaries(needed, optional={key: some for key, some in fields.items() if key not in needed})
    items = st.lists(item, max_size=4)
    result = st.one_of(item, items, items, items, st.lists(item | json_values(), max_size=4))
    return st.builds(_answer, result, st.integers(0, 255), st.booleans())


def _answer(result: object, choice: int, plain: bool) -> Case:
    data = {"metadata": {}, "result": result} if choice % 4 else {"result": result}
    text = json.dumps(data, ensure_ascii=plain)
    return Case((("answer.json", text.encode("utf-8", "surrogatepass")),), 0, choice)


@st.composite
def headed(draw: st.DrawFn, seed: Case) -> Case:
    """The tables of a seed with their headings kept, rows of its own and of odd cells below them."""
    parts = []
    for name, data in seed.parts:
        lines = data.decode("utf-8-sig", "replace").split("\n")
        rows = [line.split(",") for line in lines if line]
        width = len(rows[0])
        made = [rows[0]]
        for _ in range(draw(st.integers(0, 5))):
            row = list(draw(st.sampled_from(rows[1:] or [[""] * width])))
            for _ in range(draw(st.integers(0, 4))):
                row[draw(st.integers(0, len(row) - 1))] = draw(odd)
            made.append(row)
        text = io.StringIO(newline="")
        csv.writer(text).writerows(made)
        parts.append((name, text.getvalue().encode(draw(st.sampled_from(_ENCODINGS)), "replace")))
    return Case(tuple(parts), seed.form, draw(st.integers(0, 255)))


def changed(seeds: Sequence[Case]) -> st.SearchStrategy[Case]:
    """Valid files, changed in up to eight places of their structure or bytes."""
    dice = st.integers(0, 2**64).map(random.Random)
    return st.builds(mutated, one_of(seeds), dice, st.integers(0, 8))


def one_of(seeds: Sequence[Case]) -> st.SearchStrategy[Case]:
    """Return the seeds by their number: whole files would fill the sentences of hypothesis."""
    return st.integers(0, len(seeds) - 1).map(lambda number: seeds[number])


def cases(name: str, seeds: Sequence[Case], known: Mapping[tuple[str, str], Sequence[str]]) -> st.SearchStrategy[Case]:
    """Return the cases of an importer."""
    built: dict[str, st.SearchStrategy[Case]] = {
        "table-csv": table_csv(known),
        "table-xlsx": table_sheets(known),
        "jgrants": jgrants(),
    }
    if name in ("rs", "support"):
        built[name] = one_of(seeds).flatmap(headed)
    if name in built:
        again = st.builds(mutated, built[name], st.integers(0, 2**64).map(random.Random), st.integers(0, 3))
        return built[name] | again | changed(seeds)
    return changed(seeds)
