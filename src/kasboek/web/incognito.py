"""`--incognito`: a book in which every amount is multiplied by a secret factor.

So no true amount can reach a page, whatever a page shows, while shares, days and the shapes of
curves stay what they are. Sentences show X's, as Fava's own pages do.
"""

from __future__ import annotations

import re
import secrets
from decimal import ROUND_HALF_UP
from decimal import Decimal
from types import SimpleNamespace
from typing import TYPE_CHECKING
from typing import Any

from beancount.core.amount import Amount
from beancount.core.data import Balance
from beancount.core.data import Custom
from beancount.core.data import Transaction

from kasboek.core.kpi.model import Unit
from kasboek.core.kpi.registry import KPIS

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Mapping

_WRITTEN = re.compile(r"(?P<number>\d+(?:\.\d+)?)(?= [A-Z][A-Z0-9'._-]+\b)")
_PLAIN = re.compile(r"-?\d+\.\d+")
_IN_TEXT = re.compile(
    r"[€$£]\s?-?\d[\d.,]*"  # € 1.234,50
    r"|\b[A-Z]{3}\s-?\d[\d.,]*"  # EUR 1,234.50
    r"|(?<![\w/.-])(?!(?:19|20)\d\d\s?(?:€|[A-Z]{3}\b)\s?-?[\dX])"  # no year before an amount
    r"\d(?:[\d.,]*\d)?\s?(?:€|[A-Z]{3}\b)"  # 1234.50 EUR
    r"|(?<![\w/.-])\d{1,3}(?:[.,]?\d{3})*[.,]\d\d(?![\w/-]|[.,]\d)"  # 1234.50
)
_DIGIT = re.compile(r"\d")
_AS_IT_IS = frozenset({"file", "hash", "id", "key", "name", "root"})
_CENT = Decimal("0.01")
_MONEY = frozenset(kpi.name for kpi in KPIS.values() if kpi.unit is Unit.MONEY)


def new_factor() -> Decimal:
    """Return a factor that nobody knows, from 0.2 to 0.8."""
    return Decimal(2_000 + secrets.randbelow(6_001)) / 10_000


def scaled(entries: Iterable[Any], factor: Decimal) -> list[Any]:
    """Return entries whose amounts are multiplied, exactly, so that what added up still does."""
    return [_entry(entry, factor) for entry in entries]


def with_plan(options: Mapping[str, Any], factor: Decimal) -> dict[str, Any]:
    """Return the options with the plan, which plugin books put there, multiplied too."""
    holder = options.get("kasboek")
    if holder is None:
        return dict(options)
    return {**options, "kasboek": SimpleNamespace(planned=scaled(holder.planned, factor))}


def _entry(entry: Any, factor: Decimal) -> Any:  # noqa: ANN401 # any directive of Beancount
    if isinstance(entry, Transaction):
        postings = [
            posting._replace(units=_value(posting.units, factor), meta=_meta(posting.meta, factor))
            for posting in entry.postings
        ]
        return entry._replace(meta=_meta(entry.meta, factor), postings=postings)
    if isinstance(entry, Custom):
        return entry._replace(meta=_meta(entry.meta, factor), values=_values(entry, factor))
    if isinstance(entry, Balance):
        return entry._replace(amount=_value(entry.amount, factor))
    return entry._replace(meta=_meta(entry.meta, factor))


def _values(entry: Custom, factor: Decimal) -> list[Any]:
    values: list[Any] = entry.values or []
    plain = entry.type == "policy" and any(v.value in _MONEY for v in values if v.dtype is str)
    return [
        value._replace(
            value=value.value * factor
            if plain and isinstance(value.value, Decimal)
            else _value(value.value, factor)
        )
        for value in values
    ]


def _meta(meta: Any, factor: Decimal) -> Any:  # noqa: ANN401 # Beancount's own dictionary, or none
    return meta and {
        key: _grown(value, factor) if key == "growth" else _value(value, factor)
        for key, value in meta.items()
    }


def _grown(value: object, factor: Decimal) -> object:
    """Multiply the amount in a growth such as "500 EUR yearly"."""
    if not isinstance(value, str):
        return value
    return _WRITTEN.sub(lambda found: f"{Decimal(found['number']) * factor:f}", value)


def _value(value: Any, factor: Decimal) -> Any:  # noqa: ANN401 # any value of Beancount
    if isinstance(value, Amount) and isinstance(value.number, Decimal):
        return Amount(value.number * factor, value.currency)
    return value


def masked(answer: Any, key: str = "") -> Any:  # noqa: ANN401 # any JSON
    """Return an answer with X's in its texts, and numbers cut to cents, which hide the factor."""
    if key in _AS_IT_IS:
        return answer
    if isinstance(answer, dict):
        return {name: masked(value, name) for name, value in answer.items()}
    if isinstance(answer, list):
        return [masked(value, key) for value in answer]
    if not isinstance(answer, str):
        return answer
    if _PLAIN.fullmatch(answer):
        return str(Decimal(answer).quantize(_CENT, ROUND_HALF_UP))
    return hidden(answer)


def hidden(text: str) -> str:
    """Replace the digits of every amount in a text.

    >>> hidden("invoice 2026-0123 of € 1.234,50 on 2026-11-21")
    'invoice 2026-0123 of € X.XXX,XX on 2026-11-21'
    >>> hidden("after 13 December 2026 € XXX.XX goes out, USD 1,200 and 80 EUR come in")
    'after 13 December 2026 € XXX.XX goes out, USD X,XXX and XX EUR come in'
    """
    return _IN_TEXT.sub(lambda found: _DIGIT.sub("X", found[0]), text)
