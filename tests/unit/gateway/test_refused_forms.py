"""Is a form fault told from a conflict on every page, by the kind of the refusal?"""

import pytest

from tests.support.covers import covers
from tests.support.gateway_review import a_review_case
from tests.support.gateway_values import KEY, an_overview
from tests.unit.gateway.test_file_again import FILING, REJECTED
from tests.unit.gateway.test_notice import a_notice

CASE = f"/review/{KEY}"
# Role and page, the call that is refused, what is typed.
FORMS = {
    "a decision": ("reviewer", CASE, f"POST {CASE}/error", {"step": "put_in_error"}),
    "taking over": ("reviewer", f"{CASE}/take-over", f"POST {CASE}/take-over", {}),
    "revealing": ("reviewer", f"{CASE}/reveal", f"POST {CASE}/revelations", {}),
    "filing again": (
        "reviewer",
        f"{CASE}/filings/{FILING}",
        f"POST {CASE}/filings",
        {},
    ),
    "helping": (
        "recruiter",
        f"/invitations/{KEY}",
        f"POST /cases/{KEY}/resending",
        {"step": "again"},
    ),
    "help by support": (
        "support",
        f"/support/{KEY}",
        f"POST /cases/{KEY}/resending",
        {"step": "again"},
    ),
    "inviting": ("recruiter", "/invitations/new", "POST /cases", {}),
    "a dispute": (
        "producer",
        f"/cases/{KEY}/notice",
        f"POST /cases/{KEY}/notice/dispute",
        {},
    ),
    "another state": (
        "producer",
        f"/cases/{KEY}/another-state",
        f"POST /cases/{KEY}/state-requests",
        {},
    ),
}


@covers("TAB-2", "NEW-10")
@pytest.mark.parametrize("status", [409, 422])
@pytest.mark.parametrize("form", FORMS)
async def test_a_page_answers_with_the_status_of_its_refusal(signed_in, form, status):
    role, address, call, typed = FORMS[form]
    visitor = signed_in(role)
    visitor.double.has_case(an_overview(status="HCSC Review", has_notice=True))
    visitor.double.says(f"GET /cases/{KEY}/notice", a_notice())
    case = a_review_case(
        overview=an_overview(status="HCSC Review", appointments=(REJECTED,)),
        actions=("put_in_error", "take_over"),
        revealable=("ssn",),
    )
    visitor.double.says(f"GET {CASE}", case)
    page = await visitor.open(address)
    visitor.double.refuses(call, "no", "That cannot be.", status=status)
    again = await visitor.post(address, page.form(address) | typed)
    assert visitor.double.was_asked(call)
    assert (again.status, "That cannot be." in again.text) == (status, True)
