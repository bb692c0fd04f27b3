"""Which expressions are refused before they are asked, and what those taken cost at worst."""

from __future__ import annotations

import re
import time

import pytest

from kasboek.core.categorising.endless import SEARCHED
from kasboek.core.categorising.endless import endless
from kasboek.core.categorising.patterns import alternative

ENDLESS = [
    r"(a+)+$",
    r"(a*)*b",
    r"(a|aa)+$",
    r"(a|a?)+$",
    r"(\w+\s?)*$",
    r"(.*a){12}",
    r"((a+){8}){8}",
    r"(a+)++b",
    r"(?=(a+)+$)",
    r"(x+x+)+y",
    r"(?:a|ab|b)*c",
    r"^(([a-z])+.)+[A-Z]([a-z])+$",
    r".*.*.*.*x",
    r"\w*\w*\w*x",
    r"(?x) a +a +a +b",
    "a?" * 30 + "a" * 30,
    "(a|aa)" * 30 + "$",
    "a{0,500}" * 4 + "b",
    "a" * 501,
]
TAKEN = [
    r"odido|kpn",
    r"\bkpn\b",
    r"^betaal.*poort$",
    r"albert\s+heijn\s+\d+",
    r"factuur[ -]?\d{4}-\d+",
    r"(ns|ov)-?chip.*",
    r"NL\d{2}[A-Z]{4}\d{10}",
    r"(?i)shell",
    r"term\w* \d+ .* x",
    r"(jan|feb|mrt)+",
    r"a.*b.*c",
    r"a{2,3}b?",
    r"\w*\w*x",
    r"(\s*\S)*x",
    r"kosten (zakelijke|ondernemers)\w*",
]
WORST = ["a" * 600, "a b" * 200, "1" * 600, "term1 " * 100, "a-" * 300, "jan" * 200, "ab" * 300]


@pytest.mark.parametrize("pattern", ENDLESS)
def test_a_search_without_end_is_refused(pattern: str) -> None:
    assert endless(pattern) is not None


@pytest.mark.parametrize("pattern", TAKEN)
def test_what_is_taken_ends_soon_on_the_worst_texts(pattern: str) -> None:
    assert endless(pattern) is None
    begun = time.process_time()
    for text in WORST:
        re.compile(pattern, re.IGNORECASE).search(text, 0, SEARCHED)
    assert time.process_time() - begun < 5


def test_wildcards_never_go_back() -> None:
    found = re.compile(alternative("*".join("a" * 12) + "*x"))
    begun = time.process_time()
    assert not found.search("a" * 500)
    assert time.process_time() - begun < 1


@pytest.mark.parametrize(
    ("match", "text", "holds"),
    [
        ("bol*bv", "order bol.com 12 bv", True),
        ("bol*bv", "bol bvba and bv", True),
        ("bol*bv", "bol bvba", False),
        ("t-mobile*", "at t-mobile", True),
        ("t-mobile*", "att-mobile", False),
        ("*mobile", "t-mobile", True),
        ("a*b*c", "a c b c", True),
        ("a*b*c", "a c b", False),
    ],
)
def test_a_wildcard_stands_for_anything(match: str, text: str, *, holds: bool) -> None:
    assert bool(re.search(alternative(match), text)) is holds
