"""The demo's staff: a recruiter, a reviewer and support, with lasting passwords."""

import subprocess
from dataclasses import dataclass

from stack.diagram import program
from stack.home import Home
from stack.secret_files import keep, password
from stack.services import environment_of
from stack.trouble import Trouble
from story.people import StaffLogin


@dataclass(frozen=True, slots=True)
class DemoStaff:
    """Who can sign in to a demonstration."""

    recruiter: StaffLogin
    reviewer: StaffLogin
    support: StaffLogin


def demo_staff(home: Home) -> DemoStaff:
    """Make the accounts, or set their passwords again, in a running system."""
    return DemoStaff(
        recruiter=_account(home, "recruiter", "Rita", "Recruiter"),
        reviewer=_account(home, "reviewer", "Ravi", "Reviewer"),
        support=_account(home, "support", "Sunny", "Support"),
    )


def _account(home: Home, role: str, first_name: str, last_name: str) -> StaffLogin:
    login = f"demo-{role}"
    secret = keep(home.keys / "demo" / role, make=password)
    identity = program("identity", home=home)
    command = [
        *(identity.command[0], "-m", identity.package, "create-demo-staff"),
        *("--role", role, "--login-name", login, "--email", f"{login}@example.com"),
        *("--first-name", first_name, "--last-name", last_name),
    ]
    done = subprocess.run(
        command,
        env=environment_of(identity, home=home),
        input=secret,
        text=True,
        capture_output=True,
        check=False,
    )
    if done.returncode:
        reason = (done.stderr.strip().splitlines() or ["no reason given"])[-1]
        raise Trouble(f"The demo's {role} could not be made: {reason}")
    return StaffLogin(login, secret)
