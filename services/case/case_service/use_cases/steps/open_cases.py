"""Open cases for people who are invited."""

import secrets
from collections.abc import Sequence

from case_service.domain.business_days import central_day
from case_service.domain.case import Case
from case_service.domain.case_key import case_key
from case_service.domain.history import Deed, entry
from case_service.domain.invitation import Invitation
from case_service.domain.invitation_terms import Terms
from case_service.domain.people import Invitee
from case_service.domain.status import Status
from case_service.domain.viewer import Viewer
from case_service.store.digests import Digests
from case_service.store.invitees import InviteeStore, NewCase
from case_service.store.people import Person
from chassis.transaction import Transaction
from contracts.case import InvitationIssued
from contracts.ids import uuid7

# 729 million keys a year: a second try is rare, a tenth means that something is wrong.
_TRIES = 10


class NoFreeKey(Exception):
    """Every case key that was drawn is taken."""


async def open_cases(
    tx: Transaction,
    invitations: Sequence[Invitation],
    *,
    by: Viewer,
    terms: Terms,
    digests: Digests,
) -> tuple[Case, ...]:
    """Open a case for each invitation, in their order, and announce it."""
    opened: dict[int, Case] = {}
    for _ in range(_TRIES):
        waiting = [n for n in range(len(invitations)) if n not in opened]
        if not waiting:
            break
        new = {
            n: _new_case(tx, invitation=invitations[n], by=by, digests=digests)
            for n in waiting
        }
        added = await InviteeStore(tx).add(
            [*new.values()], terms=terms, entry=entry(Deed.INVITED, by=by)
        )
        opened |= {n: one.case for n, one in new.items() if one.case.id in added}
    if len(opened) < len(invitations):
        raise NoFreeKey
    cases = tuple(opened[n] for n in range(len(invitations)))
    await tx.publish_all([_issued(tx, case) for case in cases])
    return cases


def _new_case(
    tx: Transaction, *, invitation: Invitation, by: Viewer, digests: Digests
) -> NewCase:
    if by.account_id is None:
        raise TypeError("Somebody with an account invites.")
    invitee = Invitee(invitation.first_name, invitation.last_name, invitation.email)
    case = Case(
        id=uuid7(),
        key=case_key(year=central_day(tx.now).year, randomness=secrets.token_bytes(8)),
        tenant=by.tenant,
        status=Status.INVITED,
        version=1,
        recruiter_id=by.account_id,
        states=invitation.states,
    )
    return NewCase(
        case,
        # The salt keys the snapshot hash, from which an SSN could be guessed otherwise.
        Person(invitee, salt_hex=secrets.token_hex(32)),
        email_digest=digests.email(invitee.email, tenant=by.tenant),
        person_digest=digests.person(invitee, tenant=by.tenant),
    )


def _issued(tx: Transaction, case: Case) -> InvitationIssued:
    return InvitationIssued(
        occurred_at=tx.now,
        case_id=case.id,
        case_key=case.key,
        tenant=case.tenant,
        states=tuple(state.value for state in case.states),
    )
