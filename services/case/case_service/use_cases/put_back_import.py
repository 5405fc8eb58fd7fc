"""Go on later with a file of invitations that failed."""

import structlog
from prometheus_client import Counter

from case_service.domain.invitation_lines import wait_after
from case_service.store.imports import Import, ImportStore
from case_service.use_cases.send_import_lines import BATCH
from chassis.transaction import Transaction

log = structlog.get_logger()

GIVEN_UP = Counter(
    "producerpro_import_lines_given_up",
    "Lines of files of invitations that failed too often",
)


async def put_back_import(tx: Transaction, file: Import | None) -> None:
    """Count the try for its lines, and let other files go first for a while.

    Lines that failed together are tried one by one, after all others of their file; a
    line that fails by itself too often is left alone, so that its file ends (PEER-1).
    """
    tx.be_quiet()
    if file is None:
        return
    store = ImportStore(tx)
    # First of all: it locks the file, so that no line is tried meanwhile.
    await store.postpone(file, until=tx.now)
    tried = await store.count_try(file, limit=BATCH)
    await store.postpone(file, until=tx.now + wait_after(tried.tries))
    for number in tried.given_up:
        GIVEN_UP.inc()
        log.error("invitation given up", import_id=str(file.id), line=number)
