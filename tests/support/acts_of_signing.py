"""What was done in a signing ceremony, for tests of what is told of it."""

from uuid import UUID

from documents_service.domain.evidence import Act, Actor, Entry
from tests.support.document_builders import NOON


def some_acts() -> tuple[Act, ...]:
    """Give what a signing record tells: a consent and a signature."""
    by = Actor("producer", UUID(int=2), UUID(int=3))
    origin = {"address": "203.0.113.9", "user_agent": "Mozilla/5.0 (X11; Linux x86_64)"}
    return (
        Act(NOON, Entry("consent_given", by, subject="ESIGN 2026-11", details=origin)),
        Act(
            NOON,
            Entry(
                "document_signed",
                by,
                subject="w-9",
                sha256_before="0123456789abcdef" * 4,
                sha256_after="fedcba9876543210" * 4,
                details={**origin, "typed_name": "Maria Núñez O\u2019Brien"},
            ),
        ),
    )
