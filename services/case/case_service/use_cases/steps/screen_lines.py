"""Find out which lines of a file may invite."""

from collections.abc import Sequence

from case_service.domain.invitation_lines import InvitationLine
from case_service.domain.invitation_terms import Terms
from case_service.domain.screening import Hit
from case_service.domain.viewer import Viewer
from case_service.store.digests import Digests
from case_service.store.imports import LineState
from case_service.use_cases.steps.screen_invitees import screen_invitees
from chassis.transaction import Transaction

_STOPPED = {
    Hit.OPEN_CASE: LineState.KNOWN,
    Hit.DO_NOT_CONTRACT: LineState.BARRED,
}


async def screen_lines(
    tx: Transaction,
    lines: Sequence[InvitationLine],
    *,
    by: Viewer,
    terms: Terms,
    digests: Digests,
) -> tuple[LineState, ...]:
    """Give READY for each line that may invite, else what stops it (PEER-1, PEER-2)."""
    found = await screen_invitees(
        tx, [line.invitee for line in lines], by=by, terms=terms, digests=digests
    )
    return tuple(
        _STOPPED[hit.hit] if hit and hit.stops_line(terms) else LineState.READY
        for hit in found
    )
