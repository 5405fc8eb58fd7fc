"""Run the notifications service: `python -m notifications_service all`."""

from chassis.command import main

from notifications_service.app import build
from notifications_service.settings import Settings

main(build, kind=Settings, prefix="NOTIFICATIONS_", package=__package__)
