"""The two pages and their endpoints: read what is asked, call core, return what it says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kasboek.core import pages
from kasboek.web import deciding
from kasboek.web.page import Page
from kasboek.web.page import viewed
from kasboek.web.replies import asked
from kasboek.web.replies import posted
from kasboek.web.replies import reads
from kasboek.web.replies import writes

if TYPE_CHECKING:
    from kasboek.core.pages import Look
    from kasboek.core.pages import View
    from kasboek.core.shapes.shape import Json


class Cockpit(Page):
    """Can I spend this, and is anything wrong."""

    has_js_module = True

    def content(self, look: Look, view: View) -> Json:
        """Return the five figures, the curve, the alerts and the rest."""
        return pages.cockpit(look, view, self.say)

    @reads
    def data(self) -> Json:
        """Return the frame and the page anew."""
        return self.whole(viewed(asked()))

    @reads
    def acknowledgement(self) -> Json:
        """Return the text that would accept an alert, and where it would go."""
        return deciding.acknowledgement(self, asked())

    @writes
    def acknowledge(self) -> Json:
        """Write that an alert is accepted."""
        return deciding.acknowledge(self, posted())


class Outlook(Page):
    """What is coming, and what if."""

    def content(self, look: Look, view: View) -> Json:
        """Return the table, the scenarios and the rest."""
        return pages.outlook(look, view, self.say)

    @reads
    def data(self) -> Json:
        """Return the frame and the page anew."""
        return self.whole(viewed(asked()))

    @reads
    def items(self) -> Json:
        """Return what a cell of the table is made of."""
        given = asked()
        row, column = given.needed("row"), given.needed("column")
        return self.shown(pages.items(self.look(), viewed(given), row, column, self.say))

    @reads
    def afford(self) -> Json:
        """Say whether an amount can be spent on a day."""
        given, look = asked(), self.look()
        amount = self.secret(given.amount("amount"))
        return self.shown(pages.afford(look, viewed(given), amount, given.date("on"), self.say))

    @reads
    def what_if(self) -> Json:
        """Return the curve that sliders make."""
        return self.shown(pages.what_if(self.look(), viewed(asked()), self.say))

    @reads
    def levers(self) -> Json:
        """Return what closes a gap."""
        return self.shown(pages.levers(self.look(), viewed(asked()), self.say))

    @reads
    def compare(self) -> Json:
        """Return what another scenario makes of it, item by item."""
        given = asked()
        against = given.needed("against")
        return self.shown(pages.comparison(self.look(), viewed(given), against, self.say))

    @reads
    def draft(self) -> Json:
        """Return the sliders as a scenario's text, and where it would go."""
        return deciding.draft(self, asked())

    @writes
    def save(self) -> Json:
        """Write the sliders as a scenario."""
        return deciding.save(self, posted())
