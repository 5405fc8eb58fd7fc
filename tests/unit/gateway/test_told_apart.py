"""Can the lines of a list of problems be told apart?"""

from contracts.words import Tab
from tests.support.covers import covers
from tests.support.gateway_review import a_review_case
from tests.support.gateway_values import KEY, a_problem, a_tab, an_overview

TOO_LONG = "Shorten this to 200 characters."
LENGTHY = (
    a_problem("primary_city", TOO_LONG),
    a_problem("mailing_city", TOO_LONG),
    a_problem("business_phone", "Enter your business phone number."),
)
GENERAL = a_tab(Tab.GENERAL, problems=LENGTHY)
TOLD = {
    f"Primary address: City: {TOO_LONG}",
    f"Mailing address: City: {TOO_LONG}",
    "Enter your business phone number.",
}


@covers("TAB-2")
async def test_a_sentence_that_is_said_twice_names_its_field(producer):
    producer.double.has_tab(GENERAL)
    shown = await producer.open(f"/cases/{KEY}/general?check=1")
    assert set(shown.links()) >= TOLD
    # Beside the field there is nothing to take it for.
    assert shown.described("primary_city") == f"Error: {TOO_LONG}"


@covers("REV-2", "TAB-2")
async def test_a_reviewer_reads_which_field_is_meant(signed_in):
    visitor = signed_in("reviewer")
    read = GENERAL.model_copy(update={"editable": False})
    visitor.double.says(f"GET /review/{KEY}", a_review_case(tabs=(read,)))
    text = (await visitor.open(f"/review/{KEY}")).text
    assert all(line in text for line in TOLD)


@covers("SUB-1", "TAB-2")
async def test_check_your_answers_names_it_too(producer):
    producer.double.has_check(overview=an_overview(), tabs=(GENERAL,), blocking=LENGTHY)
    assert set((await producer.open(f"/cases/{KEY}/check")).links()) >= TOLD
