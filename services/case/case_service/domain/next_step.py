"""Where the producer goes on: an address under the case."""

from case_service.domain.case_file import CaseFile
from case_service.domain.status import Status
from case_service.domain.tab import FORM_TABS, Tab

START, CHECK, STATUS = "start", "check", "status"


def next_step(file: CaseFile) -> str:
    """Give the first page on which something is left to do."""
    if file.case.status is Status.INFORMATION_REQUESTED:
        return _first_open(file, [tab for tab in FORM_TABS if file.is_editable(tab)])
    if file.case.status not in (Status.INVITED, Status.IN_PROGRESS):
        return STATUS
    return _first_open(file, list(FORM_TABS)) if file.is_identified else START


def _first_open(file: CaseFile, tabs: list[Tab]) -> str:
    incomplete = file.completeness.incomplete_tabs
    open_tabs = (
        tab for tab in tabs if tab in incomplete or _needs_attention(file, tab)
    )
    if (first := next(open_tabs, None)) is not None:
        return first
    return Tab.ESIGNATURE if Tab.ESIGNATURE in incomplete else CHECK


def _needs_attention(file: CaseFile, tab: Tab) -> bool:
    return file.status_word(tab) == "Needs your attention"
