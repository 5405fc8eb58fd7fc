"""Carry out an approval: the number, the history, what others hear."""

from case_service.domain.appointment import needed
from case_service.domain.case import Case
from case_service.domain.case_file import CaseFile
from case_service.domain.history import Deed, entry
from case_service.domain.licenses import chosen_states
from case_service.domain.rules import Fee, total_cents
from case_service.domain.tab import Tab
from case_service.domain.viewer import Viewer
from case_service.store.appointments import AppointmentStore
from case_service.store.cases import CaseStore
from case_service.store.reviews import ReviewStore
from case_service.use_cases.steps.forget_closed import forget_closed
from chassis.transaction import Transaction
from contracts.case import AppointmentFee, AppointmentFeesDeductible, CaseApproved


async def issue_approval(
    tx: Transaction, file: CaseFile, *, approved: Case, by: Viewer, name: str = ""
) -> None:
    """Give the producer identification number, once for ever (REV-5)."""
    reviews = ReviewStore(tx)
    due = await _fees(reviews, file)
    number = await reviews.give_number(approved)
    await CaseStore(tx).save(
        approved, entry=entry(Deed.APPROVED, by=by, name=name, detail=number)
    )
    await forget_closed(tx, approved)
    # Whether an appointment is filed follows from the rules of today, signed or not.
    await AppointmentStore(tx).add(approved.id, needed(file.chosen_fees))
    await _announce(tx, file, number=number, due=due)


async def _fees(reviews: ReviewStore, file: CaseFile) -> tuple[Fee, ...]:
    """Give the fees that the signed packet shows."""
    shown: tuple[Fee, ...] = ()
    if file.case.packet_hash is not None:
        shown = await reviews.shown_fees(file.case, snapshot_hash=file.case.packet_hash)
    # Nobody is charged other fees than those that were signed (FEE-2).
    return shown or file.chosen_fees


async def _announce(
    tx: Transaction, file: CaseFile, *, number: str, due: tuple[Fee, ...]
) -> None:
    states = chosen_states(file.saved(Tab.LICENSES).values)
    await tx.publish(
        CaseApproved(
            occurred_at=tx.now,
            case_id=file.case.id,
            producer_identification_number=number,
            states=tuple(state.value for state in states),
        )
    )
    # Nothing to deduct is not worth an instruction.
    if total := total_cents(due):
        await tx.publish(
            AppointmentFeesDeductible(
                occurred_at=tx.now,
                case_id=file.case.id,
                producer_identification_number=number,
                fees=tuple(_line(fee, cents=fee.cents) for fee in due if fee.cents),
                total_cents=total,
            )
        )


def _line(fee: Fee, *, cents: int) -> AppointmentFee:
    return AppointmentFee(
        state=fee.state.value, bluelincs_hmo=fee.bluelincs_hmo, cents=cents
    )
