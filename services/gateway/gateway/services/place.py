"""The address of something in a service, whatever its names are made of."""

from urllib.parse import quote


def place(*names: object) -> str:
    """Join names to a path; on its way no name is more than one part of it."""
    return "".join(f"/{_part(str(name))}" for name in names)


def _part(name: str) -> str:
    # Dots alone would climb to the part above.
    return quote(name, safe="").replace(".", "%2E")
