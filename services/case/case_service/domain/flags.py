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
from case_service.domain.screening import Screened
from case_service.domain.surroundings import Surroundings
from case_service.domain.tab import Tab


@dataclass(frozen=True, slots=True)
class Flag:
    """Something out of the ordinary, as a sentence."""

    code: str
    sentence: str
    blocks_approval: bool = False


def flags(
    glance: Glance, around: Surroundings, *, case: Case, rules: Rules, today: date
) -> tuple[Flag, ...]:
    """List everything that deserves a look (REV-2)."""
    return (
        *_identity(glance, around),
        *_screening(around.screened),
        *_background(glance, today=today),
        *(
            Flag("coverage", text, blocks_approval=True)
            for text in coverage(glance.answers, rules)
        ),
        *_flags("bank_changed", attention.bank_changed(around.bank_changed_at)),
        *_flags("email_changed", attention.email_changed(around.email_changed_at)),
        *_dispute(is_open=around.is_disputed),
        *_flags("mail_undelivered", loss_sentences(around.lost_mails, case.status)),
        *_again(case.review_round),
    )


def coverage(answers: Answers, rules: Rules) -> tuple[str, ...]:
    """Say how the E&O limits fall short of the minimum (EO-6); empty if they do not.

    Each sentence names the rule that it follows from, and its date (NEW-7).
    """
    chosen = licenses.chosen_states(answers.get(Tab.LICENSES, {}))
    short = e_and_o.shortfalls(
        answers.get(Tab.E_AND_O, {}), minimum=rules.minimum(chosen)
    )
    return tuple(f"{problem.message} {problem.rule}" for problem in short)


def _identity(glance: Glance, around: Surroundings) -> Iterator[Flag]:
    if glance.name_differs:
        told = attention.names_differ(known=glance.name, invited=glance.invited_name)
        yield from _flags("name_differs", told)
    yield from _flags("duplicate_ssn", attention.same_ssn(around.same_ssn))


def _flags(code: str, told: Iterable[str]) -> Iterator[Flag]:
    return (Flag(code, sentence) for sentence in told)


def _screening(screened: Screened) -> Iterator[Flag]:
    yield from _flags("second_packet", screened.second_packet_sentences())
    yield from _flags("do_not_contract", screened.listed_sentences())


def _background(glance: Glance, *, today: date) -> Iterator[Flag]:
    given = glance.answers.get(Tab.BACKGROUND_QUESTIONNAIRE, {})
    yield from _flags("background_yes", attention.yes_answers(given))
    told = attention.regulatory_actions(glance.regulatory_actions)
    yield from _flags("regulatory_actions", told)
    stand = (pair for pair, since in glance.contradictions.items() if since <= today)
    yield from _flags("contradiction", stand)


def _dispute(*, is_open: bool) -> tuple[Flag, ...]:
    if not is_open:
        return ()
    # The clock of the notice stands still: without an answer nothing is ever decided.
    return (
        Flag(
            "report_disputed",
            "The producer disputes the report. Nothing is decided until you answer.",
        ),
    )


def _again(review_round: int) -> tuple[Flag, ...]:
    # The first submission is the rule and no reason to look.
    if review_round < 2:
        return ()
    return (
        Flag(
            "resubmitted",
            f"Submitted again: review round {review_round}.",
        ),
    )
