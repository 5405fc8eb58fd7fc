"""What an operator may set: DOCUMENTS_PORT, DOCUMENTS_CASE_URL and so on."""

from pathlib import Path
from typing import Annotated

from pydantic import Field, SecretStr

from chassis.settings import ServiceSettings
from documents_service.domain.signed_before import SignAgain


class Settings(ServiceSettings):
    """Settings of the documents service.

    `signing_key` is a PEM private key (P-256); `signing_certificates` a file of PEM
    certificates: the key's own first, the root last. After a change of answers `all`
    documents are signed again, or only those that `changed`. For `retention_years`
    after sealing the object store lets nobody remove a file of the packet; what was
    locked keeps its time when the setting changes. With a `timestamp_url` every signed
    file gets, at sealing, the proofs of its certificates and a timestamp of that
    authority (RFC 3161), whose PEM roots are in `timestamp_roots`.
    """

    port: int = 8103
    case_url: str
    s3_endpoint: str
    s3_access_key: SecretStr
    s3_secret_key: SecretStr
    s3_secure: bool = False
    signing_key: SecretStr
    signing_certificates: Path
    sign_again: SignAgain = "all"
    retention_years: Annotated[int, Field(ge=1, le=100)] = 10
    timestamp_url: str | None = None
    timestamp_roots: Path | None = None
