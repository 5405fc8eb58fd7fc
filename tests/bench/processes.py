"""What a process and its children have used of the processors."""

import os
from pathlib import Path

TICKS = os.sysconf("SC_CLK_TCK")


def cpu_seconds(pid: int) -> float:
    """Give the processor time of a process and of all its children so far."""
    return sum(_ticks(one) for one in family(pid)) / TICKS


def family(pid: int) -> list[int]:
    """Give the process and all that it started."""
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    return [pid, *(one for child in children for one in family(int(child)))]


def _ticks(pid: int) -> int:
    after_name = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    # Its own time and that of its children which have ended: user's and system's.
    return sum(map(int, after_name[11:15]))
