"""Shopify Payments: transactions and payouts, as CSV and from the API."""

from __future__ import annotations

import datetime as dt
import json
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from kasboek.importers.statement import BankLine
    from kasboek.importers.statement import StatementFile

    Read = Callable[[str | bytes], StatementFile]
    Split = Callable[[BankLine], list[tuple[str, str]]]

HEADER = (
    "Transaction Date,Type,Order,Card Brand,Card Source,Payout Status,Payout Date,Payout ID,"
    "Available On,Amount,Fee,Net,Checkout,Payment Method Name,Presentment Amount,"
    "Presentment Currency,Currency,VAT\n"
)
CHARGE = (
    "2026-10-03 10:12:31 +0200,charge,#1001,master,online,paid,2026-10-06,90001,2026-10-06,60.50,"
    "1.21,59.29,#68,card,60.50,EUR,EUR,0.00\n"
)


@pytest.mark.parametrize(
    ("kind", "amounts", "parts"),
    [
        ("charge", "60.50,1.21,59.29", [("gross", "60.50"), ("fee", "-1.21")]),
        ("charge", "60.50,-1.21,59.29", [("gross", "60.50"), ("fee", "-1.21")]),
        ("refund", "-60.50,0.00,-60.50", [("refund", "-60.50")]),
        ("chargeback", "-60.50,15.00,-75.50", [("chargeback", "-60.50"), ("fee", "-15.00")]),
        ("chargeback won", "60.50,-15.00,75.50", [("chargeback", "60.50"), ("fee", "15.00")]),
        ("adjustment", "-2.00,0.00,-2.00", [("other", "-2.00")]),
    ],
)
def test_kinds(
    read: Read, split: Split, kind: str, amounts: str, parts: list[tuple[str, str]]
) -> None:
    row = CHARGE.replace("charge", kind).replace("60.50,1.21,59.29", amounts)
    (statement,) = read(HEADER + row).statements
    (line,) = statement.lines
    assert (statement.account, line.date) == ("shopify", dt.date(2026, 10, 3))
    assert split(line) == parts


@pytest.mark.parametrize("net", ["59.29", "59.08"])
def test_the_vat_on_the_fee_inside_or_beside_it(read: Read, split: Split, net: str) -> None:
    row = CHARGE.replace("59.29", net).replace("0.00\n", "0.21\n")
    (line,) = read(HEADER + row).statements[0].lines
    fee = "-1.00" if net == "59.29" else "-1.21"
    assert split(line) == [("gross", "60.50"), ("fee", fee), ("fee-vat", "-0.21")]


def test_payouts_complete_the_transactions(read: Read, split: Split) -> None:
    header = (
        "Payout Date,Status,Charges,Refunds,Adjustments,Reserved Funds,Fees,Retried Amount,Total,"
        "Currency\n"
    )
    rows = (
        "2026-10-06,paid,60.50,0.00,0.00,0.00,-1.21,0.00,59.29,EUR\n"
        "2026-10-07,in transit,5,0,0,0,0,0,5.00,EUR\n"
    )
    found = read(header + rows)
    assert found.skipped == (("in transit", 1),)
    (line,) = found.statements[0].lines
    assert (line.date, split(line)) == (dt.date(2026, 10, 6), [("payout", "-59.29")])
    assert line.amount + read(HEADER + CHARGE).statements[0].total == 0


def test_refused(told: Callable[..., str]) -> None:
    assert told("Name,Email,Financial Status,Paid at,Fulfillment Status\n") == (
        "this is Shopify's export of orders, without fees and payouts; download Finance, Payouts, "
        "Export, 'Transactions' (CSV) instead"
    )
    assert told(HEADER + CHARGE.replace("59.29", "59.00")) == (
        "line 2: gross 60.50 and fee -1.21 do not make net 59.00: -0.29 apart; the row was edited; "
        "download the file again"
    )
    header = "Payout Date,Status,Charges,Refunds,Adjustments,Reserved Funds,Fees,Total,Currency\n"
    assert told(header + "2026-10-06,lost,1,0,0,0,0,1,EUR\n").startswith(
        "line 2: 'lost' is no status that is known"
    )


def transaction(**changed: object) -> str:
    whole = {
        "id": 7,
        "type": "charge",
        "test": False,
        "payout_id": 90001,
        "currency": "EUR",
        "amount": "60.50",
        "fee": "1.21",
        "net": "59.29",
        "source_id": 8,
        "source_type": "charge",
        "source_order_id": 9,
        "processed_at": "2026-10-03T10:12:31+02:00",
    }
    return json.dumps({"transactions": [whole | changed]})


def test_the_api_has_the_payout_among_the_transactions(read: Read, split: Split) -> None:
    payout = transaction(type="payout", amount="-59.29", fee="0.00", net="-59.29", source_id=90001)
    (statement,) = read(f"[{transaction()},{payout}]").statements
    assert statement.total == 0
    assert [split(line) for line in statement.lines] == [
        [("gross", "60.50"), ("fee", "-1.21")],
        [("payout", "-59.29")],
    ]
    assert statement.lines[1].reference == "shopify payout 90001"


def test_a_test_is_left_out(read: Read) -> None:
    both = f"[{transaction()},{transaction(test=True)}]"
    assert read(both).skipped == (("test", 1),)


def test_api_mistakes(told: Callable[..., str]) -> None:
    assert told(transaction(net="1.00")) == (
        "entry 1: gross 60.50 and fee -1.21 do not make net 1.00: -58.29 apart; save the answer of "
        "the API again"
    )
    assert told(transaction(processed_at="soon")) == (
        "transactions[0].processed_at: 'soon' is no date; expected 2026-10-31; save the answer of "
        "the API again"
    )
    payout = {"id": 1, "status": "lost", "date": "2026-10-06", "currency": "EUR", "amount": "1.00"}
    assert told(json.dumps({"payouts": [payout | {"summary": {}}]})) == (
        "payouts[0].status: 'lost' is no status of a payout that is known; expected paid, "
        "scheduled, in_transit, failed or canceled"
    )


def test_samples(read: Read, samples: Path) -> None:
    folder = samples / "shopify-api"
    (statement,) = read(
        (folder / "shopify_python_api__payouts_transactions.json").read_bytes()
    ).statements
    answer = json.loads((folder / "shopify_python_api__payouts_transactions.json").read_text())
    assert len(statement.lines) == len(answer["transactions"]) == 25
    assert statement.total == sum(Decimal(each["net"]) for each in answer["transactions"])
    payouts = read((folder / "shopify_python_api__payouts.json").read_bytes())
    assert [(each.currency, each.total) for each in payouts.statements] == [
        ("USD", Decimal("-83.80")),
        ("CAD", Decimal("-51.69")),
    ]
    assert dict(payouts.skipped) == {"failed": 1, "in transit": 1, "scheduled": 1}
