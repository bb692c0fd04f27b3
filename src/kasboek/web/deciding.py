"""What is decided on a page: shown as text first, then written, to the letter, into the ledger."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING
from typing import NamedTuple

from kasboek.core.saying import saying
from kasboek.core.scenario import BUILT_IN
from kasboek.web.page import viewed
from kasboek.web.parameters import WrongError
from kasboek.writing import decisions
from kasboek.writing import drafts
from kasboek.writing.files import Refused
from kasboek.writing.files import commit
from kasboek.writing.files import locked

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Sequence

    from fava.core import FavaLedger

    from kasboek.core.pages import Look
    from kasboek.core.shapes.shape import Json
    from kasboek.web.page import Page
    from kasboek.web.parameters import Parameters
    from kasboek.writing.decisions import Place
    from kasboek.writing.files import Put

_LONGEST_ACCEPTANCE = dt.timedelta(days=366)
_RESERVED = frozenset(scenario.name for scenario in BUILT_IN)


class _Scenario(NamedTuple):
    name: str
    place: Place
    text: str
    exists: bool


class _Acknowledgement(NamedTuple):
    day: dt.date
    until: dt.date
    file: Path
    text: str


def draft(page: Page, given: Parameters) -> Json:
    """Return the text of a scenario, the file and the include it would get."""
    found = _scenario(page, given)
    return {
        "name": found.name,
        "text": found.text,
        "file": _shown(page.ledger, found.place.file),
        "include": decisions.include_line(found.place),
        "exists": found.exists,
    }


def save(page: Page, given: Parameters) -> Json:
    """Write a scenario as it was shown.

    Raises:
        WrongError: there is one of this name, or it would not be the text that was shown.
        Refused: another command is writing, or a file changed.
    """
    found = _scenario(page, given)
    file = _shown(page.ledger, found.place.file)
    if found.exists:
        raise WrongError(saying("web.scenario-exists", name=found.name), 409)
    if given.given.get("text", "").replace("\r\n", "\n").strip() != found.text.strip():
        raise WrongError(saying("web.other-text"), 409)
    _write(page.ledger, lambda: decisions.with_scenario(found.place, found.text))
    told = saying("web.scenario-saved", name=found.name, file=file)
    return {"name": found.name, "file": file, "says": page.say(told)}


def acknowledgement(page: Page, given: Parameters) -> Json:
    """Return the text that accepts an alert, and the file it would go to."""
    found = _acknowledgement(page, given)
    return {"text": found.text, "file": _shown(page.ledger, found.file)}


def acknowledge(page: Page, given: Parameters) -> Json:
    """Write that an alert is accepted.

    Raises:
        WrongError: there is no such alert, or it is accepted for as long already.
        Refused: another command is writing, or the file changed.
    """
    found = _acknowledgement(page, given)
    lines = []

    def changes() -> Sequence[Put]:
        put, line = decisions.with_directive(found.file, found.day, found.text)
        lines.append(line)
        return [put]

    _write(page.ledger, changes)
    file = _shown(page.ledger, found.file)
    told = saying("web.acknowledged", until=found.until, file=file, line=lines[0])
    return {"says": page.say(told), "file": file, "line": lines[0]}


def _scenario(page: Page, given: Parameters) -> _Scenario:
    look, view = page.look(), viewed(given)
    name = _name(given.needed("name"))
    head = _head(page.ledger)
    files = [Path(file) for file in page.ledger.options["include"]]
    place = decisions.scenario_place(head, files, name)
    text = drafts.draft(look, view, name, given.text("title") or "", page.say)
    exists = name in look.scenarios or name in _RESERVED or place.file.exists()
    return _Scenario(name, place, text, exists)


def _name(text: str) -> str:
    try:
        return decisions.safe_name(text)
    except Refused as refused:
        raise WrongError(refused.saying) from None


def _acknowledgement(page: Page, given: Parameters) -> _Acknowledgement:
    look = page.look()
    policy, subject = given.needed("policy"), given.text("subject")
    until = given.day("until", look.today, look.today + _LONGEST_ACCEPTANCE)
    person, why = given.needed("by"), given.needed("reason")
    _check_alert(look, policy, subject, until)
    alert = (policy,) if subject is None else (policy, subject)
    text = decisions.acknowledgement(look.today, alert, person, until, why)
    file = decisions.acknowledgement_file(look.book, _head(page.ledger))
    return _Acknowledgement(look.today, until, file, text)


def _check_alert(look: Look, policy: str, subject: str | None, until: dt.date) -> None:
    found = [one for one in look.alerts if (one.policy, one.subject) == (policy, subject)]
    if not found:
        name = policy if subject is None else f"{policy}, {subject}"
        raise WrongError(saying("web.no-alert", name=name), 404)
    accepted = found[0].acknowledged
    if accepted is not None and accepted.until >= until:
        told = saying("web.acknowledged-already", by=accepted.person, until=accepted.until)
        raise WrongError(told, 409)


def _write(ledger: FavaLedger, changes: Callable[[], Sequence[Put]]) -> None:
    """Make changes under the ledger's lock, and tell Fava's watcher at once."""
    root = _head(ledger).parent
    with locked(root):
        made = changes()
        commit(root, made)
    for put in made:
        ledger.watcher.notify(put.path)


def _head(ledger: FavaLedger) -> Path:
    return Path(ledger.beancount_file_path).resolve()


def _shown(ledger: FavaLedger, file: Path) -> str:
    """Return a file's name as it is seen from the ledger's folder."""
    root = _head(ledger).parent
    return file.relative_to(root).as_posix() if file.is_relative_to(root) else str(file)
