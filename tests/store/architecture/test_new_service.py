"""Does a new service pass every guard from its first minute?"""

import importlib
import os
import subprocess
import sys

import pytest

from tests.architecture.broken import Broken
from tests.architecture.documentation import written
from tests.architecture.test_import_contracts import lint_imports
from tests.architecture.tree import ROOT, Tree
from tests.support.new_service.laying_out import CannotLayOut, lay_out, named

PARTS = ("services", "shared", "deploy", "docs", "tests", "requirements", ".ci")
FILES = ("pyproject.toml", "README.md", "ARCHITECTURE.md", "Makefile")
NAME = "commission-ledger"
GUARDS = [
    path.stem
    for path in sorted((ROOT / "tests" / "architecture").glob("test_*.py"))
    if "\ndef offences(" in path.read_text()
]


@pytest.fixture(scope="module")
def grown(tmp_path_factory: pytest.TempPathFactory) -> Broken:
    """A copy of the tree with a new service in it."""
    tree = Broken.copy_of(*PARTS, *FILES, to=tmp_path_factory.mktemp("grown"))
    lay_out(named(NAME, root=tree.root), root=tree.root)
    for name, text in written(tree).items():
        tree.write(name, text)
    return tree


def run_in(tree: Tree, *command: str) -> str:
    """Run a Python module in the copy, on the copy's own code."""
    members = ("", "shared", f"services/{NAME}", "deploy/local")
    paths = os.pathsep.join(str(tree.root / member) for member in members)
    done = subprocess.run(  # noqa: S603 (our own tools)
        [sys.executable, "-m", *command],
        cwd=tree.root,
        env=os.environ | {"PYTHONPATH": paths},
        capture_output=True,
        text=True,
        check=False,
    )
    return "" if done.returncode == 0 else done.stdout + done.stderr


@pytest.mark.parametrize("guard", GUARDS)
def test_a_new_service_passes_every_guard(grown, guard):
    module = importlib.import_module(f"tests.architecture.{guard}")
    assert grown.new_offences(module.offences) == []


def test_a_new_service_keeps_the_import_contracts(grown):
    said = lint_imports(grown)
    assert " 0 broken." in said, said


@pytest.mark.parametrize(
    "command",
    [
        ("ruff", "check", f"services/{NAME}"),
        ("ruff", "format", "--check", f"services/{NAME}"),
        ("mypy", f"services/{NAME}"),
        ("commission_ledger", "--help"),
    ],
)
def test_a_new_service_is_checked_and_starts(grown, command):
    assert run_in(grown, *command) == ""


def test_a_name_that_is_taken_or_unfit_is_refused():
    with pytest.raises(CannotLayOut, match="is there already"):
        named("case", root=ROOT)
    with pytest.raises(CannotLayOut, match="Say what it is called"):
        named("Case Ledger", root=ROOT)
