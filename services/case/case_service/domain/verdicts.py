"""A reviewer's verdict on each requirement, and the request built from them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from case_service.domain.case_refusals import InvalidRequest
from case_service.domain.requirement import Requirement
from case_service.domain.review import InformationWanted
from case_service.domain.typed import paragraphs
from chassis.refusal import Refused


class Word(StrEnum):
    """What a reviewer may find about a requirement."""

    REQUIRES_REVIEW = "requires review"
    NO_ISSUE = "no issue"
    NOT_ACCEPTABLE = "not acceptable"


@dataclass(frozen=True, slots=True)
class Verdict:
    """A verdict; `because` is for the producer, where it is not acceptable."""

    requirement: Requirement
    word: Word = Word.REQUIRES_REVIEW
    because: str = ""


@dataclass(frozen=True, slots=True)
class Said:
    """A verdict as a form brought it, beside the one that its page had shown."""

    verdict: Verdict
    shown: Verdict


@dataclass(frozen=True, slots=True)
class Given:
    """A verdict as it is kept: in which round, by whom and when."""

    verdict: Verdict
    review_round: int
    by_name: str
    at: datetime


class NotAcceptable(Refused):
    """The reviewer's own verdict speaks against approval."""

    def __init__(self, titles: Iterable[str]) -> None:
        listed = ", ".join(titles)
        super().__init__(
            "not_acceptable",
            f"Your verdict says not acceptable: {listed}. Request information, or "
            "change the verdict before you approve.",
        )


class StaleVerdicts(Refused):
    """Verdicts were changed after the page was shown that changes them again."""

    def __init__(self, now: Iterable[Verdict]) -> None:
        sentences = {
            f"verdict_{one.requirement}": f"The verdict on {one.requirement.full_name} "
            f'was changed after you opened this page: it is "{one.word}" now. Save '
            "again if yours is to replace it."
            for one in now
        }
        super().__init__(
            "stale_verdicts",
            " ".join(sentences.values()),
            problems=[
                {"field": field, "message": said, "blocks": "submission"}
                for field, said in sentences.items()
            ],
        )


def read_verdict(requirement: str, word: str, because: str) -> Verdict:
    """Read what a form brought; InvalidRequest for what says too little."""
    # The form offers only these: anything else is a hand-made request.
    if requirement not in set(Requirement) or word not in set(Word):
        raise InvalidRequest("verdicts", "Choose a verdict from the list.")
    known, said = Requirement(requirement), Word(word)
    field = f"because_{known}"
    if said is not Word.NOT_ACCEPTABLE:
        return Verdict(known, said)
    why = paragraphs(field, because)
    if not why:
        raise InvalidRequest(
            field,
            f"Say why {known.full_name} is not acceptable: the producer reads it.",
        )
    return Verdict(known, said, why)


def of_round(given: Iterable[Given], review_round: int) -> tuple[Given, ...]:
    """Give the verdicts of one round."""
    return tuple(one for one in given if one.review_round == review_round)


def changed(
    said: Iterable[Said], given: Iterable[Given], *, review_round: int
) -> tuple[Verdict, ...]:
    """Give the verdicts to be kept; StaleVerdicts where others came in between.

    A form posts all verdicts. What it leaves as its page had shown it says nothing, so
    that a window of yesterday does not turn back what another one has said.
    """
    known = {
        one.verdict.requirement: one.verdict for one in of_round(given, review_round)
    }
    news = [
        (one, now)
        for one in said
        if (now := known.get(one.verdict.requirement, Verdict(one.verdict.requirement)))
        != one.verdict
        and one.verdict != one.shown
    ]
    if stale := [now for one, now in news if one.shown != now]:
        raise StaleVerdicts(stale)
    return tuple(one.verdict for one, _ in news)


def check_acceptable(given: Iterable[Given], *, review_round: int) -> None:
    """Raise NotAcceptable while a verdict of this round speaks against approval."""
    if against := _not_acceptable(of_round(given, review_round)):
        raise NotAcceptable(verdict.requirement.full_name for verdict in against)


def proposed_request(given: Iterable[Given], *, review_round: int) -> InformationWanted:
    """Build the request for information from what is not acceptable (PEER-4)."""
    against = _not_acceptable(of_round(given, review_round))
    lines = (f"{one.requirement.full_name}: {one.because}" for one in against)
    tabs = (one.requirement.tab for one in against)
    return InformationWanted("\n\n".join(lines), tuple(tab for tab in tabs if tab), ())


def _not_acceptable(given: Iterable[Given]) -> tuple[Verdict, ...]:
    return tuple(
        one.verdict for one in given if one.verdict.word is Word.NOT_ACCEPTABLE
    )
