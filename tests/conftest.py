"""The real parts that tests ask for by name."""

from collections.abc import Iterator

import pytest

from stack import kafka, postgres
from stack.home import Home
from story.mailbox import Mailbox
from tests.support.exploring import SEED, explore
from tests.support.mail_server import MailServer
from tests.support.objects import Store
from tests.support.stack import until_the_last_leaves, with_running

explore()


@pytest.hookimpl(tryfirst=True)
def pytest_configure(config: pytest.Config) -> None:
    """Seed Hypothesis, unless somebody does so for this run."""
    if config.option.hypothesis_seed is None:
        config.option.hypothesis_seed = SEED


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say how to draw the same examples again."""
    terminalreporter.write_line(f"Drawn at random with PRODUCERPRO_SEED={SEED}.")


@pytest.fixture(scope="session")
def _in_use() -> Iterator[None]:
    with until_the_last_leaves():
        yield


@pytest.fixture(scope="session")
def postgres_url(_in_use: None) -> str:
    """Address of a running PostgreSQL, as its administrator."""
    return postgres.admin_url(with_running("postgres"))


@pytest.fixture(scope="session")
def kafka_bootstrap(_in_use: None) -> str:
    """Address of a running Kafka that has all topics."""
    return kafka.bootstrap(with_running("kafka"))


@pytest.fixture(scope="session")
def s3(_in_use: None) -> Store:
    """A running object store that has all buckets."""
    return Store(with_running("store"))


@pytest.fixture(scope="session")
def mail(_in_use: None) -> Iterator[MailServer]:
    """A running mail server and what it received."""
    home = with_running("mail")
    web = f"http://127.0.0.1:{home.port('mail')}"
    mailbox = Mailbox(web)
    yield MailServer(home.port("smtp"), web, mailbox)
    mailbox.close()


@pytest.fixture(scope="session")
def stack(_in_use: None) -> Home:
    """The whole system, ready."""
    return with_running()
