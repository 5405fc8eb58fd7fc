"""The evidence bundle: signed documents, their record and their chain, in one ZIP."""

import hashlib
import io
import json
import zipfile
from asyncio import to_thread

import pytest

from documents_service.clients.manifest import Manifest, record_reason
from documents_service.clients.offline import check_bundle
from documents_service.clients.verification import is_intact, verify
from documents_service.domain.chain import breaks, head_of
from documents_service.domain.chain_lines import read
from tests.support.covers import covers
from tests.support.document_text import pdf_words

BUNDLE = "/evidence-bundle/content"


async def taken(desk, **caller):
    answer = await desk.call("GET", BUNDLE, **caller)
    assert answer.status_code == 200, answer.text
    assert answer.headers["content-type"] == "application/zip"
    return zipfile.ZipFile(io.BytesIO(answer.content))


def manifest_of(made):
    return Manifest.model_validate_json(made.read("manifest.json"))


@covers("NEW-5")
async def test_the_bundle_holds_signed_documents_record_chain_and_hashes(desk, root):
    await desk.sign_everything()
    await desk.approve()
    made = await taken(desk)
    assert made.namelist() == [
        "documents/01-producer-agreement.pdf",
        "documents/02-oklahoma-addendum.pdf",
        "documents/03-w-9.pdf",
        "chain.jsonl",
        "signing-record.pdf",
        "manifest.json",
    ]
    manifest = manifest_of(made)
    assert [file.path for file in manifest.files] == made.namelist()[:-1]
    for file in manifest.files:
        content = made.read(file.path)
        assert hashlib.sha256(content).hexdigest() == file.sha256
        if file.signatures:
            fields = file.signatures
            assert await to_thread(is_intact, content, root=root, fields=fields)
    assert [file.signatures for file in manifest.files] == [
        ("producer", "hcsc"),
        (),
        ("producer",),
        (),
        ("hcsc",),
    ]


@covers("NEW-5")
async def test_the_chain_in_the_bundle_verifies_and_ends_with_the_taking(desk):
    await desk.sign_everything()
    made = await taken(desk)
    links = read(made.read("chain.jsonl").decode())
    manifest = manifest_of(made)
    assert breaks(links, head=manifest.chain.end) == ()
    assert links[-1].told["what"] == "bundle_taken"
    assert links[-1].told["role"] == "producer"


@covers("NEW-5")
async def test_the_record_is_signed_with_the_end_of_the_chain_as_its_reason(desk, root):
    await desk.sign_everything()
    made = await taken(desk)
    links = read(made.read("chain.jsonl").decode())
    record = made.read("signing-record.pdf")
    (verdict,) = await to_thread(verify, record, root=root)
    assert verdict.is_valid
    assert verdict.is_whole
    assert verdict.reason == record_reason(manifest_of(made).case, head_of(links))


@covers("NEW-5", "SIG-1", "SIG-3")
async def test_the_record_says_who_what_when_from_where_and_which_bytes(desk):
    await desk.sign_everything()
    made = await taken(desk)
    words = " ".join(pdf_words(made.read("signing-record.pdf")))
    documents = (await desk.must("GET", "/packet"))["documents"]
    for told in (
        "Maria Núñez",
        "Text ESIGN 2026-11, given",
        "Central Time",
        "UTC",
        "From 203.0.113.9",
        "Browser a browser",
        "typed name maria nunez obrien",
        "Document shown to its end: Producer Agreement",
        "Document confirmed as reviewed: Oklahoma Addendum",
        "The producer's legal signature is the recorded act",
        *(document["sha256"] for document in documents),
    ):
        assert told.replace("'", "\u2019") in words.replace("'", "\u2019"), told


@covers("NEW-5")
async def test_a_browser_with_characters_that_no_font_has_spoils_nothing(desk):
    await desk.consent()
    strange = {"text_version": "ESIGN 2026-11", "agreed": False}
    await desk.must(
        "POST", "/consent", strange | {"address": "::1", "user_agent": "ខ្មែរ 1.0"}
    )
    await desk.consent()
    await desk.must("POST", "/packet")
    words = " ".join(pdf_words((await taken(desk)).read("signing-record.pdf")))
    assert "Declined electronic signatures" in words
    assert "????? 1.0" in words


@covers("NEW-5", "NEW-12")
@pytest.mark.parametrize("role", ["reviewer", "support"])
async def test_staff_get_it_without_the_whole_ssn(desk, role):
    await desk.sign_everything()
    made = await taken(desk, role=role)
    assert "documents/03-w-9.pdf" not in made.namelist()
    (hidden,) = [file for file in manifest_of(made).files if not file.is_included]
    assert hidden.path == "documents/03-w-9.pdf"
    assert "whole Social Security Number" in hidden.about
    assert b"900-12-3456" not in made.read("signing-record.pdf")


@covers("NEW-5")
@pytest.mark.parametrize("role", ["producer", "reviewer"])
async def test_the_bundle_verifies_without_a_server(desk, root, role):
    await desk.sign_everything()
    # Answers changed after the first signing: what was voided is not what counts.
    await desk.change_answers("b" * 64)
    await desk.sign_everything()
    await desk.approve()
    answer = await desk.call("GET", BUNDLE, role=role)
    found = await to_thread(check_bundle, io.BytesIO(answer.content), root=root)
    assert [one for one in found if not one.is_right] == []
    assert "documents and chain" in [one.name for one in found]


@covers("NEW-5")
async def test_a_document_that_was_altered_is_named_and_left_out(desk):
    packet = await desk.sign_everything()
    async with desk.workshop.database.transaction() as tx:
        await tx.execute(
            "update packet_documents set signed_sha256 = $2 "
            "where packet_id = $1::text::uuid and slug = 'w-9'",
            packet["packet_id"],
            "0" * 64,
        )
    made = await taken(desk)
    (missed,) = [file for file in manifest_of(made).files if not file.is_included]
    assert missed.path == "documents/03-w-9.pdf"
    assert "integrity check" in missed.about


@covers("NEW-5")
async def test_nothing_in_the_chain_names_address_browser_or_person(desk):
    await desk.sign_everything()
    text = (await taken(desk)).read("chain.jsonl").decode()
    for line in text.splitlines():
        assert set(json.loads(line)) == {
            "position",
            "at",
            "what",
            "role",
            "account",
            "session",
            "packet",
            "subject",
            "before",
            "after",
            "details",
            "chain",
        }
    assert "203.0.113.9" not in text


@covers("NEW-5")
async def test_without_documents_there_is_no_bundle_and_strangers_get_none(desk):
    assert (await desk.call("GET", BUNDLE)).status_code == 404
    await desk.prepare()
    elsewhere = await desk.call("GET", BUNDLE, tenant="OTHER", role="support")
    assert elsewhere.status_code == 404
    stranger = await desk.call("GET", BUNDLE, account=desk.case.reviewer)
    assert stranger.status_code == 404
    for role in ("recruiter", "operator"):
        assert (await desk.call("GET", BUNDLE, role=role)).status_code == 403
