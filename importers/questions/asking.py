"""Questions about the bank lines that wait: what each may be, with the evidence for it.

What would be booked without asking by now (an invoice came, a rule was written) is proposed first;
then each possible answer of the matching; then where earlier bookings of the same party went; then
open items of this very amount; then where most money of this size goes. A person decides.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from typing import NamedTuple

from kasboek.core.accounts import AccountClass
from kasboek.core.categorising.model import Place
from kasboek.core.matching import Question
from kasboek.core.saying import Saying
from kasboek.core.saying import saying
from kasboek.importers.booking.places import open_on
from kasboek.importers.categorising.categorise import UNSURE
from kasboek.importers.categorising.categorise import How
from kasboek.importers.categorising.categorise import Sorter
from kasboek.importers.categorising.history import experience
from kasboek.importers.categorising.learned import line_of
from kasboek.importers.categorising.open_items import OpenItems
from kasboek.importers.categorising.open_items import Settled
from kasboek.importers.categorising.transit import Transit
from kasboek.importers.questions.doubted import Doubted
from kasboek.importers.questions.doubted import waiting
from kasboek.importers.questions.likely import likely
from kasboek.importers.questions.picking import of_amount
from kasboek.importers.questions.refusing import proved
from kasboek.importers.questions.usual import Usual

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Mapping

    from kasboek.core.book import Book
    from kasboek.importers.categorising.categorise import Choice

MOST = 9
"""As many answers as there are keys."""
_USUAL = 4
"""How many accounts are offered that nothing but habit speaks for."""
_ALIKE = 3
"""How many open items are offered that only the amount speaks for."""
MERELY_CHOSEN = frozenset(
    {
        "asking.typed",
        "asking.item",
        "asking.on-account",
        "asking.papers-others",
        "asking.usual-in",
        "asking.usual-out",
    }
)
"""What is no evidence for the very line that is asked about."""
_ITEMS = frozenset({How.REFERENCE, How.COUNTERPARTY})


class Option(NamedTuple):
    """One answer: where the money goes, as the bank signs it, whose it is, and why it may be so.

    `place` is set where a rule can be made of it; without `parts` the booking is one that the
    ledger has, and goes.
    """

    parts: tuple[Settled, ...]
    payee: str
    told: Saying
    place: Place | None = None


class Asked(NamedTuple):
    """One question: the line, why it was not booked, and the answers, the likeliest first.

    `rule` is the label of a rule that holds by now. A `nameless` one is no line on suspense, but a
    payment on the account that `of` calls so, which names no item. A `paper` is no bank line: an
    invoice or bill.
    """

    of: Doubted
    why: Saying
    options: tuple[Option, ...]
    about_items: bool
    rule: str = ""
    nameless: bool = False
    paper: bool = False


def questions(book: Book) -> tuple[Asked, ...]:
    """Return a question for each bank line that waits, oldest first."""
    items, transit = OpenItems(book), Transit(book)
    found = waiting(book).lines
    for each in found:
        items.announce([each.line], each.account, each.currency)
    usual, taken = Usual(book), likely(book, found)
    habits = {each.source: tuple(_habits(book, each, usual, taken)) for each in found}
    return tuple(_asked(book, each, items, transit, habits[each.source]) for each in found)


def _habits(book: Book, of: Doubted, usual: Usual, taken: Mapping[str, Place]) -> Iterator[Option]:
    """Yield what no item says: where the same party's bookings went, then what is only likely."""
    yield from _known(book, of)
    if (where := taken.get(of.source)) is not None:
        yield from _option(book, of, where, saying("asking.likely"))
    yield from _alike(book, of)
    yield from _usual(book, of, usual)


def _asked(
    book: Book, of: Doubted, items: OpenItems, transit: Transit, others: tuple[Option, ...]
) -> Asked:
    if of.twin:
        gone = Option((), "", saying("asking.same", source=of.twin))
        kept = (gone, *_distinct(others))
        return Asked(of, saying("asking.twin", source=of.twin), kept[:MOST], about_items=False)
    sorter = Sorter(book, of.account, of.currency, items, transit)
    choice = sorter.choose(of.line)
    first: list[Option] = []
    if choice.how not in UNSURE:
        first.append(_of_choice(choice))
    elif choice.how is How.AMBIGUOUS:
        first += _of_items(items, of)
    why = choice.because or saying("asking.nothing")
    if choice.how not in UNSURE:
        why = saying("asking.by-now")
    rule = choice.detail if choice.how is How.RULE else ""
    about = choice.how is How.AMBIGUOUS or choice.how in _ITEMS
    if first and choice.how is How.AMBIGUOUS:  # who pays is known: what anybody does says nothing
        others = tuple(each for each in others if each.told.key not in MERELY_CHOSEN)
    on_account = tuple(_on_account(book, of, items.who(of.line.iban, of.line.name)))
    kept = tuple(_distinct((*first, *others)))[: MOST - len(on_account)]
    return Asked(of, why, (*kept, *on_account), about, rule)


def _of_choice(choice: Choice) -> Option:
    """Return what would be booked without asking."""
    told = choice.because
    if told is None:
        told = saying(f"asking.by-{choice.how.value}", detail=choice.detail)
    one = choice.parts[0]
    usable = choice.how is How.LEARNED and len(choice.parts) == 1
    return Option(choice.parts, choice.payee, told, Place(one.account) if usable else None)


def _of_items(items: OpenItems, of: Doubted) -> Iterator[Option]:
    """Yield the answers of the matching."""
    verdict = items.decide(of.line, of.account, of.currency)
    if isinstance(verdict, Question):
        for each in verdict.options:
            yield Option(items.parts(each), each.counterparty, each.evidence)


def _known(book: Book, of: Doubted) -> Iterator[Option]:
    """Yield where the same party's bookings went."""
    for place, count, last in experience(book).options(line_of(of.line, of.currency)):
        told = saying("asking.before", count=count, name=last.name or last.text, date=last.date)
        yield from _option(book, of, place, told)


def _alike(book: Book, of: Doubted) -> Iterator[Option]:
    """Yield open items of this very amount: somebody may pay for another, or forget the number."""
    for each in of_amount(book, of.line, of.currency)[:_ALIKE]:
        yield Option(each.parts, each.payee, each.told)


def _on_account(book: Book, of: Doubted, who: str | None) -> Iterator[Option]:
    """Yield the account on which a known party's items are, for what will be named later."""
    own = [each for each in book.items if each.counterparty == who]
    here = [each for each in own if each.currency == of.currency]
    if who is not None and here:
        account = max(here, key=lambda each: (each.date, each.id)).account
        if may_hold(book, of, account):
            parts = (Settled(account, of.line.amount),)
            yield Option(parts, who, saying("asking.on-account", name=who))


def _usual(book: Book, of: Doubted, usual: Usual) -> Iterator[Option]:
    """Yield where most money of this direction and size goes."""
    key = "asking.usual-in" if of.line.amount > 0 else "asking.usual-out"
    for place, count in usual.places(of.line.amount, of.currency)[:_USUAL]:
        yield from _option(book, of, place, saying(key, count=count))


def _option(book: Book, of: Doubted, place: Place, told: Saying) -> Iterator[Option]:
    """Yield a place as an answer if its accounts can be booked that day."""
    parts = place.parts(of.line.amount)
    if all(may_hold(book, of, name) for name, _ in parts):
        yield Option(tuple(Settled(*part) for part in parts), "", told, place)


def may_hold(book: Book, of: Doubted, name: str) -> bool:
    """Return whether a line can go to an account: open that day, for its currency, not its own.

    Nor to another bank account whose statement agrees without it.
    """
    account = book.accounts.get(name)
    if account is None or name == of.account or account.kind is AccountClass.SUSPENSE:
        return False
    if proved(book, of, account) is not None:
        return False
    held = not account.currencies or of.currency in account.currencies
    return held and open_on(account, of.line.date)


def _distinct(options: tuple[Option, ...]) -> Iterator[Option]:
    """Yield each answer once: the first of those that book the same."""
    seen = set[tuple[Settled, ...]]()
    for each in options:
        if each.parts not in seen:
            seen.add(each.parts)
            yield each
