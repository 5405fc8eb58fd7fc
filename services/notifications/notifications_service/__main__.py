"""Run the notifications service: `python -m notifications_service all|worker|…`."""

from chassis.command import main
from notifications_service.app import build
from notifications_service.settings import Settings

if __name__ == "__main__":
    main(
        build,
        kind=Settings,
        prefix="NOTIFICATIONS_",
        package="notifications_service",
    )
