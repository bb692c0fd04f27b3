"""Sayings put into words: every sentence a user reads, in English and Dutch.

The catalogue is `data/words/*.json`: `{"key": {"en": "...", "nl": "..."}}`, one file per room that
speaks. A template names its values in braces; `{count|day|days}` picks a form by number. The
pages get theirs with their data.
"""

from __future__ import annotations

import json
import re
from datetime import date
from decimal import ROUND_HALF_UP
from decimal import Context
from decimal import Decimal
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from kasboek.core.saying import Money
from kasboek.core.saying import Saying

if TYPE_CHECKING:
    from kasboek.core.saying import Value

LANGUAGES = ("en", "nl")
_WIDE = Context(prec=1000)  # a slip of the pen may be a number of any length
_FIELD = re.compile(r"\{(\w+)(?:\|([^|}]*)\|([^}]*))?\}")
_FIGURE = re.compile(r"\d")
_MONTHS = {
    "en": "January February March April May June July August September October November December",
    "nl": "januari februari maart april mei juni juli augustus september oktober november december",
}
_SIGNS = {"EUR": "€", "USD": "$", "GBP": "£"}


@cache
def catalogue() -> dict[str, dict[str, str]]:
    """Return all templates by key and language."""
    merged: dict[str, dict[str, str]] = {}
    for file in sorted((files("kasboek.data") / "words").iterdir(), key=lambda f: f.name):
        if file.name.endswith(".json"):
            merged.update(json.loads(file.read_text("utf-8")))
    return merged


@cache
def room(begin: str, lang: str) -> dict[str, str]:
    """Return the templates of a language whose keys begin alike."""
    return {key: both[lang] for key, both in catalogue().items() if key.startswith(begin)}


def number(value: Decimal, lang: str, places: int = 2) -> str:
    """Write a number as the language writes it: 1,234.50 or 1.234,50, rounded half up."""
    rounded = value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP, _WIDE)
    text = f"{rounded + 0:,.{places}f}"
    return text.translate(str.maketrans(",.", ".,")) if lang == "nl" else text


def money(value: Money, lang: str, places: int = 2) -> str:
    """Write an amount with its currency: € 1,234.50."""
    return f"{_SIGNS.get(value.currency, value.currency)} {number(value.number, lang, places)}"


def day(value: date, lang: str) -> str:
    """Write a day as 29 January 2027."""
    return f"{value.day} {_MONTHS[lang].split()[value.month - 1]} {value.year}"


def say(saying: Saying, lang: str = "en", *, hidden: bool = False) -> str:
    """Put a saying into words; with `hidden`, amounts show X's for figures.

    Raises:
        KeyError: the catalogue lacks the key or the template names a value that was not given;
            a test keeps both from happening.
    """
    values = dict(saying.values)

    def fill(match: re.Match[str]) -> str:
        value = values[match[1]]
        if match[2] is not None:
            return match[2] if value == 1 else match[3]
        return _write(value, lang, hidden=hidden)

    return _FIELD.sub(fill, catalogue()[saying.key][lang])


def _write(value: Value, lang: str, *, hidden: bool) -> str:
    match value:
        case Saying():
            return say(value, lang, hidden=hidden)
        case Money():
            told = money(value, lang)
            return _FIGURE.sub("X", told) if hidden else told
        case Decimal():
            exponent = value.as_tuple().exponent
            return number(value, lang, max(0, -exponent) if isinstance(exponent, int) else 0)
        case date():
            return day(value, lang)
        case None:
            return "-"
        case _:
            return str(value)
