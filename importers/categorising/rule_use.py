"""What the ledger's rules do: which decide, which never do, and whose bookings stand elsewhere."""

from __future__ import annotations

from collections import Counter
from collections import defaultdict
from decimal import Decimal
from typing import TYPE_CHECKING
from typing import NamedTuple

from kasboek.core.categorising.model import CENT
from kasboek.core.categorising.model import NOWHERE
from kasboek.core.categorising.model import vat_of
from kasboek.importers.categorising.history import bookings
from kasboek.importers.categorising.rules import Rules
from kasboek.importers.statement import BankLine

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable
    from collections.abc import Iterator
    from collections.abc import Sequence

    from kasboek.core.book import Book
    from kasboek.core.categorising.model import Past
    from kasboek.core.policy import Rule
    from kasboek.core.saying import Source
    from kasboek.importers.categorising.history import Stood


class Use(NamedTuple):
    """What one rule does with the ledger's bookings.

    `held` counts the bookings that it fits, `decided` those of them that no rule before it fits,
    `elsewhere` are those of the latter that stand on another account. `taken` are the rules that
    decide in its place, with how often.
    """

    rule: Rule
    held: int
    decided: int
    last: dt.date | None
    elsewhere: tuple[Source, ...]
    taken: tuple[tuple[Rule, int], ...]

    @property
    def state(self) -> str:
        """Return `used`, `unused`, or `shadowed`: others decide all that it fits."""
        if self.decided:
            return "used"
        return "shadowed" if self.held else "unused"

    @property
    def right(self) -> int:
        """Return how many of the bookings that it decides stand where it says."""
        return self.decided - len(self.elsewhere)


def uses(book: Book) -> list[Use]:
    """Return what each rule does, in file order."""
    held: Counter[Source] = Counter()
    decided: defaultdict[Source, list[Stood]] = defaultdict(list)
    taken: defaultdict[Source, Counter[Source]] = defaultdict(Counter)
    for stood, holding in fitting(book, book.rules):
        for number, rule in enumerate(holding):
            held[rule.source] += 1
            if number:
                taken[rule.source][holding[0].source] += 1
        if holding:
            decided[holding[0].source].append(stood)
    by_source = {rule.source: rule for rule in book.rules}
    return [
        Use(
            rule,
            held[rule.source],
            len(decided[rule.source]),
            max((each.past.date for each in decided[rule.source]), default=None),
            tuple(each.past.source for each in decided[rule.source] if rule.account not in each.to),
            tuple((by_source[at], count) for at, count in taken[rule.source].most_common()),
        )
        for rule in sorted(book.rules, key=lambda rule: rule.source)
    ]


def fitting(book: Book, rules: Iterable[Rule]) -> Iterator[tuple[Stood, list[Rule]]]:
    """Give each booking that is sure with the rules that fit it, the one that decides first."""
    listed = tuple(rules)
    ready: dict[tuple[str, str], Rules] = {}
    rewritten = {(rule.payee, rule.account): rule for rule in listed if rule.payee}
    for stood in (each for each in bookings(book) if each.sure):
        past = stood.past
        key = (stood.own, past.currency)
        if key not in ready:
            ours = [rule for rule in listed if rule.account != stood.own]
            ready[key] = Rules(ours, *key)
        holding = _holding(ready[key], past)
        for account in sorted(stood.to):  # its payee was rewritten, so that its text is another
            rule = rewritten.get((past.name, account))
            if rule is not None and rule not in holding and rule in ready[key].rules:
                holding = [rule, *holding]
        yield stood, holding


def deciding(rules: Sequence[Rule], stood: Stood) -> list[Rule]:
    """Return the rules that fit one booking, the one that decides first."""
    ours = [rule for rule in rules if rule.account != stood.own]
    return _holding(Rules(ours, stood.own, stood.past.currency), stood.past)


def _holding(rules: Rules, past: Past) -> list[Rule]:
    text = f"{past.name} {past.text}".lower()
    line = BankLine(past.date, past.amount, past.name, past.iban, past.text, past.source.line)
    return [rules.rules[rank] for rank in rules.every(text, line)]


def splits_as(rule: Rule, past: Past) -> bool:
    """Return whether a rule would have booked what stands: the account, and VAT to the cent."""
    if past.account == NOWHERE or rule.account != past.account:
        return False
    vat = vat_of(past.amount, rule.vat) if rule.vat else Decimal()
    return abs(vat - past.vat) <= CENT
