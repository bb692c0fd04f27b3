"""What recurs in a flow, taken apart from the rest of it."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple

from kasboek.core.learning.flows import WEEK
from kasboek.core.learning.flows import Event
from kasboek.core.learning.levels import HALF
from kasboek.core.learning.recurring import Stream

WHOLE = 1_000_000
LEAST = WHOLE // 2
"""The part of what recurs that is counted on at least, however many stopped."""


class Apart(StrEnum):
    """What of a flow is taken apart from the level: nothing, who pays again, a day of the month.

    `YEARS` is who pays again, with those among them who were seen a year ago only.
    """

    NOTHING = "nothing"
    PAYERS = "payers"
    YEARS = "years"
    RUNS = "runs"


class Found(NamedTuple):
    """A stream, by whom, its last event and the one before.

    `run` says that it is no one's own: what a flow brings together on a day of the month; then
    `who` is empty. `chance` (millionths) is that of one who pays once a year, told by the others,
    or with an empty `who` that somebody new comes on that day; `None` for all else.
    """

    who: str
    stream: Stream
    last: Event
    before: Event
    run: bool = False
    chance: int | None = None


class Rest(NamedTuple):
    """What recurs in a flow as seen on a day, and its other events of the half year before.

    `more` is what that half year brought beyond `events` and beyond what recurs now, in cents: with
    it the sum of what recurs and of the level is that of a plain mean, on the right days. It is
    negative where what recurs now is more than there was.
    """

    found: tuple[Found, ...]
    events: tuple[Event, ...]
    more: int
    back: int
    """The chance (millionths) that one who is late was only missed."""

    def going(self, as_of: int) -> Iterator[Found]:
        """Yield what has not ended."""
        return (one for one in self.found if not one.stream.ended(as_of))

    def known(self, as_of: int) -> bool:
        """Say whether anything recurs, or did in the half year before."""
        since = as_of - HALF * WEEK
        return any(one.stream.last > since for one in self.found) or any(self.going(as_of))

    def part(self, as_of: int) -> int:
        """Return the part (millionths) of what recurs that is counted on.

        Less than all of it where more of the past is missing than there is beside what recurs.
        """
        short = -self.more - sum(event.cents for event in self.events)
        if short <= 0:
            return WHOLE
        going = (one for one in self.going(as_of) if one.chance is None)
        usual = sum(one.stream.over(HALF * WEEK) for one in going)
        return max(LEAST, WHOLE - short * WHOLE // usual) if usual else WHOLE

    def chance(self, one: Found, as_of: int) -> int:
        """Return the chance (millionths) of a stream's payments: less where one is late already."""
        if one.chance is not None:
            return one.chance
        stream = one.stream
        late = as_of - stream.last >= stream.cadence.days + stream.cadence.slack
        return self.part(as_of) * self.back // WHOLE if late else self.part(as_of)
