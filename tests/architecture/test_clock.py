"""Is time an argument, and chance too where the rules are?"""

import pytest

from tests.architecture.tree import HERE, Tree, calls

CLOCKS = ("datetime.now", "datetime.utcnow", "date.today", "time.time", "time.time_ns")
CHANCE = ("uuid4", "uuid7", "uuid1", "urandom")
CHANCE_MODULES = ("random.", "secrets.")


def offences(tree: Tree) -> list[str]:
    """Services that read the clock; domains that make random values."""
    return [*_clocks(tree), *_chance(tree)]


def _clocks(tree: Tree) -> list[str]:
    return [
        source.at(call, f"{name}() reads the clock")
        for _, source in tree.in_services()
        for call, name in calls(source.tree)
        if any(f".{name}".endswith(f".{clock}") for clock in CLOCKS)
    ]


def _chance(tree: Tree) -> list[str]:
    return [
        source.at(call, f"{name}() makes a random value in the domain")
        for _, source in tree.in_services("domain")
        for call, name in calls(source.tree)
        if name.split(".")[-1] in CHANCE or name.startswith(CHANCE_MODULES)
    ]


def test_only_the_chassis_reads_the_clock():
    assert offences(HERE) == []


@pytest.mark.parametrize(
    "line",
    ["datetime.now(UTC)", "datetime.datetime.now()", "date.today()", "time.time()"],
)
def test_a_clock_in_a_service_is_seen(broken, line):
    name = "services/case/case_service/use_cases/read_clock.py"
    tree = broken("services/case").write(name, f"A = {line}\n")
    (offence,) = tree.new_offences(offences)
    assert offence.startswith(f"{name}:1: ")


@pytest.mark.parametrize("line", ["uuid4()", "ids.uuid7()", "secrets.token_hex()"])
def test_chance_in_the_domain_is_seen(broken, line):
    name = "services/case/case_service/domain/dice.py"
    tree = broken("services/case").write(name, f"A = {line}\n")
    (offence,) = tree.new_offences(offences)
    assert "random value in the domain" in offence
