"""A ledger in a folder with an inbox, and `kasboek import` over it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING
from typing import Any

import pytest
from beancount import loader
from click.testing import CliRunner

from kasboek import reading
from kasboek.cli.main import cli

if TYPE_CHECKING:
    from pathlib import Path

    from beancount.core import data

    from kasboek.core.book import Book


class Desk:
    """A ledger and its inbox."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self.head = home / "main.beancount"
        self.answer: list[dict[str, Any]] = []

    def begin(self, text: str) -> None:
        (self.home / "inbox").mkdir(exist_ok=True)
        self.head.write_text(text, "utf-8")

    def take(self, *files: str | bytes, lang: str = "en") -> list[dict[str, Any]]:
        """Import files, in this order, and return what `--json` says of each."""
        for number, content in enumerate(files):
            raw = content if isinstance(content, bytes) else content.encode()
            (self.home / "inbox" / f"{number:03}.dat").write_bytes(raw)
        words = ["--ledger", str(self.head), "--lang", lang, "import", "--json"]
        result = CliRunner().invoke(cli, words)
        assert result.exit_code in {0, 1}, (result.output, result.exception)
        for left in (self.home / "inbox").iterdir():
            left.unlink()
        self.answer = json.loads(result.stdout)["files"]
        return self.answer

    @property
    def problems(self) -> list[str]:
        return [each for file in self.answer for each in file["problems"]]

    def text(self, name: str) -> str:
        return (self.home / name).read_text("utf-8")

    def texts(self) -> dict[str, str]:
        every = sorted(self.home.rglob("*.beancount"))
        return {path.relative_to(self.home).as_posix(): path.read_text("utf-8") for path in every}

    def entries(self) -> list[data.Directive]:
        """Return the ledger's entries; it must check clean."""
        entries, errors, _ = loader.load_file(str(self.head))
        assert errors == []
        return entries

    def book(self) -> Book:
        return reading.load(self.head, cache=False)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)
