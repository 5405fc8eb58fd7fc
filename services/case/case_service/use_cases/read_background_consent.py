"""Read what the producer is asked to agree to for a background check."""

from case_service.domain.policy import Policy
from case_service.domain.viewer import Viewer
from case_service.store.background import BackgroundConsent, BackgroundStore
from case_service.store.case_files import CaseFileStore
from case_service.store.cases import Ref
from case_service.use_cases.steps.apply_policy import apply_policy
from chassis.transaction import Transaction


async def read_background_consent(
    tx: Transaction, ref: Ref, *, by: Viewer, policy: Policy
) -> BackgroundConsent:
    """Tell how the authorization of the background check stands."""
    file = await CaseFileStore(tx).read(ref, by=by)
    file = await apply_policy(tx, file, policy=policy)
    return await BackgroundStore(tx).consent(file)
