"""The rule book as a table, or as a list where no table has room."""

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

_ROOM = 140
"""Columns of a terminal below which a table would cut dates and sources off."""


def print_rules(book: RuleBook, *, kind: str, everything: bool) -> None:
    """Print the lines that matter on the book's day, or all of them."""
    found = [
        _cells(change, stands, book)
        for change, stands in _lines(book)
        if (everything or stands in CURRENT) and kind in ("", change.kind)
    ]
    typer.echo(f"On {book.day:%m/%d/%Y}, Central Time:")
    console = Console()
    if not found:
        typer.echo("No rules.")
    elif console.width < _ROOM:
        typer.echo("\n\n".join(map(_listed, found)))
    else:
        table = Table(*_COLUMNS)
        for cells in found:
            table.add_row(*cells)
        console.print(table)


def _listed(cells: tuple[str, ...]) -> str:
    named = zip(_COLUMNS, cells, strict=True)
    return "\n".join(f"{name:12} {cell}" for name, cell in named if cell)


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
