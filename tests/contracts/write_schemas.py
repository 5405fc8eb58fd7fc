"""Write the schema and the example of every new event.

Run it by `python -m tests.contracts.write_schemas`. An existing file is never changed:
an event that is out in the world keeps its shape. Of requests, what is new and may be
left out is added.
"""

import json
from pathlib import Path

from tests.contracts.events import event_classes, example, saved_file
from tests.contracts.requests import SAVED, grown, request_shapes


def _write_once(path: Path, content: object) -> None:
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(content, indent=2) + "\n")


def main() -> None:
    """Write what is missing."""
    for event_class in event_classes():
        schema = event_class.model_json_schema()
        _write_once(saved_file(event_class, "schema"), schema)
        instance = example(event_class).model_dump(mode="json")
        _write_once(saved_file(event_class, "example"), instance)
    saved = json.loads(SAVED.read_text()) if SAVED.exists() else {}
    SAVED.write_text(json.dumps(grown(saved, request_shapes()), indent=2) + "\n")


if __name__ == "__main__":
    main()
