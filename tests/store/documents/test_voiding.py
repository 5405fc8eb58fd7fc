"""Changed answers void the packet, and only they do."""

from dataclasses import replace
from datetime import timedelta
from hashlib import sha256

import pytest

from chassis.calls import _TIMEOUT
from documents_service.jobs import settle_next_doubt
from tests.support.covers import covers
from tests.support.documents_desk import ORIGIN, DocumentsDesk

OTHER = "b" * 64
MAILING = {"street_2": "", "city": "Tulsa", "state": "OK", "zip_code": "74119"}


@covers("SIG-5")
async def test_a_changed_answer_voids_the_signed_packet(desk):
    await desk.sign_everything()
    await desk.change_answers(OTHER, email="new@example.com")
    view = await desk.must("GET", "/packet")
    assert view["state"] == "voided"
    assert (await desk.said())[-1] == "PacketVoided"


@covers("SIG-5")
async def test_the_new_packet_says_which_documents_differ(desk):
    await desk.sign_everything()
    await desk.change_answers(OTHER, email="new@example.com")
    view = await desk.must("POST", "/packet")
    assert view["state"] == "open"
    assert view["changed_documents"] == ["producer-agreement"]
    assert {d["state"] for d in view["documents"]} == {"ready", "waiting"}


@covers("SIG-5")
async def test_a_new_state_adds_its_addendum_to_what_differs(desk):
    desk.case.answers = {"states": ["IL"]}
    await desk.sign_everything()
    await desk.change_answers(OTHER, states=["IL", "MT"])
    view = await desk.must("POST", "/packet")
    assert view["changed_documents"] == ["producer-agreement", "montana-addendum"]


@covers("SIG-5")
async def test_everything_is_signed_anew(desk):
    await desk.sign_everything()
    await desk.change_answers(OTHER, email="new@example.com")
    finished = await desk.sign_everything()
    assert finished["state"] == "signed"
    assert finished["snapshot_hash"] == OTHER
    said = await desk.said()
    assert said.count("PacketSigned") == 2
    assert said.count("PacketVoided") == 1


@covers("SIG-5")
async def test_a_packet_voided_again_names_no_differences_of_an_earlier_time(desk):
    await desk.sign_everything()
    await desk.change_answers(OTHER, email="new@example.com")
    await desk.must("POST", "/packet")
    await desk.change_answers("d" * 64, email="newest@example.com")
    view = await desk.must("GET", "/packet")
    assert (view["state"], view["changed_documents"]) == ("voided", [])


@covers("SIG-5", "NEW-10")
async def test_an_older_event_that_comes_late_voids_nothing(desk):
    desk.case.answers = {"snapshot_hash": OTHER}
    await desk.sign_everything()
    await desk.hear_of_answers("c" * 64)
    assert (await desk.must("GET", "/packet"))["state"] == "signed"
    assert "PacketVoided" not in await desk.said()


@covers("SIG-5")
async def test_the_same_answers_saved_again_void_nothing(desk):
    await desk.sign_everything()
    await desk.change_answers("a" * 64)
    assert (await desk.must("GET", "/packet"))["state"] == "signed"


@covers("SIG-5", "NEW-3")
async def test_nothing_is_signed_between_the_change_and_its_event(desk):
    await desk.prepare()
    await desk.choose("producer-agreement", "contracting_as", "individual")
    await desk.show("producer-agreement")
    desk.case.answers = {"snapshot_hash": OTHER, "email": "new@example.com"}
    answer = await desk.sign("producer-agreement")
    assert answer.json()["code"] == "packet_stale"
    finish = await desk.call("POST", "/packet/finish", ORIGIN)
    assert finish.json()["code"] == "packet_stale"


@covers("SIG-5")
@pytest.mark.parametrize("slug", ["producer-agreement", "montana-addendum"])
async def test_answers_changed_to_and_fro_do_not_revive_a_voided_packet(desk, slug):
    await desk.prepare()
    await desk.change_answers(OTHER, email="new@example.com")
    desk.case.answers = {}
    choice = {"field": "contracting_as", "value": "individual"}
    answer = await desk.call("POST", f"/packet/{slug}/choice", choice)
    assert answer.status_code == 409
    assert answer.json()["code"] == "packet_stale"


@covers("SIG-5")
async def test_preparing_before_the_event_comes_voids_at_once(desk):
    await desk.sign_everything()
    desk.case.answers = {"snapshot_hash": OTHER, "email": "new@example.com"}
    assert (await desk.must("POST", "/packet"))["state"] == "open"
    assert (await desk.said())[-2:] == ["PacketVoided", "PacketPrepared"]
    await desk.hear_of_answers(OTHER)
    assert (await desk.must("GET", "/packet"))["state"] == "open"


@covers("SIG-5")
async def test_the_voided_packets_evidence_stays(desk):
    await desk.sign_everything()
    await desk.change_answers(OTHER, email="new@example.com")
    async with desk.workshop.database.transaction() as tx:
        rows = await tx.fetch(
            "select what, subject from evidence "
            "where case_id = $1 and what in ('document_signed', 'packet_voided')",
            desk.case.case_id,
        )
    told = [(row["what"], row["subject"]) for row in rows]
    assert ("document_signed", "w-9") in told
    assert ("packet_voided", "w-9") in told


@covers("SIG-5")
async def test_the_case_service_down_leaves_the_doubt_for_later(desk):
    await desk.sign_everything()
    desk.case.down = True
    with pytest.raises(Exception, match="case does not answer"):
        await desk.change_answers(OTHER, email="new@example.com")
    desk.case.down = False
    async with desk.workshop.database.transaction() as tx:
        await tx.execute(
            "update packets set claimed_at = now() - interval '1 minute' "
            "where case_id = $1",
            desk.case.case_id,
        )
    await desk.hear_of_answers(OTHER)
    assert (await desk.must("GET", "/packet"))["state"] == "voided"


@covers("SIG-5")
async def test_nobody_else_takes_a_doubt_while_the_call_about_it_may_last(desk):
    await desk.sign_everything()
    desk.case.down = True
    with pytest.raises(Exception, match="case does not answer"):
        await desk.change_answers(OTHER, email="new@example.com")
    desk.case.down = False
    async with desk.workshop.database.transaction() as tx:
        await tx.execute(
            "update packets set claimed_at = now() - $2::interval where case_id = $1",
            desk.case.case_id,
            timedelta(seconds=_TIMEOUT.connect + _TIMEOUT.read),
        )
    assert not await settle_next_doubt(desk.workshop)


@pytest.fixture(params=["changed"])
async def sparing_desk(request, desk):
    """The service with the setting that only what differs is signed again."""
    workshop = replace(desk.workshop, sign_again=request.param)
    sparing = DocumentsDesk(workshop, desk.case, desk.keys)
    yield sparing
    await sparing.http.aclose()


@covers("SIG-5", "NEW-3")
async def test_by_the_setting_only_what_differs_is_signed_again(sparing_desk):
    desk = sparing_desk
    before = await desk.sign_everything()
    await desk.change_answers(OTHER, email="new@example.com")
    made = await desk.must("POST", "/packet")
    waiting = [d["document"] for d in made["documents"] if d["state"] == "ready"]
    assert waiting == ["producer-agreement"]
    assert not any(d["state"] == "waiting" for d in made["documents"])
    await desk.do("producer-agreement", "sign")
    finished = await desk.must("POST", "/packet/finish", ORIGIN)
    assert finished["snapshot_hash"] == OTHER
    older = {d["document"]: d["sha256"] for d in before["documents"]}
    newer = {d["document"]: d["sha256"] for d in finished["documents"]}
    assert [slug for slug in older if older[slug] != newer[slug]] == [
        "producer-agreement"
    ]
    kept = await desk.call("GET", "/packet/w-9/content")
    assert sha256(kept.content).hexdigest() == older["w-9"]
    said = await desk.said()
    assert (said.count("PacketVoided"), said.count("PacketSigned")) == (1, 2)


@covers("SIG-5")
async def test_by_the_setting_all_are_signed_again_where_all_differ(sparing_desk):
    desk = sparing_desk
    desk.case.answers = {"states": ["IL"], "addenda": []}
    await desk.sign_everything()
    elsewhere = {**MAILING, "street": "5 Main Street"}
    await desk.change_answers(
        OTHER, states=["IL"], addenda=[], mailing_address=elsewhere
    )
    made = await desk.must("POST", "/packet")
    assert [d["state"] for d in made["documents"]] == ["ready", "waiting"]


@covers("SIG-5")
@pytest.mark.parametrize("sparing_desk", ["all", "changed"], indirect=True)
async def test_the_changes_name_each_document_and_in_what_it_differs(sparing_desk):
    desk = sparing_desk
    others = {"all": "same", "changed": "kept"}[desk.workshop.sign_again]
    await desk.sign_everything()
    await desk.change_answers(OTHER, email="new@example.com")
    assert (await desk.must("GET", "/packet/changes"))["documents"] == []
    await desk.must("POST", "/packet")
    told = (await desk.must("GET", "/packet/changes"))["documents"]
    agreement, *rest = told
    assert agreement["what"] == "changed"
    assert [(line["label"], line["after"]) for line in agreement["lines"]] == [
        ("Email address", "new@example.com")
    ]
    assert {each["what"] for each in rest} == {others}


@covers("SIG-5")
async def test_a_first_packet_has_no_changes(desk):
    await desk.prepare()
    assert (await desk.must("GET", "/packet/changes"))["documents"] == []


@covers("SIG-5", "NEW-5")
async def test_that_a_signature_was_kept_stands_in_the_evidence(sparing_desk):
    desk = sparing_desk
    await desk.sign_everything()
    await desk.change_answers(OTHER, email="new@example.com")
    await desk.must("POST", "/packet")
    async with desk.workshop.database.transaction() as tx:
        rows = await tx.fetch(
            "select subject from evidence where case_id = $1 "
            "and what = 'signature_kept'",
            desk.case.case_id,
        )
    assert "w-9" in {row["subject"] for row in rows}
    assert "producer-agreement" not in {row["subject"] for row in rows}
