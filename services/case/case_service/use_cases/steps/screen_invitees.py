"""Find out which of the people to invite must not be invited."""

from collections.abc import Sequence

from case_service.domain.invitation_terms import OnHit, Terms
from case_service.domain.people import Invitee
from case_service.domain.screening import Found, Hit
from case_service.domain.viewer import Viewer
from case_service.store.digests import Digests
from case_service.store.invitees import InviteeStore, OpenCase
from chassis.transaction import Transaction


async def screen_invitees(
    tx: Transaction,
    invitees: Sequence[Invitee],
    *,
    by: Viewer,
    terms: Terms,
    digests: Digests,
) -> tuple[Found | None, ...]:
    """Give for each what speaks against the invitation; None where nothing does.

    What is found tells whether it stops the invitation (PEER-2); what only flags is
    found again by whoever reviews the case.
    """
    store = InviteeStore(tx)
    people = [digests.person(one, tenant=by.tenant) for one in invitees]
    emails = [digests.email(one.email, tenant=by.tenant) for one in invitees]
    open_cases = await store.open_cases(people, by=by)
    barred = await store.barred(emails, tenant=by.tenant)
    stops_barred = terms.on_do_not_contract is OnHit.STOP
    return tuple(
        Found(Hit.DO_NOT_CONTRACT)
        if email in barred and stops_barred
        else _duplicate(open_cases.get(person), by=by)
        for person, email in zip(people, emails, strict=True)
    )


def _duplicate(case: OpenCase | None, *, by: Viewer) -> Found | None:
    if case is None:
        return None
    is_own = case.recruiter_id == by.account_id
    return Found(Hit.OPEN_CASE, own_key=case.key if is_own else None)
