"""What a reviewer should look at before deciding."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from case_service.domain import attention
from case_service.domain.business_days import central_day
from case_service.domain.completeness import Answers, Completeness
from case_service.domain.facts import Facts
from case_service.domain.screening import NOT_SCREENED, Screened
from case_service.domain.tab import Tab
from case_service.domain.us_date import us_date


@dataclass(frozen=True, slots=True)
class Flag:
    """Something out of the ordinary, as a sentence."""

    code: str
    sentence: str
    blocks_approval: bool = False


@dataclass(frozen=True, slots=True)
class Circumstances:
    """What the case's own records say beside the answers."""

    name_differs: bool
    invited_name: str
    duplicate_ssn_keys: tuple[str, ...]
    regulatory_actions: int
    review_round: int
    bank_changed_at: datetime | None = None
    is_disputed: bool = False
    screened: Screened = NOT_SCREENED


def flags(
    answers: Answers, facts: Facts, circumstances: Circumstances
) -> tuple[Flag, ...]:
    """List everything that deserves a look (REV-2)."""
    return (
        *_identity(facts, circumstances),
        *_screening(circumstances.screened),
        *_background(answers, circumstances),
        *(
            Flag("coverage", text, blocks_approval=True)
            for text in coverage(answers, facts)
        ),
        *_bank(circumstances),
        *_dispute(circumstances),
        *_again(circumstances),
    )


def coverage(answers: Answers, facts: Facts) -> tuple[str, ...]:
    """Say how the E&O limits fall short of the minimum (EO-6); empty if they do not.

    Each sentence names the rule that it follows from, and its date (NEW-7).
    """
    return tuple(
        f"{problem.message} {problem.rule}"
        for problem in Completeness(answers, facts).problems(Tab.E_AND_O)
        if problem.blocks == "approval"
    )


def _identity(facts: Facts, circumstances: Circumstances) -> Iterator[Flag]:
    if circumstances.name_differs:
        told = attention.names_differ(
            known=facts.name, invited=circumstances.invited_name
        )
        yield from _flags("name_differs", told)
    yield from _flags(
        "duplicate_ssn", attention.same_ssn(circumstances.duplicate_ssn_keys)
    )


def _flags(code: str, told: Iterable[str]) -> Iterator[Flag]:
    return (Flag(code, sentence) for sentence in told)


def _screening(screened: Screened) -> Iterator[Flag]:
    yield from _flags("second_packet", screened.same_npn_sentences())
    yield from _flags("do_not_contract", screened.listed_sentences())


def _background(answers: Answers, circumstances: Circumstances) -> Iterator[Flag]:
    given = answers.get(Tab.BACKGROUND_QUESTIONNAIRE, {})
    yield from _flags("background_yes", attention.yes_answers(given))
    told = attention.regulatory_actions(circumstances.regulatory_actions)
    yield from _flags("regulatory_actions", told)


def bank_sentence(changed_at: datetime) -> str:
    """Say that a submitted bank account was changed (NEW-13)."""
    return (
        f"The bank account was changed on {us_date(central_day(changed_at))}, after "
        "the first submission. The password was entered for it, and a warning goes to "
        "the email address of the last submission."
    )


def _bank(circumstances: Circumstances) -> tuple[Flag, ...]:
    if circumstances.bank_changed_at is None:
        return ()
    return (Flag("bank_changed", bank_sentence(circumstances.bank_changed_at)),)


def _dispute(circumstances: Circumstances) -> tuple[Flag, ...]:
    if not circumstances.is_disputed:
        return ()
    # The clock of the notice stands still: without an answer nothing is ever decided.
    return (
        Flag(
            "report_disputed",
            "The producer disputes NIPR's report. Nothing is decided until you answer.",
        ),
    )


def _again(circumstances: Circumstances) -> tuple[Flag, ...]:
    # The first submission is the rule and no reason to look.
    if circumstances.review_round < 2:
        return ()
    return (
        Flag(
            "resubmitted",
            f"Submitted again: review round {circumstances.review_round}.",
        ),
    )
