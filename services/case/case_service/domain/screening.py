"""Who cannot be invited, and what a recruiter is told of it (PEER-2)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from case_service.domain.general import is_email
from case_service.domain.invitation_terms import OnHit, Terms
from case_service.domain.ssn import Ssn, read_ssn
from chassis.refusal import Refused, Unacceptable

_REFERENCE = re.compile(r"[A-Za-z0-9._/-]{1,40}")
_NPN = re.compile(r"[1-9][0-9]{0,9}")

_CALL = "Call the Producer Service Center at 855-782-4272."


class Hit(StrEnum):
    """Where somebody was found."""

    OPEN_CASE = "open_case"
    DO_NOT_CONTRACT = "do_not_contract"


@dataclass(frozen=True, slots=True)
class Found:
    """A hit; `own_key` is the open case where it is the recruiter's own."""

    hit: Hit
    own_key: str | None = None

    def stops(self, terms: Terms) -> bool:
        """Tell whether the operator's setting lets nobody be invited by this."""
        setting = {
            Hit.DO_NOT_CONTRACT: terms.on_do_not_contract,
            Hit.OPEN_CASE: terms.on_duplicate,
        }
        return setting[self.hit] is OnHit.STOP

    def stops_line(self, terms: Terms) -> bool:
        """Tell the same of a line of a file (PEER-1).

        Whatever the setting, no file invites whom its recruiter has invited already:
        the same file twice invites nobody twice.
        """
        return self.stops(terms) or self.own_key is not None

    @property
    def sentence(self) -> str:
        """Say why nobody is invited, and nothing of what another's case holds."""
        if self.hit is Hit.DO_NOT_CONTRACT:
            return f"This producer cannot be invited. {_CALL}"
        if self.own_key:
            return (
                f"You have invited this producer already: case {self.own_key} is open. "
                "Send its invitation again if the email was lost."
            )
        return f"This producer is being onboarded already. {_CALL}"


class NotInvitable(Refused):
    """The screening stopped the invitation."""

    def __init__(self, found: Found) -> None:
        super().__init__("not_invitable", found.sentence, hit=str(found.hit))


class Kind(StrEnum):
    """By what somebody is recognized on the do-not-contract list."""

    NPN = "npn"
    SSN = "ssn"
    EMAIL = "email"


class BadReference(Unacceptable):
    """The reference could name somebody."""

    def __init__(self) -> None:
        super().__init__(
            "bad_reference",
            "The reference is your own number of the decision: up to 40 letters, "
            "digits, dots, hyphens, slashes and no name.",
        )


class BadValue(Unacceptable):
    """What was typed is no NPN, SSN or e-mail address."""

    def __init__(self, kind: Kind) -> None:
        super().__init__("bad_value", f"This is no {kind.upper()}. Nothing was done.")


def is_barrable(kind: Kind, text: str) -> bool:
    """Tell whether somebody's number or address can ever equal this.

    The list keeps a keyed hash: a slip of the pen on it would look like any other line.
    """
    value = text.strip()
    match kind:
        case Kind.NPN:
            return _NPN.fullmatch(value) is not None
        case Kind.SSN:
            return isinstance(read_ssn(value, value, accept_simulated=True), Ssn)
        case Kind.EMAIL:
            return is_email(value, accept_test_domain=True)


@dataclass(frozen=True, slots=True)
class Barred:
    """Somebody with whom no contract is to be made, as put on the list."""

    kind: Kind
    tenant: str
    reference: str

    def __post_init__(self) -> None:
        """Refuse a reference that could hold a name."""
        if not _REFERENCE.fullmatch(self.reference):
            raise BadReference


@dataclass(frozen=True, slots=True)
class Screened:
    """What the screening found once the producer is known better (PEER-2)."""

    same_npn: tuple[str, ...] = ()
    references: tuple[str, ...] = ()
    same_invitee: tuple[str, ...] = ()

    def sentences(self) -> Iterator[str]:
        """Tell a reviewer."""
        yield from self.second_packet_sentences()
        yield from self.listed_sentences()

    def second_packet_sentences(self) -> Iterator[str]:
        """Tell of second packets: each is named once, by what says most."""
        if self.same_npn:
            keys = ", ".join(self.same_npn)
            yield f"Another open case has the same NPN: {keys}."
        if others := [key for key in self.same_invitee if key not in self.same_npn]:
            yield (
                "Another open case was opened for the same name and email address: "
                f"{', '.join(others)}."
            )

    def listed_sentences(self) -> Iterator[str]:
        """Tell of the do-not-contract list, if the producer is on it."""
        if self.references:
            listed = ", ".join(self.references)
            yield f"The producer is on the do-not-contract list: {listed}."

    def check(self, terms: Terms) -> None:
        """Refuse the approval where the operator's setting says that a hit stops it."""
        stops_barred = terms.on_do_not_contract is OnHit.STOP
        stops_duplicate = terms.on_duplicate is OnHit.STOP
        second_packets = self.same_npn or self.same_invitee
        if (self.references and stops_barred) or (second_packets and stops_duplicate):
            raise StoppedByScreening(" ".join(self.sentences()))


NOT_SCREENED = Screened()


class StoppedByScreening(Refused):
    """The case cannot be approved while the screening speaks against it."""

    def __init__(self, sentences: str) -> None:
        super().__init__("stopped_by_screening", sentences)
