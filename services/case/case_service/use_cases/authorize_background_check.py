"""Take the producer's authorization of a background check."""

from case_service.domain.background_authorization import (
    BackgroundNotAsked,
    check_agreed,
)
from case_service.domain.case import Case
from case_service.domain.history import Deed, entry
from case_service.domain.policy import Policy
from case_service.domain.typed import one_line
from case_service.domain.viewer import Viewer
from case_service.store.background import Agreement, BackgroundStore
from case_service.store.case_files import CaseFileStore
from case_service.store.cases import CaseStore, Ref
from case_service.use_cases.steps.apply_policy import apply_policy
from chassis.transaction import Transaction
from contracts.api.case_background import AuthorizeBackground


async def authorize_background_check(
    tx: Transaction,
    ref: Ref,
    *,
    by: Viewer,
    consent: AuthorizeBackground,
    policy: Policy,
) -> Case:
    """Record text version, time and origin, before any check is wished for (FCRA)."""
    cases = CaseStore(tx)
    case = await cases.lock(ref, by=by)
    file = await CaseFileStore(tx).read(case.id, by=by)
    if not (await apply_policy(tx, file, policy=policy)).facts.asks_background:
        raise BackgroundNotAsked
    check_agreed(agreed=consent.agreed, text_version=consent.text_version)
    agreement = Agreement(
        text_version=consent.text_version,
        given_by=by.account_id,
        address=consent.address,
        user_agent=one_line(consent.user_agent),
    )
    await BackgroundStore(tx).authorize(case, agreement)
    await cases.write_history(
        case.id,
        entry(Deed.BACKGROUND_AUTHORIZED, by=by, detail=agreement.text_version),
    )
    return case
