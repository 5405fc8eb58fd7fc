"""Do the tabs say beside a field where it comes from, and by which rule?"""

import pytest

from contracts.api.case import Milestone
from contracts.words import Tab
from tests.support.covers import covers
from tests.support.gateway_facts import FACTS, RULE
from tests.support.gateway_review import RUNNING
from tests.support.gateway_values import KEY, NOW, a_start, a_tab, an_overview

GENERAL = f"/cases/{KEY}/general"
LICENSES = f"/cases/{KEY}/licenses"
E_AND_O = f"/cases/{KEY}/e-and-o"
DIFFERS = "The last name differs from the one on your invitation."


@covers("NEW-6")
@pytest.mark.parametrize(
    "field",
    [
        "email",
        "business_phone",
        *(
            f"{which}_{part}"
            for which in ("primary", "mailing")
            for part in ("street", "street_2", "city", "state", "zip")
        ),
    ],
)
async def test_each_field_of_general_says_where_it_comes_from(producer, field):
    said = {field: "From NIPR, Texas, updated 03/01/2024"}
    facts = FACTS[Tab.GENERAL].model_copy(update={"provenance": said})
    producer.double.has_tab(a_tab(Tab.GENERAL, facts=facts))
    assert (await producer.open(GENERAL)).described(field) == said[field]


@covers("GEN-1")
async def test_the_name_is_shown_and_cannot_be_changed(producer):
    shown = await producer.open(GENERAL)
    (name,) = shown.page.xpath("//input[@id='name']")
    assert name.get("value") == "Pat Q Sample"
    assert "readonly" in name.attrib
    # It is no part of what is saved.
    assert "name" not in name.attrib
    assert "call the Producer Service Center" in shown.described("name")
    producer.double.has_tab(a_tab(Tab.GENERAL, editable=False))
    assert "Name Pat Q Sample" in (await producer.open(GENERAL)).text


@covers("LIC-1", "FEE-1")
async def test_a_state_tells_its_license_with_its_end_and_its_fee_with_the_rule(
    producer,
):
    shown = await producer.open(LICENSES)
    (about,) = shown.page.xpath("//*[@id='OK-about']")
    words = " ".join(about.text_content().split())
    for said in (
        "License 0001234, General Lines Agent: Life, Accident and Health.",
        "Issued 03/01/2015.",
        "Expires 02/28/2027.",
        "Appointment fee: $30.00",
        f"Which rule says so{RULE}",
    ):
        assert said in words
    assert shown.described("OK").split() == about.text_content().split()


@covers("LIC-1")
async def test_a_license_that_does_not_count_beside_one_that_does_says_why(producer):
    (oklahoma, *others) = FACTS[Tab.LICENSES].states
    (counts,) = oklahoma.licenses
    why = "License 0000017 expired on 01/31/2020."
    lapsed = counts.model_copy(update={"number": "0000017", "shortcoming": why})
    both = oklahoma.model_copy(update={"licenses": (lapsed, counts)})
    facts = FACTS[Tab.LICENSES].model_copy(update={"states": (both, *others)})
    producer.double.has_tab(a_tab(Tab.LICENSES, facts=facts))
    shown = await producer.open(LICENSES)
    first, second = shown.page.xpath("//*[@id='OK-about']/p[contains(., 'General')]")
    assert first.text_content().endswith(why)
    assert second.text_content().startswith("License 0001234")
    assert why not in second.text_content()


@covers("FEE-1", "LIC-2")
async def test_every_fee_is_there_with_its_rule(producer):
    shown = await producer.open(LICENSES)
    lines = shown.page.xpath("//section[@id='fees']//tr")
    said = [" ".join(line.text_content().split()) for line in lines]
    assert said == [
        "ForFee",
        f"OklahomaWhich rule says so{RULE}$30.00",
        f"TexasWhich rule says so{RULE}$13.50",
        "Total$43.50",
    ]
    (bluelincs,) = shown.page.xpath("//*[@data-with='OK']//details")
    assert RULE in bluelincs.text_content()


@covers("EO-6")
async def test_the_minimum_of_the_chosen_states_stands_beside_the_limits(producer):
    minimum = "At least $500,000 per claim and in aggregate for Texas."
    assert minimum in (await producer.open(E_AND_O)).text


@covers("HOME-2")
async def test_a_last_name_that_differs_from_the_invitation_is_said(producer):
    for differs in (True, False):
        start = a_start("found", name_differs=differs)
        producer.double.says(f"GET /cases/{KEY}/start", start)
        shown = await producer.open(f"/cases/{KEY}/start")
        assert (DIFFERS in shown.text) is differs


@covers("PEER-6")
async def test_milestones_tell_when_and_how_long_each_stage_lasted(producer):
    milestones = (
        Milestone(title="Invited", reached_at=NOW, expected_by=None, lasted="2 hours"),
        Milestone(
            title="HCSC Review",
            reached_at=NOW,
            expected_by=None,
            detail="Waits for a reviewer.",
        ),
    )
    producer.double.has_case(an_overview(milestones=milestones))
    shown = await producer.open(f"/cases/{KEY}/status")
    steps = shown.page.xpath("//ol[@class='milestones']/li")
    assert [" ".join(step.text_content().split()) for step in steps] == [
        "Invited 11/25/2026, 9:30 a.m. CT In this stage: 2 hours",
        "HCSC Review 11/25/2026, 9:30 a.m. CT Waits for a reviewer.",
    ]


@covers("GEN-2", "COC-1")
@pytest.mark.parametrize(
    ("tab", "words"),
    [
        (Tab.GENERAL, "Your business address. It cannot be a P.O. box."),
        (Tab.CODE_OF_CONDUCT, "Type your name as it is on General: Pat Q Sample"),
        (Tab.CODE_OF_CONDUCT, "Privacy Keep what customers tell you to yourself."),
        (
            Tab.APPOINTMENTS,
            "Example Life Insurance Company TX Health 05/01/2020",
        ),
    ],
)
async def test_what_a_tab_is_about_stands_on_it(producer, tab, words):
    assert words in (await producer.open(f"/cases/{KEY}/{tab}")).text


@covers("NEW-9")
async def test_the_service_clock_stands_on_the_status_page(producer):
    producer.double.has_case(an_overview(status="HCSC Review", clock=RUNNING))
    shown = await producer.open(f"/cases/{KEY}/status")
    assert f"Service clock: {RUNNING.text}" in shown.text
