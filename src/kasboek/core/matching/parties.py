"""Who pays: by account number, else by exact name. Names that are only alike are nobody."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from typing import TYPE_CHECKING
from typing import NamedTuple

from kasboek.core.matching.values import Basis

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kasboek.core.matching.values import Candidate
    from kasboek.core.matching.values import Payment

_WORDS = re.compile(r"[^\W_]+")
_FORMS = frozenset(
    {"bv", "nv", "vof", "cv", "ua", "gmbh", "ug", "ag", "ltd", "llc", "inc", "sa", "sarl", "srl"}
)
"""Legal forms, as the last word of a name."""


class Payer(NamedTuple):
    """Who a payment is of, and what tells so."""

    name: str
    basis: Basis


class Parties:
    """Everybody of whom there are items."""

    def __init__(self, items: Iterable[Candidate]) -> None:
        """Index them by account number and by name."""
        self._ibans: defaultdict[str, dict[str, None]] = defaultdict(dict)
        self._names: defaultdict[str, dict[str, None]] = defaultdict(dict)
        known: set[tuple[str, tuple[str, ...], tuple[str, ...]]] = set()
        for item in items:
            key = (item.counterparty, item.ibans, item.names)
            if key in known:
                continue
            known.add(key)
            for iban in item.ibans:
                self._ibans[iban][item.counterparty] = None
            for name in (item.counterparty, *item.names):
                self._names[plain_name(name)][item.counterparty] = None

    def who(self, payment: Payment) -> Payer | None:
        """Return who pays; nobody where number and name are of different parties."""
        by_iban = self._ibans.get(payment.iban, {}) if payment.iban else {}
        plain = plain_name(payment.name)
        by_name = self._names.get(plain, {}) if plain else {}
        if by_iban and by_name:
            both = [name for name in by_iban if name in by_name]
            return Payer(both[0], Basis.IBAN) if len(both) == 1 else None
        if len(by_iban) == 1:
            return Payer(next(iter(by_iban)), Basis.IBAN)
        if len(by_name) == 1:
            return Payer(next(iter(by_name)), Basis.NAME)
        return None


def plain_name(name: str) -> str:
    """Return a name in lower case, without marks, accents and the legal form at its end.

    Banks write what a payment order may hold, and that has no letters with accents.

    >>> plain_name("RIJWIELHUIS  JANSEN B.V."), plain_name("Rijwielhuis Jansen BV")
    ('rijwielhuis jansen', 'rijwielhuis jansen')
    >>> plain_name("COOPERATIE MELKWEG UA"), plain_name("Coöperatie Melkweg U.A.")
    ('cooperatie melkweg', 'cooperatie melkweg')
    >>> plain_name("CAFE 'T HOEKJE"), plain_name("Café 't Hoekje")
    ('cafe t hoekje', 'cafe t hoekje')
    """
    small = name.lower()
    if not small.isascii():
        apart = unicodedata.normalize("NFKD", small)
        small = "".join(each for each in apart if not unicodedata.combining(each))
    words = _WORDS.findall(small)
    for size in (4, 3, 2, 1):  # B.V. is two words, G.m.b.H. four
        if len(words) > size and "".join(words[-size:]) in _FORMS:
            return " ".join(words[:-size])
    return " ".join(words)
