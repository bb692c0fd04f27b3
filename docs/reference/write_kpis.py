"""Writes kpis.md from the registry: python docs/reference/write_kpis.py.

The same text is under test, so a KPI that changes without its page fails.
"""  # noqa: INP001 # a script beside what it writes, not a package

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from kasboek import words
from kasboek.core.kpi import FIVE
from kasboek.core.kpi import KPIS
from kasboek.core.saying import saying

if TYPE_CHECKING:
    from kasboek.core.kpi.model import Kpi

PAGE = Path(__file__).with_name("kpis.md")
_HEAD = """# KPIs

Written by `python docs/reference/write_kpis.py` from the registry in
`src/kasboek/core/kpi/`; do not edit.

`kasboek kpi` prints them, `kasboek explain kpi NAME` opens one down to the postings, invoices and
forecast items behind it. What is undefined has a reason and no number.

A target is a policy of the KPI's own name: `custom "policy" "dso" 45`. One value means at least
where higher is better and at most where lower is; two values mean at least and at most. Cash,
available cash and the low point are held against the liquidity buffer, free cash and safe to spend
against zero, unless a policy of their own name says otherwise. The status is `breach` on the wrong
side of the target, `warning` within a tenth of it (or above the upper of two values where higher is
better), else `ok`; without a target `none`.

A figure is in one unit, and so is its target: money in the operating currency; days; months; a
`fraction`, which is a part of a whole (0.35 in a policy and in JSON, shown as 35 %); `percent`,
for what is defined times 100 (94.70); a `ratio`, so many times (1.2). JSON rounds fractions to
four decimals and all else to two.

Under each definition stands where definitions differ in practice, and what was chosen here.

The trend is the figure at the end of every full month of the books. Figures of the forecast have
none: a past forecast is the backtest's business.
"""


def page() -> str:
    """Return the text of kpis.md."""
    return "\n".join([_HEAD, *(_section(kpi) for kpi in KPIS.values())])


def _section(kpi: Kpi) -> str:
    first = ", one of the five figures" if kpi.name in FIVE else ""
    title = f"**{words.say(kpi.title)}** ({words.say(kpi.title, 'nl')})"
    lines = [f"## {kpi.name}", "", f"{title}, in {kpi.unit}, better {kpi.better}{first}", ""]
    for lang, name in (("en", "English"), ("nl", "Nederlands")):
        text = words.say(saying(f"kpi.{kpi.name}.definition"), lang)
        formula = words.say(saying(f"kpi.{kpi.name}.formula"), lang)
        note = words.say(saying(f"kpi.{kpi.name}.note"), lang)
        lines += [f"- {name}: {text}", f"  `{formula}`", f"  {note}"]
    return "\n".join([*lines, ""])


if __name__ == "__main__":
    PAGE.write_text(page(), "utf-8")
