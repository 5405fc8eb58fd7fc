"""Do recruiter, reviewer and support see theirs, and nobody else's?"""

import pytest

from tests.support.covers import covers
from tests.support.gateway_review import a_review_case
from tests.support.gateway_values import CASE_ID, KEY, a_problem, a_summary, an_overview

CASE = f"/review/{KEY}"
NEW = "/invitations/new"


@pytest.mark.parametrize(
    ("address", "role"),
    [
        ("/invitations", "producer"),
        (NEW, "reviewer"),
        ("/review", "producer"),
        (CASE, "recruiter"),
        (CASE, "support"),
        ("/support", "reviewer"),
        (f"/support/{KEY}", "producer"),
        (f"/cases/{KEY}/general", "reviewer"),
        (f"/cases/{KEY}/check", "recruiter"),
    ],
)
async def test_a_page_of_another_role_is_refused_before_anything_is_asked(
    signed_in, address, role
):
    visitor = signed_in(role)
    page = await visitor.open(address)
    assert (page.status, page.heading) == (403, "This page is not for your account")
    assert [call.path for call in visitor.double.asked] == ["/sessions/look-up"]


@pytest.mark.parametrize("address", ["/", "/review", CASE, "/invitations", "/support"])
async def test_a_page_asks_for_sign_in_first(visitor, address):
    answer = await visitor.open(address)
    assert answer.status == 303
    assert answer.location.startswith("/sign-in")


@covers("INV-1")
async def test_an_invitation_takes_name_address_and_states(signed_in):
    visitor = signed_in("recruiter")
    page = await visitor.open(NEW)
    assert {"First name", "Last name", "Email address", "Illinois"} <= page.labels()
    visitor.double.says("POST /cases", a_summary())
    fields = page.form(NEW) | {
        "first_name": "Pat",
        "last_name": "Sample",
        "email": "pat@example.com",
        "states": ["IL", "TX"],
    }
    answer = await visitor.post(NEW, fields)
    sent = visitor.double.last("POST /cases")
    assert sent.body["states"] == ["IL", "TX"]
    assert sent.headers["idempotency-key"] == fields["once"]
    assert answer.location == f"/invitations?sent={KEY}"
    assert "Onboarding Invitation" in (await visitor.open(answer.location)).text


@covers("INV-1")
async def test_a_faulty_invitation_keeps_what_was_typed(signed_in):
    visitor = signed_in("recruiter")
    page = await visitor.open(NEW)
    listed = [a_problem("email", "This is no e-mail address.").model_dump()]
    visitor.double.refuses(
        "POST /cases", "invalid_invitation", "No.", status=422, problems=listed
    )
    fields = page.form(NEW) | {"first_name": "Pat", "email": "x", "states": ["TX"]}
    again = await visitor.post(NEW, fields)
    assert again.links()["This is no e-mail address."] == "#email"
    assert again.form(NEW)["first_name"] == "Pat"
    assert again.page.xpath("//input[@id='state-TX']/@checked")


@covers("PEER-6")
async def test_a_recruiter_follows_milestones(signed_in):
    page = await signed_in("recruiter").open("/invitations")
    assert page.heading == "Invitations"
    assert "In Progress 11/25/2026" in page.text


@covers("REV-1")
async def test_the_queue_passes_its_filters_on_and_shows_the_wait(signed_in):
    visitor = signed_in("reviewer")
    visitor.double.has_queue()
    wanted = "status=HCSC+Review&state=TX&assigned_to=me&search=sample"
    page = await visitor.open(f"/review?{wanted}")
    passed_on = visitor.double.last("GET /review").query
    assert set(passed_on.split("&")) == set(wanted.split("&"))
    assert {"Status", "Assigned to", "State", "Search"} <= page.labels()
    assert "2 business days" in page.text
    assert "due 12/02/2026" in page.text
    assert page.links()[KEY] == CASE
    assert "cursor=later" in page.links()["More cases"]
    assert "search=sample" in page.links()["More cases"]


async def test_a_made_up_filter_shows_the_queue_without_it(signed_in):
    page = await signed_in("reviewer").open("/review?status=Lost&assigned_to=boss")
    assert page.status == 200


@covers("REV-2", "NEW-12")
async def test_a_reviewer_sees_answers_flags_documents_and_history(signed_in):
    visitor = signed_in("reviewer")
    visitor.double.has_packet("sealed")
    page = await visitor.open(CASE)
    assert page.heading == "Pat Q Sample"
    for words in (
        "The aggregate limit is below $500,000.",
        "Blocks approval.",
        "Ending in 4321",
        "Please upload a readable declaration page.",
        "Producer Agreement",
        "Submitted",
    ):
        assert words in page.text
    assert page.page.xpath("//img[contains(@src, '/files/')]")


@pytest.mark.parametrize(
    ("step", "path"),
    [
        ("claim", "claim"),
        ("release", "release"),
        ("approve", "approval"),
        ("put_in_error", "error"),
        ("return_to_review", "return"),
        ("reject", "rejection"),
    ],
)
@covers("REV-1", "REV-5", "REV-6")
async def test_each_button_acts_on_the_version_that_was_shown(signed_in, step, path):
    visitor = signed_in("reviewer")
    visitor.double.says(
        f"GET {CASE}", a_review_case(actions=(step, "request_information"))
    )
    after = an_overview(status="Rejected" if step == "reject" else "HCSC Review")
    visitor.double.says(f"POST {CASE}/{path}", a_review_case(overview=after))
    page = await visitor.open(CASE)
    answer = await visitor.send(page, CASE, step=step, reason="Because.")
    sent = visitor.double.last(f"POST {CASE}/{path}")
    assert (sent.body["version"], sent.body["by_name"]) == (7, "Pat Q Sample")
    assert sent.headers["idempotency-key"]
    assert answer.location == f"{CASE}?done={step}"


@covers("REV-3")
async def test_a_request_names_message_sections_and_documents(signed_in):
    visitor = signed_in("reviewer")
    page = await visitor.open(CASE)
    assert {"Message", "Documents wanted", "E&O"} <= page.labels()
    visitor.double.says(f"POST {CASE}/information-requests", a_review_case())
    fields = page.form(CASE) | {
        "step": "request_information",
        "message": "A readable page, please.",
        "reopened_tabs": ["e-and-o", "general"],
        "wanted_documents": "Declaration page\r\n\r\nLicense\r\n",
    }
    await visitor.post(CASE, fields)
    sent = visitor.double.last(f"POST {CASE}/information-requests").body
    assert sent["reopened_tabs"] == ["e-and-o", "general"]
    assert sent["wanted_documents"] == ["Declaration page", "License"]


@covers("REV-1")
async def test_a_colleague_who_was_faster_is_named_and_nothing_typed_is_lost(signed_in):
    visitor = signed_in("reviewer")
    page = await visitor.open(CASE)
    call = f"POST {CASE}/information-requests"
    visitor.double.refuses(call, "claimed_by_other", "Robin has claimed this case.")
    again = await visitor.send(page, CASE, step="request_information", message="Hm.")
    assert again.status == 409
    assert again.links()["Robin has claimed this case."] == "#message"
    (area,) = again.page.xpath("//textarea[@id='message']")
    assert area.text == "Hm."


async def test_a_button_that_does_not_exist_does_nothing(signed_in):
    visitor = signed_in("reviewer")
    page = await visitor.open(CASE)
    answer = await visitor.send(page, CASE, step="delete")
    assert answer.status == 404


@covers("WHO-4", "INV-4")
async def test_support_finds_a_case_reads_it_and_sends_the_invitation_again(signed_in):
    visitor = signed_in("support")
    visitor.double.has_queue()
    found = await visitor.open("/support?search=sample")
    assert found.links()[KEY] == f"/support/{KEY}"
    page = await visitor.open(f"/support/{KEY}")
    buttons = {"Send invitation again", "Add state"}
    assert buttons == page.buttons() - {"Stay signed in"}
    visitor.double.says(f"POST /cases/{KEY}/resending", a_summary())
    answer = await visitor.send(page, f"/support/{KEY}", step="again")
    assert visitor.double.was_asked(f"POST /cases/{KEY}/resending")
    assert "on its way again" in (await visitor.open(answer.location)).text


@covers("WHO-4")
async def test_a_case_is_read_once_for_the_page_of_support(signed_in):
    visitor = signed_in("support")
    await visitor.open(f"/support/{KEY}")
    read = [call.path for call in visitor.double.asked if call.path == CASE]
    assert read == [CASE]


@covers("LOG-4")
async def test_support_unlocks_a_locked_account(signed_in):
    visitor = signed_in("support")
    account = {
        "account_id": str(CASE_ID),
        "login_name": "psample",
        "locked": True,
        "last_signed_in_at": None,
        "must_change_password": False,
    }
    visitor.double.says_json(f"GET /accounts/by-case/{CASE_ID}", account)
    visitor.double.says_json(f"POST /accounts/{CASE_ID}/unlock", account)
    page = await visitor.open(f"/support/{KEY}")
    assert "psample" in page.text
    assert "Unlock account" in page.buttons()
    await visitor.send(page, f"/support/{KEY}", step="unlock")
    assert visitor.double.was_asked(f"POST /accounts/{CASE_ID}/unlock")


async def test_the_link_of_a_case_leads_staff_to_their_view_of_it(signed_in):
    assert (await signed_in("reviewer").open(f"/c/{KEY}")).location == CASE
    visitor = signed_in("support")
    assert (await visitor.open(f"/c/{KEY}")).location == f"/support/{KEY}"
    assert an_overview().key == KEY


@covers("NEW-6")
async def test_a_reviewer_sees_where_each_field_of_general_comes_from(signed_in):
    page = await signed_in("reviewer").open(CASE)
    (row,) = page.page.xpath("//section[@aria-labelledby='provenance']//tbody/tr")
    words = " ".join(row.text_content().split())
    assert words.startswith("Primary address: City Differs Houston NIPR, TX, updated")
    assert "Austin" in words
    assert words.endswith("Not yet")
    assert "Contact Change Request" in page.text
