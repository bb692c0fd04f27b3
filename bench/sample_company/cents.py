"""Money in whole cents, and how it is written."""

from __future__ import annotations


def amount(cents: int) -> str:
    """Write cents as Beancount does: 1234.50.

    >>> amount(-123450)
    '-1234.50'
    """
    sign = "-" if cents < 0 else ""
    return f"{sign}{abs(cents) // 100}.{abs(cents) % 100:02d}"


def comma(cents: int) -> str:
    """Write cents as a Dutch bank file does: 1234,50."""
    return amount(cents).replace(".", ",")


def share(cents: int, parts: int, of: int) -> int:
    """Return `parts`/`of` of a positive amount, half a cent rounded up."""
    return (2 * cents * parts + of) // (2 * of)


def vat_on(net: int) -> int:
    """Return 21 % of a net amount."""
    return share(net, 21, 100)


def vat_in(gross: int) -> int:
    """Return the 21 % VAT that a gross amount contains."""
    return share(gross, 21, 121)
