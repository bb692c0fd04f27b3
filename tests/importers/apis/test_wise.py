"""Wise's statement as JSON."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import TYPE_CHECKING
from typing import Any

from kasboek.importers import formats
from kasboek.importers.balances.proof import Proved
from kasboek.importers.balances.proof import prove

if TYPE_CHECKING:
    from collections.abc import Callable

    from kasboek.importers.statement import StatementFile

    Read = Callable[[object], StatementFile]


def row(kind: str, amount: float, after: float, **changed: Any) -> dict[str, Any]:  # noqa: ANN401 # any JSON
    whole = {
        "type": kind,
        "date": "2026-10-01T08:30:00.123Z",
        "amount": {"value": amount, "currency": "EUR"},
        "totalFees": {"value": 0, "currency": "EUR"},
        "details": {"type": "TRANSFER", "description": "Sent money", "paymentReference": "41"},
        "runningBalance": {"value": after, "currency": "EUR"},
        "referenceNumber": "TRANSFER-1",
    }
    return whole | changed


def test_a_statement_proves_itself(read: Read) -> None:
    merchant = {"type": "CARD", "merchant": {"name": "Kiosk"}, "description": "Card"}
    answer = {
        "accountHolder": {"type": "BUSINESS"},
        "transactions": [
            row("DEBIT", -5.25, 94.75, details=merchant, referenceNumber="CARD-2"),
            row("CREDIT", 100.00, 100.00),
        ],
        "endOfStatementBalance": {"value": 94.75, "currency": "EUR"},
    }
    (statement,) = read(answer).statements
    assert (statement.account, statement.currency) == ("wise", "EUR")
    assert [line.amount for line in statement.lines] == [100, Decimal("-5.25")]
    assert [line.reference for line in statement.lines] == ["wise TRANSFER-1", "wise CARD-2"]
    assert statement.lines[1].name == "Kiosk"
    assert statement.lines[0].text == "Sent money 41"
    assert statement.lines[0].date == dt.date(2026, 10, 1)
    assert prove(statement).result is Proved.PROVED
    broken = answer | {"endOfStatementBalance": {"value": 90, "currency": "EUR"}}
    assert prove(read(broken).statements[0]).result is Proved.BROKEN


def test_the_csv_is_of_the_same_account_with_the_same_key(read: Read) -> None:
    text = (
        '"TransferWise ID",Date,Amount,Currency,Description,"Payment Reference","Running Balance",'
        '"Exchange From","Exchange To","Exchange Rate","Payer Name","Payee Name",'
        '"Payee Account Number",Merchant,"Total fees"\n'
        "TRANSFER-1,01-10-2026,100.00,EUR,Sent money,41,100.00,,,,Jansen,,,,0.00\n"
    )
    file: Any = formats.parse(text.encode())
    (table,) = file.statements
    (statement,) = read({"transactions": [row("CREDIT", 100.00, 100.00)]}).statements
    assert (table.account, table.currency) == (statement.account, statement.currency)
    assert table.lines[0].reference == statement.lines[0].reference
    assert table.lines[0].balance == statement.lines[0].balance


def test_the_noise_of_a_float_is_left_out(read: Read) -> None:
    (statement,) = read({"transactions": [row("CREDIT", 60.290000000000006, 160.29)]}).statements
    assert str(statement.lines[0].amount) == "60.29"


def test_mistakes(told: Callable[..., str]) -> None:
    assert told({"transactions": [row("SIDEWAYS", 1, 1)]}) == (
        "transactions[0].type: 'SIDEWAYS' says neither in nor out; expected CRDT or DBIT, or "
        "CREDIT or DEBIT; save the answer of the API again"
    )
    assert told({"transactions": [row("CREDIT", 1, 1) | {"amount": {"value": "x"}}]}) == (
        "transactions[0].amount.value: 'x' is no amount; expected a number such as 1234.56; save "
        "the answer of the API again"
    )
