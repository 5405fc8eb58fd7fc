"""Does anybody learn on the public page whether a PDF is genuine?"""

import io
import zipfile
from asyncio import to_thread

import pytest

from documents_service.clients.offline import check_bundle
from story.plain_browser import Attachment
from tests.support.altered_files import with_junk
from tests.support.apart import apart
from tests.support.covers import covers

PHONE = {"width": 320, "height": 640}


@pytest.fixture(scope="module")
def signed(beginnings):
    """A producer whose documents are signed."""
    return beginnings.signed()


def content(producer, path):
    address = f"/cases/{producer.key}/{path}"
    return producer.browser.http.get(address).raise_for_status().content


@pytest.fixture(params=[{"viewport": PHONE}, {"java_script_enabled": False}])
def stranger(request, windows, addresses):
    """Somebody who is not signed in: on a phone, and without JavaScript."""
    return windows.empty(addresses.gateway, **request.param)


def answer(stranger, pdf):
    stranger.open("/sign-in")
    stranger.follow("Is this document genuine?")
    stranger.attach("PDF to check", Attachment("document.pdf", pdf, "application/pdf"))
    stranger.press("Check document")
    assert stranger.heading == "Is this document genuine?"
    return stranger.text


@covers("NEW-5")
def test_a_stranger_learns_what_is_genuine_and_nothing_of_whose(signed, stranger):
    pdf = content(signed, "esignature/producer-agreement/content")
    for file, told in (
        (pdf, "exactly as it was recorded, byte for byte"),
        (with_junk(pdf), "was changed since"),
        (b"%PDF-1.7 of somebody else", "not known here"),
    ):
        text = answer(stranger, file)
        assert told in text
        assert signed.person.last_name not in text
        assert signed.key not in text


@covers("NEW-5")
def test_the_producers_bundle_verifies_without_the_system(signed, stack):
    root = (stack.keys / "authority" / "root.pem").read_bytes()
    bundle = io.BytesIO(content(signed, "evidence-bundle"))
    found = apart(to_thread(check_bundle, bundle, root=root))
    assert [one for one in found if not one.is_right] == []
    with zipfile.ZipFile(bundle) as made:
        assert "signing-record.pdf" in made.namelist()
