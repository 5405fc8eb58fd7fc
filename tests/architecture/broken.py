"""A copy of parts of the tree that gets an offence."""

import shutil
from functools import cache
from pathlib import Path
from typing import Self

from tests.architecture.tree import HERE, NOT_OURS, ROOT, Guard, Tree


class Broken(Tree):
    """Parts of the tree, copied, with something wrong in them."""

    @classmethod
    def copy_of(cls, *parts: str, to: Path) -> Self:
        """Copy files and folders of the tree, given by their path in it."""
        for part in parts:
            source, target = ROOT / part, to / part
            target.parent.mkdir(parents=True, exist_ok=True)
            if source.is_file():
                shutil.copy(source, target)
            else:
                ignore = shutil.ignore_patterns(*NOT_OURS)
                shutil.copytree(source, target, ignore=ignore, dirs_exist_ok=True)
        return cls(to)

    def write(self, name: str, text: str) -> Self:
        """Add a file, or put another in its place."""
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
        return self

    def append(self, name: str, text: str) -> Self:
        """Add to the end of a file."""
        return self.write(name, (self.root / name).read_text() + text)

    def replace(self, name: str, old: str, new: str) -> Self:
        """Change a text that the file has."""
        text = (self.root / name).read_text()
        if old not in text:
            raise ValueError(f"{name} does not say {old!r}")
        return self.write(name, text.replace(old, new, 1))

    def new_offences(self, guard: Guard) -> list[str]:
        """What a guard finds here and not in the tree itself."""
        return [offence for offence in guard(self) if offence not in _known(guard)]


@cache
def _known(guard: Guard) -> frozenset[str]:
    return frozenset(guard(HERE))
