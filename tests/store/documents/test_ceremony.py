"""The signing ceremony from consent to the last signature, on real parts."""

import pytest

from tests.support.covers import covers
from tests.support.document_builders import a_packet
from tests.support.documents_desk import ORIGIN

AGREEMENT = "producer-agreement"
STATES = {"states": ["IL", "OK"]}


@covers("SIG-1")
async def test_nothing_is_prepared_before_the_consent(desk):
    answer = await desk.call("POST", "/packet")
    assert answer.status_code == 409
    assert answer.json()["code"] == "consent_missing"


@covers("SIG-1")
async def test_who_declines_can_change_their_mind(desk):
    declined = (await desk.consent(agreed=False)).json()
    assert declined["declined_at"] is not None
    assert declined["given_at"] is None
    assert (await desk.call("POST", "/packet")).json()["code"] == "consent_missing"
    given = (await desk.consent()).json()
    assert given["given_at"] is not None
    assert given["declined_at"] is None
    assert (await desk.call("POST", "/packet")).status_code == 200


@covers("SIG-1")
async def test_an_older_text_cannot_be_consented_to(desk):
    answer = await desk.call(
        "POST", "/consent", {"text_version": "ESIGN 1999", "agreed": True, **ORIGIN}
    )
    assert answer.json()["code"] == "consent_text_changed"


@covers("SIG-2")
async def test_the_rules_of_the_case_and_no_others_say_which_addenda_there_are(desk):
    desk.case.answers = {"states": ["TX", "OK"], "addenda": ["montana-addendum"]}
    await desk.consent()
    packet = await desk.must("POST", "/packet")
    assert [document["document"] for document in packet["documents"]] == [
        AGREEMENT,
        "montana-addendum",
        "w-9",
    ]


@covers("SIG-2", "SIG-3", "SIG-4")
async def test_the_whole_ceremony(desk):
    desk.case.answers = STATES
    finished = await desk.sign_everything()
    assert finished["state"] == "signed"
    assert [(d["document"], d["state"]) for d in finished["documents"]] == [
        ("producer-agreement", "signed"),
        ("oklahoma-addendum", "reviewed"),
        ("w-9", "signed"),
    ]
    assert await desk.said() == [
        "PacketPrepared",
        "DocumentSigned",
        "DocumentReviewed",
        "DocumentSigned",
        "PacketSigned",
    ]
    for slug in ("producer-agreement", "w-9"):
        file = await desk.call("GET", f"/packet/{slug}/content")
        press = desk.workshop.press
        assert await press.is_intact(file.content, fields=["producer"])


@covers("NEW-3")
async def test_the_signed_file_begins_with_what_was_reviewed(desk):
    await desk.prepare()
    await desk.choose(AGREEMENT, "contracting_as", "individual")
    reviewed = await desk.call("GET", f"/packet/{AGREEMENT}/content")
    shown = await desk.show(AGREEMENT)
    await desk.sign(AGREEMENT, sha256=shown["sha256"])
    signed = await desk.call("GET", f"/packet/{AGREEMENT}/content")
    assert signed.content.startswith(reviewed.content)
    assert len(signed.content) > len(reviewed.content)
    assert signed.headers["content-disposition"].startswith("attachment")
    assert signed.headers["content-type"] == "application/pdf"
    assert "sandbox" in signed.headers["content-security-policy"]


@covers("SIG-3")
async def test_documents_are_signed_in_their_order(desk):
    desk.case.answers = STATES
    await desk.prepare()
    answer = await desk.sign("w-9")
    assert answer.status_code == 409
    assert answer.json()["code"] == "out_of_order"
    assert answer.json()["document"] == AGREEMENT


@covers("SIG-3")
async def test_sign_waits_for_the_end_the_choice_and_the_name(desk):
    await desk.prepare()
    codes = [(await desk.sign(AGREEMENT)).json()["code"]]
    await desk.show(AGREEMENT)
    codes.append((await desk.sign(AGREEMENT)).json()["code"])
    chosen = await desk.choose(AGREEMENT, "contracting_as", "individual")
    assert not chosen["shown_to_end"]
    await desk.show(AGREEMENT)
    wrong = (await desk.sign(AGREEMENT, name="Somebody Else")).json()
    codes.append(wrong["code"])
    assert codes == ["not_shown_to_its_end", "choice_missing", "name_differs"]
    assert wrong["expected_name"] == "Maria Núñez O\u2019Brien"
    assert wrong["expected_name"] in wrong["detail"]
    assert (await desk.sign(AGREEMENT)).json()["state"] == "signed"


@covers("SIG-3", "NEW-10")
async def test_signing_twice_signs_once(desk):
    await desk.prepare()
    await desk.choose(AGREEMENT, "contracting_as", "individual")
    shown = await desk.show(AGREEMENT)
    first = await desk.sign(AGREEMENT, sha256=shown["sha256"])
    again = await desk.sign(AGREEMENT, sha256=shown["sha256"])
    assert again.status_code == 200
    assert again.json() == first.json()
    assert (await desk.said()).count("DocumentSigned") == 1


@covers("NEW-10")
async def test_a_page_from_before_a_choice_cannot_sign(desk):
    await desk.prepare()
    stale = (await desk.show(AGREEMENT))["sha256"]
    await desk.choose(AGREEMENT, "contracting_as", "individual")
    answer = await desk.sign(AGREEMENT, sha256=stale)
    assert answer.json()["code"] == "packet_stale"
    assert "Open the document again" in answer.json()["detail"]


@covers("NEW-10")
async def test_preparing_twice_gives_the_same_packet(desk):
    first = await desk.prepare()
    again = await desk.must("POST", "/packet")
    assert again == first
    assert (await desk.said()).count("PacketPrepared") == 1


@covers("SIG-3", "NEW-10")
async def test_finish_waits_for_all_and_says_so_once(desk):
    desk.case.answers = STATES
    await desk.prepare()
    early = await desk.call("POST", "/packet/finish", ORIGIN)
    assert early.json()["code"] == "not_all_signed"
    await desk.sign_everything()
    again = await desk.must("POST", "/packet/finish", ORIGIN)
    assert again["state"] == "signed"
    assert (await desk.said()).count("PacketSigned") == 1


@covers("TAB-2", "SUB-1")
async def test_nothing_is_signed_while_the_case_does_not_allow_it(desk):
    await desk.consent()
    desk.case.can_sign = False
    early = await desk.call("POST", "/packet")
    assert early.json()["code"] == "not_ready_to_sign"
    assert "every other section is complete" in early.json()["detail"]
    desk.case.status = "HCSC Review"
    late = await desk.call("POST", "/packet")
    assert "HCSC Review" in late.json()["detail"]


@covers("NEW-11", "SIG-3")
async def test_pages_and_text_can_be_looked_at(desk):
    packet = await desk.prepare()
    pages = packet["documents"][0]["pages"]
    for page in range(1, pages + 1):
        answer = await desk.call("GET", f"/packet/{AGREEMENT}/pages/{page}")
        assert answer.headers["content-type"] == "image/png"
    beyond = await desk.call("GET", f"/packet/{AGREEMENT}/pages/{pages + 1}")
    assert beyond.status_code == 404
    text = await desk.must("GET", f"/packet/{AGREEMENT}/text")
    assert text["title"] == "Producer Agreement"
    assert text["html"].startswith("<h1>")


@covers("SIG-4", "NEW-11")
async def test_the_text_of_a_signed_document_tells_of_its_signature(desk):
    await desk.prepare()
    await desk.do(AGREEMENT, "sign")
    text = await desk.must("GET", f"/packet/{AGREEMENT}/text")
    assert "Signed electronically by Maria Núñez O\u2019Brien on" in text["html"]


@covers("SUB-2")
@pytest.mark.parametrize("role", ["reviewer", "support"])
async def test_staff_read_everything_and_sign_nothing(desk, role):
    await desk.sign_everything()
    seen = await desk.call("GET", "/packet", role=role, account=desk.session)
    assert seen.json()["state"] == "signed"
    file = await desk.call(
        "GET", f"/packet/{AGREEMENT}/content", role=role, account=desk.session
    )
    assert file.status_code == 200
    for path in ("/packet", "/packet/finish", "/packet/w-9/signature", "/consent"):
        refused = await desk.call("POST", path, {}, role=role, account=desk.session)
        assert refused.status_code == 403


@pytest.mark.parametrize(
    "path",
    ["/packet", "/packet/w-9", "/packet/w-9/content", "/consent", "/files", "/letters"],
)
async def test_another_producers_case_does_not_exist(desk, path):
    await desk.prepare()
    stranger = await desk.call("GET", path, account=desk.session)
    assert stranger.status_code == 404
    elsewhere = await desk.call("GET", path, role="reviewer", tenant="OTHER")
    assert elsewhere.status_code == 404
    recruiter = await desk.call("GET", path, role="recruiter")
    assert recruiter.status_code == 403


async def test_a_document_that_is_not_in_the_packet_is_not_found(desk):
    desk.case.answers = STATES
    await desk.prepare()
    answer = await desk.call("GET", "/packet/montana-addendum")
    assert answer.status_code == 404


async def test_before_the_packet_is_prepared_there_is_none(desk):
    view = await desk.must("GET", "/packet")
    assert view["state"] == "none"
    assert view["documents"] == []
    assert (await desk.call("GET", "/packet/w-9")).status_code == 404
    assert a_packet().next_document() is not None
