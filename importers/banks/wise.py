"""Wise's transaction history: every currency in one table, without balances.

A row says what left one balance (source) and what reached another (target); money out also costs
its fee, which stands apart. What Wise converts between one's own balances is two lines.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kasboek.core.saying import saying
from kasboek.importers.banks import layouts
from kasboek.importers.banks.chain import ordered
from kasboek.importers.banks.rows import Rows
from kasboek.importers.banks.rows import chosen
from kasboek.importers.files.table import Block
from kasboek.importers.statement import Statement
from kasboek.importers.statement import StatementFile
from kasboek.importers.statement import Unreadable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kasboek.importers.statement import BankLine

NAME = "wise-history"
TITLE = "Wise transaction history CSV"
_LEAVES, _REACHES = frozenset({"OUT", "NEUTRAL"}), frozenset({"IN", "NEUTRAL"})


def identify(text: str) -> bool:
    """Return whether this is a transaction history, in English or German."""
    return layouts.layout_of(text, NAME) is not None


def read(text: str) -> StatementFile:
    """Read the file into a statement per currency; a row that cannot be read stops it."""
    layout = layouts.layout_of(text, NAME)
    if layout is None:
        raise Unreadable(saying("importers.unknown-near", near=TITLE))
    table, _ = layouts.table_of(text, layout)
    rows = Rows(layout)
    by_currency: dict[str, list[BankLine]] = {}
    for block in table.blocks():
        for side in _sides(rows.kept(block)):
            for (_, currency), line in zip(rows.owners(side), rows.lines(side), strict=True):
                by_currency.setdefault(currency, []).append(line)
    statements = [
        Statement(layout.own, currency, tuple(ordered(_by_row(lines), newest_first=True)))
        for currency, lines in sorted(by_currency.items())
    ]
    return StatementFile(NAME, tuple(statements), tuple(sorted(rows.skipped.items())))


def _by_row(lines: list[BankLine]) -> list[BankLine]:
    return sorted(lines, key=lambda line: line.row)


def _sides(block: Block) -> Iterator[Block]:
    """Give what left a balance and what reached one, as blocks that are read as any other."""
    directions = [cell.strip().upper() for cell in block.columns["direction"]]
    for number, direction in zip(block.numbers, directions, strict=True):
        if direction not in _LEAVES | _REACHES:
            words = ", ".join(sorted(_LEAVES | _REACHES))
            told = saying("importers.bad-sign", line=number, text=direction, expected=words)
            raise Unreadable(told)
    names = ("key", "date", "value_date", "payer", "payee", "text", "text2")
    same = {name: block.columns[name] for name in names if name in block.columns}
    out = [_paid(amount) for amount in block.columns["out"]]
    left = {**same, "amount": out, "currency": block.columns["out_currency"]}
    if "fee" in block.columns:
        left["fee"] = block.columns["fee"]
        left["fee_currency"] = block.columns.get("fee_currency", block.columns["out_currency"])
    reached = {
        **same,
        "amount": block.columns["in"],
        "currency": block.columns["in_currency"],
    }
    yield chosen(Block(block.numbers, left), [each in _LEAVES for each in directions])
    yield chosen(Block(block.numbers, reached), [each in _REACHES for each in directions])


def _paid(amount: str) -> str:
    return f"-{amount.strip()}"
