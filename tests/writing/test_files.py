"""All of a change or nothing of it, also when the process is killed at any step."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from kasboek.words import say
from kasboek.writing.files import PENDING
from kasboek.writing.files import Put
from kasboek.writing.files import Refused
from kasboek.writing.files import Remove
from kasboek.writing.files import commit
from kasboek.writing.files import locked
from kasboek.writing.files import recover

if TYPE_CHECKING:
    from pathlib import Path

KILLED = """
import os, signal, sys
from pathlib import Path
from kasboek.writing import files
stop, count = int(sys.argv[1]), 0

def killing(real):
    def call(*args, **kwargs):
        global count
        count += 1
        if count == stop:
            os.kill(os.getpid(), signal.SIGKILL)
        return real(*args, **kwargs)
    return call

for name in ("replace", "unlink", "mkdir", "open"):
    setattr(Path, name, killing(getattr(Path, name)))
os.fsync = killing(os.fsync)
root = Path(sys.argv[2])
with files.locked(root):
    files.commit(root, [
        files.Put(root / "books" / "a", b"new a", None),
        files.Put(root / "b", b"new b", b"old b"),
        files.Remove(root / "inbox", b"source"),
    ])
print("done")
"""


def state(root: Path) -> dict[str, bytes]:
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in sorted(root.rglob("*"))
        if path.is_file()
    }


OLD = {"b": b"old b", "inbox": b"source"}
NEW = {"b": b"new b", "books/a": b"new a"}


def test_a_kill_at_every_step_leaves_old_or_new_after_the_next_lock(tmp_path: Path) -> None:
    outcomes = []
    for step in range(1, 100):
        root = tmp_path / str(step)
        root.mkdir()
        for name, content in OLD.items():
            (root / name).write_bytes(content)
        done = subprocess.run(
            [sys.executable, "-c", KILLED, str(step), str(root)], capture_output=True, check=False
        )
        with locked(root):
            pass
        found = state(root)
        assert found in (OLD, NEW)
        assert not (root / PENDING).exists()
        outcomes.append(found == NEW)
        if done.stdout == b"done\n":
            break
        assert done.returncode == -signal.SIGKILL
    assert len(outcomes) > 15  # every write, rename and flush was hit
    assert outcomes == sorted(outcomes)  # old until the journal stands, new from then on
    assert not outcomes[0]
    assert outcomes[-1]


def test_a_changed_file_is_refused_and_nothing_is_written(tmp_path: Path) -> None:
    (tmp_path / "b").write_bytes(b"edited")
    changes = [Put(tmp_path / "a", b"x", None), Put(tmp_path / "b", b"y", b"old")]
    with locked(tmp_path), pytest.raises(Refused) as caught:
        commit(tmp_path, changes)
    assert say(caught.value.saying) == (
        "b changed since it was read; nothing was written; save it in your editor and try again"
    )
    assert state(tmp_path) == {"b": b"edited"}


def test_a_removed_file_is_refused_too(tmp_path: Path) -> None:
    with locked(tmp_path), pytest.raises(Refused):
        commit(tmp_path, [Remove(tmp_path / "gone", b"x")])


def test_the_lock_is_for_one(tmp_path: Path) -> None:
    with locked(tmp_path), pytest.raises(Refused) as caught, locked(tmp_path):
        pass
    assert say(caught.value.saying) == (
        f"another kasboek command is writing to {tmp_path}; wait until it is done and try again"
    )
    with locked(tmp_path):
        pass


def test_what_cannot_be_completed_says_so_and_keeps_both(tmp_path: Path) -> None:
    for name, content in OLD.items():
        (tmp_path / name).write_bytes(content)
    # the second flush after the journal: the first file is in place, the second is not
    subprocess.run(
        [sys.executable, "-c", KILLED, "14", str(tmp_path)], capture_output=True, check=False
    )
    if not (tmp_path / PENDING / "journal.json").exists():
        pytest.skip("the journal stands a step later on this system")
    (tmp_path / "b").write_bytes(b"edited meanwhile")
    with pytest.raises(Refused) as caught:
        recover(tmp_path)
    assert say(caught.value.saying) == (
        "an interrupted change cannot be completed, because b was edited since; its new text is in "
        ".kasboek-pending: take over what you need, remove that folder and try again"
    )
    assert (tmp_path / "b").read_bytes() == b"edited meanwhile"
    assert (tmp_path / PENDING / "1").read_bytes() == b"new b"


def test_the_mode_of_a_file_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "b"
    path.write_bytes(b"old")
    path.chmod(0o640)
    with locked(tmp_path):
        commit(tmp_path, [Put(path, b"new", b"old")])
    assert path.stat().st_mode & 0o777 == 0o640
    assert [each.name for each in tmp_path.iterdir()] == ["b"]


def test_a_read_only_file_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "b"
    path.write_bytes(b"old")
    path.chmod(0o444)
    with locked(tmp_path), pytest.raises(Refused) as caught:
        commit(tmp_path, [Put(tmp_path / "a", b"new", None), Put(path, b"new", b"old")])
    assert say(caught.value.saying) == (
        "b is read-only, so nothing was written; make it writable and try again"
    )
    assert [(each.name, each.read_bytes()) for each in tmp_path.iterdir()] == [("b", b"old")]


def test_a_read_only_file_can_be_archived(tmp_path: Path) -> None:
    path = tmp_path / "b"
    path.write_bytes(b"old")
    path.chmod(0o444)
    with locked(tmp_path):
        commit(tmp_path, [Remove(path, b"old")])
    assert not path.exists()


FULL = """
import resource, signal, sys
from pathlib import Path
from kasboek.words import say
from kasboek.writing import files
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (100, 100))
root = Path(sys.argv[1])
try:
    with files.locked(root):
        files.commit(root, [
            files.Put(root / "a", b"small", None),
            files.Put(root / "b", b"b" * 101, b"old"),
        ])
except files.Refused as refused:
    print(say(refused.saying, "en"))
"""


def test_a_full_disk_leaves_everything_as_it_was(tmp_path: Path) -> None:
    (tmp_path / "b").write_bytes(b"old")
    done = subprocess.run(
        [sys.executable, "-c", FULL, str(tmp_path)], capture_output=True, text=True, check=True
    )
    assert done.stdout == (
        f"nothing was written to {tmp_path}: File too large; make room or give the rights that are "
        "missing, and try again\n"
    )
    assert [(each.name, each.read_bytes()) for each in tmp_path.iterdir()] == [("b", b"old")]


@pytest.mark.skipif(os.geteuid() == 0, reason="who may do everything is refused nothing")
def test_a_folder_that_may_not_be_written_to(tmp_path: Path) -> None:
    (tmp_path / "documents").mkdir()
    (tmp_path / "documents").chmod(0o555)
    below = tmp_path / "documents/ING/a.csv"
    with locked(tmp_path), pytest.raises(Refused) as caught:
        commit(tmp_path, [Put(tmp_path / "b", b"new", None), Put(below, b"new", None)])
    assert say(caught.value.saying) == (
        f"the folder {tmp_path / 'documents'} may not be written to, so nothing was written; make "
        "it writable and try again"
    )
    assert [each.name for each in tmp_path.iterdir()] == ["documents"]
