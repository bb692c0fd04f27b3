"""`kasboek` as it is typed, on a ledger of the test's own."""

from __future__ import annotations

import os
import pty
import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING
from typing import Protocol

from click.testing import CliRunner

from kasboek.cli.main import cli

if TYPE_CHECKING:
    from click.testing import Result

ANSI = re.compile(r"\x1b\[[0-9;]*m")


class Run(Protocol):
    """Runs a command, or all of them where each test names its own."""

    def __call__(self, ledger: Path, /, *arguments: str, language: str = "en") -> Result:
        """Run it on a ledger, without the load cache."""


def runs(*command: str) -> Run:
    """Return what runs `kasboek`, or one command of it."""

    def run(ledger: Path, /, *arguments: str, language: str = "en") -> Result:
        given = ["--lang", language, "--ledger", str(ledger), "--no-cache", *command, *arguments]
        return CliRunner().invoke(cli, given)

    return run


def in_terminal(ledger: Path, columns: int, *arguments: str) -> str:
    """Return what a terminal of this width shows."""
    script = Path(sys.executable).parent / "kasboek"
    command = [str(script), "--lang", "en", "--ledger", str(ledger), "--no-cache", *arguments]
    parent, child = pty.openpty()
    done = subprocess.Popen(
        command, stdout=child, env={**os.environ, "COLUMNS": str(columns), "NO_COLOR": "1"}
    )
    os.close(child)
    shown = b""
    try:
        while part := os.read(parent, 65536):
            shown += part
    except OSError:  # a terminal whose other end is closed
        pass
    os.close(parent)
    assert done.wait() == 0
    return ANSI.sub("", shown.decode()).replace("\r\n", "\n")
