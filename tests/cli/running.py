"""`kasboek` as it is typed, on a ledger of the test's own."""

from __future__ import annotations

from typing import TYPE_CHECKING
from typing import Protocol

from click.testing import CliRunner

from kasboek.cli.main import cli

if TYPE_CHECKING:
    from pathlib import Path

    from click.testing import Result


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
