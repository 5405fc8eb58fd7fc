"""Send a document that a reviewer asked for by name."""

from uuid import UUID

from case_service.domain.case import Case
from case_service.domain.history import Deed, entry
from case_service.domain.status import Status
from case_service.domain.viewer import Viewer
from case_service.domain.wanted import may_be_coming
from case_service.store.case_files import CaseFileStore
from case_service.store.cases import CaseStore, Ref
from case_service.store.wanted import WantedStore
from chassis.refusal import Refused
from chassis.transaction import Transaction


class NotWanted(Refused):
    """Nobody asks for the document now, or its file is not here."""

    def __init__(self) -> None:
        super().__init__(
            "not_wanted",
            "This document is not asked for any more, or its upload is not finished. "
            "Look at the request again, and upload it once more if it is still there.",
        )


async def send_document(
    tx: Transaction, ref: Ref, *, by: Viewer, wanted_id: UUID, file_id: UUID
) -> Case:
    """Note which file answers the wish (REV-3); a later one takes its place.

    It counts from when the documents service says that it has taken the file in.
    """
    cases = CaseStore(tx)
    case = await cases.lock(ref, by=by)
    # A request that a withdrawal overtook is never answered, so it alone does not tell.
    if case.status is not Status.INFORMATION_REQUESTED:
        raise NotWanted
    is_here = await CaseFileStore(tx).has_file(case, str(file_id))
    if not is_here and not may_be_coming(file_id, now=tx.now):
        raise NotWanted
    if not await WantedStore(tx).send(case, wanted_id, file_id=file_id):
        raise NotWanted
    await cases.write_history(case.id, entry(Deed.DOCUMENT_SENT, by=by))
    return case
