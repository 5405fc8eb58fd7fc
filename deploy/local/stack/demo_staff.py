"""The demo's people who work here, with passwords made for this run."""

import asyncio
from collections.abc import Mapping

from stack.bring_up import run_together
from stack.diagram import program
from stack.home import Home
from stack.lock import one_at_a_time
from stack.secret_files import keep, password
from stack.services import environment_of
from stack.tool import run_beside
from story.people import StaffLogin

NAMES: Mapping[str, tuple[str, str]] = {
    "recruiter": ("Rosa", "Delgado"),
    "reviewer": ("Walter", "Kim"),
    "support": ("Sam", "Okafor"),
    "operator": ("Olga", "Petrova"),
}


def demo_staff(home: Home) -> dict[str, StaffLogin]:
    """Make one member of staff for each role, unless they are there; by role."""
    mark = home.path / "demo-staff"
    with one_at_a_time(home.path):
        logins = {
            role: StaffLogin(f"demo.{role}", _password(home, role)) for role in NAMES
        }
        if not mark.exists():
            run_together(_hire(home, logins))
            mark.touch()
    return logins


def _password(home: Home, role: str) -> str:
    return keep(home.keys / "demo" / f"{role}.password", make=password)


async def _hire(home: Home, logins: Mapping[str, StaffLogin]) -> None:
    async with asyncio.TaskGroup() as tasks:
        for role, login in logins.items():
            tasks.create_task(_hire_one(home, role, login))


async def _hire_one(home: Home, role: str, login: StaffLogin) -> None:
    identity = program("identity", home=home)
    first, last = NAMES[role]
    await run_beside(
        [
            identity.command[0], "-m", identity.package, "create-demo-staff",
            "--role", role, "--login-name", login.login_name,
            "--email", f"{login.login_name}@hcsc.example",
            "--first-name", first, "--last-name", last,
        ],
        failure=f"The demo's {role} could not be made",
        environment=environment_of(identity, home=home),
        typed=login.password.encode(),
    )  # fmt: skip
