"""Keep a sealed file with a newer timestamp in the place of the one before."""

from chassis.transaction import Transaction
from documents_service.domain.packet import KeptFile
from documents_service.store.cases import CaseStore
from documents_service.store.locks import LockStore
from documents_service.store.timestamps import Due
from documents_service.use_cases.find_packet import document_of, find_packet
from documents_service.use_cases.seal_document import seal_document


async def renew_timestamp(
    tx: Transaction, *, due: Due, seen: KeptFile, renewed: KeptFile
) -> None:
    """Seal the document anew; the file before stays in the store and in the evidence.

    Another instance may have been faster: then this file is left to the sweeper.
    """
    await CaseStore(tx).lock(due.case_id)
    packet = await find_packet(tx, case_id=due.case_id)
    document = document_of(packet, due.slug)
    if document.sealed != seen:
        return
    await seal_document(tx, packet, document, renewed)
    await CaseStore(tx).claim([renewed.name])
    await LockStore(tx).want(due.case_id, [renewed])
