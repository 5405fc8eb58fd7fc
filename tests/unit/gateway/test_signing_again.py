"""Does the page say what changed after a signature, and what to sign again?"""

import pytest

from contracts.api.case_tabs import TabFacts
from contracts.api.documents import ChangedLine, DocumentChange
from contracts.words import DocumentSlug, Tab
from tests.support.covers import covers
from tests.support.gateway_signing import consented
from tests.support.gateway_values import CASE_ID, KEY, a_tab, an_overview

HERE = f"/cases/{KEY}/esignature"
BASE = f"/cases/{CASE_ID}/packet"


def a_change(slug: str, title: str, *, what: str) -> DocumentChange:
    """What became of a document, without lines."""
    return DocumentChange(document=DocumentSlug(slug), title=title, what=what)


@covers("SIG-5")
async def test_a_voided_packet_is_made_anew_and_says_that_it_will_tell_the_difference(
    producer,
):
    consented(producer, "voided")
    page = await producer.open(HERE)
    assert "Your answers or the fees changed" in page.text
    assert "You will see which of them differ and in what" in page.text
    await producer.send(page, HERE, step="continue")
    assert producer.double.was_asked(f"POST {BASE}")
    assert not producer.double.was_asked(f"POST /cases/{CASE_ID}/consent")


@covers("SIG-5")
async def test_the_packet_made_anew_says_what_differs_and_what_to_sign(producer):
    agreement, w_9 = DocumentSlug.PRODUCER_AGREEMENT, DocumentSlug.W_9
    lines = (
        ChangedLine(label="Business phone", before="555-0100", after="555-0199"),
        ChangedLine(label="Montana", before=None, after="$0.00"),
        ChangedLine(label="Texas", before="$13.50", after=None),
    )
    changes = (
        DocumentChange(
            document=agreement, title="Producer Agreement", what="changed", lines=lines
        ),
        a_change("montana-addendum", "Montana Addendum", what="added"),
        a_change("new-mexico-addendum", "New Mexico Addendum", what="gone"),
        a_change("w-9", "W-9", what="kept"),
    )
    consented(producer, "open", w_9, changes=changes)
    page = await producer.open(HERE)
    for words in (
        "Producer Agreement differs in:",
        "Business phone: before 555-0100 now 555-0199",
        "Montana: now $0.00 (new)",
        "Texas: before $13.50 (no longer in it)",
        "New in your packet: Montana Addendum.",
        "No longer in your packet: New Mexico Addendum.",
        "To sign or review now: Producer Agreement, Oklahoma Addendum.",
        "what you signed or reviewed still counts: W-9.",
    ):
        assert words in page.text
    assert "W-9" not in page.links()


@covers("SIG-5")
async def test_a_first_packet_says_nothing_of_changes(producer):
    consented(producer, "open")
    assert "What changed" not in (await producer.open(HERE)).text


@covers("SIG-5")
@pytest.mark.parametrize("state", ["open", "signed"])
async def test_a_packet_of_older_answers_is_void_before_documents_has_heard_of_it(
    producer, state
):
    consented(producer, state)
    changed = TabFacts(snapshot_hash="cd" * 32)
    producer.double.has_tab(a_tab(Tab.ESIGNATURE, facts=changed))
    page = await producer.open(HERE)
    assert "Your documents are signed" not in page.text
    assert "Your answers or the fees changed after" in page.text
    assert "Continue" in page.buttons()


@covers("SIG-5", "TAB-2")
async def test_a_change_that_left_something_open_leads_to_the_section(producer):
    consented(producer, "signed")
    facts = TabFacts(snapshot_hash="cd" * 32, waiting_for=(Tab.E_AND_O,))
    producer.double.has_tab(a_tab(Tab.ESIGNATURE, facts=facts, editable=False))
    page = await producer.open(HERE)
    assert "Your documents are signed" not in page.text
    assert page.links()["E&O"] == f"/cases/{KEY}/e-and-o?check=1"


@covers("SIG-5", "NEW-3")
async def test_whoever_saves_what_the_documents_say_hears_that_they_are_outdated(
    producer,
):
    overview = an_overview()
    sections = tuple(
        one.model_copy(update={"status": "Needs your attention"})
        if one.tab is Tab.ESIGNATURE
        else one
        for one in overview.sections
    )
    producer.double.has_case(overview.model_copy(update={"sections": sections}))
    page = await producer.open(f"/cases/{KEY}/general?check=1&saved=save")
    assert "Your documents no longer say what you answered" in page.text
    producer.double.has_case(overview)
    page = await producer.open(f"/cases/{KEY}/general?check=1&saved=save")
    assert "Your documents no longer" not in page.text
