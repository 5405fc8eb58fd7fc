"""Slowing down guesses: counters with rising waits, and the lock."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from chassis.refusal import Refused

_LONGEST_WAIT = timedelta(hours=1)


class TooManyTries(Refused):
    """The next try has to wait."""

    def __init__(self, wait: timedelta) -> None:
        seconds = max(1, round(wait.total_seconds()))
        super().__init__(
            "too_many_tries",
            f"There were too many tries. Wait {in_words(seconds)}, then try again.",
            wait_seconds=seconds,
        )


class AccountIsLocked(Refused):
    """So many failures in a row that a person has to look at it."""

    def __init__(self) -> None:
        super().__init__(
            "account_locked",
            "Sign-in is locked after too many failed tries. Call the Producer "
            "Service Center at 855-782-4272 to unlock it.",
        )


@dataclass(frozen=True, slots=True)
class Policy:
    """How one kind of counter behaves.

    `free` tries cost no wait; then `first_wait` doubles with each. With `leak` one
    count is forgiven per such time; without it only success clears the counter.
    """

    kind: str
    free: int
    first_wait: timedelta
    leak: timedelta | None = None
    lock_at: int | None = None


FAILURES_OF_ACCOUNT = Policy(
    "account-failures", free=3, first_wait=timedelta(seconds=1), lock_at=100
)
# One address may be a whole office: more free tries, and they are forgiven by time.
FAILURES_OF_ADDRESS = Policy(
    "address-failures",
    free=30,
    first_wait=timedelta(seconds=1),
    leak=timedelta(minutes=1),
)
REQUESTS_OF_ACCOUNT = Policy(
    "account-requests",
    free=3,
    first_wait=timedelta(minutes=1),
    leak=timedelta(minutes=5),
)
REQUESTS_OF_ADDRESS = Policy(
    "address-requests",
    free=30,
    first_wait=timedelta(minutes=1),
    leak=timedelta(minutes=1),
)

ALARM_AT = 20
"""Failures in a row of one account after which operators are told."""


@dataclass(frozen=True, slots=True)
class Counter:
    """How often, and since when the next try is allowed again."""

    level: float
    counted_at: datetime
    blocked_until: datetime

    def check(self, policy: Policy, *, at: datetime) -> None:
        """Refuse a try that comes too soon or to something locked."""
        if self.is_locked(policy):
            raise AccountIsLocked
        if at < self.blocked_until:
            raise TooManyTries(self.blocked_until - at)

    def count(self, policy: Policy, *, at: datetime) -> "Counter":
        """Give the counter with one more try and the wait that this brings."""
        level = self._level(policy, at=at) + 1
        return Counter(level, at, at + _wait(policy, level=level))

    def forgive(self, policy: Policy, *, at: datetime) -> "Counter":
        """Take back one try that turned out to be right, and its wait."""
        return Counter(max(0.0, self._level(policy, at=at) - 1), at, at)

    def is_locked(self, policy: Policy) -> bool:
        """Tell whether only a person can open this again."""
        return policy.lock_at is not None and self.level >= policy.lock_at

    def _level(self, policy: Policy, *, at: datetime) -> float:
        if policy.leak is None:
            return self.level
        return max(0.0, self.level - (at - self.counted_at) / policy.leak)


def _wait(policy: Policy, *, level: float) -> timedelta:
    # Rounded: what leaks between two tries in a row must not make one of them free.
    beyond = round(level) - policy.free
    if beyond < 0:
        return timedelta()
    # 2 to the 12th seconds are more than the longest wait already.
    doublings = min(beyond, 12)
    return min(policy.first_wait * (1 << doublings), _LONGEST_WAIT)


def in_words(seconds: int) -> str:
    """Say a wait as people do: seconds, or minutes rounded up."""
    number, unit = (
        (seconds, "second") if seconds < 60 else (-(-seconds // 60), "minute")
    )
    return f"{number} {unit}" if number == 1 else f"{number} {unit}s"
