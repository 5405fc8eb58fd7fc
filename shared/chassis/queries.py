"""Named SQL: statements live in .sql files beside the store that runs them."""

import re
from collections.abc import Mapping
from importlib import resources

_NAME = re.compile(r"^-- name: (\w+)$", re.MULTILINE)


def named_sql(package: str, file: str) -> Mapping[str, str]:
    """Read the statements of a file by the names in their `-- name: …` lines."""
    text = resources.files(package).joinpath(file).read_text(encoding="utf-8")
    _, *parts = _NAME.split(text)
    names, statements = parts[::2], parts[1::2]
    return {
        name: statement.strip().rstrip(";")
        for name, statement in zip(names, statements, strict=True)
    }
