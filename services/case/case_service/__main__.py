"""Run the case service: `python -m case_service all|api|worker|relay|migrate`."""

from case_service.app import build
from case_service.settings import Settings
from chassis.command import main

if __name__ == "__main__":
    main(build, kind=Settings, prefix="CASE_", package="case_service", schema="cases")
