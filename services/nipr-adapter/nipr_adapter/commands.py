"""What an operator decides about calls to NIPR, from the command line."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from enum import StrEnum
from typing import TypeVar
from uuid import UUID

import typer
from rich.console import Console
from rich.table import Table

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
    table = Table("Call", "Kind", "Asked", "Why nobody knows")
    for call in _done(list_unresolved):
        asked = f"{call.asked_at:%Y-%m-%d %H:%M:%S} UTC" if call.asked_at else ""
        table.add_row(str(call.id), call.kind, asked, call.reason)
    Console().print(table if table.row_count else "No call is unresolved.")


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
    """Sum up a month by kind and outcome, beside the cap (2026-11; else this one)."""
    found = _done(lambda tx: read_spending(tx, period=month))
    table = Table("Kind", "Outcome", "Calls", "Estimated", title=found.period)
    for spent in found.spent:
        dollars = f"${spent.cents / 100:,.2f}"
        table.add_row(spent.kind, spent.outcome, str(spent.calls), dollars)
    Console().print(
        table if table.row_count else f"No call was made in {found.period}."
    )
    cap = _settings().monthly_cap
    typer.echo(f"{found.paid:,} of at most {cap:,} calls are or may be paid for.")
    if found.queue.cap_reached_in == found.period:
        typer.echo("The cap was reached: raise NIPR_ADAPTER_MONTHLY_CAP to go on.")
    if found.queue.paused_at:
        typer.echo(
            f"NIPR refused the credentials at {found.queue.paused_at:%Y-%m-%d %H:%M} "
            "UTC. Calls begin again when they are replaced, or by: producerpro nipr "
            "resume"
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

    async def run() -> T:
        async with open_database(_settings()) as database, database.transaction() as tx:
            return await act(tx)

    try:
        return asyncio.run(run())
    except (Refused, NotFound) as refusal:
        raise SystemExit(str(refusal)) from None


def _settings() -> Settings:
    return process_settings(Settings, prefix=PREFIX)
