"""Words that are nearly ours: a misspelled directive or key must never pass in silence."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

LONG_ENOUGH = 6
"""From how many letters on one edit is a slip and not another word."""

OTHER_TOOLS = frozenset({"budget", "envelope", "valuation"})


def plain(word: str) -> str:
    """Return a word in lower case without `-` and `_`."""
    return word.lower().replace("-", "").replace("_", "")


def one_edit(one: str, other: str) -> bool:
    """Say whether one letter more, fewer, other, or two swapped, makes one word of the other."""
    if len(one) > len(other):
        one, other = other, one
    if one == other or len(other) - len(one) > 1:
        return False
    at = next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), len(one))
    if len(one) < len(other):
        return one[at:] == other[at + 1 :]
    swapped = one[:at] + one[at + 1 : at + 2] + one[at : at + 1] + one[at + 2 :]
    return one[at + 1 :] == other[at + 1 :] or swapped == other


def _numbers(word: str) -> tuple[str, ...]:
    """Return a word and what it would be in singular and plural."""
    several = [word + "s", word + "es"]
    if word.endswith("y"):
        several.append(word[:-1] + "ies")
    if word.endswith("ies"):
        several.append(word[:-3] + "y")
    if word.endswith("es"):
        several.append(word[:-2])
    if word.endswith("s"):
        several.append(word[:-1])
    return (word, *several)


def near_miss(word: str, ours: Iterable[str]) -> str | None:
    """Return which of our words this one is nearly: never one that it is exactly.

    Other tools' words (`budget`, `fava-...`, `envelope`, `valuation`) are near nothing.
    """
    known = tuple(ours)
    written = plain(word)
    if word in known or written in OTHER_TOOLS or word.lower().startswith("fava-"):
        return None
    for our in known:
        if written in _numbers(plain(our)):
            return our
    if len(written) < LONG_ENOUGH:
        return next(
            (o for o in known if len(plain(o)) >= LONG_ENOUGH and one_edit(written, plain(o))), None
        )
    return next((our for our in known if one_edit(written, plain(our))), None)


def nearest(word: str, known: Iterable[str]) -> str | None:
    """Return the one that was probably meant: two edits at most, in the order given."""
    written = plain(word)
    options = [(our, plain(our)) for our in known]
    for our, text in options:
        if text == written or written in _numbers(text):
            return our
    for our, text in options:
        if one_edit(written, text):
            return our
    best = [(_distance(written, text), our) for our, text in options]
    close = [pair for pair in best if pair[0] <= min(2, len(written) // 3)]
    return min(close, key=lambda pair: pair[0])[1] if close else None


def _distance(one: str, other: str) -> int:
    if abs(len(one) - len(other)) > 2:
        return 9
    row = list(range(len(other) + 1))
    for i, a in enumerate(one, 1):
        above, row[0] = row[0], i
        for j, b in enumerate(other, 1):
            above, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, above + (a != b))
    return row[-1]
