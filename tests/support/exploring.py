"""Tests that draw their examples at random, each run others: by which seed, how many.

A failure is found again with the seed that its run printed:
`PRODUCERPRO_SEED=7 .local/venv/bin/pytest tests/store/case/test_any_order.py`.
`PRODUCERPRO_EXAMPLES=300` looks farther than a run of all tests has time for.
"""

import os
import secrets

import hypothesis

_SEED, _EXAMPLES = "PRODUCERPRO_SEED", "PRODUCERPRO_EXAMPLES"

SEED = int(os.environ.get(_SEED) or secrets.randbelow(1_000_000))
# The processes that share the work of a run read it there.
os.environ[_SEED] = str(SEED)


def how_many(usual: int) -> int:
    """Give how many examples a test tries: the usual ones, or as many as are wanted."""
    return int(os.environ.get(_EXAMPLES) or usual)


def explore() -> None:
    """Settle for every test what Hypothesis would settle by the machine it runs on.

    Where it takes that for a continuous integration it would draw the same examples in
    each run. How long one takes says more about the machine than about the code.
    """
    hypothesis.settings.register_profile(
        "exploring",
        hypothesis.settings.get_profile("default"),
        deadline=None,
        derandomize=False,
        database=None,
        max_examples=how_many(100),
    )
    hypothesis.settings.load_profile("exploring")
