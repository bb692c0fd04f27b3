"""What a payment settles that names nothing: who pays, and what of theirs is this amount."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from kasboek.core.matching import answers
from kasboek.core.matching.references import one_off
from kasboek.core.matching.state import told
from kasboek.core.matching.subsets import SHOWN
from kasboek.core.matching.subsets import by_chance
from kasboek.core.matching.subsets import sums
from kasboek.core.matching.values import Basis
from kasboek.core.matching.values import Nothing
from kasboek.core.matching.values import Question
from kasboek.core.saying import saying

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kasboek.core.matching.by_name import Asked
    from kasboek.core.matching.parties import Payer
    from kasboek.core.matching.values import Candidate
    from kasboek.core.matching.values import Settles
    from kasboek.core.matching.values import Verdict

ENDING = 3
"""Figures of a number's end that tell it from the payer's others of the same amount."""
_BACK = re.compile(
    r"\b(terug(betaling|boeking|betaald|gave|storting)|restitutie|retour\w*|refund\w*|storno\w*"
    r"|reversal|chargeback|gutschrift|r(ü|ue)ck(zahlung|erstattung)|remboursement)\b",
    re.IGNORECASE,
)
"""Words of money that comes back, which no open item of the same amount is paid with."""
_FIGURES = re.compile(r"(?<!\w)\d+(?!\w)")


def by_amount(asked: Asked) -> Verdict:
    """Return what who pays has open of this amount, alone or as the only sum."""
    who = asked.who
    if who is None:
        return Nothing(saying("matching.nobody"))
    own = asked.own()
    if not own:
        return Nothing(saying("matching.nothing-open", counterparty=who.name))
    found = asked.sums()
    if found is None:
        options = asked.rivals(SHOWN)
        return _asks(asked, who, options, "matching.too-many", len(own))
    sets = [[own[at] for at in each] for each in found.sets]
    if not sets:
        return _nearly(asked, who, own)
    options = [_option(asked, each, len(own), found.number) for each in sets]
    if found.number > 1:
        return _of_several(asked, who, own, options, found.number)
    return _checked(asked, who, own, sets[0], options[0])


def _of_several(
    asked: Asked, who: Payer, own: Sequence[Candidate], options: Sequence[Settles], count: int
) -> Verdict:
    """Book the one whose number ends as the text says; else ask."""
    if (meant := _ending(asked)) is None:
        return _asks(asked, who, options, "matching.several", count)
    return _checked(asked, who, own, [meant], answers.exact(asked.state, meant, who, ending=True))


def _option(asked: Asked, items: Sequence[Candidate], count: int, sets: int) -> Settles:
    if len(items) == 1 and asked.who is not None:
        return answers.one_of(asked.state, items[0], asked.who, sets)
    return answers.together(asked.state, items, count, sets=sets)


def _ending(asked: Asked) -> Candidate | None:
    """Return the one of several of this amount whose number ends as a figure in the text does."""
    figures = {text for text in _FIGURES.findall(told(asked.payment)) if len(text) >= ENDING}
    ends = [each for each in asked.exact() if any(map(each.number.endswith, figures))]
    return ends[0] if len(ends) == 1 else None


def _checked(
    asked: Asked, who: Payer, own: Sequence[Candidate], items: Sequence[Candidate], only: Settles
) -> Verdict:
    """Book the only answer, unless something speaks against it."""
    state, text = asked.state, told(asked.payment)
    if (against := _against(asked, own, items)) is not None:
        return _asks(asked, who, [only], against, len(own))
    back = _BACK.search(text)
    if back and any(each.receivable == (asked.payment.amount > 0) for each in items):
        return _asks_about(asked, who, only, "matching.refund", back[0])
    strange = state.numbers.strange(text)
    if not strange:
        return only
    slip = strange[0]
    is_slip = len(strange) == len(items) == 1 and one_off(items[0].number, slip)
    if is_slip and not state.numbers.is_next(slip):
        return answers.exact(state, items[0], who, slip)
    return _asks_about(asked, who, only, "matching.strange", slip)


def _against(asked: Asked, own: Sequence[Candidate], items: Sequence[Candidate]) -> str | None:
    """Return what in the books speaks against the only answer, if anything does."""
    state, payment = asked.state, asked.payment
    lefts = [state.left(each) for each in own]
    if 1 < len(items) < len(own) and by_chance(lefts, payment.amount):
        return "matching.chance"
    if _may_be_paid(asked, own, items):
        return "matching.on-account"
    if any(state.named_by_other(each, payment) for each in items):
        return "matching.elsewhere"
    return None


def _may_be_paid(asked: Asked, own: Sequence[Candidate], items: Sequence[Candidate]) -> bool:
    """Say whether money that names nothing may have paid one of the items, alone or with others."""
    amounts = own[0].on_account
    for amount in (*amounts, sum(amounts, Decimal())) if amounts else ():
        for item in items:
            rest = amount - asked.state.left(item)
            if not rest or asked.within(rest):
                return True
            found = sums([asked.state.left(each) for each in own if each is not item], rest)
            if found is None or found.number:
                return True
    return False


def _nearly(asked: Asked, who: Payer, own: Sequence[Candidate]) -> Verdict:
    """Book the only item less a fee that was taken off; else ask."""
    state, payment = asked.state, asked.payment
    item, account = own[0], asked.tolerance.account
    if len(own) == 1 and account is not None:
        near = abs(payment.amount) < abs(state.left(item)) and asked.small(state.left(item))
        plain = not state.numbers.strange(told(payment)) and not item.on_account
        fee = plain and near and payment.amount > 0  # what we pay ourselves is never less a fee
        if fee and who.basis is Basis.IBAN and not state.named_by_other(item, payment):
            return answers.only(state, item, payment, account)
    options = []
    if len(own) == 1 and abs(payment.amount) < abs(state.left(item)):
        options.append(answers.part(state, item, payment, named_too=False))
    return _asks(asked, who, options, "matching.no-sum", len(own))


def _asks(asked: Asked, who: Payer, options: Sequence[Settles], key: str, count: int) -> Question:
    why = saying(key, counterparty=who.name, amount=asked.money(), count=count)
    return Question(tuple(options), why)


def _asks_about(asked: Asked, who: Payer, only: Settles, key: str, text: str) -> Question:
    why = saying(key, text=text, counterparty=who.name, amount=asked.money())
    return Question((only,), why)
