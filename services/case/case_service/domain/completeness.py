"""Why a case can or cannot be submitted: one function per tab, read by everybody.

The page, the Sections navigation, the submit guard and the reviewer all ask here.
"""

from collections.abc import Callable, Iterator, Mapping

from case_service.domain import (
    background,
    banking,
    code_of_conduct,
    e_and_o,
    general,
    licenses,
)
from case_service.domain.facts import Facts
from case_service.domain.tab import FORM_TABS, Problem, Tab, Values, missing
from case_service.domain.typed import LONGEST_LINE

Answers = Mapping[Tab, Values]
"""The stored values of every tab that was saved."""


def _general(answers: Answers, facts: Facts) -> tuple[Problem, ...]:
    values = answers.get(Tab.GENERAL, facts.prefilled)
    return (
        *_unconfirmed(Tab.GENERAL, answers, facts),
        *general.problems(values, facts),
    )


def _e_and_o(answers: Answers, facts: Facts) -> tuple[Problem, ...]:
    chosen = licenses.chosen_states(answers.get(Tab.LICENSES, {}))
    values = answers.get(Tab.E_AND_O, facts.earlier_cover)
    found = e_and_o.problems(values, facts, chosen=chosen)
    if not facts.earlier_cover:
        return found
    return (*_unconfirmed(Tab.E_AND_O, answers, facts), *found)


def _unconfirmed(tab: Tab, answers: Answers, facts: Facts) -> Iterator[Problem]:
    """Ask for a Save of what was filled in; keeping it while one types is none."""
    if tab not in answers or tab in facts.unconfirmed:
        yield _UNCONFIRMED[tab]


_UNCONFIRMED: Mapping[Tab, Problem] = {
    Tab.GENERAL: general.UNCONFIRMED,
    Tab.E_AND_O: e_and_o.UNCONFIRMED,
}


def _of(
    tab: Tab, check: Callable[[Values, Facts], tuple[Problem, ...]]
) -> Callable[[Answers, Facts], tuple[Problem, ...]]:
    return lambda answers, facts: check(answers.get(tab, {}), facts)


def _esignature(answers: Answers, facts: Facts) -> tuple[Problem, ...]:
    if facts.packet_signed:
        return ()
    return (missing("packet", "Review and sign your documents on eSignature."),)


CHECKS: Mapping[Tab, Callable[[Answers, Facts], tuple[Problem, ...]]] = {
    Tab.GENERAL: _general,
    Tab.LICENSES: _of(Tab.LICENSES, licenses.problems),
    Tab.APPOINTMENTS: lambda answers, facts: (),
    Tab.BACKGROUND_QUESTIONNAIRE: _of(
        Tab.BACKGROUND_QUESTIONNAIRE, background.problems
    ),
    Tab.E_AND_O: _e_and_o,
    Tab.BANKING_INFORMATION: _of(Tab.BANKING_INFORMATION, banking.problems),
    Tab.CODE_OF_CONDUCT: _of(Tab.CODE_OF_CONDUCT, code_of_conduct.problems),
    Tab.ESIGNATURE: _esignature,
}


def problems(tab: Tab, answers: Answers, facts: Facts) -> tuple[Problem, ...]:
    """List everything that is wrong in one tab."""
    return (*CHECKS[tab](answers, facts), *_endless(tab, answers.get(tab, {})))


def _endless(tab: Tab, values: Values) -> Iterator[Problem]:
    """Name the fields that no line of a document has room for."""
    if tab is Tab.BACKGROUND_QUESTIONNAIRE:
        return  # Its explanations are paragraphs, and it has its own rule for them.
    for field, value in values.items():
        if len(value) > LONGEST_LINE:
            yield Problem(field, f"Shorten this to {LONGEST_LINE} characters.")


def blocks_submission(tab: Tab, answers: Answers, facts: Facts) -> bool:
    """Tell whether the tab keeps the case from being submitted."""
    found = problems(tab, answers, facts)
    return any(problem.blocks == "submission" for problem in found)


def incomplete_tabs(answers: Answers, facts: Facts) -> tuple[Tab, ...]:
    """List the tabs that keep the case from being submitted, in their order."""
    return tuple(tab for tab in Tab if blocks_submission(tab, answers, facts))


def waiting_for(answers: Answers, facts: Facts) -> tuple[Tab, ...]:
    """List the tabs that must be complete before eSignature opens."""
    return tuple(tab for tab in FORM_TABS if blocks_submission(tab, answers, facts))


def status_word(
    tab: Tab, answers: Answers, facts: Facts, *, reopened: bool = False
) -> str:
    """Give the word that the Sections navigation shows beside a tab.

    A reopened tab needs attention until it is saved; say so by `reopened`.
    """
    if tab is Tab.APPOINTMENTS:
        return "For reference"
    # Also when reopened: attention would be asked for where nothing can be done.
    if tab is Tab.ESIGNATURE and waiting_for(answers, facts):
        return "Cannot start yet"
    if reopened:
        return "Needs your attention"
    return _progress(tab, answers, facts)


def _progress(tab: Tab, answers: Answers, facts: Facts) -> str:
    blocking = [
        problem
        for problem in problems(tab, answers, facts)
        if problem.blocks == "submission"
    ]
    # A warning, and what blocks approval only, leave a tab complete (EO-6).
    if not blocking:
        return "Complete"
    if tab is not Tab.ESIGNATURE and not any(answers.get(tab, {}).values()):
        return "Not started"
    if tab is Tab.ESIGNATURE:
        return "Not started"
    return "Incomplete" if all(p.is_missing for p in blocking) else "Has errors"
