"""Do the descriptions of the system agree with the code, service by service?"""

import ast
import re
from typing import Any

import pytest
import yaml

from tests.architecture.events import PUBLISHERS, heard
from tests.architecture.system import DIAGRAM, processes
from tests.architecture.tree import HERE, Service, Tree, dotted

STACK = "deploy/local/stack"
COMPOSE = "deploy/compose.yaml"
PARTS = ("services", "shared", "deploy", "pyproject.toml", "tests/support")


def offences(tree: Tree) -> list[str]:
    """Services, ports, topics and schemas that one place has and another has not."""
    services = tree.services()
    return [
        *_names(tree, [service.folder for service in services]),
        *(complaint for service in services for complaint in _ports(tree, service)),
        *_topics(tree),
        *_package_lists(tree, services),
    ]


def constant(tree: Tree, file: str, name: str) -> Any:
    """The value of a constant of a module, read from its source."""
    (source,) = tree.python(file)
    for statement in source.tree.body:
        if isinstance(statement, ast.Assign) and dotted(statement.targets[0]) == name:
            return ast.literal_eval(statement.value)
    raise LookupError(f"{file} has no {name}")


def _names(tree: Tree, folders: list[str]) -> list[str]:
    compose = yaml.safe_load((tree.root / COMPOSE).read_text())["services"]
    migrated = [
        service.folder
        for service in tree.services()
        if (tree.root / service.path / "migrations").exists()
    ]
    services = constant(tree, f"{STACK}/diagram.py", "SERVICES")
    places = {
        DIAGRAM: ([process.name for process in processes(tree)], folders),
        COMPOSE: (list(compose), folders),
        f"{STACK}/diagram.py": (services, folders),
        f"{STACK}/services.py": (
            constant(tree, f"{STACK}/services.py", "MIGRATED"),
            migrated,
        ),
    }
    return [
        f"{place}: has no {folder}"
        for place, (there, expected) in places.items()
        for folder in expected
        if folder not in there
    ]


def _ports(tree: Tree, service: Service) -> list[str]:
    port = constant(tree, f"{STACK}/ports.py", "PORTS").get(service.folder)
    text = (tree.root / service.path / "settings.py").read_text()
    default = re.search(r"^    port: int = (\d+)$", text, re.MULTILINE)
    prefix = service.folder.upper().replace("-", "_")
    compose = (tree.root / COMPOSE).read_text()
    in_image = re.search(rf'^      {prefix}_PORT: "(\d+)"$', compose, re.MULTILINE)
    found = {
        f"{service.path}/settings.py": default and int(default[1]),
        COMPOSE: in_image and int(in_image[1]),
    }
    return [
        f"{place}: {service.folder} has port {there}, {STACK}/ports.py says {port}"
        for place, there in found.items()
        if there != port
    ]


def _topics(tree: Tree) -> list[str]:
    made = constant(tree, f"{STACK}/kafka.py", "PUBLISHERS")
    consumers = constant(tree, f"{STACK}/kafka.py", "CONSUMERS")
    topics = {name: f"onboarding.{name}.events.v1" for name in PUBLISHERS}
    found = [
        f"shared/contracts/{name}.py: has another topic than {topic}"
        for name, topic in topics.items()
        if constant(tree, f"shared/contracts/{name}.py", "TOPIC") != topic
    ]
    found += [
        f"{STACK}/kafka.py: makes no topic of {n}" for n in topics if n not in made
    ]
    return found + [
        f"{STACK}/kafka.py: {service} listens and has no dead letters"
        for service, events in heard(tree).items()
        if events and service not in consumers
    ]


def _package_lists(tree: Tree, services: list[Service]) -> list[str]:
    text = (tree.root / "pyproject.toml").read_text()
    contracts = text.partition("[tool.importlinter]")[2]
    found = []
    for service in services:
        if f'"{service.package}",' not in contracts:
            found.append(f"pyproject.toml: no import contract has {service.package}")
        if f"services/{service.folder}" not in text.partition("[tool.pytest")[0]:
            found.append(f"pyproject.toml: mypy does not know {service.folder}")
    return found


def test_the_descriptions_agree_with_the_code():
    assert offences(HERE) == []


@pytest.mark.parametrize(
    ("file", "old", "new", "complaint"),
    [
        (DIAGRAM, "[program:identity]", "[program:someone]", "has no identity"),
        (COMPOSE, "\n  identity:\n", "\n  someone:\n", "has no identity"),
        (COMPOSE, 'IDENTITY_PORT: "8101"', 'IDENTITY_PORT: "8199"', "has port 8199"),
        (f"{STACK}/ports.py", '"identity": 8101', '"identity": 8108', "says 8108"),
        (f"{STACK}/kafka.py", 'PUBLISHERS = ("identity", ', "PUBLISHERS = (",
         "makes no topic of identity"),
        (f"{STACK}/kafka.py", 'CONSUMERS = ("identity", ', "CONSUMERS = (",
         "identity listens and has no dead letters"),
        ("shared/contracts/identity.py", "onboarding.identity.events.v1",
         "onboarding.identity.events", "has another topic"),
        ("pyproject.toml", ":services/identity", "", "mypy does not know"),
    ],
)  # fmt: skip
def test_a_disagreement_is_seen(broken, file, old, new, complaint):
    found = broken(*PARTS).replace(file, old, new).new_offences(offences)
    assert any(complaint in offence for offence in found), found
