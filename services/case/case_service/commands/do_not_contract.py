"""`do-not-contract add|remove|list`: people with whom no contract is made (PEER-2).

The value is typed, or read from standard input after the password, and never an
argument: a command line is remembered by shells and shown to other users. It is kept as
a keyed hash only, so the list names nobody; the reference says which decision it was.
"""

from typing import Annotated

import typer

from case_service.commands.running import (
    checked_value,
    digest_of,
    done,
    operator,
    typed_value,
)
from case_service.domain.screening import Barred, Kind
from case_service.use_cases.bar_producer import bar_producer
from case_service.use_cases.list_barred import list_barred
from case_service.use_cases.unbar_producer import unbar_producer
from contracts.names import tenant_name

do_not_contract = typer.Typer(
    no_args_is_help=True,
    help="People with whom no contract is made, kept as keyed hashes.",
)

_Kind = Annotated[Kind, typer.Argument(help="What you will type: npn, ssn or email.")]
_Login = Annotated[
    str, typer.Option(prompt="Login Name", help="Your own, an operator's.")
]
_Domain = Annotated[
    str, typer.Option(callback=tenant_name, help="What you type as Domain.")
]


@do_not_contract.command()
def add(
    kind: _Kind,
    *,
    reference: Annotated[str, typer.Option(help="Your number of the decision.")],
    login: _Login,
    domain: _Domain = "HCSC",
) -> None:
    """Put somebody on the list."""
    by = operator(login, domain)
    value = checked_value(kind)
    digest = digest_of(kind, value, tenant=domain)
    is_new = done(
        lambda tx: bar_producer(
            tx, Barred(kind, domain, reference), digest=digest, by=by
        )
    )
    typer.echo("Added." if is_new else "On the list already; nothing was changed.")


@do_not_contract.command()
def remove(kind: _Kind, *, login: _Login, domain: _Domain = "HCSC") -> None:
    """Take somebody off the list."""
    operator(login, domain)
    digest = digest_of(kind, typed_value(kind), tenant=domain)
    was_there = done(lambda tx: unbar_producer(tx, kind, digest=digest, tenant=domain))
    if not was_there:
        raise SystemExit("Not on the list.")
    typer.echo("Removed.")


@do_not_contract.command("list")
def list_(domain: _Domain = "HCSC") -> None:
    """List the decisions; whom they mean cannot be read."""
    entries = done(lambda tx: list_barred(tx, tenant=domain))
    for one in entries:
        at = f"{one.added_at:%m/%d/%Y %H:%M} UTC"
        typer.echo(f"{one.kind:5}  {one.reference:40}  {one.added_by:20}  {at}")
    if not entries:
        typer.echo(f"The list of {domain} is empty.")
