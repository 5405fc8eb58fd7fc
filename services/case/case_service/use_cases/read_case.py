"""Read a case with all that its pages show."""

from dataclasses import dataclass

from case_service.domain.appointment import Appointment
from case_service.domain.case import Case
from case_service.domain.case_file import CaseFile
from case_service.domain.proposal import Proposal, Stage
from case_service.domain.rules import Fee
from case_service.domain.standing import notice_sent
from case_service.domain.status import Action, Status
from case_service.domain.viewer import Viewer
from case_service.domain.wanted import WantedDocument
from case_service.store.appointments import AppointmentStore
from case_service.store.case_files import CaseFileStore
from case_service.store.cases import Ref
from case_service.store.proposals import ProposalStore
from case_service.store.reviews import InfoRequest, ReviewStore
from case_service.store.views import Frame, ViewStore
from case_service.store.wanted import WantedStore
from chassis.transaction import Transaction


@dataclass(frozen=True, slots=True)
class WholeCase:
    """A case's file, frame and requests; `signed_fees` are those of a signed packet."""

    file: CaseFile
    frame: Frame
    requests: tuple[InfoRequest, ...]
    wanted: tuple[WantedDocument, ...]
    signed_fees: tuple[Fee, ...] | None
    proposal: Proposal | None = None
    appointments: tuple[Appointment, ...] = ()

    @property
    def has_open_proposal(self) -> bool:
        """Tell whether a rejection is announced and not decided yet."""
        is_open = self.proposal is not None and self.proposal.is_open
        return is_open and self.file.case.allows(Action.REJECT)

    @property
    def open_notice(self) -> str:
        """Tell of the notice that can be answered; empty when there is none."""
        if self.proposal is None or not self.has_open_proposal:
            return ""
        return notice_sent(self.proposal, at=self.frame.dates.seen_at)

    @property
    def has_notice(self) -> bool:
        """Tell whether the producer has a notice to read: one that was not dropped."""
        is_carried_out = (
            self.proposal is not None and self.proposal.stage is Stage.CARRIED_OUT
        )
        return is_carried_out or self.has_open_proposal


async def read_case(tx: Transaction, ref: Ref, *, by: Viewer) -> WholeCase:
    """Give the case as somebody may see it."""
    file = await CaseFileStore(tx).read(ref, by=by)
    reviews = ReviewStore(tx)
    requests = await reviews.requests(file.case)
    signed_fees = None
    if file.case.packet_hash is not None:
        signed_fees = await reviews.shown_fees(
            file.case, snapshot_hash=file.case.packet_hash
        )
    return WholeCase(
        file=file,
        frame=await ViewStore(tx).frame(file.case),
        requests=requests,
        wanted=await WantedStore(tx).of_case(file.case.id) if requests else (),
        signed_fees=signed_fees or None,
        appointments=await _appointments(tx, file),
        proposal=await _proposal(tx, file.case),
    )


async def _proposal(tx: Transaction, case: Case) -> Proposal | None:
    # Nothing was ever proposed of a case that nobody has reviewed.
    return await ProposalStore(tx).newest(case) if case.review_round else None


async def _appointments(tx: Transaction, file: CaseFile) -> tuple[Appointment, ...]:
    # Nobody is appointed before, and most pages are of cases that are not approved.
    if file.case.status is not Status.APPROVED:
        return ()
    return await AppointmentStore(tx).of_case(file.case.id)
