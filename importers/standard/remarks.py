"""What an MT940 booking tells about itself (`:86:`), in each bank's own dialect.

- `/NAME/../REMI/..`: ABN AMRO since SEPA, ING since 2014, Rabobank, Triodos since 2018, bunq, Knab,
  Van Lanschot, Mollie; the tags are the same, ING and Triodos pack the counterparty in `/CNTP/`
- `166?00..?20..?32..`: German banks; Triodos before 2018 the same with `>`
- `IBAN: .. NAAM: .. OMSCHRIJVING: ..` in blocks of 32, or an account and a name: ABN AMRO before
- `REK: .../NAAM: ...`: Knab before; an account and a name: ASN, SNS, RegioBank
- else it is text: ING before 2014, PostFinance, Rabobank before 2013

Banks cut a text after 65 characters (some count the tag too), in the middle of a word or a tag.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import NamedTuple

from kasboek.importers.files.fields import clean
from kasboek.importers.statement import account_number

MAX_TEXT = 2000
"""Characters of a text that are looked at; SWIFT allows 390."""
FULL = range(61, 67)
"""A line of so many characters is cut; a shorter one, or one that no bank cuts, just ends."""
SEGMENT = 27
"""The same for a numbered subfield of German banks and Triodos."""
BLOCK = 32
"""Half a line of ABN AMRO's."""

_SLASHED = re.compile(
    "/(TRTP|IBAN|BIC|NAME|REMI|EREF|MARF|CSID|ORDP|BENM|ADDR|ID|CNTP|PREF|IREF|RTRN|PURP|ULTD|ULTC"
    "|ULTB|UDTR|UCRD|ISDT|SVCL|OCMT|CHGS|EXCH|TRCD|ACCW|NRTX|SUM)/"
)
_REMITTANCE = re.compile(
    r"^/*(?:USTD//?|STRD/(?:/?(?:CUR|ISO|SCOR)/)?|CDTRREFTP//CD/SCOR/ISSR/\w+/CDTRREF/)",
    re.IGNORECASE,
)
_NUMBERED = re.compile(r"(?:\d{3})?([?>])(?=\d\d)").match
_UNSTRUCTURED = re.compile(r"^999(?=[^\W\d])")
"""The German code for a text without subfields."""
_KEYWORD = re.compile(
    r"(?<![A-Z])(EREF|KREF|MREF|CRED|DEBT|COAM|OAMT|SVWZ|ABWA|ABWE|PURP|RREF|BREF)\+"
)
_LABEL = re.compile(
    r"(IBAN|BIC|NAAM|OMSCHRIJVING|KENMERK|BETALINGSKENM\.|MACHTIGING|INCASSANT|ID DEBITEUR):\s?",
    re.IGNORECASE,
)
_KNAB = re.compile(r"REK:([A-Z0-9 ]{0,60})/NAAM:(.*)$", re.DOTALL)
_KNAB_CARD = re.compile(r"PAS: \d+ *\nNAAM: ?(.*)\Z")
_SUBFIELD = "(00|10|2[0-9]|3[0-58]|6[0-3])"
_CARD = re.compile(r"[BG]EA\b[ ,].*?\d\d/\d\d\.\d\d (.*?),PAS\d+|[BG]EA, .*? {2,}(\S.*?),PAS\d+")
_GIRO = re.compile(r"(?:GIRO +([\d.]+)|(\d\d(?:\.\d\d){2}\.\d{3})) +(.+?)(?: {2,}|\n|$)").match
_LEADING = re.compile(r"([A-Z]{2}\d\d[A-Z0-9]{10,30}|\d{10}) ").match
_ACCOUNT = re.compile(r"[A-Z]{2}\d\d[A-Z0-9]{8,30}|P?\d{7,10}").fullmatch
_IBAN = re.compile(r"[A-Z]{2}\d\d[A-Z0-9]{8,30}").fullmatch
_BIC = re.compile(r"[A-Z]{6}[A-Z0-9]{2}(?:[A-Z0-9]{3})?").fullmatch
_FILLERS = {"", "NONREF", "NOTPROVIDED", "EREF", "MARF", "PREF"}


class Remark(NamedTuple):
    """The counterparty's name and account, and what the payment is for."""

    name: str
    iban: str
    text: str


def remark(details: str, reference: str, extra: str) -> Remark:
    """Return what `:86:` tells, with the customer reference and the second line of `:61:`."""
    details = details[:MAX_TEXT]
    lines = details.split("\n")
    if details.startswith("/") and _SLASHED.search(_tagged(lines)):
        found = _slashed(_tagged(lines))
    elif numbered := _NUMBERED(details):
        found = _numbered("".join(lines), numbered[1])
    elif knab := _KNAB.search(details):
        found = Remark(knab[2], knab[1], details[: knab.start()])
    elif card := _KNAB_CARD.search(details):
        found = Remark(card[1], "", details[: card.start()])
    else:
        found = _plain(lines, extra)
    name, iban, text = found
    if not iban:
        iban = extra if _ACCOUNT(extra.strip()) else _payer(reference)
    if not name and len(reference) > 16 and not _ACCOUNT(reference.strip()):
        name = reference[16:]  # Rabobank before 2013 writes it there
    if not text.strip() and not _ACCOUNT(extra.strip()) and not extra.startswith("/"):
        text = extra
    if not text.strip() and len(reference) <= 16 and not _ACCOUNT(reference.strip()):
        text = "" if reference.strip() in _FILLERS else reference
    return Remark(clean(name), account_number(iban), clean(text))


def _payer(reference: str) -> str:
    """Return the account that ASN and SNS, and Rabobank before 2013, write as a reference.

    A bare number is one only where Rabobank's name stands behind it.
    """
    number = reference[:16].strip()
    return number if _IBAN(reference.strip()) or (_ACCOUNT(number) and reference[16:]) else ""


def _joined(lines: list[str]) -> str:
    """Join lines: without a blank where the bank cut the text, with one where it ended a line."""
    return "".join(
        line if len(line) in FULL or index == len(lines) - 1 else f"{line} "
        for index, line in enumerate(lines)
    )


def _tagged(lines: list[str]) -> str:
    """Join lines that may be cut within a tag."""
    text = lines[0]
    for before, line in pairwise(lines):
        cut = any(
            found.start() < len(text[-8:]) < found.end()
            for found in _SLASHED.finditer(text[-8:] + line[:8])
        )
        text += line if cut or len(before) in FULL else f" {line}"
    return text


def _slashed(text: str) -> Remark:
    found = list(_SLASHED.finditer(text))
    told: dict[str, str] = {}
    ends = [*(each.start() for each in found[1:]), len(text)]
    for each, end in zip(found, ends, strict=True):
        value = text[each.end() : end].strip()
        told[each[1]] = f"{told.get(each[1], '')} {value}".strip()
    party = told.get("CNTP", "").split("/")  # account, BIC, name, town
    name = told.get("NAME") or "/".join(party[2:-2] or party[2:3])
    purpose = " ".join(filter(None, (_purpose(told), _returned(told))))
    return Remark(
        name.strip(" /"),
        told.get("IBAN", "").strip(" /") or party[0],
        purpose if purpose or name else " ".join(told.values()),  # tags in a way of its own
    )


def _purpose(told: dict[str, str]) -> str:
    text = _REMITTANCE.sub("", told.get("REMI", "")).strip(" /")
    for each in ("EREF", "PREF", "TRTP"):
        other = told.get(each, "").strip(" /")
        text = text or ("" if other in _FILLERS else other)
    return text


def _returned(told: dict[str, str]) -> str:
    reason = told.get("RTRN", "").strip(" /")
    return f"RTRN {reason}" if reason else ""


def _numbered(text: str, mark: str) -> Remark:
    parts = re.split(re.escape(mark) + _SUBFIELD, text)
    told = dict[str, str]()
    for number, value in zip(parts[1::2], parts[2::2], strict=True):
        told[number] = told.get(number, "") + value
    if mark == ">":
        return _triodos(told)
    purpose = _segments(told, [*range(20, 30), *range(60, 64)])
    words = _KEYWORD.split(purpose)
    by_word = dict(zip(words[1::2], words[2::2], strict=True))
    text = by_word.get("SVWZ") or words[0]
    text = text.strip() or by_word.get("EREF", "").strip() or told.get("00", "")
    name = _segments(told, [32, 33]) or by_word.get("ABWA", "") or by_word.get("ABWE", "")
    return Remark(name, told.get("31", ""), text)


def _triodos(told: dict[str, str]) -> Remark:
    named = bool(_BIC(told.get("20", "").strip())) and "21" in told
    text = _segments(told, list(range(22 if named else 20, 30)))
    other = told.get("10", "").strip(" 0")
    return Remark("", told["21"].strip() if named else other, text)


def _segments(told: dict[str, str], numbers: list[int]) -> str:
    parts = [told[str(number)] for number in numbers if str(number) in told]
    return "".join(part if len(part) >= SEGMENT else f"{part} " for part in parts).strip()


def _plain(lines: list[str], extra: str) -> Remark:
    text = _blocks(lines) if lines[0].startswith("SEPA ") else _UNSTRUCTURED.sub("", _joined(lines))
    labels = list(_LABEL.finditer(text))
    if {"IBAN", "NAAM"} <= {label[1].upper() for label in labels}:
        return _labelled(text, labels)
    if card := _CARD.match(text):
        return Remark(card[1] or card[2] or "", "", text)
    if giro := _GIRO(lines[0]):
        return Remark(giro[3], (giro[1] or giro[2]).replace(".", ""), text)
    return _led(text, extra)


def _led(text: str, extra: str) -> Remark:
    """Return what follows the account with which ASN, SNS and Triodos begin."""
    account = _LEADING(text)
    if not account:
        return Remark("", "", text)
    if (tags := _SLASHED.search(text)) and "/REMI/" in text:
        return _slashed(text[tags.start() :])
    if extra and text[account.end() :].startswith(extra.strip()):
        rest = text[account.end() :].removeprefix(extra.strip())
        return Remark(extra, account[1], rest)
    return Remark("", account[1], text[account.end() :])


def _blocks(lines: list[str]) -> str:
    """Join lines of two blocks with a blank between them; a word that fills a block goes on."""
    return "".join(
        line[:BLOCK] + line[BLOCK:].removeprefix(" ") + ("" if len(line) > 2 * BLOCK else " ")
        for line in lines
    )


def _labelled(text: str, labels: list[re.Match[str]]) -> Remark:
    ends = [*(label.start() for label in labels[1:]), len(text)]
    told = {
        label[1].upper(): text[label.end() : end].strip()
        for label, end in zip(labels, ends, strict=True)
    }
    words = ("OMSCHRIJVING", "BETALINGSKENM.", "KENMERK")
    purpose = next((told[word] for word in words if told.get(word)), "")
    return Remark(told["NAAM"], told["IBAN"], purpose or text[: labels[0].start()])
