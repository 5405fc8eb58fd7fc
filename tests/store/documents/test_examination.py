"""The examination file: one ZIP with everything, each entry with its hash."""

import hashlib
import io
import json
import zipfile
from uuid import UUID

import pypdfium2
import pytest

from tests.support.covers import covers
from tests.support.crafted_files import a_pdf

TAKE = {"by_name": "Riley Reviewer"}


async def taken(desk, **caller):
    return await desk.call("POST", "/examination-file", TAKE, role="reviewer", **caller)


def opened(answer) -> zipfile.ZipFile:
    assert answer.status_code == 200, answer.text
    return zipfile.ZipFile(io.BytesIO(answer.content))


@covers("NEW-15")
async def test_the_file_holds_record_documents_and_their_hashes(desk):
    declaration = a_pdf()
    await desk.upload(declaration, name="E&O page.pdf")
    await desk.sign_everything()
    await desk.approve()
    made = opened(await taken(desk))
    assert made.testzip() is None
    manifest = json.loads(made.read("manifest.json"))
    listed = {entry["path"]: entry for entry in manifest["entries"]}
    assert set(listed) | {"manifest.json"} == set(made.namelist())
    for path, entry in listed.items():
        assert hashlib.sha256(made.read(path)).hexdigest() == entry["sha256"]
    # What came from outside is there as people see it, under the original's hash.
    path = "uploads/01-E_O_page.pdf"
    assert pypdfium2.PdfDocument(made.read(path)).get_page_size(0) == (612, 792)
    assert hashlib.sha256(declaration).hexdigest() in listed[path]["about"]
    assert listed[path]["sha256"] != hashlib.sha256(declaration).hexdigest()
    assert "Producer Agreement, signed" in "".join(e["about"] for e in listed.values())
    assert made.read("letters/01-welcome-letter.pdf").startswith(b"%PDF")
    assert "Case key: PP-" in made.read("case.txt").decode()
    told = [entry["what"] for entry in json.loads(made.read("evidence.json"))]
    assert {"file_accepted", "document_signed", "packet_finished"} <= set(told)
    assert "examination" in desk.case.asked


@covers("NEW-15")
async def test_a_voided_packet_is_in_the_file_too(desk):
    await desk.sign_everything()
    await desk.change_answers("b" * 64)
    await desk.prepare()
    paths = opened(await taken(desk)).namelist()
    assert "packets/01-voided/producer-agreement.pdf" in paths
    assert "packets/02-open/producer-agreement.pdf" in paths


@covers("NEW-15")
async def test_a_document_that_was_altered_is_named_and_left_out(desk):
    view = (await desk.upload(a_pdf())).json()
    async with desk.workshop.database.transaction() as tx:
        await tx.execute(
            "update files set sha256 = $2 where file_id = $1",
            UUID(view["file_id"]),
            "0" * 64,
        )
    made = opened(await taken(desk))
    (missed,) = [
        entry
        for entry in json.loads(made.read("manifest.json"))["entries"]
        if "failed its integrity check" in entry["about"]
    ]
    assert missed["path"] not in made.namelist()


@covers("NEW-15")
async def test_the_record_is_there_on_paper_too(desk):
    made = opened(await taken(desk))
    pages = pypdfium2.PdfDocument(made.read("case.pdf"))
    text = pages[0].get_textpage().get_text_range()
    pages.close()
    assert "Record of an Onboarding Case" in text
    assert "Case key" in text


@covers("NEW-15")
async def test_a_record_in_a_script_without_a_font_is_text_only(desk):
    desk.case.recorded = (("Explanation", "ខ្មែរ"),)
    made = opened(await taken(desk))
    assert "case.pdf" not in made.namelist()
    assert "ខ្មែរ" in made.read("case.txt").decode()
    told = json.loads(made.read("manifest.json"))["entries"]
    (missed,) = [entry for entry in told if entry["path"] == "case.pdf"]
    assert missed["about"].startswith("Not included")


@covers("NEW-15")
async def test_a_case_without_documents_has_a_file(desk):
    assert set(opened(await taken(desk)).namelist()) == {
        "case.txt",
        "case.pdf",
        "case.json",
        "evidence.json",
        "manifest.json",
    }


@covers("NEW-15", "OPS-3")
@pytest.mark.parametrize("role", ["producer", "support", "recruiter", "operator"])
async def test_only_reviewers_may_take_it(desk, role):
    answer = await desk.call("POST", "/examination-file", TAKE, role=role)
    assert answer.status_code == 403
    assert (await taken(desk, tenant="OTHER")).status_code == 404
    assert "examination" not in desk.case.asked
