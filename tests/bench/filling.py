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
# So few that each has more than a page also among a thousand cases.
RECRUITERS = tuple(uuid7() for _ in range(20))

_CASES = """
    insert into cases (
        id, key, tenant, status, version, recruiter_id, producer_id, reviewer_id,
        reviewer_name, states, accepts_simulated, review_round, packet_hash,
        snapshot_hash, person, invited_at, changed_at, started_at, submitted_at,
        queue_since, asked_at, decided_at
    )
    select
        uuidv7(n * interval '1 second' - interval '1 year'),
        'PP-2025-'
        || translate(lpad(to_hex(n), 6, '0'), '0123456789abcdef', '23456789ABCDEFGH'),
        $1,
        made.status, 1, ($4::uuid[])[1 + n % cardinality($4::uuid[])],
        gen_random_uuid(),
        case
            when made.luck < 0.4 then ($3::uuid[])[1 + n % cardinality($3::uuid[])]
        end,
        case when made.luck < 0.4 then 'Riley Reviewer' end,
        (array['TX', 'OK', 'NM', 'IL', 'MT'])[1 + n % 5 : 1 + n % 5 + n % 2],
        true, model.review_round, model.packet_hash, model.snapshot_hash, model.person,
        made.day, made.day, made.day, made.day, made.day, made.day, made.day
    from generate_series(1, $2::integer) as n
    inner join cases as model on model.id = $5
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
# Every case has a key, something typed, and the digests of its numbers and its invitee:
# these tables are as deep as they get.
_KEYS = """
    insert into data_keys (case_id, wrapped, created_at)
    select cases.id, model.wrapped, model.created_at
    from cases
    inner join data_keys as model on model.case_id = $1
    where cases.id <> $1
"""
_TYPED = """
    insert into tabs (case_id, tab, version, answers, saved_at, is_confirmed)
    select id, 'general', 1, '', now(), true
    from cases
    where id <> $1
"""
# Every fiftieth shares its number with the one before.
_SSNS = """
    insert into ssn_index (case_id, tenant, digest)
    select
        id, tenant,
        sha256(uuid_send(
            case
                when row_number() over named % 50 = 0 then lag(id) over named else id
            end
        ))
    from cases
    where id <> $1
    window named as (order by id)
"""
_NPNS = """
    insert into npn_index (case_id, tenant, digest)
    select id, tenant, sha256(uuid_send(id))
    from cases
    where id <> $1
"""
_INVITEES = """
    insert into invitee_index (case_id, tenant, email, person)
    select id, tenant, sha256(uuid_send(id)), sha256(uuid_send(id))
    from cases
    where id <> $1
"""
_COMPARED = """
    insert into compared_cases (case_id)
    select case_id
    from (
        select case_id, count(*) over (partition by digest) as number
        from ssn_index
        where case_id <> $1
    ) as alike
    where number > 1
"""
_PLACES = """
    insert into queue (case_id, state, tenant, status, reviewer_id, since)
    select
        id, state, tenant, status,
        coalesce(reviewer_id, '00000000-0000-0000-0000-000000000000'),
        in_queue_since(cases)
    from cases
    cross join lateral unnest(array_prepend(''::text, states)) as place (state)
    where id <> $1
"""
_OF_EACH = (_PLACES, _KEYS, _TYPED, _SSNS, _NPNS, _INVITEES, _COMPARED)
_WORDS = "create temporary table words (kind text, place integer, digests bigint[])"
_FOUND = "create index on words (kind, place)"
_NAMED = """
    create temporary table named as
    select
        id, status, in_queue_since(cases) as since,
        floor(300 * random() ^ 2)::integer as first,
        floor(2000 * random() ^ 2)::integer as last
    from cases
"""
_MARKS = """
    insert into name_places (digest, status, since, case_id)
    select mark.digest, named.status, named.since, named.id
    from named
    inner join words as first on first.kind = 'first' and first.place = named.first
    inner join words as last on last.kind = 'last' and last.place = named.last
    inner join words as pair
        on pair.kind = 'pair' and pair.place = 2000 * named.first + named.last
    cross join lateral (
        select distinct unnest(first.digests || last.digests || pair.digests) as digest
    ) as mark
"""
# Built at once when all is there: row by row it takes minutes. Nothing that is measured
# writes to the index of names, so its million cases need no log. In the end all is
# written out: else that falls on who reads a page first.
_BARE = """
    alter table name_places drop constraint name_places_pkey;
    alter table name_places set unlogged
"""
_INDEXED = """
    alter table name_places add primary key (digest, status, since, case_id);
    vacuum (analyze) cases, queue, name_places, data_keys, tabs, ssn_index, npn_index,
    invitee_index, compared_cases;
    checkpoint
"""
_INDEXES = """
    select indexname, indexdef
    from pg_indexes
    where
        schemaname = 'cases'
        and tablename in ('cases', 'queue', 'ssn_index', 'npn_index', 'invitee_index')
        and indexname not like '%_pkey'
        and indexname <> 'cases_key_key'
"""


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


async def fill(address: str, people: People, *, model: UUID, count: int) -> None:
    """Fill the tables of a migrated schema with cases that look like the model."""
    connection = await asyncpg.connect(address)
    try:
        # Neither triggers nor references row by row: that is not what is measured.
        await connection.execute("set session_replication_role = replica")
        await connection.execute("set maintenance_work_mem = '256MB'")
        indexes = await connection.fetch(_INDEXES)
        for index in indexes:
            await connection.execute(f"drop index {index['indexname']}")
        who = (list(REVIEWERS), list(RECRUITERS))
        await connection.execute(_CASES, TENANT, count, *who, model)
        for statement in _OF_EACH:
            await connection.execute(statement, model)
        for index in indexes:
            await connection.execute(index["indexdef"])
        await connection.execute(_WORDS)
        await connection.copy_records_to_table("words", records=people.words())
        for statement in (_FOUND, _NAMED, "analyze words, named", _BARE, _MARKS):
            await connection.execute(statement)
        for statement in _INDEXED.split(";"):
            await connection.execute(statement)
    finally:
        await connection.close()
