"""The main figures of a page in plain words: what is there before the script, or without it."""

from __future__ import annotations

from decimal import Decimal
from functools import partial
from typing import TYPE_CHECKING
from typing import NamedTuple

from kasboek import words
from kasboek.core.saying import Money
from kasboek.core.saying import Saying
from kasboek.core.saying import saying

if TYPE_CHECKING:
    from collections.abc import Callable

    from kasboek.core.pages.frame import Setting
    from kasboek.core.shapes.shape import Json


class Skeleton(NamedTuple):
    """Sentences in their order, a table of figures, and what is to be added to the ledger."""

    title: str
    sentences: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    missing: tuple[tuple[str, str], ...]
    script: str


def skeleton(answer: Json, setting: Setting) -> Skeleton:
    """Return the skeleton of a page's first data."""
    say = partial(words.say, lang=setting.lang, hidden=setting.incognito)
    money = partial(_money, answer["currency"], say)
    sentences = [problem["message"] for problem in answer["problems"] if problem["error"]]
    rows: tuple[tuple[str, ...], ...] = ()
    if answer["error"]:
        sentences.append(answer["error"]["says"])
    if answer["cockpit"]:
        safe = answer["cockpit"]["safe"]
        sentences += [safe["says"], *safe["chances"]]
        sentences += [alert["says"] for alert in answer["cockpit"]["alerts"]]
        rows = tuple((each["title"], each["says"]) for each in answer["cockpit"]["figures"])
    if answer["outlook"]:
        sentences += [answer["outlook"]["tightest"]["says"], *answer["outlook"]["chances"]]
        rows = tuple(
            (each["label"], money(each["net"]), money(each["closing"]))
            for each in answer["outlook"]["columns"]
        )
    missing = tuple((each["says"], each["text"]) for each in answer["missing"])
    title = say(saying(f"web.title-{setting.page}"))
    return Skeleton(title, tuple(sentences), rows, missing, say(saying("web.no-script")))


def _money(currency: str, say: Callable[[Saying], str], number: str) -> str:
    return say(saying("web.money", amount=Money(Decimal(number), currency)))
