"""The numbers that a payment's text names: as written, as RF reference, as betalingskenmerk.

A text is compared by its words, so `2026-0412`, `20260412` and `2026 0412` are one number, but
`2026-04-12` is a day, and `2026-0412-7` is another number. What a word may mean by chance (few
digits, digits that are a day, a number that was written apart) is `weak`: it settles only together
with who pays.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING
from typing import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kasboek.core.matching.values import Candidate

SHORTEST = 4
"""A number of fewer letters and digits stands in too many texts by chance."""
SURE = 6
"""From so many on it does not."""
_WORDS = re.compile(r"[^\W_]+")
_TELLING = re.compile(r"[^\W_]+(?:[-/.][^\W_]+)*")
_MOST_WORDS = 6
_LONGEST_REFERENCE = 25
_KENMERK = re.compile(r"\d{9,14}|\d{16}")
_WEIGHTS = (2, 4, 8, 5, 10, 9, 7, 3, 6, 1)
_LENGTH_DIGIT = range(9, 15)
_DATE = re.compile(r"\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}")


class Named(NamedTuple):
    """A number that the text names, with the items that bear it."""

    items: tuple[Candidate, ...]
    weak: bool


class _Word(NamedTuple):
    text: str
    start: int
    end: int


class Numbers:
    """The numbers of all items, to be found in texts."""

    def __init__(self, items: Iterable[Candidate], noted: Iterable[str] = ()) -> None:
        """Index the items by number, by its digits, and by how such numbers look.

        `noted` are numbers that are in the books too, though of no item: of credit notes.
        """
        self._noted = frozenset(map(plain_number, noted))
        self._plain: defaultdict[str, list[Candidate]] = defaultdict(list)
        self._digits: defaultdict[str, list[Candidate]] = defaultdict(list)
        self._shapes: dict[str, str] = {}
        for item in items:
            plain = plain_number(item.number)
            if len(plain) < SHORTEST:
                continue
            self._plain[plain].append(item)
            if len(digits := "".join(filter(str.isdecimal, plain)).lstrip("0")) >= SHORTEST:
                self._digits[digits].append(item)
            shape = _shape(item.number)
            if len(plain) >= SURE:
                self._shapes[shape] = max(plain, self._shapes.get(shape, ""))
        self._looks: dict[str, bool] = {}
        self._silent: set[str] = set()
        """Texts that name none: each payment's is asked about several times."""
        self._longest = max(map(len, self._plain), default=0)
        self._starts = frozenset(
            plain[:n] for plain in self._plain for n in range(1, len(plain) + 1)
        )

    def named(self, text: str) -> list[Named]:
        """Return the numbers in a text, in its order, each once."""
        if text in self._silent:
            return []
        words = [_Word(m[0].lower(), *m.span()) for m in _WORDS.finditer(text)]
        found: dict[tuple[str, ...], Named] = {}
        at, after = 0, -1
        while at < len(words):
            taken, one = self._at(text, words, at, after)
            if one is not None:
                key = tuple(item.id for item in one.items)
                before = found.get(key)
                if before is None or before.weak:
                    found[key] = one
                after = words[at + taken - 1].end
            at += taken
        if not found:
            self._silent.add(text)
        return list(found.values())

    def strange(self, text: str) -> list[str]:
        """Return what looks like a number of the books and is none of them."""
        found = []
        for match in _TELLING.finditer(text):
            told = match[0]
            plain = plain_number(told)
            known = plain in self._plain or plain in self._noted
            if not known and self._alike(_shape(told)):
                found.append(told)
        return [told for told in found if not _DATE.fullmatch(told)]

    def _alike(self, shape: str) -> bool:
        """Say whether numbers look so, give or take one sign."""
        if "9" not in shape or len(shape) < SURE:
            return False
        if shape not in self._looks:
            self._looks[shape] = any(each == shape or _slip(each, shape) for each in self._shapes)
        return self._looks[shape]

    def is_next(self, told: str) -> bool:
        """Say whether a number that is none of the books' would come after all of its kind."""
        last = self._shapes.get(_shape(told))
        return last is not None and plain_number(told) > last

    def _at(self, text: str, words: list[_Word], at: int, after: int) -> tuple[int, Named | None]:
        """Return the number that begins at a word, the longest, and of how many words it is."""
        if not self._may_start(words[at].text) or _inside(text, words, at, after):
            return 1, None
        joined = ""
        best: tuple[int, Named | None] = (1, None)
        for count, word in enumerate(words[at : at + _MOST_WORDS], 1):
            joined += word.text
            if len(joined) > max(self._longest, _LONGEST_REFERENCE) or not self._may_start(joined):
                break
            one = self._structured(joined) or self._written(text, words[at : at + count], joined)
            if one is not None and not _goes_on(text, words, at + count - 1):
                best = (count, one)
        return best

    def _may_start(self, joined: str) -> bool:
        """Say whether a number may go on from this: most words of most texts begin none."""
        return joined in self._starts or joined.isdecimal() or joined[:2] in {"r", "rf"}

    def _written(self, text: str, words: list[_Word], joined: str) -> Named | None:
        """Return the items of a number as it is written, with more or fewer marks between."""
        items = self._plain.get(joined)
        if not items:
            return None
        told = text[words[0].start : words[-1].end]
        same = [item for item in items if item.number.lower() == told.lower()]
        if same:
            return Named(tuple(items), len(joined) < SURE and told.isdecimal())
        between = {text[one.end : other.start] for one, other in pairwise(words)}
        apart = any(each.isspace() for each in between)
        if between and not apart and not _cut_alike(items[0].number, words):
            return None  # a day, or parts of something else
        return Named(tuple(items), apart or len(joined) < SURE or (not between and _is_day(joined)))

    def _structured(self, joined: str) -> Named | None:
        """Return the items of a reference whose check digits hold."""
        if creditor_reference(joined):
            body = joined[4:]
            items = self._plain.get(body) or self._plain.get(body.lstrip("0"))
            return Named(tuple(items), weak=False) if items else None
        told = kenmerk(joined)
        items = self._digits.get(told.lstrip("0")) if told else None
        return Named(tuple(items), len((told or "").lstrip("0")) < SURE) if items else None


@cache
def plain_number(number: str) -> str:
    """Return the letters and digits of a number, in lower case.

    >>> plain_number("2026-C07")
    '2026c07'
    """
    return "".join(_WORDS.findall(number.lower()))


def creditor_reference(text: str) -> bool:
    """Say whether it is a creditor reference of ISO 11649 with right check digits (ISO 7064).

    >>> creditor_reference("RF18539007547034"), creditor_reference("RF19539007547034")
    (True, False)
    """
    plain = text.lower()
    if plain[:2] != "rf" or not 5 <= len(plain) <= _LONGEST_REFERENCE:
        return False
    if not plain.isascii() or not plain.isalnum() or not plain[2:4].isdigit():
        return False
    return int("".join(str(int(sign, 36)) for sign in plain[4:] + plain[:4])) % 97 == 1


def kenmerk(text: str) -> str | None:
    """Return what a Dutch betalingskenmerk says without check and length digit, if it is one.

    Of 16 digits, the first is the check digit; of 9 to 14 the second tells the length too; one of
    7 has no check and counts for nothing here. The specification and the example are those of
    Betaalvereniging Nederland (specificaties betalingskenmerk).

    >>> kenmerk("5000056789012345"), kenmerk("1223453462 2567".replace(" ", ""))
    ('000056789012345', '234534622567')
    """
    if not _KENMERK.fullmatch(text) or not text.isascii():
        return None
    total = sum(int(d) * _WEIGHTS[i % 10] for i, d in enumerate(reversed(text[1:])))
    check = 11 - total % 11
    if int(text[0]) != {10: 1, 11: 0}.get(check, check):
        return None
    if len(text) in _LENGTH_DIGIT:
        body = text[2:]
        return body if int(text[1]) == len(body) % 10 else None
    return text[1:]


def one_off(one: str, other: str) -> bool:
    """Say whether two numbers differ by one slip: a sign changed, left out, added, or two swapped.

    >>> [one_off("2026-0412", told) for told in ("2026-0421", "2026-042", "2026-0413", "2026-0999")]
    [True, True, True, False]
    """
    return _slip(plain_number(one), plain_number(other))


def _slip(one: str, other: str) -> bool:
    a, b = sorted((one, other), key=len)
    if a == b or len(b) - len(a) > 1:
        return False
    start = next((i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), len(a))
    if len(a) < len(b):
        return a[start:] == b[start + 1 :]
    swapped = a[start : start + 2] == b[start : start + 2][::-1]
    return a[start + 1 :] == b[start + 1 :] or (swapped and a[start + 2 :] == b[start + 2 :])


@cache
def _shape(number: str) -> str:
    return "".join("9" if c.isdigit() else "a" if c.isalpha() else c for c in number.lower())


def _is_day(joined: str) -> bool:
    """Say whether eight digits are a day of our time, either way round."""
    if len(joined) != 8 or not joined.isdecimal():
        return False
    return _day(joined) or _day(joined[4:] + joined[2:4] + joined[:2])


def _day(text: str) -> bool:
    try:
        return 1990 < dt.date.fromisoformat(text).year < 2100
    except ValueError:
        return False


def _cut_alike(number: str, words: list[_Word]) -> bool:
    """Say whether the words are cut where the number is, whatever the mark between."""
    return _WORDS.findall(number.lower()) == [word.text for word in words]


def _inside(text: str, words: list[_Word], at: int, after: int) -> bool:
    """Say whether a word goes on from the one before, as the 7 of 2026-0412-7 does."""
    if not at or words[at - 1].end == after:
        return False
    before = words[at - 1]
    between = text[before.end : words[at].start]
    return between in {"-", "."} or (between == "/" and before.text[-1].isdigit())


def _goes_on(text: str, words: list[_Word], last: int) -> bool:
    """Say whether something follows that makes it another number: a hyphen or dot and a digit."""
    if last + 1 >= len(words):
        return False
    between = text[words[last].end : words[last + 1].start]
    return between in {"-", "."} and words[last + 1].text[0].isdigit()
