"""Do ids tell the order in which they were made?"""

import time
from itertools import pairwise

from contracts.ids import uuid7

MILLISECOND = 1_000_000


def test_ids_sort_as_they_were_made_also_within_a_millisecond():
    made = [uuid7() for _ in range(5_000)]
    assert all(first < second for first, second in pairwise(made))


def test_an_id_is_of_version_7_and_begins_with_its_moment():
    begun = time.time_ns() // MILLISECOND
    made = uuid7()
    assert (made.version, made.variant) == (7, "specified in RFC 4122")
    assert begun <= made.int >> 80 <= time.time_ns() // MILLISECOND


def test_a_clock_that_goes_back_makes_no_smaller_id(monkeypatch):
    before = uuid7()
    monkeypatch.setattr(time, "time_ns", lambda: 1_000 * MILLISECOND)
    assert uuid7() > before
