"""The pages that people wish for, at random and the same in each run."""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from uuid import UUID, uuid4

from case_service.domain.queue import IN_REVIEW, NOBODY, RANKS, Place, Shown
from case_service.domain.status import Status
from tests.bench.filling import REVIEWERS, People

EVERY = Shown(tuple(Status))
NOW = datetime.now(UTC)  # noqa: TID251 (a measurement's own time)


@dataclass(frozen=True)
class Wish:
    """A page as somebody asks for it; `digest` is that of a searched NPN."""

    shown: Shown
    after: Place | None = None
    search: str = ""
    digest: bytes | None = None


def by_npn(case_id: UUID) -> Wish:
    """Search for the number of a case, as it was filled in.

    Its digest, which is slow on purpose, is made before the database is asked.
    """
    return Wish(EVERY, search="12345678", digest=sha256(case_id.bytes).digest())


def any_page(chance: random.Random) -> Iterator[Wish]:
    """Open the queue somewhere, with some filter."""
    while True:
        statuses = chance.choice([IN_REVIEW, *((status,) for status in Status)])
        shown = Shown(
            statuses,
            chance.choice([None, "TX", "OK", "NM", "IL", "MT"]),
            chance.choice([None, NOBODY, REVIEWERS[0]]),
        )
        days = timedelta(days=chance.random() * 340)
        rank = RANKS[chance.choice(statuses)]
        yield Wish(shown, Place(rank, NOW - days, uuid4()))


def names(chance: random.Random, people: People) -> Iterator[Wish]:
    """Search for a name or its beginning."""
    while True:
        first, last = chance.choice(people.first), chance.choice(people.last)
        length = chance.randint(2, 7)
        search = chance.choice([last, f"{first} {last}", last[:length], first])
        yield Wish(chance.choice([EVERY, Shown(IN_REVIEW)]), search=search)
