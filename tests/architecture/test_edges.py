"""Do only the edges open transactions and read the environment?"""

import ast

import pytest

from tests.architecture.tree import HERE, Source, Tree, below, calls

EDGES = ("api", "jobs", "consumers", "commands")
# Read once, where a process starts, and handed to the settings.
ENVIRONMENT = ("shared/chassis/settings.py", "shared/chassis/command.py")
SERVICE = "services/case/case_service"


def offences(tree: Tree) -> list[str]:
    """Transactions below the edges; the environment read outside the settings."""
    return [*_transactions(tree), *_environment(tree)]


def _transactions(tree: Tree) -> list[str]:
    return [
        source.at(call, f"{name}() below the edges")
        for service, source in tree.in_services()
        if _part(source, service.path) not in EDGES
        for call, name in calls(source.tree)
        if name.split(".")[-1] in ("transaction", "reading", "commit", "rollback")
    ]


def _part(source: Source, package: str) -> str:
    return source.name.removeprefix(f"{package}/").split("/")[0].removesuffix(".py")


def _environment(tree: Tree) -> list[str]:
    return [
        source.at(node, "reads the environment")
        for source in tree.python("services", "shared")
        if source.name not in ENVIRONMENT
        for node in below(source.tree)
        if isinstance(node, ast.Attribute | ast.Name | ast.alias)
        and _word(node) in ("environ", "getenv")
    ]


def _word(node: ast.Attribute | ast.Name | ast.alias) -> str:
    if isinstance(node, ast.Attribute):
        return node.attr
    return node.id if isinstance(node, ast.Name) else node.name


def test_only_edges_open_transactions_and_only_settings_read_the_environment():
    assert offences(HERE) == []


@pytest.mark.parametrize("part", ["use_cases", "store", "domain", "clients"])
@pytest.mark.parametrize("kind", ["transaction", "reading"])
def test_a_transaction_below_the_edges_is_seen(broken, part, kind):
    name = f"{SERVICE}/{part}/open_it.py"
    tree = broken("services/case").write(name, f"A = database.{kind}()\n")
    assert tree.new_offences(offences) == [
        f"{name}:1: database.{kind}() below the edges"
    ]


@pytest.mark.parametrize("line", ["A = os.environ", "A = os.getenv('CASE_PORT')"])
def test_a_look_into_the_environment_is_seen(broken, line):
    name = f"{SERVICE}/use_cases/look.py"
    tree = broken("services/case").write(name, f"{line}\n")
    assert tree.new_offences(offences) == [f"{name}:1: reads the environment"]
