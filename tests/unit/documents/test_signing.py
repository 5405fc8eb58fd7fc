"""Signatures: what they cover, and what an altered file shows."""

import io
from asyncio import to_thread
from datetime import UTC, datetime, timedelta
from hashlib import sha256

import pytest
from cryptography import x509
from PIL import Image
from pyhanko.pdf_utils.reader import PdfFileReader

from documents_service.clients import page_images
from documents_service.clients.signing import Signer
from documents_service.clients.typesetting import Typesetter
from documents_service.clients.verification import is_intact, verify
from stack import authority
from tests.support.altered_files import (
    flipped,
    rewritten,
    with_a_drawing,
    with_a_hidden_signature,
    with_a_revision,
    with_junk,
)
from tests.support.covers import covers
from tests.support.document_builders import (
    a_renewed_signer,
    a_signature,
    an_authority,
)
from tests.support.document_text import page_texts
from tests.support.eventually import eventually
from tests.support.exploring import SEED

BOTH = ("producer", "hcsc")
FLIPS = 37


@covers("NEW-3")
def test_the_signed_file_begins_with_the_reviewed_bytes(agreement):
    assert agreement.signed.startswith(agreement.reviewed)
    assert agreement.sealed.startswith(agreement.signed)


@covers("SIG-4")
def test_the_producers_signature_is_valid_and_covers_the_whole_file(agreement):
    (verdict,) = verify(agreement.signed, root=agreement.root)
    assert verdict.signer == "Maria Núñez O\u2019Brien"
    assert verdict.is_valid
    assert verdict.is_whole
    assert is_intact(agreement.signed, root=agreement.root, fields=["producer"])


@covers("SIG-4")
def test_the_countersignature_leaves_the_producers_valid(agreement):
    producer, hcsc = verify(agreement.sealed, root=agreement.root)
    assert producer.is_valid
    assert not producer.is_whole
    assert hcsc.is_valid
    assert hcsc.is_whole
    assert is_intact(agreement.sealed, root=agreement.root, fields=BOTH)


@covers("SIG-4")
@pytest.mark.parametrize("place", [0.01, 0.2, 0.4, 0.6, 0.8])
def test_a_flipped_byte_is_found(agreement, place):
    altered = flipped(agreement.sealed, int(place * len(agreement.reviewed)))
    assert not is_intact(altered, root=agreement.root, fields=BOTH)


@covers("SIG-4")
def test_a_file_that_trips_the_parser_is_found(agreement):
    # One flipped bit makes a name begin as a number does.
    place = agreement.sealed.index(b"/StructElem")
    altered = flipped(agreement.sealed, place)
    assert altered[place : place + 1] == b"."
    assert not is_intact(altered, root=agreement.root, fields=BOTH)


@covers("SIG-4")
def test_bytes_after_the_end_are_found_by_coverage(agreement):
    altered = with_junk(agreement.sealed)
    verdicts = verify(altered, root=agreement.root)
    assert not verdicts[-1].is_whole
    assert not is_intact(altered, root=agreement.root, fields=BOTH)


@covers("SIG-4")
def test_a_missing_signature_is_found_by_counting(agreement):
    assert all(v.is_valid for v in verify(agreement.signed, root=agreement.root))
    assert not is_intact(agreement.signed, root=agreement.root, fields=BOTH)
    assert not is_intact(agreement.reviewed, root=agreement.root, fields=["producer"])


@covers("SIG-4")
def test_a_file_saved_by_another_program_is_found(agreement):
    altered = rewritten(agreement.sealed)
    assert not is_intact(altered, root=agreement.root, fields=BOTH)


@covers("SIG-4")
def test_an_added_revision_is_found(agreement):
    altered = with_a_revision(agreement.signed)
    (verdict,) = verify(altered, root=agreement.root)
    assert not verdict.is_valid
    assert not is_intact(altered, root=agreement.root, fields=["producer"])


@covers("SIG-4")
def test_what_follows_the_end_of_the_file_without_sense_is_found(agreement):
    added = agreement.signed + b"\nstartxref\n0\n%%EOF\n"
    assert not is_intact(added, root=agreement.root, fields=["producer"])


@covers("SIG-4")
def test_a_flip_anywhere_is_found_but_in_what_the_last_signature_cannot_cover(
    agreement,
):
    sealed = agreement.sealed
    begins, ends = _last_signature_value(sealed)
    missed = []
    step = len(sealed) // FLIPS
    for place in range(SEED % step, len(sealed), step):
        altered = flipped(sealed, place)
        assert sha256(altered).digest() != sha256(sealed).digest()
        if is_intact(altered, root=agreement.root, fields=BOTH):
            missed.append(place)
    # A signature cannot cover itself: what is not its own bytes there is padding, or a
    # certificate of which the check has its own copy. The recorded hash finds those.
    assert [place for place in missed if not begins <= place < ends] == []


@covers("SIG-4")
@pytest.mark.parametrize("form", ["signed", "sealed"])
def test_a_drawing_that_was_added_is_found(agreement, form):
    altered = with_a_drawing(getattr(agreement, form))
    verdicts = verify(altered, root=agreement.root)
    assert not any(verdict.is_valid for verdict in verdicts)
    fields = BOTH[: len(verdicts)]
    assert not is_intact(altered, root=agreement.root, fields=fields)


@covers("SIG-4")
def test_a_hidden_signature_is_found_by_counting(agreement):
    altered = with_a_hidden_signature(agreement.sealed, after=len(agreement.signed))
    assert [v.field for v in verify(altered, root=agreement.root)] == ["producer"]
    assert not is_intact(altered, root=agreement.root, fields=BOTH)


@covers("SIG-4")
def test_a_signature_with_a_foreign_certificate_is_found(agreement, tmp_path):
    key, chain, _ = an_authority(tmp_path)
    stranger = Signer(key=key, certificates=chain, typesetter=Typesetter())
    altered = stranger.sign(agreement.signed, a_signature("hcsc"))
    producer, hcsc = verify(altered, root=agreement.root)
    assert producer.is_valid
    assert not hcsc.is_valid
    assert not is_intact(altered, root=agreement.root, fields=BOTH)


@covers("SIG-4")
def test_files_of_an_older_certificate_stay_valid_beside_those_of_the_next(
    agreement, tmp_path
):
    key, chain = a_renewed_signer(agreement.authority)
    renewed = Signer(key=key, certificates=chain, typesetter=Typesetter())
    both = renewed.sign(agreement.signed, a_signature("hcsc"))
    assert renewed.is_intact(agreement.sealed, fields=BOTH)
    assert renewed.is_intact(both, fields=BOTH)


def test_somebody_elses_root_vouches_for_nothing(agreement, tmp_path):
    _, _, stranger = an_authority(tmp_path)
    assert not is_intact(agreement.signed, root=stranger, fields=["producer"])


@covers("NEW-5")
async def test_what_was_signed_stays_signed_after_the_certificate_ended(
    agreement, tmp_path, monkeypatch
):
    # Three seconds from now, where a signer's certificate has three years.
    monkeypatch.setattr(authority, "DAY", timedelta(milliseconds=3))
    key, chain, root = an_authority(tmp_path)
    ends = x509.load_pem_x509_certificate(chain).not_valid_after_utc
    signer = Signer(key=key, certificates=chain, typesetter=Typesetter())
    signed = await to_thread(signer.sign, agreement.reviewed, a_signature())

    async def has_ended():
        # pyHanko forgives a clock that is a second off.
        past = datetime.now(UTC) - timedelta(seconds=2)  # noqa: TID251 (a certificate's)
        assert past > ends
        return True

    await eventually(has_ended)
    assert await to_thread(is_intact, signed, root=root, fields=["producer"])


def test_what_is_no_pdf_has_no_signatures(agreement):
    assert verify(b"hello", root=agreement.root) == ()


@covers("SIG-4")
def test_the_stamp_is_green_and_says_who_when_and_what(agreement):
    last = len(page_texts(agreement.signed))
    before = _green_pixels(page_images.picture(agreement.reviewed, last))
    after = _green_pixels(page_images.picture(agreement.signed, last))
    assert after > before + 500


@pytest.mark.parametrize(
    "name", ["Wolfeschlegelsteinhausenbergerdorff-Featherstonehaugh III", "Li"]
)
def test_a_long_and_a_short_name_fit_into_the_stamp(agreement, name):
    signed = agreement.signer.sign(agreement.reviewed, a_signature(name=name))
    assert is_intact(signed, root=agreement.root, fields=["producer"])


def test_a_field_that_was_not_prepared_cannot_be_signed(agreement):
    with pytest.raises(LookupError, match="witness"):
        agreement.signer.sign(agreement.reviewed, a_signature("witness"))


def test_pictures_show_pages_and_nothing_beyond_them(agreement):
    assert page_images.count(agreement.reviewed) == 5
    assert page_images.picture(agreement.reviewed, 1).startswith(b"\x89PNG")
    for beyond in (0, 6):
        with pytest.raises(IndexError):
            page_images.picture(agreement.reviewed, beyond)


def _last_signature_value(pdf):
    """Where the value of the newest signature stands: it covers all but this."""
    signature = PdfFileReader(io.BytesIO(pdf)).embedded_signatures[-1]
    _, length, rest, _ = signature.byte_range
    return int(length), int(rest)


def _green_pixels(png):
    with Image.open(io.BytesIO(png)) as image:
        colors = image.convert("RGB").getcolors(maxcolors=1 << 20)
    return sum(n for n, (r, g, b) in colors if g > r + 40 and g > b + 30)
