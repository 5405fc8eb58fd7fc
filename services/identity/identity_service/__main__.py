"""Run the identity service: `python -m identity_service all`."""

from chassis.command import main

from identity_service.app import build
from identity_service.commands import COMMANDS
from identity_service.settings import Settings

main(build, kind=Settings, prefix="IDENTITY_", package=__package__, commands=COMMANDS)
