"""Does every test check something, without sleeping, under a sentence as its name?"""

import ast
import re

import pytest

from tests.architecture.tree import HERE, Source, Tree, below, calls, functions

# What waits for others on behalf of tests sleeps between two looks; a bench sleeps
# while it measures how nothing happens.
WAITING = ("tests/support/", "tests/bench/")
CHECKS = re.compile(r"^(raises|expect|eventually|warns|fail|assert_\w+|must_\w+)$")


def offences(tree: Tree) -> list[str]:
    """Tests without a check, that sleep, or that are numbered or skipped."""
    found = []
    for source in tree.python("tests"):
        found += _sleeps(source)
        for test in functions(source.tree):
            if test.name.startswith("test_") and _is_collected(source):
                if not _checks(test, source):
                    found.append(source.at(test, f"{test.name} checks nothing"))
                if re.search(r"^test_?\d+$|_\d$", test.name):
                    found.append(
                        source.at(test, f"{test.name} has a number for a name")
                    )
    return found


def _is_collected(source: Source) -> bool:
    return source.path.name.startswith("test_")


def _sleeps(source: Source) -> list[str]:
    waits_for_others = source.name.startswith(WAITING)
    return [
        source.at(call, f"{name}() waits or skips")
        for call, name in calls(source.tree)
        if (name in ("sleep", "time.sleep", "asyncio.sleep") and not waits_for_others)
        or name in ("pytest.skip", "pytest.mark.skip", "pytest.mark.skipif")
        or name.split(".")[-1] == "wait_for_timeout"
    ]


def _checks(test: ast.FunctionDef | ast.AsyncFunctionDef, source: Source) -> bool:
    """Tell whether a test, or a function of its file that it calls, has a check."""
    helpers = {f.name: f for f in functions(source.tree) if not _is_test(f.name)}
    called = {name.split(".")[-1] for _, name in calls(test)}
    own = [helpers[name] for name in called if name in helpers]
    return any(_has_check(function) for function in [test, *own])


def _is_test(name: str) -> bool:
    return name.startswith("test_")


def _has_check(node: ast.AST) -> bool:
    return any(isinstance(inner, ast.Assert) for inner in below(node)) or any(
        CHECKS.match(name.split(".")[-1]) for _, name in calls(node)
    )


def test_every_test_checks_something_and_none_sleeps():
    assert offences(HERE) == []


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("def test_it_runs():\n    run()\n", "checks nothing"),
        ("def test_1():\n    assert 1\n", "has a number for a name"),
        ("def f():\n    time.sleep(1)\n", "waits or skips"),
        ("async def f():\n    await asyncio.sleep(1)\n", "waits or skips"),
        ("async def f(page):\n    await page.wait_for_timeout(1)\n", "waits or skips"),
        ("def f():\n    pytest.skip('later')\n", "waits or skips"),
    ],
)
def test_a_test_that_shows_nothing_is_seen(broken, text, complaint):
    name = "tests/unit/case/test_bad.py"
    tree = broken("tests/unit/case").write(name, text)
    (offence,) = tree.new_offences(offences)
    assert offence.startswith(name)
    assert complaint in offence


def test_a_check_may_have_a_function_of_its_own(broken):
    tree = broken("tests/unit/case").write(
        "tests/unit/case/test_good.py",
        "def agree(a, b):\n    assert a == b\n\ndef test_both():\n    agree(1, 1)\n",
    )
    assert tree.new_offences(offences) == []
