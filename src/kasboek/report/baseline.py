"""The baseline report as Markdown: where the company stands, and the first things to do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kasboek import words
from kasboek.core.ahead.sentences import lowest
from kasboek.core.ahead.sentences import safe
from kasboek.core.capital import Group
from kasboek.core.capital import Kinds
from kasboek.core.capital import band
from kasboek.core.capital.results import INCOME
from kasboek.core.capital.results import Line
from kasboek.core.kpi import wording
from kasboek.core.kpi.registry import KPIS
from kasboek.core.owed.ageing import Ageing
from kasboek.core.owed.ageing import Bucket
from kasboek.core.owed.ageing import by_counterparty
from kasboek.core.saying import Money
from kasboek.core.saying import Saying
from kasboek.core.saying import saying
from kasboek.report import markdown

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from kasboek.core.capital.results import Results
    from kasboek.core.position.baseline import Baseline
    from kasboek.core.position.baseline import Held
    from kasboek.core.saying import Value

_UNTITLED = ("", "Beancount")
"""The latter is what Beancount calls a ledger without a title."""
_LARGEST = 5
_LEFT = (Group.LONG_TERM_ASSETS, Group.CURRENT_ASSETS, Group.UNCLASSIFIED_ASSETS)
_RIGHT = (
    Group.LONG_TERM_LIABILITIES,
    Group.CURRENT_LIABILITIES,
    Group.UNCLASSIFIED_LIABILITIES,
)
_KINDS = tuple(
    f"{kind}-working-capital"
    for kind in ("permanent", "regular", "reserve", "temporary", "seasonal", "special")
)
_COSTS = (Line.COST_OF_SALES, Line.OTHER_COSTS, Line.DEPRECIATION)


def write(found: Baseline, lang: str) -> str:
    """Return the report in a language; it ends with a line end."""
    writer = Writer(found, lang)
    return "\n\n".join(part for part in writer.parts() if part) + "\n"


class Writer:
    """Puts a baseline into words of one language."""

    def __init__(self, found: Baseline, lang: str) -> None:
        """Keep what is to be written, and in which language."""
        self._found = found
        self._lang = lang

    def parts(self) -> Iterator[str]:
        """Yield the report's parts in order: what to do comes first, the evidence after it."""
        found = self._found
        named = found.book.title not in _UNTITLED
        title = self._tell("baseline.title", title=found.book.title)
        yield markdown.heading(title if named else self._tell("baseline.untitled"), 1)
        yield markdown.plain(self._tell("baseline.intro", date=found.day))
        yield markdown.heading(self._tell("baseline.todo"))
        if found.todo:
            yield markdown.numbered(
                self._tell("baseline.do", wrong=one.wrong, do=one.do) for one in found.todo
            )
        else:
            yield markdown.plain(self._tell("baseline.nothing-to-do"))
        yield from self._bank()
        yield from self._sheet()
        yield from self._results()
        yield from self._open("receivables", found.receivables)
        yield from self._open("payables", found.payables)
        yield from self._figures()
        yield from self._capital()
        yield from self._missing()

    def _bank(self) -> Iterator[str]:
        yield markdown.heading(self._tell("baseline.bank"))
        if not self._found.bank:
            yield markdown.plain(self._tell("steps.bank-open"))
            return
        heads = ("account", "kind", "until", "balance", "overdraft")
        rows = [self._held(each) for each in self._found.bank]
        yield markdown.table([self._tell(f"baseline.{head}") for head in heads], rows, left=3)
        if ahead := self._found.ahead:
            yield markdown.bullets([self._say(safe(ahead)), self._say(lowest(ahead))])

    def _held(self, held: Held) -> tuple[str, ...]:
        return (
            held.account,
            self._tell(f"baseline.kind-{held.kind.value}"),
            words.day(held.until, self._lang) if held.until else "-",
            "; ".join(words.money(one, self._lang) for one in held.balances) or "-",
            words.money(held.overdraft, self._lang) if held.overdraft else "",
        )

    def _sheet(self) -> Iterator[str]:
        found = self._found.sheet
        yield markdown.heading(self._tell("baseline.sheet"))
        rows: list[tuple[str, str]] = []
        for group in _LEFT:
            rows += [(self._part(part.value), self._money(a)) for part, a in found.parts(group)]
        rows.append((self._tell("baseline.total-assets"), self._money(found.assets)))
        yield self._two("baseline.assets", rows)
        rows = [(self._part("equity"), self._money(found.equity))]
        for group in _RIGHT:
            rows += [(self._part(part.value), self._money(a)) for part, a in found.parts(group)]
        total = self._money(found.equity + found.liabilities)
        rows.append((self._tell("baseline.total-liabilities"), total))
        yield self._two("baseline.liabilities", rows)
        lacking = (*found.unpriced, *found.unpriced_long)
        yield markdown.bullets(self._tell("kpi.no-price", amount=each) for each in lacking)

    def _results(self) -> Iterator[str]:
        year, before = self._found.year, self._found.before
        yield markdown.heading(self._tell("baseline.results"))
        if year is None:
            yield markdown.plain(self._tell("kpi.no-full-month"))
            return
        yield markdown.plain(
            self._tell(
                "baseline.period", first=year.first, last=year.last, count=self._found.months
            )
        )
        columns = [year] if before is None else [year, before]
        heads = ["", self._tell("baseline.year"), self._tell("baseline.before")]
        yield markdown.table(heads[: len(columns) + 1], list(self._lines(columns)))
        rows = [(each.account, self._money(each.amount)) for each in self._found.costs]
        if rows:
            yield self._two("baseline.costs", rows)
        yield markdown.bullets(self._tell("kpi.no-price", amount=each) for each in year.unpriced)

    def _lines(self, columns: list[Results]) -> Iterator[tuple[str, ...]]:
        def line(name: str, amounts: list[Decimal]) -> tuple[str, ...]:
            return (self._part(name), *map(self._money, amounts))

        yield line("revenue", [one.of(Line.REVENUE) for one in columns])
        for each in _COSTS:
            yield line(each.value, [-one.of(each) for one in columns])
        yield line("before-interest", [one.before_interest for one in columns])
        for each in (Line.INTEREST_INCOME, Line.INTEREST, Line.PROFIT_TAX):
            if any(one.of(each) for one in columns):
                sign = 1 if each in INCOME else -1
                yield line(each.value, [sign * one.of(each) for one in columns])
        yield (self._tell("baseline.net"), *(self._money(one.net) for one in columns))

    def _open(self, side: str, found: Ageing) -> Iterator[str]:
        yield markdown.heading(self._tell(f"baseline.{side}"))
        rows = [
            (self._tell(f"ageing.bucket-{each.value}"), self._money(found.buckets[each]))
            for each in Bucket
        ]
        rows.append((self._tell("ageing.total"), self._money(found.total)))
        rows.append((self._tell("ageing.unexplained"), self._money(found.unexplained_total)))
        rows.append((self._tell("ageing.ledger"), self._money(found.ledger_total)))
        yield self._two("baseline.late", rows)
        parties = by_counterparty(found)[:_LARGEST]
        if parties:
            heads = ("largest", "open", "overdue")
            yield markdown.table(
                [self._tell(f"baseline.{head}") for head in heads],
                [(one.name, self._money(one.open), self._money(one.overdue)) for one in parties],
            )
        yield markdown.bullets(self._tell("kpi.no-price", amount=each) for each in found.unpriced)

    def _figures(self) -> Iterator[str]:
        currency = self._found.book.currency
        yield markdown.heading(self._tell("baseline.figures"))
        heads = ("figure", "now", "target", "status")
        rows: list[tuple[str, ...]] = []
        unknown: list[str] = []
        for one in self._found.figures:
            now, asked = wording.value(one, currency), wording.target(one, currency)
            if now is None:
                reason = one.figure.reason or saying("looks.undefined")
                unknown.append(self._tell("baseline.unknown", figure=one.kpi.title, reason=reason))
                continue
            rows.append(
                (
                    self._say(one.kpi.title),
                    self._put(now),
                    self._put(asked) if asked else "",
                    self._tell(f"status.{one.status.value}"),
                )
            )
        yield markdown.table([self._tell(f"baseline.{head}") for head in heads], rows)
        if unknown:
            yield markdown.plain(self._tell("baseline.undefined", count=len(unknown)))
            yield markdown.bullets(unknown)

    def _capital(self) -> Iterator[str]:
        sheet, kinds = self._found.sheet, self._found.kinds
        yield markdown.heading(self._tell("baseline.capital"))
        yield self._two(
            "baseline.capital-level",
            [
                (self._part("current-assets"), self._money(sheet.current_assets)),
                (self._part("current-liabilities"), self._money(sheet.current_liabilities)),
                (self._say(KPIS["working-capital"].title), self._money(sheet.net)),
                (self._say(KPIS["operating-working-capital"].title), self._money(sheet.operating)),
            ],
        )
        told = []
        if sheet.current_liabilities > 0:
            ratio = sheet.current_assets / sheet.current_liabilities
            told.append(self._say(band(ratio)))
        yield markdown.bullets(told)
        if isinstance(kinds, Kinds):
            measured = {one.kpi.name: one for one in self._found.figures}
            rows = [
                (self._say(KPIS[name].title), self._money(amount))
                for name in _KINDS
                if (amount := measured[name].figure.value) is not None
            ]
            left = kinds.points[-1].unexplained
            if left:  # so that temporary is the sum of what stands below it
                rows.append((self._tell("baseline.capital-unexplained"), self._money(left)))
            yield self._two("baseline.capital-kind", rows)
            undrawn = Money(kinds.undrawn, self._found.book.currency)
            yield markdown.plain(self._tell("baseline.undrawn", amount=undrawn))
        else:
            yield markdown.plain(self._tell("baseline.no-kinds", reason=kinds))

    def _missing(self) -> Iterator[str]:
        yield markdown.heading(self._tell("baseline.missing"))
        wrong = [problem for problem in self._found.book.problems if problem.error]
        texts = [
            f"{problem.source}: {self._say(problem.saying)}"
            if problem.source
            else self._say(problem.saying)
            for problem in wrong
        ]
        texts += [
            self._say(check.says)
            for step in self._found.steps
            for check in step.checks
            if not check.done
        ]
        yield markdown.bullets(texts or [self._tell("baseline.nothing-missing")])
        yield markdown.plain(self._tell("baseline.road"))

    def _two(self, title: str, rows: list[tuple[str, str]]) -> str:
        return markdown.table([self._tell(title), self._found.book.currency], rows)

    def _part(self, name: str) -> str:
        word = self._tell(f"input.{name}")
        return word[:1].upper() + word[1:]

    def _money(self, amount: Decimal) -> str:
        return words.number(amount, self._lang)

    def _put(self, what: Money | Saying) -> str:
        return words.money(what, self._lang) if isinstance(what, Money) else self._say(what)

    def _say(self, what: Saying) -> str:
        return words.say(what, self._lang)

    def _tell(self, key: str, /, **values: Value) -> str:
        return words.say(saying(key, **values), self._lang)
