"""One more member of staff, as an operator of the demo makes one."""

import secrets
import subprocess

from stack.diagram import program
from stack.home import Home
from stack.secret_files import password
from stack.services import environment_of
from story.people import StaffLogin


def hire(home: Home, role: str) -> StaffLogin:
    """Make somebody with a role, whom no other test knows."""
    name = f"test.{role}.{secrets.token_hex(4)}"
    login = StaffLogin(name, password())
    identity = program("identity", home=home)
    subprocess.run(  # noqa: S603 (our own command)
        [
            identity.command[0], "-m", identity.package, "create-demo-staff",
            "--role", role, "--login-name", name,
            "--email", f"{name}@hcsc.example",
            "--first-name", "Wilma", "--last-name", "Western",
        ],
        env=environment_of(identity, home=home),
        input=login.password.encode(),
        capture_output=True,
        check=True,
        timeout=120,
    )  # fmt: skip
    return login
