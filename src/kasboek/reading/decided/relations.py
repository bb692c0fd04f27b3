"""Customers and suppliers, and finding them by the names on a bank line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kasboek.core.relations import Counterparty
from kasboek.core.relations import PaysBy
from kasboek.core.relations import Priority

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Mapping

    from kasboek.reading.language.schema import Statement


def counterparties(listed: Iterable[Statement]) -> dict[str, Counterparty]:
    """Return the relations in force by name; who both buys and sells is one, and a customer."""
    found: dict[str, Counterparty] = {}
    for each in listed:
        name, keys = each.values[0], each.keys
        customer = each.directive.word == "customer" or (name in found and found[name].customer)
        found[name] = Counterparty(
            name,
            customer,
            each.source,
            aliases=keys.get("alias", ()),
            iban=keys.get("iban"),
            payment_terms=keys.get("payment-terms"),
            pays_on=keys.get("pays-on"),
            credit_limit=keys.get("credit-limit"),
            insured_limit=keys.get("insured-limit"),
            own_risk=keys.get("own-risk"),
            email=keys.get("email"),
            language=keys.get("language"),
            consumer=keys.get("consumer", False),
            priority=keys.get("priority", Priority.NORMAL),
            discount=keys.get("discount"),
            pays_by=keys.get("pays-by", PaysBy.TRANSFER),
        )
    return found


class Names:
    """Finds a relation's name by payee: name or alias, in any case."""

    def __init__(self, relations: Mapping[str, Counterparty]) -> None:
        """Index names and aliases; a name comes before another's alias."""
        self._exact = {name: name for name in relations}
        self._plain: dict[str, str] = {}
        for relation in relations.values():
            self._plain[plain(relation.name)] = relation.name
        for relation in relations.values():
            for alias in relation.aliases:
                self._plain.setdefault(plain(alias), relation.name)
        self._bare = {_bare(text): name for text, name in reversed(self._plain.items())}

    def of(self, payee: str) -> str:
        """Return the relation's name, or the payee itself where nobody is called that."""
        found = self._exact.get(payee)
        if found is None:
            found = self._exact[payee] = self._plain.get(plain(payee), payee)
        return found

    def of_account(self, leaf: str) -> str | None:
        """Return the relation a leaf account is named after: `RijwielhuisJansen`, `Frames-Co`."""
        return self._bare.get(_bare(leaf))


def _bare(name: str) -> str:
    return "".join(filter(str.isalnum, name.lower()))


def plain(name: str) -> str:
    """Return a name in lower case with single spaces."""
    return " ".join(name.lower().split())
