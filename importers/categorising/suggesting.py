"""Rules that the ledger's history suggests, each tried on all of that history first.

A suggestion is for a party whose bookings no rule decides: by its name, with the direction or the
account number where the name alone would have been wrong, or with a word where one party's bookings
go to several accounts. What would have been wrong too often is left out; the rest says so. A tax is
never suggested by the name of its office, which collects others too, but by a word beside it.
"""

from __future__ import annotations

from collections import Counter
from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING
from typing import NamedTuple

from kasboek.core.accounts import TAX_OFFICE
from kasboek.core.categorising.certainty import ENOUGH
from kasboek.core.categorising.certainty import place
from kasboek.core.categorising.model import NOWHERE
from kasboek.core.categorising.naming import name_key
from kasboek.core.categorising.naming import words
from kasboek.core.policy import Rule
from kasboek.core.saying import Source
from kasboek.importers.booking.places import vat_accounts
from kasboek.importers.categorising.history import bookings
from kasboek.importers.categorising.rule_use import fitting
from kasboek.importers.categorising.rule_use import splits_as
from kasboek.writing.rules import free_label
from kasboek.writing.rules import literal

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator
    from collections.abc import Sequence

    from kasboek.core.book import Book
    from kasboek.core.categorising.model import Past

LEAST = 0.9
"""The part of its bookings that a suggested rule must have had right."""
_SHORTEST = 4
"""A name of fewer signs is in too many texts."""


class Suggestion(NamedTuple):
    """A rule that is not there yet, how often it would have decided, and what it had wrong."""

    rule: Rule
    times: int
    last: dt.date
    wrong: tuple[Source, ...]

    @property
    def right(self) -> int:
        """Return how often it would have been right."""
        return self.times - len(self.wrong)


def suggestions(book: Book) -> list[Suggestion]:
    """Return the rules that history suggests, those that spare most questions first."""
    decided = {id(stood) for stood, rules in fitting(book, book.rules) if rules}
    open_ = [stood for stood in bookings(book) if stood.sure and id(stood) not in decided]
    groups: defaultdict[tuple[str, str], list[Past]] = defaultdict(list)
    for stood in open_:
        if stood.single:
            key = name_key(stood.past.name or stood.past.text)
            groups[key, stood.past.currency].append(stood.past)
    ways = [list(_ways(book, past)) for _, past in sorted(groups.items())]
    rules = [
        replace(rule, source=Source("", number))
        for number, rule in enumerate(rule for found in ways for each in found for rule in each)
    ]
    tried: defaultdict[int, list[Past]] = defaultdict(list)
    for stood, fitted in fitting(book, rules):
        if id(stood) not in decided:
            for rule in fitted:
                tried[rule.source.line].append(stood.past)
    numbered = iter(rules)
    found = [
        best
        for group in ways
        for each in group
        if (best := _best([next(numbered) for _ in each], tried)) is not None
    ]
    return _labelled(book, sorted(found, key=lambda each: (-each.right, each.rule.label)))


def _ways(book: Book, past: Sequence[Past]) -> Iterator[list[Rule]]:
    """Give, for each account that a party's bookings go to, the rules that may do it."""
    name = _common_name([each.name or each.text for each in past])
    if len(name) < _SHORTEST:
        return
    counted = Counter(each.account for each in past if each.account != NOWHERE)
    for account, count in sorted(counted.items()):
        ours = [each for each in past if each.account == account]
        where = place(ours)
        if count < ENOUGH or where is None or not _usable(book, where.vat_account):
            continue
        match = literal(name)
        plain = Rule(*(match, account, ours[-1].date, ours[-1].source), match=match, vat=where.vat)
        rules = [plain, *_narrower(plain, ours, past)]
        if account in book.accounts and book.accounts[account].kind in TAX_OFFICE:
            rules = [each for each in rules if each.match != match]
        yield rules


def _narrower(plain: Rule, ours: Sequence[Past], past: Sequence[Past]) -> Iterator[Rule]:
    """Give the same rule for less, where a party's bookings have it in common."""
    coming = {each.amount > 0 for each in ours}
    numbers = {each.iban for each in ours}
    if len(coming) == 1:
        yield replace(plain, direction="in" if coming == {True} else "out")
    if len(numbers) == 1 and "" not in numbers:
        yield replace(plain, iban=ours[0].iban)
    others = [each for each in past if each.account != plain.account]
    if not others:
        return
    ruled_out = frozenset().union(*(words(each.text) for each in others))
    common = frozenset.intersection(*(words(each.text) for each in ours)) - ruled_out
    for word in sorted(common, key=lambda each: (-len(each), each))[:1]:
        yield replace(plain, label=f"{plain.label} {word}", match=f"{plain.match}*{word}")


def _best(rules: Sequence[Rule], tried: dict[int, list[Past]]) -> Suggestion | None:
    """Return the first of the rules that was never wrong, else the one that was so least."""
    found = []
    for rule in rules:
        past = tried.get(rule.source.line, [])
        wrong = tuple(each.source for each in past if not splits_as(rule, each))
        if len(past) - len(wrong) >= ENOUGH and len(past) - len(wrong) >= LEAST * len(past):
            last = max(each.date for each in past)
            found.append(Suggestion(rule, len(past), last, wrong))
    return min(found, key=lambda each: len(each.wrong) / each.times, default=None)


def _labelled(book: Book, found: Sequence[Suggestion]) -> list[Suggestion]:
    """Give each a label of its own: a rule of the same label would be replaced."""
    taken = {rule.label for rule in book.rules}
    labelled = []
    for each in found:
        label = free_label(each.rule.label, taken)
        taken.add(label)
        labelled.append(each._replace(rule=replace(each.rule, label=label)))
    return labelled


def _common_name(names: Sequence[str]) -> str:
    """Return the words with which all spellings begin, as the last writes them.

    >>> _common_name(["Kosten Pakket mei 2026", "KOSTEN PAKKET juni 2026"])
    'KOSTEN PAKKET'
    """
    split = [name.split() for name in names]
    shared = 0
    for column in zip(*split, strict=False):
        if len({word.lower() for word in column}) > 1:
            break
        shared += 1
    return " ".join(split[-1][:shared]).rstrip(" ,.-")


def _usable(book: Book, account: str) -> bool:
    """Return whether a rule would split the VAT off to this account."""
    return not account or any(
        account in vat_accounts(book, root) for root in sorted(set(book.roots.values()))
    )
