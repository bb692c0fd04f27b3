"""The ledger's categorising rules, made ready to be asked 100,000 times.

A rule is only looked at when a word of it stands in the text: an index from word to rules answers
most lines with one set operation. What the index cannot hold (a wildcard inside the only word, a
regular expression, a rule without text) is tried by substring or always.
"""

from __future__ import annotations

import re
from collections import Counter
from collections import defaultdict
from operator import itemgetter
from typing import TYPE_CHECKING
from typing import NamedTuple

from kasboek.importers.statement import BankLine
from kasboek.importers.statement import account_number

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kasboek.core.policy import Rule

_WORDS = re.compile(r"\w+").findall
_RANK = itemgetter(0)
_BETWEEN = bytes(c if chr(c).isalnum() or c in b"_" or c > 127 else 32 for c in range(256))


def words_of(text: str) -> list[bytes]:
    """Return the words of a text as UTF-8; ASCII, as nearly all bank texts are, goes quickly."""
    if text.isascii():
        return text.encode().translate(_BETWEEN).split()
    return [word.encode() for word in _WORDS(text)]


class _Try(NamedTuple):
    """One way to a rule: its place in the order, and what must still be found in the text.

    `part` is the longest literal piece of the alternative, a quick look before `pattern`. They
    are empty where the index itself is the answer: an alternative that is one whole word.
    """

    rank: int
    part: str
    pattern: re.Pattern[str] | None


def alternative(text: str) -> str:
    r"""Return one alternative of `match` as a pattern for lower-case text.

    >>> print(alternative("T-Mobile*"))
    (?<!\w)t\-mobile.*
    """
    literal = " ".join(text.lower().split())
    body = ".*".join(re.escape(part) for part in literal.split("*"))
    before = r"(?<!\w)" if _is_word(literal[:1]) else ""
    after = r"(?!\w)" if _is_word(literal[-1:]) else ""
    return before + body + after


def _is_word(char: str) -> bool:
    return bool(re.match(r"\w", char))


class Rules:
    """All rules, the first that holds wins: highest date, then path, then line."""

    def __init__(self, rules: Sequence[Rule], account: str, currency: str) -> None:
        """Keep the rules that may hold on this account."""
        self._rules: list[tuple[Rule, str | None]] = []
        self.words: defaultdict[bytes, list[_Try]] = defaultdict(list)
        self._parts: list[_Try] = []
        self._always: list[_Try] = []
        literals: list[tuple[str, int]] = []
        for rule in sorted(rules, key=lambda r: (r.date, r.source), reverse=True):
            if _may_hold(rule, account, currency):
                literals += self._add(rule)
        self._index(literals)

    def _add(self, rule: Rule) -> list[tuple[str, int]]:
        rank = len(self._rules)
        iban = account_number(rule.iban) if rule.iban is not None else None
        self._rules.append((rule, iban))
        if rule.match is not None:
            parts = [" ".join(part.lower().split()) for part in rule.match.split("|")]
            return [(part, rank) for part in parts if part.strip("* ")]
        pattern = None
        if rule.regex is not None:
            try:
                pattern = re.compile(rule.regex, re.IGNORECASE)
            except re.error:
                return []  # reading reports it
        self._always.append(_Try(rank, "", pattern))
        return []

    def _index(self, literals: list[tuple[str, int]]) -> None:
        """Put each alternative under the whole word of it that the fewest others have."""
        whole = [_whole_words(literal) for literal, _ in literals]
        often = Counter(word for words in whole for word in set(words))
        for (literal, rank), words in zip(literals, whole, strict=True):
            part = max(literal.split("*"), key=len)
            found = _Try(rank, part, re.compile(alternative(literal)))
            if words == [literal]:
                self.words[literal.encode()].append(_Try(rank, "", None))
            elif words:
                rarest = min(words, key=lambda word: (often[word], -len(word)))
                self.words[rarest.encode()].append(found)
            else:
                self._parts.append(found)

    def find(self, text: str, hits: set[bytes], line: BankLine) -> Rule | None:
        """Return the rule for a line.

        `text` is its payee and narration in lower case, `hits` those of its words that `words` has.
        """
        tries = self._always
        if self._parts:
            tries = tries + [each for each in self._parts if each[1] in text]
        for word in hits:
            tries = tries + self.words.get(word, [])
        if len(tries) > 1:
            tries = sorted(tries, key=_RANK)
        for rank, part, pattern in tries:
            if part in text and (pattern is None or pattern.search(text)):
                rule, iban = self._rules[rank]
                if (iban is None or iban == line.iban) and _fits(rule, line):
                    return rule
        return None


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


def _fits(rule: Rule, line: BankLine) -> bool:
    amount = abs(line.amount)
    return (
        (rule.direction is None or (rule.direction == "in") == (line.amount > 0))
        and (rule.minimum is None or amount >= rule.minimum.number)
        and (rule.maximum is None or amount <= rule.maximum.number)
    )
