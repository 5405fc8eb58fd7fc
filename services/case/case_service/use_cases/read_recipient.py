"""Tell notifications whom a mail about a case goes to."""

from dataclasses import dataclass
from uuid import UUID

from case_service.domain.tab import Tab
from case_service.domain.viewer import SYSTEM
from case_service.store.reviews import ReviewStore
from case_service.use_cases.read_case import WholeCase, read_case
from chassis.transaction import Transaction


@dataclass(frozen=True, slots=True)
class Reachable:
    """A case, and the address that its producer gave with the last submission."""

    whole: WholeCase
    submitted_email: str | None


async def read_recipient(tx: Transaction, *, case_id: UUID) -> Reachable:
    """Give the case with both addresses; they differ where one was changed since."""
    whole = await read_case(tx, case_id, by=SYSTEM)
    submitted = await ReviewStore(tx).last_submission(whole.file.case)
    email = submitted.get(Tab.GENERAL, {}).get("email", "").strip()
    return Reachable(whole, email or None)
