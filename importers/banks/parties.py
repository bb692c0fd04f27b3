"""Name, IBAN and text, where a bank puts them together into one description."""

from __future__ import annotations

import re
from functools import lru_cache
from functools import partial
from typing import TYPE_CHECKING
from typing import NamedTuple

from kasboek.importers.files.fields import clean

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Mapping


class Told(NamedTuple):
    """What a description says: a counterparty's name and IBAN, where it does, and the rest."""

    name: str
    iban: str
    text: str


_told = partial(tuple.__new__, Told)  # no call of Python code per row
_IBAN = re.compile(r"\b[A-Z]{2}\d\d[A-Z0-9]{11,30}\b")
_ING_NAMED = ("Naam: ", "Name: ")
_ING_TOLD = ("Omschrijving: ", "Description: ")
_ING_REPEATED = ("IBAN: ", "Valutadatum: ", "Value date: ")


def ing(text: str) -> Told:
    """Leave out the labels that only repeat ING's other columns.

    >>> ing("Naam: Jansen BV Omschrijving: factuur 12 IBAN: NL20INGB0001234567 Kenmerk: A7").text
    'factuur 12 Kenmerk: A7'
    """
    text = clean(text)
    if ": " not in text:
        return Told("", "", text)
    name = iban = ""
    if text.startswith(_ING_NAMED):
        rest = text.partition(": ")[2]
        for label in _ING_TOLD:
            before, found, after = rest.partition(label)
            if found:
                name, text = before, after
                break
        else:
            name, found, rest = rest.partition(" IBAN: ")
            text = f"IBAN: {rest}" if found else text
    elif text.startswith(_ING_TOLD):
        text = text.partition(": ")[2]
    for label in _ING_REPEATED:
        if label in text:
            before, _, after = text.partition(label)
            value, _, after = after.partition(" ")
            text = before + after
            if label == "IBAN: ":
                iban = value
    return Told(name.strip(), iban, text.strip())


_LINE, _BLOCK = 65, 32
"""Two blocks and a blank between them; the next line follows without one."""
_STARTS = frozenset({0, _BLOCK + 1})
_ABN_TELLS = "Omschrijving:"
_ABN_TOLD = ("Omschrijving", "Kenmerk", "Betalingskenm.", "Machtiging")
_ABN_NAMES = (*_ABN_TOLD, "IBAN", "BIC", "Naam", "Incassant", "Voor")
_ABN_LABELS = {written: name for name in _ABN_NAMES for written in (name, name.upper())}
_ABN_LOOSE = re.compile(
    rf"(?:^|(?<=\s))({'|'.join(map(re.escape, _ABN_NAMES))}):\s*", re.IGNORECASE
)
_ABN_TAG = re.compile(
    r"/(TRTP|IBAN|BIC|NAME|REMI|EREF|MARF|CSID|ORDP|BENM|ID|ISDT|RTRN|PURP|ULTD|ULTC|PREF|SVCL)/"
)
_ABN_CARD = re.compile(r"(?:BEA|GEA|eCom)\b")
_ABN_ITSELF = "ABN AMRO Bank N.V."


def abnamro(text: str) -> Told:
    """Take ABN AMRO's description apart: slashed tags, or blocks of 32 characters with labels.

    A word is cut where a block is full, and a label may follow a full block without a blank.
    """
    if text.startswith("/TRTP/"):
        return _tagged(text)
    if text.startswith("SEPA"):
        return _labelled(text)
    if _ABN_CARD.match(text):
        return _card(text)
    own = _ABN_ITSELF if text.startswith(_ABN_ITSELF) else ""
    return Told(own, "", clean(text))


def _tagged(text: str) -> Told:
    parts = _ABN_TAG.split(text)
    tags = dict(zip(parts[1::2], (clean(part) for part in parts[2::2]), strict=True))
    told = " ".join(filter(None, (tags.get("REMI"), _filled(tags.get("EREF")))))
    return Told(tags.get("NAME", ""), tags.get("IBAN", ""), told or tags.get("TRTP", ""))


def _filled(reference: str | None) -> str:
    return "" if reference in {None, "NOTPROVIDED"} else str(reference)


def _labelled(text: str) -> Told:
    """Read the labels; a value that fills its block goes on in the next."""
    text = text.rstrip()
    if text[_BLOCK::_LINE].strip():  # what is between two blocks is a blank: it is not in blocks
        return _loose(text)
    at = max(text.find(_ABN_TELLS), 0)
    at = at if at % _LINE in _STARTS else 0
    party = _party(text[:at])
    if ":" in party.name and _ABN_LOOSE.search(party.name):  # its block is cut short
        return _loose(text)
    tidy = _one_line if text.isprintable() else clean
    is_last = at and party.is_plain and text.count(":", at) == 1  # no label follows
    if is_last and (told := tidy("".join(_blocks(text, at))[len(_ABN_TELLS) :])):
        return _told((party.name, party.iban, told))
    found = _labels(text, at, party.found.copy(), party.label)[0]
    name, iban = _who(found)
    if ":" in name and _ABN_LOOSE.search(name):
        return _loose(text)
    told = " ".join([tidy(found[word]) for word in _ABN_TOLD if word in found])
    return _told((name, iban, told or tidy(found.get("", ""))))


def _loose(text: str) -> Told:
    """Read labels wherever they stand, as in a file that went through another program.

    >>> _loose("SEPA iDEAL IBAN: NL20INGB0001234567 Naam: Jansen BV Omschrijving: factuur 12")
    Told(name='Jansen BV', iban='NL20INGB0001234567', text='factuur 12')
    """
    parts = _ABN_LOOSE.split(text)
    found = {"": parts[0]}
    for word, value in zip(parts[1::2], parts[2::2], strict=True):
        found.setdefault(_ABN_LABELS.get(word) or _ABN_LABELS[word.upper()], value)
    told = " ".join(clean(found[word]) for word in _ABN_TOLD if word in found)
    return Told(*_who(found), told or clean(found[""]))


def _blocks(text: str, at: int) -> list[str]:
    """Return the blocks from `at` on, where one begins."""
    blocks = []
    if at % _LINE:
        blocks.append(text[at : at + _BLOCK])
        at += _BLOCK
    for start in range(at, len(text), _LINE):
        blocks += (text[start : start + _BLOCK], text[start + _BLOCK + 1 : start + _LINE])
    return blocks


def _labels(text: str, at: int, found: dict[str, str], label: str) -> tuple[dict[str, str], str]:
    """Read on from the block at `at`; the last label is what the next block may go on with."""
    for block in _blocks(text, at):
        written, colon, value = block.partition(":")
        word = _ABN_LABELS.get(written) if colon else None
        if word and word not in found:
            label, found[word] = word, value
        elif label in found:
            found[label] += block
        else:
            found[label] = block
    return found, label


class _Party(NamedTuple):
    """What stands before the description, by its labels, and the last of those."""

    found: dict[str, str]
    label: str
    name: str
    iban: str
    is_plain: bool
    """Whether none of its labels belongs to what is told."""


@lru_cache(1000)
def _party(head: str) -> _Party:
    """Read what stands before the description: the kind and the counterparty, which recur."""
    found, label = _labels(head, 0, {}, "")
    return _Party(found, label, *_who(found), not any(word in found for word in _ABN_TOLD))


def _who(found: dict[str, str]) -> tuple[str, str]:
    iban = found["IBAN"].replace(" ", "") if "IBAN" in found else ""
    return _name(found["Naam"]) if "Naam" in found else "", iban


_name = lru_cache(1000)(clean)


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _card(text: str) -> Told:
    """Read a card payment: the shop stands before the card's number."""
    before, found, _ = text.partition(",PAS")
    if not found:
        return Told("", "", clean(text))
    if before.startswith(("BEA,", "GEA,", "eCom,")):
        shop = before[_BLOCK:]  # the kind of payment fills the first block
    else:
        shop = re.sub(r"^\S+\s+NR:\S+\s+[\d./]+", "", before)
    return Told(clean(shop), "", clean(text))


_GERMAN_TAGS = re.compile(r"(EREF|KREF|MREF|CRED|DEBT|SVWZ|ABWA|ABWE|IBAN|BIC)\+")


def sparkasse(text: str) -> Told:
    """Return the purpose alone where SEPA tags stand before it.

    >>> sparkasse("EREF+11 MREF+1ACB SVWZ+Ihr Einkauf").text
    'Ihr Einkauf'
    """
    parts = _GERMAN_TAGS.split(text)
    tags = dict(zip(parts[1::2], parts[2::2], strict=True))
    return Told(clean(tags.get("ABWA", "")), "", clean(tags.get("SVWZ", "")) or clean(text))


_CARD_CITY = re.compile(
    r"(?:Kartenzahlung |Auszahlung )?([^/\n]{2,70})//[^/\n]+(?:/[A-Z]{2}\b|T\d\d:\d\d)"
)


def commerzbank(text: str) -> Told:
    """Return the first of several lines, or a card payment's shop, as the name."""
    first, more, _ = text.strip().partition("\n")
    if found := _CARD_CITY.match(text.strip()):
        return Told(clean(found[1]), "", clean(text))
    return Told(clean(first) if more else "", "", clean(text))


PARTIES: Mapping[str, Callable[[str], Told]] = {
    "ing": ing,
    "abnamro": abnamro,
    "sparkasse": sparkasse,
    "commerzbank": commerzbank,
}
