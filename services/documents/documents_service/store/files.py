"""Uploaded files of a case."""

from uuid import UUID

from asyncpg import Record

from chassis.queries import named_sql
from chassis.sealing import Seal
from chassis.transaction import Transaction
from documents_service.domain.files import ONE_OF_A_KIND, UploadedFile
from documents_service.domain.packet import KeptFile

SQL = named_sql(__package__, "files.sql")
_NAME = "files.name"


class FileStore:
    """Keeps and finds the files of one case at a time."""

    def __init__(self, tx: Transaction) -> None:
        self._tx = tx

    async def add(self, file: UploadedFile) -> None:
        """Keep a file; one that it replaces stays for the record."""
        if file.kind in ONE_OF_A_KIND:
            await self._tx.execute(
                SQL["replace"], file.case_id, file.kind, self._tx.now
            )
        seal = await self._tx.seal(file.case_id)
        await self._tx.execute(
            SQL["add"],
            file.id,
            file.case_id,
            file.kind,
            seal.close(file.name.encode(), place=_NAME),
            file.media_type,
            file.size,
            file.kept.sha256,
            file.pages,
            file.scan,
            file.kept.name,
            file.upload_key,
            self._tx.now,
            file.question,
        )

    async def of_case(self, case_id: UUID) -> list[UploadedFile]:
        """List all files of the case, newest first, replaced ones too."""
        rows = await self._tx.fetch(SQL["of_case"], case_id)
        if not rows:
            return []
        seal = await self._tx.seal(case_id)
        return [_file(row, case_id, seal) for row in rows]

    async def one(self, case_id: UUID, file_id: UUID) -> UploadedFile | None:
        """Find a file of the case."""
        return await self._found("one", case_id, file_id)

    async def by_upload_key(self, case_id: UUID, key: str) -> UploadedFile | None:
        """Find the file that an upload with this key has left."""
        return await self._found("by_upload_key", case_id, key)

    async def _found(
        self, query: str, case_id: UUID, key: UUID | str
    ) -> UploadedFile | None:
        row = await self._tx.fetchrow(SQL[query], case_id, key)
        if row is None:
            return None
        return _file(row, case_id, await self._tx.seal(case_id))


def _file(row: Record, case_id: UUID, seal: Seal) -> UploadedFile:
    return UploadedFile(
        id=row["file_id"],
        case_id=case_id,
        kind=row["kind"],
        name=seal.open(row["name"], place=_NAME).decode(),
        media_type=row["media_type"],
        size=row["size"],
        pages=row["pages"],
        kept=KeptFile(row["object_name"], row["sha256"]),
        upload_key=row["upload_key"],
        scan=row["scan"],
        uploaded_at=row["uploaded_at"],
        replaced_at=row["replaced_at"],
        question=row["question"],
    )
