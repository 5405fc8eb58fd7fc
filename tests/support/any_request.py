"""Requests of every shape that a service's description allows, and of others."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import requests
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from schemathesis.generation import GenerationMode

from tests.support.exploring import how_many

# A failure names its request; to make it smaller would take the system's time.
_BOUNDED = settings(
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)
FORBIDDEN = 403

Known = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Sent:
    """A request as it went out, what it named that is there, and its answer."""

    name: str
    route: str
    status: int
    text: str
    named: Known

    @property
    def is_known(self) -> bool:
        """Tell whether it named anything that is there."""
        return bool(self.named)

    def __str__(self) -> str:
        """Name the request and what came back, for a failure."""
        return f"{self.name}: {self.status} {self.text[:300]}"


@dataclass(frozen=True, slots=True)
class _Things:
    """What requests may name that is there, and how often they do."""

    real: Sequence[bool]
    known: Sequence[Known]

    def named(self, parts: Sequence[str]) -> st.SearchStrategy[Known]:
        """Draw a thing for each part of an address that has one, or for none."""
        fitting = {
            part: st.sampled_from([each[part] for each in self.known if part in each])
            for part in parts
            if any(part in each for each in self.known)
        }
        things = st.fixed_dictionaries(fitting)
        return st.sampled_from(self.real).flatmap(
            lambda is_real: things if is_real else st.just({})
        )


class AnyRequest:
    """Sends generated requests to a running service in somebody's name."""

    def __init__(self, description: Mapping[str, Any], *, url: str) -> None:
        """Read the service's description; `url` is where it answers."""
        schema = schemathesis.openapi.from_dict(dict(description))
        self._operations = [found.ok() for found in schema.get_all_operations()]
        self._url = url
        self._session = requests.Session()
        self._session.trust_env = False

    def close(self) -> None:
        """Close the connections."""
        self._session.close()

    def parts(self) -> dict[str, set[str]]:
        """Give the parts of each route's address that vary."""
        return {
            _route(each): {part.name for part in each.path_parameters.items}
            for each in self._operations
        }

    def send(
        self,
        token: Callable[[], str],
        *,
        known: Known,
        beside: Known | None = None,
        examples: int,
        only_known: bool = False,
        below: str = "/",
        last: tuple[str, ...] = (),
        without: tuple[str, ...] = ("never",),
    ) -> Iterator[Sent]:
        """Send some requests to each route `below` that the caller may use.

        `known` has a value for parts of addresses, used besides generated ones or, with
        `only_known`, always; `beside` has others, mixed with them part by part. Routes
        whose address ends in one of `last` come at the end, of `without` never.
        """
        # Most with a thing that is there: an unknown one ends at the first look.
        real = [True] if only_known else [True, True, True, False]
        things = _Things(real, [known, *([beside] if beside else [])])
        for operation in sorted(
            (
                each
                for each in self._operations
                if each.path.startswith(below) and not each.path.endswith(without)
            ),
            key=lambda each: (each.path.endswith(last), each.method != "get"),
        ):
            tried = list(self._to(operation, token, things, examples=1))
            yield from tried
            if any(each.status != FORBIDDEN for each in tried):
                yield from self._to(
                    operation, token, things, examples=how_many(examples)
                )

    def _to(
        self,
        operation: Any,
        token: Callable[[], str],
        things: _Things,
        *,
        examples: int,
    ) -> Iterator[Sent]:
        sent: list[Sent] = []
        parts = [part.name for part in operation.path_parameters.items]

        @settings(_BOUNDED, max_examples=examples)
        @given(case=_any_case(operation), named=things.named(parts))
        def send_one(*, case: Any, named: Known) -> None:
            if named:
                case.path_parameters = {**(case.path_parameters or {}), **named}
            headers = {"authorization": f"Bearer {token()}"}
            answer = case.call(
                base_url=self._url, session=self._session, headers=headers
            )
            text = answer.content.decode("utf-8", "replace")
            name = f"{case.method} {case.formatted_path} {case.body!r} {case.headers}"
            route = _route(operation)
            sent.append(Sent(name, route, answer.status_code, text, named))

        send_one()
        yield from sent


def _route(operation: Any) -> str:
    return f"{operation.method.upper()} {operation.path}"


def _any_case(operation: Any) -> st.SearchStrategy[Any]:
    fitting = operation.as_strategy(generation_mode=GenerationMode.POSITIVE)
    wrong = operation.as_strategy(generation_mode=GenerationMode.NEGATIVE)
    return st.one_of(fitting, fitting, wrong)
