"""Do imports point inwards and never sideways?"""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.architecture.broken import Broken
from tests.architecture.tree import HERE, Tree

SERVICE = "services/nipr-adapter/nipr_adapter"
OFFENCES = {
    "app.py": "import case_service.domain\n",
    "consumers.py": "import nipr_adapter.settings\n",
    "domain/npn.py": "import contracts.case\n",
    "helpers.py": "",
    "use_cases/claim_call.py": "import asyncpg\n",
}


def lint_imports(tree: Tree) -> str:
    """Run import-linter on a tree and give what it says."""
    folders = ["shared", *(f"services/{service.folder}" for service in tree.services())]
    paths = os.pathsep.join(str(tree.root / folder) for folder in folders)
    linter = Path(sys.executable).with_name("lint-imports")
    done = subprocess.run(  # noqa: S603 (our own tool on our own tree)
        [linter, "--no-cache"],
        cwd=tree.root,
        env=os.environ | {"PYTHONPATH": paths, "NO_COLOR": "1", "COLUMNS": "300"},
        capture_output=True,
        text=True,
        check=False,
    )
    return done.stdout + done.stderr


def test_every_import_contract_is_kept():
    said = lint_imports(HERE)
    assert " 0 broken." in said, said


@pytest.fixture(scope="module")
def said_of_a_broken_tree(tmp_path_factory: pytest.TempPathFactory) -> str:
    """What the linter says of a tree with one offence against each contract."""
    folder = tmp_path_factory.mktemp("imports")
    tree = Broken.copy_of("services", "shared", "pyproject.toml", to=folder)
    for name, text in OFFENCES.items():
        path = tree.root / SERVICE / name
        tree.write(
            f"{SERVICE}/{name}", text + (path.read_text() if path.exists() else "")
        )
    return lint_imports(tree)


@pytest.mark.parametrize(
    "complaint",
    [
        "nipr_adapter.app -> case_service.domain",
        "nipr_adapter.consumers -> nipr_adapter.settings",
        "nipr_adapter.domain.npn -> contracts.case",
        "nipr_adapter.helpers",
        "nipr_adapter.use_cases.claim_call -> asyncpg",
    ],
)
def test_a_forbidden_import_is_seen(said_of_a_broken_tree, complaint):
    assert complaint in said_of_a_broken_tree, said_of_a_broken_tree
