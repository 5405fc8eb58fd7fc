"""Keep an uploaded file that passed every check."""

from dataclasses import dataclass
from uuid import UUID

from chassis.refusal import Refused
from chassis.transaction import Transaction
from contracts.documents import FileAccepted
from contracts.ids import uuid7
from contracts.words import FileKind
from documents_service.domain.evidence import Actor, Entry
from documents_service.domain.files import UploadedFile
from documents_service.domain.packet import KeptFile
from documents_service.store.cases import CaseStore
from documents_service.store.evidence import EvidenceStore
from documents_service.store.files import FileStore


class UploadKeyReused(Refused):
    """The same form was sent twice with different files."""

    def __init__(self) -> None:
        super().__init__(
            "idempotency_key_reused",
            "This upload was already sent with another file. Reload the page and "
            "upload the file again.",
        )


class ClosedForUpload(Refused):
    """The case takes no files any more."""

    def __init__(self) -> None:
        super().__init__(
            "case_closed_for_upload", "Files can no longer be added to this case."
        )


@dataclass(frozen=True, slots=True)
class Accepted:
    """A checked upload whose content is in the store already."""

    kind: FileKind
    name: str
    media_type: str
    size: int
    pages: int
    kept: KeptFile
    upload_key: str
    question: int | None = None


async def keep_file(
    tx: Transaction, *, case_id: UUID, upload: Accepted, by: Actor
) -> UploadedFile:
    """Keep the file, in place of the older one where a case has one of its kind.

    A repeated upload gives the file that the first one left; the content that came
    with the repetition is swept, as its reservation is never claimed.
    """
    files = FileStore(tx)
    is_open = await CaseStore(tx).lock(case_id)
    if earlier := await files.by_upload_key(case_id, upload.upload_key):
        return same_upload(earlier, upload.kept.sha256)
    if not is_open:
        raise ClosedForUpload
    file = UploadedFile(
        id=uuid7(),
        case_id=case_id,
        kind=upload.kind,
        name=upload.name,
        media_type=upload.media_type,
        size=upload.size,
        pages=upload.pages,
        kept=upload.kept,
        upload_key=upload.upload_key,
        question=upload.question,
        uploaded_at=tx.now,
    )
    await files.add(file)
    await CaseStore(tx).claim([upload.kept.name])
    entry = Entry(
        "file_accepted", by, subject=str(file.id), sha256_after=file.kept.sha256
    )
    await EvidenceStore(tx).add(case_id, entry)
    await tx.publish(
        FileAccepted(
            occurred_at=tx.now, case_id=case_id, file_id=file.id, kind=upload.kind
        )
    )
    return file


def same_upload(earlier: UploadedFile, sha256: str) -> UploadedFile:
    """Give the file that the first upload left, if it is the same."""
    if earlier.kept.sha256 != sha256:
        raise UploadKeyReused
    return earlier
