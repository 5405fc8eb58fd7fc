"""What each line of a file of invitations would do (PEER-1)."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta

from case_service.domain.invitation import Invitation, read_invitation
from case_service.domain.invitation_file import Row
from case_service.domain.people import Invitee

# What is wrong may be as long as the file; people recognize it by its beginning.
_SHOWN = 80
_BETWEEN_STATES = re.compile(r"[;,/|\s]+")

MOST_TRIES = 5
"""How often inviting from a line is tried before people have to look."""

_WAIT = timedelta(minutes=1)


def wait_after(tries: int) -> timedelta:
    """Say how long a file waits after so many tries of lines.

    After the first one not at all: nobody knows yet which of the lines failed.
    """
    return _WAIT * (tries - 1)


@dataclass(frozen=True, slots=True)
class InvitationLine:
    """A line as typed, with everything that is wrong with it as sentences."""

    number: int
    first_name: str
    last_name: str
    email: str
    states: tuple[str, ...]
    problems: tuple[str, ...] = ()

    @property
    def invitee(self) -> Invitee:
        """Whom the line invites."""
        return Invitee(self.first_name, self.last_name, self.email)


def check_rows(
    rows: Iterable[Row], *, accept_test_domain: bool
) -> tuple[InvitationLine, ...]:
    """Read every row as an invitation; a person who comes twice counts once."""
    lines: list[InvitationLine] = []
    first_at: dict[tuple[str, str], int] = {}
    for row in rows:
        line = _line(row, accept_test_domain=accept_test_domain)
        if not line.problems:
            earlier = first_at.setdefault(line.invitee.likeness, line.number)
            if earlier != line.number:
                line = _with_problem(
                    line, f"Line {earlier} invites the same person already."
                )
        lines.append(line)
    return tuple(lines)


def _line(row: Row, *, accept_test_domain: bool) -> InvitationLine:
    states = tuple(
        dict.fromkeys(
            code.upper() for code in _BETWEEN_STATES.split(row.states) if code
        )
    )
    read = read_invitation(
        first_name=row.first_name,
        last_name=row.last_name,
        email=row.email,
        states=states,
        accept_test_domain=accept_test_domain,
    )
    if isinstance(read, Invitation):
        line = InvitationLine(
            row.number, read.first_name, read.last_name, read.email, tuple(read.states)
        )
    else:
        line = InvitationLine(
            row.number,
            row.first_name[:_SHOWN],
            row.last_name[:_SHOWN],
            row.email[:_SHOWN],
            tuple(code[:_SHOWN] for code in states[:_SHOWN]),
            tuple(_told(problem.field, problem.message) for problem in read),
        )
    if row.extra:
        return _with_problem(
            line,
            "The line has more cells than the first line has column names. Put cells "
            "with commas or semicolons, such as several states, in quotation marks.",
        )
    return line


def _told(field: str, message: str) -> str:
    # A form has boxes to tick; a file has codes.
    if field == "states":
        return "Write at least one of the states IL, MT, NM, OK, TX, such as IL;TX."
    return message


def _with_problem(line: InvitationLine, sentence: str) -> InvitationLine:
    return InvitationLine(
        line.number,
        line.first_name,
        line.last_name,
        line.email,
        line.states,
        (*line.problems, sentence),
    )
