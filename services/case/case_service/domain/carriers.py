"""Insurers that write errors and omissions cover in the United States.

They stand in carriers.csv, in the order of the alphabet, each with its source and day.
A name that was once offered stays there, though no more offered: it stands in answers.
A producer whose insurer is not listed chooses OTHER and types it.
"""

import csv
from dataclasses import dataclass
from datetime import date
from importlib.resources import files

OTHER = "OTHER"


@dataclass(frozen=True, slots=True)
class Carrier:
    """An insurer, whether it is offered, and where its name comes from since when.

    No register of all insurers was at hand. The names were compared by eye with a copy
    of the premiums by company that Iowa published for 2017: licensed insurers only, so
    surplus lines insurers are not on it, nor names of later years. Compare the list
    with the NAIC's company search, and let HCSC's own take its place.
    """

    name: str
    is_offered: bool
    source: str
    collected_on: date


def _read() -> tuple[Carrier, ...]:
    text = (files(__package__) / "carriers.csv").read_text("utf-8")
    return tuple(
        Carrier(
            name=row["name"],
            is_offered=row["offered"] == "yes",
            source=row["source"],
            collected_on=date.fromisoformat(row["collected_on"]),
        )
        for row in csv.DictReader(text.splitlines())
    )


# Read once with the module, like the code: a table that ships with it.
LISTED = _read()

CARRIERS = frozenset(carrier.name for carrier in LISTED)
"""Every name that counts as listed."""


def offered(chosen: str) -> tuple[str, ...]:
    """List the names to choose from, among them the one that was chosen before."""
    names = (one.name for one in LISTED if one.is_offered or one.name == chosen)
    return (*names, OTHER)
