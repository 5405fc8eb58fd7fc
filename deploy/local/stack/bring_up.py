"""Bringing the local system up: what is missing is made, what runs is left alone."""

import asyncio
import hashlib
from collections.abc import Awaitable, Callable, Mapping, Sequence

from stack import kafka, machine, parts, postgres, services, store
from stack.diagram import EVERYTHING, FILE, PARTS, SERVICES, variables
from stack.home import ROOT, Home
from stack.keys import make_keys
from stack.lock import one_at_a_time
from stack.ports import must_be_free
from stack.progress import step
from stack.readiness import wait_until_ready, wait_until_there
from stack.supervisor import RUNNING, Supervisor, end_orphans
from stack.trouble import Trouble

# What must be there before a part starts, and what is made in it once it runs.
FETCHED: Mapping[str, Callable[[], None]] = {
    "kafka": parts.fetch_kafka,
    "mail": parts.fetch_mail,
    "gateway": parts.fetch_page_assets,
}
PREPARED: Mapping[str, Callable[[Home], None]] = {
    "postgres": postgres.make_cluster,
    "kafka": kafka.make_log,
    "store": store.write_identities,
    "mail": lambda home: (home.path / "mail").mkdir(exist_ok=True),
}
PROVISIONED: Mapping[str, Callable[[Home], Awaitable[None]]] = {
    "postgres": postgres.provision,
    "kafka": kafka.provision,
    "store": store.provision,
}


def bring_up(home: Home, *, wanted: Sequence[str] = EVERYTHING) -> None:
    """Start what is wanted and not yet running, and wait until it is ready."""
    home.path.mkdir(parents=True, exist_ok=True)
    machine.must_have_room(home.path)
    with one_at_a_time(ROOT / ".local"):
        install(wanted)
    with one_at_a_time(home.path):
        _bring_up(home, wanted)


def _bring_up(home: Home, wanted: Sequence[str]) -> None:
    machine.lend_account()
    make_keys(home)
    supervisor = Supervisor(home)
    _take_over(home, supervisor)
    stacked = [name for name in PARTS if name in wanted]
    served = [name for name in SERVICES if name in wanted]
    if stacked:
        with step(f"starting {', '.join(stacked)}"):
            _start(stacked, home=home, supervisor=supervisor)
            run_together(_ready_parts(stacked, home=home, supervisor=supervisor))
    if migrated := [name for name in served if name in services.MIGRATED]:
        with step("migrating the schemas"):
            run_together(services.migrate(migrated, home=home))
    if served:
        with step("starting the services"):
            _start(served, home=home, supervisor=supervisor)
            run_together(wait_until_ready(served, home=home, supervisor=supervisor))


def install(wanted: Sequence[str] = EVERYTHING) -> None:
    """Fetch what the wanted parts need."""
    for name, fetch in FETCHED.items():
        if name in wanted:
            fetch()


def run_together(work: Awaitable[None]) -> None:
    """Run concurrent work; of several troubles the first is told."""

    async def await_it() -> None:
        await work

    try:
        asyncio.run(await_it())
    except BaseExceptionGroup as group:
        troubles = group.subgroup(Trouble)
        if troubles is None:
            raise
        raise _first(troubles) from group


def _first(group: BaseExceptionGroup[BaseException]) -> BaseException:
    error: BaseException = group
    while isinstance(error, BaseExceptionGroup):
        error = error.exceptions[0]
    return error


def _take_over(home: Home, supervisor: Supervisor) -> None:
    """Have a supervisor that runs the diagram as it is now."""
    mark = home.path / "diagram"
    described = FILE.read_text() + repr(sorted(variables(home).items()))
    state = hashlib.sha256(described.encode()).hexdigest()
    if supervisor.is_up:
        if mark.exists() and mark.read_text() == state:
            return
        with step("stopping what ran with older settings"):
            supervisor.stop_programs(EVERYTHING)
            supervisor.stop()
    end_orphans(home)
    mark.write_text(state)
    supervisor.start()


def _start(names: Sequence[str], *, home: Home, supervisor: Supervisor) -> None:
    states = supervisor.states()
    running = [name for name in names if states[name].word in RUNNING]
    ours = [name for name in running if name in (*SERVICES, "nipr")]
    stale = services.changed_since_start(ours, home=home)
    supervisor.stop_programs(stale)
    starting = [name for name in names if name not in running or name in stale]
    for name in starting:
        must_be_free(name, offset=home.offset)
    for name in starting:
        if name in PREPARED:
            PREPARED[name](home)
    services.remember_start(starting, home=home)
    supervisor.start_programs(starting)


async def provision_elsewhere(home: Home) -> None:
    """Make what the services need in parts that something else keeps running."""
    for name, provide in PROVISIONED.items():
        await wait_until_there(name, home=home)
        await provide(home)


async def _ready_parts(
    names: Sequence[str], *, home: Home, supervisor: Supervisor
) -> None:
    async def one(name: str) -> None:
        await wait_until_ready([name], home=home, supervisor=supervisor)
        if name in PROVISIONED:
            await PROVISIONED[name](home)

    async with asyncio.TaskGroup() as tasks:
        for name in names:
            tasks.create_task(one(name))
