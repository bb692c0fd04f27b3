"""The customers, each with a size and a habit."""

from __future__ import annotations

from typing import NamedTuple

from ibans import customer_iban


class Customer(NamedTuple):
    """A customer: `size` in euros an order in a plain month, `often` in orders per 100 months."""

    name: str
    at_bank: str
    iban: str
    habit: str
    terms: str
    size: int
    often: int
    limit: int = 0
    contract: int = 0
    renews: int = 0

    @property
    def address(self) -> str:
        """Return the administration's e-mail address, at a domain that cannot exist."""
        words = "".join(sign if sign.isalnum() else "-" for sign in self.name.lower())
        return f"administratie@{'-'.join(w for w in words.split('-') if w)}.example"


# name, habit, terms, euros an order, orders per 100 months, credit limit, contract a year, month
_TABLE: tuple[tuple[str, str, str, int, int, int, int, int], ...] = (
    ("Rijwielhuis Jansen", "late", "30", 4600, 150, 25000, 0, 0),
    ("Tweewielers Bosman", "late", "30", 4050, 80, 20000, 0, 0),
    ("Fietspunt Amersfoort", "day", "30", 6050, 110, 40000, 0, 0),
    ("Van Dalen Rijwielen", "thursday", "30", 5800, 110, 40000, 2400, 3),
    ("Profiel Fietsen Zwolle", "early", "30", 5200, 100, 35000, 0, 0),
    ("Stadsfiets Utrecht", "monthend", "30 eom", 6850, 100, 60000, 3600, 1),
    ("De Groene Fietser", "day", "30", 4150, 90, 25000, 0, 0),
    ("Rijwielshop Deventer", "thursday", "30", 3850, 90, 25000, 0, 0),
    ("Hendriks Tweewielers", "noref", "30", 3700, 90, 25000, 0, 0),
    ("Fietsplein Breda", "late", "30", 4500, 90, 30000, 0, 0),
    ("Kuipers Wielersport", "slow", "30", 4050, 80, 25000, 0, 0),
    ("Bakfietshuis Haarlem", "day", "30", 5550, 80, 35000, 1800, 4),
    ("Dijkstra Fietsen", "early", "30", 3450, 80, 20000, 0, 0),
    ("Veldhuis & Zn.", "twentyfifth", "30", 4200, 80, 25000, 0, 0),
    ("Fietsenier Groningen", "thursday", "30", 4400, 80, 30000, 0, 0),
    ("De Trapper Nijmegen", "parts", "30", 3800, 80, 25000, 0, 0),
    ("Rijwielhandel Smit", "sloppy", "30", 2900, 90, 20000, 0, 0),
    ("Wielerhuis Limburg", "late", "30", 4150, 70, 25000, 0, 0),
    ("Zadel & Stuur", "noref", "14", 2450, 70, 10000, 0, 0),
    ("Fietscentrum Alkmaar", "day", "30", 3600, 70, 20000, 0, 0),
    ("Tandem Leiden", "early", "14", 2550, 70, 10000, 0, 0),
    ("Oosterhof Rijwielen", "slow", "30", 3250, 70, 20000, 0, 0),
    ("Poldersport Lelystad", "thursday", "30", 3100, 70, 20000, 0, 0),
    ("Het Verzet Wageningen", "day", "14", 2300, 60, 10000, 0, 0),
    ("Bij de Brug Fietsen", "parts", "30", 3000, 60, 15000, 0, 0),
    ("Mulder Mobiliteit", "monthend", "30 eom", 4300, 60, 30000, 2900, 9),
    ("Fietsatelier Delft", "day", "14", 2400, 60, 10000, 0, 0),
    ("Kroon Tweewielers", "late", "30", 3150, 60, 20000, 0, 0),
    ("Duinfiets Bergen", "early", "30", 2650, 60, 15000, 0, 0),
    ("De Velg Tilburg", "thursday", "30", 3350, 60, 20000, 0, 0),
    ("Wijkfiets Rotterdam", "noref", "30", 2900, 50, 15000, 0, 0),
    ("Ruiter Rijwielen", "slow", "30", 2800, 50, 15000, 0, 0),
    ("Gemeente Waterveen", "day", "30", 7200, 25, 0, 9600, 2),
    ("Zorggroep De Linde", "twentyfifth", "30", 5650, 20, 0, 8400, 5),
    ("Pakketfiets Nederland", "monthend", "30 eom", 8450, 45, 45000, 12600, 1),
    ("Hotel De Kade", "day", "14", 1650, 15, 5000, 1500, 6),
    ("Vakantiepark Duinrand", "early", "14", 4600, 25, 15000, 4200, 4),
    ("Universiteit Oostrand", "twentyfifth", "30", 4950, 15, 0, 7800, 10),
    ("Leasefiets Direct", "thursday", "30", 7750, 55, 45000, 14400, 7),
    ("Natuurcamping Heidehof", "noref", "14", 1500, 15, 5000, 1200, 11),
)


def _at_bank(name: str) -> str:
    return name.upper().replace("& ZN.", "EN ZN") + (
        "" if name.startswith(("Gemeente", "Universiteit")) else " BV"
    )


CUSTOMERS = tuple(
    Customer(name, _at_bank(name), customer_iban(index), *rest)
    for index, (name, *rest) in enumerate(_TABLE)
)
