"""Are the files of a finished case what the producer saw, and is any change seen?"""

import io
import re
from contextlib import closing
from hashlib import sha256

import pytest
from pyhanko.keys import load_certs_from_pemder_data
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.diff_analysis import ModificationLevel
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko_certvalidator import ValidationContext

from documents_service.clients.verification import is_intact, verify
from story.plain_browser import PlainBrowser
from story.simulated_people import new_producer
from story.tale import Tale
from tests.support.altered_files import flipped, rewritten, with_a_revision, with_junk
from tests.support.apart import apart
from tests.support.case_record import CaseRecord
from tests.support.covers import covers
from tests.support.verapdf import FLAVOURS, verapdf

SIGNED = {"producer-agreement": ("producer", "hcsc"), "w-9": ("producer",)}
REVIEWED = {"oklahoma-addendum"}


class ReadingBrowser(PlainBrowser):
    """Keeps each document as it was shown, just before it is signed."""

    def __post_init__(self) -> None:
        """Begin with nothing read."""
        super().__post_init__()
        self.shown: dict[str, bytes] = {}

    def read_to_the_end(self, region: str) -> None:
        """Fetch the file whose pages are shown."""
        self.shown[self.path.rsplit("/", 1)[1]] = self.content(self.path)

    def content(self, path: str) -> bytes:
        """Download a document."""
        return self.http.get(f"{path}/content").raise_for_status().content


@pytest.fixture(scope="module")
def finished(stack, addresses, staff):
    """The producer's browser after a finished story, and the case's key."""
    tale = Tale(
        addresses,
        person=new_producer(f"http://127.0.0.1:{stack.port('nipr')}"),
        recruiter=staff["recruiter"],
        reviewer=staff["reviewer"],
        tell=lambda line: None,
        new_browser=ReadingBrowser,
    )
    with closing(tale):
        tale.run()
        yield tale.producer


@pytest.fixture(scope="module")
def files(finished):
    """The files of the case as its producer downloads them, by document."""
    browser, key = finished.browser, finished.key
    browser.open(f"/cases/{key}/status")
    (address,) = (link for link in browser.links if "/letters/" in link)
    letter = browser.http.get(address).raise_for_status().content
    return {"welcome-letter": letter} | {
        slug: browser.content(f"/cases/{key}/esignature/{slug}")
        for slug in browser.shown
    }


@pytest.fixture(scope="module")
def root(stack):
    return (stack.keys / "authority" / "root.pem").read_bytes()


@pytest.fixture(scope="module")
def recorded(stack, finished):
    """The hashes that the documents service keeps, by document."""
    rows = apart(
        CaseRecord(stack, finished.key).rows(
            "select slug, reviewed_sha256, signed_sha256, sealed_sha256"
            " from documents.packet_documents join documents.packets using (packet_id)"
            " where case_key = $1 and state <> 'voided'",
            finished.key,
        )
    )
    return {row["slug"]: row for row in rows}


@covers("SIG-2", "SIG-4", "REV-5")
def test_every_signature_of_a_finished_case_is_valid_and_says_whose_it_is(
    files, finished, root
):
    assert set(files) == {*SIGNED, *REVIEWED, "welcome-letter"}
    person = finished.person
    for slug, fields in SIGNED.items():
        verdicts = verify(files[slug], root=root)
        assert [verdict.field for verdict in verdicts] == list(fields), slug
        assert all(verdict.is_valid for verdict in verdicts), slug
        assert verdicts[0].signer.casefold() == (
            f"{person.first_name} {person.last_name}".casefold()
        )
        assert is_intact(files[slug], root=root, fields=fields)


@covers("SIG-4")
def test_the_countersignature_is_no_more_than_filling_in_a_form(files, root):
    agreement = files["producer-agreement"]
    assert levels(agreement, root) == {
        "producer": ModificationLevel.FORM_FILLING,
        "hcsc": ModificationLevel.NONE,
    }


def levels(pdf, root):
    """What happened to the file after each signature, as pyHanko judges it."""
    context = ValidationContext(
        trust_roots=list(load_certs_from_pemder_data(root)), allow_fetching=False
    )
    return {
        signature.field_name: validate_pdf_signature(
            signature, context
        ).modification_level
        for signature in PdfFileReader(io.BytesIO(pdf)).embedded_signatures
    }


@covers("NEW-3")
def test_what_the_producer_was_shown_is_how_the_signed_file_begins(
    files, finished, recorded
):
    shown = finished.browser.shown
    for slug in SIGNED:
        assert files[slug].startswith(shown[slug]), slug
        assert files[slug] != shown[slug]
    for slug in REVIEWED:
        assert files[slug] == shown[slug]
    for slug, row in recorded.items():
        assert sha256(shown[slug]).hexdigest() == row["reviewed_sha256"], slug


@covers("NEW-4")
def test_each_file_has_the_hash_that_was_recorded(files, recorded):
    assert set(recorded) == {*SIGNED, *REVIEWED}
    for slug, row in recorded.items():
        newest = row["sealed_sha256"] or row["signed_sha256"] or row["reviewed_sha256"]
        assert sha256(files[slug]).hexdigest() == newest, slug


@covers("NEW-11", "SIG-4")
@pytest.mark.parametrize("flavour", FLAVOURS)
def test_every_file_of_the_story_is_accessible_and_archivable(
    files, finished, tmp_path, flavour
):
    for slug, content in files.items():
        (tmp_path / f"{slug}.pdf").write_bytes(content)
    for slug, content in finished.browser.shown.items():
        (tmp_path / f"{slug}-shown.pdf").write_bytes(content)
    verdicts = verapdf(tmp_path, flavour)
    assert len(verdicts) == len(files) + len(finished.browser.shown)
    assert [line for line in verdicts if not line.startswith("PASS")] == []


ALTERATIONS = {
    "a flipped byte": lambda pdf: flipped(pdf, len(pdf) // 3),
    "a flipped byte near the end": lambda pdf: flipped(pdf, len(pdf) - 40),
    "an added revision": with_a_revision,
    "junk after the end": with_junk,
    "a cut end": lambda pdf: pdf[:-700],
    "saved by another program": rewritten,
}


@covers("SIG-4", "NEW-4")
@pytest.mark.parametrize("alteration", ALTERATIONS)
def test_an_altered_file_is_detected(files, recorded, root, alteration):
    for slug, fields in SIGNED.items():
        altered = ALTERATIONS[alteration](files[slug])
        assert sha256(altered).hexdigest() not in recorded[slug].values(), slug
        assert not is_intact(altered, root=root, fields=fields), slug


@covers("SIG-4")
def test_a_file_without_its_last_revision_is_missed_by_count_and_by_record(
    files, recorded, root
):
    agreement, row = files["producer-agreement"], recorded["producer-agreement"]
    (signed,) = [
        earlier
        for end in re.finditer(rb"%%EOF\n?", agreement)
        if sha256(earlier := agreement[: end.end()]).hexdigest() == row["signed_sha256"]
    ]
    assert all(verdict.is_valid for verdict in verify(signed, root=root))
    assert not is_intact(signed, root=root, fields=SIGNED["producer-agreement"])
    assert sha256(signed).hexdigest() != row["sealed_sha256"]
