"""Background checks: what is wished for and what came of it."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from pydantic import TypeAdapter

from case_service.domain.background_check import Outcome
from case_service.domain.case import Case
from case_service.domain.case_file import CaseFile
from case_service.domain.status import OPEN
from chassis.queries import named_sql
from chassis.transaction import Transaction

SQL = named_sql(__package__, "background.sql")

_SOURCE = TypeAdapter(dict[str, str])
_PLACE = "background_authorizations.from"


@dataclass(frozen=True, slots=True)
class Agreement:
    """An authorization of a background check as it is given, and where it came from."""

    text_version: str
    given_by: UUID | None
    address: str
    user_agent: str


@dataclass(frozen=True, slots=True)
class Agreed:
    """An authorization as it was given."""

    text_version: str
    given_at: datetime
    address: str


@dataclass(frozen=True, slots=True)
class BackgroundConsent:
    """The authorization that was given, or that one is asked for."""

    given: Agreed | None
    is_asked: bool


@dataclass(frozen=True, slots=True)
class BackgroundCheck:
    """A check as it stands, and whether approval waits for it."""

    outcome: Outcome
    holds_approval: bool
    reference: str | None
    wished_at: datetime
    answered_at: datetime | None
    agency: str
    is_authorized: bool

    @property
    def needs_authorization(self) -> bool:
        """Tell whether it can be ordered only when the producer has agreed to it."""
        is_open = self.outcome is Outcome.PENDING and self.reference is None
        return is_open and not self.is_authorized


@dataclass(frozen=True, slots=True)
class ClaimedCheck:
    """A check to work on; `reference` is the provider's, once it is ordered."""

    case_id: UUID
    reference: str | None


class BackgroundStore:
    """Keeps background checks."""

    def __init__(self, tx: Transaction) -> None:
        self._tx = tx

    async def wish(self, case: Case, *, holds_approval: bool) -> bool:
        """Wish for a check; False when the case has one already."""
        made = await self._tx.fetchval(
            SQL["wish"], case.id, holds_approval, self._tx.now
        )
        return made is not None

    async def check(self, case: Case) -> BackgroundCheck | None:
        """Give the case's check; None where none is made."""
        row = await self._tx.fetchrow(SQL["check"], case.id)
        if row is None:
            return None
        return BackgroundCheck(**{**row, "outcome": Outcome(row["outcome"])})

    async def authorize(self, case: Case, agreement: Agreement) -> None:
        """Keep the producer's authorization, its origin sealed."""
        seal = await self._tx.seal(case.id)
        source = {"address": agreement.address, "user_agent": agreement.user_agent}
        await self._tx.execute(
            SQL["authorize"],
            case.id,
            agreement.text_version,
            self._tx.now,
            agreement.given_by,
            seal.close(_SOURCE.dump_json(source), place=_PLACE),
        )

    async def authorization(self, case: Case) -> Agreed | None:
        """Give the case's authorization; None before there is one."""
        row = await self._tx.fetchrow(SQL["authorization"], case.id)
        if row is None:
            return None
        seal = await self._tx.seal(case.id)
        source = _SOURCE.validate_json(seal.open(row["given_from"], place=_PLACE))
        return Agreed(row["text_version"], row["given_at"], source["address"])

    async def consent(self, file: CaseFile) -> BackgroundConsent:
        """Tell how the authorization stands, once the policy is applied."""
        given = await self.authorization(file.case)
        return BackgroundConsent(given, is_asked=file.facts.asks_background)

    async def claim(self) -> ClaimedCheck | None:
        """Take the next check that is due; it comes back until it is answered."""
        row = await self._tx.fetchrow(SQL["claim"], self._tx.now, sorted(OPEN))
        return None if row is None else ClaimedCheck(**row)

    async def keep_reference(self, case_id: UUID, reference: str) -> None:
        """Keep the provider's number."""
        await self._tx.execute(SQL["ordered"], case_id, reference)

    async def answer(self, case_id: UUID, outcome: Outcome, *, agency: str) -> bool:
        """Keep the outcome and who found it; False when there is one already."""
        kept = await self._tx.fetchval(
            SQL["answered"], case_id, outcome, self._tx.now, agency
        )
        return kept is not None
