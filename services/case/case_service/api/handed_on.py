"""What other services are told: only the fields of their purpose."""

from collections.abc import Iterator

from pydantic import SecretStr

from case_service.api.problems import fee_lines, total_text
from case_service.domain import people
from case_service.domain.another_state import StateDecision
from case_service.domain.case_file import CaseFile, NotIdentified
from case_service.domain.licenses import chosen_states, wants_bluelincs
from case_service.domain.milestones import expires_on
from case_service.domain.status import Status
from case_service.domain.tab import Tab
from case_service.store.start import Lookup
from case_service.use_cases.read_info_text import AskedText
from case_service.use_cases.read_letter_data import LetterContents
from case_service.use_cases.read_packet_data import PacketContents
from case_service.use_cases.read_recipient import Reachable
from contracts.api.case_internal import (
    CaseAccess,
    InfoText,
    Invitee,
    LetterData,
    LookupSubject,
    PacketData,
    PostalAddress,
    Recipient,
    StateDecisionText,
)
from contracts.words import DocumentSlug, FileKind


def invitee(file: CaseFile) -> Invitee:
    """Shape whom to make an account for."""
    return Invitee(
        case_id=file.case.id,
        tenant=file.case.tenant,
        first_name=file.invitee.first_name,
        last_name=file.invitee.last_name,
        email=file.invitee.email,
        npn=file.identity.npn if file.identity else None,
    )


def lookup_subject(lookup: Lookup, invited: people.Invitee) -> LookupSubject:
    """Shape whom to look for."""
    return LookupSubject(
        case_id=lookup.case_id,
        ssn=SecretStr(lookup.ssn.digits),
        last_name=lookup.last_name,
        first_name=invited.first_name,
    )


def recipient(reachable: Reachable) -> Recipient:
    """Shape whom a mail goes to."""
    file, frame = reachable.whole.file, reachable.whole.frame
    return Recipient(
        case_id=file.case.id,
        key=file.case.key,
        first_name=file.invitee.first_name,
        last_name=file.invitee.last_name,
        email=reachable.email,
        status=file.case.status.value,
        expires_on=expires_on(file.case, frame.dates),
        review_takes=str(frame.dates.promise),
        authorization_id=reachable.authorization_id,
    )


def info_text(asked: AskedText) -> InfoText:
    """Shape what a reviewer asked for."""
    request = asked.request
    return InfoText(
        request_id=request.id,
        message=request.message,
        reopened_tabs=request.reopened_tabs,
        wanted_documents=asked.documents,
    )


def state_decision_text(decision: StateDecision) -> StateDecisionText:
    """Shape what was decided about a further state."""
    return StateDecisionText(
        state=decision.state.value,
        state_name=decision.state.full_name,
        reason=decision.reason,
    )


def access(file: CaseFile) -> CaseAccess:
    """Shape who may do what with the documents."""
    case = file.case
    is_open = case.status in (Status.IN_PROGRESS, Status.INFORMATION_REQUESTED)
    return CaseAccess(
        case_id=case.id,
        key=case.key,
        tenant=case.tenant,
        owner_account_id=case.producer_id,
        recruiter_account_id=case.recruiter_id,
        status=case.status.value,
        can_upload=is_open and file.is_identified,
        can_sign=file.is_editable(Tab.ESIGNATURE),
        snapshot_hash=file.snapshot_hash,
        open_kinds=tuple(_open_kinds(file)),
    )


def _open_kinds(file: CaseFile) -> Iterator[FileKind]:
    # A declaration page is an answer of its section; a new one replaces it (REV-3).
    if file.is_editable(Tab.E_AND_O):
        yield FileKind.E_AND_O_DECLARATION_PAGE
    yield FileKind.SUPPORTING_DOCUMENT


def address(file: CaseFile, which: str) -> PostalAddress:
    """Shape an address of General; the mailing address may be the primary one."""
    values = file.saved(Tab.GENERAL).values
    if which == "mailing" and values.get("mailing_same") == "yes":
        which = "primary"
    return PostalAddress(
        street=values.get(f"{which}_street", ""),
        street_2=values.get(f"{which}_street_2", ""),
        city=values.get(f"{which}_city", ""),
        state=values.get(f"{which}_state", ""),
        zip_code=values.get(f"{which}_zip", ""),
    )


def packet_data(contents: PacketContents) -> PacketData:
    """Shape what the packet is made from."""
    file = contents.file
    if file.identity is None or file.ssn is None:
        raise NotIdentified
    general = file.saved(Tab.GENERAL).values
    chosen = file.saved(Tab.LICENSES).values
    return PacketData(
        case_id=file.case.id,
        key=file.case.key,
        snapshot_hash=contents.snapshot_hash,
        name=file.name,
        npn=file.identity.npn,
        resident_state=file.identity.resident_state,
        ssn=SecretStr(file.ssn.digits),
        email=general.get("email", ""),
        business_phone=general.get("business_phone", ""),
        primary_address=address(file, "primary"),
        mailing_address=address(file, "mailing"),
        states=tuple(state.value for state in chosen_states(chosen)),
        bluelincs_hmo=wants_bluelincs(chosen),
        fees=fee_lines(contents.fees),
        fee_total_text=total_text(contents.fees),
        addenda=tuple(DocumentSlug(document) for document in contents.addenda),
    )


def letter_data(contents: LetterContents) -> LetterData:
    """Shape what a letter says."""
    file = contents.file
    mailing = address(file, "mailing")
    return LetterData(
        case_id=file.case.id,
        key=file.case.key,
        name=file.name,
        address=mailing if mailing.street else None,
        dated=contents.dated,
        reason=contents.reason,
        notice=contents.notice,
        fees=fee_lines(contents.fees),
        fee_total_text=total_text(contents.fees),
        producer_identification_number=contents.number,
    )
