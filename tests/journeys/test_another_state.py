"""Does a producer get the state that they ask for, and do others learn of it?"""

from tests.support.beginnings import PATIENCE
from tests.support.covers import covers


@covers("LIC-3", "NEW-14", "WHO-2")
def test_a_producer_asks_the_recruiter_adds_and_licenses_offers_the_state(
    beginnings, windows
):
    producer = beginnings.identified()
    window = windows.of(producer)
    window.open(f"/cases/{producer.key}/licenses")
    window.follow("Ask for another state")
    window.choose("State", "Montana")
    window.fill("Why you ask for it", "I have had a license there since June.")
    window.press("Ask for this state")
    assert "Waiting for a decision" in window.text

    recruiter = windows.of(beginnings.recruiter)
    recruiter.open("/invitations")
    recruiter.follow(f"Montana for case {producer.key}")
    assert "I have had a license there since June." in recruiter.text
    assert recruiter.value_of("State") == "MT"
    recruiter.press("Add state")
    assert "The state is added" in recruiter.text

    told = beginnings.mailbox.wait_for(
        producer.person.email, "A state was added to your application", within=PATIENCE
    )
    assert told.link.endswith(producer.key)
    window.open(f"/cases/{producer.key}/licenses")
    assert "Montana" in window.text
    window.open(f"/cases/{producer.key}/another-state")
    assert "Added" in window.text
