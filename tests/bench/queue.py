"""The reviewers' queue over a thousand and a million cases, beside a primary key.

All the questions of a page are asked, with any filter, anywhere in the list, counters
included; only the opening of what is sealed is left out, which does not grow.
"""

import asyncio
import random
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid4

from pydantic import SecretStr

from case_service.domain.name_words import ways_to_search
from case_service.domain.queue import IN_REVIEW, NOBODY, RANKS, Place, Shown, tallies
from case_service.domain.status import Status
from case_service.domain.viewer import viewer
from case_service.store.case_files import SQL as FILES
from case_service.store.names import NameStore
from case_service.store.queue import COUNTED, QueueStore
from case_service.store.start import StartStore
from case_service.store.views import ViewStore
from chassis.database import Database
from chassis.transaction import Transaction
from stack.postgres import admin_url
from tests.bench.filling import NAMES, REVIEWERS, TENANT, People, fill
from tests.bench.numbers import Times, tell
from tests.bench.places import HOME
from tests.support.scratch_database import scratch_database

FEW, MANY = 1_000, 1_000_000
ROUNDS = 400
PAGE = 25
BY = viewer(["reviewer"], tenant=TENANT, account_id=REVIEWERS[0])
NOW = datetime.now(UTC)  # noqa: TID251 (a measurement's own time)
Ask = Callable[[Transaction], Awaitable[object]]


@dataclass(frozen=True)
class Wish:
    """A page as somebody asks for it."""

    shown: Shown
    after: Place | None = None
    search: str = ""


def measure() -> None:
    """Measure with few cases and with many."""
    people = People()
    told = {count: _measured(people, count=count) for count in (FEW, MANY)}
    for what, few in told[FEW].items():
        many = told[MANY][what]
        ratio = many.percentile(0.5) / few.percentile(0.5)
        tell(
            f"queue of 10^6, {what}",
            str(many),
            limit=f"{told[MANY]['a primary key']}; x{ratio:.2f} of 10^3, aim 1.5",
        )


def _measured(people: People, *, count: int) -> dict[str, Times]:
    with scratch_database(
        admin_url(HOME), schema="cases", package="case_service"
    ) as url:
        return asyncio.run(_of(url, people, count=count))


async def _of(url: SecretStr, people: People, *, count: int) -> dict[str, Times]:
    address = url.get_secret_value().replace("role=cases_app&", "")
    address = address.replace("statement_timeout=5s", "statement_timeout=0")
    case_ids = await fill(address, people, count=count)
    chance = random.Random(1)  # noqa: S311 (filters of a measurement)
    async with Database(url, service="case") as database:
        return {
            "a primary key": await _times(database, _keys(chance, case_ids)),
            "first page": await _times(database, _pages(_first_pages())),
            "any page and filter": await _times(database, _pages(_any(chance))),
            "by name": await _times(database, _pages(_names(chance, people))),
        }


async def _times(database: Database, asks: Iterator[Ask]) -> Times:
    times = Times()
    for number in range(ROUNDS + 50):
        ask = next(asks)
        async with database.transaction() as tx:
            if number < 50:
                await ask(tx)
            else:
                await times.of(lambda ask=ask, tx=tx: ask(tx))
    return times


def _keys(chance: random.Random, case_ids: list[UUID]) -> Iterator[Ask]:
    while True:
        case_id = chance.choice(case_ids)
        yield lambda tx, case_id=case_id: tx.fetchrow(
            "select key from cases where id = $1", case_id
        )


def _pages(wishes: Iterator[Wish]) -> Iterator[Ask]:
    for wish in wishes:
        yield lambda tx, wish=wish: _page(tx, wish)


async def _page(tx: Transaction, wish: Wish) -> None:
    """Ask what `read_queue` asks."""
    queue = QueueStore(tx, by=BY)
    late = NOW - timedelta(days=7)
    await queue.count(
        tallies(wish.shown, reviewer_id=REVIEWERS[0], overdue_before=late)
    )
    if wish.search:
        names = NameStore(tx, digests=NAMES)
        ways = await names.ways(ways_to_search(wish.search), tenant=TENANT)
        places = ()
        for named in ways:
            places = places or await queue.page(
                wish.shown, after=None, limit=COUNTED + 1, named=named
            )
    else:
        places = await queue.page(wish.shown, after=wish.after, limit=PAGE + 1)
    case_ids = [place.case_id for place in places[:PAGE]]
    who = (None, ["reviewer"], TENANT, REVIEWERS[0])
    await tx.fetch(FILES["read"], case_ids, *who)
    await ViewStore(tx).dates(case_ids)
    await StartStore(tx).same_ssn_as(case_ids)


def _first_pages() -> Iterator[Wish]:
    while True:
        yield Wish(Shown())


def _any(chance: random.Random) -> Iterator[Wish]:
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


def _names(chance: random.Random, people: People) -> Iterator[Wish]:
    while True:
        first, last = chance.choice(people.first), chance.choice(people.last)
        length = chance.randint(2, 7)
        search = chance.choice([last, f"{first} {last}", last[:length], first])
        yield Wish(Shown(tuple(Status)), search=search)
