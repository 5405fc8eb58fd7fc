"""What is installed is pinned, hashed, and named without an address."""

import json
import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from stack.home import ROOT

MEMBERS = {
    **{path.name: path for path in (ROOT / "services").iterdir()},
    "local": ROOT / "deploy" / "local",
    "nipr": ROOT / "deploy" / "simulators" / "nipr",
}
PINNED = sorted((ROOT / "requirements").glob("*.txt"))
LOCKS = [
    ROOT / "deploy" / "local" / "npm" / "package-lock.json",
    ROOT / "services" / "gateway" / "package-lock.json",
]


def versions(file: Path) -> dict[str, str]:
    pins = re.findall(
        r"^([\w.-]+)(?:\[[\w,]+\])?==(\S+)", file.read_text(), re.MULTILINE
    )
    return {canonicalize_name(name): version for name, version in pins}


def dependencies(member: Path) -> list[Requirement]:
    about = tomllib.loads((member / "pyproject.toml").read_text())["project"]
    return [Requirement(wish) for wish in about["dependencies"]]


@pytest.mark.parametrize("name", sorted(MEMBERS))
def test_a_members_wishes_are_pinned_as_it_wants_them(name: str) -> None:
    pins = versions(ROOT / "requirements" / f"{name}.txt")
    for wish in dependencies(MEMBERS[name]):
        if wish.name != "producerpro-shared":
            assert pins[canonicalize_name(wish.name)] in wish.specifier, wish


@pytest.mark.parametrize("name", sorted(MEMBERS))
def test_an_image_gets_the_versions_that_were_tested(name: str) -> None:
    tested = versions(ROOT / "requirements" / "dev.txt")
    pins = versions(ROOT / "requirements" / f"{name}.txt")
    assert pins.items() <= tested.items()


@pytest.mark.parametrize("file", PINNED, ids=lambda file: file.stem)
def test_every_pin_has_a_hash_and_no_file_names_an_index(file: Path) -> None:
    text = file.read_text()
    pins = re.findall(r"^[\w.-]+(?:\[[\w,]+\])?==.*(?:\n    .*)*", text, re.MULTILINE)
    assert pins
    assert all("--hash=sha256:" in pin for pin in pins)
    assert not re.search(r"://|^-|producerpro", text, re.MULTILINE)


@pytest.mark.parametrize("file", LOCKS, ids=lambda file: file.parent.name)
def test_npm_locks_have_hashes_and_no_address(file: Path) -> None:
    packages = json.loads(file.read_text())["packages"]
    fetched = {name: about for name, about in packages.items() if name}
    assert fetched
    assert not [name for name, about in fetched.items() if "resolved" in about]
    assert not [name for name, about in fetched.items() if "integrity" not in about]
