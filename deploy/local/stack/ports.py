"""Which port each process has, and who holds a port that we want."""

import errno
import socket
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from stack.trouble import Trouble

# All are moved by PRODUCERPRO_PORT_OFFSET. The store's processes talk to each
# other by gRPC on their port + 10000.
PORTS = {
    "gateway": 8080,
    "identity": 8101,
    "case": 8102,
    "documents": 8103,
    "notifications": 8104,
    "nipr-adapter": 8105,
    "nipr": 8110,
    "smtp": 11025,
    "mail": 11080,
    "postgres": 15432,
    "s3": 18333,
    "store-master": 18334,
    "store-volume": 18335,
    "store-filer": 18336,
    "kafka": 19092,
    "kafka-controller": 19093,
}

# What each process listens on; every other program has the port of its name.
LISTENS = {
    "kafka": ("kafka", "kafka-controller"),
    "mail": ("mail", "smtp"),
    "store": ("s3", "store-master", "store-volume", "store-filer"),
}
STORE_GRPC_DISTANCE = 10000


def listened(program: str, *, offset: int) -> tuple[int, ...]:
    """List the ports that a program of the local system opens."""
    ports = tuple(PORTS[name] + offset for name in LISTENS.get(program, (program,)))
    if program != "store":
        return ports
    return ports + tuple(port + STORE_GRPC_DISTANCE for port in ports)


def must_be_free(program: str, *, offset: int) -> None:
    """Refuse, naming port and holder, when a program's port is taken."""
    for port in listened(program, offset=offset):
        if not _is_free(port):
            raise Trouble(
                f"Port {port} ({program}) is in use by {_holder(port)}: stop that, or "
                "set PRODUCERPRO_PORT_OFFSET to a number such as 100 for other ports."
            )


def _is_free(port: int) -> bool:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError as error:
            if error.errno == errno.EADDRINUSE:
                return False
            raise
    return True


def _holder(port: int) -> str:
    """Name the process that listens on a port, as far as we may see it."""
    inodes = {f"socket:[{inode}]" for inode in _listening_inodes(port)}
    for process in Path("/proc").glob("[0-9]*"):
        if inodes & set(_open_files(process)):
            name = (process / "comm").read_text().strip()
            return f"{name} (process {process.name})"
    return "a process of another user"


def _open_files(process: Path) -> Iterator[str]:
    try:
        for link in (process / "fd").iterdir():
            # A file may be closed while we look.
            with suppress(FileNotFoundError):
                yield str(link.readlink())
    except OSError:  # another user's process, or one that has just ended
        return


def _listening_inodes(port: int) -> list[str]:
    listening = "0A"
    rows = [
        line.split()
        for table in ("tcp", "tcp6")
        if (path := Path("/proc/net") / table).exists()
        for line in path.read_text().splitlines()[1:]
    ]
    return [
        row[9]
        for row in rows
        if row[3] == listening and int(row[1].rsplit(":", 1)[1], 16) == port
    ]
