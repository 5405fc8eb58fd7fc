"""Who cannot be invited, and whose approval the screening stops."""

from contextlib import nullcontext

import pytest

from case_service.domain.invitation_terms import OnHit, Terms
from case_service.domain.screening import (
    BadReference,
    Barred,
    Found,
    Hit,
    Kind,
    Screened,
    StoppedByScreening,
    is_barrable,
)
from tests.support.covers import covers

LISTED = Screened(references=("D-1",))
TWICE = Screened(same_npn=("PP-2026-7KQ2ME",))
INVITED_TWICE = Screened(same_invitee=("PP-2026-7KQ2ME",))


@covers("PEER-2")
@pytest.mark.parametrize("on_duplicate", OnHit)
@pytest.mark.parametrize("on_listed", OnHit)
def test_each_setting_stops_its_own_hit_and_no_other(on_listed, on_duplicate):
    terms = Terms(
        accepts_simulated=False, on_do_not_contract=on_listed, on_duplicate=on_duplicate
    )
    for screened, setting in (
        (LISTED, on_listed),
        (TWICE, on_duplicate),
        (INVITED_TWICE, on_duplicate),
    ):
        stops = setting is OnHit.STOP
        with pytest.raises(StoppedByScreening) if stops else nullcontext():
            screened.check(terms)
    Screened().check(terms)


@covers("PEER-2")
def test_who_is_stopped_is_told_of_every_hit():
    both = Screened(TWICE.same_npn, LISTED.references)
    with pytest.raises(StoppedByScreening) as stopped:
        both.check(Terms(accepts_simulated=False))
    assert str(stopped.value) == " ".join(both.sentences())


@covers("PEER-2")
@pytest.mark.parametrize("on_duplicate", OnHit)
@pytest.mark.parametrize("on_listed", OnHit)
def test_each_hit_stops_an_invitation_by_its_own_setting(on_listed, on_duplicate):
    terms = Terms(
        accepts_simulated=False, on_do_not_contract=on_listed, on_duplicate=on_duplicate
    )
    for hit, setting in (
        (Hit.DO_NOT_CONTRACT, on_listed),
        (Hit.OPEN_CASE, on_duplicate),
    ):
        stops = setting is OnHit.STOP
        assert (Found(hit).stops(terms), Found(hit).stops_line(terms)) == (stops,) * 2
    own = Found(Hit.OPEN_CASE, own_key="PP-2026-7KQ2ME")
    assert own.stops(terms) is (on_duplicate is OnHit.STOP)
    assert own.stops_line(terms)


@covers("PEER-2")
def test_another_case_is_named_once_by_what_says_most():
    told = Screened(same_npn=("PP-1",), same_invitee=("PP-1", "PP-2"))
    assert list(told.sentences()) == [
        "Another open case has the same NPN: PP-1.",
        "Another open case was opened for the same name and email address: PP-2.",
    ]


@covers("PEER-2", "PEER-6")
def test_a_recruiter_reads_the_key_of_a_case_of_their_own_only():
    own = Found(Hit.OPEN_CASE, own_key="PP-2026-7KQ2ME")
    assert "PP-2026-7KQ2ME" in own.sentence
    assert "onboarded already" in Found(Hit.OPEN_CASE).sentence
    assert "cannot be invited" in Found(Hit.DO_NOT_CONTRACT).sentence


@covers("PEER-2")
def test_a_reference_that_could_hold_a_name_is_refused():
    for reference in ("1", "D-2026/17", "x" * 40):
        assert Barred(Kind.NPN, "HCSC", reference).reference == reference
    for reference in ("", "Pat Sample", "x" * 41):
        with pytest.raises(BadReference):
            Barred(Kind.NPN, "HCSC", reference)


@covers("PEER-2")
@pytest.mark.parametrize(
    ("kind", "value"),
    [
        (Kind.NPN, "0010000030"),
        (Kind.NPN, "12345678901"),
        (Kind.NPN, "10000030 10000031"),
        (Kind.SSN, "000-12-3456"),
        (Kind.SSN, "123-45-678"),
        (Kind.SSN, "123-45-6789 Sample"),
        (Kind.EMAIL, "Pat Sample <pat@example.com>"),
        (Kind.EMAIL, "pat@example"),
        (Kind.EMAIL, "pat@example.com, kim@example.com"),
        (Kind.EMAIL, "pat@example.com\u200b"),
    ],
)
def test_what_can_never_be_found_again_is_not_put_on_the_list(kind, value):
    assert not is_barrable(kind, value)


@covers("PEER-2")
@pytest.mark.parametrize(
    ("kind", "value"),
    [
        (Kind.NPN, " 10000030"),
        (Kind.NPN, "1234567890"),
        (Kind.SSN, "123-45-6789"),
        (Kind.SSN, "123456789"),
        (Kind.EMAIL, "Pat.O'Neil+1@Example.COM "),
    ],
)
def test_what_somebody_can_be_recognized_by_is_put_on_the_list(kind, value):
    assert is_barrable(kind, value)
