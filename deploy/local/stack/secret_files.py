"""Secrets as files that only their owner can read."""

import secrets
from collections.abc import Callable
from pathlib import Path


def keep(file: Path, *, make: Callable[[], str]) -> str:
    """Read a secret, making it first when it is not there yet."""
    if not file.exists():
        write_secret(file, make())
    return file.read_text()


def write_secret(file: Path, content: str) -> None:
    """Write a file that only its owner can read."""
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    # Written beside and moved, so that a crash leaves no half a secret.
    fresh = file.with_name(f".{file.name}.new")
    fresh.touch(mode=0o600)
    fresh.write_text(content)
    fresh.rename(file)


def password() -> str:
    """Make a password that is safe in URLs and settings files."""
    return secrets.token_urlsafe(24)
