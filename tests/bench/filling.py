"""Many cases at once, as the queue's tables hold them; what is sealed is noise."""

import random
from dataclasses import dataclass, field
from uuid import UUID

import asyncpg
from pydantic import SecretStr

from case_service.domain.name_words import found_by
from case_service.store.names import NameDigests
from contracts.ids import uuid7

TENANT = "HCSC"
NAMES = NameDigests(SecretStr("a key of the bench alone, of some length"))
REVIEWERS = tuple(uuid7() for _ in range(40))

_CASES = """
    insert into cases (
        id, key, tenant, status, version, recruiter_id, reviewer_id, reviewer_name,
        states, accepts_simulated, person, invited_at, changed_at, started_at,
        queue_since, asked_at, decided_at
    )
    select
        uuidv7(n * interval '1 second' - interval '1 year'), 'PP-2026-' || n, $1,
        made.status, 1, gen_random_uuid(),
        case
            when made.luck < 0.4 then ($3::uuid[])[1 + n % cardinality($3::uuid[])]
        end,
        case when made.luck < 0.4 then 'Riley Reviewer' end,
        (array['TX', 'OK', 'NM', 'IL', 'MT'])[1 + n % 5 : 1 + n % 5 + n % 2],
        true, decode(repeat('ab', 300), 'hex'), made.day, made.day, made.day,
        made.day, made.day, made.day
    from generate_series(1, $2::integer) as n
    cross join lateral (
        select
            random() as luck,
            now() - make_interval(secs => random() * 3e7 + n * 0) as day,
            (array[
                'Approved', 'Approved', 'Approved', 'HCSC Review', 'HCSC Review',
                'Information Requested', 'Error', 'In Progress', 'Invited', 'Invited',
                'Rejected', 'Withdrawn', 'Expired'
            ])[1 + n % 13] as status
    ) as made
"""
_PLACES = """
    insert into queue (case_id, state, tenant, status, reviewer_id, since)
    select
        id, state, tenant, status,
        coalesce(reviewer_id, '00000000-0000-0000-0000-000000000000'),
        in_queue_since(cases)
    from cases
    cross join lateral unnest(array_prepend(''::text, states)) as place (state)
"""
_WORDS = "create temporary table words (kind text, place integer, digests bigint[])"
_NAMED = """
    create temporary table named as
    select
        id, floor(300 * random() ^ 2)::integer as first,
        floor(2000 * random() ^ 2)::integer as last
    from cases
"""
_MARKS = """
    insert into name_places (digest, status, since, case_id)
    select mark.digest, queue.status, queue.since, named.id
    from named
    inner join queue on queue.case_id = named.id and queue.state = ''
    inner join words as first on first.kind = 'first' and first.place = named.first
    inner join words as last on last.kind = 'last' and last.place = named.last
    inner join words as pair
        on pair.kind = 'pair' and pair.place = 2000 * named.first + named.last
    cross join lateral (
        select distinct unnest(first.digests || last.digests || pair.digests) as digest
    ) as mark
"""
# Built at once when all is there: row by row it takes minutes.
_UNINDEXED = "alter table name_places drop constraint name_places_pkey"
_INDEXED = "alter table name_places add primary key (digest, status, since, case_id)"


@dataclass
class People:
    """Names whose words are as unevenly common as those of people."""

    first: list[str] = field(default_factory=list)
    last: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Make words, the same ones each time."""
        chance = random.Random(8)  # noqa: S311 (names of a measurement)
        for names, count in ((self.first, 300), (self.last, 2000)):
            names += ["".join(chance.choices("aeinorstlm", k=7)) for _ in range(count)]

    def words(self) -> list[tuple[str, int, list[int]]]:
        """Give the digests of each word, and of each pair of them."""
        return [
            *(("first", place, _marks(name)) for place, name in enumerate(self.first)),
            *(("last", place, _marks(name)) for place, name in enumerate(self.last)),
            *(
                ("pair", 2000 * place + other, _pair(first, last))
                for place, first in enumerate(self.first)
                for other, last in enumerate(self.last)
            ),
        ]


def _marks(word: str) -> list[int]:
    return NAMES.of(found_by(word), tenant=TENANT)


def _pair(first: str, last: str) -> list[int]:
    pair = " ".join(sorted([first, last]))
    return NAMES.of(frozenset({pair}), tenant=TENANT)


async def fill(address: str, people: People, *, count: int) -> list[UUID]:
    """Fill the tables of a migrated schema; gives some of the cases."""
    connection = await asyncpg.connect(address)
    try:
        # Neither triggers nor references row by row: that is not what is measured.
        await connection.execute("set session_replication_role = replica")
        await connection.execute(_CASES, TENANT, count, list(REVIEWERS))
        await connection.execute(_PLACES)
        await connection.execute(_WORDS)
        await connection.copy_records_to_table("words", records=people.words())
        for statement in (_NAMED, "analyze words, named", _UNINDEXED, _MARKS, _INDEXED):
            await connection.execute(statement)
        await connection.execute("vacuum (analyze) cases, queue, name_places")
        rows = await connection.fetch("select id from cases limit 500")
    finally:
        await connection.close()
    return [row["id"] for row in rows]
