r"""Expressions for which a search could take for ever: refused by their form, never asked.

Python's search has no limit of time, and a limit of time would refuse on one machine what another
takes. So the steps of the worst text are estimated: each repetition without bound may stop at any
sign, each choice and each bounded repetition multiplies the ways through. A repetition that is
followed by what it can not take itself (`\d+ `) has one way only.
"""

from __future__ import annotations

import re
from functools import cache
from math import factorial
from math import prod
from typing import NamedTuple

SEARCHED = 500
"""Signs of a payee and text that an expression sees."""
LONGEST = 500
"""Signs that an expression may have."""
MOST = 30_000_000
"""Steps that a search of the worst text may take: about a second."""
_SMALL = 8
"""A repetition of one sign up to this often is counted by its ways, any other as without bound."""
_ATOM = re.compile(
    r"\\x[0-9a-fA-F]{2}|\\u[0-9a-fA-F]{4}|\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|[^\\()|*+?{^$]", re.DOTALL
)
_TIMES = re.compile(r"(?:([*+?])|\{(\d*)(,?)(\d*)\})([?+]?)")
_GROUP = re.compile(r"\((?:\?(?:P<\w+>|<?[=!]|[:>]|[aiLmsu-]*:))?")
_WHOLE = re.compile(r"\(\?(?:[aiLmsu]+|P=\w+|#[^)]*)\)")
_LAID_OUT = re.compile(r"\(\?[a-zA-Z]*x")
_SIGNS = [chr(code) for code in range(9, 0x180)]


class _Times(NamedTuple):
    """How often something comes: `high` is `None` without bound; `end` is where that is written."""

    low: int
    high: int | None
    end: int
    kept: bool = False
    """It never gives back what it took (`++`)."""

    @property
    def ways(self) -> int:
        return 1 if self.high is None or self.kept else self.high - self.low + 1


class _Part(NamedTuple):
    """The ways through a piece of an expression, and its repetitions without bound."""

    ways: int = 1
    unbounded: int = 0

    @property
    def steps(self) -> int:
        """Return the steps of a search of the worst text, begun at each of its signs."""
        power = self.unbounded + 1
        return self.ways * prod([SEARCHED] * power) // factorial(power)


class _Group(NamedTuple):
    """A group that is being read: its finished alternatives, the present one, their beginnings."""

    start: int
    done: tuple[_Part, ...]
    parts: tuple[_Part, ...]
    begins: tuple[str, ...]

    def part(self) -> _Part:
        """Return the group as one part: alternatives that begin differently exclude each other."""
        every = (*self.done, _joined(self.parts))
        ways = [each.ways for each in every]
        plain = all(len(each) == 1 and each.isalnum() for each in self.begins)
        apart = plain and len({each.lower() for each in self.begins}) == len(every)
        return _Part(max(ways) if apart else sum(ways), max(each.unbounded for each in every))


def endless(pattern: str) -> str | None:
    r"""Return the part of an expression for which a search may take for ever, if there is one.

    That is a repetition of what has several ways itself, the whole where all of it together has
    too many, or where it is longer than 500 signs or laid out over lines (`(?x)`).

    >>> endless(r"(\w+\s?)+x"), endless(r"(a|aa)+$"), endless(r"a.*b.*c.*d")
    ('(\\w+\\s?)+', '(a|aa)+', 'a.*b.*c.*d')
    >>> endless(r"albert\s+heijn\s+\d+"), endless(r"(?:foo|bar) \d{4}"), endless(r"kpn.*nl|odido")
    (None, None, None)
    """
    if len(pattern) > LONGEST or _LAID_OUT.search(pattern):
        return pattern
    groups, at = [_Group(0, (), (), ())], 0
    while at < len(pattern):
        if whole := _WHOLE.match(pattern, at):
            at = whole.end()
        elif opened := _GROUP.match(pattern, at):
            groups.append(_Group(at, (), (), ()))
            at = opened.end()
        elif pattern[at] == "|":
            last = groups[-1]
            done, begins = (*last.done, _joined(last.parts)), last.begins
            if len(begins) < len(done):
                begins = (*begins, "")
            groups[-1] = _Group(last.start, done, (), begins)
            at += 1
        else:
            start = at
            if pattern[at] == ")" and len(groups) > 1:
                closed = groups.pop()
                start, inner, times = closed.start, closed.part(), _times(pattern, at + 1)
                if inner != _Part() and (times.high is None or times.high > 1):
                    return pattern[start : times.end]
                begin = ""
            else:
                found = _ATOM.match(pattern, at)
                begin = found[0] if found else pattern[at]
                inner, times = _Part(), _times(pattern, at + len(begin))
            groups[-1] = _with(groups[-1], inner, times, begin, pattern)
            at = times.end
    whole_part = groups[0].part()
    return pattern if len(groups) > 1 or whole_part.steps > MOST else None


def _with(group: _Group, inner: _Part, times: _Times, begin: str, pattern: str) -> _Group:
    """Return a group with one piece more."""
    parted = bool(begin) and _is_parted(begin, pattern, times.end)
    part = _Part(inner.ways * times.ways, inner.unbounded)
    if times.high is None or times.high - times.low > _SMALL:
        part = _Part(inner.ways, inner.unbounded + (not times.kept))
    if parted:
        part = inner
    first = len(group.begins) == len(group.done)
    begins = (*group.begins, begin if times.low else "") if first else group.begins
    return group._replace(parts=(*group.parts, part), begins=begins)


def _joined(parts: tuple[_Part, ...]) -> _Part:
    return _Part(prod(each.ways for each in parts), sum(each.unbounded for each in parts))


def _times(pattern: str, at: int) -> _Times:
    """Return how often what ends here comes: once, where nothing says so."""
    found = _TIMES.match(pattern, at)
    if found is None:
        return _Times(1, 1, at)
    kept = found[5] == "+"
    if found[1]:
        low, high = {"*": (0, None), "+": (1, None), "?": (0, 1)}[found[1]]
        return _Times(low, high, found.end(), kept)
    low = int(found[2] or 0)
    high = (int(found[4]) if found[4] else None) if found[3] else low
    return _Times(low, high, found.end(), kept)


def _is_parted(atom: str, pattern: str, at: int) -> bool:
    """Return whether what follows is nothing that a repeated sign could take itself."""
    if at == len(pattern):
        return True
    following = _ATOM.match(pattern, at)
    if following is None or not _times(pattern, following.end()).low:
        return False
    return not _signs(atom) & _signs(following[0])


@cache
def _signs(atom: str) -> frozenset[str]:
    """Return the signs, of those of Europe, that one atom takes; all, where it is no sign."""
    try:
        takes = re.compile(atom, re.IGNORECASE).fullmatch
    except re.error:
        return frozenset(_SIGNS)
    return frozenset(sign for sign in _SIGNS if takes(sign)) or frozenset(_SIGNS)
