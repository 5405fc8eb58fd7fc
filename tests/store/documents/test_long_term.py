"""Files with proofs and a timestamp: what is seen after the certificate has ended?"""

import threading
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from pyhanko.sign.timestamps.common_utils import TimestampRequestError

from documents_service.clients.long_term import NotLonger, Preserver
from documents_service.clients.press import Press
from documents_service.clients.signature_fields import prepare
from documents_service.clients.signing import Signer
from documents_service.clients.verification import is_intact, verify
from documents_service.clients.wording import document_data
from documents_service.domain.packet_list import kind_of
from documents_service.jobs import lock_next_file, renew_next, seal_next_packet
from tests.support.altered_files import (
    flipped,
    rewritten,
    with_a_drawing,
    with_a_revision,
    with_junk,
)
from tests.support.covers import covers
from tests.support.document_builders import a_signature, some_answers
from tests.support.documents_desk import DocumentsDesk
from tests.support.timestamp_authority import authorities
from tests.support.verapdf import FLAVOURS, verapdf

BOTH = ("producer", "hcsc")
AGREEMENT = "producer-agreement"


def a_signer(world, typesetter):
    return Signer(
        key=world.signer.key_pem,
        certificates=world.chain,
        typesetter=typesetter,
        timestamp_roots=world.stamp_root.pem,
    )


def a_preserver(world):
    return Preserver(
        world.url, certificates=world.chain, timestamp_roots=world.stamp_root.pem
    )


def countersigned(signer, typesetter):
    """The agreement with both signatures."""
    kind = kind_of(AGREEMENT)
    data = document_data(kind, some_answers(), {"contracting_as": "individual"})
    reviewed = prepare(*typesetter.pdf_with_boxes(kind.template, data))
    signed = signer.sign(reviewed, a_signature())
    return signer.sign(signed, a_signature("hcsc"))


@pytest.fixture(scope="module")
def world():
    """Authorities whose document signer is certified for years."""
    with authorities(signer_lasts=timedelta(days=900)) as served:
        yield served


@pytest.fixture(scope="module")
def ended(press_parts):
    """Authorities, a file of theirs before it was preserved and after.

    The signer's certificate has ended since then: it lasted for some seconds.
    """
    typesetter, _ = press_parts
    with authorities(signer_lasts=timedelta(seconds=15)) as served:
        signer = a_signer(served, typesetter)
        sealed = countersigned(signer, typesetter)
        kept = a_preserver(served).preserve_now(sealed)
        assert signer.is_intact(kept, fields=BOTH)
        end = served.signer.certificate.not_valid_after_utc
        left = end - datetime.now(UTC)  # noqa: TID251 (the certificate's clock)
        threading.Event().wait(left.total_seconds() + 1)
        yield served, sealed, kept


def roots(world):
    return {"root": world.root.pem, "timestamp_roots": world.stamp_root.pem}


@covers("SIG-4")
def test_a_preserved_file_verifies_after_its_signers_certificate_has_ended(ended):
    world, sealed, kept = ended
    assert world.signer.certificate.not_valid_after_utc < datetime.now(UTC)  # noqa: TID251
    assert kept.startswith(sealed)
    verdicts = verify(kept, **roots(world))
    assert [verdict.field for verdict in verdicts] == list(BOTH)
    assert all(verdict.is_valid for verdict in verdicts)
    assert is_intact(kept, fields=BOTH, **roots(world))


@covers("SIG-4")
def test_who_knows_no_authority_judges_signatures_beside_the_timestamp(press_parts):
    typesetter, _ = press_parts
    with authorities(signer_lasts=timedelta(days=900)) as world:
        sealed = countersigned(a_signer(world, typesetter), typesetter)
        kept = a_preserver(world).preserve_now(sealed)
        assert is_intact(kept, root=world.root.pem, fields=BOTH)
        assert not is_intact(with_junk(kept), root=world.root.pem, fields=BOTH)


@covers("SIG-4")
def test_the_timestamp_of_an_authority_that_nobody_trusts_is_not_believed(ended, world):
    ours, _, kept = ended
    strangers = {"root": ours.root.pem, "timestamp_roots": world.stamp_root.pem}
    assert not any(verdict.is_valid for verdict in verify(kept, **strangers))


ALTERATIONS = {
    "a flipped byte of the document": lambda pdf: flipped(pdf, len(pdf) // 4),
    "a flipped byte of the proofs": lambda pdf: flipped(pdf, pdf.rindex(b"/DSS")),
    "an added revision": with_a_revision,
    "a drawing": with_a_drawing,
    "junk after the end": with_junk,
    "saved by another program": rewritten,
}


@covers("SIG-4")
@pytest.mark.parametrize("alteration", ALTERATIONS)
def test_an_altered_preserved_file_is_found(ended, alteration):
    world, _, kept = ended
    altered = ALTERATIONS[alteration](kept)
    assert not is_intact(altered, fields=BOTH, **roots(world))


@covers("SIG-4", "NEW-11")
@pytest.mark.parametrize("flavour", FLAVOURS)
def test_a_preserved_file_is_accessible_and_archivable(ended, tmp_path, flavour):
    _, _, kept = ended
    (tmp_path / "kept.pdf").write_bytes(kept)
    (verdict,) = verapdf(tmp_path, flavour)
    assert verdict.startswith("PASS")


@covers("SIG-4")
def test_a_file_of_a_revoked_signer_is_not_preserved(press_parts):
    typesetter, _ = press_parts
    with authorities(signer_lasts=timedelta(days=900)) as world:
        sealed = countersigned(a_signer(world, typesetter), typesetter)
        world.revoked.add(world.signer.certificate.serial_number)
        with pytest.raises(Exception, match="revoked"):
            a_preserver(world).preserve_now(sealed)


@pytest.fixture
async def preserving(desk, world, press_parts):
    """The desk of a service that preserves what it seals."""
    typesetter, _ = press_parts
    signer = a_signer(world, typesetter)
    async with (
        Press(typesetter=typesetter, signer=signer) as press,
        a_preserver(world) as preserver,
    ):
        workshop = replace(desk.workshop, press=press, preserver=preserver)
        preserving = DocumentsDesk(workshop, desk.case, desk.keys)
        yield preserving
        await preserving.http.aclose()


@covers("SIG-4", "NEW-4")
async def test_sealing_waits_for_the_timestamp_authority(preserving, world):
    await preserving.sign_everything()
    await preserving.hear_of_approval()
    world.is_away = True
    with pytest.raises(TimestampRequestError):
        await seal_next_packet(preserving.workshop)
    world.is_away = False
    assert (await preserving.must("GET", "/packet"))["state"] == "sealing"
    await preserving.be_taken_up_again()
    assert await seal_next_packet(preserving.workshop)
    assert (await preserving.must("GET", "/packet"))["state"] == "sealed"


@covers("SIG-4")
async def test_every_signed_file_gets_a_timestamp_the_w_9_too(preserving):
    await preserving.sign_everything()
    await preserving.approve()
    for slug, fields in ((AGREEMENT, BOTH), ("w-9", ("producer",))):
        file = await preserving.call("GET", f"/packet/{slug}/content")
        assert b"/DocTimeStamp" in file.content
        press = preserving.workshop.press
        assert await press.is_intact(file.content, fields=fields)
    text = (await preserving.must("GET", "/packet/w-9/text"))["html"]
    assert "Countersigned" not in text


async def agreement(desk):
    return (await desk.call("GET", f"/packet/{AGREEMENT}/content")).content


async def look(desk, *, after=timedelta()):
    """Let the job look at the timestamps of the case, some time from now."""
    async with desk.workshop.database.transaction() as tx:
        await tx.execute("update timestamps set look_at = look_at + interval '9 years'")
        await tx.execute(
            "update timestamps"
            " set look_at = look_at - interval '9 years' - $2::interval"
            " where case_id = $1",
            desk.case.case_id,
            after,
        )
    while await renew_next(desk.workshop):
        pass


@covers("SIG-4", "NEW-4")
async def test_a_timestamp_is_renewed_before_its_authority_ends(preserving, world):
    world.certify_stamper(lasts=timedelta(days=60))
    await preserving.sign_everything()
    await preserving.approve()
    before = await agreement(preserving)
    with pytest.raises(NotLonger):
        await look(preserving)
    assert await agreement(preserving) == before
    world.certify_stamper(lasts=timedelta(days=3650))
    await look(preserving, after=timedelta(days=2))
    renewed = await agreement(preserving)
    assert renewed.startswith(before)
    assert before.count(b"/DocTimeStamp") + 1 == renewed.count(b"/DocTimeStamp")
    assert await preserving.workshop.press.is_intact(renewed, fields=BOTH)
    while await lock_next_file(preserving.workshop):
        pass
    await look(preserving, after=timedelta(days=2))
    assert await agreement(preserving) == renewed  # it lasts for years


@covers("SIG-4")
async def test_what_was_sealed_without_a_timestamp_gets_one_later(preserving):
    later = preserving.workshop
    without = DocumentsDesk(
        replace(later, preserver=None), preserving.case, preserving.keys
    )
    await without.sign_everything()
    await without.approve()
    await without.http.aclose()
    before = await agreement(preserving)
    assert b"/DocTimeStamp" not in before
    await look(preserving)
    after = await agreement(preserving)
    assert after.startswith(before)
    assert after.count(b"/DocTimeStamp") == 1
    assert await later.press.is_intact(after, fields=BOTH)
