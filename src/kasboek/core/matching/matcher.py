"""Payments one after the other, each against what those before it left open."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from kasboek.core.matching import answers
from kasboek.core.matching.by_amount import by_amount
from kasboek.core.matching.by_name import Asked
from kasboek.core.matching.by_name import by_name
from kasboek.core.matching.state import State
from kasboek.core.matching.values import Nothing
from kasboek.core.matching.values import Question
from kasboek.core.matching.values import Settles
from kasboek.core.matching.values import Tolerance
from kasboek.core.saying import saying

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Sequence

    from kasboek.core.matching.values import Candidate
    from kasboek.core.matching.values import Payment
    from kasboek.core.matching.values import Verdict

NO_TOLERANCE = Tolerance()


class Matcher:
    """Decides for one payment at a time; what it settles is taken at once."""

    def __init__(
        self,
        items: Iterable[Candidate],
        tolerance: Tolerance = NO_TOLERANCE,
        noted: Iterable[str] = (),
    ) -> None:
        """Index the items; those that are paid too, as a payment may name them.

        `noted` are the numbers of credit notes that lowered an item.
        """
        self.state = State(items, noted)
        self._tolerance = tolerance

    def announce(self, payments: Iterable[Payment]) -> None:
        """Tell which payments are to come: what one of them names, no other takes by amount."""
        self.state.announce(payments)

    def decide(self, payment: Payment) -> Verdict:
        """Return the verdict, and take what it settles."""
        verdict = self._batch(payment) if payment.details else self.weigh(payment)
        if isinstance(verdict, Settles):
            self.state.take(verdict)
        return verdict

    def weigh(self, payment: Payment) -> Verdict:
        """Return the verdict on a single payment, and take nothing."""
        asked = Asked(payment, self.state.parties.who(payment), self.state, self._tolerance)
        return by_name(asked) or by_amount(asked)

    def _batch(self, payment: Payment) -> Verdict:
        """Settle a batch whole or not at all: one unsure payment in it makes it a question.

        One of which no payment has to do with an item, as of salaries, is none either.
        """
        settled: list[Settles] = []
        others: list[Verdict] = []
        for each in payment.details:
            verdict = self.weigh(each._replace(id=payment.id))
            if isinstance(verdict, Settles):
                self.state.take(verdict)
                settled.append(verdict)
            else:
                others.append(verdict)
        for done in settled:
            self.state.give_back(done)
        if not settled and all(isinstance(each, Nothing) for each in others):
            return others[0]
        unsure = len(others)
        total = sum((each.amount for each in payment.details), Decimal())
        accounts = {each.account for each in settled if each.difference}
        if unsure or total != payment.amount or len(accounts) > 1:
            count = len(payment.details)
            return Question((), saying("matching.batch-unsure", unsure=unsure, count=count))
        return answers.batch(settled)


def match(
    payments: Sequence[Payment], items: Iterable[Candidate], tolerance: Tolerance = NO_TOLERANCE
) -> tuple[Verdict, ...]:
    """Return a verdict for each payment, in their order, which should be that of their days.

    The evidence in its order: an exact reference; amount and account number; amount and name; the
    only set of what the payer has open that adds up; within the tolerance. Two possible answers
    are a question. What a payment settles is no longer open for those after it, and what one
    names is not taken by another for its amount alone.
    """
    matcher = Matcher(items, tolerance)
    matcher.announce(payments)
    return tuple(matcher.decide(payment) for payment in payments)
