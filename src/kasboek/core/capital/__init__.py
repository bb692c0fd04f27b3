"""Working capital: what it consists of on a day, of which kinds it is, and what a ratio means."""

from kasboek.core.capital.bands import Band
from kasboek.core.capital.bands import band
from kasboek.core.capital.bands import band_of
from kasboek.core.capital.composition import composition
from kasboek.core.capital.kinds import Basis
from kasboek.core.capital.kinds import Kinds
from kasboek.core.capital.kinds import kinds
from kasboek.core.capital.parts import Group
from kasboek.core.capital.parts import Part
from kasboek.core.capital.sheet import Composition
from kasboek.core.capital.sheet import Slice

__all__ = [
    "Band",
    "Basis",
    "Composition",
    "Group",
    "Kinds",
    "Part",
    "Slice",
    "band",
    "band_of",
    "composition",
    "kinds",
]
