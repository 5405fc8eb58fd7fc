"""Runs the adapter: `python -m nipr_adapter all|api|worker|relay|migrate`."""

from chassis.command import main
from nipr_adapter.app import build
from nipr_adapter.commands import COMMANDS
from nipr_adapter.settings import PREFIX, Settings

if __name__ == "__main__":
    main(
        build,
        kind=Settings,
        prefix=PREFIX,
        package="nipr_adapter",
        schema="nipr",
        commands=COMMANDS,
    )
