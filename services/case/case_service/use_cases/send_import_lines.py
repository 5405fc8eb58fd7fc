"""Invite the next people of a file that was confirmed."""

from collections.abc import Sequence
from uuid import UUID

from case_service.domain.case import Case
from case_service.domain.invitation import Invitation
from case_service.domain.invitation_lines import Line
from case_service.domain.invitation_terms import Terms
from case_service.domain.screening import Found, Hit
from case_service.domain.state import State
from case_service.domain.viewer import Viewer
from case_service.store.digests import Digests
from case_service.store.imports import Import, ImportStore, LineState
from case_service.store.invitees import InviteeStore
from case_service.use_cases.open_cases import open_cases
from case_service.use_cases.screen_invitees import screen_invitees
from chassis.transaction import Transaction

# What a crash makes others do again, and how long a single invitation waits.
BATCH = 100


async def send_import_lines(
    tx: Transaction, file: Import, *, terms: Terms, digests: Digests
) -> None:
    """Invite from one batch of lines; each is settled with the case that it opens.

    A person for whom a case is open meanwhile is not invited again, whatever the
    operator lets a recruiter do one by one: the same file twice invites nobody twice.
    """
    store = ImportStore(tx)
    lines = await store.ready_lines(file, limit=BATCH)
    if not lines:
        await store.finish(file)
        return
    await InviteeStore(tx).begin(file.tenant)
    by = Viewer(frozenset({"recruiter"}), file.tenant, file.recruiter_id)
    found = await screen_invitees(
        tx, [line.invitee for line in lines], by=by, terms=terms, digests=digests
    )
    free = [line for line, hit in zip(lines, found, strict=True) if hit is None]
    cases = await open_cases(
        tx, [_invitation(line) for line in free], by=by, terms=terms, digests=digests
    )
    came = _settled(lines, found) | _invited(free, cases)
    await store.settle(file, came)


def _invitation(line: Line) -> Invitation:
    states = tuple(State(state) for state in line.states)
    return Invitation(line.first_name, line.last_name, line.email, states)


Came = dict[int, tuple[LineState, UUID | None]]


def _settled(lines: Sequence[Line], found: Sequence[Found | None]) -> Came:
    words = {Hit.OPEN_CASE: LineState.KNOWN, Hit.DO_NOT_CONTRACT: LineState.BARRED}
    return {
        line.number: (words[hit.hit], None)
        for line, hit in zip(lines, found, strict=True)
        if hit is not None
    }


def _invited(lines: Sequence[Line], cases: Sequence[Case]) -> Came:
    return {
        line.number: (LineState.INVITED, case.id)
        for line, case in zip(lines, cases, strict=True)
    }
