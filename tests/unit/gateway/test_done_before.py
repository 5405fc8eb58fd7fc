"""Does a page claim nothing that the case beside it does not show?"""

import pytest

from gateway.pages.decisions import CHANGED_SINCE, DONE
from tests.support.covers import covers
from tests.support.gateway_review import a_review_case
from tests.support.gateway_values import KEY, an_overview

CASE = f"/review/{KEY}"


@covers("REV-1", "NEW-10")
@pytest.mark.parametrize(
    ("step", "now"),
    [
        ("claim", {"assigned_to_me": False, "assigned_name": None}),
        ("take_over", {"assigned_to_me": False, "assigned_name": "Ann Other"}),
        ("release", {"assigned_to_me": True}),
        ("approve", {"overview": an_overview(status="Withdrawn")}),
        ("request_information", {"overview": an_overview(status="HCSC Review")}),
        ("put_in_error", {"overview": an_overview(status="HCSC Review")}),
        ("return_to_review", {"overview": an_overview(status="Error")}),
        ("reject", {"overview": an_overview(status="Error")}),
    ],
)
async def test_what_was_undone_since_is_not_told_again_after_back(signed_in, step, now):
    reviewer = signed_in("reviewer")
    reviewer.double.says(f"GET {CASE}", a_review_case(**now))
    page = await reviewer.open(f"{CASE}?done={step}")
    assert DONE[step] not in page.text
    assert CHANGED_SINCE in page.text


@covers("REV-1")
@pytest.mark.parametrize(
    ("step", "now"),
    [
        ("claim", {}),
        ("release", {"assigned_to_me": False, "assigned_name": None}),
        ("judge", {}),
        ("approve", {"overview": an_overview(status="Approved")}),
        ("reject", {"overview": an_overview(status="Rejected")}),
    ],
)
async def test_what_was_done_is_told_while_the_case_shows_it(signed_in, step, now):
    reviewer = signed_in("reviewer")
    reviewer.double.says(f"GET {CASE}", a_review_case(**now))
    page = await reviewer.open(f"{CASE}?done={step}")
    assert DONE[step] in page.text
    assert CHANGED_SINCE not in page.text
