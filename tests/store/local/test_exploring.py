"""Each run draws other examples, and the seed that it prints draws the same again."""

import os
import re
import subprocess

import pytest

from stack.home import ROOT
from tests.support.run import PYTEST

DRAWS = """
import hypothesis.strategies as st
from hypothesis import given


@given(st.integers(0))
def test_drawing(number):
    pass
"""


@pytest.fixture
def drawn(tmp_path):
    """Run a test that draws, where Hypothesis takes us for a pipeline."""
    (tmp_path / "test_drawing.py").write_text(DRAWS)
    as_here = ("-c", f"{ROOT / 'pyproject.toml'}", "-p", "tests.conftest")
    shown = ("-s", "--hypothesis-verbosity=verbose")

    def run(**wishes: str) -> tuple[str, list[str]]:
        done = subprocess.run(  # noqa: S603 (our own tests)
            [*PYTEST, *as_here, *shown, f"{tmp_path}"],
            cwd=ROOT,
            env=os.environ | {"CI": "true", "PRODUCERPRO_SEED": ""} | wishes,
            capture_output=True,
            text=True,
            check=True,
        )
        (seed,) = re.findall(r"PRODUCERPRO_SEED=(\d+)", done.stdout)
        return seed, re.findall(r"number=(\d[\d_]*)", done.stdout)

    return run


def test_each_run_draws_others_and_its_seed_draws_them_again(drawn):
    seed, examples = drawn()
    assert len(examples) == 100
    assert drawn(PRODUCERPRO_SEED=seed) == (seed, examples)
    _, others = drawn(PRODUCERPRO_SEED=str(int(seed) + 1))
    # The first ones are the simplest, whatever the seed.
    assert len(set(others) - set(examples)) > 50


def test_a_run_may_look_farther(drawn):
    _, examples = drawn(PRODUCERPRO_EXAMPLES="150")
    assert len(examples) == 150
