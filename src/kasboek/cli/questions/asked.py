"""A question in the terminal: the line, why it waits, and the answers with their evidence."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

import click

from kasboek.cli.frame import clean
from kasboek.cli.tables import Column
from kasboek.cli.tables import print_table
from kasboek.core.accounts import Root
from kasboek.core.categorising.model import Place
from kasboek.core.saying import Money
from kasboek.core.saying import saying
from kasboek.importers.booking.places import is_sold
from kasboek.importers.booking.places import vat_accounts
from kasboek.importers.categorising.open_items import Settled
from kasboek.importers.questions.asking import Option
from kasboek.importers.questions.asking import may_hold
from kasboek.importers.questions.asking_papers import may_be_of
from kasboek.importers.questions.picking import picked
from kasboek.importers.questions.refusing import why_not

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kasboek.cli.frame import Frame
    from kasboek.cli.tables import Cell
    from kasboek.importers.questions.asking import Asked

_TYPED = re.compile(r"(\S+)(?:\s+(\d{1,2}(?:[.,]\d+)?)\s*%)?")
_NEAR = 30
"""Accounts that are named where a text means several, or none."""


def show(frame: Frame, asked: Asked, todo: Sequence[Asked], number: int, total: int) -> None:
    """Print a question with its evidence, and the answers by their keys.

    `todo` are the questions that wait, this one too.
    """
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
    more = sum(_ruled_alike(asked, each) for each in todo) - 1
    if more > 0:
        frame.print("  " + frame.tell("asking.more-of", count=more, name=of.line.name))
    rows: list[list[Cell]] = [
        [f"  {key}", _due(frame, option) or goes(frame, asked, option), option.told]
        for key, option in enumerate(asked.options, 1)
    ]
    if rows:
        print_table(frame, ("", "", Column("", flexible=True)), rows)


def _ruled_alike(asked: Asked, other: Asked) -> bool:
    """Say whether a rule made of the one answer would book the other: name, account, direction."""
    one, line = asked.of.line, other.of.line
    if asked.paper or other.paper or asked.about_items or not one.name:
        return False
    same = line.name.casefold() == one.name.casefold() and line.amount * one.amount > 0
    return same and (not one.iban or line.iban == one.iban)


def _due(frame: Frame, option: Option) -> str:
    """Write an item that is settled alone with the day on which it is due."""
    number = option.parts[0].number if len(option.parts) == 1 else None
    if number is None or not option.payee:
        return ""
    key = (number, option.payee, option.parts[0].account)
    due = [e.due for e in frame.book().items if (e.number, e.counterparty, e.account) == key]
    return frame.tell("asking.due", number=number, date=min(due)) if due else ""


def prompt(frame: Frame, asked: Asked, *, rule: bool, undo: bool) -> str:
    """Return the keys that can be pressed, and what they do."""
    count = len(asked.options)
    keys = f"1-{count}" if count > 1 else "1"
    ruling = "once" if rule else "rule"
    kind = "type-account" if asked.paper else "type"
    shown = {"book": count, kind: 1, ruling: not asked.paper, "skip": 1, "undo": undo}
    shown["stop"] = 1
    line = ", ".join(frame.tell(f"asking.key-{key}", keys=keys) for key in shown if shown[key])
    return (frame.tell("asking.as-rule", keys=line) if rule else f"{line}:") + " "


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
    """Read numbers of open items; or an account, by a part that only one has, and its VAT rate.

    What cannot be meant is answered with what could; nothing at all with nothing.
    """
    book, of = frame.book(), asked.of
    if not text:
        return None
    numbers = [] if asked.paper else re.split(r"[\s,]+", text)
    if numbers and (items := picked(book, of.line, of.currency, numbers)):
        return Option(items.parts, items.payee, items.told)
    found = _TYPED.fullmatch(text)
    near = _near(frame, asked, found[1] if found else text)
    if found is None or len(near) != 1:
        _tell_near(frame, asked, text, near)
        return None
    place = Place(near[0])
    if found[2] and asked.paper:
        frame.print(frame.tell("asking.vat-apart"))
        return None
    if found[2]:
        vat_in, vat_out = vat_accounts(book, of.account.partition(":")[0])
        vat = vat_out if is_sold(book, place.account, of.line.amount) else vat_in
        if vat is None:
            frame.print(frame.tell("asking.no-vat"))
            return None
        place = Place(place.account, Decimal(found[2].replace(",", ".")) / 100, vat)
    parts = tuple(Settled(*part) for part in place.parts(of.line.amount))
    return Option(parts, "", saying("asking.typed"), place)


def _near(frame: Frame, asked: Asked, text: str) -> list[str]:
    """Return the accounts that a text may mean: whole, by their last part, or by any part."""
    book, said = frame.book(), text.casefold()
    fit = may_be_of if asked.paper else may_hold
    usable = sorted(name for name in book.accounts if fit(book, asked.of, name))
    whole = [each for each in usable if each.casefold() == said]
    last = [each for each in usable if each.casefold().endswith(f":{said}")]
    return whole or last or [each for each in usable if said in each.casefold()]


def _tell_near(frame: Frame, asked: Asked, text: str, near: Sequence[str]) -> None:
    """Name the accounts that may be meant; where none is, those that money of this way goes to."""
    book = frame.book()
    if (why := why_not(book, asked.of, text)) is not None:
        frame.print(frame.say(why))
        return
    root = Root.INCOME if asked.of.line.amount > 0 else Root.EXPENSES
    usual = [name for name in _near(frame, asked, "") if book.accounts[name].root is root]
    likely = near or usual
    known = ", ".join(likely[:_NEAR]) or "-"
    if (more := len(likely) - _NEAR) > 0:
        known = frame.tell("asking.and-more", known=known, count=more)
    key = "asking.no-account-of" if asked.paper else "asking.no-account"
    frame.print(frame.tell(key, text=text, known=known))
