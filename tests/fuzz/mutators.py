"""Changing a case as its format is built: cells of tables, nodes of JSON, texts of XML, then bytes of anything."""

import json
import random
import re
from collections.abc import Callable
from typing import Any

from tests.fuzz import nasty
from tests.fuzz.cases import Case, with_parts

_ENCODINGS = ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp932", "euc_jp", "iso2022_jp", "utf-7")
_BETWEEN = re.compile(rb">[^<]*<|\"[^\"]*\"")
_TAG = re.compile(rb"<[^>]*>")
_MOST = 200_000
"""Bytes of a part beyond which it only shrinks: a long input tells nothing that a short one does not."""


def mutated(case: Case, dice: random.Random, times: int = 1) -> Case:
    """Return a case that differs in ``times`` places."""
    for _ in range(times):
        case = _once(case, dice)
    return case


def _once(case: Case, dice: random.Random) -> Case:
    what = dice.random()
    if what < 0.03:
        return Case(case.parts, dice.randrange(256), case.choice)
    if what < 0.08:
        return Case(case.parts, case.form, dice.randrange(256))
    if what < 0.16 or not case.parts:
        return _parts(case, dice)
    place = dice.randrange(len(case.parts))
    name, data = case.parts[place]
    return with_parts(case, {place: content(name, data, dice)})


def _parts(case: Case, dice: random.Random) -> Case:
    """Change names and number of the parts."""
    parts = list(case.parts)
    what = dice.randrange(4)
    place = dice.randrange(len(parts)) if parts else 0
    if what == 0 or not parts:
        parts.append((_name(dice), dice.choice(nasty.TEXTS).encode("utf-8", "replace")))
    elif what == 1:
        parts[place] = _name(dice) if dice.random() < 0.5 else parts[place][0] + dice.choice("xX./ "), parts[place][1]
    elif what == 2 and len(parts) > 1:
        del parts[place]
    else:
        parts.append((parts[place][0] + dice.choice(("", "2", ".csv")), parts[place][1]))
    return Case(tuple(parts[:12]), case.form, case.choice)


def _name(dice: random.Random) -> str:
    return dice.choice(("measures.csv", "con.csv", "../x.csv", "a.xml", "x.json", *nasty.TEXTS))[:100]


def content(name: str, data: bytes, dice: random.Random) -> bytes:
    """Return a content that differs in one place of its structure, or in some of its bytes."""
    if len(data) > _MOST:
        return data[: len(data) // 2]
    if dice.random() < 0.2:
        return _bytes(data, dice)
    if dice.random() < 0.06:
        return _encoded(data, dice)
    first = data.lstrip(b"\xef\xbb\xbf \r\n")[:1]
    kind: Callable[[bytes, random.Random], bytes] = _table
    if first in (b"{", b"["):
        kind = _lines if name.endswith(".jsonl") else _json
    elif first == b"<":
        kind = _xml
    return kind(data, dice)


def _bytes(data: bytes, dice: random.Random) -> bytes:
    raw = bytearray(data)
    at = dice.randrange(len(raw) + 1)
    what = dice.randrange(5)
    if what == 0 and raw:
        raw[at % len(raw)] ^= 1 << dice.randrange(8)
    elif what == 1:
        raw[at:at] = dice.randbytes(dice.randrange(1, 5))
    elif what == 2:
        del raw[at : at + dice.choice((1, 2, 10, 1000))]
    elif what == 3:
        # Now and then so often that work with the square of the length is seen.
        times = 1 if dice.random() < 0.9 else dice.choice((100, 10_000, 100_000))
        raw[at:at] = (raw[at : at + dice.choice((1, 2, 20, 500))] * times)[:_MOST]
    else:
        raw[at:at] = dice.choice(nasty.TEXTS).encode("utf-8", "surrogatepass")
    return bytes(raw)


def _encoded(data: bytes, dice: random.Random) -> bytes:
    """Write the text in another encoding, or only its second half."""
    text = data.decode("utf-8", "replace")
    half = len(text) // 2 if dice.random() < 0.2 else 0
    encoding = dice.choice(_ENCODINGS)
    return text[:half].encode("utf-8", "replace") + text[half:].encode(encoding, "replace")


def _table(data: bytes, dice: random.Random) -> bytes:
    text = data.decode("utf-8", "surrogateescape")
    rows = [row.split(",") for row in text.split("\n")]
    row = dice.randrange(len(rows))
    cells = rows[row]
    cell = dice.randrange(len(cells))
    what = dice.randrange(12)
    if what < 5:
        cells[cell] = _cell(dice)
    elif what == 5:
        cells[cell] = cells[cell] + _cell(dice)
    elif what == 6:
        cells.insert(cell, _cell(dice))
    elif what == 7:
        del cells[cell]
    elif what == 8:
        rows.insert(row, list(dice.choice(rows)))
    elif what == 9 and len(rows) > 1:
        del rows[row]
    elif what == 10:
        other = dice.choice(rows)
        cells[cell] = dice.choice(other)
    else:
        sign = dice.choice("\t;|\r")
        return sign.join(text.split(",")).encode("utf-8", "surrogateescape")
    return "\n".join(map(",".join, rows)).encode("utf-8", "surrogateescape")


def _cell(dice: random.Random) -> str:
    text = dice.choice(nasty.TEXTS)
    if dice.random() < 0.5 and any(sign in text for sign in ',"\r\n'):
        return '"' + text.replace('"', '""') + '"'
    return text


def _json(data: bytes, dice: random.Random) -> bytes:
    try:
        value = json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        return _bytes(data, dice)
    if dice.random() < 0.08:
        # What Python's writer would not write: doubles, numbers without end, words that are no JSON.
        odd = dice.choice(('"id":1,"id":2', '"a":NaN', f'"a":{"9" * 50}', '"a":1e99999', '"a":' + "[" * 60))
        return data.replace(b"{", b"{" + odd.encode() + b",", 1)
    box = [value]
    holder, key = _node(box, dice)
    what = dice.randrange(6)
    if what == 0 and isinstance(holder, dict):
        holder[dice.choice((*holder, *nasty.TEXTS[:80]))] = _value(dice)
    elif what == 1 and holder is not box:
        del holder[key]
    elif what == 2 and isinstance(holder, list):
        holder.insert(key, holder[key])
    elif what == 3:
        other, there = _node(box, dice)
        holder[key] = json.loads(json.dumps(other[there]))
    else:
        holder[key] = _value(dice)
    return json.dumps(box[0], ensure_ascii=dice.random() < 0.5).encode("utf-8", "surrogatepass")


def _lines(data: bytes, dice: random.Random) -> bytes:
    lines = data.split(b"\n")
    place = dice.randrange(len(lines))
    if dice.random() < 0.2:
        lines.insert(place, dice.choice(lines))
    elif dice.random() < 0.6:
        lines[place] = _edit(lines[place], dice)
    else:
        lines[place] = _json(lines[place], dice)
    return b"\n".join(lines)


def _edit(line: bytes, dice: random.Random) -> bytes:
    """Another value of an edit, or another field of the same record."""
    try:
        data = json.loads(line)
        what = dice.choice(("value", "base", "field", "key"))
        if what == "field":
            data["field"] = dice.choice(("", "name_ja", "kind", "start_fy", "source", "parent_code", "note", "x", "id"))
        elif what == "key":
            data["key"] = {name: _value(dice) for name in data["key"]}
        else:
            holder, key = _node([data[what]], dice)
            holder[key] = _value(dice)
            data[what] = holder if isinstance(data[what], dict) else holder[key]
        return json.dumps(data, ensure_ascii=True).encode()
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return _bytes(line, dice)


def _node(box: list[Any], dice: random.Random) -> tuple[Any, Any]:
    """Return a container and a key of it, reached by a walk that may stop anywhere."""
    holder: Any = box
    key: Any = 0
    while isinstance(holder[key], dict | list) and holder[key] and dice.random() < 0.85:
        holder = holder[key]
        key = dice.choice(list(holder)) if isinstance(holder, dict) else dice.randrange(len(holder))
    return holder, key


def _value(dice: random.Random) -> Any:
    what = dice.randrange(10)
    if what < 5:
        return dice.choice(nasty.TEXTS)
    if what == 5:
        return dice.choice(nasty.NUMBERS)
    return dice.choice((None, True, False, [], {}, [[]], [None], {"a": 1}, "\ud800", ["x", 1]))


def _xml(data: bytes, dice: random.Random) -> bytes:
    spans = [found.span() for found in (_BETWEEN if dice.random() < 0.7 else _TAG).finditer(data)]
    if not spans:
        return _bytes(data, dice)
    start, end = dice.choice(spans)
    what = dice.randrange(5)
    if what < 3:
        words = dice.choice((nasty.TEXTS, nasty.XML, nasty.SHEET))
        word = dice.choice(words).encode("utf-8", "replace")
        if words is nasty.TEXTS and dice.random() < 0.7:
            word = word.replace(b"&", b"&amp;").replace(b"<", b"&lt;").replace(b'"', b"&quot;")
        return data[: start + 1] + word + data[end - 1 :]
    if what == 3:
        other, there = dice.choice(spans)
        return data[:start] + data[other:there] + data[end:]
    return data[:start] + data[end:]
