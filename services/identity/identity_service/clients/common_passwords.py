"""The bundled list of passwords that are guessed first."""

from importlib.resources import files


def common_passwords() -> frozenset[str]:
    """Read the list; all in lower case, none shorter than eight characters."""
    text = (files(__package__) / "common_passwords.txt").read_text(encoding="utf-8")
    lines = (line for line in text.splitlines() if line and not line.startswith("# "))
    return frozenset(lines)
