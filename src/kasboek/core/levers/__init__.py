"""Borrow, delay, collect: what closes a gap ahead, in order of cost, and proof that it does."""

from kasboek.core.levers.choosing import remedy
from kasboek.core.levers.model import Act
from kasboek.core.levers.model import Lever
from kasboek.core.levers.model import Proof
from kasboek.core.levers.model import Remedy
from kasboek.core.levers.proving import mended
from kasboek.core.levers.proving import proved

__all__ = ["Act", "Lever", "Proof", "Remedy", "mended", "proved", "remedy"]
