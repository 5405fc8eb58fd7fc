"""A port that somebody holds is told with its holder."""

import os
import socket
from collections.abc import Iterator

import pytest
import pytest_socket

from stack.ports import PORTS, listened, must_be_free
from stack.trouble import Trouble


@pytest.fixture
def held_port() -> Iterator[int]:
    pytest_socket.enable_socket()
    with socket.socket() as holder:
        holder.bind(("127.0.0.1", 0))
        holder.listen()
        yield holder.getsockname()[1]


def test_a_port_in_use_is_told_with_the_process_that_holds_it(held_port: int) -> None:
    offset = held_port - PORTS["gateway"]
    with pytest.raises(Trouble) as refusal:
        must_be_free("gateway", offset=offset)
    sentence = str(refusal.value)
    assert f"Port {held_port} (gateway)" in sentence
    assert f"(process {os.getpid()})" in sentence
    assert "PRODUCERPRO_PORT_OFFSET" in sentence


def test_a_free_port_is_nobodys_trouble(held_port: int) -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        free = probe.getsockname()[1]
    must_be_free("gateway", offset=free - PORTS["gateway"])


def test_the_store_also_listens_for_its_own_processes() -> None:
    assert {18333, 18334, 18335, 18336, 28333} <= set(listened("store", offset=0))


def test_no_two_programs_share_a_port() -> None:
    assert len(set(PORTS.values())) == len(PORTS)
