"""The ledger's categorising rules, made ready to be asked 100,000 times.

A rule is only looked at when a word of it stands in the text: an index from word to rules answers
most lines with one set operation. What the index cannot hold (a wildcard inside the only word, a
regular expression, a rule without text) is tried by substring or always.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections import defaultdict
from operator import itemgetter
from typing import TYPE_CHECKING
from typing import NamedTuple

from kasboek.core.categorising.endless import SEARCHED
from kasboek.core.categorising.patterns import alternative
from kasboek.importers.statement import BankLine
from kasboek.importers.statement import account_number

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Sequence
    from decimal import Decimal

    from kasboek.core.policy import Rule

_WORDS = re.compile(r"\w+").findall
_RANK = itemgetter(0)
_BETWEEN = bytes(c if chr(c).isalnum() or c in b"_" or c > 127 else 32 for c in range(256))


def words_of(text: str) -> list[bytes]:
    """Return the words of a text as UTF-8; ASCII, as nearly all bank texts are, goes quickly."""
    if text.isascii():
        return text.encode().translate(_BETWEEN).split()
    return [word.encode() for word in _WORDS(text)]


class _Limit(NamedTuple):
    """What a rule asks beside its text."""

    iban: str | None
    direction: str | None
    minimum: Decimal | None
    maximum: Decimal | None

    def holds(self, line: BankLine) -> bool:
        """Return whether the line is within the limit."""
        amount = abs(line.amount)
        return (
            (self.iban is None or self.iban == line.iban)
            and (self.direction is None or (self.direction == "in") == (line.amount > 0))
            and (self.minimum is None or amount >= self.minimum)
            and (self.maximum is None or amount <= self.maximum)
        )


class _Try(NamedTuple):
    """One way to a rule: its place in the order, and what must still be found in the text.

    `part` is the longest literal piece of the alternative, a quick look before `pattern`. They
    are empty where the index itself is the answer: an alternative that is one whole word.
    """

    rank: int
    part: str
    pattern: re.Pattern[str] | None
    limit: _Limit | None
    until: int = sys.maxsize
    """How many signs of the text `pattern` sees."""

    def holds(self, text: str, line: BankLine) -> bool:
        """Return whether pattern and limit hold, once `part` is found."""
        return (self.limit is None or self.limit.holds(line)) and (
            self.pattern is None or self.pattern.search(text, 0, self.until) is not None
        )


class Rules:
    """All rules, the first that holds wins: highest date, then path, then line."""

    def __init__(self, rules: Sequence[Rule], account: str, currency: str) -> None:
        """Keep the rules that may hold on this account."""
        self.rules: list[Rule] = []
        self.words: defaultdict[bytes, list[_Try]] = defaultdict(list)
        self._other: list[_Try] = []
        literals: list[tuple[str, int]] = []
        for rule in sorted(rules, key=lambda r: (r.date, r.source), reverse=True):
            if _may_hold(rule, account, currency):
                literals += self._add(rule)
        self._index(literals)
        self._other.sort(key=_RANK)

    def _add(self, rule: Rule) -> list[tuple[str, int]]:
        rank = len(self.rules)
        self.rules.append(rule)
        if rule.match is not None:
            parts = [" ".join(part.lower().split()) for part in rule.match.split("|")]
            return [(part, rank) for part in parts if part.strip("* ")]
        pattern = None
        if rule.regex is not None:
            try:
                pattern = re.compile(rule.regex, re.IGNORECASE)
            except re.error:
                return []  # reading reports it
        self._other.append(_Try(rank, "", pattern, _limit(rule), SEARCHED))
        return []

    def _index(self, literals: list[tuple[str, int]]) -> None:
        """Put each alternative under the whole word of it that the fewest others have."""
        whole = [_whole_words(literal) for literal, _ in literals]
        often = Counter(word for words in whole for word in set(words))
        for (literal, rank), words in zip(literals, whole, strict=True):
            part = max(literal.split("*"), key=len)
            limit = _limit(self.rules[rank])
            found = _Try(rank, part, re.compile(alternative(literal)), limit)
            if words == [literal]:
                self.words[literal.encode()].append(_Try(rank, "", None, limit))
            elif words:
                rarest = min(words, key=lambda word: (often[word], -len(word)))
                self.words[rarest.encode()].append(found)
            else:
                self._other.append(found)

    def find(self, text: str, hits: Iterable[bytes], line: BankLine) -> int | None:
        """Return the place in `rules` of a line's rule.

        `text` is its payee and narration in lower case, `hits` those of its words that `words` has.
        """
        best = none = len(self.rules)
        for word in hits:
            for each in self.words.get(word, ()):
                if each[0] < best and each[1] in text and each.holds(text, line):
                    best = each[0]
        for each in self._other:
            if each[0] >= best:
                break
            if each[1] in text and each.holds(text, line):
                return each[0]
        return best if best < none else None

    def every(self, text: str, line: BankLine) -> list[int]:
        """Return the places in `rules` of all that hold, in their order; the first decides."""
        words = self.words.keys() & set(words_of(text))
        tries = [each for word in words for each in self.words[word]] + self._other
        return sorted({each[0] for each in tries if each[1] in text and each.holds(text, line)})


def _whole_words(literal: str) -> list[str]:
    """Return the words of an alternative that a wildcard does not touch."""
    return [
        found[0]
        for found in re.finditer(r"\w+", literal)
        if "*" not in {literal[max(0, found.start() - 1)], literal[found.end() :][:1]}
    ]


def _may_hold(rule: Rule, account: str, currency: str) -> bool:
    on = rule.on_account
    if on is not None and account != on and not account.startswith(f"{on}:"):
        return False
    return all(
        bound is None or bound.currency == currency for bound in (rule.minimum, rule.maximum)
    )


def _limit(rule: Rule) -> _Limit | None:
    limit = _Limit(
        account_number(rule.iban) if rule.iban is not None else None,
        rule.direction,
        rule.minimum.number if rule.minimum else None,
        rule.maximum.number if rule.maximum else None,
    )
    return limit if any(each is not None for each in limit) else None
