"""What a bank statement is, whatever the format it came in."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from operator import itemgetter
from typing import TYPE_CHECKING
from typing import NamedTuple

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from kasboek.core.saying import Saying


class Detail(NamedTuple):
    """One payment inside a batch that the bank booked as one movement; `amount` may be unknown."""

    name: str
    iban: str
    text: str
    amount: Decimal | None = None


class PartKind(StrEnum):
    """What a part of a payment provider's line is."""

    GROSS = "gross"
    """What a customer paid."""
    FEE = "fee"
    FEE_VAT = "fee-vat"
    REFUND = "refund"
    CHARGEBACK = "chargeback"
    PAYOUT = "payout"
    """To the bank, or back from it."""
    TRANSFER = "transfer"
    """To or from another own account at the provider, as a conversion of currency."""
    RESERVE = "reserve"
    """Held back or released."""
    ROUNDING = "rounding"
    OTHER = "other"


class Part(NamedTuple):
    """A part of a provider's line: signed as the line is, so that fees are negative."""

    kind: PartKind
    amount: Decimal
    text: str = ""


class BankLine(NamedTuple):
    """One movement of an account, as the bank booked it: `amount` is signed, money in positive.

    `reference` is the bank's own identity of the booking where it has one, with a word before it
    that says whose numbering it is ("volgnr 18", "camt 68047a"), so that references of different
    formats are never compared. `balance` is the account's balance after this line. `row` is the
    line of the file where it stands. `details` never change the amount. `currency` is set only
    where it differs from the statement's. `parts` are of a payment provider, whose line is what
    it added to or took from the money it holds: they add up to `amount`; a bank's line has none, or
    its fee apart from the rest.
    """

    date: dt.date
    amount: Decimal
    name: str
    iban: str
    text: str
    row: int
    balance: Decimal | None = None
    reference: str | None = None
    value_date: dt.date | None = None
    code: str = ""
    details: tuple[Detail, ...] = ()
    currency: str = ""
    parts: tuple[Part, ...] = ()


class Balance(NamedTuple):
    """What the bank says the account held: `day` is the day at whose end (or start) it did."""

    number: Decimal
    day: dt.date


class Batch(NamedTuple):
    """A settlement by its name, and the sum of its rows, the payout among them."""

    name: str
    left: Decimal


class Exchange(NamedTuple):
    """What the line of a file's `row` was changed into or out of: signed, in its own currency."""

    row: int
    amount: Decimal
    currency: str


@dataclass(frozen=True, slots=True)
class Statement:
    """The movements of one account over some days, oldest first.

    `account` is the IBAN or other number without blanks, in capitals. Where the file has none it
    is the provider's or the bank's name in lower case ("mollie"), with a blank and what it calls
    us where it does ("stripe acct_1a2b", "amex 91008"). `opening` is the balance
    before the first line, `closing` the one after the last; `None` where the file does not tell.
    `missing` are runs of sequence numbers that the file skips. `by_entry` says that the lines'
    `row` counts entries, as lines of XML mean nothing to a reader. `batches` are what a payment
    provider settles at once, with what is left of each: nothing, if it has all rows. `member`
    tells the files of an archive apart, which may overlap as files do. `exchanges` are of lines
    that are one half of a change of currency. `assumed` says that the file names no currency, and
    that this is what such files usually are in.
    """

    account: str
    currency: str
    lines: tuple[BankLine, ...]
    opening: Balance | None = None
    closing: Balance | None = None
    missing: tuple[tuple[int, int], ...] = ()
    by_entry: bool = False
    batches: tuple[Batch, ...] = ()
    member: int = 0
    exchanges: tuple[Exchange, ...] = ()
    assumed: bool = False

    @property
    def total(self) -> Decimal:
        """Return the sum of the movements, money in positive."""
        return sum(map(_AMOUNT, self.lines), Decimal())

    @property
    def first_day(self) -> dt.date | None:
        """Return the first booking day, if there is any line."""
        return min(map(_DAY, self.lines), default=None)

    @property
    def last_day(self) -> dt.date | None:
        """Return the last booking day; without lines the day of the closing balance."""
        if self.lines:
            last: dt.date = max(map(_DAY, self.lines))
            return last
        return self.closing.day if self.closing else None


@dataclass(frozen=True, slots=True)
class StatementFile:
    """What one file holds: its format's name, its statements, and what was left out, by reason.

    `notices` are what its format found that a user should know.
    """

    format: str
    statements: tuple[Statement, ...]
    skipped: tuple[tuple[str, int], ...] = ()
    notices: tuple[Saying, ...] = ()


class Unreadable(ValueError):  # noqa: N818 # it says what the file is, as the sentence does
    """A file that cannot be read; `saying` is the sentence: what, where, expected, what to do."""

    def __init__(self, what: Saying) -> None:
        """Keep the sentence."""
        super().__init__(what.key)
        self.saying = what


_DAY = itemgetter(0)
_AMOUNT = itemgetter(1)


def account_number(text: str) -> str:
    """Return an IBAN or account number as it is compared: no blanks, capitals.

    >>> account_number("nl20 ingb 0001 2345 67")
    'NL20INGB0001234567'
    """
    return text if text.isalnum() and text.isupper() else "".join(text.split()).upper()


def account_numbers(texts: Sequence[str]) -> Sequence[str]:
    """Return a column of account numbers; one look tells that they are right already."""
    column = "".join(texts)
    if not column or (column.isascii() and column.isalnum() and column.isupper()):
        return texts
    return list(map(account_number, texts))
