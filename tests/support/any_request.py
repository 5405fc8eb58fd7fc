"""Requests of every shape that a service's description allows, and of others."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import requests
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from schemathesis.generation import GenerationMode

# The same requests in each run: a failure is found again, and the time is known.
_BOUNDED = settings(
    derandomize=True,
    database=None,
    deadline=None,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)
FORBIDDEN = 403

Known = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Sent:
    """A request as it went out, and its answer; `is_known` if it names a thing of A."""

    name: str
    route: str
    status: int
    text: str
    is_known: bool

    def __str__(self) -> str:
        """Name the request and what came back, for a failure."""
        return f"{self.name}: {self.status} {self.text[:300]}"


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
        examples: int,
        only_known: bool = False,
        below: str = "/",
        last: tuple[str, ...] = (),
        without: tuple[str, ...] = ("never",),
    ) -> Iterator[Sent]:
        """Send some requests to each route `below` that the caller may use.

        `known` has a value for parts of addresses, used besides generated ones or, with
        `only_known`, always; routes whose address ends in one of `last` come at the
        end, of `without` never.
        """
        # Most with a thing that is there: an unknown one ends at the first look.
        real = [True] if only_known else [True, True, True, False]
        for operation in sorted(
            (
                each
                for each in self._operations
                if each.path.startswith(below) and not each.path.endswith(without)
            ),
            key=lambda each: (each.path.endswith(last), each.method != "get"),
        ):
            tried = list(self._to(operation, token, known, examples=1, real=real))
            yield from tried
            if any(each.status != FORBIDDEN for each in tried):
                yield from self._to(
                    operation, token, known, examples=examples, real=real
                )

    def _to(
        self,
        operation: Any,
        token: Callable[[], str],
        known: Known,
        *,
        examples: int,
        real: list[bool],
    ) -> Iterator[Sent]:
        sent: list[Sent] = []
        names = {part.name for part in operation.path_parameters.items} & set(known)

        @settings(_BOUNDED, max_examples=examples)
        @given(case=_any_case(operation), is_known=st.sampled_from(real))
        def send_one(*, case: Any, is_known: bool) -> None:
            if is_known and names:
                fitting = {name: known[name] for name in names}
                case.path_parameters = {**(case.path_parameters or {}), **fitting}
            headers = {"authorization": f"Bearer {token()}"}
            answer = case.call(
                base_url=self._url, session=self._session, headers=headers
            )
            text = answer.content.decode("utf-8", "replace")
            name = f"{case.method} {case.formatted_path} {case.body!r} {case.headers}"
            is_named = is_known and bool(names)
            sent.append(
                Sent(name, _route(operation), answer.status_code, text, is_named)
            )

        send_one()
        yield from sent


def _route(operation: Any) -> str:
    return f"{operation.method.upper()} {operation.path}"


def _any_case(operation: Any) -> st.SearchStrategy[Any]:
    fitting = operation.as_strategy(generation_mode=GenerationMode.POSITIVE)
    wrong = operation.as_strategy(generation_mode=GenerationMode.NEGATIVE)
    return st.one_of(fitting, fitting, wrong)
