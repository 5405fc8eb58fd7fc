"""A tab as it is sent: values, what is wrong, and what is known beside them."""

from collections.abc import Callable, Mapping

from case_service.api.license_views import Signed, license_facts
from case_service.api.problems import problem_shapes
from case_service.domain.background import QUESTIONS
from case_service.domain.carriers import offered
from case_service.domain.case_file import CaseFile
from case_service.domain.conduct_text import PARAGRAPHS
from case_service.domain.facts import NiprAppointment
from case_service.domain.leftovers import leftovers
from case_service.domain.licenses import chosen_states
from case_service.domain.masking import ending, without_numbers
from case_service.domain.protection import is_protected
from case_service.domain.provenance import hints, to_correct_at_nipr
from case_service.domain.rule_kind import RuleKind
from case_service.domain.tab import FORM_TABS, Tab
from case_service.domain.viewer import Viewer
from contracts.api.case_tabs import (
    AppointmentLine,
    SectionView,
    TabFacts,
    TabView,
)
from contracts.words import Tab as TabWord


def tab_view(
    file: CaseFile,
    tab: Tab,
    *,
    appointments: tuple[NiprAppointment, ...] = (),
    signed: Signed = None,
) -> TabView:
    """Shape a tab as stored; `signed` are the fees of the signed packet."""
    saved = file.saved(tab)
    values = saved.values
    if tab is Tab.BANKING_INFORMATION:
        values = without_numbers(values)
    if tab is Tab.APPOINTMENTS:
        facts = _appointments(appointments)
    elif tab is Tab.LICENSES:
        facts = license_facts(file, signed)
    else:
        facts = _FACTS[tab](file)
    return TabView.model_validate(
        {
            "tab": TabWord(tab),
            "version": saved.version,
            "status": file.status_word(tab),
            "editable": file.is_editable(tab),
            "values": values,
            "leftovers": sorted(leftovers(tab, values)),
            "problems": problem_shapes(file.problems(tab)),
            "facts": facts,
        }
    )


def as_seen(view: TabView, *, by: Viewer) -> TabView:
    """Leave bank data out unless producer or reviewer reads: helping needs none."""
    if view.tab != TabWord.BANKING_INFORMATION or by.roles & {"producer", "reviewer"}:
        return view
    return view.model_copy(update={"values": {}, "leftovers": (), "facts": TabFacts()})


def section_views(file: CaseFile) -> tuple[SectionView, ...]:
    """Shape the entries of the Sections navigation."""
    return tuple(
        SectionView.model_validate(
            {
                "tab": TabWord(tab),
                "status": file.status_word(tab),
                "editable": file.is_editable(tab),
                "problems": len(file.problems(tab)) if tab in FORM_TABS else 0,
            }
        )
        for tab in Tab
    )


def _general(file: CaseFile) -> TabFacts:
    return TabFacts(
        name=file.name,
        provenance=hints(file),
        to_correct_at_nipr=to_correct_at_nipr(file),
        filled_from=_filled_from(file, Tab.GENERAL),
        password_needed=is_protected(file),
    )


def _filled_from(file: CaseFile, tab: Tab) -> str:
    """Say which application a tab was filled in from, until it is saved."""
    earlier = file.record.earlier if file.record else None
    if earlier is None or tab not in earlier.answers or file.saved(tab).is_confirmed:
        return ""
    return earlier.words


def _appointments(appointments: tuple[NiprAppointment, ...]) -> TabFacts:
    return TabFacts(
        appointments=tuple(
            AppointmentLine(
                company=appointment.company,
                state=appointment.state,
                line_of_authority=appointment.line_of_authority,
                appointed_on=appointment.appointed_on,
            )
            for appointment in appointments
        )
    )


def _background(_: CaseFile) -> TabFacts:
    return TabFacts(questions=QUESTIONS)


def _e_and_o(file: CaseFile) -> TabFacts:
    states = chosen_states(file.saved(Tab.LICENSES).values)
    minimum = file.facts.rules.minimum(states)
    return TabFacts(
        carriers=offered(file.saved(Tab.E_AND_O).values.get("company", "")),
        filled_from=_filled_from(file, Tab.E_AND_O),
        minimum_cents=minimum.cents if minimum else None,
        minimum_rule=str(minimum.origin) if minimum else None,
        cover_left=str(file.facts.rules.deadlines[RuleKind.COVER_LEFT]),
    )


def _banking(file: CaseFile) -> TabFacts:
    values = file.saved(Tab.BANKING_INFORMATION).values
    return TabFacts(
        routing_number_ending=ending(values, "routing_number"),
        account_number_ending=ending(values, "account_number"),
        password_needed=is_protected(file),
    )


def _conduct(file: CaseFile) -> TabFacts:
    return TabFacts(code_of_conduct=PARAGRAPHS, expected_signature=file.name)


def _esignature(file: CaseFile) -> TabFacts:
    return TabFacts(
        waiting_for=tuple(TabWord(tab) for tab in file.completeness.waiting_for),
        snapshot_hash=file.snapshot_hash,
    )


_FACTS: Mapping[Tab, Callable[[CaseFile], TabFacts]] = {
    Tab.GENERAL: _general,
    Tab.BACKGROUND_QUESTIONNAIRE: _background,
    Tab.E_AND_O: _e_and_o,
    Tab.BANKING_INFORMATION: _banking,
    Tab.CODE_OF_CONDUCT: _conduct,
    Tab.ESIGNATURE: _esignature,
}
