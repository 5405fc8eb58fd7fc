"""What a service is about to say."""

from chassis.database import Database


async def said(database: Database, event: str) -> list[bytes]:
    """Give the payloads of the events of a class that wait in the outbox."""
    async with database.transaction() as tx:
        rows = await tx.fetch(
            "select payload from outbox where type = $1 order by id",
            f"hcsc.onboarding.{event}.v1",
        )
    return [row["payload"] for row in rows]
