"""BQL functions on an account: `account_root(account)` and `account_class(account)`.

Importing this module registers them with beanquery, as `tables` does its tables. A query that asks
for `account_root(account) = 'expenses'` works in a ledger that calls that root `Kosten`; one that
asks for `account_class(account) = 'vat'` finds the account whatever its name is.
"""

from __future__ import annotations

from typing import Any

from beanquery.query_env import function

from kasboek.plugins.tables import standpoint


@function([str], str, pass_context=True)  # type: ignore[untyped-decorator] # beanquery ships no types
def account_root(context: Any, account: str) -> str | None:  # noqa: ANN401 # as above
    """Return assets, liabilities, equity, income or expenses, whatever the ledger calls them."""
    roots = context.tables["accounts"].types._asdict()
    first = account.partition(":")[0]
    return next((root for root, name in roots.items() if name == first), None)


@function([str], str, pass_context=True)  # type: ignore[untyped-decorator] # beanquery ships no types
def account_class(context: Any, account: str) -> str | None:  # noqa: ANN401 # as above
    """Return an account's class, none where nothing tells it (`kasboek accounts` shows which)."""
    table = context.tables["kpis"]
    at = standpoint(table.entries, table.options)
    found = at.book.accounts.get(account) if at else None
    return found.kind.value if found and found.kind else None
