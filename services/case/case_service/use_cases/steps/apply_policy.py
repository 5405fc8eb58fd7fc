"""Apply the operator's policy to a case that is about to be submitted."""

from dataclasses import replace

from case_service.domain.case_file import CaseFile
from case_service.domain.policy import Policy
from case_service.domain.status import Action
from case_service.store.background import BackgroundStore
from chassis.transaction import Transaction


async def apply_policy(tx: Transaction, file: CaseFile, *, policy: Policy) -> CaseFile:
    """Have the background check authorized before Submit, where one is due (PEER-11).

    Judged anew each time: the policy may change while a case is under way.
    """
    if not file.case.allows(Action.SUBMIT):
        return file
    store = BackgroundStore(tx)
    if check := await store.check(file.case):
        is_asked = check.needs_authorization
    else:
        is_first = policy.checks_background
        is_asked = is_first and await store.authorization(file.case) is None
    return replace(file, facts=replace(file.facts, asks_background=is_asked))
