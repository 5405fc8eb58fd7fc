"""Does a call go where it is meant to, whatever a name is made of?"""

import httpx
import pytest

from gateway.services.place import place
from tests.support.covers import covers

BASE = httpx.URL("https://case.example/")


@covers("OPS-3")
@pytest.mark.parametrize("name", ["a/b", "..", ".", "a?b", "a#b", "a b", "%2e%2e", "é"])
def test_a_name_stays_one_part_of_the_address(name):
    url = (
        httpx.Client(base_url=BASE).build_request("GET", place("cases", name, "x")).url
    )
    assert url.raw_path.count(b"/") == 3
    assert url.path == f"/cases/{name}/x"
    assert (url.query, url.fragment) == (b"", "")


def test_a_plain_name_is_written_as_it_is():
    assert place("cases", "PP-2026-7KQ4MX", "tabs") == "/cases/PP-2026-7KQ4MX/tabs"
