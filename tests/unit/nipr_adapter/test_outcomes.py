"""Does each answer get the outcome that nipr.md's table gives it?"""

import pytest

from nipr_adapter.domain.outcome import Billing, Outcome, Verdict
from tests.support.covers import covers
from tests.support.nipr_documents import (
    an_error,
    reading_hits,
    reading_report,
    the_hits_of,
)


@covers("HOME-2", "HOME-3")
@pytest.mark.parametrize(
    ("numbers", "outcome"),
    [
        ((5,), Outcome.FOUND),
        ((), Outcome.NOT_FOUND),
        ((19, 119, 219), Outcome.AMBIGUOUS),
    ],
)
def test_the_number_of_hits_decides(numbers: tuple[int, ...], outcome: Outcome) -> None:
    answer = the_hits_of(*numbers)
    assert answer.verdict == Verdict(outcome, Billing.BILLED)
    assert len(answer.hits) == len(numbers)


@covers("HOME-3")
@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("No records found for the entity", Outcome.NOT_FOUND),
        ("ENTITY COULD NOT BE FOUND", Outcome.NOT_FOUND),
        ("Producer does not exist", Outcome.NOT_FOUND),
        ("The service is temporarily unavailable", Outcome.UNAVAILABLE),
        ("Scheduled maintenance, please try again later", Outcome.UNAVAILABLE),
        ("Invalid customer number or PIN", Outcome.UNAUTHORIZED),
        ("Your password has expired", Outcome.UNAUTHORIZED),
        ("The account was locked", Outcome.UNAUTHORIZED),
        ("User is unknown to this service", Outcome.UNAUTHORIZED),
        ("This license has expired", Outcome.REJECTED),
        ("Expired password", Outcome.UNAUTHORIZED),
        ("Not authorized: authorization refused", Outcome.REJECTED),
        ("Required parameter missing", Outcome.REJECTED),
        ("Report type not supported", Outcome.REJECTED),
    ],
)
def test_known_error_texts_are_classified(text: str, outcome: Outcome) -> None:
    verdict = reading_report(an_error(text)).verdict
    assert (verdict.outcome, verdict.billing) == (outcome, Billing.NOT_BILLED)


@covers("NEW-8")
@pytest.mark.parametrize(
    "text",
    [
        "Request timed out while processing",
        "Timeout",
        "Transaction time-out. Please try again.",
        "Service temporarily unavailable: upstream time out",
        "The state's system is timing out",
        "No record found before the time-out",
    ],
)
@pytest.mark.parametrize("status", [200, 500])
def test_an_error_document_that_speaks_of_a_timeout_may_have_been_billed(
    text: str, status: int
) -> None:
    verdict = Verdict(Outcome.UNKNOWN_BILLED, Billing.UNKNOWN, "timed_out")
    assert reading_report(an_error(text), status=status).verdict == verdict
    hits = reading_hits(an_error(text, root="HITLIST"), status=status)
    assert hits.verdict == verdict


@covers("HOME-3")
@pytest.mark.parametrize(
    "text",
    [
        "SSN not found in request, missing parameter",
        "Required parameter name_last not found",
        "Parameter id_entity does not exist",
        "SSN was not found in the request",
    ],
)
def test_what_nipr_did_not_find_in_our_request_is_no_unknown_producer(
    text: str,
) -> None:
    verdict = reading_hits(an_error(text, root="HITLIST")).verdict
    assert verdict == Verdict(Outcome.REJECTED, Billing.NOT_BILLED, "bad_input")


@covers("HOME-3")
@pytest.mark.parametrize(
    "text",
    [
        "No record found for the requested parameters",
        "Producer not found; check the required fields",
        "Entity does not exist",
    ],
)
def test_an_unknown_producer_is_one_whatever_else_the_text_names(text: str) -> None:
    verdict = reading_hits(an_error(text, root="HITLIST")).verdict
    assert verdict.outcome is Outcome.NOT_FOUND


def test_a_text_that_nobody_has_met_goes_to_a_person() -> None:
    verdict = reading_report(an_error("Blue moon")).verdict
    assert verdict == Verdict(Outcome.REJECTED, Billing.NOT_BILLED, "unclassified")


def test_a_verdict_repeats_nothing_of_the_text() -> None:
    verdict = reading_hits(an_error("No match for 900-01-0030", root="HITLIST")).verdict
    assert verdict == Verdict(Outcome.NOT_FOUND, Billing.NOT_BILLED, "no_record")


@pytest.mark.parametrize(
    ("status", "outcome"),
    [
        (401, Outcome.UNAUTHORIZED),
        (403, Outcome.UNAUTHORIZED),
        (429, Outcome.UNAVAILABLE),
        (302, Outcome.REJECTED),
        (404, Outcome.REJECTED),
    ],
)
def test_a_status_decides_where_the_body_says_nothing(
    status: int, outcome: Outcome
) -> None:
    for body in (b"", b"Something went wrong", b"<html><p>Sorry</html>"):
        verdict = reading_report(body, status=status).verdict
        assert verdict == Verdict(outcome, Billing.NOT_BILLED, f"http_{status}")
        assert reading_hits(body, status=status).verdict == verdict


@covers("NEW-8")
@pytest.mark.parametrize("status", [500, 501, 502, 503, 599])
@pytest.mark.parametrize("body", [b"", b" \r\n"])
def test_a_server_that_fails_before_a_body_is_tried_again(
    status: int, body: bytes
) -> None:
    verdict = Verdict(Outcome.UNAVAILABLE, Billing.NOT_BILLED, f"http_{status}")
    assert reading_report(body, status=status).verdict == verdict
    assert reading_hits(body, status=status).verdict == verdict


@covers("NEW-8")
@pytest.mark.parametrize(
    ("status", "body"),
    [
        *((status, b"") for status in (408, 504)),
        *((status, b"Gateway Timeout") for status in (408, 504)),
        *((status, b"Something went wrong") for status in (500, 502, 503, 599)),
        *((status, b"<html><p>Sorry</html>") for status in (500, 502, 503)),
        *((status, b"<PDB><PRODUCER/></PDB>") for status in (500, 502, 503)),
    ],
)
def test_what_may_have_been_carried_out_before_it_failed_is_not_repeated(
    status: int, body: bytes
) -> None:
    verdict = Verdict(Outcome.UNKNOWN_BILLED, Billing.UNKNOWN, f"http_{status}")
    assert reading_report(body, status=status).verdict == verdict
    assert reading_hits(body, status=status).verdict == verdict


@covers("NEW-8")
@pytest.mark.parametrize("status", [500, 503])
def test_an_error_document_explains_more_than_its_status(status: int) -> None:
    verdict = reading_report(an_error("No record found"), status=status).verdict
    assert verdict == Verdict(Outcome.NOT_FOUND, Billing.NOT_BILLED, "no_record")


def test_refused_credentials_are_no_matter_of_the_case_whatever_the_body() -> None:
    verdict = reading_hits(an_error("No record found", root="HITLIST"), status=401)
    assert verdict.verdict.outcome is Outcome.UNAUTHORIZED
