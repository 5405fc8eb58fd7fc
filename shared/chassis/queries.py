"""Named SQL: statements live in .sql files beside the store that runs them."""

import re
from collections.abc import Mapping
from importlib import resources

_HEAD = re.compile(r"^-- (name|part): (\w+)$", re.MULTILINE)
_PUT = re.compile(r"^:(\w+)$", re.MULTILINE)


def named_sql(package: str, file: str) -> Mapping[str, str]:
    """Read the statements of a file by the names in their `-- name: …` lines.

    A line `:listed` of a statement is where the text of `-- part: listed` goes, which
    several have in common. Raises KeyError where there is no such part.
    """
    return statements(
        resources.files(package).joinpath(file).read_text(encoding="utf-8")
    )


def statements(text: str) -> Mapping[str, str]:
    """Read the statements of such a text by their names."""
    _, *found = _HEAD.split(text)
    pieces = list(zip(found[::3], found[1::3], found[2::3], strict=True))
    parts = {name: body.strip() for kind, name, body in pieces if kind == "part"}
    return {
        name: _PUT.sub(lambda put: parts[put[1]], body.strip().rstrip(";"))
        for kind, name, body in pieces
        if kind == "name"
    }
