"""What a reviewer should look at before deciding."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from case_service.domain import attention, e_and_o, licenses
from case_service.domain.case import Case
from case_service.domain.completeness import Answers
from case_service.domain.glance import Glance
from case_service.domain.lost_mails import loss_sentences
from case_service.domain.rules import Rules
from case_service.domain.surroundings import Surroundings
from case_service.domain.tab import Tab


@dataclass(frozen=True, slots=True)
class Flag:
    """Something out of the ordinary, as a sentence."""

    code: str
    sentence: str
    blocks_approval: bool = False


_BLOCKS_APPROVAL = frozenset({"coverage"})

# The clock of the notice stands still: without an answer nothing is ever decided.
_DISPUTED = "The producer disputes the report. Nothing is decided until you answer."


def flags(
    glance: Glance, around: Surroundings, *, case: Case, rules: Rules, today: date
) -> tuple[Flag, ...]:
    """List everything that deserves a look (REV-2)."""
    told = _told(glance, around, case=case, rules=rules, today=today)
    return tuple(
        Flag(code, sentence, blocks_approval=code in _BLOCKS_APPROVAL)
        for code, sentences in told
        for sentence in sentences
    )


def _told(
    glance: Glance, around: Surroundings, *, case: Case, rules: Rules, today: date
) -> Iterator[tuple[str, Iterable[str]]]:
    if glance.name_differs:
        known, invited = glance.name, glance.invited_name
        yield "name_differs", attention.names_differ(known=known, invited=invited)
    yield "duplicate_ssn", attention.same_ssn(around.same_ssn)
    yield "second_packet", around.screened.second_packet_sentences()
    yield "do_not_contract", around.screened.listed_sentences()
    given = glance.answers.get(Tab.BACKGROUND_QUESTIONNAIRE, {})
    yield "background_yes", attention.yes_answers(given)
    yield "regulatory_actions", attention.regulatory_actions(glance.regulatory_actions)
    stand = (pair for pair, since in glance.contradictions.items() if since <= today)
    yield "contradiction", stand
    yield "coverage", coverage(glance.answers, rules)
    yield "bank_changed", attention.bank_changed(around.bank_changed_at)
    yield "email_changed", attention.email_changed(around.email_changed_at)
    if around.is_disputed:
        yield "report_disputed", (_DISPUTED,)
    yield "mail_undelivered", loss_sentences(around.lost_mails, case.status)
    # The first submission is the rule and no reason to look.
    if case.review_round > 1:
        again = f"Submitted again: review round {case.review_round}."
        yield "resubmitted", (again,)


def coverage(answers: Answers, rules: Rules) -> tuple[str, ...]:
    """Say how the E&O limits fall short of the minimum (EO-6); empty if they do not.

    Each sentence names the rule that it follows from, and its date (NEW-7).
    """
    chosen = licenses.chosen_states(answers.get(Tab.LICENSES, {}))
    short = e_and_o.shortfalls(
        answers.get(Tab.E_AND_O, {}), minimum=rules.minimum(chosen)
    )
    return tuple(f"{problem.message} {problem.rule}" for problem in short)
