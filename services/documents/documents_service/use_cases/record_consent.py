"""Keep the producer's answer to the disclosure about electronic signatures."""

from collections.abc import Mapping
from uuid import UUID

from chassis.refusal import Refused
from chassis.transaction import Transaction
from documents_service.domain.consent import TEXT_VERSION, is_current
from documents_service.domain.evidence import Actor, Entry, What
from documents_service.store.cases import CaseStore
from documents_service.store.evidence import Consent, EvidenceStore


class DisclosureChanged(Refused):
    """The page showed an older text than the one in force."""

    def __init__(self) -> None:
        super().__init__(
            "consent_text_changed",
            "The text about electronic signatures was updated. Read the new text and "
            "answer again.",
        )


async def record_consent(
    tx: Transaction,
    *,
    case_id: UUID,
    text_version: str,
    is_given: bool,
    origin: Mapping[str, str],
    by: Actor,
) -> None:
    """Remember what was agreed to or declined, when, and from where.

    The same answer again changes nothing.
    """
    if not is_current(text_version):
        raise DisclosureChanged
    await CaseStore(tx).lock(case_id)
    evidence = EvidenceStore(tx)
    if _is_same(await evidence.consent(case_id), is_given=is_given):
        return
    what: What = "consent_given" if is_given else "consent_declined"
    await evidence.add(case_id, Entry(what, by, subject=TEXT_VERSION, details=origin))


def _is_same(newest: Consent | None, *, is_given: bool) -> bool:
    return (
        newest is not None
        and is_current(newest.text_version)
        and newest.is_given is is_given
    )
