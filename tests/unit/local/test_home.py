"""Two runs side by side: their folders, ports and addresses."""

import pytest

from stack.home import HIGHEST_OFFSET, ROOT, Home, home_from
from stack.ports import PORTS, listened
from stack.trouble import Trouble
from tests.support.stack import HOME


def test_a_run_lives_in_the_checkout_unless_told_otherwise() -> None:
    assert home_from({}) == Home(ROOT / ".local" / "run", 0)


def test_the_offset_moves_every_port() -> None:
    home = home_from({"PRODUCERPRO_PORT_OFFSET": "100"})
    moved = {name: home.port(name) - port for name, port in PORTS.items()}
    assert set(moved.values()) == {100}


def test_a_second_run_has_a_folder_of_its_own() -> None:
    home = home_from({"PRODUCERPRO_HOME": ".local/two"})
    assert home.path == ROOT / ".local" / "two"
    assert home.socket != home_from({}).socket


@pytest.mark.parametrize("wish", ["-1", "ten", "1.5", "", str(HIGHEST_OFFSET + 1)])
def test_an_offset_that_cannot_be_is_refused_by_name(wish: str) -> None:
    with pytest.raises(Trouble, match="PRODUCERPRO_PORT_OFFSET"):
        home_from({"PRODUCERPRO_PORT_OFFSET": wish})


def test_parts_that_run_elsewhere_are_reached_there() -> None:
    home = home_from({"PRODUCERPRO_ADDRESSES": "kafka=kafka:9092 s3=store:8333"})
    assert home.address("kafka") == "kafka:9092"
    assert home.address("postgres") == "127.0.0.1:15432"


def test_a_deep_folder_still_gets_a_socket_that_the_kernel_takes() -> None:
    home = Home(ROOT / ("deep/" * 40))
    assert len(str(home.socket)) < 108


@pytest.mark.parametrize("offset", range(1000, 3000, 100))
def test_the_tests_ports_never_meet_a_developers(offset: int) -> None:
    default = {port for name in PORTS for port in listened(name, offset=0)}
    moved = {port for name in PORTS for port in listened(name, offset=offset)}
    assert not default & moved


def test_the_tests_have_a_run_apart_from_the_developers() -> None:
    assert HOME.path != home_from({}).path
    assert HOME.offset != 0
