"""Are migrations numbered, and safe to run on a system that is in use?"""

import re
import subprocess
import sys
from collections import defaultdict
from pathlib import Path

import pytest

from tests.architecture.tree import HERE, ROOT, Source, Tree

FOLDER = "services/nipr-adapter/nipr_adapter/migrations"
RULES = ROOT / "deploy" / "local" / "postgres" / "squawk.toml"


def offences(tree: Tree) -> list[str]:
    """Gaps in the numbers, and what squawk has against a migration."""
    return [*_misnumbered(tree), *_unsafe(tree)]


def _migrations(tree: Tree) -> list[Source]:
    return [
        source
        for source in tree.files("services", "shared", suffix=".sql")
        if source.path.parent.name == "migrations"
    ]


def _misnumbered(tree: Tree) -> list[str]:
    folders: dict[Path, list[str]] = defaultdict(list)
    for source in _migrations(tree):
        folders[source.path.parent].append(source.path.name)
    return [
        f"{folder.relative_to(tree.root)}: {name} is not number {number}"
        for folder, names in folders.items()
        for number, name in enumerate(sorted(names), 1)
        if not re.fullmatch(rf"{number:04}_[a-z0-9_]+\.sql", name)
    ]


def _unsafe(tree: Tree) -> list[str]:
    files = [source.path for source in _migrations(tree)]
    if not files:
        return []
    squawk = Path(sys.executable).with_name("squawk")
    done = subprocess.run(  # noqa: S603 (our own tool on our own tree)
        [squawk, "--config", RULES, "--reporter", "gcc", *files],
        capture_output=True,
        text=True,
        check=False,
    )
    said = (done.stdout + done.stderr).replace(f"{tree.root}/", "")
    return [line for line in said.splitlines() if re.match(r"\S+\.sql:\d", line)]


def test_migrations_are_numbered_and_safe():
    assert offences(HERE) == []


@pytest.mark.parametrize(
    ("name", "text", "complaint"),
    [
        ("0099_gap.sql", "create table gap (id uuid primary key);", "is not number"),
        ("0001_twice.sql", "create table two (id uuid primary key);", "is not number"),
        ("0004_drop.sql", "alter table calls drop column reason;", "drop-column"),
        ("0004_rename.sql", "alter table calls rename to asks;", "renaming-table"),
    ],
)
def test_a_dangerous_migration_is_seen(broken, name, text, complaint):
    tree = broken("services/nipr-adapter").write(f"{FOLDER}/{name}", text)
    assert any(complaint in offence for offence in tree.new_offences(offences))
