"""Mollie's API, saved as JSON: settlements, or the transactions of a balance.

A settlement says per method what came in (revenue) and what it cost, in four decimals, with the VAT
on the costs; what is paid out has two, and the rest is a rounding part. A balance transaction is
what was paid and what was deducted.
"""

from __future__ import annotations

from collections import Counter
from collections import defaultdict
from decimal import Decimal
from typing import TYPE_CHECKING

from kasboek.core.saying import saying
from kasboek.importers.files import saved_json
from kasboek.importers.providers import lines
from kasboek.importers.providers import mollie
from kasboek.importers.statement import BankLine
from kasboek.importers.statement import Part
from kasboek.importers.statement import PartKind
from kasboek.importers.statement import StatementFile
from kasboek.importers.statement import Unreadable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kasboek.importers.files.saved_json import Record

NAME = "mollie-api"
TITLE = "Mollie API JSON"
ROUNDING = Decimal("0.05")
"""What four decimals can differ from two: beyond it the settlement does not add up."""
_REFUSED = {"payments", "refunds", "chargebacks", "captures"}
_KINDS = {
    "refund": PartKind.REFUND,
    "chargeback": PartKind.CHARGEBACK,
    "balance-reserve": PartKind.RESERVE,
    "balance-reserve-return": PartKind.RESERVE,
    "outgoing-transfer": PartKind.PAYOUT,
    "canceled-outgoing-transfer": PartKind.PAYOUT,
    "returned-transfer": PartKind.PAYOUT,
    "invoice-compensation": PartKind.FEE,
    "payment": PartKind.GROSS,
    "capture": PartKind.GROSS,
    "unauthorized-direct-debit": PartKind.CHARGEBACK,
    "bank-charged-back": PartKind.CHARGEBACK,
    "failed-payment": PartKind.CHARGEBACK,
    "failed-platform-split-franchise": PartKind.CHARGEBACK,
    "chargeback-reversal": PartKind.CHARGEBACK,
    "returned-refund": PartKind.REFUND,
    "platform-payment-refund": PartKind.REFUND,
    "application-fee": PartKind.OTHER,
}
"""By the method of a settlement's line, or the type of a balance transaction."""


def identify(text: str) -> bool:
    """Return whether this is an answer of Mollie's; a list of payments alone is refused."""
    found = saved_json.pages(text)
    inside = {key for page in found for key in page.record("_embedded")}
    if any(page.get("resource") == "settlement" for page in found):
        return True
    if inside & {"settlements", "balance_transactions"}:
        return True
    ours = any("mollie.com" in _self(page) for page in found)
    if ours and inside & _REFUSED:
        raise Unreadable(saying("providers.mollie-api-payments"))
    return False


def _self(page: Record) -> str:
    return page.record("_links", "self").text("href") + page.record("_links", "documentation").text(
        "href"
    )


def read(text: str) -> StatementFile:
    """Read settlements and balance transactions; what is not settled is left out and counted."""
    skipped: Counter[str] = Counter()
    found: list[tuple[str, str, BankLine]] = []
    for page in saved_json.pages(text):
        inside = page.record("_embedded")
        alone = [page] if page.get("resource") == "settlement" else []
        for settlement in alone + inside.records("settlements"):
            found += _settlement(settlement, len(found) + 1, skipped)
        for each in inside.records("balance_transactions"):
            found.append(_transaction(each, len(found) + 1))
    grouped = lines.by_currency((unit, line) for unit, _, line in found)
    batches = lines.batches_of(each for each in found if each[1])
    statements = lines.statements(mollie.PROVIDER, grouped, batches, by_entry=True)
    return StatementFile(NAME, statements, tuple(sorted(skipped.items())))


def _settlement(
    each: Record, row: int, skipped: Counter[str]
) -> Iterator[tuple[str, str, BankLine]]:
    """Give what a settlement is made of, and its payout, which take each other away."""
    if not each.text("settledAt") or each.text("status") == "failed":
        skipped["not settled"] += 1
        return
    day, reference = each.day("settledAt"), each.text("reference", "id")
    paid, unit = each.record("amount").amount("value"), _unit(each.record("amount"))
    split = _split(each)
    apart = paid - lines.total(split)
    if abs(apart) > ROUNDING:
        told = saying(
            "providers.settlement-apart",
            at=reference,
            found=lines.total(split),
            paid=paid,
            difference=apart,
        )
        raise Unreadable(told)
    split += lines.parts((PartKind.ROUNDING, apart))
    yield (
        unit,
        reference,
        BankLine(
            day,
            paid,
            "Mollie",
            "",
            reference,
            row,
            None,
            f"mollie {each.text('id', 'reference')}",
            None,
            "settlement",
            (),
            "",
            split,
        ),
    )
    yield unit, reference, mollie.payout(day, -paid, reference, row + 1)


def _split(settlement: Record) -> tuple[Part, ...]:
    """Return the parts of all months: what came in and what went back per method, fees, VAT."""
    sums: defaultdict[tuple[PartKind, str], Decimal] = defaultdict(Decimal)
    years = settlement.record("periods")
    for year in years:
        for month in years.record(year):
            period = years.record(year, month)
            for line in period.records("revenue"):
                kind = _KINDS.get(line.text("method"), PartKind.GROSS)
                sums[kind, line.text("description")] += line.record("amountNet").amount("value")
                sums[kind, line.text("description")] += _vat(line)
            for line in period.records("costs"):
                sums[PartKind.FEE, ""] -= line.record("amountNet").amount("value")
                sums[PartKind.FEE_VAT, ""] -= _vat(line)
    return lines.parts(*((kind, _short(sums[kind, text]), text) for kind, text in sums))


def _vat(line: Record) -> Decimal:
    vat = line.record("amountVat")
    return vat.amount("value") if vat else Decimal()


def _short(number: Decimal) -> Decimal:
    """Return a number without the noughts that four decimals bring, but with two decimals."""
    cents = number.quantize(Decimal("0.01"))
    return cents if cents == number else number.normalize()


def _transaction(each: Record, row: int) -> tuple[str, str, BankLine]:
    """Return a balance transaction: what it began with, and what was deducted."""
    result, kind = each.record("resultAmount"), each.text("type")
    context = each.record("context")
    net, gross = result.amount("value"), each.record("initialAmount").amount("value")
    deducted = each.record("deductions")
    fee = deducted.amount("value") if deducted else Decimal()
    if gross + fee != net:
        told = saying(
            "providers.entry-apart",
            entry=row,
            gross=gross,
            fee=fee,
            net=net,
            difference=net - gross - fee,
        )
        raise Unreadable(told)
    text = " ".join(filter(None, (context.text(key) for key in context)))
    split = lines.parts((_KINDS.get(kind, PartKind.OTHER), gross, text), (PartKind.FEE, fee))
    return (
        _unit(result),
        "",
        BankLine(
            each.day("createdAt"),
            net,
            "Mollie",
            "",
            f"{kind} {text}".strip(),
            row,
            None,
            f"mollie {each.text('id')}" if each.text("id") else None,
            None,
            kind,
            (),
            "",
            split,
        ),
    )


def _unit(amount: Record) -> str:
    return lines.currency(1, amount.text("currency"))
