"""What an operator does on the command line."""

import asyncio
import sys
from collections.abc import Callable, Coroutine, Mapping
from typing import Annotated, Any, TypeVar

import typer

from chassis.command import process_settings
from chassis.refusal import NotFound, Refused
from identity_service.app import open_database
from identity_service.clients.passwords import Passwords
from identity_service.domain.account import LoginNameTaken, Person
from identity_service.domain.temporary_password import LIFETIME
from identity_service.settings import PREFIX, Settings
from identity_service.use_cases.create_staff import NewStaff, create_staff
from identity_service.use_cases.draw_temporary_password import draw_temporary_password
from identity_service.use_cases.keep_demo_password import keep_demo_password

T = TypeVar("T")

Role = Annotated[str, typer.Option(help="recruiter, reviewer, support or operator")]
LoginName = Annotated[str, typer.Option(help="what they type as Login Name")]
Email = Annotated[str, typer.Option(help="where their temporary passwords go")]
Name = Annotated[str, typer.Option()]
Tenant = Annotated[str, typer.Option(help="what they type as Domain")]


def create_staff_account(
    role: Role,
    login_name: LoginName,
    email: Email,
    first_name: Name,
    last_name: Name,
    tenant: Tenant = "HCSC",
) -> None:
    """Make an account for staff and print its one-time password, once."""
    staff = NewStaff(tenant, login_name, role, Person(first_name, last_name, email))
    plain = _run(new_staff(_settings(), staff))
    minutes = LIFETIME.seconds // 60
    typer.echo(
        f"Login Name {login_name}, Domain {tenant}, one-time password {plain}\n"
        f"It works for {minutes} minutes and has to be changed at the first sign-in. "
        "It is not shown again; Get My Password on the sign-in page mails another."
    )


def create_demo_staff(
    role: Role,
    login_name: LoginName,
    email: Email,
    first_name: Name,
    last_name: Name,
    tenant: Tenant = "HCSC",
) -> None:
    """Make a demonstration's account with the password that standard input has.

    Repeating it sets the password anew. Refused unless the profile is demo.
    """
    staff = NewStaff(tenant, login_name, role, Person(first_name, last_name, email))
    password = sys.stdin.readline().strip()
    _run(new_demo_staff(_settings(), staff, password=password))
    typer.echo(f"Login Name {login_name}, Domain {tenant}, role {role}")


COMMANDS: Mapping[str, Callable[..., None]] = {
    "create-staff": create_staff_account,
    "create-demo-staff": create_demo_staff,
}


async def new_staff(settings: Settings, staff: NewStaff) -> str:
    """Make an account for staff; gives its one-time password."""
    async with (
        Passwords(settings.pepper, threads=1) as passwords,
        open_database(settings) as database,
    ):
        plain, hashed = await draw_temporary_password(passwords)
        async with database.transaction() as tx:
            await create_staff(tx, staff=staff, hashed=hashed)
    return plain


async def new_demo_staff(settings: Settings, staff: NewStaff, *, password: str) -> None:
    """Make an account, or take the one that is there, and set a lasting password."""
    if settings.profile != "demo":
        raise NotADemo
    try:
        await new_staff(settings, staff)
    except LoginNameTaken:
        # From an earlier start of the demonstration: only the password is set.
        typer.echo(f"{staff.login_name} is there already", err=True)
    async with (
        Passwords(settings.pepper, threads=1) as passwords,
        open_database(settings) as database,
    ):
        hashed = await passwords.hash(password)
        async with database.transaction() as tx:
            await keep_demo_password(
                tx, tenant=staff.tenant, login_name=staff.login_name, hashed=hashed
            )


class NotADemo(Refused):
    """Passwords that nobody has to change belong into a demonstration only."""

    def __init__(self) -> None:
        super().__init__(
            "not_a_demo",
            "This works only with IDENTITY_PROFILE=demo. Use create-staff instead.",
        )


def _settings() -> Settings:
    return process_settings(Settings, prefix=PREFIX)


def _run(work: Coroutine[Any, Any, T]) -> T:
    try:
        return asyncio.run(work)
    except (Refused, NotFound) as refusal:
        raise SystemExit(str(refusal)) from None
