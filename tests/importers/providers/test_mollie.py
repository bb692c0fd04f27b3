"""Mollie's settlement as CSV, and its API."""

from __future__ import annotations

import datetime as dt
import json
from decimal import Decimal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from kasboek.importers.statement import BankLine
    from kasboek.importers.statement import StatementFile

    Read = Callable[[str | bytes], StatementFile]
    Split = Callable[[BankLine], list[tuple[str, str]]]

HEADER = (
    "Date,Payment method,Currency,Amount,Status,ID,Description,Consumer name,"
    "Consumer bank account,Consumer BIC,Settlement currency,Settlement amount,"
    "Settlement reference,Amount refunded\n"
)
SALE = (
    "2026-10-01 10:12:00,ideal,EUR,121.00,paidout,tr_1,Order 7,J. Jansen,NL44RABO0123456789,"
    "RABONL2U,EUR,121.00,1234567.2610.01,\n"
)
REFUND = (
    "2026-10-02 09:00:00,refund,EUR,-20.00,refunded,re_1,Order 6,,,,EUR,-20.00,1234567.2610.01,\n"
)
FEE = "2026-10-03 00:00:00,,EUR,-0.39,paidout,,Withheld fees MOL-1,,,,EUR,-0.39,1234567.2610.01,\n"


def test_a_settlement_nets_to_zero_by_its_payout(read: Read, split: Split) -> None:
    (statement,) = read(HEADER + SALE + REFUND + FEE).statements
    assert (statement.account, statement.currency, statement.total) == ("mollie", "EUR", 0)
    assert [split(line) for line in statement.lines] == [
        [("gross", "121.00")],
        [("refund", "-20.00")],
        [("fee", "-0.39")],
        [("payout", "-100.61")],  # 121.00 - 20.00 - 0.39
    ]
    sale, *_, payout = statement.lines
    assert (sale.name, sale.iban, sale.reference) == (
        "J. Jansen",
        "NL44RABO0123456789",
        "mollie tr_1",
    )
    assert (payout.date, payout.text) == (dt.date(2026, 10, 3), "1234567.2610.01")
    assert [tuple(batch) for batch in statement.batches] == [("1234567.2610.01", 0)]


def test_what_is_not_settled_is_left_out_and_no_payout_is_invented(read: Read) -> None:
    unsettled = SALE.replace("1234567.2610.01", "").replace("tr_1", "tr_2")
    failed = SALE.replace("paidout", "failed").replace("tr_1", "tr_3")
    found = read(HEADER + SALE + unsettled + failed)
    assert found.skipped == (("failed", 1), ("not settled", 1))
    (statement,) = found.statements
    assert statement.total == 121  # the settlement may go on in another file
    assert [tuple(batch) for batch in statement.batches] == [("1234567.2610.01", 121)]


def test_two_settlements_have_a_payout_each_where_their_fees_are_here(read: Read) -> None:
    other = (SALE + FEE).replace("2610.01", "2610.02").replace("tr_1", "tr_9")
    (statement,) = read(HEADER + SALE + REFUND + other).statements
    payouts = [line for line in statement.lines if line.code == "payout"]
    assert [(line.text, line.amount) for line in payouts] == [
        ("1234567.2610.02", Decimal("-120.61"))
    ]
    assert [batch.left for batch in statement.batches] == [101, 0]


def test_another_currency_was_paid(read: Read) -> None:
    dollars = SALE.replace("ideal,EUR,121.00", "creditcard,USD,130.00")
    (line, _) = read(HEADER + dollars).statements[0].lines
    assert (line.amount, line.text) == (121, "Order 7 130.00 USD")


def test_refused(told: Callable[..., str]) -> None:
    header = "Date,Payment method,Amount,ID,Consumer name,Consumer BIC,Consumer bank account\n"
    assert told(header) == (
        "this is Mollie's export of payments without settlements, so without what was paid out and "
        "withheld; download Administration, Settlements, a settlement as CSV instead"
    )
    assert told(HEADER.replace("Settlement currency", "X") + SALE).startswith(
        "the column 'settlement currency' is missing; found are Date, Payment method"
    )


def value(number: str) -> dict[str, str]:
    return {"value": number, "currency": "EUR"}


def settlement(**changed: object) -> str:
    line = {"method": "ideal", "description": "iDEAL", "amountNet": value("121.0000")}
    cost = {"amountNet": value("0.3200"), "amountVat": value("0.0672")}
    whole = {
        "resource": "settlement",
        "id": "stl_1",
        "reference": "1234567.2610.01",
        "settledAt": "2026-10-03T09:41:44.0Z",
        "amount": value("120.61"),
        "periods": {"2026": {"10": {"revenue": [line | {"amountVat": None}], "costs": [cost]}}},
    }
    return json.dumps(whole | changed)


def test_four_decimals_leave_a_rounding(read: Read, split: Split) -> None:
    # 121.0000 - 0.3200 - 0.0672 = 120.6128, of which 120.61 is paid out
    (statement,) = read(settlement()).statements
    content, payout = statement.lines
    assert split(content) == [
        ("gross", "121.00"),
        ("fee", "-0.32"),
        ("fee-vat", "-0.0672"),
        ("rounding", "-0.0028"),
    ]
    assert split(payout) == [("payout", "-120.61")]
    assert payout.date == dt.date(2026, 10, 3)
    assert (statement.total, statement.batches[0].left) == (0, 0)


def test_the_csv_and_the_api_know_a_payout_by_the_same_name(read: Read) -> None:
    payouts = {
        line.reference
        for file in (HEADER + SALE + FEE, settlement())
        for line in read(file).statements[0].lines
        if line.code == "payout"
    }
    assert payouts == {"mollie payout 1234567.2610.01"}


def test_a_settlement_that_does_not_add_up_says_by_how_much(told: Callable[..., str]) -> None:
    assert told(settlement(amount=value("125.00"))) == (
        "settlement 1234567.2610.01: its revenue and costs make 120.6128, 125.00 is paid out: "
        "4.3872 apart; save the single settlement again, with its periods"
    )


def test_what_is_not_settled_yet_is_counted(read: Read) -> None:
    next_one = json.loads(settlement(settledAt=None))
    both = {"_embedded": {"settlements": [next_one, json.loads(settlement())]}}
    assert read(json.dumps(both)).skipped == (("not settled", 1),)


def test_samples(read: Read, split: Split, samples: Path) -> None:
    def file(name: str) -> StatementFile:
        return read((samples / f"mollie-api/mollie-api-python__{name}.json").read_bytes())

    # the published sum: 86.10 - 43.20 - 2.5410 - 0.6050 = 39.754, paid 39.75
    content, payout = file("settlement_single").statements[0].lines
    assert split(content) == [
        ("gross", "86.10"),
        ("refund", "-43.20"),
        ("fee", "-2.60"),
        ("fee-vat", "-0.546"),
        ("rounding", "-0.004"),
    ]
    assert payout.amount == Decimal("-39.75")
    (refund,) = file("balance_transactions_list").statements[0].lines
    assert split(refund) == [("refund", "-10.00"), ("fee", "-0.25")]
    assert refund.amount == Decimal("-10.25")


def test_samples_without_fees_are_refused(told: Callable[..., str], samples: Path) -> None:
    for name in ("payments", "refunds", "chargebacks"):
        path = samples / f"mollie-api/mollie-api-python__{name}_list.json"
        assert told(path.read_text("utf-8")) == (
            "this is a list of Mollie's payments, refunds or chargebacks, without fees; save the "
            "answer of /v2/settlements or of /v2/balances/ID/transactions instead"
        )
    path = samples / "mollie-api/mollie-api-python__settlements_list.json"
    assert told(path.read_text("utf-8")).startswith(
        "settlement 1234567.1804.03: its revenue and costs make 0, 39.75 is paid out: 39.75 apart"
    )


def test_a_balance_transaction_that_does_not_add_up(told: Callable[..., str]) -> None:
    one = {
        "resultAmount": value("9.00"),
        "initialAmount": value("10.00"),
        "deductions": value("-0.50"),
        "createdAt": "2026-10-01T10:00:00+00:00",
        "type": "payment",
    }
    answer = json.dumps({"_embedded": {"balance_transactions": [one]}})
    assert told(answer) == (
        "entry 1: gross 10.00 and fee -0.50 do not make net 9.00: -0.50 apart; save the answer of "
        "the API again"
    )
