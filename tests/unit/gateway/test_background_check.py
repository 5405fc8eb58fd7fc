"""The disclosure of a background check and its box, on a page of their own."""

import pytest

from contracts.api.case_background import BackgroundConsentView
from contracts.words import Tab
from tests.support.covers import covers
from tests.support.gateway_values import KEY, NOW, a_problem, a_tab, an_overview

PAGE = f"/cases/{KEY}/background-check"
CHECK = f"/cases/{KEY}/check"
BOX = "I authorize HCSC to obtain a background check about me"
TABS = tuple(a_tab(tab) for tab in Tab)


def a_consent(**changes):
    values = {
        "text": ("HCSC may obtain a background check.", "You authorize it."),
        "text_version": "2026-1",
        "is_asked": True,
        "authorized_at": None,
    }
    return BackgroundConsentView(**values | changes)


@pytest.fixture
def asked(producer):
    """A producer whose authorization is asked for."""
    producer.double.says(f"GET {PAGE}", a_consent())
    producer.double.says(f"POST {PAGE}", a_consent(authorized_at=NOW, is_asked=False))
    return producer


@covers("PEER-11", "SUB-1")
async def test_what_is_missing_leads_to_the_disclosure(asked):
    missing = a_problem("background_agreed", "Authorize the background check.")
    asked.double.has_check(
        overview=an_overview(),
        tabs=TABS,
        blocking=(missing,),
        background_check=a_consent(),
    )
    page = await asked.open(CHECK)
    assert page.links()[missing.message] == PAGE
    assert page.links()["Authorize the background check"] == PAGE
    assert "You have not authorized it yet." in page.text


@covers("PEER-11", "NEW-2")
async def test_the_box_is_unticked_and_the_tick_travels_with_version_and_origin(asked):
    page = await asked.open(PAGE)
    assert page.heading == "Background check"
    assert "background_agreed" not in page.form(PAGE)
    assert "Authorize" in page.buttons()
    answer = await asked.send(page, PAGE, background_agreed="yes", step="authorize")
    assert answer.location == CHECK
    sent = asked.double.last(f"POST {PAGE}").body
    assert (sent["agreed"], sent["text_version"]) == (True, "2026-1")
    assert sent["address"]
    assert sent["user_agent"]


@covers("PEER-11")
async def test_whoever_does_not_tick_reads_what_follows(asked):
    said = "Tick the box. Without it your application cannot be submitted."
    problem = {"field": "background_agreed", "message": said, "blocks": "submission"}
    asked.double.refuses(
        f"POST {PAGE}", "not_agreed", said, status=422, problems=[problem]
    )
    page = await asked.open(PAGE)
    again = await asked.send(page, PAGE, step="authorize")
    assert again.status == 422
    assert again.links()[said] == "#background_agreed"
    assert again.described("background_agreed") == f"Error: {said}"
    assert asked.double.last(f"POST {PAGE}").body["agreed"] is False


@covers("PEER-11")
@pytest.mark.parametrize(
    ("consent", "sentence"),
    [
        ({"authorized_at": NOW, "is_asked": False}, "You authorized the background"),
        ({"text": (), "is_asked": False}, "No background check is asked for"),
    ],
)
async def test_nothing_is_to_be_ticked_where_nothing_is_asked_for(
    asked, consent, sentence
):
    asked.double.says(f"GET {PAGE}", a_consent(**consent))
    page = await asked.open(PAGE)
    assert sentence in page.text
    assert "Authorize" not in page.buttons()
