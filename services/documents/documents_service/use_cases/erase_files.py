"""Erase the files and documents of a case."""

from uuid import UUID

from chassis.transaction import Transaction
from documents_service.store.cases import CaseStore
from documents_service.store.letters import LetterStore
from documents_service.store.locks import LockStore
from documents_service.store.packets import PacketStore
from documents_service.store.timestamps import TimestampStore

_UPLOADS = "uploads"


async def erase_files(tx: Transaction, *, case_id: UUID) -> None:
    """Make them unreadable (NEW-16); the chain of hashes verifies as before."""
    cases = CaseStore(tx)
    await cases.lock(case_id)
    await cases.close(case_id)
    await cases.give_up_files(case_id, bucket=_UPLOADS)
    # Without the key their jobs would fail for ever.
    await LetterStore(tx).drop_wanted(case_id)
    await PacketStore(tx).drop_doubts(case_id)
    await LockStore(tx).forget(case_id)
    await TimestampStore(tx).forget(case_id)
    await tx.destroy_key(case_id)
