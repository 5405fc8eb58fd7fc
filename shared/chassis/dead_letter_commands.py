"""`dead-letters list|show|replay|discard`: what an operator does about parked cases."""

import asyncio
import getpass
from collections.abc import Awaitable, Callable
from typing import Annotated, TypeVar

import typer
from rich.console import Console
from rich.table import Table

from chassis.redrive import Letter, Redrive
from chassis.service import Service

T = TypeVar("T")

_Key = Annotated[str | None, typer.Option(help="Only this key, usually a case id.")]
_Type = Annotated[str | None, typer.Option(help="Only this event type.")]
_Error = Annotated[str | None, typer.Option(help="Only this error class.")]
_Yes = Annotated[bool, typer.Option("--yes", help="Do it; else it is only shown.")]


def dead_letter_commands(service: Callable[[], Service]) -> typer.Typer:
    """Give the commands for one service."""
    desk = _Desk(service)
    app = typer.Typer(no_args_is_help=True, help="Events that wait for an operator.")
    app.command("list")(desk.list_letters)
    app.command("show")(desk.show)
    app.command("replay")(desk.replay)
    app.command("discard")(desk.discard)
    return app


class _Desk:
    """Where an operator settles the dead letters of a service."""

    def __init__(self, service: Callable[[], Service]) -> None:
        self._service = service

    def list_letters(
        self, key: _Key = None, type_: _Type = None, error: _Error = None
    ) -> None:
        """List the open dead letters, oldest first."""
        _print(self._open(key=key, type_=type_, error=error))

    def show(self, key: str) -> None:
        """Show all that waits under one key."""
        _print(self._open(key=key))

    def replay(self, key: str, yes: _Yes = False) -> None:  # noqa: FBT002 (a flag)
        """Handle a key's waiting events in their order, up to the first failure."""
        letters = self._open(key=key)
        _print(letters)
        if not yes:
            typer.echo("Nothing was done. Add --yes to replay these.")
            return
        done = self._act(lambda redrive: redrive.replay(key, by=getpass.getuser()))
        typer.echo(f"{done} of {len(letters)} replayed.")
        raise typer.Exit(0 if done == len(letters) else 1)

    def discard(self, key: str, yes: _Yes = False) -> None:  # noqa: FBT002 (a flag)
        """Give up the oldest waiting event of a key; the later ones stay."""
        _print(self._open(key=key)[:1])
        if not yes:
            typer.echo("Nothing was done. Add --yes to discard this event.")
            return
        self._act(lambda redrive: redrive.discard_oldest(key, by=getpass.getuser()))
        typer.echo("Discarded.")

    def _open(self, **filters: str | None) -> list[Letter]:
        return self._act(lambda redrive: redrive.open_letters(**filters))

    def _act(self, do: Callable[[Redrive], Awaitable[T]]) -> T:
        async def inside() -> T:
            service = self._service()
            async with service.database:
                return await do(Redrive(service.database, service.subscriptions))

        return asyncio.run(inside())


def _print(letters: list[Letter]) -> None:
    table = Table("Id", "Key", "Type", "State", "Error", "Where", "Tries", "Since")
    for letter in letters:
        table.add_row(
            str(letter.id),
            letter.key,
            letter.type.removeprefix("hcsc.onboarding."),
            letter.state,
            letter.error_class,
            letter.error_text,
            str(letter.attempts),
            f"{letter.first_failed_at:%Y-%m-%d %H:%M:%S} UTC",
        )
    Console().print(table if letters else "No dead letters.")
