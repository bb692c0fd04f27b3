"""The bookings of the past, to be asked about each line: by account number, name, then words.

An account number that is known decides alone. A name decides where the line has no number, or one
of several that the name's bookings have: one other number may be another party. What begins as the
names of a chain, or has a word of its own among one party's bookings, comes last.
"""

from __future__ import annotations

from collections import Counter
from collections import defaultdict
from collections.abc import Iterable
from collections.abc import Sequence
from typing import TypeAlias

from kasboek.core.categorising.certainty import Habit
from kasboek.core.categorising.certainty import habit
from kasboek.core.categorising.certainty import of_reference
from kasboek.core.categorising.certainty import place
from kasboek.core.categorising.model import NOWHERE
from kasboek.core.categorising.model import By
from kasboek.core.categorising.model import Lesson
from kasboek.core.categorising.model import Line
from kasboek.core.categorising.model import Past
from kasboek.core.categorising.model import Place
from kasboek.core.categorising.naming import beginning
from kasboek.core.categorising.naming import figures
from kasboek.core.categorising.naming import name_key
from kasboek.core.categorising.naming import reference
from kasboek.core.categorising.naming import words

Kind: TypeAlias = tuple[By, str, bool, str]
"""What bookings share: number or name, whether money comes in, and the currency."""

BRANCHES = 3
"""Different names that must begin alike before the beginning is a chain's."""
OF_ITS_OWN = 2
"""Accounts of which a word may be said and still tell them from others."""


class Experience:
    """What the bookings of a ledger teach; made once, asked often."""

    def __init__(self, bookings: Iterable[Past]) -> None:
        """Sort the bookings, in date order, by what a later line may share with them."""
        self._of: defaultdict[Kind, list[Past]] = defaultdict(list)
        self._habits: dict[tuple[Kind, str], Habit | None] = {}
        self._words: dict[Kind, dict[str, list[Past]]] = {}
        self._chains: dict[Kind, bool] = {}
        self._options: dict[Kind, list[tuple[Place, int, Past]]] = {}
        said: defaultdict[str, set[str]] = defaultdict(set)
        for each in bookings:
            for kind in _kinds(each):
                self._of[kind].append(each)
            for word in words(each.text):
                said[word].add(each.account)
        self._general = frozenset(word for word, of in said.items() if len(of) > OF_ITS_OWN)

    def lesson(self, line: Line) -> Lesson | None:
        """Return where a line surely belongs by what came before, `None` where that is unsure."""
        for kind in _kinds(line):
            known = self._of.get(kind)
            if known is None:
                continue
            found = self._by_kind(line, kind, known)
            if found is not None or kind[0] in {By.IBAN, By.NAME}:
                return found
        return None

    def options(self, line: Line) -> list[tuple[Place, int, Past]]:
        """Return where earlier bookings of the same party went, the most frequent first.

        For a question: each with how often, and the last of them.
        """
        for kind in _kinds(line):
            if kind[0] is not By.WORD and (found := self._ranked(kind)):
                return found
        return []

    def _ranked(self, kind: Kind) -> list[tuple[Place, int, Past]]:
        if (found := self._options.get(kind)) is None:
            known = [each for each in self._of.get(kind, ()) if each.account != NOWHERE]
            counted = Counter(each.account for each in known)
            last = {each.account: each for each in known}
            ranked = sorted(counted, key=lambda to: (-counted[to], to))
            found = [(_place_of(known, to), counted[to], last[to]) for to in ranked]
            self._options[kind] = found
        return found

    def _by_kind(self, line: Line, kind: Kind, known: Sequence[Past]) -> Lesson | None:
        by = kind[0]
        if by is By.BEGINNING:
            return self._by_count(line, kind, known) if self._is_chain(kind, known) else None
        if by is By.WORD:
            return self._by_word(line, kind)
        if by is By.NAME and _is_other(line, known):
            return None
        if by is By.IBAN and not _is_same(line, known):
            return None
        found = self._by_count(line, kind, known) or self._by_word(line, kind)
        return found or (self._by_reference(line, kind, known) if by is By.IBAN else None)

    def _by_reference(self, line: Line, kind: Kind, known: Sequence[Past]) -> Lesson | None:
        """Return what bookings with a payment reference like this one teach: of one tax of many."""
        found = habit(of_reference(known, reference(line.text)), self._general)
        if found is None or not found.references or not found.holds(line, numbered=True):
            return None
        return _lesson(found, By.REFERENCE, kind[1])

    def _by_count(self, line: Line, kind: Kind, known: Sequence[Past]) -> Lesson | None:
        found = self._habit(kind, "", known)
        if found is None or not found.holds(line, numbered=kind[0] is By.IBAN):
            return None
        if kind[0] is By.IBAN and not _is_same(line, found.earlier):
            return None
        return _lesson(found, kind[0], kind[1])

    def _by_word(self, line: Line, kind: Kind) -> Lesson | None:
        """Return what the words say that only bookings of one account have, if they agree."""
        told = self._telling(kind)
        ours = sorted((words(line.text) | figures(line.text)) & told.keys())
        if len({told[word][-1].account for word in ours}) != 1:
            return None
        word = max(ours, key=lambda each: (len(told[each]), each))
        found = self._habit(kind, word, told[word])
        if found is None or not found.holds(line, numbered=True):
            return None
        return _lesson(found, By.WORD, word)

    def _telling(self, kind: Kind) -> dict[str, list[Past]]:
        """Return the words of which all bookings went to one account, with those bookings."""
        if kind not in self._words:
            having: defaultdict[str, list[Past]] = defaultdict(list)
            for each in self._of[kind]:
                for word in (words(each.text) | figures(each.text)) - self._general:
                    having[word].append(each)
            self._words[kind] = {
                word: found
                for word, found in having.items()
                if len({each.account for each in found}) == 1
            }
        return self._words[kind]

    def _is_chain(self, kind: Kind, known: Sequence[Past]) -> bool:
        """Return whether bookings are of several branches that all went to one account."""
        if kind not in self._chains:
            names = {name_key(each.name) for each in known}
            one = len({each.account for each in known}) == 1
            self._chains[kind] = one and len(names) >= BRANCHES
        return self._chains[kind]

    def _habit(self, kind: Kind, word: str, known: Sequence[Past]) -> Habit | None:
        if (kind, word) not in self._habits:
            self._habits[kind, word] = habit(known, self._general)
        return self._habits[kind, word]


def _kinds(of: Line | Past) -> list[Kind]:
    """Return what a line may share with bookings, the surest first."""
    coming, currency = of.amount > 0, of.currency
    found: list[Kind] = []
    if of.iban:
        found.append((By.IBAN, of.iban, coming, currency))
    if name := name_key(of.name or of.text):
        found.append((By.NAME, name, coming, currency))
    if chain := beginning(of.name):
        found.append((By.BEGINNING, chain, coming, currency))
    if not of.iban and not of.name:
        found.append((By.WORD, "", coming, currency))
    return found


def _is_other(line: Line, known: Sequence[Past]) -> bool:
    """Return whether the account number may be of another party with the same name."""
    numbers = {each.iban for each in known if each.iban}
    return bool(line.iban) and line.iban not in numbers and len(numbers) < 2


def _is_same(line: Line, earlier: Sequence[Past]) -> bool:
    """Return whether the name is like those that the number had: many use a provider's number."""
    ours = words(line.name)
    theirs = [words(each.name) for each in earlier]
    return not ours or not any(theirs) or any(ours & each for each in theirs)


def _lesson(found: Habit, by: By, like: str) -> Lesson:
    return Lesson(found.place, by, like, len(found.earlier), found.earlier[-1])


def _place_of(known: Sequence[Past], account: str) -> Place:
    return place([each for each in known if each.account == account]) or Place(account)
