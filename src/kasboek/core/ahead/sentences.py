"""What a forecast comes down to, in sentences: the same on the terminal and on the pages."""

from __future__ import annotations

from collections.abc import Iterator

from kasboek.core.ahead.afford import Affordable
from kasboek.core.ahead.afford import verdict
from kasboek.core.forecast.model import Forecast
from kasboek.core.saying import Money
from kasboek.core.saying import Saying
from kasboek.core.saying import Value
from kasboek.core.saying import saying


def safe(ahead: Forecast) -> Saying:
    """Say what is safe to spend, or how much is short."""
    if ahead.buffer.unknown:
        return saying("today.safe-unknown")
    found = ahead.safe_to_spend
    amount = Money(abs(found.amount), ahead.book.currency)
    if found.amount > 0:
        return saying("today.safe", amount=amount, until=found.until)
    if found.amount < 0:
        return saying("today.safe-none", amount=amount, until=found.until)
    return saying("today.safe-zero", until=found.until)


def binds(ahead: Forecast) -> Saying:
    """Say in one sentence what binds it: the low point, the buffer, the overdraft if any."""
    currency, buffer = ahead.book.currency, ahead.buffer
    low = Money(ahead.low_point.amount, currency)
    if buffer.unknown:
        date = ahead.low_point.date
        return saying("today.binds-unknown", date=date, low=low, reason=buffer.unknown)
    key = "today.binds"
    key += "-overdraft" if ahead.overdraft else ""
    key += "-no-buffer" if buffer.amount is None else ""
    values: dict[str, Value] = {"date": ahead.low_point.date, "low": low}
    if buffer.amount is not None:
        values["buffer"] = Money(buffer.amount, currency)
    if ahead.overdraft:
        values["overdraft"] = Money(ahead.overdraft, currency)
    return Saying(key, tuple(values.items()))


def no_buffer(ahead: Forecast) -> Saying | None:
    """Say that there is no buffer, or that it is not known; nothing where there is one."""
    if ahead.buffer.amount is not None:
        return None
    why = ahead.buffer.unknown
    return saying("look.buffer-unknown", reason=why) if why else saying("look.no-buffer")


def affords(ahead: Forecast, answer: Affordable) -> Iterator[Saying]:
    """Say whether it can be afforded, with how much room, and if not from when on."""
    currency, last = ahead.book.currency, ahead.path[-1].date
    amount, room = Money(answer.amount, currency), Money(answer.room, currency)
    key = {True: "afford.yes", False: "afford.no", None: "afford.unknown"}
    yield saying(key[verdict(ahead, answer)], amount=amount, day=answer.on)
    if answer.room < 0:
        short = Money(-answer.room, currency)
        yield saying("afford.short", short=short, low=answer.lowest_on)
    else:
        yield saying("afford.room", room=room, day=answer.on, low=answer.lowest_on)
    if careful := no_buffer(ahead):
        yield careful
    if answer.possible:
        return
    missing = Money(answer.missing, currency)
    yield saying("afford.missing", missing=missing, day=answer.lowest_on)
    if answer.first_day:
        yield saying("afford.from", day=answer.first_day, last=last)
    else:
        yield saying("afford.never", last=last)


def lowest(ahead: Forecast) -> Saying:
    """Say how low cash goes and when, against the buffer, and when it is first broken."""
    low, currency = ahead.low_point, ahead.book.currency
    amount, buffer = Money(low.amount, currency), ahead.buffer.amount
    if buffer is None:
        return saying("looks.lowest", amount=amount, date=low.date)
    gap = Money(abs(low.amount - buffer), currency)
    if ahead.first_breach is None:
        return saying("looks.lowest-above", amount=amount, date=low.date, gap=gap)
    if ahead.broken_already:
        return saying("looks.lowest-already", amount=amount, date=low.date, gap=gap)
    return saying(
        "looks.lowest-below", amount=amount, date=low.date, gap=gap, breach=ahead.first_breach
    )
