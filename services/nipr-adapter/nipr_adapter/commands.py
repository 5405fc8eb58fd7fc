"""What an operator decides about calls to NIPR, from the command line."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from enum import StrEnum
from typing import TypeVar
from uuid import UUID

import typer

from chassis.command import process_settings
from chassis.refusal import NotFound, Refused
from chassis.transaction import Transaction
from nipr_adapter.app import open_database
from nipr_adapter.domain.outcome import Billing
from nipr_adapter.settings import PREFIX, Settings
from nipr_adapter.use_cases.close_call import close_call
from nipr_adapter.use_cases.list_unresolved import list_unresolved
from nipr_adapter.use_cases.read_spending import read_spending
from nipr_adapter.use_cases.repeat_call import repeat_call
from nipr_adapter.use_cases.resume_queue import resume_queue

T = TypeVar("T")


class Invoiced(StrEnum):
    """What NIPR's invoice says of a call."""

    BILLED = Billing.BILLED
    NOT_BILLED = Billing.NOT_BILLED


def unresolved() -> None:
    """List the calls of which nobody knows whether they were paid for."""
    for call in _done(list_unresolved):
        typer.echo(f"{call.id}  {call.kind:8}  asked {call.asked_at}  {call.reason}")


def close(call_id: UUID, invoiced: Invoiced) -> None:
    """Give an unresolved call up and enter what NIPR's invoice says of it."""
    billing = Billing(invoiced)
    _done(lambda tx: close_call(tx, call_id=call_id, billing=billing))
    typer.echo(f"Entered as {billing}; the call is given up.")


def repeat(call_id: UUID, invoiced: Invoiced) -> None:
    """Make an unresolved call once more; it may be paid for a second time."""
    billing = Billing(invoiced)
    _done(lambda tx: repeat_call(tx, call_id=call_id, billing=billing))
    typer.echo(f"Entered as {billing}; the call is made once more.")


def resume() -> None:
    """Let calls begin again that were paused because NIPR refused the credentials."""
    _done(resume_queue)
    typer.echo("Calls to NIPR begin again.")


def spending(month: str | None = None) -> None:
    """Sum up a month's calls by kind and outcome (2026-11; this month if none)."""
    for spent in _done(lambda tx: read_spending(tx, period=month)):
        dollars = f"${spent.cents / 100:,.2f}"
        typer.echo(
            f"{spent.kind:8}  {spent.outcome:10}  {spent.calls:6}  {dollars:>10}"
        )


COMMANDS: Mapping[str, Callable[..., None]] = {
    "unresolved": unresolved,
    "close": close,
    "repeat": repeat,
    "resume": resume,
    "spending": spending,
}


def _done(act: Callable[[Transaction], Awaitable[T]]) -> T:
    """Do one thing in a transaction; a refusal is a sentence and a failed exit."""
    settings = process_settings(Settings, prefix=PREFIX)

    async def run() -> T:
        async with open_database(settings) as database, database.transaction() as tx:
            return await act(tx)

    try:
        return asyncio.run(run())
    except (Refused, NotFound) as refusal:
        raise SystemExit(str(refusal)) from None
