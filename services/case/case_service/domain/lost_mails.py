"""Whose loss keeps somebody waiting among the mails, until when, and what helps."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from case_service.domain.history import Deed
from case_service.domain.mail_names import AUTHORIZE_AGAIN, CHANGE_WARNING
from case_service.domain.status import OPEN, Status


@dataclass(frozen=True, slots=True)
class Loss:
    """What a lost mail means for a case.

    It matters while the case has one of `statuses`, and until one of the deeds
    `ended_by` comes after it: the mail went out again, say, or was answered.
    """

    statuses: frozenset[Status]
    sentence: str
    ended_by: frozenset[Deed] = frozenset()


_ANNOUNCED = frozenset({Status.HCSC_REVIEW, Status.ERROR})
_ENDS_NOTICE = frozenset(
    {Deed.REPORT_DISPUTED, Deed.REJECTION_WITHDRAWN, Deed.REJECTION_PROPOSED}
)
_NOTICE = Loss(
    _ANNOUNCED,
    "The notice's email could not be delivered, and the time for an answer "
    "runs on. Reach the producer otherwise, or withdraw the rejection.",
    _ENDS_NOTICE,
)

LOSSES: Mapping[str, Loss] = {
    "": _NOTICE,
    "pre-adverse-notice": _NOTICE,
    "dispute-answered": Loss(
        _ANNOUNCED,
        "The email with the answer to the dispute could not be delivered, and the "
        "time for an answer runs on. Reach the producer otherwise, or withdraw the "
        "rejection.",
        _ENDS_NOTICE | {Deed.DISPUTE_ANSWERED},
    ),
    "not-approved": Loss(
        frozenset({Status.REJECTED}),
        "The email that tells of the rejection could not be delivered. Send the "
        "producer the decision otherwise.",
    ),
    "information-needed": Loss(
        frozenset({Status.INFORMATION_REQUESTED}),
        "The email that asks for information could not be delivered. Reach the "
        "producer otherwise: the request is shown after they sign in.",
        frozenset({Deed.INFORMATION_REQUESTED}),
    ),
    CHANGE_WARNING: Loss(
        OPEN - {Status.INVITED},
        "A warning of the changed bank account or contact email could not be "
        "delivered to one of the addresses. Ask the producer otherwise whether the "
        "change is theirs.",
    ),
    "welcome-letter": Loss(
        frozenset({Status.APPROVED}),
        "The email with the Welcome Letter could not be delivered. Give the producer "
        "their number otherwise: the letter is among the documents of the case.",
    ),
    "onboarding-invitation": Loss(
        frozenset({Status.INVITED}),
        "The email with the invitation could not be delivered. Check the address: "
        "resend the invitation if it is right; otherwise withdraw the case and "
        "invite the producer anew.",
        frozenset({Deed.INVITATION_RESENT}),
    ),
    AUTHORIZE_AGAIN: Loss(
        frozenset({Status.INVITED, Status.IN_PROGRESS}),
        "The email that asks to authorize the report again could not be delivered. "
        "Reach the producer otherwise: the case waits until they sign in and do it.",
        frozenset({Deed.REPORT_AUTHORIZED}),
    ),
}
"""Each kind of mail whose loss somebody must be told; all others can be missed."""

ENDINGS: tuple[tuple[str, Deed], ...] = tuple(
    (kind, deed) for kind, loss in LOSSES.items() for deed in sorted(loss.ended_by)
)
"""Which deed ends the loss of which mail."""


def matters(kind: str, status: Status) -> bool:
    """Tell whether somebody waits for such a mail while a case stands so."""
    return kind in LOSSES and status in LOSSES[kind].statuses


def loss_sentences(kinds: Iterable[str], status: Status) -> Iterator[str]:
    """Say which lost mails matter now, each once, and what to do."""
    told = (LOSSES[kind].sentence for kind in kinds if matters(kind, status))
    yield from dict.fromkeys(told)
