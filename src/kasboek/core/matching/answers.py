"""Settlements as values, each with its evidence in words."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from kasboek.core.matching.values import Basis
from kasboek.core.matching.values import Part
from kasboek.core.matching.values import Settles
from kasboek.core.saying import Money
from kasboek.core.saying import saying

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kasboek.core.matching.parties import Payer
    from kasboek.core.matching.state import State
    from kasboek.core.matching.values import Candidate
    from kasboek.core.matching.values import Payment
    from kasboek.core.saying import Saying


def whole(  # noqa: PLR0913, PLR0917 # a settlement is what it is
    state: State,
    items: Sequence[Candidate],
    basis: Basis,
    evidence: Saying,
    difference: Decimal = Decimal(),
    account: str | None = None,
) -> Settles:
    """Settle all that is left of the items."""
    parts = tuple(Part(item.id, state.left(item)) for item in items)
    return Settles(parts, items[0].counterparty, basis, evidence, difference, account)


def named(state: State, items: Sequence[Candidate], payment: Payment, who: Payer | None) -> Settles:
    """Settle what is named, to the cent."""
    owner = items[0].counterparty
    if who is not None and who.name == owner:
        evidence = saying("matching.named", numbers=numbers(items))
    else:
        evidence = saying(
            "matching.named-other" if payment.amount > 0 else "matching.named-other-out",
            numbers=numbers(items),
            payer=payer(payment),
            counterparty=owner,
        )
    return whole(state, items, Basis.REFERENCE, evidence)


def short(
    state: State, items: Sequence[Candidate], payment: Payment, account: str | None
) -> Settles:
    """Settle what is named with a small difference on its own account."""
    left = payment.amount - sum((state.left(item) for item in items), Decimal())
    evidence = saying(
        "matching.named-difference",
        numbers=numbers(items),
        difference=Money(abs(left), payment.currency),
        account=account,
    )
    return whole(state, items, Basis.REFERENCE, evidence, left, account)


def part(state: State, item: Candidate, payment: Payment, *, named_too: bool = True) -> Settles:
    """Settle a part of what is named, or of all that somebody has open."""
    left = state.left(item) - payment.amount
    evidence = saying(
        "matching.named-part" if named_too else "matching.part",
        number=item.number,
        counterparty=item.counterparty,
        amount=Money(abs(payment.amount), payment.currency),
        left=Money(abs(left), payment.currency),
    )
    parts = (Part(item.id, payment.amount),)
    return Settles(parts, item.counterparty, Basis.REFERENCE, evidence)


def too_much(state: State, items: Sequence[Candidate], payment: Payment) -> Settles:
    """Settle what is named, and leave the rest on the party's account."""
    rest = payment.amount - sum((state.left(item) for item in items), Decimal())
    evidence = saying(
        "matching.named-too-much",
        numbers=numbers(items),
        rest=Money(abs(rest), payment.currency),
        account=items[0].account,
    )
    return whole(state, items, Basis.REFERENCE, evidence, rest, items[0].account)


def before_credit(
    state: State, items: Sequence[Candidate], payment: Payment, credited: Decimal
) -> Settles:
    """Settle what is named as it was when it was paid: the credit note that followed is left."""
    evidence = saying(
        "matching.named-before-credit",
        numbers=numbers(items),
        credited=Money(abs(credited), payment.currency),
    )
    parts = tuple(
        Part(item.id, state.left(item) + item.credited_from(payment.date)) for item in items
    )
    return Settles(parts, items[0].counterparty, Basis.REFERENCE, evidence)


def reopens(item: Candidate, payment: Payment) -> Settles:
    """Take a payment of an item back: it is open again."""
    evidence = saying("matching.reopens", number=item.number)
    parts = (Part(item.id, payment.amount),)
    return Settles(parts, item.counterparty, Basis.REFERENCE, evidence)


def exact(
    state: State, item: Candidate, who: Payer, slip: str | None = None, *, ending: bool = False
) -> Settles:
    """Settle the one item of who pays that is this amount."""
    values = {"number": item.number, "counterparty": item.counterparty}
    if ending:
        evidence = saying("matching.exact-ending", **values)
    elif slip is not None:
        evidence = saying("matching.exact-slip", text=slip, **values)
    elif who.basis is Basis.IBAN:
        evidence = saying("matching.exact-iban", **values)
    else:
        evidence = saying("matching.exact-name", **values)
    return whole(state, [item], who.basis, evidence)


def one_of(state: State, item: Candidate, who: Payer, count: int) -> Settles:
    """Settle one item of who pays, where as many have this amount: an answer to a question."""
    if count == 1:
        return exact(state, item, who)
    evidence = saying(
        "matching.one-of", number=item.number, counterparty=item.counterparty, count=count
    )
    return whole(state, [item], who.basis, evidence)


def only(state: State, item: Candidate, payment: Payment, account: str) -> Settles:
    """Settle the only item that who pays has open, less a fee that was taken off."""
    left = payment.amount - state.left(item)
    evidence = saying(
        "matching.only",
        number=item.number,
        counterparty=item.counterparty,
        difference=Money(abs(left), payment.currency),
        account=account,
    )
    return whole(state, [item], Basis.IBAN, evidence, left, account)


def together(
    state: State, items: Sequence[Candidate], count: int, named_too: str = "", *, sets: int = 1
) -> Settles:
    """Settle a set of what who pays has open that adds up: one of so many, which are a question."""
    values = {"numbers": numbers(items), "counterparty": items[0].counterparty}
    if sets > 1:
        evidence = saying("matching.set-of", sets=sets, **values)
    elif named_too:
        evidence = saying("matching.set-named", named=named_too, **values)
    elif len(items) == count:
        evidence = saying("matching.set-all", **values)
    else:
        evidence = saying("matching.set", count=count, **values)
    return whole(state, items, Basis.SUBSET, evidence)


def batch(settled: Sequence[Settles]) -> Settles:
    """Settle all payments of a batch."""
    names = list(dict.fromkeys(each.counterparty for each in settled))
    parts = tuple(part for each in settled for part in each.parts)
    difference = sum((each.difference for each in settled), Decimal())
    account = next((each.account for each in settled if each.difference), None)
    first = settled[0].evidence
    evidence = saying("matching.batch", count=len(settled), first=first)
    owner = names[0] if len(names) == 1 else ""
    return Settles(parts, owner, Basis.BATCH, evidence, difference, account)


def payer(payment: Payment) -> str:
    """Return what the bank calls the other side."""
    return payment.name or payment.iban or "-"


def numbers(items: Sequence[Candidate]) -> str:
    """Return the numbers of items, each once."""
    return ", ".join(dict.fromkeys(item.number for item in items))
