"""What if NIPR sends something that nobody expected?"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nipr_adapter.clients.xml import parsed
from nipr_adapter.domain.outcome import Billing, Outcome, Verdict
from nipr_simulator.faults import Answer, strike
from nipr_simulator.people import Fault
from tests.support.covers import covers
from tests.support.nipr_documents import (
    a_hit_list,
    a_reply,
    an_error,
    reading_hits,
    reading_report,
)

BROKEN = Verdict(Outcome.UNKNOWN_BILLED, Billing.UNKNOWN, "broken_body")

A_REPORT = """<PDB><TRANSACTION_TYPE><TYPE>INDIVIDUAL</TYPE></TRANSACTION_TYPE>
<PRODUCER><INDIVIDUAL><ENTITY_BIOGRAPHIC><BIOGRAPHIC>
<NPN>10000030</NPN>{extra}</BIOGRAPHIC></ENTITY_BIOGRAPHIC>{more}
</INDIVIDUAL></PRODUCER></PDB>"""


def a_report(*, extra: str = "", more: str = "") -> bytes:
    return A_REPORT.format(extra=extra, more=more).encode()


@pytest.mark.parametrize(
    "raw",
    [
        b'<!DOCTYPE PDB SYSTEM "file:///etc/passwd"><PDB/>',
        b'<!DOCTYPE PDB [<!ENTITY x SYSTEM "file:///etc/passwd">]><PDB>&x;</PDB>',
        b'<!DOCTYPE PDB [<!ENTITY x "y">]><PDB>&x;</PDB>',
        b"<!DOCTYPE PDB><PDB/>",
        b"<PDB>&undefined;</PDB>",
        b"",
        b"not XML",
        b"<html><body>Sign in<br></body></html>",
        b'<?xml version="1.0" encoding="no-such"?><PDB/>',
        b"<PDB>\x00</PDB>",
    ],
)
def test_hostile_and_broken_documents_are_not_parsed(raw: bytes) -> None:
    assert parsed(raw) is None
    assert reading_report(raw).verdict == BROKEN


@pytest.mark.parametrize(
    "fault", [Fault.ENTITY_EXPANSION, Fault.TRUNCATED, Fault.WRONG_ENCODING]
)
def test_the_simulator_s_broken_bodies_are_matters_for_a_person(fault: Fault) -> None:
    answer = strike(fault, Answer(a_report()), root="PDB")
    assert reading_report(answer.body).verdict == BROKEN
    assert reading_hits(answer.body).verdict == BROKEN


@given(st.binary(max_size=300))
def test_no_bytes_whatever_raise_an_exception(raw: bytes) -> None:
    outcomes = {reading_report(raw).verdict.outcome, reading_hits(raw).verdict.outcome}
    assert outcomes == {Outcome.UNKNOWN_BILLED}


@pytest.mark.parametrize("kind", ["INDIVIDUAL", "FIRM", "HITLIST", "ERROR", "SURPRISE"])
@given(st.text(alphabet="<>/ABINPTY &;\"'", max_size=80))
def test_no_content_of_a_document_raises_an_exception(kind: str, content: str) -> None:
    raw = (
        f"<PDB><TRANSACTION_TYPE><TYPE>{kind}</TYPE></TRANSACTION_TYPE>{content}</PDB>"
    )
    assert reading_report(raw.encode()).verdict.outcome in set(Outcome)
    assert reading_hits(raw.encode()).verdict.outcome in set(Outcome)


def test_unknown_elements_are_counted_with_what_they_contain() -> None:
    raw = a_report(
        extra="<EYE_COLOR>green</EYE_COLOR>",
        more="<PETS><DOG><NAME>Rex</NAME></DOG></PETS>",
    )
    report = reading_report(raw).report
    assert report is not None
    assert report.unknown_elements == 4


@pytest.mark.parametrize("text", ["", "13/45/2020", "2020-01-02", "soon", "02/30/2020"])
def test_a_date_that_is_none_is_left_empty(text: str) -> None:
    report = reading_report(a_report(extra=f"<DATE_BIRTH>{text}</DATE_BIRTH>")).report
    assert report is not None
    assert report.birth_date is None


def test_an_almost_empty_report_is_still_a_report() -> None:
    answer = reading_report(a_report())
    assert answer.verdict == Verdict(Outcome.FOUND, Billing.BILLED)
    assert answer.report is not None
    assert answer.report.licenses == ()


@covers("LIC-1")
@pytest.mark.parametrize(
    ("said", "read"),
    [
        ("Yes", True),
        (" yes ", True),
        ("Y", True),
        ("", None),
        ("  ", None),
        ("No", False),
        ("N", False),
        ("Inactive", False),
        ("Suspended", False),
        ("False", False),
        ("Yes, under appeal", False),
    ],
)
def test_a_license_is_active_only_where_the_state_says_yes(
    said: str, read: object
) -> None:
    more = (
        "<PRODUCER_LICENSING><LICENSE_INFORMATION><STATE name='TX'><LICENSE>"
        f"<ACTIVE>{said}</ACTIVE></LICENSE></STATE></LICENSE_INFORMATION>"
        "</PRODUCER_LICENSING>"
    )
    report = reading_report(a_report(more=more)).report
    assert report is not None
    (license_,) = report.licenses
    assert (license_.is_active, license_.status) == (read, said.strip())


def test_an_empty_state_of_actions_is_no_action() -> None:
    more = (
        "<PRODUCER_LICENSING><REGULATORY_ACTION><STATE name='OK'/>"
        "</REGULATORY_ACTION></PRODUCER_LICENSING>"
    )
    report = reading_report(a_report(more=more)).report
    assert report is not None
    assert report.regulatory_actions == ()


def test_a_firm_s_report_is_kept_and_refused_with_the_reason() -> None:
    raw = (
        b"<PDB><TRANSACTION_TYPE><TYPE>FIRM</TYPE></TRANSACTION_TYPE><PRODUCER><FIRM>"
        b"<BIOGRAPHIC><NAME_COMPANY>EXAMPLE AGENCY</NAME_COMPANY></BIOGRAPHIC>"
        b"</FIRM></PRODUCER></PDB>"
    )
    answer = reading_report(raw)
    assert answer.verdict == Verdict(Outcome.REJECTED, Billing.BILLED, "firm")
    assert answer.raw == raw


def test_a_report_on_somebody_else_is_refused() -> None:
    answer = reading_report(a_report(), npn="10000031")
    assert answer.verdict == Verdict(Outcome.REJECTED, Billing.BILLED, "other_npn")
    assert answer.report is None


def test_a_hit_list_in_answer_to_a_report_call_is_broken() -> None:
    assert reading_report(a_hit_list()).verdict == BROKEN


@covers("HOME-3")
@pytest.mark.parametrize(
    "individual",
    [
        "<NAME>A, B</NAME><DATE_BIRTH>01/02/1980</DATE_BIRTH>",
        "<NAME>A, B</NAME><NPN>0123</NPN><DATE_BIRTH>01/02/1980</DATE_BIRTH>",
        "<NAME>A, B</NAME><NPN>900-01-0030</NPN><DATE_BIRTH>01/02/1980</DATE_BIRTH>",
        "<NAME>A, B</NAME><NPN>10000030</NPN><DATE_BIRTH></DATE_BIRTH>",
    ],
    ids=["no NPN", "leading zero", "an SSN as NPN", "no birth date"],
)
def test_a_hit_that_lacks_something_goes_to_a_person(individual: str) -> None:
    answer = reading_hits(a_hit_list(individual))
    assert answer.verdict.outcome is Outcome.REJECTED
    assert answer.hits == ()


@pytest.mark.parametrize(
    "raw",
    [
        b"<PDB><TRANSACTION_TYPE>ERROR<X/></TRANSACTION_TYPE></PDB>",
        b"<PDB><ERROR>no records found</ERROR></PDB>",
        b"<HITLIST><TRANSACTION_TYPE>system unavailable</TRANSACTION_TYPE></HITLIST>",
    ],
)
def test_an_error_is_recognized_wherever_its_text_stands(raw: bytes) -> None:
    assert reading_report(raw).verdict.billing is Billing.NOT_BILLED


def test_the_body_explains_more_than_the_status() -> None:
    reply = reading_report(an_error("No record found"), status=500)
    assert reply.verdict.outcome is Outcome.NOT_FOUND


def test_a_reply_keeps_its_bytes() -> None:
    raw = a_report()
    assert a_reply(raw).raw == raw
    assert reading_report(raw).raw == raw
