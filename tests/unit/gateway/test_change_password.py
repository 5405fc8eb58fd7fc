"""Does Change Password tell all that is wrong, and lead on?"""

import pytest

from tests.support.covers import covers
from tests.support.gateway_values import KEY


def new(password: str, again: str) -> dict[str, str]:
    """What the form of a change of password holds."""
    return {"new_password": password, "new_password_again": again}


@covers("PWD-2")
async def test_each_reason_against_a_new_password_is_told(producer):
    page = await producer.open("/change-password")
    assert "Current password" in page.labels()
    producer.double.refuses(
        "POST /passwords/change",
        "new_password_refused",
        "Refused.",
        reasons=["It is a common password.", "It holds your Login Name."],
    )
    again = await producer.send(page, "/change-password", **new("psample1", "psample1"))
    assert again.status == 422
    assert "It is a common password." in again.text
    assert "It holds your Login Name." in again.text
    assert "psample1" not in again.response.text


@covers("PWD-2")
@pytest.mark.parametrize(
    ("current", "said"),
    [
        ("", "Enter your current password."),
        ("guessed", "The current password is not correct."),
    ],
)
async def test_all_that_is_wrong_with_a_change_is_told_at_once(producer, current, said):
    page = await producer.open("/change-password")
    call = "POST /passwords/change"
    told = "The current password is not correct."
    reasons = ["It is a common password."]
    producer.double.refuses(call, "current_password_wrong", told, reasons=reasons)
    typed = new("one", "two") | {"current_password": current}
    again = await producer.send(page, "/change-password", **typed)
    assert again.status == 422
    assert again.links() == {
        said: "#current_password",
        "It is a common password.": "#new_password",
        "The two new passwords differ.": "#new_password_again",
    }
    assert producer.double.last(call).body["is_mistyped"] is True


async def test_two_different_new_passwords_are_told_alone_too(producer):
    page = await producer.open("/change-password")
    call, told = "POST /passwords/change", "The two new passwords differ."
    producer.double.refuses(call, "new_password_refused", told, reasons=[])
    again = await producer.send(page, "/change-password", **new("one", "two"))
    assert again.links() == {told: "#new_password_again"}


async def test_too_many_tries_are_told_where_a_password_was_typed(producer):
    page = await producer.open("/change-password")
    call, told = "POST /passwords/change", "Wait a minute."
    producer.double.refuses(call, "too_many_tries", told, status=429)
    again = await producer.send(page, "/change-password", **new("long one", "long one"))
    assert again.links() == {told: "#new_password"}


async def test_a_changed_password_brings_a_new_session_and_goes_on(signed_in):
    visitor = signed_in("producer", must_change_password=True)
    page = await visitor.open(f"/change-password?next=/c/{KEY}")
    answer = await visitor.send(page, "/change-password", **new("long one", "long one"))
    assert answer.location == f"/c/{KEY}"
    assert "session=a-session-token" in answer.response.headers["set-cookie"]
