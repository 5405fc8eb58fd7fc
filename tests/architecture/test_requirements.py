"""Do tests name requirements that exist?"""

import re

from tests.architecture.tree import HERE, Tree
from tests.support.coverage_of_requirements import named_by_tests

CATALOGUE = "docs/requirements.md"


def offences(tree: Tree) -> list[str]:
    """Ids that tests name and the catalogue does not have."""
    text = (tree.root / CATALOGUE).read_text()
    known = set(re.findall(r"^\| ([A-Z]+-\d+) \|", text, re.MULTILINE))
    return [
        f"{requirement} is not in {CATALOGUE}: {', '.join(tests)}"
        for requirement, tests in named_by_tests(tree.root).items()
        if requirement not in known
    ]


def test_tests_name_requirements_that_exist():
    assert offences(HERE) == []


def test_an_unknown_requirement_is_seen(broken):
    tree = broken("tests/unit/case", CATALOGUE).write(
        "tests/unit/case/test_bad.py",
        '@covers("EO-99")\ndef test_something():\n    assert True\n',
    )
    assert tree.new_offences(offences) == [
        f"EO-99 is not in {CATALOGUE}: tests/unit/case/test_bad.py::test_something"
    ]
