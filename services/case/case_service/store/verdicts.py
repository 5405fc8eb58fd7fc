"""Reviewers' verdicts on the requirements of a case."""

from asyncpg import Record as Row

from case_service.domain.case import Case
from case_service.domain.requirement import Requirement
from case_service.domain.review import Act
from case_service.domain.verdicts import Given, Verdict, Word
from chassis.queries import named_sql
from chassis.sealing import Seal
from chassis.transaction import Transaction

SQL = named_sql(__package__, "verdicts.sql")

_PLACE = "verdicts.because"


class VerdictStore:
    """Keeps verdicts."""

    def __init__(self, tx: Transaction) -> None:
        self._tx = tx

    async def add(self, case: Case, verdict: Verdict, *, act: Act) -> None:
        """Keep a verdict of the case's round, its reason sealed."""
        seal = await self._tx.seal(case.id)
        because = verdict.because.encode()
        await self._tx.execute(
            SQL["add"],
            case.id,
            case.review_round,
            verdict.requirement,
            verdict.word,
            seal.close(because, place=_PLACE) if because else None,
            act.account_id,
            act.name,
            self._tx.now,
        )

    async def given(self, case: Case) -> tuple[Given, ...]:
        """List the newest verdict on each requirement in each round."""
        rows = await self._tx.fetch(SQL["given"], case.id)
        if not rows:
            return ()
        seal = await self._tx.seal(case.id)
        return tuple(_given(row, seal) for row in rows)


def _given(row: Row, seal: Seal) -> Given:
    because = ""
    if row["because"] is not None:
        because = seal.open(row["because"], place=_PLACE).decode()
    return Given(
        Verdict(Requirement(row["requirement"]), Word(row["word"]), because),
        review_round=row["review_round"],
        by_name=row["by_name"],
        at=row["at"],
    )
