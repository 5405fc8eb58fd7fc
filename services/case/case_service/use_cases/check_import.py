"""Check a file of invitations; nothing is sent."""

from collections.abc import Sequence

from case_service.domain.invitation_lines import InvitationLine
from case_service.domain.invitation_terms import Terms
from case_service.domain.viewer import Viewer
from case_service.store.digests import Digests
from case_service.store.imports import Import, ImportStore, KeptLine, LineState
from case_service.use_cases.steps.screen_lines import screen_lines
from chassis.transaction import Transaction
from contracts.ids import uuid7


async def check_import(
    tx: Transaction,
    lines: Sequence[InvitationLine],
    *,
    by: Viewer,
    terms: Terms,
    digests: Digests,
) -> Import:
    """Keep the lines with what each would do, until the recruiter confirms (PEER-1)."""
    if by.account_id is None:
        raise TypeError("Somebody with an account invites.")
    file = Import(
        id=uuid7(),
        tenant=by.tenant,
        recruiter_id=by.account_id,
        state="checked",
        checked_at=tx.now,
    )
    good = [line for line in lines if not line.problems]
    states = await screen_lines(tx, good, by=by, terms=terms, digests=digests)
    came = {line.number: state for line, state in zip(good, states, strict=True)}
    await ImportStore(tx).add(
        file,
        [KeptLine(line, came.get(line.number, LineState.FAULTY)) for line in lines],
    )
    return file
