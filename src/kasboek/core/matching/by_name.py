"""What a payment settles that names numbers: exact, in part, with others, or a question."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING
from typing import NamedTuple

from kasboek.core.matching import answers
from kasboek.core.matching.references import one_off
from kasboek.core.matching.state import told
from kasboek.core.matching.subsets import MOST
from kasboek.core.matching.subsets import SHOWN
from kasboek.core.matching.subsets import by_chance
from kasboek.core.matching.subsets import sums
from kasboek.core.matching.values import Question
from kasboek.core.matching.values import Settles
from kasboek.core.saying import Money
from kasboek.core.saying import saying

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kasboek.core.matching.parties import Payer
    from kasboek.core.matching.state import State
    from kasboek.core.matching.subsets import Sums
    from kasboek.core.matching.values import Candidate
    from kasboek.core.matching.values import Payment
    from kasboek.core.matching.values import Tolerance
    from kasboek.core.matching.values import Verdict
    from kasboek.core.saying import Saying
    from kasboek.core.saying import Value


_PART = 10


class Asked(NamedTuple):
    """A payment and all that is known of it."""

    payment: Payment
    who: Payer | None
    state: State
    tolerance: Tolerance

    def own(self) -> list[Candidate]:
        """Return what who pays has open."""
        return self.state.open_of(self.who.name, self.payment).items if self.who else []

    def exact(self) -> list[Candidate]:
        """Return those of this very amount."""
        if self.who is None:
            return []
        return self.state.open_of(self.who.name, self.payment).of_amount(self.payment.amount)

    def sums(self) -> Sums | None:
        """Return which sets of it add up to the payment; `None`: too many to prove."""
        own = self.own()
        if len(own) > MOST:
            return None
        return sums([self.state.left(each) for each in own], self.payment.amount)

    def rivals(self, most: int = 2) -> list[Settles]:
        """Return them as answers to a question."""
        found = self.exact()
        return [
            answers.one_of(self.state, item, self.who, len(found))
            for item in found[:most]
            if self.who is not None
        ]

    def fits(self, item: Candidate) -> bool:
        """Say whether an item is this very amount, in this currency, and was there."""
        here = item.currency == self.payment.currency and item.date <= self.payment.date
        return here and self.state.left(item) == self.payment.amount

    def within(self, difference: Decimal) -> bool:
        """Say whether a difference is small enough to be booked."""
        rules = self.tolerance
        known = rules.account is not None and rules.currency == self.payment.currency
        return known and abs(difference) <= rules.number

    def small(self, total: Decimal) -> bool:
        """Say whether the payment differs from a total by little, and by a tenth of it at most."""
        difference = self.payment.amount - total
        return self.within(difference) and abs(difference) * _PART <= abs(total)

    def money(self) -> Money:
        """Return the amount without its sign."""
        return Money(abs(self.payment.amount), self.payment.currency)


def by_name(asked: Asked) -> Verdict | None:
    """Return what the numbers in the text tell; `None` where it names none of the books."""
    items = _meant(asked)
    if not items:
        return _weak(asked)
    payment, state = asked.payment, asked.state
    here = [each for each in items if each.currency == payment.currency]
    there = [each for each in here if each.date <= payment.date]
    live = [each for each in there if state.left(each)]
    if not live:
        return _nowhere(asked, items, here, there)
    total = sum((state.left(each) for each in live), Decimal())
    if len({each.number for each in live}) < len({(e.number, e.counterparty) for e in live}):
        return _clash(asked, live)
    if total == payment.amount:
        return _exact(asked, live)
    if (total > 0) != (payment.amount > 0):
        return _question(asked, "matching.other-way", live)
    return _not_exact(asked, live, total, paid=len(live) < len(there))


def _nowhere(
    asked: Asked, items: Sequence[Candidate], here: Sequence[Candidate], there: Sequence[Candidate]
) -> Verdict:
    """Ask about what is in another currency, dated later, or paid."""
    if there:
        return _paid(asked, there)
    if here:
        return _question(asked, "matching.later", here[:1], date=here[0].date)
    return _question(asked, "matching.currency", items, currency=items[0].currency)


def _weak(asked: Asked) -> Question | None:
    """Ask where a number may be there by chance, and the amount is exact of nothing else."""
    if asked.exact():
        return None
    named = [item for each in asked.state.named(asked.payment) for item in each.items]
    fitting = [each for each in named if asked.fits(each)]
    if not fitting:
        return None
    options = [answers.named(asked.state, [each], asked.payment, None) for each in fitting[:SHOWN]]
    return Question(tuple(options), _why(asked, "matching.weak", fitting))


def _meant(asked: Asked) -> list[Candidate]:
    """Return the items that are named.

    What is weak counts only where it is of who pays. Of several with one number those of who pays
    are meant, else those that money of this direction pays.
    """
    found: list[Candidate] = []
    own = asked.who.name if asked.who else None
    for named in asked.state.named(asked.payment):
        mine = [each for each in named.items if each.counterparty == own]
        if not mine and named.weak:
            continue
        meant = mine or named.items
        side = [each for each in meant if each.receivable == (asked.payment.amount > 0)]
        found += side or meant
    return list(dict.fromkeys(found))


def _exact(asked: Asked, live: Sequence[Candidate]) -> Verdict:
    """Settle what is named to the cent, unless who pays has another item of this amount."""
    state, who = asked.state, asked.who
    owners = {each.counterparty for each in live}
    rivals = [] if who is None or who.name in owners else asked.exact()
    settles = answers.named(state, live, asked.payment, who)
    if not rivals:
        return settles
    return Question((settles, *asked.rivals()), _why(asked, "matching.two", live))


def _not_exact(asked: Asked, live: Sequence[Candidate], total: Decimal, *, paid: bool) -> Verdict:
    """Weigh what is named and is not this amount; `paid` says that it names paid ones too."""
    who = asked.who
    mine = [each for each in live if who is not None and each.counterparty == who.name]
    if mine and sum(map(asked.state.left, mine)) == asked.payment.amount:
        return answers.named(asked.state, mine, asked.payment, who)
    credited = sum((each.credited_from(asked.payment.date) for each in live), Decimal())
    if credited and total + credited == asked.payment.amount:
        return answers.before_credit(asked.state, live, asked.payment, credited)
    if len(mine) < len(live):
        return _of_another(asked, live, total)
    if paid:
        return _question(asked, "matching.partly-paid", live)
    return _of_payer(asked, live, total)


def _of_another(asked: Asked, live: Sequence[Candidate], total: Decimal) -> Verdict:
    """Weigh a number of somebody else, or of nobody known, that is not this amount."""
    state, payment, who = asked.state, asked.payment, asked.who
    rivals = asked.exact()
    if who is not None and len(rivals) == 1 and len(live) == 1 and _slip(rivals[0], live[0]):
        return answers.exact(state, rivals[0], who, live[0].number)
    if who is None and asked.small(total) and live[0].receivable:  # our numbers are ours alone
        return answers.short(state, live, payment, asked.tolerance.account)
    options = asked.rivals()
    options += _as_told(asked, live, total)
    key = "matching.of-unknown" if who is None else "matching.of-another"
    return Question(tuple(options), _why(asked, key, live, payer=answers.payer(payment)))


def _as_told(asked: Asked, live: Sequence[Candidate], total: Decimal) -> list[Settles]:
    """Return what the text says with an amount that is less, or more."""
    state, payment = asked.state, asked.payment
    if abs(payment.amount) > abs(total):
        return [answers.too_much(state, live, payment)]
    return [answers.part(state, live[0], payment)] if len(live) == 1 else []


def _slip(meant: Candidate, named: Candidate) -> bool:
    return one_off(meant.number, named.number)


def _of_payer(asked: Asked, live: Sequence[Candidate], total: Decimal) -> Verdict:
    """Weigh a payment of who is named that is not the amount: less a fee, more, with others."""
    state, own = asked.state, asked.own()
    found = asked.sums()
    if found is None:
        return _question(asked, "matching.too-many", live, count=len(own))
    sets = [[own[at] for at in each] for each in found.sets]
    if not sets:
        return _apart(asked, live, total, more=len(own) > len(live))
    numbers, count = answers.numbers(live), found.number
    if count > 1 and (meant := _around(asked, own, live, total)):
        return answers.together(state, meant, len(own), numbers)
    options = [answers.together(state, each, len(own), numbers, sets=count) for each in sets]
    around = set(live) < set(sets[0]) or set(sets[0]) < set(live)
    if found.number == 1 and around and _no_accident(asked, own, sets[0], live):
        return options[0]
    return Question((*_as_told(asked, live, total), *options), _why(asked, "matching.two", live))


def _around(
    asked: Asked, own: Sequence[Candidate], live: Sequence[Candidate], total: Decimal
) -> list[Candidate]:
    """Return the only set that has all that is named, if none has a part of it and no accident."""
    state, amount = asked.state, asked.payment.amount
    free = [each for each in own if each not in live]
    found = sums([state.left(each) for each in free], amount - total)
    parts = sums([state.left(each) for each in live], amount)
    if found is None or parts is None or found.number != 1 or parts.number:
        return []
    meant = [*live, *(free[at] for at in found.sets[0])]
    return meant if _no_accident(asked, own, meant, live) else []


def _no_accident(
    asked: Asked, own: Sequence[Candidate], items: Sequence[Candidate], live: Sequence[Candidate]
) -> bool:
    """Say whether a set is all there is, or cannot be chance: what is named is in it anyway."""
    if len(items) == len(own):
        return True
    free = [each for each in own if each not in live] if len(items) > len(live) else live
    return not by_chance([asked.state.left(each) for each in free], asked.payment.amount)


def _apart(asked: Asked, live: Sequence[Candidate], total: Decimal, *, more: bool) -> Verdict:
    """Settle a part, or what is too much where nothing else is open; no sum fits."""
    state, payment = asked.state, asked.payment
    if asked.small(total):
        return answers.short(state, live, payment, asked.tolerance.account)
    options = _as_told(asked, live, total)
    if asked.within(payment.amount - total):
        options.append(answers.short(state, live, payment, asked.tolerance.account))
        return Question(tuple(options), _why(asked, "matching.fee", live))
    if strange := state.numbers.strange(told(payment)):
        return Question(tuple(options), _why(asked, "matching.strange-too", live, text=strange[0]))
    if not options:
        return _question(asked, "matching.several-part", live)
    if abs(payment.amount) > abs(total) and (more or any(each.on_account for each in live)):
        return Question(tuple(options), _why(asked, "matching.too-much", live))
    return options[0]


def _paid(asked: Asked, items: Sequence[Candidate]) -> Verdict:
    """Weigh a number that is paid: a slip for another one, paid twice, or money that goes back."""
    state, payment, who = asked.state, asked.payment, asked.who
    exact = asked.exact()
    foreign = who is not None and all(each.counterparty != who.name for each in items)
    if who and foreign and len(exact) == 1 and len(items) == 1 and _slip(exact[0], items[0]):
        return answers.exact(state, exact[0], who, items[0].number)
    options = asked.rivals()
    back = items[0].receivable == (payment.amount < 0)
    if back:
        options += [answers.reopens(items[0], payment)] if len(items) == 1 else []
        return Question(tuple(options), _why(asked, "matching.back", items))
    return Question(tuple(options), _why(asked, "matching.paid", items))


def _clash(asked: Asked, live: Sequence[Candidate]) -> Verdict:
    """Ask whose number it is, where several have it; the amount may make an option likely."""
    fitting = [each for each in live if asked.state.left(each) == asked.payment.amount]
    options = [answers.named(asked.state, [each], asked.payment, asked.who) for each in fitting]
    return Question(tuple(options[:SHOWN]), _why(asked, "matching.clash", live))


def _question(asked: Asked, key: str, items: Sequence[Candidate], **more: Value) -> Question:
    return Question((), _why(asked, key, items, **more))


def _why(asked: Asked, key: str, items: Sequence[Candidate], **more: Value) -> Saying:
    values: dict[str, Value] = {
        "numbers": answers.numbers(items),
        "counterparty": items[0].counterparty,
        "amount": asked.money(),
        "open": Money(
            abs(sum((asked.state.left(each) for each in items), Decimal())), items[0].currency
        ),
        **more,
    }
    return saying(key, **values)
