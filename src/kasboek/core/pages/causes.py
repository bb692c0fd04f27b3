"""Alerts as the page shows them: each cause with its line in the ledger, and where more stands."""

from __future__ import annotations

from collections.abc import Iterator

from kasboek.core.alerts import Alert
from kasboek.core.alerts.shape import alert
from kasboek.core.pages.look import Look
from kasboek.core.saying import Say
from kasboek.core.saying import Source
from kasboek.core.shapes.shape import Json
from kasboek.core.shapes.shape import source


def alerts(look: Look, say: Say) -> list[Json]:
    """Write the alerts, worst first, as `kasboek check --json` does, with what a page links to."""
    if not look.alerts:
        return []
    lines = dict(_lines(look))
    return [_alert(look, one, lines, say) for one in look.alerts]


def _lines(look: Look) -> Iterator[tuple[str, Source | None]]:
    """Yield where each open item and each item of the year ahead stands in the ledger."""
    yield from ((one.id, one.source) for one in look.book.items)
    yield from ((one.item.id, one.item.source) for one in look.year.drafts)


def _alert(look: Look, one: Alert, lines: dict[str, Source | None], say: Say) -> Json:
    """Write one alert; a cause is that of the item beside it, as far as there are items."""
    shaped = alert(one, say)
    items = (*one.items, *[""] * len(one.because))
    return {
        **shaped,
        "key": f"{one.policy}|{one.subject or ''}",
        "causes": [
            {"says": says, "source": source(lines.get(item))}
            for says, item in zip(shaped["because"], items, strict=False)
        ],
        "opens": _opens(look, one),
    }


def _opens(look: Look, one: Alert) -> Json | None:
    """Write where all of it is seen: an account, a customer or supplier, or the forecast."""
    if one.subject in look.book.accounts:
        return {"what": "account", "name": one.subject}
    if one.subject in look.book.counterparties:
        return {"what": "counterparty", "name": one.subject}
    return {"what": "forecast", "name": ""} if one.first_breach else None
