"""Who asks, and how a form that is sent twice is answered once."""

import hashlib
from collections.abc import Awaitable, Callable
from typing import Annotated
from uuid import UUID

from fastapi import Header

from case_service.domain.case import Case
from case_service.domain.case_key import read_case_key
from case_service.domain.viewer import Viewer, viewer
from case_service.store.cases import CaseNotFound
from chassis.callers import Caller
from chassis.database import Database
from chassis.idempotency import once
from chassis.transaction import Transaction
from contracts.api.case_background import AuthorizeBackground
from contracts.api.case_start import Authorize
from contracts.api.shape import Answer, Request

NOTHING = hashlib.sha256().digest()
"""What a form says that has a button only."""

FormKey = Annotated[str, Header(alias="Idempotency-Key", min_length=8, max_length=200)]


class NoAccount(Exception):
    """A token for people came without an account or a tenant."""


class Done(Answer):
    """What is kept of an answered form: the case, never what the page shows."""

    case_id: UUID


def asking(caller: Caller, *roles: str) -> Viewer:
    """Give who asks, in the roles in which this may be asked."""
    if caller.account_id is None or caller.tenant is None:
        raise NoAccount
    whole = viewer(caller.roles, tenant=caller.tenant, account_id=caller.account_id)
    return whole.acting_as(*roles)


def act_on(key: str, act: str) -> str:
    """Name an act on a case, however its key was typed; CaseNotFound if it is none."""
    known = read_case_key(key)
    if known is None:
        raise CaseNotFound
    return f"{act} {known}"


async def act_once(
    database: Database,
    *,
    caller: Caller,
    form: str,
    act: str,
    content: Request | bytes,
    do: Callable[[Transaction], Awaitable[Case]],
) -> UUID:
    """Do an act once for the form's key; gives the case's id, also for a repeat.

    `content` is all that the form says, or NOTHING: the same key with other content is
    refused. Secrets come as digests of their own.
    """
    async with database.transaction() as tx:

        async def kept() -> Done:
            return Done(case_id=(await do(tx)).id)

        done = await once(
            tx,
            key=form,
            scope=f"{act}:{caller.account_id}",
            fingerprint=_fingerprint(content),
            do=kept,
            answer=Done,
        )
    return done.case_id


def as_agreed(consent: Authorize | AuthorizeBackground) -> Request:
    """Give what the form of a consent says: a repeat may come from another network."""
    return consent.model_copy(update={"address": "", "user_agent": ""})


def _fingerprint(content: Request | bytes) -> bytes:
    """Tell contents apart, the same in a release that knows of more; kept sealed."""
    if isinstance(content, bytes):
        return content
    return hashlib.sha256(content.written()).digest()
