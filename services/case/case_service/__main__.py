"""Run the case service: `python -m case_service all|api|worker|relay|migrate|rules`."""

from case_service.app import build
from case_service.commands import COMMANDS
from case_service.settings import PREFIX, Settings
from chassis.command import main

if __name__ == "__main__":
    main(
        build,
        kind=Settings,
        prefix=PREFIX,
        package="case_service",
        schema="cases",
        commands=COMMANDS,
    )
