"""Ending what was started, and removing what it left."""

import shutil

from stack import machine
from stack.diagram import PARTS, SERVICES
from stack.home import Home
from stack.lock import one_at_a_time
from stack.progress import step
from stack.supervisor import Supervisor, end_orphans, orphans


def bring_down(home: Home) -> bool:
    """Stop everything of this run and nothing else; tell whether anything ran."""
    if not home.path.exists():
        return False
    with one_at_a_time(home.path):
        return _bring_down(home)


def _bring_down(home: Home) -> bool:
    supervisor = Supervisor(home)
    runs = supervisor.is_up
    if runs:
        with step("stopping the local system"):
            # The services go first, so that they end with their parts still there.
            for tier in (SERVICES, PARTS):
                supervisor.stop_programs(tier)
            supervisor.stop()
    left = bool(orphans(home))
    end_orphans(home)
    home.socket.unlink(missing_ok=True)
    return runs or left


def remove(home: Home) -> None:
    """Stop this run and remove its data, keys and logs."""
    bring_down(home)
    data = machine.postgres_places(home).data
    for folder in (data, home.path):
        shutil.rmtree(folder, ignore_errors=True)
