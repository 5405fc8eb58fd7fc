"""The named SQL statements of a tree."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from chassis import queries
from tests.architecture.tree import Source, Tree

_HEAD = re.compile(r"^-- (name|part): (\w+)$", re.MULTILINE)
_STRING = re.compile(r"'(?:[^']|'')*'")
_COMMENT = re.compile(r"--.*$", re.MULTILINE)


@dataclass(frozen=True)
class Statement:
    """A statement, or what several have in common, as it stands in its file."""

    source: Source
    kind: str
    name: str
    text: str

    @property
    def code(self) -> str:
        """The statement without its comments and the content of its strings."""
        return _COMMENT.sub("", _STRING.sub("''", self.text))

    @property
    def whole(self) -> str:
        """The statement as the server is asked it, with its parts in their places."""
        return queries.statements(self.source.text)[self.name]

    @property
    def place(self) -> str:
        """File and name, for messages."""
        return f"{self.source.name}: {self.name}"


def statements(tree: Tree) -> Iterator[Statement]:
    """Every named statement and part of services and chassis; migrations have none."""
    for source in tree.files("services", "shared", suffix=".sql"):
        if source.path.parent.name != "migrations":
            _, *found = _HEAD.split(source.text)
            for kind, name, text in zip(
                found[::3], found[1::3], found[2::3], strict=True
            ):
                yield Statement(source, kind, name, text.strip())
