"""`producerpro`: what an operator can tell the running services.

Each command is carried out by the service that owns the matter, with the settings
that the local system gives it.
"""

import os
import subprocess
from typing import Annotated

import typer

from stack.diagram import program
from stack.home import home_from
from stack.plainly import speak_plainly
from stack.progress import say
from stack.services import MIGRATED, environment_of
from stack.trouble import Trouble

PASSED_ON = {"allow_extra_args": True, "ignore_unknown_options": True}

commands = typer.Typer(
    add_completion=False, no_args_is_help=True, pretty_exceptions_enable=False
)
staff = typer.Typer(no_args_is_help=True, help="people who work here")
commands.add_typer(staff, name="staff")

Service = Annotated[
    str, typer.Option(help=f"one of {', '.join(MIGRATED)}; list asks all without it")
]


@staff.command("add", context_settings=PASSED_ON, add_help_option=False)
def add_staff(context: typer.Context) -> None:
    """Make an account with a one-time password: --login, --role, …"""
    tell("identity", "create-staff", *context.args)


@commands.command("dead-letters", context_settings=PASSED_ON)
def dead_letters(context: typer.Context, verb: str, service: Service = "") -> None:
    """List, show, replay or discard events that a service could not handle."""
    if not service and verb != "list":
        raise Trouble(f"Say which service: producerpro dead-letters {verb} --service …")
    for name in (service,) if service else MIGRATED:
        say(f"{name}:")
        tell(name, "dead-letters", verb, *context.args)


@commands.command(context_settings=PASSED_ON, add_help_option=False)
def nipr(context: typer.Context) -> None:
    """Settle and sum up what is paid to NIPR: spending, unresolved, close, …"""
    tell("nipr-adapter", *context.args)


@commands.command(context_settings=PASSED_ON, add_help_option=False)
def rules(context: typer.Context) -> None:
    """List and change fees and other dated rules: list, add, retire, approve."""
    tell("case", "rules", *context.args)


@commands.command("do-not-contract", context_settings=PASSED_ON, add_help_option=False)
def do_not_contract(context: typer.Context) -> None:
    """Keep the list of people with whom no contract is made: add, remove, list."""
    tell("case", "do-not-contract", *context.args)


@commands.command(context_settings=PASSED_ON, add_help_option=False)
def retention(context: typer.Context) -> None:
    """End the time for which cases are kept: due, hold, lift, erase."""
    tell("case", "retention", *context.args)


def tell(service: str, *words: str) -> None:
    """Run a command of a service with the settings of the local system."""
    if service not in MIGRATED:
        raise Trouble(
            f"There is no service {service}: {', '.join(MIGRATED)} are there."
        )
    home = home_from(os.environ)
    if not home.keys.exists():
        raise Trouble(f"There is nothing in {home.path} yet: run make up first.")
    described = program(service, home=home)
    command = [described.command[0], "-m", described.package, *words]
    done = subprocess.run(
        command, env=environment_of(described, home=home), check=False
    )
    if done.returncode:
        raise typer.Exit(done.returncode)


def main() -> None:
    """Start here; a trouble is told in one sentence."""
    speak_plainly(commands)
