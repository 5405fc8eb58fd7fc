"""The fees of what is ticked on Licenses."""

from case_service.domain.case_file import CaseFile
from case_service.domain.licenses import chosen_states, wants_bluelincs
from case_service.domain.rules import Fee, fees
from case_service.domain.tab import Tab


def chosen_fees(file: CaseFile) -> tuple[Fee, ...]:
    """Give the fees by the rules of today; a signed packet may show others (FEE-2)."""
    chosen = file.saved(Tab.LICENSES).values
    return fees(
        file.facts.rules,
        states=chosen_states(chosen),
        bluelincs_hmo=wants_bluelincs(chosen),
    )
