"""`dead-letters list|show|replay|discard`: what an operator does about parked cases."""

import asyncio
import getpass
from collections.abc import Awaitable, Callable, Iterable
from dataclasses import asdict
from datetime import UTC, datetime
from typing import Annotated, TypeVar

import typer
from rich.console import Console
from rich.table import Table

from chassis.redrive import Redrive, Replayed
from chassis.service import Service
from chassis.wanted_letters import Letter, Wanted, find_letters

T = TypeVar("T")

_Key = Annotated[str | None, typer.Option(help="Only this key, usually a case id.")]
_Type = Annotated[str | None, typer.Option("--type", help="Only this event type.")]
_Error = Annotated[str | None, typer.Option(help="Only this error class.")]
_Since = Annotated[datetime | None, typer.Option(help="Failed then or later (UTC).")]
_Until = Annotated[datetime | None, typer.Option(help="Failed before (UTC).")]
_Settled = Annotated[bool, typer.Option("--all", help="Settled ones too.")]
_All = Annotated[bool, typer.Option("--all", help="All of the key.")]
_Yes = Annotated[bool, typer.Option("--yes", help="Do it; else it is only tried.")]
_Gap = Annotated[
    bool, typer.Option("--accept-gap", help="Go on where an event is missing.")
]
_Rate = Annotated[float, typer.Option(min=0.1, help="Events a second, at most.")]
_By = Annotated[str | None, typer.Option(help="Who does it, for the journal.")]


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
        self,
        *,
        key: _Key = None,
        type_: _Type = None,
        error: _Error = None,
        since: _Since = None,
        until: _Until = None,
        settled: _Settled = False,
    ) -> None:
        """List dead letters, oldest first."""
        wanted = Wanted(key, type_, error, _utc(since), _utc(until), settled)
        _print_table(self._find(wanted))

    def show(self, key: str) -> None:
        """Show all that is known about the letters of one key, but no content."""
        wanted = Wanted(key, settled_too=True)
        for letter in self._find(wanted):
            _print_letter(letter)

    def replay(  # noqa: PLR0913 (one parameter per option)
        self,
        *,
        key: _Key = None,
        type_: _Type = None,
        error: _Error = None,
        rate: _Rate = 50.0,
        accept_gap: _Gap = False,
        yes: _Yes = False,
        by: _By = None,
    ) -> None:
        """Handle the waiting events of each key in order, up to its first failure."""
        letters = self._find(Wanted(key, type_, error))

        async def replay_all(redrive: Redrive) -> dict[str, Replayed]:
            keys = _keys(letters)
            if not yes:
                return {
                    k: await redrive.try_out(k, accepts_gap=accept_gap) for k in keys
                }
            return {
                k: await redrive.replay(k, accepts_gap=accept_gap, pause=1 / rate)
                for k in keys
            }

        results = self._act(replay_all, by=by)
        _print_results(results, verb="replayed" if yes else "would be replayed")
        if not yes:
            typer.echo("Nothing was done. Add --yes to do it.")
        raise typer.Exit(int(any(result.stopped_by for result in results.values())))

    def discard(
        self,
        key: str,
        *,
        everything: _All = False,
        yes: _Yes = False,
        by: _By = None,
    ) -> None:
        """Give up the oldest waiting event of a key, or all of them."""
        letters = self._find(Wanted(key))
        meant = letters if everything else letters[:1]
        _print_table(meant)
        if not yes:
            typer.echo("Nothing was done. Add --yes to discard.")
            return

        async def discard_all(redrive: Redrive) -> int:
            return sum([await redrive.discard_oldest(key) for _ in meant])

        typer.echo(f"{self._act(discard_all, by=by)} discarded.")

    def _find(self, wanted: Wanted) -> list[Letter]:
        async def inside() -> list[Letter]:
            async with self._service().database as database:
                return await find_letters(database, wanted)

        return asyncio.run(inside())

    def _act(
        self, do: Callable[[Redrive], Awaitable[T]], *, by: str | None = None
    ) -> T:
        async def inside() -> T:
            service = self._service()
            async with service.database as database:
                operator = by or getpass.getuser()
                return await do(Redrive(database, service.subscriptions, by=operator))

        return asyncio.run(inside())


def _utc(time: datetime | None) -> datetime | None:
    return time.replace(tzinfo=UTC) if time else None


def _keys(letters: Iterable[Letter]) -> list[str]:
    return list(dict.fromkeys(letter.parking_key for letter in letters))


def _print_table(letters: list[Letter]) -> None:
    table = Table("Id", "Key", "Type", "State", "Error", "Tries", "Since")
    for letter in letters:
        table.add_row(
            str(letter.id),
            letter.parking_key,
            letter.type.removeprefix("hcsc.onboarding."),
            letter.state,
            letter.error_class,
            str(letter.attempts),
            f"{letter.first_failed_at:%Y-%m-%d %H:%M:%S} UTC",
        )
    Console().print(table if letters else "No dead letters.")


def _print_letter(letter: Letter) -> None:
    table = Table.grid(padding=(0, 2))
    for name, value in asdict(letter).items():
        table.add_row(name.replace("_", " "), "" if value is None else str(value))
    Console().print(table, "")


def _print_results(results: dict[str, Replayed], *, verb: str) -> None:
    for key, result in results.items():
        typer.echo(f"{key}: {result.done} {verb}")
        if result.stopped_by:
            typer.echo(f"{key}: stopped by {result.stopped_by}")
    if not results:
        typer.echo("No dead letters.")
