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
from case_service.domain.background_authorization import FIELD, TO_AUTHORIZE
from case_service.domain.facts import Facts
from case_service.domain.leftovers import counting
from case_service.domain.tab import FORM_TABS, Problem, Tab, Values, missing
from case_service.domain.typed import LONGEST_LINE, is_blank

Answers = Mapping[Tab, Values]
"""The stored values of every tab that was saved."""


def _general(answers: Answers, facts: Facts) -> tuple[Problem, ...]:
    values = answers.get(Tab.GENERAL, facts.prefilled)
    ask = general.TYPED_ANEW if facts.was_submitted else general.UNCONFIRMED
    return (
        *_unconfirmed(Tab.GENERAL, answers, facts, ask=ask),
        *general.problems(values, facts),
    )


def _e_and_o(answers: Answers, facts: Facts) -> tuple[Problem, ...]:
    chosen = licenses.chosen_states(answers.get(Tab.LICENSES, {}))
    values = answers.get(Tab.E_AND_O, facts.earlier_cover)
    found = e_and_o.problems(values, facts, chosen=chosen)
    if not facts.earlier_cover:
        return found
    return (*_unconfirmed(Tab.E_AND_O, answers, facts, ask=e_and_o.UNCONFIRMED), *found)


def _unconfirmed(
    tab: Tab, answers: Answers, facts: Facts, *, ask: Problem
) -> Iterator[Problem]:
    """Ask for a Save of what was filled in; keeping it while one types is none."""
    if tab not in answers or tab in facts.unconfirmed:
        yield ask


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


def _endless(tab: Tab, values: Values) -> Iterator[Problem]:
    """Name the fields that no line of a document has room for."""
    if tab is Tab.BACKGROUND_QUESTIONNAIRE:
        return  # Its explanations are paragraphs, and it has its own rule for them.
    for field, value in values.items():
        if len(value) > LONGEST_LINE:
            yield Problem(field, f"Shorten this to {LONGEST_LINE} characters.")


def _said(tab: Tab, values: Values) -> Values:
    """Leave out what nobody sees: in a field that is hidden, or an invisible text."""
    said = counting(tab, values)
    return {field: "" if is_blank(value) else value for field, value in said.items()}


class Completeness:
    """What is wrong in each tab of a case, found once however often one asks."""

    def __init__(self, answers: Answers, facts: Facts) -> None:
        """Judge these answers by these facts, each tab when it is asked for."""
        self._stored = answers
        self._answers = {tab: _said(tab, values) for tab, values in answers.items()}
        self._facts = facts
        self._found: dict[Tab, tuple[Problem, ...]] = {}

    def problems(self, tab: Tab) -> tuple[Problem, ...]:
        """List everything that is wrong in one tab."""
        if tab not in self._found:
            endless = _endless(tab, self._answers.get(tab, {}))
            self._found[tab] = (*CHECKS[tab](self._answers, self._facts), *endless)
        return self._found[tab]

    @property
    def incomplete_tabs(self) -> tuple[Tab, ...]:
        """The tabs that keep the case from being submitted, in their order."""
        return tuple(tab for tab in Tab if self._blocking(tab))

    @property
    def beside_tabs(self) -> tuple[Problem, ...]:
        """What keeps the case from being submitted and stands in no tab (PEER-11)."""
        if not self._facts.asks_background:
            return ()
        return (missing(FIELD, TO_AUTHORIZE),)

    @property
    def is_complete(self) -> bool:
        """Tell whether nothing keeps the case from being submitted."""
        return not self.incomplete_tabs and not self.beside_tabs

    @property
    def waiting_for(self) -> tuple[Tab, ...]:
        """The tabs that must be complete before eSignature opens."""
        return tuple(tab for tab in FORM_TABS if self._blocking(tab))

    def status_word(self, tab: Tab, *, reopened: bool = False) -> str:
        """Give the word that the Sections navigation shows beside a tab.

        A reopened tab needs attention until it is saved; say so by `reopened`.
        """
        if tab is Tab.APPOINTMENTS:
            return "For reference"
        # Also when reopened: attention would be asked for where nothing can be done.
        if tab is Tab.ESIGNATURE and self.waiting_for:
            return "Cannot start yet"
        return "Needs your attention" if reopened else self._progress(tab)

    def _progress(self, tab: Tab) -> str:
        blocking = self._blocking(tab)
        if not blocking:
            return "Complete"
        if not self._has_begun(tab):
            return "Not started"
        is_missing = all(problem.is_missing for problem in blocking)
        return "Incomplete" if is_missing else "Has errors"

    def _has_begun(self, tab: Tab) -> bool:
        if tab is Tab.ESIGNATURE:
            return self._facts.packet_begun
        # Who presses Save is told what is missing: that is begun, whatever was typed.
        is_saved = tab in self._stored and tab not in self._facts.unconfirmed
        return is_saved or not all(map(is_blank, self._stored.get(tab, {}).values()))

    def _blocking(self, tab: Tab) -> tuple[Problem, ...]:
        # A warning, and what blocks approval only, leave a tab complete (EO-6).
        return tuple(one for one in self.problems(tab) if one.blocks == "submission")
