"""What a payment settles that names nothing: who pays, and what of theirs is this amount."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kasboek.core.matching import answers
from kasboek.core.matching.references import one_off
from kasboek.core.matching.state import told
from kasboek.core.matching.subsets import SHOWN
from kasboek.core.matching.subsets import by_chance
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
    state, payment = asked.state, asked.payment
    lefts = [state.left(each) for each in own]
    if 1 < len(items) < len(own) and by_chance(lefts, payment.amount):
        return _asks(asked, who, [only], "matching.chance", len(own))
    if any(each.guessed for each in own):
        return _asks(asked, who, [only], "matching.on-account", len(own))
    if any(state.named_by_other(each, payment) for each in items):
        return _asks(asked, who, [only], "matching.elsewhere", len(own))
    strange = state.numbers.strange(told(payment))
    if not strange:
        return only
    slip = strange[0]
    is_slip = len(strange) == len(items) == 1 and one_off(items[0].number, slip)
    if is_slip and not state.numbers.is_next(slip):
        return answers.exact(state, items[0], who, slip)
    why = saying("matching.strange", text=slip, counterparty=who.name, amount=asked.money())
    return Question((only,), why)


def _nearly(asked: Asked, who: Payer, own: Sequence[Candidate]) -> Verdict:
    """Book the only item less a fee that was taken off; else ask."""
    state, payment = asked.state, asked.payment
    item, account = own[0], asked.tolerance.account
    if len(own) == 1 and account is not None:
        near = abs(payment.amount) < abs(state.left(item)) and asked.small(state.left(item))
        plain = not state.numbers.strange(told(payment)) and not item.guessed
        if near and plain and who.basis is Basis.IBAN and not state.named_by_other(item, payment):
            return answers.only(state, item, payment, account)
    options = []
    if len(own) == 1 and abs(payment.amount) < abs(state.left(item)):
        options.append(answers.part(state, item, payment))
    return _asks(asked, who, options, "matching.no-sum", len(own))


def _asks(asked: Asked, who: Payer, options: Sequence[Settles], key: str, count: int) -> Question:
    why = saying(key, counterparty=who.name, amount=asked.money(), count=count)
    return Question(tuple(options), why)
