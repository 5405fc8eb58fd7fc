"""A producer at the ceremony, before the gateway."""

from contracts.words import DocumentSlug
from tests.support.gateway_documents import a_consent
from tests.support.gateway_values import CASE_ID, NOW


def consented(visitor, state: str, *done: DocumentSlug, changes=()):
    """Have the consent given and the packet in a state."""
    visitor.double.says(f"GET /cases/{CASE_ID}/consent", a_consent(given_at=NOW))
    visitor.double.has_packet(state, *done, changes=changes)
    return visitor
