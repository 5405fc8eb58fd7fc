"""NIPR's report, as a reviewer reads it."""

from tests.support.covers import covers
from tests.support.gateway_review import A_REPORT, a_review_case
from tests.support.gateway_values import KEY

CASE = f"/review/{KEY}"


@covers("REV-2")
async def test_a_reviewer_reads_all_that_nipr_has_on_the_producer(signed_in):
    visitor = signed_in("reviewer")
    visitor.double.says(f"GET {CASE}", a_review_case(has_report=True))
    visitor.double.says(f"GET {CASE}/report", A_REPORT)
    case = await visitor.open(CASE)
    page = await visitor.open(case.links()["Read the NIPR report"])
    for words in ("TX 0001234, active", "None.", "text 2026-11"):
        assert words in page.text


@covers("REV-2")
async def test_before_nipr_has_answered_there_is_no_report_to_read(signed_in):
    case = await signed_in("reviewer").open(CASE)
    assert "Read the NIPR report" not in case.links()
