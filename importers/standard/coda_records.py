"""The records of a CODA file, and what the library febelfin-coda makes of them."""

from __future__ import annotations

from typing import TYPE_CHECKING
from typing import NamedTuple
from typing import Protocol

from kasboek.core.saying import saying
from kasboek.importers.statement import Unreadable

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator
    from collections.abc import Mapping
    from collections.abc import Sequence
    from decimal import Decimal

WIDTH = 128
VERSION = "2"
_NO_DAY = "000000"


class Trailer(NamedTuple):
    """What record 9 says: the records that are missing, and the sums in thousandths."""

    line: int
    missing: int
    out: int
    into: int


class Information(Protocol):
    """What we ask of the library's record of information."""

    bank_reference: str
    sequence: str
    communication_type: str | None
    name: str
    _communication: str


class Move(Protocol):
    """What we ask of the library's movement."""

    sequence: str
    detail_sequence: str
    bank_reference: str
    amount: Decimal
    value_date: dt.date
    entry_date: dt.date
    transaction_code: str
    communication: str | None
    communication_type: str | None
    counterparty_account: str | None
    counterparty_name: str | None
    moves: list[Move]
    _communication: str


class Found(Protocol):
    """What we ask of the library's statement."""

    account: str
    account_currency: str
    old_balance: Decimal
    old_balance_date: dt.date
    new_balance: Decimal | None
    new_balance_date: dt.date | None
    moves: Sequence[Move]
    informations: Mapping[str, Sequence[Information]]


class Records:
    """The records of a file, made whole, with the line that was given last.

    `rows` are the lines of each statement's movements. `trailers` say what each should hold: they
    are not given on, as the library refuses a statement whose balances do not follow. Trailing
    blanks that were lost are put back; an unknown day (000000) becomes the day beside it, as the
    library asks for one. What continues a record (22, 23, 32, 33) stands once, in order: the
    library would add it for ever.
    """

    def __init__(self, text: str) -> None:
        """Begin at the first record."""
        self.text = text
        self.line = 0
        self.kind = self.last = ""
        self.created = ""
        self.rows: list[list[int]] = []
        self.trailers: list[Trailer] = []
        self.counted = 0

    def __iter__(self) -> Iterator[str]:
        """Give the records."""
        for number, line in enumerate(self.text.split("\n"), start=1):
            record = line.rstrip("\r")
            if not record.strip():
                continue
            if record[1:2] in {"2", "3"} and record[0] in "23" and not self.last < record[:2]:
                raise Unreadable(saying("standard.coda-record", line=number))
            self.line, self.kind, self.last = number, record[0], record[:2]
            self._noted(record.ljust(WIDTH))
            if self.kind != "9":
                yield self._dated(record.ljust(WIDTH))

    def _noted(self, record: str) -> None:
        if self.kind == "0":
            if record[WIDTH - 1] != VERSION:
                raise Unreadable(saying("standard.coda-version", version=record[WIDTH - 1].strip()))
            self.created = record[5:11]
            self.rows.append([])
            self.counted = 0
        elif self.kind == "9":
            count, out, into = int(record[16:22]), int(record[22:37]), int(record[37:52])
            self.trailers.append(Trailer(self.line, count - self.counted, out, into))
        self.counted += self.kind in "1238"
        if record[0:2] == "21" and record[6:10] == "0000" and self.rows:
            self.rows[-1].append(self.line)

    def _dated(self, record: str) -> str:
        if record[0:2] == "21" and record[47:53] == _NO_DAY:
            return record[:47] + record[115:121] + record[53:]
        if record[0] == "1" and record[58:64] == _NO_DAY:
            return record[:58] + self.created + record[64:]
        return record
