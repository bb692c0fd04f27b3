"""What the pages have in common: the desk they share, their language, their frame."""

from __future__ import annotations

from typing import TYPE_CHECKING
from typing import NamedTuple

from fava.ext import FavaExtensionBase
from fava.util.date import local_today

from kasboek import words
from kasboek.core.book import Book
from kasboek.core.forecast import UnknownScenarioError
from kasboek.core.pages.drivers import WrongAskedError
from kasboek.core.pages.drivers import read_drivers
from kasboek.core.pages.frame import Setting
from kasboek.core.pages.frame import frame
from kasboek.core.pages.look import MOST_PAST
from kasboek.core.pages.look import View
from kasboek.core.saying import Problem
from kasboek.core.saying import saying
from kasboek.core.shapes.shape import problem
from kasboek.web import hosting
from kasboek.web import incognito
from kasboek.web.desk import Desk
from kasboek.web.desk import GoneError
from kasboek.web.parameters import UNNAMED
from kasboek.web.parameters import WrongError
from kasboek.web.replies import asked
from kasboek.web.replies import embedded
from kasboek.web.replies import reason
from kasboek.web.replies import where
from kasboek.web.skeleton import Skeleton
from kasboek.web.skeleton import skeleton
from kasboek.writing.missing import missing

if TYPE_CHECKING:
    from decimal import Decimal

    from fava.core import FavaLedger
    from markupsafe import Markup

    from kasboek.core.pages.look import Look
    from kasboek.core.saying import Say
    from kasboek.core.saying import Saying
    from kasboek.core.shapes.shape import Json
    from kasboek.web.desk import Opened
    from kasboek.web.parameters import Parameters


class Shown(NamedTuple):
    """What a template puts into its page."""

    data: Markup
    words: Markup
    skeleton: Skeleton


class Page(FavaExtensionBase):
    """A page of ours; its name, in small letters, is that of the page in the browser."""

    def __init__(self, ledger: FavaLedger, config: str | None = None) -> None:  # noqa: ARG002 # Fava's signature
        """Keep the ledger; a setting is not read: a wrong one would keep Fava from starting."""
        super().__init__(ledger)
        hosting.load_once(ledger)
        self._desk = Desk(ledger)

    @property
    def report_title(self) -> str:  # type: ignore[override] # Fava only reads it
        """Return what the sidebar calls the page, in Fava's language."""
        return words.say(saying(f"web.title-{self.page}"), hosting.language())

    @property
    def page(self) -> str:
        """Return the page's name in the browser."""
        return self.name.lower()

    @property
    def desk(self) -> Desk:
        """Return the desk that all pages of a ledger share: that of the first."""
        first = self.ledger.extensions.get_extension("Cockpit")
        return first._desk if isinstance(first, Page) else self._desk  # noqa: SLF001 # one of us

    def after_load_file(self) -> None:
        """Forget the book that was read from what Fava had loaded before."""
        self._desk.forget()

    @property
    def say(self) -> Say:
        """Return what puts sayings into the page's language, without amounts where those hide."""
        lang = hosting.language()
        if hosting.incognito():
            return lambda what: incognito.hidden(words.say(what, lang, hidden=True))
        return lambda what: words.say(what, lang)

    def opened(self) -> Opened:
        """Return the book as Fava has it loaded."""
        return self.desk.open(local_today(), hidden=hosting.incognito())

    def look(self) -> Look:
        """Return what the pages look at.

        Raises:
            WrongError: the ledger has no cash account with a booking.
        """
        found = self.opened().look
        if found is None:
            raise WrongError(saying("web.no-look"))
        return found

    def secret(self, amount: Decimal) -> Decimal:
        """Return an amount that was asked about as the book has it: multiplied where it hides."""
        return amount * self.desk.factor if hosting.incognito() else amount

    def shown(self, answer: Json) -> Json:
        """Return an answer as it may be shown."""
        if not hosting.incognito():
            return answer
        masked: Json = incognito.masked(answer)
        return masked

    def content(self, look: Look, view: View) -> Json:
        """Return what only this page shows."""
        raise NotImplementedError

    def whole(self, view: View, *wrong: Saying) -> Json:
        """Return the frame with the page's content; what was asked in vain is told in it."""
        opened = self.opened()
        look = opened.look
        lacking = missing(opened.book, local_today(), self.say)
        answer = frame(opened.book, look, self._setting(), lacking, self.say)
        answer[self.page] = None if look is None else self.content(look, view)
        told = (problem(Problem(each, None, error=True), self.say) for each in wrong)
        answer["problems"] = [*told, *answer["problems"]]
        return self.shown(answer)

    @property
    def first(self) -> Shown:
        """Return the data that comes with the page: there is some, whatever is wrong.

        What an address asks in vain is told, and the page shows what it shows without being asked.
        """
        try:
            return self._written(self._first())
        except Exception as error:  # noqa: BLE001 # the page must come, and tell what failed
            return self._written(self._failed(error))

    def _first(self) -> Json:
        try:
            return self.whole(viewed(asked()))
        except (WrongError, WrongAskedError, UnknownScenarioError) as error:
            if isinstance(error, GoneError):
                raise
            return self.whole(View(), reason(error)[0])

    def _failed(self, error: Exception) -> Json:
        """Return the frame of a page that cannot be shown."""
        told, status = reason(error)
        title = str(self.ledger.options.get("title") or "")
        answer = frame(Book("", title, "", None), None, self._setting(), [], self.say)
        detail = where(error) if status == 500 else ""
        return answer | {"error": {"says": self.say(told), "detail": detail}}

    def _setting(self) -> Setting:
        return Setting(
            self.page,
            hosting.language(),
            local_today(),
            incognito=hosting.incognito(),
            read_only=hosting.read_only(),
        )

    def _written(self, answer: Json) -> Shown:
        spoken = embedded(words.room("pages.", hosting.language()))
        return Shown(embedded(answer), spoken, skeleton(answer, self._setting()))


def viewed(given: Parameters) -> View:
    """Return what an address asks a page to show."""
    given.text("customer", UNNAMED)  # a name that may come to stand in the ledger
    return View(
        given.text("scenario") or View().scenario,
        given.text("horizon") or View().horizon,
        given.whole("past", 0, MOST_PAST, View().past),
        read_drivers(given.given),
    )
