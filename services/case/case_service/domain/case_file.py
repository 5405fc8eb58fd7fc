"""A case with everything that its tabs, its pages and its decisions depend on."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cached_property

from case_service.domain import licenses
from case_service.domain.case import Case
from case_service.domain.closed import ReadOnly
from case_service.domain.completeness import Answers, Completeness
from case_service.domain.contradictions import Contradiction, contradictions
from case_service.domain.facts import Facts
from case_service.domain.findings import expired
from case_service.domain.people import Identity, Invitee, differs
from case_service.domain.record import Record
from case_service.domain.rules import Fee
from case_service.domain.snapshot import has_same_answers, said_by, snapshot_hash
from case_service.domain.ssn import Ssn
from case_service.domain.status import Status
from case_service.domain.tab import FORM_TABS, Problem, Tab, Values
from chassis.refusal import Refused

_BEFORE_SUBMISSION = (Status.INVITED, Status.IN_PROGRESS)


class NotIdentified(Refused):
    """The first screen is not done: nobody knows yet who the producer is."""

    def __init__(self) -> None:
        super().__init__(
            "not_identified",
            "Finish the first screen before you fill in this section.",
        )


@dataclass(frozen=True, slots=True)
class SavedTab:
    """A tab as stored; version 0 has never been saved.

    What is kept while somebody types leaves it unconfirmed, until Save is pressed once;
    an email address that is typed anew needs it again.
    """

    values: Values
    version: int
    saved_at: datetime | None
    is_confirmed: bool = True


NEVER_SAVED = SavedTab({}, 0, None, is_confirmed=False)


@dataclass(frozen=True)
class CaseFile:
    """A case and what is known about it, read at one moment.

    It never changes, so what follows from it is worked out once and kept with it.
    `asked_at` is when the open request for information was made; `mail_address` is
    what the producer's last Save of General said, whatever was typed since. From the
    answers of `prepared_hash` documents were last made for signing.
    """

    case: Case
    invitee: Invitee
    salt: bytes
    tabs: Mapping[Tab, SavedTab]
    facts: Facts
    ssn: Ssn | None = None
    identity: Identity | None = None
    record: Record | None = None
    asked_at: datetime | None = None
    mail_address: str | None = None
    prepared_hash: str | None = None

    @property
    def is_identified(self) -> bool:
        """Tell whether the PDB report is here, so that the tabs are open."""
        return self.record is not None

    @property
    def name(self) -> str:
        """The producer's name: NIPR's once it is known, else the invitation's."""
        return self.record.name if self.record else self.invitee.name

    @cached_property
    def answers(self) -> Answers:
        """The stored values of every tab."""
        return {tab: saved.values for tab, saved in self.tabs.items()}

    @cached_property
    def completeness(self) -> Completeness:
        """What is wrong in each tab, knowing whether the signed packet fits."""
        return Completeness(self.answers, self.judged_by)

    @cached_property
    def judged_by(self) -> Facts:
        """The facts, with what the answers themselves say about packet and tabs."""
        # Not the word of PacketVoided, which comes later: the answers themselves
        # decide.
        signed = self.case.packet_hash is not None
        begun = self.prepared_hash is not None
        return replace(
            self.facts,
            packet_signed=signed and self.case.packet_hash == self.snapshot_hash,
            packet_begun=begun and self.prepared_hash == self.snapshot_hash,
            unconfirmed=frozenset(
                tab for tab, one in self.tabs.items() if not one.is_confirmed
            ),
            was_submitted=self.case.was_submitted,
        )

    @cached_property
    def snapshot_hash(self) -> str | None:
        """The hash of all that a document or the submission depends on.

        Of the fees and addenda it means those of today, unless these very answers are
        signed already: what was signed stays as it was (FEE-2).
        """
        if self.record is None or self.identity is None or self.ssn is None:
            return None
        who = [
            self.record.name,
            self.identity.npn,
            self.identity.resident_state,
            self.ssn.digits,
        ]
        todays = snapshot_hash(
            {"answers": said_by(self.answers), "who": who},
            self._by_the_rules(),
            salt=self.salt,
        )
        signed = self.case.packet_hash
        return signed if signed and has_same_answers(signed, todays) else todays

    @property
    def chosen_fees(self) -> tuple[Fee, ...]:
        """The fees by the rules of today; a signed packet may show others (FEE-2)."""
        chosen = self.answers.get(Tab.LICENSES, {})
        return licenses.chosen_fees(chosen, self.facts.rules)

    def _by_the_rules(self) -> dict[str, object]:
        states = licenses.chosen_states(self.answers.get(Tab.LICENSES, {}))
        return {
            "fees": [
                [fee.state, fee.bluelincs_hmo, fee.cents] for fee in self.chosen_fees
            ],
            "addenda": self.facts.rules.addenda(states),
        }

    def saved(self, tab: Tab) -> SavedTab:
        """Give a tab as stored; version 0 holds what was filled in for the producer."""
        saved = self.tabs.get(tab) or self._never_saved(tab)
        if tab is Tab.LICENSES:
            return replace(saved, values=licenses.with_default(saved.values))
        return saved

    def _never_saved(self, tab: Tab) -> SavedTab:
        if tab is Tab.GENERAL:
            return replace(NEVER_SAVED, values=self.facts.prefilled)
        if tab is Tab.E_AND_O:
            return replace(NEVER_SAVED, values=self.facts.earlier_cover)
        return NEVER_SAVED

    def with_case(self, case: Case) -> "CaseFile":
        """Give the file after a decision."""
        return replace(self, case=case)

    def with_tab(
        self, tab: Tab, values: Values, *, at: datetime, confirms: bool = True
    ) -> "CaseFile":
        """Save a tab: everything that was typed is kept, also what is wrong."""
        self.check_editable(tab)
        before = self.saved(tab)
        # An address that is still being typed may be a stranger's: Save confirms it.
        is_same_address = values.get("email") == before.values.get("email")
        stays = before.is_confirmed and is_same_address
        saved = SavedTab(values, before.version + 1, at, confirms or stays)
        return replace(self, tabs={**self.tabs, tab: saved})

    def check_editable(self, tab: Tab) -> None:
        """Raise a refusal unless the producer may save the tab now."""
        if self.record is None and self.case.status in _BEFORE_SUBMISSION:
            raise NotIdentified
        if tab not in FORM_TABS:
            raise ReadOnly(self.case.status)
        if not self._has_lapsed(tab):
            self.case.check_editable(tab)

    def is_editable(self, tab: Tab) -> bool:
        """Tell whether the producer may change a tab now."""
        if self.record is None:
            return False
        if not self.case.may_edit(tab) and not self._has_lapsed(tab):
            return False
        return tab is not Tab.ESIGNATURE or not self.completeness.waiting_for

    def _has_lapsed(self, tab: Tab) -> bool:
        # A date may run out in a section that no reviewer has opened. It would keep the
        # answer from being submitted, so it opens; once begun it stays open.
        if self.case.status is not Status.INFORMATION_REQUESTED:
            return False
        saved_at = self.saved(tab).saved_at
        is_begun = saved_at and self.asked_at and saved_at >= self.asked_at
        return tab in self.completeness.waiting_for or bool(is_begun)

    @property
    def contradictions(self) -> tuple[Contradiction, ...]:
        """Pair each No with what NIPR's record has against it (NEW-1)."""
        answers = self.answers.get(Tab.BACKGROUND_QUESTIONNAIRE, {})
        findings = self.record.findings if self.record else ()
        lapsed = expired(self.facts.licenses, today=self.facts.today)
        return contradictions(answers, (*findings, *lapsed))

    @property
    def name_differs(self) -> bool:
        """Tell whether NIPR's last name disagrees with the invitation's (HOME-3)."""
        return self.identity is not None and differs(self.invitee, self.identity)

    def problems(self, tab: Tab) -> tuple[Problem, ...]:
        """List what is wrong in a tab."""
        return self.completeness.problems(tab)

    def all_problems(self) -> tuple[Problem, ...]:
        """List what is wrong in any tab, in their order, and what stands in none."""
        in_tabs = (problem for tab in Tab for problem in self.problems(tab))
        return (*in_tabs, *self.completeness.beside_tabs)

    def status_word(self, tab: Tab) -> str:
        """Give the word that stands beside the tab's name."""
        if self.record is None and tab is not Tab.APPOINTMENTS:
            return "Cannot start yet"
        return self.completeness.status_word(tab, reopened=self._is_untouched(tab))

    def _is_untouched(self, tab: Tab) -> bool:
        if tab is Tab.ESIGNATURE:
            # Made or signed once already, so "Not started" would be untrue.
            is_asked = self.case.status is Status.INFORMATION_REQUESTED
            was_made = is_asked or self.prepared_hash is not None
            by = self.judged_by
            return was_made and not (by.packet_signed or by.packet_begun)
        saved_at = self.saved(tab).saved_at
        if tab not in self.case.reopened or self.asked_at is None:
            return False
        return saved_at is None or saved_at < self.asked_at
