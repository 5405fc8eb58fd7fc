"""Invite the next people of a file that was confirmed."""

from collections.abc import Sequence
from uuid import UUID

from case_service.domain.case import Case
from case_service.domain.invitation import Invitation
from case_service.domain.invitation_lines import InvitationLine
from case_service.domain.invitation_terms import Terms
from case_service.domain.state import State
from case_service.domain.viewer import Viewer
from case_service.store.digests import Digests
from case_service.store.imports import Import, ImportStore, LineState
from case_service.store.invitees import InviteeStore
from case_service.use_cases.steps.open_cases import open_cases
from case_service.use_cases.steps.screen_lines import screen_lines
from chassis.transaction import Transaction

# What a crash makes others do again, and how long a single invitation waits.
BATCH = 100

Came = dict[int, tuple[LineState, UUID | None]]


async def send_import_lines(
    tx: Transaction, file: Import, *, terms: Terms, digests: Digests
) -> None:
    """Invite from one batch of lines; each is settled with the case that it opens.

    They are screened anew: a case may have been opened since the file was checked.
    """
    store = ImportStore(tx)
    lines = await store.ready_lines(file, limit=BATCH)
    if not lines:
        await store.finish(file)
        return
    await InviteeStore(tx).begin(file.tenant)
    by = Viewer(frozenset({"recruiter"}), file.tenant, file.recruiter_id)
    states = await screen_lines(tx, lines, by=by, terms=terms, digests=digests)
    came: Came = {
        line.number: (state, None) for line, state in zip(lines, states, strict=True)
    }
    free = [line for line in lines if came[line.number][0] is LineState.READY]
    cases = await open_cases(
        tx, [_invitation(line) for line in free], by=by, terms=terms, digests=digests
    )
    await store.settle(file, came | _invited(free, cases))


def _invitation(line: InvitationLine) -> Invitation:
    states = tuple(State(state) for state in line.states)
    return Invitation(line.first_name, line.last_name, line.email, states)


def _invited(lines: Sequence[InvitationLine], cases: Sequence[Case]) -> Came:
    return {
        line.number: (LineState.INVITED, case.id)
        for line, case in zip(lines, cases, strict=True)
    }
