"""The rule book as a table."""

from collections.abc import Iterator

import typer
from rich.console import Console
from rich.table import Table

from case_service.domain.rule_change import (
    CURRENT,
    Hand,
    RuleChange,
    Standing,
    standing,
)
from case_service.domain.rule_kind import shown
from case_service.use_cases.list_rules import RuleBook

_COLUMNS = (
    "No.", "Rule", "For", "Says", "From", "Stands", "Proposed by", "Approved by",
    "Source",
)  # fmt: skip


def print_rules(book: RuleBook, *, kind: str, everything: bool) -> None:
    """Print the lines that matter on the book's day, or all of them."""
    table = Table(*_COLUMNS)
    for change, stands in _lines(book):
        if (everything or stands in CURRENT) and kind in ("", change.kind):
            table.add_row(*_cells(change, stands, book))
    typer.echo(f"On {book.day:%m/%d/%Y}, Central Time:")
    Console().print(table if table.row_count else "No rules.")


def _lines(book: RuleBook) -> Iterator[tuple[RuleChange, Standing]]:
    for change in book.changes:
        of_its_kind = [
            each
            for each in book.changes
            if (each.kind, each.scope) == (change.kind, change.scope)
        ]
        yield change, standing(change, of_its_kind, book.day)


def _cells(change: RuleChange, stands: Standing, book: RuleBook) -> tuple[str, ...]:
    return (
        str(change.number),
        change.kind,
        change.scope,
        _says(change, book),
        f"{change.effective_on:%m/%d/%Y}",
        stands,
        _hand(change.proposed),
        _hand(change.approved) if change.approved else "",
        change.source,
    )


def _says(change: RuleChange, book: RuleBook) -> str:
    if change.value is not None:
        return shown(change.kind, change.value)
    ended = next(each for each in book.changes if each.id == change.retires)
    return f"ends rule {ended.number}"


def _hand(hand: Hand) -> str:
    shipped = hand.account_id is None
    return hand.name if shipped else f"{hand.name}, {hand.at:%m/%d/%Y %H:%M} UTC"
