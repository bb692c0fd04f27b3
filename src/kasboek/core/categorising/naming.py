"""Names and texts as they are compared: what is constant in them, without what counts and dates."""

from __future__ import annotations

import re
from functools import lru_cache

_WORDS = re.compile(r"[^\W_]+").findall
_FORMS = frozenset(
    {
        *("bv", "nv", "vof", "cv", "holding", "stichting", "gmbh", "ag", "kg", "ug", "ltd", "llc"),
        *("inc", "plc", "sarl", "sas", "sa", "srl", "bvba", "sprl", "co", "corp", "oy", "ab", "as"),
    }
)
"""Legal forms: what a bank writes of them differs from line to line."""
_TIMES = frozenset(
    {
        *("januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september"),
        *("oktober", "november", "december", "january", "february", "march", "may", "june", "july"),
        *("august", "october", "jan", "feb", "mrt", "mar", "apr", "jun", "jul", "aug", "sep"),
        *("sept", "okt", "oct", "nov", "dec", "kwartaal", "quarter", "week", "maand", "month"),
        *("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag"),
        *("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"),
        *("jaar", "year", "periode", "period", "januar", "februar", "mai", "juin", "juillet"),
    }
)
"""Words that say when, not what."""
_PASSED = _FORMS | _TIMES
_YEAR = re.compile(r"20\d\d").fullmatch
_FIGURES = re.compile(r"(?<![\w.-])\d+(?:[.-]\d+)*(?![\w])")
_REFERENCE = re.compile(r"(?<![\d.-])\d(?:[ .]?\d){15}(?![\d.-])")
"""A Dutch betalingskenmerk: 16 digits, often in groups of four."""
LONG = 5
"""Figures of a contract, a policy, a customer; fewer say too little."""
SHORTEST = 3
"""A word of fewer letters says too little."""
_CHAIN = 2
"""Words with which the names of one chain begin."""


@lru_cache(20_000)
def name_key(name: str) -> str:
    """Return a name as it is compared: without dots, legal form, and words that say when.

    >>> name_key("Jansen & Zn. B.V."), name_key("Person 10"), name_key("Bank fees May 2026")
    ('jansen zn', 'person 10', 'bank fees')
    """
    found = _WORDS(name.lower().replace(".", ""))
    return " ".join(each for each in found if each not in _PASSED and not _YEAR(each))


@lru_cache(20_000)
def beginning(name: str) -> str:
    """Return the first two words of a name with more to it, which its branches share; else ''.

    >>> beginning("Albert Heijn 1521 DELFT"), beginning("Person 10"), beginning("Albert Heijn")
    ('albert heijn', '', '')
    """
    words = name_key(name).split()
    first = words[:_CHAIN]
    alike = len(first) == _CHAIN < len(words) and all(word.isalpha() for word in first)
    return " ".join(first) if alike and sum(map(len, first)) > 2 * SHORTEST else ""


@lru_cache(20_000)
def words(text: str) -> frozenset[str]:
    """Return the words of a text that say what it is about: no figures, no times, none short.

    >>> sorted(words("Loonheffingen oktober 2026, aangifte 0812.34.567L.01"))
    ['aangifte', 'loonheffingen']
    """
    return frozenset(
        word
        for word in _WORDS(text.lower())
        if len(word) >= SHORTEST and word.isalpha() and word not in _TIMES
    )


@lru_cache(20_000)
def figures(text: str) -> frozenset[str]:
    """Return the long numbers of a text, which tell one contract of a party from another.

    >>> sorted(figures("Premie polis 5512.0098, periode 02-2026, klant 881122, nr 42"))
    ['022026', '55120098', '881122']
    """
    found = ("".join(filter(str.isdecimal, each)) for each in _FIGURES.findall(text))
    return frozenset(each for each in found if len(each) >= LONG)


@lru_cache(20_000)
def reference(text: str) -> str:
    """Return the only payment reference in a text without its check digit, else ''.

    >>> reference("Kenmerk 8123 4567 8012 3456"), reference("factuur 2026-0412")
    ('123456780123456', '')
    """
    found = ["".join(filter(str.isdecimal, each)) for each in _REFERENCE.findall(text)]
    return found[0][1:] if len(found) == 1 else ""
