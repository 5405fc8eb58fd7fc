"""The named SQL statements of a tree."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from tests.architecture.tree import Source, Tree

_NAME = re.compile(r"^-- name: (\w+)$", re.MULTILINE)
_STRING = re.compile(r"'(?:[^']|'')*'")
_COMMENT = re.compile(r"--.*$", re.MULTILINE)


@dataclass(frozen=True)
class Statement:
    """A statement as it stands in its file."""

    source: Source
    name: str
    text: str

    @property
    def code(self) -> str:
        """The statement without its comments and the content of its strings."""
        return _COMMENT.sub("", _STRING.sub("''", self.text))

    @property
    def place(self) -> str:
        """File and name, for messages."""
        return f"{self.source.name}: {self.name}"


def statements(tree: Tree) -> Iterator[Statement]:
    """Every named statement of services and chassis; migrations have none."""
    for source in tree.files("services", "shared", suffix=".sql"):
        if source.path.parent.name != "migrations":
            _, *parts = _NAME.split(source.text)
            for name, text in zip(parts[::2], parts[1::2], strict=True):
                yield Statement(source, name, text.strip())
