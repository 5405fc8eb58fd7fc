"""The life of a wished call: what may happen to it next."""

from collections.abc import Mapping
from enum import StrEnum


class Status(StrEnum):
    """Where a call stands."""

    WAITING = "waiting"
    CLAIMED = "claimed"
    CALLING = "calling"
    UNRESOLVED = "unresolved"
    DONE = "done"
    DROPPED = "dropped"


class Action(StrEnum):
    """What can be done to a call."""

    CLAIM = "claim"
    BEGIN = "begin"
    POSTPONE = "postpone"
    SETTLE = "settle"
    ABANDON = "abandon"
    DROP = "drop"
    CALL_AGAIN = "call again"


TRANSITIONS: Mapping[tuple[Status, Action], Status] = {
    (Status.WAITING, Action.CLAIM): Status.CLAIMED,
    # Whoever claimed it died before calling: nothing has been asked yet.
    (Status.CLAIMED, Action.CLAIM): Status.CLAIMED,
    (Status.CLAIMED, Action.POSTPONE): Status.WAITING,
    (Status.CLAIMED, Action.SETTLE): Status.DONE,
    (Status.CLAIMED, Action.BEGIN): Status.CALLING,
    # An earlier call for the same is open itself.
    (Status.CLAIMED, Action.ABANDON): Status.UNRESOLVED,
    (Status.CALLING, Action.POSTPONE): Status.WAITING,
    (Status.CALLING, Action.SETTLE): Status.DONE,
    # The call may have been carried out and paid for: only a person goes on.
    (Status.CALLING, Action.ABANDON): Status.UNRESOLVED,
    (Status.UNRESOLVED, Action.SETTLE): Status.DONE,
    (Status.UNRESOLVED, Action.CALL_AGAIN): Status.WAITING,
    (Status.WAITING, Action.DROP): Status.DROPPED,
    (Status.CLAIMED, Action.DROP): Status.DROPPED,
}
