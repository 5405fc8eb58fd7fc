"""Licenses as it is sent: the states that may be chosen, and what each costs."""

from collections.abc import Mapping
from datetime import date

from case_service.api.problems import fee_lines, total_text
from case_service.domain.case_file import CaseFile
from case_service.domain.rules import Fee, fees
from case_service.domain.state import License, State, reason_against, shortcoming
from case_service.domain.tab import Tab
from contracts.api.case_tabs import LicenseLine, StateChoice, TabFacts

Signed = tuple[Fee, ...] | None
"""The fees of the signed packet, None without one."""


def due_fees(file: CaseFile, signed: Signed) -> tuple[Fee, ...]:
    """Give the fees to be deducted: those that were signed, else today's (FEE-2)."""
    # Signed for other answers they freeze nothing: the packet is about to be void.
    is_frozen = file.judged_by.packet_signed or not file.is_editable(Tab.LICENSES)
    if signed and is_frozen:
        return signed
    return file.chosen_fees


def license_facts(file: CaseFile, signed: Signed) -> TabFacts:
    """Shape what Licenses shows beside its fields."""
    due = due_fees(file, signed)
    own = {fee.state: fee for fee in due if not fee.bluelincs_hmo}
    hmo = _hmo_fee(file, due)
    return TabFacts(
        bluelincs_fee_text=hmo.text if hmo else "",
        bluelincs_fee_rule=str(hmo.origin) if hmo else "",
        states=tuple(_choice(file, state, due=own) for state in file.case.states),
        fees=fee_lines(due),
        fee_total_text=total_text(due),
    )


def _hmo_fee(file: CaseFile, due: tuple[Fee, ...]) -> Fee | None:
    """Give the fee of BlueLincs HMO, whether it is chosen or not."""
    todays = fees(file.facts.rules, states=[State.OK], bluelincs_hmo=True)
    return next((fee for fee in (*due, *todays) if fee.bluelincs_hmo), None)


def _choice(file: CaseFile, state: State, *, due: Mapping[State, Fee]) -> StateChoice:
    facts = file.facts
    reason = reason_against(facts.licenses, state=state, today=facts.today)
    (todays,) = fees(facts.rules, states=[state], bluelincs_hmo=False)
    fee = due.get(state, todays)
    return StateChoice(
        state=state.value,
        name=state.full_name,
        selectable=reason is None,
        reason=reason,
        licenses=tuple(
            _license(license_, today=facts.today)
            for license_ in facts.licenses
            if license_.state == state
        ),
        fee_text=fee.text,
        fee_rule=str(fee.origin),
    )


def _license(license_: License, *, today: date) -> LicenseLine:
    return LicenseLine(
        number=license_.number,
        license_class=license_.license_class,
        lines_of_authority=tuple(line.name for line in license_.lines),
        issued_on=license_.issued_on,
        expires_on=license_.expires_on,
        shortcoming=shortcoming(license_, today=today),
    )
