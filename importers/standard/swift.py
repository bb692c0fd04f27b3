"""The fields of an MT940 message, found by the library mt-940.

Its own patterns lose bookings without a word where a bank strays from SWIFT: a decimal point, a
missing type, a reference that is too long. These are wider in what banks write and strict in
amounts and days; what they cannot read is a `WrongField`.
"""

from __future__ import annotations

import datetime as dt
import logging
import re
from decimal import Decimal
from typing import Any
from typing import NamedTuple

import mt940

logging.getLogger("mt940").addHandler(logging.NullHandler())  # what is wrong, we say ourselves

MAX_LINE = 1000
"""Characters of a `:61:`, which SWIFT keeps below 110."""
MAX_DETAILS = 50
"""Fields `:86:` of one booking: Rabobank wrote one per line."""
_TRAILER = re.compile(r"-(?:XXX|\}.*)?").fullmatch

Collection = mt940.models.Transactions
Values = dict[str, Any]


class Held(NamedTuple):
    """A balance; `day` is missing where the bank writes zeros."""

    number: Decimal
    currency: str
    day: dt.date | None


class WrongField(ValueError):  # noqa: N818 # it says what the field is
    """A field that is none: its tag, and the first line of what stands there."""

    def __init__(self, tag: str, value: str) -> None:
        """Keep both."""
        super().__init__(tag)
        self.tag = tag
        self.shown = value.partition("\n")[0]


class _Line(mt940.tags.Statement):
    """A `:61:` as banks write it: comma or point, references of any length, a type or none."""

    pattern = r"""^
    (?P<year>[0-9]{2})(?P<month>[0-9]{2})(?P<day>[0-9]{2})
    (?P<entry_month>[0-9]{2}|[ ]{2})?(?P<entry_day>[0-9]{2}|[ ]{2})?
    (?P<status>R?[DC])
    (?P<funds_code>[A-Z])?
    [\n ]?
    (?P<amount>[0-9]{1,15}(?:[,.][0-9]{0,5})?)
    [\n ]?
    (?P<id>[A-Z][A-Z0-9 ]{3})?
    (?P<customer_reference>(?:(?!//)[^\n])*)
    (?://(?P<bank_reference>[^\n]*))?
    (?:\n(?P<extra_details>[\s\S]*))?
    $"""

    def parse(self, transactions: Collection, value: str) -> dict[str, str | None]:
        """Return the parts of the field."""
        del transactions
        found = self.re.match(value) if len(value) <= MAX_LINE else None
        if found is None:
            raise WrongField(str(self.id), value)
        return {**found.groupdict(), "written": value}

    def __call__(self, transactions: Collection, value: Values) -> dict[str, object]:
        """Return amount and days."""
        try:
            line = super().__call__(transactions, value)
        except ValueError:
            raise WrongField(str(self.id), value["written"]) from None
        line["id"] = line["id"] or "NONE"  # the library overwrites a line without one
        transactions.data["within"] = MAX_DETAILS
        return line


class _Balance(mt940.tags.BalanceBase):
    """A balance: comma or point, and nothing behind the amount."""

    pattern = r"""^
    (?P<status>[DC])
    (?P<year>[0-9]{2})(?P<month>[0-9]{2})(?P<day>[0-9]{2})
    (?P<currency>[A-Z]{3})
    (?P<amount>[0-9]{1,18}(?:[,.][0-9]{0,5})?)
    [ ]*(?:\n|$)"""

    def parse(self, transactions: Collection, value: str) -> dict[str, str | None]:
        """Return the parts of the field."""
        del transactions
        found = self.re.match(value)
        if found is None:
            raise WrongField(str(self.id), value)
        return {**found.groupdict(), "written": value}

    def held(self, value: Values) -> Held:
        """Return the balance."""
        numbers = (int(value["year"]), int(value["month"]), int(value["day"]))
        try:
            day = dt.date(2000 + numbers[0], *numbers[1:]) if any(numbers) else None
        except ValueError:
            raise WrongField(str(self.id), value["written"]) from None
        number = Decimal(value["amount"].replace(",", "."))
        owed = value["status"].upper() == "D"
        return Held(-number if owed else number, value["currency"].upper(), day)


class _Opening(_Balance):
    id = "60F"

    def __call__(self, transactions: Collection, value: Values) -> dict[str, object]:
        """Return the opening balance: of several pages the first."""
        return {} if "opening" in transactions.data else {"opening": self.held(value)}


class _Closing(_Balance):
    id = "62F"

    def __call__(self, transactions: Collection, value: Values) -> dict[str, object]:
        """Return the closing balance: of several pages the last."""
        transactions.data["within"] = 0
        return {"closing": self.held(value)}


class _Details(mt940.tags.TransactionDetails):
    """A `:86:`; one behind the closing balance belongs to the statement, not to a booking."""

    def __call__(self, transactions: Collection, value: Values) -> Values:
        """Return the text, if it is a booking's."""
        left = transactions.data.get("within", 0)
        transactions.data["within"] = max(left - 1, 0)
        return value if left else {}


class _Passed(mt940.tags.Tag):
    """A field that says nothing we need, whatever is in it."""

    pattern = r"(?P<passed>[\s\S]*)"

    def __call__(self, transactions: Collection, value: Values) -> Values:
        """Return nothing."""
        del transactions, value
        return {}


_TAGS: dict[int | str, mt940.tags.Tag] = {
    **dict.fromkeys((13, 21, 28, 34, 64, 65, 90, "90C", "90D", "NS"), _Passed()),
    **dict.fromkeys((60, "60F", "60M"), _Opening()),
    61: _Line(),
    **dict.fromkeys((62, "62F", "62M"), _Closing()),
    86: _Details(),
}
_FIXES: Any = {"pre_line": [mt940.processors.date_fixup_pre_processor]}
"""Banks write 30 February as a value date."""


class Fields(Collection):
    """The fields of one statement; blanks at a line's end stay, as words are cut there."""

    def __init__(self) -> None:
        """Take our own tags for the library's."""
        super().__init__(_FIXES, _TAGS, options=mt940.Options.all())

    @staticmethod
    def strip(lines: list[str]) -> list[str]:
        """Leave out blank lines, dashes and the ends of messages."""
        return [line for line in lines if line.strip() and not _TRAILER(line.strip())]
