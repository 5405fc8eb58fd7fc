"""Do services of neighboring releases understand each other's requests?

A sender leaves out what has its default, and an older receiver puts its own there.
"""

import json

import pytest

from tests.contracts.requests import REQUIRED, SAVED, grown, request_shapes
from tests.support.covers import covers

OLD = {"LookUp": {"key": REQUIRED, "extend": [True]}}


@covers("OPS-2")
def test_no_request_has_changed_in_what_may_be_left_out_of_it():
    saved, now = json.loads(SAVED.read_text()), request_shapes()
    assert now == grown(saved, now)
    assert now == saved, "run python -m tests.contracts.write_schemas"


@pytest.mark.parametrize(
    "fields",
    [
        {"key": [""], "extend": [True]},
        {"key": REQUIRED, "extend": [False]},
        {"key": REQUIRED, "extend": REQUIRED},
        {"key": REQUIRED, "extend": [True], "why": REQUIRED},
        {"key": REQUIRED},
    ],
    ids=["may be left out", "other default", "no default", "new and required", "gone"],
)
def test_a_change_that_an_older_service_takes_otherwise_is_seen(fields):
    now = {"LookUp": fields}
    assert grown(OLD, now) != now


def test_what_may_be_left_out_may_be_added():
    now = {"LookUp": {**OLD["LookUp"], "why": [""]}, "Another": {"key": REQUIRED}}
    assert grown(OLD, now) == now
