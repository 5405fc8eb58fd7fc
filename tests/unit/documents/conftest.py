"""A signing authority and signed documents, made once."""

from dataclasses import dataclass
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner

from documents_service import commands
from documents_service.clients.signature_fields import prepare
from documents_service.clients.signing import Signer
from documents_service.clients.typesetting import Typesetter
from documents_service.clients.wording import document_data
from documents_service.domain.packet_list import kind_of
from tests.support.document_builders import a_signature, an_authority, some_answers
from tests.support.evidence_bundles import Maker


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


@pytest.fixture(scope="session")
def maker(agreement):
    """Makes evidence bundles of the agreement."""
    return Maker(
        agreement.reviewed,
        agreement.signed,
        agreement.sealed,
        agreement.root,
        agreement.signer,
    )


@pytest.fixture
def files(maker):
    """The files of a bundle by path."""
    return maker.files()


@pytest.fixture
def check(tmp_path, maker):
    """Run the command on these bytes; gives its exit status and what it said."""
    app = typer.Typer()
    app.command()(commands.verify_file)

    def run(content, *, root=maker.root):
        (tmp_path / "file").write_bytes(content)
        (tmp_path / "root.pem").write_bytes(root)
        names = [str(tmp_path / "file"), "--root", str(tmp_path / "root.pem")]
        done = CliRunner().invoke(app, names)
        return done.exit_code, " ".join(done.output.split())

    return run
