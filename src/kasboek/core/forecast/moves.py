"""What a scenario moves, draft by draft, and as the parts of each on their days."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import ROUND_HALF_UP
from decimal import Decimal
from functools import cached_property
from operator import itemgetter
from typing import TYPE_CHECKING
from typing import NamedTuple

from kasboek.core.forecast.item import Item

if TYPE_CHECKING:
    from kasboek.core.forecast.drafts import Draft

MILLION = 1_000_000
_CENT = Decimal("0.01")
_NOTHING = Decimal()
_DATE = itemgetter(1)


class Beyond(NamedTuple):
    """What of an item the forecast does not show: it comes after the horizon, or never.

    In the item's currency and sign: the parts shown, `later` and `never` add up to `item.of`.
    """

    item: Item
    later: Decimal
    never: Decimal


class Moves:
    """All cash of one scenario after `as_of`, as far as it was worked out."""

    def __init__(self, drafts: tuple[Draft, ...]) -> None:
        """Take the drafts as the scenario sees them, its taxes included."""
        self.drafts = drafts

    @cached_property
    def items(self) -> tuple[Item, ...]:
        """Return every part of every draft, by day."""
        return tuple(sorted((part for each in self.drafts for part in parts(each)), key=_DATE))


def parts(draft: Draft) -> Iterator[Item]:
    """Yield a draft as items, one per part that is not nothing."""
    item, spread = draft.item, draft.spread
    if not draft.traits.cash:
        return
    if spread is None:
        yield item
        return
    done, amount, worth = 0, _NOTHING, _NOTHING
    for day, chance in spread.parts:
        done += chance
        upto, valued = _share(item.amount, done), _share(item.value, done)
        if upto != amount:
            probability = (item.probability * chance / MILLION).normalize()
            yield item._replace(
                date=day, amount=upto - amount, value=valued - worth, probability=probability
            )
        amount, worth = upto, valued


def _share(amount: Decimal, millionths: int) -> Decimal:
    return (amount * millionths / MILLION).quantize(_CENT, ROUND_HALF_UP)
