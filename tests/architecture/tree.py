"""The repository as the guards see it: its services, its files, their syntax."""

import ast
import os
import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

ROOT = Path(__file__).parents[2]
# What nobody here wrote: caches, and what the build brings.
NOT_OURS = frozenset(
    {"__pycache__", "third-party", "node_modules", ".local", ".hypothesis"}
)
FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)


@cache
def _parsed(text: str) -> ast.Module:
    # Every guard reads the same files, in the tree and in its copies.
    return ast.parse(text)


@dataclass(frozen=True)
class Source:
    """A file of ours."""

    path: Path
    name: str

    @cached_property
    def text(self) -> str:
        """The file's text; "" for one that is not text."""
        try:
            return self.path.read_text("utf-8")
        except UnicodeDecodeError:
            return ""

    @cached_property
    def tree(self) -> ast.Module:
        """The syntax of a Python file."""
        return _parsed(self.text)

    def at(self, node: ast.AST, what: str) -> str:
        """Say where in this file something is wrong, and what."""
        return f"{self.name}:{getattr(node, 'lineno', 1)}: {what}"


@dataclass(frozen=True)
class Service:
    """A folder under services/ and the package in it."""

    folder: str
    package: str

    @property
    def path(self) -> str:
        """The package's path in the repository."""
        return f"services/{self.folder}/{self.package}"


@dataclass(frozen=True)
class Tree:
    """A checkout, whole or in part."""

    root: Path

    def services(self) -> list[Service]:
        """Every service that the tree has, by the package that it ships."""
        found = []
        for project in sorted(self.root.glob("services/*/pyproject.toml")):
            wheel = tomllib.loads(project.read_text())["tool"]["hatch"]["build"]
            (package,) = wheel["targets"]["wheel"]["packages"]
            found.append(Service(project.parent.name, package))
        return found

    def files(self, *parts: str, suffix: str = "") -> Iterator[Source]:
        """Every file of ours under some folders, or such a file itself."""
        for part in parts:
            for path in _files_below(self.root / part):
                if path.name.endswith(suffix):
                    yield Source(path, path.relative_to(self.root).as_posix())

    def python(self, *parts: str) -> Iterator[Source]:
        """Every Python file under some folders."""
        return self.files(*parts, suffix=".py")

    def in_services(self, part: str = "") -> Iterator[tuple[Service, Source]]:
        """Every Python file of one part, such as use_cases, of every service."""
        for service in self.services():
            for folder in (f"{service.path}/{part}", f"{service.path}/{part}.py"):
                for source in self.python(folder) if part or folder[-1] == "/" else ():
                    yield service, source


def _files_below(start: Path) -> Iterator[Path]:
    if start.is_file():
        yield start
    for folder, folders, names in os.walk(start):
        folders[:] = sorted(set(folders) - NOT_OURS)
        yield from (Path(folder, name) for name in sorted(names))


Guard = Callable[[Tree], list[str]]
HERE = Tree(ROOT)


@cache
def below(node: ast.AST) -> tuple[ast.AST, ...]:
    """Give a node and all that is below it."""
    return tuple(ast.walk(node))


def calls(node: ast.AST) -> Iterator[tuple[ast.Call, str]]:
    """Every call below a node with its dotted name: `datetime.now`, `tx.publish`."""
    for inner in below(node):
        if isinstance(inner, ast.Call) and (name := dotted(inner.func)):
            yield inner, name


def dotted(node: ast.expr) -> str:
    """Write `a.b.c` as it stands in the source, without what a call gave."""
    if isinstance(node, ast.Name):
        return node.id
    if isinstance(node, ast.Attribute):
        return f"{dotted(node.value)}.{node.attr}".lstrip(".")
    return ""


def functions(node: ast.AST) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    """Every function below a node, methods and inner ones included."""
    return (inner for inner in below(node) if isinstance(inner, FUNCTIONS))
