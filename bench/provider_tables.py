"""Rows per second of every payment provider's table, beside a bare read of the same bytes.

Bare: csv rows with their day and amount converted, as fast as Python can, and dropped at once.
Read: bytes to statements. Limit: 4 times.
"""

from __future__ import annotations

import csv
import datetime as dt
import io
import sys
from decimal import Decimal
from typing import TYPE_CHECKING
from typing import NamedTuple

from beside import best
from beside import told

from kasboek.importers import formats
from kasboek.importers.booking.intake import many_objects
from kasboek.importers.statement import StatementFile

if TYPE_CHECKING:
    from collections.abc import Callable

ROWS = 20_000


class Report(NamedTuple):
    """A table: its header, how row `n` of a month and amount is written, and where those stand."""

    name: str
    header: str
    row: Callable[[int, int, int], str]
    day: int
    amount: int
    european: bool = False
    """Whether its days are 31/10/2026."""
    more: int = 0
    """Lines that the read adds to the file's own."""

    def text(self) -> bytes:
        """Return a file of payments of 10.00 to 409.00 through a year, oldest first."""
        rows = (self.row(n, n * 12 // ROWS + 1, 10 + n % 400) for n in range(ROWS))
        return (self.header + "\n" + "\n".join(rows) + "\n").encode()


def stripe(n: int, month: int, euros: int) -> str:
    """Return a charge of the itemised report."""
    return (
        f"txn_{n:016d},2026-{month:02d}-05 10:11:12,2026-{month:02d}-07 00:00:00,eur,{euros}.00,"
        f"0.55,{euros - 1}.45,charge,Order {n},Klant {n % 400}"
    )


def history(n: int, month: int, euros: int) -> str:
    """Return a charge of the balance history."""
    return (
        f"txn_{n:016d},charge,ch_{n:016d},{euros}.00,0.55,0.00,{euros - 1}.45,eur,"
        f"2026-{month:02d}-05 10:11,2026-{month:02d}-07 00:00,Order {n},,,"
    )


def mollie(n: int, month: int, euros: int) -> str:
    """Return a payment of a settlement."""
    return (
        f'"2026-{month:02d}-05 10:11:12","ideal","EUR","{euros}.00","paidout","tr_{n:010d}",'
        f'"Order {n}","Klant {n % 400}","NL91ABNA0417164300","ABNANL2A","EUR","{euros}.00",'
        f'"1234567.2610.{n // 1000:02d}",""'
    )


def adyen(n: int, month: int, euros: int) -> str:
    """Return a payment of a batch."""
    return (
        f"Bedrijf,ShopNL,{n:016d},Order {n},ideal,2026-{month:02d}-05 10:11:12,CET,Settled,"
        f"{n + 1:016d},EUR,,{euros}.00,1,EUR,,{euros - 1}.45,0.55,,,,Order {n},{n // 1000 + 1}"
    )


def paypal(n: int, month: int, euros: int) -> str:
    """Return a payment that came in; the balance rises by 1.00 each."""
    return (
        f'"05/{month:02d}/2026","10:11:12","CET","Klant {n % 400}","Express Checkout Payment",'
        f'"Completed","EUR","{euros}.00","-{euros - 1}.00","1.00","a@example.org",'
        f'"b@example.org","{n:017d}","","Order {n}","{n + 1}.00"'
    )


def sumup(n: int, month: int, euros: int) -> str:
    """Return a sale by card."""
    return (
        f"2026-{month:02d}-05 10:11:12,T{n:010d},Umsatz,Erfolgreich,VISA,{euros}.00,0.55,"
        f"{euros - 1}.45,,Order {n}"
    )


def shopify(n: int, month: int, euros: int) -> str:
    """Return a charge of the payouts' transactions."""
    return (
        f"2026-{month:02d}-05 10:11:12 +0100,charge,#{n},visa,card,paid,2026-{month:02d}-07,"
        f"2026-{month:02d}-07,{euros}.00,0.55,{euros - 1}.45,#{n + 1},,EUR,0.00"
    )


REPORTS = (
    Report(
        "mollie",
        "Date,Payment method,Currency,Amount,Status,ID,Description,Consumer name,Consumer bank "
        "account,Consumer BIC,Settlement currency,Settlement amount,Settlement reference,Amount "
        "refunded",
        mollie,
        0,
        3,
    ),
    Report(
        "stripe",
        "balance_transaction_id,created,available_on,currency,gross,fee,net,reporting_category,"
        "description,customer_name",
        stripe,
        1,
        4,
    ),
    Report(
        "stripe history",
        "id,Type,Source,Amount,Fee,Destination Platform Fee,Net,Currency,Created (UTC),"
        "Available On (UTC),Description,Customer Facing Amount,Customer Facing Currency,Transfer",
        history,
        8,
        3,
    ),
    Report(
        "adyen",
        "Company Account,Merchant Account,Psp Reference,Merchant Reference,Payment Method,"
        "Creation Date,TimeZone,Type,Modification Reference,Gross Currency,Gross Debit (GC),"
        "Gross Credit (GC),Exchange Rate,Net Currency,Net Debit (NC),Net Credit (NC),"
        "Commission (NC),Markup (NC),Scheme Fees (NC),Interchange (NC),"
        "Modification Merchant Reference,Batch Number",
        adyen,
        5,
        11,
    ),
    Report(
        "paypal",
        '"Date","Time","TimeZone","Name","Type","Status","Currency","Gross","Fee","Net",'
        '"From Email Address","To Email Address","Transaction ID","Item Title","Subject","Balance"',
        paypal,
        0,
        7,
        european=True,
    ),
    Report(
        "sumup",
        "Datum,Transaktions-ID,Transaktionsart,Status,Kartentyp,Betrag,Gebühr,Auszahlung,"
        "Auszahlungsdatum,Beschreibung",
        sumup,
        0,
        5,
    ),
    Report(
        "shopify",
        "Transaction Date,Type,Order,Card Brand,Card Source,Payout Status,Payout Date,"
        "Available On,Amount,Fee,Net,Checkout,Payment Method Name,Currency,VAT",
        shopify,
        0,
        8,
    ),
)


def bare(data: bytes, report: Report) -> None:
    """Go through the rows, convert day and amount, keep nothing."""
    reader = csv.reader(io.StringIO(data.decode(), newline=""))
    next(reader)
    day, amount = report.day, report.amount
    if report.european:
        for row in reader:
            Decimal(row[amount])
            text = row[day]
            dt.date(int(text[6:]), int(text[3:5]), int(text[:2]))
        return
    for row in reader:
        Decimal(row[amount])
        dt.date.fromisoformat(row[day][:10])


def read(data: bytes, report: Report) -> None:
    """Read all rows."""
    found = formats.parse(data)
    assert isinstance(found, StatementFile)
    assert found.format == report.name.partition(" ")[0]
    assert len(found.statements[0].lines) == ROWS + report.more, len(found.statements[0].lines)


def main() -> int:
    """Print the figures; 1 where the limit is missed."""
    missed = False
    for report in REPORTS:
        data = report.text()
        with many_objects():
            plain, full = best(bare, data, report), best(read, data, report)
        print(f"{told(ROWS, f'{report.name:16}', plain, full)}   limit 4 x")
        missed |= full / plain > 4
    return int(missed)


if __name__ == "__main__":
    sys.exit(main())
