"""A question in the terminal: the line, why it waits, and the answers with their evidence."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

import click

from kasboek.cli.frame import clean
from kasboek.cli.tables import Column
from kasboek.cli.tables import print_table
from kasboek.core.categorising.model import Place
from kasboek.core.saying import Money
from kasboek.core.saying import saying
from kasboek.importers.asking import Option
from kasboek.importers.open_items import Settled
from kasboek.importers.places import open_on
from kasboek.importers.places import vat_accounts

if TYPE_CHECKING:
    from kasboek.cli.frame import Frame
    from kasboek.cli.tables import Cell
    from kasboek.importers.asking import Asked

_TYPED = re.compile(r"(\S+)(?:\s+(\d{1,2}(?:\.\d+)?)\s*%?)?")
_NEAR = 5


def show(frame: Frame, asked: Asked, number: int, total: int) -> None:
    """Print a question with its evidence, and the answers by their keys."""
    of = asked.of
    frame.print()
    head = frame.tell(
        "asking.question",
        number=number,
        total=total,
        date=of.line.date,
        amount=Money(of.line.amount, of.currency),
        payee=of.line.name or of.line.text,
    )
    click.secho(clean(head), bold=True)
    about = [of.line.text if of.line.name else "", of.line.iban, of.account, of.source]
    frame.print("  " + ", ".join(filter(None, about)))
    frame.print("  " + frame.say(asked.why))
    rows: list[list[Cell]] = [
        [f"  {key}", goes(frame, asked, option), option.told]
        for key, option in enumerate(asked.options, 1)
    ]
    if rows:
        print_table(frame, ("", "", Column("", flexible=True)), rows)


def goes(frame: Frame, asked: Asked, option: Option) -> str:
    """Write where an answer books; what it settles by number."""
    if not option.parts:
        return frame.tell("asking.goes")
    one = len(option.parts) == 1
    parts = []
    for part in option.parts:
        what = part.number or part.account
        money = Money(part.amount, asked.of.currency)
        parts.append(what if one else frame.tell("asking.part", what=what, amount=money))
    return ", ".join(parts)


def typed(frame: Frame, asked: Asked, text: str) -> Option | None:
    """Read an account, by name or a part that only one has, and a VAT rate where it has one."""
    book, of = frame.book(), asked.of
    found = _TYPED.fullmatch(text)
    usable = [e.name for e in book.accounts.values() if open_on(e, of.line.date)]
    name = found[1] if found else text
    near = [each for each in sorted(usable) if name.lower() in each.lower()]
    if found is None or (name not in usable and len(near) != 1):
        known = ", ".join(near[:_NEAR]) or "-"
        frame.print(frame.tell("asking.no-account", text=text, known=known))
        return None
    place = Place(name if name in usable else near[0])
    if found[2]:
        assets = of.account.partition(":")[0]
        vat_in, vat_out = vat_accounts(book, assets)
        vat = vat_out if of.line.amount > 0 else vat_in
        if vat is None:
            frame.print(frame.tell("asking.no-vat"))
            return None
        place = Place(place.account, Decimal(found[2]) / 100, vat)
    parts = tuple(Settled(*part) for part in place.parts(of.line.amount))
    return Option(parts, "", saying("asking.typed"), place)
