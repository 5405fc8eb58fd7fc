"""Invite a producer."""

import secrets

from case_service.domain.business_days import central_day
from case_service.domain.case import Case
from case_service.domain.case_key import case_key
from case_service.domain.faulty import Faulty
from case_service.domain.history import Deed, entry
from case_service.domain.invitation import Invitation, read_invitation
from case_service.domain.people import Invitee
from case_service.domain.status import Status
from case_service.domain.viewer import Viewer
from case_service.store.cases import CaseStore
from case_service.store.people import Person
from chassis.transaction import Transaction
from contracts.api.case import Invite
from contracts.case import InvitationIssued
from contracts.ids import uuid7

# 729 million keys a year: a second try is rare, a tenth means that something is wrong.
_TRIES = 10


class NoFreeKey(Exception):
    """Every case key that was drawn is taken."""


async def invite_producer(
    tx: Transaction,
    *,
    by: Viewer,
    wish: Invite,
    accepts_simulated: bool,
) -> Case:
    """Open a case for somebody whom a recruiter invites.

    Raises Faulty with every problem that the wish has.
    """
    invitation = _read(wish, accepts_simulated=accepts_simulated)
    case = await _add(
        tx, invitation=invitation, by=by, accepts_simulated=accepts_simulated
    )
    await tx.publish(
        InvitationIssued(
            occurred_at=tx.now,
            case_id=case.id,
            case_key=case.key,
            tenant=case.tenant,
            states=tuple(state.value for state in case.states),
        )
    )
    return case


def _read(wish: Invite, *, accepts_simulated: bool) -> Invitation:
    read = read_invitation(
        first_name=wish.first_name,
        last_name=wish.last_name,
        email=wish.email,
        states=wish.states,
        accept_test_domain=accepts_simulated,
    )
    if isinstance(read, Invitation):
        return read
    raise Faulty("invalid_invitation", read)


async def _add(
    tx: Transaction, *, invitation: Invitation, by: Viewer, accepts_simulated: bool
) -> Case:
    invitee = Invitee(invitation.first_name, invitation.last_name, invitation.email)
    # The salt keys the snapshot hash, from which an SSN could be guessed otherwise.
    person = Person(invitee, salt_hex=secrets.token_hex(32))
    for _ in range(_TRIES):
        case = _new_case(tx, invitation=invitation, by=by)
        if await CaseStore(tx).add(
            case,
            person,
            accepts_simulated=accepts_simulated,
            entry=entry(Deed.INVITED, by=by),
        ):
            return case
    raise NoFreeKey


def _new_case(tx: Transaction, *, invitation: Invitation, by: Viewer) -> Case:
    if by.account_id is None:
        raise TypeError("Somebody with an account invites.")
    return Case(
        id=uuid7(),
        key=case_key(year=central_day(tx.now).year, randomness=secrets.token_bytes(8)),
        tenant=by.tenant,
        status=Status.INVITED,
        version=1,
        recruiter_id=by.account_id,
        states=invitation.states,
    )
