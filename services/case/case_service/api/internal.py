"""What other services ask, each for one stated purpose."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter

from case_service.api.copied import answers_copy
from case_service.api.examined import examination_data
from case_service.api.handed_on import (
    access,
    info_text,
    invitee,
    letter_data,
    lookup_subject,
    packet_data,
    recipient,
    state_decision_text,
)
from case_service.api.notices import notice_text
from case_service.domain.lost_invitation import read_lost_address
from case_service.domain.review import Act
from case_service.domain.typed import one_line
from case_service.domain.viewer import Viewer
from case_service.store.digests import Digests
from case_service.use_cases.ask_for_invitation import ask_for_invitation
from case_service.use_cases.read_answers_copy import read_answers_copy
from case_service.use_cases.read_examination import read_examination
from case_service.use_cases.read_file import read_file
from case_service.use_cases.read_info_text import read_info_text
from case_service.use_cases.read_letter_data import read_letter_data
from case_service.use_cases.read_notice_text import read_notice_text
from case_service.use_cases.read_packet_data import read_packet_data
from case_service.use_cases.read_recipient import read_recipient
from case_service.use_cases.read_state_decision import read_state_decision
from case_service.use_cases.read_subject import read_subject
from case_service.use_cases.reveal_document import reveal_document
from chassis.callers import Caller, by_service
from chassis.database import Database
from contracts.api.case_internal import (
    AnswersCopy,
    CaseAccess,
    DocumentRevealed,
    ExaminationData,
    Examiner,
    InfoText,
    Invitee,
    LetterData,
    LookupSubject,
    NoticeText,
    PacketData,
    Recipient,
    StateDecisionText,
)
from contracts.api.case_lost_invitations import LoseInvitation
from contracts.names import tenant_name
from contracts.words import LetterSlug

Identity = Annotated[Caller, by_service("identity", purpose="create-account")]
Visitor = Annotated[Caller, by_service("gateway", purpose="lost-invitation")]
Adapter = Annotated[Caller, by_service("nipr-adapter", purpose="hit-list")]
Notifier = Annotated[Caller, by_service("notifications", purpose="send-message")]
Gatekeeper = Annotated[Caller, by_service("documents", purpose="check-access")]
Packer = Annotated[Caller, by_service("documents", purpose="packet-data")]
Examining = Annotated[Caller, by_service("documents", purpose="examination-file")]
Revealing = Annotated[Caller, by_service("documents", purpose="reveal-document")]
Copyist = Annotated[Caller, by_service("documents", purpose="answers-copy")]
LetterWriter = Annotated[Caller, by_service("documents", purpose="letter-data")]


class InternalRoutes:
    """What services ask about cases."""

    def __init__(self, database: Database, *, digests: Digests) -> None:
        self._database = database
        self._digests = digests

    def router(self) -> APIRouter:
        """Give the routes."""
        router = APIRouter(prefix="/internal")
        router.get("/cases/{case_id}/invitee")(self.read_invitee)
        router.post("/lost-invitations", status_code=202)(self.lose_invitation)
        router.get("/lookups/{lookup_id}/subject")(self.read_subject)
        router.get("/cases/{case_id}/recipient")(self.read_recipient)
        earlier = router.get("/cases/{case_id}/recipients/{address_id}")
        earlier(self.read_earlier_recipient)
        router.get("/requests/{request_id}")(self.read_request)
        router.get("/proposals/{proposal_id}")(self.read_notice)
        router.get("/state-decisions/{decision_id}")(self.read_state_decision)
        router.get("/cases/{case_id}/access")(self.read_access)
        router.get("/cases/{case_id}/packet-data")(self.read_packet_data)
        router.get("/cases/{case_id}/letters/{letter}/{about}")(self.read_letter_data)
        router.post("/cases/{case_id}/examination")(self.read_examination)
        reveal = router.post("/cases/{case_id}/document-revelations", status_code=204)
        reveal(self.reveal_document)
        router.get("/cases/{case_id}/answers-copy")(self.read_answers_copy)
        return router

    async def read_invitee(self, case_id: UUID, caller: Identity) -> Invitee:
        """Whom to make an account for."""
        async with self._database.reading() as tx:
            return invitee(await read_file(tx, case_id=case_id))

    async def lose_invitation(self, lost: LoseInvitation, caller: Visitor) -> None:
        """Have it sent again; the same answer for any address."""
        email = read_lost_address(lost.email)
        async with self._database.transaction() as tx:
            await ask_for_invitation(
                tx,
                tenant=tenant_name(lost.domain),
                email=email,
                address=lost.address,
                digests=self._digests,
            )

    async def read_subject(self, lookup_id: UUID, caller: Adapter) -> LookupSubject:
        """Whom to look for in NIPR's hit list."""
        async with self._database.transaction() as tx:
            return lookup_subject(*await read_subject(tx, lookup_id=lookup_id))

    async def read_recipient(self, case_id: UUID, caller: Notifier) -> Recipient:
        """Whom a mail about a case goes to."""
        async with self._database.reading() as tx:
            return recipient(await read_recipient(tx, case_id=case_id))

    async def read_earlier_recipient(
        self, case_id: UUID, address_id: UUID, caller: Notifier
    ) -> Recipient:
        """Whom a warning goes to that several addresses of the case get."""
        async with self._database.reading() as tx:
            return recipient(
                await read_recipient(tx, case_id=case_id, address_id=address_id)
            )

    async def read_request(self, request_id: UUID, caller: Notifier) -> InfoText:
        """What a reviewer asked for."""
        async with self._database.reading() as tx:
            return info_text(await read_info_text(tx, request_id=request_id))

    async def read_notice(self, proposal_id: UUID, caller: Notifier) -> NoticeText:
        """What came of the dispute of a report."""
        async with self._database.reading() as tx:
            return notice_text(await read_notice_text(tx, proposal_id=proposal_id))

    async def read_state_decision(
        self, decision_id: UUID, caller: Notifier
    ) -> StateDecisionText:
        """What was decided about a further state."""
        async with self._database.reading() as tx:
            return state_decision_text(
                await read_state_decision(tx, decision_id=decision_id)
            )

    async def read_access(self, case_id: UUID, caller: Gatekeeper) -> CaseAccess:
        """Who may do what with a case's documents now."""
        async with self._database.reading() as tx:
            return access(await read_file(tx, case_id=case_id))

    async def read_packet_data(self, case_id: UUID, caller: Packer) -> PacketData:
        """What the packet is made from."""
        async with self._database.transaction() as tx:
            return packet_data(await read_packet_data(tx, case_id=case_id))

    async def read_letter_data(
        self, case_id: UUID, letter: LetterSlug, about: UUID, caller: LetterWriter
    ) -> LetterData:
        """What a letter says; `about` is the notice that it is or follows, if any."""
        async with self._database.transaction() as tx:
            return letter_data(
                await read_letter_data(tx, case_id=case_id, letter=letter, about=about)
            )

    async def read_examination(
        self, case_id: UUID, wish: Examiner, caller: Examining
    ) -> ExaminationData:
        """The whole case, for the examination file that a reviewer takes."""
        by = Viewer(frozenset({"reviewer"}), account_id=wish.account_id)
        async with self._database.transaction() as tx:
            examined = await read_examination(
                tx, case_id=case_id, by=by, name=one_line(wish.name)
            )
        return examination_data(examined)

    async def reveal_document(
        self, case_id: UUID, wish: DocumentRevealed, caller: Revealing
    ) -> None:
        """May this reviewer see the document whole? If so it stands in the history."""
        by = Viewer(frozenset({"reviewer"}), account_id=wish.account_id)
        act = Act(by, one_line(wish.name), version=0)
        async with self._database.transaction() as tx:
            await reveal_document(
                tx, case_id, act=act, title=wish.title, reason=wish.reason
            )

    async def read_answers_copy(self, case_id: UUID, caller: Copyist) -> AnswersCopy:
        """What the copy of the answers says."""
        async with self._database.transaction() as tx:
            return answers_copy(await read_answers_copy(tx, case_id=case_id))
