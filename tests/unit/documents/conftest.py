"""A signing authority and signed documents, made once."""

from dataclasses import dataclass
from pathlib import Path

import pytest

from documents_service.clients.signature_fields import prepare
from documents_service.clients.signing import Signer
from documents_service.clients.typesetting import Typesetter
from documents_service.clients.wording import document_data
from documents_service.domain.packet_list import kind_of
from tests.support.document_builders import a_signature, an_authority, some_answers


@dataclass(frozen=True)
class SignedAgreement:
    """The Producer Agreement in its three forms, and the root that vouches."""

    reviewed: bytes
    signed: bytes
    sealed: bytes
    root: bytes
    signer: Signer
    authority: Path


@pytest.fixture(scope="session")
def agreement(tmp_path_factory):
    """The Producer Agreement: reviewed, signed, countersigned."""
    authority = tmp_path_factory.mktemp("authority")
    key, chain, root = an_authority(authority)
    typesetter = Typesetter()
    signer = Signer(key=key, certificates=chain, typesetter=typesetter)
    kind = kind_of("producer-agreement")
    data = document_data(kind, some_answers(), {"contracting_as": "individual"})
    reviewed = prepare(*typesetter.pdf_with_boxes(kind.template, data))
    signed = signer.sign(reviewed, a_signature())
    by_hcsc = a_signature("hcsc", name="Health Care Service Corporation")
    sealed = signer.sign(signed, by_hcsc)
    return SignedAgreement(reviewed, signed, sealed, root, signer, authority)
