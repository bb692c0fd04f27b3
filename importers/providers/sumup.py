"""SumUp's two tables: the report of sales with their payouts, and the business account.

In the report each sale by card has a second row with the same code: its payout. Only what succeeded
counts; cash does not pass through SumUp. The report names no currency: it is taken to be euro. The
business account is an account of its own, with a balance per row and no fees.
"""

from __future__ import annotations

from collections import Counter
from decimal import Decimal

from kasboek.core.saying import saying
from kasboek.importers import table
from kasboek.importers.fields import clean
from kasboek.importers.providers import lines
from kasboek.importers.providers.days import Days
from kasboek.importers.statement import BankLine
from kasboek.importers.statement import PartKind
from kasboek.importers.statement import StatementFile
from kasboek.importers.statement import Unreadable

NAME = "sumup"
TITLE = "SumUp CSV"
PROVIDER = "sumup"
BUSINESS = "sumupbusiness"
"""In one word, so that it is never taken for the account of the sales."""
SALES = {
    "date": (
        "date",
        "datum",
        "zeitstempel",
        "data",
        "fecha",
        "timestamp",
        "date de transaction",
    ),
    "id": (
        "transaction id",
        "transaction code",
        "transaktions-id",
        "transaktionscode",
        "réf. transaction",
        "transactie-id",
        "transactiecode",
        "codice transazione",
        "id transazione",
        "id de transacción",
        "código de transacción",
    ),
    "kind": (
        "transaction type",
        "payment type",
        "transaktionsart",
        "zahlungsart",
        "type de transaction",
        "transactietype",
        "soort transactie",
        "tipo transazione",
        "tipo di transazione",
        "tipo de transacción",
    ),
    "status": ("status", "état", "stato", "estado"),
    "method": (
        "payment method",
        "zahlungsmethode",
        "méthode de paiement",
        "betaalmethode",
        "metodo di pagamento",
        "método de pago",
    ),
    "gross": (
        "total",
        "amount incl. vat",
        "amount",
        "betrag inkl. mwst.",
        "betrag",
        "montant total",
        "totaal",
        "bedrag incl. btw",
        "bedrag",
        "importo totale",
        "importo",
        "importe total",
        "importe",
    ),
    "fee": (
        "fee",
        "fee amount",
        "gebühr",
        "gebührenbetrag",
        "frais",
        "kosten",
        "commissione",
        "comisión",
    ),
    "net": (
        "payout",
        "payout amount",
        "auszahlung",
        "auszahlungsbetrag",
        "virement",
        "uitbetaling",
        "uitbetaald bedrag",
        "accredito",
        "bonifico",
        "pago",
    ),
    "text": ("description", "beschreibung", "omschrijving", "descrizione", "descripción"),
    "batch": (
        "payout id",
        "auszahlungs-id",
        "uitbetalings-id",
        "uitbetaling-id",
        "id accredito",
        "id de pago",
        "id du virement",
    ),
    "paid": (
        "payout date",
        "auszahlungsdatum",
        "date du virement",
        "uitbetaaldatum",
        "datum uitbetaling",
        "data accredito",
        "fecha de pago",
    ),
}
_SALES_OPTIONAL = frozenset({"method", "text", "batch", "paid"})
ACCOUNT = {
    "date": ("data transazione", "transaction date", "transaktionsdatum", "transactiedatum"),
    "id": ("codice transazione", "transaction code", "transaktionscode", "transactiecode"),
    "balance": (
        "saldo disponibile",
        "available balance",
        "verfügbares guthaben",
        "beschikbaar saldo",
    ),
    "text": ("riferimento", "reference", "referenz", "referentie"),
    "kind": ("tipo transazione", "transaction type", "transaktionstyp", "transactietype"),
    "purpose": ("causale pagamento", "payment reference", "verwendungszweck", "omschrijving"),
    "out": ("importo di fatturazione in uscita", "billing amount out"),
    "in": ("importo di fatturazione in entrata", "billing amount in"),
    "amount": ("importo", "amount", "betrag", "bedrag"),
    "unit": ("valuta della carta", "card currency", "billing currency"),
}
_ACCOUNT_OPTIONAL = frozenset(ACCOUNT) - {"date", "id", "balance"}
_SALE = frozenset(
    {
        "sale",
        "payment",
        "umsatz",
        "zahlung",
        "vente",
        "paiement",
        "verkoop",
        "betaling",
        "vendita",
        "pagamento",
        "venta",
    }
)
_REFUND = frozenset(
    {
        "refund",
        "rückerstattung",
        "erstattung",
        "remboursement",
        "terugbetaling",
        "rimborso",
        "reembolso",
    }
)
_CHARGEBACK = frozenset({"chargeback", "charge back", "rückbuchung", "rétrofacturation", "storno"})
_PAYOUT = frozenset(
    {
        "payout",
        "auszahlung",
        "virement",
        "uitbetaling",
        "accredito",
        "bonifico",
        "pago",
    }
)
_DONE = frozenset(
    {
        "successful",
        "paid",
        "paid out",
        "paid_out",
        "refunded",
        "erfolgreich",
        "gezahlt",
        "ausgezahlt",
        "erstattet",
        "accepté",
        "réussi",
        "payé",
        "remboursé",
        "geslaagd",
        "voltooid",
        "betaald",
        "uitbetaald",
        "terugbetaald",
        "riuscita",
        "completato",
        "completata",
        "approvato",
        "pagato",
        "rimborsato",
        "completado",
        "pagado",
        "con éxito",
    }
)
_LEFT_OUT = {
    word: reason
    for reason, words in {
        "canceled": (
            "cancelled",
            "canceled",
            "abgebrochen",
            "storniert",
            "annulé",
            "geannuleerd",
            "annullato",
            "annullata",
            "cancelado",
        ),
        "failed": (
            "failed",
            "fehlgeschlagen",
            "échoué",
            "refusé",
            "mislukt",
            "declined",
            "fallito",
            "fallita",
            "non riuscita",
            "fallido",
        ),
        "pending": (
            "scheduled",
            "pending",
            "geplant",
            "ausstehend",
            "prévu",
            "planifié",
            "en attente",
            "gepland",
            "in behandeling",
            "programmato",
            "in sospeso",
            "programado",
            "pendiente",
        ),
    }.items()
    for word in words
}
_CASH = frozenset({"cash", "bar", "contant", "espèces", "contanti", "efectivo"})


def identify(text: str) -> bool:
    """Return whether this is one of the two tables, by columns that only SumUp has together."""
    return _is(text, SALES, ("id", "kind", "status", "fee", "net")) or _is_account(text)


def _is(text: str, columns: dict[str, tuple[str, ...]], wanted: tuple[str, ...]) -> bool:
    _, names = table.header_of(text)
    found = {name.lower() for name in names}
    return all(found & set(columns[name]) for name in wanted)


def _is_account(text: str) -> bool:
    return _is(text, ACCOUNT, ("date", "id", "balance"))


def read(text: str) -> StatementFile:
    """Read the table; a word for a type or status that is not known stops it."""
    return _account(text) if _is_account(text) else _sales(text)


def _sales(text: str) -> StatementFile:
    rows = lines.rows(table.table(text, SALES, _SALES_OPTIONAL), SALES)
    numbers = lines.Numbers(rows, ("gross", "fee", "net"))
    skipped: Counter[str] = Counter()
    found = []
    for at, row in rows:
        status = row["status"].lower()
        if row["method"].lower() in _CASH and status in _DONE:
            skipped["cash"] += 1
        elif status in _LEFT_OUT:
            skipped[_LEFT_OUT[status]] += 1
        elif status in _DONE:
            found.append(_sale(at, row, numbers))
        else:
            raise Unreadable(saying("providers.bad-status", line=at, text=row["status"][:40]))
    by_currency = {"EUR": found} if found else {}
    statements = lines.statements(PROVIDER, by_currency)
    return StatementFile(NAME, statements, tuple(sorted(skipped.items())))


def _sale(at: int, row: dict[str, str], numbers: lines.Numbers) -> BankLine:
    kind = _kind(at, row["kind"])
    gross, fee, net = (numbers(at, row[name]) for name in ("gross", "fee", "net"))
    if kind is PartKind.PAYOUT:
        lines.agreed(at, gross, -fee, net)
        amount, fee = -net, Decimal()
    else:
        back = kind is not PartKind.GROSS
        gross = -abs(gross) if back else gross
        amount = -abs(net) if back else net
        fee = amount - gross if back else -fee
        lines.agreed(at, gross, fee, amount)
    batch = row["batch"] if kind is PartKind.PAYOUT else ""
    return BankLine(
        lines.day_of(at, row["paid"] if kind is PartKind.PAYOUT and row["paid"] else row["date"]),
        amount,
        "" if kind is PartKind.GROSS else "SumUp",
        "",
        clean(f"{row['text']} {row['id']} {batch}"),
        at,
        None,
        f"sumup {row['id']} {kind}",
        None,
        row["kind"],
        (),
        "",
        lines.parts((kind, amount - fee, batch), (PartKind.FEE, fee)),
    )


def _kind(at: int, text: str) -> PartKind:
    kinds = {
        PartKind.GROSS: _SALE,
        PartKind.PAYOUT: _PAYOUT,
        PartKind.REFUND: _REFUND,
        PartKind.CHARGEBACK: _CHARGEBACK,
    }
    for kind, words in kinds.items():
        if text.lower() in words:
            return kind
    raise Unreadable(saying("providers.bad-type", line=at, text=text[:40]))


def _account(text: str) -> StatementFile:
    rows = lines.rows(table.table(text, ACCOUNT, _ACCOUNT_OPTIONAL), ACCOUNT)
    numbers = lines.Numbers(rows, ("in", "out", "amount", "balance"))
    days = Days(row["date"] for _, row in rows)
    found = lines.by_currency(
        (
            lines.currency(at, row["unit"] or "EUR"),
            BankLine(
                days.read(at, row["date"]),
                numbers(at, row["in"]) - numbers(at, row["out"]) + numbers(at, row["amount"]),
                clean(row["text"]),
                "",
                clean(f"{row['purpose']} {row['kind']}"),
                at,
                numbers(at, row["balance"]),
                f"sumup {row['id']}" if row["id"] else None,
                code=row["kind"],
            ),
        )
        for at, row in rows
    )
    return StatementFile(NAME, lines.statements(BUSINESS, found))
