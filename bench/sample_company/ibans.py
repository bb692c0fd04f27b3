"""Account numbers that pass the check and belong to nobody."""

from __future__ import annotations


def iban(country: str, bank: str, number: str) -> str:
    """Return an IBAN with its ISO 7064 check digits.

    >>> iban("DE", "37040044", "0532013000")
    'DE89370400440532013000'
    """
    digits = "".join(str(int(sign, 36)) for sign in f"{bank}{number}{country}00")
    return f"{country}{98 - int(digits) % 97:02d}{bank}{number}"


_BANKS = ("INGB", "RABO", "ABNA", "TRIO", "SNSB", "KNAB")


def customer_iban(index: int) -> str:
    """Return the IBAN of the customer with this index."""
    return iban("NL", _BANKS[index % len(_BANKS)], f"00{99000000 + 137 * (index + 1):08d}")


ING = iban("NL", "INGB", "0099887701")
RABOBANK = iban("NL", "RABO", "0099887702")
ABN = iban("NL", "ABNA", "0099887703")
CARD = iban("NL", "INGB", "0099000001")
