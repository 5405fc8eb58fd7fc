"""Did the language change? Saved schemas and examples against the classes."""

import json
from typing import Literal

import pytest
from pydantic import EmailStr, SecretStr, ValidationError

from contracts.event import Event, FreeTextInEvent
from tests.contracts.events import SAVED, event_classes, example, modules
from tests.support.covers import covers

EVENTS = pytest.mark.parametrize(
    "event_class", event_classes(), ids=lambda e: e.__name__
)


def saved(event_class, kind):
    return (
        SAVED / event_class.topic.split(".")[1] / f"{event_class.__name__}.{kind}.json"
    ).read_text()


@covers("OPS-2")
@EVENTS
def test_the_schema_is_the_saved_one(event_class):
    assert event_class.model_json_schema() == json.loads(saved(event_class, "schema"))


@covers("OPS-2")
@EVENTS
def test_the_saved_example_is_still_understood(event_class):
    event = event_class.read(saved(event_class, "example").encode())
    assert event == example(event_class)


@covers("OPS-2", "WHO-6")
@EVENTS
def test_a_consumer_ignores_fields_that_it_does_not_know(event_class):
    grown = json.loads(saved(event_class, "example")) | {"added_later": "x"}
    assert event_class.read(json.dumps(grown).encode()) == example(event_class)
    with pytest.raises(ValidationError):
        event_class.model_validate(grown)


@EVENTS
def test_the_type_is_prefix_class_name_and_version(event_class):
    assert example(event_class).type == f"hcsc.onboarding.{event_class.__name__}.v1"


@EVENTS
def test_an_event_of_a_case_is_keyed_by_the_case(event_class):
    event = example(event_class)
    assert event.key == getattr(event, "case_id", None) or event.aggregate_id


@EVENTS
def test_an_event_is_frozen(event_class):
    with pytest.raises(ValidationError, match="frozen"):
        example(event_class).occurred_at = None


@pytest.mark.parametrize("module", modules(), ids=lambda m: m.__name__)
def test_a_publisher_has_one_topic_that_all_its_events_go_to(module):
    own = [e for e in event_classes() if e.__module__ == module.__name__]
    assert {event_class.topic for event_class in own} == {module.TOPIC}


@covers("OPS-2")
@pytest.mark.parametrize(
    "kind", [str, SecretStr, EmailStr, bytes, object, dict[str, str]]
)
def test_a_field_that_could_hold_personal_data_is_refused_at_import(kind):
    annotations = {"type": Literal["hcsc.onboarding.NoteTaken.v1"], "note": kind}
    fields = {"__annotations__": annotations, "__module__": __name__}
    with pytest.raises(FreeTextInEvent, match="note could hold personal data"):
        type("NoteTaken", (Event,), fields)


def test_every_saved_file_belongs_to_an_event():
    names = {event_class.__name__ for event_class in event_classes()}
    assert {path.name.split(".")[0] for path in SAVED.rglob("*.json")} == names
