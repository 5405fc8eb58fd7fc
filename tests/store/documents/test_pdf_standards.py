"""veraPDF's verdict on every document, reviewed, signed and countersigned."""

import pytest

from documents_service.clients.record_wording import (
    SIGNING_RECORD_TEMPLATE,
    signing_record_data,
)
from documents_service.clients.signature_fields import prepare
from documents_service.clients.wording import (
    COPY_TEMPLATE,
    RECORD_TEMPLATE,
    copy_data,
    document_data,
    record_data,
)
from documents_service.domain.chain import Head
from documents_service.domain.letter_list import LETTERS
from documents_service.domain.packet_list import PACKET, kind_of
from tests.support.acts_of_signing import some_acts
from tests.support.covers import covers
from tests.support.crafted_files import a_pdf
from tests.support.document_builders import (
    NOON,
    a_copy,
    a_packet,
    a_record,
    a_signature,
    some_answers,
    some_letters,
)
from tests.support.verapdf import FLAVOURS, verapdf

NAMES = (
    "Nguyễn Văn An",
    "Ελένη Παπαδοπούλου",
    "Пётр Ильич",
    "משה כהן",
    "José Muñoz-Øst",
)
CHOICES = {
    "producer-agreement": {"contracting_as": "individual"},
    "w-9": {
        "tax_classification": "llc",
        "llc_classification": "P",
        "backup_withholding": "yes",
    },
}


@pytest.fixture(scope="session")
def documents(tmp_path_factory, press_parts):
    """A folder with every kind of file that this service gives out."""
    folder = tmp_path_factory.mktemp("documents")
    typesetter, signer = press_parts
    for kind in PACKET:
        for number, choices in enumerate(({}, CHOICES.get(kind.slug, {}))):
            data = document_data(kind, some_answers(), choices)
            reviewed = prepare(*typesetter.pdf_with_boxes(kind.template, data))
            (folder / f"{kind.slug}-{number}.pdf").write_bytes(reviewed)
        if kind.action == "sign":
            signed = signer.sign(reviewed, a_signature())
            (folder / f"{kind.slug}-signed.pdf").write_bytes(signed)
        if kind.is_countersigned:
            sealed = signer.sign(signed, a_signature("hcsc", name="HCSC"))
            (folder / f"{kind.slug}-sealed.pdf").write_bytes(sealed)
    for slug, (template, data) in some_letters().items():
        letter = prepare(*typesetter.pdf_with_boxes(template, data))
        (folder / f"{slug}.pdf").write_bytes(letter)
    copied = prepare(*typesetter.pdf_with_boxes(COPY_TEMPLATE, copy_data(a_copy())))
    (folder / "answers.pdf").write_bytes(copied)
    record = prepare(
        *typesetter.pdf_with_boxes(RECORD_TEMPLATE, record_data(a_record()))
    )
    (folder / "case-record.pdf").write_bytes(record)
    evidence = signing_record_data(
        a_packet("OK"), some_acts(), head=Head(1, bytes(32)), made_at=NOON
    )
    signing = prepare(*typesetter.pdf_with_boxes(SIGNING_RECORD_TEMPLATE, evidence))
    (folder / "signing-record.pdf").write_bytes(
        signer.sign(signing, a_signature("hcsc", name="HCSC"))
    )
    _sign_names(folder, typesetter, signer)
    return folder


def _sign_names(folder, typesetter, signer):
    kind = kind_of("w-9")
    for number, name in enumerate(NAMES):
        data = document_data(kind, some_answers(name=name), CHOICES["w-9"])
        reviewed = prepare(*typesetter.pdf_with_boxes(kind.template, data))
        signed = signer.sign(reviewed, a_signature(name=name))
        (folder / f"name-{number}.pdf").write_bytes(signed)


@covers("NEW-11", "SIG-4", "SUB-2")
@pytest.mark.parametrize("flavour", FLAVOURS)
def test_every_document_passes(documents, flavour):
    verdicts = verapdf(documents, flavour)
    assert len(verdicts) == len(PACKET) * 2 + len(LETTERS) + 6 + len(NAMES)
    assert [line for line in verdicts if not line.startswith("PASS")] == []


@covers("NEW-11")
def test_the_validator_fails_what_is_not_tagged(tmp_path):
    (tmp_path / "plain.pdf").write_bytes(a_pdf())
    (verdict,) = verapdf(tmp_path, "ua1")
    assert verdict.startswith("FAIL")
