"""XML of others: without namespaces, without entities, within bounds."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING
from xml.etree.ElementTree import ParseError  # only its name: parsing is defused

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import iterparse

from kasboek.core.saying import saying
from kasboek.importers.files.fields import clean
from kasboek.importers.statement import Unreadable

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element  # a type

MAX_DEPTH = 60
"""The standards nest about 12 deep."""
MAX_ELEMENTS = 1_000_000
"""Of one document that is read whole: an invoice of 20,000 lines."""
LONGEST = 500
"""Of one name or text: more is no name."""

_DECLARATION = re.compile(r"\s*<\?xml[^>]*\?>")


def parts(text: str, wanted: frozenset[str]) -> Iterator[tuple[str, Element]]:
    """Yield the outermost elements of these names as they end, each after its parent's name.

    Names are without namespace and in small letters, in the elements too. Each element is emptied
    when the next is asked for, so that a file of any length fits.

    Raises:
        Unreadable: it breaks off, is nested too deeply, or declares entities.
    """
    path: list[str] = []
    inside = 0
    for event, element in _events(text):
        if event == "start":
            path.append(_name(element))
            if len(path) > MAX_DEPTH:
                raise Unreadable(saying("papers.xml-too-deep", limit=MAX_DEPTH))
            if not inside and path[-1] in wanted:
                inside = len(path)
            continue
        element.tag = path.pop()
        if inside == len(path) + 1:
            inside = 0
            yield (path[-1] if path else ""), element
            element.clear()


def tree(text: str, roots: frozenset[str]) -> Element:
    """Return the outermost element of one of these names, whole, with names as `parts` has them.

    Raises:
        Unreadable: as `parts`, and where there is none or it is too large.
    """
    if text.count("<") > 2 * MAX_ELEMENTS:
        raise Unreadable(saying("papers.xml-too-large", limit=MAX_ELEMENTS))
    for _, element in parts(text, roots):
        return element
    raise Unreadable(saying("papers.xml-without", names=", ".join(sorted(roots))))


def told(element: Element | None, path: str) -> str:
    """Return the text at a path, on one line and not too long; empty where there is none."""
    return "" if element is None else clean((element.findtext(path) or "")[:LONGEST])


def _events(text: str) -> Iterator[tuple[str, Element]]:
    source = io.BytesIO(_DECLARATION.sub("", text, count=1).encode())
    try:
        yield from iterparse(source, events=("start", "end"), forbid_dtd=True)
    except DefusedXmlException:
        raise Unreadable(saying("papers.xml-entities")) from None
    except ParseError as error:
        raise Unreadable(saying("papers.xml-broken", line=error.position[0])) from None


def _name(element: Element) -> str:
    return element.tag.rpartition("}")[2].lower()
