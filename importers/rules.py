"""The ledger's categorising rules, made ready to be asked 100,000 times.

A rule is only looked at when a word of it stands in the text: an index from word to rules answers
most lines with one set operation. What the index cannot hold (a wildcard inside the only word, a
regular expression, a rule without text) is tried by substring or always.
"""

from __future__ import annotations

import re
from collections import Counter
from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from kasboek.core.policy import Rule
from kasboek.importers.statement import BankLine
from kasboek.importers.statement import account_number

WORDS = re.compile(r"\w+").findall


class _Ready(NamedTuple):
    rule: Rule
    pattern: re.Pattern[str] | None
    iban: str | None


class _Entry(NamedTuple):
    """An alternative in the index: its longest literal part, and its rule's rank."""

    part: str
    rank: int


def alternative(text: str) -> str:
    """Return one alternative of `match` as a pattern for lower-case text.

    >>> alternative("T-Mobile*")
    '(?<!\\\\w)t\\\\-mobile.*'
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
        self._ready: list[_Ready] = []
        self._words: defaultdict[str, list[_Entry]] = defaultdict(list)
        self._parts: list[_Entry] = []
        self._always: list[int] = []
        literals: list[tuple[str, int]] = []
        for rule in sorted(rules, key=lambda r: (r.date, r.source), reverse=True):
            if _may_hold(rule, account, currency):
                literals += self._add(rule)
        self._index(literals)

    def _add(self, rule: Rule) -> list[tuple[str, int]]:
        rank, pattern, literals = len(self._ready), None, list[str]()
        if rule.match is not None:
            parts = [" ".join(part.lower().split()) for part in rule.match.split("|")]
            literals = [part for part in parts if part.strip("* ")]
            pattern = re.compile("|".join(map(alternative, literals)) or r"(?!)")
        elif rule.regex is not None:
            try:
                pattern = re.compile(rule.regex, re.IGNORECASE)
            except re.error:
                pattern = re.compile(r"(?!)")  # reading reports it
        if rule.match is None:
            self._always.append(rank)
        iban = account_number(rule.iban) if rule.iban is not None else None
        self._ready.append(_Ready(rule, pattern, iban))
        return [(literal, rank) for literal in literals]

    def _index(self, literals: list[tuple[str, int]]) -> None:
        """Put each alternative under the whole word of it that the fewest others have."""
        whole = [_whole_words(literal) for literal, _ in literals]
        often = Counter(word for words in whole for word in set(words))
        for (literal, rank), words in zip(literals, whole, strict=True):
            entry = _Entry(max(literal.split("*"), key=len), rank)
            if words:
                self._words[min(words, key=lambda word: (often[word], -len(word)))].append(entry)
            else:
                self._parts.append(entry)

    def find(self, text: str, words: set[str], line: BankLine) -> Rule | None:
        """Return the rule for a line; `text` is its payee and narration in lower case."""
        index = self._words
        ranks = list(self._always)
        if not words.isdisjoint(index):
            for word in words & index.keys():
                ranks += [rank for part, rank in index[word] if part in text]
        ranks += [rank for part, rank in self._parts if part in text]
        for rank in sorted(set(ranks)) if len(ranks) > 1 else ranks:
            rule, pattern, iban = self._ready[rank]
            if (
                (pattern is None or pattern.search(text))
                and (iban is None or iban == line.iban)
                and _fits(rule, line)
            ):
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
