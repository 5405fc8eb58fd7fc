"""Does the repository work on every machine, with any package index?"""

import re

import pytest

from tests.architecture.tree import HERE, Tree

EVERYTHING = (
    "services", "shared", "deploy", "tests", "docs", "requirements", ".ci",
    "README.md", "ARCHITECTURE.md", "Makefile", "pyproject.toml", ".gitignore",
)  # fmt: skip
HOMES = re.compile(r"(?<![\w.})/*])/(?:home|root|Users|work|workspace)/[\w.]")
INDEXES = re.compile(
    r"--(?:extra-)?index-url|--find-links|--registry[= ]|\"resolved\":"
    r"|<repositor(?:y|ies)>"
    r"|https?://[\w.-]*(?:pypi|pythonhosted|npmjs|repo\.maven|artifactory|nexus)\b"
)
NOT_HERE = re.compile(r"\.\./shared\b")
LEFT_OUT = ("tests/architecture/test_outside_names.py",)


def offences(tree: Tree) -> list[str]:
    """Lines that name a machine's folder or a package index's address."""
    kinds = {
        "a folder of one machine": HOMES,
        "the address of an index": INDEXES,
        "something beside the repository": NOT_HERE,
    }
    present = [part for part in EVERYTHING if (tree.root / part).exists()]
    return [
        f"{source.name}:{number}: {what}"
        for source in tree.files(*present)
        if source.name not in LEFT_OUT
        for number, line in enumerate(source.text.splitlines(), 1)
        for what, pattern in kinds.items()
        if pattern.search(line)
    ]


def test_nothing_names_a_machine_or_an_index():
    assert offences(HERE) == []


@pytest.mark.parametrize(
    "line",
    [
        "cd /home/ann/producerpro",
        "path = '/root/.cache'",
        "--index-url https://example.org/simple",
        '"resolved": "https://registry.example.org/axe-core.tgz",',
        "https://pypi.example.org/simple",
        "see ../shared/design.md",
    ],
)
def test_a_name_from_outside_is_seen(broken, line):
    tree = broken("requirements").append("requirements/case.txt", f"{line}\n")
    (offence,) = tree.new_offences(offences)
    assert offence.startswith("requirements/case.txt:")
