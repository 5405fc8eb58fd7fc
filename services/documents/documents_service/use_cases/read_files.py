"""List the uploaded files of a case."""

from uuid import UUID

from chassis.transaction import Transaction
from contracts.api.documents import FileView
from contracts.words import FileKind
from documents_service.domain.files import UploadedFile
from documents_service.store.files import FileStore


async def read_files(tx: Transaction, *, case_id: UUID) -> tuple[FileView, ...]:
    """Give all files of the case, newest first; replaced ones say so."""
    return tuple(file_view(file) for file in await FileStore(tx).of_case(case_id))


def file_view(file: UploadedFile) -> FileView:
    """Show a file to the case's people."""
    if file.uploaded_at is None:
        raise ValueError("A file that was not kept yet cannot be shown.")
    return FileView(
        file_id=file.id,
        kind=FileKind(file.kind),
        name=file.name,
        media_type=file.media_type,
        size=file.size,
        sha256=file.kept.sha256,
        pages=file.pages,
        scan=file.scan,
        uploaded_at=file.uploaded_at,
        question=file.question,
        replaced=file.replaced_at is not None,
    )
