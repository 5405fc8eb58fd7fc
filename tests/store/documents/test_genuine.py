"""Is this document genuine? Answered from the record, for anybody, about nobody."""

import hashlib
from urllib.parse import quote
from uuid import uuid4

import pytest

from chassis.tokens import TokenSigner
from contracts.api.genuine import FileJudged
from documents_service.domain.genuine import MOST_CHECKS
from tests.support.altered_files import flipped, rewritten, with_junk
from tests.support.covers import covers
from tests.support.crafted_files import a_pdf
from tests.support.evidence_bundles import opened
from tests.support.token_keys import private_key

VISITOR = "2001:db8::7"


async def asked(desk, content, *, address=VISITOR, purpose="judge-file"):
    signer = TokenSigner("gateway", private_key(desk.keys, "gateway"))
    token = signer.for_service("documents", purpose=purpose)
    headers = {
        "authorization": f"Bearer {token}",
        "x-address": quote(address),
        "content-type": "application/octet-stream",
    }
    return await desk.http.post("/genuine", content=content, headers=headers)


async def verdict_of(desk, content, *, address):
    answer = await asked(desk, content, address=address)
    assert answer.status_code == 200, answer.text
    return FileJudged.model_validate(answer.json())


async def document(desk, slug):
    return (await desk.call("GET", f"/packet/{slug}/content")).content


@pytest.fixture
def address(request):
    """Give each test a network address of its own: they share a limit."""
    return f"test of {request.node.name}"


@covers("NEW-5")
async def test_each_form_of_a_document_is_known(desk, address):
    # Nobody else's document begins alike.
    desk.case.answers = {"states": ["OK"], "email": f"{uuid4().hex}@example.com"}
    await desk.prepare()
    reviewed = await document(desk, "producer-agreement")
    await desk.sign_everything()
    signed = await document(desk, "producer-agreement")
    assert (await verdict_of(desk, signed, address=address)).verdict == "intact"
    addendum = await document(desk, "oklahoma-addendum")
    assert (await verdict_of(desk, addendum, address=address)).verdict == "intact"
    await desk.approve()
    sealed = await document(desk, "producer-agreement")
    assert (await verdict_of(desk, sealed, address=address)).verdict == "intact"
    told = await verdict_of(desk, signed, address=address)
    assert (told.verdict, len(told.missing)) == ("older", 1)
    # The choice was made after this form was shown, so nothing was built upon it.
    assert (await verdict_of(desk, reviewed, address=address)).verdict == "unknown"


@covers("NEW-5")
async def test_letter_and_signing_record_are_known(desk, address):
    await desk.sign_everything()
    await desk.approve()
    (view,) = (await desk.call("GET", "/letters")).json()
    letter = (await desk.call("GET", f"/letters/{view['letter_id']}/content")).content
    assert (await verdict_of(desk, letter, address=address)).verdict == "intact"
    bundle = await desk.call("GET", "/evidence-bundle/content")
    record = opened(bundle.content)["signing-record.pdf"]
    assert (await verdict_of(desk, record, address=address)).verdict == "intact"
    altered = await verdict_of(desk, with_junk(record), address=address)
    assert altered.verdict == "modified"


@covers("NEW-5")
async def test_a_sealed_file_stays_intact_when_a_newer_timestamp_follows(desk, address):
    await desk.sign_everything()
    await desk.approve()
    sealed = await document(desk, "producer-agreement")
    async with desk.workshop.database.transaction() as tx:
        await tx.execute(
            "update packet_documents set sealed_sha256 = $2 where sealed_sha256 = $1",
            hashlib.sha256(sealed).hexdigest(),
            "0" * 64,
        )
    assert (await verdict_of(desk, sealed, address=address)).verdict == "intact"


@covers("NEW-5")
async def test_a_changed_document_is_modified_and_a_strange_one_unknown(desk, address):
    await desk.sign_everything()
    signed = await document(desk, "w-9")
    for altered in (with_junk(signed), flipped(signed, 200), rewritten(signed)):
        assert (await verdict_of(desk, altered, address=address)).verdict == "modified"
    for strange in (b"", b"hello", a_pdf()):
        assert (await verdict_of(desk, strange, address=address)).verdict == "unknown"


@covers("NEW-5")
async def test_a_voided_document_is_superseded(desk, address):
    await desk.sign_everything()
    signed = await document(desk, "w-9")
    await desk.change_answers("b" * 64)
    told = await verdict_of(desk, signed, address=address)
    assert told.verdict == "superseded"


@covers("NEW-5")
async def test_nothing_of_the_file_is_kept_and_nobody_is_named(desk, address):
    await desk.sign_everything()
    before = await desk.said()
    answer = await asked(desk, await document(desk, "w-9"), address=address)
    assert set(answer.json()) == {"verdict", "missing"}
    assert await desk.said() == before
    async with desk.workshop.database.transaction() as tx:
        rows = await tx.fetch("select address from file_checks")
    assert address.encode() not in b"".join(row["address"] for row in rows)


@covers("NEW-5")
async def test_one_network_address_asks_so_often_and_others_are_not_held_up(
    desk, address
):
    for _ in range(MOST_CHECKS):
        assert (await asked(desk, b"hello", address=address)).status_code == 200
    refused = await asked(desk, b"hello", address=address)
    assert (refused.status_code, refused.json()["code"]) == (409, "too_many_checks")
    assert (await asked(desk, b"hello", address=f"{address} 2")).status_code == 200


@covers("NEW-5")
async def test_a_file_larger_than_any_of_ours_is_refused(desk, address):
    answer = await asked(desk, bytes(3_145_729), address=address)
    assert (answer.status_code, answer.json()["code"]) == (422, "file_too_large")


async def test_only_the_gateway_asks_for_this_purpose(desk):
    assert (await asked(desk, b"hello", purpose="session")).status_code == 403
