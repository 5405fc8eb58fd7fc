"""A chain as text: one JSON object a line, the oldest entry first."""

import json
from collections.abc import Iterable, Iterator

from documents_service.domain.chain import Link


class NotAChain(ValueError):
    """A line is no entry of a chain; the sentence names it."""


def written(links: Iterable[Link]) -> str:
    """Write the chain; the same chain gives the same text."""
    return "".join(f"{_line(link)}\n" for link in links)


def read(text: str) -> tuple[Link, ...]:
    """Read what `written` made, or raise NotAChain."""
    return tuple(_links(text))


def _line(link: Link) -> str:
    told = {"position": link.position, **link.told, "chain": link.chain.hex()}
    return json.dumps(told, ensure_ascii=False, separators=(",", ":"))


def _links(text: str) -> Iterator[Link]:
    for number, line in enumerate(text.splitlines(), 1):
        try:
            told = json.loads(line)
            position, chain = int(told.pop("position")), told.pop("chain")
            yield Link(position, told, bytes.fromhex(chain))
        except (ValueError, TypeError, LookupError, AttributeError):
            raise NotAChain(f"line {number} is no entry of a chain") from None
