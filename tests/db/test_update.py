"""A newer version of the bundled facts: what changes, what stays, and that it is all or nothing."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import event

from navigator.db import loading, vanishing
from navigator.db.engine import open_engine
from navigator.db.library import Library, Opening, open_library
from navigator.db.package import read_package
from navigator.domain.catalogues import Catalogue
from navigator.domain.errors import UserError
from navigator.domain.filters import Filter
from navigator.domain.record import RecordRef
from navigator.services.finding import FindingService
from navigator.services.library import library_info
from navigator.services.office import OfficeService
from tests.db import libraries
from tests.db.packages import FACTS, ChangedPackage, table

Change = Callable[[ChangedPackage], None]

PACKAGE_PROPERTIES = {"package_version", "package_date", "package_name"}


@pytest.fixture
def package(tmp_path: Path) -> ChangedPackage:
    return ChangedPackage(tmp_path / "facts")


def update(path: Path, facts: Path) -> Opening:
    library, opening = open_library(path, facts)
    library.close()
    return opening


def marked(path: Path, *refs: RecordRef) -> None:
    library = libraries.opened(path)
    office = OfficeService(library)
    for ref in refs:
        office.set_favourite(ref, True)
        office.add_to_tray(ref)
    library.close()


def ref(name: str, key: str) -> RecordRef:
    return RecordRef(name, key, key)


def plain(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """The file without what every update may change: properties, package ids, the derived texts."""
    found = libraries.dump(path, without=("library_info",))
    with closing(sqlite3.connect(path)) as connection:
        for name in list(found):
            columns = [row[1] for row in connection.execute(f"PRAGMA table_info({name})")]
            hidden = {"package_id"} | ({"code"} if name == "sources" else set())
            hidden |= {"source", "other_sources"} if name != "sources" else set()
            keep = [column for column in columns if column not in hidden]
            joined = ", ".join(f'"{column}"' for column in keep)
            found[name] = sorted(connection.execute(f"SELECT {joined} FROM {name}").fetchall(), key=repr)
            if name != "sources" and "source" in columns:
                cited = connection.execute(
                    f"SELECT a.fact_key, sources.fact_key FROM {name} AS a JOIN sources ON sources.code = a.source"
                ).fetchall()
                found[f"{name} cites"] = sorted(cited)
    return found


def whole(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        assert connection.execute("PRAGMA integrity_check").fetchone()[0] == "ok"


def office_rows(path: Path) -> dict[str, list[tuple[object, ...]]]:
    return {
        name: rows for name, rows in libraries.dump(path).items() if name in ("favourites", "tray_items", "changes")
    }


def test_new_numbers_and_another_order_of_rows_change_nothing_else(library_file: Path, package: ChangedPackage) -> None:
    marked(library_file, ref("programs", "mext-chiteki-2"), ref("measures", table("measures")[0]["code"]))
    before, office_before = plain(library_file), office_rows(library_file)
    package.renumber(seed=3)
    opening = update(library_file, package.write("1.1.0"))
    assert opening.update is not None
    assert (opening.update.added, opening.update.removed, opening.update.withdrawn) == (0, 0, ())
    # An alias of a source is about its code, which is a number of the package and was given anew.
    assert opening.update.changed <= sum(row["kind"] == "source" for row in table("aliases"))
    after = plain(library_file)
    for found in (before, after):
        found["aliases"] = [row for row in found["aliases"] if "source" not in row]
    assert after == before
    assert office_rows(library_file) == office_before
    whole(library_file)


def test_added_changed_and_vanished_rows(library_file: Path, package: ChangedPackage) -> None:
    measure = package.find("measures", code=table("measures")[5]["code"])
    measure["summary_ja"] = "新しい概要の文"
    new = dict(package.find("facilities", code=table("facilities")[0]["code"]), code="new-lab", name_ja="新設の研究所")
    package.tables["facilities"].append(new)
    gone = package.tables["facilities"].pop(1)
    opening = update(library_file, package.write("1.1.0"))
    assert opening.update is not None
    assert (opening.update.added, opening.update.changed, opening.update.removed) == (1, 1, 1)
    assert "追加 1・変更 1・削除 1" in "".join(notice.ja for notice in opening.notices)
    with closing(sqlite3.connect(library_file)) as connection:
        found = dict(connection.execute("SELECT code, name_ja FROM facilities").fetchall())
        assert found["new-lab"] == "新設の研究所"
        assert gone["code"] not in found
        stored = connection.execute("SELECT summary_ja FROM measures WHERE code = ?", (measure["code"],)).fetchone()
        assert stored[0] == "新しい概要の文"
    whole(library_file)


def test_the_search_finds_what_an_update_brought(library_file: Path, package: ChangedPackage) -> None:
    package.find("facilities", code=table("facilities")[3]["code"])["name_ja"] = "甲乙丙丁研究所"
    library = libraries.opened(library_file, package.write("1.1.0"))
    try:
        assert FindingService(library, libraries.TODAY).find(Filter(Catalogue.FACILITIES, "乙丙")).total == 1
    finally:
        library.close()


def test_a_marked_record_that_vanishes_is_kept_marked_and_listed(library_file: Path, package: ChangedPackage) -> None:
    code = next(row["code"] for row in table("measures") if row["program_code"] and not row["parent_code"])
    children = {row["code"] for row in table("measures") if row["parent_code"] == code}
    marked(library_file, ref("measures", code))
    package.remove("editions", lambda row: row["measure_code"] == code)
    package.remove("measures", lambda row: row["code"] == code or row["code"] in children)
    package.remove("editions", lambda row: row["measure_code"] in children)
    opening = update(library_file, package.write("1.1.0"))
    assert opening.update is not None
    assert opening.update.withdrawn == (("measures", code),)
    assert any(code in notice.ja for notice in opening.notices)
    library = libraries.opened(library_file, package.folder)
    try:
        assert ("measures", code) in library_info(library).withdrawn
        assert [record.gone for record in OfficeService(library).tray()] == [False]
    finally:
        library.close()
    whole(library_file)


def test_what_a_kept_record_refers_to_stays_with_it(library_file: Path, package: ChangedPackage) -> None:
    """Its program, that program's parent, and every source vanish in the same version."""
    program = "mext-juten-seeds-a"
    theme = dict(package.tables["themes"][0], code="theme-of-seeds", program_code=program, region_code="")
    theme["source"] = package.find("programs", code=program)["source"]
    package.tables["themes"].append(theme)
    update(library_file, package.write("1.1.0"))
    marked_themes = ref("themes", "theme-of-seeds")
    library = libraries.opened(library_file, package.folder)
    OfficeService(library).set_favourite(marked_themes, True)
    library.close()
    family = {program, "mext-juten-seeds", "mext-juten-seeds-b"}
    package.remove("themes", lambda row: row["code"] == "theme-of-seeds")
    package.drop_programs(family)
    opening = update(library_file, package.write("1.2.0"))
    assert opening.update is not None
    assert set(opening.update.withdrawn) == {
        ("themes", "theme-of-seeds"),
        ("programs", program),
        ("programs", "mext-juten-seeds"),
    }
    whole(library_file)


def test_a_source_that_vanishes_stays_while_a_kept_record_cites_it(library_file: Path, package: ChangedPackage) -> None:
    facility = package.tables["facilities"][0]
    other = next(row["id"] for row in package.tables["sources"] if row["id"] != facility["source"])
    old = facility["source"]
    marked(library_file, ref("facilities", facility["code"]))
    package.tables["facilities"].pop(0)
    for rows in package.tables.values():
        for row in rows:
            if row.get("source") == old:
                row["source"] = other
            if row.get("other_sources"):
                row["other_sources"] = ";".join(s for s in row["other_sources"].split(";") if s != old)
    package.remove("sources", lambda row: row["id"] == old)
    update(library_file, package.write("1.1.0"))
    with closing(sqlite3.connect(library_file)) as connection:
        assert connection.execute("SELECT withdrawn FROM sources WHERE code = ?", (old,)).fetchone() == ("1.1.0",)
    whole(library_file)


def test_a_source_with_a_corrected_address_is_another_source_of_the_same_id(
    library_file: Path, package: ChangedPackage
) -> None:
    source = package.find("sources", id="mext-outline-2007")
    marked(library_file, ref("facilities", package.tables["facilities"][0]["code"]))
    source["url_or_file"] = "https://example.go.jp/corrected.pdf"
    update(library_file, package.write("1.1.0"))
    with closing(sqlite3.connect(library_file)) as connection:
        found = connection.execute("SELECT url_or_file FROM sources WHERE code = 'mext-outline-2007'").fetchall()
    assert found == [("https://example.go.jp/corrected.pdf",)]
    whole(library_file)


def test_a_kept_record_goes_on_citing_its_own_source_when_ids_change_hands(
    library_file: Path, package: ChangedPackage
) -> None:
    facility = package.tables["facilities"][0]
    address = next(row["url_or_file"] for row in table("sources") if row["id"] == facility["source"])
    marked(library_file, ref("facilities", facility["code"]))
    package.tables["facilities"].pop(0)
    package.renumber(seed=5)
    update(library_file, package.write("1.1.0"))
    with closing(sqlite3.connect(library_file)) as connection:
        cited = connection.execute(
            "SELECT url_or_file FROM facilities JOIN sources ON sources.code = facilities.source "
            "WHERE facilities.code = ?",
            (facility["code"],),
        ).fetchone()
    assert cited == (address,)
    whole(library_file)


def test_a_renamed_code_takes_the_office_s_marks_along(library_file: Path, package: ChangedPackage) -> None:
    frames = {row["parent_code"] for row in table("measures")}
    code = next(row["code"] for row in table("measures") if row["code"] not in frames)
    marked(library_file, ref("measures", code))
    package.find("measures", code=code)["code"] = "renamed-measure"
    for edition in package.tables["editions"]:
        if edition["measure_code"] == code:
            edition["measure_code"] = "renamed-measure"
    for alias in package.tables["aliases"]:
        if alias["kind"] == "measure" and alias["code"] == code:
            alias["code"] = "renamed-measure"
    package.tables["aliases"].append(
        dict(package.tables["aliases"][0], kind="measure", code="renamed-measure", alias=code, note="")
    )
    opening = update(library_file, package.write("1.1.0"))
    assert opening.update is not None
    assert opening.update.moved == (("measures", code, "renamed-measure"),)
    assert opening.update.withdrawn == ()
    library = libraries.opened(library_file, package.folder)
    try:
        (record,) = OfficeService(library).tray()
        assert (record.ref.code, record.gone) == ("renamed-measure", False)
        assert OfficeService(library).is_favourite(ref("measures", "renamed-measure"))
    finally:
        library.close()
    whole(library_file)


def test_a_key_that_comes_back_is_no_longer_listed(library_file: Path, package: ChangedPackage) -> None:
    facility = package.tables["facilities"][0]
    marked(library_file, ref("facilities", facility["code"]))
    package.tables["facilities"].pop(0)
    update(library_file, package.write("1.1.0"))
    package.tables["facilities"].insert(0, facility)
    opening = update(library_file, package.write("1.2.0"))
    assert opening.update is not None
    assert opening.update.withdrawn == ()
    with closing(sqlite3.connect(library_file)) as connection:
        assert connection.execute("SELECT count(*) FROM withdrawn_keys").fetchone() == (0,)
        kept = connection.execute("SELECT withdrawn FROM facilities WHERE code = ?", (facility["code"],)).fetchone()
        assert kept == (None,)


def test_a_kept_row_goes_with_the_next_version_once_nothing_needs_it(
    library_file: Path, package: ChangedPackage
) -> None:
    facility = package.tables["facilities"].pop(0)
    starred = ref("facilities", facility["code"])
    marked(library_file, starred)
    update(library_file, package.write("1.1.0"))
    again = update(library_file, package.write("1.2.0"))
    assert again.update is not None
    assert again.update.withdrawn == (), "what was told once is not told again"
    library = libraries.opened(library_file, package.folder)
    office = OfficeService(library)
    office.set_favourite(starred, False)
    office.remove_from_tray(starred)
    library.close()
    update(library_file, package.write("1.3.0"))
    with closing(sqlite3.connect(library_file)) as connection:
        found = connection.execute("SELECT count(*) FROM facilities WHERE code = ?", (facility["code"],)).fetchone()
    assert found == (0,)


def office_measure(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("PRAGMA foreign_keys=ON")
        columns = [row[1] for row in connection.execute("PRAGMA table_info(measures)")]
        (row,) = connection.execute("SELECT * FROM measures WHERE program_code IS NOT NULL LIMIT 1").fetchall()
        own = dict(zip(columns, row, strict=True))
        own |= {"id": 9001, "fact_key": "own-1", "code": "own-1", "origin": "office", "name_ja": "自所の支援策"}
        names = ", ".join(own)
        connection.execute(f"INSERT INTO measures ({names}) VALUES ({', '.join('?' * len(own))})", list(own.values()))


def test_rows_of_the_office_are_not_touched_and_hold_what_they_refer_to(
    library_file: Path, package: ChangedPackage
) -> None:
    office_measure(library_file)
    with closing(sqlite3.connect(library_file)) as connection:
        program, address = connection.execute(
            "SELECT program_code, sources.url_or_file FROM measures JOIN sources ON sources.code = measures.source "
            "WHERE measures.code = 'own-1'"
        ).fetchone()
    package.renumber(seed=11)
    package.drop_programs({program})
    opening = update(library_file, package.write("1.1.0"))
    assert opening.update is not None
    assert ("programs", program) in opening.update.withdrawn
    with closing(sqlite3.connect(library_file)) as connection:
        kept = connection.execute(
            "SELECT measures.name_ja, measures.origin, program_code, sources.url_or_file FROM measures "
            "JOIN sources ON sources.code = measures.source WHERE measures.code = 'own-1'"
        ).fetchone()
    assert kept == ("自所の支援策", "office", program, address)
    whole(library_file)


def test_an_office_row_with_the_key_of_a_new_bundled_one_wins(library_file: Path, package: ChangedPackage) -> None:
    office_measure(library_file)
    package.tables["measures"].append(
        dict(package.tables["measures"][0], code="own-1", name_ja="収録の支援策", parent_code="")
    )
    update(library_file, package.write("1.1.0"))
    with closing(sqlite3.connect(library_file)) as connection:
        found = connection.execute("SELECT name_ja, origin FROM measures WHERE code = 'own-1'").fetchall()
    assert found == [("自所の支援策", "office")]


def test_an_office_source_is_used_when_the_package_brings_the_same_address(
    library_file: Path, package: ChangedPackage
) -> None:
    with closing(sqlite3.connect(library_file)) as connection, connection:
        connection.execute(
            "INSERT INTO sources (id, fact_key, origin, code, title_ja, url_or_file, kind, confidence) VALUES "
            "(9001, :address, 'office', 'own', '自所の出典', :address, 'other', 'reported')",
            {"address": "https://example.go.jp/own"},
        )
    package.tables["sources"].append(
        dict(package.tables["sources"][0], id="bundled-own", url_or_file="https://example.go.jp/own")
    )
    package.tables["facilities"][0]["source"] = "bundled-own"
    update(library_file, package.write("1.1.0"))
    with closing(sqlite3.connect(library_file)) as connection:
        code = package.tables["facilities"][0]["code"]
        assert connection.execute("SELECT source FROM facilities WHERE code = ?", (code,)).fetchone() == ("own",)
    whole(library_file)


@pytest.mark.parametrize(
    ("module", "name"),
    [(vanishing, "_rename_sources"), (loading, "set_info")],
)
def test_a_failure_in_the_middle_leaves_the_library_as_it_was(
    library_file: Path, package: ChangedPackage, monkeypatch: pytest.MonkeyPatch, module: object, name: str
) -> None:
    package.renumber(seed=2)
    package.tables["facilities"].pop(0)
    folder = package.write("1.1.0")
    before = libraries.dump(library_file)

    def fail(*_args: object, **_kwargs: object) -> None:
        raise RuntimeError("in the middle")

    with monkeypatch.context() as patch:
        patch.setattr(module, name, fail)
        with pytest.raises(RuntimeError):
            open_library(library_file, folder)
    assert libraries.dump(library_file) == before
    whole(library_file)


def test_an_update_is_one_transaction(library_file: Path, package: ChangedPackage) -> None:
    package.tables["facilities"].pop(0)
    engine = open_engine(library_file)
    seen: list[str] = []
    event.listen(engine, "commit", lambda _connection: seen.append("commit"))
    event.listen(
        engine, "before_cursor_execute", lambda _c, _cursor, statement, *_rest: seen.append(statement.split()[0])
    )
    library = Library(library_file, engine)
    with library.writing() as connection:
        loading.load(connection, read_package(package.write("1.1.0")))
    library.close()
    assert seen[0] == "BEGIN"
    assert seen.count("BEGIN") == seen.count("commit") == 1
    assert seen[-1] == "commit"


def test_an_older_or_equal_package_does_nothing(library_file: Path, package: ChangedPackage) -> None:
    package.tables["facilities"].pop(0)
    before = libraries.dump(library_file)
    for version in ("0.9.9", "0.1", "1.0.0"):
        assert update(library_file, package.write(version)).update is None
    assert libraries.dump(library_file) == before


def test_version_numbers_are_compared_as_numbers(library_file: Path, package: ChangedPackage) -> None:
    update(library_file, package.write("1.9.0"))
    assert update(library_file, package.write("1.10.0")).update is not None
    assert update(library_file, package.write("1.9.9")).update is None


@pytest.mark.parametrize("damage", ["missing", "altered", "descriptor", "no hash", "date", "short row"])
def test_a_broken_package_is_told_and_the_library_opens(
    library_file: Path, package: ChangedPackage, tmp_path: Path, damage: str
) -> None:
    folder = package.write("1.1.0")
    csv_file, head = folder / "measures.csv", folder / "datapackage.json"
    text = head.read_text(encoding="utf-8")
    if damage == "missing":
        csv_file.unlink()
    elif damage == "altered":
        csv_file.write_bytes(csv_file.read_bytes().replace("研究".encode(), "硏究".encode(), 1))
    elif damage == "descriptor":
        head.write_text(text[: len(text) // 2], encoding="utf-8")
    elif damage == "no hash":
        head.write_text(text.replace('"hash"', '"hush"'), encoding="utf-8")
    elif damage == "date":
        head.write_text(text.replace('"created": "', '"created": "x'), encoding="utf-8")
    else:
        head.write_text(text.replace('"rowCount"', '"rows"'), encoding="utf-8")
    opening = update(library_file, folder)
    assert opening.update is None
    assert any("収録データ" in notice.ja for notice in opening.notices)
    with pytest.raises(UserError):
        open_library(tmp_path / "new.rpn", folder)
    assert not (tmp_path / "new.rpn").exists()


def test_a_cell_keeps_its_line_breaks_and_rare_separators(tmp_path: Path, package: ChangedPackage) -> None:
    odd = "一行目\n二行目\u2028三行目\x0b四行目\x85五"
    package.tables["measures"][0]["summary_ja"] = odd
    path = tmp_path / "odd.rpn"
    update(path, package.write("1.1.0"))
    with closing(sqlite3.connect(path)) as connection:
        code = package.tables["measures"][0]["code"]
        assert connection.execute("SELECT summary_ja FROM measures WHERE code = ?", (code,)).fetchone() == (odd,)


def test_the_bundled_package_is_what_the_library_says(library_file: Path) -> None:
    library = libraries.opened(library_file, FACTS)
    try:
        info = library_info(library)
    finally:
        library.close()
    assert info.rows["measures"] == len(table("measures"))
    assert sum(info.rows.values()) == 5163
    assert "資料版 1.0.0" in info.data_version.ja
