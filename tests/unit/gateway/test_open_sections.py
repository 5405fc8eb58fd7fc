"""Which sections a producer is told to be open, while more is asked for."""

from contracts.words import Tab
from tests.support.covers import covers
from tests.support.gateway_values import KEY, a_request, an_overview

GENERAL = f"/cases/{KEY}/general"


@covers("REV-3", "LIC-3")
async def test_a_request_names_every_section_that_is_open_and_no_other(producer):
    open_now = {Tab.LICENSES, Tab.E_AND_O, Tab.ESIGNATURE}
    sections = tuple(
        section.model_copy(update={"editable": section.tab in open_now})
        for section in an_overview().sections
    )
    asked = an_overview(
        status="Information Requested", open_request=a_request(), sections=sections
    )
    producer.double.has_case(asked)
    page = await producer.open(GENERAL)
    assert "You can change: Licenses, E&O." in page.text
    wish = a_request().model_copy(update={"reopened_tabs": ("esignature",)})
    producer.double.has_case(asked.model_copy(update={"open_request": wish}))
    page = await producer.open(GENERAL)
    assert "You can change: Licenses, E&O, eSignature." in page.text
