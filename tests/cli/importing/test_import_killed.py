"""A kill at any moment, before a change of any file: with papers, and with archives."""

from __future__ import annotations

import io
import os
import shutil
import signal
import sys
import warnings
import zipfile
from typing import TYPE_CHECKING
from typing import Any

import pytest
from click.testing import CliRunner

from kasboek.cli.main import cli

if TYPE_CHECKING:
    from pathlib import Path

LEDGER = """\
option "operating_currency" "EUR"
plugin "kasboek.plugins.books"
2026-01-01 open Assets:Bank:ING EUR
  iban: "NL20INGB0001234567"
  class: "cash"
2026-01-01 open Assets:Receivable EUR
  class: "receivable"
2026-01-01 open Equity:Opening
  class: "equity"
2026-01-01 open Equity:Suspense
  class: "suspense"
"""
HEADER = (
    '"Datum";"Naam / Omschrijving";"Rekening";"Tegenrekening";"Code";"Af Bij";"Bedrag (EUR)";'
    '"Mutatiesoort";"Mededelingen";"Saldo na mutatie";"Tag"\n'
)
ROW = '"202610{:02}";"AH";"NL20INGB0001234567";"";"BA";"Bij";"1,00";"x";"y";"{},00";""\n'
ITEMS = "Factuurnummer;Klant;Factuurdatum;Vervaldatum;Openstaand\n7;{};01-10-2026;31-10-2026;1,00\n"
CHANGES = frozenset({"os.rename", "os.remove", "os.mkdir", "os.rmdir", "os.link", "os.truncate"})


def statement(first: int, last: int) -> bytes:
    rows = [ROW.format(day, 100 + day) for day in range(first, last + 1)]
    return (HEADER + "".join(reversed(rows))).encode()


def archive(*files: bytes) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as made:
        for number, content in enumerate(files):
            made.writestr(f"{number}.csv", content)
    return held.getvalue()


KINDS = {
    "papers": [ITEMS.format("Jansen").encode(), ITEMS.format("Bos").replace("7;", "8;").encode()],
    "zip": [archive(statement(1, 2), statement(3, 4)), archive(ITEMS.format("Bos").encode())],
}


def begin(home: Path, files: list[bytes]) -> None:
    shutil.rmtree(home, ignore_errors=True)
    (home / "inbox").mkdir(parents=True)
    (home / "main.beancount").write_text(LEDGER, "utf-8")
    for number, content in enumerate(files):
        (home / "inbox" / f"{number}.dat").write_bytes(content)


def taken(home: Path, stop: int = 0) -> int:
    """Import in a process of its own, killed before its n-th change; return how it ended."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # of forking beside threads
        child = os.fork()
    if child:
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    code, count = 1, 0

    def killing(event: str, args: tuple[Any, ...]) -> None:
        nonlocal count
        writes = event == "open" and isinstance(args[2], int) and args[2] & os.O_ACCMODE
        if (event in CHANGES or writes) and str(args[0]).startswith(str(home)):
            count += 1
            if count == stop:
                os.kill(os.getpid(), signal.SIGKILL)

    try:
        sys.addaudithook(killing)
        words = ["--ledger", str(home / "main.beancount"), "import"]
        code = CliRunner().invoke(cli, words).exit_code
    finally:
        os._exit(code)


def files(home: Path) -> dict[str, bytes]:
    """Return all that a user sees; caches and what a command leaves for the next are hidden."""
    return {
        path.relative_to(home).as_posix(): path.read_bytes()
        for path in sorted(home.rglob("*"))
        if path.is_file() and not any(part.startswith(".") for part in path.relative_to(home).parts)
    }


@pytest.mark.parametrize("kind", KINDS)
def test_a_kill_at_any_change_loses_and_doubles_nothing(tmp_path: Path, kind: str) -> None:
    home = tmp_path / "books"
    begin(home, KINDS[kind])
    assert taken(home) == 0
    whole = files(home)
    assert not any(name.startswith("inbox/") for name in whole)
    killed = 0
    for step in range(3, 100, 7):  # there are about thirty changes
        begin(home, KINDS[kind])
        if taken(home, step) != -signal.SIGKILL:
            break
        assert taken(home) == 0
        assert files(home) == whole, step
        killed += 1
    assert killed >= 3
