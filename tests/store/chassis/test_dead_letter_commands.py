"""What an operator types about parked cases, and what the terminal answers."""

import asyncio

import pytest
from typer.testing import CliRunner

from chassis.database import Database
from chassis.dead_letter_commands import dead_letter_commands
from chassis.letters import park, wait_behind
from chassis.record import Record
from chassis.refusal import Refused
from chassis.service import Service
from chassis.settings import ServiceSettings
from contracts.ids import uuid7
from tests.support.covers import covers
from tests.support.kafka_topics import headers
from tests.support.little_service.service import LittleService, a_case
from tests.support.token_keys import make_token_keys, private_key, public_keys

TOPIC = "onboarding.little.events.v1"


@pytest.fixture
def settings(tmp_path, little_url):
    make_token_keys(tmp_path / "tokens")
    return ServiceSettings(
        port=1,
        database_url=little_url,
        kafka_bootstrap="127.0.0.1:1",
        token_private_key=private_key(tmp_path / "tokens", "case"),
        token_public_keys=public_keys(tmp_path / "tokens"),
    )


class Desk:
    """The commands of a service with one parked case of two events."""

    def __init__(self, settings):
        self.settings = settings
        self.name = f"little-{uuid7()}"
        self.case = a_case()
        asyncio.run(self._park())

    def says(self, *words):
        """Type a command; give its exit code and what it printed."""
        app = dead_letter_commands(self._service)
        result = CliRunner().invoke(app, words, env={"COLUMNS": "200"})
        return result.exit_code, result.output

    def noted(self):
        return asyncio.run(self._noted())

    def _service(self):
        database = Database(self.settings.database_url, service=self.name)
        little = LittleService(database, "", TOPIC)
        return Service(
            self.name,
            settings=self.settings,
            database=database,
            subscriptions=little.subscriptions,
        )

    async def _noted(self):
        async with self._service().database as database:
            return await LittleService(database, "", TOPIC).noted(self.case)

    async def _park(self):
        async with self._service().database as database:
            little = LittleService(database, "", TOPIC)
            first, second = (
                self._record(little.counted(self.case, number), offset=number)
                for number in (1, 2)
            )
            async with database.transaction() as tx:
                await park(
                    tx,
                    first,
                    consumer=self.name,
                    error=Refused("no", "The rules say no."),
                    attempts=1,
                    since=tx.now,
                )
                await wait_behind(tx, second, consumer=self.name)

    def _record(self, event, *, offset):
        return Record(
            topic=TOPIC,
            partition=0,
            offset=offset,
            key=str(event.key).encode(),
            value=event.model_dump_json().encode(),
            raw_headers=headers(event, version=offset),
        )


@pytest.fixture
def desk(settings):
    return Desk(settings)


@covers("OPS-6")
def test_letters_are_listed_with_key_kind_and_state(desk):
    code, text = desk.says("list")

    assert code == 0
    for word in (str(desk.case), "Counted.v1", "dead", "parked", "Refused"):
        assert word in text


@covers("OPS-6")
def test_a_letter_is_shown_without_its_content(desk):
    _, text = desk.says("show", str(desk.case))

    assert "error class" in text
    assert '"number"' not in text


@covers("OPS-6")
def test_a_replay_is_only_tried_unless_the_operator_says_yes(desk):
    code, text = desk.says("replay", "--key", str(desk.case))

    assert code == 0
    assert "2 would be replayed" in text
    assert "Nothing was done" in text
    assert desk.noted() == []


@covers("OPS-6")
def test_a_replay_handles_all_that_waits(desk):
    code, text = desk.says("replay", "--key", str(desk.case), "--yes")

    assert code == 0
    assert "2 replayed" in text
    assert desk.noted() == [1, 2]
    assert "No dead letters" in desk.says("list")[1]


@covers("OPS-6")
def test_one_event_is_discarded_and_the_next_still_waits(desk):
    _, unsure = desk.says("discard", str(desk.case))
    _, done = desk.says("discard", str(desk.case), "--yes", "--by", "somebody")
    _, left = desk.says("list")

    assert "Nothing was done" in unsure
    assert "1 discarded" in done
    assert "parked" in left


def test_a_replay_of_letters_that_are_not_there_says_so(desk):
    unknown = desk.says("replay", "--type", "hcsc.onboarding.Other.v1")

    assert unknown == (0, "No dead letters.\nNothing was done. Add --yes to do it.\n")
