"""What a current ratio means, in a sentence."""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum

from kasboek.core.saying import Saying
from kasboek.core.saying import saying

_BREAK_EVEN, _THIN, _AMPLE = Decimal(1), Decimal("1.2"), Decimal(2)


class Band(StrEnum):
    """The bands of the current ratio; a boundary belongs to the band above it, 2.0 to sound."""

    NEGATIVE = "negative"
    THIN = "thin"
    SOUND = "sound"
    IDLE = "idle"


def band_of(ratio: Decimal) -> Band:
    """Return the band a current ratio lies in: below 1, to 1.2, to 2.0 inclusive, above.

    >>> [band_of(Decimal(text)).value for text in ("0.99", "1", "1.2", "2", "2.01")]
    ['negative', 'thin', 'sound', 'sound', 'idle']
    """
    if ratio < _BREAK_EVEN:
        return Band.NEGATIVE
    if ratio < _THIN:
        return Band.THIN
    return Band.SOUND if ratio <= _AMPLE else Band.IDLE


def band(ratio: Decimal) -> Saying:
    """Say what a current ratio means."""
    return saying(f"capital.band-{band_of(ratio)}")
