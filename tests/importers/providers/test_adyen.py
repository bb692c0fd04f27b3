"""Adyen's settlement details report."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from kasboek.importers.statement import BankLine
    from kasboek.importers.statement import StatementFile

    Read = Callable[[str | bytes], StatementFile]
    Split = Callable[[BankLine], list[tuple[str, str]]]

NAMES = [
    "Company Account",
    "Merchant Account",
    "Psp Reference",
    "Merchant Reference",
    "Payment Method",
    "Creation Date",
    "TimeZone",
    "Type",
    "Modification Reference",
    "Gross Currency",
    "Gross Debit (GC)",
    "Gross Credit (GC)",
    "Exchange Rate",
    "Net Currency",
    "Net Debit (NC)",
    "Net Credit (NC)",
    "Commission (NC)",
    "Markup (NC)",
    "Scheme Fees (NC)",
    "Interchange (NC)",
    "Payment Method Variant",
    "Modification Merchant Reference",
    "Batch Number",
]


def row(kind: str, **cells: str) -> dict[str, str]:
    """A row of batch 118 by the columns that count."""
    names = {
        "psp": "Psp Reference",
        "mod": "Modification Reference",
        "gross_unit": "Gross Currency",
        "gross_debit": "Gross Debit (GC)",
        "gross_credit": "Gross Credit (GC)",
        "debit": "Net Debit (NC)",
        "credit": "Net Credit (NC)",
        "commission": "Commission (NC)",
        "markup": "Markup (NC)",
        "scheme": "Scheme Fees (NC)",
        "interchange": "Interchange (NC)",
        "batch": "Batch Number",
        "unit": "Net Currency",
        "note": "Modification Merchant Reference",
    }
    whole = {
        "Merchant Account": "Shop_NL",
        "Creation Date": "2026-09-15 10:22:31",
        "Type": kind,
        "Net Currency": "EUR",
        "Batch Number": "118",
    }
    return whole | {names[name]: cell for name, cell in cells.items()}


def file(*rows: dict[str, str], names: list[str] = NAMES) -> str:
    lines = [",".join(names), *(",".join(each.get(name, "") for name in names) for each in rows)]
    return "\n".join(lines) + "\n"


SETTLED = row(
    "Settled",
    psp="P1",
    gross_unit="EUR",
    gross_credit="45.99",
    credit="45.10",
    commission="0.20",
    markup="0.30",
    scheme="0.09",
    interchange="0.30",
)
REFUNDED = row(
    "Refunded", psp="P1", mod="M1", gross_unit="EUR", gross_debit="5.00", debit="5.10",
    commission="0.10",
)  # fmt: skip
CHARGEBACK = row(
    "Chargeback", psp="P2", mod="M2", gross_unit="EUR", gross_debit="20.00", debit="35.00"
)
FEE = row("Fee", debit="2.00", mod="Transaction Fees September")
FROM = row("Balancetransfer", credit="17.00", note="Balancetransfer from batch 117")
PAYOUT = row("MerchantPayout", debit="20.00")  # 45.10 - 5.10 - 35.00 - 2.00 + 17.00 = 20.00
BATCH = [SETTLED, REFUNDED, CHARGEBACK, FEE, FROM, PAYOUT]


def test_a_batch_nets_to_zero_with_its_payout(read: Read, split: Split) -> None:
    (statement,) = read(file(*BATCH)).statements
    assert statement.account == "adyen shop_nl"
    assert [split(line) for line in statement.lines] == [
        [("gross", "45.99"), ("fee", "-0.89")],
        [("refund", "-5.00"), ("fee", "-0.10")],
        [("chargeback", "-20.00"), ("fee", "-15.00")],
        [("fee", "-2.00")],
        [("transfer", "17.00")],
        [("payout", "-20.00")],
    ]
    assert [tuple(batch) for batch in statement.batches] == [("118", 0)]
    assert statement.lines[-1].text == "batch 118"
    assert statement.lines[0].reference == "adyen 118 P1 Settled"


def test_a_batch_without_its_payout_says_what_is_left(read: Read) -> None:
    (statement,) = read(file(*BATCH[:-1])).statements
    assert [tuple(batch) for batch in statement.batches] == [("118", Decimal("20.00"))]


def test_columns_in_any_order_and_without_markup(read: Read) -> None:
    names = [name for name in reversed(NAMES) if name != "Markup (NC)"] + ["Reserved4"]
    assert read(file(SETTLED | {"Commission (NC)": "0.50"}, names=names)).statements[0].total == (
        Decimal("45.10")
    )


def test_a_foreign_gross_is_told_and_counted_in_the_net_currency(read: Read, split: Split) -> None:
    dollars = SETTLED | {"Gross Currency": "USD", "Gross Credit (GC)": "50.00"}
    (line,) = read(file(dollars)).statements[0].lines
    assert split(line) == [("gross", "45.99"), ("fee", "-0.89")]
    assert line.text == "50.00 USD"


def test_merchant_accounts_and_currencies_are_apart(read: Read) -> None:
    other = SETTLED | {"Merchant Account": "Shop_BE"}
    found = read(file(SETTLED, other, SETTLED | {"Net Currency": "GBP", "Gross Currency": "GBP"}))
    assert [(each.account, each.currency) for each in found.statements] == [
        ("adyen shop_nl", "EUR"),
        ("adyen shop_nl", "GBP"),
        ("adyen shop_be", "EUR"),
    ]


def test_a_row_that_does_not_add_up(told: Callable[..., str]) -> None:
    assert told(file(SETTLED | {"Net Credit (NC)": "45.00"})) == (
        "line 2: gross 45.99 and fee -0.89 do not make net 45.00: -0.10 apart; the row was edited; "
        "download the file again"
    )


def test_a_row_that_breaks_off(told: Callable[..., str]) -> None:
    short = file(SETTLED) + "Co,Shop,,,,2026-03-02 02:21:49,CET,Fee,,,,,,USD,0.09\n"
    assert told(short) == (
        "line 3: 15 columns, expected at least 23; the file seems cut off or edited; download it "
        "again"
    )


@pytest.mark.parametrize(
    "header",
    ["Psp Reference,Record Type,Main Amount", "Psp Reference,Main Amount,Merchant Account"],
)
def test_other_reports_name_the_right_one(told: Callable[..., str], header: str) -> None:
    assert told(header + "\n") == (
        "this is another report of Adyen, without net amounts and payouts; download Reports, "
        "Settlement details (CSV) instead"
    )
