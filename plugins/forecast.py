"""Adds one scenario's forecast to the books, as `#` transactions tagged `#forecast`.

    plugin "kasboek.plugins.books"
    plugin "kasboek.plugins.forecast" "worst"

Without a scenario's name it is `base`. Twelve months ahead; every transaction carries the file and
line it comes from and links to its invoice or plan line. Nothing that was booked changes.
"""

from __future__ import annotations

import datetime as dt
import os
import re
from functools import partial
from typing import TYPE_CHECKING
from typing import Any
from typing import NamedTuple

from beancount.core import data
from beancount.core.amount import Amount

from kasboek import reading
from kasboek import words
from kasboek.core.ahead.journal import journal
from kasboek.core.forecast import forecast
from kasboek.core.forecast.periods import horizon_end
from kasboek.core.planning.loans import cents
from kasboek.core.saying import saying
from kasboek.core.scenario import BUILT_IN

if TYPE_CHECKING:
    from kasboek.core.ahead.journal import Booking
    from kasboek.core.book import Book
    from kasboek.core.saying import Say
    from kasboek.core.saying import Saying

__plugins__ = ("add_forecast",)
TAG = "forecast"
_HORIZON = "12m"
_PAID_LATER = dt.timedelta(days=120)  # so that what is invoiced in the last months is there
_NO_LINK = re.compile(r"[^A-Za-z0-9\-_/.]+")


class ForecastError(NamedTuple):
    """The forecast could not be added, or a part of it could not."""

    source: data.Meta
    message: str
    entry: data.Directive | None = None


def add_forecast(
    entries: data.Entries, options: dict[str, Any], scenario: str = "base"
) -> tuple[data.Entries, list[ForecastError]]:
    """Return the entries with the forecast of a scenario after them."""
    here = data.new_metadata(options.get("filename") or "<forecast>", 0)
    say = partial(words.say, lang=language(entries))
    if "kasboek" not in options:
        return entries, [ForecastError(here, say(saying("plugin.forecast-needs-books")))]
    book = reading.read(entries, options)
    if book.as_of is None:
        return entries, [ForecastError(here, say(saying("plugin.forecast-no-cash")))]
    names = dict.fromkeys([known.name for known in BUILT_IN] + list(book.scenarios))
    if scenario not in names:
        told = saying("plugin.forecast-no-scenario", name=scenario, known=", ".join(names))
        return entries, [ForecastError(here, say(told))]
    until = horizon_end(book.as_of, _HORIZON, book.week_start)
    added: data.Entries = []
    errors = []
    for booking in journal(forecast(book, scenario, until + _PAID_LATER)):
        if booking.date >= until:
            continue
        paid, price = _as_the_bank_pays(book, booking)
        transaction = _transaction(book, paid, price, say)
        if (refused := _unusable(book, paid)) is None:
            added.append(transaction)
        else:
            errors.append(ForecastError(transaction.meta, say(refused), transaction))
    return [*entries, *added], errors


def _as_the_bank_pays(book: Book, booking: Booking) -> tuple[Booking, Amount | None]:
    """Return a booking as its bank account takes it, and the price of a unit of its other legs.

    A bill in dollars that an account for euros pays costs euros, as when it is paid in truth.
    """
    item = booking.item
    account = book.accounts.get(item.account) if item is not None else None
    if item is None or account is None or item.currency == book.currency:
        return booking, None
    cash = sum(leg.number for leg in booking.legs if leg.account == account.name)
    taken = item.currency in account.currencies or book.currency not in account.currencies
    if not cash or taken:
        return booking, None
    legs = tuple(
        leg._replace(number=cents(leg.number * item.rate), currency=book.currency)
        if leg.account == account.name
        else leg
        for leg in booking.legs
    )
    paid = sum(leg.number for leg in legs if leg.account == account.name)
    return booking._replace(legs=legs), Amount(paid / cash, book.currency)


def _transaction(book: Book, booking: Booking, price: Amount | None, say: Say) -> data.Transaction:
    source = booking.source
    meta = (
        data.new_metadata(os.path.join(book.root, source.file), source.line)  # noqa: PTH118 # Beancount's file names are strings
        if source
        else data.new_metadata("<forecast>", 0)
    )
    because = say(booking.item.because) if booking.item else ""
    if because:
        meta["because"] = because
    return data.Transaction(
        meta=meta,
        date=booking.date,
        flag="#",
        payee=booking.payee or None,
        narration=booking.narration or because,
        tags=frozenset({TAG}),
        links=frozenset({_NO_LINK.sub("-", booking.link)}),
        postings=[
            data.Posting(
                leg.account,
                Amount(leg.number, leg.currency),
                None,
                price if price is not None and leg.currency != price.currency else None,
                None,
                {},
            )
            for leg in booking.legs
        ],
    )


def _unusable(book: Book, booking: Booking) -> Saying | None:
    """Return why Beancount would refuse a booking: an account that is closed, or its currency."""
    for leg in booking.legs:
        account = book.accounts.get(leg.account)
        closed = account is None or (account.closed is not None and account.closed <= booking.date)
        if account is None or closed or account.opened > booking.date:
            return saying("plugin.forecast-not-open", account=leg.account, day=booking.date)
        if account.currencies and leg.currency not in account.currencies:
            return saying(
                "plugin.forecast-currency",
                account=leg.account,
                currency=leg.currency,
                known=", ".join(account.currencies),
            )
    return None


def language(entries: data.Entries) -> str:
    """Return the language that Fava is told to speak, English where it is none of ours."""
    for entry in entries:
        if isinstance(entry, data.Custom) and entry.type == "fava-option":
            values = [value.value for value in entry.values]
            if values[:1] == ["language"] and values[-1] in words.LANGUAGES:
                return str(values[-1])
    return "en"
