"""A booking that waits on suspense, as it stands in a file, and what an answer makes of it.

Only the posting on suspense gives way to where the money belongs; the flag, the payee and why it
waited change with it. Everything else in the booking stays as it is, letter by letter.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from typing import NamedTuple

from kasboek.writing.text import metadata
from kasboek.writing.text import posting
from kasboek.writing.text import quoted

if TYPE_CHECKING:
    from decimal import Decimal

_HEAD = re.compile(r"(\d{4}[-/]\d\d[-/]\d\d\s+)!(\s.*)", re.DOTALL)
_STRINGS = re.compile(r'"(?:[^"\\]|\\.)*"', re.DOTALL)
_POSTING = re.compile(
    r"\s+([^\s:;\"]+(?::[^\s:;\"]+)+)(?:\s+-?[\d.,]+\s+[A-Z][\w'.-]*)?\s*(?:;.*)?"
)
_BECAUSE = re.compile(r"\s+because:")


class Leg(NamedTuple):
    """Where a part of the money goes, in the ledger's sign; `key` names the `item` it settles."""

    account: str
    number: Decimal
    currency: str
    key: str | None = None
    item: str | None = None


class Answer(NamedTuple):
    """What becomes of a booking: its legs, whose it is (empty: as it stands), and why."""

    legs: tuple[Leg, ...]
    payee: str
    because: str


def booking_at(text: str, line: int) -> str:
    """Return the lines of the booking that starts on a line, counted from 1."""
    lines = text.splitlines(keepends=True)[line - 1 :]
    end = 1
    open_string = _odd(lines[0]) if lines else False
    while end < len(lines):
        each = lines[end]
        if not open_string and not (each[:1] in {" ", "\t"} and each.strip()):
            break
        open_string ^= _odd(each)
        end += 1
    return "".join(lines[:end])


def postings_on(booking: str, account: str) -> list[int]:
    """Return which lines of a booking, counted from 0, are postings on an account, plain ones."""
    return [
        number
        for number, line in enumerate(booking.splitlines())
        if (found := _POSTING.fullmatch(line)) and found[1] == account
    ]


def answered(booking: str, suspense: str, answer: Answer) -> str:
    """Return a booking with its posting on suspense replaced.

    Raises:
        ValueError: it is not flagged `!`, or has not exactly one plain posting there.
    """
    at = postings_on(booking, suspense)
    head = _HEAD.fullmatch(booking)
    if len(at) != 1 or head is None:
        raise ValueError(booking)
    lines = booking.splitlines(keepends=True)
    if not lines[-1].endswith("\n"):
        lines[-1] += "\n"
    legs = answer.legs
    single = legs[0] if len(legs) == 1 else None
    own = "" if single is None else _key(single, 2)
    rest = "".join(posting(*leg[:3]) + ("" if single else _key(leg, 4)) for leg in legs)
    kept = [line for line in lines[1 : at[0]] if not _BECAUSE.match(line)]
    after = [line for line in lines[at[0] + 1 :] if not _BECAUSE.match(line)]
    why = metadata("because", answer.because, 2) if answer.because else ""
    return "".join((_headed(lines[0], answer.payee), why, own, *kept, rest, *after))


def replaced(text: str, line: int, booking: str, by: str) -> str:
    """Return a file's text with the booking on a line replaced; by nothing: its blank line goes.

    Raises:
        ValueError: another text stands there.
    """
    lines = text.splitlines(keepends=True)
    if booking_at(text, line) != booking:
        raise ValueError(line)
    before = lines[: line - 1]
    after = lines[line - 1 + len(booking.splitlines()) :]
    if not by and after and not after[0].strip():
        after = after[1:]
    return "".join((*before, by, *after))


def _headed(line: str, payee: str) -> str:
    found = _HEAD.fullmatch(line)
    assert found is not None  # asked before
    rest = found[2]
    strings = _STRINGS.findall(rest)
    if payee and len(strings) > 1:
        rest = rest.replace(strings[0], quoted(payee), 1)
    elif payee and strings:
        rest = rest.replace(strings[0], f"{quoted(payee)} {strings[0]}", 1)
    return f"{found[1]}*{rest}"


def _key(leg: Leg, indent: int) -> str:
    return metadata(leg.key, leg.item, indent) if leg.key and leg.item else ""


def _odd(line: str) -> bool:
    return len(re.findall(r'(?<!\\)"', line)) % 2 == 1
