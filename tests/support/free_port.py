"""A port that nobody uses."""

import socket


def free_port() -> int:
    """Find one; it is free until somebody else is quicker."""
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        port: int = door.getsockname()[1]
        return port
