"""The desk over a thousand and a million cases, beside the bare SQL of an index.

Whole use cases in transactions of their own, with what they open, judge and write; all
but HTTP and its JSON, which do not grow.
"""

from collections.abc import AsyncIterator, Iterator

import uvloop
from pydantic import SecretStr

from case_service.use_cases.read_queue import PAGE, Queue
from chassis.database import Database
from chassis.server import look_for_rings_rarely
from stack.postgres import admin_url
from tests.bench.desk import Ask, Desk
from tests.bench.filling import People, fill
from tests.bench.numbers import Times
from tests.bench.places import HOME
from tests.bench.report import Aim, Report, at_most
from tests.bench.whole import complete, make_model
from tests.support.scratch_database import scratch_database

FEW, MANY = 1_000, 1_000_000
ROUNDS, WARM = 400, 50
LATEST, GROWTH = 10, 1.5

BARE = {"a primary key", "the places of any page"}
PAGES = {"first page", "any page and filter", "by name"}

Measured = tuple[Times, Times]
"""All times, and those to compare with few cases: a page counts that is full."""


def measure(report: Report) -> None:
    """Measure with few cases and with many."""
    people = People()
    told = {count: _measured(people, count=count) for count in (FEW, MANY)}
    for what, (every, _) in told[MANY].items():
        if what not in BARE:
            bare, _ = told[MANY][_bare(what)]
            late = every.percentile(0.99) / bare.percentile(0.99)
            report.tell(
                f"10^6 cases, {what}",
                str(every),
                *_aims(what, told[MANY][what], few=told[FEW][what]),
                limit=f"{bare} (bare SQL), x{late:.1f}",
            )


def _bare(what: str) -> str:
    return "the places of any page" if what in PAGES else "a primary key"


def _aims(what: str, many: Measured, *, few: Measured) -> Iterator[Aim]:
    (every, alike), (_, alike_of_few) = many, few
    growth = alike.percentile(0.5) / alike_of_few.percentile(0.5)
    yield at_most(GROWTH, growth, unit="x", of=f"x{growth:.2f} of 10^3,")
    if what in PAGES:
        yield at_most(LATEST, every.percentile(0.99), unit="ms", of="p99")


def _measured(people: People, *, count: int) -> dict[str, Measured]:
    with scratch_database(
        admin_url(HOME), schema="cases", package="case_service"
    ) as url:
        # The service's own loop: what a question costs beside its answer is its part.
        return uvloop.run(_of(url, people, count=count))


async def _of(url: SecretStr, people: People, *, count: int) -> dict[str, Measured]:
    address = url.get_secret_value().replace("role=cases_app&", "")
    address = address.replace("statement_timeout=5s", "statement_timeout=0")
    vault = await make_model(url)
    await fill(address, people, model=vault.model, count=count)
    async with Database(url, service="case", vault=vault) as database:
        desk = Desk(database, people, rounds=ROUNDS + WARM)
        await complete(address, await desk.shown(), model=vault.model)
        # As in the process of the service, whose use cases these are.
        look_for_rings_rarely()
        return {what: await _times(asks) for what, asks in desk.asks().items()}


async def _times(asks: AsyncIterator[Ask]) -> Measured:
    every, alike, number = Times(), Times(), 0
    async for ask in asks:
        number += 1
        if number <= WARM:
            await ask()
            continue
        answer = await every.of(ask)
        if not isinstance(answer, Queue) or len(answer.cases) == PAGE:
            alike.seconds.append(every.seconds[-1])
    return every, alike
