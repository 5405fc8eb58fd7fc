"""Does a recruiter see what a file would do before anything is sent?"""

import pytest

from contracts.api.case_imports import ImportList
from tests.support.covers import covers
from tests.support.gateway_imports import (
    IMPORT_ID,
    an_import,
    an_import_summary,
)

ASK = "/invitations/import"
FILE = f"{ASK}/{IMPORT_ID}"
CSV = b"first_name,last_name,email,states\nPat,Sample,pat@example.com,IL;TX\n"


@pytest.fixture
def recruiter(signed_in):
    visitor = signed_in("recruiter")
    visitor.double.says("GET /imports", ImportList(imports=(an_import_summary(),)))
    visitor.double.says("POST /imports", an_import())
    visitor.double.says(f"GET /imports/{IMPORT_ID}", an_import())
    return visitor


async def choose(recruiter, content: bytes):
    fields = (await recruiter.open(ASK)).form(ASK)
    return await recruiter.post(
        ASK, fields, files={"csv_file": ("p.csv", content, "text/csv")}
    )


@covers("PEER-1")
async def test_a_chosen_file_is_checked_and_shown_before_anything_is_sent(recruiter):
    page = await recruiter.open(ASK)
    assert "CSV file" in page.labels()
    assert "Check file" in page.buttons()
    answer = await choose(recruiter, CSV)
    sent = recruiter.double.last("POST /imports")
    assert sent.body == CSV
    assert sent.headers["idempotency-key"]
    assert answer.location == FILE
    shown = await recruiter.open(FILE)
    assert "Send invitations" in shown.buttons()
    assert "Enter the first name." in shown.text
    assert "To be invited2" in shown.text
    assert not recruiter.double.was_asked(f"POST /imports/{IMPORT_ID}/confirmation")


@covers("PEER-1")
async def test_invitations_are_sent_when_the_recruiter_says_so(recruiter):
    page = await recruiter.open(FILE)
    recruiter.double.says(
        f"POST /imports/{IMPORT_ID}/confirmation", an_import("running")
    )
    answer = await recruiter.send(page, FILE, step="send")
    assert recruiter.double.was_asked(f"POST /imports/{IMPORT_ID}/confirmation")
    assert answer.location == FILE


@covers("PEER-1")
async def test_progress_is_seen_without_a_script(recruiter):
    recruiter.double.says(
        f"GET /imports/{IMPORT_ID}", an_import("running", invited=1, ready=1)
    )
    page = await recruiter.open(FILE)
    assert "1 of 2 invited." in page.text
    assert page.page.xpath("//noscript/meta[@http-equiv='refresh']")
    assert page.links()["Look again now"] == FILE
    assert "Send invitations" not in page.buttons()


@covers("PEER-1")
async def test_a_finished_file_offers_its_result(recruiter):
    recruiter.double.says(f"GET /imports/{IMPORT_ID}", an_import("done"))
    page = await recruiter.open(FILE)
    assert "2 invitations sent." in page.text
    assert page.links()["Download the result"] == f"{FILE}/result"
    recruiter.double.says_text(f"GET /imports/{IMPORT_ID}/result", "line,result\r\n")
    answer = await recruiter.open(f"{FILE}/result")
    assert answer.response.content == b"line,result\r\n"
    assert answer.response.headers["content-disposition"].startswith("attachment")


@covers("PEER-1")
async def test_a_file_in_which_everything_is_wrong_cannot_be_sent(recruiter):
    recruiter.double.says(
        f"GET /imports/{IMPORT_ID}",
        an_import(ready=0, first=(), can_confirm=False, next_after=400),
    )
    page = await recruiter.open(FILE)
    assert "Send invitations" not in page.buttons()
    assert "No line of this file invites anybody." in page.text
    assert page.links()["More lines"] == f"{FILE}?after=400"


@covers("PEER-1")
async def test_a_file_of_the_largest_size_is_handed_on(recruiter):
    largest = CSV.ljust(3_145_728)
    assert (await choose(recruiter, largest)).location == FILE
    assert recruiter.double.last("POST /imports").body == largest


@covers("PEER-1")
@pytest.mark.parametrize("content", [b"", b"x" * 3_145_729, b"\xff"])
async def test_an_unusable_file_gets_a_sentence(recruiter, content):
    recruiter.double.refuses(
        "POST /imports", "unusable_file", "It is not saved as UTF-8.", status=422
    )
    page = await choose(recruiter, content)
    assert page.status == 422
    assert page.heading == "Invite many producers"
    (link,) = [to for to in page.links().values() if to == "#csv_file"]
    assert link


async def test_a_form_without_a_file_asks_for_one(recruiter):
    fields = (await recruiter.open(ASK)).form(ASK)
    fields.pop("csv_file", None)
    page = await recruiter.post(ASK, fields)
    assert "Choose a CSV file." in page.text


async def test_earlier_files_are_listed(recruiter):
    page = await recruiter.open(ASK)
    assert FILE in page.links().values()
