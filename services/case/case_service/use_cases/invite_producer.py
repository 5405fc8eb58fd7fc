"""Invite a producer."""

from case_service.domain.case import Case
from case_service.domain.faulty import Faulty
from case_service.domain.invitation import Invitation, read_invitation
from case_service.domain.invitation_terms import Terms
from case_service.domain.people import Invitee
from case_service.domain.screening import NotInvitable
from case_service.domain.viewer import Viewer
from case_service.store.digests import Digests
from case_service.store.invitees import InviteeStore
from case_service.use_cases.steps.open_cases import open_cases
from case_service.use_cases.steps.screen_invitees import screen_invitees
from chassis.transaction import Transaction
from contracts.api.case import Invite


async def invite_producer(
    tx: Transaction, *, by: Viewer, wish: Invite, terms: Terms, digests: Digests
) -> Case:
    """Open a case for somebody whom a recruiter invites.

    Raises Faulty with every problem that the wish has, and NotInvitable for somebody
    who is invited already or must not be.
    """
    invitation = _read(wish, terms=terms)
    invitee = Invitee(invitation.first_name, invitation.last_name, invitation.email)
    await InviteeStore(tx).begin(by.tenant)
    (found,) = await screen_invitees(tx, [invitee], by=by, terms=terms, digests=digests)
    if found and found.stops(terms):
        raise NotInvitable(found)
    (case,) = await open_cases(tx, [invitation], by=by, terms=terms, digests=digests)
    return case


def _read(wish: Invite, *, terms: Terms) -> Invitation:
    read = read_invitation(
        first_name=wish.first_name,
        last_name=wish.last_name,
        email=wish.email,
        states=wish.states,
        accept_test_domain=terms.accepts_simulated,
    )
    if isinstance(read, Invitation):
        return read
    raise Faulty("invalid_invitation", read)
