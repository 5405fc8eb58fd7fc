"""Takes an upload from the stream to the record, or refuses it with a sentence."""

from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass
from uuid import UUID

from contracts.words import FileKind
from documents_service.clients.press import sha256
from documents_service.clients.workshop import Workshop
from documents_service.domain.evidence import Actor
from documents_service.domain.files import UploadedFile
from documents_service.domain.uploads import MAX_BYTES, FileBreaksRule, media_type_of
from documents_service.store.files import FileStore
from documents_service.use_cases.keep_file import Accepted, keep_file, same_upload
from documents_service.use_cases.record_refused_file import record_refused_file
from documents_service.use_cases.reserve_objects import reserve_objects

# A sender that is cut off in mid-file sees a broken connection, not our sentence: so
# what is too long is read on, and dropped, up to here.
_PATIENCE = 16 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Upload:
    """What is known of an upload before its content is read."""

    case_id: UUID
    kind: FileKind
    name: str
    key: str
    by: Actor
    question: int | None = None


async def receive(
    workshop: Workshop,
    upload: Upload,
    stream: AsyncIterator[bytes],
    *,
    still_welcome: Callable[[], Awaitable[None]],
) -> UploadedFile:
    """Check the content and keep it; a refusal is announced and raised.

    Once the content is checked `still_welcome` is awaited, and raises if it is late.
    """
    try:
        content = await _read(stream, name=upload.name)
        checked = await _check(workshop, upload, content)
    except FileBreaksRule as refusal:
        async with workshop.database.transaction() as tx:
            await record_refused_file(
                tx,
                case_id=upload.case_id,
                kind=upload.kind,
                rule=refusal.rule,
                by=upload.by,
            )
        raise
    await still_welcome()
    return await _keep(workshop, upload, checked)


@dataclass(frozen=True, slots=True)
class _Checked:
    content: bytes
    media_type: str
    pages: int


async def _read(stream: AsyncIterator[bytes], *, name: str) -> bytes:
    """Read the content, counting as it comes: nobody's word for its length is taken."""
    content, size = bytearray(), 0
    async for chunk in stream:
        size += len(chunk)
        if size <= MAX_BYTES:
            content += chunk
        elif size > _PATIENCE:
            break
    if size > MAX_BYTES:
        raise FileBreaksRule("size", name=name)
    return bytes(content)


async def _check(workshop: Workshop, upload: Upload, content: bytes) -> _Checked:
    media_type = media_type_of(content, name=upload.name)
    findings = await workshop.inspector.inspect(content, media_type)
    if findings.rule is not None:
        raise FileBreaksRule(findings.rule, name=upload.name)
    return _Checked(content, media_type, findings.pages)


async def _keep(workshop: Workshop, upload: Upload, checked: _Checked) -> UploadedFile:
    async with workshop.database.transaction() as tx:
        earlier = await FileStore(tx).by_upload_key(upload.case_id, upload.key)
        if earlier is not None:
            return same_upload(earlier, sha256(checked.content))
        (place,) = await reserve_objects(
            tx, case_id=upload.case_id, archive=workshop.uploads, count=1
        )
    kept = await workshop.uploads.keep(checked.content, place)
    accepted = Accepted(
        kind=upload.kind,
        name=upload.name,
        media_type=checked.media_type,
        size=len(checked.content),
        pages=checked.pages,
        kept=kept,
        upload_key=upload.key,
        question=upload.question,
    )
    async with workshop.database.transaction() as tx:
        return await keep_file(
            tx, case_id=upload.case_id, upload=accepted, by=upload.by
        )
