"""PayPal's words in its languages: English, Dutch, German, French, Italian, Spanish."""

from __future__ import annotations

import re

from kasboek.importers.statement import PartKind

COLUMNS = {
    "date": ("date", "datum", "fecha", "data"),
    "zone": (
        "time zone",
        "timezone",
        "tijdzone",
        "zeitzone",
        "fuseau horaire",
        "fuso orario",
        "zona horaria",
    ),
    "name": ("name", "naam", "nom", "nome", "nombre"),
    "kind": (
        "type",
        "typ",
        "tipo",
        "description",
        "omschrijving",
        "beschreibung",
        "descrizione",
        "descripción",
    ),
    "status": ("status", "état", "stato", "estado"),
    "unit": ("currency", "valuta", "währung", "devise", "divisa", "moneda"),
    "gross": ("gross", "bruto", "brutto", "avant commission", "brut", "lordo"),
    "fee": (
        "fee",
        "kosten",
        "vergoeding",
        "gebühr",
        "gebühren",
        "entgelt",
        "commission",
        "frais",
        "tariffa",
        "commissione",
        "comisión",
        "tarifa",
    ),
    "net": ("net", "netto", "neto"),
    "balance": ("balance", "saldo", "guthaben", "solde"),
    "id": (
        "transaction id",
        "transactiereferentie",
        "transactie-id",
        "transactiecode",
        "transaktionscode",
        "numéro de transaction",
        "codice transazione",
        "id. de transacción",
        "id de transacción",
        "identificador de transacción",
    ),
    "reference": (
        "reference txn id",
        "referentie transactie-id",
        "referentie-id transactie",
        "gekoppelde transactiereferentie",
        "zugehöriger transaktionscode",
        "numéro de la transaction de référence",
        "nº de transaction de référence",
        "codice transazione di riferimento",
        "id. de referencia de trans.",
        "id de referencia de transacción",
    ),
    "impact": (
        "balance impact",
        "effect op saldo",
        "invloed op saldo",
        "gevolgen voor saldo",
        "auswirkung auf guthaben",
        "impact sur le solde",
        "impatto sul saldo",
        "impacto en el saldo",
        "efecto en el saldo",
    ),
    "event": (
        "transaction event code",
        "transactiegebeurteniscode",
        "transaktionsereigniscode",
        "code d'événement de la transaction",
        "codice evento transazione",
        "código de evento de transacción",
    ),
    "item": (
        "item title",
        "objectnaam",
        "artikelbezeichnung",
        "titre de l'objet",
        "titolo oggetto",
        "título del artículo",
    ),
    "subject": ("subject", "onderwerp", "betreff", "objet", "oggetto", "asunto"),
    "invoice": (
        "invoice number",
        "invoice id",
        "factuurnummer",
        "rechnungsnummer",
        "numéro de facture",
        "nº de facture",
        "n° fattura",
        "número de factura",
        "id. de factura",
    ),
    "note": ("note", "opmerking", "notitie", "hinweis", "remarque", "messaggio", "nota"),
}
OPTIONAL = frozenset(
    {
        "zone",
        "name",
        "status",
        "balance",
        "reference",
        "impact",
        "event",
        "item",
        "subject",
        "invoice",
        "note",
    }
)
AMERICAN = ("America/", "US/", "PST", "PDT", "MST", "MDT", "CST", "CDT", "EST", "EDT", "Pacific")
"""Zones whose accounts write the month first, unless the days of the file say otherwise."""
MEMO = "memo"
UNDONE = {
    "pending": (
        "pending",
        "in behandeling",
        "ausstehend",
        "offen",
        "en attente",
        "in sospeso",
        "in corso",
        "pendiente",
        "on hold",
        "held",
    ),
    "denied": (
        "denied",
        "geweigerd",
        "abgelehnt",
        "refus",
        "rifiutat",
        "rechazad",
        "denegad",
        "failed",
        "mislukt",
        "fehlgeschlagen",
        "échoué",
    ),
    "canceled": (
        "canceled",
        "cancelled",
        "geannuleerd",
        "storniert",
        "annul",
        "cancelad",
        "removed",
        "expired",
        "verlopen",
        "abgelaufen",
        "expiré",
        "voided",
    ),
}
DONE = (
    "complet",
    "voltooid",
    "afgerond",
    "abgeschlossen",
    "terminé",
    "effectué",
    "paid",
    "cleared",
    "refunded",
    "terugbetaald",
    "rückerstattet",
    "erstattet",
    "remboursé",
    "rimborsat",
    "reembolsad",
    "reversed",
    "teruggeboekt",
    "zurückgebucht",
    "partially",
    "gedeeltelijk",
    "teilweise",
)
_EVENTS = (
    ("T02", PartKind.TRANSFER),
    ("T03", PartKind.PAYOUT),
    ("T04", PartKind.PAYOUT),
    ("T07", PartKind.PAYOUT),
    ("T01", PartKind.FEE),
    ("T1106", PartKind.CHARGEBACK),
    ("T1201", PartKind.CHARGEBACK),
    ("T1202", PartKind.CHARGEBACK),
    ("T1107", PartKind.REFUND),
    ("T11", PartKind.RESERVE),
    ("T15", PartKind.RESERVE),
    ("T21", PartKind.RESERVE),
    ("T00", PartKind.GROSS),
)
"""By PayPal's own codes, which are the same in every language; the first that fits counts."""
_CODE = re.compile(r"T\d{4}").fullmatch
_KINDS = (
    (PartKind.TRANSFER, ("conversi", "umrechnung", "omrekening", "wisselen")),
    (PartKind.CHARGEBACK, ("chargeback", "dispute", "geschil", "rückbuchung", "contestat")),
    (
        PartKind.REFUND,
        (
            "refund",
            "terugbetaling",
            "rückzahlung",
            "erstattung",
            "rembours",
            "rimborso",
            "reembolso",
        ),
    ),
    (
        PartKind.RESERVE,
        (
            "hold",
            "release",
            "reserve",
            "blokkering",
            "vrijgave",
            "einbehalt",
            "freigabe",
            "blocage",
            "déblocage",
            "retenue",
            "blocco",
            "sblocco",
            "trattenut",
            "retención",
        ),
    ),
    (
        PartKind.PAYOUT,
        (
            "withdrawal",
            "deposit",
            "transfer to bank",
            "opname",
            "storting",
            "overboeking naar",
            "bankrekening",
            "abbuchung",
            "auszahlung",
            "bankgutschrift",
            "einzahlung",
            "gutschrift auf",
            "bankkonto",
            "virement",
            "retrait",
            "approvisionnement",
            "débit sur carte",
            "prelievo",
            "bonifico",
            "versamento",
            "conto bancario",
            "retirada",
            "cuenta bancaria",
            "depósito",
        ),
    ),
    (PartKind.FEE, ("fee", "kosten", "gebühr", "frais", "commission", "tariffa", "comisión")),
)
"""By words in the type, where a file has no codes."""


def kind(event: str, text: str) -> PartKind:
    """Return what a row's gross amount is: by PayPal's code where it has one, else by its type."""
    if _CODE(event):
        found = next((each for start, each in _EVENTS if event.startswith(start)), None)
        return found or PartKind.OTHER
    lowered = text.lower()
    for each, said in _KINDS:
        if any(word in lowered for word in said):
            return each
    return PartKind.GROSS
