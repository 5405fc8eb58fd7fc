"""Settings of the case service."""

from contextlib import nullcontext

import pytest

from case_service.clients.filer import HttpFiler, SimulatedFiler, filers
from case_service.domain.policy import Policy
from case_service.settings import Settings
from chassis.settings import UnusableSettings, read_settings
from tests.support.covers import covers

COMPLETE = {
    "CASE_DATABASE_URL": "postgresql://nobody@nowhere/none",
    "CASE_KAFKA_BOOTSTRAP": "127.0.0.1:1",
    "CASE_TOKEN_PRIVATE_KEY": "a key",
    "CASE_TOKEN_PUBLIC_KEYS": "/nowhere",
    "CASE_KEY_ENCRYPTION_KEY": "a keyset",
    "CASE_IDENTITY_URL": "http://127.0.0.1:1",
    "CASE_NIPR_ADAPTER_URL": "http://127.0.0.1:1",
    "CASE_BLIND_INDEX_KEY": "another key",
    "CASE_NAME_INDEX_KEY": "a third key",
}


AGENCY = {
    "CASE_BACKGROUND_CHECK_NAME": "Sample Screening",
    "CASE_BACKGROUND_CHECK_ADDRESS": "1 Example Street",
    "CASE_BACKGROUND_CHECK_TELEPHONE": "800-555-0100",
}


def read(**changes: str) -> Settings:
    return read_settings(Settings, prefix="CASE_", environment=COMPLETE | changes)


@covers("HOME-2")
def test_production_refuses_to_start_with_simulated_people():
    assert not read().accept_simulated_people
    with pytest.raises(UnusableSettings, match="simulated people"):
        read(CASE_ACCEPT_SIMULATED_PEOPLE="true")
    demo = read(CASE_ACCEPT_SIMULATED_PEOPLE="true", CASE_PROFILE="demo")
    assert demo.accept_simulated_people


@covers("PEER-3", "PEER-11")
def test_cases_pass_and_backgrounds_are_checked_only_where_the_operator_says_so():
    assert read().policy == Policy()
    with pytest.raises(UnusableSettings, match="simulated background check"):
        read(CASE_BACKGROUND_CHECK="simulated")
    demo = read(
        CASE_PROFILE="demo",
        CASE_BACKGROUND_CHECK="simulated",
        CASE_BACKGROUND_CHECK_HOLDS_APPROVAL="true",
        CASE_APPROVE_WITHOUT_EXCEPTIONS="true",
    )
    assert demo.policy == Policy(
        may_pass=True, checks_background=True, holds_approval=True
    )


@covers("PEER-11")
def test_production_has_backgrounds_checked_by_a_provider_with_an_address():
    here = "http://127.0.0.1:1"
    real = read(
        CASE_BACKGROUND_CHECK="provider", CASE_BACKGROUND_CHECK_URL=here, **AGENCY
    )
    assert str(real.background_check_agency) == (
        "Sample Screening, 1 Example Street, telephone 800-555-0100"
    )
    assert real.policy == Policy(checks_background=True)
    for half in (
        {"CASE_BACKGROUND_CHECK": "provider"},
        {"CASE_BACKGROUND_CHECK_URL": here},
    ):
        with pytest.raises(UnusableSettings, match="belong together"):
            read(**half, **AGENCY)


@covers("PEER-11", "NEW-2")
@pytest.mark.parametrize("left_out", AGENCY)
def test_a_provider_that_no_notice_could_name_checks_nobody(left_out):
    named = {key: value for key, value in AGENCY.items() if key != left_out}
    with pytest.raises(UnusableSettings, match="notice of a rejection"):
        read(
            CASE_BACKGROUND_CHECK="provider",
            CASE_BACKGROUND_CHECK_URL="http://127.0.0.1:1",
            **named,
        )


@covers("PEER-7")
@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, []),
        ({"CASE_FILER_URL": "http://127.0.0.1:1"}, [HttpFiler]),
        (
            {"CASE_PROFILE": "demo", "CASE_ACCEPT_SIMULATED_PEOPLE": "true"},
            [SimulatedFiler],
        ),
        (
            {
                "CASE_PROFILE": "demo",
                "CASE_ACCEPT_SIMULATED_PEOPLE": "true",
                "CASE_FILER_URL": "http://127.0.0.1:1",
            },
            [HttpFiler],
        ),
    ],
)
async def test_the_way_to_the_states_is_a_setting(changes, expected):
    given = read(**changes)
    filer = filers(given.filer_url, simulated=given.accept_simulated_people)
    assert [type(one) for one in filer] == expected
    for one in filer:
        await one.aclose()


@covers("REV-7")
@pytest.mark.parametrize("name", ["CASE_INVITATION_DAYS", "CASE_REMINDER_DAYS"])
@pytest.mark.parametrize(
    ("days", "is_right"), [("0", False), ("1", True), ("730", True), ("731", False)]
)
def test_invitations_last_from_a_day_to_two_years(name, days, is_right):
    with nullcontext() if is_right else pytest.raises(UnusableSettings, match="DAYS"):
        read(**{name: days})


def test_an_unknown_setting_refuses_to_start_and_shows_no_value():
    with pytest.raises(UnusableSettings) as refused:
        read(CASE_BLIND_INDEX_KYE="a secret")
    assert "BLIND_INDEX_KYE" in str(refused.value)
    assert "a secret" not in str(refused.value)
