"""User IDs, login names and roles."""

import secrets

import pytest

from contracts.names import tenant_name
from identity_service.domain.roles import (
    ROLES,
    STAFF,
    NoSuchStaffRole,
    check_staff_role,
)
from identity_service.domain.user_id import (
    BadLoginName,
    check_staff_login,
    login_key,
    make_user_id,
)
from tests.support.covers import covers


@covers("INV-2")
def test_a_user_id_is_short_readable_and_says_nothing_about_its_owner():
    drawn = {make_user_id(secrets.choice) for _ in range(300)}
    assert len(drawn) > 290
    for user_id in drawn:
        letters, digits = user_id.split("-")
        assert (len(letters), len(digits)) == (3, 5)
        assert not set(letters) & set("AEIOUL")
        assert not set(digits) & set("01")


@covers("LOG-1")
@pytest.mark.parametrize(
    "typed", ["KMT-48273", " kmt48273", "Kmt 48273\n", "KMT\u00a048273"]
)
def test_a_user_id_is_known_however_it_is_retyped(typed):
    assert login_key(typed) == "kmt48273"


@covers("LOG-1")
def test_a_domain_is_known_in_any_case():
    assert tenant_name(" hcsc ") == "HCSC"


@pytest.mark.parametrize("name", ["rita.recruiter", "rr1", "A-b_c.9"])
def test_staff_get_a_login_name_of_their_own(name):
    assert check_staff_login(name) == name


@pytest.mark.parametrize(
    "name", ["rr", "", ".rita", "rita recruiter", "rita@hcsc.net", "r" * 41]
)
def test_a_login_name_that_nobody_could_type_is_refused(name):
    with pytest.raises(BadLoginName):
        check_staff_login(name)


def test_an_operator_gives_every_role_but_the_producers():
    assert set(ROLES) - {"producer"} == STAFF
    assert check_staff_role("reviewer") == "reviewer"
    with pytest.raises(NoSuchStaffRole, match="operator, recruiter, reviewer, support"):
        check_staff_role("producer")
