"""New people for each story, made known to NIPR's simulator."""

import secrets

import httpx

from story.people import Producer

# Holds non-resident licenses in all five states.
MODEL = 6
# Above the people that the simulator ships; an SSN must not come twice, even in a run
# of another day against the same database.
NUMBERS = range(1000, 9999)
FIRST_NAMES = ("Alma", "Bruno", "Carla", "Dmitri", "Elena", "Farid", "Grace", "Hugo")
LAST_NAMES = ("Abbott", "Bianchi", "Carver", "Duarte", "Ellison", "Fischer", "Grant")


def free_number(simulator: str) -> int:
    """Choose a number that nobody has whom the simulator knows."""
    people = httpx.get(f"{simulator}/control/people").raise_for_status().json()
    taken = {person["number"] for person in people}
    return secrets.choice([number for number in NUMBERS if number not in taken])


def new_producer(simulator: str, **known: object) -> Producer:
    """Make somebody up and let the simulator know them.

    `known` is what NIPR has on them other than on the model, as in its people's files.
    """
    wanted: dict[str, object] = {
        "like": MODEL,
        "number": free_number(simulator),
        "first": secrets.choice(FIRST_NAMES),
        "last": secrets.choice(LAST_NAMES),
        **known,
    }
    answer = httpx.post(f"{simulator}/control/people", json=wanted).raise_for_status()
    person = answer.json()
    return Producer(person["first"], person["last"], person["ssn"])
