"""Find one uploaded file of a case."""

from uuid import UUID

from chassis.refusal import NotFound
from chassis.transaction import Transaction
from documents_service.domain.files import UploadedFile
from documents_service.store.files import FileStore


async def find_file(tx: Transaction, *, case_id: UUID, file_id: UUID) -> UploadedFile:
    """Give the file if it belongs to the case; replaced files can be read too."""
    file = await FileStore(tx).one(case_id, file_id)
    if file is None:
        raise NotFound("There is no such file in this case.")
    return file
