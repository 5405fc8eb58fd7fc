"""Does every answer carry the headers that keep browsers safe?"""

import pytest

from tests.support.gateway_documents import a_file
from tests.support.gateway_values import CASE_ID, KEY

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; "
    "frame-ancestors 'none'"
)


@pytest.mark.parametrize(
    "address", ["/", f"/cases/{KEY}/general", "/nowhere", "/review", "/session"]
)
async def test_pages_are_strict_and_kept_by_no_cache(producer, address):
    headers = (await producer.open(address)).response.headers
    assert headers["content-security-policy"] == POLICY
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "same-origin"
    assert headers["cache-control"] == "no-store"


async def test_no_page_holds_script_or_style_of_its_own(producer):
    for address in ("/", f"/cases/{KEY}/e-and-o", f"/cases/{KEY}/start", "/exit"):
        page = (await producer.open(address)).page
        assert not page.xpath("//*[@style] | //style | //script[not(@src)]")
        assert not page.xpath("//@*[starts-with(name(), 'on')]")


async def test_static_files_are_kept_under_an_address_that_changes_with_them(producer):
    page = (await producer.open("/sign-in")).page
    (address,) = page.xpath("//link[contains(@href, 'app.css')]/@href")
    headers = (await producer.open(address)).response.headers
    assert headers["cache-control"] == "public, max-age=31536000, immutable"
    plain = await producer.open("/static/app.css")
    assert plain.response.headers["cache-control"] == "no-store"


async def test_an_uploaded_file_comes_as_data_and_never_as_a_page(producer):
    file = a_file()
    answer = await producer.open(f"/cases/{KEY}/files/{file.file_id}")
    headers = answer.response.headers
    assert headers["content-security-policy"] == "sandbox; default-src 'none'"
    assert headers["content-disposition"].startswith("attachment; filename*=UTF-8''")
    assert "%3Cpage%3E.pdf" in headers["content-disposition"]
    assert headers["x-content-type-options"] == "nosniff"
    assert producer.double.was_asked(
        f"GET /cases/{CASE_ID}/files/{file.file_id}/content"
    )


async def test_a_file_of_another_case_is_not_there(producer):
    answer = await producer.open(f"/cases/{KEY}/files/{CASE_ID}")
    assert answer.status == 404


async def test_nothing_answers_that_is_no_page(producer):
    assert (await producer.open("/openapi.json")).status == 404
    assert (await producer.open("/docs")).status == 404
    refused = await producer.client.delete("/exit")
    assert refused.status_code == 405


async def test_the_probe_needs_nobody_signed_in(visitor):
    assert (await visitor.open("/health/live")).status == 200
    assert (await visitor.open("/health/ready")).status == 200


async def test_a_fault_of_ours_is_owned_up_to_without_its_details(producer):
    producer.double.says_json("GET /cases", {"cases": "an SSN 987-65-4321"})
    transport = producer.client._transport
    transport.raise_app_exceptions = False
    page = await producer.open("/")
    assert (page.status, page.heading) == (500, "Something went wrong on our side")
    assert "Reference for the Producer Service Center" in page.text
    assert "987-65" not in page.response.text
    assert page.response.headers["content-security-policy"] == POLICY
