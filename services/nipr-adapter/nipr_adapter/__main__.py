"""Runs the adapter: `python -m nipr_adapter all|api|worker|relay|migrate`."""

from chassis.command import main
from nipr_adapter.app import build
from nipr_adapter.settings import Settings

if __name__ == "__main__":
    main(build, kind=Settings, prefix="NIPR_ADAPTER", package="nipr_adapter")
