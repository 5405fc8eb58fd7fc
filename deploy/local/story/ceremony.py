"""The signing ceremony, document by document."""

from story.producer_steps import ProducerAtWork
from story.waiting import reload_until

DOCUMENTS = {
    "Producer Agreement": "producer-agreement",
    "New Mexico Addendum": "new-mexico-addendum",
    "Oklahoma Addendum": "oklahoma-addendum",
    "Montana Addendum": "montana-addendum",
    "W-9": "w-9",
}


class NotTheCeremony(AssertionError):
    """The page that came is no page of the ceremony."""


def sign_packet(producer: ProducerAtWork) -> list[str]:
    """Consent, then review and sign each document; give their names in order."""
    browser = producer.browser
    producer.go("esignature")
    # After a change the earlier packet is voided by event, a moment later.
    reload_until(
        browser,
        "documents to sign",
        lambda: "Your documents are signed" not in browser.text,
    )
    if browser.has_button("Continue"):
        if "I consent" in browser.text:
            browser.tick("I consent to sign and receive documents electronically")
        browser.press("Continue")
    done = []
    while not browser.has_button("Finish"):
        done.append(_do_document(producer))
        if len(done) > 2 * len(DOCUMENTS):
            raise NotTheCeremony(browser.text)
    browser.press("Finish")
    # A choice is put into its document first, which then comes once more.
    return list(dict.fromkeys(done))


def _do_document(producer: ProducerAtWork) -> str:
    browser = producer.browser
    if browser.path.endswith("/esignature"):
        waiting = [title for title in DOCUMENTS if _is_waiting(producer, title)]
        if not waiting:
            raise NotTheCeremony(browser.text)
        producer.go(f"esignature/{DOCUMENTS[waiting[0]]}")
    title = next(title for title in DOCUMENTS if title in browser.heading)
    if "W-9" in title:
        browser.choose("Federal tax classification", "Individual/sole proprietor")
    elif title == "Producer Agreement":
        browser.choose("Contracting as", "Individual")
    browser.read_to_the_end(f"Pages of {title}")
    browser.press("Reviewed" if browser.has_button("Reviewed") else "Sign")
    return title


def _is_waiting(producer: ProducerAtWork, title: str) -> bool:
    """Tell whether the list of documents still offers this one."""
    links = producer.browser.links
    return any(link.endswith(f"/{DOCUMENTS[title]}") for link in links)
