"""The one way files change: all of a change or nothing of it, also when killed in the middle.

A change is first written whole into a folder beside the ledger, with a journal that says what goes
where; then each file is renamed into place. A kill before the journal stands leaves everything old;
a kill after it is completed by the next command that takes the lock.
"""

from __future__ import annotations

import fcntl
import hashlib
import json
import os
import shutil
import stat
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from kasboek.core.saying import Saying
from kasboek.core.saying import saying

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Sequence

PENDING = ".kasboek-pending"
_JOURNAL = "journal.json"


class Refused(Exception):  # noqa: N818 # it says what happened, as the exit code does
    """A change that was refused for safety; `saying` says why and what to do."""

    def __init__(self, what: Saying) -> None:
        """Keep the sentence."""
        super().__init__(what.key)
        self.saying = what


@dataclass(frozen=True, slots=True)
class Put:
    """Write `after` to `path`, which held `before` when it was read (`None`: did not exist)."""

    path: Path
    after: bytes
    before: bytes | None


@dataclass(frozen=True, slots=True)
class Remove:
    """Remove `path`, which held `before` when it was read."""

    path: Path
    before: bytes


@contextmanager
def locked(root: Path) -> Iterator[None]:
    """Hold the ledger's lock, and first complete what a killed command left.

    Raises:
        Refused: another command holds it, or what was left can no longer be completed.
    """
    handle = os.open(root, os.O_RDONLY)
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise Refused(saying("writing.locked", folder=str(root))) from None
        recover(root)
        yield
    finally:
        os.close(handle)


def commit(root: Path, changes: Sequence[Put | Remove]) -> None:
    """Make all changes, in their order; call it with the lock held.

    Raises:
        Refused: a file changed since it was read, or is marked as read-only, as a year that is
            closed may be; a folder may not be written to; the disk is full. Then nothing is
            written.
    """
    for change in changes:
        if _contents(change.path) != change.before:
            raise Refused(saying("writing.changed", path=_shown(root, change.path)))
        if isinstance(change, Put) and change.before is not None and _read_only(change.path):
            raise Refused(saying("writing.read-only", path=_shown(root, change.path)))
        if not os.access(folder := _there(change.path.resolve().parent), os.W_OK | os.X_OK):
            raise Refused(saying("writing.no-folder", path=str(folder)))
    if not changes:
        return
    pending = root / PENDING
    try:
        steps = _prepared(pending, changes)
    except OSError as error:
        _clear(pending)
        why = error.strerror or type(error).__name__
        raise Refused(saying("writing.failed", folder=str(root), why=why)) from None
    _complete(root, pending, steps)


def _prepared(pending: Path, changes: Sequence[Put | Remove]) -> list[dict[str, str | None]]:
    """Write all that is new, then the journal that says where it goes."""
    _clear(pending)
    pending.mkdir()
    steps = [_staged(pending, number, change) for number, change in enumerate(changes)]
    _write(pending / f"{_JOURNAL}.new", json.dumps(steps).encode())
    (pending / f"{_JOURNAL}.new").replace(pending / _JOURNAL)
    _flush_folder(pending)
    return steps


def recover(root: Path) -> bool:
    """Complete a change that a kill interrupted, or drop one whose journal never stood."""
    pending = root / PENDING
    if not pending.is_dir():
        return False
    journal = pending / _JOURNAL
    if not journal.is_file():
        _clear(pending)
        return False
    _complete(root, pending, json.loads(journal.read_text("utf-8")))
    return True


def _staged(pending: Path, number: int, change: Put | Remove) -> dict[str, str | None]:
    step = {"path": str(change.path.resolve()), "before": _digest(change.before)}
    if isinstance(change, Put):
        staged = pending / str(number)
        _write(staged, change.after)
        if change.before is not None:
            shutil.copymode(change.path, staged)
        step |= {"staged": staged.name, "after": _digest(change.after)}
    return step


def _complete(root: Path, pending: Path, steps: list[dict[str, str | None]]) -> None:
    for step in steps:
        path = Path(str(step["path"]))
        found = _digest(_contents(path))
        staged = pending / str(step["staged"]) if "staged" in step else None
        if found == step.get("after"):
            continue
        if found != step["before"]:
            shown = _shown(root, path)
            raise Refused(saying("writing.cannot-complete", path=shown, folder=PENDING))
        if staged is None:
            path.unlink()
        else:
            path.parent.mkdir(parents=True, exist_ok=True)
            staged.replace(path)
        _flush_folder(path.parent)
    _clear(pending)


def _clear(pending: Path) -> None:
    """Take the journal away first: without it, what is left of the folder means nothing."""
    (pending / _JOURNAL).unlink(missing_ok=True)
    if pending.exists():
        shutil.rmtree(pending)


def _write(path: Path, data: bytes) -> None:
    with path.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _flush_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _contents(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None


def _there(folder: Path) -> Path:
    """Return the folder, or the nearest above it that is there."""
    return next(each for each in (folder, *folder.parents) if each.exists())


def _read_only(path: Path) -> bool:
    """Say whether nobody may write to a file: it could be replaced all the same."""
    return not path.stat().st_mode & (stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH)


def _digest(data: bytes | None) -> str | None:
    return None if data is None else hashlib.sha256(data).hexdigest()


def _shown(root: Path, path: Path) -> str:
    resolved, base = path.resolve(), root.resolve()
    return resolved.relative_to(base).as_posix() if resolved.is_relative_to(base) else str(path)
