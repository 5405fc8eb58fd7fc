"""Find the cases that a search text names."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from case_service.domain.case_key import read_case_key
from case_service.domain.name_words import ways_to_search
from case_service.domain.viewer import Viewer
from case_service.store.invitees import InviteeStore
from case_service.store.names import Named, NameDigests, NameStore
from case_service.store.queue import QueueStore
from chassis.transaction import Transaction


@dataclass(frozen=True, slots=True)
class FoundCases:
    """What a search found: cases, or the ways to go through those of a name, of which
    the first counts in which there is any; a sentence where something is to be known.
    """

    case_ids: Sequence[UUID] = ()
    names: Sequence[Named] = ()
    notice: str = ""


async def find_cases(
    tx: Transaction,
    *,
    by: Viewer,
    search: str,
    digest: bytes | None,
    names: NameDigests,
) -> FoundCases:
    """Find cases by key, NPN, producer identification number, e-mail or name (REV-1).

    The digest is of the number or of the address, where the search is one.
    """
    queue = QueueStore(tx, by=by)
    if key := read_case_key(search):
        return FoundCases(await queue.by_key(key))
    if digest is not None and "@" in search:
        return FoundCases(await InviteeStore(tx).by_email(digest, tenant=by.tenant))
    if digest is not None:
        return FoundCases(await queue.by_number(search, digest=digest))
    ways = ways_to_search(search)
    if not ways:
        return FoundCases(notice="Type at least two letters of a name.")
    index = NameStore(tx, digests=names)
    return FoundCases(names=await index.ways(ways, tenant=by.tenant))
