"""Do staff see what is wrong with a section, once there is anything in it?"""

import pytest

from contracts.words import Tab
from tests.support.covers import covers
from tests.support.gateway_review import a_review_case
from tests.support.gateway_values import KEY, a_problem, a_tab

MISSING = "Enter your email address."


@covers("REV-1", "TAB-1")
@pytest.mark.parametrize(
    ("status", "is_listed"),
    [
        ("Incomplete", True),
        ("Has errors", True),
        ("Not started", False),
        ("Cannot start yet", False),
    ],
)
async def test_what_a_section_lacks_is_listed_only_once_it_was_begun(
    signed_in, status, is_listed
):
    visitor = signed_in("reviewer")
    general = a_tab(
        Tab.GENERAL,
        status=status,
        editable=False,
        problems=(a_problem("email", MISSING),),
    )
    visitor.double.says(f"GET /review/{KEY}", a_review_case(tabs=(general,)))
    page = await visitor.open(f"/review/{KEY}")
    assert status in page.text
    assert (MISSING in page.text) is is_listed
