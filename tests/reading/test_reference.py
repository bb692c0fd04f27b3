"""docs/reference/ledger-language.md is written from the tables that drive reading.

Written by `python tests/reading/test_reference.py`, compared here.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from kasboek import words
from kasboek.core.saying import saying
from kasboek.reading.accounts import rgs
from kasboek.reading.language.directives import DIRECTIVES
from kasboek.reading.language.metadata import APPLIES_TO
from kasboek.reading.language.metadata import INHERITED
from kasboek.reading.language.metadata import ON_OPEN
from kasboek.reading.language.metadata import ON_PLAN
from kasboek.reading.language.metadata import ON_TRANSACTION

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kasboek.reading.language.kinds import Kind
    from kasboek.reading.language.schema import Slot

PAGE = Path(__file__).parents[2] / "docs" / "reference" / "ledger-language.md"
HEADING = 4
"""The letters of an RGS code of level 2."""
HEAD = """# The ledger language

Everything you decide is text in the ledger. This page is written from the tables that Kasboek
reads with (`src/kasboek/reading/language/`), so it names every directive and every key, and what
may be written there.

A key of your own starts with `x-`. A wrong or misspelled directive or key is an error with file
and line; what Kasboek says for each mistake stands in `tests/errors/README.md`. A later directive
of the same identity replaces the values of the earlier and adds its keys; `until: 2026-12-31` ends
it on that day.
"""
TAIL = """
## What plugins add

`plugin "kasboek.plugins.kpi"` adds the figures of every month-end, `plugin
"kasboek.plugins.working_capital"` the parts and kinds of working capital, for queries and for
reports of your own. Both come after `kasboek.plugins.books`. The first takes names, to add only
those: `plugin "kasboek.plugins.kpi" "dso current-ratio"`. What is undefined has no entry.

| added | values |
|---|---|
| `DATE custom "kpi" "dso" 43.20 "days"` | a figure's name, its value, its unit or currency |
| `DATE custom "working-capital" "net" 1400000.00 "EUR"` | a part, a sum or a kind; its amount |

Both words are only ever read by other tools: written by hand they change no figure.
"""


CLASSES = """
### What an account is

Its class comes from the first of these that tells one; `kasboek accounts` shows which it was.

1. `class` on its own `open` directive.
2. `rgs` on its own `open` directive: a code of the Dutch standard chart, in the table below.
3. `class`, else `rgs`, of the nearest account above it that has one.
4. Its name: the deepest part that `src/kasboek/data/names.toml` knows, under whatever the root
   accounts are called, in any case, without accents, hyphens and numbers. Below debtors and
   creditors a name is that of a customer or supplier, so only taxes and the like count there.
   Income is revenue, expenses are other costs and equity is equity where nothing says more.

What none of these tells is unknown: it is in no ratio, its cash counts as other, and `kasboek
check` names it. A name that may mean two things (`Vorderingen`, `Investments`) tells nothing.

### RGS codes

"""


def chart() -> str:
    """Return the headings of RGS with their class, and what below them is of another."""
    release = rgs.release()
    codes = rgs.codes()
    told = (
        f"{release.name}, version {release.version}, {release.source} (compared on"
        f" {release.compared}). The longest code that begins an account's own decides; levels 2 and"
        " 3 are complete, so a code that differs there is an error with the nearest one beside it."
        " What follows a `.` or `:` is an extension of your own. An account has one code and one"
        " class, whichever side it stands on: where RGS has a twin for the other side (omslagcode),"
        " both twins of a tax have its class and net, and a bank account in the red is short-term"
        " debt in every ratio.\n"
    )
    rows = "".join(
        f"| `{code.code}` | {code.title} | {meaning(code)} |\n"
        for code in sorted(codes.values())
        if len(code.code) == HEADING or meaning(code) != meaning(above(code, codes))
    )
    return told + "\n| code | description in RGS | class |\n|---|---|---|\n" + rows


def above(code: rgs.Code, codes: Mapping[str, rgs.Code]) -> rgs.Code:
    ends = range(len(code.code) - 1, HEADING - 1, -1)
    return next(codes[code.code[:end]] for end in ends if code.code[:end] in codes)


def meaning(code: rgs.Code) -> str:
    return code.kind.value if code.kind else f"none: {words.say(saying(f'rgs.none.{code.why}'))}"


def page() -> str:
    """Return the reference page."""
    parts = [HEAD]
    for directive in DIRECTIVES.values():
        parts.append(f'\n## `custom "{directive.word}"`\n\n')
        parts.append(f"Written: {shape(directive.word, directive.slots)}\n")
        if directive.variants:
            parts.append("\n| name | followed by |\n|---|---|\n")
            for name, slots in directive.variants.items():
                parts.append(f"| `{name}` | {after(slots)} |\n")
        else:
            parts.append(values(directive.slots))
        parts.append(keys(directive.keys, directive.required))
    parts.append("\n## On `open`\n\nInherited by the accounts below: ")
    parts.append(", ".join(f"`{key}`" for key in INHERITED) + ".\n")
    parts.append(keys(ON_OPEN))
    parts.append("\n| key | only on accounts of class |\n|---|---|\n")
    for key, classes in APPLIES_TO.items():
        parts.append(f"| `{key}` | {', '.join(sorted(each.value for each in classes))} |\n")
    parts.append(CLASSES + chart())
    parts.append("\n## On transactions and postings\n" + keys(ON_TRANSACTION))
    parts.append("\n## On planned transactions (flag `#`)\n" + keys(ON_PLAN))
    parts.append(TAIL)
    return "".join(parts)


def shape(word: str, slots: tuple[Slot, ...]) -> str:
    named = " ".join(f"[{slot.name}]" if slot.optional else slot.name.upper() for slot in slots)
    return f'`DATE custom "{word}" {named}`'


def values(slots: tuple[Slot, ...]) -> str:
    rows = "".join(
        f"| {slot.name}{' (may be left out)' if slot.optional else ''} | {said(slot.kind)} |\n"
        for slot in slots
    )
    return f"\n| value | what it is |\n|---|---|\n{rows}"


def after(slots: tuple[Slot, ...]) -> str:
    return "; ".join(
        f"{slot.name}{' (may be left out)' if slot.optional else ''}: {said(slot.kind)}"
        for slot in slots
    )


def keys(table: Mapping[str, Kind], required: tuple[str, ...] = ()) -> str:
    if not table:
        return ""
    rows = "".join(
        f"| `{key}`{' (required)' if key in required else ''} | {said(kind)} |\n"
        for key, kind in table.items()
    )
    return f"\n| key | what it is |\n|---|---|\n{rows}"


def said(kind: Kind) -> str:
    return words.say(kind.expected).replace("|", "\\|")


def test_the_reference_says_what_the_tables_say() -> None:
    assert PAGE.read_text("utf-8") == page()


if __name__ == "__main__":
    PAGE.parent.mkdir(parents=True, exist_ok=True)
    PAGE.write_text(page(), "utf-8")
