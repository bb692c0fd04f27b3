"""Adyen's settlement details report: each row of one or more batches, by any order of columns.

Net is gross less commission, markup, scheme fees and interchange. A batch, with its payout and what
it takes from and hands to other batches, nets to zero; where it does not, the import says by how
much.
"""

from __future__ import annotations

from decimal import Decimal
from functools import reduce
from itertools import repeat
from operator import sub
from typing import TYPE_CHECKING

from kasboek.core.saying import saying
from kasboek.importers.files import table
from kasboek.importers.providers import lines
from kasboek.importers.providers.made import Made
from kasboek.importers.providers.made import made
from kasboek.importers.providers.sheet import joined
from kasboek.importers.statement import PartKind
from kasboek.importers.statement import StatementFile
from kasboek.importers.statement import Unreadable

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Sequence

    from kasboek.importers.providers.sheet import Sheet

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
    every, _ = made(table.table(text, COLUMNS, OPTIONAL), _lines)
    return StatementFile(
        NAME,
        tuple(
            statement
            for account, each in every.by_account().items()
            for statement in lines.statements(
                f"{PROVIDER} {account.lower()}".strip(),
                each.by_currency(),
                each.batches(),
            )
        ),
    )


def _lines(rows: Sheet, _: Counter[str]) -> Made:
    debit, credit, net_debit, net_credit, *costs = rows.amounts(*_AMOUNTS, *_FEES)
    gross, net = _less(credit, debit), _less(net_credit, net_debit)
    fees = reduce(_less, costs, [Decimal()] * len(rows))
    foreign = _foreign(rows, gross)
    gross = [
        number if number and not abroad else whole - fee
        for number, abroad, whole, fee in zip(gross, foreign, net, fees, strict=True)
    ]
    fees = [fee or whole - number for fee, whole, number in zip(fees, net, gross, strict=True)]
    rows.agree(gross, fees, net)
    kinds = rows.words("kind", lambda text: _KINDS.get(text.lower(), PartKind.OTHER))
    batches = [
        f"batch {batch}" if kind is PartKind.PAYOUT else ""
        for batch, kind in zip(rows["batch"], kinds, strict=True)
    ]
    told = (rows["reference"], rows["note"], rows["modification"], batches, foreign)
    keys = (rows["batch"], rows["psp"], rows["modification"], rows["kind"])
    columns = lines.Columns(
        rows.days("date"),
        net,
        repeat("Adyen"),
        joined(*told),
        [
            " ".join(("adyen", *row) if all(row) else ("adyen", *filter(None, row)))
            for row in zip(*keys, strict=True)
        ],
        rows["kind"],
        lines.split(kinds, gross, fees, foreign),
    )
    units, found = rows.currencies("unit"), lines.made(rows.at, columns)
    return Made(units, found, rows["batch"], rows["account"])


def _less(numbers: list[Decimal], taken: list[Decimal]) -> list[Decimal]:
    return list(map(sub, numbers, taken)) if any(taken) else numbers


def _foreign(rows: Sheet, gross: Sequence[Decimal]) -> Sequence[str]:
    """Return the gross of rows that are not in the currency of their net, in words."""
    units, own = rows["gross_unit"], rows["unit"]
    if units == own:
        return ("",) * len(rows)
    return [
        f"{number} {unit}" if unit and unit != net else ""
        for number, unit, net in zip(gross, units, own, strict=True)
    ]
