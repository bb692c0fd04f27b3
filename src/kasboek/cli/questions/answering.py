"""What an answer becomes: text in the ledger, at once, and a rule where that was asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kasboek.cli.forecasting import today
from kasboek.cli.frame import Exit
from kasboek.core.policy import Rule
from kasboek.core.saying import Source
from kasboek.core.saying import saying
from kasboek.importers.categorising.rule_use import fitting
from kasboek.importers.questions.asking import MERELY_CHOSEN
from kasboek.importers.statement import account_number
from kasboek.writing import rules
from kasboek.writing.answering import Answer
from kasboek.writing.answering import Leg
from kasboek.writing.answering import answered
from kasboek.writing.answering import ended
from kasboek.writing.answering import replaced
from kasboek.writing.decisions import readable
from kasboek.writing.files import Put
from kasboek.writing.files import Refused
from kasboek.writing.files import commit
from kasboek.writing.files import locked
from kasboek.writing.merge import Directive
from kasboek.writing.merge import merged
from kasboek.writing.naming import named

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kasboek.cli.frame import Frame
    from kasboek.core.book import Book
    from kasboek.importers.questions.asking import Asked
    from kasboek.importers.questions.asking import Option
    from kasboek.writing.rules import Wanted


def write(
    frame: Frame, book: Book, asked: Asked, option: Option, wanted: Wanted | None = None
) -> list[Put]:
    """Write an answer, and a rule beside it; all of it or nothing. Return what changed.

    Stops with code 3 where another command holds the ledger, or the booking changed meanwhile.
    """
    head = frame.path().resolve()
    path = head.parent / asked.of.file
    by = _text(frame, asked, option) if option.parts else ""
    try:
        with locked(head.parent):
            before = readable(path)
            after = _replaced(asked, before.decode(), by)
            puts = [Put(path, after.encode(), before)]
            if wanted is not None:
                file = rules.rules_file(book, head)
                if file.resolve() == path.resolve():
                    puts = [Put(path, _ruled(after, wanted).encode(), before)]
                else:
                    was = readable(file)
                    puts.append(Put(file, _ruled(was.decode(), wanted).encode(), was))
            commit(head.parent, puts)
    except Refused as refused:
        frame.stop(Exit.REFUSED, refused.saying.key, **dict(refused.saying.values))
    return puts


def undo(frame: Frame, puts: Sequence[Put]) -> None:
    """Take back what was written; all of it or nothing.

    Stops with code 3 where any of the files changed since.
    """
    root = frame.path().resolve().parent
    try:
        with locked(root):
            commit(root, [Put(each.path, each.before or b"", each.after) for each in puts])
    except Refused as refused:
        frame.stop(Exit.REFUSED, refused.saying.key, **dict(refused.saying.values))


def _ruled(text: str, wanted: Wanted) -> str:
    """Return a file's text with a rule, with the line ends that it has."""
    plain = text.replace("\r\n", "\n")
    rule = Directive(today(), 1, rules.rule_text(today(), wanted))
    return ended(merged(plain, [rule]), text)


def _text(frame: Frame, asked: Asked, option: Option) -> str:
    of = asked.of
    legs = [Leg(p.account, -p.amount, of.currency, p.key, p.number) for p in option.parts]
    because = frame.tell("asking.answered", date=str(today()))
    if _is_other(frame.book(), asked, option):
        key = "asking.answered-for" if of.line.amount > 0 else "asking.answered-to"
        because = frame.tell(key, answered=because, payer=of.line.name)
    if option.told.key not in MERELY_CHOSEN:
        because = frame.tell("asking.answered-by", answered=because, told=option.told)
    if asked.nameless:
        return named(of.booking, of.suspense, legs, because)
    return answered(of.booking, of.suspense, Answer(tuple(legs), option.payee, because))


def _is_other(book: Book, asked: Asked, option: Option) -> bool:
    """Say whether an answer takes the name of who paid out of the booking, who is someone else."""
    line, relation = asked.of.line, book.counterparties.get(option.payee)
    if not option.payee or not line.name or relation is None:
        return bool(option.payee and line.name) and option.payee.casefold() != line.name.casefold()
    known = {name.casefold() for name in (relation.name, *relation.aliases)}
    own = line.iban and relation.iban and account_number(relation.iban) == line.iban
    return not own and line.name.casefold() not in known


def _replaced(asked: Asked, text: str, by: str) -> str:
    try:
        return replaced(text, asked.of.at, asked.of.booking, by)
    except ValueError:
        raise Refused(saying("writing.changed", path=asked.of.file)) from None


def wanted_rule(book: Book, asked: Asked, option: Option) -> Wanted | None:
    """Return the rule that an answer would be; `None` where it settles an item or has no name.

    Number and name are both asked for, where the bank tells both: providers pay for many.
    """
    line = asked.of.line
    name = rules.literal(line.name or line.text)
    if option.place is None or asked.nameless or asked.paper or not name.strip("* "):
        return None
    return rules.Wanted(
        rules.free_label(name, {rule.label for rule in book.rules}),
        option.place.account,
        match=name,
        iban=line.iban or None,
        direction="in" if line.amount > 0 else "out",
        vat=option.place.vat,
    )


def tried(book: Book, wanted: Wanted) -> tuple[int, int]:
    """Return how many earlier bookings a rule would have decided, and how many of them wrong."""
    rule = Rule(
        wanted.label,
        wanted.account,
        today(),
        Source("", 0),
        match=wanted.match,
        iban=wanted.iban,
        direction=wanted.direction,
        vat=wanted.vat,
    )
    stood = [each for each, holding in fitting(book, [rule]) if holding]
    return len(stood), sum(wanted.account not in each.to for each in stood)
