"""Questions about payments of a customer or supplier that name nothing: which item is paid."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kasboek.core.matching import Nothing
from kasboek.importers.questions.asking import MOST
from kasboek.importers.questions.asking import Asked
from kasboek.importers.questions.doubted import Doubted
from kasboek.importers.questions.rematching import rematched

if TYPE_CHECKING:
    from kasboek.core.book import Book
    from kasboek.importers.questions.rematching import Unsettled


def nameless(book: Book) -> tuple[Asked, ...]:
    """Return a question for each payment that stands on the oldest item for want of a name."""
    found = []
    for each in rematched(book):
        if not each.of.suspended and not isinstance(each.verdict, Nothing):
            options = each.answers[:MOST]
            of = _doubted(each.of)
            found.append(Asked(of, each.why, options, about_items=True, nameless=True))
    return tuple(found)


def _doubted(of: Unsettled) -> Doubted:
    return Doubted(of.file, of.at, of.booking, of.account, of.held_on, of.currency, of.line)
