"""GoCardless, Enable Banking and Ponto: what is booked, whose it is, signs and keys."""

from __future__ import annotations

import datetime as dt
import json
from decimal import Decimal
from typing import TYPE_CHECKING
from typing import Any

import pytest

from kasboek.importers import formats
from kasboek.importers.balances.proof import Proved
from kasboek.importers.balances.proof import prove
from kasboek.importers.statement import Unreadable
from kasboek.words import say

if TYPE_CHECKING:
    from collections.abc import Callable

    from kasboek.importers.statement import StatementFile

    Read = Callable[[object], StatementFile]

OWN, OTHER = "NL20INGB0001234567", "NL44RABO0123456789"


def gocardless(amount: str, after: str | None = None, **changed: Any) -> dict[str, Any]:  # noqa: ANN401 # any JSON
    ours, theirs = ("debtor", "creditor") if amount.startswith("-") else ("creditor", "debtor")
    whole: dict[str, Any] = {
        "transactionId": "changes",
        "bookingDate": "2026-10-01",
        "valueDate": "2026-10-02",
        "transactionAmount": {"amount": amount, "currency": "EUR"},
        f"{ours}Account": {"iban": OWN},
        f"{theirs}Account": {"iban": OTHER},
        f"{theirs}Name": "Jansen",
        "remittanceInformationUnstructured": "Order 7",
    }
    if after:
        whole["balanceAfterTransaction"] = {"balanceAmount": {"amount": after, "currency": "EUR"}}
    return whole | changed


def test_gocardless(read: Read) -> None:
    booked = [gocardless("-5.00", "95.00"), gocardless("100.00", "100.00")]
    found = read({"transactions": {"booked": booked, "pending": [gocardless("9.00")]}})
    assert found.skipped == (("pending", 1),)
    assert found.notices == ()
    (statement,) = found.statements
    assert statement.account == OWN
    assert [line.amount for line in statement.lines] == [100, -5]
    line = statement.lines[0]
    assert (line.name, line.iban, line.text) == ("Jansen", OTHER, "Order 7")
    assert (line.date, line.value_date) == (dt.date(2026, 10, 1), dt.date(2026, 10, 2))
    assert (line.reference, line.balance) == (None, 100)  # an id may change, a balance does not
    assert prove(statement).result is Proved.PROVED


def test_gocardless_in_snake_case(read: Read) -> None:
    one = {
        "booking_date": "2026-10-01",
        "transaction_amount": {"amount": "-5.00", "currency": "EUR"},
        "debtor_account": {"iban": OWN},
        "creditor_account": {"iban": OTHER},
        "creditor_name": "Frames",
        "remittance_information_unstructured_array": ["bill", "41"],
    }
    (statement,) = read({"transactions": {"booked": [one], "pending": []}}).statements
    (line,) = statement.lines
    assert (statement.account, line.name, line.text) == (OWN, "Frames", "bill 41")


def test_a_file_that_does_not_say_whose_it_is_names_the_api(read: Read) -> None:
    one = gocardless("-5.00")
    del one["debtorAccount"]
    answer = {"transactions": {"booked": [one]}}
    found = read(answer)
    assert found.statements[0].account == "gocardless"
    assert [say(each) for each in found.notices] == [
        (
            'the file does not say whose account it is; call an account gocardless, or put "iban": '
            '"NL…" with your own IBAN right after the file\'s first brace'
        )
    ]
    named = read({"iban": "NL20 INGB 0001 2345 67", **answer})
    assert (named.statements[0].account, named.notices) == (OWN, ())


def enable(amount: str, direction: str, **changed: Any) -> dict[str, Any]:  # noqa: ANN401 # any JSON
    ours, theirs = ("debtor", "creditor") if direction == "DBIT" else ("creditor", "debtor")
    whole = {
        "entry_reference": f"r{amount}",
        "transaction_amount": {"amount": amount, "currency": "EUR"},
        "credit_debit_indicator": direction,
        "status": "BOOK",
        "booking_date": "2026-10-01",
        f"{ours}_account": {"iban": OWN},
        f"{theirs}_account": {"iban": OTHER},
        theirs: {"name": "Jansen"},
        "remittance_information": ["Order", "7"],
    }
    return whole | changed


def test_enable_banking(read: Read) -> None:
    every = [
        enable("5.00", "DBIT"),
        enable("100.00", "CRDT"),
        enable("9.00", "CRDT", status="PDNG"),
        enable("9.00", "CRDT", status="INFO"),
    ]
    found = read({"transactions": every, "continuation_key": None})
    assert found.skipped == (("information", 1), ("pending", 1))
    (statement,) = found.statements
    assert statement.account == OWN
    assert sorted(line.amount for line in statement.lines) == [-5, 100]
    line = next(line for line in statement.lines if line.amount > 0)
    assert (line.name, line.iban, line.text) == ("Jansen", OTHER, "Order 7")
    assert line.reference == "enablebanking r100.00"


def test_pages_of_one_answer_are_one_statement(read: Read) -> None:
    after = {"amount": "95.00", "currency": "EUR"}
    before = {"amount": "100.00", "currency": "EUR"}
    pages = [
        {"transactions": [enable("5.00", "DBIT", balance_after_transaction=after)]},
        {"transactions": [enable("100.00", "CRDT", balance_after_transaction=before)]},
    ]
    (statement,) = read(pages).statements
    assert [line.amount for line in statement.lines] == [100, -5]
    assert prove(statement).result is Proved.PROVED


def test_enable_banking_mistakes(told: Callable[..., str]) -> None:
    assert told({"transactions": [enable("5.00", "IN")]}) == (
        "transactions[0].credit_debit_indicator: 'IN' says neither in nor out; expected CRDT or "
        "DBIT, or CREDIT or DEBIT; save the answer of the API again"
    )
    assert told({"transactions": [enable("5.00", "CRDT", status="GONE")]}) == (
        "transactions[0].status: 'GONE' is no status that is known; expected BOOK, PDNG, INFO or "
        "OTHR; save the answer of the API again"
    )


def ponto(amount: Any, **changed: Any) -> dict[str, Any]:  # noqa: ANN401 # any JSON
    attributes = {
        "amount": amount,
        "currency": "EUR",
        "executionDate": "2026-10-01T00:00:00.000Z",
        "valueDate": "2026-10-02T00:00:00.000Z",
        "counterpartName": "Jansen",
        "counterpartReference": OTHER,
        "remittanceInformation": "Order 7",
    }
    return {"type": "transaction", "id": "6b0d", "attributes": attributes} | changed


def test_ponto(read: Read) -> None:
    account = {"type": "account", "attributes": {"reference": OWN}}
    answer = {
        "data": [ponto(12.34), ponto(1, type="pendingTransaction")],
        "included": [account],
    }
    found = read(answer)
    assert found.skipped == (("pending", 1),)
    (statement,) = found.statements
    assert statement.account == OWN
    (line,) = statement.lines
    assert line.amount == Decimal("12.34")  # a number in JSON, never a float here
    assert (line.reference, line.iban, line.name) == ("ponto 6b0d", OTHER, "Jansen")


@pytest.mark.parametrize("count", [1, 2])
def test_a_bare_list_of_ponto(read: Read, count: int) -> None:
    every = [ponto(n, id=f"6b{n}") for n in range(1, count + 1)]
    found = read([*every, ponto(9, type="pendingTransaction")])
    assert (found.format, found.skipped) == ("ponto", (("pending", 1),))
    (statement,) = found.statements
    assert statement.account == "ponto"
    assert sorted(line.reference or "" for line in statement.lines) == [
        f"ponto 6b{n}" for n in range(1, count + 1)
    ]


@pytest.mark.parametrize("status", ["PDNG", "HOLD", "INFO", "OTHR", "CNCL", "RJCT", "SCHD"])
def test_only_what_enable_banking_says_is_booked_counts(read: Read, status: str) -> None:
    found = read({"transactions": [enable("5.00", "DBIT"), enable("9.00", "DBIT", status=status)]})
    assert [line.amount for each in found.statements for line in each.lines] == [-5]
    assert sum(count for _, count in found.skipped) == 1


@pytest.mark.parametrize(
    "answer",
    [
        {"transactions": {"booked": [], "pending": [gocardless("1.00")]}},
        {"transactions": [enable("1.00", "CRDT", status="PDNG")]},
        {"data": [ponto(1, type="pendingTransaction")]},
    ],
)
def test_only_pending_is_nothing_yet(told: Callable[..., str], answer: object) -> None:
    assert "holds no bookings and no balances" in told(answer)


def test_json_that_breaks_off_is_named() -> None:
    whole = json.dumps({"transactions": {"booked": [gocardless("1.00")]}}, indent=1)
    with pytest.raises(Unreadable) as caught:
        formats.parse(whole[: whole.index("creditorAccount")].encode())
    assert say(caught.value.saying).startswith("line 12: the JSON breaks off or is damaged; ")
