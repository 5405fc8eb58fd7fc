"""Why an act on a case is refused, in sentences for people."""

from collections.abc import Iterable

from case_service.domain.status import Action
from case_service.domain.tab import TITLES, Tab
from chassis.refusal import Refused, Unacceptable


class Incomplete(Refused):
    """Something that blocks submission is still open."""

    def __init__(self, tabs: tuple[Tab, ...]) -> None:
        titles = ", ".join(TITLES[tab] for tab in tabs)
        super().__init__(
            "incomplete",
            f"Complete these sections before you submit: {titles}.",
            sections=[str(tab) for tab in tabs],
        )


class StaleCase(Refused):
    """Somebody has acted on the case since the page was shown, also in a window of
    the same person.
    """

    def __init__(self) -> None:
        super().__init__(
            "stale_case",
            "This case has changed since you opened it. "
            "Look at it again before you act.",
        )


class ClaimedByOther(Refused):
    """Another reviewer works on the case."""

    def __init__(self, name: str) -> None:
        super().__init__("claimed_by_other", f"{name} has claimed this case.")


class OwnCase(Refused):
    """Whoever applies or invited does not judge."""

    def __init__(self) -> None:
        super().__init__(
            "own_case",
            "You are the producer of this case or invited them. A colleague has to "
            "review it.",
        )


class NotClaimed(Refused):
    """The reviewer has not claimed the case."""

    def __init__(self) -> None:
        super().__init__("not_claimed", "Claim this case before you act on it.")


class CoverageTooLow(Refused):
    """The E&O limits are below the minimum of the chosen states."""

    def __init__(self, sentences: Iterable[str]) -> None:
        super().__init__("coverage_too_low", " ".join(sentences))


class InvalidRequest(Unacceptable):
    """A request for information or a reason says too little."""

    def __init__(self, field: str, sentence: str) -> None:
        super().__init__(
            "invalid_request",
            sentence,
            problems=[{"field": field, "message": sentence, "blocks": "submission"}],
        )


class NoReason(InvalidRequest):
    """A decision needs a reason; the sentence says who will read it."""

    def __init__(self, action: Action) -> None:
        is_internal = action is Action.RETURN_TO_REVIEW
        readers = "Your team" if is_internal else "The producer"
        super().__init__("reason", f"Give a reason. {readers} can read it.")
