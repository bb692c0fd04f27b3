"""A booking that waits on suspense, as it stands in a file, and what an answer makes of it.

Only the posting on suspense gives way to where the money belongs; the flag, the payee and why it
waited change with it. Everything else in the booking stays as it is, letter by letter.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING
from typing import NamedTuple

from kasboek.writing.merge import odd_quotes
from kasboek.writing.text import metadata
from kasboek.writing.text import posting
from kasboek.writing.text import quoted

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Sequence
    from decimal import Decimal

_HEAD = re.compile(r"(\d{4}[-/]\d\d[-/]\d\d\s+)!(\s.*)", re.DOTALL)
_STRINGS = re.compile(r'"(?:[^"\\]|\\.)*"', re.DOTALL)
_POSTING = re.compile(
    r"\s+([^\s:;\"]+(?::[^\s:;\"]+)+)(?:\s+-?[\d.,]+\s+[A-Z][\w'.-]*)?\s*(?:;.*)?"
)
_BECAUSE = re.compile(r"\s+because:")
_LINES = re.compile(r"[^\n]*\n|[^\n]+")
"""Lines as Beancount counts them: other signs that end a line elsewhere stand inside one."""


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
    lines = lines_of(text)[line - 1 :]
    end = head_of(lines)
    in_string = False
    while end < len(lines):
        each = lines[end]
        if not in_string and not (each[:1] in {" ", "\t"} and each.strip()):
            break
        in_string ^= odd_quotes(each, in_string=in_string)
        end += 1
    return "".join(lines[:end])


@lru_cache(8)  # a file is asked for each of its bookings
def lines_of(text: str) -> tuple[str, ...]:
    """Return the lines of a text as Beancount counts them, each with its end."""
    return tuple(_LINES.findall(text))


def head_of(lines: Sequence[str]) -> int:
    """Return how many lines the first one goes on for: a text may hold line ends."""
    count, in_string = 0, False
    while count < len(lines) and (in_string or not count):
        in_string ^= odd_quotes(lines[count], in_string=in_string)
        count += 1
    return count


def ended(text: str, like: str) -> str:
    """Return new text with the line ends of what stands there."""
    return text.replace("\n", "\r\n") if "\r\n" in like else text


def postings_on(booking: str, account: str) -> list[int]:
    """Return which lines of a booking, counted from 0, are postings on an account, plain ones."""
    return [
        number
        for number, line in enumerate(lines_of(booking))
        if (found := _POSTING.fullmatch(line.rstrip())) and found[1] == account
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
    lines = list(lines_of(booking))
    if not lines[-1].endswith("\n"):
        lines[-1] += ended("\n", booking)
    legs = answer.legs
    single = legs[0] if len(legs) == 1 else None
    own = "" if single is None else _key(single, 2)
    rest = "".join(posting(*leg[:3]) + ("" if single else _key(leg, 4)) for leg in legs)
    first = head_of(lines)
    kept = [line for line in lines[first : at[0]] if not _BECAUSE.match(line)]
    after = [line for line in lines[at[0] + 1 :] if not _BECAUSE.match(line)]
    why = metadata("because", answer.because, 2) if answer.because else ""
    made = [ended(text, booking) for text in (why + own, rest)]
    told = _headed("".join(lines[:first]), answer.payee)
    return "".join((told, made[0], *kept, made[1], *after))


def replaced(text: str, line: int, booking: str, by: str) -> str:
    """Return a file's text with the booking on a line replaced; by nothing: its blank line goes.

    Raises:
        ValueError: another text stands there.
    """
    lines = lines_of(text)
    if booking_at(text, line) != booking:
        raise ValueError(line)
    before = lines[: line - 1]
    after = lines[line - 1 + len(lines_of(booking)) :]
    if not by and after and not after[0].strip():
        after = after[1:]
    return "".join((*before, by, *after))


def all_replaced(text: str, changes: Iterable[tuple[int, str, str]]) -> str:
    """Return a file's text with bookings replaced: for each its line, itself, and by what.

    Raises:
        ValueError: another text stands on one of the lines.
    """
    lines = list(lines_of(text))
    for line, booking, by in sorted(changes, reverse=True):  # from below, so that lines stay true
        if booking_at(text, line) != booking:
            raise ValueError(line)
        lines[line - 1 : line - 1 + len(lines_of(booking))] = [by]
    return "".join(lines)


def _headed(head: str, payee: str) -> str:
    found = _HEAD.fullmatch(head)
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
