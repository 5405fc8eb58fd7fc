"""A simulator to call."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from tests.support.nipr import Nipr, running_nipr


@pytest.fixture
async def nipr(tmp_path: Path) -> AsyncIterator[Nipr]:
    async with running_nipr(tmp_path) as simulator:
        yield simulator
