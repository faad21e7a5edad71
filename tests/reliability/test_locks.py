"""R-18: nothing we do beside an open library drops its locks; POSIX forgets them when any handle of the file closes."""

import subprocess
import sys
from pathlib import Path

import pytest

from navigator.db.library import Library
from navigator.domain.errors import UserError
from navigator.domain.safety import BackupReason
from navigator.services.restoring import RestoreService, restore_library
from navigator.services.safety import SafetyService, offered_backups

pytestmark = pytest.mark.reliability

TRY = """
import sqlite3, sys
connection = sqlite3.connect(sys.argv[1], timeout=0, isolation_level=None)
try:
    connection.execute("BEGIN IMMEDIATE")
except sqlite3.OperationalError as error:
    sys.exit(5 if error.sqlite_errorcode == sqlite3.SQLITE_BUSY else 1)
"""


def is_locked(path: Path) -> bool:
    done = subprocess.run([sys.executable, "-c", TRY, str(path)], check=False, timeout=60)
    assert done.returncode in (0, 5)
    return done.returncode == 5


def test_another_process_never_gets_the_lock_we_hold(own_library: Library) -> None:
    safety, restoring = SafetyService(own_library), RestoreService(own_library)
    kept = safety.backup(BackupReason.MANUAL)
    assert not is_locked(own_library.path)
    acts = {
        "nothing": lambda: None,
        "list": safety.backups,
        "verify": lambda: safety.verify(kept.path),
        "state": safety.state,
        "offer": lambda: offered_backups(own_library.path, "ja"),
        "compare": lambda: restoring.plan(kept.path),
        "check": safety.check,
        "copy": lambda: safety.copy_to(own_library.path.with_name("copy.rpn")),
        "backup": lambda: safety.backup(BackupReason.MANUAL),
    }
    with own_library.writing() as connection:
        connection.exec_driver_sql("UPDATE library_info SET value = value WHERE key = 'package_name'")
        for name, act in acts.items():
            act()
            assert is_locked(own_library.path), name
    assert not is_locked(own_library.path)


def test_the_library_itself_is_no_backup_of_itself(own_library: Library) -> None:
    with pytest.raises(UserError, match="ライブラリそのもの"):
        RestoreService(own_library).plan(own_library.path)
    with pytest.raises(UserError, match="ライブラリそのもの"):
        restore_library(own_library.path, own_library.path)
