"""What runs, what it costs, and where to look."""

from collections.abc import Sequence
from pathlib import Path

from rich.table import Table

from stack.diagram import EVERYTHING
from stack.home import Home
from stack.ports import PORTS
from stack.progress import console
from stack.supervisor import Supervisor
from stack.trouble import Trouble

ADDRESSES = {
    "gateway": "Producer Pro",
    "mail": "mail that was sent",
}


def print_addresses(home: Home, names: Sequence[str]) -> None:
    """Print where a person looks."""
    for name, what in ADDRESSES.items():
        if name in names:
            console.print(f"  {what:<20} http://{home.address(name)}/")


def print_status(home: Home) -> None:
    """Print a row for each process."""
    supervisor = Supervisor(home)
    if not supervisor.is_up:
        raise Trouble(f"Nothing runs in {home.path}: make up starts it.")
    states = supervisor.states()
    table = Table(box=None, header_style="bold")
    for title in ("process", "state", "port", "pid", "memory", "up for"):
        table.add_column(
            title, justify="left" if title in ("process", "state") else "right"
        )
    for name in EVERYTHING:
        state = states[name]
        port = str(home.port(name if name in PORTS else "s3"))
        runs = state.pid > 0
        table.add_row(
            name,
            state.word.lower(),
            port,
            str(state.pid) if runs else "",
            f"{_memory(state.pid) // 1_000_000} MB" if runs else "",
            f"{state.seconds:.0f} s" if runs else "",
        )
    console.print(table)


def _memory(pid: int) -> int:
    """Add up the memory of a process and its children, as far as it is their own."""
    total = 0
    for process in (pid, *_children(pid)):
        try:
            lines = Path(f"/proc/{process}/smaps_rollup").read_text().splitlines()
        except OSError:  # it has just ended, or belongs to another account
            continue
        total += sum(int(x.split()[1]) for x in lines if x.startswith("Pss:"))
    return total * 1024


def _children(pid: int) -> list[int]:
    file = Path(f"/proc/{pid}/task/{pid}/children")
    return [int(child) for child in file.read_text().split()] if file.exists() else []
