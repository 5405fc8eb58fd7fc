"""A port that nobody uses."""

import secrets
import socket

# Between the ports of a local system, moved as far as the bench's are, and those that
# Linux gives to outgoing connections: one of these may have it before a server is up.
_FIRST, _LAST = 21_000, 32_000


def free_port(*, in_a_row: int = 1) -> int:
    """Find one, or the first of several; it is free until somebody else is quicker."""
    while True:
        port = _FIRST + secrets.randbelow(_LAST - _FIRST)
        if all(_is_free(port + place) for place in range(in_a_row)):
            return port


def _is_free(port: int) -> bool:
    with socket.socket() as door:
        try:
            door.bind(("127.0.0.1", port))
        except OSError:
            return False
    return True
