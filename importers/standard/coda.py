"""CODA, the coded statement of Belgian banks: records of 128 characters, read by febelfin-coda.

A movement with detail number 0000 is what the bank booked; those with other numbers say what it
is made of, and are never added. A trailer that does not agree with the records is told where the
balances follow; where they do not, they already tell that movements are missing.
"""

from __future__ import annotations

import re
from collections import defaultdict
from decimal import Decimal
from typing import TYPE_CHECKING

import coda

from kasboek.core.saying import saying
from kasboek.importers.balances.proof import Proved
from kasboek.importers.balances.proof import prove
from kasboek.importers.files.fields import clean
from kasboek.importers.standard.coda_records import Records
from kasboek.importers.statement import Balance
from kasboek.importers.statement import BankLine
from kasboek.importers.statement import Detail
from kasboek.importers.statement import Statement
from kasboek.importers.statement import StatementFile
from kasboek.importers.statement import Unreadable
from kasboek.importers.statement import account_number

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from kasboek.importers.standard.coda_records import Found
    from kasboek.importers.standard.coda_records import Information
    from kasboek.importers.standard.coda_records import Move
    from kasboek.importers.standard.coda_records import Trailer

NAME = "coda"
TITLE = "CODA"
MAX_MORE = 20
"""Records of information of one movement that are told."""

_HEADER = re.compile(r"00000[0-9]{6}[0-9]{3}05").match
_STRUCTURED = {"101", "102", "103"}
_CENT = Decimal("0.01")
_WRONG = (AttributeError, ArithmeticError, LookupError, TypeError, ValueError)
"""What the library raises where a record is none; where totals differ it is `AssertionError`."""


def identify(text: str) -> bool:
    """Return whether the first record is a header of application 05, and an old balance follows."""
    first, _, rest = text[:400].lstrip("\r\n").partition("\n")
    return bool(_HEADER(first)) and rest.lstrip("\r\n").startswith("1")


def read(text: str) -> StatementFile:
    """Read the file; a record that is none, or an account that differs, stop it with the line."""
    records = Records(text)
    try:
        found = coda.CODA(records)
    except Unreadable:
        raise
    except AssertionError:
        raise Unreadable(saying("standard.coda-totals", line=records.line)) from None
    except _WRONG:
        raise Unreadable(saying("standard.coda-record", line=records.line)) from None
    if records.kind != "9":
        raise Unreadable(saying("standard.coda-ends", line=records.line))
    try:
        statements = tuple(map(_statement, found.statements, records.rows))
    except _WRONG:
        raise Unreadable(saying("standard.coda-record", line=1)) from None
    trailed = zip(statements, records.trailers, strict=False)
    notices = tuple(
        saying("standard.coda-trailer", line=trailer.line)
        for statement, trailer in trailed
        if not _agrees(statement, trailer)
    )
    return StatementFile(NAME, statements, notices=notices)


def _statement(found: Found, rows: list[int]) -> Statement:
    moves: list[Move] = []
    for move in found.moves:
        if move.detail_sequence == "0000":
            moves.append(move)
        else:  # a detail whose code does not say so; without a movement before it it is none
            moves[-1].moves.append(move)
    if len(moves) != len(rows):
        raise ValueError
    more: defaultdict[tuple[str, str], list[Information]] = defaultdict(list)
    for each in (one for some in found.informations.values() for one in some):
        more[each.bank_reference, each.sequence].append(each)
    lines = [
        _line(move, more[move.bank_reference, move.sequence][:MAX_MORE], row)
        for move, row in zip(moves, rows, strict=True)
    ]
    return Statement(
        account_number(found.account),
        found.account_currency,
        tuple(sorted(lines, key=lambda line: line.date)),
        Balance(_cents(found.old_balance), found.old_balance_date),
        Balance(*_after(found)),
    )


def _after(found: Found) -> tuple[Decimal, dt.date]:
    """Return the new balance; a statement without movements may have none but the old one."""
    if found.new_balance is None:
        return _cents(found.old_balance), found.old_balance_date
    return _cents(found.new_balance), found.new_balance_date or found.old_balance_date


def _agrees(statement: Statement, trailer: Trailer) -> bool:
    """Return whether a statement agrees with its trailer, or its balances already tell."""
    amounts = [line.amount * 1000 for line in statement.lines]
    into = sum(amount for amount in amounts if amount > 0)
    out = -sum(amount for amount in amounts if amount < 0)
    differs = bool(trailer.missing) or (out, into) != (trailer.out, trailer.into)
    return not (differs and prove(statement).result is Proved.PROVED)


def _line(move: Move, more: Sequence[Information], row: int) -> BankLine:
    reference = move.bank_reference.strip()
    details = tuple(map(_detail, move.moves))
    return BankLine(
        move.entry_date,
        _cents(move.amount),
        clean(move.counterparty_name or _named(more)),
        _account(move),
        clean(" ".join([_communication(move), *_free(more)])),
        row,
        None,
        f"coda {reference}" if reference.strip("0") else None,
        move.value_date,
        move.transaction_code,
        details if len(details) > 1 and _whole(details, move.amount) else (),
    )


def _detail(move: Move) -> Detail:
    name, text = clean(move.counterparty_name or ""), clean(_communication(move))
    return Detail(name, _account(move), text, _cents(move.amount))


def _account(move: Move) -> str:
    """Return the counterparty's account: 34 characters, the currency behind it."""
    number = (move.counterparty_account or "")[:34].split()
    return account_number(number[0]) if number and number[0].strip("0") else ""


def _whole(details: Sequence[Detail], amount: Decimal) -> bool:
    return sum((each.amount or Decimal() for each in details), Decimal()) == amount


def _communication(move: Move) -> str:
    """Return what the payment is for; a structured communication as it is printed."""
    told = move.communication or ""
    if move.communication_type in _STRUCTURED and told.isdigit() and len(told) == 12:
        return f"+++{told[:3]}/{told[3:7]}/{told[7:]}+++"
    return str(told) or str(move._communication)[4:]  # noqa: SLF001 # it reads not every type


def _named(more: Sequence[Information]) -> str:
    return next((each.name for each in more if each.communication_type == "001"), "")


def _free(more: Sequence[Information]) -> list[str]:
    """Return the information that is text."""
    return [
        each._communication[1:]  # noqa: SLF001 # the library offers structured ones only
        for each in more
        if each.communication_type is None
    ]


def _cents(amount: Decimal) -> Decimal:
    """Return an amount, which has three decimals in the file, with two where that is exact."""
    rounded = amount.quantize(_CENT)
    return rounded if rounded == amount else amount
