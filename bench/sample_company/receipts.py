"""How customers pay: each habit turns invoices into bookings on the ING account."""

from __future__ import annotations

import datetime as dt
from itertools import groupby
from typing import TYPE_CHECKING
from typing import NamedTuple

import days
from cents import vat_on
from model import Company
from model import Entry
from model import Row
from model import dice
from sales import Invoice
from sales import book_invoice
from sales import open_invoice

if TYPE_CHECKING:
    from collections.abc import Iterator
    from random import Random

    from customers import Customer

NEVER = dt.date(9999, 1, 1)


class Credit(NamedTuple):
    """A credit note on one of the customer's invoices: net cents, after so many days."""

    customer: str
    nth: int
    net: int
    after: int
    text: str


CREDITS = (
    Credit("Fietspunt Amersfoort", 4, 54500, 9, "transportschade, 1 x stadsfiets Eem retour"),
    Credit("Kuipers Wielersport", 7, 21500, 12, "1 x kinderfiets Rotte retour"),
    Credit("De Groene Fietser", 15, 18500, 6, "korting op krassen in de lak"),
    Credit("Veldhuis & Zn.", 18, 46500, 8, "verkeerd model geleverd"),
)


def _days_late(habit: str, chance: Random) -> int:
    low, high = {
        "early": (-12, -4),
        "day": (0, 0),
        "late": (6, 14),
        "slow": (16, 32),
        "noref": (-1, 7),
        "sloppy": (-6, 30),
        "parts": (1, 5),
    }.get(habit, (0, 0))
    return chance.randint(low, high)


def _pay_day(invoice: Invoice, chance: Random) -> dt.date:
    """Return the day on which the money comes in."""
    due, habit = invoice.due, invoice.customer.habit
    if invoice.customer.name == "Tweewielers Bosman" and invoice.day > dt.date(2026, 7, 1):
        return NEVER
    if habit == "thursday":
        return days.following(due + dt.timedelta((3 - due.weekday()) % 7))
    if habit == "twentyfifth":
        day = due.replace(day=25) if due.day <= 25 else days.next_month(due).replace(day=25)
        return days.following(day)
    if habit == "monthend":
        return days.preceding(days.month_end(due))
    return days.following(max(invoice.day, due + dt.timedelta(_days_late(habit, chance))))


class Part(NamedTuple):
    """Money for one invoice; without `text` it is paid with what else comes that day."""

    day: dt.date
    invoice: Invoice
    cents: int
    text: str = ""


def _text(customer: Customer, number: str, chance: Random) -> str:
    if customer.habit == "noref":
        return chance.choice(("betaling", "Uw rekening", "bedankt voor de levering"))
    if customer.habit == "sloppy":
        return chance.choice((f"fact {number[-3:]}", "betaling fietsen", number.replace("-", "/")))
    return chance.choice((f"Factuur {number}", f"{number}", f"Betaling factuur {number}"))


def _parts(invoice: Invoice, owed: int, chance: Random) -> Iterator[Part]:
    """Yield the payments of one invoice."""
    habit, day = invoice.customer.habit, _pay_day(invoice, chance)
    if day == NEVER:
        return
    if habit in {"monthend", "thursday", "twentyfifth"}:
        yield Part(day, invoice, owed)
        return
    text = _text(invoice.customer, invoice.number, chance)
    if habit == "parts":
        half = owed // 2
        yield Part(day, invoice, half, f"{text} deel 1")
        rest = days.following(day + dt.timedelta(21))
        yield Part(rest, invoice, owed - half, f"{text} deel 2")
    elif habit == "sloppy" and chance.randrange(6) == 0:
        yield Part(day, invoice, owed - chance.choice((350, 1000, 90)), text)
    else:
        yield Part(day, invoice, owed, text)


def _row(part: Part) -> Row:
    customer = part.invoice.customer
    return Row(
        part.day, "ING", part.cents, customer.at_bank, customer.iban, part.text, "transfer",
        "Assets:Receivable",
    )  # fmt: skip


def _rows(parts: list[Part]) -> Iterator[Row]:
    """Yield the bank rows: single payments, and one row for all that is paid in one run."""
    yield from (_row(part) for part in parts if part.text)
    together = [part for part in parts if not part.text]
    together.sort(key=lambda part: (part.day, part.invoice.customer.name, part.invoice.number))
    for _, group in groupby(together, lambda part: (part.day, part.invoice.customer.name)):
        batch = list(group)
        text = "Facturen " + ", ".join(part.invoice.number for part in batch)
        yield _row(batch[0]._replace(cents=sum(part.cents for part in batch), text=text))


def _credited(company: Company, made: list[Invoice]) -> dict[str, int]:
    """Book the credit notes; return the cents credited per invoice number."""
    credited = {}
    for count, credit in enumerate(CREDITS, 1):
        own = [invoice for invoice in made if invoice.customer.name == credit.customer]
        invoice = own[credit.nth]
        day = days.following(invoice.day + dt.timedelta(credit.after))
        gross = credit.net + vat_on(credit.net)
        credited[invoice.number] = gross
        company.book(
            Entry(
                day,
                "invoices",
                credit.customer,
                credit.text,
                (
                    (invoice.account, credit.net),
                    ("Liabilities:VAT", gross - credit.net),
                    ("Assets:Receivable", -gross),
                ),
                (("credit-note", f'"{day.year}-C{count:02d}"'), ("credits", f'"{invoice.number}"')),
            )
        )
    return credited


def collect(company: Company, made: list[Invoice]) -> None:
    """Let every customer pay as they do; book invoices, credit notes and what was open before."""
    chance = dice("habits")
    credited = _credited(company, made)
    parts = [
        part
        for invoice in made
        for part in _parts(invoice, invoice.gross - credited.get(invoice.number, 0), chance)
        if part.day >= days.FIRST
    ]
    before: dict[str, int] = {}
    for part in parts:
        number = part.invoice.number
        before[number] = before.get(number, 0) + part.cents
    for invoice in made:
        if invoice.day >= days.FIRST:
            book_invoice(company, invoice)
        elif invoice.number in before:
            open_invoice(company, invoice, before[invoice.number])
    company.bank(*(row for row in _rows(_telling(parts)) if row.day <= days.LAST))


def _telling(parts: list[Part]) -> list[Part]:
    """Let who has more than one invoice open say which one they pay, whatever their habit."""
    ends: dict[Invoice, dt.date] = {}
    for part in parts:
        ends[part.invoice] = max(part.day, ends.get(part.invoice, part.day))
    spans: dict[str, list[tuple[dt.date, dt.date]]] = {}
    for invoice, end in ends.items():
        spans.setdefault(invoice.customer.name, []).append((invoice.day, end))
    told = []
    for part in parts:
        number, open_ = part.invoice.number, spans[part.invoice.customer.name]
        several = sum(begin <= part.day <= end for begin, end in open_) > 1
        vague = part.text and number not in part.text.replace("/", "-")
        named = part._replace(text=f"Factuur {number}")
        told.append(named if several and vague else part)
    return told
