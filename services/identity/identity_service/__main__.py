"""Run the identity service: `python -m identity_service all|api|worker|…`."""

from chassis.command import main
from identity_service.app import build
from identity_service.commands import COMMANDS
from identity_service.settings import PREFIX, Settings

if __name__ == "__main__":
    main(
        build,
        kind=Settings,
        prefix=PREFIX,
        package="identity_service",
        commands=COMMANDS,
    )
