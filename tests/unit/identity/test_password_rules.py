"""New passwords: what is accepted, and why something is not."""

import pytest

from identity_service.clients.common_passwords import common_passwords
from identity_service.domain.password_rules import (
    FLOORS,
    NewPasswordRefused,
    Owner,
    PasswordRules,
    normal,
)
from tests.support.covers import covers

OWNER = Owner("KMT-48273", "maria.garcia@northwind-agency.com", npn="18402937")
COMMON = common_passwords()


def reasons(password, *, profile="manual", was_temporary=False, owner=OWNER):
    rules = PasswordRules(FLOORS[profile], COMMON)
    return rules.reasons_against(password, owner=owner, was_temporary=was_temporary)


@covers("PWD-2")
@pytest.mark.parametrize(
    "password",
    [
        "zebra-41",  # eight, as the manual promises
        "72940618",  # digits alone: the manual asks for a digit or a letter
        "walnut harbor lantern",
        "Smörgåsbord",
        "x" * 128,
        "walnut-9c1f0b-harbor",
    ],
)
def test_what_the_manual_allows_is_accepted(password):
    assert reasons(password) == ()


@covers("PWD-2")
@pytest.mark.parametrize(
    ("password", "why"),
    [
        ("zebra-4", "at least 8 characters; 15 or more are better"),
        ("x" * 129, "at most 128 characters"),
        ("-!-?-!-?-", "at least one letter or digit"),
        ("password1", "list of common passwords"),
        ("PassWord1", "list of common passwords"),
        ("qwertyuiop", "list of common passwords"),
        ("my kmt 48273 x", "your User ID"),
        ("KMT48273zebra", "your User ID"),
        ("Garcia-zebra-7", '"garcia" from your email address'),
        ("zebraMARIAzebra", '"maria" from your email address'),
        ("mariagarcia99", '"mariagarcia" from your email address'),
        ("northwind zebra", '"northwind" from your email address'),
        ("zebra18402937", "National Producer Number"),
        ("HCSC-zebra-55", '"hcsc"'),
        ("Blue Cross 2026", '"bluecross"'),
        ("theProducer77", '"producer"'),
    ],
)
def test_a_refusal_says_why(password, why):
    assert any(why in reason for reason in reasons(password))


@covers("PWD-2")
def test_the_temporary_password_cannot_become_the_password():
    assert reasons("7KQ4MX2H", was_temporary=True) == (
        "It is your temporary password.",
    )


@covers("PWD-2")
def test_every_reason_is_given_at_once():
    found = reasons("hcsc", owner=Owner("KMT-48273", "ann@hcsc.net"))
    assert len(found) == 2
    refusal = NewPasswordRefused(found)
    assert refusal.extra["reasons"] == list(found)
    assert str(refusal) == " ".join(found)


@covers("PWD-2")
def test_the_strict_profile_asks_for_fifteen():
    assert "at least 15 characters" in reasons("walnut-harbor", profile="strict")[0]
    assert reasons("walnut-harbor-1", profile="strict") == ()


def test_short_pieces_of_an_address_and_its_ending_are_no_reason():
    owner = Owner("KMT-48273", "ann.lee@mail.com")
    assert reasons("annual-leeway-com", owner=owner) == ()


def test_the_same_signs_typed_on_two_devices_are_one_password():
    assert normal("Smo\u0308rga\u030asbord") == normal("Smörgåsbord")


def test_the_bundled_list_holds_the_most_common_ones_and_no_remarks():
    assert len(COMMON) > 8000
    assert {"password1", "iloveyou", "12345678"} <= COMMON
    assert not any(word.startswith("# ") or len(word) < 8 for word in COMMON)
    assert all(word == word.casefold() for word in COMMON)
