"""The ledger's history, through the git that the user has."""

from __future__ import annotations

import io
import subprocess
import tarfile
from pathlib import Path


def commit(folder: Path, revision: str = "HEAD") -> str | None:
    """Return the commit that a revision names; `None` where there is no git or no such commit."""
    name = f"{revision}^{{commit}}"
    found = _git(folder, "rev-parse", "--verify", "--quiet", "--end-of-options", name)
    return found.decode().strip() if found else None


def unpack(ledger: Path, revision: str, into: Path) -> Path | None:
    """Write the files of a revision below a folder; return where the ledger is there.

    `None` where there is no such revision, or the ledger file did not exist in it.
    """
    folder = ledger.resolve().parent
    top = _git(folder, "rev-parse", "--show-toplevel")
    name = commit(folder, revision)
    if top is None or name is None:
        return None
    root = Path(top.decode().rstrip("\n"))
    packed = _git(root, "archive", "--format=tar", name)
    if packed is None:
        return None
    # errorlevel 0: a link that points outside is left out
    with tarfile.open(fileobj=io.BytesIO(packed), errorlevel=0) as files:
        files.extractall(into, filter="data")
    there = into / ledger.resolve().relative_to(root.resolve())
    return there if there.is_file() else None


def email(folder: Path) -> str | None:
    """Return the address that git signs commits in this folder with; `None` where it knows none."""
    found = _git(folder, "config", "user.email")
    return (found.decode("utf-8", "replace").strip() or None) if found else None


def _git(folder: Path, *arguments: str) -> bytes | None:
    try:
        done = subprocess.run(  # noqa: S603 # fixed words; a revision comes after --end-of-options
            ("git", "-C", str(folder), *arguments),  # noqa: S607 # the user's own git
            capture_output=True,
            check=True,
        )
    except (OSError, subprocess.CalledProcessError):
        return None
    return done.stdout
