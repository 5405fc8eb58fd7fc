"""Approve a case."""

from case_service.domain.case import Case
from case_service.domain.case_file import CaseFile
from case_service.domain.flags import coverage
from case_service.domain.history import Deed, entry
from case_service.domain.licenses import chosen_states, wants_bluelincs
from case_service.domain.review import Act, DocumentsMissing
from case_service.domain.rules import Fee, fees, total_cents
from case_service.domain.tab import Tab
from case_service.store.case_files import CaseFileStore
from case_service.store.cases import CaseStore, Ref
from case_service.store.reviews import ReviewStore
from case_service.store.start import StartStore
from chassis.transaction import Transaction
from contracts.case import AppointmentFee, AppointmentFeesDeductible, CaseApproved


async def approve_case(tx: Transaction, ref: Ref, *, act: Act) -> Case:
    """Approve and give the producer identification number, once for ever (REV-5)."""
    cases, files, reviews = CaseStore(tx), CaseFileStore(tx), ReviewStore(tx)
    case = await cases.lock(ref, by=act.by)
    file = await files.read(case.id, by=act.by)
    approved = case.approve(
        by=act.account_id,
        version=act.version,
        coverage=coverage(file.answers, file.facts),
    )
    # Once more: a request for information may have replaced it since Submit.
    page = file.saved(Tab.E_AND_O).values.get("declaration_page", "")
    if not await files.has_file(case, page):
        raise DocumentsMissing
    due = await _fees(reviews, file)
    number = await reviews.give_number(approved)
    await cases.save(
        approved, entry=entry(Deed.APPROVED, by=act.by, name=act.name, detail=number)
    )
    # The case is closed: its SSN need not be found any more (HOME-4).
    await StartStore(tx).forget_digest(approved)
    await _announce(tx, file, number=number, due=due)
    return approved


async def _fees(reviews: ReviewStore, file: CaseFile) -> tuple[Fee, ...]:
    """Give the fees that the signed packet shows."""
    shown: tuple[Fee, ...] = ()
    if file.case.packet_hash is not None:
        shown = await reviews.shown_fees(file.case, snapshot_hash=file.case.packet_hash)
    chosen = file.saved(Tab.LICENSES).values
    # Nobody is charged other fees than those that were signed (FEE-2).
    return shown or fees(
        file.facts.rules,
        states=chosen_states(chosen),
        bluelincs_hmo=wants_bluelincs(chosen),
    )


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
