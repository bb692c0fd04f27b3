"""Every real file that any format reads: once, twice, in halves, and damaged."""

from __future__ import annotations

import contextlib
import re
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from beancount import loader
from hypothesis import HealthCheck
from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st

from kasboek import reading
from kasboek.importers import formats
from kasboek.importers.balances.proof import Proved
from kasboek.importers.balances.proof import prove
from kasboek.importers.booking.checks import repeats
from kasboek.importers.booking.intake import Intake
from kasboek.importers.booking.shelf import Shelf
from kasboek.importers.booking.whose import is_number
from kasboek.importers.booking.whose import is_provider
from kasboek.importers.files.opened import opened
from kasboek.importers.statement import StatementFile
from kasboek.importers.statement import Unreadable
from kasboek.words import say
from kasboek.writing.files import commit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kasboek.importers.booking.outcome import Taken
    from kasboek.importers.statement import Statement

SAMPLES = Path(__file__).resolve().parents[3] / "shared" / "samples"
FILES = sorted(
    path
    for path in SAMPLES.rglob("*")
    if path.is_file() and path.name != "SOURCES.md" and "LICENSES" not in path.parts
)
NAMES = [path.relative_to(SAMPLES).as_posix() for path in FILES]
HEAD = """\
option "operating_currency" "EUR"
plugin "kasboek.plugins.books"
1990-01-01 open Assets:Transfer
  class: "transfer"
1990-01-01 open Equity:Suspense
  class: "suspense"
1990-01-01 open Equity:Opening-Balances
  class: "equity"
1990-01-01 open Assets:VAT
  class: "vat"
"""
TABLES = [path for path in FILES if path.parent.name.endswith(("-csv", "-tab"))]
every_file = pytest.mark.parametrize("path", FILES, ids=NAMES)


def read(path: Path) -> StatementFile:
    try:
        found = formats.read(path)
    except Unreadable as refused:
        pytest.skip(say(refused.saying, "en")[:80])
    if not isinstance(found, StatementFile):
        pytest.skip("papers, which have tests of their own")
    return found


def ledger(statements: tuple[Statement, ...]) -> str:
    """A ledger with an account for each statement: by IBAN, else by name."""
    lines = [HEAD]
    for number, (account, currency) in enumerate(
        dict.fromkeys((each.account, each.currency) for each in statements)
    ):
        ours = [each for each in statements if (each.account, each.currency) == (account, currency)]
        units = {currency, *(line.currency or currency for each in ours for line in each.lines)}
        iban = re.fullmatch(r"[A-Z]{2}\d{2}[A-Z0-9]{4,30}", account)
        name = f"Assets:A{number}" + ("" if iban else f":{_named(account)}")
        kind = "clearing" if any(map(is_provider, ours)) else "cash"
        lines.append(f"1990-01-01 open {name} {','.join(sorted(units))}\n")
        lines.append(f'  iban: "{account}"\n' if iban else "")
        lines.append(f'  class: "{kind}"\n')
    return "".join(lines)


def _named(account: str) -> str:
    if is_number(account):
        return re.sub(r"\W", "", account) or "Empty"
    return ":".join(word.title() for word in re.findall(r"[^\W_]+", account))


def take(home: Path, *paths: Path) -> list[Taken]:
    shelf, book = Shelf(home / "main.beancount"), reading.load(home / "main.beancount")
    taken = Intake(book, accept_broken=True).book_files([opened(path) for path in paths])
    assert [say(told, "en") for each in taken for told in each.problems] == []
    commit(home, shelf.changes(book, taken))
    return taken


def totals(home: Path) -> dict[tuple[str, str], Decimal]:
    """What each account moved by statements, in a ledger without errors but failing balances."""
    _, errors, _ = loader.load_file(str(home / "main.beancount"))
    assert [e for e in errors if not e.message.startswith("Balance failed")] == []
    book = reading.load(home / "main.beancount")
    found: dict[tuple[str, str], Decimal] = {}
    for name, column in book.columns.items():
        if not name.startswith("Assets:A"):
            continue
        for entry, unit, number in zip(
            column.entries, column.currencies, column.numbers, strict=True
        ):
            if not book.entries[entry].narration.startswith("Opening balance, from the bank"):
                found[name, unit] = found.get((name, unit), Decimal()) + number
    return {key: number for key, number in found.items() if number}


@every_file
def test_twice_adds_nothing(path: Path, tmp_path: Path) -> None:
    found = read(path)
    (tmp_path / "main.beancount").write_text(ledger(found.statements), "utf-8")
    (taken,) = take(tmp_path, path)
    assert [(one.known, one.account is None) for one in taken.statements] == [
        (len(each.lines) if repeats(each, found.statements[:place]) else 0, False)
        for place, each in enumerate(found.statements)
    ]
    books = {p: p.read_bytes() for p in sorted((tmp_path / "books").rglob("*.beancount"))}
    before = totals(tmp_path)
    (again,) = take(tmp_path, path)
    assert again.new == 0
    assert {p: p.read_bytes() for p in sorted((tmp_path / "books").rglob("*.beancount"))} == books
    assert totals(tmp_path) == before


@every_file
def test_the_balances_hold(path: Path, tmp_path: Path) -> None:
    """Of a file that adds up the ledger checks clean, also where it leaves gaps."""
    found = read(path)
    if any(prove(each).result is Proved.BROKEN for each in found.statements):
        pytest.skip("its balances do not add up, as SOURCES.md says")
    (tmp_path / "main.beancount").write_text(ledger(found.statements), "utf-8")
    take(tmp_path, path)
    _, errors, _ = loader.load_file(str(tmp_path / "main.beancount"))
    assert errors == []


@pytest.mark.parametrize("order", ["first", "last", "overlapping"])
@pytest.mark.parametrize("path", TABLES, ids=[path.name for path in TABLES])
def test_halves_are_the_whole(path: Path, tmp_path: Path, order: str) -> None:
    """The rows of a table below its header, cut in the middle."""
    found = read(path)
    whole = tmp_path / "whole"
    halves = tmp_path / "halves"
    for folder in (whole, halves):
        folder.mkdir()
        (folder / "main.beancount").write_text(ledger(found.statements), "utf-8")
    take(whole, path)
    head = min(line.row for each in found.statements for line in each.lines) - 1
    parts = list(cut(path, head, overlap=3 if order == "overlapping" else 0))
    for number, data in enumerate(reversed(parts) if order == "last" else parts):
        part = tmp_path / f"{number}{path.suffix}"
        part.write_bytes(data)
        try:
            formats.read(part)
        except Unreadable as refused:
            pytest.skip(f"half of it is no file: {say(refused.saying)}"[:80])
        take(halves, part)
    assert totals(halves) == totals(whole)


def cut(path: Path, head: int, overlap: int) -> Iterator[bytes]:
    lines = path.read_bytes().splitlines(keepends=True)
    rows = lines[head:]
    middle = len(rows) // 2
    if middle < 1 or any(row.count(b'"') % 2 for row in rows):
        pytest.skip("too few rows, or cells of several lines")
    yield b"".join((*lines[:head], *rows[: middle + overlap]))
    yield b"".join((*lines[:head], *rows[middle:]))


@every_file
@settings(
    max_examples=5, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(data=st.data())
def test_damage_is_told_and_never_crashes(path: Path, data: st.DataObject) -> None:
    content = path.read_bytes()[:20_000]
    for _ in range(data.draw(st.integers(1, 3))):
        at = data.draw(st.integers(0, len(content)))
        damage = data.draw(
            st.one_of(
                st.binary(max_size=4),
                st.sampled_from([b"\x00", b'"', b";", b",", b"\n", b"<", b"{", b"-", b"9" * 40]),
                st.sampled_from([b"NaN", b"Infinity", b"1e999999", b"\xff\xfe", b"x" * 1_000_000]),
            )
        )
        gone = data.draw(st.integers(0, 6))
        content = content[:at] + damage + content[at + gone :]
    with contextlib.suppress(Unreadable):
        formats.parse(content)
