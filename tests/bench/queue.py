"""The desk over a thousand and a million cases, beside the bare SQL of an index.

Whole use cases in transactions of their own, with what they open, judge and write; all
but HTTP and its JSON, which do not grow: what they add is told once, of the first page.
The few and the many are asked in turn, so that whatever else the machine does falls on
both.
"""

from collections.abc import AsyncIterator, Iterator, Mapping
from contextlib import AsyncExitStack, asynccontextmanager
from functools import partial

import uvloop
from pydantic import SecretStr

from case_service.use_cases.list_cases import Listed
from case_service.use_cases.read_queue import PAGE, Queue
from chassis.database import Database
from chassis.server import look_for_rings_rarely
from stack.postgres import admin_url
from stack.supervisor import Supervisor
from tests.bench.acting import Ask
from tests.bench.desk import Desk
from tests.bench.desk_http import served
from tests.bench.filling import People, fill
from tests.bench.numbers import Times
from tests.bench.places import HOME
from tests.bench.processes import apart
from tests.bench.report import Aim, Report, at_most
from tests.bench.whole import complete, make_model
from tests.support.scratch_database import scratch_database

FEW, MANY = 1_000, 1_000_000
ROUNDS, WARM = 400, 50
ENOUGH = 20
LATEST, GROWTH = 10, 1.5

BARE = {"a primary key", "the places of any page"}
NARROWED = {"by name and status", "by name and reviewer"}
ONE = {"by NPN", "by key"}
PAGES = {"first page", "any page and filter", "by name"} | NARROWED | ONE
BY_HTTP = "first page by HTTP"

Measured = tuple[Times, Times]
"""All times, and those to compare with few cases: a page counts that is full, or has
the one case that was searched for.
"""


def measure(report: Report) -> None:
    """Measure with few cases and with many."""
    made = partial(scratch_database, schema="cases", package="case_service")
    with made(admin_url(HOME)) as for_few, made(admin_url(HOME)) as for_many:
        # The service's own loop: what a question costs beside its answer is its part.
        told = uvloop.run(_measured({FEW: for_few, MANY: for_many}))
    for what, (_, many) in told.items():
        if what not in BARE:
            every, (bare, _) = many[0], told[_bare(what)][1]
            late = every.percentile(0.99) / bare.percentile(0.99)
            beside = "without HTTP" if what == BY_HTTP else "bare SQL"
            report.tell(
                f"10^6 cases, {what}",
                str(every),
                *_aims(what, *told[what]),
                limit=f"{bare} ({beside}), x{late:.1f}",
            )


def _bare(what: str) -> str:
    if what == BY_HTTP:
        return "first page"
    return "the places of any page" if what in PAGES else "a primary key"


def _aims(what: str, few: Measured, many: Measured) -> Iterator[Aim]:
    (every, alike), (_, alike_of_few) = many, few
    # Few cases fill hardly a page of a name and a filter: there is nothing alike.
    if len(alike_of_few.seconds) >= (ENOUGH if what in NARROWED else 1):
        growth = alike.percentile(0.5) / alike_of_few.percentile(0.5)
        yield at_most(GROWTH, growth, unit="x", of=f"x{growth:.2f} of 10^3,")
    if what in {*PAGES, BY_HTTP}:
        yield at_most(LATEST, every.percentile(0.99), unit="ms", of="p99")


async def _measured(
    urls: Mapping[int, SecretStr],
) -> dict[str, tuple[Measured, Measured]]:
    people = People()
    async with AsyncExitStack() as open_desks:
        few, many = [
            await open_desks.enter_async_context(_desk(url, people, count=count))
            for count, url in urls.items()
        ]
        # As in the process of the service, whose use cases these are.
        look_for_rings_rarely()
        asked_of_many = many.asks()
        with apart(Supervisor(HOME).states()["postgres"].pid):
            return {
                what: await _in_turn(
                    asks, asked_of_many[what], full=1 if what in ONE else PAGE
                )
                for what, asks in few.asks().items()
            }


@asynccontextmanager
async def _desk(url: SecretStr, people: People, *, count: int) -> AsyncIterator[Desk]:
    address = url.get_secret_value().replace("role=cases_app&", "")
    address = address.replace("statement_timeout=5s", "statement_timeout=0")
    vault = await make_model(url)
    await fill(address, people, model=vault.model, count=count)
    async with (
        Database(url, service="case", vault=vault) as database,
        served(url, vault) as process,
    ):
        desk = Desk(database, people, process, rounds=ROUNDS + WARM)
        await complete(address, await desk.shown(), model=vault.model)
        await desk.open_up()
        yield desk


async def _in_turn(
    of_few: AsyncIterator[Ask], of_many: AsyncIterator[Ask], *, full: int
) -> tuple[Measured, Measured]:
    few, many = (Times(), Times()), (Times(), Times())
    number = 0
    async for ask in of_few:
        number += 1
        for times, one in ((few, ask), (many, await anext(of_many))):
            if number <= WARM:
                await one()
            else:
                await _take(times, one, full=full)
    # What follows the last act is done too: the next ones find the cases as they were.
    await anext(of_many, None)
    return few, many


async def _take(times: Measured, ask: Ask, *, full: int) -> None:
    every, alike = times
    answer = await every.of(ask)
    if not isinstance(answer, Queue | Listed) or len(answer.cases) == full:
        alike.seconds.append(every.seconds[-1])
