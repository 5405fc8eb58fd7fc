"""Producers invited for all five states: who cannot contract in each, and who can."""

from dataclasses import replace
from typing import Any

from nipr_simulator.people import Person, shipped_people
from story.people import Producer
from story.simulated_people import MODEL, new_producer

STATES = ("Illinois", "Montana", "New Mexico", "Oklahoma", "Texas")
TOO_LOW = "$900,000"
"""Enough for each of the states but Montana."""


def five_state_producer(simulator: str) -> Producer:
    """Make up somebody whose Illinois and Texas licenses do not count."""
    model = next(person for person in shipped_people() if person.number == MODEL)
    person = new_producer(simulator, licenses=_licenses(model))
    return replace(person, states=STATES)


def five_licenses_producer(simulator: str) -> Producer:
    """Make up somebody who can contract in all five, insured too low for Montana."""
    return replace(new_producer(simulator), states=STATES, limit=TOO_LOW)


def _licenses(model: Person) -> list[dict[str, Any]]:
    licenses = [license_.model_dump(mode="json") for license_ in model.licenses]
    for license_ in licenses:
        if license_["state"] == "TX":
            license_["expires"] = "2025-12-01"
        if license_["state"] == "IL":
            health, _ = license_["authorities"]
            health["status"] = "Inactive"
    return licenses
