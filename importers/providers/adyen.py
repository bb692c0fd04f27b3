"""Adyen's settlement details report: each row of one or more batches, by any order of columns.

Net is gross less commission, markup, scheme fees and interchange. A batch, with its payout and what
it takes from and hands to other batches, nets to zero; where it does not, the import says by how
much.
"""

from __future__ import annotations

from collections import defaultdict
from decimal import Decimal

from kasboek.core.saying import saying
from kasboek.importers import table
from kasboek.importers.fields import clean
from kasboek.importers.providers import lines
from kasboek.importers.statement import BankLine
from kasboek.importers.statement import PartKind
from kasboek.importers.statement import StatementFile
from kasboek.importers.statement import Unreadable

NAME = "adyen"
TITLE = "Adyen settlement details CSV"
PROVIDER = "adyen"
_FEES = {
    "commission": ("commission (nc)",),
    "markup": ("markup (nc)",),
    "scheme": ("scheme fees (nc)",),
    "interchange": ("interchange (nc)",),
}
_AMOUNTS = {
    "gross_debit": ("gross debit (gc)",),
    "gross_credit": ("gross credit (gc)",),
    "net_debit": ("net debit (nc)",),
    "net_credit": ("net credit (nc)",),
}
COLUMNS = {
    "account": ("merchant account",),
    "psp": ("psp reference",),
    "reference": ("merchant reference",),
    "method": ("payment method",),
    "date": ("creation date",),
    "kind": ("type",),
    "modification": ("modification reference",),
    "gross_unit": ("gross currency",),
    "unit": ("net currency",),
    "note": ("modification merchant reference",),
    "batch": ("batch number",),
    **_AMOUNTS,
    **_FEES,
}
OPTIONAL = frozenset({"method", "note", *_FEES})
_SIGNATURE = {"psp reference", "gross debit (gc)", "net debit (nc)", "merchant account"}
_OTHER_REPORTS = ({"psp reference", "record type"}, {"psp reference", "main amount"})
_KINDS = {
    "settled": PartKind.GROSS,
    "settledbulk": PartKind.GROSS,
    "settledinstallment": PartKind.GROSS,
    "settledreversed": PartKind.GROSS,
    "refunded": PartKind.REFUND,
    "refundedbulk": PartKind.REFUND,
    "refundedreversed": PartKind.REFUND,
    "chargeback": PartKind.CHARGEBACK,
    "secondchargeback": PartKind.CHARGEBACK,
    "chargebackreversed": PartKind.CHARGEBACK,
    "fee": PartKind.FEE,
    "invoicededuction": PartKind.FEE,
    "misccosts": PartKind.FEE,
    "paymentcost": PartKind.FEE,
    "advancementcommissionamount": PartKind.FEE,
    "merchantpayout": PartKind.PAYOUT,
    "merchantpayin": PartKind.PAYOUT,
    "balancetransfer": PartKind.TRANSFER,
    "internalcompanypayout": PartKind.TRANSFER,
    "depositcorrection": PartKind.RESERVE,
    "reserveadjustment": PartKind.RESERVE,
    "reservetransfer": PartKind.RESERVE,
}


def identify(text: str) -> bool:
    """Return whether this is the settlement details report; Adyen's other reports are refused."""
    _, names = table.header_of(text)
    found = {name.lower() for name in names}
    if len(found & _SIGNATURE) >= 3:
        return True
    if any(each <= found for each in _OTHER_REPORTS):
        raise Unreadable(saying("providers.adyen-other"))
    return False


def read(text: str) -> StatementFile:
    """Read the report, a statement per merchant account and currency."""
    rows = lines.rows(table.table(text, COLUMNS, OPTIONAL), COLUMNS)
    numbers = lines.Numbers(rows, (*_AMOUNTS, *_FEES))
    found: defaultdict[str, list[tuple[str, str, BankLine]]] = defaultdict(list)
    for at, row in rows:
        unit = lines.currency(at, row["unit"])
        found[row["account"]].append((unit, row["batch"], _line(at, row, numbers)))
    return StatementFile(
        NAME,
        tuple(
            statement
            for account, each in found.items()
            for statement in lines.statements(
                f"{PROVIDER} {clean(account).lower()}".strip(),
                lines.by_currency((unit, line) for unit, _, line in each),
                lines.batches_of(each),
            )
        ),
    )


def _line(at: int, row: dict[str, str], numbers: lines.Numbers) -> BankLine:
    net = numbers(at, row["net_credit"]) - numbers(at, row["net_debit"])
    kind = _KINDS.get(row["kind"].lower(), PartKind.OTHER)
    fee = -sum((numbers(at, row[name]) for name in _FEES), Decimal())
    gross, foreign = numbers(at, row["gross_credit"]) - numbers(at, row["gross_debit"]), ""
    if row["gross_unit"] and row["gross_unit"] != row["unit"]:
        gross, foreign = net - fee, f"{gross} {row['gross_unit']}"
    elif not gross:
        gross = net - fee
    elif not fee:
        fee = net - gross
    lines.agreed(at, gross, fee, net)
    batch = f"batch {row['batch']}" if kind is PartKind.PAYOUT else ""
    text = (row["reference"], row["note"], row["modification"], batch, foreign)
    key = (row["batch"], row["psp"], row["modification"], row["kind"])
    return BankLine(
        lines.day_of(at, row["date"]),
        net,
        "Adyen",
        "",
        clean(" ".join(dict.fromkeys(filter(None, text)))),
        at,
        None,
        f"adyen {' '.join(map(clean, filter(None, key)))}",
        None,
        row["kind"],
        (),
        "",
        lines.parts((kind, gross, foreign), (PartKind.FEE, fee)),
    )
