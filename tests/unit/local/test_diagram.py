"""The two descriptions of the system say the same, and give each service its own."""

import importlib
import re
from pathlib import Path

import pytest
import yaml
from pydantic import BaseModel

from stack.diagram import EVERYTHING, PARTS, SERVICES, program
from stack.home import ROOT, Home
from stack.ports import LISTENS, PORTS
from tests.support.covers import covers

HOME = Home(ROOT / ".local" / "run")
COMPOSE = yaml.safe_load((ROOT / "deploy" / "compose.yaml").read_text())["services"]
MADE_ONCE = {"keys", "provision"}
OWN_BASE_IMAGE = {"postgres", "kafka", "store", "mail"}


def peers(environment: dict[str, str], ports: dict[str, str]) -> dict[str, str]:
    """Say which process each address among the settings leads to."""
    found = {}
    for name, value in environment.items():
        address = re.search(r"(?:^|//)([\w.-]+):(\d+)$", value)
        if address:
            found[name] = ports.get(address[2], address[1])
    return found


def settings_of(name: str) -> type[BaseModel]:
    module = importlib.import_module(f"{program(name, home=HOME).package}.settings")
    kinds = [
        kind
        for kind in vars(module).values()
        if isinstance(kind, type) and kind.__module__ == module.__name__
    ]
    assert len(kinds) == 1
    kind: type[BaseModel] = kinds[0]
    return kind


def of_diagram(name: str) -> dict[str, str]:
    return dict(program(name, home=HOME).environment)


def of_compose(name: str) -> dict[str, str]:
    settings = dict(COMPOSE[name]["environment"])
    return {k: str(v) for k, v in settings.items() if not k.endswith("_HOST")}


def test_both_name_the_same_processes() -> None:
    assert set(COMPOSE) - MADE_ONCE == set(EVERYTHING)


@pytest.mark.parametrize("name", [*SERVICES, "nipr"])
def test_both_give_a_process_the_same_settings(name: str) -> None:
    ours = {key for key in of_diagram(name) if not key.endswith("_HOST")}
    assert ours == set(of_compose(name))


@pytest.mark.parametrize("name", SERVICES)
def test_both_lead_a_service_to_the_same_others(name: str) -> None:
    listeners = {"s3": "store", "smtp": "mail"}
    local = {str(HOME.port(port)): listeners.get(port, port) for port in PORTS}
    images = {str(8080): "gateway"}
    assert peers(of_diagram(name), local) == peers(of_compose(name), images)


@pytest.mark.parametrize("name", [*SERVICES, "nipr"])
def test_a_process_gets_settings_of_its_own_only(name: str) -> None:
    prefixes = {"nipr": "NIPR_SIMULATOR_"}
    prefix = prefixes.get(name, name.upper().replace("-", "_") + "_")
    assert all(setting.startswith(prefix) for setting in of_diagram(name))


@covers("OPS-1")
@pytest.mark.parametrize("name", SERVICES)
def test_no_service_is_given_anothers_credentials(name: str) -> None:
    schema = {"case": "cases", "nipr-adapter": "nipr"}.get(name, name)
    owners = {
        "tokens/private": name, "keysets": name, "s3": name, "database": schema,
    }  # fmt: skip
    for value in of_diagram(name).values():
        for folder, owner in owners.items():
            if f"/keys/{folder}/" in value:
                assert re.match(rf"{owner}[._]", Path(value).name), value


@pytest.mark.parametrize("name", EVERYTHING)
def test_every_process_has_a_port_and_a_log(name: str) -> None:
    text = (ROOT / "deploy" / "local" / "supervisord.conf").read_text()
    assert f"logs/{name}.log" in text
    assert all(port in PORTS for port in LISTENS.get(name, (name,)))


def test_the_parts_come_before_the_services() -> None:
    assert EVERYTHING == PARTS + SERVICES


@pytest.mark.parametrize("name", sorted(set(EVERYTHING) - OWN_BASE_IMAGE))
def test_every_image_of_ours_has_its_pinned_requirements(name: str) -> None:
    service = COMPOSE[name]["build"]["args"]["SERVICE"]
    assert (ROOT / "requirements" / f"{service}.txt").exists()


@pytest.mark.parametrize("name", SERVICES)
def test_a_service_knows_every_setting_that_it_is_given(name: str) -> None:
    kind = settings_of(name)
    prefix = name.upper().replace("-", "_") + "_"
    given = {setting.removeprefix(prefix).lower() for setting in of_diagram(name)}
    known = set(kind.model_fields)
    unknown = {field for field in given if field.removesuffix("_file") not in known}
    assert not unknown - known
    needed = {
        field for field, about in kind.model_fields.items() if about.is_required()
    }
    assert needed <= {field.removesuffix("_file") for field in given}
