"""Read the first screen."""

from dataclasses import dataclass
from uuid import UUID

from case_service.domain.authorization import VERSION
from case_service.domain.case_file import CaseFile
from case_service.domain.start import Progress, Start, message, start_state
from case_service.domain.viewer import Viewer
from case_service.store.case_files import CaseFileStore
from case_service.store.cases import Ref
from case_service.store.start import LookupInUse, StartStore
from chassis.transaction import Transaction


@dataclass(frozen=True, slots=True)
class FirstScreen:
    """The first screen in the state that it is in."""

    file: CaseFile
    progress: Progress
    state: Start
    message: str
    lookup_id: UUID | None
    last_name: str
    text_version: str


async def read_start(tx: Transaction, ref: Ref, *, by: Viewer) -> FirstScreen:
    """Tell where the look-up stands and what to do."""
    file = await CaseFileStore(tx).read(ref, by=by)
    in_use = await StartStore(tx).lookup_in_use(file.case)
    progress = in_use.progress if in_use else Progress()
    state = start_state(progress, now=tx.now)
    return FirstScreen(
        file=file,
        progress=progress,
        state=state,
        message=message(state, progress),
        lookup_id=in_use.lookup_id if in_use else None,
        last_name=in_use.last_name if in_use else file.invitee.last_name,
        text_version=_text_version(in_use, state),
    )


def _text_version(in_use: LookupInUse | None, state: Start) -> str:
    """Name the text that was agreed to, or the one to agree to now."""
    if in_use is None or state is Start.AUTHORIZE_AGAIN:
        return VERSION
    return in_use.text_version or VERSION
