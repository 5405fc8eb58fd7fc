"""Broken copies of the tree, so that each guard is seen red once."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.architecture.broken import Broken


@pytest.fixture
def broken(tmp_path: Path) -> Callable[..., Broken]:
    """Copy some parts of the tree, to add an offence to them."""
    return lambda *parts: Broken.copy_of(*parts, to=tmp_path / "tree")
