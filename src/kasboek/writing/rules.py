"""A categorising rule as text in the ledger, and the file that it belongs in."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from typing import NamedTuple

from kasboek.writing.text import exact
from kasboek.writing.text import quoted

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Collection
    from decimal import Decimal
    from pathlib import Path

    from kasboek.core.book import Book

LONGEST_LABEL = 40


class Wanted(NamedTuple):
    """A rule to be written: what it asks of a line, and where that goes.

    `match` is in the rules' own form, as `literal` makes it of a name; `vat` a fraction.
    """

    label: str
    account: str
    match: str | None = None
    iban: str | None = None
    direction: str | None = None
    vat: Decimal | None = None
    payee: str | None = None


def rule_text(day: dt.date, wanted: Wanted) -> str:
    """Return the directive.

    >>> from datetime import date
    >>> print(rule_text(date(2026, 11, 1), Wanted("odido", "Expenses:Telecom", match="Odido BV")))
    2026-11-01 custom "categorise" "odido" Expenses:Telecom
      match: "Odido BV"
    <BLANKLINE>
    """
    keys = [
        (key, quoted(value))
        for key, value in (
            ("match", wanted.match),
            ("iban", wanted.iban),
            ("direction", wanted.direction),
            ("payee", wanted.payee),
        )
        if value
    ]
    if wanted.vat:
        keys.append(("vat", f"{wanted.vat.normalize():f}"))
    head = f'{day} custom "categorise" {exact(wanted.label)} {wanted.account}\n'
    return head + "".join(f"  {key}: {value}\n" for key, value in keys)


def literal(text: str) -> str:
    """Return a text as `match` finds it: what has a meaning there becomes a wildcard.

    >>> literal("Jansen | Zn. *  BV")
    'Jansen * Zn. * BV'
    """
    plain = "".join(char if char.isprintable() else " " for char in text)
    return " ".join(plain.replace("|", "*").split())


def free_label(text: str, taken: Collection[str]) -> str:
    """Return a short label of a name that no rule has yet; a rule of the same label is replaced.

    >>> free_label("Odido Nederland B.V.", {"odido nederland b.v."})
    'odido nederland b.v. 2'
    """
    words = re.sub(r'["\\*]', " ", literal(text).lower()).split()
    base = " ".join(words)[:LONGEST_LABEL].strip() or "rule"
    label, number = base, 1
    while label in taken:
        number += 1
        label = f"{base} {number}"
    return label


def rules_file(book: Book, head: Path) -> Path:
    """Return the file that holds the last rule, else the first policy, else the head."""
    said = [rule.source.file for rule in sorted(book.rules, key=lambda rule: rule.source)[-1:]]
    said += [policy.source.file for policy in book.policies]
    inside = (head.parent / file for file in said if file and not file.startswith("../"))
    return next((path for path in inside if path.is_file()), head)
