"""A year of invoices, bills and bank rows of a company, with where each row belongs kept apart.

Seeded. 60 customers and 40 suppliers, of whom some are known by IBAN, some by name, some by
neither; most name what they pay, in ways people do. Every month has what makes matching hard:
references with a typo, two invoices of one amount, someone who pays for another, paid twice,
refunds, a bank fee taken off, batches, payments in part and for several, credit notes, foreign
currency, a card, payouts of a provider, factoring. `python matching_year.py FOLDER` writes it:
`head.beancount`, per month `2026-01.beancount` and `2026-01.xml`, and `answers.json`.
"""

from __future__ import annotations

import datetime as dt
import json
import sys
from collections import defaultdict
from pathlib import Path
from random import Random

from matching_rows import HEAD
from matching_rows import RULED
from matching_rows import STREETS
from matching_rows import TAUGHT
from matching_rows import TOWNS
from matching_rows import TRADES
from matching_rows import Item
from matching_rows import Leg
from matching_rows import Month
from matching_rows import Party
from matching_rows import Row
from matching_rows import camt
from matching_rows import creditor_reference
from matching_rows import iban
from matching_rows import kenmerk
from matching_rows import typo

YEAR = 2026
CUSTOMERS, SUPPLIERS = 60, 40
SAVINGS = "NL44RABO0123456789"
RECEIVABLE, PAYABLE = "Assets:Receivable", "Liabilities:Payable"
FEES, TRANSFER = "Expenses:Bank", "Assets:Transfer"
_DAY = dt.timedelta(days=1)


class Company:
    """A year of one company: what is invoiced, and what the bank then prints."""

    def __init__(self, seed: int = 1) -> None:
        """Make the customers and suppliers, and let the year happen."""
        self.chance = Random(seed)  # noqa: S311 # the same year every time is the point
        self.customers = [self._party(n, customer=True) for n in range(CUSTOMERS)]
        self.suppliers = [self._party(n, customer=False) for n in range(SUPPLIERS)]
        self.rows: list[Row] = []
        self.books: defaultdict[dt.date, list[str]] = defaultdict(list)
        self.number = 0
        self.credit = 0
        for month in range(1, 13):
            self._month(dt.date(YEAR, month, 1))
        self.rows.sort(key=lambda row: (row.day, row.ref))

    def months(self) -> list[Month]:
        """Return the year month by month; what is paid after it is left out."""
        found = []
        for number in range(1, 13):
            first = dt.date(YEAR, number, 1)
            rows = [row for row in self.rows if (row.day.year, row.day.month) == (YEAR, number)]
            found.append(Month(first, "\n".join(self.books[first]), tuple(rows)))
        return found

    def head(self) -> str:
        """Return the accounts, rules and relations."""
        return HEAD + "".join(
            _relation(party, word)
            for word, parties in (("customer", self.customers), ("supplier", self.suppliers))
            for party in parties
        )

    def _party(self, n: int, *, customer: bool) -> Party:
        where, what = (TOWNS, TRADES) if customer else (TOWNS[::-1], STREETS)
        name = (
            f"{where[n % 12]} {what[n // 12]} BV"
            if customer
            else f"{what[n // 12]}{where[n % 12].lower()} NV"
        )
        told_iban, told_name = n % 10 != 9, n % 3 != 2
        return Party(
            name,
            iban(("INGB", "RABO", "TRIO")[n % 3], 700_000_000 + 1_000 * n + (not customer)),
            told_iban or n % 20 == 19,
            told_name,
            f"{name[:2].upper()}{n:02d}-",
            fixed=(12_100 + 605 * n) if n % 8 == 3 else 0,
            round=n % 10 == 6,
        )

    def _month(self, first: dt.date) -> None:
        """Invoice, receive bills, and pay both some time later."""
        for party in self.customers:
            for _ in range(self.chance.choice((1, 2, 2, 3))):
                self._invoice(party, first)
        for party in self.suppliers:
            for _ in range(self.chance.choice((1, 1, 2))):
                self._bill(party, first)
        self._cases(first)
        self._receive(first)
        self._pay(first)
        self._others(first)

    def _invoice(self, party: Party, first: dt.date) -> None:
        self.number += 1
        usd = party in self.customers[:3]
        cents = party.fixed or self.chance.randrange(9_000, 900_000)
        if party.round:
            cents = self.chance.choice((50_000, 75_000, 100_000, 125_000))
        day = first + self.chance.randrange(0, 27) * _DAY
        due = day + self.chance.choice((14, 30)) * _DAY
        currency = "USD" if usd else "EUR"
        item = Item(f"{YEAR}-{self.number:04d}", party, day, due, cents, cents, currency)
        legs = ((RECEIVABLE, cents), ("Income:Sales", -cents))
        self._book(item, "invoice", legs)
        if not usd and self.chance.random() < 0.02:  # sold to the factor, who pays by a rule
            self._book(item, "invoice", (("Assets:Factor", cents), (RECEIVABLE, -cents)))
            factor, part = "Svea Factoring", cents * 95 // 100
            self._row(day + 2 * _DAY, part, factor, "", f"voorschot {day}", "factor", factor,
                      [Leg("Assets:Factor", part)])  # fmt: skip
            if self.chance.random() < 0.2:
                self._by(party, due, cents, f"factuur {item.number}", "factored",
                         [Leg(RECEIVABLE, cents)], certain=False)  # fmt: skip
            return
        party.open.append(item)

    def _bill(self, party: Party, first: dt.date) -> None:
        cents = party.fixed or self.chance.randrange(2_000, 400_000)
        day = first + self.chance.randrange(0, 27) * _DAY
        number = f"{party.prefix}{self.chance.randrange(10_000, 99_999)}"
        item = Item(number, party, day, day + 30 * _DAY, cents, cents)
        self._book(item, "bill", (("Expenses:Purchases", cents), (PAYABLE, -cents)))
        party.open.append(item)

    def _book(
        self, item: Item, key: str, legs: tuple[tuple[str, int], ...], extra: str = ""
    ) -> None:
        lines = "".join(f"  {name}  {cents / 100:.2f} {item.currency}\n" for name, cents in legs)
        head = f'{item.day} * "{item.party.name}" "{key}"\n  {key}: "{item.number}"\n'
        due = f"  due: {item.due}\n" if key in {"invoice", "bill"} and legs[0][1] > 0 else ""
        self.books[item.day.replace(day=1)].append(head + due + extra + lines)

    def _row(  # noqa: PLR0913, PLR0917 # a row is what it is
        self,
        day: dt.date,
        cents: int,
        name: str,
        number: str,
        text: str,
        kind: str,
        payee: str,
        legs: list[Leg],
        *,
        certain: bool = True,
        taught: bool = False,
        details: tuple[tuple[str, str, str, int], ...] = (),
        currency: str = "EUR",
    ) -> None:
        ref = f"R{len(self.rows):05d}"
        values = (ref, day, cents, name, number, text, kind, payee, tuple(legs))
        self.rows.append(Row(*values, certain, taught, details, currency))

    def _by(  # noqa: PLR0913, PLR0917 # a row is what it is
        self,
        party: Party,
        day: dt.date,
        cents: int,
        text: str,
        kind: str,
        legs: list[Leg],
        *,
        certain: bool = True,
        payer: Party | None = None,
        currency: str = "EUR",
    ) -> None:
        """Print a row of a party, paid by itself or by another."""
        who = payer or party
        self._row(day, cents, who.printed, who.iban, text, kind, party.name, legs,
                  certain=certain, currency=currency)  # fmt: skip

    def _cases(self, first: dt.date) -> None:
        """Print what happens now and then, whoever it happens to."""
        quarter = first.month % 3 == 0
        known = [each for each in self.customers[3:] if each.told_iban and each.told_name]
        one, two = self.chance.sample(known, 2)
        self._credit(one, first, paid_back=True)
        self._credit(two, first, paid_back=False)
        supplier = self.chance.choice(self.suppliers)
        day = first + 20 * _DAY
        if quarter:
            refund = self.chance.randrange(2_000, 30_000)
            self._by(supplier, day, refund, "terugbetaling bestelling", "refund-unknown",
                     [Leg("Expenses:Purchases", refund)], certain=False)  # fmt: skip
            fixed = next(each for each in self.customers if each.fixed and each.told_iban)
            self._by(fixed, day, fixed.fixed, f"factuur {YEAR}-{self.number + 40:04d}", "early",
                     [Leg(RECEIVABLE, fixed.fixed)], certain=False)  # fmt: skip
        else:
            self.credit += 1
            cents = self.chance.randrange(2_000, 30_000)
            item = Item(
                f"{supplier.prefix}C{self.credit:03d}", supplier, first, first, -cents, -cents
            )
            self._book(item, "credit-note", ((PAYABLE, cents), ("Expenses:Purchases", -cents)))
            self._by(supplier, day, cents, f"retour {item.number}", "supplier-refund",
                     [Leg(PAYABLE, cents, "bill", item.number)])  # fmt: skip

    def _credit(self, party: Party, first: dt.date, *, paid_back: bool) -> None:
        """Book a credit note; it is paid back, or the customer takes it off what comes next."""
        self.credit += 1
        cents = self.chance.randrange(1_000, 8_000)
        item = Item(f"C{YEAR}-{self.credit:03d}", party, first, first, -cents, -cents)
        self._book(item, "credit-note", (("Income:Sales", cents), (RECEIVABLE, -cents)))
        if paid_back:
            self._by(party, first + 9 * _DAY, -cents, f"creditnota {item.number}", "refund",
                     [Leg(RECEIVABLE, -cents, "invoice", item.number)])  # fmt: skip
            return
        owed = [each for each in party.open if each.open > 0]
        if not owed:
            return
        taken = owed[0]
        party.open.remove(taken)
        legs = [_leg(taken), Leg(RECEIVABLE, -cents, "invoice", item.number)]
        text = f"{taken.number} minus creditnota"
        self._by(party, first + 27 * _DAY, taken.open - cents, text, "credit-taken-off", legs,
                 currency=taken.currency)  # fmt: skip

    def _receive(self, first: dt.date) -> None:
        """Let customers pay what is due, in the ways people do."""
        end = first + 27 * _DAY
        for party in self.customers:
            due = [
                item for item in party.open if item.due + self.chance.randrange(0, 20) * _DAY <= end
            ]
            while due:
                count = 1 if len(due) == 1 or self.chance.random() < 0.7 else min(len(due), 3)
                paid, due = due[:count], due[count:]
                others = [item for item in party.open if item not in paid]
                party.open = others + self._receipt(party, paid, others, first)
        waiting = [
            p for p in self.customers if p.told_iban and p.open and p.open[0].currency == "EUR"
        ]
        taken = self.chance.sample(waiting, min(4, len(waiting)))
        items = [party.open.pop(0) for party in taken]
        details = tuple(
            (i.party.printed, i.party.iban, f"incasso {i.number}", i.open) for i in items
        )
        self._row(end, sum(i.open for i in items), "", "", "verzamelincasso", "batch-in", "",
                  [_leg(i) for i in items], details=details)  # fmt: skip

    def _receipt(
        self, party: Party, paid: list[Item], others: list[Item], first: dt.date
    ) -> list[Item]:
        """Print one receipt; return what stays open of what it pays."""
        day = max(first + self.chance.randrange(0, 27) * _DAY, max(i.day for i in paid) + _DAY)
        cents, legs = sum(i.open for i in paid), [_leg(i) for i in paid]
        currency, text = paid[0].currency, self._text([i.number for i in paid])
        style, single = self.chance.random(), paid[0]
        alone = len(paid) == 1 and currency == "EUR"
        amounts = [item.open for item in others]
        sure = party.known and not party.round and cents not in amounts and single.day <= day
        if style < 0.07:
            self._by(party, day, cents, "betaling, dank u wel", "silent", legs,
                     certain=sure, currency=currency)  # fmt: skip
        elif alone and style < 0.10:
            self._by(party, day, cents, f"fact {typo(single.number, self.chance)}", "typo", legs,
                     certain=sure)  # fmt: skip
        elif alone and style < 0.125:
            fee = self.chance.choice((500, 750, 1_250))
            legs = [_leg(single), Leg(FEES, -fee)]
            self._by(party, day, cents - fee, text, "fee", legs)
        elif alone and style < 0.155:
            part = cents * 2 // 5
            self._by(party, day, part, f"{text} deel 1", "part", [_leg(single, part)])
            single.open -= part
            return [single]
        elif alone and style < 0.165:
            payer = self.chance.choice([each for each in self.customers if each is not party])
            self._by(party, day, cents, text, "for-another", legs, payer=payer)
        elif alone and style < 0.168:
            payer = self.chance.choice([each for each in self.customers if each is not party])
            self._by(party, day, cents, "betaling", "for-another-silent", legs, certain=False,
                     payer=payer)  # fmt: skip
        elif alone and style < 0.172:
            self._by(party, day, cents + 5_000, text, "too-much", [*legs, Leg(RECEIVABLE, 5_000)],
                     certain=not others)  # fmt: skip
        else:
            self._by(party, day, cents, text, "reference", legs, currency=currency)
            if alone and style > 0.997:
                self._by(party, day + _DAY, cents, text, "twice", [Leg(RECEIVABLE, cents)],
                         certain=False)  # fmt: skip
        return []

    def _text(self, numbers: list[str]) -> str:
        """Name numbers as people and their programs do."""
        if len(numbers) > 1:
            return self.chance.choice((", ", " / ", " en ", "+")).join(numbers)
        number = numbers[0]
        return self.chance.choice(
            (
                f"Factuur {number}",
                number,
                f"uw factuurnr. {number} d.d. 3-{self.chance.randrange(1, 12)}-{YEAR}",
                f"Invoice {number.replace('-', ' ')}",
                f"fact.nr {number.replace('-', '')}",
                creditor_reference(number),
                kenmerk(number),
                f"BETALING{'':9}{number}{'':4}KLANT 8812",
            )
        )

    def _pay(self, first: dt.date) -> None:
        """Pay suppliers: half in batches, half one by one, some by direct debit without a word."""
        day = first + 14 * _DAY
        batch: list[Item] = []
        for party in self.suppliers:
            due = [item for item in party.open if item.due <= first + 27 * _DAY and item.day < day]
            party.open = [item for item in party.open if item not in due]
            for item in due:
                style = self.chance.random()
                same = [each.open for each in (*due, *party.open) if each is not item]
                if style < 0.5:
                    batch.append(item)
                elif style < 0.9 or item.open in same:
                    self._by(party, day, -item.open, f"betaling {item.number}", "bill",
                             [_leg(item, bill=True)])  # fmt: skip
                else:
                    self._by(party, day, -item.open, "incasso", "bill-silent",
                             [_leg(item, bill=True)], certain=party.known)  # fmt: skip
        if len(batch) > 1:
            details = tuple((i.party.name, i.party.iban, i.number, -i.open) for i in batch)
            self._row(day, -sum(i.open for i in batch), "", "", "SEPA batch", "batch-out", "",
                      [_leg(i, bill=True) for i in batch], details=details)  # fmt: skip

    def _others(self, first: dt.date) -> None:
        """Print what is booked by rules, learned, or an own transfer."""
        for name, text, account, cents in RULED:
            self._row(first + 3 * _DAY, cents, name, "", text, "rule", name, [Leg(account, cents)])
        for _ in range(6):
            cents = -self.chance.randrange(200_000, 400_000)
            self._row(first + 23 * _DAY, cents, "Medewerker", "", "salaris", "rule", "Medewerker",
                      [Leg("Expenses:Personnel", cents)])  # fmt: skip
        for number in range(6):
            cents = self.chance.randrange(10_000, 90_000)
            self._row(first + 4 * number * _DAY, cents, "Mollie", "", f"Mollie payout {number}",
                      "payout", "Mollie", [Leg(TRANSFER, cents)])  # fmt: skip
        for cents in (-500_000, 250_000):
            self._row(first + 11 * _DAY, cents, "Spaarrekening", SAVINGS, "overboeking", "own",
                      "Spaarrekening", [Leg(TRANSFER, cents)])  # fmt: skip
        for name, account, euros, often in TAUGHT:
            for _ in range(often):
                cents = -self.chance.randrange(euros * 50, euros * 150)
                day = first + self.chance.randrange(0, 27) * _DAY
                self._row(day, cents, name, "", f"betaalautomaat pas 012 {day:%d-%m}", "shop", name,
                          [Leg(account, cents)], taught=True)  # fmt: skip


def _leg(item: Item, cents: int | None = None, *, bill: bool = False) -> Leg:
    paid = item.open if cents is None else cents
    return (
        Leg(PAYABLE, -paid, "bill", item.number)
        if bill
        else Leg(RECEIVABLE, paid, "invoice", item.number)
    )


def _relation(party: Party, word: str) -> str:
    lines = [f'2025-01-01 custom "{word}" "{party.name}"\n']
    if party.told_name:
        lines.append(f'  alias: "{party.name.upper()} AMSTERDAM"\n')
    if party.told_iban:
        lines.append(f'  iban: "{party.iban}"\n')
    return "".join(lines)


def main() -> int:
    """Write a year into a folder."""
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    company = Company()
    (folder / "head.beancount").write_text(company.head(), "utf-8")
    held = {"EUR": 100_000_000, "USD": 0}
    answers = []
    for month in company.months():
        name = f"{month.first:%Y-%m}"
        (folder / f"{name}.beancount").write_text(month.books, "utf-8")
        for currency, opening in held.items():
            text, held[currency] = camt(month, currency, opening)
            (folder / f"{name}-{currency}.xml").write_text(text, "utf-8")
        answers += [{**row._asdict(), "day": str(row.day)} for row in month.rows]
    (folder / "answers.json").write_text(json.dumps(answers, indent=1), "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
