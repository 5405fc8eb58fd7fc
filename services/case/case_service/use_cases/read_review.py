"""Read a case as a reviewer sees it."""

from dataclasses import dataclass

from case_service.domain.case_file import CaseFile
from case_service.domain.flags import Flag, flags
from case_service.domain.review import document_flags
from case_service.domain.tab import Tab
from case_service.domain.viewer import Viewer
from case_service.store.case_files import CaseFileStore
from case_service.store.cases import Ref
from case_service.store.reviews import InfoRequest, ReviewStore
from case_service.store.start import StartStore
from case_service.store.views import Told, ViewStore
from case_service.use_cases.read_case import WholeCase, read_case
from chassis.transaction import Transaction


@dataclass(frozen=True, slots=True)
class ReviewedCase:
    """The whole case with what deserves a look and what was done to it."""

    whole: WholeCase
    flags: tuple[Flag, ...]
    history: tuple[Told, ...]


async def read_review(tx: Transaction, ref: Ref, *, by: Viewer) -> ReviewedCase:
    """Give the whole case (REV-2); sensitive fields come masked."""
    whole = await read_case(tx, ref, by=by)
    file = whole.file
    same_ssn = await StartStore(tx).same_ssn(file.case)
    return ReviewedCase(
        whole=whole,
        flags=(
            *flags(file.answers, file.facts, file.circumstances(same_ssn)),
            *await _document_flags(tx, file, whole.requests),
        ),
        history=await ViewStore(tx).history(file.case),
    )


async def _document_flags(
    tx: Transaction, file: CaseFile, requests: tuple[InfoRequest, ...]
) -> tuple[Flag, ...]:
    if not file.case.review_round:
        return ()
    page = file.saved(Tab.E_AND_O).values.get("declaration_page", "")
    still_wanted: set[str] = set()
    if requests:
        came = await ReviewStore(tx).kinds_since(file.case, since=requests[-1].asked_at)
        still_wanted = set(requests[-1].wanted_documents) - came
    return document_flags(
        has_declaration_page=await CaseFileStore(tx).has_file(file.case, page),
        still_wanted=still_wanted,
    )
