-- name: next_version
-- The row lock is held until commit, so ids of one entity's events follow its commits.
insert into stream_versions as known (aggregate_type, aggregate_id, version)
values ($1, $2, 1)
on conflict (aggregate_type, aggregate_id) do update set version = known.version + 1
returning version;

-- name: write
insert into outbox (
    event_id, topic, key, type, aggregate_type, aggregate_id, aggregate_version,
    payload, headers, created_at
)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10);

-- name: next_versions
-- As next_version, for one event each of many entities.
insert into stream_versions as known (aggregate_type, aggregate_id, version)
select given.aggregate_type, given.aggregate_id, 1
from unnest($1::text[], $2::uuid[]) as given (aggregate_type, aggregate_id)
on conflict (aggregate_type, aggregate_id) do update set version = known.version + 1
returning aggregate_id, version;

-- name: write_all
insert into outbox (
    event_id, topic, key, type, aggregate_type, aggregate_id, aggregate_version,
    payload, headers, created_at
)
select
    given.event_id, given.topic, given.key, given.type, given.aggregate_type,
    given.aggregate_id, given.aggregate_version, given.payload, given.headers::jsonb,
    $10
from unnest(
    $1::uuid[], $2::text[], $3::uuid[], $4::text[], $5::text[], $6::uuid[],
    $7::bigint[], $8::bytea[], $9::text[]
) as given (
    event_id, topic, key, type, aggregate_type, aggregate_id, aggregate_version,
    payload, headers
);

-- name: try_to_lead
-- Held until the connection ends; each service has a class of its own.
select pg_try_advisory_lock($1, 0);

-- name: oldest
select id, topic, key, payload, headers
from outbox
order by id
limit $1;

-- name: forget
delete from outbox where id = any($1::bigint[]);

-- name: give_up
with refused as (
    delete from outbox where id = $1
    returning id, event_id, topic, key, type, payload, headers, created_at
)
insert into outbox_dead (
    id, event_id, topic, key, type, payload, headers, created_at, failed_at, last_error
)
select
    refused.id, refused.event_id, refused.topic, refused.key, refused.type,
    refused.payload, refused.headers, refused.created_at, $2, $3
from refused;

-- name: backlog
select
    count(*) as rows,
    coalesce(extract(epoch from $1::timestamptz - min(created_at)), 0)::float8 as seconds
from outbox;
