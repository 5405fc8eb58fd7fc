"""Is every form offered again after its session ended, and "kept" said in truth?"""

import pytest

from tests.support.covers import covers
from tests.support.gateway_forms import BEFORE_SIGNING_IN, FORMS, ROLES, address_of

SOMEBODY = {"login_name": "psample", "password": "opensesame"}
# Saved at once, as if in time: see test_kept_forms.
SAVED = {
    "/cases/{key}/{tab}",
    "/cases/{key}/start/ssn",
    "/cases/{key}/start/last-name",
    "/cases/{key}/start/narrowing",
}
# Pressed anew on their own pages: what signs, submits, ends or reveals, and files.
PRESSED_ANEW = {
    "/cases/{key}/background-check",
    "/cases/{key}/check",
    "/cases/{key}/esignature",
    "/cases/{key}/esignature/finish",
    "/cases/{key}/esignature/{document}",
    "/cases/{key}/esignature/{document}/shown",
    "/cases/{key}/status",
    "/cases/{key}/take-back",
    "/cases/{key}/wanted-documents/{wanted_id}",
    "/cases/{key}/withdraw",
    "/change-password",
    "/exit",
    "/invitations/import",
    "/invitations/import/{import_id}",
    "/invitations/{key}/withdraw",
    "/review/{key}/examination-file",
    "/review/{key}/reveal",
    "/review/{key}/reveal/{document}",
    "/session",
}
POSTED = [path for method, path in FORMS if method == "POST"]
OFFERED = sorted(set(POSTED) - SAVED - PRESSED_ANEW - BEFORE_SIGNING_IN)


async def after_its_session(signed_in, path):
    """Send a form of the path too late; gives visitor, address and sign-in page."""
    visitor = signed_in(*ROLES)
    token = (await visitor.open("/exit")).form("/exit")["form_token"]
    double, address = visitor.double, address_of(path)
    double.refuses("POST /sessions/look-up", "session_ended", "The session ended.")
    typed = {"form_token": token, "once": "0123456789abcdef", "dispute": "Not me."}
    asked = await visitor.post(address, typed)
    assert (asked.status, asked.heading) == (401, "Sign in")
    double.signs_in(*ROLES)
    return visitor, address, asked


@covers("LOG-3", "NEW-2")
@pytest.mark.parametrize("path", OFFERED)
async def test_what_was_typed_is_offered_once_more_and_not_sent_by_itself(
    signed_in, path
):
    visitor, address, asked = await after_its_session(signed_in, path)
    assert "what you typed is kept" in asked.text
    offered = await visitor.send(asked, "/sign-in", **SOMEBODY)
    assert (offered.status, "Send what I typed" in offered.buttons()) == (200, True)
    assert offered.form(address)["kept"]
    back = await visitor.open(offered.links()["Go on without it"])
    assert back.status not in (405, 500)


@covers("LOG-3")
@pytest.mark.parametrize("path", sorted(PRESSED_ANEW & set(POSTED)))
async def test_what_is_pressed_anew_is_not_called_kept_and_leads_to_its_page(
    signed_in, path
):
    visitor, _, asked = await after_its_session(signed_in, path)
    assert "what you typed is kept" not in asked.text
    assert "Nothing was sent" in asked.text
    answer = await visitor.send(asked, "/sign-in", **SOMEBODY)
    assert answer.status == 303
    assert (await visitor.open(answer.location)).status not in (405, 500)
    assert "kept" not in asked.form("/sign-in")


@covers("LOG-3", "NEW-2")
async def test_a_dispute_that_was_typed_too_long_reaches_the_case_service(signed_in):
    path = "/cases/{key}/notice"
    visitor, address, asked = await after_its_session(signed_in, path)
    offered = await visitor.send(asked, "/sign-in", **SOMEBODY)
    await visitor.send(offered, address)
    call = f"POST {address}/dispute"
    assert visitor.double.last(call).body == {"text": "Not me."}


@covers("LOG-3")
def test_every_form_that_is_pressed_anew_is_one_of_ours():
    assert set(POSTED) >= PRESSED_ANEW | SAVED


@covers("LOG-3")
async def test_a_list_keeps_its_filters_when_one_signs_in_again(signed_in):
    visitor = signed_in(*ROLES)
    visitor.double.refuses("POST /sessions/look-up", "session_ended", "It ended.")
    wanted = "/review?status=Error&search=smith%26co"
    asked = await visitor.open((await visitor.open(wanted)).location)
    visitor.double.signs_in(*ROLES)
    answer = await visitor.send(asked, "/sign-in", **SOMEBODY)
    assert answer.location == wanted
