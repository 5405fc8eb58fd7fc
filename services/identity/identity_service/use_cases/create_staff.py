"""Make an account for somebody who works here."""

from dataclasses import dataclass
from uuid import UUID

import structlog

from chassis.transaction import Transaction
from contracts.ids import uuid7
from contracts.names import tenant_name
from identity_service.domain.account import (
    Account,
    LoginNameTaken,
    Person,
    TenantUnknown,
)
from identity_service.domain.roles import check_staff_role
from identity_service.domain.user_id import check_staff_login
from identity_service.store.accounts import AccountStore
from identity_service.store.temporary_passwords import TemporaryPasswordStore

log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class NewStaff:
    """Who is to work here, and as what."""

    tenant: str
    login_name: str
    role: str
    person: Person


async def create_staff(tx: Transaction, *, staff: NewStaff, hashed: str) -> UUID:
    """Give the id of a new account; `hashed` is its first, temporary password's."""
    accounts = AccountStore(tx)
    tenant = tenant_name(staff.tenant)
    if not await accounts.has_tenant(tenant):
        raise TenantUnknown
    account = Account(
        id=uuid7(),
        tenant=tenant,
        login_name=check_staff_login(staff.login_name),
        roles=(check_staff_role(staff.role),),
        case_id=None,
        password_hash=None,
        last_signed_in_at=None,
    )
    if not await accounts.add(account, person=staff.person):
        raise LoginNameTaken
    await TemporaryPasswordStore(tx).issue(account.id, hashed=hashed)
    log.info("staff account created", account_id=account.id, role=staff.role)
    return account.id
