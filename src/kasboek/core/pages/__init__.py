"""What the pages show, as JSON: pure functions of a book, a day and what the address asks."""

from kasboek.core.pages.answers import afford
from kasboek.core.pages.answers import items
from kasboek.core.pages.answers import what_if
from kasboek.core.pages.closing import levers
from kasboek.core.pages.cockpit import cockpit
from kasboek.core.pages.comparing import comparison
from kasboek.core.pages.drivers import NEUTRAL
from kasboek.core.pages.drivers import Drivers
from kasboek.core.pages.drivers import WrongAskedError
from kasboek.core.pages.drivers import read_drivers
from kasboek.core.pages.frame import Setting
from kasboek.core.pages.frame import frame
from kasboek.core.pages.look import Look
from kasboek.core.pages.look import View
from kasboek.core.pages.outlook import outlook

__all__ = [
    "NEUTRAL",
    "Drivers",
    "Look",
    "Setting",
    "View",
    "WrongAskedError",
    "afford",
    "cockpit",
    "comparison",
    "frame",
    "items",
    "levers",
    "outlook",
    "read_drivers",
    "what_if",
]
