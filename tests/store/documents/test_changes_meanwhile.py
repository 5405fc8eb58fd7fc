"""Answers that change while the case is asked, or documents are made from them."""

from tests.support.covers import covers
from tests.support.documents_desk import DocumentsDesk

OTHER, LONG_AGO = "b" * 64, "c" * 64


async def change(desk: DocumentsDesk) -> None:
    """Change the answers, and hear of it."""
    desk.case.answers = {"snapshot_hash": OTHER, "email": "new@example.com"}
    await desk.hear_only(OTHER)


@covers("SIG-5")
async def test_a_change_is_not_forgotten_over_an_older_one_that_is_looked_into(desk):
    await desk.sign_everything()
    desk.case.meanwhile["access"] = lambda: change(desk)
    await desk.hear_of_answers(LONG_AGO)
    assert (await desk.must("GET", "/packet"))["state"] == "voided"


@covers("SIG-5")
async def test_what_the_case_said_of_an_older_packet_voids_no_newer_one(desk):
    await desk.sign_everything()

    async def prepare_anew() -> None:
        await change(desk)
        await desk.must("POST", "/packet")

    desk.case.meanwhile["access"] = prepare_anew
    await desk.hear_of_answers(LONG_AGO)
    view = await desk.must("GET", "/packet")
    assert (view["state"], view["snapshot_hash"]) == ("open", OTHER)


@covers("SIG-5", "NEW-10")
async def test_documents_of_older_answers_replace_none_that_were_signed_meanwhile(desk):
    async def sign_others() -> None:
        await change(desk)
        await desk.sign_everything()

    await desk.consent()
    desk.case.meanwhile["packet-data"] = sign_others
    late = await desk.call("POST", "/packet")
    assert (late.status_code, late.json()["code"]) == (409, "packet_stale")
    view = await desk.must("GET", "/packet")
    assert (view["state"], view["snapshot_hash"]) == ("signed", OTHER)


@covers("SIG-5")
async def test_a_packet_is_voided_also_if_the_change_was_heard_just_before(desk):
    async def change_once_asked_again() -> None:
        desk.case.meanwhile["access"] = lambda: change(desk)

    await desk.consent()
    desk.case.meanwhile["packet-data"] = change_once_asked_again
    assert (await desk.must("POST", "/packet"))["state"] == "open"
    await desk.settle()
    assert (await desk.must("GET", "/packet"))["state"] == "voided"
