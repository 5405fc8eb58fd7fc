"""Which processes there are and whom each is told the address of."""

import ast
import configparser
import re
from collections.abc import Iterator
from dataclasses import dataclass

from tests.architecture.tree import Tree, calls

DIAGRAM = "deploy/local/supervisord.conf"


@dataclass(frozen=True)
class Process:
    """A process of the local system."""

    name: str
    asks: tuple[str, ...]
    schema: str | None


@dataclass(frozen=True)
class Question:
    """A route that one service opens to another for one purpose."""

    asked: str
    by: str
    purpose: str


def processes(tree: Tree) -> list[Process]:
    """Every process of the diagram, in its order."""
    diagram = configparser.RawConfigParser()
    diagram.read_string((tree.root / DIAGRAM).read_text())
    sections = [name for name in diagram.sections() if name.startswith("program:")]
    names = [section.removeprefix("program:") for section in sections]
    told = {
        name: diagram.get(f"program:{name}", "environment", fallback="")
        for name in names
    }
    return [_process(name, environment, names) for name, environment in told.items()]


def _process(name: str, environment: str, names: list[str]) -> Process:
    # Where people reach the gateway is for links in mails, not for calls.
    lines = [line for line in environment.splitlines() if "PUBLIC_URL" not in line]
    ports = re.findall(r"PORT_([A-Z0-9_]+)\)s", "\n".join(lines))
    schema = re.search(r"/database/(\w+)_app\.url", environment)
    listeners = {"s3": "store", "smtp": "mail"}
    asked = [port.lower().replace("_", "-") for port in ports]
    known = [listeners.get(port, port) for port in asked]
    return Process(
        name,
        asks=tuple(dict.fromkeys(n for n in known if n in names and n != name)),
        schema=schema[1] if schema else None,
    )


def questions(tree: Tree) -> list[Question]:
    """Every purpose for which one service may ask another, once each."""
    found = {
        question: None
        for service, source in tree.in_services("api")
        for question in _questions(service.folder, source.tree)
    }
    return sorted(found, key=lambda q: (q.asked, q.by, q.purpose))


def _questions(asked: str, module: ast.Module) -> Iterator[Question]:
    for call, name in calls(module):
        if name.split(".")[-1] == "by_service":
            values = [*call.args, *(keyword.value for keyword in call.keywords)]
            by, purpose = (ast.literal_eval(value) for value in values)
            yield Question(asked, by, purpose)
