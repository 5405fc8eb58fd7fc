"""Who may see or do what with a case's documents; the case service says so each time.

A case that the caller may not see does not exist for them.
"""

from typing import Annotated
from uuid import UUID

from chassis.callers import Caller, by_user
from chassis.refusal import NotFound, Refused
from contracts.api.case_internal import CaseAccess
from contracts.words import FileKind
from documents_service.clients.cases import Cases
from documents_service.domain.ceremony_refusals import PacketStale
from documents_service.domain.evidence import Actor
from documents_service.domain.packet import Packet
from documents_service.domain.packet_list import DocumentKind
from documents_service.use_cases.keep_file import ClosedForUpload

Producer = Annotated[Caller, by_user("producer")]
Reviewer = Annotated[Caller, by_user("reviewer")]
Reader = Annotated[Caller, by_user("producer", "reviewer", "support")]

_STAFF = frozenset({"reviewer", "support"})


class NotReadyToSign(Refused):
    """The case does not let the producer sign now."""

    def __init__(self, status: str) -> None:
        super().__init__(
            "not_ready_to_sign",
            "The documents can be signed once every other section is complete."
            if status in {"Invited", "In Progress", "Information Requested"}
            else f"Nothing can be signed while the case is in {status}.",
        )


class SectionClosed(Refused):
    """The section that the file is an answer of is not open."""

    def __init__(self) -> None:
        super().__init__(
            "section_closed",
            "E&O is not open for changes, so its declaration page stays as it is. "
            "Write to the Producer Service Center if it has to be replaced.",
        )


class NeedsReveal(Refused):
    """Staff asked for a document that shows what screens mask."""

    def __init__(self, title: str) -> None:
        super().__init__(
            "needs_reveal",
            f"The {title} shows the whole Social Security Number. The reviewer who has "
            "claimed the case opens it from the case with Reveal, and says why; nobody "
            "else of HCSC sees it.",
        )


async def readable(cases: Cases, case_id: UUID, caller: Caller) -> CaseAccess:
    """Give the case's terms to its producer and to staff of its tenant."""
    access = await cases.access(case_id)
    if _is_owner(access, caller) or _is_staff(access, caller):
        return access
    raise NotFound("There is no such case.")


async def owned(cases: Cases, case_id: UUID, caller: Caller) -> CaseAccess:
    """Give the case's terms to its producer only."""
    access = await cases.access(case_id)
    if _is_owner(access, caller):
        return access
    raise NotFound("There is no such case.")


def require_upload(access: CaseAccess, kind: FileKind) -> None:
    """Refuse unless the producer may upload such a file now."""
    if not access.can_upload:
        raise ClosedForUpload
    if access.open_kinds is not None and kind not in access.open_kinds:
        raise SectionClosed


def require_signing(access: CaseAccess, packet: Packet | None = None) -> None:
    """Refuse unless the producer may sign now, and sign this packet.

    The case service knows the answers of this moment; the event that voids a packet
    made from older ones may still be under way.
    """
    if not access.can_sign:
        raise NotReadyToSign(access.status)
    if packet is not None and not packet.is_made_from(access.snapshot_hash):
        raise PacketStale


def require_open(access: CaseAccess, kind: DocumentKind, caller: Caller) -> None:
    """Refuse staff a document with the whole SSN: they give a reason first (NEW-12)."""
    if not may_open(access, kind, caller):
        raise NeedsReveal(kind.title)


def may_open(access: CaseAccess, kind: DocumentKind, caller: Caller) -> bool:
    """Tell whether a reader of the case may open the document without a reason."""
    return not kind.shows_ssn or _is_owner(access, caller)


def actor(caller: Caller) -> Actor:
    """Say who acts, for the evidence."""
    role = next(iter(sorted(caller.roles)), "unknown")
    return Actor(role, caller.account_id, caller.session_id)


def is_support(access: CaseAccess, caller: Caller) -> bool:
    """Tell whether somebody reads the case for support only, to help its producer."""
    return "reviewer" not in caller.roles and not _is_owner(access, caller)


def _is_owner(access: CaseAccess, caller: Caller) -> bool:
    return (
        "producer" in caller.roles
        and caller.account_id is not None
        and caller.account_id == access.owner_account_id
    )


def _is_staff(access: CaseAccess, caller: Caller) -> bool:
    return bool(_STAFF & caller.roles) and caller.tenant == access.tenant
