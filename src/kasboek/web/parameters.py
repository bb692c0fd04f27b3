"""What a request asks, read and checked; whatever is wrong with it is a sentence of its own."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from decimal import Decimal
from typing import TYPE_CHECKING

from kasboek.core.pages.drivers import called
from kasboek.core.saying import saying

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kasboek.core.saying import Saying

_NUMBER = re.compile(r"-?\d{1,15}(\.\d{1,9})?", re.ASCII)
_WHOLE = re.compile(r"-?\d{1,9}", re.ASCII)
_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_SHOWN = 40
"""So much of a wrong value is shown again; the rest tells nobody anything."""
MOST_AMOUNT = Decimal(1_000_000_000_000)
LONGEST = 200
"""Characters of a name or a sentence."""
LONGEST_TEXT = 20_000
"""Characters of text for the ledger."""
NAMES = frozenset(
    {"against", "scenario", "horizon", "past", "row", "column", "amount", "on"}
    | {"sales", "costs", "delay", "collect", "customer", "late"}
    | {"name", "title", "text", "policy", "subject", "by", "until", "reason"}
)
"""All we ever read; what else stands in an address is Fava's."""
_UNWRITTEN = frozenset({"Cc", "Cs", "Zl", "Zp"})
"""Unicode's categories of control characters, halves of characters, and ends of lines."""
UNNAMED = frozenset({"Cc", "Cs"})
"""What no name of the ledger holds; what others take for ends of lines it may."""


class WrongError(Exception):
    """A request that cannot be answered; `saying` says why, `status` is that of HTTP."""

    def __init__(self, what: Saying, status: int = 400) -> None:
        """Keep the sentence and the status."""
        super().__init__(what.key)
        self.saying = what
        self.status = status


class Parameters:
    """The parameters of a request by name; an empty one counts as not given."""

    def __init__(self, given: Mapping[str, str]) -> None:
        """Keep what was given.

        Raises:
            WrongError: a value is longer than any that is asked for.
        """
        self.given = {name: value for name, value in given.items() if name in NAMES}
        for name, value in self.given.items():
            most = LONGEST_TEXT if name == "text" else LONGEST
            if len(value) > most:
                raise WrongError(saying("web.too-long", name=called(name), most=most))

    def text(self, name: str, unwritten: frozenset[str] = _UNWRITTEN) -> str | None:
        """Return a text on one line; `None` where it is not given."""
        text = self.given.get(name, "").strip()
        if any(unicodedata.category(char) in unwritten for char in text):
            raise WrongError(saying("web.one-line", name=called(name)))
        return text or None

    def needed(self, name: str) -> str:
        """Return a text that must be given."""
        text = self.text(name)
        if text is None:
            raise WrongError(saying("web.missing", name=called(name)))
        return text

    def whole(self, name: str, low: int, high: int, default: int) -> int:
        """Return a whole number within its limits."""
        text = self.text(name)
        if text is None:
            return default
        if not _WHOLE.fullmatch(text) or not low <= int(text) <= high:
            told = saying("web.not-whole", name=called(name), text=_short(text), low=low, high=high)
            raise WrongError(told)
        return int(text)

    def amount(self, name: str) -> Decimal:
        """Return an amount above zero that must be given."""
        text = self.needed(name)
        number = Decimal(text) if _NUMBER.fullmatch(text) else Decimal()
        if not 0 < number <= MOST_AMOUNT:
            raise WrongError(saying("web.no-amount", text=_short(text)))
        return number

    def date(self, name: str) -> dt.date | None:
        """Return a day; `None` where it is not given."""
        text = self.text(name)
        if text is None:
            return None
        try:
            if _DAY.fullmatch(text):
                return dt.date.fromisoformat(text)
        except ValueError:  # 2026-02-30: answered below
            pass
        raise WrongError(saying("web.no-date", text=_short(text)))

    def day(self, name: str, first: dt.date, last: dt.date) -> dt.date:
        """Return a day within its limits that must be given."""
        text, day = self.needed(name), self.date(name)
        if day is None or not first <= day <= last:
            told = saying("web.no-day", text=_short(text), first=first, last=last)
            raise WrongError(told)
        return day


def _short(text: str) -> str:
    return text if len(text) <= _SHOWN else text[:_SHOWN] + "…"
