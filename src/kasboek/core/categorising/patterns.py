r"""What a rule's `match` searches for, in a time that no text can stretch."""

from __future__ import annotations

import re


def alternative(text: str) -> str:
    r"""Return one alternative of `match` as a pattern for lower-case text.

    Each piece between wildcards is looked for once, from where the last one ended.

    >>> print(alternative("T-Mobile*"))
    (?<!\w)t\-mobile
    >>> print(alternative("bol*bv"))
    (?<!\w)bol(?>.*?bv(?!\w))
    """
    literal = " ".join(text.lower().split())
    first, *others = (re.escape(part) for part in literal.split("*"))
    after = r"(?!\w)" if _is_word(literal[-1:]) else ""
    if not others:
        first += after
    elif others[-1]:
        others[-1] += after
    before = r"(?<!\w)" if _is_word(literal[:1]) else ""
    return before + first + "".join(f"(?>.*?{each})" for each in others if each)


def _is_word(char: str) -> bool:
    return bool(re.match(r"\w", char))
