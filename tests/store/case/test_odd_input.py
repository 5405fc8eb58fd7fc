"""What nobody types by accident is answered as ordinary mistakes are."""

import pytest

from tests.support.case_desk import Person
from tests.support.covers import covers

ODD_KEYS = ("%00", "PP-2026-%00ABCD", "x" * 9000, "%F0%9F%92%A9", "..%2f", "'")


@covers("INV-2")
@pytest.mark.parametrize("key", ODD_KEYS)
@pytest.mark.parametrize(
    ("role", "path", "body"),
    [
        ("producer", "/cases/{}/submission", None),
        ("producer", "/cases/{}/start/last-name", {"last_name": "J"}),
        ("reviewer", "/review/{}/claim", {"version": 1, "by_name": "Ann"}),
        ("recruiter", "/cases/{}/resending", {"by_name": "Ann"}),
    ],
)
async def test_a_key_that_is_none_finds_no_case(desk, key, role, path, body):
    answer = await desk.send(Person(role), "POST", path.format(key), body)
    assert answer.status_code == 404
