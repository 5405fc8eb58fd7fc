"""`retention due|hold|lift|erase`: when the time of cases is over (NEW-16)."""

from typing import Annotated

import typer

from case_service.commands.running import done, operator, periods
from case_service.use_cases.erase_case import erase_case
from case_service.use_cases.hold_case import hold_case
from case_service.use_cases.lift_hold import lift_hold
from case_service.use_cases.list_due import list_due
from contracts.names import tenant_name

retention = typer.Typer(
    no_args_is_help=True,
    help="The end of the time for which cases are kept.",
)

_Key = Annotated[str, typer.Argument(help="The case, as in PP-2025-4F7K2A.")]
_Login = Annotated[
    str, typer.Option(prompt="Login Name", help="Your own, an operator's.")
]
_Domain = Annotated[
    str, typer.Option(callback=tenant_name, help="What you type as Domain.")
]


@retention.command()
def due(*, domain: _Domain = "HCSC") -> None:
    """List the cases whose time is over, and what holds them."""
    kept = periods()
    cases = done(lambda tx: list_due(tx, tenant=domain, periods=kept))
    for case in cases:
        held = f"  held: {case.hold}" if case.hold else ""
        last = f"{case.kept_through:%m/%d/%Y}"
        typer.echo(f"{case.key}  {case.status:10}  kept through {last}{held}")
    if not cases:
        typer.echo(f"No case of {domain} is due.")


@retention.command()
def hold(
    key: _Key,
    *,
    reference: Annotated[str, typer.Option(help="Your number of the matter.")],
    login: _Login,
    domain: _Domain = "HCSC",
) -> None:
    """Keep a case beyond its time."""
    by = operator(login, domain)
    is_new = done(
        lambda tx: hold_case(tx, key, tenant=domain, reference=reference, by=by)
    )
    if not is_new:
        raise SystemExit("Another hold keeps this case already; nothing was changed.")
    typer.echo("Held.")


@retention.command()
def lift(key: _Key, *, login: _Login, domain: _Domain = "HCSC") -> None:
    """Let the time of a case run again."""
    by = operator(login, domain)
    if not done(lambda tx: lift_hold(tx, key, tenant=domain, by=by)):
        raise SystemExit("Nothing holds this case.")
    typer.echo("Lifted.")


@retention.command()
def erase(key: _Key, *, login: _Login, domain: _Domain = "HCSC") -> None:
    """Destroy a case's key: its data can never be read again, from no backup either."""
    by, kept = operator(login, domain), periods()
    done(lambda tx: erase_case(tx, key, tenant=domain, periods=kept, by=by))
    typer.echo(f"{key} is erased.")
